"""A table of requests turned into a plan: what would be added, changed and skipped, and why. Pure.

It may import the sheet, the fields and the readers of single cells. The preview and the import are the same plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import clean_line, clean_text, same_text, shorten
from csops_desktop.exchange.dates import DateFormat, detect_date_format, read_date
from csops_desktop.exchange.raw import failed_formula
from csops_desktop.exchange.request_fields import NO_TITLE_COLUMN, RequestField, RequestMapping
from csops_desktop.exchange.sheet import Sheet, SheetRow

LINE_LIMIT = 200
TITLE_LIMIT = 300
TEXT_LIMIT = 20_000
"""Characters of a name and a key, of a title, of a text."""

TEXTS = (RequestField.PROBLEM, RequestField.HELPS, RequestField.WHY, RequestField.HOW_OFTEN)
_URGENT = frozenset(("urgent", "yes", "y", "true", "1", "critical", "highest", "blocker", "p0", "p1", "asap", "x"))


class RequestFate(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class RequestValues:
    """What a row says; "" and `None` where it says nothing."""

    title: str
    who: str = ""
    due_on: date | None = None
    urgent: bool = False
    key: str = ""
    texts: dict[RequestField, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownRequest:
    """A request that the workspace holds, also one in the trash; `key` is what a file called it."""

    id: RequestId
    key: str
    values: RequestValues
    trashed: bool


@dataclass(frozen=True, slots=True)
class PlannedRequest:
    """A row and its fate.

    Attributes:
        line: where it stands in the file, from 1.
        why: what happens, in words: "is new", "it has no title.".
        values: what it says; `None` where it can't be read.
        request: the request that it is known as.
    """

    line: int
    fate: RequestFate
    title: str
    why: str
    values: RequestValues | None = None
    request: RequestId | None = None


@dataclass(frozen=True, slots=True)
class RequestPlan:
    """What an import of requests would do."""

    file: str
    mapping: RequestMapping
    rows: tuple[PlannedRequest, ...]
    issues: tuple[tuple[int, str], ...] = ()

    @property
    def counts(self) -> dict[RequestFate, int]:
        """How many rows meet which fate."""
        found = Counter(row.fate for row in self.rows)
        return {fate: found[fate] for fate in RequestFate}

    @property
    def empty(self) -> bool:
        """Applying it would change nothing."""
        return not self.counts[RequestFate.ADD] and not self.counts[RequestFate.CHANGE]

    @property
    def sentence(self) -> str:
        """The counts in words: "12 added, 2 changed, 1 skipped"."""
        words = {
            RequestFate.ADD: "added",
            RequestFate.CHANGE: "changed",
            RequestFate.SAME: "known already",
            RequestFate.SKIP: "skipped",
        }
        parts = [f"{self.counts[fate]} {word}" for fate, word in words.items() if self.counts[fate]]
        return ", ".join(parts) or "nothing in it"


def plan_requests(sheet: Sheet, mapping: RequestMapping, known: Sequence[KnownRequest]) -> RequestPlan:
    """Plan the import of a table of requests. Nothing is changed by it.

    A row is known again by its key where it has one, else by its title and requester.

    Args:
        sheet: the table.
        mapping: its columns by field.
        known: all requests of the workspace.

    Raises:
        UserError: no column says what is asked for.
    """
    if RequestField.TITLE not in mapping.columns:
        raise UserError(NO_TITLE_COLUMN)
    reader = _Reader(sheet, mapping)
    by_key = {one.key: one for one in known if one.key}
    by_title = {_name(one.values): one for one in reversed(known)}
    seen: dict[str, int] = {}
    rows = []
    for row in sheet.rows:
        values, problem = reader.read(row)
        if values is not None and not problem:
            again = f"key {values.key}" if values.key else _name(values)
            if again in seen:
                problem = f"it repeats line {seen[again]}."
            seen.setdefault(again, row.line)
        one = None
        if values is not None:
            one = by_key.get(values.key) if values.key else by_title.get(_name(values))
        rows.append(_planned(row.line, values, problem, one))
    return RequestPlan(sheet.name, mapping, tuple(rows), tuple(reader.issues))


def _planned(line: int, values: RequestValues | None, problem: str, one: KnownRequest | None) -> PlannedRequest:
    """Decide about one row."""
    title = "" if values is None else values.title
    if values is None or problem:
        return PlannedRequest(line, RequestFate.SKIP, title, problem, values)
    if one is None:
        return PlannedRequest(line, RequestFate.ADD, title, "is new", values)
    if one.trashed:
        why = "it is in the trash; restore it there to have it updated."
        return PlannedRequest(line, RequestFate.SKIP, title, why, values, one.id)
    changed = changes(values, one.values)
    if not changed:
        return PlannedRequest(line, RequestFate.SAME, title, "stays as it is", values, one.id)
    return PlannedRequest(line, RequestFate.CHANGE, title, f"changes: {', '.join(changed)}", values, one.id)


def changes(values: RequestValues, before: RequestValues) -> list[str]:
    """Return what a row changes, in words; a blank cell and another spelling of who asks change nothing."""
    who = "" if same_text(values.who) == same_text(before.who) else values.who
    pairs = [
        ("title", values.title, before.title),
        ("requester", who, before.who),
        ("day", values.due_on, before.due_on),
        ("urgency", values.urgent, before.urgent),
        *((name.word, values.texts.get(name, ""), before.texts.get(name, "")) for name in TEXTS),
    ]
    return [word for word, new, old in pairs if new and new != old]


def _name(values: RequestValues) -> str:
    """Return by what a request without a key is known again."""
    return f"{same_text(values.title)}\n{same_text(values.who)}"


class _Reader:
    """Reads the rows of one sheet and gathers what there is to say about them."""

    def __init__(self, sheet: Sheet, mapping: RequestMapping) -> None:
        self._sheet = sheet
        self._columns = mapping.columns
        due = mapping.columns.get(RequestField.DUE_ON)
        self._dates = DateFormat() if due is None else detect_date_format(sheet.column(due))
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
        return RequestValues(
            title=shorten(whole, TITLE_LIMIT),
            who=self._line(row, RequestField.WHO),
            due_on=self._date(row),
            urgent=same_text(self._cell(row, RequestField.URGENT)) in _URGENT,
            key=self._line(row, RequestField.KEY),
            texts=texts,
        ), ""

    def _date(self, row: SheetRow) -> date | None:
        """Return the day; a cell that is none is told and left out."""
        text, _ = clean_line(self._cell(row, RequestField.DUE_ON))
        day = read_date(text, self._dates.order, self._sheet.serial_zero) if text else None
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
