"""What a card says, in words: which sentence, which line below it, which pills. Pure; imports the core only."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from csops_desktop.domain.status import Status, count
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.text.dates import say_long


class PillKind(Enum):
    """The two things a pill says: somebody else is to act, or the colour was not checked for long."""

    ASK = "ask"
    STALE = "stale"


class CardPill(NamedTuple):
    """A short mark at the foot of a card."""

    kind: PillKind
    text: str


class CardFace(NamedTuple):
    """The words on a card.

    Attributes:
        title: the responsibility.
        sentence: why it has its colour, or why the colour is not to be believed; "" for none.
        place: area and owner; the owner alone where the area stands above the group.
        days: how long it has its colour, and the trend; "" when it was never rated.
        pills: marks at the foot.
    """

    title: str
    sentence: str
    place: str
    days: str
    pills: tuple[CardPill, ...]


def card_face(card: BoardCard, *, grouped: bool) -> CardFace:
    """Return what a card says.

    Args:
        card: the responsibility.
        grouped: the area stands above the card already.
    """
    sentence = _sentence(card)
    place = [card.owner] if grouped else [card.area, card.owner]
    rated = card.status is not Status.NOT_RATED and card.since is not None
    return CardFace(
        title=_one_line(card.title),
        sentence=sentence,
        place=_one_line(" · ".join(part for part in place if part)),
        days=f"{say_long(card.days)}, {card.trend.value}" if rated else "",
        pills=tuple(_pills(card, sentence)),
    )


def card_said(card: BoardCard) -> str:
    """Return what stands on a card besides its name, for who doesn't see it: reason, doubts, place and marks."""
    face = card_face(card, grouped=False)
    marks = (face.place.replace(" · ", ", "), *(pill.text for pill in face.pills))
    said = [_one_line(card.reason), *card.watermelon_reasons, *(f"{mark}." for mark in marks if mark)]
    return " ".join(filter(None, said))


def _sentence(card: BoardCard) -> str:
    """Return the reason, or for a watermelon its first: "Green, but 2 of 5 points … are not met."."""
    if not card.watermelon_reasons:
        return _one_line(card.reason)
    reason = card.watermelon_reasons[0]
    return f"{card.status.heading}, but {reason[:1].lower()}{reason[1:]}"


def _pills(card: BoardCard, sentence: str) -> list[CardPill]:
    """Return the pills; what the sentence says already is not said twice."""
    found = []
    if card.open_asks:
        days = card.oldest_ask_days or 0
        age = say_long(days) if days else "new"
        found.append(CardPill(PillKind.ASK, f"{count(card.open_asks, 'ask')}, {age}"))
    if card.stale and card.since is not None and card.checked_on is not None:
        unchecked = card.days - (card.checked_on - card.since).days
        if f"not checked for {say_long(unchecked)}" not in sentence.lower():
            found.append(CardPill(PillKind.STALE, f"unchecked {say_long(unchecked)}"))
    return found


def _one_line(text: str) -> str:
    """Return a text without line breaks and runs of blanks."""
    return " ".join(text.split())
