"""The evidence for the stage that CS Ops is in, from the desk's own data. May import db and domain."""

from __future__ import annotations

from datetime import timedelta

from csops_desktop.db.plan_facts import MINUTES, plan_facts
from csops_desktop.db.reader import Reader
from csops_desktop.domain.capacity import say_hours
from csops_desktop.domain.maturity import KINDS, STAGES, Thresholds, asked_for, moves_up, stage, stage_of
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import RELIED_ON
from csops_desktop.queries.bet_rows import MaturityEvidenceRow, MaturityView
from csops_desktop.queries.documents import documents
from csops_desktop.queries.initiatives import rows_of

LOOK_BACK = 90
"""Days whose hours are counted: a quarter, so that one bad week decides nothing."""

QUARTERS = 4
"""Quarters whose foundations are counted, up to the present one: what was made sound last spring still counts."""


def maturity(db: Reader, thresholds: Thresholds) -> MaturityView:
    """Return the stage that the evidence supports, the evidence, and what would move it up.

    Args:
        thresholds: what each stage asks for, from the settings.
    """
    found = {
        "interrupts": _hours(db, "request_id IS NOT NULL", "Requests took"),
        "foundations": _foundations(db),
        "documents": _documents(db),
        "strategic": _hours(
            db, "initiative_id IN (SELECT id FROM initiative WHERE tier = 'bet')", "Strategic bets took"
        ),
    }
    values = {key: value for key, (value, _) in found.items()}
    present = stage(values, thresholds)
    name, description = STAGES[present]
    rows = []
    for key, (value, sentence) in found.items():
        kind, own = KINDS[key], stage_of(key, value, thresholds)
        rows.append(
            MaturityEvidenceRow(key, kind.name, value, sentence, own, asked_for(key, own, thresholds), kind.source)
        )
    return MaturityView(present, name, description, tuple(rows), tuple(moves_up(values, thresholds)))


def _hours(db: Reader, where: str, verb: str) -> tuple[float | None, str]:
    """Return a share of the hours of the last `LOOK_BACK` days, and how it is said."""
    since = (db.today - timedelta(days=LOOK_BACK - 1)).isoformat()
    sql = (
        f"SELECT sum(minutes), sum(CASE WHEN {where} THEN minutes ELSE 0 END) FROM time_entry WHERE day BETWEEN ? AND ?"
    )
    total, part = db.row(sql, (since, db.today.isoformat())) or (None, None)
    if not total:
        return None, f"No time was noted down in the last {LOOK_BACK} days."
    said = f"{verb} {say_hours(part / MINUTES)} of {say_hours(total / MINUTES)} in the last {LOOK_BACK} days."
    return 100 * part / total, said


def _foundations(db: Reader) -> tuple[float | None, str]:
    """Return the share of the last year's foundations that are done or whose responsibilities are all green."""
    present, sound, total = quarter_of(db.today), 0, 0
    for back in range(QUARTERS):
        which = present.plus(-back)
        facts = [
            one
            for one in plan_facts(db, which)
            if one.tier is Tier.FOUNDATION and one.state is not InitiativeState.DROPPED and one.part_of_id is None
        ]
        for row in rows_of(db, facts, which):
            total += 1
            green = bool(row.responsibilities) and all(link.status is Status.GREEN for link in row.responsibilities)
            sound += row.state is InitiativeState.DONE or green
    if not total:
        return None, "No foundation is in the plan."
    return 100 * sound / total, f"{sound} of {total} foundations of the last {QUARTERS} quarters are green or done."


def _documents(db: Reader) -> tuple[float | None, str]:
    """Return the share of documents that can be relied on."""
    rows = documents(db)
    if not rows:
        return None, "There are no documents yet."
    verified = sum(row.trust in RELIED_ON for row in rows)
    return 100 * verified / len(rows), f"{verified} of {len(rows)} documents are verified."
