"""Deciding a request: accept it as something, merge it into another, decline it, answer it by a document.

May import what commands may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.commands.checks import line, still_there
from csops_desktop.commands.commitments import add_commitment
from csops_desktop.commands.initiatives import add_initiative
from csops_desktop.commands.people import person_named
from csops_desktop.commands.requests import add_asker, enter, requested, state_of, undecided
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.commands.snoozes import snooze
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import DocumentId, InitiativeId, RequestId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.promises import Direction
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.requests import (
    CLOSED,
    PLANNED,
    Becomes,
    RequestState,
    must_displace,
    state_once_accepted,
)
from csops_desktop.errors import UserError

NO_REASON = "Say why it is declined: whoever asked will want to know."
NO_REVISIT = "Say when you look at it again."
NOTHING_MOVES = "It is urgent: say what moves for it."

_TIERS = {Becomes.INITIATIVE: Tier.BET, Becomes.BAU: Tier.BAU, Becomes.FOUNDATION: Tier.FOUNDATION}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How a request is accepted.

    Attributes:
        becomes: what it is made into.
        hours: the effort of an initiative, in hours of the operator's week.
        person: of something handed over, who does it; of a promise, whom it is promised to ("" for whoever asked).
        due_on: the day it is promised for, or the target of an initiative; `None` for the day it is wanted by.
        displaces: the initiative that has to wait for it; `displaced` says it in words where it is none.
        why: why it goes in front.
    """

    becomes: Becomes
    hours: float = 0.0
    person: str = ""
    due_on: date | None = None
    displaces: InitiativeId | None = None
    displaced: str = ""
    why: str = ""


def accept(tx: Tx, request: RequestId, how: Acceptance) -> int:
    """Take a request on and make it into something that is linked back.

    Returns:
        The id of what it became.

    Raises:
        UserError: it was decided already, an effort is negative, nobody is named to hand it over to, or it is urgent
            and nothing is named that moves.
    """
    undecided(tx, request)
    title, due, urgent, problem = tx.rows(
        "SELECT title, due_on, urgent, problem FROM request WHERE id = ?", (request,)
    )[0]
    if how.hours < 0:
        raise UserError("Hours can’t be negative.")
    displaced = _displaced(tx, how)
    if must_displace(bool(urgent), how.becomes) and not displaced:
        raise UserError(NOTHING_MOVES)
    due_on = how.due_on or (None if due is None else date.fromisoformat(due))
    made = _make(tx, request, how, str(title), str(problem), due_on)
    kind = _kind(how.becomes)
    look_on = due_on if how.becomes is Becomes.HANDED_OVER else None
    values: dict[str, object] = {"became": kind, "became_id": made, "look_on": look_on}
    if how.becomes is Becomes.HANDED_OVER:
        values["assignee_id"] = person_named(tx, how.person)
    enter(tx, request, state_once_accepted(how.becomes), f"Accepted: {how.becomes.heading.lower()}", **values)
    if displaced:
        _note_interrupt(tx, request, how, displaced)
    return made


def merge(tx: Tx, request: RequestId, into: RequestId) -> None:
    """Make a request one with another: its askers are counted there, and it is closed.

    Raises:
        UserError: it was decided already, or the other is the same, gone, or merged itself.
    """
    undecided(tx, request)
    title = requested(tx, into)
    if request == into:
        raise UserError("A request can’t be merged into itself.")
    if tx.value("SELECT merged_into_id FROM request WHERE id = ?", (into,)) is not None:
        raise UserError(f"“{title}” was merged into another request itself.")
    rows = tx.rows("SELECT person_id, team, day, said FROM request_asker WHERE request_id = ? ORDER BY id", (request,))
    came_on = tx.value("SELECT came_on FROM request WHERE id = ?", (request,))
    for person, team, day, said in rows or [(None, "", came_on, "")]:
        tx.insert("request_asker", request_id=into, person_id=person, team=team, day=day, said=said)
    enter(tx, request, RequestState.DONE, f"Merged into “{title}”", merged_into_id=into)


def ask_again(tx: Tx, request: RequestId, who: str, said: str = "") -> None:
    """Count that somebody asked for it once more; what was declined stays declined until it is decided anew.

    Raises:
        UserError: it is gone, or the name is too long.
    """
    add_asker(tx, request, who, said)


def decline(tx: Tx, request: RequestId, reason: str, revisit_on: date | None) -> None:
    """Decline a request, with the reason and the day on which it is looked at again.

    Raises:
        UserError: the reason or the day is missing, the day has passed, or it was closed already.
    """
    now = state_of(tx, request)
    if now in CLOSED:
        raise UserError(f"This request is {now.word} already.")
    reason = str(bound(reason)).strip()
    if not reason:
        raise UserError(NO_REASON)
    if revisit_on is None:
        raise UserError(NO_REVISIT)
    if revisit_on <= tx.today:
        raise UserError("Choose a day after today to look at it again.")
    enter(tx, request, RequestState.WONT_DO, reason, decline_reason=reason, revisit_on=revisit_on)


def put_off(tx: Tx, request: RequestId, until: date) -> None:
    """Take an undecided request out of the queue until a day.

    Raises:
        UserError: it was decided already, or the day is not later than today.
    """
    undecided(tx, request)
    snooze(tx, "request", int(request), until)


def set_revisit(tx: Tx, request: RequestId, day: date) -> None:
    """Look at a declined request again on another day.

    Raises:
        UserError: it is not declined, or the day has passed.
    """
    if state_of(tx, request) is not RequestState.WONT_DO:
        raise UserError("Only a declined request is looked at again.")
    if day <= tx.today:
        raise UserError("Choose a day after today to look at it again.")
    tx.update("request", request, revisit_on=day)


def reconsider(tx: Tx, request: RequestId) -> None:
    """Bring a decided request back to triage; what it became is no longer linked, and stays.

    Raises:
        UserError: it waits for triage already.
    """
    if state_of(tx, request) is RequestState.TRIAGE:
        raise UserError("This request is in triage already.")
    values: dict[str, object] = {"merged_into_id": None, "document_id": None, "became": "", "became_id": None}
    told = {"documents_updated": 0, "requester_told": 0}
    enter(tx, request, RequestState.TRIAGE, "Back to triage", **values, **told)


def answer_by_document(tx: Tx, request: RequestId, document: DocumentId) -> None:
    """Close a request because a document answers it.

    Raises:
        UserError: it was closed already, or the document is gone.
    """
    now = state_of(tx, request)
    if now in CLOSED:
        raise UserError(f"This request is {now.word} already.")
    still_there(tx, "document", document, "document")
    title = tx.value("SELECT title FROM document WHERE id = ?", (document,))
    enter(tx, request, RequestState.DONE, f"Answered by “{title}”", document_id=document, documents_updated=1)


def _displaced(tx: Tx, how: Acceptance) -> str:
    """Return what has to wait, by its title now; "" where nothing does."""
    if how.displaces is None:
        return line(how.displaced, what="What moves")
    still_there(tx, "initiative", how.displaces, "initiative")
    return str(tx.value("SELECT title FROM initiative WHERE id = ?", (how.displaces,)))


def _note_interrupt(tx: Tx, request: RequestId, how: Acceptance, displaced: str) -> None:
    """Write into the ledger what had to wait, and for whom."""
    tx.insert(
        "interrupt",
        request_id=request,
        initiative_id=how.displaces,
        displaced=displaced,
        for_whom=_asker(tx, request),
        day=tx.today,
        why=str(bound(how.why)).strip(),
    )


def _kind(becomes: Becomes) -> str:
    """Return the table of what a request becomes."""
    if becomes in PLANNED:
        return "initiative"
    return "responsibility" if becomes is Becomes.RESPONSIBILITY else "commitment"


def _make(tx: Tx, request: RequestId, how: Acceptance, title: str, problem: str, due_on: date | None) -> int:
    """Add what the request becomes and return its id."""
    if how.becomes in PLANNED:
        return _plan(tx, how, title, problem, due_on)
    if how.becomes is Becomes.RESPONSIBILITY:
        return add_responsibility(tx, title)
    return _promise(tx, request, how, title, problem, due_on)


def _plan(tx: Tx, how: Acceptance, title: str, problem: str, due_on: date | None) -> int:
    """Propose an initiative for this quarter; a day that has passed is no target."""
    target = due_on if due_on is not None and due_on >= tx.today else None
    return add_initiative(
        tx,
        title,
        quarter=quarter_of(tx.today),
        tier=_TIERS[how.becomes],
        hours=how.hours,
        target_on=target,
        summary=problem,
    )


def _promise(tx: Tx, request: RequestId, how: Acceptance, title: str, problem: str, due_on: date | None) -> int:
    """Add a commitment: mine to whoever asked, or somebody else's where it is handed over."""
    theirs = how.becomes is Becomes.HANDED_OVER
    person = how.person.strip() or ("" if theirs else _asker(tx, request))
    if not person:
        raise UserError("Say who does it." if theirs else "Say whom you promise it to.")
    direction = Direction.THEY_OWE if theirs else Direction.I_OWE
    return add_commitment(tx, title, person=person, direction=direction, due_on=due_on, note=problem)


def _asker(tx: Tx, request: RequestId) -> str:
    """Return who asked first, a person or a team; "" where nobody knows."""
    sql = (
        "SELECT coalesce(p.name, a.team) FROM request_asker a LEFT JOIN person p ON p.id = a.person_id"
        " WHERE a.request_id = ? ORDER BY a.id LIMIT 1"
    )
    return str(tx.value(sql, (request,)) or "")
