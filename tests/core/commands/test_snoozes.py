"""Putting off and bringing back: what is written, what is refused, and the way back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import snoozes
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.errors import UserError
from csops_desktop.queries.activity import history
from csops_desktop.workspace import Workspace

TOMORROW = date(2026, 11, 25)


def rows(db: Reader) -> list[tuple[object, ...]]:
    return db.rows("SELECT kind, thing_id, set_on, until FROM snooze ORDER BY id")


@pytest.fixture
def card(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs")


def put_off(workspace: Workspace, card: int, until: date = TOMORROW, kind: str = "responsibility") -> None:
    workspace.run("Put off", snoozes.snooze, kind, card, until)


def test_a_snooze_is_a_change_that_can_be_undone(workspace: Workspace, card: ResponsibilityId) -> None:
    put_off(workspace, card)
    assert workspace.read(rows) == [("responsibility", card, "2026-11-24", "2026-11-25")]
    assert workspace.read(history)[0].label == "Put off"
    workspace.undo()
    assert workspace.read(rows) == []


def test_another_day_for_what_is_put_off_already_is_no_second_time(
    workspace: Workspace, card: ResponsibilityId
) -> None:
    put_off(workspace, card)
    put_off(workspace, card, date(2026, 12, 1))
    assert workspace.read(rows) == [("responsibility", card, "2026-11-24", "2026-12-01")]


def test_what_came_back_and_is_put_off_again_counts_again(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    put_off(workspace, card)
    clock.advance(days=1)
    put_off(workspace, card, TOMORROW + timedelta(days=1))
    assert len(workspace.read(rows)) == 2


def test_bringing_back_ends_it_and_is_refused_where_nothing_waits(workspace: Workspace, card: ResponsibilityId) -> None:
    put_off(workspace, card)
    workspace.run("Brought back", snoozes.unsnooze, "responsibility", card)
    assert workspace.read(rows) == []
    with pytest.raises(UserError, match="on Today already"):
        workspace.run("Brought back", snoozes.unsnooze, "responsibility", card)


@pytest.mark.parametrize("until", [date(2026, 11, 24), date(2026, 11, 23)])
def test_today_and_before_is_refused(workspace: Workspace, card: ResponsibilityId, until: date) -> None:
    with pytest.raises(UserError, match="after today"):
        put_off(workspace, card, until)


@pytest.mark.parametrize(("kind", "thing"), [("responsibility", 99), ("card", 1), ("metric", 1), ("ask", 2**63)])
def test_what_is_gone_or_unknown_is_refused(
    workspace: Workspace, card: ResponsibilityId, kind: str, thing: int
) -> None:
    with pytest.raises(UserError, match="is gone"):
        put_off(workspace, thing, kind=kind)
    assert workspace.read(rows) == []
