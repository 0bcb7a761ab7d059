"""Today on a real workspace: what stands there on which day, and what makes it go."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import (
    asks,
    board,
    commitments,
    documents,
    metrics,
    nudges,
    plan,
    requests,
    snoozes,
    verifications,
)
from csops_desktop.commands import initiatives as initiative_commands
from csops_desktop.commands.occurrences import finish_turn
from csops_desktop.commands.request_triage import Acceptance, accept
from csops_desktop.commands.responsibilities import add_responsibility, archive
from csops_desktop.domain.ids import CommitmentId, ResponsibilityId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.promises import Direction, Way
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.requests import Becomes
from csops_desktop.domain.status import AskState, Status
from csops_desktop.domain.today import Line
from csops_desktop.domain.trust import How, ReviewRule
from csops_desktop.queries.today import coming, due_lines, last_used, today
from csops_desktop.queries.today_words import badge, detail, headline, spoken
from csops_desktop.workspace import Workspace

TODAY = date(2026, 11, 24)


def on(clock: FixedClock, day: date) -> None:
    clock.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def lines(workspace: Workspace) -> list[Line]:
    return list(workspace.read(today).lines)


def said(workspace: Workspace) -> list[str]:
    """What the lines say: what they are about, and the short word."""
    now = workspace.clock.today()
    return [f"{headline(line, now)} [{badge(line, now)[0]}]" for line in lines(workspace)]


def only(workspace: Workspace) -> Line:
    (line,) = lines(workspace)
    return line


@pytest.fixture
def card(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="No owners.")


def test_an_empty_desk_asks_for_nothing(workspace: Workspace) -> None:
    assert workspace.read(today).sections == ()
    assert workspace.read(coming) == []
    assert workspace.read(last_used) is None


@pytest.mark.parametrize(("direction", "ahead"), [(Direction.I_OWE, 3), (Direction.THEY_OWE, 1)])
def test_a_promise_stands_here_some_days_before_its_date(
    workspace: Workspace, clock: FixedClock, direction: Direction, ahead: int
) -> None:
    due = in_days(10)
    run = workspace.run
    promise = run("p", commitments.add_commitment, "Owners", person="Dana", direction=direction, due_on=due)
    on(clock, due - timedelta(days=ahead + 1))
    assert lines(workspace) == []
    on(clock, due - timedelta(days=ahead))
    assert only(workspace).key == ("commitment", promise)
    assert only(workspace).mine == (direction is Direction.I_OWE)
    run("kept", commitments.finish_commitment, promise)
    assert lines(workspace) == []
    workspace.undo()
    assert len(lines(workspace)) == 1


def test_a_promise_says_whose_it_is_what_it_holds_up_and_that_it_slipped(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    run = workspace.run
    promise = run("p", commitments.add_commitment, "Owners", person="Dana", due_on=TODAY, responsibility_id=card)
    run("m", commitments.move_due, promise, in_days(1), moved_by="Dana", why="Ill.")
    on(clock, in_days(4))
    assert said(workspace) == ["Dana owes: Owners [3 days late]"]
    assert detail(only(workspace), in_days(4)) == "due Wed 25 Nov · slipped once · holds up “CS KPIs”"
    assert only(workspace).holds_up is Status.RED


def test_who_was_nudged_has_time_until_the_follow_up(workspace: Workspace, clock: FixedClock) -> None:
    run = workspace.run
    promise = run("p", commitments.add_commitment, "Owners", person="Dana", due_on=in_days(-2))
    run("n", nudges.record_nudge, "commitment", promise, way=Way.SAID, follow_up_on=in_days(3))
    day = workspace.read(today)
    assert (day.lines, [(line.until, line.nudged) for line in day.snoozed]) == ((), [(in_days(3), True)])
    on(clock, in_days(3))
    assert said(workspace) == ["Dana owes: Owners [5 days late]"]
    assert "nudged 3 days ago" in detail(only(workspace), in_days(3))


def test_a_follow_up_comes_also_where_the_promise_is_not_due(workspace: Workspace, clock: FixedClock) -> None:
    run = workspace.run
    promise = run("p", commitments.add_commitment, "Owners", person="Dana", due_on=in_days(30))
    nudge = run("n", nudges.record_nudge, "commitment", promise, way=Way.SAID, follow_up_on=in_days(3))
    on(clock, in_days(3))
    assert only(workspace).key == ("nudge", nudge)
    assert said(workspace) == ["Nudged Dana: Owners [today]"]
    run("kept", commitments.finish_commitment, promise)
    assert lines(workspace) == []


def test_an_ask_without_an_answer_stands_here_after_a_working_week(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    run = workspace.run
    on(clock, in_days(1))
    ask = run("a", asks.add_ask, card, "An export", person="Priya", needed_by=in_days(40))
    run("asked", asks.move_ask, ask, AskState.ASKED)
    on(clock, in_days(5))
    assert lines(workspace) == []
    on(clock, in_days(6))
    assert said(workspace) == ["Asked Priya: An export [in 34 days]"]
    run("no", asks.move_ask, ask, AskState.REFUSED)
    assert lines(workspace) == []


def test_an_ask_that_is_needed_soon_does_not_wait_for_the_week(workspace: Workspace, card: ResponsibilityId) -> None:
    ask = workspace.run("a", asks.add_ask, card, "An export", person="Priya", needed_by=in_days(2))
    assert lines(workspace) == []
    workspace.run("asked", asks.move_ask, ask, AskState.ASKED)
    assert only(workspace).opens == ("responsibility", card)


def test_a_plan_step_stands_here_with_its_card_and_goes_with_it(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    step = workspace.run("s", plan.add_step, card, "Name owners", in_days(2))
    assert said(workspace) == ["Name owners [in 2 days]"]
    assert detail(only(workspace), TODAY) == "due Thu 26 Nov · plan of “CS KPIs”"
    workspace.run("done", plan.set_step_done, step, True)
    assert lines(workspace) == []
    workspace.undo()
    workspace.run("gone", archive, card)
    assert lines(workspace) == []


def test_a_colour_goes_stale_on_the_day_its_interval_is_over(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    on(clock, in_days(29))
    assert lines(workspace) == []
    on(clock, in_days(30))
    assert said(workspace) == ["CS KPIs has been red for 30 days [today]"]
    workspace.run("c", board.confirm_status, card, "Still none.")
    assert lines(workspace) == []


def test_a_passed_get_to_green_date_is_said(workspace: Workspace, card: ResponsibilityId, clock: FixedClock) -> None:
    workspace.run("g", plan.set_get_to_green, card, in_days(3))
    on(clock, in_days(3))
    assert lines(workspace) == []
    on(clock, in_days(4))
    assert detail(only(workspace), in_days(4)).startswith("get-to-green date was Fri 27 Nov")


def test_a_document_stands_here_when_its_review_is_due_and_when_it_was_edited(
    workspace: Workspace, clock: FixedClock
) -> None:
    run = workspace.run
    doc = run("d", documents.add_document, "Renewals", body="one", owner="Jo", rule=ReviewRule(30, "days"))
    run("v", verifications.verify, doc, [How.READ])
    assert lines(workspace) == []
    run("e", documents.save_body, doc, "two")
    assert lines(workspace) == []
    on(clock, in_days(1))
    assert said(workspace) == ["Renewals [edited]"]
    run("v", verifications.verify, doc, [How.READ])
    assert lines(workspace) == []
    on(clock, in_days(32))
    assert said(workspace) == ["Renewals [stale]"]
    run("gone", documents.archive, doc)
    assert lines(workspace) == []


def test_a_metric_stands_here_when_its_definition_is_due(workspace: Workspace, clock: FixedClock) -> None:
    metric = workspace.run(
        "m", metrics.add_metric, "Clicks per renewal", definition="Counted in the log.", unit="clicks"
    )
    on(clock, in_days(180))
    assert only(workspace).key == ("metric", metric)
    workspace.run("v", metrics.verify_definition, metric, "Counted again.")
    assert lines(workspace) == []


def test_requests_stand_here_to_be_decided_and_to_be_looked_at_again(workspace: Workspace, clock: FixedClock) -> None:
    request = workspace.run("c", requests.capture, "from Finance: churn reasons by segment")
    assert only(workspace).key == ("request", request)
    assert "to decide" in detail(only(workspace), TODAY)
    assert headline(only(workspace), TODAY).startswith("Finance: ")


def test_a_request_whose_work_is_done_stands_here_until_it_is_closed(workspace: Workspace, clock: FixedClock) -> None:
    request = workspace.run("c", requests.capture, "from Finance: churn reasons by segment")
    promise = workspace.run("a", accept, request, Acceptance(Becomes.COMMITMENT, due_on=in_days(30)))
    assert lines(workspace) == []
    workspace.run("d", commitments.finish_commitment, CommitmentId(promise))
    assert only(workspace).key == ("request", request)
    assert detail(only(workspace), TODAY).startswith("the work is done: tell whoever asked, and close it")
    workspace.run("f", requests.close_request, request, documents_updated=True, requester_told=True)
    assert lines(workspace) == []
    workspace.undo()
    workspace.undo()
    assert lines(workspace) == []


def test_a_turn_of_bau_work_stands_here_until_it_is_done(workspace: Workspace, clock: FixedClock) -> None:
    run = workspace.run
    iid = run(
        "i",
        initiative_commands.add_initiative,
        "Weekly pipeline check",
        tier=Tier.BAU,
        quarter=quarter_of(TODAY),
        start_on=TODAY,
        recurrence="FREQ=WEEKLY",
    )
    assert only(workspace).key == ("occurrence", iid)
    run("f", finish_turn, iid, TODAY)
    assert lines(workspace) == []
    on(clock, in_days(14))
    assert "1 earlier turn is open too" in detail(only(workspace), in_days(14))


def test_a_snoozed_line_comes_back_and_says_how_often_it_was_put_off(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    workspace.run("s", plan.add_step, card, "Name owners", TODAY)
    (line,) = lines(workspace)
    for n in range(5):
        on(clock, in_days(n))
        workspace.run("z", snoozes.snooze, *line.key, in_days(n + 1))
        assert lines(workspace) == []
    on(clock, in_days(5))
    assert only(workspace).stuck
    assert detail(only(workspace), in_days(5)).startswith("put off 5 times: change it, hand it on or drop it")


def test_an_import_of_an_old_tracker_is_no_absence(workspace: Workspace, clock: FixedClock) -> None:
    workspace.run_dated(date(2023, 3, 31), "import", add_responsibility, "Old", status=Status.RED, reason="x")
    assert workspace.read(today).away == 0
    on(clock, in_days(21))
    assert workspace.read(last_used) == TODAY
    assert workspace.read(today).away == 21
    workspace.run("work", add_responsibility, "New")
    # The first change of the day doesn't let the flood in.
    assert workspace.read(today).away == 21


def test_a_past_day_shows_what_needed_the_operator_then(
    workspace: Workspace, card: ResponsibilityId, clock: FixedClock
) -> None:
    step = workspace.run("s", plan.add_step, card, "Name owners", TODAY)
    on(clock, in_days(3))
    workspace.run("done", plan.set_step_done, step, True)
    assert lines(workspace) == []
    with workspace.as_of(TODAY) as then:
        assert [line.key for line in then.read(due_lines)] == [("plan_step", step)]


def test_what_comes_next_is_said(workspace: Workspace, card: ResponsibilityId) -> None:
    workspace.run("p", commitments.add_commitment, "Owners", person="Dana", due_on=in_days(9))
    workspace.run("s", plan.add_step, card, "Name owners", in_days(7))
    found = [(row.on, row.what, row.title) for row in workspace.read(coming)]
    assert found[:2] == [(in_days(7), "Plan step", "Name owners"), (in_days(9), "Promise to you", "Owners")]
    assert found[2] == (in_days(30), "Check-in", "CS KPIs")


def test_a_screen_reader_hears_title_state_and_detail(workspace: Workspace) -> None:
    workspace.run("p", commitments.add_commitment, "Owners", person="Dana", due_on=TODAY, due_at="14:30")
    assert spoken(only(workspace), TODAY) == "Dana owes: Owners, today 14:30, due today"
