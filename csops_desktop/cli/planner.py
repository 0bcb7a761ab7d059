"""`list initiatives` on the command line. May import the core."""

from __future__ import annotations

from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.domain.capacity import say_spent
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.planner import initiatives
from csops_desktop.queries.planner_rows import InitiativeRow


def list_initiatives(state: State, *, as_json: bool, quarter: Quarter | None) -> str:
    """Return the initiatives of a quarter, or of all of them, lane by lane, as lines or as JSON."""
    return listing(as_json, state.read(initiatives, quarter), initiative_as_json, _line)


def initiative_as_json(row: InitiativeRow) -> dict[str, Any]:
    """Return an initiative as the command line gives it away; days are ISO text, efforts hours."""
    return {
        "id": row.id,
        "title": row.title,
        "tier": row.tier.value,
        "category": row.category,
        "quarter": str(row.quarter),
        "owner": row.owner,
        "state": row.state.value,
        "hours": row.hours,
        "spent": row.spent,
        "start_on": iso(row.start_on),
        "target_on": iso(row.target_on),
        "done_on": iso(row.done_on),
        "recurrence": row.recurrence,
        "next_turn": iso(row.next_turn),
        "turns": row.turns,
        "turns_done": row.turns_done,
        "slips": row.slips,
        "late": row.late,
        "part_of": row.part_of_id,
        "parts": row.parts,
        "responsibilities": [link.title for link in row.responsibilities],
        "held": row.held,
        "opened_anyway": None if row.override is None else row.override.why,
        "score": row.score,
        "rank": row.rank or None,
        "tie": row.tie,
        "verdict": row.verdict.value,
    }


def _line(row: InitiativeRow) -> str:
    said = [f"{say_spent(row.spent)} of {say_spent(row.hours)} h"]
    if row.recurs:
        said.append(row.recurs)
    if row.score is not None:
        said.append(f"score {row.score:g}{' tie' if row.tie else ''}")
    if row.held:
        said.append("held")
    if row.override is not None:
        said.append("opened anyway")
    if row.late:
        said.append("late")
    return f"{row.id:>5}  {row.quarter}  {row.tier.value:<10}  {row.state.word:<11}  {row.title} ({', '.join(said)})"
