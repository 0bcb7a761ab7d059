"""A schema of the future to migrate to, without touching the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from csops_desktop.db import connection, migrate, schema, tables

Plant = Callable[[str], Path]

NEXT = connection.SCHEMA_VERSION + 1
"""The schema of the future."""

MIGRATION = '''"""A planted step."""

import os
import sqlalchemy as sa
from alembic import op

revision = "{revision:04}"
down_revision = "{before:04}"


def upgrade() -> None:
    """Do what the test wants."""
    {body}
'''


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Make a folder of migrations whose last step has the given body, and let the program want it."""

    def make(body: str) -> Path:
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        versions = migrate.SCRIPTS / "versions"
        for script in (migrate.SCRIPTS / "script.py.mako", *versions.glob("*.py"), *versions.glob("*.sql")):
            (folder / script.relative_to(migrate.SCRIPTS)).write_bytes(script.read_bytes())
        text = MIGRATION.format(revision=NEXT, before=NEXT - 1, body=body.strip().replace("\n", "\n    "))
        (folder / "versions" / f"{NEXT:04}_planted.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(connection, "SCHEMA_VERSION", NEXT)
        monkeypatch.setitem(migrate.migrate.__kwdefaults__, "scripts", folder)
        return folder

    return make


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tables of the program have a column more: responsibility.weight."""
    from sqlalchemy import Column, Integer, MetaData

    future = MetaData(naming_convention=tables.metadata.naming_convention)
    for table in tables.metadata.sorted_tables:
        table.to_metadata(future)
    future.tables["responsibility"].append_column(Column("weight", Integer, nullable=False, server_default="5"))
    monkeypatch.setattr(schema, "RECORDED", tuple(future.tables[table.name] for table in tables.RECORDED))
