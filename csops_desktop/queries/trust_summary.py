"""How far the documents can be trusted as a whole: shares, weekly movement, what is unowned, what is used most."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.db.reader import Reader
from csops_desktop.domain.review import next_due
from csops_desktop.domain.trust import DOUBTFUL, RELIED_ON, Facts, ReviewRule, Trust, trust
from csops_desktop.queries.document_rows import DocumentRow, StaleRow, TrendPoint, TrustSummary
from csops_desktop.queries.documents import documents

TREND_WEEKS = 12
"""How many weeks back the movement is shown: a quarter."""


def trust_summary(db: Reader, *, weeks: int = TREND_WEEKS) -> TrustSummary:
    """Return how far the documents can be trusted, without archived and trashed ones.

    Args:
        weeks: how many weeks back the trend goes.
    """
    rows = documents(db)
    counts = Counter(row.trust for row in rows)
    return TrustSummary(
        documents=len(rows),
        share_verified=_share(sum(counts[state] for state in RELIED_ON), len(rows)),
        counts={state: counts[state] for state in Trust},
        unowned=tuple(row for row in rows if not row.owner),
        trend=_trend(db, rows, weeks),
        stale=_doubtful(db, rows),
        weak=sum(row.trust in RELIED_ON and row.confidence.level == "low" for row in rows),
    )


def _share(part: int, whole: int) -> float:
    """Return a part of a whole, 0.0 where there is nothing."""
    return part / whole if whole else 0.0


def _doubtful(db: Reader, rows: list[DocumentRow]) -> tuple[StaleRow, ...]:
    """Return what can't be relied on: the most used first, then the worst state, then the longest overdue."""
    linked = db.rows("SELECT target_key, count(DISTINCT document_id) FROM wiki_link GROUP BY 1")
    by_key: dict[str, int] = dict(linked)
    sql = """
        SELECT l.document_id, count(*) FROM document_responsibility l
        JOIN responsibility r ON r.id = l.responsibility_id WHERE r.trashed_on IS NULL GROUP BY 1
    """
    by_id: dict[int, int] = dict(db.rows(sql))
    found = [
        StaleRow(row, by_key.get(" ".join(row.title.split()).casefold(), 0) + by_id.get(row.id, 0))
        for row in rows
        if row.trust in DOUBTFUL
    ]
    found.sort(key=lambda stale: (-stale.uses, DOUBTFUL.index(stale.row.trust), -stale.row.stale_days, stale.row.id))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Past:
    """What is known of a document's past: days, oldest first, with the digest of the text that was there then."""

    texts: tuple[list[str], list[str]]
    verifications: tuple[list[str], list[str]]


def states_at(db: Reader, ends: Sequence[date]) -> list[list[tuple[DocumentRow, Trust]]]:
    """Return for each of some days the documents that were there at its end, each with its state then.

    Judged as the trend is: by the present rules, and by the texts and verifications of that time.
    """
    rows, past = documents(db), _pasts(db)
    return [[(row, state) for row in rows if (state := _state(row, past[row.id], end)) is not None] for end in ends]


def _trend(db: Reader, rows: list[DocumentRow], weeks: int) -> tuple[TrendPoint, ...]:
    """Return the share that could be relied on at the end of each week.

    It is judged by the present rules and owners, and by the texts and verifications of that time: a rule that was made
    stricter today doesn't make last month look better.
    """
    past = _pasts(db)
    points = []
    for back in range(weeks, -1, -1):
        end = db.today - timedelta(days=7 * back)
        states = [state for row in rows if (state := _state(row, past[row.id], end)) is not None]
        points.append(TrendPoint(end, _share(sum(state in RELIED_ON for state in states), len(states)), len(states)))
    return tuple(points)


def _pasts(db: Reader) -> dict[int, _Past]:
    """Return the past of every document."""
    pasts: dict[int, _Past] = defaultdict(lambda: _Past(([], []), ([], [])))
    for document, on, digest in db.rows("SELECT document_id, day, digest FROM document_version ORDER BY id"):
        _append(pasts[document].texts, on, digest)
    sql = """
        SELECT v.document_id, v.day, t.digest FROM verification v JOIN document_version t ON t.id = v.version_id
        ORDER BY v.day, v.id
    """
    for document, on, digest in db.rows(sql):
        _append(pasts[document].verifications, on, digest)
    return pasts


def _append(dated: tuple[list[str], list[str]], on: str, digest: str) -> None:
    """Add a day with a digest; a day never comes before the one added last."""
    dated[0].append(max(on, dated[0][-1]) if dated[0] else on)
    dated[1].append(digest)


def _state(row: DocumentRow, past: _Past, end: date) -> Trust | None:
    """Return the state of a document at the end of a day, `None` where it was not there yet."""
    on = end.isoformat()
    texts = bisect_right(past.texts[0], on)
    if texts == 0:
        return None
    verified = bisect_right(past.verifications[0], on)
    rule: ReviewRule = row.facts.rule
    if verified == 0:
        return Trust.EVERGREEN if rule.evergreen else Trust.NEVER
    verified_on = date.fromisoformat(past.verifications[0][verified - 1])
    due_by = next_due(rule, verified_on)
    edited = past.verifications[1][verified - 1] != past.texts[1][texts - 1]
    return trust(Facts(rule, verified_on=verified_on, edited=edited, due_on=due_by, due_by=due_by), end)
