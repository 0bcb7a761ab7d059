"""The life of an ask: draft, asked, accepted or refused, delivered; each with its day, and no way round it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks
from csops_desktop.commands.commitments import edit_commitment
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.ids import AskId, ResponsibilityId
from csops_desktop.domain.status import ANSWERED_ASK_STATES, ASK_MOVES, AskState
from csops_desktop.queries.asks import asks as all_asks
from csops_desktop.queries.board import any_card
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.commitments import commitments
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.rows import AskRow
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

WAYS: dict[AskState, list[AskState]] = {
    AskState.DRAFT: [],
    AskState.ASKED: [AskState.ASKED],
    AskState.ACCEPTED: [AskState.ASKED, AskState.ACCEPTED],
    AskState.REFUSED: [AskState.ASKED, AskState.REFUSED],
    AskState.DELIVERED: [AskState.ASKED, AskState.ACCEPTED, AskState.DELIVERED],
}
"""How an ask comes to each state."""


@pytest.fixture
def rid(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs")


def ask_of(workspace: Workspace, rid: ResponsibilityId) -> AskRow:
    found = workspace.read(responsibility, rid)
    assert found is not None
    return found.asks[0]


def card_of(workspace: Workspace, rid: ResponsibilityId) -> BoardCard:
    found = workspace.read(any_card, rid)
    assert found is not None
    return found


def walked(workspace: Workspace, rid: ResponsibilityId, way: list[AskState]) -> AskId:
    """Add an ask and bring it along a way."""
    ask = workspace.run("Ask", asks.add_ask, rid, "An owner per field", person="Dana")
    for step in way:
        workspace.run("Moved", asks.move_ask, ask, step)
    return ask


@pytest.mark.parametrize("target", list(AskState))
@pytest.mark.parametrize("present", list(AskState))
def test_an_ask_goes_only_where_its_life_leads(
    workspace: Workspace, rid: ResponsibilityId, present: AskState, target: AskState
) -> None:
    ask = walked(workspace, rid, WAYS[present])
    if target in ASK_MOVES[present]:
        workspace.run("Moved", asks.move_ask, ask, target)
        assert ask_of(workspace, rid).state is target
    else:
        with refused(workspace, f"An ask that is {present.value} can't become {target.value}."):
            workspace.run("Moved", asks.move_ask, ask, target)


def test_each_state_is_dated(workspace: Workspace, rid: ResponsibilityId, clock: FixedClock) -> None:
    needed = date(2026, 12, 15)
    ask = workspace.run("Ask", asks.add_ask, rid, "An owner", person="Dana", why="Numbers drift", needed_by=needed)
    days = []
    for target, answer in [(AskState.ASKED, ""), (AskState.ACCEPTED, "Will do.\r\nSoon"), (AskState.DELIVERED, " ")]:
        clock.advance(days=2)
        days.append(clock.today())
        workspace.run("Moved", asks.move_ask, ask, target, answer)
    found = ask_of(workspace, rid)
    assert [found.asked_on, found.answered_on, found.delivered_on] == days
    assert (found.answer, found.person, found.why, found.needed_by) == (
        "Will do.\nSoon",
        "Dana",
        "Numbers drift",
        needed,
    )


def test_asking_again_forgets_the_refusal(workspace: Workspace, rid: ResponsibilityId, clock: FixedClock) -> None:
    ask = walked(workspace, rid, [AskState.ASKED])
    workspace.run("Refused", asks.move_ask, ask, AskState.REFUSED, "No time.")
    assert ask_of(workspace, rid).answer == "No time."
    clock.advance(days=9)
    workspace.run("Asked", asks.move_ask, ask, AskState.ASKED)
    found = ask_of(workspace, rid)
    assert (found.asked_on, found.answered_on, found.answer) == (clock.today(), None, "")
    workspace.undo()
    assert ask_of(workspace, rid).answer == "No time."


def test_nobody_is_asked_without_a_name(workspace: Workspace, rid: ResponsibilityId) -> None:
    ask = workspace.run("Ask", asks.add_ask, rid, "An owner")
    with refused(workspace, "Say whom you ask first."):
        workspace.run("Asked", asks.move_ask, ask, AskState.ASKED)
    workspace.run("Edited", asks.edit_ask, ask, "An owner", person="Dana", why="", needed_by=None)
    workspace.run("Asked", asks.move_ask, ask, AskState.ASKED)
    with refused(workspace, "It was asked already: say whom."):
        workspace.run("Edited", asks.edit_ask, ask, "An owner", person=" ", why="", needed_by=None)


def test_a_card_counts_the_asks_that_wait_for_somebody(
    workspace: Workspace, rid: ResponsibilityId, clock: FixedClock
) -> None:
    for way in WAYS.values():
        walked(workspace, rid, way)
        clock.advance(days=1)
    card = card_of(workspace, rid)
    assert (card.open_asks, card.oldest_ask_days) == (2, 4)
    assert clock.today() - timedelta(days=4) == date(2026, 11, 25)


def test_a_deleted_ask_is_gone_until_it_is_taken_back(workspace: Workspace, rid: ResponsibilityId) -> None:
    ask = walked(workspace, rid, [AskState.ASKED])
    before = ask_of(workspace, rid)
    workspace.run("Deleted", asks.delete_ask, ask)
    assert card_of(workspace, rid).open_asks == 0
    workspace.undo()
    assert ask_of(workspace, rid) == before


def test_an_answer_is_written_down_once_there_is_one(workspace: Workspace, rid: ResponsibilityId) -> None:
    for present, way in WAYS.items():
        ask = walked(workspace, rid, way)
        if present in ANSWERED_ASK_STATES:
            workspace.run("Answer", asks.set_answer, ask, " Will do.\r\nSoon ")
            assert next(one for one in asks_shown(workspace) if one.id == ask).answer == "Will do.\nSoon"
        else:
            with refused(workspace, f"An ask that is {present.value} has no answer yet."):
                workspace.run("Answer", asks.set_answer, ask, "Will do.")


def test_the_promise_says_the_answer_until_somebody_words_it(workspace: Workspace, rid: ResponsibilityId) -> None:
    ask = walked(workspace, rid, [AskState.ASKED, AskState.ACCEPTED])
    workspace.run("Answer", asks.set_answer, ask, "Will do.\nSoon")
    (promise,) = workspace.read(commitments)
    assert promise.agreed_by == "Will do. Soon"
    workspace.run("Edited", edit_commitment, promise.id, agreed_by="On the call")
    workspace.run("Answer", asks.set_answer, ask, "By Friday.")
    assert workspace.read(commitments)[0].agreed_by == "On the call"
    for _ in range(3):
        workspace.undo()
    assert workspace.read(commitments)[0].agreed_by == asks_shown(workspace)[0].answer == ""


def asks_shown(workspace: Workspace) -> list[AskRow]:
    return workspace.read(all_asks)
