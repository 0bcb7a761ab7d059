"""Asks: what the operator needs from someone else. An ask that is accepted becomes a promise."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.checks import LONGEST_LINE, existing, line, still_there
from csops_desktop.commands.commitments import add_commitment, cancel_commitment, finish_commitment
from csops_desktop.commands.people import person_named
from csops_desktop.db.reader import day
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import AskId, CommitmentId, PlanStepId, ResponsibilityId
from csops_desktop.domain.status import ANSWERED_ASK_STATES, ASK_MOVES, AskState
from csops_desktop.errors import UserError

NO_ASK = "Say what you need."

_DATED = {
    AskState.ASKED: "asked_on",
    AskState.ACCEPTED: "answered_on",
    AskState.REFUSED: "answered_on",
    AskState.DELIVERED: "delivered_on",
}


def add_ask(
    tx: Tx, rid: ResponsibilityId, what: str, *, person: str = "", why: str = "", needed_by: date | None = None
) -> AskId:
    """Draft an ask.

    Args:
        what: the thing that is needed.
        person: the name of who is to give it; may stay open until it is asked.
        why: what it is needed for, or what happens without it.

    Raises:
        UserError: nothing is asked for, or a line is too long.
    """
    existing(tx, rid)
    values = _values(tx, what, person, why, needed_by)
    return AskId(tx.insert("ask", responsibility_id=rid, state=AskState.DRAFT, **values))


def edit_ask(tx: Tx, ask: AskId, what: str, *, person: str, why: str, needed_by: date | None) -> None:
    """Word an ask anew; it stays in its state.

    Raises:
        UserError: nothing is asked for, a line is too long, or an ask that was asked would lose its person.
    """
    still_there(tx, "ask", ask, "ask")
    state = AskState(tx.value("SELECT state FROM ask WHERE id = ?", (ask,)))
    if state is not AskState.DRAFT and not line(person, what="The name"):
        raise UserError("It was asked already: say whom.")
    tx.update("ask", ask, **_values(tx, what, person, why, needed_by))


def move_ask(tx: Tx, ask: AskId, state: AskState, answer: str = "", *, plan_step_id: PlanStepId | None = None) -> None:
    """Bring an ask to its next state, dated today; the promise that it became goes with it.

    Accepted, it becomes a promise that is due when the thing is needed; delivered, that promise is kept and the plan
    step that waited for it is done; refused after all, the promise is cancelled.

    Args:
        answer: the other's own words.
        plan_step_id: the step that waits for it; only where it is accepted.

    Raises:
        UserError: the ask can't go there from where it is, or nobody is named who is asked.
    """
    still_there(tx, "ask", ask, "ask")
    state_now, person = tx.rows("SELECT state, person_id FROM ask WHERE id = ?", (ask,))[0]
    current = AskState(state_now)
    if state not in ASK_MOVES[current]:
        raise UserError(f"An ask that is {current.value} can't become {state.value}.")
    if state is AskState.ASKED and person is None:
        raise UserError("Say whom you ask first.")
    values: dict[str, object] = {"state": state, _DATED[state]: tx.today}
    if state is AskState.ASKED:
        values |= {"answered_on": None, "delivered_on": None, "answer": ""}
    answer = str(bound(answer)).strip()
    if answer:
        values["answer"] = answer
    tx.update("ask", ask, **values)
    if state is AskState.ACCEPTED:
        _promise(tx, ask, plan_step_id)
    for commitment in _open_promises(tx, ask):
        if state is AskState.DELIVERED:
            finish_commitment(tx, commitment, outcome=answer)
        elif state is AskState.REFUSED:
            cancel_commitment(tx, commitment, answer or "Refused after all.")


def set_answer(tx: Tx, ask: AskId, answer: str) -> None:
    """Write down what was answered, in the other's own words; the promise that the ask became says it as well.

    Raises:
        UserError: nothing was answered yet.
    """
    still_there(tx, "ask", ask, "ask")
    state, before = tx.rows("SELECT state, answer FROM ask WHERE id = ?", (ask,))[0]
    if AskState(state) not in ANSWERED_ASK_STATES:
        raise UserError(f"An ask that is {state} has no answer yet.")
    answer = str(bound(answer)).strip()
    tx.update("ask", ask, answer=answer)
    for commitment in _open_promises(tx, ask):
        # What somebody wrote there by hand stays.
        if tx.value("SELECT agreed_by FROM commitment WHERE id = ?", (commitment,)) == _on_one_line(before):
            tx.update("commitment", commitment, agreed_by=_on_one_line(answer))


def delete_ask(tx: Tx, ask: AskId) -> None:
    """Take an ask away."""
    tx.delete("ask", ask)


def _promise(tx: Tx, ask: AskId, plan_step_id: PlanStepId | None) -> None:
    """Make a promise of an accepted ask; without a person there is nobody who promised."""
    sql = """
        SELECT a.what, p.name, a.needed_by, a.answer, a.responsibility_id
        FROM ask a JOIN person p ON p.id = a.person_id WHERE a.id = ?
    """
    row = tx.row(sql, (ask,))
    if row is None or _open_promises(tx, ask):
        return
    what, person, needed_by, answer, rid = row
    add_commitment(
        tx,
        what,
        person=person,
        due_on=day(needed_by),
        agreed_by=_on_one_line(answer),
        responsibility_id=ResponsibilityId(rid),
        ask_id=ask,
        plan_step_id=plan_step_id,
    )


def _open_promises(tx: Tx, ask: AskId) -> list[CommitmentId]:
    """Return the open promises that an ask became; there is at most one, unless a person linked more."""
    sql = "SELECT id FROM commitment WHERE ask_id = ? AND state = 'open' AND trashed_on IS NULL"
    return [CommitmentId(row[0]) for row in tx.rows(sql, (ask,))]


def _on_one_line(answer: str) -> str:
    """Return an answer as a promise's one line holds it."""
    return " ".join(answer.split())[:LONGEST_LINE]


def _values(tx: Tx, what: str, person: str, why: str, needed_by: date | None) -> dict[str, object]:
    """Return the checked columns of an ask."""
    texts = {"what": line(what, NO_ASK, "The ask"), "why": line(why, what="The reason")}
    return {**texts, "person_id": person_named(tx, person), "needed_by": needed_by}
