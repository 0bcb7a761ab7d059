"""Pages on a real workspace, each in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge


@pytest.fixture
def bridge(workspace: Workspace) -> Iterator[WorkspaceBridge]:
    """The workspace as the windows see it."""
    made = WorkspaceBridge(workspace)
    yield made
    made.close()


@pytest.fixture
def show_page(qtbot: QtBot, show: Callable[[QWidget], None]) -> Callable[[QWidget, QWidget], QWidget]:
    """Show a page below its tools and return the window."""
    windows = []

    def show_both(page: QWidget, tools: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tools)
        layout.addWidget(page, 1)
        qtbot.addWidget(window)
        window.resize(900, 700)
        show(window)
        return window

    return show_both
