"""A status can be told by its shape alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from csops_desktop.domain.status import COLUMNS, Status, Trend
from ui.theme.shapes import paint_hatch, paint_status, paint_trend
from ui.theme.tokens import load_theme

SIDE = 48


def painted(paint: Callable[[QPainter], None], side: int = SIDE) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def mask(image: QImage) -> set[tuple[int, int]]:
    """Return the covered pixels: the shape without its colour."""
    size = range(image.width())
    return {(x, y) for x in size for y in size if image.pixelColor(x, y).alpha() > 127}


def status_image(status: Status, side: int = SIDE) -> QImage:
    theme = load_theme("light")
    return painted(lambda p: paint_status(p, QRectF(0, 0, side, side), status, theme), side)


@pytest.mark.parametrize("side", [12, 48])
def test_each_status_has_a_shape_of_its_own(side: int) -> None:
    masks = [mask(status_image(status, side)) for status in COLUMNS]
    for one, other in combinations(masks, 2):
        assert len(one ^ other) > 0.03 * side * side


def test_the_shapes_are_what_they_are_called() -> None:
    centre, corner, top = (SIDE // 2, SIDE // 2), (1, 1), (SIDE // 2, 1)
    red, yellow, green, ring = (mask(status_image(status)) for status in COLUMNS)
    assert {centre, top} <= red
    assert corner not in red
    assert (SIDE // 3, 0) in red
    assert (SIDE // 3, 0) not in green
    assert centre in green
    assert (2, SIDE - 4) in yellow
    assert (2, 4) not in yellow
    assert centre not in ring


def test_shapes_take_the_status_colour() -> None:
    assert status_image(Status.RED).pixelColor(SIDE // 2, SIDE // 2) == load_theme("light").red


def test_the_hatch_stripes_its_strip_and_leaves_the_rest() -> None:
    theme = load_theme("light")
    image = painted(lambda p: paint_hatch(p, QRectF(0, 0, 6, SIDE), theme, 8))
    column = {image.pixelColor(3, y).name() for y in range(10, SIDE - 10)}
    assert {theme.red.name(), theme.red_soft.name()} <= column
    assert all(image.pixelColor(x, SIDE // 2).alpha() == 0 for x in range(7, SIDE))
    assert image.pixelColor(0, 0).alpha() == 0


def test_trends_point_where_they_go() -> None:
    theme = load_theme("light")
    better, worse, steady = (
        mask(painted(lambda p, t=trend: paint_trend(p, QRectF(0, 0, SIDE, SIDE), t, theme)))
        for trend in (Trend.IMPROVING, Trend.WORSENING, Trend.STEADY)
    )
    assert min(y for x, y in better if x > SIDE * 0.8) < SIDE / 2 < max(y for x, y in better if x < SIDE * 0.2)
    assert max(y for x, y in worse if x > SIDE * 0.8) > SIDE / 2 > min(y for x, y in worse if x < SIDE * 0.2)
    assert len({y for _, y in steady}) < SIDE / 6


def test_the_painter_is_left_as_it_was() -> None:
    theme = load_theme("dark")

    def paint(painter: QPainter) -> None:
        painter.setPen(QColor(1, 2, 3))
        paint_status(painter, QRectF(0, 0, 12, 12), Status.YELLOW, theme)
        paint_hatch(painter, QRectF(0, 0, 6, 30), theme)
        paint_trend(painter, QRectF(0, 0, 12, 12), Trend.STEADY, theme)
        assert painter.pen().color() == QColor(1, 2, 3)
        assert not painter.hasClipping()

    painted(paint)
