"""The metrics that come from the desk's own data: their numbers by month, and the rows behind each number.

A number and its rows come from the same reading, so that a number never stands for other things than it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csops_desktop.db.reader import Reader
from csops_desktop.domain.metrics import Period, last_months
from csops_desktop.queries.builtin_requests import (
    first_answer,
    interrupt_share,
    request_age,
    requests_by_document,
    requests_in,
    requests_out,
)
from csops_desktop.queries.builtin_work import (
    documents_verified,
    green_slips,
    hours_by_tier,
    promises_on_time,
    time_in_colour,
)
from csops_desktop.queries.metric_rows import BehindRow, Measured, Point

MONTHS_SHOWN = 13
"""A year, and the same month of the year before to compare with."""

type Measure = Callable[[Reader, Sequence[Period]], list[Measured]]

BUILTINS: dict[str, tuple[Measure, tuple[str, ...]]] = {
    "requests-in": (requests_in, ("request",)),
    "requests-out": (requests_out, ("request",)),
    "request-age": (request_age, ("request",)),
    "first-answer": (first_answer, ("request",)),
    "interrupt-share": (interrupt_share, ("request", "request_change", "interrupt")),
    "requests-by-document": (requests_by_document, ("request", "document")),
    "time-in-colour": (time_in_colour, ("responsibility", "status_change")),
    "green-slips": (green_slips, ("responsibility", "get_to_green")),
    "promises-on-time": (promises_on_time, ("commitment", "commitment_slip")),
    "documents-verified": (documents_verified, ("document", "document_version", "verification")),
    "hours-by-tier": (hours_by_tier, ("time_entry", "initiative", "request")),
}
"""By name: how it is measured, and the tables that it reads."""

COUNTED_UP = ("requests-in", "requests-out", "green-slips")
"""What grows through a month: its number is not to be compared before the month is over."""


def builtin_points(db: Reader, name: str, months: int = MONTHS_SHOWN) -> tuple[Point, ...]:
    """Return the numbers of a built-in metric, oldest first, from the first month in which there was anything.

    Args:
        name: one of `BUILTINS`; an unknown one, of a newer program, has no numbers.
        months: how many months back at most.
    """
    if name not in BUILTINS:
        return ()
    periods = last_months(months, db.today)
    measured = BUILTINS[name][0](db, periods)
    first = next((at for at, found in enumerate(measured) if found.n), len(measured))
    return tuple(
        Point(
            min(period.end, db.today),
            found.value,
            found.n,
            found.note,
            period=period,
            so_far=db.today < period.end,
        )
        for period, found in list(zip(periods, measured, strict=True))[first:]
    )


def builtin_behind(db: Reader, name: str, period: Period) -> tuple[BehindRow, ...]:
    """Return what a built-in number of a month was made of."""
    return BUILTINS[name][0](db, [period])[0].rows if name in BUILTINS else ()
