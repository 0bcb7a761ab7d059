"""What the Requests page shows: the queue, what came in and went out, likely duplicates and answers, replies."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import commitments, initiatives, people, requests
from csops_desktop.commands import request_triage as triage
from csops_desktop.commands.documents import add_document
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.commands.wordings import set_wording
from csops_desktop.domain.ids import CommitmentId, InitiativeId, RequestId
from csops_desktop.domain.planning import InitiativeState
from csops_desktop.domain.requests import Becomes, Facet, Flow, RequestState
from csops_desktop.queries import requests as queries
from csops_desktop.queries.initiative_detail import initiative
from csops_desktop.queries.replies import ReplyDraft, fitting_reply, reply_draft
from csops_desktop.queries.request_likeness import likely_answers, likely_duplicates
from csops_desktop.queries.search import find
from csops_desktop.text.replying import Reply
from csops_desktop.workspace import Workspace

LATER = date(2027, 2, 1)


def captured(workspace: Workspace, text: str) -> RequestId:
    return workspace.run("Captured", requests.capture, text)


def draft(workspace: Workspace, request: RequestId, reply: Reply) -> ReplyDraft:
    found = workspace.read(reply_draft, request, reply)
    assert found is not None
    return found


def test_the_queue_has_the_urgent_ones_first_then_those_that_wait_longest(
    workspace: Workspace, clock: FixedClock
) -> None:
    old = captured(workspace, "old")
    clock.advance(days=1)
    new, urgent, off = captured(workspace, "new"), captured(workspace, "urgent one"), captured(workspace, "put off")
    workspace.run("s", triage.put_off, off, clock.today() + timedelta(days=7))
    asked = captured(workspace, "asked back")
    workspace.run("m", requests.move_request, asked, RequestState.NEED_MORE_INFO)
    assert [row.id for row in workspace.read(queries.triage_queue)] == [urgent, old, new]
    clock.advance(days=7)
    assert off in [row.id for row in workspace.read(queries.triage_queue)]


def test_the_flow_counts_what_came_in_and_went_out(workspace: Workspace, clock: FixedClock) -> None:
    document = workspace.run("d", add_document, "Renewals")
    made = [captured(workspace, f"wish {n}") for n in range(6)]
    workspace.run("a", triage.accept, made[0], Acceptance(Becomes.BAU, 1))
    workspace.run("u", requests.set_urgent, made[1], True)
    workspace.run("a", triage.accept, made[1], Acceptance(Becomes.BAU, 1, displaced="The KPI work"))
    workspace.run("d", triage.decline, made[2], "No.", LATER)
    workspace.run("b", triage.answer_by_document, made[3], document)
    workspace.run("m", triage.merge, made[4], made[5])
    today = clock.today()
    flow = workspace.read(queries.flow, today, today)
    assert flow == Flow(came=5, asked=6, done=1, declined=1, answered=1, accepted=2, interrupts=1, waiting=1)
    assert flow.interrupt_percent == 50
    tomorrow = today + timedelta(days=1)
    assert workspace.read(queries.flow, tomorrow, tomorrow).interrupt_percent is None


def test_counts_and_the_past(workspace: Workspace, clock: FixedClock) -> None:
    request = captured(workspace, "a dashboard")
    clock.advance(days=2)
    workspace.run("d", triage.decline, request, "No.", LATER)
    assert workspace.read(queries.state_counts)[RequestState.WONT_DO] == 1
    with workspace.as_of(clock.today() - timedelta(days=1)) as then:
        assert [row.state for row in then.read(queries.requests)] == [RequestState.TRIAGE]


def test_likely_duplicates_share_words_and_say_which(workspace: Workspace) -> None:
    first = captured(workspace, "from Finance: renewal export as CSV")
    captured(workspace, "a new territory for the north")
    second = captured(workspace, "Dana asks for an export of the renewals")
    found = workspace.read(likely_duplicates, second)
    assert [(like.row.id, like.why) for like in found] == [(first, "shares export, renewals")]


def test_a_document_that_says_it_is_offered_and_an_archived_one_is_not(workspace: Workspace) -> None:
    body = "We keep data for two years. Legal owns this policy."
    document = workspace.run("d", add_document, "Data retention policy", body=body)
    workspace.run("d", add_document, "Territories", body="Rules of the year.")
    request = captured(workspace, "from Legal: where is the data retention policy")
    assert [answer.document_id for answer in workspace.read(likely_answers, request)] == [document]
    workspace.run("a", lambda tx: tx.update("document", document, archived_on="2026-11-24"))
    assert workspace.read(likely_answers, request) == []


@pytest.mark.parametrize("text", ["the", "???", "a it is", "xyzzy plugh"])
def test_words_that_say_nothing_find_nothing(workspace: Workspace, text: str) -> None:
    workspace.run("d", add_document, "The the the", body="a it is the")
    request, other = captured(workspace, text), captured(workspace, "the is it")
    assert workspace.read(likely_answers, request) == []
    assert workspace.read(likely_duplicates, request) in ([], [other])


def test_replies_are_filled_in(workspace: Workspace) -> None:
    workspace.run("p", people.person_named, "Dana Reyes")
    request = captured(workspace, "Dana Reyes asks for a sandbox by Friday")
    workspace.run("f", requests.describe, request, Facet.PROBLEM, "No test data")
    asking = draft(workspace, request, Reply.NEED_MORE_INFO)
    assert asking.body.startswith("Hi Dana,")
    assert "Who is better off" in asking.body
    assert "What is wrong" not in asking.body
    workspace.run("d", triage.decline, request, "Nobody owns it", LATER)
    declined = draft(workspace, request, Reply.DECLINED)
    assert "Nobody owns it." in declined.body
    assert "on Mon 1 Feb 2027" in declined.body
    assert declined.subject == "Your request: A sandbox"


def test_a_team_is_greeted_by_its_name_and_nobody_by_hello(workspace: Workspace) -> None:
    team = draft(workspace, captured(workspace, "from Data Science: x"), Reply.WHEN)
    nobody = draft(workspace, captured(workspace, "y"), Reply.WHEN)
    assert team.body.startswith("Hi Data Science,")
    assert nobody.body.startswith("Hello,")


def test_the_wording_is_the_persons_own_and_can_be_taken_back(workspace: Workspace) -> None:
    request = captured(workspace, "a {what} dashboard")
    workspace.run("w", set_wording, Reply.ACCEPTED.wording, "Yes to {what}. {unknown}")
    own = draft(workspace, request, Reply.ACCEPTED)
    assert (own.body, own.own) == ("Yes to a {what} dashboard. {unknown}", True)
    workspace.run("w", set_wording, Reply.ACCEPTED.wording, "")
    assert not draft(workspace, request, Reply.ACCEPTED).own


@pytest.mark.parametrize("state", list(RequestState))
def test_each_state_has_a_fitting_reply(state: RequestState) -> None:
    assert fitting_reply(state) in Reply


def test_a_declined_request_is_found_with_its_state_in_words(workspace: Workspace) -> None:
    request = captured(workspace, "a dashboard")
    workspace.run("d", triage.decline, request, "No.", LATER)
    assert [(hit.kind, hit.detail) for hit in workspace.read(find, "dashboard")] == [("request", "won’t do")]


def test_what_a_request_became_leads_back_to_it_and_says_when_the_work_is_done(workspace: Workspace) -> None:
    planned, promised = captured(workspace, "from Finance: ARR by segment"), captured(workspace, "from Sales: a list")
    made = InitiativeId(workspace.run("a", triage.accept, planned, Acceptance(Becomes.BAU, 3)))
    promise = CommitmentId(workspace.run("b", triage.accept, promised, Acceptance(Becomes.COMMITMENT)))
    detail = workspace.read(initiative, made)
    assert detail is not None
    assert [(link.id, link.title, link.who, link.closed) for link in detail.requests] == [
        (planned, "ARR by segment", "Finance", False)
    ]

    def done() -> dict[RequestId, bool]:
        return {row.id: row.work_done for row in workspace.read(queries.requests)}

    assert done() == {planned: False, promised: False}
    workspace.run("Started", initiatives.set_state, made, InitiativeState.IN_PROGRESS)
    workspace.run("Done", initiatives.set_state, made, InitiativeState.DONE)
    workspace.run("Kept", commitments.finish_commitment, promise)
    assert done() == {planned: True, promised: True}
    found = workspace.read(queries.request, planned)
    assert found is not None
    assert found.row.done_sentence == "The work is done: tell whoever asked, and close it."
    assert found.row.spoken.endswith(", the work is done")
    workspace.run("Closed", partial(requests.close_request, documents_updated=True, requester_told=True), planned)
    assert done() == {planned: False, promised: True}
