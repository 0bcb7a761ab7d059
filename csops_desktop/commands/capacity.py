"""A quarter's capacity and how it is split. May import what commands may."""

from __future__ import annotations

from collections.abc import Sequence

from csops_desktop.commands.checks import line
from csops_desktop.db.tx import Tx
from csops_desktop.domain.capacity import SPLITS, Bucket, Entered, check_buckets, check_entered
from csops_desktop.domain.quarters import Quarter
from csops_desktop.errors import UserError


def set_capacity(
    tx: Tx,
    quarter: Quarter,
    *,
    hours_per_week: float,
    days_off: float,
    meeting_hours: float,
    buffer_percent: int,
    ad_hoc_cap_percent: int,
) -> None:
    """Say what a quarter has room for; `domain.capacity.Entered` says what the numbers are.

    Raises:
        UserError: a number is out of its range.
    """
    entered = Entered(hours_per_week, days_off, meeting_hours, buffer_percent, ad_hoc_cap_percent)
    check_entered(entered, quarter)
    values: dict[str, float] = {
        "hours_per_week": float(hours_per_week),
        "days_off": float(days_off),
        "meeting_hours": float(meeting_hours),
        "buffer_percent": buffer_percent,
        "ad_hoc_cap_percent": ad_hoc_cap_percent,
    }
    found = tx.value("SELECT id FROM quarter_capacity WHERE quarter = ?", (str(quarter),))
    if found is None:
        tx.insert("quarter_capacity", quarter=str(quarter), **values)
    else:
        tx.update("quarter_capacity", found, **values)


def set_buckets(tx: Tx, quarter: Quarter, buckets: Sequence[Bucket]) -> None:
    """Split a quarter's capacity into these buckets, in this order; none at all takes the split away.

    Raises:
        UserError: more than 100 % is given away, a name is missing or used twice, or something is in two buckets.
    """
    cleaned = [
        Bucket(
            line(bucket.name, what="The name"),
            bucket.percent,
            tuple(word for taken in bucket.takes if (word := line(taken, what="A category"))),
            bucket.ad_hoc,
        )
        for bucket in buckets
    ]
    check_buckets(cleaned)
    for (row_id,) in tx.rows("SELECT id FROM bucket WHERE quarter = ? ORDER BY id", (str(quarter),)):
        tx.delete("bucket", row_id)
    for position, bucket in enumerate(cleaned):
        tx.insert(
            "bucket",
            quarter=str(quarter),
            name=bucket.name,
            percent=bucket.percent,
            takes="\n".join(bucket.takes),
            ad_hoc=int(bucket.ad_hoc),
            position=position,
        )


def apply_split(tx: Tx, quarter: Quarter, preset: str) -> None:
    """Split a quarter's capacity in one of the usual ways.

    Args:
        preset: a key of `domain.capacity.SPLITS`: "60/40" or "20/60/20".

    Raises:
        UserError: there is no such split.
    """
    if preset not in SPLITS:
        raise UserError(f"There is no split “{preset}”.")
    set_buckets(tx, quarter, SPLITS[preset])


def copy_capacity(tx: Tx, from_quarter: Quarter, to: Quarter) -> None:
    """Take working hours, meetings, buffer, cap and buckets over from another quarter; days off begin at none.

    Raises:
        UserError: nothing was entered there.
    """
    sql = (
        "SELECT hours_per_week, meeting_hours, buffer_percent, ad_hoc_cap_percent FROM quarter_capacity"
        " WHERE quarter = ?"
    )
    found = tx.row(sql, (str(from_quarter),))
    rows = tx.rows(
        "SELECT name, percent, takes, ad_hoc FROM bucket WHERE quarter = ? ORDER BY position, id", (str(from_quarter),)
    )
    if found is None and not rows:
        raise UserError(f"Nothing was entered for {from_quarter.title}.")
    if found is not None:
        hours, meetings, buffer, cap = found
        set_capacity(
            tx,
            to,
            hours_per_week=hours,
            days_off=0,
            meeting_hours=meetings,
            buffer_percent=buffer,
            ad_hoc_cap_percent=cap,
        )
    if rows:
        set_buckets(tx, to, [Bucket(row[0], row[1], tuple(row[2].splitlines()), bool(row[3])) for row in rows])
