"""Marks and colours as PDF operators. Part of the PDF painter; pure text, no reportlab.

Coordinates come in from the top left, as `pages` has them, and leave from the bottom left.
"""

from __future__ import annotations

from functools import cache

from csops_desktop.deck import style
from csops_desktop.deck.pages import CheckBox, Line, Mark, Rect, Shape, Trace
from csops_desktop.deck.style import Colour
from csops_desktop.domain.status import Status

_ARC = 0.5523
"""How far a Bézier curve's handles reach for a quarter of a circle, as a part of the radius."""

_OCTAGON = 0.2929
"""Where an octagon's corners cut the sides of its square."""


@cache
def fill_colour(colour: Colour) -> str:
    """Return the operator that fills with a colour; in upper case it strokes with it."""
    value = style.RGB[colour]
    parts = (int(value[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts) + " rg"


def mark_operators(mark: Mark) -> str:
    """Return the operators that draw a mark; "" for a link, which has no look."""
    match mark:
        case Shape():
            return _shape(mark)
        case CheckBox():
            return _check_box(mark)
        case Rect():
            path = _rounded(mark.x, _up(mark.y + mark.height), mark.width, mark.height, mark.radius)
            return f"{fill_colour(mark.colour)} {path} f"
        case Line():
            colour = fill_colour(mark.colour).upper()
            ends = f"{mark.x1:.2f} {_up(mark.y1):.2f} m {mark.x2:.2f} {_up(mark.y2):.2f} l"
            return f"{colour} {mark.width:g} w {ends} S"
        case Trace():
            return _trace(mark)
        case _:
            return ""


def _trace(mark: Trace) -> str:
    """Draw a line through points, its corners round."""
    path = " ".join(f"{x:.2f} {_up(y):.2f} {'l' if index else 'm'}" for index, (x, y) in enumerate(mark.points))
    dash = "[4 3] 0 d " if mark.dashed else ""
    return f"q {fill_colour(mark.colour).upper()} {mark.width:g} w 1 j {dash}{path} S Q"


def _up(y: float) -> float:
    """Return a height from the top as one from the bottom."""
    return style.PAGE_HEIGHT - y


def _polygon(points: list[tuple[float, float]]) -> str:
    """Return a closed path."""
    return " ".join(f"{x:.2f} {y:.2f} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)) + " h"


def _shape(mark: Shape) -> str:
    """Draw a status: octagon, triangle, circle, dashed ring."""
    x, y, size = mark.x, _up(mark.y + mark.size), mark.size
    match mark.status:
        case Status.RED:
            near, far = size * _OCTAGON, size * (1 - _OCTAGON)
            corners = [(near, 0), (far, 0), (size, near), (size, far), (far, size), (near, size), (0, far), (0, near)]
            path = _polygon([(x + dx, y + dy) for dx, dy in corners])
            return f"{fill_colour(Colour.RED)} {path} f"
        case Status.YELLOW:
            path = _polygon([(x, y + size * 0.05), (x + size, y + size * 0.05), (x + size / 2, y + size * 0.95)])
            return f"{fill_colour(Colour.YELLOW)} {path} f"
        case Status.GREEN:
            return f"{fill_colour(Colour.GREEN)} {_rounded(x, y, size, size, size / 2)} f"
        case _:
            width = max(1.0, size * 0.1)
            ring = _rounded(x + width / 2, y + width / 2, size - width, size - width, (size - width) / 2)
            dash = size * 0.2
            return f"q {fill_colour(Colour.MUTED).upper()} {width:.2f} w [{dash:.2f} {dash * 0.8:.2f}] 0 d {ring} S Q"


def _check_box(mark: CheckBox) -> str:
    """Draw a box: filled with a tick in it, or empty."""
    x, y, size = mark.x, _up(mark.y + mark.size), mark.size
    if not mark.checked:
        path = _rounded(x + 0.6, y + 0.6, size - 1.2, size - 1.2, 2.5)
        return f"{fill_colour(Colour.MUTED).upper()} 1.2 w {path} S"
    tick = f"{x + size * 0.27:.2f} {y + size * 0.5:.2f} m {x + size * 0.44:.2f} {y + size * 0.33:.2f} l"
    tick += f" {x + size * 0.74:.2f} {y + size * 0.66:.2f} l"
    white = fill_colour(Colour.SURFACE).upper()
    return f"{fill_colour(Colour.GREEN)} {_rounded(x, y, size, size, 3.0)} f {white} 1.5 w {tick} S"


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Return the path of a rectangle with round corners; with half its side as radius it is a circle."""
    if radius <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    r, k = radius, radius * (1 - _ARC)
    right, top = x + width, y + height
    curves = (
        ((x + r, y), None),
        ((right - r, y), ((right - k, y), (right, y + k), (right, y + r))),
        ((right, top - r), ((right, top - k), (right - k, top), (right - r, top))),
        ((x + r, top), ((x + k, top), (x, top - k), (x, top - r))),
        ((x, y + r), ((x, y + k), (x + k, y), (x + r, y))),
    )
    parts = []
    for index, (point, curve) in enumerate(curves):
        parts.append(f"{point[0]:.2f} {point[1]:.2f} {'l' if index else 'm'}")
        if curve:
            parts.append(" ".join(f"{px:.2f} {py:.2f}" for px, py in curve) + " c")
    return " ".join(parts) + " h"
