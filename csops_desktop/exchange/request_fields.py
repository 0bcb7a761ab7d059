"""The fields that a table of requests can fill, the header words they go by, and which column is which. No files.

It may import the cleaning of text. The lists are ordered: a word further left is the better match. They come from
common form and ticket exports (Google Forms, Microsoft Forms, Jira, Zendesk).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import header_words, same_text, shorten


class RequestField(StrEnum):
    """What a column can fill. The value is the word of `--map FIELD=HEADER`."""

    TITLE = "title"
    WHO = "who"
    DUE_ON = "due_on"
    PROBLEM = "problem"
    HELPS = "helps"
    WHY = "why"
    HOW_OFTEN = "how_often"
    URGENT = "urgent"
    STATE = "state"
    DECLINE_REASON = "decline_reason"
    CAME_ON = "came_on"
    CLOSED_ON = "closed_on"
    KEY = "key"

    @property
    def word(self) -> str:
        """The field as said in a sentence: "day it is wanted by"."""
        return _WORDS.get(self, self.value.replace("_", " "))


_WORDS = {
    RequestField.WHO: "requester",
    RequestField.DUE_ON: "day it is wanted by",
    RequestField.HELPS: "one it helps",
    RequestField.URGENT: "urgency",
    RequestField.DECLINE_REASON: "reason for declining",
    RequestField.CAME_ON: "day it came in",
    RequestField.CLOSED_ON: "day it was closed",
}

SYNONYMS: dict[RequestField, tuple[str, ...]] = {
    field: tuple(word.strip() for word in words.split(","))
    for field, words in {
        RequestField.TITLE: "title, request, summary, subject, request title, short description, name, task, item, "
        "what, what do you need, ask, topic",
        RequestField.WHO: "requester, requested by, asked by, from, who, reporter, submitted by, requestor, author, "
        "customer, team, department, name of requester, your name, contact, email address, email, owner",
        RequestField.DUE_ON: "wanted by, needed by, due date, due, due on, deadline, by when, target date, "
        "date needed, required by, when",
        RequestField.PROBLEM: "problem, description, details, problem statement, issue, background, body, text, "
        "notes, comment, comments",
        RequestField.HELPS: "helps, who it helps, who does it help, audience, beneficiary, stakeholders, "
        "impacted teams",
        RequestField.WHY: "why, reason, business value, value, justification, benefit, impact, goal",
        RequestField.HOW_OFTEN: "how often, frequency, recurrence, cadence",
        RequestField.URGENT: "urgent, urgency, priority, severity",
        RequestField.STATE: "state, status, stage, request status, request state, ticket status, issue status, "
        "workflow state, progress",
        RequestField.DECLINE_REASON: "reason for declining, decline reason, reason declined, declined because, "
        "why declined, rejection reason, reason for rejection, why rejected",
        RequestField.CAME_ON: "came in, came in on, created, created on, created at, date created, creation date, "
        "opened, opened on, date opened, submitted, submitted on, date submitted, received, received on, "
        "date received, requested on, date requested, asked on",
        RequestField.CLOSED_ON: "closed on, closed, closed at, date closed, completed on, completed, date completed, "
        "completion date, resolved on, resolved, date resolved, done on, finished on",
        RequestField.KEY: "key, id, request id, ticket, ticket number, issue key, number, reference, ref, no, "
        "timestamp",
    }.items()
}
"""The words by which a header is recognised, best first, in the form of `header_words`."""

NO_TITLE_COLUMN = "Choose the column that says what is asked for."


@dataclass(frozen=True, slots=True)
class RequestMapping:
    """Which header fills which field; fields without one are not in `columns`."""

    columns: Mapping[RequestField, str]


def recognise_requests(
    headers: Sequence[str], chosen: Mapping[RequestField, str | None] | None = None
) -> RequestMapping:
    """Match headers to fields: the person's choice first, then the best synonyms; each header is used once.

    Args:
        headers: of the table, each once.
        chosen: header by field as the person said it, `None` for a field that stays empty.

    Raises:
        UserError: a chosen header is not in the table, or chosen for two fields.
    """
    chosen = chosen or {}
    columns: dict[RequestField, str] = {}
    for field, header in chosen.items():
        if header is not None:
            columns[field] = _named(field, header, headers, columns)
    ranked = sorted(
        (rank, field, header)
        for field, synonyms in SYNONYMS.items()
        for header in headers
        if (rank := _rank(header, synonyms)) is not None
    )
    for _, field, header in ranked:
        if field not in columns and field not in chosen and header not in columns.values():
            columns[field] = header
    return RequestMapping({field: columns[field] for field in RequestField if field in columns})


def parse_request_map(options: Sequence[str]) -> dict[RequestField, str | None]:
    """Read the command line's `--map FIELD=HEADER` options; an empty HEADER leaves the field out.

    Raises:
        UserError: one has no "=", or names a field that does not exist, or a field twice.
    """
    chosen: dict[RequestField, str | None] = {}
    fields = {field.value: field for field in RequestField}
    for option in options:
        name, separator, header = option.partition("=")
        field = fields.get(name.strip().casefold().replace("-", "_"))
        if not separator or field is None:
            raise UserError(f"--map {option} can't be used. Give FIELD=HEADER; the fields are: {', '.join(fields)}.")
        if field in chosen:
            raise UserError(f"--map names the field {field.value} twice.")
        chosen[field] = header.strip() or None
    return chosen


def _rank(header: str, synonyms: Sequence[str]) -> int | None:
    """Return how well a header fits: its synonym's place, 0 is best; `None` where it is none."""
    bare = "".join(header_words(header))
    return next((rank for rank, synonym in enumerate(synonyms) if synonym.replace(" ", "") == bare), None)


def _named(field: RequestField, wanted: str, headers: Sequence[str], columns: Mapping[RequestField, str]) -> str:
    """Return the table's own spelling of a header the person gave."""
    same = [header for header in headers if same_text(header) == same_text(wanted)]
    if not same:
        raise UserError(f"There is no column “{shorten(wanted, 60)}” for the {field.word}.")
    for other, header in columns.items():
        if header == same[0]:
            raise UserError(f"The column “{header}” is given to both {other.word} and {field.word}.")
    return same[0]
