"""The planner: initiatives, time, capacity, bets and gates. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import REAL, CheckConstraint, Column, Index, Integer, Text

from csops_desktop.db.tables.base import belongs_to, link, one_of, table, text, unique, whole

initiative = table(
    "initiative",
    text("title", default=None),
    text("tier", default="bau"),
    text("category"),
    text("quarter", default=None),
    text("summary"),
    link("owner_id", "person"),
    Column("hours", REAL, nullable=False, server_default="0"),
    Column("start_on", Text),
    Column("target_on", Text),
    text("state", default="proposed"),
    Column("committed_on", Text),
    Column("done_on", Text),
    text("outcome"),
    # A recurrence rule of RFC 5545 without its start, "FREQ=MONTHLY"; "" for what is done once.
    text("recurrence"),
    whole("position"),
    # How often it was carried over or its target moved; held equal to initiative_slip by a property test.
    whole("slips"),
    # The larger one that this is a part of.
    link("part_of_id", "initiative"),
    # The initiative of an earlier quarter or year that it goes on from; no key, since that one may be gone.
    Column("carried_from_id", Integer),
    text("hypothesis"),
    text("proof"),
    text("verdict"),
    text("actual_impact"),
    Column("verdict_on", Text),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(title)) > 0", name="title"),
    CheckConstraint("hours >= 0", name="hours"),
    one_of("tier", "foundation", "bau", "bet"),
    one_of("state", "proposed", "committed", "in-progress", "done", "dropped"),
    one_of("verdict", "", "won", "lost", "learned"),
    Index("ix_initiative_quarter_tier_position", "quarter", "tier", "position"),
)

initiative_slip = table(
    "initiative_slip",
    belongs_to("initiative"),
    text("moved_on", default=None),
    text("from_quarter"),
    text("to_quarter"),
    Column("from_on", Text),
    Column("to_on", Text),
    text("why"),
)

initiative_responsibility = table("initiative_responsibility", belongs_to("initiative"), belongs_to("responsibility"))

initiative_document = table("initiative_document", belongs_to("initiative"), belongs_to("document"))

occurrence = table(
    "occurrence",
    # One turn of BAU work that recurs: done on a day, or skipped with a reason.
    belongs_to("initiative"),
    text("due_on", default=None),
    Column("done_on", Text),
    Column("skipped_on", Text),
    text("note"),
    unique("occurrence", "initiative_id", "due_on"),
)

time_entry = table(
    "time_entry",
    # Work on an initiative or a request, or, with neither, on something that only has a bucket.
    link("initiative_id", "initiative"),
    link("request_id", "request"),
    text("bucket"),
    text("day", default=None),
    whole("minutes", default=None),
    # It was estimated when the work was done.
    whole("estimated"),
    text("note"),
    Index("ix_time_entry_day", "day"),
)

quarter_capacity = table(
    "quarter_capacity",
    text("quarter", default=None),
    Column("hours_per_week", REAL, nullable=False, server_default="40"),
    Column("days_off", REAL, nullable=False, server_default="0"),
    Column("meeting_hours", REAL, nullable=False, server_default="0"),
    whole("buffer_percent", default=20),
    # How much of the capacity ad hoc work may take.
    whole("ad_hoc_cap_percent", default=20),
    unique("quarter_capacity", "quarter"),
)

bucket = table(
    "bucket",
    # A share of a quarter's capacity.
    text("quarter", default=None),
    text("name", default=None),
    whole("percent"),
    # The tiers and categories that count in it, one a line; requests count in the one that is ad hoc.
    text("takes"),
    whole("ad_hoc"),
    whole("position"),
    unique("bucket", "quarter", "name"),
)

company_priority = table("company_priority", text("title", default=None), whole("position"), Column("ended_on", Text))

weighting = table(
    "weighting",
    # How much each scale counts, in points; the newest is in force, the older ones stay for the scores made by them.
    text("set_on", default=None),
    whole("impact", default=3),
    whole("ability", default=2),
    whole("fit", default=2),
    text("why"),
)

bet_score = table(
    "bet_score",
    belongs_to("initiative"),
    belongs_to("weighting"),
    text("scored_on", default=None),
    whole("impact"),
    whole("ability"),
    whole("fit"),
    whole("confidence"),
    text("impact_why"),
    text("ability_why"),
    text("fit_why"),
    text("confidence_why"),
    link("priority_id", "company_priority"),
    # By the weighting that was in force.
    Column("total", REAL, nullable=False),
)

gate_condition = table(
    "gate_condition",
    # What must hold before the bets of a quarter open; with `bet_id` only before that one.
    text("quarter", default=None),
    link("bet_id", "initiative"),
    text("kind", default=None),
    link("responsibility_id", "responsibility"),
    link("needs_id", "initiative"),
    whole("percent"),
    text("added_on", default=None),
    whole("position"),
    one_of("kind", "responsibility-green", "initiative-done", "bau-covered"),
)

gate_override = table(
    "gate_override",
    belongs_to("initiative"),
    text("day", default=None),
    text("why", default=None),
    # The conditions that did not hold, as they were said then.
    text("held_by"),
)
