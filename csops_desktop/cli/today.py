"""`list today` on the command line. May import the core."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.db.reader import Reader
from csops_desktop.domain.today import Line
from csops_desktop.queries.today import today
from csops_desktop.queries.today_words import badge, detail, headline


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line with its place: "shown", "folded" or "snoozed"."""

    line: Line
    place: str


def list_today(state: State, *, as_json: bool) -> str:
    """Return what needs the operator, group by group, the costliest to miss first; what was put off comes last."""
    rows, day = state.read(_lines)
    return listing(as_json, rows, partial(_as_json, today=day), partial(_line, today=day))


def _lines(db: Reader) -> tuple[list[_Shown], date]:
    """Return all lines and the day on which they stand there."""
    found = today(db)
    rows = []
    for section in found.sections:
        rows += [_Shown(line, "shown") for line in section.shown] + [_Shown(line, "folded") for line in section.folded]
    return rows + [_Shown(line, "snoozed") for line in found.snoozed], db.today


def _as_json(row: _Shown, today: date) -> dict[str, Any]:
    """Return a line as the command line gives it away; days are ISO text."""
    line = row.line
    return {
        "kind": line.kind,
        "id": line.thing,
        "group": line.group.value,
        "place": row.place,
        "title": line.title,
        "sentence": headline(line, today),
        "detail": detail(line, today),
        "badge": badge(line, today)[0],
        "due_on": iso(line.due_on),
        "due_at": line.due_at or None,
        "mine": line.mine,
        "put_off": line.put_off,
        "until": iso(line.until),
    }


def _line(row: _Shown, today: date) -> str:
    """Return a line as one line."""
    late = badge(row.line, today)[0]
    mark = "" if row.place == "shown" else f" ({row.place})"
    more = detail(row.line, today)
    return f"{row.line.group.value:<11}  {late:<18}  {headline(row.line, today)}{f'; {more}' if more else ''}{mark}"
