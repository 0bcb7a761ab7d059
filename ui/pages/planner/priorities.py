"""What matters to the company, in order: add, word, move, end. Imports the core and widgets."""

from __future__ import annotations

from functools import partial
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.commands import bets as commands
from csops_desktop.commands import labels
from csops_desktop.domain.ids import PriorityId
from csops_desktop.queries.bets import priorities
from csops_desktop.queries.planner_rows import CompanyPriorityRow
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel


class PriorityLine(QWidget):
    """One priority; Alt+Up and Alt+Down move it, Delete ends it.

    Signals:
        text_committed(text): the person wants these words.
        move_requested(step): up (-1) or down (1).
        end_requested: it holds no longer.
    """

    text_committed = Signal(str)
    move_requested = Signal(int)
    end_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rank = TextLabel(role="muted")
        self.edit = InlineEdit(themes, "Priority", placeholder="What matters?")
        self._up = IconButton(themes, "chevron-up", "Move up", small=True)
        self._down = IconButton(themes, "chevron-down", "Move down", small=True)
        self._end = IconButton(themes, "close", "End", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._rank.setMinimumWidth(themes.metrics.px(18))
        row.addWidget(self._rank, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.edit, 1)
        for button in (self._up, self._down, self._end):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.edit.committed.connect(self.text_committed)
        self._up.clicked.connect(partial(self.move_requested.emit, -1))
        self._down.clicked.connect(partial(self.move_requested.emit, 1))
        self._end.clicked.connect(self.end_requested)

    def show_priority(self, row: CompanyPriorityRow) -> None:
        """Show a stored priority."""
        self._rank.setText(f"{row.rank}.")
        self.edit.set_text(row.title)
        for button, verb in ((self._up, "Move up"), (self._down, "Move down"), (self._end, "No longer a priority:")):
            button.setAccessibleName(f"{verb} {row.title}")
        self._end.setToolTip("No longer a priority; scores that name it keep it")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_requested.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and not self.edit.editing:
            self.end_requested.emit()
        else:
            super().keyPressEvent(event)


class PrioritiesSection(Section):
    """The list that bets are held against."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "What matters to the company, most first", parent=parent)
        self._desk = desk
        self._rows: dict[int, CompanyPriorityRow] = {}
        belongs_to(self, "priorities", called="what matters to the company")
        self.lines = RowList(self._make_line)
        self._hint = TextLabel(
            "Write down the two or three things that leadership talks about; a bet's fit is judged by them.",
            "muted",
            wrap=True,
        )
        self.add_line = AddLine("Add a priority")
        for part in (self._hint, self.lines, self.add_line):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def refresh(self) -> None:
        """Read the priorities again."""
        rows = self._desk.workspace.read(priorities)
        self._rows = {int(row.id): row for row in rows}
        self._hint.setVisible(not rows)
        lines = self.lines.show_ids(list(self._rows))
        for key, row in self._rows.items():
            lines[key].show_priority(row)

    def _make_line(self, key: int) -> PriorityLine:
        """Return a connected line."""
        line = PriorityLine(self._desk.themes)
        belongs_to(line, f"priorities.{key}")
        line.text_committed.connect(partial(self._on_line_text_committed, key))
        line.move_requested.connect(partial(self._on_line_move_requested, key))
        line.end_requested.connect(partial(self._on_line_end_requested, key))
        return line

    def _on_add_line_submitted(self, text: str) -> None:
        label = labels.did("Added the priority", text)
        self._desk.run(self.add_line.show_error, label, commands.add_priority, text)

    def _on_line_text_committed(self, key: int, text: str) -> None:
        label = f"Reworded the priority {labels.quoted(self._rows[key].title)}"
        refuse = self.lines.show_ids(list(self._rows))[key].edit.show_error
        self._desk.run(refuse, label, commands.rename_priority, PriorityId(key), text)

    def _on_line_move_requested(self, key: int, step: int) -> None:
        order = list(self._rows)
        if 0 <= order.index(key) + step < len(order):
            label = labels.did("Moved the priority", self._rows[key].title)
            self._desk.run(self.add_line.show_error, label, commands.move_priority, PriorityId(key), step)

    def _on_line_end_requested(self, key: int) -> None:
        label = labels.did("Ended the priority", self._rows[key].title)
        self._desk.run(self.add_line.show_error, label, commands.end_priority, PriorityId(key))
