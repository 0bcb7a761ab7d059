"""Reads the strokes of the bundled thin-line icons. Imports Qt only.

QtSvg would do it too, but loading it costs the idle window 3 to 4 MB and a first painting 10 ms or more (measured
with eight icons). The icons use eight commands and four shapes, so this file reads exactly these
and refuses anything else. It is for the program's own files, never for a person's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from csops_desktop.errors import BugError

_ELEMENT = re.compile(r"<(path|circle|rect|line|polyline)\s([^>]*?)/?>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z0-9-]+)="([^"]*)"')
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+))")
_FLAG = re.compile(r"[\s,]*([01])")
_ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "a": 7, "z": 0}


def icon_path(svg: str) -> QPainterPath:
    """Return all strokes of an icon in its own 24 × 24 coordinates.

    Args:
        svg: the file's text.

    Raises:
        BugError: the file uses something that this reader doesn't know.
    """
    path = QPainterPath()
    for match in _ELEMENT.finditer(svg):
        attributes = dict(_ATTRIBUTE.findall(match[2]))
        if match[1] == "path":
            _Pen(path).draw(attributes["d"])
        else:
            _SHAPES[match[1]](path, attributes)
    if path.isEmpty():
        raise BugError("An icon without strokes.")
    return path


def _add_circle(path: QPainterPath, attributes: dict[str, str]) -> None:
    """Add a circle."""
    radius = float(attributes["r"])
    path.addEllipse(QPointF(float(attributes["cx"]), float(attributes["cy"])), radius, radius)


def _add_rect(path: QPainterPath, attributes: dict[str, str]) -> None:
    """Add a rectangle with round corners."""
    x, y, width, height, radius = (float(attributes.get(name, "0")) for name in ("x", "y", "width", "height", "rx"))
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)


def _add_line(path: QPainterPath, attributes: dict[str, str]) -> None:
    """Add one straight line."""
    x1, y1, x2, y2 = (float(attributes[name]) for name in ("x1", "y1", "x2", "y2"))
    path.moveTo(x1, y1)
    path.lineTo(x2, y2)


def _add_polyline(path: QPainterPath, attributes: dict[str, str]) -> None:
    """Add an open run of straight lines."""
    _Pen(path).draw(f"M{attributes['points']}")


_SHAPES: dict[str, Callable[[QPainterPath, dict[str, str]], None]] = {
    "circle": _add_circle,
    "rect": _add_rect,
    "line": _add_line,
    "polyline": _add_polyline,
}


class _Pen:
    """Follows the commands of one `d` attribute."""

    def __init__(self, path: QPainterPath) -> None:
        self._path = path
        self._at = QPointF()
        self._start = QPointF()
        self._control = QPointF()

    def draw(self, commands: str) -> None:
        """Add the strokes of `commands` to the path."""
        for letter, numbers in _split(commands):
            origin = self._at if letter.islower() else QPointF()
            getattr(self, f"_{letter.lower()}")(origin, numbers)
            if letter not in "cCsS":
                self._control = self._at

    def _m(self, origin: QPointF, n: list[float]) -> None:
        self._at = self._start = origin + QPointF(n[0], n[1])
        self._path.moveTo(self._at)

    def _l(self, origin: QPointF, n: list[float]) -> None:
        self._line_to(origin + QPointF(n[0], n[1]))

    def _h(self, origin: QPointF, n: list[float]) -> None:
        self._line_to(QPointF(origin.x() + n[0], self._at.y()))

    def _v(self, origin: QPointF, n: list[float]) -> None:
        self._line_to(QPointF(self._at.x(), origin.y() + n[0]))

    def _z(self, _origin: QPointF, _n: list[float]) -> None:
        self._path.closeSubpath()
        self._at = self._start

    def _c(self, origin: QPointF, n: list[float]) -> None:
        first, self._control, self._at = (origin + QPointF(n[i], n[i + 1]) for i in (0, 2, 4))
        self._path.cubicTo(first, self._control, self._at)

    def _s(self, origin: QPointF, n: list[float]) -> None:
        first = self._at + (self._at - self._control)
        self._control, self._at = (origin + QPointF(n[i], n[i + 1]) for i in (0, 2))
        self._path.cubicTo(first, self._control, self._at)

    def _a(self, origin: QPointF, n: list[float]) -> None:
        end = origin + QPointF(n[5], n[6])
        if n[0] != n[1]:
            raise BugError("An icon with an elliptic arc.")
        _circle_arc(self._path, self._at, end, n[0], large=n[3] == 1, clockwise=n[4] == 1)
        self._at = end

    def _line_to(self, end: QPointF) -> None:
        self._at = end
        self._path.lineTo(end)


def _split(commands: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers, a repeated one as often as it is repeated."""
    for match in _COMMAND.finditer(commands):
        letter, rest = match[1], match[2]
        if letter.lower() not in _ARGUMENTS:
            raise BugError(f"An icon with the path command {letter}.")
        count = _ARGUMENTS[letter.lower()]
        numbers = _arc_numbers(rest) if count == 7 else [float(n) for n in _NUMBER.findall(rest)]
        if count == 0:
            yield letter, []
            continue
        for i in range(0, len(numbers), count):
            yield letter, numbers[i : i + count]
            letter = {"m": "l", "M": "L"}.get(letter, letter)


def _arc_numbers(text: str) -> list[float]:
    """Return the numbers of an arc command; its two flags are single digits that may touch what follows them."""
    numbers: list[float] = []
    at = 0
    while match := (_FLAG if len(numbers) % 7 in (3, 4) else _NUMBER).match(text, at):
        numbers.append(float(match[1]))
        at = match.end()
    return numbers


def _circle_arc(path: QPainterPath, start: QPointF, end: QPointF, r: float, *, large: bool, clockwise: bool) -> None:
    """Add the arc of a circle from start to end (the conversion of SVG 1.1, appendix F.6.5, for equal radii)."""
    half = (start - end) / 2
    distance = math.hypot(half.x(), half.y())
    radius = max(r, distance)
    height = math.sqrt(max(radius * radius - distance * distance, 0.0))
    side = height / distance if large != clockwise else -height / distance
    centre = (start + end) / 2 + QPointF(side * half.y(), -side * half.x())
    first = math.degrees(math.atan2(centre.y() - start.y(), start.x() - centre.x()))
    last = math.degrees(math.atan2(centre.y() - end.y(), end.x() - centre.x()))
    sweep = (last - first) % 360
    if clockwise:
        sweep -= 360
    path.arcTo(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), first, sweep)
