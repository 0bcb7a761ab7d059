"""Which column of a tracker is which field: recognised by header words, or said by the person. No files, no database.

It may import the cleaning of text and the table of status words. The lists below are ordered: a word further left is
the better match. They come from public trackers (the UK's Government Major Projects Portfolio, templates of common
spreadsheet and work management tools).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import header_words, same_text, shorten


class Field(StrEnum):
    """What a column of a tracker can fill. The value is the word of `--map FIELD=HEADER`."""

    TITLE = "title"
    AREA = "area"
    OWNER = "owner"
    STATUS = "status"
    REASON = "reason"
    SUMMARY = "summary"
    GREEN_BY = "green_by"
    KEY = "key"

    @property
    def word(self) -> str:
        """The field as said in a sentence: "get-to-green date", "tracker key"."""
        return {Field.GREEN_BY: "get-to-green date", Field.KEY: "tracker key"}.get(self, self.value)


SYNONYMS: dict[Field, tuple[str, ...]] = {
    field: tuple(word.strip() for word in words.split(","))
    for field, words in {
        Field.TITLE: "title, responsibility, name, responsibility name, project name, programme name, program name, "
        "project title, initiative name, initiative, project, programme, program, task name, task, item, deliverable, "
        "workstream, work stream, topic, activity, process, objective, kpi",
        Field.STATUS: "colour rating, color rating, rag, rag status, rag rating, ryg, ryg status, brag, status colour, "
        "status color, current status, overall status, project status, status, rating, overall rating, health, "
        "overall health, project health, colour, color, traffic light, delivery confidence, "
        "delivery confidence assessment, dca",
        Field.AREA: "area, department, function, team, division, business unit, business area, domain, group, "
        "category, organisation, organization, dept, workstream, work stream, section, theme",
        Field.REASON: "reason, rating comment, status comment, rag comment, status reason, rag reason, why, rationale, "
        "status note, status notes, status update, commentary, comment, comments, notes, note, remarks, remark, "
        "latest update, update, explanation, justification",
        Field.OWNER: "owner, sro, senior responsible owner, responsible, responsible person, accountable, lead, "
        "project owner, project lead, owner name, project manager, programme manager, program manager, assignee, "
        "assigned to, manager, pm, dri, person responsible, contact",
        Field.SUMMARY: "summary, description, description aims, scope, project description, aims, purpose, "
        "short description, details, about, overview, background",
        Field.GREEN_BY: "get to green, get to green date, green by, green date, path to green date, target date, "
        "due date, due, deadline, target completion, target completion date, target",
        Field.KEY: "key, tracker key, project number, project id, project key, project reference, reference, ref, id, "
        "identifier, unique id, item id, task id, issue key, code, project code, project ref, reference number, "
        "ref no, number, no",
    }.items()
}
"""The words by which a header is recognised, best first, already in the form of `header_words`."""


class Columns(Protocol):
    """What recognition needs to know of a sheet."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, each once."""

    def column(self, header: str) -> Iterable[str]:
        """The cells under a header."""


@dataclass(frozen=True, slots=True)
class TrackerMapping:
    """Which header fills which field.

    Attributes:
        columns: the header of each mapped field.
        chosen: the fields the person decided about, mapped or left out on purpose.
        undecided: fields for which several headers are equally good, with these headers; they are left to the person.
    """

    columns: Mapping[Field, str]
    chosen: frozenset[Field] = frozenset()
    undecided: Mapping[Field, tuple[str, ...]] | None = None

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields without which nothing can be imported and that nobody left out on purpose."""
        title = () if Field.TITLE in self.columns else (Field.TITLE,)
        status = () if Field.STATUS in self.columns or Field.STATUS in self.chosen else (Field.STATUS,)
        return title + status

    @property
    def key_chosen(self) -> bool:
        """The person said by which column a responsibility is known again."""
        return Field.KEY in self.chosen and Field.KEY in self.columns


def _ranks() -> dict[str, dict[Field, int]]:
    """Return the rank of each synonym, written without spaces, in each field that has it."""
    ranks: dict[str, dict[Field, int]] = {}
    for field, words in SYNONYMS.items():
        for rank, synonym in enumerate(words):
            ranks.setdefault(synonym.replace(" ", ""), {})[field] = rank
    return ranks


_RANKS = _ranks()


def known_fields(header: str) -> frozenset[Field]:
    """Return the fields a header is an exact synonym of; empty for one that no list knows."""
    return frozenset(_RANKS.get("".join(header_words(header)), ()))


def recognise(
    sheet: Columns,
    chosen: Mapping[Field, str | None] | None = None,
    *,
    looks_right: Mapping[Field, LooksRight] | None = None,
) -> TrackerMapping:
    """Find the column of each field.

    The person's choice stands; then headers that are synonyms as a whole are given away, best first; then headers that
    end in a synonym ("Overall RAG status"). Each header is used once. Among headers for one field, those whose cells
    look right (`looks_right`) come before the others. Where two are equally good the field is left undecided.

    Args:
        sheet: the headers and their cells.
        chosen: header by field as the person said it, `None` for a field that shall stay empty.
        looks_right: for a field, a function that tells from a column's cells whether it can be that field: `True`,
            `False`, or `None` when the cells don't tell.

    Raises:
        UserError: a chosen header is not in the sheet.
    """
    chosen = chosen or {}
    found = {field: _header_named(sheet, field, header) for field, header in chosen.items() if header is not None}
    undecided: dict[Field, tuple[str, ...]] = {}
    for rank_of in (_whole_rank, _ending_rank):
        for field in SYNONYMS:
            if field in found or field in chosen or field in undecided:
                continue
            best = _best(sheet, field, found.values(), rank_of, (looks_right or {}).get(field))
            if len(best) == 1:
                found[field] = best[0]
            elif best:
                undecided[field] = tuple(best)
    _by_cells(sheet, Field.STATUS, found, undecided, chosen, looks_right or {})
    return TrackerMapping(found, frozenset(chosen), undecided)


class LooksRight(Protocol):
    """Tells from the cells of a column whether it can be a field."""

    def __call__(self, cells: Iterable[str], /) -> bool | None:
        """Return `True`, `False`, or `None` when the cells don't tell."""


def _best(
    sheet: Columns, field: Field, used: Iterable[str], rank_of: RankOf, looks_right: LooksRight | None
) -> list[str]:
    """Return the headers that are equally and most fit for a field; empty when none is."""
    taken = set(used)
    ranked: dict[tuple[int, int], list[str]] = {}
    for header in sheet.headers:
        rank = None if header in taken else rank_of(header, field)
        if rank is None:
            continue
        verdict = looks_right(sheet.column(header)) if looks_right else None
        if verdict is False and field is not Field.STATUS:
            continue
        ranked.setdefault((0 if verdict else 1, rank), []).append(header)
    return ranked[min(ranked)] if ranked else []


class RankOf(Protocol):
    """Says how good a header is for a field."""

    def __call__(self, header: str, field: Field, /) -> int | None:
        """Return the place in the field's list (0 is best), or `None` where the header doesn't match."""


def _whole_rank(header: str, field: Field) -> int | None:
    """Rank a header that is a synonym as a whole."""
    return _RANKS.get("".join(header_words(header)), {}).get(field)


def _ending_rank(header: str, field: Field) -> int | None:
    """Rank a header that ends in a synonym: in English the last word says what a thing is.

    Not for a header that is, as a whole, a synonym of another field, and not for titles and keys of one word: "Parent
    project" and "Phone number" are something else.
    """
    words = header_words(header)
    if known_fields(header):
        return None
    endings = (" ".join(words[start:]) for start in range(1, len(words)))
    ranks = [_RANKS.get(ending.replace(" ", ""), {}).get(field) for ending in endings if _may_end(ending, field)]
    return min((rank for rank in ranks if rank is not None), default=None)


def _may_end(ending: str, field: Field) -> bool:
    """Say whether a synonym is distinct enough to count at the end of a longer header."""
    return field not in (Field.TITLE, Field.KEY) or " " in ending or ending in ("title", "name")


def _by_cells(
    sheet: Columns,
    field: Field,
    found: dict[Field, str],
    undecided: dict[Field, tuple[str, ...]],
    chosen: Mapping[Field, str | None],
    looks_right: Mapping[Field, LooksRight],
) -> None:
    """Give a field that no header names the one free column whose cells look like it; changes `found`, `undecided`."""
    if field in found or field in chosen or field in undecided or field not in looks_right:
        return
    used = set(found.values())
    fit = [h for h in sheet.headers if h not in used and looks_right[field](sheet.column(h))]
    if len(fit) == 1:
        found[field] = fit[0]
    elif fit:
        undecided[field] = tuple(fit)


def _header_named(sheet: Columns, field: Field, wanted: str) -> str:
    """Return the sheet's own spelling of a header the person gave."""
    for header in sheet.headers:
        if header == wanted:
            return header
    for header in sheet.headers:
        if same_text(header) == same_text(wanted):
            return header
    raise UserError(
        f"There is no column {shorten(wanted, 60)!r} for the {field.word}. {headers_sentence(sheet.headers)}"
    )


def headers_sentence(headers: Sequence[str]) -> str:
    """Return "The headers are: a, b, c." for a message; long headers are shortened."""
    return f"The headers are: {', '.join(shorten(' '.join(header.split()), 60) for header in headers)}."


def require_complete(sheet: Columns, mapping: TrackerMapping) -> None:
    """Check that a mapping is enough to import with.

    Raises:
        UserError: it names the first field that is missing, the headers, and the `--map` to give.
    """
    for field in mapping.missing:
        rivals = (mapping.undecided or {}).get(field, ())
        problem = f"No column for the {field.word} was recognised."
        if rivals:
            problem = f"More than one column could be the {field.word}: {', '.join(rivals)}."
        raise UserError(
            f"{problem} {headers_sentence(sheet.headers)} Say which one it is with --map {field.value}=HEADER."
        )


def parse_map_options(options: Sequence[str]) -> dict[Field, str | None]:
    """Read the command line's `--map FIELD=HEADER` options.

    Args:
        options: what stood after each `--map`. An empty HEADER leaves the field out.

    Raises:
        UserError: one has no "=", or names a field that does not exist, or a field twice.
    """
    chosen: dict[Field, str | None] = {}
    for option in options:
        name, separator, header = option.partition("=")
        fields = {field.value: field for field in Field}
        field = fields.get(name.strip().casefold().replace("-", "_"))
        if not separator or field is None:
            raise UserError(f"--map {option} can't be used. Give FIELD=HEADER; the fields are: {', '.join(fields)}.")
        if field in chosen:
            raise UserError(f"--map names the field {field.value} twice.")
        chosen[field] = header.strip() or None
    return chosen
