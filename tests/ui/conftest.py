"""What tests of the windows share: a theme that is put back to light after each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

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
