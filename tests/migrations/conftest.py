"""A schema of the future to migrate to, without touching the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from csops_desktop.db import connection, migrate, schema, tables

Plant = Callable[[str], Path]

MIGRATION = '''"""A planted step."""

import os
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Do what the test wants."""
    {body}
'''


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Make a folder of migrations whose second step has the given body, and let the program want it."""

    def make(body: str) -> Path:
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        for name in ("script.py.mako", "versions/0001_baseline.py"):
            (folder / name).write_bytes((migrate.SCRIPTS / name).read_bytes())
        text = MIGRATION.format(body=body.strip().replace("\n", "\n    "))
        (folder / "versions" / "0002_planted.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(connection, "SCHEMA_VERSION", 2)
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
