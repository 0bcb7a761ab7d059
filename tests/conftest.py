"""What holds for every test: nothing outside its own folders is touched, nothing unexpected is said, nothing is left.

The rest of the bargain is in pyproject.toml: any Python warning and any Qt message of level warning fails the test, the
order is random. A test that announces a log record asks for the fixture `expected_log`.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from csops_desktop.clock import FixedClock
from tests.helpers import guards

if TYPE_CHECKING:
    from csops_desktop.workspace import Workspace

hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
# The same examples at each run of the same tests: what the integration server says is about the commit, not about luck.
hypothesis.settings.register_profile("steady", parent=hypothesis.settings.get_profile("house"), derandomize=True)
hypothesis.settings.load_profile(os.environ.get("CSOPS_EXAMPLES", "house"))

HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}
"""Where programs look for a person's files; each test gets a home of its own."""

_failed = pytest.StashKey[bool]()
_home_numbers = itertools.count()


def pytest_configure(config: pytest.Config) -> None:
    """Let the tests of widgets run where there is no screen, too."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember a failure: what its traceback still holds is not called a leak."""
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


@pytest.fixture(scope="session")
def qt_watch() -> guards.QtWatch | None:
    """The one watch over what Qt things are started; `None` where PySide6 is not loaded."""
    return guards.QtWatch() if "PySide6.QtCore" in sys.modules else None


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the test an empty home folder, so that it reads and writes nothing of the person who runs it."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_home_numbers)}"
    home.mkdir()
    for name, folder in HOME_VARIABLES.items():
        monkeypatch.setenv(name, str(home / folder))
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the tests' application is started with: the style of the program (`ui.theme.theme.application`)."""
    return ["tests", "-style", "Fusion"]


@pytest.fixture
def expected_log() -> guards.ExpectedLog:
    """Announce a warning or error: `expected_log("could not be read")`; it must then come."""
    return guards.ExpectedLog()


@pytest.fixture(autouse=True)
def nothing_left_behind(
    request: pytest.FixtureRequest, own_home: Path, qt_watch: guards.QtWatch | None
) -> Iterator[None]:
    """Fail the test for a log record that nobody announced and for anything that still runs or shows after it."""
    threads = {thread.ident for thread in threading.enumerate() if thread.ident is not None}
    qt = guards.QtGuard(qt_watch) if qt_watch is not None else None
    announced = request.getfixturevalue("expected_log") if "expected_log" in request.fixturenames else None
    log = guards.LogGuard()
    with log.watching():
        yield
        leaks = [] if request.node.stash.get(_failed, False) else _leaks(qt, threads)
    complaints = log.complaints(announced.texts if announced is not None else []) + leaks
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


def _leaks(qt: guards.QtGuard | None, threads: set[int]) -> list[str]:
    return (qt.complaints() if qt is not None else []) + guards.leaked_threads(threads)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at nine o'clock on Tuesday 24 November 2026."""
    return FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder, with a space and an umlaut in its path."""
    folder = tmp_path / "Büro desk"
    folder.mkdir()
    return folder


@pytest.fixture
def new_workspace(clock: FixedClock, data_dir: Path) -> Iterator[Callable[[str], Workspace]]:
    """Make workspaces by file name in the data folder; all are closed after the test."""
    from csops_desktop.workspace import Workspace

    opened: list[Workspace] = []

    def make(name: str) -> Workspace:
        opened.append(Workspace.open(data_dir / name, clock))
        return opened[-1]

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(new_workspace: Callable[[str], Workspace]) -> Workspace:
    """An empty workspace."""
    return new_workspace("workspace.csops")
