"""Metrics: what is measured, the dated values, the checks of a definition, what an improvement saved. SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import REAL, CheckConstraint, Column, Text

from csops_desktop.db.tables.base import belongs_to, link, one_of, table, text, unique, whole

metric = table(
    "metric",
    text("name", default=None),
    text("definition"),
    text("unit"),
    text("direction", default="up"),
    text("kind", default="throughput"),
    text("source"),
    link("owner_id", "person"),
    Column("target", REAL),
    # The name of a built-in one whose values come from the desk's own data; "" for one whose values are typed.
    text("builtin"),
    # What would get worse if this one were driven blindly.
    link("counter_id", "metric"),
    # When the definition was last worded and last checked, and after how many days it is due again.
    text("defined_on", default=None),
    Column("verified_on", Text),
    text("verified_by"),
    whole("review_days", default=180),
    whole("position"),
    Column("archived_on", Text),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(name)) > 0", name="name"),
    CheckConstraint("review_days > 0", name="review_days"),
    one_of("direction", "up", "down"),
    one_of("kind", "throughput", "leading", "lagging"),
)

metric_value = table(
    "metric_value",
    belongs_to("metric"),
    text("day", default=None),
    Column("value", REAL, nullable=False),
    text("note"),
    unique("metric_value", "metric_id", "day"),
)

metric_check = table(
    "metric_check",
    belongs_to("metric"),
    text("day", default=None),
    link("person_id", "person"),
    text("note"),
)

improvement = table(
    "improvement",
    # A process was changed: what it took before and what it takes now.
    text("title", default=None),
    belongs_to("metric"),
    link("responsibility_id", "responsibility"),
    Column("before", REAL, nullable=False),
    text("before_on", default=None),
    Column("after", REAL, nullable=False),
    text("after_on", default=None),
    # How often the process runs in a month; 0 where that isn't known.
    Column("runs_per_month", REAL, nullable=False, server_default="0"),
    text("note"),
)
