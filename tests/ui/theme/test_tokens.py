"""Every theme is complete, readable, and its colours can be told apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.errors import BugError
from ui.theme.tokens import ROLES, THEME_NAMES, Metrics, Theme, load_theme, metrics

TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0
GROUNDS = ("background", "surface", "surface_raised", "sunk", "hover")
SOFT = ("accent_soft", "red_soft", "yellow_soft", "green_soft")
TEXT_PAIRS = (
    *(("text", ground) for ground in (*GROUNDS, *SOFT, "selection")),
    *(("text_muted", ground) for ground in (*GROUNDS, "accent_soft", "red_soft")),
    *(("accent", ground) for ground in (*GROUNDS, "accent_soft")),
    *((f"{c}_text", ground) for c in ("red", "yellow", "green") for ground in (*GROUNDS[:4], f"{c}_soft")),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("toast_text", "toast_background"),
)
SHAPE_PAIRS = tuple((c, g) for c in ("red", "yellow", "green", "not_rated", "focus") for g in GROUNDS[:3])

# Viénot, Brettel and Mollon 1999: what a deuteranope and a protanope see, on linear RGB.
VISION = {
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
}


def linear(colour: QColor) -> tuple[float, float, float]:
    """Return the colour as linear light, by the sRGB curve of WCAG 2."""
    r, g, b = (
        v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4
        for v in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return r, g, b


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted(
        sum(p * v for p, v in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def seen(colour: QColor, vision: str) -> tuple[float, ...]:
    """Return the colour in CIELAB as this vision sees it."""
    light = linear(colour)
    r, g, b = (max(sum(p * v for p, v in zip(row, light, strict=True)), 0.0) for row in VISION[vision])
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_words_are_readable_on_every_ground(theme: Theme) -> None:
    weak = {pair: contrast(theme.color(pair[0]), theme.color(pair[1])) for pair in TEXT_PAIRS}
    assert not {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < TEXT_CONTRAST}


def test_shapes_and_focus_stand_out(theme: Theme) -> None:
    weak = {pair: contrast(theme.color(pair[0]), theme.color(pair[1])) for pair in SHAPE_PAIRS}
    assert not {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < SHAPE_CONTRAST}


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("name", [n for n in THEME_NAMES if n.endswith("colour-blind")])
def test_colour_blind_themes_keep_the_three_colours_apart(name: str, vision: str) -> None:
    theme = load_theme(name)
    for one, other in combinations((theme.red, theme.yellow, theme.green), 2):
        a, b = seen(one, vision), seen(other, vision)
        distance = sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5
        assert distance > 30, (one.name(), other.name())


def test_each_status_has_its_own_colours(theme: Theme) -> None:
    shapes = {theme.status(status).shape.name() for status in COLUMNS}
    assert len(shapes) == len(COLUMNS)
    assert theme.status(Status.RED) == (theme.red, theme.red_soft, theme.red_text)


def test_an_unknown_role_is_refused(theme: Theme) -> None:
    with pytest.raises(BugError, match="shiny"):
        theme.color("shiny")


def test_dark_themes_are_dark(theme: Theme) -> None:
    assert theme.dark is (theme.background.lightness() < 128)
    assert all(theme.color(role).alpha() == 255 for role in ROLES)


def test_measures_grow_with_the_font_scale() -> None:
    one, two = metrics(1.0), metrics(2.0)
    assert (one.rail, one.tool_row, one.panel, one.control, one.text, one.page_title) == (196, 56, 388, 32, 13, 20)
    assert (two.text, two.control, two.px(10)) == (26, 64, 20)
    assert two.gap == one.gap
    assert isinstance(two, Metrics)
