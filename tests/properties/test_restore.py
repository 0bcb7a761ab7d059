"""Whatever is done, backed up and restored in whatever order: each backup keeps its state, and none is ever lost."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop import backups
from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.backup import backups_of, is_sound
from csops_desktop.workspace import Workspace
from tests.helpers.states import State, whole

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 99)),
        st.tuples(st.just("undo"), st.just(0)),
        st.tuples(st.just("back up"), st.just(0)),
        st.tuples(st.just("damage"), st.just(0)),
        st.tuples(st.just("restore"), st.integers(0, 99)),
    ),
    max_size=12,
)


class Desk:
    """A workspace beside the states that its backups must have."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "w.csops"
        self.folder = folder / "backups"
        self.clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
        self.kept: dict[Path, State] = {}
        self.damaged = False

    def do(self, act: str, number: int) -> None:
        """Do one thing, and look at what it leaves."""
        self.clock.advance(minutes=5)
        if act == "restore":
            self.restore(number)
        elif act == "damage" and self.kept:
            self.path.write_bytes(self.path.read_bytes()[:100] + b"\xff" * 5000)
            self.damaged = True
        elif not self.damaged:
            self.work(act, number)

    def work(self, act: str, number: int) -> None:
        """Change it, or back it up."""
        with Workspace.open(self.path, self.clock, backups=self.folder) as workspace:
            if act == "add":
                workspace.run("Added", add_responsibility, f"Card {number}")
            elif act == "undo":
                workspace.undo()
            elif (made := workspace.back_up()) is not None:
                self.kept[made] = workspace.read(whole)

    def restore(self, number: int) -> None:
        """Restore one of the backups, where there are any."""
        if not self.kept:
            return
        wanted = list(self.kept)[number % len(self.kept)]
        before = self.state() if not self.damaged else None
        done = backups.restore(self.path, wanted, self.folder, self.clock.now())
        assert done.aside is not None
        assert done.damaged is self.damaged
        if before is not None:
            self.kept[done.aside] = before
        self.damaged = False
        assert self.state() == self.kept[wanted]

    def state(self) -> State:
        """Return all that is in the workspace."""
        with Workspace.open(self.path, self.clock, backups=self.folder) as workspace:
            return workspace.read(whole)


@settings(max_examples=20)  # each opens and copies real files
@given(ACTS)
def test_every_backup_keeps_its_state_and_comes_back_whole(acts: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.work("add", 0)
        desk.work("back up", 0)
        for act, number in acts:
            desk.do(act, number)
        assert sorted(desk.kept) == [file for _, file in backups_of(desk.path, desk.folder)]
        for file, state in desk.kept.items():
            assert is_sound(file)
            with Workspace.open(file, desk.clock, read_only=True) as kept:
                assert kept.read(whole) == state
        assert not list(desk.path.parent.glob("*restor*"))
