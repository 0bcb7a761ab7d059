"""The archive page: what happens on it. Its layout is `view`, its table `model`.

May import the core's commands and queries, the bridge and widgets; the main window places it and its tools.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import override

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands import shelf as shelf_commands
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.errors import UserError
from csops_desktop.queries.shelf import Shelf, ShelvedRow, shelved
from ui.bridge import WorkspaceBridge
from ui.pages.archive.model import ShelfModel
from ui.pages.archive.view import ArchiveTools, ArchiveView
from ui.theme.theme import ThemeManager


class ArchivePage(QWidget):
    """What is off the board: archive and trash.

    Args:
        bridge: the workspace and its changes.
        themes: the look.
    """

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._dirty = True
        self.setObjectName("archive_page")
        self.model = ShelfModel(themes, bridge.workspace.clock.today, self)
        self.view = ArchiveView(themes, self.model)
        self.tools = ArchiveTools(themes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        bridge.changed.connect(self._on_bridge_changed)
        self.tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        self.tools.filter_box.returnPressed.connect(self.focus_table)
        self.tools.restore_button.clicked.connect(self.restore)
        self.tools.trash_button.clicked.connect(self.trash)
        self.view.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.view.clear_button.clicked.connect(self.tools.filter_box.clear)
        self.view.table.restore_requested.connect(self.restore)
        self.view.table.trash_requested.connect(self.trash)
        self.view.table.selectionModel().selectionChanged.connect(self._on_table_selection_changed)

    def tool_row(self) -> QWidget:
        """Return the page's part of the tool row; the main window places it."""
        return self.tools

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the archive or the trash."""
        self.view.tabs.setCurrentIndex(list(Shelf).index(shelf))

    def refresh(self) -> None:
        """Read both shelves again; what was selected and is still there stays selected."""
        self._dirty = False
        found = {shelf: self._workspace.read(shelved, shelf) for shelf in Shelf}
        self.view.show_counts({shelf: len(rows) for shelf, rows in found.items()})
        kept, current = {row.id for row in self._selected()}, self.view.table.currentIndex().row()
        scrolled = self.view.table.verticalScrollBar().value()
        self.model.load(self.view.shelf, found[self.view.shelf])
        self._settle()
        self._select(kept, current)
        self.view.table.verticalScrollBar().setValue(scrolled)

    def focus_table(self) -> None:
        """Bring the keyboard to the table, on the first row where none is selected."""
        table = self.view.table
        if not table.currentIndex().isValid() and self.model.rowCount():
            table.setCurrentIndex(self.model.index(0, 0))
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Bring the selected ones back to the board, as one change."""
        rows = self._selected()
        self._run(f"Restored {_named(rows)}", shelf_commands.restore_all, rows)

    def trash(self) -> None:
        """Move the selected ones from the archive to the trash, as one change."""
        rows = self._selected() if self.view.shelf is Shelf.ARCHIVE else []
        self._run(f"Moved {_named(rows)} to the trash", shelf_commands.trash_all, rows)

    def _run(self, label: str, command: Callable[..., None], rows: list[ShelvedRow]) -> None:
        """Run a command on rows, if there are any; what it refuses is said."""
        if not rows:
            return
        self.view.error.hide()
        try:
            self._workspace.run(label, command, [row.id for row in rows])
        except UserError as error:
            self.view.error.setText(str(error))
            self.view.error.show()

    def _selected(self) -> list[ShelvedRow]:
        """Return the selected rows."""
        return [self.model.row_at(row) for row in self.view.table.selected_rows()]

    def _select(self, kept: Collection[ResponsibilityId], current: int) -> None:
        """Select rows by id; where all are gone, the row that came to their place."""
        model, selection = self.model, self.view.table.selectionModel()
        rows = [row for row in range(model.rowCount()) if model.row_at(row).id in kept]
        if current >= 0 and model.rowCount():
            at = rows[0] if rows else min(current, model.rowCount() - 1)
            selection.setCurrentIndex(model.index(at, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            rows = rows or [at]
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            selection.select(model.index(row, 0), flags)
        self._on_table_selection_changed()

    def _settle(self) -> None:
        """Show the table or what stands in its place."""
        self.view.show_rows(total=self.model.total, shown=self.model.rowCount())
        name = "Archive" if self.view.shelf is Shelf.ARCHIVE else "Trash"
        self.view.table.setAccessibleName(name)
        self.tools.trash_button.setVisible(self.view.shelf is Shelf.ARCHIVE)
        self._on_table_selection_changed()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        super().showEvent(event)

    def _on_bridge_changed(self, change: Change) -> None:
        if not change.concerns("responsibility", "person"):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def _on_tabs_current_changed(self) -> None:
        self.view.table.clearSelection()
        self.view.table.setCurrentIndex(self.model.index(-1, -1))
        self.view.error.hide()
        self.refresh()

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self.view.no_match.say("Nothing matches", f"Nothing here has {quoted(text.strip())} in title, area or owner.")
        self._settle()

    def _on_table_selection_changed(self) -> None:
        some = bool(self.view.table.selected_rows())
        self.tools.restore_button.setEnabled(some)
        self.tools.trash_button.setEnabled(some)


def _named(rows: Collection[ShelvedRow]) -> str:
    """Name the rows in a label."""
    return shelf_commands.several([row.title for row in rows]) if rows else ""
