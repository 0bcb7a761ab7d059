"""Persons and nudges: who is known, what is refused, the budget, the kept wordings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, commitments, documents, nudges, people, wordings
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.ids import CommitmentId, PersonId
from csops_desktop.domain.promises import Direction, Tone, UsualSlip, Way
from csops_desktop.domain.status import AskState
from csops_desktop.domain.trust import ReviewRule
from csops_desktop.queries.board import owners
from csops_desktop.queries.nudges import follow_ups, nudge_allowed, nudge_draft
from csops_desktop.queries.people import people as all_people
from csops_desktop.queries.people import person_detail
from csops_desktop.queries.people_rows import NudgeDraft, PersonDetail
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

DUE = date(2026, 11, 20)


@pytest.fixture
def dana(workspace: Workspace) -> PersonId:
    return workspace.run("Added", people.add_person, "Dana Roth", team="RevOps", email="dana@example.com")


@pytest.fixture
def promise(workspace: Workspace, dana: PersonId) -> CommitmentId:
    return workspace.run("Added", commitments.add_commitment, "Owners", person="Dana Roth", due_on=DUE)


def shown(workspace: Workspace, person: PersonId) -> PersonDetail:
    found = workspace.read(person_detail, person)
    assert found is not None
    return found


def draft(workspace: Workspace, kind: str, thing: int, tone: Tone | None = None) -> NudgeDraft:
    found = workspace.read(nudge_draft, kind, thing, tone)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": " "}, people.NO_NAME),
        ({"name": "Dana Roth"}, "Somebody is called Dana Roth already."),
        ({"email": "dana"}, "That is no mail address; write it like name@example.com."),
        ({"email": "a@b.c,x@y.z"}, "That is no mail address; write it like name@example.com."),
        ({"email": "a@b.c?bcc=x@y.z"}, "That is no mail address; write it like name@example.com."),
        ({"working_days": ()}, "Choose at least one working day."),
        ({"working_days": (8,)}, "Choose at least one working day."),
    ],
)
def test_what_makes_no_person_is_refused(
    workspace: Workspace, dana: PersonId, given: dict[str, Any], sentence: str
) -> None:
    with refused(workspace, sentence):
        workspace.run("Added", people.add_person, **({"name": "Bo"} | given))


def test_a_person_is_edited_bit_by_bit(workspace: Workspace, dana: PersonId) -> None:
    workspace.run("Changed", people.edit_person, dana, role="Lead", working_days=(5, 1, 1))
    row = shown(workspace, dana).row
    assert (row.name, row.team, row.role, row.working_days) == ("Dana Roth", "RevOps", "Lead", (1, 5))
    workspace.run("Renamed", people.edit_person, dana, name="Dana Roth")
    bo = workspace.run("Added", people.add_person, "Bo")
    with refused(workspace, "Somebody is called Dana Roth already."):
        workspace.run("Renamed", people.edit_person, bo, name="Dana Roth")


def test_nobody_with_an_open_promise_is_archived(workspace: Workspace, dana: PersonId, promise: CommitmentId) -> None:
    with refused(workspace, "1 promise is open with Dana Roth: finish or cancel them first."):
        workspace.run("Archived", people.archive_person, dana)
    workspace.run("Done", commitments.finish_commitment, promise)
    workspace.run("Archived", people.archive_person, dana)
    assert workspace.read(all_people) == []
    assert workspace.read(owners) == []
    assert [row.name for row in workspace.read(all_people, include_archived=True)] == ["Dana Roth"]
    with refused(workspace, "Dana Roth is known already, but archived: show archived people and restore them."):
        workspace.run("Added", people.add_person, "Dana Roth")


def test_a_person_has_all_that_leads_to_them(workspace: Workspace, dana: PersonId, promise: CommitmentId) -> None:
    rid = workspace.run("Added", add_responsibility, "CS KPIs")
    ask = workspace.run("Ask", asks.add_ask, rid, "A name", person="Dana Roth")
    workspace.run("Asked", asks.move_ask, ask, AskState.ASKED)
    workspace.run("Mine", commitments.add_commitment, "Draft", person="Dana Roth", direction=Direction.I_OWE)
    workspace.run("Page", documents.add_document, "How-to", body="x", owner="Dana Roth", rule=ReviewRule(1, "months"))
    thanks = workspace.run("Thanked", people.thank, dana, "The list.")
    found = shown(workspace, dana)
    assert [one.row.what for one in found.they_owe] == ["Owners"]
    assert [one.row.what for one in found.i_owe] == ["Draft"]
    assert [one.what for one in found.asks] == ["A name"]
    assert [one.title for one in found.documents] == ["How-to"]
    assert [one.what for one in found.thanks] == ["The list."]
    assert found.row.glance == "owes 1, I owe 1"
    assert found.row.spoken == "Dana Roth, RevOps, owes 1, I owe 1, 1 overdue, 1 open ask"
    workspace.run("Taken back", people.delete_thanks, thanks)
    assert shown(workspace, dana).thanks == ()


def test_the_usual_slip_is_taken_from_the_day_first_agreed(
    workspace: Workspace, dana: PersonId, clock: FixedClock
) -> None:
    for late in (0, 3, 4):
        start = clock.today()
        one = workspace.run("Added", commitments.add_commitment, "X", person="Dana Roth", due_on=start)
        clock.advance(days=late)
        if late:
            workspace.run("Moved", commitments.move_due, one, clock.today(), moved_by="Dana", why="Late.")
        workspace.run("Done", commitments.finish_commitment, one)
    assert shown(workspace, dana).usual_slip == UsualSlip(3, 3)


def test_a_nudge_is_filled_in_and_becomes_firmer(
    workspace: Workspace, promise: CommitmentId, clock: FixedClock
) -> None:
    first = draft(workspace, "commitment", promise)
    assert (first.tone, first.person, first.email, first.nudges) == (Tone.FRIENDLY, "Dana Roth", "dana@example.com", 0)
    assert first.body.startswith("Hi Dana,\n\na quick check on “Owners”, which we have down as due Fri 20 Nov")
    assert "{" not in first.body
    workspace.run("Nudged", nudges.record_nudge, "commitment", promise, body=first.body)
    clock.advance(days=7)
    assert draft(workspace, "commitment", promise).tone is Tone.FIRM
    assert draft(workspace, "commitment", promise, Tone.FINAL).tone is Tone.FINAL


def test_nobody_is_nudged_twice_in_a_few_days(
    workspace: Workspace, dana: PersonId, promise: CommitmentId, clock: FixedClock
) -> None:
    other = workspace.run("Added", commitments.add_commitment, "Access", person="Dana Roth", due_on=DUE)
    workspace.run("Nudged", nudges.record_nudge, "commitment", promise)

    def nudge(way: Way = Way.COPIED) -> object:
        return workspace.run("Nudged", nudges.record_nudge, "commitment", other, way=way)

    clock.advance(days=1)
    sentence = "Dana Roth was nudged yesterday. Give them until Fri 27 Nov, or note that you spoke in person."
    with refused(workspace, sentence):
        nudge()
    assert workspace.read(nudge_allowed, dana).sentence == sentence
    assert draft(workspace, "commitment", other).refusal == sentence
    # A talk in person is a fact, not a wish.
    nudge(Way.SAID)
    clock.advance(days=2)
    with refused(workspace, "Dana Roth was nudged 2 days ago."):
        nudge()
    clock.advance(days=3)
    assert workspace.read(nudge_allowed, dana).allowed
    nudge(Way.MAIL)
    assert [one.way for one in shown(workspace, dana).nudges] == [Way.MAIL, Way.SAID, Way.COPIED]


def test_only_what_waits_for_somebody_is_nudged_about(workspace: Workspace, promise: CommitmentId) -> None:
    mine = workspace.run("M", commitments.add_commitment, "Draft", person="Dana Roth", direction=Direction.I_OWE)
    rid = workspace.run("Added", add_responsibility, "CS KPIs")
    ask = workspace.run("Ask", asks.add_ask, rid, "A name", person="Dana Roth")
    page = workspace.run("Page", documents.add_document, "How-to", body="x", rule=ReviewRule(1, "months"))
    workspace.run("Done", commitments.finish_commitment, promise)

    things: list[tuple[nudges.NudgeKind, int, str]] = [
        ("commitment", mine, "You owe this yourself: there is nobody to nudge."),
        ("commitment", promise, "This promise is closed: there is nothing to remind of."),
        ("ask", ask, "This ask waits for nobody."),
        ("document", page, "Nobody is named at this document: there is nobody to nudge."),
    ]
    for kind, thing, sentence in things:
        with refused(workspace, sentence):
            workspace.run("Nudged", nudges.record_nudge, kind, thing)
    assert workspace.read(nudge_draft, "commitment", mine) is None
    assert workspace.read(nudge_draft, "document", page) is None


def test_asks_and_documents_have_texts_of_their_own(workspace: Workspace, dana: PersonId) -> None:
    rid = workspace.run("Added", add_responsibility, "CS KPIs")
    ask = workspace.run("Ask", asks.add_ask, rid, "A name", person="Dana Roth", needed_by=date(2026, 12, 1))
    page = workspace.run(
        "Page", documents.add_document, "How-to", body="x", owner="Dana Roth", rule=ReviewRule(1, "months")
    )
    assert "a name" not in draft(workspace, "ask", ask).subject
    assert draft(workspace, "ask", ask).subject == "Needed: A name"
    assert "I need it by Tue 1 Dec. “CS KPIs” waits for it." in draft(workspace, "ask", ask).body
    assert "“How-to”. It is never verified." in draft(workspace, "document", page).body


def test_a_wording_is_kept_until_the_shipped_one_is_wanted_again(workspace: Workspace, promise: CommitmentId) -> None:
    shipped = draft(workspace, "commitment", promise)
    workspace.run("Kept", wordings.set_wording, shipped.name, "Dear {name}: {what}, {when}?")
    own = draft(workspace, "commitment", promise)
    assert (own.own, own.body) == (True, "Dear Dana Roth: Owners, due Fri 20 Nov, 4 days ago?")
    workspace.run("Kept", wordings.set_wording, shipped.name, "{first name}?")
    assert draft(workspace, "commitment", promise).body == "Dana?"
    workspace.run("Back", wordings.set_wording, shipped.name, "")
    assert draft(workspace, "commitment", promise) == shipped


def test_what_is_answered_is_not_followed_up(workspace: Workspace, promise: CommitmentId, clock: FixedClock) -> None:
    on = draft(workspace, "commitment", promise).follow_up_on
    assert on == date(2026, 11, 27)
    workspace.run("Nudged", nudges.record_nudge, "commitment", promise, follow_up_on=on)
    assert workspace.read(follow_ups) == []
    clock.advance(days=3)
    assert [(one.about, one.follow_up_on) for one in workspace.read(follow_ups)] == [("Owners", on)]
    workspace.run("Done", commitments.finish_commitment, promise)
    assert workspace.read(follow_ups) == []
    workspace.undo()
    with refused(workspace, "Choose a later day to come back to it."):
        workspace.run("Nudged", nudges.record_nudge, "commitment", promise, follow_up_on=clock.today())


def test_two_persons_become_one_and_nothing_that_named_them_is_lost(
    workspace: Workspace, dana: PersonId, promise: CommitmentId
) -> None:
    double = workspace.run("Added", people.add_person, "D. Roth", role="Lead", team="Ops")
    card = workspace.run("Added", add_responsibility, "CS KPIs", owner="D. Roth")
    document = workspace.run("Added", documents.add_document, "Renewals", owner="D. Roth")
    workspace.run("Added", commitments.add_commitment, "Fields", person="D. Roth", due_on=DUE)
    workspace.run("Thanked", people.thank, double, "The list of fields.")
    before = workspace.read(all_people)
    workspace.run("Made one", people.merge_person, double, dana)
    (row,) = workspace.read(all_people)
    assert (row.name, row.team, row.role, row.email) == ("Dana Roth", "RevOps", "Lead", "dana@example.com")
    one = shown(workspace, dana)
    assert {line.row.what for line in one.they_owe} == {"Owners", "Fields"}
    assert [thing.id for thing in one.documents] == [document]
    assert [thanks.what for thanks in one.thanks] == ["The list of fields."]
    assert workspace.read(owners) == ["Dana Roth"]
    assert card
    workspace.undo()
    assert workspace.read(all_people) == before


def test_nobody_is_made_one_with_oneself_or_with_nobody(workspace: Workspace, dana: PersonId) -> None:
    with refused(workspace, "These are one person already."):
        workspace.run("Made one", people.merge_person, dana, dana)
    with refused(workspace, "There is no person 99."):
        workspace.run("Made one", people.merge_person, dana, PersonId(99))
