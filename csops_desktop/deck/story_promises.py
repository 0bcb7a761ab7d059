"""What a deck says about promises: kept, late, moved, overdue. Pure; standard library, domain and the query rows only.

It tells what was promised and what became of it, and thanks people by name. Who moved a date and how late somebody
usually is are the operator's own: a helper who finds them in a deck for leadership helps no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from csops_desktop.deck import sentences as say
from csops_desktop.deck.slides import Section, SectionLine, SectionsSlide, StepLine, TextLine
from csops_desktop.domain.promises import Direction
from csops_desktop.domain.status import count
from csops_desktop.queries.people_rows import CommitmentDetail, CommitmentRow, PromisesView

_NAMED = 6
"""So many promises of a section stand by name; the others are counted."""

_CREDITS = 4


def promises_slide(promises: PromisesView | None, as_of: date) -> SectionsSlide | None:
    """Compose the slide on promises; `None` where there is nothing to tell.

    Args:
        promises: those of the time that the deck tells of.
        as_of: the deck's day.
    """
    if promises is None:
        return None
    since = say.long_date(promises.since, as_of)
    return SectionsSlide(
        title=_title(promises),
        short="Promises kept and slipped",
        bookmark="Promises kept and slipped",
        left=(
            Section(f"Kept since {since}", _named(promises.kept, as_of, _kept), "No promise was kept in this time."),
            *_credits(promises),
        ),
        right=(
            Section("Overdue", _named(promises.overdue, as_of, _overdue), "Nothing is overdue."),
            Section("Moved to a later day", _moved(promises.moved, as_of), "No date slipped."),
            Section("Due in the next two weeks", _named(promises.ahead, as_of, _ahead), "Nothing is due."),
            *_cancelled(promises, as_of),
        ),
    )


def _title(promises: PromisesView) -> str:
    """Compose the message: how many were kept on time, and how many are overdue."""
    done, overdue = len(promises.kept), len(promises.overdue)
    on_time = sum(_on_time(row) for row in promises.kept)
    late = f"{say.some(overdue, 'promise')} {say.is_are(overdue)} overdue" if overdue else ""
    if not done:
        if overdue:
            return say.start(late)
        return "No promise is overdue" if promises.ahead or promises.moved else "Promises and thanks"
    # What is overdue was due as well: left out of the count, a broken promise would make it look better.
    due = done + overdue
    kept = f"{on_time} of {count(due, 'promise')} kept on the day first agreed"
    if on_time == due:
        kept = "the one promise that was due was kept" if due == 1 else f"all {due} promises that were due were kept"
    rest = f"; {say.number_word(overdue)} {say.is_are(overdue)} overdue" if overdue else "; none is overdue"
    return say.start(kept + rest)


def _on_time(row: CommitmentRow) -> bool:
    """Say whether a promise was done by the day that was agreed first."""
    if row.closed_on is None or row.first_due_on is None:
        return True
    return row.closed_on <= row.first_due_on


def _named(
    rows: Sequence[CommitmentRow], as_of: date, line: Callable[[CommitmentRow, date], SectionLine]
) -> tuple[SectionLine, ...]:
    """Return a line for each of the first promises, and how many more there are."""
    return (*(line(row, as_of) for row in rows[:_NAMED]), *_rest(len(rows), _NAMED))


def _rest(number: int, named: int) -> tuple[SectionLine, ...]:
    """Return the line that counts what has none of its own."""
    return (TextLine(f"and {number - named} more", muted=True),) if number > named else ()


def _kept(row: CommitmentRow, as_of: date) -> SectionLine:
    """Say a promise that was kept, and whether that was on time."""
    assert row.closed_on is not None
    late = 0 if row.first_due_on is None else max(0, (row.closed_on - row.first_due_on).days)
    note = f"({count(late, 'day')} after the day first agreed)" if late else ""
    return StepLine(say.short_date(row.closed_on, as_of), _who(row), note, good="" if late else "on time")


def _overdue(row: CommitmentRow, as_of: date) -> SectionLine:
    """Say a promise that is overdue, and what waits for it."""
    assert row.due_on is not None
    waits = f"(“{row.responsibility}” waits for it)" if row.responsibility else ""
    days = count(row.overdue_days(as_of), "day")
    return StepLine(say.short_date(row.due_on, as_of), _who(row), waits, bad=f"{days} overdue")


def _ahead(row: CommitmentRow, as_of: date) -> SectionLine:
    """Say a promise that is due soon."""
    assert row.due_on is not None
    note = f"(for “{row.responsibility}”)" if row.responsibility else ""
    return StepLine(say.short_date(row.due_on, as_of), _who(row), note)


def _moved(moved: Sequence[CommitmentDetail], as_of: date) -> tuple[SectionLine, ...]:
    """Say what slipped, to which day, and why; not whose doing it was."""
    lines: list[SectionLine] = []
    for one in moved[:_NAMED]:
        slip = next(slip for slip in reversed(one.slips) if slip.days > 0)
        due = one.row.due_on or slip.to_on
        lines.append(StepLine(say.short_date(due, as_of), f"{one.row.what}: {say.ended(slip.why)}", _times(one.row)))
    return (*lines, *_rest(len(moved), _NAMED))


def _times(row: CommitmentRow) -> str:
    """Say how far a date has slipped altogether."""
    times = {1: "once", 2: "twice"}.get(row.slips, f"{row.slips} times")
    days = f", {count(row.slipped_days, 'day')} later than first agreed" if row.slipped_days else ""
    return f"(slipped {times}{days})"


def _cancelled(promises: PromisesView, as_of: date) -> tuple[Section, ...]:
    """Return the section of what no longer holds, where there is any."""
    if not promises.cancelled:
        return ()

    def line(row: CommitmentRow, day: date) -> SectionLine:
        assert row.closed_on is not None
        return StepLine(say.short_date(row.closed_on, day), f"{row.what}: {say.ended(row.outcome)}")

    return (Section("No longer holds", _named(promises.cancelled, as_of, line)),)


def _credits(promises: PromisesView) -> tuple[Section, ...]:
    """Return the section of thanks, where anybody is thanked."""
    lines = tuple(TextLine(f"{one.person}: {say.ended(one.what)}") for one in promises.credits[:_CREDITS])
    return (Section("Thank you", (*lines, *_rest(len(promises.credits), _CREDITS))),) if lines else ()


def _who(row: CommitmentRow) -> str:
    """Say a promise with who gave it; the operator's own are CS Ops'."""
    if row.direction is Direction.I_OWE:
        return f"CS Ops to {row.person}: {row.what}" if row.person else f"CS Ops: {row.what}"
    return f"{row.person}: {row.what}" if row.person else row.what
