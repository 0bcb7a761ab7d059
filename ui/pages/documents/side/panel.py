"""The panel beside a document: puts the sections together. Imports its sections; the page tells it what to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from csops_desktop.commands.labels import quoted
from csops_desktop.queries.document_rows import DocumentDetail
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.preview.window import with_title
from ui.pages.documents.side.facts_section import FactsSection
from ui.pages.documents.side.links_section import BelongsSection, LinksSection
from ui.pages.documents.side.review_section import ReviewSection
from ui.pages.documents.side.verified_section import VerifiedSection
from ui.pages.documents.side.versions_section import OutlineSection, VersionsSection
from ui.widgets.draft_place import belongs_to, keep_when_hidden

if TYPE_CHECKING:
    from csops_desktop.text.addresses import Address

WIDTH = 284
"""The panel's width in the drawing's pixels."""

MOST_OUTLINED = 2_000_000
OUTLINE_MS = 300


class DocumentPanel(QFrame):
    """Everything about one document but its text.

    Attributes:
        facts, review, verified, belongs, links, versions, outline: the sections.
    """

    def __init__(
        self, desk: Desk, bridge: WorkspaceBridge, nowhere: Callable[[DocumentDetail], Sequence[Address]]
    ) -> None:
        """Make it empty.

        Args:
            desk: what all sections share.
            bridge: the person's settings.
            nowhere: asked for the relative addresses of a text that lead to nothing.
        """
        super().__init__()
        self._desk = desk
        self._nowhere = nowhere
        self._detail: DocumentDetail | None = None
        self._outlined = ""
        self.facts = FactsSection(desk)
        self.review = ReviewSection(desk, bridge)
        self.verified = VerifiedSection(desk)
        self.belongs = BelongsSection(desk)
        self.links = LinksSection(desk)
        self.versions = VersionsSection(desk)
        self.outline = OutlineSection(desk)
        # A text that is being written has a new outline with every pause; the pause is what it waits for.
        self._outline_timer = QTimer(self, singleShot=True, interval=OUTLINE_MS)
        self._outline_timer.timeout.connect(self._on_outline_timer_timeout)
        self.setObjectName("side_panel")
        self.setAccessibleName("About this document")
        keep_when_hidden(self)
        self._lay_out()
        desk.themes.theme_changed.connect(self._on_themes_theme_changed)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show a document; what is being typed about another one is committed first."""
        other = self._detail is None or self._detail.row.id != detail.row.id
        if other:
            self.facts.finish()
        self._detail = detail
        belongs_to(self, "document", int(detail.row.id), quoted(detail.row.title))
        for section in (self.facts, self.review, self.verified, self.belongs, self.links, self.versions):
            section.show_detail(detail)
        if other:
            self._on_outline_timer_timeout()
            self._scroll.verticalScrollBar().setValue(0)
        elif detail.body != self._outlined:
            self._outline_timer.start()

    def focus_first(self) -> None:
        """Bring the keyboard into the panel."""
        self.facts.title_edit.display.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """Set the sections into a scrolled column."""
        content = QFrame()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 14, 14, 20)
        column.setSpacing(14)
        sections = (self.facts, self.review, self.verified, self.belongs, self.links, self.versions, self.outline)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._on_themes_theme_changed()

    def _on_outline_timer_timeout(self) -> None:
        """Read the outline of the present text, and where it leads."""
        from csops_desktop.text.markdown import outline

        self._outline_timer.stop()
        if self._detail is not None:
            self._outlined = self._detail.body
            short = len(self._outlined) <= MOST_OUTLINED
            titled = with_title(self._outlined, self._detail.row.title)
            self.outline.show_headings(outline(titled) if short else ())
            self.links.show_addresses(self._nowhere(self._detail) if short else ())

    def _on_themes_theme_changed(self) -> None:
        self.setFixedWidth(self._desk.themes.metrics.px(WIDTH))
