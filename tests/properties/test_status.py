"""The computed colour over all evidence: never kinder than the declared one, and never kinder for worse evidence."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.domain.status import TREND_DAYS, Evidence, Status, Trend, is_stale, judge, trend

TODAY = date(2026, 11, 24)

days = st.integers(-400, 400).map(lambda number: TODAY + timedelta(days=number))
statuses = st.sampled_from(list(Status))


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    """Draw any evidence there can be."""
    total = draw(st.integers(0, 5))
    return Evidence(
        criteria_met=draw(st.integers(0, total)),
        criteria_total=total,
        overdue_steps=draw(st.integers(0, 3)),
        green_by=draw(st.none() | days),
        checked_on=draw(st.none() | days),
        check_in_days=draw(st.integers(1, 400)),
        overdue_promises=draw(st.integers(0, 2)),
    )


@given(statuses, evidences())
def test_the_computed_colour_is_never_better_than_the_declared_one(declared: Status, evidence: Evidence) -> None:
    assert judge(declared, evidence, TODAY).status.badness >= declared.badness


@given(statuses, evidences())
def test_there_are_reasons_exactly_when_it_is_worse(declared: Status, evidence: Evidence) -> None:
    judgement = judge(declared, evidence, TODAY)
    assert bool(judgement.reasons) == (judgement.status is not declared)
    assert all(reason[0].isupper() or reason[0].isdigit() for reason in judgement.reasons)
    assert all(reason.endswith(".") for reason in judgement.reasons)
    assert len(set(judgement.reasons)) == len(judgement.reasons)


@given(statuses, evidences(), st.sampled_from(["criteria", "steps", "date", "check", "interval", "promises", "later"]))
def test_worse_evidence_is_never_judged_better(declared: Status, evidence: Evidence, what: str) -> None:
    today, worse = TODAY, evidence
    match what:
        case "criteria":
            worse = evidence._replace(criteria_met=max(0, evidence.criteria_met - 1))
        case "steps":
            worse = evidence._replace(overdue_steps=evidence.overdue_steps + 1)
        case "date" if evidence.green_by is not None:
            worse = evidence._replace(green_by=evidence.green_by - timedelta(days=30))
        case "check" if evidence.checked_on is not None:
            worse = evidence._replace(checked_on=evidence.checked_on - timedelta(days=30))
        case "interval":
            worse = evidence._replace(check_in_days=max(1, evidence.check_in_days - 30))
        case "promises":
            worse = evidence._replace(overdue_promises=evidence.overdue_promises + 1)
        case "later":
            today = TODAY + timedelta(days=30)
    assert judge(declared, worse, today).status.badness >= judge(declared, evidence, TODAY).status.badness


@given(evidences())
def test_a_worse_declared_colour_is_never_judged_better(evidence: Evidence) -> None:
    found = [judge(s, evidence, TODAY).status.badness for s in (Status.YELLOW, Status.RED)]
    assert found == sorted(found)


@given(statuses, st.none() | days, st.integers(1, 400))
def test_once_stale_always_stale(status: Status, checked_on: date | None, interval: int) -> None:
    stale = [is_stale(status, checked_on, interval, TODAY + timedelta(days=n)) for n in range(0, 900, 30)]
    assert stale == sorted(stale)


@given(statuses, statuses, st.integers(0, 2 * TREND_DAYS))
def test_the_trend_back_is_the_opposite(status: Status, previous: Status, number: int) -> None:
    opposite = {Trend.WORSENING: Trend.IMPROVING, Trend.IMPROVING: Trend.WORSENING, Trend.STEADY: Trend.STEADY}
    assert trend(previous, status, number) is opposite[trend(status, previous, number)]
