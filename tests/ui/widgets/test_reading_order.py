"""Tab walks as a page is read, also over what was made later, hidden, moved or scrolled away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import override

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csops_desktop.commands import asks, commitments, plan, responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.side_panel import SidePanel
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.reading_order import walk_focus

type Show = Callable[[QWidget], None]


class Host(QWidget):
    """A window that walks as it is read."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return walk_focus(self, forward=next)


class Columns(QWidget):
    """Two fields that are read from the right."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = field("left"), field("right")
        row = QHBoxLayout(self)
        row.addWidget(self.left)
        row.addWidget(self.right)

    def tab_order(self) -> list[QWidget]:
        return [self.right, self.left]


def field(name: str) -> QLineEdit:
    return QLineEdit(objectName=name)


@pytest.fixture
def host(qtbot: QtBot, show: Show) -> Iterator[Host]:
    """Four fields, of which the second was made last, over a number and a label."""
    host = Host()
    column = QVBoxLayout(host)
    first, third, hidden, off = field("first"), field("third"), field("hidden"), field("off")
    for widget in (first, third, hidden, off, QSpinBox(objectName="number"), QLabel("words"), Columns()):
        column.addWidget(widget)
    hidden.hide()
    off.setEnabled(False)
    field("floating").setParent(host)
    row = QHBoxLayout()
    row.addWidget(field("second"))
    column.insertLayout(1, row)
    qtbot.addWidget(host)
    show(host)
    first.setFocus()
    return host


def keyboard() -> QWidget:
    """Return what has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


READ = ["first", "second", "third", "number", "right", "left", "floating"]


def walk(qtbot: QtBot, key: Qt.Key, steps: int) -> list[str]:
    """Press a key so many times; return what had the keyboard after each."""
    stops = []
    for _ in range(steps):
        qtbot.keyClick(keyboard(), key)
        stops.append(keyboard().objectName())
    return stops


def test_tab_walks_as_it_is_read_and_around(host: Host, qtbot: QtBot) -> None:
    host.findChild(QLineEdit, "floating").show()
    assert walk(qtbot, Qt.Key.Key_Tab, 7) == [*READ[1:], "first"]


def test_backtab_walks_back(host: Host, qtbot: QtBot) -> None:
    host.findChild(QLineEdit, "floating").show()
    assert walk(qtbot, Qt.Key.Key_Backtab, 7) == [*READ[:0:-1], "first"]


def test_from_a_part_at_which_tab_does_not_stop_it_goes_on_with_what_comes_after(host: Host, qtbot: QtBot) -> None:
    third = host.findChild(QLineEdit, "third")
    third.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    third.setFocus()
    assert walk(qtbot, Qt.Key.Key_Tab, 1) == ["number"]


def test_what_is_hidden_hands_the_keyboard_on_to_what_comes_after(host: Host) -> None:
    for name, heir in (("second", "third"), ("third", "number")):
        gone = host.findChild(QLineEdit, name)
        gone.setFocus()
        gone.hide()
        assert keyboard().objectName() == heir
    columns = host.findChild(Columns)
    columns.left.setFocus()
    columns.hide()
    assert host.findChild(QLineEdit, "floating").hasFocus()


def test_what_is_scrolled_away_comes_into_sight(qtbot: QtBot, show: Show) -> None:
    host, content = Host(), QWidget()
    column = QVBoxLayout(content)
    for number in range(40):
        column.addWidget(field(str(number)))
    scroll = QScrollArea()
    scroll.setWidget(content)
    scroll.setWidgetResizable(True)
    QVBoxLayout(host).addWidget(scroll)
    host.resize(300, 200)
    qtbot.addWidget(host)
    show(host)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.findChild(QLineEdit, "0").setFocus()
    assert walk(qtbot, Qt.Key.Key_Backtab, 1) == ["39"]
    last = content.findChild(QLineEdit, "39")
    assert last.visibleRegion().boundingRect() == last.rect()


def fill(tx: Tx) -> ResponsibilityId:
    """Add a card with two of everything that its panel lists."""
    card = responsibilities.add_responsibility(tx, "CS KPIs")
    for number in (1, 2):
        plan.add_criterion(tx, card, f"Point {number}")
        plan.add_step(tx, card, f"Step {number}", date(2026, 11, 1))
        asks.add_ask(tx, card, f"Ask {number}", person="Dana")
        commitments.add_commitment(tx, f"Promise {number}", person="Dana", responsibility_id=card)
    return card


@pytest.fixture
def panel(workspace: Workspace, themes: ThemeManager, qtbot: QtBot, show: Show) -> Iterator[SidePanel]:
    """The panel of such a card, high enough for all of it."""
    bridge, host = WorkspaceBridge(workspace), Host()
    panel = SidePanel(bridge, themes)
    QVBoxLayout(host).addWidget(panel)
    qtbot.addWidget(host)
    host.resize(420, 3000)
    panel.show_responsibility(workspace.run("Filled", fill))
    show(host)
    yield panel
    bridge.close()


def test_a_line_that_is_deleted_hands_the_keyboard_to_the_one_below(panel: SidePanel, qtbot: QtBot) -> None:
    next(box for box in panel.findChildren(CheckBox) if box.accessibleName() == "Step 1").setFocus()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Delete)
    assert keyboard().accessibleName() == "Step 2"
    qtbot.keyClick(keyboard(), Qt.Key.Key_Delete)
    assert keyboard().accessibleName() == "Add a step"


def test_the_panels_lines_are_walked_where_they_stand(panel: SidePanel, qtbot: QtBot) -> None:
    panel.focus_first()
    heights = []
    while len(heights) < 200:
        heights.append(keyboard().mapTo(panel, QPoint(0, 0)).y())
        qtbot.keyClick(keyboard(), Qt.Key.Key_Tab)
        if panel.header.title_edit.display.hasFocus():
            break
    # Controls of one line may stand some pixels higher than the one before them.
    steps_up = [after - before for before, after in pairwise(heights) if after < before]
    assert len(heights) > 40
    assert min(steps_up, default=0) > -16
