"""What can be done with a request: taken down, decided, moved, closed; and all that is refused."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import initiatives, people, requests
from csops_desktop.commands import request_triage as triage
from csops_desktop.commands.documents import add_document
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.domain.ids import DocumentId, RequestId
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.requests import (
    CLOSED,
    MOVES,
    OPEN,
    UNDECIDED,
    Becomes,
    Facet,
    RequestState,
    asked_again_sentence,
    may_move,
)
from csops_desktop.queries import requests as queries
from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused, state

FRIDAY = date(2026, 11, 27)
LATER = date(2027, 2, 1)


def captured(workspace: Workspace, text: str = "from Finance by Friday: renewal export") -> RequestId:
    return workspace.run("Captured", requests.capture, text)


def detail(workspace: Workspace, request: RequestId) -> RequestDetail:
    found = workspace.read(queries.request, request)
    assert found is not None
    return found


def brought(workspace: Workspace, to: RequestState) -> RequestId:
    """Return a request that was brought into a state by the acts that lead there."""
    request = captured(workspace)
    if to is RequestState.WONT_DO:
        workspace.run("d", triage.decline, request, "Not now.", LATER)
    elif to is RequestState.DONE:
        workspace.run("c", requests.close_request, request, documents_updated=True, requester_told=True)
    elif to is not RequestState.TRIAGE:
        workspace.run("m", requests.move_request, request, to)
    assert detail(workspace, request).row.state is to
    return request


def test_one_line_is_enough(workspace: Workspace) -> None:
    row = detail(workspace, captured(workspace)).row
    assert (row.title, row.askers, row.due_on, row.state) == (
        "Renewal export",
        ("Finance",),
        FRIDAY,
        RequestState.TRIAGE,
    )


def test_a_known_person_is_linked_in_any_letter_case(workspace: Workspace) -> None:
    person = workspace.run("p", people.person_named, "Dana Reyes")
    request = captured(workspace, "dana reyes asks for a sandbox")
    assert workspace.read(lambda db: db.value("SELECT person_id FROM request_asker")) == person
    assert detail(workspace, request).askers[0].said == "dana reyes asks for a sandbox"


def test_a_pasted_mail_is_the_problem_and_nothing_of_it_is_lost(workspace: Workspace) -> None:
    mail = "Hello, " + "we need the numbers " * 60
    found = detail(workspace, captured(workspace, mail))
    assert len(found.row.title) <= 300
    assert found.problem == mail.strip()


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_typed_is_refused(workspace: Workspace, text: str) -> None:
    with refused(workspace, "Say what is asked for."):
        captured(workspace, text)


@pytest.mark.parametrize(("now", "to"), list(product(RequestState, RequestState)))
def test_a_request_goes_only_where_its_life_leads(workspace: Workspace, now: RequestState, to: RequestState) -> None:
    request = brought(workspace, now)
    if to in CLOSED or not may_move(now, to):
        with refused(workspace, "."):
            workspace.run("m", requests.move_request, request, to)
    else:
        workspace.run("m", requests.move_request, request, to, "because")
        found = detail(workspace, request)
        assert found.row.state is to
        assert (found.changes[0].state, found.changes[0].note) == (to, "because")
        assert found.row.closed_on is None


def test_every_state_leads_somewhere_and_can_be_left() -> None:
    assert all(MOVES[state] for state in RequestState)
    assert set(OPEN) | set(CLOSED) == set(RequestState)


@pytest.mark.parametrize(
    ("becomes", "table", "state_after"),
    [
        (Becomes.INITIATIVE, "initiative", RequestState.UNASSIGNED),
        (Becomes.BAU, "initiative", RequestState.UNASSIGNED),
        (Becomes.FOUNDATION, "initiative", RequestState.UNASSIGNED),
        (Becomes.RESPONSIBILITY, "responsibility", RequestState.IN_PROCESS),
        (Becomes.COMMITMENT, "commitment", RequestState.IN_PROCESS),
        (Becomes.HANDED_OVER, "commitment", RequestState.MONITORING),
    ],
)
def test_accepting_makes_something_that_is_linked_back(
    workspace: Workspace, becomes: Becomes, table: str, state_after: RequestState
) -> None:
    request = captured(workspace)
    made = workspace.run("a", triage.accept, request, Acceptance(becomes, 3, "Mara" if "over" in becomes else ""))
    found = detail(workspace, request)
    assert (found.row.state, found.row.became, found.row.became_id) == (state_after, table, made)
    assert found.became_title == "Renewal export"
    assert found.answered_at is not None
    if becomes is Becomes.HANDED_OVER:
        assert (found.row.assignee, found.row.look_on) == ("Mara", FRIDAY)


def test_an_urgent_one_says_what_moves_and_the_ledger_keeps_it(workspace: Workspace) -> None:
    plan = workspace.run("i", initiatives.add_initiative, "Rebuild the KPI fields", quarter=Quarter(2026, 4))
    request = captured(workspace, "from Sales: sandbox, urgent")
    with refused(workspace, "say what moves"):
        workspace.run("a", triage.accept, request, Acceptance(Becomes.BAU))
    workspace.run("a", triage.accept, request, Acceptance(Becomes.BAU, displaces=plan, why="A customer waits"))
    ledger = workspace.read(queries.interrupts)
    assert [(row.displaced, row.for_whom, row.initiative_id, row.why) for row in ledger] == [
        ("Rebuild the KPI fields", "Sales", plan, "A customer waits")
    ]
    workspace.run("t", initiatives.trash_initiative, plan)
    assert workspace.read(queries.interrupts)[0].displaced == "Rebuild the KPI fields"


def test_what_is_handed_over_displaces_nothing(workspace: Workspace) -> None:
    request = captured(workspace, "urgent: sandbox")
    with refused(workspace, "Say who does it."):
        workspace.run("a", triage.accept, request, Acceptance(Becomes.HANDED_OVER))
    workspace.run("a", triage.accept, request, Acceptance(Becomes.HANDED_OVER, person="Mara"))
    assert workspace.read(queries.interrupts) == []


def test_negative_hours_are_refused(workspace: Workspace) -> None:
    request = captured(workspace)
    with refused(workspace, "negative"):
        workspace.run("a", triage.accept, request, Acceptance(Becomes.BAU, -1))


def test_a_promise_needs_whom_it_is_for(workspace: Workspace) -> None:
    request = captured(workspace, "a dashboard")
    with refused(workspace, "whom"):
        workspace.run("a", triage.accept, request, Acceptance(Becomes.COMMITMENT))


def test_merging_adds_the_requester_and_counts_it(workspace: Workspace) -> None:
    first = captured(workspace)
    second = captured(workspace, "Dana asks for an export of renewals")
    workspace.run("m", triage.merge, second, first)
    row = detail(workspace, first).row
    assert (row.askers, row.asked) == (("Finance", "Dana"), 2)
    assert detail(workspace, first).merged == ("An export of renewals",)
    assert detail(workspace, second).merged_into == first
    assert [row.id for row in workspace.read(queries.requests)] == [first]


def test_the_third_ask_suggests_a_foundation(workspace: Workspace) -> None:
    request = captured(workspace)
    asked = []
    for who in ("Sales", "Legal"):
        asked.append(detail(workspace, request).row.suggests_foundation)
        workspace.run("x", triage.ask_again, request, who)
    assert [*asked, detail(workspace, request).row.suggests_foundation] == [False, False, True]
    assert [asked_again_sentence(number) for number in (1, 2)] == ["", ""]
    assert asked_again_sentence(3).startswith("Asked 3 times: a foundation")


def test_a_request_is_not_merged_into_itself_or_a_merged_one(workspace: Workspace) -> None:
    first, second, third = captured(workspace), captured(workspace, "b"), captured(workspace, "c")
    with refused(workspace, "itself"):
        workspace.run("m", triage.merge, first, first)
    workspace.run("m", triage.merge, second, first)
    with refused(workspace, "merged into another"):
        workspace.run("m", triage.merge, third, second)
    with refused(workspace, "no request"):
        workspace.run("m", triage.merge, third, RequestId(99))


def test_declining_needs_a_reason_and_a_day(workspace: Workspace, clock: FixedClock) -> None:
    request = captured(workspace)
    for reason, day, words in (
        (" ", LATER, "why"),
        ("No.", None, "when"),
        ("No.", clock.today(), "after today"),
    ):
        with refused(workspace, words):
            workspace.run("d", triage.decline, request, reason, day)
    workspace.run("d", triage.decline, request, "Nobody owns the data.", LATER)
    row = workspace.read(queries.decline_log)[0]
    assert (row.reason, row.revisit_on, row.state) == ("Nobody owns the data.", LATER, RequestState.WONT_DO)


def test_a_declined_one_is_counted_when_it_is_asked_again_and_can_be_taken_up(workspace: Workspace) -> None:
    request = brought(workspace, RequestState.WONT_DO)
    workspace.run("x", triage.ask_again, request, "Sales")
    assert [(row.asked, row.state) for row in workspace.read(queries.decline_log)] == [(2, RequestState.WONT_DO)]
    workspace.run("d", triage.set_revisit, request, LATER + timedelta(days=9))
    workspace.run("r", triage.reconsider, request)
    row = detail(workspace, request).row
    assert (row.state, row.reason, row.revisit_on) == (RequestState.TRIAGE, "", None)


def test_a_document_answers_it(workspace: Workspace) -> None:
    document = workspace.run("d", add_document, "Renewals", body="How the export works.")
    request = captured(workspace)
    with refused(workspace, "gone"):
        workspace.run("a", triage.answer_by_document, request, DocumentId(99))
    workspace.run("a", triage.answer_by_document, request, document)
    found = detail(workspace, request)
    assert (found.row.state, found.document, found.documents_updated) == (RequestState.DONE, "Renewals", True)


@pytest.mark.parametrize("now", [state for state in RequestState if state not in UNDECIDED])
def test_what_was_decided_is_not_decided_again(workspace: Workspace, now: RequestState) -> None:
    request, other = brought(workspace, now), captured(workspace, "other")
    with refused(workspace, f"{now.word} already"):
        workspace.run("a", triage.accept, request, Acceptance(Becomes.BAU))
    with refused(workspace, f"{now.word} already"):
        workspace.run("m", triage.merge, request, other)
    with refused(workspace, f"{now.word} already"):
        workspace.run("s", triage.put_off, request, LATER)


def test_closing_keeps_what_was_asked(workspace: Workspace) -> None:
    request = brought(workspace, RequestState.IN_PROCESS)
    workspace.run(
        "c", requests.close_request, request, documents_updated=False, requester_told=True, note="Sent the sheet"
    )
    found = detail(workspace, request)
    assert (found.documents_updated, found.requester_told, found.changes[0].note) == (False, True, "Sent the sheet")
    workspace.run("t", requests.set_documents_updated, request, True)
    assert detail(workspace, request).documents_updated
    with refused(workspace, "done already"):
        workspace.run("c", requests.close_request, request, documents_updated=True, requester_told=True)


def test_everything_typed_can_be_edited_and_is_found(workspace: Workspace) -> None:
    request = captured(workspace)
    workspace.run("e", requests.rename_request, request, "Export of churn")
    workspace.run("e", requests.describe, request, Facet.PROBLEM, "Copied by hand")
    workspace.run("e", requests.set_asker, request, "Legal")
    workspace.run("e", requests.set_due, request, None)
    workspace.run("e", requests.set_urgent, request, True)
    workspace.run("e", requests.assign, request, "Mara")
    found = detail(workspace, request)
    assert (found.row.title, found.problem, found.row.askers) == ("Export of churn", "Copied by hand", ("Legal",))
    assert (found.row.due_on, found.row.urgent, found.row.assignee) == (None, True, "Mara")
    assert [(hit.kind, hit.id) for hit in workspace.read(find, "copied hand")] == [("request", request)]
    with refused(workspace, "Only what is monitored"):
        workspace.run("e", requests.set_look_on, request, LATER)


def test_the_trash_hides_and_gives_back(workspace: Workspace) -> None:
    request = captured(workspace)
    workspace.run("t", requests.trash_request, request)
    assert workspace.read(queries.requests) == []
    workspace.run("r", requests.restore_request, request)
    assert len(workspace.read(queries.requests)) == 1


def test_an_accepted_request_is_undone_whole(workspace: Workspace) -> None:
    request = captured(workspace, "urgent from nobody")
    before = workspace.read(state)
    workspace.run("Accepted", triage.accept, request, Acceptance(Becomes.BAU, 2, displaced="The KPI work"))
    after = workspace.read(state)
    workspace.undo()
    assert workspace.read(state) == before
    workspace.redo()
    assert workspace.read(state) == after


def test_asks_are_counted_where_nobody_is_named(workspace: Workspace) -> None:
    request = workspace.run("a", requests.add_request, requests.RequestDraft("One source of numbers"))
    asked = [detail(workspace, request).row.asked]
    for _ in range(2):
        workspace.run("x", triage.ask_again, request, "")
        asked.append(detail(workspace, request).row.asked)
    assert asked == [1, 2, 3]


def test_a_team_asks_as_one_in_any_letter_case_and_its_spelling_can_be_mended(workspace: Workspace) -> None:
    first = captured(workspace, "from finance: a list")
    second = captured(workspace, "from FINANCE by the end of the month: another list")
    assert [row.askers for row in workspace.read(queries.requests)] == [("finance",), ("finance",)]
    assert workspace.read(queries.requests)[0].due_on == date(2026, 11, 30)
    workspace.run("Who", requests.set_asker, first, "Finance")
    again = captured(workspace, "from finance: a third list")
    found = {row.id: row.askers for row in workspace.read(queries.requests)}
    assert found == {first: ("Finance",), second: ("finance",), again: ("Finance",)}
