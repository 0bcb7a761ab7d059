"""Tests of one window for each workspace: the lock and the bell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop import locking
from csops_desktop.errors import UserError
from tests.helpers.sources import ROOT
from ui.doorbell import PipeBell, ServerBell, bell_name, clean_token, pipe_path, ring_pipe
from ui.single_instance import TOKEN_VARIABLE, SingleInstance, raise_window

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="named pipes and kill")

OTHER_START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance

application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
if not instance.acquire():
    print("second", instance.raise_other(), flush=True)
    sys.exit()
instance.listen()
print("first", flush=True)
sys.stdin.read(1)
instance.release()
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace file that does not exist yet, and a runtime folder of the test's own."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return tmp_path / "workspace.csops"


@pytest.fixture
def claim(workspace: Path, qapp: object) -> Iterator[Callable[[], SingleInstance]]:
    """Make claims to the workspace; all are given up after the test."""
    made: list[SingleInstance] = []

    def make() -> SingleInstance:
        made.append(SingleInstance(workspace))
        return made[-1]

    yield make
    for instance in made:
        instance.release()


@pytest.fixture
def start(workspace: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start other programs that want the workspace."""
    started: list[subprocess.Popen[str]] = []

    def run() -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", OTHER_START, str(workspace)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            )
        )
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    """Return the next line that a process prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_claim_is_refused_until_the_first_is_given_up(claim: Callable[[], SingleInstance]) -> None:
    first, second = claim(), claim()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()


def test_claiming_twice_is_one_claim(claim: Callable[[], SingleInstance], workspace: Path) -> None:
    first = claim()
    assert first.acquire()
    assert first.acquire()
    first.release()
    assert not workspace.with_name("workspace.csops.lock").exists()


def test_other_workspaces_are_free(claim: Callable[[], SingleInstance], tmp_path: Path) -> None:
    assert claim().acquire()
    other = SingleInstance(tmp_path / "other.csops")
    assert other.acquire()
    other.release()


@posix_only
def test_a_link_leads_to_the_same_workspace(claim: Callable[[], SingleInstance], workspace: Path) -> None:
    workspace.write_bytes(b"")
    link = workspace.with_name("link.csops")
    link.symlink_to(workspace)
    assert claim().acquire()
    assert not SingleInstance(link).acquire()


def test_a_lock_file_that_was_left_is_nobodys(claim: Callable[[], SingleInstance], workspace: Path) -> None:
    workspace.with_name("workspace.csops.lock").write_text("1\nanything")
    assert claim().acquire()


def test_a_folder_that_cannot_be_written_is_one_sentence(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be opened here: no such file or directory"):
        SingleInstance(tmp_path / "nowhere" / "workspace.csops").acquire()


def test_a_file_system_without_locks_is_one_sentence(
    claim: Callable[[], SingleInstance], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> bool:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(locking, "try_lock", fail)
    with pytest.raises(UserError, match="can't be opened here: no locks available"):
        claim().acquire()


def test_a_lock_that_was_removed_meanwhile_is_not_believed(
    claim: Callable[[], SingleInstance], workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening the file and locking it, the window before may end and remove it."""
    real_lock = locking.try_lock
    lock_file = workspace.with_name("workspace.csops.lock")
    calls: list[int] = []

    def slow_lock(handle: int) -> bool:
        calls.append(handle)
        if len(calls) == 1:
            lock_file.unlink()
        return real_lock(handle)

    monkeypatch.setattr(locking, "try_lock", slow_lock)
    first = claim()
    assert first.acquire()
    assert len(calls) == 2
    assert lock_file.exists()
    assert not claim().acquire()


@posix_only
def test_a_killed_window_leaves_the_workspace_free_at_once(
    claim: Callable[[], SingleInstance], start: Callable[[], subprocess.Popen[str]]
) -> None:
    other = start()
    assert said(other) == "first"
    mine = claim()
    assert not mine.acquire()
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert mine.acquire()
    assert mine.listen()


@posix_only
def test_a_second_start_raises_the_first(
    claim: Callable[[], SingleInstance], start: Callable[[], subprocess.Popen[str]], qtbot: QtBot
) -> None:
    mine = claim()
    assert mine.acquire()
    assert mine.listen()
    with qtbot.waitSignal(mine.raise_requested, timeout=20_000):
        other = start()
    assert said(other) == "second True"
    assert other.wait(20) == 0


def test_twenty_starts_at_once_give_one_window(start: Callable[[], subprocess.Popen[str]]) -> None:
    everyone = [start() for _ in range(20)]
    answers = [said(process) for process in everyone]
    assert sorted(answer.split()[0] for answer in answers) == ["first", *["second"] * 19]


@posix_only
def test_the_token_of_the_desktop_is_passed_on(
    claim: Callable[[], SingleInstance], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "abc-123_TIME42")
    mine = claim()
    assert mine.acquire()
    assert mine.listen()
    with qtbot.waitSignal(mine.raise_requested) as heard:
        assert claim().raise_other()
    assert heard.args == ["abc-123_TIME42"]


@posix_only
def test_nobody_hears_before_it_is_hung_or_after_it_is_taken_down(claim: Callable[[], SingleInstance]) -> None:
    mine = claim()
    assert mine.acquire()
    assert not claim().raise_other()
    assert mine.listen()
    mine.release()
    assert not claim().raise_other()


@posix_only
@pytest.mark.parametrize("noise", [b"\n", b"\x00\xff\xfe\n", b"x" * 4000 + b"\n", b"rm -rf /;\x1b[2J\n"])
def test_noise_raises_at_most(workspace: Path, qtbot: QtBot, noise: bytes) -> None:
    bell = PipeBell(pipe_path(workspace))
    assert bell.hang()
    with qtbot.waitSignal(bell.rung) as heard:
        assert ring_pipe(pipe_path(workspace), noise)
    assert heard.args is not None
    assert heard.args[0] == clean_token(heard.args[0])
    bell.take_down()


@posix_only
def test_the_bell_takes_the_place_of_one_that_was_left(workspace: Path, qapp: object) -> None:
    pipe_path(workspace).write_text("not a pipe")
    assert not ring_pipe(pipe_path(workspace), b"\n")
    bell = PipeBell(pipe_path(workspace))
    assert bell.hang()
    assert oct(pipe_path(workspace).stat().st_mode & 0o777) == "0o600"
    bell.take_down()
    assert not pipe_path(workspace).exists()


@posix_only
def test_without_a_runtime_folder_the_bell_hangs_in_a_private_one(
    workspace: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    path = pipe_path(workspace)
    bell = PipeBell(path)
    assert bell.hang()
    assert oct(path.parent.stat().st_mode & 0o777) == "0o700"
    bell.take_down()
    path.parent.chmod(0o777)
    assert not bell.hang()


@posix_only
def test_a_bell_that_cannot_be_hung_stops_nothing(workspace: Path, qapp: object) -> None:
    bell = PipeBell(workspace.parent / "nowhere" / "deeper" / "bell")
    assert not bell.hang()
    bell.take_down()


@posix_only
def test_a_file_in_the_place_of_the_bell_is_not_written(workspace: Path) -> None:
    target = workspace.with_name("precious")
    target.write_text("precious")
    assert not ring_pipe(target, b"token\n")
    link = workspace.with_name("link")
    link.symlink_to(target)
    assert not ring_pipe(link, b"token\n")
    assert target.read_text() == "precious"


def test_the_windows_bell_rings_too(workspace: Path, qtbot: QtBot) -> None:
    from ui.doorbell import _ring_server

    name = bell_name(workspace)
    bell = ServerBell(name)
    assert bell.hang()
    with qtbot.waitSignal(bell.rung) as heard:
        assert _ring_server(name, b"token-1\n")
    assert heard.args == ["token-1"]
    bell.take_down()
    assert not _ring_server(name, b"\n")


def test_raising_brings_a_minimised_window_back(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    raise_window(window, "token")
    assert not window.isMinimized()
    assert TOKEN_VARIABLE not in os.environ
