"""Which row of a newer tracker is which responsibility, and of which tracker a file is an edition. No database.

A responsibility is known again by the tracker's own key where that is safe, else by title and area. Safe means: the
person chose the key, or the file itself proves it: no key occurs twice, and every title that is known already carries
the same key as before. Running row numbers fail that test as soon as a row is inserted, and then title and area decide.
In the UK's yearly project ratings the key finds 206 of 244 rows again, the title with the area 170: departments are
renamed and projects too, and each of those would look like one responsibility that ended and another that began. For
trackers without keys a title that occurs once is therefore found again in another area, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.plan import ExistingResponsibility, RowValues
from csops_desktop.exchange.tracker_rows import ReadRow

EDITION_SHARE = (2, 3)
"""The share of what came from a tracker that must be in a file for it to be a newer edition of it. Between the UK's
yearly files it is 206 of 235; an export of one department, or another team's tracker, stays below."""


@dataclass(slots=True)
class Matches:
    """The result of matching, by line of the file.

    Attributes:
        found: the responsibility that a row is.
        by_key: the lines that were matched by key.
        refused: why a row is skipped: it is there twice, or it could be several responsibilities.
        uses_key: whether keys were used at all; `note` says why not where a key column was there.
        moved: how many were matched by their title alone, since the area is another now.
        keep_keys: the file's keys name one row each, so they are kept with the responsibilities.
    """

    uses_key: bool
    keep_keys: bool
    note: str = ""
    found: dict[int, ExistingResponsibility] = field(default_factory=dict)
    by_key: set[int] = field(default_factory=set)
    refused: dict[int, str] = field(default_factory=dict)
    moved: int = 0


def match_rows(
    rows: Sequence[ReadRow], existing: Sequence[ExistingResponsibility], *, key_chosen: bool, has_area: bool
) -> Matches:
    """Find the responsibility of each row; each is found at most once.

    Args:
        rows: the rows of the file; those without values are passed over.
        existing: everything the workspace holds, archived and trashed ones too.
        key_chosen: the person said which column is the key, so it is used unproved.
        has_area: the file has a column for the area; without one the title alone must be unique.
    """
    usable = [row for row in rows if row.values]
    matches = _key_use(usable, existing, key_chosen)
    rest = _without_repeated(usable, matches)
    claimed: dict[int, int] = {}
    if matches.uses_key:
        _match_by_key(rest, existing, matches, claimed)
    _match_by_title(rest, existing, matches, claimed)
    _match_without_area(rest, existing, matches, claimed, has_area)
    _match_moved(rest, existing, matches, claimed)
    return matches


def _match_by_key(
    rows: Sequence[ReadRow], existing: Sequence[ExistingResponsibility], matches: Matches, claimed: dict[int, int]
) -> None:
    """Match the rows whose key is known."""
    by_key = _grouped(existing, lambda one: same_text(one.tracker_key))
    for row in rows:
        key = same_text(_values(row).key)
        if key and (known := by_key.get((key,))):
            _claim(matches, claimed, row, known[0])
            matches.by_key.add(row.line)


def _values(row: ReadRow) -> RowValues:
    """Return the values of a row that has some."""
    assert row.values is not None
    return row.values


def _key_use(rows: Sequence[ReadRow], existing: Sequence[ExistingResponsibility], key_chosen: bool) -> Matches:
    """Decide whether the file's keys may be used to know responsibilities again, and whether they are worth keeping."""
    keys = [same_text(_values(row).key) for row in rows if _values(row).key]
    unique = len(set(keys)) == len(keys)
    if key_chosen or not keys:
        return Matches(uses_key=bool(keys), keep_keys=bool(keys))
    if not unique:
        return Matches(False, False, "Keys occur more than once in this file, so title and area are used instead.")
    same, other = _evidence(rows, existing)
    if same and not other:
        return Matches(uses_key=True, keep_keys=True)
    if other:
        note = "Titles that are known already have other keys than before, so title and area are used instead."
        return Matches(False, True, note)
    return Matches(False, True)


def _evidence(rows: Sequence[ReadRow], existing: Sequence[ExistingResponsibility]) -> tuple[int, int]:
    """Return how many titles, unique in file and workspace, have the same key in both, and how many another one."""
    known = _unique((same_text(one.title), same_text(one.tracker_key)) for one in existing if one.tracker_key)
    given = _unique((same_text(_values(row).title), same_text(_values(row).key)) for row in rows if _values(row).key)
    both = known.keys() & given.keys()
    same = sum(1 for title in both if known[title] == given[title])
    return same, len(both) - same


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs whose first part occurs once."""
    listed = list(pairs)
    times = Counter(first for first, _ in listed)
    return {first: second for first, second in listed if times[first] == 1}


def _without_repeated(rows: Sequence[ReadRow], matches: Matches) -> list[ReadRow]:
    """Refuse each row that says the same thing as an earlier one: merging them would mean guessing which is right."""
    first: dict[Hashable, int] = {}
    rest = []
    for row in rows:
        values = _values(row)
        if matches.uses_key and values.key:
            name: Hashable = same_text(values.key)
            said = "tracker key"
        else:
            key = same_text(values.key) if matches.keep_keys else ""
            name = (same_text(values.title), same_text(values.area), key)
            said = "title and area"
        line = first.setdefault(name, row.line)
        if line == row.line:
            rest.append(row)
        else:
            matches.refused[row.line] = f"it has the same {said} as line {line}, which is the one that counts."
    return rest


def _match_by_title(
    rows: Sequence[ReadRow], existing: Sequence[ExistingResponsibility], matches: Matches, claimed: dict[int, int]
) -> None:
    """Match the rows that no key matched by title and area, where a blank area is one too."""
    by_name = _grouped(existing, lambda one: same_text(one.title), lambda one: same_text(one.area))
    for row in rows:
        values = _values(row)
        named = by_name.get((same_text(values.title), same_text(values.area)), [])
        if row.line not in matches.found:
            _match_one(row, _allowed(values, named, matches), matches, claimed)


def _match_without_area(
    rows: Sequence[ReadRow],
    existing: Sequence[ExistingResponsibility],
    matches: Matches,
    claimed: dict[int, int],
    has_area: bool,
) -> None:
    """Match the rows that say no area and are not known yet by their title alone, where only one is called so."""
    by_title = _grouped(existing, lambda one: same_text(one.title))
    for row in rows:
        values = _values(row)
        if row.line in matches.found or row.line in matches.refused or values.area:
            continue
        titled = _allowed(values, by_title.get((same_text(values.title),), []), matches)
        if sum(one.active and one.id not in claimed for one in titled) > 1:
            say = "leave no area blank" if has_area else "name the column of the area"
            matches.refused[row.line] = f"several responsibilities have this title; {say}."
        else:
            _match_one(row, titled, matches, claimed)


def _match_moved(
    rows: Sequence[ReadRow], existing: Sequence[ExistingResponsibility], matches: Matches, claimed: dict[int, int]
) -> None:
    """Match what is left over by its title alone, where a tracker's area was renamed or filled in since.

    Only a title that stands once in the file and once on the board, and only where the file is an edition of the
    tracker it came from: what two departments call "Reporting" is not the same.
    """
    times = Counter(same_text(_values(row).title) for row in rows)
    on_board = _grouped((one for one in existing if one.active), lambda one: same_text(one.title))
    candidates: dict[str, list[tuple[ReadRow, ExistingResponsibility]]] = defaultdict(list)
    for row in rows:
        title = same_text(_values(row).title)
        titled = on_board.get((title,), [])
        settled = row.line in matches.found or row.line in matches.refused or times[title] > 1 or len(titled) != 1
        if not settled and titled[0].id not in claimed and _allowed(_values(row), titled, matches):
            candidates[titled[0].tracker_source].append((row, titled[0]))
    candidates.pop("", None)
    for source, pairs in candidates.items():
        of_it = [one.id for one in existing if one.active and one.tracker_source == source]
        if _is_edition(sum(rid in claimed for rid in of_it) + len(pairs), len(of_it)):
            for row, one in pairs:
                _claim(matches, claimed, row, one)
            matches.moved += len(pairs)


def _is_edition(here: int, all_of_it: int) -> bool:
    """Say whether enough of what came from a tracker is in a file."""
    return here * EDITION_SHARE[1] >= all_of_it * EDITION_SHARE[0]


def _allowed(
    values: RowValues, named: Sequence[ExistingResponsibility], matches: Matches
) -> list[ExistingResponsibility]:
    """Return those of the same name that a row may be: with another key of its own it is something else."""
    return [one for one in named if not (matches.uses_key and values.key and one.tracker_key)]


def _match_one(row: ReadRow, fit: Sequence[ExistingResponsibility], matches: Matches, claimed: dict[int, int]) -> None:
    """Match a row with the first that no other row is; where all are taken it is there twice, unless it has a key."""
    free = [one for one in fit if one.id not in claimed]
    if free:
        _claim(matches, claimed, row, free[0])
    elif fit and not (matches.keep_keys and _values(row).key):
        line = claimed[fit[0].id]
        matches.refused[row.line] = f"it is the same responsibility as line {line}, which is the one that counts."


def _claim(matches: Matches, claimed: dict[int, int], row: ReadRow, one: ExistingResponsibility) -> None:
    """Note that a row is a responsibility."""
    matches.found[row.line] = one
    claimed[one.id] = row.line


def _grouped(
    existing: Iterable[ExistingResponsibility], *names: Callable[[ExistingResponsibility], str]
) -> dict[tuple[str, ...], list[ExistingResponsibility]]:
    """Group by one or more names; on the board before archived, in the trash last."""
    groups: dict[tuple[str, ...], list[ExistingResponsibility]] = defaultdict(list)
    for one in sorted(existing, key=lambda one: (one.trashed, one.archived, one.id)):
        groups[tuple(name(one) for name in names)].append(one)
    return groups


@dataclass(frozen=True, slots=True)
class Edition:
    """Which tracker a file belongs to.

    Attributes:
        source: the name of the tracker: an earlier one's, or that of the file when it is a new one.
        known: it was imported before.
        missing: the responsibilities on the board that came from it and are not in the file.
        newer_day: the day that most of them are newer by, when the file is older than what is known; else `None`.
    """

    source: str
    known: bool
    missing: tuple[ExistingResponsibility, ...]
    newer_day: date | None


def find_edition(
    file: str,
    on: date,
    existing: Sequence[ExistingResponsibility],
    matched: Iterable[ExistingResponsibility],
    source: str = "",
) -> Edition:
    """Say of which tracker a file is an edition.

    Args:
        file: the file's name; it becomes the name of a new tracker, numbered when another one has it.
        on: the day of the import.
        existing: everything the workspace holds.
        matched: what the rows of the file were found to be.
        source: the tracker's lasting name where the file itself says it; then nothing has to be guessed.
    """
    matched = tuple(matched)
    here = {one.id for one in matched}
    sources: dict[str, list[ExistingResponsibility]] = defaultdict(list)
    for one in existing:
        if one.tracker_source and one.active:
            sources[one.tracker_source].append(one)
    shares = {source: sum(one.id in here for one in ones) for source, ones in sources.items()}
    enough = [source for source, ones in sources.items() if _is_edition(shares[source], len(ones))]
    newer_day = _newer_day(on, matched)
    if source:
        known = any(one.tracker_source == source for one in existing)
        return Edition(source, known, tuple(one for one in sources[source] if one.id not in here), newer_day)
    if not enough:
        return Edition(_new_source(file, {one.tracker_source for one in existing}), False, (), newer_day)
    source = max(enough, key=lambda source: (shares[source], source))
    missing = tuple(one for one in sources[source] if one.id not in here)
    return Edition(source, True, missing, newer_day)


def _newer_day(on: date, matched: Sequence[ExistingResponsibility]) -> date | None:
    """Return the commonest later day, when most of what was matched has a later status than the day of the import."""
    later = [one.checked_on for one in matched if one.checked_on is not None and one.checked_on > on]
    if len(later) * 2 <= len(matched):
        return None
    days = Counter(later)
    return max(days, key=lambda day: (days[day], day))


def _new_source(file: str, taken: set[str]) -> str:
    """Return the file's name, with a number when another tracker is called so."""
    name, number = file, 1
    while name in taken:
        number += 1
        name = f"{file} ({number})"
    return name
