"""One responsibility with everything that belongs to it, and all of them for a deck."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Factor, Status
from csops_desktop.queries.asks import ASK_COLUMNS, ask_row
from csops_desktop.queries.board import any_card, board_cards
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.rows import (
    CriterionRow,
    GetToGreenRow,
    PlanStepRow,
    ProcessRatingRow,
    ResponsibilityDetail,
    StatusChangeRow,
)

_ASKS = f"""
SELECT a.responsibility_id, {ASK_COLUMNS}
FROM ask a JOIN responsibility r ON r.id = a.responsibility_id LEFT JOIN person p ON p.id = a.person_id
"""


def responsibility(db: Reader, rid: ResponsibilityId) -> ResponsibilityDetail | None:
    """Return a responsibility wherever it is: on the board, archived or in the trash; `None` when there is none."""
    card = any_card(db, rid)
    return None if card is None else _Parts(db, rid).detail(card)


def all_details(db: Reader) -> list[ResponsibilityDetail]:
    """Return every responsibility on the board, red first and from the top of each column down."""
    parts = _Parts(db, None)
    cards = sorted(board_cards(db), key=lambda card: -card.status.badness)
    return [parts.detail(card) for card in cards]


class _Parts:
    """The lists of one or of all responsibilities, read once and grouped by responsibility."""

    def __init__(self, db: Reader, rid: ResponsibilityId | None) -> None:
        def grouped(select: str, order: str, column: str = "responsibility_id") -> dict[int, list[tuple[Any, ...]]]:
            where, parameters = ("", ()) if rid is None else (f" WHERE {column} = ?", (rid,))
            groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
            for row in db.rows(f"{select}{where} ORDER BY {order}", parameters):
                groups[row[0]].append(row[1:])
            return groups

        own = "id, summary, check_in_days, tracker_key, archived_on, trashed_on"
        self.own = grouped(f"SELECT {own} FROM responsibility", "id", "id")
        self.criteria = grouped("SELECT responsibility_id, id, text, met_on FROM green_criterion", "position, id")
        self.steps = grouped("SELECT responsibility_id, id, text, due_on, done_on FROM plan_step", "position, id")
        self.asks = grouped(_ASKS, "a.id", "a.responsibility_id")
        self.process = grouped("SELECT responsibility_id, factor, rating, remark FROM process_rating", "id")
        self.statuses = grouped("SELECT responsibility_id, day, status, reason FROM status_change", "day, id")
        self.get_to_green = grouped("SELECT responsibility_id, set_on, green_by FROM get_to_green", "id")

    def detail(self, card: BoardCard) -> ResponsibilityDetail:
        """Put the parts of one responsibility together."""
        summary, check_in_days, tracker_key, archived_on, trashed_on = self.own[card.id][0]
        rated = {factor: (rating, remark) for factor, rating, remark in self.process.get(card.id, ())}
        ratings = [(factor, *rated.get(factor, (Status.NOT_RATED, ""))) for factor in Factor]
        return ResponsibilityDetail(
            card=card,
            summary=summary,
            check_in_days=check_in_days,
            tracker_key=tracker_key,
            archived_on=day(archived_on),
            trashed_on=day(trashed_on),
            criteria=tuple(CriterionRow(i, text, day(met)) for i, text, met in self.criteria.get(card.id, ())),
            steps=tuple(
                PlanStepRow(i, text, day(due), day(done)) for i, text, due, done in self.steps.get(card.id, ())
            ),
            asks=tuple(ask_row(row) for row in self.asks.get(card.id, ())),
            process=tuple(ProcessRatingRow(factor, Status(rating), remark) for factor, rating, remark in ratings),
            statuses=tuple(
                StatusChangeRow(since, Status(status), reason)
                for since, status, reason in map(_dated, self.statuses.get(card.id, ()))
            ),
            get_to_green=tuple(
                GetToGreenRow(set_on, day(green_by))
                for set_on, green_by in map(_dated, self.get_to_green.get(card.id, ()))
            ),
        )


def _dated(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row whose first column, a day that is never null, is a date."""
    return (day(row[0]), *row[1:])
