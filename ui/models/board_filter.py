"""What a board shows of its cards, and how a text is compared. Imports the standard library and the core's rows.

A filter is what a saved view keeps: it goes to the database as one line of JSON and comes back from it unharmed by
older or newer fields.
"""

from __future__ import annotations

import json
import unicodedata
from typing import NamedTuple

from csops_desktop.queries.card_row import BoardCard


def fold(text: str) -> str:
    """Return a text without case and accents, so that "zürich" finds "ZURICH"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def haystack(card: BoardCard) -> str:
    """Return the folded text in which the filter box looks: title, area, owner and reason."""
    return fold("\n".join((card.title, card.area, card.owner, card.reason, *card.watermelon_reasons)))


class BoardFilter(NamedTuple):
    """What is shown, and how.

    Attributes:
        text: words that must all occur in a card's title, area, owner or reason, in any case and order.
        areas: the areas shown, "" for cards without one; empty for all.
        grouped: cards stand under a header for each area.
        table: the cards are shown as a table.
    """

    text: str = ""
    areas: frozenset[str] = frozenset()
    grouped: bool = False
    table: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text."""
        return tuple(fold(self.text).split())

    @property
    def narrows(self) -> bool:
        """Whether the filter can hide a card."""
        return bool(self.areas or self.text.strip())

    def to_json(self) -> str:
        """Return the filter as one line of JSON; what has its default is left out."""
        found: dict[str, object] = {}
        if self.text.strip():
            found["text"] = self.text.strip()
        if self.areas:
            found["areas"] = sorted(self.areas)
        for name in ("grouped", "table"):
            if getattr(self, name):
                found[name] = True
        return json.dumps(found, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> BoardFilter:
        """Read what `to_json` wrote; what is not understood has its default."""
        try:
            found = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(found, dict):
            return cls()
        words, areas = found.get("text", ""), found.get("areas", [])
        return cls(
            text=words if isinstance(words, str) else "",
            areas=frozenset(area for area in areas if isinstance(area, str))
            if isinstance(areas, list)
            else frozenset(),
            grouped=found.get("grouped") is True,
            table=found.get("table") is True,
        )
