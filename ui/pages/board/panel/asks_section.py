"""The asks of a responsibility: what is needed from someone else, and how far that is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import asks, labels
from csops_desktop.domain.ids import AskId, ResponsibilityId
from csops_desktop.domain.status import AskState
from csops_desktop.queries.rows import AskRow, ResponsibilityDetail
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.ask_card import AskCard, AskWords
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.widgets.section import Section

_DONE = {
    AskState.ASKED: "Asked:",
    AskState.ACCEPTED: "Accepted:",
    AskState.REFUSED: "Refused:",
    AskState.DELIVERED: "Delivered:",
}


class AsksSection(Section):
    """Drafts asks and moves them on.

    Signals:
        nudge_requested: remind of this ask (its id).
    """

    nudge_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Asks", parent=parent)
        self._desk = desk
        self._rid: ResponsibilityId | None = None
        self._rows: dict[int, AskRow] = {}
        self._cards = RowList(self._make_card, gap=desk.themes.metrics.gap)
        self.add_line = AddLine("Add what you need from someone")
        self.body.addWidget(self._cards)
        self.body.addWidget(self.add_line)
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the asks of a responsibility, the open ones first."""
        if self._rid != detail.card.id:
            self.add_line.clear()
        self._rid = detail.card.id
        order = list(AskState)
        rows = sorted(detail.asks, key=lambda ask: (order.index(ask.state) >= order.index(AskState.REFUSED), ask.id))
        self._rows = {row.id: row for row in rows}
        cards = self._cards.show_ids(list(self._rows))
        for row in rows:
            cards[row.id].show_ask(row)

    def _make_card(self, row_id: int) -> AskCard:
        """Return a connected card for an ask."""
        card = AskCard(self._desk)
        card.words_committed.connect(partial(self._on_card_words_committed, row_id))
        card.state_requested.connect(partial(self._on_card_state_requested, row_id))
        card.answer_committed.connect(partial(self._on_card_answer_committed, row_id))
        card.nudge_requested.connect(partial(self.nudge_requested.emit, row_id))
        card.delete_requested.connect(partial(self._on_card_delete_requested, row_id))
        return card

    def _on_add_line_submitted(self, text: str) -> None:
        if self._rid is None:
            return
        # "RevOps: name an owner" names the person as people write it.
        person, colon, what = text.partition(": ")
        if not colon or not what.strip() or len(person.split()) > 3:
            person, what = "", text
        label = labels.did("Drafted an ask:", what)
        self._desk.run(self.add_line.show_error, label, asks.add_ask, self._rid, what, person=person)

    def _on_card_words_committed(self, row_id: int, words: AskWords) -> None:
        label = labels.did("Changed an ask:", words.what)
        self._desk.run(
            partial(self._show_error, row_id),
            label,
            asks.edit_ask,
            AskId(row_id),
            words.what,
            person=words.person,
            why=words.why,
            needed_by=words.needed_by,
        )

    def _on_card_state_requested(self, row_id: int, state: AskState) -> None:
        label = labels.did(_DONE[state], self._rows[row_id].what)
        done = self._desk.run(partial(self._show_error, row_id), label, asks.move_ask, AskId(row_id), state)
        if done and state in (AskState.ACCEPTED, AskState.REFUSED):
            self._card(row_id).ask_answer()

    def _on_card_answer_committed(self, row_id: int, answer: str) -> None:
        label = labels.did("Wrote down the answer to", self._rows[row_id].what)
        self._desk.run(self._card(row_id).answer_edit.show_error, label, asks.set_answer, AskId(row_id), answer)

    def _on_card_delete_requested(self, row_id: int) -> None:
        label = labels.did("Deleted an ask:", self._rows[row_id].what)
        self._desk.run(partial(self._show_error, row_id), label, asks.delete_ask, AskId(row_id))

    def _show_error(self, row_id: int, sentence: str) -> None:
        self._card(row_id).show_error(sentence)

    def _card(self, row_id: int) -> AskCard:
        """Return the card of an ask that is shown."""
        return self._cards.show_ids(list(self._rows))[row_id]
