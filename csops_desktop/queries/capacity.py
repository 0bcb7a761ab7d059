"""A quarter's capacity: what there is room for, what is planned and what was worked. May import db and domain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csops_desktop.db.plan_facts import MINUTES, PlanFacts, plan_facts
from csops_desktop.db.reader import Reader
from csops_desktop.domain.capacity import (
    AD_HOC,
    ELSEWHERE,
    OTHER,
    SEGMENTS,
    Bucket,
    Entered,
    Sums,
    by_bucket,
    by_segment,
    overcommit_sentence,
    room,
    say_hours,
)
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.capacity_rows import BucketRow, CapacityView, OvercommitView, SegmentRow

_ENTERED = """
SELECT hours_per_week, days_off, meeting_hours, buffer_percent, ad_hoc_cap_percent
FROM quarter_capacity WHERE quarter = ?
"""
_BUCKETS = "SELECT name, percent, takes, ad_hoc FROM bucket WHERE quarter = ? ORDER BY position, id"


def capacity(db: Reader, quarter: Quarter) -> CapacityView:
    """Return what a quarter has room for, and what of it is taken."""
    return capacity_of(db, quarter, plan_facts(db, quarter))


def would_overcommit(db: Reader, quarter: Quarter, hours: float) -> OvercommitView:
    """Return what accepting so many hours more would do to a quarter; ask before it is accepted."""
    free = capacity(db, quarter).free
    return OvercommitView(quarter, free, free - hours, overcommit_sentence(free, hours, quarter))


def buckets_of(db: Reader, quarter: Quarter) -> tuple[Bucket, ...]:
    """Return the person's split of a quarter; empty where there is none."""
    rows = db.rows(_BUCKETS, (str(quarter),))
    return tuple(
        Bucket(name, percent, tuple(takes.splitlines()), bool(ad_hoc)) for name, percent, takes, ad_hoc in rows
    )


def capacity_of(db: Reader, quarter: Quarter, facts: Sequence[PlanFacts]) -> CapacityView:
    """Return the capacity of a quarter whose initiatives are read already."""
    found = db.row(_ENTERED, (str(quarter),))
    entered = Entered() if found is None else Entered(*found)
    space, buckets = room(entered, quarter), buckets_of(db, quarter)
    ad_hoc, elsewhere = _not_on_initiatives(db, quarter)
    works = [one.work for one in facts]
    segments = by_segment(works, ad_hoc, elsewhere)
    planned = sum(sums.planned for sums in segments.values())
    values: dict[str, Any] = {name: getattr(entered, name) for name in Entered.__dataclass_fields__}
    values |= {name: getattr(space, name) for name in type(space).__dataclass_fields__}
    return CapacityView(
        quarter=quarter,
        entered=found is not None,
        segments=tuple(SegmentRow(key, SEGMENTS[key], sums.planned, sums.actual) for key, sums in segments.items()),
        buckets=_bucket_rows(buckets, by_bucket(buckets, works, ad_hoc, elsewhere), space.available),
        planned=planned,
        proposed=sum(sums.proposed for sums in segments.values()),
        actual=sum(sums.actual for sums in segments.values()),
        free=space.available - planned,
        ad_hoc_cap=space.available * entered.ad_hoc_cap_percent / 100,
        ad_hoc=ad_hoc,
        sentence=_sentence(segments, buckets, entered, space.available),
        **values,
    )


def _not_on_initiatives(db: Reader, quarter: Quarter) -> tuple[float, dict[str, float]]:
    """Return the hours worked on requests, and those on nothing but a bucket by its name."""
    sql = (
        "SELECT request_id IS NOT NULL, bucket, sum(minutes) FROM time_entry"
        " WHERE initiative_id IS NULL AND day BETWEEN ? AND ? GROUP BY 1, 2"
    )
    ad_hoc, elsewhere = 0.0, {}
    for on_request, bucket, minutes in db.rows(sql, (quarter.first.isoformat(), quarter.last.isoformat())):
        if on_request:
            ad_hoc += minutes / MINUTES
        else:
            elsewhere[bucket] = minutes / MINUTES
    return ad_hoc, elsewhere


def _bucket_rows(buckets: Sequence[Bucket], sums: Mapping[str, Sums], available: float) -> tuple[BucketRow, ...]:
    """Return the buckets in the person's order, and what no bucket takes where there is anything."""
    shown = list(buckets)
    rest = sums[OTHER]
    if (rest.planned or rest.actual) and OTHER not in {bucket.name for bucket in buckets}:
        shown.append(Bucket(OTHER, 0))
    return tuple(
        BucketRow(
            bucket.name,
            bucket.percent,
            available * bucket.percent / 100,
            bucket.takes,
            bucket.ad_hoc,
            sums[bucket.name].planned,
            sums[bucket.name].actual,
        )
        for bucket in shown
    )


def _sentence(segments: Mapping[str, Sums], buckets: Sequence[Bucket], entered: Entered, available: float) -> str:
    """Say the bar in words, with the target of a bucket that takes just one lane."""
    targets = {bucket.takes[0]: bucket.percent for bucket in buckets if len(bucket.takes) == 1}
    said = []
    for key, sums in segments.items():
        if key == ELSEWHERE and not sums.planned:
            continue
        aim = f" (target {targets[key]} %)" if key in targets else ""
        if key == AD_HOC:
            aim = f", cap {entered.ad_hoc_cap_percent} %"
        said.append(f"{SEGMENTS[key]} {say_hours(sums.planned)}{aim}")
    free = available - sum(sums.planned for sums in segments.values())
    said.append(
        f"free {say_hours(free)} of {say_hours(available)}"
        if free >= 0
        else f"{say_hours(-free)} more than the {say_hours(available)} there are"
    )
    proposed = sum(sums.proposed for sums in segments.values())
    if proposed:
        said.append(f"{say_hours(proposed)} more proposed")
    return " · ".join(said)
