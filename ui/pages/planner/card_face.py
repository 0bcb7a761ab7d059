"""What an initiative's card says, in words and marks; the delegate paints it. Imports the core's rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.capacity import say_spent
from csops_desktop.domain.planning import InitiativeState, Tier, Verdict
from csops_desktop.domain.status import Status, count
from csops_desktop.queries.planner_rows import InitiativeRow
from csops_desktop.text.dates import say_date


@dataclass(frozen=True, slots=True)
class CardFace:
    """The words on an initiative's card.

    Attributes:
        id: the initiative.
        title: its title.
        note: the muted line below.
        status: the colour of what it stands on, shown as a pill; `None` for no pill.
        score: a bet's score as it is shown, "3.9 tie"; "" for none.
        hours: how far it is: "12 of 20 h".
        share: how much of the planned hours is worked, 0 to 1 and above.
        locked: a gate holds it.
        done: it is done.
        quiet: it is painted pale: held, dropped, or not of this quarter any more.
        late: its target day has passed.
        spoken: all of it in one sentence, for the ear.
    """

    id: int
    title: str
    note: str
    status: Status | None
    score: str
    hours: str
    share: float
    locked: bool
    done: bool
    quiet: bool
    late: bool
    spoken: str


def face_of(row: InitiativeRow, today: date) -> CardFace:
    """Return what an initiative's card says.

    Args:
        row: the initiative.
        today: dates are said from here.
    """
    dropped = row.state is InitiativeState.DROPPED
    return CardFace(
        id=row.id,
        title=" ".join(row.title.split()),
        note=_note(row, today),
        status=row.colour if row.tier is not Tier.BET else None,
        score=_score(row),
        hours=_hours(row),
        share=row.spent / row.hours if row.hours else 0.0,
        locked=row.held,
        done=row.state is InitiativeState.DONE,
        quiet=row.held or dropped,
        late=row.late or (row.next_turn is not None and row.next_turn < today),
        spoken=row.spoken,
    )


def _score(row: InitiativeRow) -> str:
    """Return a bet's score as its pill says it."""
    if row.verdict is not Verdict.NONE:
        return row.verdict.value
    if row.score is None:
        return ""
    return f"{row.score:.1f} tie" if row.tie else f"{row.score:.1f}"


def _hours(row: InitiativeRow) -> str:
    """Return how far it is, in hours."""
    if row.state is InitiativeState.DROPPED:
        return "dropped"
    if not row.hours:
        return f"{say_spent(row.spent)} h" if row.spent else "no effort yet"
    return f"{say_spent(row.spent)} of {say_spent(row.hours)} h"


def _note(row: InitiativeRow, today: date) -> str:
    """Return the line below the title: what is the most worth knowing, then where it belongs."""
    parts = [_state(row)]
    if row.override is not None and row.tier is Tier.BET:
        parts.append(f"opened anyway {say_date(row.override.day, today)}: {row.override.why}")
    elif row.points is not None:
        impact, ability, fit = row.points
        parts.append(f"impact {impact} · ability {ability} · fit {fit}")
    elif row.tier is Tier.BET:
        parts.append("no score yet")
    parts += _when(row, today)
    if row.responsibilities and row.tier is not Tier.BET:
        more = len(row.responsibilities) - 1
        parts.append(f"behind {row.responsibilities[0].title}" + (f" and {more} more" if more else ""))
    elif row.category and row.tier is not Tier.BET:
        parts.append(row.category)
    if row.slips:
        parts.append(f"slipped {count(row.slips, 'time')}")
    return ", ".join(part for part in parts if part)


def _state(row: InitiativeRow) -> str:
    """Return the state where it isn't to be seen already."""
    return "proposed" if row.state is InitiativeState.PROPOSED and not row.held else ""


def _when(row: InitiativeRow, today: date) -> list[str]:
    """Return how often it comes and when next, or its target."""
    if row.recurs:
        if row.next_turn is None:
            return [row.recurs]
        word = "was due" if row.next_turn < today else "next"
        return [row.recurs, f"{word} {say_date(row.next_turn, today)}"]
    if row.target_on is None or row.state is InitiativeState.DONE:
        return []
    word = "was due" if row.late else "target"
    return [f"{word} {say_date(row.target_on, today)}"]
