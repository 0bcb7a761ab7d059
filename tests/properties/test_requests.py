"""Requests under random input: nothing typed is lost, likeness is a measure, and every act is undone whole."""

from __future__ import annotations

import contextlib
import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import request_triage as triage
from csops_desktop.commands import requests
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.commands.requests import day_reader
from csops_desktop.domain.capture import recognise
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.likeness import likest
from csops_desktop.domain.requests import ACCEPTED, CLOSED, Becomes, RequestState, may_move
from csops_desktop.errors import UserError
from csops_desktop.queries import requests as queries
from csops_desktop.workspace import Workspace
from tests.helpers.states import state

TODAY = date(2026, 11, 24)
START = datetime(2026, 11, 24, 9, tzinfo=UTC)

words = st.sampled_from(
    ["from", "Finance", "Dana", "asks", "for", "by", "Friday", ":", "15 Dec", "urgent", "(by", "tomorrow)", "the",
     "export", "until", "31 June", "due", "2026-02-30", "日本", "é,", ";", "+2w"]
)  # fmt: skip
lines = st.lists(words, max_size=12).map(" ".join) | st.text(max_size=60)


@given(lines, st.lists(st.sampled_from(["Finance", "Dana", "by", ""]), max_size=3))
def test_whatever_is_typed_nothing_is_lost(line: str, known: list[str]) -> None:
    seen = recognise(line, day_reader(TODAY), known)
    assert "".join(piece.text for piece in seen.pieces) == line
    assert seen.said == line
    assert bool(seen.title) == bool(line.strip())
    kept = " ".join(piece.text for piece in seen.pieces if piece.says == "title")
    letters = re.findall(r"\w", kept.casefold())
    assert re.findall(r"\w", seen.title.casefold()) == letters


@given(st.lists(lines, max_size=8), lines)
def test_likeness_is_a_measure_and_the_same_words_are_the_most_alike(others: list[str], text: str) -> None:
    keyed = list(enumerate([*others, text]))
    found = likest(text, keyed, limit=20, at_least=0.0)
    assert all(0 <= like.score <= 1 + 1e-9 for like in found)
    assert all(like.shared for like in found)
    assert [like.score for like in found] == sorted((like.score for like in found), reverse=True)
    if found:
        assert max(like.score for like in found) == max(like.score for like in found if like.key == len(others))


@given(st.sampled_from(RequestState), st.sampled_from(RequestState))
def test_nothing_moves_to_where_it_is_and_nothing_closed_is_finished_again(now: RequestState, to: RequestState) -> None:
    assert not (now is to and may_move(now, to))
    if now in CLOSED:
        assert not (to in CLOSED and may_move(now, to))
    if now in ACCEPTED and to in ACCEPTED and now is not to:
        assert may_move(now, to)


picks = st.integers(0, 5)
acts = st.one_of(
    st.tuples(st.just("capture"), lines),
    st.tuples(st.just("accept"), picks, st.sampled_from(list(Becomes)), st.sampled_from(["", "Mara"])),
    st.tuples(st.just("merge"), picks, picks),
    st.tuples(st.just("decline"), picks, st.sampled_from(["", "No."]), st.integers(-1, 30)),
    st.tuples(st.just("snooze"), picks, st.integers(-1, 9)),
    st.tuples(st.just("move"), picks, st.sampled_from(RequestState)),
    st.tuples(st.just("again"), picks),
    st.tuples(st.just("close"), picks),
    st.tuples(st.just("reconsider"), picks),
)


def command_of(act: tuple[Any, ...], request: RequestId) -> tuple[Any, ...]:
    """Return the command of an act and what it is called with."""
    match act:
        case ("capture", line):
            return requests.capture, line
        case ("accept", _, becomes, who):
            return triage.accept, request, Acceptance(becomes, 1, who, displaced=who)
        case ("merge", _, other):
            return triage.merge, request, RequestId(other + 1)
        case ("decline", _, reason, days):
            return triage.decline, request, reason, TODAY + timedelta(days=days)
        case ("snooze", _, days):
            return triage.put_off, request, TODAY + timedelta(days=days)
        case ("move", _, to):
            return requests.move_request, request, to
        case ("again", _):
            return triage.ask_again, request, "Sales"
        case ("close", _):
            return lambda tx, rid: requests.close_request(
                tx, rid, documents_updated=True, requester_told=False
            ), request
        case ("reconsider", _):
            return triage.reconsider, request
    raise AssertionError(act)


@settings(max_examples=30)
@given(st.lists(acts, max_size=12))
def test_every_act_is_undone_whole_and_the_columns_agree(done: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder) / "w.csops", FixedClock(START))
        states = [workspace.read(state)]
        for act in done:
            request = RequestId(act[1] + 1 if isinstance(act[1], int) else 1)
            command, *arguments = command_of(act, request)
            with contextlib.suppress(UserError):
                workspace.run("Act", command, *arguments)
                states.append(workspace.read(state))
        for row in workspace.read(queries.requests, include_merged=True):
            detail = workspace.read(queries.request, row.id)
            assert detail is not None
            assert detail.changes[0].state is row.state
            assert (row.closed_on is not None) == (row.state in CLOSED)
            assert (row.revisit_on is not None) == (row.state is RequestState.WONT_DO)
        for before in reversed(states[:-1]):
            workspace.undo()
            assert workspace.read(state) == before
        workspace.close()
