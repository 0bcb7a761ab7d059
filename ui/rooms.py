"""The pages besides the board, the documents and the settings: which there are, what lives on them, what they can do.

A further page is a `Room` in `ROOMS` and a function that makes it; rail, keys, Ctrl+K and the opening of found things
follow from that. Pages are imported and made on their first visit. Imports the bridge, the theme and `ui.pages.base`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ui.bridge import WorkspaceBridge
from ui.pages.base import Page
from ui.theme.theme import ThemeManager
from ui.widgets.nav_rail import NavEntry


class Room(NamedTuple):
    """One page of the rail.

    Attributes:
        entry: its key, label and icon.
        make: imports and makes it.
        kinds: the things that live on it, as in `FoundRow`.
        actions: ids of the actions that bring it to the front and then are done by its `do`.
    """

    entry: NavEntry
    make: Callable[[WorkspaceBridge, ThemeManager], Page]
    kinds: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


def _make_today(bridge: WorkspaceBridge, themes: ThemeManager) -> Page:
    from ui.pages.today.page import TodayPage

    return TodayPage(bridge, themes)


def _make_planner(bridge: WorkspaceBridge, themes: ThemeManager) -> Page:
    from ui.pages.planner.page import PlannerPage

    return PlannerPage(bridge, themes)


def _make_requests(bridge: WorkspaceBridge, themes: ThemeManager) -> Page:
    from ui.pages.requests.page import RequestsPage

    return RequestsPage(bridge, themes)


def _make_people(bridge: WorkspaceBridge, themes: ThemeManager) -> Page:
    from ui.pages.people.page import PeoplePage

    return PeoplePage(bridge, themes)


def _make_metrics(bridge: WorkspaceBridge, themes: ThemeManager) -> Page:
    from ui.pages.metrics.page import MetricsPage

    return MetricsPage(bridge, themes)


def _make_reports(bridge: WorkspaceBridge, themes: ThemeManager) -> Page:
    from ui.pages.reports.page import ReportsPage

    return ReportsPage(bridge, themes)


PLANNER_ACTIONS = (
    "new_initiative",
    "add_to_lane",
    "next_quarter",
    "previous_quarter",
    "quarters_beside",
    "plan_quarter",
    "plan_year",
    "plan_bets",
    "plan_maturity",
    "plan_capacity",
    "plan_gate",
    "carry_over",
    "log_quarter_hour",
    "log_hour",
    "commit_initiative",
    "start_initiative",
    "finish_initiative",
    "drop_initiative",
    "turn_done",
    "turn_skipped",
    "open_bet_anyway",
)
METRICS_ACTIONS = ("new_metric", "add_metric_value", "paste_metric_values")
REPORT_ACTIONS = ("export_shown", "reprint_report", "save_report_copy", "compare_report")
REQUEST_ACTIONS = ("triage", "new_request", "import_requests")
PROMISE_ACTIONS = ("finish_promise", "move_promise", "nudge_promise", "cancel_promise", "trash_promise")
PEOPLE_ACTIONS = ("new_person", "new_commitment", "nudge_person", *PROMISE_ACTIONS)

ON_CHOSEN = frozenset(
    (*PROMISE_ACTIONS, *REPORT_ACTIONS, *PLANNER_ACTIONS[PLANNER_ACTIONS.index("log_quarter_hour") :])
)
"""What acts on the thing that was chosen on a page: done only by who looks at the page, and so at the thing."""

UNSEEN = "This acts on what is chosen here; look at it, then do it."

ROOMS: tuple[Room, ...] = (
    Room(NavEntry("today", "Today", "today"), _make_today),
    Room(NavEntry("planner", "Planner", "planner"), _make_planner, ("initiative",), PLANNER_ACTIONS),
    Room(NavEntry("requests", "Requests", "requests"), _make_requests, ("request",), REQUEST_ACTIONS),
    Room(NavEntry("people", "People", "people"), _make_people, ("person", "commitment"), PEOPLE_ACTIONS),
    Room(NavEntry("metrics", "Metrics", "metrics"), _make_metrics, ("metric",), METRICS_ACTIONS),
    Room(NavEntry("reports", "Reports", "reports"), _make_reports, ("report",), REPORT_ACTIONS),
)
"""The rooms in the order of the rail."""


class Rooms(QObject):
    """The rooms as the window has them.

    Signals:
        page_requested: bring the page with this key to the front.
        page_made: the page with this key was made on its first visit.
        message_requested: a sentence for the toast.
        thing_requested: show this thing where it lives; its kind and id.
        action_requested: run the action with this id.
    """

    page_made = Signal(str, object)
    page_requested = Signal(str)
    message_requested = Signal(str)
    thing_requested = Signal(str, int)
    action_requested = Signal(str)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._rooms = {room.entry.key: room for room in ROOMS}
        self._pages: dict[str, Page] = {}

    def has(self, key: str) -> bool:
        """Say whether a page is one of the rooms."""
        return key in self._rooms

    def page(self, key: str) -> Page:
        """Return a room's page; made on its first visit.

        Raises:
            KeyError: there is no such room.
        """
        if key not in self._pages:
            page = self._rooms[key].make(self._bridge, self._themes)
            page.message_requested.connect(self.message_requested)
            page.thing_requested.connect(self.thing_requested)
            page.action_requested.connect(self.action_requested)
            self._pages[key] = page
            self.page_made.emit(key, page)
        return self._pages[key]

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the rooms' actions do: going there, and their own."""
        found: dict[str, Callable[[], object]] = {}
        for key, room in self._rooms.items():
            found[f"go_{key}"] = partial(self.page_requested.emit, key)
            found |= {action: partial(self.do, key, action) for action in room.actions}
        return found

    def do(self, key: str, action_id: str) -> None:
        """Bring a page to the front and let it do an action, but none on a thing that was out of sight."""
        seen = key in self._pages and self._pages[key].isVisible()
        self.page_requested.emit(key)
        if seen or action_id not in ON_CHOSEN:
            self.page(key).do(action_id)
        else:
            self.message_requested.emit(UNSEEN)

    def open_thing(self, kind: str, thing: int) -> bool:
        """Show a thing on the page on which it lives; `False` where that is none of the rooms."""
        for key, room in self._rooms.items():
            if kind in room.kinds:
                self.page_requested.emit(key)
                self.page(key).open_thing(kind, thing)
                return True
        return False

    def finish(self) -> None:
        """Save what is being typed on any of the pages that were visited."""
        for page in self._pages.values():
            page.finish()
