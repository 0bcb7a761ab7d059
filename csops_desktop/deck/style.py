"""Sizes and colours of the deck: the light palette of the window on a page of 960 x 540 points. Standard library only.

Sizes follow what readers of status decks are used to (titles 26 to 28, text 14, tables 11); nothing is smaller than
`SMALLEST`. All measures are in points, y runs down from the top of the page.
"""

from __future__ import annotations

from enum import StrEnum

PAGE_WIDTH = 960.0
PAGE_HEIGHT = 540.0
MARGIN = 48.0
RIGHT = PAGE_WIDTH - MARGIN
TITLE_TOP = 42.0
BODY_BOTTOM = 486.0
FOOTER_BASELINE = 514.0

SMALLEST = 10.0
TITLE = 28.0
TITLE_LEADING = 33.0
SUBTITLE = 26.0
NUMBER = 46.0
TEXT = 14.0
LEADING = 19.5
LONG_TEXT = 12.0
LONG_LEADING = 15.5
AGAIN = 16.0
AGAIN_LEADING = 20.0
HEADING = 11.5
TABLE = 11.0
TABLE_LEADING = 14.5
NOTE_LEADING = 12.5
FOOTER = 10.0


class Colour(StrEnum):
    """The roles a colour can have on a page; `RGB` says what they look like."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ACCENT_SOFT = "accent_soft"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    LINE = "line"
    SURFACE = "surface"


RGB: dict[Colour, str] = {
    Colour.TEXT: "1E2328",
    Colour.MUTED: "5C646D",
    Colour.ACCENT: "2F5DA8",
    Colour.ACCENT_SOFT: "E6EDF8",
    Colour.RED: "C2362B",
    Colour.YELLOW: "B97A06",
    Colour.GREEN: "2E7D4F",
    Colour.LINE: "E2DFD8",
    Colour.SURFACE: "FFFFFF",
}
"""The light palette; *muted* is a shade darker than the window's, so that it also keeps 4.5:1 on the soft accent."""


class Font(StrEnum):
    """The roles a font can have; a title is semibold with its letters kerned."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    TITLE = "title"
