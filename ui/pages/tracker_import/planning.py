"""What the person has corrected about a tracker, and what comes of it. Imports the core only, no Qt.

`ImportDraft` lives on the main thread; `look_at` is the work that is done from a copy of it beside the window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from itertools import islice
from pathlib import Path

from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import clean_line, shorten
from csops_desktop.exchange.dates import DateFormat, DateOrder, detect_date_format
from csops_desktop.exchange.fields import Field, TrackerMapping
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.sheet import Sheet, read_sheet
from csops_desktop.exchange.status_words import read_status, status_word
from csops_desktop.exchange.tracker import plan_import

SAMPLES = 3
"""How many different values of a column are shown beside its field."""


class MatchBy(Enum):
    """By what a responsibility is known again; AUTO leaves it to the evidence."""

    AUTO = "auto"
    TITLE = "title"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is read, as the person corrected it; `None` where it is detected. See `read_sheet`."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """Everything that can be chosen about one import.

    Attributes:
        path: the file.
        on: the day for which it holds.
        reading: how it is read.
        chosen: header by field as the person said it; `None` for a field that the file doesn't have.
        words: what status words mean, by `status_word`.
        date_order: how dates are read; detected when `None`.
        match: by what a responsibility is known again.
        keep_missing: leave on the board what is not in the file any more.
    """

    path: Path
    on: date
    reading: ReadOptions = field(default_factory=ReadOptions)
    chosen: Mapping[Field, str | None] = field(default_factory=dict)
    words: Mapping[str, Status] = field(default_factory=dict)
    date_order: DateOrder | None = None
    match: MatchBy = MatchBy.AUTO
    keep_missing: bool = False

    @property
    def corrected(self) -> bool:
        """Whether the person changed anything but the file."""
        return self != ImportDraft(self.path, self.on)

    def with_column(self, name: Field, header: str | None) -> ImportDraft:
        """Return it with a column chosen for a field; another field that was given the same one loses it.

        Who chooses the column of the key means to match by it.
        """
        others = {
            other: None if header is not None and given == header else given for other, given in self.chosen.items()
        }
        match = MatchBy.AUTO if name is Field.KEY else self.match
        return replace(self, chosen=others | {name: header}, match=match)

    def with_word(self, word: str, status: Status) -> ImportDraft:
        """Return it with the meaning of a status word."""
        return replace(self, words={**self.words, word: status})


@dataclass(frozen=True, slots=True)
class WordLine:
    """A status word of the file.

    Attributes:
        word: as it is compared (`status_word`).
        text: in its first spelling, on one line.
        count: in how many rows it stands.
        status: what it means; `None` when nobody explained it.
    """

    word: str
    text: str
    count: int
    status: Status | None


@dataclass(frozen=True, slots=True)
class Look:
    """What an import would do, or why it can't be done yet.

    Attributes:
        mapping: the header of each field.
        samples: a few different values of each mapped field.
        words: the status words, those that nobody explained first.
        blank: rows without a status word.
        dates: how the get-to-green dates are read; `None` without such a column.
        plan: what would be done; `None` while something required is missing.
        problem: what is missing, as a sentence; "" with a plan.
    """

    mapping: TrackerMapping
    samples: Mapping[Field, tuple[str, ...]]
    words: tuple[WordLine, ...]
    blank: int
    dates: DateFormat | None
    plan: ImportPlan | None
    problem: str


def read_file(path: Path, options: ReadOptions) -> Sheet:
    """Read a tracker's file.

    Raises:
        UserError: it can't be read that way; one sentence says why.
    """
    return read_sheet(
        path,
        encoding=options.encoding,
        delimiter=options.delimiter,
        header_row=options.header_row,
        sheet=options.sheet,
    )


def look_at(sheet: Sheet, draft: ImportDraft, existing: Sequence[ExistingResponsibility]) -> Look:
    """Work out what an import would do.

    Args:
        sheet: the file as it was read.
        draft: what the person chose; choices of columns that the sheet doesn't have are passed over.
        existing: everything the workspace holds.
    """
    chosen = {name: header for name, header in draft.chosen.items() if header is None or header in sheet.index}
    if draft.match is MatchBy.KEY and Field.KEY not in chosen:
        chosen[Field.KEY] = recognise_tracker(sheet, chosen).columns.get(Field.KEY)
    mapping = recognise_tracker(sheet, chosen)
    plan, problem = _plan(sheet, draft, mapping, existing)
    if plan and draft.match is MatchBy.TITLE and plan.matched_by == (Field.KEY,):
        mapping = recognise_tracker(sheet, {**chosen, Field.KEY: None})
        plan, problem = _plan(sheet, draft, mapping, existing)
    words, blank = _words(sheet, mapping, draft.words)
    return Look(
        mapping=mapping,
        samples={name: _samples(sheet, header) for name, header in mapping.columns.items()},
        words=words,
        blank=blank,
        dates=_dates(sheet, mapping, draft.date_order),
        plan=plan,
        problem=problem,
    )


def _plan(
    sheet: Sheet, draft: ImportDraft, mapping: TrackerMapping, existing: Sequence[ExistingResponsibility]
) -> tuple[ImportPlan | None, str]:
    """Return the plan, or the sentence that says what is missing."""
    problem = missing_sentence(mapping)
    if problem:
        return None, problem
    try:
        plan = plan_import(
            sheet,
            mapping,
            existing=existing,
            on=draft.on,
            status_words=draft.words,
            date_order=draft.date_order,
            keep_missing=draft.keep_missing,
        )
    except UserError as error:
        return None, str(error)
    return plan, ""


def missing_sentence(mapping: TrackerMapping) -> str:
    """Return what still has to be chosen before a file can be imported; "" when nothing has."""
    if Field.TITLE in mapping.missing:
        return "Choose the column that holds the titles."
    if Field.STATUS in mapping.missing:
        return "Choose the column that holds the status, or say that this file has none."
    return ""


def _words(sheet: Sheet, mapping: TrackerMapping, chosen: Mapping[str, Status]) -> tuple[tuple[WordLine, ...], int]:
    """Return the status words with their counts, and how many rows have none."""
    header = mapping.columns.get(Field.STATUS)
    if header is None:
        return (), 0
    spelled: dict[str, str] = {}
    counts: dict[str, int] = {}
    for cell in sheet.column(header):
        word = status_word(cell)
        spelled.setdefault(word, cell)
        counts[word] = counts.get(word, 0) + 1
    blank = counts.pop("", 0)
    lines = [
        WordLine(word, shorten(clean_line(spelled[word])[0], 200), times, read_status(spelled[word], chosen))
        for word, times in counts.items()
    ]
    # What the person explained stays where it was, among those that nobody explained.
    lines.sort(key=lambda line: (read_status(spelled[line.word]) is not None, -line.count, line.text))
    return tuple(lines), blank


def _samples(sheet: Sheet, header: str) -> tuple[str, ...]:
    """Return the first different values of a column."""
    filled = (" ".join(cell.split()) for cell in sheet.column(header) if cell.strip())
    return tuple(islice(dict.fromkeys(shorten(cell, 80) for cell in islice(filled, 500)), SAMPLES))


def _dates(sheet: Sheet, mapping: TrackerMapping, order: DateOrder | None) -> DateFormat | None:
    """Return how the get-to-green dates are read."""
    header = mapping.columns.get(Field.GREEN_BY)
    if header is None:
        return None
    return DateFormat(order) if order else detect_date_format(sheet.column(header))
