"""What a Trello export says, read with suspicion: cards, lists, labels, members, checklists, comments. No database.

Standard library, errors and the cleaning of text only. Trello's own shape is loose (fields came and went over the
years, any of them may be null), and a file may be anything at all; whatever has not the form it should have counts as
not there. Only a file that is no export of a board is refused.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import clean_line, clean_text

MAX_BYTES = 32 * 1024 * 1024
"""Size up to which an export is read. Trello limits boards to 5,000 open cards and an export to 1,000 actions."""

MOST_ACTIONS = 1000
"""So many of its newest actions Trello puts into an export."""

_ARRIVALS = ("createCard", "copyCard", "emailCard", "convertToCardFromCheckItem", "moveCardToBoard")
"""The actions by which a card comes to be in a list at all."""

HOW_TO_EXPORT = "In Trello: Share, then Print, export, and share, then Export as JSON."


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a card: its name, "" for one that only has a colour, and its colour without shades ("red")."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One item of a checklist."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        key: Trello's id of it, which it keeps for good.
        list_name: the list that it is in; "" for one that the file doesn't have.
        listed_on: the day from which it has been in a list of this name, where the export still knows.
        archived: it was archived; `list_archived`: its list was.
        role: what Trello uses it for ("separator", "mirror", "template"), "" for a card like any other.
        due: the day, where the person is, by which it is due and not done yet.
        members: their names, the first one added first.
        items: all items of all its checklists.
        comment: the newest comment on it; "" without one.
    """

    key: str
    title: str
    description: str
    list_name: str
    listed_on: date | None
    archived: bool
    list_archived: bool
    role: str
    due: date | None
    labels: tuple[Label, ...]
    members: tuple[str, ...]
    items: tuple[CheckItem, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class TrelloBoard:
    """A whole export: the board's id and name, its cards in the board's order, and how many actions came with it."""

    key: str
    name: str
    cards: tuple[Card, ...]
    actions: int


def is_json(data: bytes) -> bool:
    """Say whether a file's content begins like a JSON document and not like a table."""
    start = data.removeprefix(b"\xef\xbb\xbf")[:200].lstrip()
    return start[:1] == b"{" and start[1:].lstrip()[:1] in (b'"', b"}", b"")


def read_export(data: bytes, name: str) -> TrelloBoard:
    """Read the export of a board.

    Args:
        data: the file's content.
        name: the file's name, for messages.

    Raises:
        UserError: it is too large, broken, or no export of a board; one sentence says which.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"{name} is larger than {MAX_BYTES // 1024**2} MB, which no export of a Trello board is.")
    content = _parsed(data, name)
    found = content if isinstance(content, dict) else {}
    if not isinstance(found.get("cards"), list) or not isinstance(found.get("lists"), list):
        raise UserError(f"{name} is not the export of a Trello board. {HOW_TO_EXPORT}")
    board = _Reader(found).board()
    if not board.cards:
        raise UserError(f"{name} is a Trello board without cards.")
    return board


def _parsed(data: bytes, name: str) -> Any:
    """Return the content of a JSON file."""
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Unterminated string") or error.pos >= len(error.doc.rstrip()):
            raise UserError(f"{name} ends in the middle: it was not downloaded whole.") from error
        raise UserError(f"{name} is not readable as JSON: line {error.lineno} breaks off its form.") from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"{name} is not readable as JSON.") from error


class _Reader:
    """Brings together what an export keeps in separate lists."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content
        self._lists = {_word(one, "id"): one for one in _objects(content, "lists")}
        self._labels = {_word(one, "id"): one for one in _objects(content, "labels")}
        self._members = {_word(one, "id"): one for one in _objects(content, "members")}
        self._checklists: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in _objects(content, "checklists"):
            self._checklists[_word(one, "idCard")].append(one)
        actions = _objects(content, "actions")
        self._comments = _newest_comments(actions)
        self._moves, self._renamed = _newest_moves(actions), _newest_names(actions)

    def board(self) -> TrelloBoard:
        """Return all of it: the cards from the first list down to the last one's end."""
        cards = sorted(_objects(self._content, "cards"), key=self._place)
        name = clean_line(_word(self._content, "name"))[0]
        actions = len(_objects(self._content, "actions"))
        return TrelloBoard(_word(self._content, "id"), name, tuple(map(self._card, cards)), actions)

    def _place(self, card: dict[str, Any]) -> tuple[float, float]:
        """Return where a card stands: its list's place, then its own."""
        return _number(self._lists.get(_word(card, "idList"), {}), "pos"), _number(card, "pos")

    def _card(self, card: dict[str, Any]) -> Card:
        """Read one card."""
        key, home = _word(card, "id"), self._lists.get(_word(card, "idList"), {})
        return Card(
            key=clean_line(key)[0],
            title=_word(card, "name"),
            description=_word(card, "desc"),
            list_name=clean_line(_word(home, "name"))[0],
            listed_on=self._listed_on(key, _word(card, "idList")),
            archived=card.get("closed") is True,
            list_archived=home.get("closed") is True,
            role="template" if card.get("isTemplate") is True else clean_line(_word(card, "cardRole"))[0],
            due=None if card.get("dueComplete") is True else _day(_word(card, "due")),
            labels=tuple(self._labels_of(card)),
            members=tuple(self._members_of(card)),
            items=tuple(self._items_of(card, key)),
            comment=self._comments.get(key, ""),
        )

    def _listed_on(self, key: str, home: str) -> date | None:
        """Return since when a card has been in its list, and the list has had its name."""
        moved, to = self._moves.get(key, ("", ""))
        return _day(max(moved, self._renamed.get(home, ""))) if to == home else None

    def _labels_of(self, card: dict[str, Any]) -> Iterator[Label]:
        """Yield a card's labels: newer exports name them by id, older ones have them in the card."""
        held = _objects(card, "labels") or [self._labels.get(key, {}) for key in _words(card, "idLabels")]
        for one in held:
            # Newer boards have two shades more of each colour: "red_dark", "red_light".
            label = Label(clean_line(_word(one, "name"))[0], _word(one, "color").partition("_")[0])
            if label.name or label.colour:
                yield label

    def _members_of(self, card: dict[str, Any]) -> Iterator[str]:
        """Yield the names of a card's members."""
        held = _objects(card, "members") or [self._members.get(key, {}) for key in _words(card, "idMembers")]
        for one in held:
            name = clean_line(_word(one, "fullName") or _word(one, "username"))[0]
            if name:
                yield name

    def _items_of(self, card: dict[str, Any], key: str) -> Iterator[CheckItem]:
        """Yield the items of a card's checklists in their order."""
        for checklist in sorted(self._checklists.get(key) or _objects(card, "checklists"), key=_position):
            for item in sorted(_objects(checklist, "checkItems"), key=_position):
                text = clean_line(_word(item, "name"))[0]
                if text:
                    yield CheckItem(text, item.get("state") == "complete")


def _newest_comments(actions: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the newest comment on each card that has one, by the card's id."""
    newest: dict[str, tuple[str, str]] = {}
    for action in actions:
        if action.get("type") != "commentCard":
            continue
        data = _inner(action, "data")
        key = _word(_inner(data, "card"), "id")
        text = clean_text(_word(data, "text"))[0]
        # Instants are all written in one way, so they sort as texts do.
        said = (_word(action, "date"), text)
        if key and text and said > newest.get(key, ("", "")):
            newest[key] = said
    return {key: text for key, (_, text) in newest.items()}


def _newest_moves(actions: Iterable[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return the instant at which each card last came into a list, and which one, by the card's id."""
    newest: dict[str, tuple[str, str]] = {}
    for action in actions:
        data = _inner(action, "data")
        # A card that is made or comes from elsewhere has its list, one that is moved the list after it.
        to = _word(_inner(data, "listAfter"), "id")
        if not to and action.get("type") in _ARRIVALS:
            to = _word(_inner(data, "list"), "id")
        key, moved = _word(_inner(data, "card"), "id"), (_word(action, "date"), to)
        if key and to and moved > newest.get(key, ("", "")):
            newest[key] = moved
    return newest


def _newest_names(actions: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the instant at which each list was last renamed, by the list's id."""
    newest: dict[str, str] = {}
    for action in actions:
        data = _inner(action, "data")
        if action.get("type") == "updateList" and "name" in _inner(data, "old"):
            key = _word(_inner(data, "list"), "id")
            newest[key] = max(newest.get(key, ""), _word(action, "date"))
    return newest


def _inner(holder: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an object in an object; an empty one where there is none."""
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _position(one: dict[str, Any]) -> float:
    """Return an object's place among its neighbours."""
    return _number(one, "pos")


def _day(instant: str) -> date | None:
    """Return the day of an instant ("2026-12-15T11:00:00.000Z") where the person is, as Trello itself shows it."""
    try:
        return datetime.fromisoformat(instant).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return None


def _objects(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects of a list in an object; nothing where there is no such list."""
    found = holder.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _words(holder: dict[str, Any], name: str) -> list[str]:
    """Return the texts of a list in an object."""
    found = holder.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _word(holder: dict[str, Any], name: str) -> str:
    """Return a text of an object; "" where there is none."""
    found = holder.get(name)
    return found if isinstance(found, str) else ""


def _number(holder: dict[str, Any], name: str) -> float:
    """Return a number of an object; 0 where there is none that can be compared."""
    found = holder.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return 0.0
    # Neither infinity nor what is no number is less than anything.
    return float(found) if abs(found) < 1e300 else 0.0
