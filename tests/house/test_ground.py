"""The ground the desk stands on: versions below which it loses data or dies."""

from __future__ import annotations

import subprocess
import sys

from sqlcipher3 import dbapi2

SQLITE_FLOOR = (3, 51, 3)
"""Older ones can corrupt a write-ahead log when two connections checkpoint it at the same time."""

COUNT_NONE = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel()
label.setText("warm")
before = sys.getrefcount(None)
for number in range(2000):
    label.setText("text")
print(before - sys.getrefcount(None), flush=True)
"""


def test_sqlite_is_new_enough_to_keep_a_wal_file_whole() -> None:
    assert tuple(map(int, dbapi2.sqlite_version.split("."))) >= SQLITE_FLOOR


def test_qt_calls_leave_the_references_of_none_alone() -> None:
    """PySide6 6.12 drops one at each void call on Python 3.11, and the process aborts after some thousand calls."""
    done = subprocess.run([sys.executable, "-c", COUNT_NONE], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 20, f"{done.stdout.strip()} references to None were lost in 2,000 calls"


def test_python_is_one_on_which_qt_lives() -> None:
    assert sys.version_info >= (3, 12)
