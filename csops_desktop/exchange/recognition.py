"""Finding the column of each field: by the headers first, by the cells where headers don't tell. No database.

It may import the fields and their words, the cleaning of text, and the readers of single cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import header_words, same_text, shorten
from csops_desktop.exchange.dates import looks_like_dates
from csops_desktop.exchange.fields import SYNONYMS, Field, TrackerMapping, headers_sentence
from csops_desktop.exchange.status_words import looks_like_status


class Columns(Protocol):
    """What recognition needs to know of a sheet."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, each once."""

    @property
    def known_columns(self) -> Mapping[Field, str]:
        """The fields whose headers need not be recognised."""

    def column(self, header: str) -> Iterable[str]:
        """The cells under a header."""


type RankOf = Callable[[str, Field], int | None]
"""Says how good a header is for a field: its place in the field's list, 0 is best; `None` where it doesn't match."""


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


def recognise_tracker(sheet: Columns, chosen: Mapping[Field, str | None] | None = None) -> TrackerMapping:
    """Match a sheet's columns to fields.

    The person's choice stands; then headers that are synonyms as a whole are given away, best first; then headers that
    end in a synonym ("Overall RAG status"). Each header is used once. Among headers for one field, those whose cells
    look right come before the others. Where two are equally good the field is left undecided. Lists of tasks
    (Jira) call the title their summary.

    Args:
        sheet: the table.
        chosen: header by field as the person said it, `None` for a field that shall stay empty: what
            `parse_map_options` gives.

    Returns:
        The mapping; its `missing` names what has to be chosen before `plan_import`.

    Raises:
        UserError: a chosen header is not in the sheet, or chosen for two fields.
    """
    search = _Search(sheet, chosen or {})
    search.by_itself()
    search.by_headers(_whole_rank)
    search.by_headers(_ending_rank)
    search.by_cells(Field.STATUS)
    search.title_from_summary()
    return TrackerMapping(search.found, frozenset(search.chosen), search.undecided)


class _Search:
    """What was found and what is open while the columns of one sheet are given away."""

    def __init__(self, sheet: Columns, chosen: Mapping[Field, str | None]) -> None:
        self._sheet = sheet
        self.chosen = chosen
        self.undecided: dict[Field, tuple[str, ...]] = {}
        self.found: dict[Field, str] = {}
        for field, header in chosen.items():
            if header is not None:
                self.found[field] = self._named(field, header)

    def by_itself(self) -> None:
        """Give each open field the free header that the sheet itself names for it."""
        for field, header in self._sheet.known_columns.items():
            if self._open(field) and header in self._free():
                self.found[field] = header

    def by_headers(self, rank_of: RankOf) -> None:
        """Give each open field the free header that fits it best."""
        for field in SYNONYMS:
            if self._open(field):
                self._take(field, self._best(field, rank_of))

    def by_cells(self, field: Field) -> None:
        """Give an open field the one free column whose cells look like it."""
        if self._open(field):
            self._take(field, [header for header in self._free() if self._verdict(field, header)])

    def title_from_summary(self) -> None:
        """Take the summary for the title where nothing else can be it."""
        header = self.found.get(Field.SUMMARY, "")
        if self._open(Field.TITLE) and Field.SUMMARY not in self.chosen and header_words(header) == ("summary",):
            self.found[Field.TITLE] = self.found.pop(Field.SUMMARY)

    def _open(self, field: Field) -> bool:
        """Say whether a field still needs a column."""
        return field not in self.found and field not in self.chosen and field not in self.undecided

    def _free(self) -> list[str]:
        """Return the headers that no field has."""
        taken = set(self.found.values())
        return [header for header in self._sheet.headers if header not in taken]

    def _take(self, field: Field, headers: list[str]) -> None:
        """Give a field the one header that fits, or note that several do."""
        if len(headers) == 1:
            self.found[field] = headers[0]
        elif headers:
            self.undecided[field] = tuple(headers)

    def _best(self, field: Field, rank_of: RankOf) -> list[str]:
        """Return the free headers that are equally and most fit for a field.

        Cells that look wrong rule a column out; not for the status, whose words may all be the person's own.
        """
        ranked: dict[tuple[bool, int], list[str]] = {}
        for header in self._free():
            rank = rank_of(header, field)
            if rank is None:
                continue
            verdict = self._verdict(field, header)
            if verdict is not False or field is Field.STATUS:
                ranked.setdefault((not verdict, rank), []).append(header)
        return ranked[min(ranked)] if ranked else []

    def _verdict(self, field: Field, header: str) -> bool | None:
        """Say whether the cells under a header can be a field's; `None` when they don't tell."""
        cells = self._sheet.column(header)
        if field is Field.STATUS:
            return looks_like_status(cells)
        if field is Field.GREEN_BY:
            return looks_like_dates(cells)
        return False if looks_like_dates(cells) and field is not Field.KEY else None

    def _named(self, field: Field, wanted: str) -> str:
        """Return the sheet's own spelling of a header the person gave."""
        same = [header for header in self._sheet.headers if same_text(header) == same_text(wanted)]
        if not same:
            raise UserError(
                f"There is no column “{shorten(wanted, 60)}” for the {field.word}."
                f" {headers_sentence(self._sheet.headers)}"
            )
        for other, header in self.found.items():
            if header == same[0]:
                raise UserError(f"The column “{header}” is given to both {other.word} and {field.word}.")
        return same[0]


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
