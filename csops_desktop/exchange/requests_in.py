"""A table of requests turned into a plan: what would be added, changed and skipped, and why. Pure.

It may import the sheet, the fields and the readers of single cells. The preview and the import are the same plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.requests import UNDECIDED, RequestState, would_take_back
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import same_text, shorten
from csops_desktop.exchange.request_fields import NO_TITLE_COLUMN, RequestField, RequestMapping
from csops_desktop.exchange.request_values import (
    IMPORTED_AS_DECLINED,
    TEXTS,
    RequestReader,
    RequestValues,
    StateWord,
)
from csops_desktop.exchange.sheet import Sheet
from csops_desktop.exchange.wording import day_words

_BEHIND = "the desk has it as {0.word} already, so its state stays."


class RequestFate(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class KnownRequest:
    """A request that the workspace holds, also one in the trash.

    Attributes:
        key: what a file called it.
        merged: it became one with another, which has the state of both.
    """

    id: RequestId
    key: str
    values: RequestValues
    trashed: bool
    merged: bool = False


@dataclass(frozen=True, slots=True)
class PlannedRequest:
    """A row and its fate.

    Attributes:
        line: where it stands in the file, from 1.
        why: what happens, in words: "is new", "it has no title.".
        values: what it says; `None` where it can't be read.
        request: the request that it is known as.
        state: the state that it leads to; `None` where it stays in its own, or waits for triage.
    """

    line: int
    fate: RequestFate
    title: str
    why: str
    values: RequestValues | None = None
    request: RequestId | None = None
    state: RequestState | None = None


@dataclass(frozen=True, slots=True)
class RequestPlan:
    """What an import of requests would do.

    Attributes:
        issues: remarks on single rows, by line.
        words: status words that the desk doesn't know by itself, the most frequent first.
    """

    file: str
    mapping: RequestMapping
    rows: tuple[PlannedRequest, ...]
    issues: tuple[tuple[int, str], ...] = ()
    words: tuple[StateWord, ...] = ()

    @property
    def unknown_words(self) -> tuple[StateWord, ...]:
        """The status words that nobody explained, the most frequent first."""
        return tuple(word for word in self.words if word.state is None)

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


def plan_requests(
    sheet: Sheet,
    mapping: RequestMapping,
    known: Sequence[KnownRequest],
    today: date,
    state_words: Mapping[str, RequestState] | None = None,
) -> RequestPlan:
    """Plan the import of a table of requests. Nothing is changed by it.

    A row is known again by its key where it has one, else by its title and requester.

    Args:
        sheet: the table.
        mapping: its columns by field.
        known: all requests of the workspace.
        today: the day of the import; what is closed without a day is closed on it.
        state_words: what the person says that words mean, by `status_word`.

    Raises:
        UserError: no column says what is asked for.
    """
    if RequestField.TITLE not in mapping.columns:
        raise UserError(NO_TITLE_COLUMN)
    reader = RequestReader(sheet, mapping, today, state_words or {})
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
        if values is not None and one is not None and _is_behind(values, one):
            reader.issues.append((row.line, _BEHIND.format(one.values.state)))
        rows.append(_planned(row.line, values, problem, one))
    return RequestPlan(sheet.name, mapping, tuple(rows), tuple(reader.issues), reader.words())


def _planned(line: int, values: RequestValues | None, problem: str, one: KnownRequest | None) -> PlannedRequest:
    """Decide about one row."""
    title = "" if values is None else values.title
    if values is None or problem:
        return PlannedRequest(line, RequestFate.SKIP, title, problem, values)
    if one is None:
        waits = values.state is RequestState.TRIAGE
        return PlannedRequest(
            line, RequestFate.ADD, title, f"is new{_stands(values)}", values, state=None if waits else values.state
        )
    if one.trashed:
        why = "it is in the trash; restore it there to have it updated."
        return PlannedRequest(line, RequestFate.SKIP, title, why, values, one.id)
    changed = changes(values, one.values, keeps_state=one.merged)
    if not changed:
        return PlannedRequest(line, RequestFate.SAME, title, "stays as it is", values, one.id)
    to = None if one.merged else new_state(values, one.values)
    return PlannedRequest(line, RequestFate.CHANGE, title, f"changes: {', '.join(changed)}", values, one.id, to)


def changes(values: RequestValues, before: RequestValues, *, keeps_state: bool = False) -> list[str]:
    """Return what a row changes, in words; a blank cell and another spelling of who asks change nothing.

    Args:
        values: the row.
        before: the request.
        keeps_state: its state is another request's.
    """
    who = "" if same_text(values.who) == same_text(before.who) else values.who
    pairs = [
        ("title", values.title, before.title),
        ("requester", who, before.who),
        ("day", values.due_on, before.due_on),
        ("urgency", values.urgent, before.urgent),
        *((name.word, values.texts.get(name, ""), before.texts.get(name, "")) for name in TEXTS),
    ]
    state = [] if keeps_state else _state_changes(values, before)
    return [word for word, new, old in pairs if new and new != old] + state


def new_state(values: RequestValues, before: RequestValues) -> RequestState | None:
    """Return the state that a row leads a request to; `None` where it stays in its own."""
    if values.state is None or before.state is None or values.state is before.state:
        return None
    return None if would_take_back(before.state, values.state) else values.state


def _state_changes(values: RequestValues, before: RequestValues) -> list[str]:
    """Return what a row changes about where a request stands, in words."""
    to = new_state(values, before)
    if to is not None:
        return [f"state to {to.word}{_closing(values)}"]
    if values.state is not before.state:
        return []
    reason = values.decline_reason not in ("", IMPORTED_AS_DECLINED, before.decline_reason)
    return ["reason for declining"] if reason else []


def _is_behind(values: RequestValues, one: KnownRequest) -> bool:
    """Say whether the desk knows more of a request than the file does."""
    now, said = one.values.state, values.state
    # A word for what waits is nothing that was decided, so there is nothing to tell.
    told = said is not None and said not in UNDECIDED
    return now is not None and said is not None and told and not one.merged and would_take_back(now, said)


def _stands(values: RequestValues) -> str:
    """Return where a new request stands, to follow "is new"; "" for one that waits for triage."""
    if values.state in (None, RequestState.TRIAGE):
        return ""
    assert values.state is not None
    return f", {values.state.word}{_closing(values)}"


def _closing(values: RequestValues) -> str:
    """Return when a request was closed and why it was declined, to follow its state."""
    on = "" if values.closed_on is None else f" on {day_words(values.closed_on)}"
    return f"{on}: {shorten(values.decline_reason, 80)}" if values.decline_reason else on


def _name(values: RequestValues) -> str:
    """Return by what a request without a key is known again."""
    return f"{same_text(values.title)}\n{same_text(values.who)}"
