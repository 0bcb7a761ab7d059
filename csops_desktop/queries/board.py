"""The board: all cards, or the few that a change touched."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from csops_desktop.db.reader import Reader, day, marks
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Evidence, Status, is_stale, judge, trend
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.doubts import doubtful_documents

MOST_IDS = 500
"""Beyond so many ids one reading of the whole table is quicker than naming them."""

_STATUS = {status.value: status for status in Status}
"""Looked up instead of `Status(word)`, which takes ten times as long; a board makes that call for each card."""

_LIVING = "r.archived_on IS NULL AND r.trashed_on IS NULL"
_CARDS = """
SELECT r.id, r.title, r.area, p.name, r.status, r.reason, r.since, r.previous_status, r.checked_on, r.check_in_days,
       r.green_by, r.slips, r.position
FROM responsibility r LEFT JOIN person p ON p.id = r.owner_id
"""


def board_cards(db: Reader, *, ids: Collection[int] | None = None) -> list[BoardCard]:
    """Return the cards of the board from the top of each column down.

    Args:
        ids: only these responsibilities; what is archived, in the trash or gone is left out. Default: all.
    """
    if ids is not None and len(ids) > MOST_IDS:
        wanted = set(ids)
        return [card for card in board_cards(db) if card.id in wanted]
    return _cards(db, _LIVING, ids)


def shelved_cards(db: Reader, column: str) -> list[BoardCard]:
    """Return the cards that are off the board.

    Args:
        column: "archived_on" or "trashed_on".
    """
    where = {
        "archived_on": "r.archived_on IS NOT NULL AND r.trashed_on IS NULL",
        "trashed_on": "r.trashed_on IS NOT NULL",
    }
    return _cards(db, where[column], None)


def any_card(db: Reader, rid: ResponsibilityId) -> BoardCard | None:
    """Return one card wherever it is: on the board, in the archive or in the trash."""
    found = _cards(db, "1", [rid])
    return found[0] if found else None


def areas(db: Reader) -> list[str]:
    """Return the areas in use, in alphabetical order."""
    sql = f"SELECT DISTINCT r.area FROM responsibility r WHERE r.area <> '' AND {_LIVING}"
    return sorted((row[0] for row in db.rows(sql)), key=str.casefold)


def owners(db: Reader) -> list[str]:
    """Return the names of everybody who is known and not archived, in alphabetical order."""
    return sorted((row[0] for row in db.rows("SELECT name FROM person WHERE archived_on IS NULL")), key=str.casefold)


def _cards(db: Reader, where: str, ids: Collection[int] | None) -> list[BoardCard]:
    """Return the cards that fit a condition."""
    wanted = None if ids is None else list(ids)
    some = "" if wanted is None else f" AND r.id IN ({marks(wanted)})"
    rows = db.rows(f"{_CARDS} WHERE {where}{some} ORDER BY r.position, r.id", wanted or ())
    evidence = _Evidence(db, wanted)
    return [_card(row, evidence, db.today) for row in rows]


class _Evidence:
    """What the lists of each responsibility add up to, by its id; read with one query for each list."""

    def __init__(self, db: Reader, ids: list[int] | None) -> None:
        def by_responsibility(
            columns: str, table: str, where: str = "1", parameters: tuple[Any, ...] = ()
        ) -> dict[int, Any]:
            some = "" if ids is None else f" AND responsibility_id IN ({marks(ids)})"
            sql = f"SELECT responsibility_id, {columns} FROM {table} WHERE {where}{some} GROUP BY 1"
            return {row[0]: row[1:] for row in db.rows(sql, (*parameters, *(ids or ())))}

        today = db.today.isoformat()
        self.criteria = by_responsibility("count(met_on), count(*)", "green_criterion")
        self.overdue = by_responsibility("count(*)", "plan_step", "done_on IS NULL AND due_on < ?", (today,))
        self.promises = by_responsibility(
            "count(*)", "commitment", "state = 'open' AND trashed_on IS NULL AND due_on < ?", (today,)
        )
        self.documents = doubtful_documents(db, ids)
        self.asks = by_responsibility("count(*), min(asked_on)", "ask", "state IN ('asked', 'accepted')")


def _card(row: tuple[Any, ...], found: _Evidence, today: date) -> BoardCard:
    """Make a card of a row and what its lists add up to."""
    (rid, title, area, owner, status, reason, since, previous, checked_on, check_in_days, green_by, slips, position) = (
        row
    )
    colour = _STATUS[status]
    met, total = found.criteria.get(rid, (0, 0))
    open_asks, asked_on = found.asks.get(rid, (0, None))
    checked, first = day(checked_on), day(since)
    days = 0 if first is None else max(0, (today - first).days)
    overdue, doubts = found.overdue.get(rid, (0,))[0], found.documents.get(rid, (0, 0))
    promises = found.promises.get(rid, (0,))[0]
    evidence = Evidence(met, total, overdue, day(green_by), checked, check_in_days, *doubts, promises)
    judgement = judge(colour, evidence, today)
    return BoardCard(
        id=rid,
        title=title,
        area=area,
        owner=owner or "",
        status=colour,
        reason=reason,
        since=first,
        days=days,
        trend=trend(colour, None if previous is None else _STATUS[previous], days),
        checked_on=checked,
        stale=is_stale(colour, checked, check_in_days, today),
        computed=judgement.status,
        watermelon_reasons=judgement.reasons,
        open_asks=open_asks,
        oldest_ask_days=None if asked_on is None else (today - date.fromisoformat(asked_on)).days,
        green_by=day(green_by),
        slips=slips,
        criteria_met=met,
        criteria_total=total,
        position=position,
    )
