"""The tracker as a table for a colleague: which columns, and what stands in them. Domain and rows only.

The headers are words that `fields` recognises, so that what goes out as CSV or XLSX can come in again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csops_desktop.exchange.cleaning import clean_text
from csops_desktop.queries.card_row import BoardCard

HEADERS = (
    *("Title", "Area", "Owner", "Status", "Reason", "Get-to-green date"),
    *("In this colour since", "Last checked", "Computed status", "Why it is computed so"),
)
"""The columns: first what an import reads, then what only the desk can tell."""


def tracker_rows(cards: Iterable[BoardCard]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each card under `HEADERS`: colours as words, days as year-month-day, all of it text."""
    for card in cards:
        cells = (
            *(card.title, card.area, card.owner, card.status.heading, card.reason),
            card.green_by.isoformat() if card.green_by else "",
            card.since.isoformat() if card.since else "",
            card.checked_on.isoformat() if card.checked_on else "",
            card.computed.heading,
            " ".join(card.watermelon_reasons),
        )
        yield tuple(clean_text(cell)[0] for cell in cells)
