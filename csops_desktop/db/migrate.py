"""Brings an old workspace to the present schema. Imported only for an old file: imports SQLAlchemy and alembic.

First a verified copy is put among the backups. Then everything happens in one transaction that this module begins
itself (left to the driver's defaults, a failing migration leaves half a schema), with foreign keys off (with them on,
rebuilding a table cascades its children away) and without the recording triggers (a migration is not a change a person
made, and `upgrade` steps must be additive or rewrite the history's inverses). At the end the foreign keys are checked,
the triggers are put back from the present tables, and the search index is rebuilt.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.db.backup import make_backup
from csops_desktop.db.schema import trigger_statements
from csops_desktop.db.search import rebuild_sql
from csops_desktop.errors import BugError

log = logging.getLogger("csops.migrate")

SCRIPTS = Path(__file__).with_name("migrations")
"""The folder of alembic's scripts; the revisions are called by the schema version they lead to: "0002"."""


def migrate(
    connection: sqlite.Connection, path: Path, backups: Path, now: datetime, *, scripts: Path = SCRIPTS
) -> None:
    """Migrate an open workspace to the newest schema, or leave it as it was.

    Args:
        connection: outside a transaction.
        path: the workspace file.
        backups: where the copy goes that is made first.
        now: the instant that names the copy.
        scripts: another folder of migrations, for tests.

    Raises:
        UserError: the copy could not be made.
        BugError: the migration left a reference to nothing.
        Exception: whatever a migration raised; the file is as it was.
    """
    copy = make_backup(connection, path, backups, now)
    log.info("migrating %s; the copy before it is %s", path.name, copy.name)
    upgrade(connection, scripts=scripts)


def upgrade(connection: sqlite.Connection, *, scripts: Path = SCRIPTS) -> None:
    """Migrate a workspace that is a copy already, so that it needs none before; or leave it as it was.

    Args:
        connection: outside a transaction; to a file, or to memory.
        scripts: another folder of migrations, for tests.

    Raises:
        BugError: the migration left a reference to nothing.
        Exception: whatever a migration raised; the workspace is as it was.
    """
    directory = ScriptDirectory(str(scripts))
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, module=sqlite)
    event.listen(engine, "begin", _begin)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine.begin() as bound:
            _upgrade(bound, directory)
    except DBAPIError as error:
        # Out comes what the driver said, so that a full disk is told as everywhere else.
        if isinstance(error.orig, sqlite.Error):
            raise error.orig from error
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
        # The pool must not close the connection: it belongs to the workspace.
        engine.dispose(close=False)


def _begin(bound: Connection) -> None:
    """Begin the transaction that the driver doesn't."""
    bound.exec_driver_sql("BEGIN IMMEDIATE")


def _upgrade(bound: Connection, directory: ScriptDirectory) -> None:
    """Run the missing migrations and set up what follows from the tables."""
    for (name,) in bound.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        bound.exec_driver_sql(f"DROP TRIGGER {name}")
    context = MigrationContext.configure(
        bound,
        opts={
            "script": directory,
            "fn": lambda revision, _: directory._upgrade_revs("head", revision),  # noqa: SLF001 - alembic's own env does so
            "transactional_ddl": True,
            "transaction_per_migration": False,
        },
    )
    with Operations.context(context):
        context.run_migrations()
    broken = bound.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BugError(f"a migration left {len(broken)} references to nothing, the first in {broken[0][0]}")
    for statement in (*trigger_statements(), *rebuild_sql()):
        bound.exec_driver_sql(statement)
    head = directory.get_current_head()
    bound.exec_driver_sql(f"PRAGMA user_version = {int(head or 0)}")
