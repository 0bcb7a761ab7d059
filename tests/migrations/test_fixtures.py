"""Workspaces that people have: every schema there ever was opens, with its data, its history and undo."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import rename
from csops_desktop.db.backup import backups_of, is_sound
from csops_desktop.db.connection import SCHEMA_VERSION, header_versions
from csops_desktop.db.tx import Tx
from csops_desktop.deck.frozen import unpack_pages
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import How, Trust
from csops_desktop.queries.activity import history
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.documents import attachment, document, documents
from csops_desktop.queries.reports import issued_reports, report_data, report_drawing, report_pdf
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace
from tests.helpers.states import state
from tests.migrations import make_fixture
from tests.migrations.conftest import NEXT, Plant

ALL = sorted(make_fixture.FIXTURES.glob("schema-*.csops"))

LABELS = ["Undone later", "Undone later", "Deleted", "Saved view", "Moved", "Imported", "Added all"]

RENEWALS = "Renewals’ “recipe” 日本"


@pytest.fixture
def later() -> FixedClock:
    """A day after the fixtures were made."""
    return FixedClock(make_fixture.BEGUN + timedelta(days=10))


def copied(fixture: Path, folder: Path) -> Path:
    return Path(shutil.copy(fixture, folder / "w.csops"))


def test_every_schema_has_its_fixture() -> None:
    """Fails when SCHEMA_VERSION moves without one: python -m tests.migrations.make_fixture."""
    assert [path.name for path in ALL] == [f"schema-{number}.csops" for number in range(1, SCHEMA_VERSION + 1)]
    assert [header_versions(path)[1] for path in ALL] == list(range(1, SCHEMA_VERSION + 1))


def test_the_newest_fixture_is_of_the_present_schema(tmp_path: Path, later: FixedClock) -> None:
    """Fails when the tables changed and SCHEMA_VERSION did not."""
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' ORDER BY type, name"
    with (
        Workspace.open(copied(ALL[-1], tmp_path), later) as old,
        Workspace.open(tmp_path / "new.csops", later) as new,
    ):
        assert old.read(lambda db: db.rows(sql)) == new.read(lambda db: db.rows(sql))


def check_whole(workspace: Workspace) -> None:
    """Fail unless everything that the fixture's script did is there and can be taken back."""
    assert [change.label for change in workspace.read(history)] == LABELS
    titles = [card.title for card in workspace.read(board_cards)]
    assert len(titles) == 4
    assert "Of last year" in titles
    assert [row.title for row in workspace.read(find, "Nobody has")] == ["A second analyst"] * 3
    assert workspace.problems() == []
    check_documents(workspace)
    with workspace.as_of(make_fixture.IMPORTED) as snapshot:
        assert [(card.title, card.owner) for card in snapshot.read(board_cards)] == [("Of last year", "Bob")]
    with workspace.as_of(make_fixture.BEGUN.date()) as snapshot:
        assert len(snapshot.read(board_cards)) == 5
    end = workspace.read(state)
    while workspace.undo() is not None:
        pass
    assert not any(workspace.read(state).values())
    for _ in LABELS[2:]:
        workspace.redo()
    assert workspace.read(state) == end


def check_documents(workspace: Workspace) -> None:
    """Fail unless the documents are as the script wrote them; the first schema had none."""
    rows = workspace.read(documents)
    if not rows:
        return
    assert [(row.title, row.trust) for row in rows] == [("Discounts", Trust.STALE), (RENEWALS, Trust.VERIFIED)]
    assert [row.title for row in workspace.read(find, "ten per cent")] == ["Discounts"]
    detail = workspace.read(document, rows[1].id)
    assert detail is not None
    assert [link.title for link in detail.links] == ["Discounts"]
    assert detail.dead_links == ("Nowhere",)
    assert [(v.how, v.note, v.by) for v in detail.verifications] == [((How.TRIED, How.ASKED), "It's all so.", "Dana")]
    assert workspace.read(attachment, "Bild.png") == ("image/png", b"\x89PNG\x00\xff")


def test_the_first_schema_had_no_documents_and_the_second_has(tmp_path: Path, later: FixedClock) -> None:
    for fixture, number in zip(ALL, (0, 2), strict=False):
        with Workspace.open(copied(fixture, tmp_path), later) as workspace:
            assert len(workspace.read(documents)) == number


def test_issued_reports_came_with_the_fifth_schema_and_no_undo_takes_them(tmp_path: Path, later: FixedClock) -> None:
    for fixture in ALL:
        with Workspace.open(copied(fixture, tmp_path), later) as workspace:
            while workspace.undo() is not None:
                pass
            rows = workspace.read(issued_reports)
            assert [row.headline for row in rows] == ["“Nothing” is O'Hara's 日本"] * (fixture >= ALL[4])
            for row in rows:
                assert (row.as_of, row.counts) == (make_fixture.IMPORTED, ((Status.RED, 1), (Status.NOT_RATED, 2)))
                assert workspace.read(report_pdf, row.id) == b"%PDF\x00\xff"
                assert workspace.read(report_data, row.id) == []
                drawing = workspace.read(report_drawing, row.id)
                assert drawing is not None
                assert len(unpack_pages(drawing)) == 1


@pytest.mark.parametrize("fixture", ALL, ids=lambda path: path.stem)
def test_an_old_workspace_opens_with_everything_in_it(fixture: Path, tmp_path: Path, later: FixedClock) -> None:
    with Workspace.open(copied(fixture, tmp_path), later) as workspace:
        check_whole(workspace)


@pytest.mark.parametrize("fixture", ALL, ids=lambda path: path.stem)
@pytest.mark.usefixtures("weighed")
def test_an_additive_migration_keeps_data_history_and_undo(
    fixture: Path, tmp_path: Path, later: FixedClock, plant: Plant
) -> None:
    plant("""op.add_column("responsibility", sa.Column("weight", sa.Integer(), nullable=False, server_default="5"))""")
    path = copied(fixture, tmp_path)
    with Workspace.open(path, later) as workspace:
        assert workspace.read(lambda db: db.value("PRAGMA user_version")) == NEXT
        assert {row[0] for row in workspace.read(lambda db: db.rows("SELECT weight FROM responsibility"))} == {5}
        check_whole(workspace)
        rid = workspace.read(board_cards)[0].id
        workspace.run("Weighed", lambda tx: tx.update("responsibility", rid, weight=9))
        workspace.run("Deleted", lambda tx: tx.delete("responsibility", rid))
        workspace.undo()
        assert workspace.read(weight_of, rid) == 9
        workspace.undo()
        assert workspace.read(weight_of, rid) == 5
    check_copy(path, later)


def weight_of(db: Tx, rid: ResponsibilityId) -> int:
    return int(db.value("SELECT weight FROM responsibility WHERE id = ?", (rid,)))


def check_copy(path: Path, later: FixedClock) -> None:
    """Fail unless a verified copy of the old file lies among the backups."""
    ((made, copy),) = backups_of(path, path.parent / "backups")
    assert made == later.now()
    assert is_sound(copy)
    assert header_versions(copy)[1] < NEXT


@pytest.mark.usefixtures("weighed")
def test_a_migrated_workspace_is_not_migrated_twice(tmp_path: Path, later: FixedClock, plant: Plant) -> None:
    plant("""op.add_column("responsibility", sa.Column("weight", sa.Integer(), nullable=False, server_default="5"))""")
    path = copied(ALL[0], tmp_path)
    for _ in range(2):
        Workspace.open(path, later).close()
        later.advance(days=1)
    assert len(backups_of(path, tmp_path / "backups")) == 1


def test_a_migrated_workspace_still_refuses_writes_outside_run(tmp_path: Path, later: FixedClock, plant: Plant) -> None:
    plant("op.execute(\"UPDATE person SET team = 'CS'\")")
    with Workspace.open(copied(ALL[0], tmp_path), later) as workspace:
        assert {row[0] for row in workspace.read(lambda db: db.rows("SELECT team FROM person"))} == {"CS"}
        assert len(workspace.read(history)) == len(LABELS)
        with pytest.raises(Exception, match=r"a write outside workspace\.run"):
            workspace._connection.execute("UPDATE person SET team = ''")
        workspace.run("Renamed", rename, workspace.read(board_cards)[0].id, "Another")
        assert [row.title for row in workspace.read(find, "Another")] == ["Another"]
