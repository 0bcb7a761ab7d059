"""Where the command line keeps things, and which files it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from tests.core.cli.desks import assert_refused, cards, filled, tracker
from tests.helpers.desk import desk, run_desk
from tests.helpers.states import folder_bytes

LIST = ("list", "responsibilities", "--json")


def test_everything_is_under_the_data_dir(data_dir: Path, own_home: Path) -> None:
    filled(data_dir)
    names = {path.name for path in data_dir.iterdir()}
    assert {"workspace.csops", "logs"} <= names
    assert "Imported" in (data_dir / "logs" / "csops-desktop.log").read_text(encoding="utf-8")
    assert list(own_home.rglob("*")) == []


def test_a_data_dir_is_made_and_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "new one" / "大"
    desk(folder, *LIST)
    assert (folder / "workspace.csops").is_file()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
        assert (folder / "workspace.csops").stat().st_mode & 0o077 == 0


def test_a_workspace_file_of_its_own_with_spaces(data_dir: Path) -> None:
    filled(data_dir)
    other = data_dir.parent / "my  q3 desk.csops"
    choose = ("--workspace", other)
    source = tracker(data_dir.parent, "Title,Status\nOnly one,Red\n", "one.csv")
    desk(data_dir, *choose, "import", "tracker", source)
    assert [row["title"] for row in run_desk(data_dir, *choose, *LIST).json()] == ["Only one"]
    assert len(cards(data_dir)) == 4


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(), "is a folder, not a workspace file"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"Title,Status\n" * 500), "is not a CS Ops workspace"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\x10\0\x01\x01" * 2000), ""),
    ],
    ids=["folder", "empty", "text", "damaged"],
)
def test_what_is_no_workspace_is_refused_and_left_alone(data_dir: Path, make: object, words: str) -> None:
    path = data_dir.parent / "other.csops"
    assert callable(make)
    make(path)
    before = folder_bytes(data_dir.parent) if path.is_dir() else {"": path.read_bytes()}
    assert_refused(run_desk(data_dir, "--workspace", path, *LIST), path.name, words)
    after = folder_bytes(data_dir.parent) if path.is_dir() else {"": path.read_bytes()}
    assert {name: value for name, value in after.items() if "logs" not in name} == before


def test_a_workspace_in_no_folder_is_refused(data_dir: Path) -> None:
    result = run_desk(data_dir, "--workspace", data_dir / "none" / "x.csops", *LIST)
    assert_refused(result, "There is no folder")
    assert not (data_dir / "none").exists()


def test_a_newer_workspace_is_refused_and_left_alone(data_dir: Path) -> None:
    filled(data_dir)
    path = data_dir / "workspace.csops"
    with sqlite.connect(str(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert version > 0
        connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()
    before = path.read_bytes()
    for verb in (LIST, ("undo",), ("set-status", "1", "green", "--why", "x")):
        assert_refused(run_desk(data_dir, *verb), "newer")
    assert path.read_bytes() == before


def test_a_data_dir_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    assert_refused(run_desk(file, *LIST), "is a file, not a folder")
    assert_refused(run_desk(file / "below", *LIST), "can't be made")
    assert file.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_data_dir_without_permission_is_refused(data_dir: Path) -> None:
    data_dir.chmod(0o500)
    try:
        assert_refused(run_desk(data_dir, *LIST), "can't be written to")
    finally:
        data_dir.chmod(0o700)
