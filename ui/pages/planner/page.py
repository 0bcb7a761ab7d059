"""The Planner: what happens on it. Its layout is `view`, its selection `selection`, what is done with a card `acts`.

May import the core's commands and queries, the bridge and widgets; `ui.rooms` makes it.
"""

from __future__ import annotations

from functools import partial
from typing import override

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands import initiatives
from csops_desktop.commands.labels import did
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter, quarter_of, quarters_of
from csops_desktop.errors import UserError
from csops_desktop.queries.initiative_detail import initiative as initiative_detail
from csops_desktop.queries.planner import quarter as quarter_view
from csops_desktop.queries.planner_rows import QuarterView
from ui.bridge import WorkspaceBridge
from ui.models.board_filter import fold
from ui.pages.base import Page
from ui.pages.planner.acts import InitiativeActs
from ui.pages.planner.card_menu import InitiativeMenu
from ui.pages.planner.filtering import TABLES, filtered
from ui.pages.planner.lane_view import LaneView
from ui.pages.planner.lanes_area import Column
from ui.pages.planner.quarter_acts import QuarterActs
from ui.pages.planner.selection import InitiativeSelection
from ui.pages.planner.slots import planner_slots
from ui.pages.planner.tools import PlannerTools
from ui.pages.planner.view import PlannerView
from ui.theme.theme import ThemeManager


class PlannerPage(Page):
    """Lanes of a quarter, of several, or of a year; the bets; the maturity.

    Args:
        bridge: the workspace and its changes.
        themes: the look.
    """

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._dirty = True
        self._words: tuple[str, ...] = ()
        self.showing = "lanes"
        self.beside = 1
        self.quarter = quarter_of(bridge.workspace.clock.today())
        self.views: list[QuarterView] = []
        self.setObjectName("planner_page")
        self.tools = PlannerTools(themes)
        self.view = PlannerView(bridge, themes, self)
        self.selection = InitiativeSelection(self.view.area, self)
        self.acts = InitiativeActs(bridge.workspace, self.view.area, self.selection, self.view.prompts, self)
        self.quarter_acts = QuarterActs(bridge.workspace, self.view, self)
        self._connect()

    def _connect(self) -> None:
        """The nervous system of the page."""
        self._bridge.changed.connect(self._on_bridge_changed)
        self._themes.theme_changed.connect(self._on_themes_theme_changed)
        tools, view = self.tools, self.view
        tools.quarter_chosen.connect(self.show_quarter)
        tools.beside_chosen.connect(self.show_beside)
        tools.step_chosen.connect(self.step)
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.filter_box.returnPressed.connect(self.selection.focus)
        tools.year_button.clicked.connect(partial(self._on_view_button_clicked, "year"))
        tools.bets_button.clicked.connect(partial(self._on_view_button_clicked, "bets"))
        tools.maturity_button.clicked.connect(partial(self._on_view_button_clicked, "maturity"))
        for column in view.area.columns:
            self._connect_column(column)
        view.area.column_made.connect(self._connect_column)
        self.selection.selected.connect(view.follow)
        for acts in (self.acts, self.quarter_acts):
            acts.message_requested.connect(self.message_requested)
        view.panel_closed.connect(self.focus_back)
        view.thing_requested.connect(self._on_view_thing_requested)
        view.copy_bar.copy_requested.connect(self.quarter_acts.copy_year)

    def _connect_column(self, column: Column) -> None:
        """Listen to the widgets of a quarter."""
        column.band.capacity_requested.connect(partial(self._on_band_capacity_requested, column))
        column.band.carry_over_requested.connect(partial(self._on_band_carry_over_requested, column))
        for tier, head in column.heads.items():
            head.add_requested.connect(partial(self._on_head_add_requested, column, tier))
            head.closed.connect(column.lanes[tier].setFocus)
            if head.gate is not None:
                head.gate.clicked.connect(partial(self._on_gate_clicked, column))
        for lane in column.lanes.values():
            lane.move_requested.connect(self.move_by)
            lane.reorder_requested.connect(self.acts.reorder)
            lane.panel_requested.connect(self.open_panel)
            lane.menu_requested.connect(self.show_menu)
            lane.trash_requested.connect(self.acts.trash)
            lane.act_requested.connect(self.do)
            lane.card_dropped.connect(self._on_lane_card_dropped)

    # For the window

    @override
    def tool_row(self) -> QWidget:
        return self.tools

    @override
    def open_thing(self, kind: str, thing: int) -> None:
        """Show an initiative in its quarter, with its panel."""
        detail = self._bridge.workspace.read(initiative_detail, InitiativeId(thing))
        if detail is None:
            return
        if self._words:
            self.tools.filter_box.clear()
        shown = any(view.quarter == detail.row.quarter for view in self.views)
        if self.showing not in ("lanes", "year") or not shown:
            self.showing, self.quarter = "lanes", detail.row.quarter
        self.refresh()
        self.selection.select(thing, detail.row.quarter, focus=True)
        self.view.show_initiative(detail.row.id)

    @override
    def do(self, action_id: str) -> None:
        """Do one of the Planner's actions."""
        planner_slots(self)[action_id]()

    @override
    def find_here(self) -> None:
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter_box.selectAll()

    @override
    def finish(self) -> None:
        self.view.finish()

    # What is shown

    def refresh(self) -> None:
        """Read everything that is shown again."""
        self._dirty = False
        today = self._bridge.workspace.clock.today()
        if self.showing in ("lanes", "year"):
            self.views = [self._bridge.workspace.read(quarter_view, quarter) for quarter in self._quarters()]
            self.selection.about_to_change()
            self.view.area.show_quarters(filtered(self.views, self._words), today, compact=self.showing == "year")
            self.selection.follow()
        self.tools.filter_box.setEnabled(self.showing in ("lanes", "year"))
        self.tools.show_view(self.quarter, quarter_of(today), self.showing, self.beside)
        self.view.show_view(self.showing, self.quarter)

    def show_quarter(self, quarter: Quarter) -> None:
        """Show a quarter; the year and the bets stay what is shown."""
        self.quarter = quarter
        if self.showing == "maturity":
            self.showing = "lanes"
        self.refresh()

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) quarter; in the year view to the next or previous year."""
        self.show_quarter(self.quarter.plus(step * (4 if self.showing == "year" else 1)))

    def show_beside(self, number: int) -> None:
        """Show so many quarters side by side, 1 to 3."""
        self.showing, self.beside = "lanes", number
        self.refresh()

    def show_view(self, view: str) -> None:
        """Show "lanes", "year", "bets" or "maturity"."""
        self.showing = view
        self.refresh()
        self.focus_back()

    def focus_back(self) -> None:
        """Bring the keyboard to what is shown."""
        if self.showing in ("lanes", "year"):
            self.selection.focus()
        else:
            self.view.focus_view()

    # What is done

    def add_to_lane(self) -> None:
        """Open the line for a new initiative: in the lane that has the keyboard, else in the first one."""
        if self.showing not in ("lanes", "year"):
            self.show_view("lanes")
        focused = QApplication.focusWidget()
        lane = focused if isinstance(focused, LaneView) else self.selection.lane
        column = self.view.area.shown[0] if lane is None else self.view.area.column_of(lane)
        tier = Tier.FOUNDATION if lane is None else lane.tier
        column.heads[tier].open_line()

    def move_by(self, dx: int, dy: int) -> None:
        """Move the selected card, and go along with it to a quarter that isn't shown yet."""
        row = self.selection.row
        before = None if row is None else row.quarter
        self.acts.move_by(dx, dy)
        moved = None if row is None else self._bridge.workspace.read(initiative_detail, row.id)
        if row is None or moved is None or moved.row.quarter == before:
            return
        if all(view.quarter != moved.row.quarter for view in self.views):
            self.quarter = self.quarter.plus(dx * (4 if self.showing == "year" else 1))
            self.refresh()
        self.selection.select(row.id, moved.row.quarter, focus=True)

    def open_panel(self) -> None:
        """Open the panel of the selected initiative and go into it."""
        if self.selection.id is not None:
            self.view.show_initiative(self.selection.id)
            self.view.focus_panel()

    def rename(self) -> None:
        """Edit the title of the selected initiative."""
        if self.selection.id is not None:
            self.view.show_initiative(self.selection.id)
            self.view.edit_title()

    def show_menu(self, point: QPoint) -> None:
        """Open the selected card's menu at a point of the screen."""
        row = self.selection.row
        if row is None or QApplication.activePopupWidget() is not None:
            return
        menu = InitiativeMenu(row, self._themes, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.act_requested.connect(self.do)
        menu.state_requested.connect(self.acts.set_state)
        menu.move_requested.connect(self.move_by)
        menu.reorder_requested.connect(self.acts.reorder)
        menu.panel_requested.connect(self.open_panel)
        menu.trash_requested.connect(self.acts.trash)
        menu.popup(point)
        menu.setActiveAction(menu.actions()[0])

    def _quarters(self) -> tuple[Quarter, ...]:
        """Return the quarters that are shown."""
        if self.showing == "year":
            return quarters_of(self.quarter.year)
        return tuple(self.quarter.plus(step) for step in range(self.beside))

    def cycle_beside(self) -> None:
        """Show one quarter more side by side, or one again."""
        self.show_beside(self.beside % 3 + 1)

    def show_capacity(self) -> None:
        """Open the capacity of the first shown quarter."""
        self.view.show_capacity(self.quarter)

    def show_gate(self) -> None:
        """Open the gate of the first shown quarter."""
        self.view.show_gate(self.quarter)

    def carry_over(self) -> None:
        """Carry over what is unfinished in the first shown quarter."""
        if self.showing not in ("lanes", "year"):
            self.show_view("lanes")
        self.quarter_acts.carry_over(self.views[0], self.view.area.shown[0])

    # What is told

    def _on_bridge_changed(self, change: Change) -> None:
        if not change.concerns(*TABLES):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        super().showEvent(event)
        if self.window().isActiveWindow():
            self.focus_back()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.view.close_panel():
            return
        if event.key() == Qt.Key.Key_Escape and self._words:
            self.tools.filter_box.clear()
            return
        super().keyPressEvent(event)

    def _on_themes_theme_changed(self) -> None:
        self.view.area.refit()

    def _on_filter_box_text_changed(self, text: str) -> None:
        self._words = tuple(fold(text).split())
        if self.showing in ("lanes", "year"):
            self.refresh()

    def _on_view_button_clicked(self, view: str) -> None:
        self.show_view("lanes" if self.showing == view else view)

    def _on_view_thing_requested(self, kind: str, thing: int) -> None:
        if kind == "initiative":
            self.open_thing(kind, thing)
        else:
            self.thing_requested.emit(kind, thing)

    def _on_head_add_requested(self, column: Column, tier: Tier, title: str) -> None:
        quarter = column.lanes[tier].quarter
        assert quarter is not None
        try:
            made = self._bridge.workspace.run(
                did("Added", title), initiatives.add_initiative, title, quarter=quarter, tier=tier
            )
        except UserError as error:
            column.heads[tier].show_error(str(error))
            return
        self.selection.select(made, quarter)

    def _on_lane_card_dropped(self, initiative: int, before: int | None) -> None:
        lane = self.sender()
        if isinstance(lane, LaneView) and lane.quarter is not None:
            self.acts.drop(initiative, lane.tier, lane.quarter, before)

    def _on_band_capacity_requested(self, column: Column) -> None:
        self.view.show_capacity(self._quarter_of(column))

    def _on_band_carry_over_requested(self, column: Column) -> None:
        quarter = self._quarter_of(column)
        self.quarter_acts.carry_over(next(view for view in self.views if view.quarter == quarter), column)

    def _on_gate_clicked(self, column: Column) -> None:
        self.view.show_gate(self._quarter_of(column))

    def _quarter_of(self, column: Column) -> Quarter:
        """Return the quarter that a column shows."""
        quarter = column.lanes[Tier.BET].quarter
        return self.quarter if quarter is None else quarter
