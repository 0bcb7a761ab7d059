"""How the page names decks and reports. Imports the core's rows and dates."""

from __future__ import annotations

from datetime import date

from csops_desktop.previews import Preview
from csops_desktop.queries.reports import ReportRow
from csops_desktop.text.dates import say_date, say_exact


def day_words(row: ReportRow, today: date) -> str:
    """Return when a report was issued: "Tue 24 Nov"."""
    return say_date(row.day, today)


def days_words(as_of: date, since: date | None, today: date, *, issued: date | None = None) -> str:
    """Return what a deck shows: "as of today, changes since Mon 9 Nov".

    Args:
        as_of: the day whose state it shows; where it is `issued` itself, that needs no word.
        since: the day it is compared with.
        today: the present day.
        issued: the day on which the report was issued; `None` for a deck that was not.
    """
    state = "today" if as_of == today else say_date(as_of, today)
    parts = [] if as_of == issued else [f"as of {state}"]
    parts.append(f"changes since {say_date(since, today)}" if since is not None else "no comparison")
    return ", ".join(parts)


def draft_words(preview: Preview | None, today: date) -> str:
    """Return what the deck shows that is not issued yet."""
    return "The deck for now" if preview is None else f"Deck {days_words(preview.as_of, preview.since, today)}"


def report_spoken(row: ReportRow, today: date) -> str:
    """Return a report as a screen reader says it."""
    days = days_words(row.as_of, row.since, today, issued=row.day)
    return f"Report of {day_words(row, today)}, {row.headline}, {row.counts_words}, {row.pages_words}, {days}"


def report_exact(row: ReportRow) -> str:
    """Return everything about a report, exactly, for a tooltip."""
    issued = row.at.astimezone()
    lines = [row.headline, f"Issued on {say_exact(row.day)} at {issued:%H:%M}", f"Shows {say_exact(row.as_of)}"]
    lines += [f"Compared with {say_exact(row.since)}"] if row.since is not None else []
    return "\n".join((*lines, f"{row.counts_words}; {row.pages_words}"))
