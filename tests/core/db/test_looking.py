"""A workspace that is only looked at: read whole, and not a byte of it or beside it changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db import connection, looking
from csops_desktop.domain.drafts import Place
from csops_desktop.errors import UserError
from csops_desktop.paths import only_readable
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.core.db.test_small_disk import on_a_small_disk
from tests.helpers.sources import ROOT
from tests.helpers.states import folder_bytes, whole

FIXTURES = ROOT / "tests" / "migrations" / "fixtures"


def board(workspace: Workspace) -> list[str]:
    return sorted(card.title for card in workspace.read(board_cards))


@pytest.fixture
def path(data_dir: Path, clock: FixedClock) -> Path:
    """A workspace with one card."""
    with Workspace.open(data_dir / "w.csops", clock) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
    return data_dir / "w.csops"


def test_everything_is_read_and_nothing_written(path: Path, clock: FixedClock) -> None:
    with Workspace.open(path, clock) as workspace:
        before = workspace.read(whole)
    content = path.read_bytes()
    with Workspace.open(path, clock, read_only=True) as looked:
        assert looked.read(whole) == before
        assert looked.problems() == []
        assert looked.back_up() is None
        with looked.as_of(clock.today()) as past:
            assert past.read(board_cards)
        with pytest.raises(UserError, match="open to be looked at only"):
            looked.run("Added", add_responsibility, "Not taken")
        with pytest.raises(UserError, match="open to be looked at only"):
            looked.undo()
        with pytest.raises(UserError, match="open to be looked at only"):
            looked.restore(path)
        with pytest.raises(UserError, match="open to be looked at only"):
            looked.drafts.keep(Place("quick_capture", 0, "request"), "a request", "half a sen", "")
        assert looked.read(whole) == before
    assert path.read_bytes() == content
    assert not (path.parent / "backups").exists()


def test_what_another_program_does_meanwhile_is_seen(path: Path, clock: FixedClock) -> None:
    with Workspace.open(path, clock, read_only=True) as looked, Workspace.open(path, clock) as other:
        assert not looked.notice_others()
        other.run("Added", add_responsibility, "Another")
        assert looked.notice_others()
        assert board(looked) == ["Another", "CS KPIs"]


@pytest.mark.parametrize("version", range(1, connection.SCHEMA_VERSION))
def test_an_old_workspace_is_migrated_in_memory_alone(data_dir: Path, clock: FixedClock, version: int) -> None:
    old = data_dir / "old.csops"
    shutil.copy(FIXTURES / f"schema-{version}.csops", old)
    before = folder_bytes(data_dir)
    with Workspace.open(old, clock, read_only=True) as looked:
        assert board(looked)
        with pytest.raises(UserError, match="open to be looked at only"):
            looked.undo()
    assert folder_bytes(data_dir) == before


def test_what_does_not_exist_is_not_made(data_dir: Path, clock: FixedClock) -> None:
    with pytest.raises(UserError, match="There is no workspace"):
        Workspace.open(data_dir / "none.csops", clock, read_only=True)
    assert list(data_dir.iterdir()) == []


def test_in_a_folder_that_may_not_be_written_the_log_is_read_too(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Root may write everywhere, so here the system is only asked as if; the real disk is below."""
    medium = tmp_path / "medium"
    medium.mkdir()
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added", add_responsibility, "In the log")
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", medium / f"w.csops{ending}")
    before = folder_bytes(medium)
    monkeypatch.setattr(looking.os, "access", lambda place, _: not str(place).startswith(str(medium)))
    with Workspace.open(medium / "w.csops", clock, read_only=True) as looked:
        assert board(looked) == ["CS KPIs", "In the log"]
    assert folder_bytes(medium) == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_without_write_permission_can_only_be_looked_at(path: Path) -> None:
    assert not only_readable(path)
    path.chmod(0o444)
    assert only_readable(path)


REALLY = """
import os
from csops_desktop.paths import only_readable
from csops_desktop.queries.board import board_cards
with Workspace.open(disk / "w.csops", clock) as workspace:
    workspace.run("Added", add_responsibility, "CS KPIs")
answer = {"readable": only_readable(disk / "w.csops")}
if not os.fork():
    killed = Workspace.open(disk / "w.csops", clock)
    killed.run("Added", add_responsibility, "In the log")
    os._exit(0)
os.wait()
answer["log"] = (disk / "w.csops-wal").stat().st_size > 0
subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
with Workspace.open(disk / "w.csops", clock, read_only=True) as looked:
    answer["looked"] = [only_readable(disk / "w.csops"), len(looked.read(board_cards)), looked.problems()]
    answer["run"] = refusal(looked.run, "Added", add_responsibility, "No")
print(json.dumps(answer))
"""


def test_on_a_disk_that_may_not_be_written_it_is_looked_at(tmp_path: Path) -> None:
    answer = on_a_small_disk(tmp_path, REALLY)
    assert answer == {
        "readable": False,
        "log": True,
        "looked": [True, 2, []],
        "run": "This workspace is open to be looked at only: nothing in it can be changed.",
    }
