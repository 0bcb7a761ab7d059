"""How words are looked for in the index and shown where they were found. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

SHORTEST_TRIGRAM = 3
"""A trigram index finds nothing shorter; below it, and for words of two characters in Chinese, LIKE reads the table."""


def conditions(words: Sequence[str], columns: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the conditions on the index and what fills them: one for all long words, one for each too short for it.

    Args:
        words: all of them must be found, each in one of the columns.
        columns: "title", "body" or both.
    """
    found, parameters = list[str](), list[str]()
    long = [word for word in words if len(word) >= SHORTEST_TRIGRAM]
    if long:
        found.append("search MATCH ?")
        parameters.append(f"{{{' '.join(columns)}}} : ({' '.join(phrase(word) for word in long)})")
    for word in words:
        if len(word) < SHORTEST_TRIGRAM:
            patterns = [(column, like(variant)) for variant in sorted(cased(word)) for column in columns]
            found.append(" OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column, _ in patterns))
            parameters += [pattern for _, pattern in patterns]
    return [f"({condition})" for condition in found], parameters


def phrase(word: str) -> str:
    """Return a word as FTS5 takes it literally."""
    return '"' + word.replace('"', '""') + '"'


def cased(word: str) -> set[str]:
    """Return a short word in every mixture of letter cases that LIKE doesn't know itself; it knows those of A to Z."""
    letters = ((c,) if c.isascii() else sorted({c, c.lower(), c.upper()}) for c in word)
    return {"".join(chosen) for chosen in product(*letters)}


def like(word: str) -> str:
    """Return the LIKE pattern of a word, in which nothing is a wild card."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def excerpt(body: str, words: Sequence[str], around: int = 40) -> str:
    """Return the place of the body where one of the words stands, `around` characters to each side."""
    flat = " ".join(body.split())
    lower = flat.casefold()
    places = [place for word in words if (place := lower.find(word.casefold())) >= 0]
    if not places:
        return ""
    start, end = max(0, min(places) - around), min(len(flat), min(places) + around * 2)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")


def in_title(title: str, words: Sequence[str]) -> bool:
    """Say whether every word stands in a title."""
    lower = title.casefold()
    return all(word.casefold() in lower for word in words)
