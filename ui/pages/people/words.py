"""How a promise is said on the People page and in the board's panel. Imports the core's words, no widgets."""

from __future__ import annotations

from datetime import date

from csops_desktop.domain.promises import CommitmentState, Direction
from csops_desktop.queries.people_rows import CommitmentDetail, CommitmentRow, NudgeRow, SlipRow
from csops_desktop.text.dates import say_date, say_days, say_distance
from ui.widgets.pill import PillKind

SOON_DAYS = 7
"""Days ahead of which a promise counts as due soon."""

TIMES = {1: "once", 2: "twice"}


def pill_of(row: CommitmentRow, today: date) -> tuple[str, PillKind]:
    """Return the words and the colour of a promise's pill."""
    if row.trashed_on is not None:
        return "in the trash", "muted"
    if row.state is CommitmentState.CANCELLED:
        return "cancelled", "muted"
    if row.state is CommitmentState.DONE:
        late = row.late_days
        if late:
            return f"{say_days(late)} late", "yellow"
        if row.slipped_days:
            return "kept after a slip", "yellow"
        return "on time" if row.due_on else "done", "green"
    if row.due_on is None:
        return "no date yet", "muted"
    late = row.overdue_days(today)
    if late:
        return f"{say_days(late)} overdue", "red"
    soon = (row.due_on - today).days <= SOON_DAYS
    return say_distance(row.due_on, today), "yellow" if soon else "muted"


def meta_of(row: CommitmentRow, today: date, *, with_person: bool) -> str:
    """Return the quiet line beneath a promise: who, by when, slips, nudges, what it belongs to."""
    parts = []
    if with_person:
        parts.append(f"I owe {row.person}" if row.direction is Direction.I_OWE else f"{row.person or 'somebody'} owes")
    parts += _dates(row, today)
    if row.slips:
        parts.append(slips_words(row))
    if row.nudges and row.last_nudged_on is not None and row.state is CommitmentState.OPEN:
        times = "" if row.nudges == 1 else f"{_times(row.nudges)}, last "
        parts.append(f"nudged {times}{say_distance(row.last_nudged_on, today)}")
        if row.follow_up_on is not None:
            parts.append(f"follow up {say_date(row.follow_up_on, today)}")
    if row.responsibility and with_person is False:
        parts.append(f"for “{row.responsibility}”")
    if row.document:
        parts.append(f"about “{row.document}”")
    if row.plan_step:
        parts.append(f"“{row.plan_step}” waits for it")
    if row.state is not CommitmentState.OPEN and row.outcome:
        parts.append(row.outcome)
    return " · ".join(parts)


def slips_words(row: CommitmentRow) -> str:
    """Return how often a date slipped, and how much later than first agreed it stands now."""
    later = f", {say_days(row.slipped_days)} later than first agreed" if row.slipped_days else ""
    return f"slipped {_times(row.slips)}{later}"


def slip_sentence(slip: SlipRow, today: date) -> str:
    """Return one move of a date, with who moved it and why."""
    distance = f"{say_days(slip.days)} later" if slip.days > 0 else f"{say_days(-slip.days)} earlier"
    moved = f"{say_date(slip.from_on, today)} to {say_date(slip.to_on, today)}, {distance}"
    return f"{moved} · moved by {slip.moved_by} on {say_date(slip.moved_on, today)}: {slip.why}"


def nudge_sentence(nudge: NudgeRow, today: date) -> str:
    """Return one nudge: when, how firm, how it went out, and when it is followed up."""
    way = {"copied": "copied", "mail": "by mail", "said": "in person"}[nudge.way.value]
    follow = f", to be followed up on {say_date(nudge.follow_up_on, today)}" if nudge.follow_up_on else ""
    return f"{say_date(nudge.day, today)} · {nudge.tone.value} nudge, {way}{follow}"


def spoken(detail: CommitmentDetail, today: date) -> str:
    """Return a promise as a screen reader says it."""
    return ", ".join((detail.row.heading, pill_of(detail.row, today)[0]))


def kept_words(closed: tuple[CommitmentDetail, ...]) -> str:
    """Return how many of the promises that are done were kept by the day first agreed: "3 of 4 on time", or ""."""
    done = [one.row for one in closed if one.row.state is CommitmentState.DONE]
    kept = sum(not row.late_days and not row.slipped_days for row in done)
    return f"{kept} of {len(done)} on time" if done else ""


def _dates(row: CommitmentRow, today: date) -> list[str]:
    """Return when a promise is due, or what became of it and when."""
    at = f", {row.due_at}" if row.due_at else ""
    if row.state is CommitmentState.OPEN:
        return [f"due {say_date(row.due_on, today)}{at}"] if row.due_on else []
    assert row.closed_on is not None
    word = "done" if row.state is CommitmentState.DONE else "cancelled"
    return [f"{word} {say_date(row.closed_on, today)}"]


def _times(number: int) -> str:
    return TIMES.get(number, f"{number} times")
