"""Tests of being told to end: the signal reaches the window, and nothing is left listening."""

from __future__ import annotations

import signal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.ending import SIGNALS, Ending


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_asks_for_the_end_and_close_gives_it_back(qapp: QApplication, qtbot: QtBot, number: int) -> None:
    before = signal.getsignal(number)
    ending = Ending(qapp)
    with qtbot.waitSignal(ending.end_requested):
        signal.raise_signal(number)
    ending.close()
    assert signal.getsignal(number) == before
    assert signal.set_wakeup_fd(-1) == -1
    ending.deleteLater()
