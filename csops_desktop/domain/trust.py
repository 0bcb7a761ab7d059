"""What a document may be trusted for: its state, and how much its last verification is worth. Standard library only.

Review dates rot and are then rubber-stamped: in four public handbooks 46 to 68 % of 5,121 changes of a review date
changed nothing else in the page, and up to 76 pages were bumped in one commit (counted in their git histories;
reference/features.md, 0.2). Hence the rules here. A date alone never makes a text verified: what a front matter says
about a review is a claim, and a claim can only make a document stale. What was verified is a text, so a text that was
changed since is no longer verified, however young the date is. And verifications that look like stamping are worth
less, in words that say why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from csops_desktop.text.dates import say_date, say_long

DUE_SOON_DAYS = 7
"""How long before its review a document is due soon: the warning of GOV.UK's page monitor, one week ahead."""

BURST_MINUTES = 10
"""Verifications so close together are looked at as one burst."""

FEW_AT_ONCE = 3
"""So many documents may be verified in one burst without a doubt: short pages that were read one after the other."""


class Trust(StrEnum):
    """The state of a document. The value is the word of the command line and JSON."""

    VERIFIED = "verified"
    DUE_SOON = "due-soon"
    STALE = "stale"
    EDITED = "edited"
    NEVER = "never-verified"
    EVERGREEN = "evergreen"
    ARCHIVED = "archived"

    @property
    def word(self) -> str:
        """The state as said in a sentence: "due soon", "edited since verified"."""
        return "edited since verified" if self is Trust.EDITED else self.value.replace("-", " ")

    @property
    def heading(self) -> str:
        """The state as a heading: "Due soon"."""
        return self.word.capitalize()


RELIED_ON = (Trust.VERIFIED, Trust.DUE_SOON, Trust.EVERGREEN)
"""The states in which a reader may believe the text."""

DOUBTFUL = (Trust.STALE, Trust.EDITED, Trust.NEVER)
"""The states that no green responsibility may rest on, the worst first."""


class How(StrEnum):
    """How a text was checked. The value is the word of the command line and the database."""

    READ = "read"
    TRIED = "tried"
    ASKED = "asked"
    DATA = "data"

    @property
    def word(self) -> str:
        """The check as said in a sentence."""
        return _HOW_WORDS[self]


_HOW_WORDS = {
    How.READ: "read through",
    How.TRIED: "tried the steps",
    How.ASKED: "asked the owner",
    How.DATA: "checked the data",
}


class Kind(StrEnum):
    """What a document is."""

    PROCESS = "process"
    POLICY = "policy"
    COMMAND_PLAN = "command-plan"
    ACCOUNT_TRANSITION = "account-transition"
    RELEASE_NOTE = "release-note"
    KPI_DEFINITION = "kpi-definition"
    ONBOARDING_GUIDE = "onboarding-guide"
    OTHER = "other"

    @property
    def word(self) -> str:
        """The kind as said in a sentence: "command plan", "KPI definition"."""
        return self.value.replace("-", " ").replace("kpi", "KPI")

    @property
    def heading(self) -> str:
        """The kind as a heading: "Command plan"."""
        return self.word[0].upper() + self.word[1:]


class Audience(StrEnum):
    """For whom a document is written."""

    NEW_TEAM_MEMBERS = "new-team-members"
    EXISTING_TEAM = "existing-team"
    OTHER_DEPARTMENTS = "other-departments"
    LEADERSHIP = "leadership"

    @property
    def word(self) -> str:
        """The readers as said in a sentence: "new team members"."""
        return self.value.replace("-", " ")

    @property
    def heading(self) -> str:
        """The readers as a heading: "New team members"."""
        return self.word.capitalize()


Unit = Literal["days", "weeks", "months"]


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """When a document has to be verified again: after an interval, on a date, or not at all.

    Attributes:
        every, unit: the interval, both or neither.
        on: a fixed date instead of an interval.
        evergreen: its verification doesn't expire.
        reason: why it is so, in the person's words.
    """

    every: int | None = None
    unit: Unit | None = None
    on: date | None = None
    evergreen: bool = False
    reason: str = ""

    @property
    def given(self) -> bool:
        """Whether a rule was given at all; without one the usual interval counts (`review.USUAL`)."""
        return self.every is not None or self.on is not None or self.evergreen

    @property
    def sentence(self) -> str:
        """The rule in words: "every 6 months", "on 2026-12-15", "evergreen", "no review rule"."""
        if self.evergreen:
            return "evergreen"
        if self.on is not None:
            return f"on {self.on.isoformat()}"
        if self.every is None or self.unit is None:
            return "no review rule"
        return f"every {self.unit[:-1]}" if self.every == 1 else f"every {self.every} {self.unit}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides the state of a document.

    Attributes:
        rule: its review rule.
        archived: it is kept but no longer used.
        verified_on: the day of its last verification here; `None` when nobody verified it.
        claimed_on: the day of a review that the front matter of an imported file claims.
        edited: its text is another one than the one that was verified; False when it was never verified.
        edited_on: the day of its newest text.
        due_on: the day planned for its review; may be earlier than `due_by` so that reviews don't crowd.
        due_by: the last day on which its rule lets it count as reviewed; `None` when there is none.
    """

    rule: ReviewRule
    archived: bool = False
    verified_on: date | None = None
    claimed_on: date | None = None
    edited: bool = False
    edited_on: date | None = None
    due_on: date | None = None
    due_by: date | None = None


def trust(facts: Facts, today: date) -> Trust:
    """Return the state of a document on a day.

    Worse comes first: what is overdue is stale, also where its text was edited since; what was edited since it was
    verified is not verified, also where its review is due soon. A claimed date can make it stale and nothing else.
    """
    if facts.archived:
        return Trust.ARCHIVED
    if facts.rule.evergreen:
        return Trust.EDITED if facts.edited else Trust.EVERGREEN
    reviewed = facts.verified_on is not None or facts.claimed_on is not None or facts.rule.on is not None
    if reviewed and facts.due_by is not None and today > facts.due_by:
        return Trust.STALE
    if facts.verified_on is None:
        return Trust.NEVER
    if facts.edited:
        return Trust.EDITED
    if facts.due_on is not None and today >= facts.due_on - timedelta(days=warning_days(facts.rule)):
        return Trust.DUE_SOON
    return Trust.VERIFIED


def warning_days(rule: ReviewRule) -> int:
    """Return how many days before its review a document is due soon: a week, or half of a shorter interval."""
    if rule.every is None or rule.unit is None:
        return DUE_SOON_DAYS
    return min(DUE_SOON_DAYS, rule.every * _DAYS[rule.unit] // 2)


_DAYS: dict[Unit, int] = {"days": 1, "weeks": 7, "months": 30}


def trust_sentence(facts: Facts, today: date) -> str:
    """Say in a sentence or two why a document is in its state."""
    verified = "" if facts.verified_on is None else f"Last verified on {say_date(facts.verified_on, today)}."
    match trust(facts, today):
        case Trust.ARCHIVED:
            return "Archived: it is kept and no longer reviewed."
        case Trust.STALE:
            return _stale(facts, today)
        case Trust.NEVER:
            return f"Nobody has verified it here.{_claim(facts, today)}"
        case Trust.EDITED:
            return f"Its text was changed{_edited_on(facts, today)} after it was verified. {verified}"
        case Trust.EVERGREEN:
            return f"It needs no review{_because(facts.rule)}. {verified or 'Nobody has verified it here.'}"
        case Trust.DUE_SOON:
            assert facts.due_on is not None
            return f"Its review is due on {say_date(facts.due_on, today)}. {verified}"
        case Trust.VERIFIED:
            return verified


def _stale(facts: Facts, today: date) -> str:
    """Return the sentences of a stale document."""
    assert facts.due_by is not None
    late = f"Its review has been overdue for {say_long((today - facts.due_by).days)}."
    if facts.verified_on is None:
        return f"{late} Nobody has verified it here.{_claim(facts, today)}"
    edited = f" Its text was changed{_edited_on(facts, today)} after that." if facts.edited else ""
    return f"{late} Last verified on {say_date(facts.verified_on, today)}.{edited}"


def _claim(facts: Facts, today: date) -> str:
    """Return the sentence of a claimed review."""
    if facts.claimed_on is None:
        return ""
    return f" Its file says that it was reviewed on {say_date(facts.claimed_on, today)}, but not what was checked."


def _edited_on(facts: Facts, today: date) -> str:
    """Return the day of the newest text, to stand in a sentence."""
    return "" if facts.edited_on is None else f" on {say_date(facts.edited_on, today)}"


def _because(rule: ReviewRule) -> str:
    """Return the reason of a rule, to stand in a sentence."""
    reason = rule.reason.strip().rstrip(".")
    return f": {reason}" if reason else ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is known of a document's last verification besides its date.

    Attributes:
        how: what was checked.
        remark: whether something was written about it.
        unchanged: how many verifications in a row, this one included, found the very text of the one before.
        burst: how many different documents were verified within `BURST_MINUTES` of it, this one included.
    """

    how: tuple[How, ...] = (How.READ,)
    remark: bool = True
    unchanged: int = 0
    burst: int = 1


Level = Literal["high", "medium", "low", "none"]


@dataclass(frozen=True, slots=True)
class Confidence:
    """How much a verification is worth.

    Attributes:
        level: the word.
        sentence: why, in words.
        figure: 0 to 100.
    """

    level: Level
    sentence: str
    figure: int = 0


def confidence(stamp: Stamp | None) -> Confidence:
    """Say how much the last verification of a document is worth.

    A text that somebody tried, asked about or held against the data counts more than one that was read through
    (QubesOS issue 10623 asks for light and deep reviews to be told apart). Each verification in a row that changed
    nothing takes a sixth away from the second on: once may well be an honest "still right". So does each document
    beyond `FEW_AT_ONCE` in one burst, as a third of it. The rates are this desk's own; what they punish was measured
    (see the head of this file).
    """
    if stamp is None:
        return Confidence("none", "Nobody has verified it here.")
    checks = len({how for how in stamp.how if how is not How.READ})
    worth = (70 if checks == 0 else 85 + 5 * checks) - (0 if stamp.remark else 10)
    streak, crowd = max(0, stamp.unchanged - 1), max(0, stamp.burst - FEW_AT_ONCE)
    figure = round(worth * (5 / 6) ** streak * (17 / 18) ** crowd)
    level: Level = "high" if figure >= 75 else "medium" if figure >= 45 else "low"
    return Confidence(level, " ".join(_doubts(stamp, streak, crowd)), figure)


def _doubts(stamp: Stamp, streak: int, crowd: int) -> list[str]:
    """Return what was checked, and a sentence for everything that lowers the confidence."""
    checked = [how.word for how in How if how in stamp.how]
    joined = ", ".join(checked[:-1]) + " and " + checked[-1] if len(checked) > 1 else "".join(checked)
    sentences = [f"Checked: {joined}."]
    if streak:
        sentences.append(f"{stamp.unchanged} verifications in a row found nothing to change.")
    if crowd:
        sentences.append(f"{stamp.burst} documents were verified within {BURST_MINUTES} minutes.")
    if not stamp.remark:
        sentences.append("Nothing was written about it.")
    return sentences
