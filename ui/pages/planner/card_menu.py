"""The menu of an initiative: everything that keys do with it, each with its key. Imports Qt, the theme and rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.domain.planning import INITIATIVE_MOVES, LANES, InitiativeState
from csops_desktop.queries.planner_rows import InitiativeRow
from ui.theme.theme import ThemeManager

_STATE_WORDS = {
    InitiativeState.PROPOSED: ("Back to proposed", "undo", ""),
    InitiativeState.COMMITTED: ("Commit to it", "check", "C"),
    InitiativeState.IN_PROGRESS: ("Start it", "open", "W"),
    InitiativeState.DONE: ("It is done", "check", "F"),
    InitiativeState.DROPPED: ("Drop it…", "close", "X"),
}


class InitiativeMenu(QMenu):
    """What can be done with one initiative.

    Signals:
        act_requested(id): do an action with it, as in `ui.actions`.
        state_requested(state): bring it to this state.
        move_requested(dx, dy): to the quarter beside, or to the lane above or below.
        reorder_requested(step): one place forward (-1) or back (1).
        panel_requested(), trash_requested(): as they say.
    """

    act_requested = Signal(str)
    state_requested = Signal(object)
    move_requested = Signal(int, int)
    reorder_requested = Signal(int)
    panel_requested = Signal()
    trash_requested = Signal()

    def __init__(self, row: InitiativeRow, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("initiative_menu")
        self.setAccessibleName("Initiative")
        self._add("Open in the panel", "edit", "Return").triggered.connect(self.panel_requested)
        self._act("Add 15 min", "add", "T", "log_quarter_hour")
        self._act("Add 1 h", "add", "Shift+T", "log_hour")
        if row.next_turn is not None:
            self._act("The next turn is done", "check", "D", "turn_done")
            self._act("Skip the next turn…", "chevron-right", "S", "turn_skipped")
        if row.held:
            self._act("Open it anyway…", "lock", "O", "open_bet_anyway")
        self.addSeparator()
        for state in INITIATIVE_MOVES[row.state]:
            words, icon, keys = _STATE_WORDS[state]
            if (row.state, state) == (InitiativeState.IN_PROGRESS, InitiativeState.COMMITTED):
                words, icon = "Back to committed", "undo"
            self._add(words, icon, keys).triggered.connect(partial(self.state_requested.emit, state))
        self.addSeparator()
        self._add_places(row)
        self.addSeparator()
        self._add("Move to the trash", "trash", "Del").triggered.connect(self.trash_requested)

    def _add_places(self, row: InitiativeRow) -> None:
        """Add the moves within the lane, to other lanes and to other quarters."""
        self._add("One place forward", "chevron-up", "Alt+Up").triggered.connect(
            partial(self.reorder_requested.emit, -1)
        )
        self._add("One place back", "chevron-down", "Alt+Down").triggered.connect(
            partial(self.reorder_requested.emit, 1)
        )
        down = LANES.index(row.tier)
        for step, keys in ((-1, "Ctrl+Up"), (1, "Ctrl+Down")):
            if 0 <= down + step < len(LANES):
                words = f"To {LANES[down + step].heading}"
                self._add(words, "steady", keys).triggered.connect(partial(self.move_requested.emit, 0, step))
        for step, keys, icon in ((-1, "Ctrl+Left", "chevron-left"), (1, "Ctrl+Right", "chevron-right")):
            words = f"To {row.quarter.plus(step).title}"
            self._add(words, icon, keys).triggered.connect(partial(self.move_requested.emit, step, 0))

    def _act(self, text: str, icon: str, keys: str, action: str) -> None:
        """Add what is an action as well."""
        self._add(text, icon, keys).triggered.connect(partial(self.act_requested.emit, action))

    def _add(self, text: str, icon: str, keys: str = "") -> QAction:
        """Add a line; its keys are only shown, the lanes act on them."""
        action = self.addAction(self._themes.icon(icon), f"{text}\t{keys}" if keys else text)
        action.setIconVisibleInMenu(True)
        return action
