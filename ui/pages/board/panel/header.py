"""Title, area, owner and check-in interval of a responsibility, and what is done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from csops_desktop.commands import labels, responsibilities
from csops_desktop.queries.board import areas, owners
from csops_desktop.queries.rows import ResponsibilityDetail
from ui.pages.board.panel.desk import Desk
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.labelled_form import LabelledForm, title_row
from ui.widgets.text_button import INSET


class Header(QWidget):
    """The head of the panel.

    Signals:
        close_requested: the person wants the panel gone.
    """

    close_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ResponsibilityDetail | None = None
        self.title_edit = InlineEdit(desk.themes, "Title", font_role="page_title", placeholder="Give it a title")
        self.area_edit = InlineEdit(desk.themes, "Area", placeholder="Add an area", completions=self._areas)
        self.owner_edit = InlineEdit(desk.themes, "Owner", placeholder="Nobody yet", completions=self._owners)
        self.interval_edit = InlineEdit(desk.themes, "Check in every", placeholder="days")
        self.summary_edit = InlineEdit(desk.themes, "Summary", placeholder="Add a summary", multi_line=True)
        self._more = IconButton(desk.themes, "more", "More actions")
        self._close = IconButton(desk.themes, "close", "Close panel")
        self._lay_out()
        self._make_menu()
        self.title_edit.committed.connect(self._on_title_edit_committed)
        self.area_edit.committed.connect(self._on_area_edit_committed)
        self.owner_edit.committed.connect(self._on_owner_edit_committed)
        self.interval_edit.committed.connect(self._on_interval_edit_committed)
        self.summary_edit.committed.connect(self._on_summary_edit_committed)
        self._close.clicked.connect(self.close_requested)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show a responsibility; fields that are open keep what is typed."""
        self._detail = detail
        days = detail.check_in_days
        self.title_edit.set_text(detail.card.title)
        self.area_edit.set_text(detail.card.area)
        self.owner_edit.set_text(detail.card.owner)
        self.interval_edit.set_text("1 day" if days == 1 else f"{days} days")
        self.summary_edit.set_text(detail.summary)
        shelved = detail.archived_on is not None or detail.trashed_on is not None
        self._restore_action.setVisible(shelved)
        self._archive_action.setVisible(detail.archived_on is None and not shelved)
        self._trash_action.setVisible(detail.trashed_on is None)

    def finish(self) -> bool:
        """Commit every open field; return whether all are closed."""
        edits = (self.title_edit, self.area_edit, self.owner_edit, self.interval_edit, self.summary_edit)
        closed = [edit.finish() for edit in edits]
        return all(closed)

    def _lay_out(self) -> None:
        """Set the title row over the labelled fields and the summary."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(title_row(self.title_edit, self._more, self._close))
        form = LabelledForm(self._desk.themes.metrics.gap, 0, "muted", Qt.AlignmentFlag.AlignTop)
        fields = (("Area", self.area_edit), ("Owner", self.owner_edit), ("Check in every", self.interval_edit))
        for name, edit in fields:
            # Level with the first line of a text that has several.
            form.add_field(name, edit, inset=INSET)
        layout.addLayout(form)
        layout.addWidget(self.summary_edit)

    def _make_menu(self) -> None:
        """Make the menu of what is done with the whole responsibility."""
        menu = QMenu(self)
        icon = self._desk.themes.icon
        self._restore_action = menu.addAction(icon("restore"), "Restore to the board")
        self._archive_action = menu.addAction(icon("archive"), "Archive")
        self._trash_action = menu.addAction(icon("trash"), "Move to the trash")
        self._restore_action.triggered.connect(self._on_restore_triggered)
        self._archive_action.triggered.connect(self._on_archive_triggered)
        self._trash_action.triggered.connect(self._on_trash_triggered)
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _areas(self) -> list[str]:
        return self._desk.workspace.read(areas)

    def _owners(self) -> list[str]:
        return self._desk.workspace.read(owners)

    def _on_title_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            label = f"Renamed {labels.quoted(self._detail.card.title)} to {labels.quoted(text)}"
            self._desk.run(self.title_edit.show_error, label, responsibilities.rename, self._detail.card.id, text)

    def _on_area_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            label = labels.did(f"Put into {text}:" if text else "Took out of its area:", self._detail.card.title)
            self._desk.run(self.area_edit.show_error, label, responsibilities.set_area, self._detail.card.id, text)

    def _on_owner_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            who = f"{text} now owns" if text else "Nobody owns"
            label = labels.did(who, self._detail.card.title)
            self._desk.run(self.owner_edit.show_error, label, responsibilities.set_owner, self._detail.card.id, text)

    def _on_interval_edit_committed(self, text: str) -> None:
        if self._detail is None:
            return
        number = text.removesuffix("s").removesuffix("day").strip()
        if not number.isascii() or not number.isdigit():
            self.interval_edit.show_error("Type a number of days, such as 30.")
            return
        label = labels.did("Changed the check-in interval of", self._detail.card.title)
        refuse = self.interval_edit.show_error
        self._desk.run(refuse, label, responsibilities.set_check_in, self._detail.card.id, int(number))

    def _on_summary_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            label = labels.did("Described", self._detail.card.title)
            refuse = self.summary_edit.show_error
            self._desk.run(refuse, label, responsibilities.set_summary, self._detail.card.id, text)

    def _on_restore_triggered(self) -> None:
        if self._detail is not None:
            label = labels.did("Restored", self._detail.card.title)
            self._desk.run(self.title_edit.show_error, label, responsibilities.restore, self._detail.card.id)

    def _on_archive_triggered(self) -> None:
        if self._detail is not None:
            label = labels.did("Archived", self._detail.card.title)
            self._desk.run(self.title_edit.show_error, label, responsibilities.archive, self._detail.card.id)

    def _on_trash_triggered(self) -> None:
        if self._detail is not None:
            label = labels.did("Moved to the trash:", self._detail.card.title)
            self._desk.run(self.title_edit.show_error, label, responsibilities.trash, self._detail.card.id)
