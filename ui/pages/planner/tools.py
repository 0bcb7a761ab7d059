"""What the Planner puts into the tool row: the filter, the quarter, and what is shown of it. Imports Qt, widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.domain.quarters import Quarter
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.page_tools import PageTools

OFFERED = range(-4, 6)
"""The quarters around the shown one that the menu offers."""

MOST_BESIDE = 3
"""Quarters that stand side by side at most; four are the year."""


class PlannerTools(PageTools):
    """The Planner's part of the tool row.

    Signals:
        quarter_chosen(quarter): show this quarter.
        beside_chosen(number): show so many quarters side by side, 1 to 3.
        step_chosen(step): go to the previous (-1) or the next (1) quarter or year.
    """

    quarter_chosen = Signal(object)
    beside_chosen = Signal(int)
    step_chosen = Signal(int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Planner", "Filter initiatives", parent)
        self.quarter_button = self._button("", "calendar", "quarter_button")
        self.year_button = self._button("Year", "table", "year_button", checkable=True)
        self.bets_button = self._button("Bets", "metrics", "bets_button", checkable=True)
        self.maturity_button = self._button("Maturity", "trend-up", "maturity_button", checkable=True)
        self._menu = QMenu(self)
        self._menu.setAccessibleName("Quarter")
        self.quarter_button.setMenu(self._menu)

    def show_view(self, quarter: Quarter, today: Quarter, view: str, beside: int) -> None:
        """Say what is shown.

        Args:
            quarter: the first of the shown quarters.
            today: the quarter of today, marked in the menu.
            view: "lanes", "year", "bets" or "maturity".
            beside: how many quarters stand side by side.
        """
        title = quarter.title if view != "year" else str(quarter.year)
        last = quarter.plus(beside - 1).title
        self.quarter_button.say(f"{title} to {last}" if beside > 1 and view == "lanes" else title)
        self.quarter_button.setToolTip("Choose the quarter, or show several side by side")
        self.year_button.setChecked(view == "year")
        self.bets_button.setChecked(view == "bets")
        self.maturity_button.setChecked(view == "maturity")
        self._fill(quarter, today, beside, "year" if view == "year" else "quarter")

    def _fill(self, quarter: Quarter, today: Quarter, beside: int, step_word: str) -> None:
        """Fill the menu with the quarters around."""
        self._menu.clear()
        for step, word, keys in ((-1, "Previous", "Ctrl+PgUp"), (1, "Next", "Ctrl+PgDown")):
            action = self._menu.addAction(f"{word} {step_word}\t{keys}")
            action.triggered.connect(partial(self.step_chosen.emit, step))
        self._menu.addSeparator()
        for step in OFFERED:
            offered = quarter.plus(step)
            action = self._menu.addAction(f"{offered.title}, now" if offered == today else offered.title)
            action.setCheckable(True)
            action.setChecked(step == 0)
            action.triggered.connect(partial(self.quarter_chosen.emit, offered))
        self._menu.addSeparator()
        for number in range(1, MOST_BESIDE + 1):
            words = "One quarter" if number == 1 else f"{number} quarters side by side"
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(number == beside)
            action.triggered.connect(partial(self.beside_chosen.emit, number))

    def _button(self, text: str, icon: str, name: str, *, checkable: bool = False) -> Button:
        """Add a button that can do without its words."""
        button = Button(self._themes, text, icon=icon)
        button.setObjectName(name)
        button.setCheckable(checkable)
        button.setToolTip(text)
        self.add_button(button)
        return button
