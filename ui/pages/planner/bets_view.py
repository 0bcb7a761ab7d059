"""The bets of a quarter: ranking, two-by-two, the company's priorities, the weights. Imports its siblings, the core."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.commands import bets as commands
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries.bet_rows import BetsView
from csops_desktop.queries.bets import bets
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.desk import Desk
from ui.pages.planner.bets_table import BetsTable
from ui.pages.planner.priorities import PrioritiesSection
from ui.pages.planner.two_by_two import TwoByTwo
from ui.pages.planner.weights import WeightsSection
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.text_label import TextLabel

FEWEST_ROWS, MOST_ROWS = 4, 20
"""Rows that the ranking is high; more of them scroll."""

NARROW = 900
"""Below this width the picture stands under the ranking, in the drawing's pixels."""


class BetsPane(QScrollArea):
    """Everything by which bets are chosen.

    Signals:
        bet_opened(id): open a bet's panel and go into it.
        bet_selected(id): another bet is selected.
    """

    bet_opened = Signal(int)
    bet_selected = Signal(int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._themes = themes
        self._quarter: Quarter | None = None
        desk = Desk(themes, bridge.workspace)
        self._title = TextLabel(role="section")
        self._remark = TextLabel(role="muted", wrap=True)
        self.table = BetsTable(themes)
        self.picture = TwoByTwo(themes)
        self.rescore_button = Button(themes, "Score again", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self.priorities = PrioritiesSection(desk)
        self.weights = WeightsSection(desk)
        self.empty = EmptyState(
            themes,
            "metrics",
            "No bets in this quarter",
            "A bet is what could make a difference: a hypothesis, what would prove it, and a score. Add one in the "
            "lane of strategic bets.",
        )
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.setObjectName("bets_pane")
        self.setAccessibleName("Bets")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.table)
        self.table.bet_opened.connect(self.bet_opened)
        self.table.bet_selected.connect(self._on_table_bet_selected)
        self.picture.bet_pressed.connect(self.table.select)
        self.rescore_button.clicked.connect(self._rescore)

    def show_quarter(self, quarter: Quarter) -> None:
        """Show the bets of a quarter."""
        self._quarter = quarter
        view: BetsView = self._workspace.read(bets, quarter)
        self._title.setText(f"Strategic bets of {quarter.title}")
        weighting = view.weighting
        self._remark.setText(
            f"Impact counts {weighting.impact}, ability to deliver {weighting.ability}, fit with the company's "
            f"priorities {weighting.fit}. What the confidence can't tell apart is a tie."
        )
        self.table.show_bets(view.bets)
        rows = min(max(len(view.bets), FEWEST_ROWS), MOST_ROWS)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows * self.table.verticalHeader().defaultSectionSize() + header + 4)
        self.picture.show_points(view.points)
        self.rescore_button.setVisible(view.reweighted > 0)
        self.rescore_button.say(f"Score {count(view.reweighted, 'bet')} again by the new weights")
        self._error.hide()
        for part in (self.table, self.picture):
            part.setVisible(bool(view.bets))
        self.empty.setVisible(not view.bets)
        self.priorities.refresh()
        self.weights.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._themes.metrics.px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._upper.setDirection(direction)
        self._lower.setDirection(direction)
        for box in (self._upper, self._lower):
            box.setStretch(0, 0 if narrow else 3)
            box.setStretch(1, 0 if narrow else 2)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        """Set ranking beside picture over priorities beside weights."""
        metrics = self._themes.metrics
        content = QFrame()
        content.setProperty("ground", "background")
        column = QVBoxLayout(content)
        padding = metrics.page_padding
        column.setContentsMargins(padding, 16, padding, metrics.px(72))
        column.setSpacing(metrics.gap)
        for part in (self._title, self._remark):
            column.addWidget(part)
        column.addWidget(self.rescore_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._error)
        self._upper.setSpacing(metrics.px(20))
        self._upper.addWidget(self.table, 3)
        self._upper.addWidget(self.picture, 2)
        self._upper.setAlignment(self.table, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._upper)
        column.addWidget(self.empty)
        self._lower.setSpacing(metrics.px(32))
        self._lower.setContentsMargins(0, 16, 0, 0)
        self._lower.addWidget(self.priorities, 3)
        self._lower.addWidget(self.weights, 2)
        column.addLayout(self._lower)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _on_table_bet_selected(self, bet: int) -> None:
        self.picture.select(bet)
        self.bet_selected.emit(bet)

    def _rescore(self) -> None:
        """Score by the weights in force what an older weighting scored; the points stay."""
        if self._quarter is None:
            return
        label = f"Scored the bets of {self._quarter.title} by the new weights"
        try:
            self._workspace.run(label, commands.rescore_bets, self._quarter)
        except UserError as error:
            self._error.setText(str(error))
            self._error.show()
