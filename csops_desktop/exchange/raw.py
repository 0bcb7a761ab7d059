"""What the reader of a file format hands on: rows of texts, before anyone knows which of them are headers.

Standard library and errors only. The limits that hold for every format stand here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.errors import UserError

MAX_ROWS = 200_000
"""Filled rows up to which a table is read."""

MAX_CELLS = 10_000_000
"""Cells up to which a table is read, empty ones included: some 20 seconds of work."""

HEADER_SEARCH = 50
"""Filled rows among which the headers are looked for."""

UNCALCULATED = "#UNCALCULATED!"
"""Stands in a cell of a workbook whose formula has no value yet, in the manner of a spreadsheet's own errors."""

ERRORS = frozenset(
    {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", UNCALCULATED}
)
"""What a cell says whose formula failed or never ran: no value that anybody meant."""

SERIAL_ZERO = date(1899, 12, 30)
"""The day that a spreadsheet's day numbers count from, but for workbooks that came from an old Mac."""


def failed_formula(cell: str) -> str:
    """Say what a cell is whose formula gave no value, as the end of a sentence; "" for any other cell."""
    text = cell.strip()
    if text == UNCALCULATED:
        return "a formula that was never calculated (open the file in a spreadsheet program and save it there)"
    return f"the spreadsheet's error {text}" if text in ERRORS else ""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row that holds something; `line` is where it begins in the file, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """All rows of a file that hold something, and how they were read.

    Attributes:
        ragged_is_wrong: a row with more filled cells than headers has been torn apart wrongly, as in a text file whose
            delimiter stands unquoted in a cell; in a workbook it is only a remark beside the table.
        serial_zero: the day that numbers of days count from.
    """

    rows: tuple[RawRow, ...]
    encoding: str | None = None
    delimiter: str | None = None
    sheet_name: str = ""
    sheet_names: tuple[str, ...] = ()
    ragged_is_wrong: bool = False
    serial_zero: date = SERIAL_ZERO


class Tally:
    """Counts what was read of one file and stops at the limits."""

    def __init__(self, name: str) -> None:
        """Start at nothing; `name` is the file's, for the message."""
        self._name = name
        self._cells = 0
        self._rows = 0

    def add(self, cells: int, *, filled: bool) -> None:
        """Count one row.

        Raises:
            UserError: the file holds more than the limits.
        """
        self._cells += cells
        self._rows += filled
        if self._rows > MAX_ROWS:
            raise UserError(f"{self._name} has more than {MAX_ROWS:,} rows, which no tracker has.")
        if self._cells > MAX_CELLS:
            raise UserError(f"{self._name} has more than {MAX_CELLS:,} cells, which no tracker has.")
