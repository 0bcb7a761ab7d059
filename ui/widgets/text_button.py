"""Text that can be pressed: what an inline edit shows before it is one. Imports Qt and `ui.theme`."""

from __future__ import annotations

import math
from typing import override

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import FontRole, ThemeManager
from ui.widgets.painted_button import PaintedButton

INSET = 3
"""Room above and below the words; there is none at the sides, so that they line up with what stands around them."""


class TextButton(PaintedButton):
    """Plain text over one or many lines, underlined under the pointer and the keyboard: it can be changed."""

    def __init__(
        self,
        themes: ThemeManager,
        *,
        font_role: FontRole = "text",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            themes: the colours and fonts.
            font_role: the kind of text.
            placeholder: muted words while there is no text.
            parent: the widget it stands in.
        """
        super().__init__(themes, parent)
        self._font_role: FontRole = font_role
        self._placeholder = placeholder
        self._whole = ""
        self._struck = False
        self._last: tuple[tuple[str, int, QFont], QTextLayout] | None = None
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, *, struck: bool = False) -> None:
        """Show `text`; `struck` draws a line through it and mutes it."""
        # QAbstractButton's own text would turn an ampersand into a shortcut, so it stays empty.
        self._whole = text
        self._struck = struck
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._laid_out(width).boundingRect().height()) + 2 * INSET

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self._shown()) + 2
        width = min(words, self.themes.metrics.px(320))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(40), QFontMetrics(self._font()).height() + 2 * INSET)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.themes.theme
        painter = QPainter(self)
        painter.setPen(theme.text_muted if self._struck or not self._whole else theme.text)
        self._laid_out(self.width()).draw(painter, QPointF(0, INSET))
        if self.hasFocus() and self.ring_visible:
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme.focus)
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.scroll)

    def _laid_out(self, width: int) -> QTextLayout:
        """Return the words broken into lines: between words, and within one that is longer than the line.

        The last answer is kept: a layout asks for the same height many times, and then the words are painted.
        """
        wanted = (self._shown(), width, self._font())
        if self._last is None or self._last[0] != wanted:
            self._last = (wanted, _broken_into_lines(*wanted))
        return self._last[1]

    def _font(self) -> QFont:
        """Return the font, struck through where that is asked for."""
        font = self.themes.font(self._font_role)
        font.setStrikeOut(self._struck)
        return font

    def _shown(self) -> str:
        """Return the text or what stands in its place."""
        return self._whole or self._placeholder


def _broken_into_lines(text: str, width: int, font: QFont) -> QTextLayout:
    """Return a text broken into lines of a width."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
