"""The rail asks for pages by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager
from ui.widgets.nav_item import NavItem
from ui.widgets.nav_rail import NavEntry, NavRail

type Show = Callable[[QWidget], None]

ENTRIES = (
    NavEntry("settings", "Settings", "settings", at_bottom=True),
    NavEntry("today", "Today", "today"),
    NavEntry("board", "Board", "board"),
)


@pytest.fixture
def rail(qtbot: QtBot, themes: ThemeManager, show: Show) -> NavRail:
    rail = NavRail(themes, ENTRIES)
    rail.resize(196, 500)
    qtbot.addWidget(rail)
    rail.select("board")
    show(rail)
    return rail


def item(rail: NavRail, name: str) -> NavItem:
    return next(i for i in rail.findChildren(NavItem) if i.accessibleName() == name)


def test_pages_stand_in_order_and_settings_at_the_foot(rail: NavRail) -> None:
    tops = {i.accessibleName(): i.y() for i in rail.findChildren(NavItem)}
    assert tops["Today"] < tops["Board"] < tops["Settings"]
    assert tops["Settings"] > rail.height() - 80


def test_a_click_asks_for_the_page(rail: NavRail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.page_requested) as asked:
        qtbot.mouseClick(item(rail, "Today"), Qt.MouseButton.LeftButton)
    assert asked.args == ["today"]
    assert item(rail, "Board").isChecked()


def test_one_page_is_selected(rail: NavRail) -> None:
    rail.select("today")
    assert [i.accessibleName() for i in rail.findChildren(NavItem) if i.isChecked()] == ["Today"]
    rail.select("")
    assert not any(i.isChecked() for i in rail.findChildren(NavItem))


def test_arrows_walk_in_the_order_that_is_seen_and_enter_opens(rail: NavRail, qtbot: QtBot) -> None:
    item(rail, "Today").setFocus()
    qtbot.keyClick(item(rail, "Today"), Qt.Key.Key_Down)
    assert item(rail, "Board").hasFocus()
    qtbot.keyClick(item(rail, "Board"), Qt.Key.Key_Down)
    assert item(rail, "Settings").hasFocus()
    qtbot.keyClick(item(rail, "Settings"), Qt.Key.Key_Home)
    assert item(rail, "Today").hasFocus()
    with qtbot.waitSignal(rail.page_requested) as asked:
        qtbot.keyClick(item(rail, "Today"), Qt.Key.Key_Return)
    assert asked.args == ["today"]


def test_the_name_is_the_page_and_the_number_stands_apart(rail: NavRail) -> None:
    rail.set_count("today", 6)
    assert item(rail, "Today").accessibleDescription() == "6 waiting"
    rail.set_count("today", 0)
    assert item(rail, "Today").accessibleDescription() == ""


def test_it_is_as_wide_as_drawn(rail: NavRail, themes: ThemeManager) -> None:
    assert rail.width() == 196
    themes.apply("light", font_scale=1.5)
    assert rail.width() == 294


def test_the_keyboard_goes_along_to_the_page_that_is_shown(rail: NavRail) -> None:
    item(rail, "Board").setFocus()
    rail.select("today")
    assert item(rail, "Today").hasFocus()
    rail.select("")
    assert item(rail, "Today").hasFocus()


def test_the_keyboard_stays_on_a_page(rail: NavRail) -> None:
    rail.clearFocus()
    item(rail, "Board").clearFocus()
    rail.select("today")
    assert not item(rail, "Today").hasFocus()
