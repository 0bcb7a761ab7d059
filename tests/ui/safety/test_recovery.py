"""A start that finds the workspace lost: the choice in place of a refusal, each of its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.db.backup import backups_of
from csops_desktop.errors import LostError, UserError
from csops_desktop.paths import Paths
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from ui import messages
from ui.recovery import Recovered, recover


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def overwritten(path: Path) -> None:
    path.write_bytes(b"something else" * 500)


def gone(path: Path) -> None:
    path.unlink()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The buttons that are pressed in the question, one after the other."""
    wanted: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        words = wanted.pop(0)
        next(button for button in box.buttons() if button.text() == words).click()

    real = QMessageBox.exec

    def run(box: QMessageBox) -> int:
        QTimer.singleShot(0, press)
        return real(box)

    monkeypatch.setattr(QMessageBox, "exec", run)
    yield wanted
    assert wanted == []


def lost(paths: Paths, clock: FixedClock) -> str:
    """Return what is wrong with the workspace."""
    with pytest.raises(LostError) as caught:
        Workspace.open(paths.workspace, clock, backups=paths.backups)
    return caught.value.what


def board(recovered: Recovered | None) -> list[str]:
    assert recovered is not None
    with recovered.workspace as workspace:
        return sorted(card.title for card in workspace.read(board_cards))


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (emptied, "workspace.csops is empty: whatever was in it is gone."),
        (overwritten, "workspace.csops is not a CS Ops workspace."),
        (gone, "workspace.csops is missing."),
    ],
)
def test_the_newest_sound_backup_is_restored(
    qtbot: QtBot,
    paths: Paths,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[Path], None],
    what: str,
) -> None:
    asked: list[tuple[str, str, Path]] = []

    def restore(sentence: str, offer: str, backups: Path) -> str:
        asked.append((sentence, offer, backups))
        return "restore"

    monkeypatch.setattr(messages, "ask_lost", restore)
    damage(paths.workspace)
    recovered = recover(lost(paths, clock), paths, clock)
    assert recovered is not None
    assert recovered.said.startswith("Restored the backup of 24 Nov 2026, 10:00.")
    assert ("kept as workspace-" in recovered.said) is (damage is not gone)
    assert board(recovered) == ["Old"]
    ((sentence, offer, folder),) = asked
    assert (sentence, folder) == (what, paths.backups)
    assert "It holds 1 responsibility. The last change in it: Added “Old”." in offer


def test_a_backup_that_is_damaged_too_is_passed_over(
    qtbot: QtBot, paths: Paths, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(paths.workspace, clock, backups=paths.backups) as workspace:
        newest = workspace.back_up()
    assert newest is not None
    newest.write_bytes(newest.read_bytes()[:-1])
    overwritten(paths.workspace)
    monkeypatch.setattr(messages, "ask_lost", lambda *_: "restore")
    assert board(recover(lost(paths, clock), paths, clock)) == ["Old"]


def test_looking_changes_nothing(qtbot: QtBot, paths: Paths, clock: FixedClock, answers: list[str]) -> None:
    overwritten(paths.workspace)
    before = paths.workspace.read_bytes()
    answers.append("Open it to look")
    recovered = recover(lost(paths, clock), paths, clock)
    assert recovered is not None
    assert (recovered.workspace.read_only, recovered.said) == (True, "")
    assert board(recovered) == ["Old"]
    assert paths.workspace.read_bytes() == before


def test_quitting_leaves_everything(qtbot: QtBot, paths: Paths, clock: FixedClock, answers: list[str]) -> None:
    emptied(paths.workspace)
    answers.append("Quit")
    assert recover(lost(paths, clock), paths, clock) is None
    assert paths.workspace.read_bytes() == b""
    assert len(backups_of(paths.workspace, paths.backups)) == 1


def test_the_folder_is_shown_and_the_question_stays(
    qtbot: QtBot, paths: Paths, clock: FixedClock, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(messages, "open_path", lambda path: shown.append(path) or True)
    emptied(paths.workspace)
    answers.append("Show the folder")
    answers.append("Quit")
    assert recover(lost(paths, clock), paths, clock) is None
    assert shown == [paths.backups]


def test_what_can_not_be_restored_is_said_in_the_question(
    qtbot: QtBot, paths: Paths, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def answer(sentence: str, *_: object) -> str:
        said.append(sentence)
        return "restore" if len(said) == 1 else "quit"

    def fail(*_: object, **__: object) -> None:
        raise UserError("The disk is full; nothing was changed.")

    monkeypatch.setattr(messages, "ask_lost", answer)
    monkeypatch.setattr("ui.recovery.restore", fail)
    emptied(paths.workspace)
    assert recover(lost(paths, clock), paths, clock) is None
    assert said[1] == "The disk is full; nothing was changed."


def test_without_a_sound_backup_it_is_refused(
    qtbot: QtBot, paths: Paths, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[tuple[str, Path | None]] = []
    monkeypatch.setattr(messages, "refuse_start", lambda *said: refused.append(said))
    ((_, file),) = backups_of(paths.workspace, paths.backups)
    file.write_bytes(b"")
    emptied(paths.workspace)
    assert recover(lost(paths, clock), paths, clock) is None
    assert refused == [
        ("workspace.csops is empty: whatever was in it is gone. None of the backups is sound.", paths.backups)
    ]
