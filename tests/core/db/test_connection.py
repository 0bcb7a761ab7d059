"""Opening: what is no workspace, lost, newer or out of reach is refused with a sentence and left as it is."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db import connection
from csops_desktop.db.backup import make_backup
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.helpers.states import assert_plain, folder_bytes, refused, whole


def filled(path: Path, clock: FixedClock) -> Path:
    """Make a closed workspace with one card."""
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
    return path


def refusal(path: Path, clock: FixedClock) -> str:
    """Return the sentence that opening is refused with; every file of the folder must be as it was."""
    before = folder_bytes(path.parent)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - assert_plain says what it must be
        Workspace.open(path, clock).close()
    assert_plain(caught.value)
    assert folder_bytes(path.parent) == before
    return str(caught.value)


def set_version(path: Path, offset: int, value: int) -> None:
    """Write a number into the header, as a program of another version would have done."""
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(struct.pack(">i", value))


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_newer_file_is_refused_untouched(data_dir: Path, clock: FixedClock) -> None:
    path = filled(data_dir / "w.csops", clock)
    set_version(path, 60, connection.SCHEMA_VERSION + 1)
    sentence = refusal(path, clock)
    assert "newer CS Ops Desktop" in sentence
    assert f"its schema is {connection.SCHEMA_VERSION + 1}" in sentence


def test_a_newer_version_that_is_still_in_the_log_is_seen(
    data_dir: Path, clock: FixedClock, expected_log: object
) -> None:
    """The newer program was killed: the header in the file is old, the one in the write-ahead log is new."""
    path = filled(data_dir / "w.csops", clock)
    newer = dbapi2.connect(str(path), isolation_level=None)
    newer.execute(f"PRAGMA user_version = {connection.SCHEMA_VERSION + 1}")
    copy = data_dir / "killed"
    copy.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", copy / f"w.csops{ending}")
    newer.close()
    assert connection.header_versions(copy / "w.csops")[1] == connection.SCHEMA_VERSION
    with pytest.raises(Exception, match="newer CS Ops Desktop"):
        Workspace.open(copy / "w.csops", clock)


def test_an_empty_file_is_not_taken_for_an_empty_workspace(data_dir: Path, clock: FixedClock) -> None:
    """SQLite calls it sound; whoever made a schema in it would rotate the good backups away."""
    path = data_dir / "w.csops"
    path.touch()
    assert "is empty" in refusal(path, clock)


@pytest.mark.parametrize(
    "content", [b"x", b"hello world" * 100, b"SQLite format 3\0", b"\0" * 4096, b"PK\x03\x04" * 50]
)
def test_a_file_of_another_kind_is_refused(data_dir: Path, clock: FixedClock, content: bytes) -> None:
    path = data_dir / "w.csops"
    path.write_bytes(content)
    assert refusal(path, clock) == "w.csops is not a CS Ops workspace."


def test_another_programs_database_is_refused(data_dir: Path, clock: FixedClock) -> None:
    path = data_dir / "places.db"
    foreign = dbapi2.connect(str(path))
    foreign.execute("CREATE TABLE responsibility (id INTEGER PRIMARY KEY, title TEXT)")
    foreign.close()
    assert refusal(path, clock) == "places.db is not a CS Ops workspace."


def test_a_missing_file_with_backups_is_not_replaced_by_an_empty_one(data_dir: Path, clock: FixedClock) -> None:
    path = data_dir / "w.csops"
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
        make_backup(workspace._connection, path, data_dir / "backups", clock.now())
    path.unlink()
    assert "is missing, but there are backups" in refusal(path, clock)


def test_backups_of_another_workspace_are_not_in_the_way(data_dir: Path, clock: FixedClock) -> None:
    path = data_dir / "desk-2.csops"
    with Workspace.open(path, clock) as workspace:
        make_backup(workspace._connection, path, data_dir / "backups", clock.now())
    Workspace.open(data_dir / "desk.csops", clock).close()
    assert (data_dir / "desk.csops").exists()


def test_a_folder_in_the_files_place_is_refused(data_dir: Path, clock: FixedClock) -> None:
    (data_dir / "w.csops").mkdir()
    assert "can't be read: Is a directory." in refusal(data_dir / "w.csops", clock)


@pytest.mark.parametrize("missing", [1, 512, 2048, 4095])
def test_a_file_that_was_cut_off_within_a_page_is_refused(data_dir: Path, clock: FixedClock, missing: int) -> None:
    """SQLite's own check takes the missing bytes for zeros: it would be opened, and be backed up as sound."""
    path = filled(data_dir / "w.csops", clock)
    os.truncate(path, path.stat().st_size - missing)
    assert refusal(path, clock).startswith("w.csops is damaged: its end is missing. It was left as it is; restore a")


def test_a_torn_end_that_the_log_still_holds_is_mended_by_it(data_dir: Path, clock: FixedClock) -> None:
    """The power went while SQLite moved the log into the file: the pages are in the log, and are moved again."""
    path = filled(data_dir / "w.csops", clock)
    torn = data_dir / "torn"
    torn.mkdir()
    with Workspace.open(path, clock) as workspace:
        for number in range(40):
            workspace.run("Added", add_responsibility, f"Card {number} " + "x" * 200)
        before = workspace.read(whole)
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", torn / f"w.csops{ending}")
    with (torn / "w.csops").open("ab") as file:
        file.write(b"\0" * 700)
    with Workspace.open(torn / "w.csops", clock) as workspace:
        assert workspace.read(whole) == before
        assert workspace.problems() == []


def test_what_is_no_file_is_refused_without_waiting_for_it(data_dir: Path, clock: FixedClock) -> None:
    os.mkfifo(data_dir / "pipe.csops")
    (data_dir / "null.csops").symlink_to(os.devnull)
    for name in ("pipe.csops", "null.csops"):
        with pytest.raises(Exception, match=f"^{name} is not a CS Ops workspace.$") as caught:
            Workspace.open(data_dir / name, clock)
        assert_plain(caught.value)


def test_a_name_that_is_too_long_is_one_sentence(data_dir: Path, clock: FixedClock) -> None:
    assert "can't be opened: File name too long." in refusal(data_dir / ("n" * 300), clock)
    assert "can't be made" in refusal(data_dir / ("n" * 250), clock)


def test_a_link_to_nothing_is_refused(data_dir: Path, clock: FixedClock) -> None:
    (data_dir / "w.csops").symlink_to(data_dir / "gone.csops")
    assert "can't be read" in refusal(data_dir / "w.csops", clock)


def test_a_file_in_the_folders_place_is_refused(data_dir: Path, clock: FixedClock) -> None:
    (data_dir / "folder").touch()
    before = folder_bytes(data_dir)
    with pytest.raises(Exception, match=r"A workspace can't be made in .*\.$") as caught:
        Workspace.open(data_dir / "folder" / "w.csops", clock)
    assert_plain(caught.value)
    assert folder_bytes(data_dir) == before


def test_damage_in_the_schema_is_one_sentence(data_dir: Path, clock: FixedClock, expected_log) -> None:  # noqa: ANN001
    expected_log("malformed")
    path = filled(data_dir / "w.csops", clock)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(Exception, match="is damaged") as caught:
        Workspace.open(path, clock)
    assert_plain(caught.value)


# --- a new file -------------------------------------------------------------------------------------------------------


def test_a_new_workspace_is_private_and_alone_in_its_folder(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "new" / "folder" / "w.csops"
    Workspace.open(path, clock).close()
    assert [p.name for p in path.parent.iterdir()] == ["w.csops"]
    assert path.stat().st_mode & 0o077 == 0


def test_a_second_program_that_is_quicker_keeps_its_file(tmp_path: Path, clock: FixedClock) -> None:
    path = filled(tmp_path / "w.csops", clock)
    before = folder_bytes(tmp_path)
    connection.create(path)
    assert folder_bytes(tmp_path) == before


def test_a_file_system_without_hard_links_will_do(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    filled(tmp_path / "w.csops", clock)
    before = folder_bytes(tmp_path)
    connection.create(tmp_path / "w.csops")
    assert folder_bytes(tmp_path) == before


def test_a_disk_that_is_full_at_the_first_start_leaves_nothing(
    tmp_path: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    expected_log,  # noqa: ANN001
) -> None:
    expected_log("full")
    monkeypatch.setattr(connection, "_PRAGMAS", (*connection._PRAGMAS, "max_page_count = 9"))
    with pytest.raises(Exception, match="The disk is full") as caught:
        Workspace.open(tmp_path / "w.csops", clock)
    assert_plain(caught.value)
    assert not list(tmp_path.iterdir())


def test_the_connection_has_the_settings_that_keep_data(workspace: Workspace) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1}
    found = {name: workspace.read(lambda db, n=name: db.value(f"PRAGMA {n}")) for name in expected}  # type: ignore[misc]
    assert found == expected


def test_closing_moves_everything_into_the_one_file(data_dir: Path, clock: FixedClock) -> None:
    path = filled(data_dir / "w.csops", clock)
    assert [p.name for p in data_dir.iterdir()] == [path.name]


# --- a disk and others that are in the way ----------------------------------------------------------------------------


def test_a_full_disk_is_one_sentence_and_goes_on_when_space_is_freed(
    workspace: Workspace,
    expected_log,  # noqa: ANN001
) -> None:
    expected_log("full")
    workspace.run("Added", add_responsibility, "CS KPIs")
    pages = workspace.read(lambda db: db.value("PRAGMA page_count"))
    workspace._connection.execute(f"PRAGMA max_page_count = {pages}")
    with refused(workspace, "The disk is full"):
        workspace.run("Filled", lambda tx: [tx.insert("person", name=f"{n}" * 300) for n in range(2000)])
    workspace._connection.execute("PRAGMA max_page_count = 1000000")
    workspace.run("Added", add_responsibility, "Afterwards")
    assert workspace.undo() == "Added"


def test_a_file_that_another_program_holds_is_one_sentence(
    workspace: Workspace,
    expected_log,  # noqa: ANN001
) -> None:
    expected_log("locked")
    workspace.run("Added", add_responsibility, "CS KPIs")
    workspace._connection.execute("PRAGMA busy_timeout = 1")
    holder = dbapi2.connect(str(workspace.path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with refused(workspace, "is in use by another program"):
        workspace.run("Added", add_responsibility, "Another")
    with refused(workspace, "is in use by another program"):
        workspace.undo()
    assert [card.title for card in workspace.read(board_cards)] == ["CS KPIs"]
    holder.execute("ROLLBACK")
    holder.close()
    assert workspace.undo() == "Added"


def test_closing_waits_for_nobody(data_dir: Path, clock: FixedClock, expected_log) -> None:  # noqa: ANN001
    """The statistics for the query planner can wait for another day; what was done is on the disk already."""
    expected_log("locked")
    workspace = Workspace.open(data_dir / "w.csops", clock)
    workspace.run("Added", lambda tx: [add_responsibility(tx, f"Card {n}") for n in range(300)])
    workspace._connection.execute("PRAGMA busy_timeout = 1")
    holder = dbapi2.connect(str(workspace.path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    workspace.close()
    holder.execute("ROLLBACK")
    holder.close()
    with Workspace.open(workspace.path, clock) as again:
        assert len(again.read(board_cards)) == 300


def test_a_failed_driver_call_that_is_a_bug_is_not_told_as_the_disks_fault(workspace: Workspace) -> None:
    before = workspace.read(whole)
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        workspace.run("Bug", lambda tx: tx.execute("DELETE FROM no_such_table"))
    assert workspace.read(whole) == before


def test_a_log_left_by_a_deleted_workspace_is_not_played_into_a_new_one(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "w.csops"
    workspace = Workspace.open(path, clock)
    workspace.run("Added", add_responsibility, "From the deleted workspace")
    # What a kill leaves: everything is still in the log.
    left = Path(f"{path}-wal").read_bytes()
    workspace.close()
    path.unlink()
    Path(f"{path}-wal").write_bytes(left)
    with Workspace.open(path, clock) as new:
        assert new.read(board_cards) == []
    assert Path(f"{path}-wal.left").read_bytes() == left
