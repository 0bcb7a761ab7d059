"""What the tables are made with: the metadata and the columns that many of them have. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

COLOURS = "('red', 'yellow', 'green', 'not-rated')"


def table(name: str, *items: Column[object] | CheckConstraint | Index) -> Table:
    """Return a STRICT table with an AUTOINCREMENT id in front of `items`."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *items,
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def text(name: str, *, default: str | None = "") -> Column[object]:
    """Return a text column that is never null; `default` is its value where none is given."""
    return Column(name, Text, nullable=False, server_default=default)


def belongs_to(owner: str) -> Column[object]:
    """Return the foreign key to the owning row of the table `owner`; the row goes with its owner."""
    return Column(f"{owner}_id", Integer, ForeignKey(f"{owner}.id", ondelete="CASCADE"), nullable=False, index=True)


def link(name: str, other: str) -> Column[object]:
    """Return a foreign key that may be empty to the table `other`; it is emptied when that row goes."""
    return Column(name, Integer, ForeignKey(f"{other}.id", ondelete="SET NULL"), index=True)


def whole(name: str, *, default: int | None = 0) -> Column[object]:
    """Return a whole number that is never null; `default` is its value where none is given."""
    return Column(name, Integer, nullable=False, server_default=None if default is None else str(default))


def one_of(name: str, *allowed: str) -> CheckConstraint:
    """Return the check that the column `name` holds one of these words."""
    return CheckConstraint(f"{name} IN ({', '.join(repr(word) for word in allowed)})", name=name)


def colour(name: str) -> tuple[Column[object], CheckConstraint]:
    """Return a colour column and the check that it holds one of the four words."""
    return text(name, default="not-rated"), CheckConstraint(f"{name} IN {COLOURS}", name=name)


def unique(owner: str, *columns: str) -> Index:
    """Return a unique index; not a constraint, which could not be taken off a past day's copy (`db.rewind`)."""
    return Index("_".join(("uq", owner, *columns)), *columns, unique=True)
