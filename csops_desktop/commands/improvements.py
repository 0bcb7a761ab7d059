"""Improvements of a process: what one run took before, what it takes now, and how often it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from csops_desktop.commands.checks import LARGEST_ID, line
from csops_desktop.commands.metrics import existing_metric, number
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import ImprovementId, MetricId, ResponsibilityId
from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date

NO_TITLE = "Say what was improved."


@dataclass(frozen=True, slots=True)
class Improved:
    """What is known of an improvement.

    Attributes:
        title: what was changed: "One form instead of three for renewals".
        before, after: what one run took and takes, in the metric's unit.
        before_on, after_on: the days on which that was measured.
        runs_per_month: how often the process runs; 0 where that isn't known.
        responsibility: the card that it belongs to, if it belongs to one.
    """

    title: str
    before: float
    before_on: date
    after: float
    after_on: date
    runs_per_month: float = 0.0
    note: str = ""
    responsibility: ResponsibilityId | None = None


def add_improvement(tx: Tx, metric: MetricId, improved: Improved) -> ImprovementId:
    """Record an improvement, measured by a metric.

    Raises:
        UserError: it has no title, a day has not come yet, the days stand the wrong way round, or a number makes no
            sense.
    """
    existing_metric(tx, metric)
    return ImprovementId(tx.insert("improvement", metric_id=metric, **_columns(tx, improved)))


def edit_improvement(tx: Tx, improvement: ImprovementId, improved: Improved) -> None:
    """Put other words and numbers in an improvement's place.

    Raises:
        UserError: it is gone, or as `add_improvement`.
    """
    _still_there(tx, improvement)
    tx.update("improvement", improvement, **_columns(tx, improved))


def delete_improvement(tx: Tx, improvement: ImprovementId) -> None:
    """Take an improvement away.

    Raises:
        UserError: it is gone already.
    """
    _still_there(tx, improvement)
    tx.delete("improvement", improvement)


def _still_there(tx: Tx, improvement: ImprovementId) -> None:
    """Refuse to change what was taken away meanwhile."""
    fits = 0 < improvement <= LARGEST_ID
    if not fits or tx.value("SELECT 1 FROM improvement WHERE id = ?", (improvement,)) is None:
        raise UserError("This improvement is gone.")


def _columns(tx: Tx, improved: Improved) -> dict[str, Any]:
    """Return the checked columns of an improvement."""
    for day in (improved.before_on, improved.after_on):
        if day > tx.today:
            raise UserError(f"{say_date(day, tx.today)} has not come yet.")
    if improved.before_on > improved.after_on:
        raise UserError("The day of the old number has to come before that of the new one.")
    runs = number(improved.runs_per_month, "The number of runs")
    if runs < 0:
        raise UserError("The number of runs in a month can't be below zero.")
    rid = improved.responsibility
    fits = rid is None or 0 < rid <= LARGEST_ID
    if rid is not None and not (fits and tx.value("SELECT 1 FROM responsibility WHERE id = ?", (rid,))):
        raise UserError(f"There is no responsibility {rid}.")
    return {
        "title": line(improved.title, NO_TITLE, "The title"),
        "responsibility_id": rid,
        "before": number(improved.before, "The old number"),
        "before_on": improved.before_on,
        "after": number(improved.after, "The new number"),
        "after_on": improved.after_on,
        "runs_per_month": runs,
        "note": str(bound(improved.note)).strip(),
    }
