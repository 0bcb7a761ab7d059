"""Where things stand, in a few numbers: colours, promises, documents, requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from csops_desktop.db.reader import Reader
from csops_desktop.domain.capacity import Entered
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.review import week_of
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import DUE_SOON_DAYS

KEPT_DAYS = 90
"""How far back promises are counted that came due: a quarter."""

DUE_WITHIN = 2 * DUE_SOON_DAYS
"""Reviews that are due within so many days are said beside the share: the next two weeks."""

WEEK_PARTS = ("foundation", "bau", "bet", "ad-hoc", "other")
"""What hours go into, in the order of the planner's lanes."""

_LIVING = "archived_on IS NULL AND trashed_on IS NULL"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where things stand on a day.

    Attributes:
        colours: how many responsibilities have each colour.
        better, worse: how many got a better or worse colour within the last seven days.
        kept, came_due: of the promises, theirs and the operator's own, that came due or were delivered within the last
            `KEPT_DAYS` days, those that were kept by the day first agreed on.
        documents, verified: how many there are, and how many of them can be relied on.
        unowned, due_soon: documents that nobody answers for, and reviews within `DUE_WITHIN` days.
        to_triage, waiting: requests that are to be decided, and accepted ones that wait for somebody's answer.
        week: the hours that were worked since Monday by what they went into, in the order of the planner's lanes:
            "foundation", "bau", "bet", "ad-hoc" (requests) and "other"; only what has any.
        week_room: the hours of a week of this quarter, without meetings and the buffer.
    """

    colours: dict[Status, int]
    better: int
    worse: int
    kept: int
    came_due: int
    documents: int
    verified: int
    unowned: int
    due_soon: int
    to_triage: int
    waiting: int
    week: tuple[tuple[str, float], ...]
    week_room: float

    @property
    def verified_percent(self) -> int:
        """The share of documents that can be relied on, rounded down: 99.6 % is not all."""
        return 100 * self.verified // self.documents if self.documents else 0


def standing(db: Reader) -> Standing:
    """Return where things stand on the reader's day."""
    colours = dict.fromkeys(Status, 0)
    for word, number in db.rows(f"SELECT status, count(*) FROM responsibility WHERE {_LIVING} GROUP BY 1"):
        colours[Status(word)] = number
    requests = dict(
        db.rows("SELECT state, count(*) FROM request WHERE trashed_on IS NULL AND merged_into_id IS NULL GROUP BY 1")
    )
    return Standing(
        colours,
        *_moved(db),
        *_promises(db),
        *_documents(db),
        to_triage=requests.get("triage", 0),
        waiting=sum(requests.get(state, 0) for state in ("need-more-info", "awaiting-feedback", "blocked")),
        week=_week(db),
        week_room=_week_room(db),
    )


def _moved(db: Reader) -> tuple[int, int]:
    """Return how many colours got better and how many worse within the last week."""
    sql = f"SELECT previous_status, status FROM responsibility WHERE since > ? AND {_LIVING}"
    better = worse = 0
    for before, now in db.rows(sql, ((db.today - timedelta(days=7)).isoformat(),)):
        if before is None or Status.NOT_RATED in (before, now):
            continue
        step = Status(before).badness - Status(now).badness
        better, worse = better + (step > 0), worse + (step < 0)
    return better, worse


def _promises(db: Reader) -> tuple[int, int]:
    """Return how many promises were kept by their first day, and how many came due."""
    sql = """
        SELECT count(*) FILTER (WHERE closed_on <= first_on), count(*) FROM (
            SELECT c.state, c.closed_on, coalesce(
                (SELECT s.from_on FROM commitment_slip s WHERE s.commitment_id = c.id ORDER BY s.id LIMIT 1), c.due_on
            ) AS first_on
            FROM commitment c WHERE c.trashed_on IS NULL AND c.state <> 'cancelled')
        WHERE first_on IS NOT NULL AND (
            (state = 'done' AND closed_on BETWEEN ?1 AND ?2) OR (state = 'open' AND first_on BETWEEN ?1 AND ?3))
    """
    since = (db.today - timedelta(days=KEPT_DAYS)).isoformat()
    yesterday = (db.today - timedelta(days=1)).isoformat()
    kept, came_due = db.rows(sql, (since, db.today.isoformat(), yesterday))[0]
    return int(kept), int(came_due)


def _week(db: Reader) -> tuple[tuple[str, float], ...]:
    """Return the hours of this week by what they went into."""
    sql = """
        SELECT CASE WHEN t.request_id IS NOT NULL THEN 'ad-hoc' ELSE coalesce(i.tier, 'other') END, sum(t.minutes)
        FROM time_entry t LEFT JOIN initiative i ON i.id = t.initiative_id
        WHERE t.day BETWEEN ? AND ? GROUP BY 1
    """
    hours = dict(db.rows(sql, (week_of(db.today).isoformat(), db.today.isoformat())))
    return tuple((key, hours[key] / 60) for key in WEEK_PARTS if hours.get(key))


def _week_room(db: Reader) -> float:
    """Return the hours that a week of this quarter has room for."""
    sql = "SELECT hours_per_week, meeting_hours, buffer_percent FROM quarter_capacity WHERE quarter = ?"
    usual = Entered()
    found = db.row(sql, (str(quarter_of(db.today)),))
    hours, meetings, buffer = found or (usual.hours_per_week, usual.meeting_hours, usual.buffer_percent)
    return float(max(hours - meetings, 0) * (100 - buffer) / 100)


def _documents(db: Reader) -> tuple[int, int, int, int]:
    """Return how many documents there are, can be relied on, have no owner, and are due within two weeks.

    What may be relied on is `domain.trust.trust` put into one scan: ten thousand documents are read for one number. A
    test holds the two equal.
    """
    sql = f"""
        SELECT count(*),
            count(*) FILTER (WHERE edited = 0 AND (evergreen = 1
                OR (verified_on IS NOT NULL AND (due_by IS NULL OR due_by >= ?1)))),
            count(*) FILTER (WHERE owner_id IS NULL),
            count(*) FILTER (WHERE evergreen = 0 AND due_on BETWEEN ?1 AND ?2)
        FROM document WHERE {_LIVING}
    """
    until = (db.today + timedelta(days=DUE_WITHIN)).isoformat()
    total, verified, unowned, due_soon = db.rows(sql, (db.today.isoformat(), until))[0]
    return int(total), int(verified), int(unowned), int(due_soon)
