"""The effort of an initiative: hours, usual sizes, and parts where it is larger. Imports the core and widgets."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.commands import initiatives, labels
from csops_desktop.commands.plan_quarters import split_initiative
from csops_desktop.domain.planning import EFFORT_PRESETS, LARGEST_PIECE
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries.planner_rows import InitiativeDetail
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.side.line_list import Line, LineList
from ui.pages.planner.typed import hours_typed
from ui.widgets.button import Button
from ui.widgets.draft_place import keep_when_hidden
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

MOST_PARTS = 12
"""Parts that are suggested at most."""


class EffortSection(Section):
    """Sets hours and splits what is larger than a day.

    Signals:
        part_requested: show this part (its id).
    """

    part_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Effort", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self.hours_edit = InlineEdit(desk.themes, "Effort", placeholder="Say how many hours")
        self._presets = [Button(desk.themes, f"{hours:g} h", small=True) for hours in EFFORT_PRESETS]
        self._hint = TextLabel(role="muted", wrap=True)
        self.split_button = Button(desk.themes, "Split into parts…", small=True)
        self.split_edit = GrowingEdit()
        self.split_save = Button(desk.themes, "Split", "primary", small=True)
        self.split_cancel = Button(desk.themes, "Cancel", "quiet", small=True)
        self._split_error = TextLabel(role="error", wrap=True)
        self._parts = LineList(desk.themes)
        self._form = QWidget()
        self._fill_body()
        self.hours_edit.committed.connect(self._on_hours_edit_committed)
        for button, hours in zip(self._presets, EFFORT_PRESETS, strict=True):
            button.clicked.connect(partial(self._set_hours, hours))
        self.split_button.clicked.connect(self._open_form)
        self.split_save.clicked.connect(self._split)
        self.split_edit.submit_requested.connect(self._split)
        self.split_cancel.clicked.connect(self._close_form)
        self.split_edit.cancel_requested.connect(self._close_form)
        self._parts.line_pressed.connect(self._on_parts_line_pressed)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show an initiative; parts that are being typed for the same one stay."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            keep_when_hidden(self._form)
            self._form.hide()
        self._detail = detail
        row = detail.row
        self.hours_edit.set_text(f"{row.hours_each:g} h" + (" each turn" if row.recurs else ""))
        for button, hours in zip(self._presets, EFFORT_PRESETS, strict=True):
            button.setEnabled(hours != row.hours_each)
        turns = count(row.turns, "turn")
        words = f"{row.hours:g} h in this quarter for {turns}" if row.recurs else ""
        splits = row.should_be_split and not row.recurs and row.part_of_id is None
        if splits:
            words = f"More than {LARGEST_PIECE:g} h: parts of a day or less are easier to plan and to finish."
        elif row.parts:
            words = f"Counts by its {count(row.parts, 'part')}: {row.hours:g} h."
        elif row.part_of:
            words = f"A part of {labels.quoted(row.part_of)}."
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.split_button.setVisible(splits and self._form.isHidden())
        self._parts.show_lines(
            [Line(int(part.id), part.title, f"{part.hours:g} h, {part.state.word}") for part in detail.parts]
        )

    def _fill_body(self) -> None:
        """Set hours and sizes into a line, the rest beneath."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.hours_edit, 1)
        for button in self._presets:
            button.setToolTip(f"Set the effort to {button.text()}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.split_button, 0, Qt.AlignmentFlag.AlignLeft)
        form = Section(self._desk.themes, "One part a line: title, colon, hours", parent=self._form)
        holder = QHBoxLayout(self._form)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(form)
        self.split_edit.setAccessibleName("Parts, one a line: title, colon, hours")
        form.body.addWidget(self.split_edit)
        form.body.addWidget(self._split_error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.split_save)
        buttons.addWidget(self.split_cancel)
        buttons.addStretch(1)
        form.body.addLayout(buttons)
        self._split_error.hide()
        self.body.addWidget(self._form)
        self._form.hide()
        self.body.addWidget(self._parts)

    def _on_hours_edit_committed(self, text: str) -> None:
        try:
            hours = hours_typed(text.removesuffix("each turn"))
        except UserError as error:
            self.hours_edit.show_error(str(error))
            return
        self._set_hours(hours)

    def _set_hours(self, hours: float) -> None:
        """Write the effort."""
        if self._detail is not None and hours != self._detail.row.hours_each:
            row = self._detail.row
            label = labels.did("Changed the effort of", row.title)
            self._desk.run(self.hours_edit.show_error, label, initiatives.set_hours, row.id, hours)

    def _on_parts_line_pressed(self, part: int) -> None:
        self.part_requested.emit(part)

    def _open_form(self) -> None:
        """Suggest parts of a day or less."""
        assert self._detail is not None
        row = self._detail.row
        keep_when_hidden(self._form, kept=False)
        number = min(max(ceil(row.hours_each / LARGEST_PIECE), 2), MOST_PARTS)
        left, lines = row.hours_each, []
        for part in range(1, number + 1):
            hours = left if part == number else min(LARGEST_PIECE, left)
            lines.append(f"{row.title}, part {part}: {hours:g}")
            left -= hours
        self.split_edit.setPlainText("\n".join(lines))
        self._split_error.hide()
        self._form.show()
        self.split_button.hide()
        self.split_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        """Go without splitting."""
        self._form.hide()
        self.split_button.show()
        self.split_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _split(self) -> None:
        """Write the parts that were typed."""
        assert self._detail is not None
        row = self._detail.row
        try:
            parts = [_part(line) for line in self.split_edit.toPlainText().splitlines() if line.strip()]
        except UserError as error:
            self._refuse(str(error))
            return
        label = f"Split {labels.quoted(row.title)} into {count(len(parts), 'part')}"
        if self._desk.run(self._refuse, label, split_initiative, row.id, parts):
            self._form.hide()
            self.hours_edit.display.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, sentence: str) -> None:
        """Say why it can't be split so; what was typed stays."""
        self._split_error.setText(sentence)
        self._split_error.show()
        self.split_edit.setAccessibleDescription(sentence)


def _part(line: str) -> tuple[str, float]:
    """Read "title: hours"; without a colon it has no hours yet."""
    title, colon, hours = line.rpartition(":")
    return (title.strip(), hours_typed(hours)) if colon else (line.strip(), 0.0)
