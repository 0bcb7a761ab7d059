"""The fields a tracker can fill, the header words they go by, and which column is which. No files, no database.

It may import the cleaning of text. The lists below are ordered: a word further left is
the better match. They come from public trackers (the UK's Government Major Projects Portfolio, templates of common
spreadsheet and work management tools).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import shorten


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
    CRITERIA = "criteria"

    @property
    def word(self) -> str:
        """The field as said in a sentence: "get-to-green date", "tracker key", "definition of green"."""
        return _SAID.get(self, self.value)


_SAID = {
    Field.GREEN_BY: "get-to-green date",
    Field.KEY: "tracker key",
    Field.CRITERIA: "definition of green",
}

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
        Field.CRITERIA: "definition of green, green criteria, points of green, required for green, "
        "acceptance criteria, definition of done, checklist, checklists",
    }.items()
}
"""The words by which a header is recognised, best first, already in the form of `header_words`."""


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


def headers_sentence(headers: Sequence[str]) -> str:
    """Return "The headers are: a, b, c." for a message; long headers are shortened."""
    return f"The headers are: {', '.join(shorten(' '.join(header.split()), 60) for header in headers)}."


def require_complete(headers: Sequence[str], mapping: TrackerMapping) -> None:
    """Check that a mapping is enough to import with.

    Raises:
        UserError: it names the first field that is missing, the headers, and the `--map` to give.
    """
    for field in mapping.missing:
        rivals = (mapping.undecided or {}).get(field, ())
        problem = f"No column for the {field.word} was recognised."
        if rivals:
            problem = f"More than one column could be the {field.word}: {', '.join(rivals)}."
        without = " (with nothing for HEADER if there is none)" if field is Field.STATUS else ""
        raise UserError(
            f"{problem} {headers_sentence(headers)} Say which one it is with --map {field.value}=HEADER{without}."
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
