"""What is done with the selected initiative from its card: move, states, time, turns, gate. Imports the core and Qt.

A question that an act needs (a reason, hours, whether an over-commitment is meant) is asked beside the card, and
nothing is written before it is answered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal

from csops_desktop.commands import gates, initiatives, labels, occurrences, time_entries
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import ACCEPTED_STATES, LANES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.errors import UserError
from csops_desktop.queries.capacity import would_overcommit
from csops_desktop.queries.planner_rows import InitiativeRow
from csops_desktop.text.dates import say_date
from csops_desktop.workspace import Workspace
from ui.pages.planner.lanes_area import LanesArea
from ui.pages.planner.prompts import Prompts
from ui.pages.planner.selection import InitiativeSelection
from ui.pages.planner.typed import hours_typed
from ui.widgets.draft_place import belongs_to

QUARTER_HOUR, HOUR = 15, 60
"""Minutes that one key adds."""

STATE_VERBS = {
    InitiativeState.PROPOSED: "Proposed again:",
    InitiativeState.COMMITTED: "Committed to",
    InitiativeState.IN_PROGRESS: "Started",
    InitiativeState.DONE: "Finished",
    InitiativeState.DROPPED: "Dropped",
}


class InitiativeActs(QObject):
    """Acts on the selected card.

    Signals:
        message_requested(sentence): something could not be done.

    Args:
        workspace: runs the commands.
        area: the lanes.
        selection: the selected initiative.
        prompts: asks what is missing.
    """

    message_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        area: LanesArea,
        selection: InitiativeSelection,
        prompts: Prompts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._area = area
        self._selection = selection
        self._prompts = prompts

    # Places

    def reorder(self, step: int) -> None:
        """Move the selected card one place forward (-1) or back (1) in its lane."""
        lane, row = self._selection.lane, self._selection.row
        if lane is None or row is None or lane.quarter is None:
            return
        at = lane.lane.place(row.id)
        if not 0 <= at + step < lane.lane.rowCount():
            return
        after = lane.lane.row_at(at + 2 if step > 0 else at - 1)
        self._move(row, lane.tier, row.quarter, None if after is None else after.id)

    def move_by(self, dx: int, dy: int) -> None:
        """Move the selected card to the quarter before or after (dx), or to the lane above or below (dy)."""
        row = self._selection.row
        if row is None:
            return
        down = LANES.index(row.tier) + dy
        if dy and 0 <= down < len(LANES):
            self._move(row, LANES[down], row.quarter, None)
        elif dx:
            self._move(row, row.tier, row.quarter.plus(dx), None)

    def drop(self, initiative: int, tier: Tier, quarter: Quarter, before: int | None) -> None:
        """Put a card at the place where it was let go."""
        row = self.row(initiative)
        if row is None or before == initiative:
            return
        # What recurs stands in later quarters, too, where it is only ordered.
        home = row.quarter if row.recurrence and quarter > row.quarter else quarter
        self._selection.select(initiative, quarter, focus=True)
        self._move(row, tier, home, None if before is None else InitiativeId(before))

    def row(self, initiative: int) -> InitiativeRow | None:
        """Return an initiative that is shown."""
        lanes = [lane for column in self._area.shown for lane in column.lanes.values()]
        found = (lane.lane.row_at(lane.lane.place(initiative)) for lane in lanes)
        return next((row for row in found if row is not None), None)

    # States

    def set_state(self, state: InitiativeState) -> None:
        """Bring the selected initiative to another state, once it is said what that needs."""
        row = self._selection.row
        if row is None or row.state is state:
            return
        if state is InitiativeState.DROPPED:
            self._ask(f"Why is {labels.quoted(row.title)} dropped?", partial(self._drop, row), field="dropped")
            return
        if state in ACCEPTED_STATES and row.state not in ACCEPTED_STATES:
            warning = self._workspace.read(would_overcommit, row.quarter, row.hours).sentence
            if warning:
                go_on = partial(self._bring_to, row, state)
                self._prompts.make_sure(warning, "Accept it anyway", go_on, self._place())
                return
        self._bring_to(row, state)

    def open_anyway(self) -> None:
        """Open a held bet though its gate is closed; the reason is asked for and kept."""
        row = self._selection.row
        if row is None or not row.held:
            self.message_requested.emit("No gate holds it." if row is not None else "Select a bet first.")
            return
        title = f"Why is {labels.quoted(row.title)} opened though its gate holds it?"
        self._ask(title, partial(self._open, row), hint="The reason; it stands in the deck", field="open_anyway")

    def trash(self) -> None:
        """Throw the selected initiative away; Undo brings it back."""
        row = self._selection.row
        if row is not None:
            self._run(f"Moved {labels.quoted(row.title)} to the trash", initiatives.trash_initiative, row.id)

    # Time and turns

    def log(self, minutes: int) -> None:
        """Add worked minutes to the selected initiative, today."""
        row = self._selection.row
        if row is not None:
            said = "15 min" if minutes == QUARTER_HOUR else f"{minutes // HOUR} h"
            self._run(labels.did(f"Logged {said} on", row.title), time_entries.add_time, minutes, initiative=row.id)

    def finish_turn(self) -> None:
        """Tick the next turn of the selected recurring work."""
        row = self._turning()
        if row is not None and row.next_turn is not None:
            day = say_date(row.next_turn, self._workspace.clock.today())
            label = labels.did(f"Did the turn of {day} of", row.title)
            self._run(label, occurrences.finish_turn, row.id, row.next_turn)

    def skip_turn(self) -> None:
        """Skip the next turn of the selected recurring work; why is asked for."""
        row = self._turning()
        if row is not None and row.next_turn is not None:
            day = say_date(row.next_turn, self._workspace.clock.today())
            self._ask(f"Why is the turn of {day} of {labels.quoted(row.title)} skipped?", partial(self._skip, row))

    def _turning(self) -> InitiativeRow | None:
        """Return the selected initiative if it has an open turn; else say that it has none."""
        row = self._selection.row
        if row is not None and row.next_turn is not None:
            return row
        if row is not None:
            what = "has no open turn in this quarter" if row.recurrence else "doesn't recur; set that in its panel"
            self.message_requested.emit(f"{labels.quoted(row.title)} {what}.")
        return None

    # What is done when the answer is there

    def _bring_to(self, row: InitiativeRow, state: InitiativeState) -> None:
        """Write a state; for what is done without any time, its hours are asked for."""
        done = self._run(labels.did(STATE_VERBS[state], row.title), initiatives.set_state, row.id, state)
        if done and state is InitiativeState.DONE and not row.spent and not row.recurrence:
            hint = f"Hours; {row.hours:g} were planned. Esc leaves it open"
            title = f"About how many hours did {labels.quoted(row.title)} take?"
            self._ask(title, partial(self._estimate, row), hint=hint)

    def _estimate(self, row: InitiativeRow, typed: str) -> None:
        """Keep the hours that something took, as an estimate."""
        label = labels.did("Estimated the time of", row.title)
        self._workspace.run(label, time_entries.estimate_time, hours_typed(typed), initiative=row.id)

    def _drop(self, row: InitiativeRow, why: str) -> None:
        """Write that it is dropped."""
        state = InitiativeState.DROPPED
        self._workspace.run(labels.did(STATE_VERBS[state], row.title), initiatives.set_state, row.id, state, why)

    def _open(self, row: InitiativeRow, why: str) -> None:
        """Write the override."""
        self._workspace.run(labels.did("Opened anyway:", row.title), gates.open_anyway, row.id, why)

    def _skip(self, row: InitiativeRow, why: str) -> None:
        """Write that a turn is skipped."""
        assert row.next_turn is not None
        day = say_date(row.next_turn, self._workspace.clock.today())
        label = labels.did(f"Skipped the turn of {day} of", row.title)
        self._workspace.run(label, occurrences.skip_turn, row.id, row.next_turn, why)

    def _move(self, row: InitiativeRow, tier: Tier, quarter: Quarter, before: InitiativeId | None) -> None:
        """Write a place."""
        label = labels.did("Moved", row.title)
        if tier is not row.tier:
            label += f" to {tier.heading}"
        elif quarter != row.quarter:
            label += f" to {quarter.title}"
            self._selection.quarter = quarter
        self._run(label, initiatives.move_initiative, row.id, tier=tier, quarter=quarter, before=before)

    def _run(self, label: str, command: Callable[..., object], *args: Any, **more: Any) -> bool:
        """Run a command; what it refuses is said, and `False` returned."""
        try:
            self._workspace.run(label, command, *args, **more)
        except UserError as error:
            self.message_requested.emit(str(error))
            return False
        return True

    def _ask(self, title: str, done: Callable[[str], None], *, hint: str = "One sentence", field: str = "") -> None:
        """Ask for a sentence beside the selected card; `field` names the question for its draft."""
        row = self._selection.row
        if row is not None:
            belongs_to(self._prompts.reason, "initiative", int(row.id), labels.quoted(row.title))
        self._prompts.ask(title, done, self._place(), hint=hint, field=field)

    def _place(self) -> QRect:
        """Return where the selected card stands on the screen."""
        lane = self._selection.lane
        if lane is None:
            return QRect(self._area.mapToGlobal(self._area.rect().topLeft()), self._area.size())
        rect = lane.card_rect(max(lane.currentIndex().row(), 0))
        return QRect(lane.viewport().mapToGlobal(rect.topLeft()), rect.size())
