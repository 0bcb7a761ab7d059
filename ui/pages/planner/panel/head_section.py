"""Title, lane, quarter, category, owner, days and recurrence of an initiative. Imports the core, widgets."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from csops_desktop.commands import initiatives, labels
from csops_desktop.domain.planning import LANES, Tier
from csops_desktop.domain.quarters import parse_quarter
from csops_desktop.domain.recurrence import PRESETS, parse_rule
from csops_desktop.errors import UserError
from csops_desktop.queries.board import owners
from csops_desktop.queries.planner import categories
from csops_desktop.queries.planner_rows import InitiativeDetail
from ui.pages.board.panel.desk import Desk
from ui.widgets.combo_box import ComboBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.labelled_form import LabelledForm, title_row
from ui.widgets.text_label import TextLabel


class HeadSection(QWidget):
    """The head of an initiative's panel.

    Signals:
        close_requested: the person wants the panel gone.
    """

    close_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        themes, clock = desk.themes, desk.clock
        self.title_edit = InlineEdit(themes, "Title", font_role="page_title", placeholder="Give it a title")
        self.tier_box = ComboBox(themes, "Lane")
        self.quarter_edit = InlineEdit(themes, "Quarter", placeholder="Q4 2026")
        self.category_edit = InlineEdit(themes, "Category", placeholder="Add a category", completions=self._categories)
        self.owner_edit = InlineEdit(themes, "Owner", placeholder="Nobody yet", completions=self._owners)
        self.start_edit = DateEdit(themes, clock, "Start", placeholder="Add a day", quiet=True)
        self.target_edit = DateEdit(themes, clock, "Target", placeholder="Add a day", quiet=True)
        self.recurs_box = ComboBox(themes, "Recurs")
        self.summary_edit = InlineEdit(themes, "Summary", placeholder="Add a summary", multi_line=True)
        self._more = IconButton(themes, "more", "More actions")
        self._close = IconButton(themes, "close", "Close panel")
        self._error = TextLabel(role="error", wrap=True)
        self._recurs_label = TextLabel("Recurs", "muted")
        self._fill_boxes()
        self._lay_out()
        self._make_menu()
        self._connect()

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show an initiative; fields that are open keep what is typed."""
        row = detail.row
        self._detail = detail
        self._error.hide()
        self.title_edit.set_text(row.title)
        self.tier_box.setCurrentIndex(self.tier_box.findData(row.tier.value))
        self.quarter_edit.set_text(row.quarter.title)
        self.category_edit.set_text(row.category)
        self.owner_edit.set_text(row.owner)
        self.start_edit.set_date(row.start_on)
        self.target_edit.set_date(row.target_on)
        self.summary_edit.set_text(detail.summary)
        is_bau = row.tier is Tier.BAU
        self._recurs_label.setVisible(is_bau)
        self.recurs_box.setVisible(is_bau)
        self._show_rule(row.recurrence)
        self._restore.setVisible(detail.trashed_on is not None)
        self._trash.setVisible(detail.trashed_on is None)

    def finish(self) -> bool:
        """Commit every open field; return whether all are closed."""
        edits = (self.title_edit, self.quarter_edit, self.category_edit, self.owner_edit, self.summary_edit)
        closed = [edit.finish() for edit in edits]
        return all(closed)

    def show_error(self, sentence: str) -> None:
        """Say why a choice was refused."""
        self._error.setText(sentence)
        self._error.show()

    def _fill_boxes(self) -> None:
        """Fill the choices."""
        for tier in LANES:
            self.tier_box.addItem(tier.heading, tier.value)
        for rule, words in PRESETS.items():
            self.recurs_box.addItem(words.capitalize(), rule)

    def _show_rule(self, rule: str) -> None:
        """Show a recurrence; one that isn't offered stands at the end of the list."""
        while self.recurs_box.count() > len(PRESETS):
            self.recurs_box.removeItem(self.recurs_box.count() - 1)
        parsed = parse_rule(rule)
        if parsed is not None and self.recurs_box.findData(rule) < 0:
            self.recurs_box.addItem(parsed.said.capitalize(), rule)
        self.recurs_box.setCurrentIndex(self.recurs_box.findData(rule))

    def _lay_out(self) -> None:
        """Set the title row over the labelled fields and the summary."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(title_row(self.title_edit, self._more, self._close))
        form = LabelledForm(self._desk.themes.metrics.gap, 2, "muted")
        fields: tuple[tuple[QLabel | str, QWidget], ...] = (
            ("Lane", self.tier_box),
            ("Quarter", self.quarter_edit),
            ("Category", self.category_edit),
            ("Owner", self.owner_edit),
            ("Start", self.start_edit),
            ("Target", self.target_edit),
            (self._recurs_label, self.recurs_box),
        )
        for name, field in fields:
            form.add_field(name, field)
        layout.addLayout(form)
        layout.addWidget(self._error)
        layout.addWidget(self.summary_edit)
        self._error.hide()

    def _make_menu(self) -> None:
        """Make the menu of what is done with the whole initiative."""
        menu = QMenu(self)
        icon = self._desk.themes.icon
        self._restore = menu.addAction(icon("restore"), "Restore to the plan")
        self._trash = menu.addAction(icon("trash"), "Move to the trash")
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        """What each field does."""
        self._restore.triggered.connect(self._on_restore_triggered)
        self._trash.triggered.connect(self._on_trash_triggered)
        self._close.clicked.connect(self.close_requested)
        self.title_edit.committed.connect(self._on_title_edit_committed)
        self.tier_box.activated.connect(self._on_tier_box_activated)
        self.quarter_edit.committed.connect(self._on_quarter_edit_committed)
        self.category_edit.committed.connect(self._on_category_edit_committed)
        self.owner_edit.committed.connect(self._on_owner_edit_committed)
        self.start_edit.committed.connect(self._on_start_edit_committed)
        self.target_edit.committed.connect(self._on_target_edit_committed)
        self.recurs_box.activated.connect(self._on_recurs_box_activated)
        self.summary_edit.committed.connect(self._on_summary_edit_committed)

    def _categories(self) -> list[str]:
        return self._desk.workspace.read(categories)

    def _owners(self) -> list[str]:
        return self._desk.workspace.read(owners)

    def _on_title_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = f"Renamed {labels.quoted(row.title)} to {labels.quoted(text)}"
            self._desk.run(self.title_edit.show_error, label, initiatives.rename_initiative, row.id, text)

    def _on_tier_box_activated(self) -> None:
        if self._detail is None:
            return
        row, tier = self._detail.row, Tier(self.tier_box.currentData())
        if tier is row.tier:
            return
        label = labels.did("Moved", row.title) + f" to {tier.heading}"
        move = initiatives.move_initiative
        if not self._desk.run(self.show_error, label, move, row.id, tier=tier, quarter=row.quarter):
            self.tier_box.setCurrentIndex(self.tier_box.findData(row.tier.value))

    def _on_quarter_edit_committed(self, text: str) -> None:
        if self._detail is None:
            return
        row = self._detail.row
        try:
            quarter = parse_quarter(text)
        except UserError as error:
            self.quarter_edit.show_error(str(error))
            return
        label = labels.did("Moved", row.title) + f" to {quarter.title}"
        move = initiatives.move_initiative
        self._desk.run(self.quarter_edit.show_error, label, move, row.id, tier=row.tier, quarter=quarter)

    def _on_category_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did(f"Put into {text}:" if text else "Took out of its category:", row.title)
            self._desk.run(self.category_edit.show_error, label, initiatives.set_category, row.id, text)

    def _on_owner_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did(f"{text} now does" if text else "Nobody does", row.title)
            self._desk.run(self.owner_edit.show_error, label, initiatives.set_initiative_owner, row.id, text)

    def _on_start_edit_committed(self, day: date | None) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did("Changed the start of", row.title)
            self._desk.run(self.start_edit.show_error, label, initiatives.set_dates, row.id, day, row.target_on)

    def _on_target_edit_committed(self, day: date | None) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did("Changed the target of", row.title)
            self._desk.run(self.target_edit.show_error, label, initiatives.set_dates, row.id, row.start_on, day)

    def _on_recurs_box_activated(self) -> None:
        if self._detail is None:
            return
        row, rule = self._detail.row, str(self.recurs_box.currentData())
        if rule == row.recurrence:
            return
        label = labels.did("Changed the recurrence of", row.title)
        if not self._desk.run(self.show_error, label, initiatives.set_recurrence, row.id, rule):
            self._show_rule(row.recurrence)

    def _on_summary_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did("Described", row.title)
            self._desk.run(self.summary_edit.show_error, label, initiatives.set_initiative_summary, row.id, text)

    def _on_restore_triggered(self) -> None:
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(self.show_error, labels.did("Restored", row.title), initiatives.restore_initiative, row.id)

    def _on_trash_triggered(self) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = f"Moved {labels.quoted(row.title)} to the trash"
            self._desk.run(self.show_error, label, initiatives.trash_initiative, row.id)
