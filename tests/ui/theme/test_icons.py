"""Every icon that is needed exists, is drawn as its file says, and takes its role's colour."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QIcon, QImage, QPainter

from csops_desktop.assets import asset
from csops_desktop.errors import BugError
from ui.theme.svg_path import icon_path
from ui.theme.theme import ThemeManager

NEEDED = [
    "today",
    "board",
    "documents",
    "planner",
    "requests",
    "people",
    "metrics",
    "reports",
    "settings",
    "search",
    "eye",
    "filter",
    "table",
    "group",
    "ask",
    "stale",
    "trend-up",
    "trend-down",
    "steady",
    "lock",
    "check",
    "close",
    "chevron-down",
    "chevron-left",
    "chevron-up",
    "chevron-right",
    "more",
    "trash",
    "archive",
    "restore",
    "undo",
    "redo",
    "history",
    "copy",
    "folder",
    "open",
    "calendar",
    "grip",
    "edit",
    "add",
    "import",
    "export",
    "warning",
    "info",
    "person",
    "keyboard",
]
ALL_ICONS = sorted(path.stem for path in asset("icons").glob("*.svg"))


def blank(side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def coverage(image: QImage) -> list[int]:
    """Return how opaque each pixel is."""
    return [image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width())]


def test_every_needed_icon_is_there() -> None:
    assert sorted(NEEDED) == ALL_ICONS
    assert asset("icons/LICENSE-lucide.txt").read_text("utf-8").startswith("ISC License")


@pytest.mark.parametrize("name", ALL_ICONS)
def test_an_icon_looks_as_qt_svg_draws_its_file(name: str, themes: ThemeManager) -> None:
    from PySide6.QtSvg import QSvgRenderer

    side = 96
    ours, theirs = blank(side), blank(side)
    painter = QPainter(ours)
    themes.icons.paint(painter, QRectF(0, 0, side, side), name, "text")
    painter.end()
    svg = asset(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", themes.theme.text.name())
    painter = QPainter(theirs)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    a, b = coverage(ours), coverage(theirs)
    assert sum(b) > 0
    assert sum(abs(p - q) for p, q in zip(a, b, strict=True)) < 0.03 * sum(b)


@pytest.mark.parametrize("name", ALL_ICONS)
def test_icons_are_thin_lines_on_one_grid(name: str) -> None:
    svg = asset(f"icons/{name}.svg").read_text("utf-8")
    assert re.findall(r'stroke-width="([^"]+)"', svg) == ["1.75"]
    assert 'viewBox="0 0 24 24"' in svg


def test_an_icon_takes_the_colour_that_its_role_has_now(themes: ThemeManager) -> None:
    icon = themes.icon("check", "accent")
    light = icon.pixmap(QSize(48, 48)).toImage()
    themes.apply("dark")
    dark = icon.pixmap(QSize(48, 48)).toImage()
    assert strongest(light) == load_name("light", "accent")
    assert strongest(dark) == load_name("dark", "accent")


def test_a_disabled_icon_is_muted(themes: ThemeManager) -> None:
    image = themes.icon("check", "accent").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    assert strongest(image) == load_name("light", "text_disabled")


def test_an_icon_without_room_is_no_picture_and_no_warning(themes: ThemeManager) -> None:
    icon = themes.icon("archive")
    for size in (QSize(0, 0), QSize(0, 16), QSize(16, 0)):
        assert icon.pixmap(size).isNull()
    assert not icon.pixmap(QSize(16, 16)).isNull()


def test_a_picture_is_as_dense_as_its_screen_and_kept(themes: ThemeManager) -> None:
    pixmap = themes.pixmap("search", 16, "text", 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0
    assert themes.pixmap("search", 16, "text", 2.0).cacheKey() == pixmap.cacheKey()


@pytest.mark.parametrize(
    "svg",
    [
        '<svg><path d="M0 0 Q 1 1 2 2" /></svg>',
        '<svg><path d="M0 0 A 1 2 0 0 0 3 3" /></svg>',
        "<svg></svg>",
    ],
)
def test_what_the_reader_does_not_know_is_refused(svg: str) -> None:
    with pytest.raises(BugError):
        icon_path(svg)


def strongest(image: QImage) -> str:
    """Return the colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return max(pixels, key=lambda colour: colour.alpha()).name()


def load_name(theme: str, role: str) -> str:
    from ui.theme.tokens import load_theme

    return load_theme(theme).color(role).name()
