"""Verifying: what it makes of a document, how stamping shows, and that reviews don't crowd."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents
from csops_desktop.commands.verifications import verify
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.review import week_of
from csops_desktop.domain.trust import How, ReviewRule, Trust
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.documents import any_document, body_at_last_verification, document
from csops_desktop.queries.documents import documents as all_documents
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

ONE = DocumentId(1)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A workspace with one document."""
    workspace.run("Added", documents.add_document, "Renewals", body="one", rule=ReviewRule(3, "months"))
    return workspace


def row(desk: Workspace, number: DocumentId = ONE) -> DocumentRow:
    found = desk.read(any_document, number)
    assert found is not None
    return found


def stamp(desk: Workspace, number: DocumentId = ONE, how: How = How.TRIED) -> None:
    desk.run("Verified", verify, number, [how], "It's so.")


def test_a_verification_says_who_when_and_how(desk: Workspace, clock: FixedClock) -> None:
    assert row(desk).trust is Trust.NEVER
    desk.run("Verified", verify, ONE, [How.DATA, How.READ], " It's so. ", "Zoë")
    detail = desk.read(document, ONE)
    assert detail is not None
    (found,) = detail.verifications
    assert (found.day, found.at, found.how) == (clock.today(), clock.now(), (How.READ, How.DATA))
    assert (found.note, found.by, found.version_id, found.changed) == ("It's so.", "Zoë", detail.version_id, True)
    assert (row(desk).trust, row(desk).due_on) == (Trust.VERIFIED, date(2027, 2, 24))
    assert row(desk).due_reason == "Every 3 months, verified on Tue 24 Nov."


def test_edited_since_verified_is_not_stale_and_the_old_text_verifies_again(desk: Workspace, clock: FixedClock) -> None:
    stamp(desk)
    clock.advance(days=1)
    desk.run("Saved", documents.save_body, ONE, "two")
    assert (row(desk).trust, row(desk).edited, row(desk).stale_days) == (Trust.EDITED, True, 0)
    assert desk.read(body_at_last_verification, ONE) == "one"
    clock.advance(days=100)
    assert (row(desk).trust, row(desk).edited, row(desk).stale_days) == (Trust.STALE, True, 9)
    assert "changed on Wed 25 Nov" in row(desk).trust_sentence
    clock.advance(days=-100)
    desk.run("Saved", documents.save_body, ONE, "one")
    assert row(desk).trust is Trust.VERIFIED


def test_a_claimed_date_verifies_nothing_and_makes_stale(workspace: Workspace, clock: FixedClock) -> None:
    for claimed_on in (clock.today(), date(2020, 1, 1)):
        workspace.run(
            "Added", documents.add_document, "A", rule=ReviewRule(6, "months"), claimed_on=claimed_on, body="x"
        )
    fresh, old = row(workspace, DocumentId(1)), row(workspace, DocumentId(2))
    assert (fresh.trust, fresh.verified_on, fresh.confidence.level) == (Trust.NEVER, None, "none")
    assert (old.trust, old.facts.due_by) == (Trust.STALE, date(2020, 7, 1))
    assert "not what was checked" in fresh.trust_sentence


def test_stamps_without_a_change_are_worth_less(desk: Workspace, clock: FixedClock) -> None:
    figures = []
    for _ in range(5):
        stamp(desk)
        figures.append(row(desk).confidence.figure)
        clock.advance(days=90)
    assert figures == [90, 90, 75, 63, 52]
    assert "4 verifications in a row found nothing to change." in row(desk).confidence.sentence
    desk.run("Saved", documents.save_body, ONE, "another text")
    stamp(desk)
    assert row(desk).confidence.figure == 90


def test_many_within_minutes_lower_each_of_them(workspace: Workspace, clock: FixedClock) -> None:
    numbers = [workspace.run("Added", documents.add_document, f"D{n}", body=str(n)) for n in range(12)]
    stamp(workspace, numbers[0])
    alone = row(workspace, numbers[0]).confidence
    clock.advance(minutes=30)
    for number in numbers[1:]:
        stamp(workspace, number)
        clock.advance(seconds=20)
    assert row(workspace, numbers[0]).confidence == alone
    burst = {row(workspace, number).confidence for number in numbers[1:]}
    assert len(burst) == 1
    assert burst.pop().sentence.endswith("11 documents were verified within 10 minutes.")
    for _ in numbers[2:]:
        workspace.undo()
    assert row(workspace, numbers[1]).confidence == alone


def test_the_same_document_again_is_no_burst(desk: Workspace, clock: FixedClock) -> None:
    for _ in range(6):
        stamp(desk)
        clock.advance(seconds=20)
    assert "minutes" not in row(desk).confidence.sentence


def test_no_week_holds_more_reviews_than_the_budget(workspace: Workspace, clock: FixedClock) -> None:
    def add(tx: Tx, number: int) -> DocumentId:
        return documents.add_document(tx, f"D{number}", rule=ReviewRule(6, "months"))

    for number in range(12):
        workspace.run("Verified", verify, workspace.run("Added", add, number), [How.READ], "", "", 3)
    rows = workspace.read(all_documents)
    weeks = Counter(week_of(found.due_on) for found in rows if found.due_on)
    assert set(weeks.values()) == {3}
    assert max(weeks) - min(weeks) == timedelta(weeks=3)
    moved = [found for found in rows if found.due_on != found.facts.due_by]
    assert len(moved) == 9
    assert all("so that reviews don't crowd" in found.due_reason for found in moved)


def test_an_evergreen_is_never_due_and_says_why(desk: Workspace, clock: FixedClock) -> None:
    desk.run("Rule", documents.set_rule, ONE, ReviewRule(evergreen=True, reason="Release notes don't change."))
    clock.advance(days=4000)
    assert (row(desk).trust, row(desk).due_on) == (Trust.EVERGREEN, None)
    assert row(desk).trust_sentence.startswith("It needs no review: Release notes don't change.")


@pytest.mark.parametrize("far", [date.max, date.min, date(9999, 12, 30)])
def test_the_ends_of_the_calendar_are_dates_too(desk: Workspace, far: date) -> None:
    desk.run("Rule", documents.set_rule, ONE, ReviewRule(on=far))
    assert row(desk).due_on == far
    desk.run("Rule", documents.set_rule, ONE, ReviewRule(3660, "months"))
    stamp(desk)
    assert row(desk).trust is Trust.VERIFIED


def test_what_can_t_be_verified_is_refused(desk: Workspace) -> None:
    with refused(desk, "Say what you checked."):
        desk.run("Verified", verify, ONE, [], "x")
    with refused(desk, "no document 7"):
        desk.run("Verified", verify, DocumentId(7), [How.READ], "x")
    desk.run("Archived", documents.archive, ONE)
    with refused(desk, "Restore the document first"):
        stamp(desk)
