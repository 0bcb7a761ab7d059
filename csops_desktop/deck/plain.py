"""User text as text that can be drawn: no controls, no tricks with direction, no towers of accents.

Standard library only. What a reader can see is kept; what is invisible or would draw over its neighbours is not.
"""

from __future__ import annotations

import re
import unicodedata

MARKS = 4
"""Most combining marks on one letter. No living orthography needs more; floods of them cover the lines around."""

_JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HARD_SPACES = re.compile("[\u00a0\u2007\u202f]")


def plain(text: str) -> str:
    """Return `text` as it can be drawn.

    Line ends become line feeds, tabs and odd spaces become spaces, half characters (lone surrogates) become U+FFFD.
    Control and format characters vanish, among them those that reverse the direction of what follows; the joiners
    that Arabic, Indic scripts and emoji need stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _HARD_SPACES.sub("\u00a0", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return "".join(_drawable(char) for char in text)
    return _without_towers("".join(_drawable(char) for char in unicodedata.normalize("NFC", text)))


def _drawable(char: str) -> str:
    """Return what stands for one character."""
    if char.isprintable() or char in "\n\u00a0" or char in _JOINERS:
        return char
    if char == "\t" or unicodedata.category(char) == "Zs":
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf") else char


def _without_towers(text: str) -> str:
    """Drop the marks on a letter beyond `MARKS`."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char).startswith("M") else 0
        if marks <= MARKS:
            kept.append(char)
    return "".join(kept)


def one_line(text: str) -> str:
    """Return `text` as it can be drawn, in one line with single spaces: for titles and names."""
    return " ".join(plain(text).split())
