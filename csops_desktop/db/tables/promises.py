"""Commitments with their slips, nudges, thank-yous, snoozes and the person's own wordings. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from csops_desktop.db.tables.base import belongs_to, link, one_of, table, text, unique, whole

commitment = table(
    "commitment",
    # Who promised: the other person, or the operator.
    text("direction", default="they-owe"),
    link("person_id", "person"),
    text("what", default=None),
    text("note"),
    # Who agreed to it, in their own words.
    text("agreed_by"),
    text("made_on", default=None),
    Column("due_on", Text),
    # Where it is due at a time of that day: "14:30".
    Column("due_at", Text),
    text("state", default="open"),
    Column("closed_on", Text),
    # What came of it, or why it was cancelled.
    text("outcome"),
    # How often and by how many days altogether its date was moved; held equal to commitment_slip by a property test.
    whole("slips"),
    whole("slipped_days"),
    link("responsibility_id", "responsibility"),
    link("document_id", "document"),
    link("ask_id", "ask"),
    # The step that waits for it.
    link("plan_step_id", "plan_step"),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(what)) > 0", name="what"),
    one_of("direction", "they-owe", "i-owe"),
    one_of("state", "open", "done", "cancelled"),
    Index("ix_commitment_state_due_on", "state", "due_on"),
)

commitment_slip = table(
    "commitment_slip",
    belongs_to("commitment"),
    text("moved_on", default=None),
    Column("from_on", Text),
    Column("to_on", Text),
    text("moved_by"),
    text("why"),
)

nudge = table(
    "nudge",
    belongs_to("person"),
    # What it was about; at most one of them.
    link("commitment_id", "commitment"),
    link("ask_id", "ask"),
    link("document_id", "document"),
    text("day", default=None),
    text("tone", default="friendly"),
    text("way", default="copied"),
    text("body"),
    Column("follow_up_on", Text),
    one_of("tone", "friendly", "firm", "final"),
    one_of("way", "copied", "mail", "said"),
)

thanks = table("thanks", belongs_to("person"), text("day", default=None), text("what", default=None))

snooze = table(
    "snooze",
    # What was put off: the kind of a line of Today, and the id of the row that it speaks of.
    text("kind", default=None),
    Column("thing_id", Integer, nullable=False),
    text("set_on", default=None),
    text("until", default=None),
    Index("ix_snooze_kind_thing_id", "kind", "thing_id"),
)

wording = table(
    "wording",
    # A text that is ready to send, as the person worded it: "nudge.friendly", "reply.declined".
    text("name", default=None),
    text("body"),
    unique("wording", "name"),
)
