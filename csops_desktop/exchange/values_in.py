"""Dated numbers as they are pasted from a spreadsheet or a CSV file, read into a plan that can be previewed.

Which column holds the days and which the numbers is found by what stands in them; one decision for the whole column
says where day and month and where the decimals stand. What can't be read is not lost: it is listed with its reason.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import clean_line, header_words, unguard_formula
from csops_desktop.exchange.dates import DateOrder, detect_date_format, read_date
from csops_desktop.text.dates import MONTHS, parse_past_date, say_date
from csops_desktop.text.numbers import Decimal, detect_decimal, read_number, say_number

MOST_LINES = 100_000
"""More lines than this are no list of values that somebody looks through."""

_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[ '-]*(\d{4}|\d{2})")
_PLAIN = re.compile(r"[+-]?\d*[.,]?\d+")
_DAY_WORDS = {"date", "day", "week", "month", "on", "when", "period"}
_NUMBER_WORDS = {"value", "number", "result", "count", "minutes", "clicks", "hours", "share", "percent"}
_NOTE_WORDS = {"note", "notes", "comment", "comments", "remark", "remarks"}

type Fate = Literal["new", "replaces", "same", "skipped"]


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line of what was pasted.

    Attributes:
        line: its number, counted from 1.
        text: the line as it was pasted, on one line.
        fate: what becomes of it.
        why: the reason where it is skipped; what it replaces otherwise.
        day, value, note: what was read; `None` and "" where nothing could be.
    """

    line: int
    text: str
    fate: Fate
    why: str = ""
    day: date | None = None
    value: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Everything that was pasted, in its order; blank lines and the headings are left out."""

    lines: tuple[PastedLine, ...] = ()
    decimal: Decimal = Decimal.POINT
    order: DateOrder = DateOrder.DAY_FIRST
    order_guessed: bool = False

    @property
    def kept(self) -> tuple[PastedLine, ...]:
        """What would be written down."""
        return tuple(line for line in self.lines if line.fate in ("new", "replaces"))

    def number(self, fate: Fate) -> int:
        """Return how many lines have a fate."""
        return sum(line.fate == fate for line in self.lines)

    @property
    def sentence(self) -> str:
        """What would become of the lines: "12 new, 1 replaced, 2 skipped"."""
        words: tuple[tuple[Fate, str], ...] = (
            ("new", "new"),
            ("replaces", "replaced"),
            ("same", "already there"),
            ("skipped", "skipped"),
        )
        said = [f"{self.number(fate)} {word}" for fate, word in words if self.number(fate)]
        return ", ".join(said) if said else "Nothing is pasted yet"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where days, numbers and notes stand."""

    day: int
    number: int
    note: int | None


def read_values(text: str, today: date, present: Mapping[date, float] | None = None) -> Pasted:
    """Read dated numbers.

    Args:
        text: lines of cells, separated by tabs, semicolons or commas, or a day and a number with a blank between.
        today: the day on which it is pasted; later days are skipped.
        present: the values that are there already, by day.

    Raises:
        UserError: there are too many lines.
    """
    rows = _rows(text)
    if not rows:
        return Pasted()
    columns = _columns([cells for _, _, cells in rows], today)
    if _is_heading(rows[0][2], columns, today):
        rows = rows[1:]
    format_ = detect_date_format(_cell(cells, columns.day) for _, _, cells in rows)
    decimal = detect_decimal(_cell(cells, columns.number) for _, _, cells in rows)
    known = dict(present or {})
    last = {_day(_cell(cells, columns.day), today, format_.order): number for number, _, cells in rows}
    lines = [
        _line(number, shown, cells, columns, _Reading(today, format_.order, decimal, known, last))
        for number, shown, cells in rows
    ]
    return Pasted(tuple(lines), decimal, format_.order, format_.guessed)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known while a line is read; `last` is the last line of each day."""

    today: date
    order: DateOrder
    decimal: Decimal
    present: Mapping[date, float]
    last: Mapping[date | None, int]


def _line(number: int, shown: str, cells: Sequence[str], columns: _Columns, known: _Reading) -> PastedLine:
    """Read one line."""

    def skipped(why: str) -> PastedLine:
        return PastedLine(number, shown, "skipped", why)

    day_text, number_text = _cell(cells, columns.day), _cell(cells, columns.number)
    on, value = _day(day_text, known.today, known.order), read_number(number_text, known.decimal)
    if on is None:
        return skipped(f"“{day_text}” is no date." if day_text else "There is no date.")
    if value is None:
        return skipped(f"“{number_text}” is no number." if number_text else "There is no number.")
    if on > known.today:
        return skipped(f"{say_date(on, known.today)} has not come yet.")
    if known.last[on] != number:
        return skipped(f"{say_date(on, known.today)} stands again in line {known.last[on]}, which counts.")
    note = "" if columns.note is None else _cell(cells, columns.note)
    there = known.present.get(on)
    if there is None:
        return PastedLine(number, shown, "new", "", on, value, note)
    if there == value:
        return PastedLine(number, shown, "same", "This value is there already.", on, value, note)
    return PastedLine(number, shown, "replaces", f"Replaces {say_number(there)}.", on, value, note)


def _rows(text: str) -> list[tuple[int, str, list[str]]]:
    """Return line number, text and cells of the lines that hold something."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise UserError(f"These are {len(lines):,} lines; paste at most {MOST_LINES:,} at once.")
    delimiter = next((sign for sign in "\t;," if any(sign in line for line in lines)), " ")
    if delimiter == "," and not any(_splits(line) for line in lines):
        delimiter = " "
    rows = []
    for number, line in enumerate(lines, 1):
        cells = [unguard_formula(clean_line(cell)[0]) for cell in _cells(line, delimiter)]
        if any(cells):
            rows.append((number, " · ".join(filter(None, cells)), cells))
    return _joined(rows) if delimiter == "," else rows


def _splits(line: str) -> bool:
    """Say whether commas part a line into cells, and not only a number into its places ("15 Nov 12,5")."""
    first = line.split(",")[0].strip()
    return ("," in line and not re.fullmatch(r".*\s\d+", first)) or line.count(",") > 1


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line."""
    if delimiter == " ":
        return line.strip().rsplit(maxsplit=1)
    if delimiter == "\t":
        return line.split("\t")
    return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])


def _joined(rows: list[tuple[int, str, list[str]]]) -> list[tuple[int, str, list[str]]]:
    """Put decimals together that a comma took apart: "2026-11-01,12,5" without quotation marks."""
    pairs = [cells for _, _, cells in rows if len(cells) == 3]
    digits = [cells for cells in pairs if cells[1].lstrip("+-").isdigit() and cells[2].isdigit()]
    if not pairs or len(digits) != len(pairs):
        return rows
    return [
        (number, shown, [cells[0], f"{cells[1]},{cells[2]}"] if len(cells) == 3 else cells)
        for number, shown, cells in rows
    ]


def _columns(rows: Sequence[Sequence[str]], today: date) -> _Columns:
    """Find the columns of days, numbers and notes: by a heading, else by what stands in them."""
    width = max(len(cells) for cells in rows)
    names = [set(header_words(_cell(rows[0], at))) for at in range(width)]
    days = [
        sum(_day(_cell(cells, at), today, DateOrder.DAY_FIRST) is not None for cells in rows) for at in range(width)
    ]
    numbers = [sum(read_number(_cell(cells, at)) is not None for cells in rows) for at in range(width)]
    day = max(range(width), key=lambda at: (bool(names[at] & _DAY_WORDS), days[at], -at))
    others = [at for at in range(width) if at != day]
    if not others:
        return _Columns(day, day + 1, None)
    number = max(others, key=lambda at: (bool(names[at] & _NUMBER_WORDS), numbers[at], -at))
    rest = [at for at in others if at != number]
    named = [at for at in rest if names[at] & _NOTE_WORDS]
    return _Columns(day, number, next(iter(named or rest), None))


def _is_heading(cells: Sequence[str], columns: _Columns, today: date) -> bool:
    """Say whether the first line only names the columns."""
    day, number = _cell(cells, columns.day), _cell(cells, columns.number)
    return _day(day, today, DateOrder.DAY_FIRST) is None and read_number(number) is None and bool(day or number)


def _cell(cells: Sequence[str], at: int) -> str:
    """Return a cell, "" where the line is shorter."""
    return cells[at] if at < len(cells) else ""


def _day(text: str, today: date, order: DateOrder) -> date | None:
    """Read a day; a month stands for its last day, or for today while it lasts. `None` for what is none."""
    found = _month(text, today) or read_date(text, order)
    if found is not None or _PLAIN.fullmatch(text.strip()):
        # "1.5" could be the first of May; in a list of values it is a number.
        return found
    try:
        return parse_past_date(text, today)
    except UserError:
        return None


def _month(text: str, today: date) -> date | None:
    """Read a month: "2026-11", "Nov 2026", "November-26"."""
    text = text.strip()
    year, month = 0, 0
    if match := _MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
    elif match := _NAMED_MONTH.fullmatch(text):
        word = match[1].casefold()
        month = next((at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)), 0)
        year = int(match[2]) + (2000 if len(match[2]) == 2 else 0)
    if not 1 <= month <= 12 or not 1 <= year < 9999:
        return None
    last = date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return today if (last.year, last.month) == (today.year, today.month) else last
