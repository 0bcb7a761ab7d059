"""Short lists of things that lead somewhere: links, versions, headings. Imports Qt, widgets and the theme."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csops_desktop.domain.status import Status
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager
from ui.widgets.icon_button import IconButton
from ui.widgets.painted_button import PaintedButton
from ui.widgets.text_label import TextLabel, plain_tooltip

MOST_LINES = 60
"""So many lines stand in a list; each is a widget."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list.

    Attributes:
        key: what the line stands for.
        text: its words.
        aside: muted words at its right.
        icon: an icon's name in front, "" for none.
        status: a status shape in front, instead of an icon.
        indent: how far it is moved in, in steps.
        removable: what the button at its end says; "" for no button.
        spoken: the accessible name; the words when empty.
    """

    key: Hashable
    text: str
    aside: str = ""
    icon: str = ""
    status: Status | None = None
    indent: int = 0
    removable: str = ""
    spoken: str = ""


class LineButton(PaintedButton):
    """One line that can be pressed."""

    def __init__(self, themes: ThemeManager, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._line = line
        self.setAccessibleName(line.spoken or ", ".join(filter(None, (line.text, line.aside))))
        self.setToolTip(plain_tooltip("\n".join(filter(None, (line.text, line.aside)))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(120), self.themes.metrics.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(40), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.themes.theme, self.themes.metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(self.rect(), 4, 4)
        left = px(12) * self._line.indent
        left += self._paint_mark(painter, left)
        font, small = self.themes.font("text"), self.themes.font("small")
        words, aside = self._shared(left, QFontMetrics(font), QFontMetrics(small))
        room = QRect(left, 0, words, self.height())
        painter.setFont(font)
        painter.setPen(theme.text)
        shown = QFontMetrics(font).elidedText(self._line.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(small)
        painter.setPen(theme.text_muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
        self.paint_ring(painter, 4)

    def _shared(self, left: int, font: QFontMetrics, small: QFontMetrics) -> tuple[int, str]:
        """Return the room of the words and what is shown at the right; where both are long, each has its half."""
        aside = self._line.aside
        room = self.width() - left - (self.themes.metrics.px(8) if aside else 0)
        least = min(font.horizontalAdvance(self._line.text), room // 2)
        shown = small.elidedText(aside, Qt.TextElideMode.ElideRight, max(room - least, 0))
        return max(room - small.horizontalAdvance(shown), 0), shown

    def _paint_mark(self, painter: QPainter, left: int) -> int:
        """Paint what stands in front; return the room it takes."""
        px = self.themes.metrics.px
        if self._line.status is not None:
            side = self.themes.metrics.mark - 2
            square = QRectF(left + 2, (self.height() - side) / 2, side, side)
            paint_status(painter, square, self._line.status, self.themes.theme)
            return px(20)
        if self._line.icon:
            side = px(14)
            square = QRectF(left, (self.height() - side) / 2, side, side)
            self.themes.icons.paint(painter, square, self._line.icon, "text_muted")
            return px(20)
        return 0


class LineList(QWidget):
    """Lines below one another; made anew only where they changed.

    Signals:
        line_pressed: the key of the line.
        remove_requested: the key of the line whose button was pressed.
    """

    line_pressed = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, themes: ThemeManager, empty: str = "", parent: QWidget | None = None) -> None:
        """Make an empty list; `empty` is what it says without lines."""
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[Line, ...] | None = None
        self._empty = TextLabel(empty, "muted", wrap=True)
        self._more = TextLabel("", "small", wrap=True)
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self._more)
        self._more.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, and how many more there are than anybody reads here."""
        if self._shown == tuple(lines):
            return
        self._shown = tuple(lines)
        beyond = len(lines) - MOST_LINES
        self._more.setText(f"and {beyond:,} more")
        self._more.setVisible(beyond > 0)
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._make(line) for line in lines[:MOST_LINES]]
        for place, row in enumerate(self._rows, 1):
            self._layout.insertWidget(place, row)
        self._empty.setVisible(not lines and bool(self._empty.text()))

    def _make(self, line: Line) -> QWidget:
        """Return the widget of a line."""
        button = LineButton(self._themes, line)
        button.clicked.connect(partial(self.line_pressed.emit, line.key))
        if not line.removable:
            return button
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        remove = IconButton(self._themes, "close", line.removable, small=True)
        remove.clicked.connect(partial(self.remove_requested.emit, line.key))
        layout.addWidget(button, 1)
        layout.addWidget(remove)
        return holder
