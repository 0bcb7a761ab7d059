"""What each of the Planner's actions does. Imports its siblings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from csops_desktop.domain.planning import InitiativeState
from ui.pages.planner.acts import HOUR, QUARTER_HOUR

if TYPE_CHECKING:
    from ui.pages.planner.page import PlannerPage


def planner_slots(page: PlannerPage) -> dict[str, Callable[[], object]]:
    """Return what each action does, by its id in `ui.actions`."""
    acts, state = page.acts, page.acts.set_state
    return {
        "new_initiative": page.add_to_lane,
        "add_to_lane": page.add_to_lane,
        "rename_initiative": page.rename,
        "log_quarter_hour": partial(acts.log, QUARTER_HOUR),
        "log_hour": partial(acts.log, HOUR),
        "turn_done": acts.finish_turn,
        "turn_skipped": acts.skip_turn,
        "open_bet_anyway": acts.open_anyway,
        "commit_initiative": partial(state, InitiativeState.COMMITTED),
        "start_initiative": partial(state, InitiativeState.IN_PROGRESS),
        "finish_initiative": partial(state, InitiativeState.DONE),
        "drop_initiative": partial(state, InitiativeState.DROPPED),
        "next_quarter": partial(page.step, 1),
        "previous_quarter": partial(page.step, -1),
        "quarters_beside": page.cycle_beside,
        "plan_quarter": partial(page.show_view, "lanes"),
        "plan_year": partial(page.show_view, "year"),
        "plan_bets": partial(page.show_view, "bets"),
        "plan_maturity": partial(page.show_view, "maturity"),
        "plan_capacity": page.show_capacity,
        "plan_gate": page.show_gate,
        "carry_over": page.carry_over,
    }
