"""Metrics: all of them, one with everything, the rows behind a number, what improvements saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import ImprovementId, MetricId, MetricValueId
from csops_desktop.domain.metrics import Direction, MetricKind, Period, definition_facts
from csops_desktop.queries.builtin_metrics import COUNTED_UP, builtin_behind, builtin_points
from csops_desktop.queries.metric_rows import BehindRow, CheckRow, ImprovementRow, MetricDetail, MetricRow, Point
from csops_desktop.text.dates import say_exact
from csops_desktop.text.numbers import say_measure

SPARK = 24
"""So many numbers stand in the small line of a list."""

COUNTER_POINTS = 200
"""So many numbers of the counter-metric stand beside a metric."""

LARGEST_ID = 2**63 - 1

type Shelf = Literal["in use", "archive", "trash", "anywhere"]

_ON = {
    "in use": "m.archived_on IS NULL AND m.trashed_on IS NULL",
    "archive": "m.archived_on IS NOT NULL AND m.trashed_on IS NULL",
    "trash": "m.trashed_on IS NOT NULL",
    "anywhere": "1",
}

_METRICS = """
SELECT m.id, m.name, m.unit, m.direction, m.kind, m.builtin, coalesce(p.name, ''), m.source, m.definition, m.target,
       m.counter_id, m.defined_on, m.verified_on, m.review_days, m.archived_on, m.trashed_on,
       (SELECT max(c.day) FROM metric_check c WHERE c.metric_id = m.id),
       (SELECT count(*) FROM metric_value v WHERE v.metric_id = m.id)
FROM metric m LEFT JOIN person p ON p.id = m.owner_id
"""

_IMPROVEMENTS = """
SELECT i.id, i.title, m.id, m.name, m.unit, m.direction, i.before, i.before_on, i.after, i.after_on, i.runs_per_month,
       i.note, i.responsibility_id, coalesce(r.title, '')
FROM improvement i JOIN metric m ON m.id = i.metric_id LEFT JOIN responsibility r ON r.id = i.responsibility_id
"""

type Series = Mapping[str, tuple[Point, ...]]
"""Numbers of built-in metrics that are known already, by the metric's built-in name."""


def metrics(db: Reader, *, shelf: Shelf = "in use", known: Series | None = None) -> list[MetricRow]:
    """Return the metrics in the person's order.

    Args:
        shelf: those in use, in the archive, in the trash, or all.
        known: numbers of built-in ones that needn't be measured again.
    """
    rows = db.rows(f"{_METRICS} WHERE {_ON[shelf]} ORDER BY m.position, m.id")
    return [_metric(db, row, known or {}) for row in rows]


def builtins_in_use(db: Reader) -> list[str]:
    """Return the names of the built-in metrics that are defined, wherever they are."""
    return [row[0] for row in db.rows("SELECT DISTINCT builtin FROM metric WHERE builtin <> '' ORDER BY builtin")]


def metric_row(db: Reader, metric_id: MetricId, known: Series | None = None) -> MetricRow | None:
    """Return one metric wherever it is; `None` when there is none."""
    row = db.row(f"{_METRICS} WHERE m.id = ?", (metric_id,)) if 0 < metric_id <= LARGEST_ID else None
    return None if row is None else _metric(db, row, known or {})


def metric_named(db: Reader, name: str) -> MetricRow | None:
    """Return the metric in use or in the archive with this very name, letter case aside; `None` without one."""
    wanted = " ".join(name.split()).casefold()
    for metric_id, found in db.rows("SELECT id, name FROM metric WHERE trashed_on IS NULL ORDER BY id"):
        if found.casefold() == wanted:
            return metric_row(db, MetricId(metric_id))
    return None


def metric(db: Reader, metric_id: MetricId, known: Series | None = None) -> MetricDetail | None:
    """Return a metric with everything that belongs to it, wherever it is; `None` when there is none."""
    row = metric_row(db, metric_id, known)
    if row is None:
        return None
    counter = None if row.counter_id is None else metric_row(db, row.counter_id, known)
    if counter is not None and counter.trashed_on is not None:
        counter = None
    return MetricDetail(
        row=row,
        points=metric_points(db, row, known=known),
        counter=counter,
        counter_points=() if counter is None else metric_points(db, counter, limit=COUNTER_POINTS, known=known),
        improvements=tuple(improvements(db, metric_id)),
        checks=_checks(db, metric_id),
        review_days=int(db.value("SELECT review_days FROM metric WHERE id = ?", (metric_id,))),
    )


def metric_points(
    db: Reader, row: MetricRow, *, limit: int | None = None, known: Series | None = None
) -> tuple[Point, ...]:
    """Return the numbers of a metric, oldest first; the last ones where a limit is given."""
    if row.builtin:
        found = (known or {}).get(row.builtin)
        return builtin_points(db, row.builtin) if found is None else found
    sql = "SELECT id, day, value, note FROM metric_value WHERE metric_id = ? ORDER BY day DESC"
    rows = db.rows(sql, (row.id,)) if limit is None else db.rows(f"{sql} LIMIT ?", (row.id, limit))
    return tuple(
        Point(date.fromisoformat(on), value, note=note, id=MetricValueId(vid)) for vid, on, value, note in rows[::-1]
    )


def rows_behind(db: Reader, metric_id: MetricId, period: Period) -> tuple[BehindRow, ...]:
    """Return what the number of a month was made of; of a typed metric its values in that month."""
    row = metric_row(db, metric_id)
    if row is None:
        return ()
    if row.builtin:
        return builtin_behind(db, row.builtin, period)
    return tuple(
        BehindRow("metric", row.id, say_measure(point.value, row.unit), f"{say_exact(point.day)} {point.note}".strip())
        for point in metric_points(db, row)
        if point.value is not None and point.day in period
    )


def improvements(db: Reader, metric_id: MetricId | None = None) -> list[ImprovementRow]:
    """Return the improvements of a metric, or of all that are not in the trash; the newest first."""
    where, given = ("WHERE m.trashed_on IS NULL", ()) if metric_id is None else ("WHERE m.id = ?", (metric_id,))
    rows = db.rows(f"{_IMPROVEMENTS} {where} ORDER BY i.after_on DESC, i.id DESC", given)
    return [
        ImprovementRow(
            ImprovementId(row[0]),
            row[1],
            MetricId(row[2]),
            row[3],
            row[4],
            Direction(row[5]),
            row[6],
            date.fromisoformat(row[7]),
            row[8],
            date.fromisoformat(row[9]),
            *row[10:],
        )
        for row in rows
    ]


def metrics_told(db: Reader) -> list[MetricDetail]:
    """Return everything about the metrics in use, in the person's order: what a deck tells of them."""
    found = (metric(db, row.id) for row in metrics(db))
    return [detail for detail in found if detail is not None]


def _metric(db: Reader, row: tuple[Any, ...], known: Series) -> MetricRow:
    """Return a metric with its newest numbers."""
    metric_id, name, unit, direction, kind, builtin, owner, source, definition, target, counter = row[:11]
    defined, verified, review_days, archived, trashed, checked, values = row[11:]
    checked_on = day(verified) or day(checked)
    facts = definition_facts(
        verified_on=checked_on,
        reworded=verified is None,
        defined_on=date.fromisoformat(defined),
        review_days=review_days,
        archived=archived is not None,
    )
    bare = MetricRow(
        MetricId(metric_id),
        name,
        unit,
        Direction(direction),
        MetricKind(kind),
        facts,
        db.today,
        builtin=builtin,
        owner=owner,
        source=source,
        definition=definition,
        target=target,
        counter_id=None if counter is None else MetricId(counter),
        archived_on=day(archived),
        trashed_on=day(trashed),
    )
    points = metric_points(db, bare, limit=SPARK, known=known)
    return with_numbers(bare, points, values)


def with_numbers(row: MetricRow, points: Sequence[Point], values: int) -> MetricRow:
    """Return a metric with its newest numbers.

    A month that is not over yet is no headline for what is counted up: three requests by the third are no good month.
    """
    headline = points
    if row.builtin in COUNTED_UP and len(points) > 1 and points[-1].so_far:
        headline = points[:-1]
    numbers = [point.value for point in headline if point.value is not None]
    return replace(
        row,
        latest=headline[-1] if headline else None,
        previous=numbers[-2] if len(numbers) > 1 else None,
        spark=tuple(point.value for point in points if point.value is not None)[-SPARK:],
        values=sum(point.value is not None for point in points) if row.builtin else values,
    )


def _checks(db: Reader, metric_id: MetricId) -> tuple[CheckRow, ...]:
    """Return the checks of a definition, newest first."""
    sql = """
        SELECT c.day, coalesce(p.name, ''), c.note FROM metric_check c LEFT JOIN person p ON p.id = c.person_id
        WHERE c.metric_id = ? ORDER BY c.day DESC, c.id DESC
    """
    return tuple(CheckRow(date.fromisoformat(on), by, note) for on, by, note in db.rows(sql, (metric_id,)))
