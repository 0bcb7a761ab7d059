"""The layout of the Documents page: library, text, panel; the table and the empty states. No behaviour."""

from __future__ import annotations

from collections.abc import Collection
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csops_desktop.domain.trust import RELIED_ON
from csops_desktop.queries.document_rows import DocumentRow
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.library.model import LibraryModel
from ui.pages.documents.library.table import LibraryTable
from ui.pages.documents.library.tree import LibraryTree
from ui.pages.documents.overview.overview import TrustOverview
from ui.pages.documents.side.line_list import Line, LineList
from ui.pages.documents.side.panel import DocumentPanel
from ui.pages.documents.writing import Writing
from ui.theme.theme import ThemeManager
from ui.widgets.empty_state import EmptyState
from ui.widgets.text_label import TextLabel

LIBRARY_WIDTH = 270
NARROWEST_WITH_PANEL = 1000
"""Below this page width, in the drawing's pixels, the panel stands in the library's place when it is wanted."""

MOST_LIBRARY = 0.36
"""The part of the page that the library takes at most."""


class DocumentsView(QWidget):
    """Everything below the tool row.

    Attributes:
        tree, table, writing, panel: the parts.
        overall: the line above the tree that leads to the overview.
        overview: what the middle shows while no document is chosen.
        empty: what an empty workspace shows.

    Signals:
        open_requested: a document of the table is wanted (`DocumentId`).
    """

    open_requested = Signal(object)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, model: LibraryModel) -> None:
        """Make it empty.

        Args:
            bridge: the workspace.
            themes: the look.
            model: the documents.
        """
        super().__init__()
        self._themes = themes
        self._panel_wanted: bool | None = None
        self.tree = LibraryTree(themes, model)
        self.table: LibraryTable | None = None
        self._model = model
        self._has_document = False
        self._library = QFrame()
        self._middle = QStackedWidget()
        self._desk = QWidget()
        self._stack = QStackedWidget()
        self._table_box: QWidget | None = None
        self.no_match = TextLabel("", "muted", wrap=True)
        self.writing = Writing(bridge, themes)
        self.panel = DocumentPanel(Desk(themes, bridge.workspace), bridge, self.writing.leads_nowhere)
        self.overall = LineList(themes)
        self.overview = TrustOverview(bridge, themes)
        self.empty = EmptyState(
            themes,
            "documents",
            "No documents yet",
            "Processes, policies, plans and definitions stand here, each with an owner and the date when somebody"
            " last checked that it is right.",
        )
        self.new_button = self.empty.add_button("New document", "primary", "add")
        self.import_button = self.empty.add_button("Import a folder", icon="import")
        self._lay_out()

    @property
    def panel_shown(self) -> bool:
        """Whether the panel is shown."""
        return not self.panel.isHidden()

    def show_library(self, *, empty: bool, table: bool) -> None:
        """Show the documents, as a tree or a table, or say that there are none."""
        if table and self.table is None:
            self._make_table()
        wanted = self.empty if empty else (self._table_box if table else None) or self._desk
        if self._stack.currentWidget() is not wanted:
            self._stack.setCurrentWidget(wanted)

    def show_share(self, rows: Collection[DocumentRow]) -> None:
        """Say above the tree how many of the documents can be relied on."""
        living = [row for row in rows if not row.archived]
        relied = sum(row.trust in RELIED_ON for row in living)
        share = f"{round(100 * relied / len(living))} %" if living else ""
        spoken = f"Trust of all documents, {relied} of {len(living)} can be relied on"
        self.overall.show_lines([Line("overall", "Trust of all documents", share, "metrics", spoken=spoken)])

    def show_document(self, shown: bool) -> None:
        """Show the text and the panel of a document, or that none is chosen."""
        self._middle.setCurrentWidget(self.writing if shown else self.overview)
        self._has_document = shown
        self._fit()

    def toggle_panel(self) -> None:
        """Show or hide the panel; the person's wish outlasts a change of the window's size."""
        self._panel_wanted = not self.panel_shown
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each part the room there is."""
        px = self._themes.metrics.px
        wide = self.width() >= px(NARROWEST_WITH_PANEL)
        wanted = wide if self._panel_wanted is None else self._panel_wanted
        shown = wanted and self._has_document
        self.panel.setVisible(shown)
        self._library.setVisible(wide or not shown)
        self._library.setFixedWidth(min(px(LIBRARY_WIDTH), round(self.width() * MOST_LIBRARY)))

    def _lay_out(self) -> None:
        """Set library, middle and panel side by side, behind them table and empty state."""
        self._library.setObjectName("library")
        library = QVBoxLayout(self._library)
        library.setContentsMargins(10, 8, 6, 8)
        self.overall.setContentsMargins(4, 0, 12, 4)
        library.addWidget(self.overall)
        library.addWidget(self.no_match)
        library.addWidget(self.tree, 1)
        self.no_match.hide()
        self._middle.addWidget(self.overview)
        self._middle.addWidget(self.writing)
        line = QHBoxLayout(self._desk)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._library)
        line.addWidget(self._middle, 1)
        line.addWidget(self.panel)
        self._stack.addWidget(self._desk)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.panel.hide()

    def _make_table(self) -> None:
        """Make the table when it is first wanted."""
        self.table = LibraryTable(self._themes, self._model)
        self.table.open_requested.connect(self.open_requested)
        self._table_box = QWidget()
        layout = QVBoxLayout(self._table_box)
        padding = self._themes.metrics.page_padding
        layout.setContentsMargins(padding, 12, padding, padding)
        layout.addWidget(self.table)
        self._stack.addWidget(self._table_box)
