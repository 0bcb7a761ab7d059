"""From the cells of a tracker to values, row by row, with a remark wherever something was not taken as it stood.

It may import the sheet, the fields and the readers of single cells. Nothing here knows what the workspace holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from csops_desktop.domain.status import Status, count
from csops_desktop.exchange.cleaning import clean_line, clean_text, same_text, shorten
from csops_desktop.exchange.dates import DateFormat, detect_date_format, read_date, says_no_date
from csops_desktop.exchange.fields import Field, TrackerMapping
from csops_desktop.exchange.plan import Issue, Point, RowValues, UnknownWord
from csops_desktop.exchange.raw import failed_formula
from csops_desktop.exchange.sheet import Sheet, SheetRow
from csops_desktop.exchange.status_words import read_status, reason_in, status_word

TITLE_LIMIT = 300
"""Characters of a title; a longer one is shortened, and stands whole in front of the summary."""

LINE_LIMIT = 200
"""Characters of an area, an owner and a key."""

MOST_POINTS = 100
"""Points of a definition of green that are read from one cell."""

TEXT_LIMIT = 20_000
"""Characters of a reason and a summary: five times the longest seen."""

_LIMITS = {Field.TITLE: TITLE_LIMIT, Field.REASON: TEXT_LIMIT, Field.SUMMARY: TEXT_LIMIT}
_LONG_TEXTS = (Field.REASON, Field.SUMMARY)
_TOTAL = re.compile(r"(?:grand |sub[ -]?)?totals?\b", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?")
_POINT = re.compile(r"(?:[-*•]\s+)?(?:\[([ xX✓✔]?)\]\s*)?(.*)")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the file: its values, or the reason why it is skipped; `texts` are its cells as they are compared."""

    line: int
    title: str
    values: RowValues | None
    why: str = ""
    texts: frozenset[str] = frozenset()


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one sheet and gathers what there is to say about them.

    Attributes:
        issues: remarks on single rows, in their order.
        unknown: the status words that nobody explained, in their first spelling.
        bare: the lines of rows that hold a title and nothing else.
        used_words: the person's own status words that occurred.
        date_format: how the get-to-green dates are read.
    """

    sheet: Sheet
    mapping: TrackerMapping
    words: Mapping[str, Status]
    date_format: DateFormat | None = None
    issues: list[Issue] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    used_words: set[str] = field(default_factory=set)
    bare: list[int] = field(default_factory=list)
    _spelled: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        header = self.mapping.columns.get(Field.GREEN_BY)
        if header is not None and self.date_format is None:
            self.date_format = detect_date_format(self.sheet.column(header))

    def read(self) -> list[ReadRow]:
        """Return every row of the sheet, read or skipped."""
        return [self._row(row) for row in self.sheet.rows]

    def unknown_words(self) -> tuple[UnknownWord, ...]:
        """Return the words that nobody explained, the most frequent first."""
        ordered = sorted(self.unknown.items(), key=lambda item: (-item[1], item[0]))
        return tuple(UnknownWord(self._spelled[word], times) for word, times in ordered)

    def _row(self, row: SheetRow) -> ReadRow:
        """Read one row."""
        title, _ = clean_line(self._cell(row, Field.TITLE))
        if row.skipped:
            # It is known what it is, so it may well be missed among the others.
            return ReadRow(row.line, shorten(title, TITLE_LIMIT), None, row.skipped)
        problem = self._problem(row, title)
        if problem:
            texts = frozenset(same_text(cell) for cell in row.cells if cell.strip())
            return ReadRow(row.line, shorten(title, TITLE_LIMIT), None, problem, texts)
        values = self._values(row)
        if sum(1 for cell in row.cells if cell.strip()) == 1:
            self.bare.append(row.line)
        return ReadRow(row.line, values.title, values)

    def _problem(self, row: SheetRow, title: str) -> str:
        """Return why a row can't be imported; "" when it can."""
        if row.extra and self.sheet.delimiter is not None:
            beyond = count(row.extra, "filled cell")
            return f"it has {beyond} more than there are headers, so its cells may stand under the wrong ones."
        if not title:
            return "it has no title."
        for name in (Field.TITLE, Field.STATUS):
            if failed := failed_formula(self._cell(row, name)):
                return f"its {name.word} is {failed}."
        filled = [(header, cell) for header, cell in zip(self.sheet.headers, row.cells, strict=True) if cell.strip()]
        if len(filled) > 1 and all(same_text(header) == same_text(cell) for header, cell in filled):
            return "it repeats the headers."
        return "it is a total of other rows." if _is_total(title, [cell.strip() for _, cell in filled]) else ""

    def _values(self, row: SheetRow) -> RowValues:
        """Read the cells of a row that has a title."""
        title, summary = self._titled(row)
        status, word = self._status(row)
        reason = self._text(row, Field.REASON)
        if status is Status.NOT_RATED and not reason:
            # The word itself ("On hold") is then the only reason there is.
            reason = word
        return RowValues(
            title=title,
            area=self._text(row, Field.AREA),
            owner=self._text(row, Field.OWNER),
            status=status,
            reason=reason,
            summary=summary,
            green_by=self._date(row),
            key=self._text(row, Field.KEY),
            criteria=self._criteria(row),
            since=row.since if status is not Status.NOT_RATED and self._known_status else None,
        )

    @property
    def _known_status(self) -> bool:
        """The status stands in the column of which the file itself knows the days."""
        header = self.mapping.columns.get(Field.STATUS)
        return header is not None and header == self.sheet.known_columns.get(Field.STATUS)

    def _criteria(self, row: SheetRow) -> tuple[Point, ...]:
        """Return the points of the definition of green: one a line, "[x]" before one that is met.

        A point that stands there twice is met when both are.
        """
        points: dict[str, Point] = {}
        for text_of_line in clean_text(self._cell(row, Field.CRITERIA))[0].splitlines():
            found = _POINT.fullmatch(text_of_line.strip())
            text = shorten(clean_line(found[2])[0], TITLE_LIMIT) if found else ""
            if not found or not text:
                continue
            first = points.setdefault(same_text(text), Point(text, met=(found[1] or " ") != " "))
            points[same_text(text)] = Point(first.text, first.met and (found[1] or " ") != " ")
        if len(points) > MOST_POINTS:
            self._tell(row, f"its definition of green has {len(points):,} points; the first {MOST_POINTS} are taken.")
        return tuple(points.values())[:MOST_POINTS]

    def _titled(self, row: SheetRow) -> tuple[str, str]:
        """Return title and summary; a title that is too long is kept whole in front of the summary."""
        whole, removed = clean_line(self._cell(row, Field.TITLE))
        self._tell_removed(row, Field.TITLE, removed)
        summary = self._text(row, Field.SUMMARY)
        if len(whole) <= TITLE_LIMIT:
            return whole, summary
        self._tell(
            row,
            f"the title is {len(whole):,} characters long; it is shortened to {TITLE_LIMIT}"
            " and stands whole in the summary.",
        )
        return shorten(whole, TITLE_LIMIT), shorten(f"{whole}\n\n{summary}".strip(), TEXT_LIMIT)

    def _status(self, row: SheetRow) -> tuple[Status | None, str]:
        """Return the status, and what the cell says besides; `None` without a status column."""
        if Field.STATUS not in self.mapping.columns:
            return None, ""
        text, _ = clean_line(self._cell(row, Field.STATUS))
        word = status_word(text)
        if word in self.words:
            self.used_words.add(word)
        status = read_status(text, self.words)
        if status is None:
            self._spelled.setdefault(word, text)
            self.unknown[word] += 1
        return status or Status.NOT_RATED, shorten(reason_in(text), LINE_LIMIT)

    def _date(self, row: SheetRow) -> date | None:
        """Return the get-to-green date; a cell that is none is told and left out."""
        text, _ = clean_line(self._filled(row, Field.GREEN_BY))
        if says_no_date(text) or self.date_format is None:
            return None
        day = read_date(text, self.date_format.order, self.sheet.serial_zero)
        if day is None:
            self._tell(row, f"“{shorten(text, 60)}” is not a date, so the get-to-green date is left as it is.")
        return day

    def _text(self, row: SheetRow, name: Field) -> str:
        """Return a cell's text, cleaned and of bearable length."""
        clean: Callable[[str], tuple[str, int]] = clean_text if name in _LONG_TEXTS else clean_line
        text, removed = clean(self._filled(row, name))
        self._tell_removed(row, name, removed)
        limit = _LIMITS.get(name, LINE_LIMIT)
        if len(text) > limit:
            self._tell(row, f"the {name.word} is {len(text):,} characters long; it is shortened to {limit:,}.")
        return shorten(text, limit)

    def _cell(self, row: SheetRow, name: Field) -> str:
        """Return the cell of a field; "" for a field without a column."""
        header = self.mapping.columns.get(name)
        return "" if header is None else row.cells[self.sheet.index[header]]

    def _filled(self, row: SheetRow, name: Field) -> str:
        """Return the cell of a field; one whose formula gave no value is told, and counts as blank."""
        cell = self._cell(row, name)
        failed = failed_formula(cell)
        if failed:
            self._tell(row, f"the {name.word} is {failed}, so it is left as it is.")
        return "" if failed else cell

    def _tell_removed(self, row: SheetRow, name: Field, removed: int) -> None:
        """Tell that characters nobody can see were taken out."""
        if removed:
            self._tell(row, f"{count(removed, 'invisible character')} removed from the {name.word}.")

    def _tell(self, row: SheetRow, message: str) -> None:
        """Note a remark on a row."""
        self.issues.append(Issue(row.line, message, self.sheet.place))


def _is_total(title: str, filled: Sequence[str]) -> bool:
    """Say whether a row sums others up: "Total" with nothing but numbers beside it, or "Total red: 4"."""
    beside = [cell for cell in filled if clean_line(cell)[0] != title]
    match = _TOTAL.match(title)
    if not match or not all(_NUMBER.fullmatch(cell) for cell in beside):
        return False
    return bool(beside) or match.end() == len(title) or title[-1].isdigit() or title.endswith(":")
