"""The rules of trust over all facts: a date verifies nothing, stamps are worth less, reviews stay within their time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.domain.review import Wanted, due_reason, next_due, stagger, tolerance, week_of
from csops_desktop.domain.trust import (
    FEW_AT_ONCE,
    Facts,
    How,
    ReviewRule,
    Stamp,
    Trust,
    confidence,
    trust,
    trust_sentence,
    warning_days,
)

TODAY = date(2026, 11, 24)

days = st.integers(-900, 900).map(lambda number: TODAY + timedelta(days=number))
intervals = st.builds(ReviewRule, st.integers(1, 60), st.sampled_from(["days", "weeks", "months"]))
rules = (
    intervals
    | st.builds(ReviewRule, on=days)
    | st.just(ReviewRule(evergreen=True, reason="It's history."))
    | st.just(ReviewRule())
)
stamps = st.builds(
    Stamp,
    how=st.lists(st.sampled_from(list(How)), min_size=1, max_size=4, unique=True).map(tuple),
    remark=st.booleans(),
    unchanged=st.integers(0, 30),
    burst=st.integers(1, 90),
)


dated_rules = intervals | st.builds(ReviewRule, on=days)


@st.composite
def facts_of(draw: st.DrawFn, *, kept: bool = False, verified: bool = False, dated: bool = False) -> Facts:
    """Draw what there can be, with the dates that the rule gives.

    What a test needs (not archived, verified once, with a due date) is drawn, not filtered: an ``assume``
    that refuses most draws fails hypothesis' health check on an unlucky seed.
    """
    rule = draw(dated_rules if dated else rules)
    before = (
        days if rule.on is None or not dated else st.integers(1, 900).map(lambda n: (rule.on or TODAY) - timedelta(n))
    )
    verified_on = draw(before if verified or dated else st.none() | before)
    claimed_on = draw(st.none() | days)
    due_by = next_due(rule, verified_on or claimed_on)
    early = draw(st.integers(0, tolerance(rule) // 7)) if due_by else 0
    return Facts(
        rule,
        archived=not kept and draw(st.booleans()),
        verified_on=verified_on,
        claimed_on=claimed_on,
        edited=verified_on is not None and draw(st.booleans()),
        edited_on=draw(st.none() | days),
        due_on=due_by and due_by - timedelta(days=7 * early),
        due_by=due_by,
    )


@given(facts_of(), st.none() | days)
def test_dates_alone_never_make_something_verified(facts: Facts, claimed_on: date | None) -> None:
    unverified = replace(facts, verified_on=None, edited=False, claimed_on=claimed_on)
    assert trust(unverified, TODAY) in (Trust.NEVER, Trust.STALE, Trust.EVERGREEN, Trust.ARCHIVED)
    assert (trust(unverified, TODAY) is Trust.EVERGREEN) == (facts.rule.evergreen and not facts.archived)


@given(facts_of(kept=True, verified=True))
def test_what_was_edited_since_is_never_taken_for_verified(facts: Facts) -> None:
    edited, untouched = trust(replace(facts, edited=True), TODAY), trust(replace(facts, edited=False), TODAY)
    assert edited in (Trust.EDITED, Trust.STALE)
    assert untouched is not Trust.EDITED
    # Being edited makes nothing stale and hides nothing stale: the two are told apart.
    assert (edited is Trust.STALE) == (untouched is Trust.STALE)
    if edited is Trust.STALE:
        assert "changed" in trust_sentence(replace(facts, edited=True), TODAY)


@given(facts_of(kept=True, verified=True, dated=True))
def test_the_warning_begins_on_its_day(facts: Facts) -> None:
    assert facts.due_on is not None
    kept = replace(facts, edited=False)
    begins = facts.due_on - timedelta(days=warning_days(facts.rule))
    assert trust(kept, begins) is Trust.DUE_SOON
    assert trust(kept, begins - timedelta(days=1)) is Trust.VERIFIED


@given(facts_of(kept=True), st.integers(1, 900))
def test_time_alone_never_makes_a_document_better(facts: Facts, later: int) -> None:
    order = (Trust.EVERGREEN, Trust.VERIFIED, Trust.DUE_SOON, Trust.EDITED, Trust.NEVER, Trust.STALE)
    now, then = trust(facts, TODAY), trust(facts, TODAY + timedelta(days=later))
    assert order.index(now) <= order.index(then)


@given(facts_of(kept=True, dated=True))
def test_stale_is_exactly_what_is_past_its_last_day(facts: Facts) -> None:
    assert facts.due_by is not None
    assert trust(facts, facts.due_by) is not Trust.STALE
    assert trust(facts, facts.due_by + timedelta(days=1)) is Trust.STALE


@given(facts_of(), st.integers(-900, 900))
def test_every_state_is_explained(facts: Facts, offset: int) -> None:
    today = TODAY + timedelta(days=offset)
    sentence = trust_sentence(facts, today)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "None" not in sentence + due_reason(facts, today)
    assert bool(due_reason(facts, today)) == (facts.due_by is not None and not facts.archived)


@given(intervals, days)
def test_a_review_is_due_after_its_interval_and_a_warning_before_it(rule: ReviewRule, base: date) -> None:
    due_by = next_due(rule, base)
    assert due_by is not None
    assert due_by > base
    assert tolerance(rule) <= (due_by - base).days // 5
    assert warning_days(rule) < (due_by - base).days


@given(days, st.none() | days)
def test_a_fixed_date_is_met_by_a_verification_on_it_or_later(on: date, base: date | None) -> None:
    met = base is not None and base >= on
    assert next_due(ReviewRule(on=on), base) == (None if met else on)


@given(stamps)
def test_confidence_falls_with_verifications_that_change_nothing(stamp: Stamp) -> None:
    figures = [confidence(replace(stamp, unchanged=number)).figure for number in range(31)]
    assert figures == sorted(figures, reverse=True)
    alone = [confidence(replace(stamp, burst=1, unchanged=number)).figure for number in (1, 2, 3, 4)]
    assert alone[0] > alone[1] > alone[2] > alone[3]
    assert confidence(replace(stamp, unchanged=12)).level == "low"
    assert "in a row" in confidence(replace(stamp, unchanged=2)).sentence


@given(stamps)
def test_confidence_falls_with_many_verifications_within_minutes(stamp: Stamp) -> None:
    figures = [confidence(replace(stamp, burst=number)).figure for number in range(1, 91)]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] == figures[FEW_AT_ONCE - 1]
    alone = [confidence(replace(stamp, burst=number, unchanged=0)).figure for number in (3, 4, 5, 6)]
    assert alone[0] > alone[1] > alone[2] > alone[3]
    assert confidence(replace(stamp, burst=30)).level == "low"
    assert "within 10 minutes" in confidence(replace(stamp, burst=FEW_AT_ONCE + 1)).sentence


@given(stamps)
def test_a_deeper_check_and_a_remark_are_never_worth_less(stamp: Stamp) -> None:
    figure = confidence(stamp).figure
    for how in How:
        assert confidence(replace(stamp, how=(*stamp.how, how))).figure >= figure
    assert confidence(replace(stamp, remark=True)).figure >= figure
    assert 0 <= figure <= 100
    assert confidence(None).level == "none"


wanted = st.dictionaries(
    st.integers(0, 40),
    st.builds(Wanted, st.integers(-40, 90).map(lambda n: TODAY + timedelta(days=n)), st.integers(0, 28)),
)
taken = st.dictionaries(st.integers(-6, 14).map(lambda n: week_of(TODAY) + timedelta(weeks=n)), st.integers(0, 6))


@given(wanted, taken, st.integers(1, 5))
def test_staggering_stays_within_the_tolerance(reviews: dict[int, Wanted], busy: dict[date, int], budget: int) -> None:
    planned = stagger(reviews, busy, budget, TODAY)
    assert planned.keys() == reviews.keys()
    for key, day in planned.items():
        assert 0 <= (reviews[key].due_by - day).days <= reviews[key].tolerance
        assert day >= TODAY or day == reviews[key].due_by
        assert day.weekday() == reviews[key].due_by.weekday()


@given(wanted, taken, st.integers(1, 5))
def test_no_week_exceeds_the_budget_while_there_is_room(
    reviews: dict[int, Wanted], busy: dict[date, int], budget: int
) -> None:
    planned = stagger(reviews, busy, budget, TODAY)
    load = Counter(busy) + Counter(week_of(day) for day in planned.values())
    for key, day in planned.items():
        if load[week_of(day)] > budget:
            others = {week_of(d) for d in reviews[key].days(TODAY)} - {week_of(day)}
            assert all(load[week] >= budget for week in others)


@given(wanted, st.integers(1, 5))
def test_staggering_finds_a_plan_where_there_is_one(reviews: dict[int, Wanted], budget: int) -> None:
    """A matching of reviews to places in weeks, found by augmenting paths, never does better."""
    load = Counter(week_of(day) for day in stagger(reviews, {}, budget, TODAY).values())
    over = sum(max(0, number - budget) for number in load.values())
    places: dict[tuple[date, int], int] = {}

    def seat(key: int, tried: set[tuple[date, int]]) -> bool:
        for week in {week_of(day) for day in reviews[key].days(TODAY)}:
            for place in ((week, number) for number in range(budget)):
                if place not in tried:
                    tried.add(place)
                    if place not in places or seat(places[place], tried):
                        places[place] = key
                        return True
        return False

    seated = sum(seat(key, set()) for key in reviews)
    assert over == len(reviews) - seated
