"""The history under every command there is, and every import: nothing is refused but in plain words, all goes back."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.errors import UserError
from csops_desktop.workspace import Workspace
from tests.helpers.states import assert_plain, state
from tests.migrations.make_fixture import BEGUN, add_all
from tests.properties.any_command import (
    COMMANDS,
    FROM_A_FILE,
    NOT_DONE_BY_A_PERSON,
    all_commands,
    any_command,
    play_any,
)
from tests.properties.file_work import imports, play_file
from tests.properties.test_history import EVERYTHING

Operation = tuple[Any, ...]

SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
returns = st.sampled_from([("undo",), ("redo",), ("tomorrow",)])
often = [any_command] * 8


def work(days_back: st.SearchStrategy[int]) -> st.SearchStrategy[list[Operation]]:
    """Return what draws a series of operations."""
    return st.lists(st.one_of(*often, imports(days_back), returns), min_size=5, max_size=30)


@contextlib.contextmanager
def filled() -> Iterator[tuple[Workspace, FixedClock]]:
    """Open a workspace that holds something of everything, so that most commands find what they are for."""
    clock = FixedClock(BEGUN)
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:
        workspace.run("Added all", add_all)
        yield workspace, clock


def play(workspace: Workspace, clock: FixedClock, operation: Operation) -> None:
    """Do one random thing; a refusal is one plain sentence."""
    try:
        match operation:
            case ("undo",):
                workspace.undo()
            case ("redo",):
                workspace.redo()
            case ("tomorrow",):
                clock.advance(days=1)
            case ("file", *_):
                play_file(workspace, operation)
            case _:
                workspace.run(operation[1], play_any, operation)
    except UserError as error:
        assert_plain(error)


def test_every_command_is_drawn_or_named_as_none() -> None:
    assert set(all_commands()) >= NOT_DONE_BY_A_PERSON | FROM_A_FILE
    assert {"board.set_status", "responsibilities.trash", "tracker.apply_plan"} <= set(COMMANDS) | FROM_A_FILE


@SLOW
@given(work(st.integers(0, 400)))
def test_whatever_was_done_goes_back_to_nothing_and_forward_again(operations: list[Operation]) -> None:
    with filled() as (workspace, clock):
        for operation in operations:
            play(workspace, clock, operation)
        while workspace.redo() is not None:
            pass
        end, undone, redone = workspace.read(state), 0, 0
        while workspace.undo() is not None:
            undone += 1
        assert not any(workspace.read(state).values())
        while workspace.redo() is not None:
            redone += 1
        assert (workspace.read(state), redone) == (end, undone)
        assert workspace.problems() == []


@SLOW
@given(work(st.just(0)))
def test_every_day_is_what_was_recorded_on_it(operations: list[Operation]) -> None:
    with filled() as (workspace, clock):
        recorded: dict[date, Any] = {}
        for operation in [*operations, ("tomorrow",)]:
            if operation == ("tomorrow",):
                recorded[clock.today()] = [workspace.read(query) for query in EVERYTHING]
            play(workspace, clock, operation)
        for day, then in recorded.items():
            with workspace.as_of(day) as snapshot:
                assert [snapshot.read(query) for query in EVERYTHING] == then
