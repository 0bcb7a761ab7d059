"""What a row of a table of requests says: the readers of its cells. Pure.

It may import the sheet, the fields, the words and the readers of single cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csops_desktop.domain.requests import CLOSED, RequestState
from csops_desktop.domain.status import count
from csops_desktop.exchange.cleaning import clean_line, clean_text, same_text, shorten
from csops_desktop.exchange.dates import detect_date_format, read_date
from csops_desktop.exchange.raw import failed_formula
from csops_desktop.exchange.request_fields import RequestField, RequestMapping
from csops_desktop.exchange.request_words import read_state
from csops_desktop.exchange.sheet import Sheet, SheetRow
from csops_desktop.exchange.status_words import status_word
from csops_desktop.exchange.wording import day_words

LINE_LIMIT = 200
TITLE_LIMIT = 300
TEXT_LIMIT = 20_000
"""Characters of a name and a key, of a title, of a text."""

TEXTS = (RequestField.PROBLEM, RequestField.HELPS, RequestField.WHY, RequestField.HOW_OFTEN)
IMPORTED_AS_DECLINED = "Imported as declined"
"""Why a request was declined whose file doesn't say."""

_DAYS = (RequestField.DUE_ON, RequestField.CAME_ON, RequestField.CLOSED_ON)
_URGENT = frozenset(("urgent", "yes", "y", "true", "1", "critical", "highest", "blocker", "p0", "p1", "asap", "x"))


@dataclass(frozen=True, slots=True)
class RequestValues:
    """What a row says; "" and `None` where it says nothing.

    Attributes:
        key: what the file calls it.
        state: where it stands; `None` where no word, or none that is known, says so.
        decline_reason: why it was declined; only of one that was.
        closed_on: the day it was done or declined; only of one that was.
        texts: what it says in several lines, by field.
    """

    title: str
    who: str = ""
    due_on: date | None = None
    urgent: bool = False
    key: str = ""
    state: RequestState | None = None
    decline_reason: str = ""
    came_on: date | None = None
    closed_on: date | None = None
    texts: dict[RequestField, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StateWord:
    """A status word that the file holds and the desk doesn't know by itself.

    Attributes:
        word: as the file writes it.
        count: in how many rows.
        state: what the person says that it means; `None` while nobody did.
    """

    word: str
    count: int
    state: RequestState | None


class RequestReader:
    """Reads the rows of one sheet and gathers what there is to say about them.

    Attributes:
        issues: remarks on single rows, by line.

    Args:
        sheet: the table.
        mapping: its columns by field.
        today: the day of the import; no day of a file is later.
        state_words: what the person says that words mean, by `status_word`.
    """

    def __init__(
        self, sheet: Sheet, mapping: RequestMapping, today: date, state_words: Mapping[str, RequestState]
    ) -> None:
        self._sheet = sheet
        self._columns = mapping.columns
        self._today = today
        self._chosen = state_words
        self._words: Counter[str] = Counter()
        self._spelled: dict[str, str] = {}
        self._dates = {
            name: detect_date_format(sheet.column(mapping.columns[name])) for name in _DAYS if name in mapping.columns
        }
        self.issues: list[tuple[int, str]] = []

    def read(self, row: SheetRow) -> tuple[RequestValues | None, str]:
        """Return what a row says, or why it is skipped."""
        if row.skipped:
            return None, row.skipped
        if row.extra and self._sheet.delimiter is not None:
            beyond = count(row.extra, "filled cell")
            return None, f"it has {beyond} more than there are headers, so its cells may stand under the wrong ones."
        whole, _ = clean_line(self._cell(row, RequestField.TITLE))
        if not whole:
            return None, "it has no title."
        texts = {name: self._text(row, name) for name in TEXTS if name in self._columns}
        if len(whole) > TITLE_LIMIT:
            self.issues.append((row.line, "the title is too long; it is shortened, and stands whole in the problem."))
            both = f"{whole}\n\n{texts.get(RequestField.PROBLEM, '')}".strip()
            texts[RequestField.PROBLEM] = shorten(both, TEXT_LIMIT)
        state = self._state(row)
        reason = self._text(row, RequestField.DECLINE_REASON) or IMPORTED_AS_DECLINED
        return RequestValues(
            title=shorten(whole, TITLE_LIMIT),
            who=self._line(row, RequestField.WHO),
            due_on=self._date(row, RequestField.DUE_ON),
            urgent=same_text(self._cell(row, RequestField.URGENT)) in _URGENT,
            key=self._line(row, RequestField.KEY),
            state=state,
            decline_reason=reason if state is RequestState.WONT_DO else "",
            came_on=self._past(row, RequestField.CAME_ON),
            closed_on=(self._past(row, RequestField.CLOSED_ON) or self._today) if state in CLOSED else None,
            texts=texts,
        ), ""

    def words(self) -> tuple[StateWord, ...]:
        """Return the status words that the desk doesn't know by itself, the most frequent first."""
        most = self._words.most_common()
        return tuple(StateWord(self._spelled[word], number, self._chosen.get(word)) for word, number in most)

    def _state(self, row: SheetRow) -> RequestState | None:
        """Return where a request stands; a word that nobody explained is told and counted."""
        text, _ = clean_line(self._cell(row, RequestField.STATE))
        word = status_word(text)
        if not word:
            return None
        state = read_state(text, self._chosen)
        if word in self._chosen or state is None:
            self._words[word] += 1
            self._spelled.setdefault(word, shorten(text, 60))
        if state is None:
            self.issues.append((row.line, f"“{shorten(text, 60)}” is no state that is known, so none is taken."))
        return state

    def _past(self, row: SheetRow, name: RequestField) -> date | None:
        """Return a day that is over or today; one that has not come is told and left out."""
        day = self._date(row, name)
        if day is not None and day > self._today:
            self.issues.append((row.line, f"the {name.word}, {day_words(day)}, has not come yet, so it is left out."))
            return None
        return day

    def _date(self, row: SheetRow, name: RequestField) -> date | None:
        """Return a day; a cell that is none is told and left out."""
        text, _ = clean_line(self._cell(row, name))
        day = read_date(text, self._dates[name].order, self._sheet.serial_zero) if text else None
        if text and day is None:
            self.issues.append((row.line, f"“{shorten(text, 60)}” is not a date, so no day is taken."))
        return day

    def _line(self, row: SheetRow, name: RequestField) -> str:
        return shorten(clean_line(self._cell(row, name))[0], LINE_LIMIT)

    def _text(self, row: SheetRow, name: RequestField) -> str:
        return shorten(clean_text(self._cell(row, name))[0], TEXT_LIMIT)

    def _cell(self, row: SheetRow, name: RequestField) -> str:
        """Return the cell of a field; "" for one without a column. A failed formula is told, and counts as blank."""
        header = self._columns.get(name)
        cell = "" if header is None else row.cells[self._sheet.index[header]]
        if failed := failed_formula(cell):
            self.issues.append((row.line, f"the {name.word} is {failed}, so it is left out."))
            return ""
        return cell
