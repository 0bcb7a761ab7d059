"""What is done with an initiative: add, edit, move, bring to another state. May import what commands may."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.checks import existing, line, sentence, still_there
from csops_desktop.commands.people import person_named
from csops_desktop.commands.plan_checks import effort, in_order, initiative_there, refuse_circle
from csops_desktop.commands.plan_places import last_place, place, slip
from csops_desktop.db.gate_facts import held_by, overrides
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import DocumentId, InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import INITIATIVE_MOVES, STARTED_STATES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter
from csops_desktop.domain.recurrence import parse_rule
from csops_desktop.errors import UserError

NO_TITLE = "Give the initiative a title."


def add_initiative(
    tx: Tx,
    title: str,
    *,
    quarter: Quarter,
    tier: Tier = Tier.BAU,
    category: str = "",
    owner: str = "",
    hours: float = 0,
    start_on: date | None = None,
    target_on: date | None = None,
    recurrence: str = "",
    summary: str = "",
    hypothesis: str = "",
    proof: str = "",
) -> InitiativeId:
    """Propose an initiative at the end of its lane.

    Args:
        owner: a person's name; the person is added when nobody is called so.
        hours: the effort; of one turn for what recurs.
        start_on: for what recurs, the day of its first turn; default: the first day of the quarter.
        recurrence: a recurrence rule, "FREQ=MONTHLY"; only BAU recurs.
        hypothesis, proof: for a bet, what is believed and what would prove it.

    Raises:
        UserError: the title is empty, a line is too long, hours are negative, the target is before the start, or the
            rule is not understood.
    """
    in_order(start_on, target_on)
    iid = tx.insert(
        "initiative",
        title=line(title, NO_TITLE, "The title"),
        tier=tier,
        category=line(category, what="The category"),
        quarter=str(quarter),
        owner_id=person_named(tx, owner),
        hours=effort(hours),
        start_on=start_on,
        target_on=target_on,
        recurrence=_rule(recurrence, tier),
        summary=_text(summary),
        hypothesis=_text(hypothesis),
        proof=_text(proof),
        position=last_place(tx, quarter, tier),
    )
    refuse_circle(tx)
    return InitiativeId(iid)


def edit_initiative(
    tx: Tx,
    iid: InitiativeId,
    *,
    title: str,
    category: str,
    owner: str,
    hours: float,
    start_on: date | None,
    target_on: date | None,
    summary: str,
    recurrence: str = "",
) -> None:
    """Change everything that a form shows of an initiative, as one change; arguments and refusals as for adding."""
    rename_initiative(tx, iid, title)
    set_category(tx, iid, category)
    set_initiative_owner(tx, iid, owner)
    set_hours(tx, iid, hours)
    set_dates(tx, iid, start_on, target_on)
    set_recurrence(tx, iid, recurrence)
    set_initiative_summary(tx, iid, summary)


def rename_initiative(tx: Tx, iid: InitiativeId, title: str) -> None:
    """Give an initiative another title; refuses an empty one."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, title=line(title, NO_TITLE, "The title"))


def set_category(tx: Tx, iid: InitiativeId, category: str) -> None:
    """Put an initiative into a category; "" takes it out of any."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, category=line(category, what="The category"))


def set_initiative_owner(tx: Tx, iid: InitiativeId, name: str) -> None:
    """Name who does it; "" leaves it open."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, owner_id=person_named(tx, name))


def set_hours(tx: Tx, iid: InitiativeId, hours: float) -> None:
    """Set the effort in hours; of one turn for what recurs; refuses a negative one."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, hours=effort(hours))


def set_dates(tx: Tx, iid: InitiativeId, start_on: date | None, target_on: date | None, why: str = "") -> None:
    """Set start and target; a target that moves to a later day is a slip, kept with its reason.

    Raises:
        UserError: the target is before the start.
    """
    initiative_there(tx, iid)
    in_order(start_on, target_on)
    before = tx.value("SELECT target_on FROM initiative WHERE id = ?", (iid,))
    tx.update("initiative", iid, start_on=start_on, target_on=target_on)
    if before is not None and target_on is not None and target_on.isoformat() > before:
        slip(tx, iid, why, days=(date.fromisoformat(before), target_on))


def set_initiative_summary(tx: Tx, iid: InitiativeId, summary: str) -> None:
    """Say what the initiative is about."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, summary=_text(summary))


def set_outcome(tx: Tx, iid: InitiativeId, outcome: str) -> None:
    """Say what came of it."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, outcome=_text(outcome))


def set_recurrence(tx: Tx, iid: InitiativeId, rule: str) -> None:
    """Let an initiative come again by a recurrence rule, or only once ("").

    Raises:
        UserError: the rule is not understood, or it isn't BAU, which alone recurs.
    """
    initiative_there(tx, iid)
    tier = Tier(tx.value("SELECT tier FROM initiative WHERE id = ?", (iid,)))
    tx.update("initiative", iid, recurrence=_rule(rule, tier))


def move_initiative(
    tx: Tx, iid: InitiativeId, *, tier: Tier, quarter: Quarter, before: InitiativeId | None = None, why: str = ""
) -> None:
    """Put an initiative into a lane of a quarter, in front of another one or at the lane's end for `None`.

    A later quarter is a slip, kept with the reason `why`. Its own gate conditions go along.

    Raises:
        UserError: it would wait for itself there, work that recurs would leave BAU, what is in progress would become
            a bet that its gate holds (also by going to an earlier quarter), or the other one is in another lane by now.
    """
    initiative_there(tx, iid)
    tier_now, quarter_now, rule = tx.rows("SELECT tier, quarter, recurrence FROM initiative WHERE id = ?", (iid,))[0]
    _rule(rule, tier)
    if quarter_now != str(quarter):
        _change_quarter(tx, iid, parse_quarter(quarter_now), quarter, why)
    if tier_now != tier.value:
        tx.update("initiative", iid, tier=tier)
    if tier_now != tier.value or quarter < parse_quarter(quarter_now):
        # What is carried over goes on; what was started elsewhere doesn't come in behind the gate.
        _refuse_started_behind_gate(tx, iid, tier)
    place(tx, iid, quarter, tier, before)
    refuse_circle(tx)


def set_state(tx: Tx, iid: InitiativeId, state: InitiativeState, outcome: str = "") -> None:
    """Bring an initiative to another state, dated today; a bet that is taken up again has no verdict any more.

    Args:
        outcome: what came of it; for what is dropped, in one sentence why.

    Raises:
        UserError: it can't go there from where it is, it is dropped without a reason, or it is a bet that its gate
            holds: `gates.open_anyway` asks for the reason to start it nevertheless.
    """
    title = initiative_there(tx, iid)
    word, tier, committed_on = tx.rows("SELECT state, tier, committed_on FROM initiative WHERE id = ?", (iid,))[0]
    current = InitiativeState(word)
    if state not in INITIATIVE_MOVES[current]:
        raise UserError(f"What is {current.word} can't become {state.word}.")
    reopened = (current, state) == (InitiativeState.DONE, InitiativeState.IN_PROGRESS)
    if state in STARTED_STATES and (reopened or current not in STARTED_STATES):
        _refuse_held(tx, iid, title, Tier(tier))
    values: dict[str, object] = {"state": state}
    ended = state in (InitiativeState.DONE, InitiativeState.DROPPED)
    values["done_on"] = tx.today if ended else None
    if state in (InitiativeState.COMMITTED, *STARTED_STATES) and committed_on is None:
        values["committed_on"] = tx.today
    elif state is InitiativeState.PROPOSED:
        values["committed_on"] = None
    if current is InitiativeState.DONE:
        values |= {"verdict": "", "verdict_on": None}
    if state is InitiativeState.DROPPED:
        values["outcome"] = sentence(outcome)
    elif outcome.strip():
        values["outcome"] = _text(outcome)
    tx.update("initiative", iid, **values)


def link_initiative(tx: Tx, iid: InitiativeId, rid: ResponsibilityId) -> None:
    """Say that an initiative stands behind a responsibility; nothing happens where it is said already."""
    initiative_there(tx, iid)
    existing(tx, rid)
    sql = "SELECT 1 FROM initiative_responsibility WHERE initiative_id = ? AND responsibility_id = ?"
    if tx.value(sql, (iid, rid)) is None:
        tx.insert("initiative_responsibility", initiative_id=iid, responsibility_id=rid)


def unlink_initiative(tx: Tx, iid: InitiativeId, rid: ResponsibilityId) -> None:
    """Take the link to a responsibility away."""
    sql = "DELETE FROM initiative_responsibility WHERE initiative_id = ? AND responsibility_id = ?"
    tx.execute(sql, (iid, rid))


def attach_document(tx: Tx, iid: InitiativeId, did: DocumentId) -> None:
    """Say that a document belongs to an initiative; nothing happens where it is said already."""
    initiative_there(tx, iid)
    still_there(tx, "document", did, "document")
    sql = "SELECT 1 FROM initiative_document WHERE initiative_id = ? AND document_id = ?"
    if tx.value(sql, (iid, did)) is None:
        tx.insert("initiative_document", initiative_id=iid, document_id=did)


def detach_document(tx: Tx, iid: InitiativeId, did: DocumentId) -> None:
    """Take the link to a document away."""
    tx.execute("DELETE FROM initiative_document WHERE initiative_id = ? AND document_id = ?", (iid, did))


def trash_initiative(tx: Tx, iid: InitiativeId) -> None:
    """Throw an initiative away; it can be restored from the trash."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, trashed_on=tx.today)


def restore_initiative(tx: Tx, iid: InitiativeId) -> None:
    """Bring an initiative back from the trash to its lane; refuses one that would wait for itself by now."""
    initiative_there(tx, iid)
    tx.update("initiative", iid, trashed_on=None)
    refuse_circle(tx)


def _change_quarter(tx: Tx, iid: InitiativeId, now: Quarter, to: Quarter, why: str) -> None:
    """Write another quarter; a later one is a slip."""
    tx.update("initiative", iid, quarter=str(to))
    tx.execute("UPDATE gate_condition SET quarter = ? WHERE bet_id = ?", (str(to), iid))
    if to > now:
        slip(tx, iid, why, quarters=(now, to))


def _refuse_held(tx: Tx, iid: InitiativeId, title: str, tier: Tier) -> None:
    """Refuse to start a bet that its gate holds and that wasn't opened anyway for this quarter."""
    if tier is not Tier.BET or any(one.holds for one in overrides(tx, iid).get(iid, ())):
        return
    reasons = held_by(tx, iid)
    if reasons:
        raise UserError(f"“{title}” is held: {reasons[0].rstrip('.')}. Open it anyway with a reason, or wait.")


def _refuse_started_behind_gate(tx: Tx, iid: InitiativeId, tier: Tier) -> None:
    """Refuse to make a started initiative a bet that the gate would have held."""
    title, state = tx.rows("SELECT title, state FROM initiative WHERE id = ?", (iid,))[0]
    if InitiativeState(state) is InitiativeState.IN_PROGRESS:
        _refuse_held(tx, iid, title, tier)


def _rule(text: str, tier: Tier) -> str:
    """Return a recurrence rule as it is stored."""
    rule = parse_rule(text)
    if rule is not None and tier is not Tier.BAU:
        raise UserError("Only BAU recurs; make it happen once first.")
    return "" if rule is None else str(rule)


def _text(text: str) -> str:
    """Return a text of any length without blanks around it."""
    return str(bound(text)).strip()
