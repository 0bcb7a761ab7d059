"""The Documents page: what is chosen, searched, opened, made and verified. Imports the core, its view and its sheets.

Everything is read again after each change of the workspace, but only as much as it touched: while a text saves itself
every second, one row of ten thousand is read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.domain.ids import DocumentId, VersionId
from csops_desktop.domain.trust import DOUBTFUL, Trust
from csops_desktop.queries import documents as queries
from csops_desktop.queries.document_rows import DocumentDetail
from ui.bridge import WorkspaceBridge
from ui.pages.documents.library.filter import DocumentFilter
from ui.pages.documents.library.model import LibraryModel
from ui.pages.documents.searching import found_documents
from ui.pages.documents.tools import DocumentTools
from ui.pages.documents.view import DocumentsView
from ui.pages.documents.writing_view import Mode
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.pages.documents.acts import DocumentActs

TABLES = (
    "document",
    "document_version",
    "verification",
    "wiki_link",
    "document_responsibility",
    "person",
    "responsibility",
)
"""The tables whose rows the page shows."""

SEARCH_MS = 60
"""The search follows when no key was pressed for so long."""


class DocumentsPage(QWidget):
    """The library of everything that is written down.

    Signals:
        message_requested: one sentence for the toast.
        responsibility_requested: show this responsibility on the board (its id).
        import_requested: choose a folder of Markdown and import it.
    """

    message_requested = Signal(str)
    responsibility_requested = Signal(int)
    import_requested = Signal()

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._themes = themes
        self._current: DocumentId | None = None
        self._table = False
        self._dirty = False
        self._made_acts: DocumentActs | None = None
        self.model = LibraryModel(self)
        self.tools = DocumentTools(themes)
        self.view = DocumentsView(bridge, themes, self.model)
        self._search_timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setObjectName("documents_page")
        self.tools.show_mode("both")
        self._connect()
        self.refresh()

    @property
    def current_id(self) -> DocumentId | None:
        """The document that is open."""
        return self._current

    def tool_row(self) -> QWidget:
        """Return what stands in the window's tool row while this page is shown."""
        return self.tools

    # What the window asks for

    def open_document(self, document: DocumentId) -> None:
        """Show a document, wherever it is; the library shows where it stands."""
        self._table = False
        self._show(document)
        self.view.tree.select(document)
        self._show_library()

    def new_document(self, title: str = "") -> None:
        """Ask for a title and a template; `title` is what is known of it."""
        self.finish()
        self._acts().ask_new(title)

    def verify_document(self) -> None:
        """Ask what was checked of the open document."""
        self.finish()
        self._acts().ask_verify()

    def compare(self, before: VersionId | None, after: VersionId | None = None) -> None:
        """Compare two versions of the open document; without a newer one, with its present text."""
        self.finish()
        self._acts().compare(before, after)

    def finish(self) -> bool:
        """Save everything that is open; return whether that was done."""
        self.view.panel.facts.finish()
        return self.view.writing.finish()

    def find_here(self) -> None:
        """Find in the open text, or search all documents where none is open."""
        if self._current is None or self._table:
            self.focus_search()
        else:
            self.view.writing.open_find()

    def focus_search(self) -> None:
        """Bring the keyboard into the search of all documents."""
        self.tools.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.search_box.selectAll()

    def focus_library(self) -> None:
        """Bring the keyboard to the list of documents."""
        view = self.view.table if self._table and self.view.table is not None else self.view.tree
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_overview(self) -> None:
        """Show how far all documents can be trusted, in the place of a text."""
        self._table = False
        self._show(None)
        self.view.tree.select(None)
        self._show_library()

    def toggle_table(self) -> None:
        """Show the documents as a table, or with their texts."""
        self.finish()
        self._table = not self._table
        self._show_library()
        if self._table and self.view.table is not None:
            self.view.table.select(self._current)
        self.focus_library()

    def align_table(self) -> None:
        """Set the columns of the table at the cursor below one another."""
        if not self.view.writing.edit.align_table():
            self.message_requested.emit("Put the cursor into a table first.")

    def refresh(self) -> None:
        """Read everything again."""
        self._dirty = False
        self.model.show_rows(self._workspace.read(queries.documents, include_archived=True))
        if self.model.searching:
            self._search()
        self._show_library()
        self._show(self._current)

    # What is shown

    def _detail(self) -> DocumentDetail | None:
        return None if self._current is None else self._workspace.read(queries.document, self._current)

    def _show(self, document: DocumentId | None) -> None:
        """Show a document's text and panel, or nothing."""
        if document != self._current:
            self.finish()
        self._current = document
        detail = self._detail()
        if detail is None:
            self._current = None
        self.view.writing.show_detail(detail)
        if detail is not None:
            self.view.panel.show_detail(detail)
        self.view.show_document(detail is not None)
        self.tools.panel_button.setChecked(self.view.panel_shown)

    def _show_library(self) -> None:
        """Show tree or table, and say so where nothing fits."""
        self.view.show_library(empty=not self.model.rows and self._current is None, table=self._table)
        self.tools.table_button.setChecked(self._table)
        self.view.show_share(self.model.rows.values())
        none = bool(self.model.rows) and not self.model.shown
        self.view.no_match.setText("No document fits the search." if self.model.searching else "No document fits.")
        self.view.no_match.setVisible(none)
        self.tools.show_filtered(self.model.filter.chosen)

    def _search(self) -> None:
        """Show what the typed words find, the place with it; without words, everything."""
        text = self.tools.search_box.text().strip()
        self.model.show_found(found_documents(self._workspace, text) if text else None)
        self._show_library()

    # What happens

    def _connect(self) -> None:
        """The nervous system of the page."""
        tools, view = self.tools, self.view
        self._bridge.changed.connect(self._on_bridge_changed)
        self._search_timer.timeout.connect(self._search)
        tools.search_box.textChanged.connect(self._on_search_box_text_changed)
        tools.search_box.returnPressed.connect(self._on_search_box_return_pressed)
        tools.new_button.clicked.connect(self._on_new_button_clicked)
        tools.filter_menu.aboutToShow.connect(self._on_filter_menu_about_to_show)
        tools.filter_menu.filter_chosen.connect(self._on_filter_menu_filter_chosen)
        tools.table_button.clicked.connect(self.toggle_table)
        tools.panel_button.clicked.connect(self._on_panel_button_clicked)
        tools.mode_chosen.connect(self._on_tools_mode_chosen)
        tools.more_menu.addAction(self._themes.icon("table"), "Align the table at the cursor", self.align_table)
        view.new_button.clicked.connect(self._on_new_button_clicked)
        view.import_button.clicked.connect(self.import_requested)
        view.overall.line_pressed.connect(self.show_overview)
        view.overview.document_requested.connect(self.open_document)
        view.overview.state_requested.connect(self._on_overview_state_requested)
        view.overview.unowned_requested.connect(self._on_overview_unowned_requested)
        view.open_requested.connect(self.open_document)
        view.open_requested.connect(view.writing.focus_text)
        view.tree.document_chosen.connect(self._show)
        view.tree.open_requested.connect(view.writing.focus_text)
        view.tree.trash_requested.connect(view.panel.facts.trash)
        writing, panel = view.writing, view.panel
        writing.banner.verify_requested.connect(self.verify_document)
        writing.banner.changes_requested.connect(self._on_banner_changes_requested)
        writing.banner.restore_requested.connect(panel.facts.restore)
        writing.document_requested.connect(self._on_title_requested)
        writing.create_requested.connect(self.new_document)
        writing.message_requested.connect(self.message_requested)
        writing.edit.leave_requested.connect(self.focus_library)
        panel.links.document_requested.connect(self.open_document)
        panel.links.create_requested.connect(self.new_document)
        panel.belongs.responsibility_requested.connect(self.responsibility_requested)
        panel.verified.lines.line_pressed.connect(self.compare)
        panel.versions.compare_requested.connect(self.compare)
        panel.links.line_requested.connect(writing.go_to_line)
        panel.outline.line_requested.connect(writing.go_to_line)

    def _acts(self) -> DocumentActs:
        """Return what asks and acts in sheets; made when it is first needed."""
        if self._made_acts is None:
            from ui.pages.documents.acts import DocumentActs

            self._made_acts = DocumentActs(self._bridge, self._themes, self, self._detail)
            self._made_acts.message_requested.connect(self.message_requested)
            self._made_acts.document_made.connect(self._on_acts_document_made)
        return self._made_acts

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)

    def _on_bridge_changed(self, change: Change) -> None:
        """Read again what a change touched; a page that nobody looks at reads when it is looked at."""
        if not self._bridge.quiet and change.concerns("document", "attachment"):
            self.view.writing.forget_names()
        if not change.concerns(*TABLES):
            return
        if not self.isVisible():
            self._dirty = True
            return
        renamed = any(t.table == "person" and t.op != "insert" for t in change.touched)
        if change.kind == "elsewhere" or renamed:
            self.refresh()
            return
        ids = {DocumentId(t.row_id) for t in change.touched if t.table == "document"}
        if ids:
            rows = self._workspace.read(queries.documents, ids=ids, include_archived=True)
            self.model.update_rows(rows, gone=ids - {row.id for row in rows})
            self._show_library()
        self._show(self._current)

    def _on_acts_document_made(self, document: DocumentId) -> None:
        self.open_document(document)
        self.view.writing.focus_text()

    def _on_banner_changes_requested(self) -> None:
        self.finish()
        self._acts().compare_with_verified()

    def _on_title_requested(self, title: str, heading: str) -> None:
        row = self._workspace.read(queries.document_by_title, title)
        if row is None:
            return
        self.open_document(row.id)
        if heading:
            self.view.writing.go_to_heading(heading)

    def _on_new_button_clicked(self) -> None:
        self.new_document()

    def _on_search_box_text_changed(self, _: str) -> None:
        self._search_timer.start()

    def _on_search_box_return_pressed(self) -> None:
        """Go to the best of what was found."""
        self._search_timer.stop()
        self._search()
        first = next(iter(self.model.shown_rows()), None)
        if first is not None:
            self._show(first.id)
            self.view.tree.select(first.id)
            self.focus_library()

    def _on_filter_menu_about_to_show(self) -> None:
        self.tools.filter_menu.offer(self.model.filter, {row.owner for row in self.model.rows.values()})

    def _on_filter_menu_filter_chosen(self, chosen: DocumentFilter) -> None:
        self.model.set_filter(chosen)
        self._show_library()

    def _on_overview_state_requested(self, state: Trust | None) -> None:
        states = frozenset(DOUBTFUL if state is None else (state,))
        self._narrow(replace(self.model.filter.cleared(), trusts=states))

    def _on_overview_unowned_requested(self) -> None:
        self._narrow(replace(self.model.filter.cleared(), owners=frozenset({""})))

    def _narrow(self, chosen: DocumentFilter) -> None:
        """Show only some documents in the library, and bring the keyboard there."""
        self.model.set_filter(chosen)
        self._show_library()
        self.focus_library()

    def _on_panel_button_clicked(self) -> None:
        self.view.toggle_panel()
        self.tools.panel_button.setChecked(self.view.panel_shown)
        if self.view.panel_shown:
            self.view.panel.focus_first()

    def _on_tools_mode_chosen(self, mode: Mode) -> None:
        self.view.writing.set_mode(mode)
        self.tools.show_mode(mode)
