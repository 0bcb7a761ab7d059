"""Status, trend and the computed colour: when a declared colour may be believed. Pure.

A three-colour scale parks on amber (in the UK's Government Major Projects Portfolio 72 to 75 % of 235 to 244 projects
a year), so a colour alone says little: it is always shown with its trend and its days, and it is checked against what
the desk itself knows.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from csops_desktop.text.dates import say_long

TREND_DAYS = 60
"""Days after a change of colour for which the card still counts as improving or worsening; later it is steady."""

DEFAULT_CHECK_IN_DAYS = 30
"""Days after which a status that nobody confirmed is stale: one leadership report a month."""


class Status(StrEnum):
    """The declared colour of a responsibility. The value is the word of the command line, JSON and the database."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NOT_RATED = "not-rated"

    @property
    def word(self) -> str:
        """The colour as said in a sentence: "red", "not rated"."""
        return self.value.replace("-", " ")

    @property
    def heading(self) -> str:
        """The colour as a heading: "Red", "Not rated"."""
        return self.word.capitalize()

    @property
    def badness(self) -> int:
        """Green 0, yellow 1, red 2; not rated is -1, since it is not on the scale."""
        return _BADNESS[self]


_BADNESS = {Status.NOT_RATED: -1, Status.GREEN: 0, Status.YELLOW: 1, Status.RED: 2}

COLUMNS = (Status.RED, Status.YELLOW, Status.GREEN, Status.NOT_RATED)
"""The board's columns in their order: what is wrong comes first."""


class Trend(StrEnum):
    """Where a colour came from: the word that stands beside the arrow."""

    WORSENING = "worsening"
    STEADY = "steady"
    IMPROVING = "improving"


class AskState(StrEnum):
    """The life of an ask: draft, asked, accepted or refused, delivered."""

    DRAFT = "draft"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DELIVERED = "delivered"


ASK_MOVES: dict[AskState, tuple[AskState, ...]] = {
    AskState.DRAFT: (AskState.ASKED,),
    AskState.ASKED: (AskState.ACCEPTED, AskState.REFUSED),
    AskState.ACCEPTED: (AskState.DELIVERED, AskState.REFUSED),
    AskState.REFUSED: (AskState.ASKED,),
    AskState.DELIVERED: (),
}
"""The states an ask may go to from each state; a refused ask may be asked again."""

OPEN_ASK_STATES = (AskState.ASKED, AskState.ACCEPTED)
"""The states in which somebody else is expected to act."""

ANSWERED_ASK_STATES = (AskState.ACCEPTED, AskState.REFUSED, AskState.DELIVERED)
"""The states of an ask to which somebody said yes or no."""


class Factor(StrEnum):
    """The four factors on which a process is judged."""

    REPEATABLE = "repeatable"
    CLEAR = "clear"
    CONSISTENT = "consistent"
    ACCOUNTABLE = "accountable"


def trend(status: Status, previous: Status | None, days: int) -> Trend:
    """Say whether a colour got better or worse when it last changed.

    Args:
        status: the present colour.
        previous: the colour before it, `None` when there was none.
        days: days since the change.

    Returns:
        Steady after `TREND_DAYS`, and whenever one of the two colours is not on the scale.
    """
    if previous is None or days > TREND_DAYS or Status.NOT_RATED in (status, previous):
        return Trend.STEADY
    if status.badness == previous.badness:
        return Trend.STEADY
    return Trend.WORSENING if status.badness > previous.badness else Trend.IMPROVING


def is_stale(status: Status, checked_on: date | None, check_in_days: int, today: date) -> bool:
    """Say whether a colour is older than its check-in interval (in days); what is not rated can't be stale."""
    return status is not Status.NOT_RATED and checked_on is not None and (today - checked_on).days > check_in_days


class Evidence(NamedTuple):
    """What the desk knows about a responsibility besides its declared colour.

    Attributes:
        criteria_met: points of the definition of green that are met, of `criteria_total`.
        overdue_steps: plan steps that are not done and whose date has passed.
        green_by: the get-to-green date, `None` when none is set.
        checked_on: the day of the newest status, `None` when it was never rated.
        check_in_days: days after which the status is stale.
        stale_documents: of its documents, those whose review is overdue.
        unverified_documents: those that nobody verified, or that were edited since.
        overdue_promises: open promises for it, of others or the operator's own, whose date has passed.
    """

    criteria_met: int = 0
    criteria_total: int = 0
    overdue_steps: int = 0
    green_by: date | None = None
    checked_on: date | None = None
    check_in_days: int = DEFAULT_CHECK_IN_DAYS
    stale_documents: int = 0
    unverified_documents: int = 0
    overdue_promises: int = 0


class Judgement(NamedTuple):
    """The computed colour, and one sentence for each reason why it is worse than the declared one."""

    status: Status
    reasons: tuple[str, ...] = ()


def judge(declared: Status, evidence: Evidence, today: date) -> Judgement:
    """Compute the colour that the evidence supports.

    The rule is the product's "declared against computed": a green card is no better than yellow while its definition of
    green is unfinished, its plan has slipped, a promise for it is overdue, its status is stale or it rests on documents
    that are stale or not verified, and red when nothing of its definition is met; a yellow card whose plan has slipped
    is red. An overdue promise makes no yellow card red: yellow already says that something is missing. Nothing is worse
    than red, and what is not rated is not judged. The computed colour is never better than the declared one: that
    stays the person's word.

    Args:
        declared: the colour the person set.
        evidence: what the desk knows.
        today: the day of the judgement.
    """
    if declared in (Status.RED, Status.NOT_RATED):
        return Judgement(declared)
    found: list[tuple[Status, str]] = []
    if declared is Status.GREEN and evidence.criteria_met < evidence.criteria_total:
        found.append(_unfinished(evidence))
    worse = Status.YELLOW if declared is Status.GREEN else Status.RED
    found += [(worse, reason) for reason in _slips(declared, evidence, today)]
    if declared is Status.GREEN and is_stale(declared, evidence.checked_on, evidence.check_in_days, today):
        assert evidence.checked_on is not None
        found.append((Status.YELLOW, f"Not checked for {say_long((today - evidence.checked_on).days)}."))
    if declared is Status.GREEN and evidence.overdue_promises:
        verb = "is" if evidence.overdue_promises == 1 else "are"
        found.append((Status.YELLOW, f"{count(evidence.overdue_promises, 'promise')} {verb} overdue."))
    if declared is Status.GREEN:
        found += [(Status.YELLOW, reason) for reason in _doubtful_documents(evidence)]
    if not found:
        return Judgement(declared)
    return Judgement(
        max((status for status, _ in found), key=lambda s: s.badness), tuple(reason for _, reason in found)
    )


def _unfinished(evidence: Evidence) -> tuple[Status, str]:
    """Return the colour and the sentence of a definition of green that is not met."""
    if evidence.criteria_met == 0:
        return Status.RED, "Nothing in its definition of green is met."
    missing = evidence.criteria_total - evidence.criteria_met
    verb = "is" if missing == 1 else "are"
    return Status.YELLOW, f"{missing} of {evidence.criteria_total} points of its definition of green {verb} not met."


def _slips(declared: Status, evidence: Evidence, today: date) -> list[str]:
    """Return a sentence for each way in which the plan has slipped."""
    reasons = []
    if evidence.overdue_steps:
        verb = "is" if evidence.overdue_steps == 1 else "are"
        reasons.append(f"{count(evidence.overdue_steps, 'plan step')} {verb} overdue.")
    if declared is Status.YELLOW and evidence.green_by is not None and evidence.green_by < today:
        reasons.append(f"Its get-to-green date passed {say_long((today - evidence.green_by).days)} ago.")
    return reasons


def _doubtful_documents(evidence: Evidence) -> list[str]:
    """Return a sentence for each kind of documents that can't be relied on."""
    kinds = ((evidence.stale_documents, "stale"), (evidence.unverified_documents, "not verified"))
    return [f"{number} of its documents {'is' if number == 1 else 'are'} {state}." for number, state in kinds if number]


def count(number: int, noun: str) -> str:
    """Return a number with its noun in the right form: "1 day", "12 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
