"""The lines of Today, read from each table with one scan; what they mean and their order is `domain.today`.

A line stands here from the day on which something can still be done about it: promises some days ahead, colours and
documents on their day. A thing has one line, whatever is due about it.
"""

from __future__ import annotations

from datetime import date, timedelta

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.status import Status
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import (
    AskFacts,
    CardFacts,
    DocumentFacts,
    MetricFacts,
    NudgeFacts,
    PromiseFacts,
    StepFacts,
)
from csops_desktop.queries.nudges import follow_ups

MINE_AHEAD = 3
"""Days before its date on which a promise of the operator's own stands here: time to keep it."""

THEIRS_AHEAD = 1
"""Days before its date on which a promise of somebody else's does: a reminder the day before is a kindness."""

STEPS_AHEAD = 2
"""Days before its date on which a plan step does."""

UNANSWERED_DAYS = 5
"""Days after which an ask without an answer does: a working week."""

NEEDED_AHEAD = 3
"""Days before it is needed on which an ask that is not delivered does."""

MOST_ASKERS_COUNT = 4
"""People who ask for the same count up to so many; three of them already suggest a foundation."""

_STATUS = {status.value: status for status in Status}

_CARD_LIVES = "r.archived_on IS NULL AND r.trashed_on IS NULL"


def ahead(db: Reader, days: int) -> str:
    """Return the day so many days after today as the tables hold it."""
    return (db.today + timedelta(days=days)).isoformat()


class Nudges:
    """The last nudge about each thing, and the day until which somebody has time to answer it.

    Args:
        db: the state of a day.
    """

    def __init__(self, db: Reader) -> None:
        sql = "SELECT commitment_id, ask_id, document_id, day, follow_up_on FROM nudge ORDER BY id"
        self._today = db.today
        self._last: dict[tuple[str, int], tuple[str, str | None]] = {}
        for commitment, ask, document, on, follow_up_on in db.rows(sql):
            for kind, thing in (("commitment", commitment), ("ask", ask), ("document", document)):
                if thing is not None:
                    self._last[kind, thing] = (on, follow_up_on)

    def on(self, kind: str, thing: int) -> date | None:
        """Return the day of the last nudge about a thing."""
        found = self._last.get((kind, thing))
        return None if found is None else day(found[0])

    def wait(self, kind: str, thing: int) -> date | None:
        """Return the day until which somebody who was nudged about a thing has time; `None` where that is over."""
        found = self._last.get((kind, thing))
        until = None if found is None else day(found[1])
        return until if until is not None and until > self._today else None


def promise_lines(db: Reader, nudges: Nudges) -> list[Line]:
    """Return the promises that are due, theirs and the operator's own."""
    sql = f"""
        SELECT c.id, c.what, c.direction, c.due_on, c.due_at, c.slips, coalesce(p.name, ''), r.title, r.status
        FROM commitment c LEFT JOIN person p ON p.id = c.person_id
        LEFT JOIN responsibility r ON r.id = c.responsibility_id AND {_CARD_LIVES}
        WHERE c.state = 'open' AND c.trashed_on IS NULL
        AND c.due_on <= CASE c.direction WHEN 'i-owe' THEN ? ELSE ? END
    """
    found = []
    for row in db.rows(sql, (ahead(db, MINE_AHEAD), ahead(db, THEIRS_AHEAD))):
        thing, what, direction, due_on, due_at, slips, person, card, status = row
        mine = direction == "i-owe"
        wait = None if mine else nudges.wait("commitment", thing)
        found.append(
            Line(
                "commitment",
                thing,
                what,
                PromiseFacts(person, slips, card or "", nudges.on("commitment", thing)),
                day(due_on),
                due_at or "",
                ("commitment", thing),
                mine=mine,
                weight=2 * min(slips, 3),
                holds_up=_STATUS.get(status),
                until=wait,
                nudged=wait is not None,
            )
        )
    return found


def ask_lines(db: Reader, nudges: Nudges) -> list[Line]:
    """Return the asks without an answer, and those that were accepted and are not there though they are needed."""
    sql = f"""
        SELECT a.id, a.what, a.state, a.asked_on, a.needed_by, coalesce(p.name, ''), r.id, r.title, r.status
        FROM ask a JOIN responsibility r ON r.id = a.responsibility_id LEFT JOIN person p ON p.id = a.person_id
        WHERE {_CARD_LIVES} AND (
            (a.state = 'asked' AND (a.asked_on <= ? OR a.needed_by <= ?))
            OR (a.state = 'accepted' AND a.needed_by <= ? AND NOT EXISTS (
                SELECT 1 FROM commitment c WHERE c.ask_id = a.id AND c.state = 'open' AND c.trashed_on IS NULL)))
    """
    days = (ahead(db, -UNANSWERED_DAYS), ahead(db, NEEDED_AHEAD), ahead(db, THEIRS_AHEAD))
    found = []
    for thing, what, state, asked_on, needed_by, person, rid, card, status in db.rows(sql, days):
        wait = nudges.wait("ask", thing)
        found.append(
            Line(
                "ask",
                thing,
                what,
                AskFacts(person, day(asked_on), state == "accepted", card, nudges.on("ask", thing)),
                day(needed_by),
                opens=("responsibility", rid),
                holds_up=_STATUS[status],
                since=asked_on or "",
                until=wait,
                nudged=wait is not None,
            )
        )
    return found


def nudge_lines(db: Reader, listed: set[tuple[str, int]]) -> list[Line]:
    """Return the nudges that are to be followed up.

    Args:
        listed: what stands on Today anyway; its own line says that it was nudged.
    """
    found = []
    for row in follow_ups(db):
        if not row.kind or (row.kind, row.thing_id) in listed:
            continue
        opens = ("person", int(row.person_id)) if row.kind == "ask" else (row.kind, row.thing_id)
        facts = NudgeFacts(row.person, row.day, row.about, row.kind, row.thing_id)
        on = row.day.isoformat()
        found.append(Line("nudge", row.id, row.about or row.person, facts, row.follow_up_on, opens=opens, since=on))
    return found


def step_lines(db: Reader) -> list[Line]:
    """Return the plan steps that are due."""
    sql = f"""
        SELECT s.id, s.text, s.due_on, r.id, r.title, r.status, (
            SELECT p.name FROM commitment c JOIN person p ON p.id = c.person_id
            WHERE c.plan_step_id = s.id AND c.state = 'open' AND c.trashed_on IS NULL AND c.direction = 'they-owe')
        FROM plan_step s JOIN responsibility r ON r.id = s.responsibility_id
        WHERE s.done_on IS NULL AND s.due_on <= ? AND {_CARD_LIVES}
    """
    return [
        Line(
            "plan_step",
            thing,
            text,
            StepFacts(card, person or ""),
            day(due_on),
            opens=("responsibility", rid),
            holds_up=_STATUS[status],
        )
        for thing, text, due_on, rid, card, status, person in db.rows(sql, (ahead(db, STEPS_AHEAD),))
    ]


def document_lines(db: Reader, nudges: Nudges) -> list[Line]:
    """Return the documents whose review is due or overdue, and those that were edited since they were verified.

    What is edited today is still being written, so it waits until tomorrow.
    """
    today = db.today.isoformat()
    sql = f"""
        SELECT d.id, d.title, d.due_on, d.due_by, d.verified_on, d.edited, d.edited_on, coalesce(p.name, ''),
               r.title, r.status
        FROM document d LEFT JOIN person p ON p.id = d.owner_id
        LEFT JOIN (SELECT document_id, min(responsibility_id) AS rid FROM document_responsibility GROUP BY 1) l
               ON l.document_id = d.id
        LEFT JOIN responsibility r ON r.id = l.rid AND {_CARD_LIVES}
        WHERE d.archived_on IS NULL AND d.trashed_on IS NULL
        AND ((d.evergreen = 0 AND d.due_on <= ?) OR (d.edited = 1 AND d.edited_on < ?))
    """
    return [_document_line(row, today, nudges) for row in db.rows(sql, (today, today))]


def _document_line(row: tuple[object, ...], today: str, nudges: Nudges) -> Line:
    """Return the line of a document."""
    thing, title, due_on, due_by, verified_on, edited, edited_on, owner, card, status = row
    assert isinstance(thing, int)
    due = str(due_on) if due_on is not None and str(due_on) <= today else None
    late = due_by is not None and str(due_by) < today
    state = "stale" if late else "due" if due is not None else "edited" if edited else "due"
    since = str(edited_on) if due is None else due
    nudged_on, wait = nudges.on("document", thing), nudges.wait("document", thing)
    facts = DocumentFacts(state, str(owner), _day(due_by), _day(verified_on), str(card or ""), nudged_on)
    return Line(
        "document",
        thing,
        str(title),
        facts,
        day(since),
        opens=("document", thing),
        holds_up=_STATUS.get(str(status)),
        since=str(verified_on or ""),
        until=wait,
        nudged=wait is not None,
    )


def _day(value: object) -> date | None:
    """Return the day that a column holds."""
    return None if value is None else day(str(value))


def card_lines(db: Reader) -> list[Line]:
    """Return the responsibilities whose colour nobody has checked in time, or whose get-to-green date has passed."""
    sql = """
        SELECT id, title, status, since, checked_on, check_in_days, green_by FROM responsibility
        WHERE archived_on IS NULL AND trashed_on IS NULL AND status <> 'not-rated'
        AND (julianday(?) - julianday(checked_on) >= check_in_days OR (green_by < ? AND status <> 'green'))
    """
    today = db.today
    found = []
    for thing, title, status, since, checked_on, check_in_days, green_by in db.rows(sql, [today.isoformat()] * 2):
        checked, missed = day(checked_on), day(green_by)
        assert checked is not None
        if missed is not None and (missed >= today or status == "green"):
            missed = None
        due = checked + timedelta(days=check_in_days)
        if missed is not None and (due > today or missed < due):
            due = missed
        facts = CardFacts(status, day(since), checked, missed)
        found.append(
            Line(
                "responsibility",
                thing,
                title,
                facts,
                due,
                opens=("responsibility", thing),
                holds_up=_STATUS[status],
                since=checked_on,
            )
        )
    return found


def metric_lines(db: Reader) -> list[Line]:
    """Return the metrics whose definition is to be checked again."""
    sql = """
        SELECT m.id, m.name, coalesce(p.name, ''), m.verified_on, coalesce(m.verified_on, m.defined_on), m.review_days
        FROM metric m LEFT JOIN person p ON p.id = m.owner_id
        WHERE m.archived_on IS NULL AND m.trashed_on IS NULL
        AND julianday(?) - julianday(coalesce(m.verified_on, m.defined_on)) >= m.review_days
    """
    return [
        Line(
            "metric",
            thing,
            name,
            MetricFacts(owner, day(verified_on)),
            date.fromisoformat(base) + timedelta(days=review_days),
            opens=("metric", thing),
            since=base,
        )
        for thing, name, owner, verified_on, base, review_days in db.rows(sql, (db.today.isoformat(),))
    ]
