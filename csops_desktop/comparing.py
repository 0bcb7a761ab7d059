"""What changed since a report was issued, in sentences. May import the workspace, queries and the deck's sentences.

Compared is what the report froze with what the desk holds now, so nothing rests on memory; days and reasons are those
of the histories.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from csops_desktop.deck import sentences as say
from csops_desktop.deck.reasons import gist, uncapitalised
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import AskState, Status, count
from csops_desktop.errors import UserError
from csops_desktop.queries.reports import ReportRow, changes_after, report_data, report_row
from csops_desktop.queries.responsibility import all_details
from csops_desktop.queries.rows import AskRow, ResponsibilityDetail
from csops_desktop.workspace import Workspace

REASON = 160
"""Characters of a reason that a sentence quotes."""

_NEWS = (AskState.ASKED, AskState.ACCEPTED, AskState.REFUSED, AskState.DELIVERED)

type Frozen = Mapping[str, Any]
"""A responsibility as a report froze it: JSON, its days as ISO text."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One sentence; `status` is the colour that something has now, where the sentence is about that."""

    text: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class ChangePart:
    """Sentences of one sort under their heading."""

    heading: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different from a report, now.

    Attributes:
        title: since which report.
        parts: only those that have a line.
        summary: one sentence on how much was done since.
    """

    title: str
    parts: tuple[ChangePart, ...]
    summary: str

    @property
    def text(self) -> str:
        """All of it as plain text, to be pasted into a mail."""
        parts = (f"{part.heading}\n" + "\n".join(f"- {line.text}" for line in part.lines) for part in self.parts)
        return "\n\n".join((self.title, *parts, self.summary)) + "\n"


def compare_with_now(workspace: Workspace, report: ReportId) -> Comparison:
    """Say what changed since a report.

    Raises:
        UserError: there is no such report.
    """
    row, frozen = workspace.read(report_row, report), workspace.read(report_data, report)
    if row is None or frozen is None:
        raise UserError(f"There is no report {report}.")
    today = workspace.clock.today()
    now = {int(one.card.id): one for one in workspace.read(all_details)}
    then = {int(one["id"]): one for one in frozen}
    both = [(then[key], one) for key, one in now.items() if key in then]
    parts = (
        *_colours(both, today),
        ChangePart("Get-to-green dates", tuple(_green_dates(both, today))),
        ChangePart("Steps done", tuple(_steps(both))),
        ChangePart("Asks", tuple(_asks(then, now.values(), today))),
        ChangePart("New", _names(one.card.title for key, one in now.items() if key not in then)),
        ChangePart("No longer tracked", _names(one["title"] for key, one in then.items() if key not in now)),
    )
    return Comparison(_title(row, today), tuple(part for part in parts if part.lines), _summary(workspace, row))


def _title(row: ReportRow, today: date) -> str:
    """Say since which report."""
    if row.as_of == row.day:
        return f"What changed since the report of {say.long_date(row.day, today)}"
    return (
        f"What changed since {say.long_date(row.as_of, today)}, as the report of {say.long_date(row.day, today)} has it"
    )


def _summary(workspace: Workspace, row: ReportRow) -> str:
    """Say how much the history has since a report."""
    number = workspace.read(changes_after, row)
    if not number:
        return "Nothing was done since; the history has no change after it."
    return f"The history has {count(number, 'change')} since then."


def _colours(both: Iterable[tuple[Frozen, ResponsibilityDetail]], today: date) -> tuple[ChangePart, ...]:
    """Say every colour that changed, bad news first."""
    worse, better, other = list[ChangeLine](), list[ChangeLine](), list[ChangeLine]()
    for old, new in both:
        before, card = Status(old["status"]), new.card
        if before is card.status:
            continue
        when = f" on {say.long_date(card.since, today)}" if card.since else ""
        why = uncapitalised(gist(card.reason, REASON))
        went = f"{card.title} went from {before.word} to {card.status.word}{when}"
        rated = Status.NOT_RATED not in (before, card.status)
        group = other if not rated else worse if card.status.badness > before.badness else better
        group.append(ChangeLine(say.ended(f"{went}: {why}" if why else went), card.status))
    return (
        ChangePart("Worse", tuple(worse)),
        ChangePart("Better", tuple(better)),
        ChangePart("Newly or no longer rated", tuple(other)),
    )


def _green_dates(both: Iterable[tuple[Frozen, ResponsibilityDetail]], today: date) -> Iterable[ChangeLine]:
    """Say every get-to-green date that moved, came or went."""
    for old, new in both:
        before, after = _day(old["green_by"]), new.card.green_by
        if before == after:
            continue
        was = f"was {say.long_date(before, today)}" if before else "had no date"
        goal = f"green by {say.long_date(after, today)}" if after else "no get-to-green date any more"
        yield ChangeLine(f"{new.card.title}: {goal}; it {was}.")


def _steps(both: Iterable[tuple[Frozen, ResponsibilityDetail]]) -> Iterable[ChangeLine]:
    """Say which steps of plans were done."""
    for old, new in both:
        done = {step["id"] for step in old["steps"] if step["done_on"]}
        names = [step.text for step in new.steps if step.done_on and step.id not in done]
        if names:
            yield ChangeLine(say.ended(f"{new.card.title}: {say.join(names)}"))


def _asks(then: Mapping[int, Frozen], now: Iterable[ResponsibilityDetail], today: date) -> Iterable[ChangeLine]:
    """Say which asks were asked, answered or delivered."""
    before = {ask["id"]: ask["state"] for one in then.values() for ask in one["asks"]}
    for one in now:
        for ask in one.asks:
            if ask.state in _NEWS and before.get(ask.id) != ask.state:
                yield ChangeLine(
                    f"{say.ended(say.ask_head(ask))} {say.start(_became(ask, today))}, for {one.card.title}."
                )


def _became(ask: AskRow, today: date) -> str:
    """Say what became of an ask and when: "accepted on 20 November", "asked on 18 November"."""
    if ask.state is AskState.ASKED:
        return "asked" + (f" on {say.long_date(ask.asked_on, today)}" if ask.asked_on else "")
    return say.answered(ask, today)


def _names(titles: Iterable[str]) -> tuple[ChangeLine, ...]:
    """Return a line for each title."""
    return tuple(ChangeLine(title) for title in titles)


def _day(text: str | None) -> date | None:
    """Return a frozen day."""
    return None if text is None else date.fromisoformat(text)
