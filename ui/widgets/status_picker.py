"""Red | Yellow | Green: shows a status and asks for another. Imports Qt, `ui.theme` and the core's domain."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csops_desktop.domain.status import COLUMNS, Status
from ui.theme.theme import ThemeManager
from ui.widgets.status_segment import StatusSegment

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class StatusPicker(QWidget):
    """A segmented control. The arrow keys walk over it, Enter or Space asks.

    It shows the new status only when it is told so: a change of colour needs a sentence first.

    Signals:
        status_requested: the person wants this `Status`, which is not the one shown.
    """

    status_requested = Signal(object)

    def __init__(self, themes: ThemeManager, *, with_not_rated: bool = True, parent: QWidget | None = None) -> None:
        """Show nothing chosen.

        Args:
            themes: the colours.
            with_not_rated: offer "Not rated" too.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._status: Status | None = None
        self._pending: Status | None = None
        offered = [status for status in COLUMNS if with_not_rated or status is not Status.NOT_RATED]
        self._segments = [StatusSegment(themes, status, self) for status in offered]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for segment in self._segments:
            layout.addWidget(segment, 1)
            segment.clicked.connect(self._on_segment_clicked)
        self._segments[0].first = True
        self._segments[-1].last = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName("status_picker")
        self.setAccessibleName("Status")
        self._show()

    @property
    def status(self) -> Status | None:
        """The status it shows."""
        return self._status

    def set_status(self, status: Status | None) -> None:
        """Show a status; what was being asked for is settled by that."""
        self._status = status
        self._pending = None
        self._show()

    def set_pending(self, status: Status | None) -> None:
        """Show the status that is being asked for, or with `None` go back to the real one."""
        self._pending = status
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        focused = self._focused()
        if step is None or focused is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        target = self._segments[(focused + step) % len(self._segments)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _focused(self) -> int | None:
        """Return the index of the segment that has the focus."""
        return next((i for i, segment in enumerate(self._segments) if segment.hasFocus()), None)

    def _show(self) -> None:
        """Check the segment of the shown status, and let Tab stop on that one only."""
        shown = self._pending or self._status
        stop = shown if shown is not None else self._segments[0].status
        for segment in self._segments:
            segment.setChecked(segment.status is shown)
            policy = Qt.FocusPolicy.StrongFocus if segment.status is stop else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)
            segment.update()

    def _on_segment_clicked(self) -> None:
        """Ask for the status that was pressed."""
        segment = self.sender()
        if isinstance(segment, StatusSegment) and segment.status is not (self._pending or self._status):
            self.status_requested.emit(segment.status)
