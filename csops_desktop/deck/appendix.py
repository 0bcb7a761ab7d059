"""What the appendix says: the whole tracker by area, red first, with nothing cut. Pure, like `story`.

It is a table while the reasons are sentences. Where they are paragraphs, a table would show the beginning of each and
repeat the whole behind it; then the appendix is a list of entries, each with its whole reason, once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from csops_desktop.deck import sentences as say
from csops_desktop.deck.reasons import gist
from csops_desktop.deck.slides import (
    AppendixSlide,
    Note,
    NoteGroup,
    NotesSlide,
    TrackerGroup,
    TrackerRow,
)
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.rows import ResponsibilityDetail

_TABLE_REASON = 320
"""Longest reason, in characters, that stands in the table: five lines of it."""

_LINE_REASON = 90
"""Longest sentence, in characters, that stands in the table for a reason that is too long for it."""

_WORDY = 0.3
"""From this part of long reasons on the appendix is a list."""


def key(card: BoardCard) -> str:
    """Return the name under which a priority slide can be linked to."""
    return f"responsibility-{card.id}"


def appendix(
    details: Sequence[ResponsibilityDetail], told: Collection[ResponsibilityId], as_of: date
) -> list[AppendixSlide | NotesSlide]:
    """Compose the appendix: a table and the reasons that are too long for it, or a list.

    Args:
        details: all responsibilities.
        told: those with a slide of their own, where their whole reason stands.
        as_of: the deck's day.
    """
    areas: dict[str, list[BoardCard]] = {}
    for card in sorted((d.card for d in details), key=lambda c: (-c.status.badness, c.title.casefold(), c.id)):
        areas.setdefault(card.area, []).append(card)
    groups = [(area or "No area", areas[area]) for area in sorted(areas, key=lambda a: (not a, a.casefold(), a))]
    number = len(details)
    title = f"The whole tracker: {number} responsibilities" if number != 1 else "The whole tracker: one responsibility"
    long = sum(_is_long(d.card) and d.card.id not in told for d in details)
    if long > 1 and long >= _WORDY * number:
        return [_list(title, groups, told, as_of)]
    notes: list[Note] = []
    table = [TrackerGroup(area, tuple(_row(c, c.id in told, notes, as_of) for c in cards)) for area, cards in groups]
    slide = AppendixSlide(title, tuple(table))
    return [slide, NotesSlide("Reasons in full", (NoteGroup("", tuple(notes)),))] if notes else [slide]


def _is_long(card: BoardCard) -> bool:
    """Say whether a reason is too long for the table."""
    return len(card.reason) > _TABLE_REASON


def _list(
    title: str, groups: Sequence[tuple[str, list[BoardCard]]], told: Collection[ResponsibilityId], as_of: date
) -> NotesSlide:
    """Compose the whole tracker as entries."""
    entries = [NoteGroup(area, tuple(_entry(c, c.id in told, as_of) for c in cards)) for area, cards in groups]
    return NotesSlide(title, tuple(entries), short="The whole tracker", bookmark="Appendix: the whole tracker")


def _entry(card: BoardCard, told: bool, as_of: date) -> Note:
    """Compose one entry; a long reason that has a slide stands only there."""
    more = told and _is_long(card)
    green = f"green by {say.short_date(card.green_by, as_of)}" if card.green_by else ""
    trend = say.trend_words(card).replace(" ", "\u00a0")
    facts = (say.status_and_age(card, as_of), trend, green, card.owner)
    return Note(
        key=f"note-{card.id}",
        title=card.title,
        status=card.status,
        facts=" · ".join(fact for fact in facts if fact),
        text="\n".join(part for part in ("" if more else say.ended(card.reason), _doubts(card)) if part),
        more="In full on its slide" if more else "",
        target=key(card) if more else "",
    )


def _doubts(card: BoardCard) -> str:
    """Say why a colour is kinder than the evidence; "" when it is not."""
    return f"Looks {card.computed.word}: {' '.join(card.watermelon_reasons)}" if card.watermelon_reasons else ""


def _row(card: BoardCard, told: bool, notes: list[Note], as_of: date) -> TrackerRow:
    """Compose one row; a long reason that has no slide is added to `notes`."""
    reason, more, target = card.reason, "", ""
    if _is_long(card):
        reason = gist(reason, _LINE_REASON)
        if told:
            more, target = "In full on its slide", key(card)
        else:
            number = len(notes) + 1
            note = Note(f"note-{card.id}", f"{number}. {card.title}", card.status, card.status.word, card.reason)
            notes.append(note)
            more, target = f"In full: note {number}", note.key
    return TrackerRow(
        title=card.title,
        status=card.status,
        status_word=say.status_words(card),
        days=say.age(card, as_of).replace(" and ", "\n"),
        trend=say.trend_words(card),
        reason="\n".join(part for part in (say.ended(reason), _doubts(card)) if part),
        more=more,
        target=target,
        owner=card.owner,
        green_by=say.short_date(card.green_by, as_of) if card.green_by else "",
    )
