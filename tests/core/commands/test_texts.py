"""What is typed: every refusal is one sentence and changes nothing; what is taken is cleaned and otherwise as typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from csops_desktop.commands import asks, board, plan, responsibilities, views
from csops_desktop.commands.checks import LONGEST_LINE
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import AskId, CriterionId, PlanStepId, ResponsibilityId, SavedViewId
from csops_desktop.domain.status import AskState, Factor, Status
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused, state

RID, GONE = ResponsibilityId(1), ResponsibilityId(99)
LONG = "x" * (LONGEST_LINE + 1)
BLANKS = ["", "   ", "\n\t", "\x00\x07\x1f", " \u2003\u00a0 "]

Refused = tuple[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]]


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A workspace with one responsibility, a point, a step and an ask that was asked; each has the id 1."""

    def fill(tx: Tx) -> None:
        rid = responsibilities.add_responsibility(tx, "CS KPIs", owner="Dana")
        plan.add_criterion(tx, rid, "point")
        plan.add_step(tx, rid, "step")
        asks.move_ask(tx, asks.add_ask(tx, rid, "An owner", person="Dana"), AskState.ASKED)

    workspace.run("Filled", fill)
    return workspace


EMPTY: list[Refused] = [
    ("Give the responsibility a title.", responsibilities.add_responsibility, ("{}",), {}),
    ("Give the responsibility a title.", responsibilities.rename, (RID, "{}"), {}),
    ("Say in one sentence why.", board.set_status, (RID, Status.RED, "{}"), {}),
    ("Say in one sentence why.", board.drop_card, (RID, Status.RED, None, "{}"), {}),
    ("Say in one sentence why.", responsibilities.add_responsibility, ("x",), {"status": Status.RED, "reason": "{}"}),
    ("Say what must be true for it to be green.", plan.add_criterion, (RID, "{}"), {}),
    ("Say what must be true for it to be green.", plan.edit_criterion, (CriterionId(1), "{}"), {}),
    ("Say what the step is.", plan.add_step, (RID, "{}"), {}),
    ("Say what the step is.", plan.edit_step, (PlanStepId(1), "{}"), {}),
    ("Say what you need.", asks.add_ask, (RID, "{}"), {"person": "Eve"}),
    ("Say what you need.", asks.edit_ask, (AskId(1), "{}"), {"person": "Eve", "why": "", "needed_by": None}),
    ("say whom", asks.edit_ask, (AskId(1), "x"), {"person": "{}", "why": "", "needed_by": None}),
    ("Give the view a name.", views.save_view, ("{}", "{}"), {}),
]

TOO_LONG: list[Refused] = [
    ("The title has 301 characters", responsibilities.add_responsibility, (LONG,), {"owner": "Eve"}),
    ("The area has 301 characters", responsibilities.add_responsibility, ("x",), {"area": LONG, "owner": "Eve"}),
    ("The name has 301 characters", responsibilities.add_responsibility, ("x",), {"owner": LONG}),
    ("The title has 301 characters", responsibilities.rename, (RID, LONG), {}),
    ("The area has 301 characters", responsibilities.set_area, (RID, LONG), {}),
    ("The name has 301 characters", responsibilities.set_owner, (RID, LONG), {}),
    ("The remark has 301 characters", responsibilities.rate_factor, (RID, Factor.CLEAR, Status.RED, LONG), {}),
    ("The point has 301 characters", plan.add_criterion, (RID, LONG), {}),
    ("The step has 301 characters", plan.edit_step, (PlanStepId(1), LONG), {}),
    ("The ask has 301 characters", asks.add_ask, (RID, LONG), {"person": "Eve"}),
    ("The reason has 301 characters", asks.add_ask, (RID, "x"), {"person": "Eve", "why": LONG}),
    ("The name has 301 characters", asks.add_ask, (RID, "x"), {"person": LONG}),
    ("The name has 301 characters", views.save_view, (LONG, "{}"), {}),
]

UNKNOWN: list[Refused] = [
    (words, command, arguments, {})
    for words, where in [("There is no responsibility 99.", GONE), ("There is no responsibility", 10**20), ("-5", -5)]
    for command, arguments in [
        (responsibilities.rename, (where, "x")),
        (responsibilities.set_area, (where, "x")),
        (responsibilities.set_owner, (where, "Eve")),
        (responsibilities.set_summary, (where, "x")),
        (responsibilities.set_check_in, (where, 5)),
        (responsibilities.rate_factor, (where, Factor.CLEAR, Status.RED, "")),
        (responsibilities.archive, (where,)),
        (responsibilities.trash, (where,)),
        (responsibilities.restore, (where,)),
        (board.set_status, (where, Status.RED, "x")),
        (board.confirm_status, (where, "x")),
        (board.move_card, (where, None)),
        (board.drop_card, (where, Status.RED, None, "x")),
        (plan.add_criterion, (where, "x")),
        (plan.add_step, (where, "x")),
        (plan.set_get_to_green, (where, None)),
        (asks.add_ask, (where, "x")),
    ]
]

TAKEN_AWAY: list[Refused] = [
    ("This point is gone.", plan.edit_criterion, (CriterionId(99), "x"), {}),
    ("This point is gone.", plan.set_criterion_met, (CriterionId(99), True), {}),
    ("This point is gone.", plan.move_criterion, (CriterionId(99), 1), {}),
    ("This step is gone.", plan.edit_step, (PlanStepId(99), "x"), {}),
    ("This step is gone.", plan.set_step_due, (PlanStepId(99), None), {}),
    ("This step is gone.", plan.set_step_done, (PlanStepId(99), True), {}),
    ("This step is gone.", plan.move_step, (PlanStepId(99), 1), {}),
    ("This ask is gone.", asks.edit_ask, (AskId(99), "x"), {"person": "Eve", "why": "", "needed_by": None}),
    ("This ask is gone.", asks.move_ask, (AskId(99), AskState.ASKED), {}),
]

OTHERS: list[Refused] = [
    ("from 1 to 3660", responsibilities.set_check_in, (RID, 0), {}),
    ("from 1 to 3660", responsibilities.set_check_in, (RID, 3661), {}),
    ("from 1 to 3660", responsibilities.add_responsibility, ("x",), {"check_in_days": -1, "owner": "Eve"}),
    ("It is not rated yet", board.confirm_status, (RID, "x"), {}),
]


@pytest.mark.parametrize(("words", "command", "arguments", "named"), [*TOO_LONG, *UNKNOWN, *TAKEN_AWAY, *OTHERS])
def test_a_refusal_is_one_sentence_and_changes_nothing(
    desk: Workspace, words: str, command: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with refused(desk, words):
        desk.run("Refused", command, *arguments, **named)


@pytest.mark.parametrize(("words", "command", "arguments", "named"), EMPTY)
def test_what_must_be_said_can_not_be_blank(
    desk: Workspace, words: str, command: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    for blank in BLANKS:
        filled = [blank if argument == "{}" else argument for argument in arguments]
        with refused(desk, words):
            desk.run("Refused", command, *filled, **{k: blank if v == "{}" else v for k, v in named.items()})


@pytest.mark.parametrize(
    ("command", "row"),
    [
        (plan.delete_criterion, CriterionId(99)),
        (plan.delete_step, PlanStepId(99)),
        (asks.delete_ask, AskId(99)),
        (views.delete_view, SavedViewId(99)),
    ],
)
def test_taking_away_what_is_gone_changes_nothing(desk: Workspace, command: Callable[..., Any], row: int) -> None:
    before = desk.read(state)
    desk.run("Deleted", command, row)
    assert (desk.read(state), desk.undo_label) == (before, "Filled")


def test_lines_are_cleaned_and_otherwise_as_typed(desk: Workspace) -> None:
    desk.run("Renamed", responsibilities.rename, RID, "  <b>O'Hara</b>\r\n\t“日本”\x00 %s \ud800 {} 😀 \u200bend ")
    found = desk.read(responsibility, RID)
    assert found is not None
    assert found.card.title == "<b>O'Hara</b> “日本” %s ? {} 😀 \u200bend"


@pytest.mark.parametrize("text", ["x" * 10_000, "a\nb\n\nc", "日本" * 5000, "'; DROP TABLE ask; --"])
def test_long_texts_keep_their_lines_and_their_length(desk: Workspace, text: str) -> None:
    desk.run("Summary", responsibilities.set_summary, RID, f"  {text}\x1b\n")
    desk.run("Status", board.set_status, RID, Status.RED, f"{text}\x00 ")
    found = desk.read(responsibility, RID)
    assert found is not None
    assert (found.summary, found.card.reason, found.statuses[0].reason) == (text, text, text)
    desk.undo()
    desk.undo()
    found = desk.read(responsibility, RID)
    assert found is not None
    assert (found.summary, found.card.reason, found.statuses) == ("", "", ())


def test_the_longest_line_fits(desk: Workspace) -> None:
    desk.run("Renamed", responsibilities.rename, RID, "日" * LONGEST_LINE)
    assert desk.undo_label == "Renamed"
