"""The board's queries: the few cards that a change touched are those of the whole board, on any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, board, plan, responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, AskState, Status, Trend
from csops_desktop.queries.board import MOST_IDS, any_card, areas, board_cards, owners, shelved_cards
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.responsibility import all_details, responsibility
from csops_desktop.workspace import Workspace


def fill(tx: Tx) -> None:
    """Add cards of every colour, with lists of different lengths."""
    for number in range(40):
        status = COLUMNS[number % 4]
        rid = responsibilities.add_responsibility(
            tx, f"Card {number}", area=f"Area {number % 3}", owner=f"Person {number % 5}" if number % 2 else ""
        )
        if status is not Status.NOT_RATED:
            board.set_status(tx, rid, status, "So.", tx.today - timedelta(days=number))
        for point in range(number % 4):
            criterion = plan.add_criterion(tx, rid, f"point {point}")
            plan.set_criterion_met(tx, criterion, point > 0)
        for step in range(number % 3):
            plan.add_step(tx, rid, f"step {step}", tx.today - timedelta(days=1 - step * 2))
        if number % 6 == 0:
            asks.move_ask(tx, asks.add_ask(tx, rid, "help", person="Dana"), AskState.ASKED)
        if number % 7 == 0:
            plan.set_get_to_green(tx, rid, tx.today - timedelta(days=1))
        if number % 10 == 9:
            responsibilities.archive(tx, rid)
        if number % 11 == 10:
            responsibilities.trash(tx, rid)


@pytest.fixture
def filled(workspace: Workspace, clock: FixedClock) -> Workspace:
    """A workspace with forty responsibilities, five days after they were added."""
    workspace.run("Filled", fill)
    clock.advance(days=5)
    return workspace


@pytest.mark.parametrize("ids", [[], [1], [3, 2, 2, 1], list(range(1, 41)), [10, 11, 99, -1], range(5, 30, 7)])
def test_some_cards_are_those_of_the_whole_board(filled: Workspace, ids: list[int]) -> None:
    whole = filled.read(board_cards)
    assert filled.read(board_cards, ids=ids) == [card for card in whole if card.id in ids]


def test_very_many_ids_are_no_other_question(filled: Workspace) -> None:
    whole = filled.read(board_cards)
    assert filled.read(board_cards, ids=[*range(2, MOST_IDS + 50)]) == [card for card in whole if card.id > 1]


def test_every_card_stands_on_one_shelf(filled: Workspace) -> None:
    shelves = [
        {card.id for card in filled.read(board_cards)},
        {card.id for card in filled.read(shelved_cards, "archived_on")},
        {card.id for card in filled.read(shelved_cards, "trashed_on")},
    ]
    assert [len(shelf) for shelf in shelves] == [33, 4, 3]
    assert set.union(*shelves) == set(range(1, 41))
    for rid in map(ResponsibilityId, range(1, 41)):
        card = filled.read(any_card, rid)
        assert card is not None
        assert card.id == rid
    assert filled.read(any_card, ResponsibilityId(41)) is None


def test_a_card_adds_its_lists_up(filled: Workspace, clock: FixedClock) -> None:
    card = filled.read(any_card, ResponsibilityId(15))
    assert card is not None
    assert (card.title, card.area, card.owner, card.status) == ("Card 14", "Area 2", "", Status.GREEN)
    assert (card.criteria_met, card.criteria_total) == (1, 2)
    assert (card.since, card.days, card.trend) == (clock.today() - timedelta(days=19), 19, Trend.STEADY)
    assert (card.green_by, card.slips, card.open_asks) == (clock.today() - timedelta(days=6), 0, 0)
    assert card.watermelon_reasons == (
        "1 of 2 points of its definition of green is not met.",
        "2 plan steps are overdue.",
    )
    asked = filled.read(any_card, ResponsibilityId(13))
    assert asked is not None
    assert (asked.open_asks, asked.oldest_ask_days) == (1, 5)


def test_a_detail_holds_its_card_and_all_details_those_of_the_board(filled: Workspace) -> None:
    details = filled.read(all_details)
    badness = [detail.card.status.badness for detail in details]
    assert badness == sorted(badness, reverse=True)
    assert sorted((d.card for d in details), key=in_order) == sorted(filled.read(board_cards), key=in_order)
    assert [filled.read(responsibility, d.card.id) for d in details] == details


def in_order(card: BoardCard) -> int:
    return card.id


def test_areas_and_owners_are_those_in_use_in_alphabetical_order(workspace: Workspace) -> None:
    for area, owner in [("beta", "Zoë"), ("Alpha", "adam"), ("", ""), ("gamma", "Bea"), ("beta", "adam")]:
        workspace.run("Added", responsibilities.add_responsibility, "x", area=area, owner=owner)
    workspace.run("Archived", responsibilities.archive, ResponsibilityId(4))
    assert workspace.read(areas) == ["Alpha", "beta"]
    assert workspace.read(owners) == ["adam", "Bea", "Zoë"]


QUERIES: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (board_cards, ()),
    (all_details, ()),
    (areas, ()),
    (owners, ()),
    (shelved_cards, ("archived_on",)),
    (shelved_cards, ("trashed_on",)),
    (responsibility, (ResponsibilityId(15),)),
]


@pytest.mark.parametrize(("query", "arguments"), QUERIES)
def test_a_past_day_answers_the_very_same_queries(
    filled: Workspace, clock: FixedClock, query: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    """Days, ages and what is overdue are counted to that day, not to the present one."""
    day, answer = clock.today(), filled.read(query, *arguments)
    clock.advance(days=40)
    filled.run("Deleted", lambda tx: tx.execute("DELETE FROM responsibility WHERE id % 2"))
    filled.run("Bulk", lambda tx: tx.execute("UPDATE responsibility SET area = 'x', archived_on = NULL"))
    assert filled.read(query, *arguments) != answer or query is owners
    with filled.as_of(day) as snapshot:
        assert snapshot.read(query, *arguments) == answer
    filled.undo()
    filled.undo()
    with filled.as_of(day) as snapshot:
        assert snapshot.read(query, *arguments) == answer


def test_a_snapshot_is_a_copy_that_nothing_moves(filled: Workspace, clock: FixedClock) -> None:
    with filled.as_of(clock.today()) as snapshot:
        answer = snapshot.read(board_cards)
        assert answer == filled.read(board_cards)
        filled.run("Renamed", responsibilities.rename, ResponsibilityId(1), "Another")
        assert snapshot.read(board_cards) == answer
