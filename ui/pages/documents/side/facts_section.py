"""Title, owner, area, kind and readers of a document, and what is done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csops_desktop.commands import documents as commands
from csops_desktop.commands import labels
from csops_desktop.domain.trust import Audience, Kind
from csops_desktop.queries.board import owners
from csops_desktop.queries.document_rows import DocumentDetail
from csops_desktop.queries.documents import document_areas
from ui.pages.board.panel.desk import Desk
from ui.widgets.combo_box import ComboBox
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.labelled_form import LabelledForm, title_row
from ui.widgets.pill import Pill
from ui.widgets.text_label import TextLabel


class FactsSection(QWidget):
    """The head of the panel beside a document."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: DocumentDetail | None = None
        self.title_edit = InlineEdit(desk.themes, "Title", font_role="section", placeholder="Give it a title")
        self.owner_edit = InlineEdit(desk.themes, "Owner", placeholder="Nobody yet", completions=self._owners)
        self.area_edit = InlineEdit(desk.themes, "Area", placeholder="Add an area", completions=self._areas)
        self.kind_box = ComboBox(desk.themes, "Kind")
        self.kind_box.addItems([kind.heading for kind in Kind])
        self._more = IconButton(desk.themes, "more", "More actions")
        self._readers = FlowLayout(gap=4, line_gap=4)
        self.readers_button = IconButton(desk.themes, "edit", "Choose for whom it is written", small=True)
        self._make_menus()
        self._lay_out()
        self.title_edit.committed.connect(self._on_title_edit_committed)
        self.owner_edit.committed.connect(self._on_owner_edit_committed)
        self.area_edit.committed.connect(self._on_area_edit_committed)
        self.kind_box.activated.connect(self._on_kind_box_activated)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show a document; fields that are open keep what is typed."""
        before, self._detail = self._detail, detail
        row = detail.row
        self.title_edit.set_text(row.title)
        self.owner_edit.set_text(row.owner)
        self.area_edit.set_text(row.area)
        self.kind_box.setCurrentIndex(list(Kind).index(row.kind))
        if before is None or before.row.audience != row.audience:
            self._show_readers(row.audience)
        shelved = row.archived or row.trashed_on is not None
        self._restore_action.setVisible(shelved)
        self._archive_action.setVisible(not shelved)
        self._trash_action.setVisible(row.trashed_on is None)

    def finish(self) -> None:
        """Commit every open field."""
        for edit in (self.title_edit, self.owner_edit, self.area_edit):
            edit.finish()

    def _show_readers(self, audience: tuple[Audience, ...]) -> None:
        """Show for whom it is written, as pills and in the menu."""
        while (item := self._readers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        words = [reader.word for reader in audience] or ["nobody named"]
        for word in words:
            self._readers.addWidget(Pill(self._desk.themes, word))
        self.readers_button.setAccessibleDescription(f"For {', '.join(words)}")
        for action in self._readers_menu.actions():
            action.setChecked(action.data() in audience)

    def _lay_out(self) -> None:
        """Set the title row over the labelled fields."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(title_row(self.title_edit, self._more))
        form = LabelledForm(self._desk.themes.metrics.gap, 4)
        for name, field in (("Owner", self.owner_edit), ("Area", self.area_edit), ("Kind", self.kind_box)):
            form.add_field(name, field)
        readers = QHBoxLayout()
        readers.addLayout(self._readers, 1)
        readers.addWidget(self.readers_button, 0, Qt.AlignmentFlag.AlignTop)
        at = form.rowCount()
        form.addWidget(TextLabel("For", "label"), at, 0, Qt.AlignmentFlag.AlignTop)
        form.addLayout(readers, at, 1)
        layout.addLayout(form)

    def _make_menus(self) -> None:
        """Make the menu of readers and the one of what is done with the whole document."""
        self._readers_menu = QMenu(self)
        self._readers_menu.setAccessibleName("For")
        for reader in Audience:
            action = self._readers_menu.addAction(reader.heading)
            action.setCheckable(True)
            action.setData(reader)
        self._readers_menu.triggered.connect(self._on_readers_menu_triggered)
        self.readers_button.setMenu(self._readers_menu)
        self.readers_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        icon = self._desk.themes.icon
        self._restore_action = menu.addAction(icon("restore"), "Restore")
        self._archive_action = menu.addAction(icon("archive"), "Archive")
        self._trash_action = menu.addAction(icon("trash"), "Move to the trash")
        self._restore_action.triggered.connect(self.restore)
        self._archive_action.triggered.connect(self._on_archive_triggered)
        self._trash_action.triggered.connect(self.trash)
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def restore(self) -> None:
        """Bring the document back."""
        if self._detail is not None:
            self._run(self.title_edit, "Restored", commands.restore)

    def trash(self) -> None:
        """Throw the document away."""
        if self._detail is not None:
            self._run(self.title_edit, "Moved to the trash:", commands.trash)

    def _on_archive_triggered(self) -> None:
        self._run(self.title_edit, "Archived", commands.archive)

    def _run(self, edit: InlineEdit, verb: str, command: object, *args: object) -> None:
        """Run a command on the document; what is refused is said at the field."""
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(edit.show_error, labels.did(verb, row.title), command, row.id, *args)  # type: ignore[arg-type]

    def _owners(self) -> list[str]:
        return self._desk.workspace.read(owners)

    def _areas(self) -> list[str]:
        return self._desk.workspace.read(document_areas)

    def _on_title_edit_committed(self, text: str) -> None:
        self._run(self.title_edit, f"Renamed to {labels.quoted(text)}:", commands.rename, text)

    def _on_owner_edit_committed(self, text: str) -> None:
        self._run(self.owner_edit, f"{text} now owns" if text else "Nobody owns", commands.set_owner, text)

    def _on_area_edit_committed(self, text: str) -> None:
        verb = f"Put into {text}:" if text else "Took out of its area:"
        self._run(self.area_edit, verb, commands.set_area, text)

    def _on_kind_box_activated(self, index: int) -> None:
        kind = list(Kind)[index]
        self._run(self.title_edit, f"Made a {kind.word} of", commands.set_kind, kind)

    def _on_readers_menu_triggered(self, _: object) -> None:
        wanted = tuple(action.data() for action in self._readers_menu.actions() if action.isChecked())
        self._run(self.title_edit, "Said for whom it is:", commands.set_audience, wanted)
