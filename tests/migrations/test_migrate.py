"""A migration that fails, is killed or has no room leaves the file as it was; one that rebuilds a table keeps all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.db import connection, migrate
from csops_desktop.db.backup import backups_of, is_sound
from csops_desktop.db.reader import Reader
from csops_desktop.errors import BugError, UserError
from csops_desktop.workspace import Workspace
from tests.helpers.states import State, assert_plain, whole
from tests.migrations import make_fixture
from tests.migrations.conftest import NEXT, Plant

ROOT = Path(__file__).parents[2]

OLD = make_fixture.FIXTURES / f"schema-{connection.SCHEMA_VERSION}.csops"

WORK = """
op.add_column("responsibility", sa.Column("weight", sa.Integer()))
op.execute("CREATE TABLE half (id INTEGER PRIMARY KEY)")
op.execute("UPDATE person SET name = name || '!'")
op.execute("DELETE FROM ask")
"""

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from csops_desktop.clock import FixedClock
from csops_desktop.db import connection, migrate
from csops_desktop.workspace import Workspace

connection.SCHEMA_VERSION = int(sys.argv[3])
migrate.migrate.__kwdefaults__["scripts"] = Path(sys.argv[2])
Workspace.open(Path(sys.argv[1]), FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))).close()
print("migrated")
"""


@pytest.fixture
def later() -> FixedClock:
    """A day after the fixture was made."""
    return FixedClock(make_fixture.BEGUN + timedelta(days=10))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace of the present schema."""
    return Path(shutil.copy(OLD, tmp_path / "w.csops"))


@pytest.fixture
def content() -> Callable[[Path], tuple[State, list[tuple[object, ...]]]]:
    """Read all tables and the schema of a file."""

    def read(path: Path) -> tuple[State, list[tuple[object, ...]]]:
        opened = connection.connect(path)
        db = Reader(opened, make_fixture.IMPORTED)
        found = whole(db)
        described = db.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        described.append(
            ("version", db.value("PRAGMA user_version"), db.value("SELECT version_num FROM alembic_version"))
        )
        opened.close()
        return found, described

    return read


Content = Callable[[Path], tuple[State, list[tuple[object, ...]]]]


def test_a_failing_migration_leaves_the_file_as_it_was(
    old: Path, later: FixedClock, plant: Plant, content: Content
) -> None:
    """Left to the driver's own transactions it would leave half a schema."""
    before = content(old)
    plant(f"{WORK}\nraise RuntimeError('accident')")
    with pytest.raises(RuntimeError, match="accident"):
        Workspace.open(old, later)
    assert content(old) == before
    ((_, copy),) = backups_of(old, old.parent / "backups")
    assert is_sound(copy)


def test_a_migration_that_leaves_references_to_nothing_is_taken_back(
    old: Path, later: FixedClock, plant: Plant, content: Content
) -> None:
    before = content(old)
    plant('op.execute("DELETE FROM person")')
    with pytest.raises(BugError, match="references to nothing"):
        Workspace.open(old, later)
    assert content(old) == before


def test_a_migration_that_is_killed_leaves_the_file_as_it_was(
    old: Path, later: FixedClock, plant: Plant, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(old)
    steps = WORK.strip().splitlines()
    for number in range(1, len(steps) + 1):
        folder = old.parent / f"killed-{number}"
        folder.mkdir()
        path = Path(shutil.copy(old, folder / "w.csops"))
        scripts = planted(plant, folder, steps[:number])
        command = [sys.executable, "-c", OPEN, str(path), str(scripts), str(NEXT)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
        assert (done.returncode, done.stdout) == (-9, ""), done.stderr
        assert content(path) == before
    monkeypatch.undo()
    with Workspace.open(path, later) as workspace:
        assert workspace.problems() == []
        assert workspace.undo() == "Deleted"


def planted(plant: Plant, folder: Path, steps: list[str]) -> Path:
    """Plant the first steps of a migration, after which its program is killed."""
    made = plant("\n".join([*steps, "os.kill(os.getpid(), 9)"]))
    return Path(shutil.move(made, folder / "migrations"))


def test_a_disk_that_fills_during_a_migration_is_one_sentence(
    old: Path,
    later: FixedClock,
    plant: Plant,
    content: Content,
    monkeypatch: pytest.MonkeyPatch,
    expected_log,  # noqa: ANN001
) -> None:
    expected_log("full")
    before = content(old)
    pages = OLD.stat().st_size // 4096
    plant(f'{WORK}\nop.execute("UPDATE person SET team = hex(zeroblob(500000))")')
    monkeypatch.setattr(connection, "_PRAGMAS", (*connection._PRAGMAS, f"max_page_count = {pages + 4}"))
    with pytest.raises(UserError, match="The disk is full") as caught:
        Workspace.open(old, later)
    assert_plain(caught.value)
    monkeypatch.undo()
    assert content(old) == before


def test_without_a_copy_nothing_is_migrated(old: Path, later: FixedClock, plant: Plant, content: Content) -> None:
    before = content(old)
    plant(WORK)
    (old.parent / "backups").touch()
    with pytest.raises(UserError, match="No backup could be made") as caught:
        Workspace.open(old, later)
    assert_plain(caught.value)
    assert content(old) == before


def test_rebuilding_a_table_keeps_its_children(old: Path, later: FixedClock, plant: Plant, content: Content) -> None:
    """With foreign keys on, dropping the old table would cascade everything away that belongs to it."""
    before, _ = content(old)
    plant(
        'with op.batch_alter_table("responsibility", recreate="always") as batch:\n'
        '    batch.alter_column("summary", server_default="none yet")'
    )
    with Workspace.open(old, later) as workspace:
        after = workspace.read(whole)
        assert after == before
        assert all(after[table] for table in ("responsibility", "status_change", "ask", "plan_step", "green_criterion"))
        assert workspace.read(lambda db: db.value("PRAGMA foreign_keys")) == 1
        assert workspace.undo() == "Deleted"
        assert len(workspace.read(whole)["status_change"]) > len(before["status_change"])


def test_the_same_rebuilding_with_foreign_keys_on_would_lose_them(
    old: Path, later: FixedClock, plant: Plant, content: Content
) -> None:
    """The trap itself: were this test to fail, the precaution could go."""
    opened = connection.connect(old)
    for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        opened.execute(f"DROP TRIGGER {name}")
    opened.execute("CREATE TABLE rebuilt AS SELECT * FROM responsibility")
    opened.execute("DROP TABLE responsibility")
    assert opened.execute("SELECT count(*) FROM plan_step").fetchone() == (0,)
    opened.close()


def test_two_programs_that_find_an_old_file_migrate_it_once(old: Path, plant: Plant, content: Content) -> None:
    scripts = plant(WORK)
    command = [sys.executable, "-c", OPEN, str(old), str(scripts), str(NEXT)]
    programs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)
    ]
    answers = [program.communicate(timeout=60) for program in programs]
    assert [out for out, _ in answers] == ["migrated\n", "migrated\n"], answers
    found, described = content(old)
    assert ("version", NEXT, f"{NEXT:04}") in described
    assert all(row[2].count("!") == 1 for row in found["person"])


def test_the_scripts_folder_is_the_programs_own() -> None:
    assert migrate.migrate.__kwdefaults__ == {"scripts": migrate.SCRIPTS}
