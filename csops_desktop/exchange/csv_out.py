"""The tracker as CSV: UTF-8 with a byte order mark (spreadsheets need it), RFC 4180, and no cell that can be run.

Standard library, the rows and the cleaning of text only.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable

from csops_desktop.exchange.cleaning import guard_formula
from csops_desktop.exchange.table_out import HEADERS, tracker_rows
from csops_desktop.queries.card_row import BoardCard


def tracker_as_csv(cards: Iterable[BoardCard], delimiter: str = ",") -> bytes:
    """Return the tracker as the bytes of a CSV file; the same cards give the same bytes.

    A cell that a spreadsheet would take for a formula gets a leading apostrophe, which the import takes away again.

    Args:
        cards: the responsibilities in the order they shall have.
        delimiter: what separates the cells; spreadsheets set to a continental language expect a semicolon.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([guard_formula(cell) for cell in cells] for cells in tracker_rows(cards))
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")
