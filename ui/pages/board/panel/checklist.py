"""The list of ticked lines that a definition of green and a plan have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from csops_desktop.commands import labels
from csops_desktop.domain.ids import ResponsibilityId
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.widgets.check_line import CheckLine
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.section import Section


class Row(Protocol):
    """The part of a stored row that a line shows."""

    @property
    def id(self) -> Any:
        """The row's id."""

    @property
    def text(self) -> str:
        """What the line says."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The commands behind a list, and the words of their labels: each stands before the quoted text of a line.

    Attributes:
        table: of the rows.
        one: what a row is called before "of": "a step".
    """

    table: str
    one: str
    add: Callable[..., object]
    edit: Callable[..., object]
    tick: Callable[..., object]
    move: Callable[..., object]
    delete: Callable[..., object]
    added: str
    edited: str
    ticked: str
    unticked: str
    deleted: str


class Checklist(Section):
    """Adds, ticks, words, orders and removes lines."""

    def __init__(self, desk: Desk, title: str, add_name: str, verbs: Verbs, parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            desk: what sections share.
            title: the heading.
            add_name: the placeholder of the line in which the next one is typed.
            verbs: the commands behind it.
            parent: the widget it stands in.
        """
        super().__init__(desk.themes, title, parent=parent)
        self.desk = desk
        self.rid: ResponsibilityId | None = None
        self.lines = RowList(self.make_line)
        self.add_line = AddLine(add_name)
        self._verbs = verbs
        self._texts: dict[int, str] = {}
        self.body.addWidget(self.lines)
        self.body.addWidget(self.add_line)
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def show_rows(self, rid: ResponsibilityId, rows: Sequence[Row]) -> dict[int, CheckLine]:
        """Have a line for each row, and return the lines by row id; what is typed for another one is dropped."""
        if self.rid != rid:
            self.add_line.clear()
        self.rid = rid
        self._texts = {row.id: row.text for row in rows}
        return self.lines.show_ids(list(self._texts))

    def make_line(self, row_id: int) -> CheckLine:
        """Return a connected line for a row."""
        line = CheckLine(self.desk.themes)
        belongs_to(line, self._verbs.table, row_id)
        name_field(line.edit, "text", f"{self._verbs.one} of")
        line.toggled_by_user.connect(partial(self._on_line_toggled, row_id))
        line.text_committed.connect(partial(self._on_line_text_committed, row_id))
        line.delete_requested.connect(partial(self._on_line_delete_requested, row_id))
        line.move_requested.connect(partial(self._on_line_move_requested, row_id))
        return line

    def _on_add_line_submitted(self, text: str) -> None:
        if self.rid is not None:
            self.desk.run(
                self.add_line.show_error, labels.did(self._verbs.added, text), self._verbs.add, self.rid, text
            )

    def _on_line_toggled(self, row_id: int, done: bool) -> None:
        word = self._verbs.ticked if done else self._verbs.unticked
        self._run(row_id, word, self._texts[row_id], self._verbs.tick, done)

    def _on_line_text_committed(self, row_id: int, text: str) -> None:
        self._run(row_id, self._verbs.edited, text, self._verbs.edit, text)

    def _on_line_delete_requested(self, row_id: int) -> None:
        self._run(row_id, self._verbs.deleted, self._texts[row_id], self._verbs.delete)

    def _on_line_move_requested(self, row_id: int, steps: int) -> None:
        self._run(row_id, "Moved", self._texts[row_id], self._verbs.move, steps)

    def _run(self, row_id: int, word: str, text: str, command: Callable[..., object], *args: object) -> None:
        """Run a command on a row; a refusal is shown at its line, if that is still there."""
        self.desk.run(partial(self._show_error, row_id), labels.did(word, text), command, row_id, *args)

    def _show_error(self, row_id: int, sentence: str) -> None:
        self.lines.show_ids(list(self._texts))[row_id].show_error(sentence)
