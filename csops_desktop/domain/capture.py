"""One typed line as a request: who asks, by when, and what. Standard library only.

Whatever is typed, nothing is lost: each character belongs to exactly one piece, only who and when are lifted out of
the title, and the whole line is kept as it was said. What can't be told for certain stays in the title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

LONGEST_WHO = 4
"""Words of a name or a team in front of a colon."""

LONGEST_WHEN = 5
"""Words of a date: "the end of the month"."""

_FROM = re.compile(r"\s*(?:from|for)\s+([^:]{1,80}):\s*", re.IGNORECASE)
_ASKS = re.compile(
    r"\s*((?:[^\W\d_][\w’'&.-]*\s+){1,3}?)(?:asks|asked|wants|wanted|needs|needed|requests|requested|would\s+like)\s+"
    r"(?:(?:for|us\s+to|me\s+to|to)\s+)?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*([^:]{1,80}):\s*")
_BY = re.compile(r"(?<!\w)(?:by|until|till|before|due|due\s+by|due\s+on)\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_URGENT = re.compile(r"(?<!\w)(?:urgent(?:ly)?|asap|right away|immediately)(?!\w)", re.IGNORECASE)
_NOBODY = frozenset(("i", "it", "we", "one", "everyone", "everybody", "nobody", "someone", "somebody", "he", "she",
                     "they", "who", "this", "that", "customer", "there", "what", "which"))  # fmt: skip
_END = ",.;:!?)"

type ReadDay = Callable[[str], date | None]
"""Reads a day as people type it; `None` for what is no day. `text.dates` has the rules."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the line: what it says of the request ("who", "when" or "title"), and its characters."""

    says: str
    text: str


@dataclass(frozen=True, slots=True)
class Captured:
    """A line as it was understood.

    Attributes:
        title: what is asked for.
        who: the person or team in front; "" where nobody was recognised.
        due_on: the day it is wanted by.
        urgent: a word like "urgent" or "asap" stands in it; it stays in the title.
        said: the line as it was typed.
        pieces: all of the line, in its order.
    """

    title: str
    who: str
    due_on: date | None
    urgent: bool
    said: str
    pieces: tuple[Piece, ...]


def recognise(line: str, read_day: ReadDay, known: Collection[str] = ()) -> Captured:
    """Read who, by when and what out of a line.

    Recognised are "from Finance by Friday: …", "Finance: …" for a name that is known, "Dana asks for …", and
    "by Friday" anywhere.

    Args:
        line: as typed.
        read_day: the rules of dates.
        known: names of persons and teams that are known.
    """
    names = {" ".join(name.split()).casefold() for name in known}
    marks: list[str] = ["title"] * len(line)
    who = _mark_who(line, marks, read_day, names)
    due_on = _mark_when(line, marks, read_day)
    title = _tidy("".join(char if mark == "title" else " " for char, mark in zip(line, marks, strict=True)))
    if not title:
        # Who and when alone are no request: what was typed is the title, and what was recognised still holds.
        title = " ".join(line.split())
        marks = ["title"] * len(line)
    elif who:
        title = title[0].upper() + title[1:]
    return Captured(title, who, due_on, bool(_URGENT.search(line)), line, _pieces(line, marks))


def _mark_who(line: str, marks: list[str], read_day: ReadDay, names: Collection[str]) -> str:
    """Mark who asks at the beginning, and return the name."""
    if match := _FROM.match(line):
        # "from Finance by Friday:" holds the day before the colon; it is marked by itself.
        end = _before_day(match[1], read_day)
        name = " ".join(match[1][:end].split()).strip(_END + " ")
        if name and len(name.split()) <= LONGEST_WHO:
            _mark(marks, 0, match.start(1) + end, "who")
            _mark(marks, match.end(1), match.end(), "who")
            return name
    if match := _ASKS.match(line):
        name = " ".join(match[1].split())
        first = name.split()[0]
        if name.casefold() in names or (first[0].isupper() and first.casefold() not in _NOBODY):
            _mark(marks, 0, match.end(), "who")
            return name
    if (match := _NAMED.match(line)) and " ".join(match[1].split()).casefold() in names:
        _mark(marks, 0, match.end(), "who")
        return " ".join(match[1].split())
    return ""


def _before_day(text: str, read_day: ReadDay) -> int:
    """Return where the name ends and the day begins: the length of "Finance " in "Finance by Friday"."""
    found = _find_day(text, read_day)
    return len(text) if found is None else found[0]


def _mark_when(line: str, marks: list[str], read_day: ReadDay) -> date | None:
    """Mark the day it is wanted by, and return it; the last one that can be read counts."""
    found = _find_day(line, read_day)
    if found is None:
        return None
    start, end, day = found
    _mark(marks, start, end, "when")
    return day


def _find_day(text: str, read_day: ReadDay) -> tuple[int, int, date] | None:
    """Return where "by Friday" begins and ends and which day it is; the last one in the text."""
    for match in reversed(list(_BY.finditer(text))):
        words = [word for _, word in zip(range(LONGEST_WHEN), _WORD.finditer(text, match.end()), strict=False)]
        for last in reversed(words):
            said = text[match.end() : last.end()].rstrip(_END)
            day = read_day(said)
            if day is not None:
                return match.start(), match.end() + len(said), day
    return None


def _mark(marks: list[str], start: int, end: int, says: str) -> None:
    """Give a stretch of the line to who or when."""
    marks[start:end] = [says] * (end - start)


def _pieces(line: str, marks: list[str]) -> tuple[Piece, ...]:
    """Return the line in stretches that say the same."""
    pieces: list[Piece] = []
    for char, says in zip(line, marks, strict=True):
        if pieces and pieces[-1].says == says:
            pieces[-1] = Piece(says, pieces[-1].text + char)
        else:
            pieces.append(Piece(says, char))
    return tuple(pieces)


def _tidy(text: str) -> str:
    """Return a title without the gaps and commas that lifting something out has left."""
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    return text.strip(" ,;:").strip()
