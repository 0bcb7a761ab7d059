"""What can be done about a line of Today, as data: words, keys, icons. Imports QtCore and the core's domain.

The first deed of a line is the one that is most likely meant; it stands at the row's right end in any state of the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt

from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import DocumentFacts, RequestFacts


class Deed(StrEnum):
    """What can be done about a line."""

    DONE = "done"
    VERIFY = "verify"
    CHECK_IN = "check-in"
    NUDGE = "nudge"
    TRIAGE = "triage"
    MOVE = "move"
    SNOOZE = "snooze"
    SKIP = "skip"
    DECIDE = "decide"
    WAKE = "wake"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class DeedSpec:
    """A deed in words.

    Attributes:
        word: what its button says.
        key: the key that does it while its line is selected.
        cap: the key as it is shown.
        icon: for menus.
    """

    word: str
    key: Qt.Key
    cap: str
    icon: str


SPECS = {
    Deed.DONE: DeedSpec("Done", Qt.Key.Key_D, "D", "check"),
    Deed.VERIFY: DeedSpec("Verify", Qt.Key.Key_V, "V", "check"),
    Deed.CHECK_IN: DeedSpec("Check in", Qt.Key.Key_C, "C", "check"),
    Deed.NUDGE: DeedSpec("Nudge", Qt.Key.Key_N, "N", "ask"),
    Deed.TRIAGE: DeedSpec("Triage", Qt.Key.Key_T, "T", "requests"),
    Deed.SKIP: DeedSpec("Skip", Qt.Key.Key_K, "K", "close"),
    Deed.MOVE: DeedSpec("Move", Qt.Key.Key_M, "M", "chevron-right"),
    Deed.SNOOZE: DeedSpec("Snooze", Qt.Key.Key_S, "S", "calendar"),
    Deed.DECIDE: DeedSpec("Decide", Qt.Key.Key_S, "S", "warning"),
    Deed.WAKE: DeedSpec("Bring back", Qt.Key.Key_B, "B", "restore"),
    Deed.OPEN: DeedSpec("Open", Qt.Key.Key_O, "↵", "open"),
}

_SETTLING = {
    "occurrence": (Deed.DONE, Deed.SKIP),
    "plan_step": (Deed.DONE,),
    "document": (Deed.VERIFY,),
    "responsibility": (Deed.CHECK_IN,),
    "ask": (Deed.NUDGE,),
    "nudge": (Deed.NUDGE, Deed.DONE),
    "metric": (Deed.VERIFY,),
}
"""The deeds that settle each kind of line, the first one before the others."""

_MOVABLE = ("commitment", "plan_step")
"""The kinds of lines whose day is the person's to move."""


def deeds_of(line: Line, today: date) -> tuple[Deed, ...]:
    """Return what can be done about a line, the one that settles it first.

    Args:
        line: the line.
        today: the day; what is put off until a later one can only be brought back.
    """
    if line.until is not None and line.until > today:
        return Deed.WAKE, Deed.OPEN
    settling: tuple[Deed, ...] = _SETTLING.get(line.kind, ())
    if line.kind == "commitment":
        settling = (Deed.DONE,) if line.mine else (Deed.NUDGE, Deed.DONE)
    elif isinstance(line.facts, RequestFacts) and line.facts.reason == "triage":
        settling = (Deed.TRIAGE,)
    elif isinstance(line.facts, DocumentFacts) and line.facts.owner:
        settling = (Deed.VERIFY, Deed.NUDGE)
    moving = (Deed.MOVE,) if line.kind in _MOVABLE else ()
    return (*settling, *moving, Deed.DECIDE if line.stuck else Deed.SNOOZE, Deed.OPEN)


def deed_for_key(key: int, line: Line, today: date) -> Deed | None:
    """Return the deed of a line that a key does; `None` for any other key."""
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return Deed.OPEN
    return next((deed for deed in deeds_of(line, today) if SPECS[deed].key == key), None)
