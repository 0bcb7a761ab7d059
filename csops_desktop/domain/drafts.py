"""Drafts: what was typed into a field and not saved yet, and what there is to do about it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """Which field a draft belongs to.

    Attributes:
        kind: the thing's table ("responsibility", "ask"), or a form of its own ("new_request").
        thing: its id; 0 for a form.
        field: the field within it: "summary".
    """

    kind: str
    thing: int
    field: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.thing}:{self.field}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """Return the place that a text names.

        Raises:
            ValueError: it names none.
        """
        kind, thing, field = text.split(":", 2)
        return cls(kind, int(thing), field)


class Standing(StrEnum):
    """How a draft stands to what is stored."""

    OPEN = "open"
    """It goes on where it was left."""
    CHANGED = "changed"
    """Something else was stored since it was begun: both texts count."""
    GONE = "gone"
    """What it belongs to is deleted: the text can only be copied."""
    SETTLED = "settled"
    """Its text is what is stored: there is nothing left to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was not saved.

    Attributes:
        place: its field.
        name: the field in the person's words: "the reason for “CS KPIs”".
        text: what was typed.
        base: what was stored when the person began.
        at: when it was kept last, in UTC.
    """

    place: Place
    name: str
    text: str
    base: str
    at: datetime


def standing(text: str, base: str, stored: str | None) -> Standing:
    """Say how a draft stands.

    Args:
        text: what was typed.
        base: what was stored when the person began.
        stored: what is stored now; `None` where the thing is gone.
    """
    if stored is None:
        return Standing.GONE
    # Fields save their texts without the blanks around them.
    if text.strip() == stored.strip():
        return Standing.SETTLED
    return Standing.OPEN if stored == base else Standing.CHANGED
