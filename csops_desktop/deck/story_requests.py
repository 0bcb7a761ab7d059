"""What a deck says about requests. Pure; standard library, domain and the query rows only.

Leadership need to see how much is asked for, what was taken on in front of the plan and what it displaced, what was
declined and why, and what is asked for so often that it deserves a foundation. Who asked stands there by team or name
only where planned work had to wait for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csops_desktop.deck import sentences as say
from csops_desktop.deck.slides import AskLine, Section, SectionLine, SectionsSlide, StepLine, TextLine
from csops_desktop.domain.requests import Flow
from csops_desktop.queries.request_rows import InterruptRow, RequestRow, RequestSummary

_NAMED = 5
"""So many of each kind stand by name; the others are counted."""

MANY_INTERRUPTS = 40
"""From this share, in percent, on, the message is that interrupts eat the plan: twice the usual cap of ad hoc work."""


def requests_slide(summary: RequestSummary | None, as_of: date) -> SectionsSlide | None:
    """Compose the slide on requests; `None` where nothing came in, went out or waits."""
    if summary is None or not _worth_telling(summary):
        return None
    return SectionsSlide(
        title=_title(summary),
        short="Requests",
        bookmark="Requests",
        left=(
            Section(f"Since {say.short_date(summary.since, as_of)}", _numbers(summary.flow)),
            Section("Asked for again and again", _often(summary.often), "Nothing was asked for three times."),
            *_monitored(summary.monitored, as_of),
        ),
        right=(
            Section("Taken on in front of the plan", _interrupts(summary.interrupts, as_of), "Nothing was."),
            Section("Declined, and why", _declined(summary.declined, as_of), "Nothing was declined."),
        ),
    )


def _worth_telling(summary: RequestSummary) -> bool:
    """Say whether there is anything on the slide but zeros."""
    flow = summary.flow
    told = (flow.asked, flow.done, flow.declined, flow.accepted, flow.waiting)
    return any(told) or bool(summary.often or summary.monitored)


def _title(summary: RequestSummary) -> str:
    """Compose the message: that interrupts eat the plan, or how much came in and went out."""
    flow = summary.flow
    percent = flow.interrupt_percent
    if percent is not None and percent >= MANY_INTERRUPTS:
        return f"{percent} % of the requests we accepted went in front of the plan"
    came = f"{say.some(flow.came, 'request')} came in" if flow.came else "No request came in"
    out = flow.done + flow.declined
    rest = f", {out} went out" if out else ""
    waits = (
        f"; {say.some(flow.waiting, 'decision')} {'is' if flow.waiting == 1 else 'are'} open" if flow.waiting else ""
    )
    return f"{say.start(came)}{rest}{waits}"


def _numbers(flow: Flow) -> tuple[SectionLine, ...]:
    """Count what came in and went out."""
    asked = f"asked for {flow.asked} times" if flow.asked > flow.came else ""
    answered = f"{flow.answered} of them answered by a document" if flow.answered else ""
    share = "" if flow.interrupt_percent is None else f"{flow.interrupt_percent} % of them in front of planned work"
    counted = (
        (flow.came, "came in", asked),
        (flow.accepted, "accepted", share),
        (flow.done, "done", answered),
        (flow.declined, "declined", ""),
        (flow.waiting, "wait for a decision", ""),
    )
    return tuple(StepLine(str(number), words, note) for number, words, note in counted)


def _interrupts(rows: Sequence[InterruptRow], as_of: date) -> tuple[SectionLine, ...]:
    """Say what displaced what, and for whom."""
    lines: list[SectionLine] = [
        AskLine(
            row.title,
            f"{say.short_date(row.day, as_of)}{f', for {row.for_whom}' if row.for_whom else ''}: displaced"
            f" “{row.displaced}”",
            row.why,
        )
        for row in rows[:_NAMED]
    ]
    return _with_rest(lines, len(rows))


def _declined(rows: Sequence[RequestRow], as_of: date) -> tuple[SectionLine, ...]:
    """Say what was declined, why, and when it is looked at again."""
    lines: list[SectionLine] = []
    for row in rows[:_NAMED]:
        again = "" if row.revisit_on is None else f"looked at again on {say.short_date(row.revisit_on, as_of)}"
        often = f"asked for {row.asked} times" if row.asked > 1 else ""
        lines.append(AskLine(row.title, " · ".join(filter(None, (often, again))), row.reason))
    return _with_rest(lines, len(rows))


def _often(rows: Sequence[RequestRow]) -> tuple[SectionLine, ...]:
    """Say what may deserve a foundation."""
    lines: list[SectionLine] = [StepLine(f"{row.asked}×", row.title, row.state.word) for row in rows[:_NAMED]]
    return _with_rest(lines, len(rows))


def _monitored(rows: Sequence[RequestRow], as_of: date) -> tuple[Section, ...]:
    """Say what others do; nothing where there is none."""
    if not rows:
        return ()
    lines: list[SectionLine] = [
        StepLine("" if row.look_on is None else say.short_date(row.look_on, as_of), row.title, row.assignee)
        for row in rows[:_NAMED]
    ]
    return (Section("Handed over, still watched", _with_rest(lines, len(rows))),)


def _with_rest(lines: list[SectionLine], number: int) -> tuple[SectionLine, ...]:
    """Add how many more there are."""
    if number > _NAMED:
        lines.append(TextLine(f"and {number - _NAMED} more", muted=True))
    return tuple(lines)
