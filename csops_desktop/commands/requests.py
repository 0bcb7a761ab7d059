"""Requests: taken down, described, moved along, closed. Deciding them is `request_triage`.

May import what commands may.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from csops_desktop.commands.checks import LARGEST_ID, LONGEST_LINE, line
from csops_desktop.commands.people import person_named
from csops_desktop.db.reader import Reader
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.capture import Captured, recognise
from csops_desktop.domain.ids import PersonId, RequestId
from csops_desktop.domain.requests import CLOSED, OPEN, UNDECIDED, Facet, RequestState, may_move
from csops_desktop.errors import UserError
from csops_desktop.text.dates import parse_date

NO_TITLE = "Say what is asked for."


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request before it is one.

    Attributes:
        title: what is asked for.
        who: who asks: a person or a team; "" where that is open.
        said: the words it was asked with.
        source_key: what a file calls it.
    """

    title: str
    who: str = ""
    due_on: date | None = None
    urgent: bool = False
    said: str = ""
    problem: str = ""
    helps: str = ""
    why: str = ""
    how_often: str = ""
    source_key: str = ""


def understood(db: Reader, text: str) -> Captured:
    """Return one line as it is understood: who asks, by when, what."""
    names = [row[0] for row in db.rows("SELECT name FROM person UNION SELECT team FROM person WHERE team <> ''")]
    teams = [row[0] for row in db.rows("SELECT DISTINCT team FROM request_asker WHERE team <> ''")]
    return recognise(str(bound(text)), day_reader(db.today), [*names, *teams])


def day_reader(today: date) -> Callable[[str], date | None]:
    """Return what reads a day as people type it, and returns `None` for what is no day."""

    def read(text: str) -> date | None:
        try:
            return parse_date(text, today)
        except UserError:
            return None

    return read


def capture(tx: Tx, text: str) -> RequestId:
    """Take a request down from one line, as it is understood; the whole line is kept.

    Raises:
        UserError: nothing was typed.
    """
    seen = understood(tx, text)
    if not seen.title:
        raise UserError(NO_TITLE)
    title, rest = seen.title, ""
    if len(title) > LONGEST_LINE:
        # A pasted mail is no title; all of it is the problem.
        title, rest = _shortened(title), seen.said.strip()
    return add_request(tx, RequestDraft(title, seen.who[:LONGEST_LINE], seen.due_on, seen.urgent, text, problem=rest))


def add_request(tx: Tx, draft: RequestDraft, *, came_on: date | None = None) -> RequestId:
    """Add a request, which waits for triage.

    Args:
        draft: the request.
        came_on: the day it came in; `None` for today.

    Raises:
        UserError: it has no title, or a line is too long.
    """
    values = {
        "title": line(draft.title, NO_TITLE, "The title"),
        "due_on": draft.due_on,
        "urgent": int(draft.urgent),
        "source_key": line(draft.source_key, what="The key"),
        **{facet.value: _text(getattr(draft, facet.value)) for facet in Facet},
    }
    who = line(draft.who, what="The name")
    at, came_on = _instant(tx), came_on or tx.today
    if came_on < tx.today:
        # Nobody knows the hour: at noon it is wrong by half a day at the most.
        at = datetime.combine(came_on, time(12), tx.now.tzinfo).isoformat(timespec="seconds")
    request = RequestId(tx.insert("request", **values, came_at=at, came_on=came_on))
    # Also where nobody is named: each time that somebody asked is a row, so that they can be counted.
    add_asker(tx, request, who, draft.said)
    tx.insert("request_change", request_id=request, state=RequestState.TRIAGE, at=at, day=came_on)
    return request


def add_asker(tx: Tx, request: RequestId, who: str, said: str = "") -> None:
    """Note that somebody asked for it today: the first time, or again.

    Args:
        who: a person's name where there is such a person, else a team's; "" where nobody knows.
        said: the words it was asked with.

    Raises:
        UserError: the request is gone, or the name is too long.
    """
    requested(tx, request)
    who = line(who, what="The name")
    person = person_called(tx, who)
    team = "" if person is not None else _team_called(tx, who)
    said = str(bound(said)).strip()
    tx.insert("request_asker", request_id=request, person_id=person, team=team, day=tx.today, said=said)


def set_asker(tx: Tx, request: RequestId, who: str) -> None:
    """Correct who asked first; their words stay.

    Raises:
        UserError: the request is gone, or the name is too long.
    """
    requested(tx, request)
    who = line(who, what="The name")
    first = tx.value("SELECT min(id) FROM request_asker WHERE request_id = ?", (request,))
    if first is None:
        if who:
            add_asker(tx, request, who)
        return
    person = person_called(tx, who)
    tx.update("request_asker", first, person_id=person, team="" if person is not None else who)


def person_called(tx: Tx, name: str) -> PersonId | None:
    """Return the person of this name in any letter case, `None` where there is none."""
    if not name:
        return None
    found = tx.rows("SELECT id, name FROM person WHERE archived_on IS NULL ORDER BY name <> ?, id", (name,))
    wanted = name.casefold()
    return next((PersonId(row[0]) for row in found if row[1].casefold() == wanted), None)


def _team_called(tx: Tx, name: str) -> str:
    """Return a team as it is spelled already, so that "finance" and "Finance" ask as one; a new one as it is typed."""
    if not name:
        return ""
    for table in ("person", "request_asker"):
        known = tx.value(f"SELECT team FROM {table} WHERE team = ? COLLATE NOCASE LIMIT 1", (name,))
        if known is not None:
            return str(known)
    return name


def rename_request(tx: Tx, request: RequestId, title: str) -> None:
    """Word a request anew; refuses an empty title."""
    requested(tx, request)
    tx.update("request", request, title=line(title, NO_TITLE, "The title"))


def describe(tx: Tx, request: RequestId, facet: Facet, text: str) -> None:
    """Say what the problem is, whom solving it helps, why it matters or how often it comes up."""
    requested(tx, request)
    tx.update("request", request, **{facet.value: _text(text)})


def set_due(tx: Tx, request: RequestId, day: date | None) -> None:
    """Set the day it is wanted by; `None` where that is open."""
    requested(tx, request)
    tx.update("request", request, due_on=day)


def set_look_on(tx: Tx, request: RequestId, day: date | None) -> None:
    """Set when what is monitored is looked at again; `None` for no day.

    Raises:
        UserError: it is not monitored.
    """
    if state_of(tx, request) is not RequestState.MONITORING:
        raise UserError("Only what is monitored is looked at again.")
    tx.update("request", request, look_on=day)


def set_urgent(tx: Tx, request: RequestId, urgent: bool) -> None:
    """Say whether it can't wait for its turn."""
    requested(tx, request)
    tx.update("request", request, urgent=int(urgent))


def assign(tx: Tx, request: RequestId, name: str) -> None:
    """Name who does it; "" for the operator. The person is added when nobody is called so."""
    requested(tx, request)
    tx.update("request", request, assignee_id=person_named(tx, name))


def move_request(tx: Tx, request: RequestId, to: RequestState, note: str = "", *, look_on: date | None = None) -> None:
    """Bring a request into another state.

    Args:
        note: what happened, in a sentence; what is blocked says by what.
        look_on: when what is monitored is looked at again.

    Raises:
        UserError: it can't go there; declining and closing are acts of their own that ask for more.
    """
    now = state_of(tx, request)
    if to in CLOSED:
        raise UserError("Decline it with a reason." if to is RequestState.WONT_DO else "Close it instead.")
    if not may_move(now, to):
        raise UserError(f"A request that is {now.word} can’t become {to.word}.")
    enter(tx, request, to, note, look_on=look_on if to is RequestState.MONITORING else None)


def enter(tx: Tx, request: RequestId, to: RequestState, note: str = "", **values: object) -> None:
    """Write a request's new state and the step that led there; the first answer's instant is kept.

    Args:
        note: what is said about the step.
        values: other columns of the request that change with it.
    """
    at = _instant(tx)
    now, answered = tx.rows("SELECT state, answered_at FROM request WHERE id = ?", (request,))[0]
    if answered is None and to is not RequestState.TRIAGE:
        values.setdefault("answered_at", at)
    if RequestState(now) is RequestState.WONT_DO:
        values |= {"decline_reason": "", "revisit_on": None}
    closed_on = tx.today if to in CLOSED else None
    tx.update("request", request, **({"look_on": None, "state": to, "closed_on": closed_on} | values))
    note = str(bound(note)).strip()
    tx.insert("request_change", request_id=request, state=to, at=at, day=tx.today, note=note)


def close_request(tx: Tx, request: RequestId, *, documents_updated: bool, requester_told: bool, note: str = "") -> None:
    """Finish a request.

    Args:
        documents_updated: what was written about it is right again, or nothing is.
        requester_told: whoever asked knows.
        note: what came of it.

    Raises:
        UserError: it is finished or declined already.
    """
    now = state_of(tx, request)
    if now not in OPEN:
        raise UserError(f"This request is {now.word} already.")
    told = {"documents_updated": int(documents_updated), "requester_told": int(requester_told)}
    enter(tx, request, RequestState.DONE, note, **told)


def set_told(tx: Tx, request: RequestId, told: bool) -> None:
    """Note that whoever asked knows what became of it, or that they don't."""
    requested(tx, request)
    tx.update("request", request, requester_told=int(told))


def set_documents_updated(tx: Tx, request: RequestId, updated: bool) -> None:
    """Note that what is written about it is right again, or that it isn't."""
    requested(tx, request)
    tx.update("request", request, documents_updated=int(updated))


def trash_request(tx: Tx, request: RequestId) -> None:
    """Throw a request away; it can be restored."""
    requested(tx, request)
    tx.update("request", request, trashed_on=tx.today)


def restore_request(tx: Tx, request: RequestId) -> None:
    """Bring a request back from the trash."""
    requested(tx, request)
    tx.update("request", request, trashed_on=None)


def requested(db: Reader, request: RequestId) -> str:
    """Return the title of a request.

    Raises:
        UserError: there is none with this id.
    """
    fits = 0 < request <= LARGEST_ID
    title = db.value("SELECT title FROM request WHERE id = ?", (request,)) if fits else None
    if title is None:
        raise UserError(f"There is no request {request}.")
    return str(title)


def state_of(db: Reader, request: RequestId) -> RequestState:
    """Return where a request stands.

    Raises:
        UserError: there is none with this id.
    """
    requested(db, request)
    return RequestState(db.value("SELECT state FROM request WHERE id = ?", (request,)))


def undecided(db: Reader, request: RequestId) -> RequestState:
    """Return where a request stands that still needs a yes or a no.

    Raises:
        UserError: it was decided already.
    """
    now = state_of(db, request)
    if now not in UNDECIDED:
        raise UserError(f"This request is {now.word} already.")
    return now


def _instant(tx: Tx) -> str:
    """Return the instant of the change as it is stored."""
    return tx.now.isoformat(timespec="seconds")


def _text(text: str) -> str:
    """Return a text of several lines as it is stored."""
    return str(bound(text)).strip()


def _shortened(title: str) -> str:
    """Return as many whole words of a title as fit."""
    cut = title[: LONGEST_LINE - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
