"""What was typed and not saved, with what became of the things meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from csops_desktop.db.reader import Reader
from csops_desktop.domain.drafts import Draft, Place, Standing, standing

_PARTS = ("ask", "plan_step", "green_criterion")
"""What is seen in the panel of the responsibility that it belongs to."""

_SHELVED = ("responsibility", "document", "commitment", "metric", "initiative", "request")
"""What can lie in the archive, where no field of it can be opened."""

_TEXTS = {
    "responsibility": ("title", "area", "summary"),
    "ask": ("what", "why"),
    "plan_step": ("text",),
    "green_criterion": ("text",),
    "person": ("name", "role", "team", "email"),
    "document": ("title", "area"),
    "commitment": ("what", "agreed_by", "note"),
    "metric": ("name", "definition", "unit", "source"),
    "initiative": ("title", "category", "summary", "outcome", "hypothesis", "proof"),
    "request": ("title", "problem", "helps", "why", "how_often"),
}
"""The fields that show a column of their thing as it is stored; of others the window alone knows what they show."""


@dataclass(frozen=True, slots=True)
class UnfinishedRow:
    """A draft, and what there is to do about it.

    Attributes:
        draft: the text and its field.
        standing: how it stands to what is stored.
        stored: what is stored in the field now, as far as it is known; "" where nothing is.
        opens: kind and id of the thing to open for it; `None` where that is gone, or where it is no thing's.
    """

    draft: Draft
    standing: Standing
    stored: str
    opens: tuple[str, int] | None


def unfinished(db: Reader) -> list[UnfinishedRow]:
    """Return the drafts, the newest first; of those that are settled there is nothing to tell."""
    return [row for row in _all(db) if row.standing is not Standing.SETTLED]


def settled(db: Reader) -> list[Place]:
    """Return where there are drafts of texts that are stored by now: the kill came between the two."""
    return [row.draft.place for row in _all(db) if row.standing is Standing.SETTLED]


def _all(db: Reader) -> list[UnfinishedRow]:
    """Return all drafts, the newest first."""
    rows = db.rows("SELECT place, name, text, base, at FROM draft ORDER BY at DESC, id DESC")
    return [
        _row(db, Draft(Place.parse(place), name, text, base, datetime.fromisoformat(at)))
        for place, name, text, base, at in rows
    ]


def _row(db: Reader, draft: Draft) -> UnfinishedRow:
    """Return a draft with what became of its thing."""
    place = draft.place
    if not place.thing:
        return UnfinishedRow(draft, standing(draft.text, draft.base, draft.base), draft.base, None)
    opens = _opens(db, place)
    stored = None if opens is None else _stored(db, draft)
    return UnfinishedRow(draft, standing(draft.text, draft.base, stored), stored or "", opens)


def _opens(db: Reader, place: Place) -> tuple[str, int] | None:
    """Return the thing on whose page the field of a place is seen; `None` where it is gone or archived."""
    kind, thing = place.kind, place.thing
    if kind in _PARTS:
        owner = db.value(f"SELECT responsibility_id FROM {kind} WHERE id = ?", (thing,))
        kind, thing = "responsibility", -1 if owner is None else int(owner)
    if kind not in _TEXTS:
        return None
    shelved = " AND trashed_on IS NULL" if kind in _SHELVED else ""
    there = db.value(f"SELECT 1 FROM {kind} WHERE id = ?{shelved}", (thing,))
    return (kind, thing) if there else None


def _stored(db: Reader, draft: Draft) -> str:
    """Return what a field shows now, as far as it can be read; else what it showed when the draft was begun."""
    kind, thing, field = draft.place
    if field not in _TEXTS[kind]:
        return draft.base
    return str(db.value(f"SELECT {field} FROM {kind} WHERE id = ?", (thing,)))
