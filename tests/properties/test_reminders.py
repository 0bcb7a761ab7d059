"""The reminders hold whatever the clock does: sleep, set back, set forward, another time zone, daylight saving."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.domain.reminders import WAITS_FOR_DIGEST, Memory, Reminder, Rules, moment_of, named, remind, told_at
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import PromiseFacts

FIRST = datetime.fromisoformat("2026-03-23")
BERLIN = ZoneInfo("Europe/Berlin")
FACTS = PromiseFacts("Bo", 0, "", None)

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
rules = st.builds(
    Rules,
    digest_at=times,
    quiet_from=times,
    quiet_to=times,
    working_days=st.sets(st.integers(1, 7)).map(lambda days: tuple(sorted(days))),
)


@st.composite
def things(draw: st.DrawFn) -> list[Line]:
    """Draw things with a time within two weeks."""
    moments = draw(st.lists(st.tuples(st.integers(0, 13), times), max_size=6))
    return [
        Line("commitment", number, f"Thing {number}", FACTS, (FIRST + timedelta(days=day)).date(), f"{at:%H:%M}")
        for number, (day, at) in enumerate(moments)
    ]


walls = st.lists(st.integers(0, 14 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes)), max_size=60)
"""What the clock on the wall shows at each tick, in whatever order: it may sleep, jump, and be set back."""


def due(lines: list[Line], wall: datetime) -> list[Line]:
    """Return what Today would show."""
    return [line for line in lines if line.due_on is not None and line.due_on <= wall.date()]


def run(ticks: list[datetime], rule: Rules, lines: list[Line]) -> list[tuple[datetime, Reminder]]:
    """Tick and return what was told when; a memory that is read again is the same one."""
    memory, told = Memory(), []
    for wall in ticks:
        reminder, memory = remind(wall, wall.replace(tzinfo=UTC), rule, memory, due(lines, wall))
        if reminder is not None:
            told.append((wall, reminder))
    return told


@given(walls, rules, things())
def test_nothing_is_told_twice_whatever_the_clock_does(ticks: list[datetime], rule: Rules, lines: list[Line]) -> None:
    told = [reminder for _, reminder in run(ticks, rule, lines)]
    digests = Counter(reminder.digest_of for reminder in told if reminder.digest_of is not None)
    timed = Counter(named(line) for reminder in told if reminder.digest_of is None for line in reminder.lines)
    assert not [name for name, number in (digests + timed).items() if number > 1]


@given(walls, rules, things())
def test_nothing_is_told_in_quiet_hours_on_a_day_off_or_before_its_time(
    ticks: list[datetime], rule: Rules, lines: list[Line]
) -> None:
    for wall, reminder in run(ticks, rule, lines):
        assert not rule.is_quiet(wall)
        if reminder.digest_of is None:
            assert all((moment_of(line) or wall) <= wall for line in reminder.lines)
        else:
            assert datetime.combine(reminder.digest_of, rule.digest_at) <= wall


@given(rules, things(), st.sets(st.integers(0, 14 * 24 * 2), max_size=100))
def test_each_is_told_by_a_clock_that_only_goes_forward(rule: Rules, lines: list[Line], awake: set[int]) -> None:
    ticks = [FIRST + timedelta(minutes=30 * number) for number in sorted(awake)]
    told = run(ticks, rule, lines)
    # A week later everything can be told that was held.
    later = [*ticks, *(FIRST + timedelta(days=14, minutes=15 * number) for number in range(7 * 96))]
    told = run(later, rule, lines)
    for line in lines:
        moment = moment_of(line)
        assert moment is not None
        tellable = [wall for wall in later if moment <= wall <= moment + timedelta(days=7) and not rule.is_quiet(wall)]
        if tellable and ticks and moment.date() >= ticks[0].date():
            first = next(wall for wall, reminder in told if line in reminder.lines and wall >= moment)
            # What comes late waits for a digest that is near, and no longer.
            end = tellable[0] + WAITS_FOR_DIGEST
            in_an_hour = next((wall for wall in later if wall >= end and not rule.is_quiet(wall)), later[-1])
            assert tellable[0] <= first <= in_an_hour


@given(rules, times)
def test_what_is_held_is_told_when_it_may_be(rule: Rules, at: time) -> None:
    moment = datetime.combine(FIRST.date(), at)
    told = told_at(moment, rule)
    assert not rule.is_quiet(told)
    assert told >= moment
    minutes = range(0, int((told - moment).total_seconds() // 60), 7)
    assert all(rule.is_quiet(moment + timedelta(minutes=number)) for number in minutes)


@settings(max_examples=25)
@given(st.sampled_from([date(2026, 3, 29), date(2026, 10, 25)]), times, st.integers(15, 30))
def test_daylight_saving_both_ways_tells_everything_once(night: date, at: time, seconds: int) -> None:
    """Real seconds in Berlin through the whole night, tick by tick: 02:30 is skipped in March and there twice later."""
    everyday = Rules(digest_at=at, quiet_from=time(0), quiet_to=time(0), working_days=())
    thing = Line("commitment", 1, "A call", FACTS, night, f"{at:%H:%M}")
    begin = datetime.combine(night, time(), BERLIN).astimezone(UTC) - timedelta(minutes=1)
    memory, digests, timed = Memory(begun_on=night, digests=(night - timedelta(days=1),)), 0, 0
    for number in range(26 * 3600 // seconds):
        now = begin + timedelta(seconds=number * seconds)
        wall = now.astimezone(BERLIN).replace(tzinfo=None)
        if wall.date() > night:
            break
        reminder, memory = remind(wall, now, everyday, memory, due([thing], wall))
        digests += reminder is not None and reminder.digest_of == night
        timed += memory.things.count(named(thing)) == 1 and reminder is not None
    assert (digests, timed) == (1, 1)
