"""A tracker file as a table of texts, whatever it was: the one entrance for CSV, XLSX and Trello. No database.

It may import the readers of the formats, the cleaning of text and the header words. What was detected (encoding,
delimiter, header row, sheet) is said in the result, so that a person can look at it and read again with a correction.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from csops_desktop.errors import UserError
from csops_desktop.exchange import csv_in, xlsx_in
from csops_desktop.exchange.cleaning import clean_line, same_text
from csops_desktop.exchange.dates import DateOrder, read_date
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import Issue
from csops_desktop.exchange.raw import HEADER_SEARCH, SERIAL_ZERO, RawRow, RawTable
from csops_desktop.exchange.recognition import known_fields
from csops_desktop.exchange.trello_board import is_json

MAX_BYTES = 64 * 1024 * 1024
"""Size up to which a file is read: a hundred times the largest tracker seen."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the headers.

    Attributes:
        line: where it begins in the file, counted from 1: the line of a text file, the row of a workbook.
        cells: the texts, one for each header.
        extra: filled cells that stand beyond the last header.
        skipped: why a row that could be read is not to be imported; "" for all others.
        since: the day from which it has had the status that its known column says, where the file knows.
    """

    line: int
    cells: tuple[str, ...]
    extra: int = 0
    skipped: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """What a board of cards has beyond a table; `line` of its rows counts its cards.

    Attributes:
        name: as the person calls it.
        source: by what it is known again in a later file, whatever that is called; "" where nothing tells.
        columns: which header fills which field; the fields are known, so nothing has to be recognised. What fills
            the key keeps it for good.
        notes, issues: what there is to say about the board, and about single cards.
    """

    name: str
    source: str
    columns: Mapping[Field, str]
    notes: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A table that was read from a file.

    Attributes:
        name: the file's name without its folder.
        headers: each header once; a column without one is called "Column 5".
        rows: the rows that hold something.
        encoding: Python's name of the text file's encoding, `None` for a workbook.
        delimiter: what separates a text file's cells, `None` for a workbook.
        header_line: where the headers stand, counted from 1.
        sheet_name, sheet_names: the workbook's sheet that was read, and all it has; "" and () for a text file.
        serial_zero: the day that a workbook's day numbers count from.
        repeated: headers that occurred more than once and were read as one column, the first filled cell.
        board: where it was read from a board of cards; else `None`.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str | None
    delimiter: str | None
    header_line: int
    sheet_name: str = ""
    sheet_names: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    serial_zero: date = SERIAL_ZERO
    board: Board | None = None

    @property
    def place(self) -> str:
        """What a row's `line` counts, as it stands before the number: "Line" or "Card"."""
        return "Line" if self.board is None else "Card"

    @property
    def known_columns(self) -> Mapping[Field, str]:
        """The fields whose headers need not be recognised."""
        return {} if self.board is None else self.board.columns

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each header."""
        return {header: place for place, header in enumerate(self.headers)}

    def column(self, header: str) -> Iterator[str]:
        """Return the cells under a header of `headers`, from the top, without those of skipped rows."""
        place = self.index[header]
        return (row.cells[place] for row in self.rows if not row.skipped)


def read_sheet(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    header_row: int | None = None,
    sheet: str | None = None,
) -> Sheet:
    """Read a CSV or XLSX file, or the JSON export of a Trello board, into a table of texts.

    The kind of file is told by its content, not by its name. Nothing is changed or kept open.

    Args:
        path: the file.
        encoding: a text file's encoding as Python names it; detected when `None`.
        delimiter: what separates a text file's cells, one character; detected when `None`.
        header_row: where the headers stand, counted from 1 in lines of a text file and rows of a workbook; detected
            when `None`: rows of titles above it are passed over.
        sheet: the name of the workbook's sheet; when `None` the first visible one that names the columns of a tracker,
            else the first that holds something.

    Raises:
        UserError: the file can't be read, or there is nothing in it that could be imported; one sentence says why.
    """
    data = _bytes_of(path)
    if path.suffix.lower() == ".json" or is_json(data):
        from csops_desktop.exchange.trello_in import read_board

        return read_board(data, path.name)
    if xlsx_in.is_workbook(data):
        raw = xlsx_in.read_workbook(data, path.name, sheet, names_tracker)
    else:
        raw = csv_in.read_text(data, path.name, encoding, delimiter, header_fields)
    if not raw.rows:
        raise UserError(f"{path.name} is empty.")
    return _as_sheet(path.name, raw, header_row)


def header_fields(cells: Sequence[str]) -> int:
    """Return how many different fields of a tracker a row of cells names: two or more make it a row of headers."""
    return len({field for cell in cells if len(cell) <= 80 for field in sorted(known_fields(cell))[:1]})


def names_tracker(cells: Sequence[str]) -> bool:
    """Say whether a row of cells has the headers of a tracker: a title and something besides it."""
    return header_fields(cells) >= 2 and any(Field.TITLE in known_fields(cell) for cell in cells if len(cell) <= 80)


def _bytes_of(path: Path) -> bytes:
    """Read a whole file of a size that can be a tracker's."""
    try:
        if not path.exists():
            raise UserError(f"There is no file {path.name}.")
        if not path.is_file():
            raise UserError(f"{path.name} is not a file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except PermissionError as error:
        raise UserError(f"{path.name} may not be read, or another program holds it open.") from error
    except ValueError as error:
        raise UserError("The name of the file can't be used.") from error
    except OSError as error:
        raise UserError(f"{path.name} can't be read: {error.strerror or 'the system refused it'}.") from error
    if not data:
        raise UserError(f"{path.name} is empty.")
    if len(data) > MAX_BYTES:
        raise UserError(f"{path.name} is larger than {MAX_BYTES // 1024**2} MB, which no tracker is.")
    return data


def _as_sheet(name: str, raw: RawTable, header_row: int | None) -> Sheet:
    """Find the headers of a raw table, and put its rows under them."""
    at = _header_at(raw, header_row, name)
    titles = [clean_line(cell)[0] for cell in raw.rows[at].cells]
    below = raw.rows[at + 1 :]
    if raw.ragged_is_wrong:
        width = len(titles)
        while width and not titles[width - 1]:
            width -= 1
    else:
        width = max(len(row.cells) for row in raw.rows[at:])
    titles = titles[:width] + [""] * (width - len(titles))
    places, repeated = _places(titles, below)
    rows = tuple(_row(row, places, width) for row in below)
    if not rows:
        raise UserError(f"{name} has headers but nothing below them.")
    return Sheet(
        name=name,
        headers=tuple(places),
        rows=rows,
        encoding=raw.encoding,
        delimiter=raw.delimiter,
        header_line=raw.rows[at].line,
        sheet_name=raw.sheet_name,
        sheet_names=raw.sheet_names,
        repeated=repeated,
        serial_zero=raw.serial_zero,
    )


def _places(titles: Sequence[str], below: Sequence[RawRow]) -> tuple[dict[str, list[int]], tuple[str, ...]]:
    """Return the columns behind each header, and the headers that occur more than once.

    Two headers are the same when they differ only in case or spaces. A column without a header that holds nothing is
    left out; one that holds something is called by its number.
    """
    filled = {place for row in below for place, cell in enumerate(row.cells) if cell.strip()}
    spelled: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    for place, title in enumerate(titles):
        if not title and place not in filled:
            continue
        header = title or f"Column {place + 1}"
        places.setdefault(spelled.setdefault(same_text(header), header), []).append(place)
    return places, tuple(header for header, columns in places.items() if len(columns) > 1)


def _row(row: RawRow, places: dict[str, list[int]], width: int) -> SheetRow:
    """Put the cells of a row under the headers: for each the first filled cell of its columns."""
    cells = row.cells
    texts = (
        next((cells[place] for place in columns if place < len(cells) and cells[place].strip()), "")
        for columns in places.values()
    )
    return SheetRow(row.line, tuple(texts), sum(1 for cell in cells[width:] if cell.strip()))


def _header_at(raw: RawTable, header_row: int | None, name: str) -> int:
    """Return the place of the header row among the rows that hold something."""
    if header_row is not None:
        for at, row in enumerate(raw.rows):
            if row.line == header_row:
                return at
        raise UserError(f"Line {header_row} of {name} has no headers.")
    candidates = raw.rows[:HEADER_SEARCH]
    named = [header_fields(row.cells) for row in candidates]
    if max(named) >= 2:
        return named.index(max(named))
    usual = statistics.median(_filled(row) for row in candidates)
    for at, row in enumerate(candidates):
        if _looks_like_headers(row, usual):
            return at
    return 0


def _looks_like_headers(row: RawRow, usual: float) -> bool:
    """Say whether a row has short, different words in at least half as many cells as are usually filled."""
    texts = [cell.strip() for cell in row.cells if cell.strip()]
    words = all(len(text) <= 80 and not _is_value(text) for text in texts)
    return words and len(texts) * 2 >= usual and len(texts) >= min(2, usual) and len(set(texts)) * 2 > len(texts)


def _is_value(text: str) -> bool:
    """Say whether a cell is a number or a date, which headers are not."""
    bare = text.replace(",", "").replace(".", "").strip("-+%£$€ ")
    return bare.isdigit() or read_date(text, DateOrder.DAY_FIRST) is not None


def _filled(row: RawRow) -> int:
    """Return how many cells of a row hold something."""
    return sum(1 for cell in row.cells if cell.strip())
