"""The decks that were issued, as far as the next one must know them."""

from __future__ import annotations

from datetime import date

from csops_desktop.db.reader import Reader, day


def last_report_day(db: Reader) -> date | None:
    """Return the newest as-of day before the reader's own for which a deck was issued, `None` when there is none."""
    return day(db.value("SELECT max(as_of) FROM report WHERE as_of < ?", (db.today.isoformat(),)))
