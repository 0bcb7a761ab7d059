"""Persons, responsibilities and what belongs to a card. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text

from csops_desktop.db.tables.base import belongs_to, colour, table, text, unique

person = table(
    "person",
    text("name", default=None),
    text("team"),
    text("email"),
    text("role"),
    # ISO weekdays, Monday 1, separated by blanks.
    text("working_days", default="1 2 3 4 5"),
    Column("archived_on", Text),
    unique("person", "name"),
)

responsibility = table(
    "responsibility",
    text("title", default=None),
    text("area"),
    Column("owner_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    text("summary"),
    # What the newest rows of status_change and get_to_green say, kept here as well so that a board of 10,000 cards is
    # one scan; written only by commands.board.restate and commands.plan, held equal by a property test.
    *colour("status"),
    text("reason"),
    Column("since", Text),
    Column("previous_status", Text),
    Column("checked_on", Text),
    Column("green_by", Text),
    Column("slips", Integer, nullable=False, server_default="0"),
    Column("check_in_days", Integer, nullable=False, server_default="30"),
    Column("position", Integer, nullable=False, server_default="0"),
    text("tracker_key"),
    text("tracker_source"),
    Column("archived_on", Text),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(title)) > 0", name="title"),
    CheckConstraint("check_in_days > 0", name="check_in_days"),
    Index("ix_responsibility_status_position", "status", "position"),
)

status_change = table(
    "status_change", belongs_to("responsibility"), *colour("status"), text("reason"), text("day", default=None)
)

green_criterion = table(
    "green_criterion",
    belongs_to("responsibility"),
    text("text", default=None),
    Column("met_on", Text),
    Column("position", Integer, nullable=False, server_default="0"),
)

plan_step = table(
    "plan_step",
    belongs_to("responsibility"),
    text("text", default=None),
    Column("due_on", Text),
    Column("done_on", Text),
    Column("position", Integer, nullable=False, server_default="0"),
)

get_to_green = table(
    "get_to_green", belongs_to("responsibility"), text("set_on", default=None), Column("green_by", Text)
)

ask = table(
    "ask",
    belongs_to("responsibility"),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    text("what", default=None),
    text("why"),
    Column("needed_by", Text),
    text("state", default="draft"),
    Column("asked_on", Text),
    Column("answered_on", Text),
    Column("delivered_on", Text),
    text("answer"),
    CheckConstraint("state IN ('draft', 'asked', 'accepted', 'refused', 'delivered')", name="state"),
)

process_rating = table(
    "process_rating",
    belongs_to("responsibility"),
    text("factor", default=None),
    *colour("rating"),
    text("remark"),
    unique("process_rating", "responsibility_id", "factor"),
    CheckConstraint("factor IN ('repeatable', 'clear', 'consistent', 'accountable')", name="factor"),
)

saved_view = table("saved_view", text("name", default=None), text("filter", default="{}"), unique("saved_view", "name"))
