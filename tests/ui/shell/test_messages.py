"""Tests of what stops everything and what is handed to other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ui import messages


def press(words: str, seen: list[QMessageBox]) -> Callable[[], None]:
    """Return a function that presses a button of the message box that is open."""

    def do() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box)
        next(button for button in box.buttons() if button.text() == words).click()

    return do


@pytest.mark.parametrize(("words", "answer"), [("Replace", True), ("Cancel", False)])
def test_a_question_is_answered_by_its_buttons(qtbot: QtBot, words: str, answer: bool) -> None:
    seen: list[QMessageBox] = []
    QTimer.singleShot(0, press(words, seen))
    assert messages.confirm(None, "Replace <b>deck.pdf</b>?", "The old one is gone then.", "Replace") is answer
    assert seen[0].textFormat() is Qt.TextFormat.PlainText
    assert seen[0].text() == "Replace <b>deck.pdf</b>?"


def test_enter_and_esc_are_the_harmless_answer(qtbot: QtBot) -> None:
    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.defaultButton().text() == "Cancel"
        assert box.escapeButton().text() == "Cancel"
        box.defaultButton().click()

    QTimer.singleShot(0, look)
    assert not messages.confirm(None, "Replace deck.pdf?", "", "Replace")


def test_a_refused_start_says_why_and_shows_the_backups(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(messages, "open_path", opened.append)
    seen: list[QMessageBox] = []
    QTimer.singleShot(0, press("Show backups", seen))
    messages.refuse_start("This file is damaged.", tmp_path)
    assert opened == [tmp_path]


def test_backups_that_do_not_exist_are_not_offered(qtbot: QtBot, tmp_path: Path) -> None:
    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert [button.text() for button in box.buttons()] == ["Close"]
        assert box.informativeText() == ""
        box.buttons()[0].click()

    QTimer.singleShot(0, look)
    messages.refuse_start("This file is newer.", tmp_path / "backups")


@pytest.mark.parametrize(("answer", "expected"), [("/x/tracker.csv", Path("/x/tracker.csv")), ("", None)])
def test_a_file_is_chosen_or_not(monkeypatch: pytest.MonkeyPatch, answer: str, expected: Path | None) -> None:
    def name(*_: object) -> tuple[str, str]:
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", name)
    assert messages.choose_file_to_open(None, "Import a tracker", "Trackers (*.csv)") == expected


@pytest.mark.parametrize(("answer", "expected"), [("/x", Path("/x")), ("", None)])
def test_a_folder_is_chosen_or_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str, expected: Path | None
) -> None:
    def name(*_: object) -> str:
        return answer

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", name)
    assert messages.choose_folder(None, "Folder for decks", tmp_path) == expected


def test_the_name_to_save_under_is_suggested_with_its_suffix(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str, list[str]]] = []

    def accept(dialog: QFileDialog) -> int:
        seen.append((dialog.defaultSuffix(), dialog.directory().absolutePath(), dialog.selectedFiles()))
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    wanted = tmp_path / "deck.pdf"
    assert messages.choose_file_to_save(None, "Export deck", wanted, "PDF (*.pdf)") == wanted
    assert seen == [("pdf", str(tmp_path), [str(wanted)])]


def test_a_path_is_opened_as_a_local_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(messages.QDesktopServices, "openUrl", note)
    odd = tmp_path / "100% #1 a&b.pdf"
    odd.write_bytes(b"")
    assert messages.open_path(odd)
    assert opened[0].isLocalFile()
    assert opened[0].toLocalFile() == str(odd)


def test_what_is_gone_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: QUrl) -> bool:
        raise AssertionError("must not be asked")

    monkeypatch.setattr(messages.QDesktopServices, "openUrl", fail)
    assert not messages.open_path(tmp_path / "gone.pdf")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the file manager is asked over D-Bus")
@pytest.mark.parametrize("answers", [True, False])
def test_a_file_is_shown_by_the_file_manager_or_its_folder_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    asked: list[Path] = []
    opened: list[Path] = []

    def ask(path: Path) -> bool:
        asked.append(path)
        return answers

    def note(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(messages, "_ask_file_manager", ask)
    monkeypatch.setattr(messages, "open_path", note)
    deck = tmp_path / "deck.pdf"
    deck.write_bytes(b"")
    assert messages.show_in_folder(deck)
    assert asked == [deck]
    assert opened == ([] if answers else [tmp_path])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the file manager is asked over D-Bus")
def test_without_a_file_manager_asking_says_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not messages._ask_file_manager(tmp_path)
