"""The picker asks for a status by mouse and by keyboard, and shows only what it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.domain.status import Status
from ui.theme.theme import ThemeManager
from ui.widgets.status_picker import StatusPicker
from ui.widgets.status_segment import StatusSegment

type Show = Callable[[QWidget], None]


@pytest.fixture
def picker(qtbot: QtBot, themes: ThemeManager, show: Show) -> StatusPicker:
    picker = StatusPicker(themes)
    qtbot.addWidget(picker)
    picker.set_status(Status.RED)
    show(picker)
    return picker


def segment(picker: StatusPicker, name: str) -> StatusSegment:
    return next(s for s in picker.findChildren(StatusSegment) if s.accessibleName() == name)


def test_segments_carry_the_names_of_the_columns(picker: StatusPicker) -> None:
    names = [s.accessibleName() for s in picker.findChildren(StatusSegment)]
    assert names == ["Red", "Yellow", "Green", "Not rated"]


def test_not_rated_is_left_out_where_it_makes_no_sense(qtbot: QtBot, themes: ThemeManager) -> None:
    picker = StatusPicker(themes, with_not_rated=False)
    qtbot.addWidget(picker)
    assert len(picker.findChildren(StatusSegment)) == 3


def test_a_click_asks_and_changes_nothing_yet(picker: StatusPicker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picker.status_requested) as asked:
        qtbot.mouseClick(segment(picker, "Green"), Qt.MouseButton.LeftButton)
    assert asked.args == [Status.GREEN]
    assert picker.status is Status.RED
    assert segment(picker, "Red").isChecked()
    assert not segment(picker, "Green").isChecked()


def test_the_shown_status_is_not_asked_for(picker: StatusPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.status_requested):
        qtbot.mouseClick(segment(picker, "Red"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_arrows_walk_and_a_key_asks(picker: StatusPicker, qtbot: QtBot, key: Qt.Key) -> None:
    segment(picker, "Red").setFocus()
    qtbot.keyClick(segment(picker, "Red"), Qt.Key.Key_Right)
    assert segment(picker, "Yellow").hasFocus()
    with qtbot.waitSignal(picker.status_requested) as asked:
        qtbot.keyClick(segment(picker, "Yellow"), key)
    assert asked.args == [Status.YELLOW]


def test_arrows_go_round(picker: StatusPicker, qtbot: QtBot) -> None:
    segment(picker, "Red").setFocus()
    qtbot.keyClick(segment(picker, "Red"), Qt.Key.Key_Left)
    assert segment(picker, "Not rated").hasFocus()


def test_tab_stops_at_the_shown_status_alone(picker: StatusPicker) -> None:
    picker.set_status(Status.YELLOW)
    stops = [
        s.accessibleName() for s in picker.findChildren(StatusSegment) if s.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Yellow"]


def test_a_pending_status_is_shown_until_it_is_settled(picker: StatusPicker) -> None:
    picker.set_pending(Status.GREEN)
    assert segment(picker, "Green").isChecked()
    picker.set_pending(None)
    assert segment(picker, "Red").isChecked()
    picker.set_pending(Status.GREEN)
    picker.set_status(Status.YELLOW)
    assert segment(picker, "Yellow").isChecked()
