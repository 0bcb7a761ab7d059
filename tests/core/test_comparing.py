"""What changed since a report, in sentences that come from what was frozen and from the histories."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, board, plan, responsibilities
from csops_desktop.comparing import Comparison, compare_with_now
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import AskId, PlanStepId, ReportId, ResponsibilityId
from csops_desktop.domain.status import AskState, Status
from csops_desktop.errors import UserError
from csops_desktop.reports import deck_data, draw_deck, freeze
from csops_desktop.workspace import Workspace

KPIS, POLICIES, PACKS, HELP = (ResponsibilityId(number) for number in range(1, 5))


def begin(tx: Tx) -> None:
    """Add four cards, one of them with a plan and asks."""
    for title, status in (
        ("CS KPIs", "red"),
        ("Policies", "green"),
        ("QBR packs", "yellow"),
        ("Help desk", "not-rated"),
    ):
        responsibilities.add_responsibility(tx, title, status=Status(status), reason="So it is.")
    plan.add_step(tx, KPIS, "Ask for owners", None)
    plan.add_step(tx, KPIS, "Agree on numbers", None)
    plan.set_get_to_green(tx, KPIS, date(2026, 12, 1))
    asks.move_ask(tx, asks.add_ask(tx, KPIS, "Name an owner", person="RevOps"), AskState.ASKED)


@pytest.fixture
def report(workspace: Workspace, clock: FixedClock) -> ReportId:
    """A report that was issued a week ago."""
    workspace.run("Began", begin)
    issued = workspace.reports.issue(freeze(draw_deck(deck_data(workspace))))
    clock.advance(days=7)
    return issued


def parts(comparison: Comparison) -> dict[str, list[str]]:
    """Return the sentences under their headings."""
    return {part.heading: [line.text for line in part.lines] for part in comparison.parts}


def move(workspace: Workspace, rid: ResponsibilityId, status: Status, reason: str) -> None:
    """Give a card another colour."""
    workspace.run("Moved", board.set_status, rid, status, reason)


def test_colours_are_told_with_day_and_reason_bad_news_first(workspace: Workspace, report: ReportId) -> None:
    move(workspace, KPIS, Status.YELLOW, "Twelve of 14 fields have an owner.")
    move(workspace, POLICIES, Status.RED, "Nobody reads them.")
    move(workspace, HELP, Status.GREEN, "Nobody waits.")
    comparison = compare_with_now(workspace, report)
    assert list(parts(comparison).items()) == [
        ("Worse", ["Policies went from green to red on 1 December: nobody reads them."]),
        ("Better", ["CS KPIs went from red to yellow on 1 December: Twelve of 14 fields have an owner."]),
        ("Newly or no longer rated", ["Help desk went from not rated to green on 1 December: nobody waits."]),
    ]
    assert comparison.title == "What changed since the report of 24 November"
    assert comparison.summary == "The history has 3 changes since then."
    assert [line.status for part in comparison.parts for line in part.lines] == [
        Status.RED,
        Status.YELLOW,
        Status.GREEN,
    ]


def test_plans_dates_and_asks_are_told(workspace: Workspace, report: ReportId) -> None:
    workspace.run("Done", plan.set_step_done, PlanStepId(1), done=True)
    workspace.run("Moved the date", plan.set_get_to_green, KPIS, date(2026, 12, 15))
    workspace.run("Accepted", asks.move_ask, AskId(1), AskState.ACCEPTED, "Yes")
    second = workspace.run("Needed", asks.add_ask, POLICIES, "Read it", person="Dana")
    workspace.run("Asked", asks.move_ask, second, AskState.ASKED)
    workspace.run("Drafted", asks.add_ask, POLICIES, "Not asked yet", person="Dana")
    assert parts(compare_with_now(workspace, report)) == {
        "Get-to-green dates": ["CS KPIs: green by 15 December; it was 1 December."],
        "Steps done": ["CS KPIs: Ask for owners."],
        "Asks": [
            "RevOps: name an owner. Accepted on 1 December, for CS KPIs.",
            "Dana: Read it. Asked on 1 December, for Policies.",
        ],
    }


def test_a_date_that_came_or_went_is_told(workspace: Workspace, report: ReportId) -> None:
    workspace.run("Took the date away", plan.set_get_to_green, KPIS, None)
    workspace.run("Set a date", plan.set_get_to_green, PACKS, date(2027, 1, 8))
    assert parts(compare_with_now(workspace, report))["Get-to-green dates"] == [
        "CS KPIs: no get-to-green date any more; it was 1 December.",
        "QBR packs: green by 8 January 2027; it had no date.",
    ]


def test_what_came_and_went_is_told(workspace: Workspace, report: ReportId) -> None:
    workspace.run("Archived", responsibilities.archive, POLICIES)
    workspace.run("Added", responsibilities.add_responsibility, "Forecast")
    assert parts(compare_with_now(workspace, report)) == {"New": ["Forecast"], "No longer tracked": ["Policies"]}


def test_what_was_done_after_issuing_on_the_same_day_counts(workspace: Workspace, clock: FixedClock) -> None:
    workspace.run("Began", begin)
    report = workspace.reports.issue(freeze(draw_deck(deck_data(workspace))))
    quiet = compare_with_now(workspace, report)
    assert (quiet.parts, quiet.summary) == ((), "Nothing was done since; the history has no change after it.")
    clock.advance(minutes=1)
    move(workspace, KPIS, Status.GREEN, "Solved.")
    assert parts(compare_with_now(workspace, report)) == {
        "Better": ["CS KPIs went from red to green on 24 November: Solved."]
    }


def test_what_was_undone_did_not_change(workspace: Workspace, report: ReportId) -> None:
    move(workspace, KPIS, Status.GREEN, "Solved.")
    workspace.undo()
    comparison = compare_with_now(workspace, report)
    assert comparison.parts == ()
    assert comparison.summary == "The history has 2 changes since then."


def test_a_report_of_a_past_day_is_compared_with_that_day(workspace: Workspace, clock: FixedClock) -> None:
    workspace.run("Began", begin)
    clock.advance(days=7)
    move(workspace, KPIS, Status.GREEN, "Solved.")
    clock.advance(days=1)
    report = workspace.reports.issue(freeze(draw_deck(deck_data(workspace, as_of=date(2026, 11, 24)))))
    comparison = compare_with_now(workspace, report)
    assert comparison.title == "What changed since 24 November, as the report of 2 December has it"
    assert parts(comparison) == {"Better": ["CS KPIs went from red to green on 1 December: Solved."]}
    assert comparison.summary == "The history has 1 change since then."


def test_all_of_it_can_be_pasted_as_text(workspace: Workspace, report: ReportId) -> None:
    workspace.run("Added", responsibilities.add_responsibility, "Forecast")
    assert compare_with_now(workspace, report).text == (
        "What changed since the report of 24 November\n\nNew\n- Forecast\n\nThe history has 1 change since then.\n"
    )


def test_a_report_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="There is no report 3"):
        compare_with_now(workspace, ReportId(3))
