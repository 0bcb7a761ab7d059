"""Text that can be pressed: what an inline edit shows before it is one. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import FontRole, ThemeManager
from ui.widgets.painted_button import PaintedButton

INSET = 4
"""Room around the words for the ground under the pointer; the owner lets it stand out to the left by as much."""


class TextButton(PaintedButton):
    """Plain text over one or many lines, with a ground under the pointer that says it can be changed."""

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
        room = QRect(0, 0, max(width - 2 * INSET, 1), 100_000)
        metrics = QFontMetrics(self._font())
        height = metrics.boundingRect(room, self._flags(), self._shown()).height()
        return max(height, metrics.height()) + 2 * INSET

    @override
    def sizeHint(self) -> QSize:
        widest = self.themes.metrics.px(320)
        width = min(QFontMetrics(self._font()).horizontalAdvance(self._shown()) + 2 * INSET + 2, widest)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(40), QFontMetrics(self._font()).height() + 2 * INSET)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setFont(self._font())
        painter.setPen(theme.text_muted if self._struck or not self._whole else theme.text)
        painter.drawText(self.rect().adjusted(INSET, INSET, -INSET, -INSET), self._flags(), self._shown())
        self.paint_ring(painter, 4)

    def _font(self) -> QFont:
        """Return the font, struck through where that is asked for."""
        font = self.themes.font(self._font_role)
        font.setStrikeOut(self._struck)
        return font

    def _shown(self) -> str:
        """Return the text or what stands in its place."""
        return self._whole or self._placeholder

    def _flags(self) -> int:
        """Return how the text is broken: between words, within a word that is longer than the line."""
        return Qt.TextFlag.TextWrapAnywhere.value | Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
