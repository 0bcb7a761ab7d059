"""A label for text that a person wrote: it is only ever shown as text. Imports Qt only."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

SHORTEST = 4
"""Letters that an eliding label keeps at least."""


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows `text` as it is, wrapped where it is long; Qt would read "<b>" as markup."""
    from html import escape

    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


class TextLabel(QLabel):
    """Plain text in one of the theme's kinds, cut with an ellipsis or wrapped; the tooltip has the whole of it."""

    def __init__(
        self, text: str = "", role: str = "text", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show `text`.

        Args:
            text: what to show, never read as markup.
            role: the kind of text, a `QLabel[role=…]` of the style sheet: "muted", "small", "label", "strong",
                "card_title", "section", "page_title", "display", "error" or "key"; "text" is the plain one.
            wrap: break into lines instead of cutting.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setText(text)

    @property
    def elided(self) -> bool:
        """Whether part of the text is cut off now."""
        return not self.wordWrap() and self._shown() != self.text()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * SHORTEST))
        return hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.elided:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(
            painter, self.contentsRect(), flags, self.palette(), self.isEnabled(), self._shown(), self.foregroundRole()
        )

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and self.elided and not self.toolTip():
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), plain_tooltip(self.text()), self)
            return True
        return super().event(event)

    def _shown(self) -> str:
        """Return the text as it fits into the label's width; a single line for what has several."""
        line = " ".join(self.text().splitlines())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())
