"""Asks as they are shown: wherever one stands, it is the same row. May import the rows, domain and the reader."""

from __future__ import annotations

from typing import Any

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import AskId, ResponsibilityId
from csops_desktop.domain.status import AskState
from csops_desktop.queries.rows import AskRow

ASK_COLUMNS = (
    "a.id, a.responsibility_id, r.title, a.what, p.name, a.why, a.needed_by, a.state, a.asked_on, a.answered_on,"
    " a.delivered_on, a.answer"
)
"""What `ask_row` reads, where `a` is the ask, `r` its responsibility and `p` the person, who may be missing."""


def asks(db: Reader) -> list[AskRow]:
    """Return the asks of all responsibilities that are not in the trash: by how far they are, the oldest first."""
    sql = (
        f"SELECT {ASK_COLUMNS} FROM ask a JOIN responsibility r ON r.id = a.responsibility_id"
        " LEFT JOIN person p ON p.id = a.person_id WHERE r.trashed_on IS NULL ORDER BY a.id"
    )
    order = list(AskState)
    return sorted((ask_row(row) for row in db.rows(sql)), key=lambda ask: order.index(ask.state))


def ask_row(row: tuple[Any, ...]) -> AskRow:
    """Make an ask of a row of `ASK_COLUMNS`."""
    ask_id, rid, title, what, person, why, needed_by, state, asked_on, answered_on, delivered_on, answer = row
    return AskRow(
        id=AskId(ask_id),
        responsibility_id=ResponsibilityId(rid),
        responsibility=title,
        what=what,
        person=person or "",
        why=why,
        needed_by=day(needed_by),
        state=AskState(state),
        asked_on=day(asked_on),
        answered_on=day(answered_on),
        delivered_on=day(delivered_on),
        answer=answer,
    )
