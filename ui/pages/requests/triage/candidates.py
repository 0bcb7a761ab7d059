"""A few things that are offered, one of them marked. Imports Qt, widgets and the theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton
from ui.widgets.text_label import TextLabel, plain_tooltip


class CandidateLine(PaintedButton):
    """One of them: its title, and why it is offered."""

    def __init__(self, themes: ThemeManager, title: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._title = title
        self._why = why
        self.marked = False
        self.setAccessibleName(f"{title}, {why}")
        self.setToolTip(plain_tooltip(f"{title}\n{why}"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(160), self.themes.metrics.px(30))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(60), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.themes.theme, self.themes.metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 1, -1, -2)
        painter.setPen(QPen(theme.accent, 1) if self.marked else Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_soft if self.marked else theme.hover if self.underMouse() else theme.sunk)
        painter.drawRoundedRect(box, 6, 6)
        room = box.adjusted(px(10), 0, -px(10), 0)
        small, text = self.themes.font("small"), self.themes.font("text")
        width = min(QFontMetrics(small).horizontalAdvance(self._why), room.width() // 2)
        painter.setFont(small)
        painter.setPen(theme.text_muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        place = QRect(room.right() - width, room.top(), width + 1, room.height())
        shown = QFontMetrics(small).elidedText(self._why, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, shown)
        room.setRight(room.right() - width - px(10))
        painter.setFont(text)
        painter.setPen(theme.text)
        shown = QFontMetrics(text).elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)
        self.paint_ring(painter, 6)


class Candidates(QWidget):
    """A heading over a few lines; hidden while there are none. The first is marked, a click marks another.

    Signals:
        marked: another one is marked.
    """

    marked = Signal()

    def __init__(self, themes: ThemeManager, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = title
        self._keys: list[int] = []
        self.lines: list[CandidateLine] = []
        self._at = 0
        self.setAccessibleName(title)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(TextLabel(title, "label"))
        self.hide()

    @property
    def chosen(self) -> int | None:
        """The key of the marked one; `None` where there is none."""
        return self._keys[self._at] if self._keys else None

    def show_lines(self, lines: Sequence[tuple[int, str, str]]) -> None:
        """Show these; each is a key, a title and why it is offered."""
        for line in self.lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._keys = [key for key, _, _ in lines]
        self.lines = [CandidateLine(self._themes, title, why) for _, title, why in lines]
        for line in self.lines:
            self._layout.addWidget(line)
            line.clicked.connect(self._on_line_clicked)
        self._mark(0)
        self.setVisible(bool(lines))

    def step(self, steps: int) -> None:
        """Mark the next one down (1) or up (-1); it stops at the ends."""
        if self._keys:
            self._mark(max(0, min(len(self._keys) - 1, self._at + steps)))

    def _mark(self, at: int) -> None:
        """Mark one."""
        self._at = at
        for number, line in enumerate(self.lines):
            line.marked = number == at
            line.setAccessibleDescription("marked" if line.marked else "")
            line.update()
        self.marked.emit()

    def _on_line_clicked(self) -> None:
        self._mark(next(at for at, line in enumerate(self.lines) if line is self.sender()))
