"""A Trello board as the table that an import of a tracker reads, so that both go one way. No database.

Each card becomes a row. Lists and labels are not fixed in what they mean: a list that is called like a status is one,
else a label that is, else the list's own name is asked about like any unknown status word. What Trello keeps apart
(list, label colour) has columns of its own, so that the person can choose another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csops_desktop.domain.status import Status
from csops_desktop.exchange.cleaning import shorten
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import Issue
from csops_desktop.exchange.sheet import Board, Sheet, SheetRow
from csops_desktop.exchange.status_words import read_status
from csops_desktop.exchange.trello_board import MOST_ACTIONS, Card, Label, TrelloBoard, read_export

STATUS, LIST, COLOUR = "List or label", "List", "Label colour"
_COLUMNS = {
    "Card": Field.TITLE,
    STATUS: Field.STATUS,
    "Label": Field.AREA,
    "Member": Field.OWNER,
    "Newest comment": Field.REASON,
    "Description": Field.SUMMARY,
    "Checklists": Field.CRITERIA,
    "Due date": Field.GREEN_BY,
    "Card id": Field.KEY,
    LIST: None,
    COLOUR: None,
}
"""The columns in their order, and which field each fills unless the person chooses another."""

_COLOURS = ("red", "orange", "yellow", "green")
_SIGNS = re.compile(r"[^\w\s/&'-]+")
_QUOTED = 60


def read_board(data: bytes, name: str) -> Sheet:
    """Read the export of a Trello board into a table.

    Args:
        data: the file's content.
        name: the file's name.

    Raises:
        UserError: as `read_export`.
    """
    board = read_export(data, name)
    seen: dict[str, int] = {}
    rows = []
    for line, card in enumerate(board.cards, 1):
        first = seen.setdefault(card.key, line) if card.key else line
        why = _why_not(card) or (f"it has the same id as card {first}." if first != line else "")
        since = card.listed_on if _known(card.list_name) else None
        rows.append(SheetRow(line, tuple(_cells(card)), skipped=why, since=since))
    return Sheet(
        name=name,
        headers=tuple(_COLUMNS),
        rows=tuple(rows),
        encoding=None,
        delimiter=None,
        header_line=0,
        board=Board(
            name=board.name or name,
            source=f"Trello board {shorten(board.key, 100)}" if board.key else "",
            columns={field: header for header, field in _COLUMNS.items() if field is not None},
            notes=tuple(_notes(board)),
            issues=tuple(issue for row, card in zip(rows, board.cards, strict=True) for issue in _issues(row, card)),
        ),
    )


def _cells(card: Card) -> Iterator[str]:
    """Yield what stands in each column of a card."""
    areas = _areas(card.labels)
    yield card.title
    yield _status_word(card)
    yield areas[0] if areas else ""
    yield card.members[0] if card.members else ""
    yield card.comment
    yield card.description
    yield "\n".join(f"[{'x' if item.done else ' '}] {item.text}" for item in card.items)
    yield card.due.isoformat() if card.due else ""
    yield card.key
    yield card.list_name
    yield _worst(label.colour for label in card.labels if label.colour in _COLOURS)


def _why_not(card: Card) -> str:
    """Return why a card is passed over; "" for one that is imported."""
    if card.archived:
        return "it is archived in Trello."
    if card.list_archived:
        return f"its list “{shorten(card.list_name, _QUOTED)}” is archived in Trello."
    if card.role:
        return f"it is a {shorten(card.role, _QUOTED)}, not a card with something of its own."
    return ""


def _status_word(card: Card) -> str:
    """Return what says a card's status: the list or a label that is called like one, else the list as it is."""
    known = _known(card.list_name)
    return known or _worst(filter(None, map(_label_word, card.labels))) or card.list_name


def _label_word(label: Label) -> str:
    """Return the status word that a label is; "" for one that says something else.

    A label without a name is its colour. One that has a name means that: “Data” in green is an area, and no card
    becomes green by it.
    """
    return _known(label.name) if label.name else label.colour if label.colour in _COLOURS else ""


def _areas(labels: Sequence[Label]) -> list[str]:
    """Return the names of the labels that are no status words."""
    return [label.name for label in labels if label.name and not _label_word(label)]


def _known(name: str) -> str:
    """Return a name as a status word, with or without the signs around it (“🔥 Red!”); "" where it is none."""
    for word in (name, " ".join(_SIGNS.sub(" ", name).split())):
        if word and read_status(word) is not None:
            return word
    return ""


def _worst(words: Iterator[str] | filter[str]) -> str:
    """Return the word of the worst status; "" for none."""
    return max(words, key=lambda word: (read_status(word) or Status.NOT_RATED).badness, default="")


def _issues(row: SheetRow, card: Card) -> Iterator[Issue]:
    """Yield what is left behind of a card that is imported."""
    if row.skipped:
        return
    for what, field, names in (("labels", "area", _areas(card.labels)), ("members", "owner", card.members)):
        if len(names) > 1:
            said = f"it has {len(names)} {what}; “{shorten(names[0], _QUOTED)}” is taken as its {field}."
            yield Issue(row.line, said, "Card")


def _notes(board: TrelloBoard) -> Iterator[str]:
    """Yield what there is to say about the whole board."""
    named = {label.name for card in board.cards for label in card.labels if label.colour in _COLOURS}
    areas = sorted(name for name in named if name and not _known(name))
    if areas:
        yield (
            f"Labels with a name of their own, like “{shorten(areas[0], _QUOTED)}”, are read as areas;"
            f" their colours stand in the column “{COLOUR}”."
        )
    if board.actions >= MOST_ACTIONS:
        yield f"Trello exports the newest {MOST_ACTIONS:,} actions only, so older comments are not in this file."
