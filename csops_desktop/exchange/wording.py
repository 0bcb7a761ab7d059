"""The import's sentences about single values. Standard library, the domain and the shapes of a plan only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csops_desktop.domain.status import Status, count
from csops_desktop.exchange.cleaning import same_text, shorten
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ExistingResponsibility, FieldChange, Point, StatusEntry

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUOTED = 60


def day_words(day: date | None) -> str:
    """Return a day as a person says it, in English whatever the system's language: "31 Mar 2023"; "none" for `None`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "none"


def responsibilities(number: int) -> str:
    """Return "1 responsibility" or "12 responsibilities"."""
    return f"{number:,} {'responsibility' if number == 1 else 'responsibilities'}"


def changed_words(
    changes: Sequence[FieldChange],
    entry: StatusEntry | None,
    points: Sequence[Point],
    one: ExistingResponsibility,
    *,
    restore: bool,
) -> str:
    """Say what changes for the eye: "status from red to green; area from “BEIS” to “DESNZ”"; "" when nothing does.

    Args:
        changes: the plain values that change.
        entry: the status that is recorded.
        points: points of the definition of green that are new, or become met or unmet.
        one: the responsibility as it is.
        restore: it is taken out of the archive.
    """
    said = ["is back from the archive"] if restore else []
    if entry and entry.status is not one.status:
        said.append(f"status from {one.status.word} to {entry.status.word}")
    elif entry and entry.reason != one.reason:
        said.append("a new reason")
    said += [_change_words(change) for change in changes if change.visible]
    said += _points_words(points, one)
    return "; ".join(said)


def colours_sentence(colours: dict[Status, int]) -> str:
    """Return how many rows have which colour: "45 red, 183 yellow, 26 green and 14 not rated"."""
    parts = [f"{number:,} {status.word}" for status, number in colours.items()]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _change_words(change: FieldChange) -> str:
    """Say one change; of a long text only that it is new."""
    name = Field(change.name).word
    if change.name == "summary":
        return f"a new {name}"
    if not change.before:
        return f"{name} {_quoted(change.after)}"
    return f"{name} from {_quoted(change.before)} to {_quoted(change.after)}"


def _points_words(points: Sequence[Point], one: ExistingResponsibility) -> list[str]:
    """Say how many points of the definition of green are new, become met and unmet."""
    known = {same_text(point.text) for point in one.criteria}
    old = [point for point in points if same_text(point.text) in known]
    met = sum(point.met for point in old)
    numbers = ((len(points) - len(old), "new"), (met, "met"), (len(old) - met, "no longer met"))
    return [f"{count(number, 'point')} of green {word}" for number, word in numbers if number]


def _quoted(value: str | date | None) -> str:
    """Return a value as it stands in a sentence."""
    return f"“{shorten(value, _QUOTED)}”" if isinstance(value, str) else day_words(value)
