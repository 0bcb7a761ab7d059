"""A full Metrics page where there is least room: 1024 × 700, at 100 % and at twice the size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import improvements, metrics
from csops_desktop.commands.improvements import Improved
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.metrics import Direction
from csops_desktop.paths import paths_for
from csops_desktop.queries.ready_metrics import ready_made
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from tests.ui.pages.metrics.conftest import requests
from tests.ui.shell.test_narrow_window import SCALES, faults
from ui.bridge import WorkspaceBridge
from ui.pages.metrics.page import MetricsPage
from ui.shell import Shell
from ui.theme.theme import ThemeManager

LONG = "Minutes from the moment the renewal report is opened to the moment the pack is with the customer"


def fill(workspace: Workspace) -> None:
    """Define a metric with a lot to say about it, and everything that is built in."""
    workspace.run(
        "Added", metrics.add_metric, LONG, definition=f"{LONG}. " * 4, unit="minutes of working time per renewal",
        direction=Direction.DOWN, source=LONG, owner="Ann-Kathrin Freifrau von und zu Hohenstein", target=12.5,
    )  # fmt: skip
    workspace.run("Added", metrics.add_ready_made, [one for one in ready_made() if one.builtin])
    for day in (1, 12, 20):
        workspace.run("Value", metrics.add_value, MetricId(1), 4242.42 + day, date(2026, 10, day), LONG)
    workspace.run("Counter", metrics.set_counter, MetricId(1), MetricId(2))
    improved = Improved(LONG, 4243.42, date(2026, 10, 1), 17.25, date(2026, 10, 20), 20, LONG)
    workspace.run("Improved", improvements.add_improvement, MetricId(1), improved)
    workspace.run("Requests", requests)


@pytest.fixture
def shell(workspace: Workspace, themes: ThemeManager, tmp_path: Path) -> Iterator[Shell]:
    """The whole window on a full desk."""
    fill(workspace)
    bridge, paths = WorkspaceBridge(workspace), paths_for(tmp_path, None)
    made = Shell(bridge, themes, SettingsFile(paths.settings), paths)
    made.window.resize(1024, 700)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    bridge.close()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("metric", [1, 2])
def test_a_full_page_is_neither_cut_nor_drawn_over(
    shell: Shell, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None], scale: float, metric: int
) -> None:
    themes.apply("light", font_scale=scale)
    shell.show_page("metrics")
    show(shell.window)
    page = shell.rooms.page("metrics")
    assert isinstance(page, MetricsPage)
    qtbot.waitUntil(lambda: not faults(shell.window))
    page.open_thing("metric", metric)
    page.view.detail.values.line.show_error("There is a value for Thu 1 Oct already: 4,243 minutes.")
    content = page.view.detail.widget()
    assert content is not None
    # What is wider than the page could not be scrolled to.
    qtbot.waitUntil(lambda: content.width() <= page.view.detail.viewport().width())
    qtbot.waitUntil(lambda: not faults(shell.window))
    assert shell.window.width() == 1024
