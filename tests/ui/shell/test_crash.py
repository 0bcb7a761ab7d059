"""Tests of what happens after an accident: logged, told once, never in circles."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer, qDebug, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.errors import UserError
from csops_desktop.log import Log, start_log
from csops_desktop.paths import Paths
from tests.helpers.sources import ROOT
from ui import crash, messages
from ui.crash import CrashGuard, CrashReport
from ui.dialogs.crash_dialog import CrashDialog, show_crash
from ui.theme.theme import ThemeManager


def nothing(*_: object) -> None:
    """Stand in for what would take faulthandler from pytest."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Places of the test's own."""
    return Paths.under(tmp_path)


@pytest.fixture
def log(paths: Paths) -> Iterator[Log]:
    """A running log."""
    running = start_log(paths)
    yield running
    running.close()


@pytest.fixture
def guard(paths: Paths, log: Log, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashGuard]:
    """A guard on its post; faulthandler stays pytest's."""
    monkeypatch.setattr(crash.faulthandler, "enable", nothing)
    monkeypatch.setattr(crash.faulthandler, "disable", nothing)
    on_post = CrashGuard(paths, log)
    yield on_post
    on_post.uninstall()


def accident(words: str = "boom") -> None:
    """Let an exception reach the hook, as PySide does for one in a slot."""
    try:
        raise ZeroDivisionError(words)
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def other_accident() -> None:
    try:
        raise KeyError("other")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_an_accident_is_logged_and_told(
    guard: CrashGuard, log: Log, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("accident in the window")
    logging.getLogger("csops.test").info("opened the board")
    with qtbot.waitSignal(guard.crashed) as told:
        accident()
    assert told.args is not None
    report = told.args[0]
    assert report.headline.startswith("ZeroDivisionError in test_crash.py, line ")
    for words in ("CS Ops Desktop", "Qt 6", "ZeroDivisionError: boom", "opened the board"):
        assert words in report.details
    assert "ZeroDivisionError: boom" in log.file.read_text("utf-8")


def test_the_same_accident_is_told_once(guard: CrashGuard, qtbot: QtBot, expected_log: Callable[[str], None]) -> None:
    expected_log("accident")
    for _ in range(2):
        with qtbot.waitSignal(guard.crashed, timeout=50, raising=False) as told:
            accident()
        guard.resume()
    assert not told.signal_triggered


def test_a_second_accident_waits_until_the_first_was_read(
    guard: CrashGuard, log: Log, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("accident")
    with qtbot.waitSignal(guard.crashed):
        accident()
    with qtbot.assertNotEmitted(guard.crashed, wait=20):
        other_accident()
    assert "KeyError: 'other'" in log.file.read_text("utf-8")
    guard.resume()
    with qtbot.waitSignal(guard.crashed):
        other_accident()


def test_an_accident_while_telling_goes_to_the_log_only(
    guard: CrashGuard, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("accident")
    shown: list[CrashReport] = []

    def broken_dialog(report: CrashReport) -> None:
        shown.append(report)
        other_accident()

    guard.crashed.connect(broken_dialog)
    with qtbot.waitSignal(guard.crashed):
        accident()
    qtbot.wait(20)
    assert len(shown) == 1


def test_an_accident_in_a_thread_is_told_on_the_main_thread(
    guard: CrashGuard, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("accident in worker")
    told_in: list[threading.Thread] = []

    def note(_: CrashReport) -> None:
        told_in.append(threading.current_thread())

    def fail() -> None:
        raise ZeroDivisionError

    guard.crashed.connect(note)
    thread = threading.Thread(target=fail, name="worker")
    with qtbot.waitSignal(guard.crashed):
        thread.start()
    thread.join()
    assert told_in == [threading.main_thread()]


def test_a_refusal_that_reaches_the_hook_is_a_sentence_not_a_crash(guard: CrashGuard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(guard.refused) as told, qtbot.assertNotEmitted(guard.crashed, wait=20):
        try:
            raise UserError("The disk is full.")
        except UserError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert told.args == ["The disk is full."]


def test_what_cannot_be_raised_is_logged(guard: CrashGuard, log: Log, expected_log: Callable[[str], None]) -> None:
    expected_log("ignored in")

    class Broken:
        def __del__(self) -> None:
            raise ValueError("in a finaliser")

    Broken()
    assert "in a finaliser" in log.file.read_text("utf-8")


def test_the_messages_of_qt_go_to_the_log(guard: CrashGuard, log: Log, expected_log: Callable[[str], None]) -> None:
    expected_log("something of Qt")
    qDebug("only for developers")
    qWarning("something of Qt")
    text = log.file.read_text("utf-8")
    assert "WARNING csops.qt: default: something of Qt" in text
    assert "only for developers" not in text


def test_the_hooks_are_given_back(paths: Paths, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash.faulthandler, "enable", nothing)
    monkeypatch.setattr(crash.faulthandler, "disable", nothing)
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    guard = CrashGuard(paths)
    assert sys.excepthook != before[0]
    guard.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


DIES = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from csops_desktop.log import start_log
from csops_desktop.paths import Paths
from ui.crash import CrashGuard

application = QCoreApplication([])
paths = Paths.under(Path(sys.argv[1]))
log = start_log(paths)
guard = CrashGuard(paths, log)
print("last:", guard.last_fault.splitlines()[:1], flush=True)
if sys.argv[2] == "die":
    faulthandler._sigsegv()
guard.uninstall()
log.close()
"""


def run_guarded(folder: Path, how: str) -> str:
    """Run a program that dies or ends well under the guard, and return what it said."""
    done = subprocess.run(
        [sys.executable, "-c", DIES, str(folder), how],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ,
    )
    assert (done.returncode == 0) == (how == "end")
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_death_is_found_at_the_next_start(tmp_path: Path) -> None:
    assert run_guarded(tmp_path, "die") == "last: []"
    assert "Segmentation fault" in run_guarded(tmp_path, "end")
    assert "the last run died" in (tmp_path / "logs" / "csops-desktop.log").read_text("utf-8")
    assert run_guarded(tmp_path, "end") == "last: []"
    assert not list((tmp_path / "logs").glob("fault-*"))


# --- the dialog -------------------------------------------------------------------------------------------------------

REPORT = CrashReport("ZeroDivisionError in moves.py, line 12", "CS Ops Desktop 0.1\n<b>boom</b>", Path("/logs/x.log"))


@pytest.fixture
def dialog(guard: CrashGuard, themes: ThemeManager, qtbot: QtBot) -> CrashDialog:
    """The dialog, open for a guarded window."""
    guard.window = QWidget()
    qtbot.addWidget(guard.window)
    guard.window.show()
    return show_crash(guard, themes, REPORT)


def test_continuing_closes_it_and_the_next_accident_is_told(
    dialog: CrashDialog, guard: CrashGuard, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("accident")
    with qtbot.waitSignal(dialog.closed):
        dialog.continue_button.click()
    assert guard.dialog is None
    assert guard.window is not None
    assert guard.window.isVisible()
    with qtbot.waitSignal(guard.crashed):
        accident()


def test_esc_is_continue(dialog: CrashDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.closed), qtbot.assertNotEmitted(dialog.quit_requested):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_does_not_stop_the_program_from_ending(dialog: CrashDialog, qtbot: QtBot) -> None:
    # What the program does when it is told to end: a window that refuses to close keeps it running.
    with qtbot.waitSignal(dialog.closed):
        assert dialog.close()
    assert dialog.isHidden()


def test_quitting_closes_the_window_in_the_usual_way(dialog: CrashDialog, guard: CrashGuard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.quit_requested):
        dialog.quit_button.click()
    assert guard.window is not None
    assert not guard.window.isVisible()


def test_details_are_copied_and_shown_as_text(dialog: CrashDialog) -> None:
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"{REPORT.headline}\n\n{REPORT.details}"
    assert "<b>boom</b>" in dialog.details.toPlainText()
    QGuiApplication.clipboard().clear()
    dialog.close()


def test_the_log_is_offered(dialog: CrashDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(messages, "open_path", opened.append)
    dialog.log_button.click()
    assert opened == [REPORT.log_file]
    dialog.close()


def test_at_twice_the_text_it_fits_the_screen_and_the_details_grow(themes: ThemeManager, qtbot: QtBot) -> None:
    themes.apply("dark", font_scale=2.0)
    dialog = CrashDialog(CrashReport("It broke", "Traceback\n" * 50, Path("desk.log")), themes)
    qtbot.addWidget(dialog)
    dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.size() == QSize(1280, 920).boundedTo(room)
    assert dialog.details.font().pixelSize() == themes.metrics.small == 24


def test_every_control_of_it_has_a_name(dialog: CrashDialog) -> None:
    buttons = (dialog.log_button, dialog.copy_button, dialog.quit_button, dialog.continue_button)
    assert [button.accessibleName() for button in buttons] == ["Show log", "Copy details", "Quit", "Continue"]
    assert dialog.details.accessibleName() == "Details"
    dialog.close()


def test_an_accident_in_a_timer_reaches_the_guard(
    guard: CrashGuard, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    """The way PySide reports an exception in a slot is the one that is guarded."""
    expected_log("accident in the window")

    def fail() -> None:
        raise RuntimeError("in a slot")

    with qtbot.capture_exceptions(), qtbot.waitSignal(guard.crashed) as told:
        # qtbot takes the hook while it captures; the guard takes it back.
        sys.excepthook = guard._on_exception
        QTimer.singleShot(0, fail)
    assert told.args is not None
    assert "RuntimeError: in a slot" in told.args[0].details
