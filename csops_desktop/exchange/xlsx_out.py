"""The tracker as an Excel workbook in which every cell is text, so that nothing in it can be run or followed.

XlsxWriter is imported inside the function that needs it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import shorten
from csops_desktop.exchange.table_out import HEADERS, tracker_rows
from csops_desktop.queries.card_row import BoardCard

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds (Excel's own limit); more would be dropped without a word."""

_WIDTHS = (40, 18, 18, 11, 60, 17, 19, 13, 16, 40)


def tracker_as_xlsx(cards: Iterable[BoardCard], created: datetime) -> bytes:
    """Return the tracker as the bytes of a workbook; the same cards and moment give the same bytes.

    Args:
        cards: the responsibilities in the order they shall have.
        created: the moment that the workbook names as its own.

    Raises:
        UserError: a text is longer than a cell holds.
    """
    import xlsxwriter

    rows = list(tracker_rows(cards))
    _check_lengths(rows)
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        book.set_properties({"title": "Tracker", "created": created.replace(tzinfo=None)})
        sheet = book.add_worksheet("Tracker")
        heading = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for column, (header, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True)):
            sheet.write_string(0, column, header, heading)
            sheet.set_column(column, column, width)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, body)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(HEADERS) - 1)
    return data.getvalue()


def _check_lengths(rows: Iterable[tuple[str, ...]]) -> None:
    """Refuse a text that a workbook would silently leave out."""
    for cells in rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UserError(
                f"A text of “{shorten(cells[0], 60)}” is longer than the {LONGEST_CELL:,} characters"
                " that a cell of a workbook holds; export CSV instead."
            )
