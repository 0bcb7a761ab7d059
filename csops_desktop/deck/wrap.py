"""Text into lines of a given width: the only place where a line is broken. Standard library and `pages`' roles only.

Lines break at spaces, between ideographs, and, where a word alone is wider than the line, within the word; so any text
fits any width and nothing is cut. Some neighbours stay together: a number with its "%", a day with its month, a
year with what it is said of, and punctuation with the ideograph before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from csops_desktop.deck.plain import plain
from csops_desktop.deck.style import Colour, Font


class Measure(Protocol):
    """What layout must know about fonts."""

    def width(self, text: str, font: Font, size: float) -> float:
        """Return how wide `text` is in points when it is drawn in one line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    font: Font = Font.REGULAR
    colour: Colour = Colour.TEXT


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one style, `x` points from the line's start.

    Where a space follows, at a change of style or at the line's end, `text` ends with it, so that who reads the texts
    one after the other does not run words together; `width` leaves it out.
    """

    x: float
    text: str
    font: Font
    colour: Colour
    width: float


Line = tuple[Run, ...]

_IDEOGRAPHS = "\u2e80-\u2fff\u3040-\u30ff\u3100-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\u300d\u300f\uff09\u3011\u30fc\u3005"
_PIECES = re.compile(f"[{_IDEOGRAPHS}][{_CLOSING}]*|[^{_IDEOGRAPHS}]+")
_GLUE = re.compile(
    r"(?<=\d) (?=%|‰|(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)"
    r"|(?<=[a-z]{3}) (?=(?:19|20)\d\d\b)"
    r"| (?=· )"
)
_HELD = "\x1f"
"""Stands for a space at which a line must not break, while words are told apart; `plain` leaves no such character."""


@dataclass(slots=True)
class _Word:
    """Something that is not broken: its text, its style, and whether a space stands before it."""

    text: str
    span: Span
    spaced: bool


def wrap(
    spans: Iterable[Span], width: float, size: float, measure: Measure, *, first_indent: float = 0.0
) -> tuple[Line, ...]:
    """Break styled text into lines.

    Args:
        spans: the text in its styles; a line feed in it begins a new line.
        width: the widest a line may be, in points.
        size: of the font, in points.
        measure: how wide texts are.
        first_indent: points by which the first line begins later.

    Returns:
        The lines; none for a text of which nothing can be seen.
    """
    breaker = _Breaker(width, size, measure, first_indent)
    for paragraph in _paragraphs(spans):
        breaker.end_line(spaced=True)
        for word in paragraph:
            breaker.add(word)
    breaker.end_line()
    return tuple(breaker.lines)


def _paragraphs(spans: Iterable[Span]) -> Iterator[list[_Word]]:
    """Split spans into paragraphs of words."""
    words: list[_Word] = []
    spaced = False
    for span in spans:
        for index, part in enumerate(plain(span.text).split("\n")):
            if index:
                yield words
                words, spaced = [], False
            for number, token in enumerate(_GLUE.sub(_HELD, part).split(" ")):
                spaced = spaced or number > 0
                if not token:
                    continue
                token = token.replace(_HELD, " ")
                pieces = [token] if token.isascii() else _PIECES.findall(token)
                for piece in pieces:
                    words.append(_Word(piece, span, spaced))
                    spaced = False
    yield words


class _Breaker:
    """Fills lines word by word."""

    def __init__(self, width: float, size: float, measure: Measure, first_indent: float) -> None:
        self.lines: list[Line] = []
        self._width = width
        self._size = size
        self._measure = measure
        self._x = first_indent
        self._runs: list[tuple[float, list[str], Span]] = []

    def add(self, word: _Word) -> None:
        """Put a word on the line, or on the next one where it does not fit."""
        space = self._of(" ", word.span) if word.spaced and self._runs else 0.0
        width = self._of(word.text, word.span)
        if self._x + space + width > self._width:
            if self._runs:
                self.end_line(spaced=word.spaced)
                space = 0.0
            if self._x + width > self._width:
                self._add_broken(word)
                return
        self._append(word.text, word.span, space, width)

    def end_line(self, *, spaced: bool = False) -> None:
        """Finish the line, if anything stands on it; `spaced` says that a space stands there."""
        if self._runs:
            self._runs[-1][1].append(" " if spaced else "")
            self.lines.append(tuple(self._run(x, "".join(parts), span) for x, parts, span in self._runs))
            self._runs = []
            self._x = 0.0

    def _append(self, text: str, span: Span, space: float, width: float) -> None:
        """Put text at the line's end, into the last run where the style is the same."""
        if space:
            self._runs[-1][1].append(" ")
        if self._runs and self._runs[-1][2] is span:
            self._runs[-1][1].append(text)
        else:
            self._runs.append((self._x + space, [text], span))
        self._x += space + width

    def _add_broken(self, word: _Word) -> None:
        """Put a word that is wider than what is left of an empty line on as many lines as it needs."""
        rest = word.text
        while rest:
            fit = self._fit(rest, word.span)
            self._append(rest[:fit], word.span, 0.0, self._of(rest[:fit], word.span))
            rest = rest[fit:]
            if rest:
                self.end_line()

    def _fit(self, text: str, span: Span) -> int:
        """Return how many characters of `text` fit one line, at least one; marks stay with their letter."""
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._of(text[:middle], span) <= self._width - self._x:
                low = middle
            else:
                high = middle - 1
        fit = low
        while 1 < fit < len(text) and _belongs(text[fit], text[fit - 1]):
            fit -= 1
        return fit if fit > 1 else low

    def _of(self, text: str, span: Span) -> float:
        """Return the width of text in a span's style."""
        return self._measure.width(text, span.font, self._size)

    def _run(self, x: float, text: str, span: Span) -> Run:
        """Make a finished run."""
        return Run(x, text, span.font, span.colour, self._of(text.rstrip(" "), span))


def _belongs(char: str, before: str) -> bool:
    """Say whether a character can't begin a line because it is part of the one before it."""
    joined = char == "\u200d" or before == "\u200d" or "\U0001f3fb" <= char <= "\U0001f3ff"
    return joined or unicodedata.category(char).startswith("M")
