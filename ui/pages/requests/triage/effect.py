"""What accepting a request does to the quarter, in a sentence. Imports the core's queries."""

from __future__ import annotations

from csops_desktop.domain.capacity import say_hours
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.requests import PLANNED, Becomes
from csops_desktop.queries.capacity import capacity, would_overcommit
from csops_desktop.workspace import Workspace


def effect_of(workspace: Workspace, becomes: Becomes, hours: float) -> tuple[str, bool]:
    """Return what accepting it does to this quarter's capacity, and whether it doesn't fit.

    Args:
        workspace: holds the plan.
        becomes: what the request would be made into.
        hours: its effort.
    """
    if becomes is Becomes.HANDED_OVER:
        return "Takes none of your hours; you look at it again when it is due.", False
    quarter = quarter_of(workspace.clock.today())
    if becomes not in PLANNED:
        room = workspace.read(capacity, quarter)
        used = f"Ad hoc work has taken {say_hours(room.ad_hoc)} of its {say_hours(room.ad_hoc_cap)} in {quarter.title}"
        return f"{used}{'; it is over its cap.' if room.ad_hoc_over else '.'}", bool(room.ad_hoc_over)
    view = workspace.read(would_overcommit, quarter, hours)
    if view.overcommits:
        return view.sentence, True
    return f"{view.quarter.title}: {say_hours(view.free)} free, {say_hours(view.after)} with this.", False
