"""Boards as Trello exports them (Share, Print and export, Export as JSON), with the fields of a real one."""

from __future__ import annotations

import json
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

BOARD_ID = "5abbe4b7ddc1b351ef961414"
LISTS = ("Off track", "At risk", "On track", "Ideas", "Old")
MEMBERS = {"m1": ("Ann Lee", "annlee"), "m2": ("", "bo_berg")}
LABELS: dict[str, tuple[str, str | None]] = {
    "l1": ("Data", "green"),
    "l2": ("", "red"),
    "l3": ("", "yellow_dark"),
    "l4": ("Planning", None),
    "l5": ("on hold", "sky"),
}

type Board = dict[str, Any]


def key(name: str) -> str:
    """Return the id of a card: 24 hexadecimal digits, made of its name."""
    return sha256(name.encode("utf-8", "replace")).hexdigest()[:24]


def card(name: str, where: str, **fields: Any) -> dict[str, Any]:
    """Return a card in a list; `labels` and `members` are keys of `LABELS` and `MEMBERS`."""
    labels, members = fields.pop("labels", ()), fields.pop("members", ())
    return {
        "id": key(name),
        "address": None,
        "badges": {"votes": 0, "checkItems": 0, "checkItemsChecked": 0, "comments": 0, "attachments": 0, "due": None},
        "checkItemStates": [],
        "closed": False,
        "coordinates": None,
        "creationMethod": None,
        "dueComplete": False,
        "dateLastActivity": "2026-11-20T09:13:27.948Z",
        "desc": "",
        "descData": {"emoji": {}},
        "due": None,
        "dueReminder": None,
        "email": None,
        "idBoard": BOARD_ID,
        "idChecklists": [],
        "idLabels": list(labels),
        "idList": f"list-{LISTS.index(where)}",
        "idMembers": list(members),
        "idShort": 63,
        "isTemplate": False,
        "cardRole": None,
        "labels": [label(one) for one in labels],
        "name": name,
        "pos": 65535,
        "shortLink": "iUihslfg",
        "shortUrl": "https://trello.com/c/iUihslfg",
        "start": None,
        "cover": {"idAttachment": None, "color": None, "size": "normal", "brightness": "light"},
        "attachments": [],
        "pluginData": [],
        "customFieldItems": [],
        **fields,
    }


def label(one: str) -> dict[str, Any]:
    name, colour = LABELS[one]
    return {"id": one, "idBoard": BOARD_ID, "name": name, "color": colour, "uses": 3}


def checklist(name: str, *items: tuple[str, bool], title: str = "Checklist") -> dict[str, Any]:
    """Return a checklist of the card called `name`."""
    return {
        "id": f"check-{name}-{title}",
        "name": title,
        "idBoard": BOARD_ID,
        "idCard": key(name),
        "pos": 16384,
        "checkItems": [
            {
                "idChecklist": f"check-{name}-{title}",
                "state": "complete" if done else "incomplete",
                "id": f"item-{number}",
                "name": text,
                "nameData": {"emoji": {}},
                "pos": 16384 * (number + 1),
                "due": None,
                "idMember": None,
            }
            for number, (text, done) in enumerate(items)
        ],
    }


def comment(name: str, text: str, date: str) -> dict[str, Any]:
    """Return a comment on the card called `name`."""
    return {
        "id": f"action-{date}",
        "idMemberCreator": "m1",
        "data": {
            "text": text,
            "textData": {"emoji": {}},
            "card": {"id": key(name), "name": name, "idShort": 1, "shortLink": "iUihslfg"},
            "board": {"id": BOARD_ID, "name": "CS Ops", "shortLink": "TJBdSPf6"},
            "list": {"id": "list-0", "name": "Off track"},
        },
        "appCreator": None,
        "type": "commentCard",
        "date": date,
        "memberCreator": {"id": "m1", "fullName": "Ann Lee", "initials": "AL", "username": "annlee"},
    }


def moved(name: str, to: str, date: str, kind: str = "updateCard") -> dict[str, Any]:
    """Return how the card called `name` came into a list, by a move or, with another kind, by being made there."""
    there = {"id": f"list-{LISTS.index(to)}", "name": to}
    data: dict[str, Any] = {"card": {"id": key(name), "name": name, "idList": there["id"]}}
    if kind == "updateCard":
        data |= {"old": {"idList": "list-9"}, "listBefore": {"id": "list-9", "name": "Gone"}, "listAfter": there}
    else:
        data["list"] = there
    return {"id": f"move-{date}", "idMemberCreator": "m1", "data": data, "type": kind, "date": date}


def board(*cards: dict[str, Any], **fields: Any) -> Board:
    """Return an export; the list “Old” is archived."""
    return {
        "id": BOARD_ID,
        "nodeId": f"ari:cloud:trello::board/workspace/x/{BOARD_ID}",
        "name": "CS Ops",
        "desc": "",
        "closed": False,
        "url": "https://trello.com/b/TJBdSPf6/cs-ops",
        "prefs": {"permissionLevel": "org", "background": "blue"},
        "labelNames": {"green": "Data", "yellow": "", "red": ""},
        "actions": [
            {
                "id": "a9",
                "type": "updateBoard",
                "date": "2026-11-21T08:00:00.000Z",
                "data": {"board": {"id": BOARD_ID}},
            },
            comment("CS KPIs", "Nobody owns the source fields.", "2026-11-20T09:13:27.948Z"),
            comment("CS KPIs", "An older word.", "2026-10-01T09:13:27.948Z"),
        ],
        "cards": list(cards),
        "labels": [label(one) for one in LABELS],
        "lists": [
            {"id": f"list-{n}", "name": name, "closed": name == "Old", "idBoard": BOARD_ID, "pos": 1000 * (n + 1)}
            for n, name in enumerate(LISTS)
        ],
        "members": [
            {"id": one, "fullName": full, "username": user, "initials": "X"} for one, (full, user) in MEMBERS.items()
        ],
        "checklists": [],
        "customFields": [],
        "memberships": [],
        "pluginData": [],
        **fields,
    }


def usual() -> Board:
    """Return a board with a card in each of its lists."""
    return board(
        card("Policies", "On track", labels=["l4"]),
        card(
            "CS KPIs",
            "Off track",
            labels=["l1"],
            members=["m1"],
            desc="All **KPIs**\nof the team",
            due="2026-12-15T12:00:00.000Z",
        ),
        card("Headcount", "Ideas", labels=["l3", "l4"], members=["m2", "m1"]),
        card("New tool", "Ideas"),
        card("Put away", "On track", closed=True),
        card("In an old list", "Old"),
        checklists=[checklist("CS KPIs", ("Every field has an owner", True), ("One dashboard", False))],
    )


def edited(content: Board, name: str, /, **fields: Any) -> Board:
    """Return a board whose card called `name` says something else."""
    content = deepcopy(content)
    (found,) = [one for one in content["cards"] if one["name"] == name]
    found.update(fields)
    return content


def written(folder: Path, content: Any, name: str = "board.json") -> Path:
    """Write an export as Trello does."""
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path
