"""The definitions of metrics to choose from, as the program's own file has them. May import assets and domain."""

from __future__ import annotations

import tomllib
from functools import cache

from csops_desktop.assets import asset
from csops_desktop.db.reader import Reader
from csops_desktop.domain.metrics import Direction, MetricKind, ReadyMade

FILE = "metrics/ready-made.toml"


@cache
def ready_made() -> tuple[ReadyMade, ...]:
    """Return all definitions in the file's order: first those whose values are typed, then the desk's own."""
    with asset(FILE).open("rb") as file:
        entries = tomllib.load(file)["metric"]
    return tuple(
        ReadyMade(
            key=entry["key"],
            name=entry["name"],
            definition=" ".join(entry["definition"].split()),
            unit=entry["unit"],
            direction=Direction(entry["direction"]),
            kind=MetricKind(entry["kind"]),
            source=entry["source"],
            builtin=entry.get("builtin", ""),
            counter=entry.get("counter", ""),
        )
        for entry in entries
    )


def still_to_choose(db: Reader) -> list[ReadyMade]:
    """Return the definitions that no metric was made from yet: a built-in one by its series, others by their name."""
    rows = db.rows("SELECT builtin, name FROM metric WHERE trashed_on IS NULL")
    taken = {row[0] or row[1].casefold() for row in rows}
    return [one for one in ready_made() if (one.builtin or one.name.casefold()) not in taken]
