"""The guards around every test, tried on tests that misbehave: each must fail, and say why."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.sources import ROOT

MISBEHAVING = """
import logging, threading, time, warnings
import pytest
from PySide6.QtCore import QPropertyAnimation, QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget
from tests.conftest import *

KEPT = []

def keep(thing):
    KEPT.append(thing)
    return thing

def test_log(): logging.getLogger("csops.anything").warning("disk is nearly full")
def test_log_without_propagation(monkeypatch):
    monkeypatch.setattr(logging.getLogger("csops"), "propagate", False)
    logging.getLogger("csops.anything").warning("kept from the root")
def test_missing_log(expected_log): expected_log("never said")
def test_python_warning(): warnings.warn("old", DeprecationWarning, stacklevel=1)
def test_qt_message(): qWarning("not on the main thread")
def test_window(qapp): keep(QWidget()).show()
def test_timer(qapp): keep(QTimer()).start(60_000)
def test_animation(qapp):
    animation = keep(QPropertyAnimation(keep(QWidget()), b"pos", duration=60_000))
    animation.setStartValue(QWidget().pos())
    animation.start()
def test_qthread(qapp): keep(QThread()).start()
def test_thread(): threading.Thread(target=time.sleep, args=(8,), name="sleeper", daemon=True).start()

def test_good_log(expected_log):
    expected_log("nearly full")
    logging.getLogger("csops.anything").error("disk is nearly full")
def test_good_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(60_000)
def test_good_local_window(qapp): QWidget().show()
def test_good_home(own_home, tmp_path):
    from pathlib import Path
    assert Path.home() == own_home
    assert not list(tmp_path.iterdir())
"""

EXPECTED = {
    "test_log": "unexpected log: WARNING csops.anything: disk is nearly full",
    "test_log_without_propagation": "unexpected log: WARNING csops.anything: kept from the root",
    "test_missing_log": "expected in the log, but absent: never said",
    "test_python_warning": "DeprecationWarning: old",
    "test_qt_message": "not on the main thread",
    "test_window": "a window was left over",
    "test_timer": "still runs: QTimer",
    "test_animation": "still runs: QPropertyAnimation",
    "test_qthread": "still runs: QThread",
    "test_thread": "a Python thread still runs: sleeper",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the misbehaving tests."""
    folder = tmp_path_factory.mktemp("misbehaving")
    (folder / "test_misbehaving.py").write_text(MISBEHAVING)
    # The threads that were left over would abort Python at its end; leaving at once is good enough here.
    (folder / "conftest.py").write_text(
        "import os, sys\n"
        "from tests.helpers import guards\n"
        "guards.PATIENCE_SECONDS = 0.3\n"
        "def pytest_unconfigure(config):\n"
        "    sys.stdout.flush()\n"
        "    os._exit(1)\n"
    )
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", folder, "-p", "no:randomly"]
    done = subprocess.run(
        [*command, "-rA", "-p", "no:cacheprovider", folder],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "COLUMNS": "200"},
        timeout=100,
    )
    return done.stdout + done.stderr


def section(report: str, name: str) -> str:
    """Return what the report says in the sections headed by a test's name."""
    parts = re.split(r"^_{3,} (.*?) _{3,}$|^={3,}.*$", report, flags=re.MULTILINE)
    headed = zip(parts[1::2], parts[2::2], strict=False)
    return "\n".join(text for head, text in headed if head is not None and head.split()[-1] == name)


@pytest.mark.parametrize("name", EXPECTED)
def test_misbehaviour_is_caught_and_named(report: str, name: str) -> None:
    assert EXPECTED[name] in section(report, name), report


@pytest.mark.parametrize("name", sorted(set(re.findall(r"test_good\w+", MISBEHAVING))))
def test_good_behaviour_passes(report: str, name: str) -> None:
    assert re.search(rf"^PASSED .*::{name}$", report, re.MULTILINE), report
    assert not re.search(rf"^(FAILED|ERROR) .*::{name}\b", report, re.MULTILINE), report


def test_home_is_a_private_folder(tmp_path: Path) -> None:
    assert Path.home().is_relative_to(tmp_path.parent.parent)
