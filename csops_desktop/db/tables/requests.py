"""Requests: what somebody asked for, who asked, how it stood when, and what it displaced. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from csops_desktop.db.tables.base import belongs_to, link, one_of, table, text, whole

request = table(
    "request",
    text("title", default=None),
    text("problem"),
    text("helps"),
    text("why"),
    text("how_often"),
    Column("due_on", Text),
    whole("urgent"),
    text("state", default="triage"),
    link("assignee_id", "person"),
    # The instant it came in, and the day; days to the first answer are counted in working hours.
    text("came_at", default=None),
    text("came_on", default=None),
    Column("answered_at", Text),
    Column("closed_on", Text),
    text("decline_reason"),
    Column("revisit_on", Text),
    # Another request that this one was merged into; it counts as one of its requesters then.
    link("merged_into_id", "request"),
    # What accepting it made ("initiative", "responsibility", "commitment") and its id; no key, since that may be gone.
    text("became"),
    Column("became_id", Integer),
    # The document that answered it.
    link("document_id", "document"),
    # When what is monitored is looked at again.
    Column("look_on", Text),
    whole("documents_updated"),
    whole("requester_told"),
    # What a file called it, so that a second import finds it.
    text("source_key"),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(title)) > 0", name="title"),
    one_of(
        "state",
        "triage",
        "need-more-info",
        "unassigned",
        "in-process",
        "awaiting-feedback",
        "blocked",
        "monitoring",
        "wont-do",
        "done",
    ),
    Index("ix_request_state_came_on", "state", "came_on"),
)

request_asker = table(
    "request_asker",
    # Who asked, and when; a merged or repeated ask adds a row.
    belongs_to("request"),
    link("person_id", "person"),
    # Where nobody is known by name: "Finance".
    text("team"),
    text("day", default=None),
    text("said"),
)

request_change = table(
    "request_change",
    belongs_to("request"),
    text("state", default=None),
    text("at", default=None),
    text("day", default=None),
    text("note"),
)

interrupt = table(
    "interrupt",
    # A request that was taken on in front of planned work.
    belongs_to("request"),
    # What it displaced, and its title as it was then.
    link("initiative_id", "initiative"),
    text("displaced"),
    text("for_whom"),
    text("day", default=None),
    text("why"),
)
