"""The review dates of a real guide: many overdue, none of them verified, and too many at once for any week."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from csops_desktop.domain.review import WEEKLY_BUDGET, Wanted, next_due, stagger, tolerance, week_of
from csops_desktop.domain.trust import Facts, ReviewRule, Trust, trust
from tests.helpers.shared import shared_data

SNAPSHOT = date(2026, 4, 22)
"""The day of the guide's last commit; 88 of its 105 dated pages were overdue on it, counted by another program."""

DATED = re.compile(r"^last_reviewed_on:\s*(\d{4}-\d{2}-\d{2})\s*$.*?^review_in:\s*(\d+)\s+month", re.S | re.M)


@pytest.fixture
def pages() -> list[tuple[date, ReviewRule]]:
    """The day and the rule that each page's front matter claims."""
    texts = [path.read_text(encoding="utf-8") for path in shared_data("docs", "moj-user-guide").rglob("*.md.erb")]
    found = [match for text in texts if (match := DATED.search(text))]
    return [(date.fromisoformat(match[1]), ReviewRule(int(match[2]), "months")) for match in found]


def test_the_overdue_are_stale_and_no_date_verifies(pages: list[tuple[date, ReviewRule]]) -> None:
    states = Counter(
        trust(Facts(rule, claimed_on=day, due_on=next_due(rule, day), due_by=next_due(rule, day)), SNAPSHOT)
        for day, rule in pages
    )
    assert states == {Trust.STALE: 88, Trust.NEVER: 17}


def test_its_reviews_fit_into_the_weeks_that_their_rules_allow(pages: list[tuple[date, ReviewRule]]) -> None:
    earliest = min(day for day, _ in pages)
    wanted = {number: Wanted(next_due(rule, day) or day, tolerance(rule)) for number, (day, rule) in enumerate(pages)}
    before = Counter(week_of(review.due_by) for review in wanted.values())
    planned = stagger(wanted, {}, WEEKLY_BUDGET, earliest)
    after = Counter(week_of(day) for day in planned.values())
    assert max(before.values()) > WEEKLY_BUDGET
    over = [sum(max(0, number - WEEKLY_BUDGET) for number in weeks.values()) for weeks in (before, after)]
    assert over[1] < over[0]
    assert all(timedelta(0) <= wanted[n].due_by - day <= timedelta(days=28) for n, day in planned.items())
