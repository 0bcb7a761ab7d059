"""The built-in metrics about statuses, promises, documents and hours. May import db.reader, domain, rows, trust."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.metrics import Period, share
from csops_desktop.domain.trust import RELIED_ON
from csops_desktop.queries.metric_rows import BehindRow, Measured
from csops_desktop.queries.trust_summary import states_at
from csops_desktop.text.dates import say_date, say_days
from csops_desktop.text.numbers import say_measure

TIERS = {"foundation": "foundations", "bau": "BAU", "bet": "bets", "ad-hoc": "ad hoc", "": "other"}
"""The tiers as they stand beside the number, in their order."""


@dataclass(frozen=True, slots=True)
class _Coloured:
    """The colours of a responsibility: days, oldest first, with the colour from that day on; `until` ends the last."""

    title: str
    until: date | None
    days: list[date] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)


def time_in_colour(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return on which part of the days of each month responsibilities were red or yellow, in per cent."""
    cards = _coloured(db)
    found = []
    for period in periods:
        rows, doubtful, whole = [], 0, 0
        for rid, card in cards.items():
            spent = _spent(card, period.start, min(period.end, db.today))
            rated = sum(days for colour, days in spent.items() if colour != "not-rated")
            if not rated:
                continue
            off = spent["red"] + spent["yellow"]
            doubtful, whole = doubtful + off, whole + rated
            said = ", ".join(
                f"{colour} {say_days(spent[colour])}" for colour in ("red", "yellow", "green") if spent[colour]
            )
            rows.append((off, BehindRow("responsibility", rid, card.title, said)))
        rows.sort(key=lambda row: (-row[0], row[1].title.casefold(), row[1].id))
        note = f"{doubtful} of {say_days(whole)}" if whole else ""
        found.append(Measured(share(doubtful, whole), len(rows), note, tuple(row for _, row in rows)))
    return found


def _coloured(db: Reader) -> dict[int, _Coloured]:
    """Return the dated colours of every responsibility that is not in the trash."""
    sql = "SELECT id, title, archived_on FROM responsibility WHERE trashed_on IS NULL"
    cards = {rid: _Coloured(title, day(archived)) for rid, title, archived in db.rows(sql)}
    for rid, colour, on in db.rows("SELECT responsibility_id, status, day FROM status_change ORDER BY day, id"):
        if rid in cards:
            cards[rid].days.append(date.fromisoformat(on))
            cards[rid].colours.append(colour)
    return cards


def _spent(card: _Coloured, start: date, end: date) -> dict[str, int]:
    """Return how many days of a span a card had each colour; a day has the colour of its end."""
    spent: dict[str, int] = defaultdict(int)
    if card.until is not None:
        end = min(end, card.until - timedelta(days=1))
    at = start
    while at <= end:
        place = bisect_right(card.days, at)
        following = card.days[place] if place < len(card.days) else end + timedelta(days=1)
        following = min(following, end + timedelta(days=1))
        if place:
            spent[card.colours[place - 1]] += (following - at).days
        at = following
    return spent


def green_slips(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return how often get-to-green dates were moved to a later day during each month."""
    sql = """
        SELECT g.responsibility_id, r.title, g.set_on, g.green_by FROM get_to_green g
        JOIN responsibility r ON r.id = g.responsibility_id
        WHERE r.trashed_on IS NULL AND g.green_by IS NOT NULL ORDER BY g.id
    """
    last: dict[int, date] = {}
    slips: list[tuple[date, BehindRow]] = []
    for rid, title, set_on, green_by in db.rows(sql):
        promised = date.fromisoformat(green_by)
        if rid in last and promised > last[rid]:
            moved = f"from {say_date(last[rid], db.today)} to {say_date(promised, db.today)}"
            slips.append((date.fromisoformat(set_on), BehindRow("responsibility", rid, title, moved)))
        last[rid] = promised
    found = []
    first = db.value("SELECT min(set_on) FROM get_to_green")
    for period in periods:
        rows = tuple(row for on, row in slips if on in period)
        began = first is not None and date.fromisoformat(first) <= period.end
        found.append(Measured(float(len(rows)) if began else None, len(rows), "", rows))
    return found


def promises_on_time(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return which part of the promises first due in each month was kept by that day, in per cent."""
    moved: dict[int, list[str | None]] = defaultdict(list)
    for cid, before, after in db.rows("SELECT commitment_id, from_on, to_on FROM commitment_slip ORDER BY id"):
        moved[cid] += [before, after]
    sql = """
        SELECT c.id, c.what, c.due_on, c.state, c.closed_on, c.slips FROM commitment c
        WHERE c.trashed_on IS NULL AND c.state <> 'cancelled' ORDER BY c.due_on, c.id
    """
    promises = []
    for cid, what, due_on, state, closed_on, slips in db.rows(sql):
        first = day(next((on for on in (*moved[cid], due_on) if on is not None), None))
        done = day(closed_on) if state == "done" else None
        if first is not None and (first < db.today or done is not None):
            kept = done is not None and done <= first
            detail = _promise(first, done, slips, db.today)
            promises.append((first, kept, BehindRow("commitment", cid, what, detail)))
    found = []
    for period in periods:
        inside = [(kept, row) for first, kept, row in promises if first in period]
        kept_number = sum(kept for kept, _ in inside)
        note = f"{kept_number} of {len(inside)}" if inside else ""
        rows = tuple(row for _, row in sorted(inside, key=lambda one: one[0]))
        found.append(Measured(share(kept_number, len(inside)), len(inside), note, rows))
    return found


def _promise(first: date, done: date | None, slips: int, today: date) -> str:
    """Say how a promise went."""
    moved = f", moved {'once' if slips == 1 else f'{slips} times'}" if slips else ""
    if done is None:
        return f"promised for {say_date(first, today)}, still open{moved}"
    late = (done - first).days
    return f"promised for {say_date(first, today)}, {f'{say_days(late)} late' if late > 0 else 'on time'}{moved}"


def documents_verified(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return which part of the documents could be relied on at the end of each month, in per cent."""
    found = []
    for states in states_at(db, [min(period.end, db.today) for period in periods]):
        good = sum(state in RELIED_ON for _, state in states)
        ordered = sorted(states, key=lambda one: (one[1] in RELIED_ON, one[1].word, one[0].title.casefold()))
        rows = tuple(BehindRow("document", row.id, row.title, state.word) for row, state in ordered)
        note = f"{good} of {len(states)}" if states else ""
        found.append(Measured(share(good, len(states)), len(states), note, rows))
    return found


def hours_by_tier(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return which part of the hours of each month went into foundations and bets, in per cent; the tiers in words."""
    sql = """
        SELECT t.day, t.minutes, CASE WHEN i.id IS NOT NULL THEN i.tier WHEN r.id IS NOT NULL THEN 'ad-hoc' ELSE '' END,
               CASE WHEN i.id IS NOT NULL THEN 'initiative' WHEN r.id IS NOT NULL THEN 'request' ELSE '' END,
               coalesce(i.id, r.id, 0), coalesce(i.title, r.title, nullif(t.bucket, ''), 'Other work')
        FROM time_entry t LEFT JOIN initiative i ON i.id = t.initiative_id LEFT JOIN request r ON r.id = t.request_id
        ORDER BY t.day, t.id
    """
    entries = [(day(on), *rest) for on, *rest in db.rows(sql)]
    found = []
    for period in periods:
        tiers: dict[str, int] = defaultdict(int)
        things: dict[tuple[str, int, str, str], int] = defaultdict(int)
        for on, minutes, tier, kind, thing, title in entries:
            if on in period:
                tiers[tier] += minutes
                things[kind, thing, title, TIERS[tier]] += minutes
        ordered = sorted(things.items(), key=lambda one: (-one[1], one[0][2].casefold()))
        rows = tuple(
            BehindRow(kind, thing, title, f"{_hours(minutes)}, {tier}")
            for (kind, thing, title, tier), minutes in ordered
        )
        note = " · ".join(f"{word} {_hours(tiers[tier])}" for tier, word in TIERS.items() if tiers[tier])
        part = share(tiers["foundation"] + tiers["bet"], sum(tiers.values()))
        found.append(Measured(part, len(rows), note, rows))
    return found


def _hours(minutes: int) -> str:
    """Return minutes as hours: "1.5 h"."""
    return say_measure(minutes / 60, "h")
