"""Issued reports: facts that no undo takes back and no past day knows before they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csops_desktop.backups import preview
from csops_desktop.changes import Change
from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, responsibilities
from csops_desktop.db.history import UNRECORDED
from csops_desktop.domain.ids import ReportId, ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.issued import Issue
from csops_desktop.queries.activity import history
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.reports import issued_reports, last_as_of_before, report_data, report_drawing, report_pdf
from csops_desktop.queries.search import find
from csops_desktop.reports import DrawnDeck, deck_data, draw_deck, freeze
from csops_desktop.workspace import Workspace
from tests.helpers.guards import ExpectedLog
from tests.helpers.states import whole


def filled(workspace: Workspace) -> None:
    """Add a red card."""
    workspace.run("Added", responsibilities.add_responsibility, "CS KPIs", status=Status.RED, reason="No owner.")


def drawn(workspace: Workspace) -> DrawnDeck:
    """Draw the deck for now."""
    return draw_deck(deck_data(workspace))


@pytest.fixture
def issue(workspace: Workspace) -> Issue:
    """What is kept of a deck with one red card."""
    filled(workspace)
    return freeze(drawn(workspace))


def test_a_report_keeps_the_deck_and_the_data_behind_it(workspace: Workspace, clock: FixedClock) -> None:
    filled(workspace)
    deck = drawn(workspace)
    report = workspace.reports.issue(freeze(deck))
    (row,) = workspace.read(issued_reports)
    assert (row.id, row.at, row.day, row.as_of, row.since) == (report, clock.now(), *[clock.today()] * 2, None)
    assert row.headline == "The one responsibility is red"
    assert (row.pages, row.counts) == (len(deck.pages), ((Status.RED, 1),))
    assert workspace.read(report_pdf, report) == deck.pdf
    data = workspace.read(report_data, report)
    assert data is not None
    assert [(one["title"], one["status"], one["reason"]) for one in data] == [("CS KPIs", "red", "No owner.")]


def test_the_data_stays_as_it_was_when_the_card_moves(workspace: Workspace, issue: Issue) -> None:
    report = workspace.reports.issue(issue)
    before = [workspace.read(query, report) for query in (report_pdf, report_data, report_drawing)]
    workspace.run("Moved", board.set_status, workspace.read(board_cards)[0].id, Status.GREEN, "Solved.")
    workspace.run("Trashed", responsibilities.trash, workspace.read(board_cards)[0].id)
    assert [workspace.read(query, report) for query in (report_pdf, report_data, report_drawing)] == before


def test_undo_after_issuing_takes_back_the_last_change_and_not_the_report(workspace: Workspace, issue: Issue) -> None:
    before = workspace.read(whole)
    told = list[Change]()
    unsubscribe = workspace.subscribe(told.append)
    report = workspace.reports.issue(issue)
    unsubscribe()
    assert told == []
    assert workspace.read(whole) == before
    assert [change.label for change in workspace.read(history)] == ["Added"]
    assert workspace.undo() == "Added"
    assert workspace.read(board_cards) == []
    assert [row.id for row in workspace.read(issued_reports)] == [report]


def test_issuing_costs_nobody_the_redo(workspace: Workspace, issue: Issue) -> None:
    workspace.undo()
    workspace.reports.issue(issue)
    assert workspace.redo() == "Added"
    assert len(workspace.read(board_cards)) == 1


def test_the_same_file_on_the_same_day_is_one_report(workspace: Workspace, clock: FixedClock, issue: Issue) -> None:
    first = workspace.reports.issue(issue)
    clock.advance(hours=2)
    assert workspace.reports.issue(issue) == first
    other = workspace.reports.issue(replace(issue, pdf=b"%PDF other"))
    clock.advance(days=1)
    again = workspace.reports.issue(issue)
    assert [row.id for row in workspace.read(issued_reports)] == [again, other, first]
    assert len({first, other, again}) == 3


def test_a_past_day_has_the_reports_that_were_issued_by_then(
    workspace: Workspace, clock: FixedClock, issue: Issue
) -> None:
    day = clock.today()
    first = workspace.reports.issue(issue)
    clock.advance(days=7)
    # The deck of a past day, issued later, was not there on that day.
    second = workspace.reports.issue(replace(issue, pdf=b"%PDF later"))
    with workspace.as_of(day) as past:
        assert [row.id for row in past.read(issued_reports)] == [first]
    assert [row.id for row in workspace.read(issued_reports)] == [second, first]
    with workspace.as_of(date(2026, 1, 1)) as past:
        assert past.read(issued_reports) == []


def test_the_day_to_compare_with_is_of_a_report_issued_on_a_day_before(
    workspace: Workspace, clock: FixedClock, issue: Issue
) -> None:
    assert workspace.read(last_as_of_before, clock.today()) is None
    workspace.reports.issue(issue)
    assert workspace.read(last_as_of_before, clock.today()) is None
    clock.advance(days=7)
    assert workspace.read(last_as_of_before, clock.today()) == issue.as_of
    # A deck of an old day that was issued yesterday is not what leadership saw last.
    workspace.reports.issue(replace(issue, as_of=date(2026, 1, 31), pdf=b"%PDF old"))
    clock.advance(days=1)
    assert workspace.read(last_as_of_before, clock.today()) == issue.as_of
    assert workspace.read(last_as_of_before, issue.as_of) is None


def test_a_report_that_another_window_issues_is_no_change_here(workspace: Workspace, issue: Issue) -> None:
    told = list[Change]()
    with Workspace.open(workspace.path, workspace.clock) as other:
        workspace.subscribe(told.append)
        report = other.reports.issue(issue)
    assert not workspace.notice_others()
    assert told == []
    assert [row.id for row in workspace.read(issued_reports)] == [report]


def test_nothing_is_kept_where_another_program_writes(
    workspace: Workspace, issue: Issue, expected_log: ExpectedLog
) -> None:
    expected_log("database is locked")
    with Workspace.open(workspace.path, workspace.clock) as other:
        other._connection.execute("PRAGMA busy_timeout = 0")
        workspace._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError):
            other.reports.issue(issue)
        workspace._connection.execute("ROLLBACK")
        assert workspace.read(issued_reports) == []
        other.reports.issue(issue)


def test_what_is_recorded_can_not_be_written_on_the_way_of_reports(workspace: Workspace) -> None:
    filled(workspace)
    with pytest.raises(Exception, match=UNRECORDED), workspace.reports._writing():
        workspace._connection.execute("UPDATE responsibility SET title = 'x'")
    assert [card.title for card in workspace.read(board_cards)] == ["CS KPIs"]


def test_a_restored_workspace_issues_into_its_new_file(workspace: Workspace, clock: FixedClock, issue: Issue) -> None:
    backup = workspace.back_up()
    assert backup is not None
    clock.advance(minutes=5)
    first = workspace.reports.issue(issue)
    workspace.restore(backup)
    # What was issued since the backup stands in the file that was put aside.
    assert workspace.read(issued_reports) == []
    assert workspace.reports.issue(replace(issue, pdf=b"%PDF after")) == first
    assert workspace.read(report_pdf, first) == b"%PDF after"


def test_a_report_is_backed_up_and_missed_like_a_change(workspace: Workspace, clock: FixedClock, issue: Issue) -> None:
    clock.advance(minutes=5)
    before = workspace.back_up()
    assert before is not None
    assert workspace.back_up() is None
    clock.advance(minutes=5)
    workspace.reports.issue(issue)
    clock.advance(minutes=5)
    after = workspace.back_up()
    assert after is not None
    assert workspace.back_up() is None
    said = preview(workspace.path, before).paragraphs()
    assert "What is different: 0 issued reports (now 1)." in said
    (gone,) = [one for one in said if "would be gone" in one]
    assert gone.startswith("1 report made since would be gone:\n· Issued “The one responsibility is red” (")
    assert "Nothing was done since." in preview(workspace.path, after).paragraphs()
    clock.advance(minutes=5)
    workspace.run("Renamed it", responsibilities.rename, ResponsibilityId(1), "KPIs")
    (gone,) = [one for one in preview(workspace.path, before).paragraphs() if "would be gone" in one]
    assert gone.startswith("1 change and 1 report made since would be gone:\n· Renamed it (")
    workspace.restore(before)
    assert any("1 report would come back" in one for one in preview(workspace.path, after).paragraphs())


def test_a_report_is_found_by_its_day_and_its_headline(workspace: Workspace, clock: FixedClock, issue: Issue) -> None:
    first = workspace.reports.issue(issue)
    clock.advance(days=7)
    second = workspace.reports.issue(replace(issue, headline="Nothing is red", pdf=b"%PDF later"))

    def found(text: str) -> list[tuple[int, str, str]]:
        return [(row.id, row.title, row.detail) for row in workspace.read(find, text) if row.kind == "report"]

    assert found("24 nov") == [(first, "Report of Tue 24 Nov", "The one responsibility is red")]
    assert found("report NOTHING") == [(second, "Report of Tue 1 Dec", "Nothing is red")]
    assert [number for number, *_ in found("report of")] == [second, first]
    assert found("report zebra") == []


def test_a_report_that_is_not_there_is_nothing(workspace: Workspace) -> None:
    none = ReportId(7)
    assert [workspace.read(query, none) for query in (report_pdf, report_data, report_drawing)] == [None] * 3
