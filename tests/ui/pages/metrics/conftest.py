"""A Metrics page on a real workspace, in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import metrics
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.metrics import Direction
from csops_desktop.queries import metrics as queries
from csops_desktop.queries.metric_rows import MetricDetail
from csops_desktop.queries.ready_metrics import ready_made
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.metrics.page import MetricsPage
from ui.theme.theme import ThemeManager


@dataclass
class MetricsDesk:
    """The page under test and the words in which the tests speak of it."""

    page: MetricsPage
    window: QWidget
    workspace: Workspace
    qtbot: QtBot
    said: list[str] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def detail(self, metric: int = 1) -> MetricDetail:
        found = self.workspace.read(queries.metric, MetricId(metric))
        assert found is not None
        return found

    def names(self) -> list[str]:
        """What the list shows from top to bottom."""
        model = self.page.model
        return [model.row_at(row).name for row in range(model.rowCount())]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClicks(widget, text)

    def sheet[T: QWidget](self, kind: type[T]) -> T:
        """The open sheet of a kind."""
        found = next(sheet for sheet in self.window.findChildren(kind) if sheet.isVisible())
        assert isinstance(found, kind)
        return found


@pytest.fixture
def make_desk(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]
) -> Iterator[Callable[[], MetricsDesk]]:
    """Show the page on whatever the workspace holds by then, 1240 × 800."""
    made: list[tuple[MetricsPage, WorkspaceBridge]] = []

    def make() -> MetricsDesk:
        bridge = WorkspaceBridge(workspace)
        page = MetricsPage(bridge, themes)
        made.append((page, bridge))
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page.tool_row())
        layout.addWidget(page, 1)
        qtbot.addWidget(window)
        window.resize(1240, 800)
        show(window)
        desk = MetricsDesk(page, window, workspace, qtbot)
        page.message_requested.connect(desk.said.append)
        page.thing_requested.connect(lambda kind, thing: desk.opened.append((kind, thing)))
        return desk

    yield make
    for page, bridge in made:
        page.finish()
        bridge.close()


def requests(tx: Tx) -> None:
    """Three requests of November, two of October."""
    for number, day in enumerate(
        (date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 20), date(2026, 10, 1), date(2026, 10, 9))
    ):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        tx.insert("request", title=f"Request {number}", came_at=at.isoformat(), came_on=day)


@pytest.fixture
def desk(workspace: Workspace, make_desk: Callable[[], MetricsDesk]) -> MetricsDesk:
    """A typed metric with two values, another without any, and a built-in one."""
    workspace.run(
        "Added",
        metrics.add_metric,
        "Minutes per QBR pack",
        definition="From opening the report to the finished pack.",
        unit="minutes",
        direction=Direction.DOWN,
        source="Stopwatch",
        target=20,
    )
    workspace.run("Added", metrics.add_metric, "Plans with a goal", unit="%")
    workspace.run("Added", metrics.add_ready_made, [one for one in ready_made() if one.key == "requests-in"])
    workspace.run("Value", metrics.add_value, MetricId(1), 42, date(2026, 10, 1), "before the form")
    workspace.run("Value", metrics.add_value, MetricId(1), 17, date(2026, 11, 20))
    workspace.run("Requests", requests)
    return make_desk()
