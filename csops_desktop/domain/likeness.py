"""How much two short texts are about the same thing: the words they share, the rare ones counting most.

A score is only an offer ("these may be the same"), so it is simple enough to be explained: the shared words are shown.
Words count by how few of the texts have them (inverse document frequency, Spärck Jones 1972), a rare one up to twice
as much as one that all have: titles are so short that more would let a single odd word decide. Only the beginnings of
words are compared, so that "renewal" and "renewals", "report" and "reporting" are the same. Standard library only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

ALIKE = 0.45
"""The score from which two requests are offered as the same: about half of what they say, by weight."""

_WORD = re.compile(r"[^\W_]+")
_COMMON_WORDS = """
a an and any are as at be been but by can could do does for from get had has have help how i if in into is it its just
like make me my need needs new no not of on once one or our out please request should so some someone than that the
their them there these they this to up us want wants was we what when where which who why will with would you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that say nothing about the matter."""

STEM = 6
"""Characters of a word that are compared: enough to tell words apart, few enough for their endings to be alike."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a text is like another.

    Attributes:
        key: which text.
        score: from 0 (nothing shared) to 1 (the same words).
        shared: the shared words as they stand in the first text, the rare ones first.
    """

    key: int
    score: float
    shared: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Why it is offered: "shares renewal, export"."""
        return f"shares {', '.join(self.shared[:4])}"


@lru_cache(maxsize=16384)
def stems(text: str) -> dict[str, str]:
    """Return the words of a text that say something, by their beginnings."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.casefold()):
        if word not in _COMMON and (len(word) > 1 or word.isdigit()):
            found.setdefault(_stem(word), word)
    return found


def likest(text: str, others: Iterable[tuple[int, str]], limit: int = 5, *, at_least: float = ALIKE) -> list[Likeness]:
    """Return the texts that are most like one, the likest first.

    Args:
        text: what is compared.
        others: key and text of each of the others.
        limit: the most that are returned.
        at_least: scores below are left out.
    """
    mine = stems(text)
    if not mine:
        return []
    theirs = [(key, stems(other)) for key, other in others]
    weights = _weights([mine, *(words for _, words in theirs)])
    whole = _length(mine, weights)
    found = [
        Likeness(key, score, _rarest(mine, words, weights))
        for key, words in theirs
        if not mine.keys().isdisjoint(words) and (score := _score(mine, words, weights, whole)) >= at_least
    ]
    found.sort(key=lambda like: (-like.score, -like.key))
    return found[:limit]


def shared_words(text: str, other: str) -> tuple[str, ...]:
    """Return the words of the first text that the other has too, in their order."""
    theirs = stems(other)
    return tuple(word for stem, word in stems(text).items() if stem in theirs)


def _stem(word: str) -> str:
    """Return the beginning of a word that stands for it, without the plural's s."""
    if len(word) > STEM:
        return word[:STEM]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _weights(texts: Sequence[dict[str, str]]) -> dict[str, float]:
    """Return how much each word counts, from 1 for one that all texts have to 2 for one that only one has."""
    counts = Counter(stem for words in texts for stem in words)
    most = math.log(len(texts)) or 1.0
    return {stem: 1 + math.log(len(texts) / number) / most for stem, number in counts.items()}


def _score(mine: dict[str, str], theirs: dict[str, str], weights: dict[str, float], whole: float) -> float:
    """Return the cosine of two texts' weighted words."""
    both = sum(weights[stem] ** 2 for stem in mine if stem in theirs)
    return min(1.0, both / (whole * _length(theirs, weights)))


def _length(words: dict[str, str], weights: dict[str, float]) -> float:
    """Return the length of a text's vector of weights."""
    return math.sqrt(sum(weights[stem] ** 2 for stem in words))


def _rarest(mine: dict[str, str], theirs: dict[str, str], weights: dict[str, float]) -> tuple[str, ...]:
    """Return the shared words, the rare ones first."""
    both = [stem for stem in mine if stem in theirs]
    both.sort(key=lambda stem: -weights[stem])
    return tuple(mine[stem] for stem in both)
