"""Invented responsibilities, so that a test of the deck says only what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from csops_desktop.deck.story import DeckData
from csops_desktop.domain.ids import AskId, CriterionId, PlanStepId, ResponsibilityId
from csops_desktop.domain.status import AskState, Status, Trend
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.rows import AskRow, CriterionRow, GetToGreenRow, PlanStepRow, ResponsibilityDetail

TODAY = date(2026, 11, 24)
SINCE = date(2026, 11, 9)

PLAIN_CARD = BoardCard(
    id=ResponsibilityId(1),
    title="Policy management",
    area="Governance",
    owner="Jo Park",
    status=Status.GREEN,
    reason="",
    since=TODAY - timedelta(days=34),
    days=34,
    trend=Trend.STEADY,
    checked_on=TODAY,
    stale=False,
    computed=Status.GREEN,
    watermelon_reasons=(),
    open_asks=0,
    oldest_ask_days=None,
    green_by=None,
    slips=0,
    criteria_met=0,
    criteria_total=0,
    position=1,
)


def card(number: int, title: str, status: Status, reason: str = "", **fields: object) -> BoardCard:
    """Return a card; what is not said is unremarkable, and the computed colour is the declared one."""
    base = PLAIN_CARD._replace(
        id=ResponsibilityId(number),
        title=title,
        status=status,
        computed=status,
        reason=reason,
        position=number,
        since=None if status is Status.NOT_RATED else PLAIN_CARD.since,
    )
    return base._replace(**fields)  # type: ignore[arg-type]


def detail(
    shown: BoardCard,
    *,
    criteria: Iterable[tuple[str, bool]] = (),
    steps: Iterable[tuple[str, date | None, date | None]] = (),
    asks: Iterable[AskRow] = (),
    green_dates: Iterable[tuple[date, date | None]] = (),
) -> ResponsibilityDetail:
    """Return a responsibility with what a priority slide tells."""
    return ResponsibilityDetail(
        card=shown,
        summary="",
        check_in_days=30,
        tracker_key="",
        archived_on=None,
        trashed_on=None,
        criteria=tuple(
            CriterionRow(CriterionId(n), text, TODAY if met else None) for n, (text, met) in enumerate(criteria)
        ),
        steps=tuple(PlanStepRow(PlanStepId(n), text, due, done) for n, (text, due, done) in enumerate(steps)),
        asks=tuple(asks),
        process=(),
        statuses=(),
        get_to_green=tuple(GetToGreenRow(day, goal) for day, goal in green_dates),
    )


def ask(number: int, shown: BoardCard, what: str, person: str = "RevOps", **fields: object) -> AskRow:
    """Return an ask that waits for an answer since six days."""
    row = AskRow(
        id=AskId(number),
        responsibility_id=shown.id,
        responsibility=shown.title,
        what=what,
        person=person,
        why="",
        needed_by=date(2026, 12, 1),
        state=AskState.ASKED,
        asked_on=TODAY - timedelta(days=6),
        answered_on=None,
        delivered_on=None,
        answer="",
    )
    return replace(row, **fields)  # type: ignore[arg-type]


def kpis() -> ResponsibilityDetail:
    """Return the responsibility that the drawn slide shows."""
    shown = card(
        1,
        "CS KPIs",
        Status.RED,
        "Source fields have no owner. Two dashboards disagree on net retention because 14 source fields are changed by "
        "three teams.",
        area="Data",
        owner="Mara Lindt",
        trend=Trend.WORSENING,
        open_asks=1,
        green_by=date(2026, 12, 15),
        slips=1,
    )
    return detail(
        shown,
        criteria=[("Every KPI has a written definition", True), ("Every source field has a named owner", False)],
        steps=[
            ("14 source fields listed", date(2026, 11, 10), date(2026, 11, 9)),
            ("Owners agreed with RevOps", date(2026, 12, 1), None),
        ],
        asks=[ask(1, shown, "Name an owner for the 14 fields", why="Without an owner the KPIs stay red into January")],
        green_dates=[(date(2026, 10, 21), date(2026, 11, 30)), (date(2026, 11, 16), date(2026, 12, 15))],
    )


def small_data() -> DeckData:
    """Return a small team's month: three red, three yellow, four green, three colours moved."""
    red, yellow, green = Status.RED, Status.YELLOW, Status.GREEN
    cards = [
        card(2, "In-app guides", red, "No tool owner since the contract change", trend=Trend.WORSENING, days=12),
        card(3, "Health score", red, "The model ignores support tickets", area="Data", days=71),
        card(4, "Customer data quality", yellow, "11 % of accounts without a segment, was 27 %", area="Data"),
        card(5, "Territory building", yellow, "Waiting for headcount numbers", area="Planning", owner=""),
        card(6, "QBR packs", yellow, "45 minutes a pack; the target is 15", green_by=date(2027, 1, 15)),
        card(7, "Access reviews", green, "Every system now has a reviewer", trend=Trend.IMPROVING, days=5),
        card(8, "Contact routing", green),
        card(9, "Vendor contracts", green, area=""),
        card(
            10,
            "Support handover",
            green,
            computed=yellow,
            watermelon_reasons=("2 of 5 points of its definition of green are not met.",),
        ),
    ]
    before = {2: yellow, 4: red, 7: yellow}
    details = (kpis(), *(detail(one) for one in cards))
    return DeckData(
        as_of=TODAY,
        details=details,
        since=SINCE,
        before=tuple(d.card._replace(status=before.get(d.card.id, d.card.status)) for d in details),
    )


def one(title: str = "CS KPIs", reason: str = "", **fields: object) -> DeckData:
    """Return a workspace with one red responsibility."""
    return DeckData(TODAY, (detail(card(1, title, Status.RED, reason, **fields)),))


def everywhere(text: str) -> DeckData:
    """Return a workspace in which every field that a person fills holds one text."""
    shown = card(1, text, Status.RED, text, area=text, owner=text, open_asks=1, watermelon_reasons=(text,))
    answered = ask(2, shown, text, text, state=AskState.REFUSED, answered_on=TODAY, answer=text)
    told = detail(
        shown,
        criteria=[(text, True)],
        steps=[(text, TODAY, None)],
        asks=[ask(1, shown, text, text, why=text), answered],
    )
    green = detail(card(2, text, Status.GREEN, text, area=text, owner=text))
    return DeckData(TODAY, (told, green), SINCE, (shown._replace(status=Status.YELLOW),), organisation=text)
