"""A day on which something is due, as a calendar gets it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DueDate:
    """One thing that is due on a day.

    Attributes:
        kind: the kind of thing: "commitment", "document", "plan_step", "ask", "responsibility".
        id: its id.
        title: what is due, as the calendar says it: "Bo owes: the owners of 14 KPI fields".
        note: more about it; "" for nothing.
        day: the day.
        revision: a number that grows with every change of the thing.
        changed_at: when that was last, in UTC.
    """

    kind: str
    id: int
    title: str
    note: str
    day: date
    revision: int
    changed_at: datetime
