"""The colours and measures of the desk, each under the name of its role. Imports Qt and the core's domain only.

Colours live in `resources/themes/*.json`, one file for each of light, dark and their colour-blind twins (there
red is magenta, green is blue, and the accent is slate so that blue means green alone); a widget names a role
("text_muted"), never a colour. Measures are the drawing's pixels, times the person's font scale.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from csops_desktop.assets import asset
from csops_desktop.domain.status import Status
from csops_desktop.errors import BugError

THEME_NAMES = ("light", "dark", "light-colour-blind", "dark-colour-blind")


class StatusColours(NamedTuple):
    """The three colours of one status: of its shape and lines, of a quiet ground, and of words on that ground."""

    shape: QColor
    soft: QColor
    text: QColor


class Theme(NamedTuple):
    """One theme: a colour for every role.

    Attributes:
        name: the file's stem, "light" or "dark-colour-blind".
        dark: whether the grounds are dark.
        background: the ground behind everything; rail and page.
        surface: tool row, side panel, menus, fields of a form.
        surface_raised: cards and what lies on a surface.
        sunk: search fields, badges, the inset parts.
        line, shadow: borders and separators; the soft edge below a card.
        scroll: the handle of a scroll bar.
        text, text_muted, text_disabled: words that matter, that explain, that can't be used now.
        accent, accent_hover, accent_soft, accent_text: the one accent, under the pointer, as a quiet ground, and words
            on it.
        red, yellow, green (and `_soft`, `_text`): the status colours as shape, quiet ground and words on that ground.
        not_rated: the dashed ring.
        hover: the ground of a quiet control under the pointer.
        selection: the ground of selected text and rows.
        focus: the ring around what the keyboard is on.
        toast_background, toast_text: the toast.
    """

    name: str
    dark: bool
    background: QColor
    surface: QColor
    surface_raised: QColor
    sunk: QColor
    line: QColor
    shadow: QColor
    scroll: QColor
    text: QColor
    text_muted: QColor
    text_disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_soft: QColor
    accent_text: QColor
    red: QColor
    red_soft: QColor
    red_text: QColor
    yellow: QColor
    yellow_soft: QColor
    yellow_text: QColor
    green: QColor
    green_soft: QColor
    green_text: QColor
    not_rated: QColor
    hover: QColor
    selection: QColor
    focus: QColor
    toast_background: QColor
    toast_text: QColor

    def color(self, role: str) -> QColor:
        """Return the colour of a role.

        Raises:
            BugError: there is no such role.
        """
        if role not in ROLES:
            raise BugError(f"There is no colour role {role!r}.")
        found: QColor = getattr(self, role)
        return found

    def status(self, status: Status) -> StatusColours:
        """Return the colours of a status."""
        if status is Status.NOT_RATED:
            return StatusColours(self.not_rated, self.sunk, self.text_muted)
        name = status.value
        return StatusColours(self.color(name), self.color(f"{name}_soft"), self.color(f"{name}_text"))


ROLES = tuple(name for name in Theme._fields if name not in ("name", "dark"))
"""The names of all colour roles."""


@cache
def load_theme(name: str) -> Theme:
    """Read one theme.

    Args:
        name: one of `THEME_NAMES`.

    Raises:
        BugError: the file lacks a role, names an unknown one, or holds something that is no colour.
    """
    # JSON, which the settings are read with anyway: Python's reader of TOML takes a hundredth of a start to load.
    content = json.loads(asset(f"themes/{name}.json").read_bytes())
    colours = {role: QColor(value) for role, value in content["colours"].items()}
    wrong = set(colours) ^ set(ROLES) | {role for role, colour in colours.items() if not colour.isValid()}
    if wrong:
        raise BugError(f"The theme {name} is wrong in: {', '.join(sorted(wrong))}.")
    return Theme(name=name, dark=content["dark"], **colours)


class Metrics(NamedTuple):
    """The measures of the window in device-independent pixels, already multiplied by the font scale.

    Attributes:
        scale: the person's font scale, 1.0 to 2.0.
        text, small, label, card_title, section, page_title, display: heights of the seven kinds of text.
        rail, panel: widths of the page rail and of the side panel.
        tool_row, control: heights of the tool row and of buttons and fields.
        icon: the side of an icon in a button; `mark` that of a status shape.
        page_padding, card_padding_x, card_padding_y: inner margins.
        gap, gap_wide: between things that belong together, and between things that do not.
        radius: of the corners of cards; `radius_small` of controls.
    """

    scale: float
    text: int
    small: int
    label: int
    card_title: int
    section: int
    page_title: int
    display: int
    rail: int
    panel: int
    tool_row: int
    control: int
    icon: int
    mark: int
    page_padding: int
    card_padding_x: int
    card_padding_y: int
    gap: int
    gap_wide: int
    radius: int
    radius_small: int

    def px(self, drawn: float) -> int:
        """Return a length of the drawing at the person's scale."""
        return round(drawn * self.scale)


_DRAWN = {
    "text": 13,
    "small": 12,
    "label": 12,
    "card_title": 13.5,
    "section": 15,
    "page_title": 20,
    "display": 28,
    "rail": 196,
    "panel": 388,
    "tool_row": 56,
    "control": 32,
    "icon": 16,
    "mark": 12,
    "page_padding": 20,
    "card_padding_x": 12,
    "card_padding_y": 10,
    "gap": 8,
    "gap_wide": 14,
    "radius": 8,
    "radius_small": 6,
}
"""The measures as drawn, at scale 1."""

_FIXED = ("page_padding", "card_padding_x", "card_padding_y", "gap", "gap_wide", "radius", "radius_small")
"""Measures that stay as drawn at every scale: larger text needs the room that wider gaps would take from it."""


@cache
def metrics(scale: float) -> Metrics:
    """Return the measures for a font scale (1.0 is 100 %)."""
    return Metrics(scale, **{name: round(n if name in _FIXED else n * scale) for name, n in _DRAWN.items()})
