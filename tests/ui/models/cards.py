"""Makes cards for the tests of models and board; imports the core only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status, Trend
from csops_desktop.queries.card_row import BoardCard

TODAY = date(2026, 11, 24)

_PLAIN = BoardCard(
    id=ResponsibilityId(1),
    title="CS KPIs",
    area="Reporting",
    owner="CS Ops",
    status=Status.RED,
    reason="Source fields have no owner.",
    since=TODAY - timedelta(34),
    days=34,
    trend=Trend.WORSENING,
    checked_on=TODAY - timedelta(3),
    stale=False,
    computed=Status.RED,
    watermelon_reasons=(),
    open_asks=0,
    oldest_ask_days=None,
    green_by=None,
    slips=0,
    criteria_met=0,
    criteria_total=0,
    position=1024,
)


def card(number: int, **changes: Any) -> BoardCard:
    """Return a card with an id and what is different of it."""
    return _PLAIN._replace(id=ResponsibilityId(number), **{"position": number * 1024, **changes})


def boards(largest: int = 12) -> st.SearchStrategy[list[BoardCard]]:
    """Lists of cards with distinct ids, in a few areas, places and words, so that two lists have much in common."""
    one = st.builds(
        card,
        st.integers(1, largest),
        title=st.sampled_from(["CS KPIs", "QBR packs", "Zürich desk"]),
        area=st.sampled_from(["", "Planning", "Reporting"]),
        status=st.sampled_from(list(Status)),
        position=st.integers(1, 5),
    )
    return st.lists(one, unique_by=lambda made: made.id, max_size=largest)
