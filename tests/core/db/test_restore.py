"""Restoring: the backup's state comes back, what was there is kept, and at each instant there is one or the other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from csops_desktop import backups
from csops_desktop.changes import RESTORED, Change
from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db import connection, restore, swap
from csops_desktop.db.backup import backups_of, is_sound
from csops_desktop.domain.drafts import Place
from csops_desktop.errors import LostError, UserError
from csops_desktop.locking import window_lock
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.drafts import unfinished
from csops_desktop.workspace import Workspace
from tests.helpers.guards import ExpectedLog
from tests.helpers.sources import ROOT
from tests.helpers.states import assert_plain, folder_bytes, whole

FIXTURES = ROOT / "tests" / "migrations" / "fixtures"


def board(workspace: Workspace) -> list[str]:
    return sorted(card.title for card in workspace.read(board_cards))


@pytest.fixture
def desk(data_dir: Path, clock: FixedClock) -> tuple[Path, Path]:
    """A workspace with "Old" in its backup and "New" besides in the file; the paths of both."""
    path = data_dir / "w.csops"
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "Old")
        clock.advance(hours=1)
        made = workspace.back_up()
        assert made is not None
        clock.advance(hours=1)
        workspace.run("Added", add_responsibility, "New")
    clock.advance(hours=1)
    return path, made


@pytest.mark.parametrize("open_stays", [False, True])
def test_the_backups_state_comes_back_and_restoring_what_was_put_aside_takes_it_back(
    desk: tuple[Path, Path], clock: FixedClock, monkeypatch: pytest.MonkeyPatch, open_stays: bool
) -> None:
    path, made = desk
    monkeypatch.setattr(restore, "OPEN_STAYS", open_stays)
    told: list[Change] = []
    with Workspace.open(path, clock) as workspace:
        before = workspace.read(whole)
        workspace.subscribe(told.append)
        done = workspace.restore(made)
        assert (board(workspace), told, done.damaged) == (["Old"], [RESTORED], False)
        assert workspace.undo_label == "Added"
        workspace.run("Added", add_responsibility, "After")
        assert done.aside is not None
        assert is_sound(done.aside)
        clock.advance(hours=1)
        again = workspace.restore(done.aside)
        assert workspace.read(whole) == before
        assert again.aside is not None
        assert [file for _, file in backups_of(path, made.parent)] == [made, done.aside, again.aside]
        workspace.run("Added", add_responsibility, "Goes on")
    with Workspace.open(again.aside, clock) as aside:
        assert board(aside) == ["After", "Old"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir() if file.name.startswith("w.csops")] == ["w.csops"]


def test_what_was_being_typed_goes_aside_with_the_file_and_comes_back_with_it(
    desk: tuple[Path, Path], clock: FixedClock
) -> None:
    path, made = desk
    with Workspace.open(path, clock) as workspace:
        kept = workspace.drafts.keep(Place("quick_capture", 0, "request"), "a request", "half a sen", "")
        aside = workspace.restore(made).aside
        assert workspace.read(unfinished) == []
        assert aside is not None
        # Who began to type before goes on typing into the restored file.
        workspace.drafts.keep(kept.place, "a request", "half a sentence", "")
        assert [row.draft.text for row in workspace.read(unfinished)] == ["half a sentence"]
        clock.advance(hours=1)
        workspace.restore(aside)
        assert [row.draft for row in workspace.read(unfinished)] == [kept]


def test_nobody_holds_on_to_the_file_that_was_replaced(desk: tuple[Path, Path], clock: FixedClock) -> None:
    """Whatever a workspace is made of and writes by itself has to be told by `_use`."""
    path, made = desk
    with Workspace.open(path, clock) as workspace:
        workspace.restore(made)
        held = {name: getattr(part, "_connection", None) for name, part in vars(workspace).items()}
        assert held["drafts"] is workspace._connection
        assert [name for name, one in held.items() if one not in (None, workspace._connection)] == []


def zeroed_header(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def overwritten_schema(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 3996 + path.read_bytes()[4096:])


def halved(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def other_text(path: Path) -> None:
    path.write_bytes(b"hello world" * 1000)


DAMAGES = (zeroed_header, overwritten_schema, halved, emptied, other_text)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_kept_byte_for_byte_with_its_log(
    desk: tuple[Path, Path], clock: FixedClock, damage: Callable[[Path], None]
) -> None:
    path, made = desk
    damage(path)
    path.with_name("w.csops-wal").write_bytes(b"what was committed last")
    broken = {ending: path.with_name(path.name + ending).read_bytes() for ending in ("", "-wal")}
    done = backups.restore(path, made, made.parent, clock.now())
    assert done.damaged
    assert done.aside is not None
    assert done.aside.name == "w-20261124-120000-damaged.csops"
    kept = {ending: done.aside.with_name(done.aside.name + ending).read_bytes() for ending in ("", "-wal")}
    assert kept == broken
    with Workspace.open(path, clock) as workspace:
        assert (board(workspace), workspace.problems()) == (["Old"], [])
    assert [file for _, file in backups_of(path, made.parent)] == [made]


def test_a_missing_file_is_restored_and_a_log_that_was_left_is_kept(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    path.rename(path.with_name("elsewhere"))
    path.with_name("w.csops-wal").write_bytes(b"left")
    with pytest.raises(LostError, match="is missing, but there are backups"):
        Workspace.open(path, clock)
    done = backups.restore(path, made, made.parent, clock.now())
    assert done.aside is not None
    assert done.aside.with_name(f"{done.aside.name}-wal").read_bytes() == b"left"
    with Workspace.open(path, clock) as workspace:
        assert board(workspace) == ["Old"]


def test_a_second_damaged_file_does_not_replace_the_first(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    kept = []
    for content in (b"first", b"second"):
        path.write_bytes(content)
        kept.append(backups.restore(path, made, made.parent, clock.now()).aside)
    assert [file.read_bytes() for file in kept if file is not None] == [b"first", b"second"]


def refuse(path: Path, backup: Path, clock: FixedClock, words: str) -> None:
    """Expect one sentence, and every file as it was."""
    before = folder_bytes(path.parent)
    with pytest.raises(UserError, match=words) as caught:
        backups.restore(path, backup, path.parent / "backups", clock.now())
    assert_plain(caught.value)
    assert folder_bytes(path.parent) == before


def test_an_unsound_backup_is_refused(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)
    refuse(path, made, clock, "is damaged: it is not what was backed up")


def test_a_backup_of_a_newer_program_is_refused(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    newer = dbapi2.connect(str(made), isolation_level=None)
    newer.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION + 1}")
    newer.close()
    made.with_name(f"{made.name}.sha256").unlink()
    refuse(path, made, clock, "newer CS Ops Desktop")


@pytest.mark.parametrize("content", [b"", b"hello" * 1000])
def test_what_is_no_workspace_is_refused(
    desk: tuple[Path, Path], clock: FixedClock, content: bytes, expected_log: ExpectedLog
) -> None:
    path, made = desk
    if content:
        expected_log("file is not a database")
    other = made.with_name("other.csops")
    other.write_bytes(content)
    refuse(path, other, clock, "is not a CS Ops workspace|is empty")


def test_while_another_program_has_it_open_nothing_is_exchanged(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    with Workspace.open(path, clock) as other:
        other.read(board_cards)
        with Workspace.open(path, clock) as window:
            with pytest.raises(UserError, match="is open in another program; close it there first"):
                window.restore(made)
            window.run("Added", add_responsibility, "Goes on")
        assert board(other) == ["Goes on", "New", "Old"]
        with pytest.raises(UserError, match="is open in another program"):
            backups.restore(path, made, made.parent, clock.now())
    assert len(backups_of(path, made.parent)) == 1


def test_while_a_window_is_open_it_is_left_to_the_window(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    lock = window_lock(path)
    assert lock.acquire()
    try:
        refuse(path, made, clock, "is open in a window: restore the backup there, or close it first")
    finally:
        lock.release()


def test_a_full_disk_leaves_the_workspace_open_and_whole(
    desk: tuple[Path, Path], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made = desk

    def fail(part: Path, to: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore, "exchange", fail)
    with Workspace.open(path, clock) as workspace:
        with pytest.raises(UserError, match="can't be replaced: No space left on device") as caught:
            workspace.restore(made)
        assert_plain(caught.value)
        assert board(workspace) == ["New", "Old"]
        workspace.run("Added", add_responsibility, "Goes on")
    assert not list(path.parent.glob("*restore*"))


@pytest.mark.parametrize("version", range(1, connection.SCHEMA_VERSION))
def test_an_old_backup_is_migrated_before_it_takes_the_place(
    desk: tuple[Path, Path], clock: FixedClock, version: int
) -> None:
    path, made = desk
    old = made.with_name("old.csops")
    shutil.copy(FIXTURES / f"schema-{version}.csops", old)
    before = old.read_bytes()
    with Workspace.open(path, clock) as workspace:
        workspace.restore(old)
        assert board(workspace)
        assert workspace.problems() == []
    assert old.read_bytes() == before


def test_a_file_that_was_replaced_by_hand_takes_no_change(desk: tuple[Path, Path], clock: FixedClock) -> None:
    """On most systems the open file goes on to exist without a name; what is written there nobody finds again."""
    path, made = desk
    with Workspace.open(path, clock) as workspace:
        if os.name == "posix":
            shutil.copy(made, path.with_name("by hand"))
            path.with_name("by hand").replace(path)
            with pytest.raises(UserError, match="was moved or replaced while it was open; nothing was changed"):
                workspace.run("Added", add_responsibility, "Lost")
    with Workspace.open(made, clock) as kept:
        assert board(kept) == ["Old"]


# A kill


@pytest.mark.skipif(os.name != "posix", reason="forks and kills")
@pytest.mark.parametrize("damage", [None, halved, other_text])
def test_killed_at_any_step_there_is_the_old_or_the_new_one(
    desk: tuple[Path, Path], clock: FixedClock, tmp_path: Path, damage: Callable[[Path], None] | None
) -> None:
    """The log of the old file is never played into the new one, and what was in it is not lost with the old one."""
    path, made = desk
    source = tmp_path / "rounds" / "source"
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "In the log")
        shutil.copytree(path.parent, source)
    assert (source / "w.csops-wal").stat().st_size
    if damage is not None:
        (source / "w.csops-wal").unlink()
        damage(source / "w.csops")
    command = [sys.executable, "-m", "tests.helpers.killed_restore", str(source), "w.csops", made.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=110)
    assert done.returncode == 0, done.stderr
    rounds: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(rounds) > 12
    assert [one["killed"] for one in rounds] == [True] * (len(rounds) - 1) + [False]
    boards = [one["board"] for one in rounds]
    changed = boards.index(["Old"])
    assert changed > 3
    assert all(found == ["Old"] for found in boards[changed:])
    if damage is None:
        assert all(found == ["In the log", "New", "Old"] for found in boards[:changed])
    else:
        assert all("The newest backup is" in found for found in boards[:changed])
    assert [one for one in rounds if one["damage"] or one["left"]] == []


def test_a_begun_exchange_is_finished_by_whoever_opens_next(desk: tuple[Path, Path], clock: FixedClock) -> None:
    path, made = desk
    shutil.copy(made, swap.ready_name(path))
    path.with_name("w.csops-wal").write_bytes(b"of the old one")
    with Workspace.open(path, clock) as workspace:
        assert board(workspace) == ["Old"]
    assert not swap.ready_name(path).exists()


def test_a_begun_exchange_is_finished_before_another_one(desk: tuple[Path, Path], clock: FixedClock) -> None:
    """The state that was restored when the program was killed is put aside, not lost."""
    path, made = desk
    begun = swap.ready_name(path)
    path.rename(begun)
    shutil.copy(made, path)
    done = backups.restore(path, made, made.parent, clock.now())
    assert done.aside is not None
    with Workspace.open(done.aside, clock, read_only=True) as aside:
        assert board(aside) == ["New", "Old"]
    assert not begun.exists()


def test_what_a_kill_left_half_made_is_removed_by_the_next_restoring(
    desk: tuple[Path, Path], clock: FixedClock
) -> None:
    path, made = desk
    left = path.with_name("w.csops.4711.restore-part")
    left.write_bytes(b"half")
    foreign = path.with_name("other.csops.4711.restore-part")
    foreign.write_bytes(b"of another workspace")
    backups.restore(path, made, made.parent, clock.now())
    assert (left.exists(), foreign.exists()) == (False, True)


# Damage that is found while it is open


def test_to_a_file_that_is_found_damaged_nothing_more_is_written(
    desk: tuple[Path, Path], clock: FixedClock, expected_log: ExpectedLog
) -> None:
    path, made = desk
    expected_log("disk image is malformed")
    with Workspace.open(path, clock) as workspace:
        page = workspace.read(lambda db: db.value("SELECT rootpage FROM sqlite_master WHERE name = 'person'"))
        size = workspace.read(lambda db: db.value("PRAGMA page_size"))
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    with Workspace.open(path, clock) as workspace:
        with pytest.raises(UserError, match="is damaged"):
            workspace.problems()
        with pytest.raises(UserError, match="nothing more is written to it until a backup is restored"):
            workspace.run("Added", add_responsibility, "Into the damage")
        assert board(workspace) == ["New", "Old"]
        done = workspace.restore(made)
        assert done.damaged
        assert done.aside is not None
        assert done.aside.read_bytes() == content
        workspace.run("Added", add_responsibility, "Goes on")
        assert board(workspace) == ["Goes on", "Old"]
