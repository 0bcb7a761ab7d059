"""How far the open document can be trusted, above its text, with what to do about it. Imports Qt and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csops_desktop.domain.trust import Trust
from csops_desktop.queries.document_rows import DocumentDetail
from csops_desktop.text.dates import say_date
from ui.pages.documents.library.words import MARKS, trust_words
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel

GROUNDS = {
    Trust.STALE: "red",
    Trust.EDITED: "yellow",
    Trust.DUE_SOON: "yellow",
    Trust.NEVER: "sunk",
    Trust.ARCHIVED: "sunk",
    Trust.VERIFIED: "green",
    Trust.EVERGREEN: "green",
}
"""The `trust` property of the banner's frame, which the style sheet gives a ground."""


NARROW = 420
"""Below this width, in the drawing's pixels, the buttons stand below the words."""


class TrustMark(QWidget):
    """The shape of a state."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._trust = Trust.NEVER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self.updateGeometry)

    def show_trust(self, trust: Trust) -> None:
        """Show another state."""
        self._trust = trust
        self.setAccessibleName(trust.heading)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._themes.metrics.mark + 4
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._themes.metrics.mark
        paint_status(QPainter(self), QRectF(2, 2, side, side), MARKS[self._trust], self._themes.theme)


class TrustBanner(QFrame):
    """Says the state, why it is so, who checked last and how, and who answers for the document.

    Signals:
        changes_requested: show what changed since the last verification.
        verify_requested: verify the document.
        restore_requested: bring it back from the archive or the trash.
    """

    changes_requested = Signal()
    verify_requested = Signal()
    restore_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._mark = TrustMark(themes)
        self._state = TextLabel(role="strong", wrap=True)
        self._why = TextLabel(wrap=True)
        self.changes_button = Button(themes, "What changed since", small=True)
        self.verify_button = Button(themes, "Verify", "primary", small=True)
        self.restore_button = Button(themes, "Restore", "primary", small=True)
        self.setObjectName("trust_banner")
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(14, 10, 14, 10)
        self._layout.setSpacing(10)
        said = QHBoxLayout()
        said.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._state)
        words.addWidget(self._why)
        said.addWidget(self._mark)
        said.addLayout(words, 1)
        buttons = QHBoxLayout()
        for button in (self.changes_button, self.verify_button, self.restore_button):
            buttons.addWidget(button)
        self._layout.addLayout(said, 1)
        self._layout.addLayout(buttons)
        self.changes_button.clicked.connect(self.changes_requested)
        self.verify_button.clicked.connect(self.verify_requested)
        self.restore_button.clicked.connect(self.restore_requested)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._themes.metrics.px(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show the state of a document."""
        row = detail.row
        self._mark.show_trust(row.trust)
        words = trust_words(row).replace("stale ", "stale for ")
        self._state.setText(f"{words[0].upper()}{words[1:]}." if row.trashed_on is None else "In the trash.")
        self._why.setText(why(detail))
        shelved = row.archived or row.trashed_on is not None
        self.restore_button.setVisible(shelved)
        self.verify_button.setVisible(not shelved)
        self.changes_button.setVisible(bool(detail.verifications) and row.edited)
        self.setAccessibleName(f"{self._state.text()} {self._why.text()}")
        self.setProperty("trust", GROUNDS[row.trust])
        self.style().unpolish(self)
        self.style().polish(self)


def why(detail: DocumentDetail) -> str:
    """Return why a document is in its state, who verified it last and how, its rule, and who answers for it."""
    row = detail.row
    owner = f"{row.owner} owns it." if row.owner else "Nobody owns it."
    if not detail.verifications or row.archived:
        # What stands in bold before it need not be said again.
        said_above = row.trust is Trust.STALE and row.trashed_on is None
        said = row.trust_sentence.partition(". ")[2] if said_above else row.trust_sentence
        return f"{said} {owner}"
    last = detail.verifications[0]
    by = f" by {last.by}" if last.by else ""
    how = ", ".join(check.word for check in last.how)
    verified = f"Last verified {say_date(last.day, row.today)}{by}: {how}."
    edited = ""
    if row.edited:
        on = "" if row.edited_on is None else f" on {say_date(row.edited_on, row.today)}"
        edited = f" Its text was changed{on} after that."
    rule = f" Review rule: {detail.rule.sentence}." if detail.rule.given else " It has no review rule."
    return f"{verified}{edited}{rule} {owner}"
