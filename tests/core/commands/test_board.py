"""Colours and order: what a card's row says after each change, and that every move puts it where it was dropped."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, responsibilities
from csops_desktop.commands.board import GAP
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status, Trend
from csops_desktop.queries.board import any_card, board_cards
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused, state

RED, YELLOW, GREEN, NOT_RATED = Status.RED, Status.YELLOW, Status.GREEN, Status.NOT_RATED


def add(workspace: Workspace, title: str, status: Status = NOT_RATED) -> ResponsibilityId:
    return workspace.run("Added", responsibilities.add_responsibility, title, status=status, reason="So.")


def column(workspace: Workspace, status: Status = NOT_RATED) -> list[str]:
    return [card.title for card in workspace.read(board_cards) if card.status is status]


def card(workspace: Workspace, rid: ResponsibilityId) -> BoardCard:
    found = workspace.read(any_card, rid)
    assert found is not None
    return found


# --- colours ----------------------------------------------------------------------------------------------------------


def test_a_new_colour_counts_from_its_day_and_says_where_it_came_from(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace, "CS KPIs", GREEN)
    begun = clock.today()
    clock.advance(days=10)
    workspace.run("Set", board.set_status, rid, RED, "Fields are unowned.")
    clock.advance(days=4)
    found = card(workspace, rid)
    assert (found.status, found.reason, found.since, found.days) == (
        RED,
        "Fields are unowned.",
        begun + timedelta(days=10),
        4,
    )
    assert (found.trend, found.checked_on) == (Trend.WORSENING, found.since)


def test_confirming_keeps_the_days_in_colour_and_the_trend(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace, "CS KPIs", GREEN)
    clock.advance(days=1)
    workspace.run("Set", board.set_status, rid, YELLOW, "Slipping.")
    turned = clock.today()
    clock.advance(days=20)
    workspace.run("Confirmed", board.confirm_status, rid, "Still slipping.")
    found = card(workspace, rid)
    assert (found.since, found.days, found.checked_on) == (turned, 20, clock.today())
    assert (found.reason, found.trend, found.stale) == ("Still slipping.", Trend.WORSENING, False)


def test_an_older_status_goes_into_the_history_and_leaves_the_colour(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace, "CS KPIs", GREEN)
    last_year = date(2025, 3, 31)
    workspace.run("Set", board.set_status, rid, RED, "As it was.", last_year)
    found = card(workspace, rid)
    assert (found.status, found.since, found.trend) == (GREEN, clock.today(), Trend.IMPROVING)
    workspace.run("Set", board.set_status, rid, GREEN, "Sooner.", clock.today() - timedelta(days=40))
    assert card(workspace, rid).days == 40


def test_of_one_day_the_last_word_counts(workspace: Workspace) -> None:
    rid = add(workspace, "CS KPIs", GREEN)
    workspace.run("Set", board.set_status, rid, RED, "On second thoughts.")
    assert (card(workspace, rid).status, card(workspace, rid).days) == (RED, 0)


def test_taking_the_rating_away_leaves_no_days(workspace: Workspace) -> None:
    rid = add(workspace, "CS KPIs", RED)
    workspace.run("Set", board.set_status, rid, NOT_RATED, "Nobody knows.")
    found = card(workspace, rid)
    assert (found.since, found.days, found.checked_on, found.trend) == (None, 0, None, Trend.STEADY)


def test_a_status_does_not_hold_from_a_day_that_has_not_come(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace, "CS KPIs")
    with refused(workspace, "2026-11-25 has not come yet"):
        workspace.run("Set", board.set_status, rid, RED, "So.", clock.today() + timedelta(days=1))


def test_a_new_colour_goes_to_the_end_of_its_column_and_a_confirmed_one_stays(workspace: Workspace) -> None:
    rid = add(workspace, "a", RED)
    for title in "bc":
        add(workspace, title, RED)
    workspace.run("Confirmed", board.set_status, rid, RED, "Still.")
    assert column(workspace, RED) == ["a", "b", "c"]
    workspace.run("Set", board.set_status, rid, GREEN, "Solved.")
    workspace.run("Set", board.set_status, rid, RED, "Not solved.")
    assert column(workspace, RED) == ["b", "c", "a"]


# --- dropping ---------------------------------------------------------------------------------------------------------


def test_dropping_is_one_step_to_take_back(workspace: Workspace) -> None:
    rid, above = add(workspace, "dropped", RED), add(workspace, "above", GREEN)
    below = add(workspace, "below", GREEN)
    before = workspace.read(state)
    workspace.run("Dropped", board.drop_card, rid, GREEN, below, "Solved.")
    assert column(workspace, GREEN) == ["above", "dropped", "below"]
    workspace.undo()
    assert workspace.read(state) == before
    workspace.run("Dropped", board.drop_card, rid, GREEN, None, "Solved.")
    workspace.run("Moved", board.move_card, above, rid)
    assert column(workspace, GREEN) == ["below", "above", "dropped"]


def test_a_card_is_not_dropped_above_one_that_has_moved_on(workspace: Workspace) -> None:
    rid, other = add(workspace, "a", RED), add(workspace, "b", GREEN)
    with refused(workspace, "in another column by now"):
        workspace.run("Dropped", board.drop_card, rid, YELLOW, other, "So.")
    with refused(workspace, "in another column by now"):
        workspace.run("Moved", board.move_card, rid, other)
    with refused(workspace, "in another column by now"):
        workspace.run("Moved", board.move_card, rid, ResponsibilityId(99))


def test_a_card_above_itself_stays_where_it_is(workspace: Workspace) -> None:
    rid = [add(workspace, title) for title in "abc"][1]
    workspace.run("Moved", board.move_card, rid, rid)
    assert (column(workspace), workspace.undo_label) == (["a", "b", "c"], "Added")
    workspace.run("Dropped", board.drop_card, rid, NOT_RATED, rid, "So.")
    assert column(workspace) == ["a", "b", "c"]


# --- order ------------------------------------------------------------------------------------------------------------

SIZE = 7

moves = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE)), max_size=25)
places = st.one_of(
    st.just([GAP * n for n in range(SIZE)]),
    st.just(list(range(SIZE))),
    st.just([0] * SIZE),
    st.lists(st.integers(-3, 3), min_size=SIZE, max_size=SIZE),
)


@settings(max_examples=60)
@given(places, moves)
def test_every_move_is_that_of_a_list(positions: list[int], work: list[tuple[int, int]]) -> None:
    """Also where there is no gap left, and where several cards have come to one place."""
    clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:

        def fill(tx: Tx) -> None:
            for position in positions:
                rid = responsibilities.add_responsibility(tx, "Card")
                tx.update("responsibility", rid, position=position)
            responsibilities.add_responsibility(tx, "Another column", status=RED, reason="So.")

        workspace.run("Filled", fill)
        model = [c.id for c in workspace.read(board_cards) if c.status is NOT_RATED]
        for moved, target in work:
            rid = ResponsibilityId(moved + 1)
            before = ResponsibilityId(target + 1) if target < SIZE else None
            workspace.run("Moved", board.move_card, rid, before)
            if before != rid:
                model.remove(rid)
                model.insert(len(model) if before is None else model.index(before), rid)
            assert [c.id for c in workspace.read(board_cards) if c.status is NOT_RATED] == model
        while workspace.undo() is not None:
            pass
        assert workspace.read(board_cards) == []


def test_a_move_writes_one_row_as_long_as_there_is_a_gap(workspace: Workspace) -> None:
    ids = [add(workspace, f"{n}") for n in range(5)]
    touched: list[int] = []
    workspace.subscribe(lambda change: touched.append(len(change.touched)))
    workspace.run("Moved", board.move_card, ids[4], ids[1])
    workspace.run("Moved", board.move_card, ids[0], None)
    assert touched == [1, 1]


def test_many_moves_into_one_place_make_room_anew(workspace: Workspace) -> None:
    ids = [add(workspace, f"{n:02}") for n in range(12)]
    expected = [f"{n:02}" for n in range(12)]
    for _ in range(4):
        for rid in ids[2:]:
            workspace.run("Moved", board.move_card, rid, ids[1])
            title = expected.pop(expected.index(f"{rid - 1:02}"))
            expected.insert(expected.index("01"), title)
            assert column(workspace) == expected


@pytest.mark.parametrize("shelve", [responsibilities.archive, responsibilities.trash])
def test_a_restored_card_comes_back_to_its_place(workspace: Workspace, shelve: object) -> None:
    ids = [add(workspace, title) for title in "abc"]
    workspace.run("Shelved", shelve, ids[1])  # type: ignore[arg-type]
    assert column(workspace) == ["a", "c"]
    workspace.run("Moved", board.move_card, ids[2], ids[0])
    workspace.run("Restored", responsibilities.restore, ids[1])
    assert column(workspace) == ["c", "a", "b"]
