"""Pages as lists of things to draw, for any painter: a PDF, the window's preview. Standard library and domain.

Coordinates are points from the top left corner; `y` of a text is its baseline. What belongs to the reading (texts)
stands in `Element`s with their tag, in reading order; what is only decoration stands in elements without a tag.
"""

from __future__ import annotations

from dataclasses import dataclass

from csops_desktop.deck.style import Colour, Font
from csops_desktop.domain.status import Status


@dataclass(frozen=True, slots=True)
class Text:
    """One run of text in one style; `width` is how wide it is by the measure that laid it out."""

    x: float
    y: float
    text: str
    font: Font
    size: float
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a status in a square: octagon, triangle, circle, dashed ring."""

    x: float
    y: float
    size: float
    status: Status


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A box with or without its tick."""

    x: float
    y: float
    size: float
    checked: bool


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled area with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through several points, each with its x and y; `dashed` tells it from another without its colour."""

    points: tuple[tuple[float, float], ...]
    colour: Colour
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An area that leads to the place whose key is `target`."""

    x: float
    y: float
    width: float
    height: float
    target: str


Mark = Shape | CheckBox | Rect | Line | Trace | Link
"""What is drawn beside texts."""

Path = tuple[str, ...]
"""Where a text stands in the document's structure, each step as "TAG" or "TAG#number": ("Table#1", "TR#2", "TD#5")."""


@dataclass(frozen=True, slots=True)
class Element:
    """Texts that are read together; an empty `path` means decoration that a screen reader passes over."""

    path: Path
    texts: tuple[Text, ...]

    @property
    def tag(self) -> str:
        """The innermost tag without its number; "" for decoration."""
        return self.path[-1].partition("#")[0] if self.path else ""

    @property
    def said(self) -> str:
        """The texts as they are read, in one line; what stands apart on the page does so here."""
        parts: list[str] = []
        end, line = 0.0, None
        for text in self.texts:
            parts += [" "] if text.y == line and text.x > end + 1.0 else []
            parts.append(text.text)
            end, line = text.x + text.width, text.y
        return " ".join("".join(parts).split())


@dataclass(frozen=True, slots=True)
class Place:
    """Something a bookmark or a link can lead to: its key, and its height on the page."""

    key: str
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline; `level` 0 is the outermost."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: decoration first, then the texts over it."""

    marks: tuple[Mark, ...]
    elements: tuple[Element, ...]
    places: tuple[Place, ...] = ()
    bookmark: Bookmark | None = None

    @property
    def title(self) -> str:
        """The message of the slide, in one line; "" for a page without one."""
        return next((element.said for element in self.elements if element.tag == "H1"), "")

    @property
    def text(self) -> str:
        """What there is to read below the title, in reading order: a line for each paragraph or row of a table."""
        lines: dict[Path, list[str]] = {}
        for element in self.elements:
            if element.path and element.tag != "H1":
                lines.setdefault(_line_of(element.path), []).append(element.said)
        return "\n".join(", ".join(part for part in parts if part) for parts in lines.values())


def _line_of(path: Path) -> Path:
    """Return what an element is read in one line with: its row of a table, or only itself."""
    rows = [at for at, step in enumerate(path) if step.partition("#")[0] == "TR"]
    return path[: rows[-1] + 1] if rows else path
