"""Random work with requests, for their own properties and those of the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from csops_desktop.commands import request_triage as triage
from csops_desktop.commands import requests
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.requests import Becomes, RequestState
from csops_desktop.workspace import Workspace

words = st.sampled_from(
    ["from", "Finance", "Dana", "asks", "for", "by", "Friday", ":", "15 Dec", "urgent", "(by", "tomorrow)", "the",
     "export", "until", "31 June", "due", "2026-02-30", "日本", "é,", ";", "+2w"]
)  # fmt: skip
lines = st.lists(words, max_size=12).map(" ".join) | st.text(max_size=60)


picks = st.integers(0, 5)


def work(name: str, *more: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return one kind of work on a picked request."""
    return st.tuples(st.just("request"), st.just(name), picks, *more)


request_work = st.one_of(
    work("capture", lines),
    work("accept", st.sampled_from(list(Becomes)), st.sampled_from(["", "Mara"])),
    work("merge", picks),
    work("decline", st.sampled_from(["", "No."]), st.integers(-1, 30)),
    work("snooze", st.integers(-1, 9)),
    work("move", st.sampled_from(RequestState)),
    work("again"),
    work("close"),
    work("reconsider"),
)


def close(tx: Tx, request: RequestId) -> None:
    requests.close_request(tx, request, documents_updated=True, requester_told=False)


def play_requests(workspace: Workspace, today: date, operation: tuple[Any, ...]) -> None:
    """Do one random thing with a request; a refusal is the caller's."""
    _, name, number, *more = operation
    if name == "capture":
        workspace.run("capture", requests.capture, *more)
        return
    workspace.run(name, *command_of(today, name, more, RequestId(number + 1)))


def command_of(today: date, name: str, more: list[Any], request: RequestId) -> tuple[Any, ...]:
    """Return the command of a piece of work and what it is called with."""
    match (name, *more):
        case ("accept", becomes, who):
            return triage.accept, request, Acceptance(becomes, 1, who, displaced=who)
        case ("merge", other):
            return triage.merge, request, RequestId(other + 1)
        case ("decline", reason, days):
            return triage.decline, request, reason, today + timedelta(days=days)
        case ("snooze", days):
            return triage.put_off, request, today + timedelta(days=days)
        case ("move", to):
            return requests.move_request, request, to
        case ("again",):
            return triage.ask_again, request, "Sales"
        case ("close",):
            return close, request
        case ("reconsider",):
            return triage.reconsider, request
    raise AssertionError(name)
