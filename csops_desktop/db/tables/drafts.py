"""What is being typed and was not saved yet; no part of the work, and none of the history. Imports SQLAlchemy."""

from __future__ import annotations

from csops_desktop.db.tables.base import table, text, unique

draft = table(
    "draft",
    # Which field of which thing: "responsibility:12:summary".
    text("place", default=None),
    # The same in the person's words, since the thing may be gone when they are asked about it.
    text("name"),
    text("text"),
    # What was stored when the person began to type.
    text("base"),
    text("at", default=None),
    unique("draft", "place"),
)
