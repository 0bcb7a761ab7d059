"""Finding: every text of the desk, in any letter case and any script, and nothing out of the trash."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.commands import asks, board, commitments, people, plan, responsibilities
from csops_desktop.db.search import damage, only_index, rebuild_sql
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import CommitmentId, ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.queries.found import FoundRow
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace

RID = ResponsibilityId(1)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A workspace in which each text of one responsibility is a word of its own."""

    def fill(tx: Tx) -> None:
        rid = responsibilities.add_responsibility(tx, "Titleword KPIs", area="Areaword", owner="Ownerword Jo")
        responsibilities.set_summary(tx, rid, "Before it all\nthe summaryword stands, and much after it. " + "x " * 90)
        board.set_status(tx, rid, Status.RED, "Because reasonword.")
        plan.add_criterion(tx, rid, "Pointword")
        plan.add_step(tx, rid, "Stepword")
        asks.add_ask(tx, rid, "Askword", person="Helperword", why="Whyword")

    workspace.run("Filled", fill)
    return workspace


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("titleword", "responsibility", "Titleword KPIs"),
        ("areaword", "responsibility", "Titleword KPIs"),
        ("SUMMARYWORD", "responsibility", "Titleword KPIs"),
        ("reasonword.", "responsibility", "Titleword KPIs"),
        ("pointword", "green_criterion", "Pointword"),
        ("stepword", "plan_step", "Stepword"),
        ("askword", "ask", "Askword"),
        ("whyword", "ask", "Askword"),
        ("kp", "responsibility", "Titleword KPIs"),
        ("reasonword titleword kp", "responsibility", "Titleword KPIs"),
    ],
)
def test_every_text_of_a_responsibility_leads_to_it(desk: Workspace, text: str, kind: str, title: str) -> None:
    (row,) = desk.read(find, text)
    assert (row.kind, row.id, row.title, row.status) == (kind, RID, title, Status.RED)


def test_persons_are_found_by_name(desk: Workspace) -> None:
    (row,) = desk.read(find, "ownerword")
    assert row == FoundRow("person", 1, "Ownerword Jo", "", None)
    assert [row.title for row in desk.read(find, "jo")] == ["Ownerword Jo"]


@pytest.fixture
def promised(workspace: Workspace) -> Workspace:
    """Dana owes three things, of which one is delivered and one has no date; Ravi is owed one that names her."""

    def fill(tx: Tx) -> None:
        people.add_person(tx, "Dana Élise Roth", team="RevOps")
        commitments.add_commitment(tx, "Some day: a tidy wiki", person="Dana Élise Roth")
        kept = commitments.add_commitment(tx, "Contract list", person="Dana Élise Roth", due_on=date(2026, 11, 1))
        commitments.finish_commitment(tx, kept)
        commitments.add_commitment(tx, "Field owners", person="Dana Élise Roth", due_on=date(2026, 12, 1))
        commitments.add_commitment(tx, "Tell Dana about it", person="Ravi", due_on=date(2026, 12, 2))

    workspace.run("Filled", fill)
    return workspace


def test_a_persons_promises_are_found_by_the_persons_name(promised: Workspace) -> None:
    found = [(row.kind, row.title) for row in promised.read(find, "dana")]
    assert sorted(found[:2]) == [("commitment", "Tell Dana about it"), ("person", "Dana Élise Roth")]
    # The open ones first, what is due next before what has no date.
    assert [title for _, title in found[2:]] == ["Field owners", "Some day: a tidy wiki", "Contract list"]
    assert {row.detail for row in promised.read(find, "dana roth") if row.kind == "commitment"} == {"Dana Élise Roth"}


@pytest.mark.parametrize("text", ["dana field", "owners ROTH", "ÉLISE fi", "él own"])
def test_a_name_and_a_word_of_the_promise_find_it(promised: Workspace, text: str) -> None:
    assert [(row.kind, row.title) for row in promised.read(find, text)] == [("commitment", "Field owners")]


def test_a_promise_in_the_trash_is_not_found_by_a_name(promised: Workspace) -> None:
    (row,) = promised.read(find, "dana field")
    promised.run("Trashed", commitments.trash_commitment, CommitmentId(row.id))
    assert promised.read(find, "dana field") == []
    assert "Field owners" not in [row.title for row in promised.read(find, "dana")]


@pytest.mark.parametrize("text", ["", "  ", "\x00", "titleword absent", "ttleword", "zq"])
def test_what_is_not_there_is_not_found(desk: Workspace, text: str) -> None:
    assert desk.read(find, text) == []


def test_the_place_that_matched_is_shown(desk: Workspace) -> None:
    (row,) = desk.read(find, "summaryword")
    assert "the summaryword stands" in row.detail
    assert len(row.detail) < 140
    assert row.detail.endswith("…")
    (step,) = desk.read(find, "stepword")
    assert step.detail == "Titleword KPIs"


def test_titles_stand_before_other_texts(workspace: Workspace) -> None:
    rid = workspace.run("Added", responsibilities.add_responsibility, "Something else")
    workspace.run("Summary", responsibilities.set_summary, rid, "territory " * 3)
    workspace.run("Added", responsibilities.add_responsibility, "Territory building")
    assert [row.title for row in workspace.read(find, "territory")] == ["Territory building", "Something else"]
    assert [row.title for row in workspace.read(find, "territory", limit=1)] == ["Territory building"]


@pytest.mark.parametrize("text", ["ÜB", "üb", "Üb", "ÖL", "ö", "über", "ÜBER ÖL", "Ж", "дж", "ДЖ", "σω"])
def test_letter_case_does_not_matter_in_any_script(workspace: Workspace, text: str) -> None:
    workspace.run("Added", responsibilities.add_responsibility, "Über Öl, Дж und ΣΩ")
    assert len(workspace.read(find, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "'",
        "%",
        "_",
        "\\",
        "*",
        "-",
        "(",
        'a"b',
        "AND",
        "NOT x",
        "title:abc",
        "NEAR(a b)",
        '"abc',
        "a\x00bc",
        "\ud800ab",
    ],
)
def test_nothing_that_is_typed_is_syntax(workspace: Workspace, text: str) -> None:
    for title in ("plain words", f"with {text} in it"):
        workspace.run("Added", responsibilities.add_responsibility, title)
    found = [row.title for row in workspace.read(find, text)]
    assert len(found) == 1
    assert found[0].startswith("with ")


def test_two_characters_of_chinese_are_found(workspace: Workspace) -> None:
    workspace.run("Added", responsibilities.add_responsibility, "关于日本市场的报告")
    for text in ("日本", "报", "市场的", "日本 报告"):
        assert len(workspace.read(find, text)) == 1, text


def test_what_is_in_the_trash_is_not_found_and_hides_nothing(desk: Workspace) -> None:
    desk.run("Trashed", responsibilities.trash, RID)
    for text in ("titleword", "stepword", "pointword", "askword", "kp"):
        assert desk.read(find, text) == []
    desk.run("Restored", responsibilities.restore, RID)
    assert len(desk.read(find, "titleword")) == 1

    def crowd(tx: Tx) -> None:
        for _ in range(300):
            responsibilities.trash(tx, responsibilities.add_responsibility(tx, "titleword"))

    desk.run("Crowded", crowd)
    for text in ("titleword", "ti"):
        assert [row.title for row in desk.read(find, text, limit=5)] == ["Titleword KPIs"]


def test_what_is_archived_is_still_found(desk: Workspace) -> None:
    desk.run("Archived", responsibilities.archive, RID)
    assert len(desk.read(find, "titleword")) == 1


def index(workspace: Workspace) -> list[tuple[object, ...]]:
    return workspace.read(lambda db: db.rows("SELECT rowid, title, body FROM search ORDER BY rowid"))


def test_the_index_is_right_after_every_change_and_after_undo(desk: Workspace) -> None:
    full = index(desk)
    steps = [
        lambda tx: responsibilities.rename(tx, RID, "Renamed"),
        lambda tx: tx.execute("UPDATE plan_step SET text = text || '!'"),
        lambda tx: tx.execute("UPDATE person SET email = 'a@b.example'"),
        lambda tx: tx.execute("UPDATE responsibility SET position = 9"),
        lambda tx: tx.delete("responsibility", RID),
        lambda tx: tx.execute("DELETE FROM person"),
    ]
    kept = []
    for step in steps:
        kept.append(index(desk))
        desk.run("Did", step)
        made = index(desk)
        desk._connection.execute("BEGIN")
        for statement in rebuild_sql():
            desk._connection.execute(statement)
        assert index(desk) == made
        desk._connection.execute("ROLLBACK")
    assert index(desk) == []
    for expected in reversed(kept):
        desk.undo()
        assert index(desk) == expected
    assert index(desk) == full


def test_damage_elsewhere_is_not_taken_for_the_indexs() -> None:
    assert only_index(["malformed inverted index for FTS5 table main.search"])
    assert only_index(['fts5: corruption found reading blob 137438953473 from table "search"'])
    assert not only_index(["row 1 missing from index ix_responsibility_owner_id"])
    assert not only_index(["malformed inverted index for FTS5 table main.search", "Page 5 is never used"])


def test_a_sound_file_has_no_damage(desk: Workspace) -> None:
    assert damage(desk._connection) == damage(desk._connection, "integrity_check") == []
