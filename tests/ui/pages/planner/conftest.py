"""A Planner on a real workspace, in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import bets, board, gates, initiatives, responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.scoring import Points
from csops_desktop.domain.status import Status
from csops_desktop.queries.initiative_detail import initiative
from csops_desktop.queries.planner import quarter
from csops_desktop.queries.planner_rows import InitiativeDetail, InitiativeRow, QuarterView
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.planner.lane_view import LaneView
from ui.pages.planner.page import PlannerPage
from ui.pages.planner.panel.initiative_panel import InitiativePanel
from ui.theme.theme import ThemeManager

Q4 = Quarter(2026, 4)
"""The quarter of the tests' day, 24 November 2026."""

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def fill(tx: Tx) -> None:
    """Plan a small quarter: two foundations, three BAU items, two bets behind a gate."""
    kpis = responsibilities.add_responsibility(tx, "CS KPIs", area="Reporting")
    board.set_status(tx, kpis, Status.RED, "Source fields are unowned.")
    owners = initiatives.add_initiative(tx, "Named owners", quarter=Q4, tier=Tier.FOUNDATION, hours=20)
    initiatives.link_initiative(tx, owners, kpis)
    initiatives.add_initiative(tx, "Health score", quarter=Q4, tier=Tier.FOUNDATION, hours=5)
    rule, first = "FREQ=MONTHLY", date(2026, 10, 30)
    initiatives.add_initiative(tx, "Month-end run", quarter=Q4, hours=2, recurrence=rule, start_on=first)
    for title in ("QBR packs", "Territories"):
        initiatives.add_initiative(tx, title, quarter=Q4, hours=30)
    for title, points in (("Digital tier", Points(5, 3, 5, 80)), ("Paid onboarding", Points(4, 4, 4, 50))):
        bet = initiatives.add_initiative(tx, title, quarter=Q4, tier=Tier.BET, hours=24)
        bets.score_bet(tx, bet, points, impact_why="Seen.", ability_why="Done before.", fit_why="First one.")
    gates.require_green(tx, Q4, kpis)


@dataclass
class Planner:
    """The page under test and the words in which the tests speak of it."""

    page: PlannerPage
    window: QWidget
    workspace: Workspace
    qtbot: QtBot
    messages: list[str]

    def lane(self, tier: Tier, column: int = 0) -> LaneView:
        return self.page.view.area.shown[column].lanes[tier]

    def titles(self, tier: Tier, column: int = 0) -> list[str]:
        """What a lane shows."""
        return [face.title for face in self.lane(tier, column).lane.faces]

    def stored(self, which: Quarter = Q4) -> QuarterView:
        return self.workspace.read(quarter, which)

    def stored_titles(self, tier: Tier, which: Quarter = Q4) -> list[str]:
        return [row.title for lane in self.stored(which).lanes if lane.tier is tier for row in lane.rows]

    def row(self, title: str, which: Quarter = Q4) -> InitiativeRow:
        return next(row for lane in self.stored(which).lanes for row in lane.rows if row.title == title)

    def detail(self, title: str, which: Quarter = Q4) -> InitiativeDetail:
        found = self.workspace.read(initiative, self.row(title, which).id)
        assert found is not None
        return found

    @property
    def panel(self) -> InitiativePanel:
        return self.page.view.initiative_panel

    @property
    def selected(self) -> str | None:
        """The one selected card's title, checked against every lane."""
        lanes = [lane for column in self.page.view.area.shown for lane in column.lanes.values()]
        chosen = [index.data() for lane in lanes for index in lane.selectedIndexes()]
        assert len(chosen) <= 1
        return chosen[0] if chosen else None

    def select(self, title: str) -> None:
        assert self.page.selection.select(self.row(title).id, Q4, focus=True)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifiers)

    def type(self, text: str) -> None:
        """Type a text and Enter where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClicks(widget, text)
        self.press(Qt.Key.Key_Return)

    def bring_to(self, title: str, *states: InitiativeState) -> None:
        """Bring an initiative through states."""
        for state in states:
            self.workspace.run("Moved on", initiatives.set_state, self.row(title).id, state)

    def id(self, title: str) -> InitiativeId:
        return self.row(title).id


@pytest.fixture
def make_planner(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]
) -> Iterator[Callable[..., Planner]]:
    """Open a Planner, 1244 × 800 unless told."""
    bridges: list[WorkspaceBridge] = []

    def make(*, full: bool = True, size: tuple[int, int] = (1244, 800)) -> Planner:
        if full:
            workspace.run("Filled", fill)
        bridges.append(WorkspaceBridge(workspace))
        page = PlannerPage(bridges[-1], themes)
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page.tool_row())
        layout.addWidget(page, 1)
        qtbot.addWidget(window)
        window.resize(*size)
        show(window)
        messages: list[str] = []
        page.message_requested.connect(messages.append)
        page.selection.focus()
        return Planner(page, window, workspace, qtbot, messages)

    yield make
    for bridge in bridges:
        bridge.close()


@pytest.fixture
def planner(make_planner: Callable[..., Planner]) -> Planner:
    """A planned quarter."""
    return make_planner()
