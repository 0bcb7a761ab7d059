"""How well a text answers what was typed. Pure; standard library only.

A person who types three letters knows what they want: letters at the beginning of the text count most, then at the
beginning of a word, then the initials of words, then anywhere together, and last scattered in their order.
"""

from __future__ import annotations

from dataclasses import dataclass

PREFIX, WORD_START, INITIALS, INSIDE, SCATTERED = 100, 80, 60, 40, 15
"""What each kind of match is worth."""

LONGEST_SCATTER = 3
"""Letters that are scattered over more than this many times their number are a coincidence."""


@dataclass(frozen=True, slots=True)
class Match:
    """One text that answers.

    Attributes:
        score: larger is better; comparable between texts for the same query.
        places: the positions of the matched letters, ascending, to be marked.
    """

    score: float
    places: tuple[int, ...] = ()


def match(query: str, text: str) -> Match | None:
    """Return how well a text answers, `None` when it doesn't.

    Args:
        query: what was typed; every word of it must match, in any order and any letter case.
        text: the text; on equal matches the shorter one wins.
    """
    folded = _fold(text)
    total, places = 0.0, set[int]()
    words = _fold(query).split()
    for word in words:
        found = _best(word, folded)
        if found is None:
            return None
        total += found.score
        places.update(found.places)
    if not words:
        return Match(0.0)
    return Match(total / len(words) - min(len(text), 100) / 100, tuple(sorted(places)))


def _fold(text: str) -> str:
    """Return the text without letter case, letter by letter, so that positions stay."""
    return "".join(low if len(low := letter.casefold()) == 1 else letter.lower()[:1] for letter in text)


def _best(word: str, text: str) -> Match | None:
    """Return the best match of one word."""
    starts = [at for at in range(len(text)) if _starts_word(text, at)]
    if text.startswith(word):
        return _run(PREFIX, 0, word)
    for at in starts:
        if text.startswith(word, at):
            return _run(WORD_START, at, word)
    initials = "".join(text[at] for at in starts)
    first = initials.find(word) if len(word) > 1 else -1
    if first >= 0:
        return Match(INITIALS, tuple(starts[first : first + len(word)]))
    inside = text.find(word)
    if inside >= 0:
        return _run(INSIDE, inside, word)
    return _scattered(word, text, starts)


def _starts_word(text: str, at: int) -> bool:
    """Say whether a word begins at a position."""
    return text[at].isalnum() and (at == 0 or not text[at - 1].isalnum())


def _run(score: float, at: int, word: str) -> Match:
    """Return a match of letters that stand together."""
    return Match(score, tuple(range(at, at + len(word))))


def _scattered(word: str, text: str, starts: list[int]) -> Match | None:
    """Return a match of letters in their order with gaps, begun at a word; `None` for one that is too loose."""
    if len(word) < 2:
        return None
    for start in (at for at in starts if text[at] == word[0]):
        places = [start]
        for letter in word[1:]:
            at = text.find(letter, places[-1] + 1)
            if at < 0:
                break
            places.append(at)
        span = places[-1] - start + 1
        if len(places) == len(word) and span <= LONGEST_SCATTER * len(word):
            return Match(SCATTERED * len(word) / span, tuple(places))
    return None
