"""Nothing that is due is missing on Today, whatever was done before; other queries say what is due."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.db.reader import Reader
from csops_desktop.domain.requests import RequestState
from csops_desktop.domain.trust import Trust
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.documents import documents
from csops_desktop.queries.planner import turns_due
from csops_desktop.queries.requests import requests
from csops_desktop.queries.today import due_lines, today
from tests.properties.test_history import fresh, operations, play


def expected(db: Reader) -> set[tuple[str, int]]:
    """Return what other pages call due: late promises and steps, stale documents and colours, turns, requests."""
    late = "SELECT id FROM commitment WHERE state = 'open' AND trashed_on IS NULL AND due_on <= ?"
    steps = """
        SELECT s.id FROM plan_step s JOIN responsibility r ON r.id = s.responsibility_id
        WHERE s.done_on IS NULL AND s.due_on <= ? AND r.archived_on IS NULL AND r.trashed_on IS NULL
    """
    on = (db.today.isoformat(),)
    found = {("commitment", row[0]) for row in db.rows(late, on)} | {
        ("plan_step", row[0]) for row in db.rows(steps, on)
    }
    found |= {("document", row.id) for row in documents(db) if row.trust is Trust.STALE}
    found |= {("responsibility", card.id) for card in board_cards(db) if card.stale}
    found |= {("occurrence", row.initiative_id) for row in turns_due(db)}
    return found | {("request", row.id) for row in requests(db, [RequestState.TRIAGE])}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(operations, min_size=5, max_size=30), st.integers(0, 45))
def test_whatever_is_due_stands_on_today_exactly_once(work: list[tuple[Any, ...]], later: int) -> None:
    with fresh() as (workspace, clock):
        for operation in work:
            play(workspace, clock, operation)
        clock.moment += timedelta(days=later)
        day = workspace.read(today)
        keys = [line.key for line in (*day.lines, *day.snoozed)]
        assert len(keys) == len(set(keys))
        assert sorted(keys) == sorted(line.key for line in workspace.read(due_lines))
        assert workspace.read(expected) <= set(keys)
