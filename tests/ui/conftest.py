"""What tests of the windows share: a theme that is put back to light after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager


@pytest.fixture(scope="session")
def _themes_of_the_run(qapp: QApplication) -> ThemeManager:
    return ThemeManager(qapp)


@pytest.fixture
def themes(_themes_of_the_run: ThemeManager) -> Iterator[ThemeManager]:
    """The theme manager of the application, in plain light."""
    _themes_of_the_run.apply("light")
    yield _themes_of_the_run
    _themes_of_the_run.apply("light")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a window and wait until it has the keyboard."""

    def show_and_wait(window: QWidget) -> None:
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show_and_wait
