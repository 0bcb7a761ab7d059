"""The rule by which backups are kept, over a year of dates and over any others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.db.backup import KEEP, KEEP_ALL, kept

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)

instants = st.lists(
    st.integers(-1000 * 24 * 60, 400 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    max_size=60,
    unique=True,
)


def year_of_backups() -> list[datetime]:
    """Every two hours of a year."""
    return [NOW - timedelta(hours=2 * number) for number in range(12 * 366)]


def test_a_year_is_thinned_to_days_weeks_and_months() -> None:
    stays = kept(year_of_backups(), NOW)
    ages = sorted((NOW - moment).total_seconds() / 86400 for moment in stays)
    assert sum(age <= 2 for age in ages) == 25
    assert len({moment.date() for moment in stays if moment.date() > (NOW - timedelta(days=12)).date()}) == 12
    assert len({moment.isocalendar()[:2] for moment in stays if moment > NOW - timedelta(weeks=9)}) >= 9
    months = {moment.strftime("%Y-%m") for moment in stays}
    assert len(months) == 9
    assert len(stays) <= 25 + sum(number for _, number in KEEP)


def test_thinning_each_day_of_a_year_keeps_what_thinning_once_keeps() -> None:
    """Nothing that a later rule needs is thrown away earlier."""
    left: list[datetime] = []
    everything = sorted(year_of_backups()[::12])
    for moment in everything:
        left = sorted(kept([*left, moment], moment))
    assert set(left) == kept(everything, NOW)


@given(instants)
def test_the_newest_always_stays(made: list[datetime]) -> None:
    stays = kept(made, NOW)
    past = [moment for moment in made if moment <= NOW]
    assert stays <= set(made)
    assert not made or max(made) in stays
    assert not past or max(past) in stays


@given(instants)
def test_everything_of_two_days_stays_and_what_is_dated_later(made: list[datetime]) -> None:
    assert {moment for moment in made if NOW - moment <= KEEP_ALL} <= kept(made, NOW)


@given(instants)
def test_thinning_twice_is_thinning_once(made: list[datetime]) -> None:
    once = kept(made, NOW)
    assert kept(sorted(once), NOW) == once


@given(instants)
def test_a_clock_that_was_set_back_costs_no_history(made: list[datetime]) -> None:
    """Backups from a wrong year ahead must not take the places of the true ones."""
    ahead = [NOW + timedelta(days=400 + 40 * number) for number in range(30)]
    past = [moment for moment in made if moment <= NOW]
    assert kept([*past, *ahead], NOW) == kept(past, NOW) | set(ahead)


@given(instants, st.randoms())
def test_the_order_in_which_they_are_found_does_not_matter(made: list[datetime], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert kept(shuffled, NOW) == kept(made, NOW)
