"""Reading a text file of separated cells whose encoding and delimiter nobody wrote down. No database.

It may import the standard library, and charset_normalizer inside the one function that needs it. Most trackers that are
not UTF-8 come from a western spreadsheet, so Windows-1252 is taken as long as the foreign characters are few, or that
of old Macs where it reads less oddly; general detectors guess wrongly there (a lone pound sign is a letter in a dozen
encodings).
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import unguard_formula
from csops_desktop.exchange.raw import RawRow, RawTable, Tally

DELIMITERS = (",", ";", "\t", "|")
"""The delimiters that are tried, the likeliest first."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_FEW_CONTROLS = 8
_SAMPLE_BYTES = 64 * 1024
_SAMPLE_CHARACTERS = 256 * 1024
_SAMPLE_ROWS = 100
_WESTERN_SHARE = 0.15
_FIRST_FOREIGN_LETTER = 0xC0
_MAC = "mac_roman"
_ODD = re.compile(
    "[a-zß-öø-ÿœšž][À-ÖØ-ÞŒŠŽŸ]"
    "|(?<=[^\\W\\d_])[†‡•‰‹›ˆ˜¸¨´¯˘˙˚˝˛ˇ∞±≤≥∂∑∏∫ªºΩ¬√≈∆«»◊¦§¶¤¢¥©®¹²³¿¡\uf8ff\ufffd](?=[^\\W\\d_])"
    "|(?<!\\S)[ÐÑÕÒÓñ](?!\\S)"
)
"""What hardly stands in a text that was decoded rightly: a capital behind a small letter, a sign inside a word, and a
letter alone where a dash would be."""
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|head|meta|table)\b", re.IGNORECASE)
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?\r?\n", re.IGNORECASE)


def read_text(
    data: bytes,
    name: str,
    encoding: str | None,
    delimiter: str | None,
    header_fields: Callable[[Sequence[str]], int],
) -> RawTable:
    """Read a file of separated cells.

    Args:
        data: the whole file.
        name: the file's name, for messages.
        encoding, delimiter: as the person corrected them; detected when `None`.
        header_fields: says how many known headers a row holds; it decides between delimiters.

    Returns:
        The rows, each with the line on which it begins: a quoted cell may go over several lines.

    Raises:
        UserError: it is not text, or not in that encoding, or a quotation mark is never closed.
    """
    encoding = encoding or detect_encoding(data, name)
    text = decode(data, encoding, name)
    if _MARKUP.match(text):
        raise UserError(f"{name} is a web page or an XML file; open it in a spreadsheet program and save it as .xlsx.")
    skipped = 0
    if match := _SEPARATOR_LINE.match(text):
        delimiter, skipped = delimiter or match[1], 1
        text = text[match.end() :]
    delimiter = delimiter or detect_delimiter(text, header_fields)
    rows = tuple(_rows(text, delimiter, skipped, name))
    return RawTable(rows, encoding, delimiter, ragged_is_wrong=True)


def detect_encoding(data: bytes, name: str) -> str:
    """Return Python's name of the encoding of a text.

    In this order: a byte order mark; UTF-16 without one, told by its zero bytes; UTF-8 if all of it fits; while the
    foreign letters are few, MacRoman where it reads less oddly than Windows-1252, else that; else charset_normalizer's
    guess.

    Raises:
        UserError: it is not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE_BYTES]
    zeros = [sample[start::2].count(0) * 4 for start in (0, 1)]
    if max(zeros) > len(sample) > 1 and min(zeros) * 8 < len(sample):
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    controls = len(_CONTROLS.findall(sample))
    unicode = _fits(data, "utf-8")
    zero = b"\0" in data and not unicode
    if zero or controls > max(_FEW_CONTROLS, len(sample) // 100) or data.startswith(b"%PDF-"):
        raise UserError(f"{name} is neither a CSV file nor an Excel workbook.")
    if unicode:
        return "utf-8"
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 128)
    few = sum(byte > 127 for byte in sample) <= letters * _WESTERN_SHARE
    if few and _oddities(sample, _MAC) < _oddities(sample, "cp1252"):
        return _MAC
    foreign = sum(byte >= _FIRST_FOREIGN_LETTER for byte in sample)
    if foreign <= letters * _WESTERN_SHARE and _fits(data, "cp1252"):
        return "cp1252"
    return _guess(data, name)


def _oddities(sample: bytes, encoding: str) -> int:
    """Count what looks wrong in a text that is decoded in an encoding."""
    return len(_ODD.findall(sample.decode(encoding, "replace")))


def _guess(data: bytes, name: str) -> str:
    """Ask charset_normalizer, on the first part of the file that holds bytes above 127."""
    from charset_normalizer import from_bytes

    start = next(place for place, byte in enumerate(data) if byte > 127)
    best = from_bytes(data[max(0, start - 2000) : start + _SAMPLE_BYTES]).best()
    if best is not None and _fits(data, best.encoding):
        return best.encoding
    if _fits(data, "cp1252"):
        return "cp1252"
    raise UserError(f"The encoding of {name} was not recognised; save it as “CSV UTF-8” and try again.")


def _fits(data: bytes, encoding: str) -> bool:
    """Say whether all bytes are valid in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def decode(data: bytes, encoding: str, name: str) -> str:
    """Turn the bytes of a file into text.

    Raises:
        UserError: the encoding does not exist or does not fit.
    """
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        raise UserError(f"There is no encoding “{encoding}”.") from error
    except (UnicodeError, ValueError) as error:
        raise UserError(f"{name} is damaged or not written in the encoding {encoding}.") from error


def detect_delimiter(text: str, header_fields: Callable[[Sequence[str]], int]) -> str:
    """Return what separates the cells of a text.

    The delimiter wins that makes most known headers in one row; then the one with which most rows have the same number
    of cells; then the one with more cells. A text with one column gets the comma.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    best = max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter, header_fields))
    return best if _fitness(sample, best, header_fields)[2] > 1 else ","


def _fitness(sample: str, delimiter: str, header_fields: Callable[[Sequence[str]], int]) -> tuple[int, float, int]:
    """Return how well a delimiter fits: known headers, share of rows with the usual width, that width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        rows.extend(itertools.islice(reader, _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0.0, 0
    widths = Counter(len(cells) for cells in rows if any(cell.strip() for cell in cells))
    if not widths:
        return 0, 0.0, 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    known = max(header_fields(cells) for cells in rows)
    return known if known > 1 else 0, times / widths.total() if width > 1 else 0.0, width


def _rows(text: str, delimiter: str, skipped: int, name: str) -> Iterator[RawRow]:
    """Yield the rows that hold something, with the line on which each begins."""
    tally = Tally(name)
    for line, cells in _records(text, delimiter, skipped, name):
        filled = any(cell.strip() for cell in cells)
        tally.add(len(cells), filled=filled)
        if filled:
            yield RawRow(line, tuple(unguard_formula(cell) for cell in cells))


def _records(text: str, delimiter: str, skipped: int, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line.

    One line of the reader's own is put behind the text. When it does not come out as a record of its own, it was
    swallowed by a quotation mark that is never closed, and with it everything behind that mark.
    """
    lines = _Lines(text)
    try:
        reader = csv.reader(lines, delimiter=delimiter)
    except (TypeError, ValueError) as error:
        raise UserError("The delimiter must be one character.") from error
    while True:
        before = reader.line_num
        line = before + 1 + skipped
        try:
            cells = next(reader)
        except csv.Error as error:
            raise UserError(
                f"Line {line} of {name} can't be read: a cell has no end or is longer than 131,072 characters."
            ) from error
        if lines.ended:
            if reader.line_num - before > 1:
                raise UserError(f"In {name} a quotation mark in line {line} or below is never closed.")
            return
        yield line, cells


class _Lines:
    """The lines of a text, ended only by CR, LF or both, and one more behind them; `ended` once that was handed out."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if line:
            return line
        if self.ended:
            raise StopIteration
        self.ended = True
        return "end"
