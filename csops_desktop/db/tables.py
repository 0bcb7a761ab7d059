"""The schema, described once: tables, keys, checks and indexes as SQLAlchemy metadata. Imports SQLAlchemy.

`schema.sql` (what a new workspace is made from), the history's triggers and alembic's comparison are all derived from
here. Days are ISO text ("2026-11-24"), instants ISO text in UTC, colours the words of `Status`, orders integers.
Every table is STRICT, so that a value is stored as what it is, and has an AUTOINCREMENT id, so that the history never
speaks of two things under one id. Texts are compared byte for byte: no column has a collation.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_COLOURS = "('red', 'yellow', 'green', 'not-rated')"


def _table(name: str, *items: Column[object] | CheckConstraint | Index) -> Table:
    """Return a STRICT table with an AUTOINCREMENT id in front of `items`."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *items,
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _text(name: str, *, default: str | None = "") -> Column[object]:
    """Return a text column that is never null; `default` is its value where none is given."""
    return Column(name, Text, nullable=False, server_default=default)


def _of(table: str) -> Column[object]:
    """Return the foreign key to the owning row of `table`; the row goes with its owner."""
    return Column(f"{table}_id", Integer, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)


def _colour(name: str) -> tuple[Column[object], CheckConstraint]:
    """Return a colour column and the check that it holds one of the four words."""
    return _text(name, default="not-rated"), CheckConstraint(f"{name} IN {_COLOURS}", name=name)


def _unique(table: str, *columns: str) -> Index:
    """Return a unique index; not a constraint, which could not be taken off a past day's copy (`db.rewind`)."""
    return Index("_".join(("uq", table, *columns)), *columns, unique=True)


person = _table(
    "person",
    _text("name", default=None),
    _text("team"),
    _text("email"),
    _unique("person", "name"),
)

responsibility = _table(
    "responsibility",
    _text("title", default=None),
    _text("area"),
    Column("owner_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    _text("summary"),
    # What the newest rows of status_change and get_to_green say, kept here as well so that a board of 10,000 cards is
    # one scan; written only by commands.board.restate and commands.plan, held equal by a property test.
    *_colour("status"),
    _text("reason"),
    Column("since", Text),
    Column("previous_status", Text),
    Column("checked_on", Text),
    Column("green_by", Text),
    Column("slips", Integer, nullable=False, server_default="0"),
    Column("check_in_days", Integer, nullable=False, server_default="30"),
    Column("position", Integer, nullable=False, server_default="0"),
    _text("tracker_key"),
    _text("tracker_source"),
    Column("archived_on", Text),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(title)) > 0", name="title"),
    CheckConstraint("check_in_days > 0", name="check_in_days"),
    Index("ix_responsibility_status_position", "status", "position"),
)

status_change = _table(
    "status_change", _of("responsibility"), *_colour("status"), _text("reason"), _text("day", default=None)
)

green_criterion = _table(
    "green_criterion",
    _of("responsibility"),
    _text("text", default=None),
    Column("met_on", Text),
    Column("position", Integer, nullable=False, server_default="0"),
)

plan_step = _table(
    "plan_step",
    _of("responsibility"),
    _text("text", default=None),
    Column("due_on", Text),
    Column("done_on", Text),
    Column("position", Integer, nullable=False, server_default="0"),
)

get_to_green = _table("get_to_green", _of("responsibility"), _text("set_on", default=None), Column("green_by", Text))

ask = _table(
    "ask",
    _of("responsibility"),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    _text("what", default=None),
    _text("why"),
    Column("needed_by", Text),
    _text("state", default="draft"),
    Column("asked_on", Text),
    Column("answered_on", Text),
    Column("delivered_on", Text),
    _text("answer"),
    CheckConstraint("state IN ('draft', 'asked', 'accepted', 'refused', 'delivered')", name="state"),
)

process_rating = _table(
    "process_rating",
    _of("responsibility"),
    _text("factor", default=None),
    *_colour("rating"),
    _text("remark"),
    _unique("process_rating", "responsibility_id", "factor"),
    CheckConstraint("factor IN ('repeatable', 'clear', 'consistent', 'accountable')", name="factor"),
)

saved_view = _table(
    "saved_view", _text("name", default=None), _text("filter", default="{}"), _unique("saved_view", "name")
)

document = _table(
    "document",
    _text("title", default=None),
    # What wiki links find it by: the title without regard to letter case (`commands.documents.link_key`).
    _text("title_key", default=None),
    _text("area"),
    Column("owner_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    _text("kind", default="other"),
    # The words of `Audience`, separated by blanks.
    _text("audience"),
    Column("review_every", Integer),
    Column("review_unit", Text),
    Column("review_on", Text),
    Column("evergreen", Integer, nullable=False, server_default="0"),
    _text("review_reason"),
    # The day of a review that the file's front matter claims; it verifies nothing.
    Column("claimed_on", Text),
    Column("due_on", Text),
    Column("due_by", Text),
    # The present text; no key, since versions belong to documents and two tables can't wait for each other.
    Column("version_id", Integer),
    Column("edited_on", Text),
    Column("words", Integer, nullable=False, server_default="0"),
    # What the newest verification says, kept here as well so that 10,000 documents are one scan; written only by
    # commands.verifications.restate, held equal by a property test.
    Column("verified_on", Text),
    _text("verified_how"),
    Column("remarked", Integer, nullable=False, server_default="0"),
    Column("edited", Integer, nullable=False, server_default="0"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column("burst", Integer, nullable=False, server_default="0"),
    _text("source_path"),
    _text("front_matter"),
    # What an export needs to write the file as it was read; see exchange.markdown_source.
    _text("source"),
    Column("archived_on", Text),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(title)) > 0", name="title"),
    CheckConstraint("review_every > 0", name="review_every"),
    CheckConstraint("review_unit IN ('days', 'weeks', 'months')", name="review_unit"),
    CheckConstraint("(review_every IS NULL) = (review_unit IS NULL)", name="interval"),
    Index("ix_document_title_key", "title_key"),
    Index("ix_document_due_on", "due_on"),
)

document_version = _table(
    "document_version",
    _of("document"),
    _text("saved_at", default=None),
    _text("day", default=None),
    Column("words", Integer, nullable=False, server_default="0"),
    Column("restored_from", Integer),
    # What is compared instead of two texts (SHA-256 in hexadecimal).
    _text("digest", default=None),
    # The last column, so that reading the others doesn't walk through its pages.
    _text("body"),
)

verification = _table(
    "verification",
    _of("document"),
    Column("version_id", Integer, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    _text("at", default=None),
    _text("day", default=None),
    # The words of `How`, separated by blanks.
    _text("how", default=None),
    _text("note"),
    # How many documents were verified at about the same time; rises while the burst goes on.
    Column("burst", Integer, nullable=False, server_default="1"),
    Index("ix_verification_at", "at"),
)

document_responsibility = _table("document_responsibility", _of("document"), _of("responsibility"))

wiki_link = _table(
    "wiki_link",
    _of("document"),
    _text("target", default=None),
    _text("target_key", default=None),
    Column("embed", Integer, nullable=False, server_default="0"),
    Index("ix_wiki_link_target_key", "target_key"),
)

attachment = _table(
    "attachment",
    _text("name", default=None),
    _text("media_type", default=None),
    _text("source_path"),
    _text("digest", default=None),
    Column("content", LargeBinary, nullable=False),
    Index("ix_attachment_name", "name"),
)

RECORDED = tuple(metadata.sorted_tables)
"""The tables whose every change goes into the history; the history itself is declared below this line."""

change = _table(
    "change",
    _text("label", default=None),
    _text("kind", default="do"),
    _text("state", default="open"),
    Column("target_id", Integer, ForeignKey("change.id")),
    _text("at", default=None),
    _text("day", default=None),
    # Whether `day` was chosen and is not the day on which the change was made; it can't be told from `at`, since the
    # person may have been in another time zone then.
    Column("dated_back", Integer, nullable=False, server_default="0"),
    CheckConstraint("kind IN ('do', 'undo', 'redo')", name="kind"),
    CheckConstraint("state IN ('open', 'done', 'undone', 'discarded')", name="state"),
    # At most one change is open, and it is the one that the triggers write under.
    Index("ix_change_open", "state", unique=True, sqlite_where=text("state = 'open'")),
    Index("ix_change_undo", "kind", "state", "id"),
)

change_row = _table(
    "change_row",
    Column("change_id", Integer, ForeignKey("change.id"), nullable=False, index=True),
    _text("tab", default=None),
    Column("row_id", Integer, nullable=False),
    # The responsibility whose card or panel shows the row, if any; no key, since it may be gone.
    Column("responsibility_id", Integer),
    _text("op", default=None),
    _text("inverse", default=None),
    Index("ix_change_row_responsibility", "responsibility_id"),
)
