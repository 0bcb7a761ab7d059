"""Copies of the workspace: whole, verified, alone in their folder, and thinned without taking the wrong ones."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db import backup
from csops_desktop.db.backup import backups_of, is_sound, make_backup, thin
from csops_desktop.db.reader import Reader
from csops_desktop.errors import UserError
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.helpers import guards
from tests.helpers.states import assert_plain, whole

INDEX = "ix_responsibility_status_position"


def back_up(workspace: Workspace, folder: Path) -> Path:
    return make_backup(workspace._connection, workspace.path, folder, workspace.clock.now())


def test_a_backup_has_the_rows_that_a_plain_copy_lacks(workspace: Workspace, tmp_path: Path) -> None:
    """What was committed stands in the write-ahead log; a copied file doesn't hold it, the backup does."""
    for number in range(50):
        workspace.run("Added", add_responsibility, f"Card {number}")
    plain = tmp_path / "plain.csops"
    shutil.copy(workspace.path, plain)
    made = back_up(workspace, tmp_path / "backups")
    counts = []
    for file in (plain, made):
        connection = dbapi2.connect(str(file))
        counts.append(connection.execute("SELECT count(*) FROM responsibility").fetchone()[0])
        connection.close()
    assert counts == [0, 50]


def test_a_backup_is_a_workspace_with_all_its_history(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run("Added", add_responsibility, "CS KPIs")
    made = back_up(workspace, tmp_path / "backups")
    with Workspace.open(made, workspace.clock) as restored:
        assert restored.read(whole) == workspace.read(whole)
        assert restored.undo() == "Added"


def test_a_backup_stands_alone_with_its_sum(workspace: Workspace, tmp_path: Path) -> None:
    made = back_up(workspace, tmp_path / "backups")
    assert made.name == "workspace-20261124-090000.csops"
    assert sorted(p.name for p in made.parent.iterdir()) == [made.name, f"{made.name}.sha256"]
    assert is_sound(made)
    assert backups_of(workspace.path, made.parent) == [(workspace.clock.now(), made)]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes")
def test_a_backup_is_as_private_as_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    """Also in a folder that was there, and that everybody may look into."""
    made = back_up(workspace, tmp_path)
    assert [stat.S_IMODE(file.stat().st_mode) for file in (workspace.path, made)] == [0o600, 0o600]


def test_one_changed_byte_is_noticed_wherever_it_is(workspace: Workspace, tmp_path: Path) -> None:
    """SQLite's own check misses two thirds of such changes."""
    made = back_up(workspace, tmp_path / "backups")
    good = made.read_bytes()
    for place in range(0, len(good), len(good) // 50):
        made.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert not is_sound(made), place
    made.write_bytes(good[:-1])
    assert not is_sound(made)
    made.write_bytes(good)
    assert is_sound(made)


@pytest.mark.parametrize("note", [None, "", "  \n", "ä", "0" * 64])
def test_a_copy_without_its_sum_is_not_trusted(workspace: Workspace, tmp_path: Path, note: str | None) -> None:
    made = back_up(workspace, tmp_path / "backups")
    beside = made.with_name(made.name + ".sha256")
    if note is None:
        beside.unlink()
    else:
        beside.write_text(note, encoding="utf-8")
    assert not is_sound(made)


def test_a_damaged_workspace_never_becomes_a_backup(data_dir: Path, tmp_path: Path, clock: FixedClock) -> None:
    path = data_dir / "w.csops"
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
        older = back_up(workspace, tmp_path / "backups")
        page = workspace.read(lambda db: db.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (INDEX,)))
        size = workspace.read(lambda db: db.value("PRAGMA page_size"))
    content = path.read_bytes()
    index = content[(page - 1) * size : page * size]
    assert b"not-rated" in index
    path.write_bytes(content.replace(index, index.replace(b"not-rated", b"not-ratEd")))
    clock.advance(hours=1)
    with (
        Workspace.open(path, clock) as workspace,
        pytest.raises(Exception, match="the workspace is damaged") as caught,
    ):
        back_up(workspace, tmp_path / "backups")
    assert_plain(caught.value)
    assert sorted(p.name for p in older.parent.iterdir()) == [older.name, f"{older.name}.sha256"]
    assert is_sound(older)


def test_damage_in_the_history_is_one_sentence(
    data_dir: Path, clock: FixedClock, expected_log: guards.ExpectedLog
) -> None:
    """Also where the first thing read is the history: asking what to back up, and going back to a day."""
    path = data_dir / "w.csops"
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
        page = workspace.read(Reader.value, "SELECT rootpage FROM sqlite_master WHERE name = 'change'")
        size = workspace.read(Reader.value, "PRAGMA page_size")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    expected_log("malformed")
    with Workspace.open(path, clock) as workspace:
        for act in (workspace.back_up, lambda: workspace.as_of(clock.today())):
            with pytest.raises(UserError, match="is damaged") as caught:
                act()
            assert_plain(caught.value)
    assert not (data_dir / "backups").exists()


def test_a_damaged_search_index_alarms_nobody(workspace: Workspace, tmp_path: Path) -> None:
    """Nothing is lost with it: it is made anew, in the workspace and in the copy."""
    workspace.run("Added", add_responsibility, "CS KPIs")
    index = workspace.read(lambda db: db.rows("SELECT rowid, title, body FROM search"))
    for repair in ("backup", "problems"):
        workspace._connection.execute("UPDATE search_data SET block = zeroblob(12) WHERE id > 10")
        if repair == "backup":
            made = back_up(workspace, tmp_path / "backups")
            with Workspace.open(made, workspace.clock) as restored:
                assert restored.problems() == []
            assert is_sound(back_up(workspace, tmp_path / "others"))
        assert workspace.problems() == []
        assert workspace.read(lambda db: db.rows("SELECT rowid, title, body FROM search")) == index
    workspace.run("Renamed", lambda tx: tx.update("responsibility", 1, title="Territories"))
    assert workspace.undo() == "Renamed"


def test_a_folder_that_can_not_be_written_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Exception, match="No backup could be made in") as caught:
        back_up(workspace, tmp_path / "file")
    assert_plain(caught.value)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["file"]


def test_a_failure_at_the_last_step_leaves_no_copy(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return original(self, target)

    original = Path.replace
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Exception, match="No space left on device") as caught:
        back_up(workspace, tmp_path / "backups")
    assert_plain(caught.value)
    assert not list((tmp_path / "backups").iterdir())


def test_a_part_that_a_killed_program_left_is_no_backup_and_goes_with_the_old_ones(
    workspace: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    made = back_up(workspace, tmp_path / "backups")
    for number, hours in enumerate((1, 72)):
        left = made.with_name(f"{made.name}.{number}.part")
        left.write_bytes(b"half")
        moment = (clock.now() - timedelta(hours=hours)).timestamp()
        os.utime(left, (moment, moment))
    assert backups_of(workspace.path, made.parent) == [(clock.now(), made)]
    assert thin(workspace.path, made.parent, clock.now()) == []
    assert sorted(p.name for p in made.parent.glob("*.part")) == [f"{made.name}.0.part"]


def test_no_backup_is_ever_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    made = [back_up(workspace, tmp_path / "backups") for _ in range(3)]
    assert len(set(made)) == 3
    assert [file for _, file in backups_of(workspace.path, made[0].parent)] == made
    assert all(is_sound(file) for file in made)


def test_names_are_taken_literally(tmp_path: Path, clock: FixedClock) -> None:
    """Of desk, desk-2 and desk[1] each has its own backups."""
    folder = tmp_path / "backups"
    names = ("desk.csops", "desk-2.csops", "desk[1].csops", "desk.db")
    for name in names:
        with Workspace.open(tmp_path / name, clock) as workspace:
            back_up(workspace, folder)
    (folder / "desk-notes.csops").touch()
    found = {name: [file.name for _, file in backups_of(tmp_path / name, folder)] for name in names}
    stems = {name: name.rpartition(".") for name in names}
    assert found == {name: [f"{stem}-20261124-090000.{suffix}"] for name, (stem, _, suffix) in stems.items()}


@pytest.mark.parametrize("name", ["Büro 日本 😀.csops", os.fsdecode(b"caf\xe9.csops"), "a\tb  #?&%20.csops"])
def test_a_workspace_may_be_called_anything(tmp_path: Path, clock: FixedClock, name: str) -> None:
    with Workspace.open(tmp_path / name, clock) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
        made = workspace.back_up()
    assert made is not None
    assert is_sound(made)
    assert backups_of(tmp_path / name, made.parent) == [(clock.now(), made)]


def test_a_clock_that_was_ahead_does_not_end_the_backups(workspace: Workspace, clock: FixedClock) -> None:
    clock.advance(days=400)
    workspace.run("Added", add_responsibility, "While the clock was wrong")
    clock.advance(seconds=5)
    assert workspace.back_up() is not None
    clock.advance(days=-400)
    workspace.run("Added", add_responsibility, "CS KPIs")
    clock.advance(seconds=5)
    made = workspace.back_up()
    assert made is not None
    with Workspace.open(made, clock) as restored:
        assert [card.title for card in restored.read(board_cards)] == ["While the clock was wrong", "CS KPIs"]
    assert workspace.back_up() is None


def test_thinning_deletes_by_the_rule_and_the_sums_with_it(
    workspace: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    made = back_up(workspace, tmp_path / "backups")
    foreign = made.with_name("other-20200101-000000.csops")
    foreign.touch()
    for hours in range(1, 24 * 20):
        moment = clock.now() - timedelta(hours=hours)
        name = f"workspace-{moment.strftime(backup.STAMP)}.csops"
        shutil.copy(made, made.with_name(name))
        shutil.copy(f"{made}.sha256", made.with_name(f"{name}.sha256"))
    before = backups_of(workspace.path, made.parent)
    gone = thin(workspace.path, made.parent, clock.now())
    left = backups_of(workspace.path, made.parent)
    assert {file for _, file in before} == {file for _, file in left} | set(gone)
    assert {moment for moment, _ in left} == backup.kept([moment for moment, _ in before], clock.now())
    assert foreign.exists()
    assert len(list(made.parent.iterdir())) == 2 * len(left) + 1
    assert thin(workspace.path, made.parent, clock.now()) == []


def test_a_backup_is_made_from_what_is_committed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run("Added", add_responsibility, "CS KPIs")
    made = back_up(workspace, tmp_path / "backups")
    workspace.undo()
    with Workspace.open(made, workspace.clock) as restored:
        assert [card.title for card in restored.read(board_cards)] == ["CS KPIs"]
