"""The number in the rail follows every change, and the day."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import plan
from csops_desktop.commands.commitments import add_commitment
from csops_desktop.commands.request_triage import decline
from csops_desktop.commands.requests import capture
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.today.counter import TodayCounter
from ui.theme.theme import ThemeManager
from ui.upkeep import Upkeep
from ui.widgets.nav_item import NavItem
from ui.widgets.nav_rail import NavEntry, NavRail


def said(rail: NavRail, page: str = "today") -> str:
    """What the rail says beside a page."""
    item = rail.findChild(NavItem, f"nav_{page}")
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


def test_what_waits_on_other_pages_is_counted_beside_them(
    workspace: Workspace, bridge: WorkspaceBridge, themes: ThemeManager, qtbot: QtBot, clock: FixedClock
) -> None:
    rail = NavRail(themes, [NavEntry(key, key.capitalize(), "today") for key in ("today", "people", "requests")])
    qtbot.addWidget(rail)
    counter = TodayCounter(bridge, rail)
    for what in ("Owners", "Fields"):
        workspace.run("p", add_commitment, what, person="Dana", due_on=clock.today())
    asked = workspace.run("r", capture, "Who owns it?")
    counter.count()
    assert (said(rail), said(rail, "people"), said(rail, "requests")) == ("3 waiting", "2 waiting", "1 waiting")
    workspace.run("d", decline, asked, "Not ours", clock.today() + timedelta(days=90))
    counter.count()
    assert said(rail, "requests") == ""
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
