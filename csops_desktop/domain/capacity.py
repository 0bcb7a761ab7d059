"""What a quarter has room for, and into which buckets its work goes. Standard library, domain and `errors` only.

A team of one has a week of its own: percentages of a year's full-time hours say nothing (research: RICE "in
person-weeks flattens for a solo worker"). So the room is what is left of the working hours after holidays, meetings and
a buffer, in hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from csops_desktop.domain.planning import ACCEPTED_STATES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.errors import UserError

WORKING_DAYS_A_WEEK = 5
HOURS_A_WEEK = 24 * 7
LONGEST_BUCKET_NAME = 60

OTHER = "Other"
"""The name of what no bucket takes."""

AD_HOC = "ad-hoc"
ELSEWHERE = "other"
SEGMENTS = {
    Tier.FOUNDATION.value: "Foundations",
    Tier.BAU.value: "BAU",
    Tier.BET.value: "Bets",
    AD_HOC: "Ad hoc",
    ELSEWHERE: OTHER,
}
"""The pieces of the bar from the left, and what they are called."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A share of a quarter's capacity.

    Attributes:
        percent: the target, 0 to 100.
        takes: tiers ("foundation", "bau", "bet") and categories; a category counts before a tier.
        ad_hoc: requests count in it.
    """

    name: str
    percent: int
    takes: tuple[str, ...] = ()
    ad_hoc: bool = False


SPLITS: dict[str, tuple[Bucket, ...]] = {
    "60/40": (
        Bucket("BAU", 60, (Tier.BAU.value,), ad_hoc=True),
        Bucket("Strategic", 40, (Tier.FOUNDATION.value, Tier.BET.value)),
    ),
    "20/60/20": (
        Bucket("Ad hoc", 20, (), ad_hoc=True),
        Bucket("Roadmap", 60, (Tier.FOUNDATION.value, Tier.BET.value)),
        Bucket("Run the business", 20, (Tier.BAU.value,)),
    ),
}
"""The two usual splits (product.md, idea 8): 60 % BAU and 40 % strategic; 20 % ad hoc, 60 % roadmap, 20 % run."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What the person says about a quarter.

    Attributes:
        hours_per_week: working hours.
        days_off: holidays and other days away in the quarter.
        meeting_hours: a week.
        buffer_percent: what is kept free of the rest.
        ad_hoc_cap_percent: how much of the capacity ad hoc work may take.
    """

    hours_per_week: float = 40
    days_off: float = 0
    meeting_hours: float = 0
    buffer_percent: int = 20
    ad_hoc_cap_percent: int = 20


@dataclass(frozen=True, slots=True)
class Room:
    """The hours of a quarter: gross = holidays + meetings + buffer + available; none is negative."""

    gross: float
    holidays: float
    meetings: float
    buffer: float
    available: float


@dataclass(frozen=True, slots=True)
class Work:
    """An initiative as it counts in a quarter: `planned` hours of it, and `actual` ones worked within the quarter."""

    tier: Tier
    category: str
    state: InitiativeState
    planned: float
    actual: float


@dataclass(frozen=True, slots=True)
class Sums:
    """Planned and actual hours, and those only proposed."""

    planned: float = 0
    actual: float = 0
    proposed: float = 0

    def plus(self, other: Sums) -> Sums:
        """Return both together."""
        return Sums(self.planned + other.planned, self.actual + other.actual, self.proposed + other.proposed)


def working_days(quarter: Quarter) -> int:
    """Return how many days from Monday to Friday a quarter has."""
    return sum((quarter.first + timedelta(days=n)).weekday() < WORKING_DAYS_A_WEEK for n in range(quarter.days))


def room(entered: Entered, quarter: Quarter) -> Room:
    """Return what a quarter has room for."""
    days = working_days(quarter)
    off = min(entered.days_off, days)
    a_day = entered.hours_per_week / WORKING_DAYS_A_WEEK
    gross, holidays = days * a_day, off * a_day
    meetings = (days - off) / WORKING_DAYS_A_WEEK * min(entered.meeting_hours, entered.hours_per_week)
    rest = gross - holidays - meetings
    buffer = rest * entered.buffer_percent / 100
    return Room(gross, holidays, meetings, buffer, rest - buffer)


def check_entered(entered: Entered, quarter: Quarter) -> None:
    """Refuse what no quarter can be.

    Raises:
        UserError: hours or percentages out of their range, or more days off than the quarter has working days.
    """
    if not 0 < entered.hours_per_week <= HOURS_A_WEEK:
        raise UserError("Working hours are more than 0 and at most 168 a week.")
    days = working_days(quarter)
    if not 0 <= entered.days_off <= days:
        raise UserError(f"{quarter.title} has {days} working days: days off are from 0 to {days}.")
    if not 0 <= entered.meeting_hours <= entered.hours_per_week:
        raise UserError("Meetings take from 0 hours to the whole working week.")
    for percent, what in ((entered.buffer_percent, "The buffer"), (entered.ad_hoc_cap_percent, "The ad hoc cap")):
        if not 0 <= percent <= 100:
            raise UserError(f"{what} is a share from 0 to 100 %.")


def check_buckets(buckets: Sequence[Bucket]) -> None:
    """Refuse a split that doesn't add up.

    Raises:
        UserError: a name is missing, too long or used twice, a share is out of range, more than 100 % altogether, a
            tier or category is in two buckets, or ad hoc work is in two.
    """
    for bucket in buckets:
        if not bucket.name.strip():
            raise UserError("Give each bucket a name.")
        if len(bucket.name) > LONGEST_BUCKET_NAME:
            raise UserError(f"A bucket's name has at most {LONGEST_BUCKET_NAME} characters.")
        if not 0 <= bucket.percent <= 100:
            raise UserError(f"The share of “{bucket.name}” is from 0 to 100 %.")
    _refuse_twice((bucket.name for bucket in buckets), "Two buckets are called “{}”.")
    _refuse_twice((taken for bucket in buckets for taken in bucket.takes), "“{}” is in two buckets.")
    if sum(bucket.ad_hoc for bucket in buckets) > 1:
        raise UserError("Ad hoc work counts in one bucket only.")
    total = sum(bucket.percent for bucket in buckets)
    if total > 100:
        raise UserError(f"The shares add up to {total} %; at most 100 % can be given away.")


def bucket_of(buckets: Sequence[Bucket], tier: Tier, category: str) -> str:
    """Return the name of the bucket in which work counts: its category decides before its tier; `OTHER` for none."""
    for word in (category.casefold(), tier.value):
        for bucket in buckets:
            if word and word in {taken.casefold() for taken in bucket.takes}:
                return bucket.name
    return OTHER


def by_segment(works: Iterable[Work], ad_hoc: float, elsewhere: Mapping[str, float]) -> dict[str, Sums]:
    """Return the sums of each piece of the bar, in their order.

    Args:
        works: the initiatives of the quarter.
        ad_hoc: hours worked on requests; nobody plans them, so they count as planned as well.
        elsewhere: hours worked on nothing but a bucket, by the bucket's name.
    """
    found = dict.fromkeys(SEGMENTS, Sums())
    for work in works:
        found[work.tier.value] = found[work.tier.value].plus(_sums(work))
    found[AD_HOC] = Sums(ad_hoc, ad_hoc)
    loose = sum(elsewhere.values())
    found[ELSEWHERE] = Sums(loose, loose)
    return found


def by_bucket(
    buckets: Sequence[Bucket], works: Iterable[Work], ad_hoc: float, elsewhere: Mapping[str, float]
) -> dict[str, Sums]:
    """Return the sums of each bucket, in their order, then of `OTHER`; arguments as for `by_segment`."""
    found = dict.fromkeys([*(bucket.name for bucket in buckets), OTHER], Sums())
    for work in works:
        name = bucket_of(buckets, work.tier, work.category)
        found[name] = found[name].plus(_sums(work))
    for name, hours in [
        (next((bucket.name for bucket in buckets if bucket.ad_hoc), OTHER), ad_hoc),
        *((name if name in found else OTHER, hours) for name, hours in elsewhere.items()),
    ]:
        found[name] = found[name].plus(Sums(hours, hours))
    return found


def say_hours(hours: float) -> str:
    """Return hours as a person says them: "3 h", "1.5 h", "0.25 h"; whole from a day's worth on."""
    rounded = round(hours) if abs(hours) >= 10 else round(hours, 2)
    return f"{rounded + 0:g} h"


def say_spent(hours: float) -> str:
    """Return worked hours without their unit, to the minute's hundredth: "12", "23.25", "0.33" for twenty minutes."""
    return f"{round(hours, 2) + 0:g}"


def overcommit_sentence(free: float, hours: float, quarter: Quarter) -> str:
    """Say what taking on more hours does to a quarter; "" where they fit."""
    if hours <= free:
        return ""
    if free <= 0:
        return (
            f"{quarter.title} is full: {say_hours(-free)} over already, {say_hours(hours - free)} over with this."
            if free < 0
            else f"{quarter.title} is full: this is {say_hours(hours)} too much."
        )
    return f"{quarter.title} has {say_hours(free)} free: this is {say_hours(hours - free)} too much."


def _sums(work: Work) -> Sums:
    """Return how an initiative counts: accepted hours are planned, proposed ones are not yet."""
    if work.state in ACCEPTED_STATES:
        return Sums(work.planned, work.actual)
    return Sums(0, work.actual, work.planned if work.state is InitiativeState.PROPOSED else 0)


def _refuse_twice(words: Iterable[str], sentence: str) -> None:
    """Refuse a word that comes twice, in any letter case."""
    seen: set[str] = set()
    for word in words:
        if word.casefold() in seen:
            raise UserError(sentence.format(word))
        seen.add(word.casefold())
