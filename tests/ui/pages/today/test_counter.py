"""The number in the rail follows every change, and the day."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import plan
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.today.counter import TodayCounter
from ui.theme.theme import ThemeManager
from ui.upkeep import Upkeep
from ui.widgets.nav_item import NavItem
from ui.widgets.nav_rail import NavEntry, NavRail


def said(rail: NavRail) -> str:
    """What the rail says beside Today."""
    item = rail.findChild(NavItem, "nav_today")
    assert isinstance(item, NavItem)
    return item.accessibleDescription()


def test_the_rail_counts_after_each_change_and_on_the_next_day(
    workspace: Workspace, bridge: WorkspaceBridge, themes: ThemeManager, qtbot: QtBot, clock: FixedClock
) -> None:
    rail = NavRail(themes, [NavEntry("today", "Today", "today")])
    qtbot.addWidget(rail)
    counter = TodayCounter(bridge, rail)
    counter.begin()
    upkeep = Upkeep(bridge)
    rid = workspace.run("a", add_responsibility, "CS KPIs")
    step = workspace.run("s", plan.add_step, rid, "Name owners", clock.today())
    qtbot.waitUntil(lambda: said(rail) == "1 waiting")
    workspace.run("d", plan.set_step_done, step, True)
    qtbot.waitUntil(lambda: said(rail) == "")
    workspace.run("s", plan.add_step, rid, "Later", clock.today() + timedelta(days=3))
    clock.advance(days=1)
    upkeep.notice_others()
    qtbot.waitUntil(lambda: said(rail) == "1 waiting")
    upkeep.end()
    counter.end()


def test_a_new_day_is_told_quietly_and_once(
    workspace: Workspace, bridge: WorkspaceBridge, qtbot: QtBot, clock: FixedClock
) -> None:
    told: list[tuple[str, bool]] = []
    bridge.changed.connect(lambda change: told.append((change.label, bridge.quiet)))
    upkeep = Upkeep(bridge)
    upkeep.notice_others()
    assert told == []
    clock.advance(days=1)
    upkeep.notice_others()
    upkeep.notice_others()
    assert told == [("A new day began", True)]
    upkeep.end()
