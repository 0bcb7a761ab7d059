"""What a metric means: definition, unit, direction, source, owner, target, kind; all changed in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import labels, metrics
from csops_desktop.domain.metrics import Direction, MetricKind
from csops_desktop.errors import UserError
from csops_desktop.queries.board import owners
from csops_desktop.queries.metric_rows import MetricDetail
from csops_desktop.text.dates import say_days
from csops_desktop.text.numbers import parse_number, type_number
from ui.pages.board.panel.desk import Desk
from ui.pages.metrics.card import Card
from ui.widgets.combo_box import ComboBox
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.labelled_form import LabelledForm
from ui.widgets.text_label import TextLabel

REVIEWS = ((30, "Every month"), (90, "Every quarter"), (180, "Every half year"), (365, "Every year"))


class FactsSection(QWidget):
    """The card of the definition."""

    def __init__(self, desk: Desk, card: Card) -> None:
        """Fill a card, which the page lays out."""
        super().__init__()
        self._desk = desk
        self._detail: MetricDetail | None = None
        themes = desk.themes
        self.definition_edit = InlineEdit(
            themes,
            "Definition",
            placeholder="What is counted, from when to when, and what is left out?",
            multi_line=True,
        )
        self.unit_edit = InlineEdit(themes, "Unit", placeholder="Add a unit")
        self.source_edit = InlineEdit(themes, "Source", placeholder="Where does the number come from?")
        self.owner_edit = InlineEdit(themes, "Owner", placeholder="Nobody yet", completions=self._owners)
        self.target_edit = InlineEdit(themes, "Target", placeholder="No target")
        self.direction_box = ComboBox(themes, "Direction")
        self.kind_box = ComboBox(themes, "Kind")
        self.review_box = ComboBox(themes, "Definition checked again")
        for direction in Direction:
            words = direction.words
            self.direction_box.addItem(words[0].upper() + words[1:], direction)
        for kind in MetricKind:
            self.kind_box.addItem(kind.heading, kind)
            self.kind_box.setItemData(self.kind_box.count() - 1, kind.meaning, Qt.ItemDataRole.ToolTipRole)
        for box in (self.direction_box, self.kind_box, self.review_box):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out(card)
        self._connect()

    def show_detail(self, detail: MetricDetail) -> None:
        """Show what a metric means; fields that are open keep what is typed."""
        if self._detail is not None and self._detail.row.id != detail.row.id:
            self.finish()
        self._detail = detail
        row = detail.row
        self._error.hide()
        self.definition_edit.set_text(row.definition)
        self.unit_edit.set_text(row.unit)
        self.source_edit.set_text(row.source)
        self.owner_edit.set_text(row.owner)
        self.target_edit.set_text("" if row.target is None else type_number(row.target))
        self.direction_box.setCurrentIndex(list(Direction).index(row.direction))
        self.kind_box.setCurrentIndex(list(MetricKind).index(row.kind))
        self._show_review(detail.review_days)
        for widget in (self.unit_edit.display, self.direction_box):
            widget.setEnabled(not row.builtin)

    def finish(self) -> None:
        """Commit every open field."""
        for edit in self._edits():
            edit.finish()

    def _edits(self) -> tuple[InlineEdit, ...]:
        """Return the text fields."""
        return self.definition_edit, self.unit_edit, self.source_edit, self.owner_edit, self.target_edit

    def _show_review(self, days: int) -> None:
        """Show after how many days the definition is due again; an unusual number gets a line of its own."""
        usual = dict(REVIEWS)
        self.review_box.clear()
        for number, words in sorted({**usual, days: usual.get(days, f"Every {say_days(days)}")}.items()):
            self.review_box.addItem(words, number)
        self.review_box.setCurrentIndex(self.review_box.findData(days))

    def _lay_out(self, card: Card) -> None:
        """Set the definition over the rest."""
        card.body.addWidget(self.definition_edit)
        form = LabelledForm(12, 4, align=Qt.AlignmentFlag.AlignVCenter)
        rows = (
            ("Target", self.target_edit),
            ("Unit", self.unit_edit),
            ("Better", self.direction_box),
            ("Source", self.source_edit),
            ("Owner", self.owner_edit),
            ("Kind", self.kind_box),
            ("Checked", self.review_box),
        )
        for words, widget in rows:
            form.add_field(words, widget)
        card.body.addLayout(form)
        card.body.addWidget(self._error)
        self._error.hide()

    def _connect(self) -> None:
        """The nervous system of the card."""
        self.definition_edit.committed.connect(self._on_definition_edit_committed)
        self.unit_edit.committed.connect(self._on_unit_edit_committed)
        self.source_edit.committed.connect(self._on_source_edit_committed)
        self.owner_edit.committed.connect(self._on_owner_edit_committed)
        self.target_edit.committed.connect(self._on_target_edit_committed)
        self.direction_box.activated.connect(self._on_direction_box_activated)
        self.kind_box.activated.connect(self._on_kind_box_activated)
        self.review_box.activated.connect(self._on_review_box_activated)

    def _owners(self) -> list[str]:
        return self._desk.workspace.read(owners)

    def _edit(self, edit: InlineEdit, what: str, text: str, **given: Any) -> None:
        """Change one text, or say at its field why not."""
        detail = self._detail
        if detail is None:
            return
        label = labels.did(f"Set the {what} of", detail.row.name)
        if self._desk.run(edit.show_error, label, metrics.edit_metric, detail.row.id, **given):
            edit.set_text(text)

    def _choose(self, what: str, **given: Any) -> None:
        """Change one choice, or say below why not."""
        detail = self._detail
        if detail is not None:
            label = labels.did(f"Set the {what} of", detail.row.name)
            if not self._desk.run(self._refuse, label, metrics.edit_metric, detail.row.id, **given):
                self.show_detail(detail)

    def _refuse(self, sentence: str) -> None:
        """Say below the fields why it is not taken."""
        self._error.setText(sentence)
        self._error.show()

    def _on_definition_edit_committed(self, text: str) -> None:
        self._edit(self.definition_edit, "definition", text, definition=text)

    def _on_unit_edit_committed(self, text: str) -> None:
        self._edit(self.unit_edit, "unit", text, unit=text)

    def _on_source_edit_committed(self, text: str) -> None:
        self._edit(self.source_edit, "source", text, source=text)

    def _on_owner_edit_committed(self, text: str) -> None:
        self._edit(self.owner_edit, "owner", text, owner=text)

    def _on_target_edit_committed(self, text: str) -> None:
        detail = self._detail
        if detail is None:
            return
        try:
            target = parse_number(text) if text else None
        except UserError as error:
            self.target_edit.show_error(str(error))
            return
        label = labels.did("Set the target of", detail.row.name)
        if self._desk.run(self.target_edit.show_error, label, metrics.set_target, detail.row.id, target):
            self.target_edit.set_text("" if target is None else type_number(target))

    def _on_direction_box_activated(self, place: int) -> None:
        self._choose("direction", direction=list(Direction)[place])

    def _on_kind_box_activated(self, place: int) -> None:
        self._choose("kind", kind=list(MetricKind)[place])

    def _on_review_box_activated(self, place: int) -> None:
        self._choose("check interval", review_days=int(self.review_box.itemData(place)))
