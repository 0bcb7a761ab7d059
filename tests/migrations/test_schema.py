"""The schema is described once: what new files are made from, what triggers know and what alembic sees are the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.db import schema
from csops_desktop.db.connection import SCHEMA_VERSION
from csops_desktop.workspace import Workspace
from tests.migrations.make_fixture import FIXTURES

ROOT = Path(__file__).parents[2]

NO_SCHEMA_TOOLS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.workspace import Workspace

for _ in range(2):
    with Workspace.open(Path(sys.argv[1]), FixedClock(datetime(2026, 11, 24, tzinfo=UTC))) as workspace:
        workspace.run("Added", add_responsibility, "CS KPIs")
        workspace.undo()
        workspace.as_of(workspace.clock.today()).close()
print(*[name for name in sys.modules if name in ("sqlalchemy", "alembic", "reportlab", "keyring")])
"""


def test_schema_sql_is_what_the_tables_say() -> None:
    written = (ROOT / "csops_desktop/db/schema.sql").read_text(encoding="utf-8")
    assert written == schema.script(), "run scripts/schema"


def differences(path: Path) -> list[object]:
    """Return what alembic would change in a file to make it what the tables say.

    Defaults are left out: alembic takes an empty text for none. For a new file the script above holds them.
    """
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlcipher3 import dbapi2

    from csops_desktop.db.tables import metadata

    engine = create_engine(f"sqlite:///{path}", module=dbapi2)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": is_ours}
        found: list[object] = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    engine.dispose()
    return found


def test_alembic_finds_no_difference_in_a_new_file(workspace: Workspace) -> None:
    assert differences(workspace.path) == []


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("*.csops")), ids=lambda path: path.stem)
def test_alembic_finds_no_difference_in_a_migrated_file(fixture: Path, tmp_path: Path, clock: FixedClock) -> None:
    path = Path(shutil.copy(fixture, tmp_path / "w.csops"))
    Workspace.open(path, clock).close()
    assert differences(path) == []


def test_alembic_would_find_a_difference(workspace: Workspace) -> None:
    workspace._connection.execute("ALTER TABLE person ADD COLUMN forgotten TEXT")
    workspace._connection.execute("DROP INDEX ix_ask_person_id")
    assert len(differences(workspace.path)) == 2


def is_ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """Leave out the search index and alembic's own table."""
    return not (kind == "table" and name is not None and name.startswith(("search", "alembic_version")))


def test_the_newest_migration_leads_to_the_schema_that_the_program_knows() -> None:
    from alembic.script import ScriptDirectory

    from csops_desktop.db.migrate import SCRIPTS

    directory = ScriptDirectory(str(SCRIPTS))
    assert directory.get_heads() == [schema.REVISION]
    assert int(schema.REVISION) == SCHEMA_VERSION
    assert [int(script.revision) for script in directory.walk_revisions()] == list(range(SCHEMA_VERSION, 0, -1))


def test_a_normal_start_needs_none_of_the_schemas_tools(tmp_path: Path) -> None:
    command = [sys.executable, "-c", NO_SCHEMA_TOOLS, str(tmp_path / "w.csops")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
