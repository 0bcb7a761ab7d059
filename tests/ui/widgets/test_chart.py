"""The painted chart: what it says, what its keys do, and that a theme or a new line changes the picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager
from ui.widgets.chart import ChartPoint, LineChart

START = date(2026, 1, 1)


def points(*values: float) -> list[ChartPoint]:
    return [ChartPoint(START + timedelta(days=at), value, f"day {at}: {value:g}") for at, value in enumerate(values)]


@pytest.fixture
def chart(themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]) -> LineChart:
    """A chart of three points with a target, 500 pixels wide."""
    made = LineChart(themes)
    qtbot.addWidget(made)
    made.resize(500, 240)
    made.show_points("Clicks", points(4, 8, 6), 5, "target 5 clicks")
    show(made)
    return made


def test_it_says_what_it_shows(chart: LineChart) -> None:
    chart.select(None)
    assert chart.accessibleName() == "Chart of Clicks, 3 values, from day 0: 4 to day 2: 6, target 5 clicks"
    chart.show_points("Clicks", [])
    assert chart.accessibleName() == "Chart of Clicks, empty"


def test_keys_go_from_point_to_point_and_stop_at_the_ends(chart: LineChart, qtbot: QtBot) -> None:
    chart.setFocus()
    assert chart.current == 2
    said = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
        said.append(chart.accessibleName())
    assert said == ["day 1: 8, 2 of 3", "day 0: 4, 1 of 3", "day 0: 4, 1 of 3", "day 2: 6, 3 of 3", "day 2: 6, 3 of 3"]
    with qtbot.waitSignal(chart.point_chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_the_mark_stays_on_its_day(chart: LineChart) -> None:
    chart.select(1)
    chart.show_points("Clicks", points(4, 8, 6, 9))
    assert chart.current == 1
    chart.show_points("Clicks", points(4))
    assert chart.current is None


def test_higher_numbers_stand_higher(chart: LineChart) -> None:
    first, second, third = (chart.place_of(at) for at in range(3))
    assert first.x() < second.x() < third.x() <= chart.width()
    assert second.y() < third.y() < first.y() <= chart.height()


def test_the_nearest_point_is_the_one_that_is_meant(chart: LineChart, qtbot: QtBot) -> None:
    place = chart.place_of(1).toPoint() + QPoint(20, 60)
    with qtbot.waitSignal(chart.point_chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]


def test_a_new_line_and_a_new_theme_are_painted(chart: LineChart, themes: ThemeManager) -> None:
    before = chart.grab().toImage()
    chart.show_points("Clicks", points(9, 1, 9))
    line = chart.grab().toImage()
    themes.apply("dark")
    dark = chart.grab().toImage()
    assert before != line
    assert line != dark


def test_one_value_and_equal_values_have_a_place(chart: LineChart) -> None:
    for values in ((5.0,), (0.0, 0.0), (-3.0, -3.0)):
        chart.show_points("Clicks", points(*values))
        assert chart.rect().toRectF().contains(chart.place_of(0))
        assert not chart.grab().isNull()
