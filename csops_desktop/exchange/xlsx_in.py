"""Reading an Excel workbook that may be damaged, locked by a password, or made to exhaust the memory. No database.

openpyxl is imported inside the function that needs it: it costs a fifth of a second at start-up.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from csops_desktop.errors import UserError
from csops_desktop.exchange.raw import HEADER_SEARCH, RawRow, RawTable, Tally
from csops_desktop.exchange.xlsx_marks import Marks, marks_of

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

MAX_RATIO = 100
"""Times a workbook may grow when it is unpacked; real ones stay below 30."""

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes up to which a workbook is unpacked at all."""

_OTHER_PROGRAMS = ("mimetype", "xl/workbook.bin", "Index/Document.iwa", "word/document.xml", "ppt/presentation.xml")
"""Parts by which the packed files of other programs are told: OpenDocument, binary Excel, Numbers, Word, PowerPoint."""

_FREE_BYTES = 16 * 1024 * 1024
_LAST_ROW = 1_048_576
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, IndexError, AttributeError),
    *(OverflowError, EOFError, OSError, NotImplementedError, RuntimeError),
)
"""What openpyxl and the unpacking let through when a workbook is not what it says; errors of XML are SyntaxErrors."""


def is_workbook(data: bytes) -> bool:
    """Say whether a file is (or was once) a workbook of Excel, by its first bytes."""
    return data.startswith((_OLE, _ZIP))


def read_workbook(
    data: bytes, name: str, sheet: str | None, names_tracker: Callable[[Sequence[str]], bool]
) -> RawTable:
    """Read one sheet of a workbook: the values as last computed, dates as year-month-day.

    Args:
        data: the whole file.
        name: the file's name, for messages.
        sheet: the name of the sheet. When `None`: the first visible one in which a row names the columns of a tracker,
            so that covers and notes in front of it are passed over; else the first visible one that holds something.
        names_tracker: says whether a row of cells does that.

    Raises:
        UserError: it is encrypted, an old .xls file, damaged or too large, or there is no such sheet.
    """
    _check(data, name)
    damaged = UserError(f"{name} is damaged or not an Excel workbook.")
    # openpyxl warns of every feature that it doesn't know; none of them changes the values.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from openpyxl.reader.excel import ExcelReader

            reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True)
            reader.read()
            try:
                return _read(reader, name, sheet, names_tracker)
            finally:
                reader.wb.close()
        except _DAMAGED as error:
            raise damaged from error


def _check(data: bytes, name: str) -> None:
    """Refuse what is not a readable workbook before anything is unpacked."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UserError(f"{name} is protected with a password; save it without one and try again.")
        raise UserError(f"{name} is an old Excel file; save it as .xlsx and try again.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UserError(f"{name} is damaged or not an Excel workbook.") from error
    if any(part.filename in _OTHER_PROGRAMS for part in parts):
        raise UserError(f"{name} is the file of another program; save it there as .xlsx and try again.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or unpacked > max(_FREE_BYTES, len(data) * MAX_RATIO):
        raise UserError(f"{name} grows far too large when it is unpacked, so it was not read.")
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(f"{name} is protected with a password; save it without one and try again.")


def _read(
    reader: ExcelReader, name: str, wanted: str | None, names_tracker: Callable[[Sequence[str]], bool]
) -> RawTable:
    """Read the wanted sheet, or the one that looks like a tracker."""
    book = reader.wb
    names = tuple(sheet.title for sheet in book.worksheets)
    if wanted is not None and wanted not in names:
        raise UserError(f"{name} has no sheet “{wanted}”. Its sheets are: {', '.join(names)}.")
    zero = book.epoch.date()
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    first: RawTable | None = None
    for sheet in book.worksheets:
        if sheet.title != wanted and (wanted is not None or sheet.sheet_state != "visible"):
            continue
        # Some programs write a wrong extent, which would hide rows.
        sheet.reset_dimensions()
        part = parts.get(sheet.title)
        marks = marks_of(reader.archive.read(part) if part else b"")
        rows = tuple(_rows(sheet.iter_rows(values_only=True), marks, name))
        table = RawTable(rows, sheet_name=sheet.title, sheet_names=names, serial_zero=zero)
        if wanted is not None or any(names_tracker(row.cells) for row in rows[:HEADER_SEARCH]):
            return table
        if rows and first is None:
            first = table
    return first or RawTable((), sheet_names=names)


def _rows(rows: Iterable[tuple[object, ...]], marks: Marks, name: str) -> Iterator[RawRow]:
    """Yield the rows that hold something."""
    tally = Tally(name)
    for number, values in enumerate(rows, 1):
        if number > _LAST_ROW:
            raise UserError(f"{name} has more rows than Excel allows.")
        cells = [cell_text(value) for value in values]
        marks.put_in(number, cells)
        width = len(cells)
        while cells and not cells[-1].strip():
            cells.pop()
        tally.add(width, filled=bool(cells))
        if cells:
            yield RawRow(number, tuple(cells))


def cell_text(value: object) -> str:
    """Return a value of a workbook as the text a person would have typed."""
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case int() | timedelta():
            return str(value)
    return str(value)
