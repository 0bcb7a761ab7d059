"""Quick capture: one line, what is recognised in it, and a draft that stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.queries.requests import requests
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.dialogs.quick_capture import HINT, QuickCapture
from ui.theme.theme import ThemeManager


@pytest.fixture
def capture(workspace: Workspace, themes: ThemeManager, qtbot: QtBot) -> Iterator[QuickCapture]:
    bridge = WorkspaceBridge(workspace)
    window = QuickCapture(bridge, themes)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.open()
    yield window
    bridge.close()


def test_a_line_is_recognised_and_saved(capture: QuickCapture, workspace: Workspace, qtbot: QtBot) -> None:
    assert capture.seen.text() == HINT
    qtbot.keyClicks(capture.edit, "from Finance by Friday: renewal export, asap")
    assert capture.seen.text() == "Renewal export, asap · from Finance · by Fri 27 Nov · urgent"
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    assert not capture.isVisible()
    assert [(row.title, row.asker) for row in workspace.read(requests)] == [("Renewal export, asap", "Finance")]
    assert workspace.undo_label == "Captured “Renewal export, asap”"
    capture.open()
    assert capture.edit.text() == ""


def test_escape_keeps_the_draft(capture: QuickCapture, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(capture.edit, "half a thou")
    qtbot.keyClick(capture.edit, Qt.Key.Key_Escape)
    assert not capture.isVisible()
    assert workspace.read(requests) == []
    capture.open()
    assert capture.edit.text() == "half a thou"
    capture.close()
    assert capture.edit.text() == "half a thou"


def test_nothing_typed_is_refused_where_it_stands(capture: QuickCapture, qtbot: QtBot) -> None:
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    assert capture.isVisible()
    assert capture.error.text() == "Say what is asked for."


def test_it_comes_up_while_the_desks_window_is_hidden(workspace: Workspace, themes: ThemeManager, qtbot: QtBot) -> None:
    bridge = WorkspaceBridge(workspace)
    desk = QWidget()
    qtbot.addWidget(desk)
    window = QuickCapture(bridge, themes, desk)
    with qtbot.waitActive(window):
        window.open()
    assert window.isVisible()
    assert window.edit.hasFocus()
    assert not desk.isVisible()
    qtbot.keyClicks(window.edit, "a dashboard")
    qtbot.keyClick(window.edit, Qt.Key.Key_Return)
    assert [row.title for row in workspace.read(requests)] == ["a dashboard"]
    bridge.close()
