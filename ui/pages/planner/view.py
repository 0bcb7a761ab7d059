"""The layout of the Planner: lanes, bets or maturity, and one side panel beside them. Imports Qt and its siblings.

Panels and the seldom views are made when they are first needed. In a narrow window a panel stands in the place of what
it belongs to, as on the board.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.planner import year as year_of
from ui.bridge import WorkspaceBridge
from ui.pages.planner.copy_bar import CopyBar
from ui.pages.planner.lanes_area import LanesArea
from ui.pages.planner.panel.frame import PanelFrame
from ui.pages.planner.prompts import Prompts
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.pages.planner.bets_view import BetsPane
    from ui.pages.planner.maturity_view import MaturityPane
    from ui.pages.planner.panel.initiative_panel import InitiativePanel

NARROWEST_LANES = 400
"""Where the panel would leave less than this, it stands in the lanes' place; in the drawing's pixels."""


class PlannerView(QWidget):
    """Places everything.

    Signals:
        panel_closed(): the person closed the panel.
        thing_requested(kind, id): show this thing where it lives.

    Attributes:
        area: the lanes.
        copy_bar: offers to copy last year.
        prompts: questions beside a card.
    """

    panel_closed = Signal()
    thing_requested = Signal(str, int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, page: QWidget) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._themes = themes
        self._quarter: Quarter | None = None
        self._panels: dict[str, PanelFrame] = {}
        self._bets: BetsPane | None = None
        self._maturity: MaturityPane | None = None
        self.area = LanesArea(themes)
        self.copy_bar = CopyBar(themes)
        self.main = QWidget()
        self._stack = QStackedLayout()
        self._line = QHBoxLayout(self)
        self.prompts = Prompts(themes, self)
        self._lay_out()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        themes.theme_changed.connect(self._arrange)

    # What is in the middle

    def show_view(self, view: str, quarter: Quarter) -> None:
        """Show "lanes", "year", "bets" or "maturity" of a quarter."""
        self._quarter = quarter
        self.copy_bar.hide()
        if view == "bets":
            self.bets.show_quarter(quarter)
            self._stack.setCurrentWidget(self.bets)
        elif view == "maturity":
            for panel in self._panels.values():
                panel.finish()
                panel.hide()
            self.maturity.refresh()
            self._stack.setCurrentWidget(self.maturity)
        else:
            self._stack.setCurrentWidget(self.area)
            if view == "year":
                year = self._bridge.workspace.read(year_of, quarter.year)
                self.copy_bar.offer(year.year, year.copyable)

    @property
    def bets(self) -> BetsPane:
        """The ranking, the picture, the priorities."""
        if self._bets is None:
            from ui.pages.planner.bets_view import BetsPane

            self._bets = BetsPane(self._bridge, self._themes)
            self._bets.bet_opened.connect(self._on_bets_bet_opened)
            self._bets.bet_selected.connect(self.follow)
            self._stack.addWidget(self._bets)
        return self._bets

    @property
    def maturity(self) -> MaturityPane:
        """The three stages and the evidence."""
        if self._maturity is None:
            from ui.pages.planner.maturity_view import MaturityPane

            self._maturity = MaturityPane(self._bridge, self._themes)
            self._stack.addWidget(self._maturity)
        return self._maturity

    def focus_view(self) -> None:
        """Bring the keyboard into what is shown instead of the lanes."""
        shown = self._stack.currentWidget()
        if shown is not None and shown is not self.area:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # The panel

    def show_initiative(self, initiative: InitiativeId) -> None:
        """Show the panel of an initiative."""
        panel = self.initiative_panel
        panel.show_initiative(initiative)
        self._show_panel(panel)

    def follow(self, initiative: int | None) -> None:
        """Another initiative is selected: an open panel shows it; where there is room the panel comes with it.

        A panel that has the keyboard keeps what it shows: the card may just have gone to another quarter by it.
        """
        panel = self.initiative_panel if "initiative" in self._panels else None
        open_one = next((other for other in self._panels.values() if not other.isHidden()), None)
        focused = QApplication.focusWidget()
        if open_one is not None and focused is not None and open_one.isAncestorOf(focused):
            return
        if initiative is None:
            if panel is not None and not panel.isHidden():
                panel.show_initiative(None)
                panel.hide()
            return
        if (open_one is None and not self._has_room()) or (open_one is not None and open_one is not panel):
            return
        self.show_initiative(InitiativeId(initiative))

    def show_capacity(self, quarter: Quarter) -> None:
        """Show the capacity of a quarter in the panel, and go into it."""
        if "capacity" not in self._panels:
            from ui.pages.planner.panel.capacity_panel import CapacityPanel

            self._add_panel("capacity", CapacityPanel(self._bridge, self._themes))
        self._panels["capacity"].show_quarter(quarter)
        self._show_panel(self._panels["capacity"])
        self.focus_panel()

    def show_gate(self, quarter: Quarter) -> None:
        """Show what the gate of a quarter asks for in the panel, and go into it."""
        if "gate" not in self._panels:
            from ui.pages.planner.panel.gate_panel import GatePanel

            self._add_panel("gate", GatePanel(self._bridge, self._themes))
        self._panels["gate"].show_quarter(quarter)
        self._show_panel(self._panels["gate"])
        self.focus_panel()

    @property
    def initiative_panel(self) -> InitiativePanel:
        """The panel of an initiative."""
        from ui.pages.planner.panel.initiative_panel import InitiativePanel

        if "initiative" not in self._panels:
            self._add_panel("initiative", InitiativePanel(self._bridge, self._themes))
        panel = self._panels["initiative"]
        assert isinstance(panel, InitiativePanel)
        return panel

    def focus_panel(self) -> None:
        """Bring the keyboard into the panel that is shown."""
        for panel in self._panels.values():
            if not panel.isHidden():
                panel.focus_first()

    def close_panel(self) -> bool:
        """Close the panel that is shown; say whether there was one."""
        shown = next((panel for panel in self._panels.values() if not panel.isHidden()), None)
        if shown is not None:
            shown.close_panel()
        return shown is not None

    def edit_title(self) -> None:
        """Bring the keyboard into the title of the initiative's panel."""
        self.initiative_panel.edit_title()

    def finish(self) -> None:
        """Save what is being typed."""
        for panel in self._panels.values():
            panel.finish()

    def _add_panel(self, key: str, panel: PanelFrame) -> None:
        """Keep and connect a new panel."""
        self._panels[key] = panel
        panel.hide()
        panel.installEventFilter(self)
        panel.closed.connect(self._on_panel_closed)
        panel.thing_requested.connect(self.thing_requested)
        self._line.addWidget(panel)

    def _show_panel(self, panel: PanelFrame) -> None:
        """Show one panel; another one goes."""
        for other in self._panels.values():
            if other is not panel and not other.isHidden():
                other.finish()
                other.hide()
        # Before it is shown: beside the lanes it would widen a window in which it has to stand in their place.
        self._arrange(shown=True)
        panel.show()

    def _has_room(self) -> bool:
        """Say whether a panel leaves everything that is shown its room."""
        least = self.area.least_width if self._stack.currentWidget() is self.area else 0
        return not self._covers() and self.width() - self._themes.metrics.panel >= least

    def _covers(self) -> bool:
        """Say whether a panel has to stand in the place of the lanes."""
        metrics = self._themes.metrics
        return self.width() < metrics.panel + metrics.px(NARROWEST_LANES)

    def _arrange(self, *, shown: bool = False) -> None:
        """Put lanes and panel beside each other, or the panel in the lanes' place; `shown`: one is about to show."""
        covers = self._covers()
        for panel in self._panels.values():
            panel.setFixedWidth(self.width() if covers else self._themes.metrics.panel)
        shown = shown or any(not panel.isHidden() for panel in self._panels.values())
        self.main.setVisible(not (covers and shown))

    def _lay_out(self) -> None:
        """Set the offer over the lanes, and leave room for a panel at the right."""
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.copy_bar)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.area)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self.main, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return super().eventFilter(watched, event)

    def _on_panel_closed(self) -> None:
        self._arrange()
        self.panel_closed.emit()

    def _on_bets_bet_opened(self, bet: int) -> None:
        self.show_initiative(InitiativeId(bet))
        self.focus_panel()
