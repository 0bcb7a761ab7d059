"""Decks that were issued, frozen with the data behind them; facts like posted letters, so none of the history.

Imports SQLAlchemy.
"""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Text

from csops_desktop.db.tables.base import table, text, unique, whole

report = table(
    "report",
    # The instant, and the day where the person was.
    text("at", default=None),
    text("day", default=None),
    text("as_of", default=None),
    # The day it was compared with; empty for none.
    Column("since", Text),
    text("headline", default=None),
    whole("pages", default=None),
    whole("red"),
    whole("yellow"),
    whole("green"),
    whole("not_rated"),
    # SHA-256 of the file in hexadecimal.
    text("digest", default=None),
    # The large ones stand last, so that reading the others doesn't walk through their pages.
    # The responsibilities as they were shown: JSON, deflated.
    Column("data", LargeBinary, nullable=False),
    # The pages as they were laid out, for the preview; as `deck.frozen` packs them.
    Column("drawing", LargeBinary, nullable=False),
    # The file, to the byte.
    Column("pdf", LargeBinary, nullable=False),
    unique("report", "day", "digest"),
)
