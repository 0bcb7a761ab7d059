"""What is done with the selected card: other colour, other place, archive, trash. Imports Qt, the core and the view.

A change of colour needs a sentence; it is asked for beside the card, and nothing is written before it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from csops_desktop.commands import board, responsibilities
from csops_desktop.commands.labels import did, moved, quoted
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.errors import UserError
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.workspace import Workspace
from ui.models.board_model import BoardModel
from ui.pages.board.selection import CardSelection
from ui.pages.board.view import BoardView
from ui.widgets.draft_place import belongs_to

if TYPE_CHECKING:
    from ui.models.table_model import BoardTableModel

_HINTS = {
    Status.RED: "What is wrong, in one sentence",
    Status.YELLOW: "What is missing, in one sentence",
    Status.GREEN: "What shows that it is green, in one sentence",
    Status.NOT_RATED: "Why it can't be rated, in one sentence",
}
"""What the empty line says before the sentence is written."""


class _Wish(NamedTuple):
    """A change of colour that waits for its sentence; `placed` when it was dropped above `before`."""

    card: BoardCard
    status: Status
    placed: bool
    before: ResponsibilityId | None


class CardMoves(QObject):
    """Moves cards.

    Signals:
        message_requested(sentence): something could not be done.

    Args:
        workspace: runs the commands.
        model: the cards.
        view: asks for the sentence.
        selection: the selected card.
    """

    message_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        model: BoardModel,
        view: BoardView,
        selection: CardSelection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model
        self._view = view
        self._selection = selection
        self._wish: _Wish | None = None
        view.prompt.accepted.connect(self._on_prompt_accepted)
        view.prompt.cancelled.connect(self._on_prompt_cancelled)

    def recolour(self, step: int) -> None:
        """Move the selected card to the colour on the left (-1) or right (1), if that column stands there."""
        card = self._selection.card
        if card is None:
            return
        order = COLUMNS.index(card.status) + step
        if 0 <= order < len(COLUMNS) and self._view.area.is_column_shown(COLUMNS[order]):
            self.move_to(COLUMNS[order])

    def move_to(self, status: Status) -> None:
        """Give the selected card a colour, once the sentence is there."""
        card = self._selection.card
        if card is not None and card.status is not status:
            self._ask(_Wish(card, status, placed=False, before=None))

    def reorder(self, step: int) -> None:
        """Move the selected card up (-1) or down (1) within its column or group, or among the table's rows."""
        card = self._selection.card
        if card is not None and self._model.filter.table and self._view.table is not None:
            self._reorder_row(card, self._view.table.cards, step)
            return
        place = self._model.place(self._selection.card_id)
        if card is None or place is None:
            return
        column, row = self._model.columns[card.status], place[1]
        first, end = column.group_rows(card)
        if not first <= row + step < end:
            return
        below = row + 2 if step > 0 else row - 1
        before = column.card_at(below) if below < end else None
        self._move(card, None if before is None else before.id)

    def _reorder_row(self, card: BoardCard, rows: BoardTableModel, step: int) -> None:
        """Move a row of the table up or down among those of its colour, where they stand in the board's order."""
        if not rows.by_board:
            self.message_requested.emit("Sort the table by status to move cards up and down.")
            return
        row = rows.row_of(card.id)
        beyond = rows.card_at(row + step)
        if row < 0 or beyond is None or beyond.status is not card.status:
            return
        if step * rows.by_board > 0:
            beyond = rows.card_at(row + 2 * step)
            beyond = beyond if beyond is not None and beyond.status is card.status else None
        self._move(card, None if beyond is None else beyond.id)

    def drop(self, status: Status, card_id: ResponsibilityId, before: ResponsibilityId | None) -> None:
        """Put a card at the place where it was let go."""
        card = self._model.cards.get(card_id)
        if card is None:
            return
        self._selection.select(card_id, focus=True)
        if card.status is not status:
            self._ask(_Wish(card, status, placed=True, before=before))
            return
        self._clear_places()
        if before != card_id and self._below(card) != before:
            self._move(card, before)

    def archive(self) -> None:
        """Archive the selected card."""
        card = self._selection.card
        if card is not None:
            self._run(did("Archived", card.title), responsibilities.archive, card.id)

    def trash(self) -> None:
        """Throw the selected card away; Undo brings it back."""
        card = self._selection.card
        if card is not None:
            self._run(f"Moved {quoted(card.title)} to the trash", responsibilities.trash, card.id)

    def _move(self, card: BoardCard, before: ResponsibilityId | None) -> None:
        """Write the order."""
        self._run(did("Moved", card.title), board.move_card, card.id, before)

    def _below(self, card: BoardCard) -> ResponsibilityId | None:
        """Return the card directly below one within its column or group."""
        column = self._model.columns[card.status]
        row = column.row_of(card) + 1
        below = column.card_at(row) if row < column.group_rows(card)[1] else None
        return None if below is None else below.id

    def _run(self, label: str, command: Callable[..., object], *args: Any) -> None:
        """Run a command; what it refuses is said."""
        try:
            self._workspace.run(label, command, *args)
        except UserError as error:
            self.message_requested.emit(str(error))

    def _ask(self, wish: _Wish) -> None:
        """Ask for the sentence, beside the card or where it was dropped."""
        if not wish.placed:
            self._clear_places()
        self._wish = wish
        title = quoted(wish.card.title)
        belongs_to(self._view.prompt, "responsibility", wish.card.id, title)
        question, field = f"Why is {title} {wish.status.word}?", f"status.{wish.status}"
        self._view.prompt.ask(question, placeholder=_HINTS[wish.status], field=field)
        if wish.placed:
            column = self._view.columns[wish.status]
            self._view.place_prompt(column, column.drop_rect())
            return
        table = self._view.table
        if table is not None and self._model.filter.table:
            self._view.place_prompt(table, table.card_rect(wish.card.id))
            return
        column = self._view.columns[wish.card.status]
        self._view.place_prompt(column, column.card_rect(self._model.columns[wish.card.status].row_of(wish.card)))

    def _on_prompt_accepted(self, sentence: str) -> None:
        wish = self._wish
        if wish is None:
            return
        try:
            self._write(wish, sentence)
        except UserError as error:
            self._view.prompt.show_error(str(error))
            return
        self._wish = None
        self._clear_places()
        self._selection.select(wish.card.id, focus=True)

    def _write(self, wish: _Wish, sentence: str) -> None:
        """Give a card its colour, and its place where it was dropped, as one change."""
        label, card_id = moved(wish.card.title, wish.status), wish.card.id
        if wish.placed:
            self._workspace.run(label, board.drop_card, card_id, wish.status, wish.before, sentence)
        else:
            self._workspace.run(label, board.set_status, card_id, wish.status, sentence)

    def _on_prompt_cancelled(self) -> None:
        self._wish = None
        self._clear_places()
        self._selection.focus()

    def _clear_places(self) -> None:
        """Show nowhere any more where a card would land."""
        for column in self._view.columns.values():
            column.clear_drop_place()
