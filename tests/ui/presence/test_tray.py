"""Tests of the tray: the menu has what is due and what one wants, the icon has the number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.presence.conftest import Lines
from ui.actions import ActionRegistry
from ui.theme.theme import ThemeManager
from ui.theme.tokens import load_theme
from ui.tray import MOST_LINES, Tray
from ui.tray_icon import SIZES, tray_pixmap


@pytest.fixture
def tray(themes: ThemeManager, actions: ActionRegistry) -> Iterator[Tray]:
    """A tray that stands nowhere."""
    made = Tray(themes, actions)
    yield made
    made.close()
    made.deleteLater()


def texts(tray: Tray) -> list[str]:
    """Return the menu's entries from the top, once it has been filled."""
    QApplication.processEvents()
    return [action.text() for action in tray.menu.actions() if not action.isSeparator()]


def entry(tray: Tray, name: str) -> None:
    """Choose an entry by its name in code, once the menu has been filled."""
    QApplication.processEvents()
    next(action for action in tray.menu.actions() if action.objectName() == name).trigger()


def test_nothing_due_is_said(tray: Tray) -> None:
    assert texts(tray)[0] == "Nothing is due"
    assert not tray.menu.actions()[0].isEnabled()


def test_the_menu_has_what_one_wants_without_the_window(tray: Tray) -> None:
    assert texts(tray)[1:] == [
        "Take a request down",
        "Open CS Ops Desktop",
        "Export deck",
        "Pause reminders for 1 hour",
        "Pause reminders until tomorrow",
        "Quit",
    ]


def test_a_line_opens_its_very_thing(tray: Tray, lines: Lines, qtbot: QtBot) -> None:
    tray.show_due(lines("Owners & fields", "A draft"), 2)
    assert texts(tray)[:3] == ["Owners && fields", "A draft", "Show Today"]
    with qtbot.waitSignal(tray.thing_requested) as opened:
        tray.menu.actions()[1].trigger()
    assert opened.args == ["commitment", 2]


def test_a_time_stands_with_its_day(tray: Tray, lines: Lines) -> None:
    today, tomorrow = lines("A call", "A talk")
    timed = (replace(today, due_at="14:30"), replace(tomorrow, due_on=date(2026, 11, 25), due_at="9:00"))
    tray.show_due(timed, 2)
    assert texts(tray)[:2] == ["Tue 14:30  A call", "Wed 9:00  A talk"]


def test_a_long_list_and_a_long_title_are_cut_and_said(tray: Tray, lines: Lines, qtbot: QtBot) -> None:
    tray.show_due(lines("A very long promise " * 9, *"abcdefg"), 7)
    assert len(texts(tray)) == MOST_LINES + 7
    first = tray.menu.actions()[0]
    assert first.text().endswith("…")
    assert first.toolTip() == "A very long promise " * 9
    assert texts(tray)[MOST_LINES] == "3 more on Today"
    with qtbot.waitSignal(tray.today_requested):
        entry(tray, "show_today")


def test_a_pause_is_said_and_ended_there(tray: Tray, actions: ActionRegistry, qtbot: QtBot) -> None:
    tray.show_pause(datetime.fromisoformat("2026-11-24 15:30"))
    assert "Resume reminders (paused until 15:30)" in texts(tray)
    assert "reminders are paused" in tray.icon.toolTip()
    with qtbot.waitSignal(actions.action("resume_reminders").triggered):
        entry(tray, "tray_resume_reminders")
    tray.show_pause(datetime.fromisoformat("2026-11-25 00:00"))
    assert "Resume reminders (paused until tomorrow)" in texts(tray)
    tray.show_pause(None)
    assert "Pause reminders for 1 hour" in texts(tray)


def test_an_open_menu_stays_as_it_is_until_it_is_closed(tray: Tray, lines: Lines) -> None:
    tray.menu.popup(QPoint(40, 40))
    tray.show_due(lines("A draft"), 1)
    assert texts(tray)[0] == "Nothing is due"
    tray.menu.hide()
    assert texts(tray)[0] == "A draft"


def test_what_is_chosen_may_change_the_menu(tray: Tray, actions: ActionRegistry) -> None:
    actions.action("pause_hour").triggered.connect(partial(tray.show_pause, datetime.fromisoformat("2026-11-24 15:30")))
    entry(tray, "tray_pause_hour")
    assert "Resume reminders (paused until 15:30)" in texts(tray)


def test_what_shows_something_in_the_window_brings_it_first(tray: Tray, actions: ActionRegistry, qtbot: QtBot) -> None:
    order: list[str] = []
    tray.window_requested.connect(lambda: order.append("window"))
    actions.action("export_deck").triggered.connect(lambda: order.append("deck"))
    entry(tray, "tray_export_deck")
    assert order == ["window", "deck"]


def test_the_tooltip_says_the_number_that_the_rail_says(tray: Tray, lines: Lines) -> None:
    tray.show_due(lines(*"abcdefghij"), 7)
    assert tray.icon.toolTip() == "CS Ops Desktop: 7 due"


@pytest.mark.parametrize("side", SIZES)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_number_looks_different_at_every_size(themes: ThemeManager, side: int, name: str) -> None:
    theme = load_theme(name)
    seen: list[QImage] = []
    for number in (0, 1, 2, 8, 9, 10, 42, 99):
        image = tray_pixmap(side, number, theme).toImage()
        assert (image.width(), image.height()) == (side, side)
        assert image not in seen
        seen.append(image)
    assert tray_pixmap(side, 99, theme).toImage() == tray_pixmap(side, 500, theme).toImage()
    assert tray_pixmap(side, 0, theme, paused=True).toImage() not in seen
