"""What Ctrl+K lists for what was typed: commands and found things under their headings. Pure; imports `fuzzy`.

The list is short (`MOST_ROWS`): who doesn't find it there types another letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csops_desktop.queries.found import FoundRow
from ui.dialogs.fuzzy import SCATTERED, match

MOST_ROWS = 50
MOST_COMMANDS = 8
"""Commands shown while something is typed; all of them stand there before."""

MOST_RECENT = 5
TIP_WORTH = 0.3
"""A command whose explanation matches is worth this much of one whose name does."""

COMMANDS, RECENT = "Commands", "Recent"
KIND_HEADINGS = {
    "responsibility": "Responsibilities",
    "ask": "Asks",
    "plan_step": "Plan steps",
    "green_criterion": "Definitions of green",
    "person": "People",
    "commitment": "Promises",
    "document": "Documents",
    "initiative": "Initiatives",
    "request": "Requests",
    "metric": "Metrics",
    "report": "Reports",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command that can be run now: its id, name, key, icon and explanation."""

    id: str
    title: str
    keys: str = ""
    icon: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One line of the list: a heading, a command or a thing.

    Attributes:
        heading: the words of a heading, "" for the two others.
        marked: positions of the letters of the title that match.
    """

    heading: str = ""
    command: Command | None = None
    thing: FoundRow | None = None
    marked: tuple[int, ...] = ()

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        if self.command is not None:
            return ", ".join(filter(None, (self.command.title, self.command.keys)))
        if self.thing is not None:
            status = self.thing.status.word if self.thing.status is not None else ""
            return ", ".join(filter(None, (self.thing.title, status, self.thing.detail)))
        return self.heading


def palette_rows(
    query: str, commands: Sequence[Command], recent: Sequence[str], things: Sequence[FoundRow]
) -> list[PaletteRow]:
    """Return the lines of the list.

    Args:
        query: what was typed.
        commands: all that can be run now, in the order of the sheet.
        recent: ids of commands, the last one run first.
        things: what the search found, the best first.
    """
    if not query.strip():
        return _unasked(commands, recent)[:MOST_ROWS]
    found, command_score = _matching(query, commands, recent)
    groups, thing_score = _grouped(query, things)
    # What matches better was more likely meant. The length of a name says nothing here.
    rows = [*found, *groups] if round(command_score) >= round(thing_score) else [*groups, *found]
    return _cut(rows)


def _unasked(commands: Sequence[Command], recent: Sequence[str]) -> list[PaletteRow]:
    """Return what stands there before anything is typed."""
    by_id = {command.id: command for command in commands}
    again = [by_id[name] for name in recent if name in by_id][:MOST_RECENT]
    others = [command for command in commands if command not in again]
    rows = [PaletteRow(heading=RECENT), *_as_rows(again)] if again else []
    return [*rows, PaletteRow(heading=COMMANDS), *_as_rows(others)] if others else rows


def _as_rows(commands: Iterable[Command]) -> list[PaletteRow]:
    return [PaletteRow(command=command) for command in commands]


def _matching(query: str, commands: Sequence[Command], recent: Sequence[str]) -> tuple[list[PaletteRow], float]:
    """Return the commands that match, the best first, and how well the best does."""
    scored: list[tuple[float, PaletteRow]] = []
    for command in commands:
        named, explained = match(query, command.title), match(query, command.tip)
        score = max(named.score if named else 0.0, explained.score * TIP_WORTH if explained else 0.0)
        if score > 0:
            score += 3 if command.id in recent else 0
            scored.append((score, PaletteRow(command=command, marked=named.places if named else ())))
    if not scored:
        return [], 0.0
    scored.sort(key=_by_score)
    best = scored[0][0]
    # Beside a good match a scattered one is noise.
    kept = [row for score, row in scored if score > SCATTERED or best <= SCATTERED][:MOST_COMMANDS]
    return [PaletteRow(heading=COMMANDS), *kept], best


def _by_score(scored: tuple[float, PaletteRow]) -> float:
    """Return the sorting key: the best first; equal ones keep their order."""
    return -scored[0]


def _grouped(query: str, things: Sequence[FoundRow]) -> tuple[list[PaletteRow], float]:
    """Return the things under a heading for each kind, the kind of the best thing first, and how well the best does."""
    groups: dict[str, list[PaletteRow]] = {}
    best = 0.0
    for thing in things[:MOST_ROWS]:
        found = match(query, thing.title)
        best = max(best, found.score if found else 0.0)
        groups.setdefault(thing.kind, []).append(PaletteRow(thing=thing, marked=found.places if found else ()))
    rows: list[PaletteRow] = []
    for kind, members in groups.items():
        rows += [PaletteRow(heading=KIND_HEADINGS[kind]), *members]
    return rows, best


def _cut(rows: list[PaletteRow]) -> list[PaletteRow]:
    """Return no more than fit the list, and no heading without anything beneath."""
    kept = rows[:MOST_ROWS]
    return kept[:-1] if kept and kept[-1].heading else kept
