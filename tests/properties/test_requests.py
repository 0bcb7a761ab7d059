"""Requests under random input: nothing typed is lost, likeness is a measure, and every act is undone whole."""

from __future__ import annotations

import contextlib
import re
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands.requests import day_reader
from csops_desktop.domain.capture import recognise
from csops_desktop.domain.likeness import likest
from csops_desktop.domain.requests import ACCEPTED, CLOSED, RequestState, may_move
from csops_desktop.errors import UserError
from csops_desktop.queries import requests as queries
from csops_desktop.workspace import Workspace
from tests.helpers.states import state
from tests.properties.request_work import lines, play_requests, request_work

TODAY = date(2026, 11, 24)
START = datetime(2026, 11, 24, 9, tzinfo=UTC)


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


@settings(max_examples=30)
@given(st.lists(request_work, max_size=14))
def test_every_act_is_undone_whole_and_the_columns_agree(work: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder) / "w.csops", FixedClock(START))
        states = [workspace.read(state)]
        for operation in work:
            with contextlib.suppress(UserError):
                play_requests(workspace, TODAY, operation)
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
