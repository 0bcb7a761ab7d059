"""Tests of Ctrl+K in a window: by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.domain.status import Status
from csops_desktop.queries.found import FoundRow
from ui.actions import ActionRegistry
from ui.dialogs.palette import Palette
from ui.theme.theme import ThemeManager

THINGS = [FoundRow("responsibility", n, f"Renewal {n}", "Planning", Status.RED) for n in range(1, 41)]


class Desk:
    """A window with one field, and the palettes opened over it."""

    def __init__(self, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1024, 700)
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        self.themes = themes
        self.actions = ActionRegistry(themes, self.window)
        self.asked: list[str] = []
        show(self.window)
        self.field.setFocus()

    def find(self, text: str) -> Sequence[FoundRow]:
        self.asked.append(text)
        return [row for row in THINGS if text.lower() in row.title.lower()]

    def palette(self, recent: Sequence[str] = ()) -> Palette:
        palette = Palette(self.actions, self.find, self.themes, self.window)
        palette.open(recent)
        return palette


@pytest.fixture
def desk(themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]) -> Desk:
    """A window to open the palette over."""
    return Desk(themes, qtbot, show)


def chosen(palette: Palette) -> str:
    row = palette.list.current
    assert row is not None
    return row.command.id if row.command is not None else row.thing.title if row.thing is not None else "?"


def test_it_opens_with_the_keyboard_in_the_box_and_a_line_chosen(desk: Desk) -> None:
    palette = desk.palette(["undo"])
    assert palette.box.hasFocus()
    assert chosen(palette) == "undo"
    assert desk.asked == []


def test_typing_asks_the_finder_and_chooses_the_first(desk: Desk) -> None:
    palette = desk.palette()
    QTest.keyClicks(palette.box, "renewal 7")
    assert desk.asked[-1] == "renewal 7"
    assert chosen(palette) == "Renewal 7"


def test_enter_on_a_thing_closes_and_names_it(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.palette()
    QTest.keyClicks(palette.box, "renewal 12")
    with qtbot.waitSignal(palette.closed), qtbot.waitSignal(palette.thing_chosen) as said:
        QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert said.args == ["responsibility", 12]
    assert not palette.isVisible()
    assert desk.field.hasFocus()


def test_enter_on_a_command_runs_it_after_the_focus_is_back(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.palette()
    focused: list[QWidget | None] = []

    def note() -> None:
        focused.append(QApplication.focusWidget())

    action = desk.actions.action("export_deck")
    action.triggered.connect(note)
    QTest.keyClicks(palette.box, "export d")
    with qtbot.waitSignal(action.triggered), qtbot.waitSignal(palette.command_run) as run:
        QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert run.args == ["export_deck"]
    assert focused == [desk.field]


def test_a_disabled_command_is_not_offered(desk: Desk) -> None:
    desk.actions.action("undo").setEnabled(False)
    palette = desk.palette(["undo"])
    assert "undo" not in [row.command.id for row in palette.list.lines.rows if row.command is not None]


def test_the_present_words_of_a_command_are_shown(desk: Desk) -> None:
    desk.actions.action("undo").setText("Undo: Move CS KPIs to red")
    palette = desk.palette(["undo"])
    row = palette.list.current
    assert row is not None
    assert row.command is not None
    assert row.command.title == "Undo: Move CS KPIs to red"


def test_arrows_pass_over_headings_and_go_round(desk: Desk) -> None:
    palette = desk.palette(["undo"])
    QTest.keyClick(palette.box, Qt.Key.Key_Down)
    assert chosen(palette) == "export_deck"
    for _ in range(2):
        QTest.keyClick(palette.box, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.list.lines.rows) - 1
    QTest.keyClick(palette.box, Qt.Key.Key_Tab)
    assert chosen(palette) == "undo"
    assert palette.box.hasFocus()


def test_page_keys_stop_at_the_ends(desk: Desk) -> None:
    palette = desk.palette()
    for _ in range(20):
        QTest.keyClick(palette.box, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == len(palette.list.lines.rows) - 1


def test_esc_closes_and_gives_the_keyboard_back(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.palette()
    QTest.keyClicks(palette.box, "abc")
    with qtbot.waitSignal(palette.closed):
        QTest.keyClick(palette.box, Qt.Key.Key_Escape)
    assert desk.field.hasFocus()
    assert desk.field.text() == ""


def test_opening_again_closes(desk: Desk, qtbot: QtBot) -> None:
    first = desk.palette()
    with qtbot.waitSignal(first.closed):
        second = desk.palette()
    assert not second.isVisible()
    assert desk.field.hasFocus()


def test_a_click_beside_it_closes_and_goes_no_further(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.palette()
    with qtbot.waitSignal(palette.closed):
        QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))


def test_a_click_on_a_line_chooses_it(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.palette()
    QTest.keyClicks(palette.box, "renewal 1")
    place = palette.list.visualRect(palette.list.lines.index(2)).center()
    with qtbot.waitSignal(palette.thing_chosen) as said:
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said.args == ["responsibility", 10]


def test_the_keyboard_leaving_for_the_window_closes_it(desk: Desk, qtbot: QtBot) -> None:
    palette = desk.palette()
    with qtbot.waitSignal(palette.closed):
        desk.field.setFocus()
    assert desk.field.hasFocus()


def test_what_is_not_found_is_said(desk: Desk) -> None:
    palette = desk.palette()
    QTest.keyClicks(palette.box, "qqqqq")
    assert not palette.list.isVisible()
    assert "qqqqq" in palette._nothing.text()
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_stays_within_a_small_window_at_every_text_size(desk: Desk) -> None:
    palette = desk.palette()
    for scale in (1.0, 2.0):
        desk.themes.apply("dark", font_scale=scale)
        for size in ((1024, 700), (640, 360)):
            desk.window.resize(*size)
            assert palette.rect().contains(palette.panel.geometry())


def test_everything_in_it_has_a_name(desk: Desk) -> None:
    palette = desk.palette()
    assert palette.accessibleName() == "Find or do anything"
    assert palette.box.accessibleName() == "Find or do anything"
    assert palette.list.accessibleName() == "Results"
    index = palette.list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Export deck, Ctrl+E"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_line_is_painted(desk: Desk, theme: str) -> None:
    desk.themes.apply(theme)  # type: ignore[arg-type]
    hostile = FoundRow("person", 1, "Zoë\n<b>Renewal</b> " + "W" * 300, "x\n" * 50, None)
    THINGS.append(hostile)
    try:
        palette = desk.palette()
        QTest.keyClicks(palette.box, "renewal")
        for _ in range(len(palette.list.lines.rows)):
            QTest.keyClick(palette.box, Qt.Key.Key_Down)
            assert not palette.list.grab().isNull()
    finally:
        THINGS.remove(hostile)
