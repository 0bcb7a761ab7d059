"""What a deck says about the plan of the quarter. Pure; standard library, domain and the query rows only.

Leadership need to see what comes first, what holds the bets and since when, and every bet that was opened although its
gate was closed, with the reason that was given: a gate whose overrides nobody sees is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csops_desktop.deck import sentences as say
from csops_desktop.deck.slides import AskLine, CheckLine, Section, SectionLine, SectionsSlide, StepLine, TextLine
from csops_desktop.domain.capacity import say_hours, say_spent
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.queries.bet_rows import BetsView, BetView, PlanView
from csops_desktop.queries.capacity_rows import CapacityView, ConditionRow, GateView
from csops_desktop.queries.planner_rows import CarriedRow, InitiativeRow

_NAMED = 8
"""So many initiatives of a lane stand by name; the others are counted."""

_NAMED_BETS = 5
"""So many bets that were not opened anyway stand by name; one that was always does."""

_ORDER = (
    InitiativeState.IN_PROGRESS,
    InitiativeState.COMMITTED,
    InitiativeState.DONE,
    InitiativeState.PROPOSED,
    InitiativeState.DROPPED,
)
"""In this order initiatives are told, late ones before all others."""


def plan_slide(plan: PlanView | None, as_of: date) -> SectionsSlide | None:
    """Compose the slide on the plan of the quarter; `None` where nothing is planned."""
    if plan is None:
        return None
    quarter = plan.quarter
    lanes = {lane.tier: lane.rows for lane in quarter.lanes}
    if not any(lanes.values()):
        return None
    gate = Section("The gate before the bets", _gate(quarter.gate), "No condition holds the bets.")
    return SectionsSlide(
        title=_title(plan),
        short=f"Plan for {quarter.quarter.title}",
        bookmark=f"Plan for {quarter.quarter.title}",
        left=(
            Section("Foundations", _lane(lanes[Tier.FOUNDATION], as_of), "No foundation is planned."),
            Section("BAU", _lane(lanes[Tier.BAU], as_of), "No BAU is planned."),
            Section("Capacity", _capacity(quarter.capacity)),
            *_carried(quarter.carried_out),
        ),
        right=(
            *((gate,) if lanes[Tier.BET] or quarter.gate.conditions else ()),
            Section("Strategic bets", _bets(plan.bets, as_of), "No bet is placed."),
        ),
    )


def _title(plan: PlanView) -> str:
    """Compose the message: what holds the bets, that too much is planned, or how far the foundations are."""
    quarter = plan.quarter
    which, held = quarter.quarter.title, [view.row for view in plan.bets.bets if view.row.held]
    opened = sum(view.row.override is not None for view in plan.bets.bets)
    anyway = f"; {say.number_word(opened)} opened anyway" if opened else ""
    if held:
        reason = next((c.sentence.rstrip(".") for c in quarter.gate.conditions if not c.met), "")
        wait = f"{say.some(len(held), 'bet')} {'waits' if len(held) == 1 else 'wait'}"
        return (
            f"{say.start(wait)}: {reason}{anyway}"
            if reason
            else f"{say.start(wait)} for conditions of their own{anyway}"
        )
    if quarter.capacity.over:
        return f"{which} is over-committed by {say_hours(quarter.capacity.over)}{anyway}"
    rows = [row for lane in quarter.lanes if lane.tier is Tier.FOUNDATION for row in lane.rows]
    rows = [row for row in rows if row.state is not InitiativeState.DROPPED]
    if rows:
        done = sum(row.state is InitiativeState.DONE for row in rows)
        verb = say.is_are(done)
        return f"{which}: {done} of {say.some(len(rows), 'foundation')} {verb} done{anyway}"
    return f"The plan for {which}{anyway}"


def _lane(rows: Sequence[InitiativeRow], as_of: date) -> tuple[SectionLine, ...]:
    """Say the initiatives of a lane, what is late first; those beyond `_NAMED` are counted."""
    told = sorted(rows, key=lambda row: (not row.late, _ORDER.index(row.state), row.position))
    lines: list[SectionLine] = [_initiative(row, as_of) for row in told[:_NAMED]]
    if len(told) > _NAMED:
        lines.append(TextLine(f"and {len(told) - _NAMED} more", muted=True))
    return tuple(lines)


def _initiative(row: InitiativeRow, as_of: date) -> StepLine:
    """Say one initiative: when it is due, how far it is, and that it slipped."""
    when = row.target_on or row.next_turn
    notes = [] if row.state in (InitiativeState.IN_PROGRESS, InitiativeState.DONE) else [row.state.word]
    if row.recurs:
        notes.append(f"{row.recurs}, {row.turns_done} of {row.turns} done")
    elif row.hours:
        notes.append(f"{say_spent(row.spent)} of {say_hours(row.hours)}")
    if row.slips:
        notes.append(f"moved {say.some(row.slips, 'time')}" if row.slips > 1 else "moved once")
    return StepLine(
        when="" if when is None else say.short_date(when, as_of),
        text=row.title,
        note=" · ".join(notes),
        good="done" if row.state is InitiativeState.DONE else "",
        bad="late" if row.late else "",
    )


def _capacity(capacity: CapacityView) -> tuple[SectionLine, ...]:
    """Say the capacity in words, and what is over."""
    lines = [TextLine(f"{capacity.sentence}.")]
    if capacity.over:
        lines.append(TextLine(f"The quarter is over-committed by {say_hours(capacity.over)}."))
    if capacity.ad_hoc_over:
        lines.append(TextLine(f"Ad hoc work is {say_hours(capacity.ad_hoc_over)} over its cap."))
    return tuple(lines)


def _gate(gate: GateView) -> tuple[SectionLine, ...]:
    """Say how the gate stands, and each of its conditions."""
    if not gate.conditions:
        return ()
    return (TextLine(gate.sentence), *(_condition(condition) for condition in gate.conditions))


def _condition(condition: ConditionRow) -> CheckLine:
    """Say one condition; a green that the evidence doesn't support is disclosed."""
    doubt = f" ({condition.doubt[0].lower()}{condition.doubt[1:].rstrip('.')})" if condition.doubt else ""
    return CheckLine(f"{condition.demand}{doubt}", condition.met)


def _bets(bets: BetsView, as_of: date) -> tuple[SectionLine, ...]:
    """Say the bets, the best first; every one that was opened anyway is told, with its reason."""
    living = [view for view in bets.bets if view.row.state is not InitiativeState.DROPPED or view.row.override]
    plain = [view for view in living if view.row.override is None]
    told = {view.row.id for view in plain[:_NAMED_BETS]}
    lines: list[SectionLine] = [
        _bet(view, as_of) for view in living if view.row.override is not None or view.row.id in told
    ]
    if len(plain) > _NAMED_BETS:
        lines.append(TextLine(f"and {len(plain) - _NAMED_BETS} more", muted=True))
    return tuple(lines)


def _bet(view: BetView, as_of: date) -> AskLine:
    """Say one bet: its place, how it stands, what holds it or why it was opened anyway."""
    row, parts = view.row, []
    if view.score is not None:
        parts.append(f"score {view.score.total:.1f}{', a tie' if row.tie else ''}")
    parts.append(row.verdict.value or row.state.word)
    own = next((c.sentence.rstrip(".") for c in view.gate.conditions if not c.met and c.bet_id is not None), "")
    if row.held:
        parts.append(f"held: {own}" if own else "held")
    why = ""
    if row.override is not None:
        parts.append(f"opened anyway on {say.long_date(row.override.day, as_of)}")
        held_by = "; ".join(line.rstrip(".") for line in row.override.held_by.splitlines())
        why = f"{say.start(say.ended(row.override.why))} It was held: {held_by}."
    return AskLine(row.title, say.start(" · ".join(parts)), why)


def _carried(rows: Sequence[CarriedRow]) -> tuple[Section, ...]:
    """Say what was carried over out of the quarter."""
    if not rows:
        return ()
    lines: list[SectionLine] = [StepLine(row.to_quarter.title, row.title, row.why) for row in rows[:_NAMED]]
    if len(rows) > _NAMED:
        lines.append(TextLine(f"and {len(rows) - _NAMED} more", muted=True))
    return (Section("Carried over", tuple(lines)),)
