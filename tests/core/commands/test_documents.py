"""Documents written, described and put away: one undo step for a minute of saving, and refusals that change nothing."""

from __future__ import annotations

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import attachments, documents, responsibilities
from csops_desktop.domain.ids import DocumentId, ResponsibilityId, VersionId
from csops_desktop.domain.trust import Audience, Kind, ReviewRule
from csops_desktop.queries.activity import history
from csops_desktop.queries.document_search import find_documents
from csops_desktop.queries.documents import any_document, attachment, document, document_by_title, shelved_documents
from csops_desktop.queries.documents import documents as all_documents
from csops_desktop.workspace import Change, Workspace
from tests.helpers.states import refused, state

ONE = DocumentId(1)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A workspace with one document."""
    workspace.run("Added", documents.add_document, "Renewals", body="one", owner="Jo", area="CS")
    return workspace


def save(desk: Workspace, body: str) -> VersionId:
    return desk.run("Saved “Renewals”", documents.save_body, ONE, body)


def bodies(desk: Workspace) -> list[str]:
    return [row[0] for row in desk.read(lambda db: db.rows("SELECT body FROM document_version ORDER BY id"))]


def test_saves_of_a_minute_are_one_version_and_one_step_of_undo(desk: Workspace, clock: FixedClock) -> None:
    before = desk.read(state)
    clock.advance(minutes=5)
    versions = set()
    for second in range(0, 59, 10):
        versions.add(save(desk, f"after {second} seconds " * 1000))
        clock.advance(seconds=10)
    assert len(versions) == 1
    assert bodies(desk) == ["one", "after 50 seconds " * 1000]
    assert [row.label for row in desk.read(history)] == ["Saved “Renewals”", "Added"]
    written = desk.read(lambda db: db.value("SELECT sum(length(inverse)) FROM change_row"))
    assert written < 5000, "the texts between are not kept"
    after = desk.read(state)
    desk.undo()
    assert desk.read(state) == before
    desk.redo()
    assert desk.read(state) == after


def test_typing_for_an_hour_keeps_a_version_a_minute(desk: Workspace, clock: FixedClock) -> None:
    clock.advance(minutes=5)
    for number in range(30):
        save(desk, f"text {number}")
        clock.advance(seconds=20)
    assert bodies(desk) == ["one", *(f"text {number}" for number in range(2, 30, 3))]


def test_a_save_after_something_else_is_a_version_of_its_own(desk: Workspace, clock: FixedClock) -> None:
    clock.advance(minutes=5)
    save(desk, "two")
    desk.run("Renamed", documents.rename, ONE, "Renewal recipe")
    clock.advance(seconds=5)
    save(desk, "three")
    assert bodies(desk) == ["one", "two", "three"]
    desk.undo()
    clock.advance(seconds=5)
    save(desk, "four")
    assert bodies(desk) == ["one", "two", "four"]


def test_saving_the_same_text_changes_nothing(desk: Workspace) -> None:
    told: list[Change] = []
    desk.subscribe(told.append)
    save(desk, "one")
    assert told == []
    assert [row.label for row in desk.read(history)] == ["Added"]


def test_everybody_hears_of_a_save_that_joins(desk: Workspace, clock: FixedClock) -> None:
    clock.advance(minutes=5)
    told: list[Change] = []
    desk.subscribe(told.append)
    for text in ("a b", "a c"):
        save(desk, text)
    assert [change.documents() for change in told] == [{1}, {1}]
    assert [row.id for row, _ in desk.read(find_documents, "a c")] == [1]


def test_a_restored_version_is_the_newest_and_nothing_is_lost(desk: Workspace, clock: FixedClock) -> None:
    clock.advance(minutes=5)
    save(desk, "two")
    restored = desk.run("Restored", documents.restore_version, ONE, VersionId(1))
    detail = desk.read(document, ONE)
    assert detail is not None
    assert (detail.body, detail.version_id) == ("one", restored)
    assert [version.restored_from for version in detail.versions] == [1, None, None]
    assert bodies(desk) == ["one", "two", "one"]
    assert desk.run("Restored", documents.restore_version, ONE, VersionId(1)) == restored
    with refused(desk, "no such version"):
        desk.run("Restored", documents.restore_version, ONE, VersionId(9))


def test_what_is_described_is_shown(desk: Workspace) -> None:
    rule = ReviewRule(3, "weeks", reason="It moves")
    desk.run("Renamed", documents.rename, ONE, "  Renewal\nrecipe ")
    desk.run("Area", documents.set_area, ONE, "Renewals")
    desk.run("Owner", documents.set_owner, ONE, "Zoë")
    desk.run("Kind", documents.set_kind, ONE, Kind.KPI_DEFINITION)
    desk.run("Readers", documents.set_audience, ONE, [Audience.LEADERSHIP, Audience.NEW_TEAM_MEMBERS])
    desk.run("Rule", documents.set_rule, ONE, rule)
    row = desk.read(any_document, ONE)
    assert row is not None
    assert (row.title, row.area, row.owner, row.kind) == ("Renewal recipe", "Renewals", "Zoë", Kind.KPI_DEFINITION)
    assert row.audience == (Audience.NEW_TEAM_MEMBERS, Audience.LEADERSHIP)
    assert row.facts.rule == rule


def test_wiki_links_lead_to_and_fro(desk: Workspace) -> None:
    desk.run("Added", documents.add_document, "Policy", body="See [[renewals]], [[Nowhere|x]] and [[nowhere]].")
    policy, renewals = desk.read(document, DocumentId(2)), desk.read(document, ONE)
    assert policy is not None
    assert renewals is not None
    assert [link.title for link in policy.links] == ["Renewals"]
    assert [name.casefold() for name in policy.dead_links] == ["nowhere"]
    assert [link.title for link in renewals.backlinks] == ["Policy"]
    desk.run("Trashed", documents.trash, ONE)
    policy = desk.read(document, DocumentId(2))
    assert policy is not None
    assert "renewals" in policy.dead_links
    desk.undo()
    desk.run("Saved", documents.save_body, DocumentId(2), "Nothing.")
    renewals = desk.read(document, ONE)
    assert renewals is not None
    assert renewals.backlinks == ()


def test_what_is_put_away_is_found_there_and_comes_back(desk: Workspace) -> None:
    desk.run("Archived", documents.archive, ONE)
    assert desk.read(all_documents) == []
    assert len(desk.read(all_documents, include_archived=True)) == 1
    assert desk.read(find_documents, "renewals") == []
    assert len(desk.read(find_documents, "renewals", include_archived=True)) == 1
    desk.run("Trashed", documents.trash, ONE)
    assert [row.title for row in desk.read(shelved_documents, "trashed_on")] == ["Renewals"]
    assert desk.read(shelved_documents, "archived_on") == []
    assert desk.read(document_by_title, "Renewals") is None
    desk.run("Restored", documents.restore, ONE)
    assert [row.title for row in desk.read(all_documents)] == ["Renewals"]


def test_a_document_belongs_to_a_responsibility_once(desk: Workspace) -> None:
    rid = desk.run("Added", responsibilities.add_responsibility, "CS KPIs")
    for _ in range(2):
        desk.run("Linked", documents.link_responsibility, ONE, rid)
    detail = desk.read(document, ONE)
    assert detail is not None
    assert [link.title for link in detail.responsibilities] == ["CS KPIs"]
    desk.run("Unlinked", documents.unlink_responsibility, ONE, rid)
    detail = desk.read(document, ONE)
    assert detail is not None
    assert detail.responsibilities == ()
    with refused(desk, "no responsibility 77"):
        desk.run("Linked", documents.link_responsibility, ONE, ResponsibilityId(77))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ReviewRule(0, "days"), "from 1 to"),
        (ReviewRule(3661, "days"), "from 1 to"),
        (ReviewRule(evergreen=True), "why it needs no review"),
        (ReviewRule(3), "not both"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(desk: Workspace, rule: ReviewRule, words: str) -> None:
    with refused(desk, words):
        desk.run("Rule", documents.set_rule, ONE, rule)


def test_what_can_t_be_is_refused(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    with refused(desk, "Give the document a title."):
        desk.run("Added", documents.add_document, " \n")
    for number in (0, 99, 2**63):
        with refused(desk, f"no document {number}"):
            desk.run("Saved", documents.save_body, DocumentId(number), "x")
    monkeypatch.setattr(documents, "LONGEST_BODY", 10)
    with refused(desk, "at most 10 fit"):
        desk.run("Saved", documents.save_body, ONE, "x" * 11)


def test_the_same_picture_is_stored_once_and_names_are_safe(workspace: Workspace) -> None:
    def add(name: str, content: bytes) -> str:
        return workspace.run("Pasted", attachments.add_attachment, name, "image/png", content)

    assert add("../../etc/a b.png", b"1") == "etc-a-b.png"
    assert add("other.png", b"1") == "etc-a-b.png"
    assert add("ETC-a-b.png", b"2") == "ETC-a-b-2.png"
    assert add("...", b"3") == "attachment"
    assert len(add("x" * 500 + ".jpeg", b"4")) <= attachments.LONGEST_NAME
    assert workspace.read(attachment, "etc-A-b.png") == ("image/png", b"1")
    assert workspace.read(attachment, "absent.png") is None
    with refused(workspace, "empty"):
        add("a.png", b"")
