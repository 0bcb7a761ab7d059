"""Promises, both ways: what they owe and what the operator owes; no date moves without a trace."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypedDict, Unpack

from csops_desktop.commands.checks import LARGEST_ID, existing, line, sentence, still_there
from csops_desktop.commands.people import person_named
from csops_desktop.db.reader import day
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import AskId, CommitmentId, DocumentId, PlanStepId, ResponsibilityId
from csops_desktop.domain.promises import CommitmentState, Direction, Move, slips
from csops_desktop.domain.status import AskState
from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date

NO_PROMISE = "Say what was promised."
NO_PERSON = "Say who it is with."
NO_REASON = "Say why it was moved: every slip is kept with its reason."
NO_MOVER = "Say who moved it."

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


class CommitmentEdit(TypedDict, total=False):
    """What may be changed about a promise besides its date; see `add_commitment`."""

    what: str
    person: str
    direction: Direction
    agreed_by: str
    note: str
    due_at: str
    responsibility_id: ResponsibilityId | None
    document_id: DocumentId | None
    plan_step_id: PlanStepId | None


def add_commitment(
    tx: Tx,
    what: str,
    *,
    person: str,
    direction: Direction = Direction.THEY_OWE,
    due_on: date | None = None,
    due_at: str = "",
    agreed_by: str = "",
    note: str = "",
    responsibility_id: ResponsibilityId | None = None,
    document_id: DocumentId | None = None,
    ask_id: AskId | None = None,
    plan_step_id: PlanStepId | None = None,
) -> CommitmentId:
    """Note a promise, made on the day of the change.

    Args:
        what: what was promised.
        person: the name of who owes it, or to whom the operator does; added when nobody is called so.
        due_on: the agreed day; may stay open.
        due_at: the time of that day, "14:30"; "" for any.
        agreed_by: who agreed to it, in their own words.
        responsibility_id: the card it belongs to; taken from `plan_step_id` where that is not said.
        document_id: the document it is about.
        ask_id: the ask that it answers.
        plan_step_id: the step that waits for it, and is ticked when it is delivered.

    Raises:
        UserError: nothing is promised, nobody is named, or a part of it can't be used.
    """
    if not line(person, what="The name"):
        raise UserError(NO_PERSON)
    given: CommitmentEdit = {
        "what": what,
        "person": person,
        "direction": direction,
        "agreed_by": agreed_by,
        "note": note,
        "due_at": due_at,
        "responsibility_id": responsibility_id,
        "document_id": document_id,
        "plan_step_id": plan_step_id,
    }
    values = _values(tx, given)
    return CommitmentId(tx.insert("commitment", **values, due_on=due_on, made_on=tx.today, ask_id=ask_id))


def edit_commitment(tx: Tx, commitment: CommitmentId, **changes: Unpack[CommitmentEdit]) -> None:
    """Change a promise; what is not given stays, and its date has `move_due`.

    Raises:
        UserError: as `add_commitment`, or the promise is gone.
    """
    existing_commitment(tx, commitment)
    values = _values(tx, changes)
    before = tx.value("SELECT responsibility_id FROM commitment WHERE id = ?", (commitment,))
    if before is not None and values.get("responsibility_id", before) not in (before, None):
        # In two steps: the recorder notes the card a row belongs to afterwards, and the old card must hear of it too.
        tx.update("commitment", commitment, responsibility_id=None)
    if values:
        tx.update("commitment", commitment, **values)


def move_due(tx: Tx, commitment: CommitmentId, to: date, *, moved_by: str = "", why: str = "") -> None:
    """Agree on another day; the old one is kept, with who moved it and why.

    A first day needs neither. A move to an earlier day is kept as well, but is no slip.

    Args:
        to: the new day.
        moved_by: who moved it: a name, or "me".
        why: the reason, in a sentence.

    Raises:
        UserError: the promise is gone or closed, or its day is moved without who and why.
    """
    existing_commitment(tx, commitment)
    state, due = tx.rows("SELECT state, due_on FROM commitment WHERE id = ?", (commitment,))[0]
    if state != CommitmentState.OPEN:
        raise UserError("Reopen the promise first: it is closed.")
    before = day(due)
    if before == to:
        return
    if before is None:
        tx.update("commitment", commitment, due_on=to)
        return
    moved_by = line(moved_by, NO_MOVER, "The name")
    if not why.strip():
        raise UserError(NO_REASON)
    tx.insert(
        "commitment_slip",
        commitment_id=commitment,
        moved_on=tx.today,
        from_on=before,
        to_on=to,
        moved_by=moved_by,
        why=sentence(why),
    )
    times, days = slips(_moves(tx, commitment))
    tx.update("commitment", commitment, due_on=to, slips=times, slipped_days=days)


def finish_commitment(tx: Tx, commitment: CommitmentId, on: date | None = None, outcome: str = "") -> None:
    """Say that a promise was kept; the plan step that waited for it is ticked, the ask that it answers is delivered.

    Args:
        on: the day it was delivered; default: the day of the change.
        outcome: what came of it, or "".

    Raises:
        UserError: the promise is gone or closed already, or the day has not come.
    """
    existing_commitment(tx, commitment)
    state, ask, step = tx.rows("SELECT state, ask_id, plan_step_id FROM commitment WHERE id = ?", (commitment,))[0]
    if state != CommitmentState.OPEN:
        raise UserError("This promise is closed already.")
    on = tx.today if on is None else on
    if on > tx.today:
        raise UserError(f"{say_date(on, tx.today)} has not come yet.")
    tx.update("commitment", commitment, state=CommitmentState.DONE, closed_on=on, outcome=str(bound(outcome)).strip())
    if step is not None and tx.value("SELECT done_on FROM plan_step WHERE id = ?", (step,)) is None:
        tx.update("plan_step", step, done_on=on)
    if ask is not None and tx.value("SELECT state FROM ask WHERE id = ?", (ask,)) == AskState.ACCEPTED:
        tx.update("ask", ask, state=AskState.DELIVERED, delivered_on=on)


def cancel_commitment(tx: Tx, commitment: CommitmentId, why: str) -> None:
    """Say that a promise no longer holds, and why.

    Raises:
        UserError: no reason was given, or the promise is gone or closed already.
    """
    existing_commitment(tx, commitment)
    if tx.value("SELECT state FROM commitment WHERE id = ?", (commitment,)) != CommitmentState.OPEN:
        raise UserError("This promise is closed already.")
    if not why.strip():
        raise UserError("Say why it no longer holds.")
    tx.update("commitment", commitment, state=CommitmentState.CANCELLED, closed_on=tx.today, outcome=sentence(why))


def reopen_commitment(tx: Tx, commitment: CommitmentId) -> None:
    """Say that a closed promise is open after all; what its delivery had ticked off is open again with it."""
    existing_commitment(tx, commitment)
    sql = "SELECT state, closed_on, ask_id, plan_step_id FROM commitment WHERE id = ?"
    state, closed_on, ask, step = tx.rows(sql, (commitment,))[0]
    if state == CommitmentState.OPEN:
        return
    tx.update("commitment", commitment, state=CommitmentState.OPEN, closed_on=None, outcome="")
    _bring_back_person(tx, commitment)
    if state != CommitmentState.DONE:
        return
    if step is not None and tx.value("SELECT done_on FROM plan_step WHERE id = ?", (step,)) == closed_on:
        tx.update("plan_step", step, done_on=None)
    if ask is not None and tx.value("SELECT state FROM ask WHERE id = ?", (ask,)) == AskState.DELIVERED:
        tx.update("ask", ask, state=AskState.ACCEPTED, delivered_on=None)


def trash_commitment(tx: Tx, commitment: CommitmentId) -> None:
    """Throw a promise away: it was noted by mistake. It can be restored; what no longer holds is cancelled."""
    existing_commitment(tx, commitment)
    tx.update("commitment", commitment, trashed_on=tx.today)


def restore_commitment(tx: Tx, commitment: CommitmentId) -> None:
    """Bring a promise back from the trash."""
    existing_commitment(tx, commitment)
    tx.update("commitment", commitment, trashed_on=None)
    if tx.value("SELECT state FROM commitment WHERE id = ?", (commitment,)) == CommitmentState.OPEN:
        _bring_back_person(tx, commitment)


def existing_commitment(tx: Tx, commitment: CommitmentId) -> str:
    """Return what was promised.

    Raises:
        UserError: there is no promise with this id.
    """
    fits = 0 < commitment <= LARGEST_ID
    what = tx.value("SELECT what FROM commitment WHERE id = ?", (commitment,)) if fits else None
    if what is None:
        raise UserError(f"There is no promise {commitment}.")
    return str(what)


def _moves(tx: Tx, commitment: CommitmentId) -> list[Move]:
    """Return the moves of a promise's date, the oldest first."""
    rows = tx.rows("SELECT from_on, to_on FROM commitment_slip WHERE commitment_id = ? ORDER BY id", (commitment,))
    return [Move(date.fromisoformat(before), date.fromisoformat(after)) for before, after in rows]


def _values(tx: Tx, given: CommitmentEdit) -> dict[str, Any]:
    """Return the checked columns of a promise."""
    values: dict[str, Any] = {}
    if "what" in given:
        values["what"] = line(given["what"], NO_PROMISE, "The promise")
    if "direction" in given:
        values["direction"] = Direction(given["direction"])
    if "agreed_by" in given:
        values["agreed_by"] = line(given["agreed_by"], what="Who agreed")
    if "note" in given:
        values["note"] = str(bound(given["note"])).strip()
    if "due_at" in given:
        values["due_at"] = _time(given["due_at"])
    values |= _links(tx, given)
    if "person" in given:
        # The last, since it may add a person: a refusal above has written nothing.
        values["person_id"] = _person(tx, given["person"])
    return values


def _links(tx: Tx, given: CommitmentEdit) -> dict[str, Any]:
    """Return the checked columns that lead to other things; a step brings its card with it."""
    values: dict[str, Any] = {}
    if "responsibility_id" in given:
        rid = values["responsibility_id"] = given["responsibility_id"]
        if rid is not None:
            existing(tx, rid)
    if "document_id" in given:
        document = values["document_id"] = given["document_id"]
        if document is not None:
            still_there(tx, "document", document, "document")
    if "plan_step_id" in given:
        step = values["plan_step_id"] = given["plan_step_id"]
        if step is not None:
            still_there(tx, "plan_step", step, "step")
            values["responsibility_id"] = tx.value("SELECT responsibility_id FROM plan_step WHERE id = ?", (step,))
    return values


def _bring_back_person(tx: Tx, commitment: CommitmentId) -> None:
    """Take the person of a promise that is open again out of the archive: who is archived has nothing open."""
    sql = (
        "SELECT p.id FROM commitment c JOIN person p ON p.id = c.person_id WHERE c.id = ? AND p.archived_on IS NOT NULL"
    )
    person = tx.value(sql, (commitment,))
    if person is not None:
        tx.update("person", person, archived_on=None)


def _person(tx: Tx, name: str) -> int | None:
    """Return the person of a name; who was archived is wanted again."""
    person = person_named(tx, name)
    if person is None:
        raise UserError(NO_PERSON)
    if tx.value("SELECT archived_on FROM person WHERE id = ?", (person,)) is not None:
        tx.update("person", person, archived_on=None)
    return person


def _time(text: str) -> str | None:
    """Return a time of day as it is stored, "09:30"; `None` for none.

    Raises:
        UserError: it is no time.
    """
    words = line(text, what="The time")
    if not words:
        return None
    found = _TIME.fullmatch(words)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise UserError("That is no time; write it like 14:30.")
    return f"{int(found[1]):02}:{found[2]}"
