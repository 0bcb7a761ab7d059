"""The gate before a quarter's bets, as pages and decks show it. May import db and domain."""

from __future__ import annotations

from collections.abc import Sequence

from csops_desktop.db.gate_facts import ConditionFacts, conditions_of, conditions_of_bet
from csops_desktop.db.reader import Reader
from csops_desktop.domain.gates import judge, say_gate
from csops_desktop.domain.ids import ConditionId, InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import ConditionKind
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.capacity_rows import ConditionRow, GateView


def gate(db: Reader, quarter: Quarter, bet: InitiativeId | None = None) -> GateView:
    """Return the gate of a quarter, or with `bet` that of one bet: the quarter's conditions and its own."""
    if bet is None:
        found = [condition for condition in conditions_of(db, quarter) if condition.bet_id is None]
    else:
        found = conditions_of_bet(db, bet)
    return gate_view(db, quarter, bet, found, doubts(db, found))


def gate_view(
    db: Reader, quarter: Quarter, bet: InitiativeId | None, found: Sequence[ConditionFacts], why: dict[int, str]
) -> GateView:
    """Put a gate together of its conditions.

    Args:
        why: what `doubts` gave for them, or for more.
    """
    standings = [condition.standing for condition in found]
    state = judge(standings)
    return GateView(
        quarter=quarter,
        bet_id=bet,
        conditions=tuple(_row(condition, why) for condition in found),
        open=state.open,
        since=state.since,
        expected=state.expected,
        sentence=say_gate(standings, db.today),
    )


def doubts(db: Reader, found: Sequence[ConditionFacts]) -> dict[int, str]:
    """Return, by responsibility, why a green that opens a gate is doubtful: the computed colour is worse."""
    green = {
        condition.responsibility_id
        for condition in found
        if condition.kind is ConditionKind.RESPONSIBILITY_GREEN and condition.standing.met
    }
    ids = [rid for rid in green if rid is not None]
    if not ids:
        return {}
    return {
        card.id: f"Computed {card.computed.word}: {' '.join(card.watermelon_reasons)}"
        for card in board_cards(db, ids=ids)
        if card.watermelon_reasons
    }


def _row(found: ConditionFacts, why: dict[int, str]) -> ConditionRow:
    """Return a condition as it is shown."""
    rid, needs = found.responsibility_id, found.needs_id
    return ConditionRow(
        id=ConditionId(found.id),
        kind=found.kind,
        bet_id=None if found.bet_id is None else InitiativeId(found.bet_id),
        responsibility_id=None if rid is None else ResponsibilityId(rid),
        needs_id=None if needs is None else InitiativeId(needs),
        percent=found.percent,
        met=found.standing.met,
        sentence=found.standing.sentence,
        demand=found.demand,
        since=found.standing.since,
        expected=found.standing.expected,
        doubt="" if rid is None else why.get(rid, ""),
    )
