"""The lines of Today that come from the plan: turns of BAU work, and bets whose gate opened."""

from __future__ import annotations

from csops_desktop.db.reader import Reader
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import GateFacts, TurnFacts


def plan_lines(db: Reader) -> list[Line]:
    """Return the turns that are due, one for each initiative, and the bets that nothing holds any more."""
    if db.value("SELECT 1 FROM initiative LIMIT 1") is None:
        return []
    # A desk without a plan doesn't pay for what reads one.
    from csops_desktop.queries.planner import gates_newly_open, turns_due

    turns = [
        Line(
            "occurrence",
            row.initiative_id,
            row.title,
            TurnFacts(row.missed),
            row.due_on,
            opens=("initiative", row.initiative_id),
            since=row.due_on.isoformat(),
        )
        for row in turns_due(db)
    ]
    gates = [
        Line(
            "initiative",
            row.initiative_id,
            row.title,
            GateFacts(row.opened_on),
            row.opened_on,
            opens=("initiative", row.initiative_id),
            since=row.opened_on.isoformat(),
        )
        for row in gates_newly_open(db)
    ]
    return turns + gates
