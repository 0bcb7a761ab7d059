"""The manager dresses the application as the person or the system wants it."""

from __future__ import annotations

import subprocess
import sys
from string import Template

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QStyle
from pytestqt.qtbot import QtBot

from csops_desktop.assets import asset
from tests.helpers.sources import ROOT
from ui.theme.theme import STYLE_TEMPLATES, ThemeManager, render_style
from ui.theme.tokens import load_theme, metrics


def test_the_style_sheet_names_only_what_exists() -> None:
    rendered = render_style(load_theme("dark"), metrics(1.5), STYLE_TEMPLATES)
    assert "$" not in rendered
    assert load_theme("dark").accent.name() in rendered


@pytest.mark.parametrize("name", STYLE_TEMPLATES)
def test_the_style_sheet_writes_no_colour_itself(name: str) -> None:
    bare = Template(asset(name).read_text("utf-8")).safe_substitute({})
    assert ": #" not in bare
    assert "rgb" not in bare


def test_a_choice_dresses_the_application(themes: ThemeManager, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(themes.theme_changed):
        themes.apply("dark", colour_blind=True, font_scale=1.5)
    assert themes.theme.name == "dark-colour-blind"
    assert qapp.palette().color(QPalette.ColorRole.Window) == themes.theme.background
    assert qapp.font().pixelSize() == 20
    assert qapp.font().family() == "Inter"
    assert themes.theme.accent.name() in qapp.styleSheet()


SHEET_LAST = """
from PySide6.QtWidgets import QWidget
from ui.pages.board.tools import BoardTools
from ui.theme.theme import ThemeManager, application

app = application()
themes = ThemeManager(app)
themes.apply("light", font_scale=1.5, sheet=False)
host = QWidget()
tools = BoardTools(themes, host)
tools.setGeometry(0, 0, 700, 60)
bare = app.styleSheet()
themes.put_on_sheet()
host.show()
app.processEvents()
print(bool(bare), bool(app.styleSheet()), tools.title.minimumWidth() - tools.title.sizeHint().width())
"""


def test_a_window_that_gets_its_style_sheet_last_has_room_for_its_words() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHEET_LAST], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert (done.returncode, done.stdout.split()) == (0, ["False", "True", "0"]), done.stderr


def test_the_same_choice_again_changes_nothing(themes: ThemeManager, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(themes.theme_changed):
        themes.apply("light")


def test_the_font_scale_is_kept_within_its_range(themes: ThemeManager) -> None:
    themes.apply("light", font_scale=9.0)
    assert themes.metrics.scale == 2.0
    themes.apply("light", font_scale=0.1)
    assert themes.metrics.scale == 1.0


def test_system_follows_the_system_and_a_choice_does_not(themes: ThemeManager, qapp: QApplication) -> None:
    # Without a desktop Qt has no scheme to report, so the answer is given and only the change is announced.
    system_is_dark = [False]
    follower = ThemeManager(qapp, lambda: system_is_dark[0])
    hints = QGuiApplication.styleHints()
    try:
        follower.apply("system")
        assert follower.theme.name == "light"
        system_is_dark[0] = True
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert follower.theme.name == "dark"
        follower.apply("light")
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert follower.theme.name == "light"
    finally:
        shiboken6.delete(follower)
        themes.apply("dark")


def test_headings_are_semibold(themes: ThemeManager) -> None:
    assert themes.font("page_title").weight() > themes.font("text").weight()
    assert themes.font("page_title").pixelSize() == 20


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_icons_of_a_menu_grow_with_its_words(themes: ThemeManager, qtbot: QtBot, scale: float) -> None:
    themes.apply("light", font_scale=scale)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.ensurePolished()
    side = menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu)
    assert side == themes.metrics.icon == 16 * scale
