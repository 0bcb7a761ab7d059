"""What the window does about documents: the page on its first visit, its actions, import and export of a folder.

The shell knows pages and actions of the board; this is its other half. Imports the window, and the page when needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csops_desktop.domain.ids import DocumentId
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.main_window import MainWindow
from ui.theme.theme import ThemeManager
from ui.widgets.toast import ToastAction

if TYPE_CHECKING:
    from ui.pages.documents.folder_acts import FolderActs
    from ui.pages.documents.page import DocumentsPage

KEY = "documents"


class DocumentsRoom(QObject):
    """The Documents page as the window has it.

    Signals:
        page_requested: bring the page to the front.
        responsibility_requested: show this responsibility on the board (its id).
    """

    page_requested = Signal(str)
    responsibility_requested = Signal(int)

    def __init__(
        self, bridge: WorkspaceBridge, themes: ThemeManager, window: MainWindow, actions: ActionRegistry
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._themes = themes
        self._window = window
        self._actions = actions
        self._page: DocumentsPage | None = None
        self._folders: FolderActs | None = None

    @property
    def page(self) -> DocumentsPage:
        """The page; made on its first visit."""
        if self._page is None:
            from ui.pages.documents.page import DocumentsPage

            self._page = DocumentsPage(self._bridge, self._themes)
            self._page.message_requested.connect(self._window.say)
            self._page.responsibility_requested.connect(self.responsibility_requested)
            self._page.import_requested.connect(self.import_markdown)
            for name in ("import_markdown", "export_markdown"):
                self._page.tools.more_menu.addAction(self._actions.action(name))
        return self._page

    @property
    def folders(self) -> FolderActs:
        """What imports and exports folders; made when first needed."""
        if self._folders is None:
            from ui.pages.documents.folder_acts import FolderActs

            self._folders = FolderActs(self._bridge, self._themes, self._window)
            self._folders.imported.connect(self._on_folders_imported)
            self._folders.exported.connect(self._on_folders_exported)
            self._folders.refused.connect(self._window.say)
        return self._folders

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions on documents do."""
        return {
            "go_documents": partial(self.page_requested.emit, KEY),
            "new_document": self.new_document,
            "verify_document": self.verify_document,
            "search_documents": self.search_documents,
            "import_markdown": self.import_markdown,
            "export_markdown": self.export_markdown,
        }

    def finish(self) -> None:
        """Save what is being written; nothing where the page was never visited."""
        if self._page is not None:
            self._page.finish()

    def shut_down(self) -> None:
        """Save what is being written and wait for what still runs."""
        self.finish()
        if self._folders is not None:
            self._folders.jobs.shut_down()

    def open_document(self, document: int) -> None:
        """Show a document."""
        self.page_requested.emit(KEY)
        self.page.open_document(DocumentId(document))

    def new_document(self) -> None:
        """Ask for a title and a template."""
        self.page_requested.emit(KEY)
        self.page.new_document()

    def verify_document(self) -> None:
        """Verify the open document."""
        self.page_requested.emit(KEY)
        self.page.verify_document()

    def search_documents(self) -> None:
        """Bring the keyboard into the search of all documents."""
        self.page_requested.emit(KEY)
        self.page.focus_search()

    def import_markdown(self) -> None:
        """Ask for a folder of Markdown and show what importing it would do."""
        self.finish()
        self.folders.ask_import()

    def export_markdown(self) -> None:
        """Ask for a folder and write all documents there as Markdown."""
        self.finish()
        self.folders.ask_export()

    def _on_folders_exported(self, sentence: str, folder: Path) -> None:
        from ui.messages import open_path

        self._window.say(sentence, ToastAction("Show folder", partial(open_path, folder)))

    def _on_folders_imported(self, summary: str) -> None:
        self.page_requested.emit(KEY)
        self._window.say(summary, ToastAction("Undo", self._bridge.workspace.undo))
