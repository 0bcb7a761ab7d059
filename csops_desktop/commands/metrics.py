"""What is done with a metric and its values: define, word anew, verify, put away; type, paste, replace, delete.

A metric whose values come from the desk's own data takes no typed ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csops_desktop.commands.checks import LARGEST_ID, line
from csops_desktop.commands.people import person_named
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import MetricId, MetricValueId
from csops_desktop.domain.metrics import Direction, MetricKind, ReadyMade
from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date
from csops_desktop.text.numbers import LARGEST, say_measure

NO_NAME = "Give the metric a name."
LONGEST_DEFINITION = 5000
LONGEST_REVIEW = 3660
REVIEW_DAYS = 180

WORDING = ("definition", "unit", "direction", "source")
"""The columns that say what the number means; when one of them changes, the definition is no longer verified."""


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value to be kept; `on` is the day it holds for."""

    on: date
    value: float
    note: str = ""


def existing_metric(tx: Tx, metric: MetricId) -> str:
    """Return the name of a metric.

    Raises:
        UserError: there is none with this id.
    """
    fits = 0 < metric <= LARGEST_ID
    name = tx.value("SELECT name FROM metric WHERE id = ?", (metric,)) if fits else None
    if name is None:
        raise UserError(f"There is no metric {metric}.")
    return str(name)


def add_metric(
    tx: Tx,
    name: str,
    *,
    definition: str = "",
    unit: str = "",
    direction: Direction = Direction.UP,
    kind: MetricKind = MetricKind.THROUGHPUT,
    source: str = "",
    owner: str = "",
    target: float | None = None,
    builtin: str = "",
    review_days: int = REVIEW_DAYS,
) -> MetricId:
    """Define a metric; nobody has verified its definition yet.

    Args:
        owner: a person's name; the person is added when nobody is called so.
        builtin: the series of the desk's own data that it shows; "" for one whose values are typed.
        review_days: after how many days its definition is due for a check again.

    Raises:
        UserError: the name is empty or taken, a text is too long, or a number makes no sense.
    """
    name = line(name, NO_NAME, "The name")
    _name_is_free(tx, name)
    return MetricId(
        tx.insert(
            "metric",
            name=name,
            definition=_definition(definition),
            unit=line(unit, what="The unit"),
            direction=direction,
            kind=kind,
            source=line(source, what="The source"),
            owner_id=person_named(tx, owner),
            target=_target(target),
            builtin=builtin,
            defined_on=tx.today,
            review_days=_review_days(review_days),
            position=int(tx.value("SELECT coalesce(max(position), -1) + 1 FROM metric")),
        )
    )


def add_ready_made(tx: Tx, chosen: Sequence[ReadyMade]) -> list[MetricId]:
    """Define metrics from ready-made definitions, each with its counter-metric where that is there as well.

    Raises:
        UserError: nothing was chosen, or there is one of the name or the series already.
    """
    if not chosen:
        raise UserError("Choose at least one definition.")
    made: dict[str, MetricId] = {}
    for one in chosen:
        if one.builtin and tx.value("SELECT 1 FROM metric WHERE builtin = ? AND trashed_on IS NULL", (one.builtin,)):
            raise UserError(f"“{one.name}” is there already.")
        made[one.key] = add_metric(
            tx,
            one.name,
            definition=one.definition,
            unit=one.unit,
            direction=one.direction,
            kind=one.kind,
            source=one.source,
            builtin=one.builtin,
            review_days=one.review_days,
        )
    for one in chosen:
        if one.counter in made:
            tx.update("metric", made[one.key], counter_id=made[one.counter])
    return list(made.values())


def edit_metric(
    tx: Tx,
    metric: MetricId,
    *,
    name: str | None = None,
    definition: str | None = None,
    unit: str | None = None,
    direction: Direction | None = None,
    kind: MetricKind | None = None,
    source: str | None = None,
    owner: str | None = None,
    review_days: int | None = None,
) -> None:
    """Change what is given; a change of what the number means takes the verification away.

    Raises:
        UserError: as `add_metric`.
    """
    existing_metric(tx, metric)
    given: dict[str, Any] = {}
    if name is not None:
        given["name"] = line(name, NO_NAME, "The name")
        _name_is_free(tx, given["name"], metric)
    if definition is not None:
        given["definition"] = _definition(definition)
    if unit is not None:
        given["unit"] = line(unit, what="The unit")
    if source is not None:
        given["source"] = line(source, what="The source")
    if owner is not None:
        given["owner_id"] = person_named(tx, owner)
    if review_days is not None:
        given["review_days"] = _review_days(review_days)
    given |= {key: value for key, value in (("direction", direction), ("kind", kind)) if value is not None}
    _write(tx, metric, given)


def _write(tx: Tx, metric: MetricId, given: dict[str, Any]) -> None:
    """Set the columns that differ."""
    names = list(given)
    if not names:
        return
    row = tx.rows(f"SELECT {', '.join(names)} FROM metric WHERE id = ?", (metric,))[0]
    changed = {key: given[key] for key, stored in zip(names, row, strict=True) if bound(given[key]) != stored}
    if not changed:
        return
    built_in = tx.value("SELECT builtin FROM metric WHERE id = ?", (metric,))
    if built_in and ("unit" in changed or "direction" in changed):
        raise UserError("Unit and direction of a metric that comes from the desk's own data are given.")
    if any(column in changed for column in WORDING):
        changed |= {"defined_on": tx.today, "verified_on": None, "verified_by": ""}
    tx.update("metric", metric, **changed)


def set_target(tx: Tx, metric: MetricId, target: float | None) -> None:
    """Set what is to be reached, or that there is no target; the definition stays verified."""
    existing_metric(tx, metric)
    tx.update("metric", metric, target=_target(target))


def set_counter(tx: Tx, metric: MetricId, counter: MetricId | None) -> None:
    """Name what would get worse if this one were driven blindly; `None` for nothing.

    Raises:
        UserError: it is the metric itself, or there is none with this id.
    """
    existing_metric(tx, metric)
    if counter is not None:
        existing_metric(tx, counter)
        if counter == metric:
            raise UserError("A metric can't be its own counter-metric.")
    tx.update("metric", metric, counter_id=counter)


def verify_definition(tx: Tx, metric: MetricId, note: str = "", by: str = "") -> None:
    """Say that the definition is right: what is measured, in which unit, from which source.

    Args:
        note: what was checked.
        by: the name of who checked; "" for the operator.

    Raises:
        UserError: there is no such metric, it is put away, or it has no definition yet.
    """
    existing_metric(tx, metric)
    definition, archived, trashed = tx.rows(
        "SELECT definition, archived_on, trashed_on FROM metric WHERE id = ?", (metric,)
    )[0]
    if archived is not None or trashed is not None:
        raise UserError("Restore the metric first: what is archived or in the trash is not verified.")
    if not definition:
        raise UserError("Write the definition first: there is nothing to verify.")
    by = line(by, what="The name")
    person = person_named(tx, by)
    tx.insert("metric_check", metric_id=metric, day=tx.today, person_id=person, note=str(bound(note)).strip())
    tx.update("metric", metric, verified_on=tx.today, verified_by=by)


def archive_metric(tx: Tx, metric: MetricId) -> None:
    """Keep a metric that is no longer measured."""
    existing_metric(tx, metric)
    tx.update("metric", metric, archived_on=tx.today)


def trash_metric(tx: Tx, metric: MetricId) -> None:
    """Throw a metric away with its values; it can be restored from the trash."""
    existing_metric(tx, metric)
    tx.update("metric", metric, trashed_on=tx.today)


def restore_metric(tx: Tx, metric: MetricId) -> None:
    """Bring a metric back from the archive or the trash.

    Raises:
        UserError: another one has its name by now.
    """
    name = existing_metric(tx, metric)
    _name_is_free(tx, name, metric)
    tx.update("metric", metric, archived_on=None, trashed_on=None)


# --- values ---------------------------------------------------------------------------------------------------------


def add_value(tx: Tx, metric: MetricId, value: float, on: date | None = None, note: str = "") -> MetricValueId:
    """Write down a value.

    Args:
        on: the day it holds for; default: today.

    Raises:
        UserError: the day has not come yet or has a value already, or the metric takes no typed values.
    """
    _takes_values(tx, metric)
    on, value, note = _checked(tx, NewValue(on or tx.today, value, note))
    sql = "SELECT v.value, m.unit FROM metric_value v JOIN metric m ON m.id = v.metric_id"
    there = tx.row(f"{sql} WHERE v.metric_id = ? AND v.day = ?", (metric, on.isoformat()))
    if there is not None:
        said = say_measure(there[0], there[1])
        raise UserError(f"There is a value for {say_date(on, tx.today)} already: {said}. Change that one instead.")
    return MetricValueId(tx.insert("metric_value", metric_id=metric, day=on, value=value, note=note))


def edit_value(tx: Tx, row: MetricValueId, value: float, on: date, note: str) -> None:
    """Put another number, day or note in a value's place.

    Raises:
        UserError: it is gone, the day has not come yet, or another value has that day.
    """
    metric = tx.value("SELECT metric_id FROM metric_value WHERE id = ?", (row,))
    if metric is None:
        raise UserError("This value is gone.")
    on, value, note = _checked(tx, NewValue(on, value, note))
    sql = "SELECT 1 FROM metric_value WHERE metric_id = ? AND day = ? AND id <> ?"
    if tx.value(sql, (metric, on.isoformat(), row)):
        raise UserError(f"There is another value for {say_date(on, tx.today)} already.")
    tx.update("metric_value", row, value=value, day=on, note=note)


def delete_values(tx: Tx, rows: Sequence[MetricValueId]) -> None:
    """Take values away, as one change; those that are gone already are passed over."""
    for row in rows:
        tx.delete("metric_value", row)


def paste_values(tx: Tx, metric: MetricId, values: Sequence[NewValue]) -> int:
    """Keep many values as one change; a day that has one already gets the new number in its place.

    Returns:
        How many values are new or different.

    Raises:
        UserError: there is nothing to keep, a day has not come yet, or the metric takes no typed values.
    """
    _takes_values(tx, metric)
    if not values:
        raise UserError("There is nothing to add.")
    wanted = {on: (value, note) for on, value, note in (_checked(tx, given) for given in values)}
    sql = "SELECT day, id, value, note FROM metric_value WHERE metric_id = ?"
    present = {row[0]: row[1:] for row in tx.rows(sql, (metric,))}
    changed = 0
    for on, (value, note) in sorted(wanted.items()):
        there = present.get(on.isoformat())
        if there is None:
            tx.insert("metric_value", metric_id=metric, day=on, value=value, note=note)
        elif there[1] != value or (note and there[2] != note):
            tx.update("metric_value", there[0], value=value, note=note or there[2])
        else:
            continue
        changed += 1
    return changed


# --- checks ---------------------------------------------------------------------------------------------------------


def _takes_values(tx: Tx, metric: MetricId) -> None:
    """Refuse typed values for what comes from the desk's own data, and for what is put away."""
    existing_metric(tx, metric)
    builtin, archived, trashed = tx.rows("SELECT builtin, archived_on, trashed_on FROM metric WHERE id = ?", (metric,))[
        0
    ]
    if builtin:
        raise UserError("This metric's values come from the desk's own data; they can't be typed.")
    if archived is not None or trashed is not None:
        raise UserError("Restore the metric first: it is archived or in the trash.")


def _checked(tx: Tx, given: NewValue) -> tuple[date, float, str]:
    """Return a value as it is stored."""
    if given.on > tx.today:
        raise UserError(f"{say_date(given.on, tx.today)} has not come yet.")
    return given.on, number(given.value), line(given.note, what="The note")


def number(value: float, what: str = "The number") -> float:
    """Return a number that can be kept.

    Raises:
        UserError: it is infinite, no number, or too large to be told from its neighbours.
    """
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise UserError(f"{what} is too large to be kept exactly.")
    return float(value)


def _name_is_free(tx: Tx, name: str, metric: MetricId | None = None) -> None:
    """Refuse a name that another metric has: a command line names metrics by it."""
    for other, taken in tx.rows("SELECT id, name FROM metric WHERE trashed_on IS NULL"):
        if other != metric and taken.casefold() == name.casefold():
            raise UserError(f"There is a metric called “{taken}” already.")


def _definition(text: str) -> str:
    """Return a definition as it is stored."""
    cleaned = str(bound(text)).strip()
    if len(cleaned) > LONGEST_DEFINITION:
        raise UserError(f"The definition has {len(cleaned)} characters; at most {LONGEST_DEFINITION} fit.")
    return cleaned


def _target(target: float | None) -> float | None:
    """Return a target as it is stored."""
    return None if target is None else number(target, "The target")


def _review_days(days: int) -> int:
    """Return a review interval as it is stored."""
    if not 1 <= days <= LONGEST_REVIEW:
        raise UserError(f"The definition can be due again after 1 to {LONGEST_REVIEW} days.")
    return days
