"""Looks at the clock on the wall again and again and says when something is to be reminded of. Imports the bridge.

The tick is 20 seconds: a long timer stands still while the computer sleeps and would be hours late, a short one would
keep the processor awake. What is told when is `domain.reminders`; what was told is kept in a file before it is said.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from csops_desktop.domain.reminders import Memory, remind
from csops_desktop.domain.today import Line, ranked
from csops_desktop.errors import UserError
from csops_desktop.queries.today import today
from csops_desktop.reminding import MemoryFile, rules_of
from csops_desktop.settings import SettingsFile
from ui.bridge import WorkspaceBridge

log = logging.getLogger("csops.reminders")

TICK_MS = 20_000
"""Between two looks at the clock; also what a reminder may be late after the computer slept."""

SETTLE_MS = 1_500
"""What is due is counted again so long after the last change: not between the strokes of somebody who is working."""


class Reminding(QObject):
    """The desk's attention to the clock.

    Signals:
        reminded: something is to be told now: a `Reminder`.
        due_changed: what needs the operator changed: a tuple of `Line`, the costliest first, and how many Today shows.
        ticked: the clock was looked at.
        pause_changed: reminders were paused, or go on.
    """

    reminded = Signal(object)
    due_changed = Signal(object, int)
    ticked = Signal()
    pause_changed = Signal()

    def __init__(
        self, bridge: WorkspaceBridge, settings: SettingsFile, memory: MemoryFile, parent: QObject | None = None
    ) -> None:
        """Do nothing until `begin`.

        Args:
            bridge: the workspace and its clock.
            settings: when the person wants to be reminded; read at each tick.
            memory: what was told.
        """
        super().__init__(parent)
        self._bridge = bridge
        self._settings = settings
        self._memory = memory
        self._day: date | None = None
        self._is_old = True
        self._timer = QTimer(self, interval=TICK_MS)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self.lines: tuple[Line, ...] = ()
        self.number = 0
        self._timer.timeout.connect(self.tick)
        self._settling.timeout.connect(self.tick)
        bridge.changed.connect(self._on_bridge_changed)

    def begin(self) -> None:
        """Look at the clock, now and from now on."""
        self._timer.start()
        self.tick()

    def end(self) -> None:
        """Look no longer."""
        self._timer.stop()
        self._settling.stop()

    def tick(self) -> None:
        """Look at the clock, and say what is to be told."""
        clock = self._bridge.workspace.clock
        wall = clock.wall()
        if self._is_old or wall.date() != self._day:
            self._read(wall.date())
        rules = rules_of(self._settings.settings)
        was_paused = self.paused_until is not None
        reminder, memory = remind(wall, clock.now(), rules, self._memory.memory, self.lines)
        self._memory.keep(memory)
        if was_paused and self.paused_until is None:
            self._change_pause(memory.resumed())
        if reminder is not None:
            log.info("reminded: %s", reminder.summary)
            self.reminded.emit(reminder)
        self.ticked.emit()

    @property
    def memory(self) -> Memory:
        """What was told, and the pause."""
        return self._memory.memory

    @property
    def paused_until(self) -> datetime | None:
        """The end of the pause, where the person is; `None` where reminders go on."""
        memory, clock = self._memory.memory, self._bridge.workspace.clock
        if memory.paused_until is None or not memory.is_paused(clock.now()):
            return None
        # The wall clock's own offset: a fixed clock of a test need not stand in this machine's zone.
        return clock.wall() + (memory.paused_until - clock.now())

    def pause_for(self, length: timedelta) -> None:
        """Be silent for a while."""
        now = self._bridge.workspace.clock.now()
        self._change_pause(self._memory.memory.paused(now, now + length))

    def pause_until_tomorrow(self) -> None:
        """Be silent until the day is over."""
        wall = self._bridge.workspace.clock.wall()
        self.pause_for(datetime.combine(wall.date() + timedelta(days=1), time()) - wall)

    def resume(self) -> None:
        """Be silent no longer; what was held is told at once."""
        self._change_pause(self._memory.memory.resumed())
        self.tick()

    def _change_pause(self, memory: Memory) -> None:
        """Keep a pause, or its end, and say so."""
        self._memory.keep(memory)
        self.pause_changed.emit()

    def _read(self, day: date) -> None:
        """Read what needs the operator today; where that fails, what was known stands until the next tick."""
        try:
            found = self._bridge.workspace.read(today)
        except UserError as error:
            log.warning("what is due can't be read: %s", error)
            return
        self._day, self._is_old = day, False
        lines = tuple(ranked(found.lines, day))
        if (lines, found.shown) != (self.lines, self.number):
            self.lines, self.number = lines, found.shown
            self.due_changed.emit(lines, found.shown)

    def _on_bridge_changed(self, _: object) -> None:
        self._is_old = True
        if self._timer.isActive():
            self._settling.start()
