"""One initiative with everything that belongs to it. May import db and domain."""

from __future__ import annotations

from datetime import date
from typing import Any

from csops_desktop.db.gate_facts import overrides
from csops_desktop.db.plan_facts import PlanFacts, facts_of
from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import DocumentId, InitiativeId, RequestId, TimeEntryId
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter, quarter_of
from csops_desktop.queries.bets import scores
from csops_desktop.queries.gate import gate
from csops_desktop.queries.initiatives import rows_of
from csops_desktop.queries.planner_rows import (
    InitiativeDetail,
    LinkedDocument,
    LinkedRequest,
    OccurrenceRow,
    PartRow,
    SlipRow,
    TimeEntryRow,
)

_OWN = """
SELECT i.quarter, i.recurrence, i.summary, i.outcome, i.committed_on, i.trashed_on, i.hypothesis, i.proof,
       i.actual_impact, i.verdict_on, c.title, c.quarter
FROM initiative i LEFT JOIN initiative c ON c.id = i.carried_from_id WHERE i.id = ?
"""


def initiative(db: Reader, iid: InitiativeId, which: Quarter | None = None) -> InitiativeDetail | None:
    """Return an initiative wherever it is, in the trash as well; `None` when there is none.

    Args:
        which: the quarter as which it is shown; default: its own, or the present one for what recurs since before it.
    """
    own = db.row(_OWN, (iid,))
    if own is None:
        return None
    shown = which or _shown(own, quarter_of(db.today))
    facts = facts_of(db, [iid], shown)[0]
    row = rows_of(db, [facts], shown)[0]
    return InitiativeDetail(
        row=row,
        summary=own[2],
        outcome=own[3],
        committed_on=day(own[4]),
        trashed_on=day(own[5]),
        carried_from="" if own[10] is None else f"{own[10]} ({parse_quarter(own[11]).title})",
        responsibilities=row.responsibilities,
        documents=_documents(db, iid),
        requests=_requests(db, iid),
        parts=_parts(db, iid),
        occurrences=_occurrences(db, facts),
        slips=_slips(db, iid),
        time=_time(db, iid),
        hypothesis=own[6],
        proof=own[7],
        actual_impact=own[8],
        verdict_on=day(own[9]),
        scores=tuple(scores(db).get(iid, ())),
        gate=gate(db, row.quarter, iid) if row.tier is Tier.BET else None,
        overrides=tuple(overrides(db, iid).get(iid, ())),
    )


def _shown(own: tuple[Any, ...], present: Quarter) -> Quarter:
    """Return the quarter as which an initiative is shown where none is said."""
    quarter = parse_quarter(own[0])
    return max(quarter, present) if own[1] else quarter


def _documents(db: Reader, iid: InitiativeId) -> tuple[LinkedDocument, ...]:
    sql = (
        "SELECT d.id, d.title FROM initiative_document l JOIN document d ON d.id = l.document_id"
        " WHERE l.initiative_id = ? AND d.trashed_on IS NULL ORDER BY l.id"
    )
    return tuple(LinkedDocument(DocumentId(did), title) for did, title in db.rows(sql, (iid,)))


def _requests(db: Reader, iid: InitiativeId) -> tuple[LinkedRequest, ...]:
    """Return what was asked for and became this initiative, so that whoever asked is not forgotten at its end."""
    sql = """
        SELECT r.id, r.title, r.closed_on IS NOT NULL,
               coalesce((SELECT coalesce(p.name, a.team) FROM request_asker a LEFT JOIN person p ON p.id = a.person_id
                         WHERE a.request_id = r.id ORDER BY a.id LIMIT 1), '')
        FROM request r WHERE r.became = 'initiative' AND r.became_id = ? AND r.trashed_on IS NULL ORDER BY r.id
    """
    return tuple(
        LinkedRequest(RequestId(rid), title, who, bool(closed)) for rid, title, closed, who in db.rows(sql, (iid,))
    )


def _parts(db: Reader, iid: InitiativeId) -> tuple[PartRow, ...]:
    sql = "SELECT id, title, quarter, state, hours FROM initiative WHERE part_of_id = ? AND trashed_on IS NULL"
    return tuple(
        PartRow(InitiativeId(pid), title, parse_quarter(quarter), InitiativeState(state), hours)
        for pid, title, quarter, state, hours in db.rows(f"{sql} ORDER BY quarter, position, id", (iid,))
    )


def _occurrences(db: Reader, facts: PlanFacts) -> tuple[OccurrenceRow, ...]:
    """Return the turns of the shown quarter and every one that was done or skipped, the newest first."""
    sql = "SELECT due_on, done_on, skipped_on, note FROM occurrence WHERE initiative_id = ?"
    iid = InitiativeId(facts.id)
    found = {turn: OccurrenceRow(iid, facts.title, turn) for turn in facts.turns}
    for due_on, done_on, skipped_on, note in db.rows(sql, (facts.id,)):
        due = date.fromisoformat(due_on)
        found[due] = OccurrenceRow(iid, facts.title, due, day(done_on), day(skipped_on), note)
    return tuple(found[due] for due in sorted(found, reverse=True))


def _slips(db: Reader, iid: InitiativeId) -> tuple[SlipRow, ...]:
    sql = "SELECT moved_on, from_quarter, to_quarter, from_on, to_on, why FROM initiative_slip WHERE initiative_id = ?"
    return tuple(
        SlipRow(date.fromisoformat(moved_on), from_quarter, to_quarter, day(from_on), day(to_on), why)
        for moved_on, from_quarter, to_quarter, from_on, to_on, why in db.rows(f"{sql} ORDER BY id DESC", (iid,))
    )


def _time(db: Reader, iid: InitiativeId) -> tuple[TimeEntryRow, ...]:
    sql = "SELECT id, day, minutes, estimated, note FROM time_entry WHERE initiative_id = ? ORDER BY day DESC, id DESC"
    return tuple(
        TimeEntryRow(TimeEntryId(tid), date.fromisoformat(on), minutes, bool(estimated), note)
        for tid, on, minutes, estimated, note in db.rows(sql, (iid,))
    )
