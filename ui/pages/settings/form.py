"""Labelled rows under headings, the way a page of settings is read. Imports Qt, widgets and the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.flow import FlowLayout
from ui.widgets.text_label import TextLabel

LABEL = 170
"""Width of the labels in the drawing's pixels."""

PADDING = 18


class FormRow(QWidget):
    """A label beside its controls, or above them where there is no room.

    Attributes:
        remark: the line below the controls; hidden while it is empty.
    """

    def __init__(
        self, themes: ThemeManager, label: str, controls: tuple[QWidget, ...], *, hint: str, stretch: bool
    ) -> None:
        """Set label, controls and hint.

        Args:
            themes: the measures.
            label: what is set here.
            controls: from left to right; they break into lines unless `stretch`.
            hint: one quiet sentence below them.
            stretch: the first control takes all the width there is.
        """
        super().__init__()
        self._themes = themes
        self._in_line = () if stretch else controls
        self._label = TextLabel(label, wrap=True)
        self._label.setBuddy(controls[0])
        self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.remark = TextLabel(hint, "small", wrap=True)
        self.remark.setHidden(not hint)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addLayout(_line(controls, stretch=stretch))
        box.addWidget(self.remark)
        self._layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(box, 1)
        self.set_stacked(False)

    def set_stacked(self, stacked: bool) -> None:
        """Set the label above the controls, or beside them."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        self._layout.setSpacing(4 if stacked else 16)
        self._label.setMinimumHeight(0 if stacked else self._themes.metrics.control)
        for control in self._in_line:
            # One height, so that words stand in line with fields.
            control.setMinimumHeight(self._themes.metrics.control)
        width = self._themes.metrics.px(LABEL)
        self._label.setMinimumWidth(0 if stacked else width)
        self._label.setMaximumWidth(16_000 if stacked else width)


class FormSection(QFrame):
    """A card with a heading and rows."""

    def __init__(self, themes: ThemeManager, title: str) -> None:
        """Make an empty one; `title` is its heading and accessible name."""
        super().__init__()
        self._themes = themes
        self._rows: list[FormRow] = []
        self.setProperty("ground", "card")
        self.setAccessibleName(title)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(PADDING, 14, PADDING, 16)
        self._layout.setSpacing(14)
        self._layout.addWidget(TextLabel(title, "section"))

    def add_row(self, label: str, *controls: QWidget, hint: str = "", stretch: bool = False) -> FormRow:
        """Add a row and return it; the arguments are those of `FormRow`."""
        row = FormRow(self._themes, label, controls, hint=hint, stretch=stretch)
        self._rows.append(row)
        self._layout.addWidget(row)
        return row

    def set_stacked(self, stacked: bool) -> None:
        """Set the labels above their controls, or beside them."""
        for row in self._rows:
            row.set_stacked(stacked)


def _line(controls: tuple[QWidget, ...], *, stretch: bool) -> QLayout:
    """Return the controls side by side."""
    if not stretch:
        flow = FlowLayout(gap=8, line_gap=6)
        for control in controls:
            flow.addWidget(control)
        return flow
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for at, control in enumerate(controls):
        line.addWidget(control, 0 if at else 1)
    return line
