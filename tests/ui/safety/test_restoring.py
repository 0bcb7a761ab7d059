"""Backups in the window: chosen and restored by the keyboard, with a way back, and offered where damage is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands.documents import add_document
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.backup import backups_of
from csops_desktop.errors import UserError
from csops_desktop.paths import Paths
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.helpers.guards import ExpectedLog
from ui.dialogs.backups_sheet import NONE, BackupsSheet
from ui.shell import Shell
from ui.widgets.button import Button

type Open = Callable[..., Shell]


def board(shell: Shell) -> list[str]:
    return sorted(card.title for card in shell._bridge.workspace.read(board_cards))


def toast(shell: Shell) -> str:
    return shell.window.toast._label.text()


def open_sheet(shell: Shell, qtbot: QtBot) -> BackupsSheet:
    """Open the backups and wait until the newest one was compared."""
    shell.actions.action("show_backups").trigger()
    sheet = shell.window.findChild(BackupsSheet)
    assert isinstance(sheet, BackupsSheet)
    qtbot.waitUntil(lambda: sheet.restore_button.isEnabled() or NONE in sheet.says.text())
    return sheet


def choose(sheet: BackupsSheet, words: str, qtbot: QtBot) -> None:
    """Choose the backup whose line has these words, and wait until it was compared."""
    (item,) = sheet.list.findItems(words, Qt.MatchFlag.MatchContains)
    sheet.list.setCurrentItem(item)
    qtbot.waitUntil(sheet.restore_button.isEnabled)


def lines(sheet: BackupsSheet) -> list[str]:
    return [sheet.list.item(row).text() for row in range(sheet.list.count())]


def test_a_backup_is_restored_by_enter_and_undone_from_the_toast(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell()
    sheet = open_sheet(shell, qtbot)
    assert lines(sheet) == ["Tue 24 Nov", "12:00   Added “New”", "10:00   Added “Old”"]
    assert QApplication.focusWidget() is sheet.list
    assert "Nothing was done since." in sheet.says.text()
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.waitUntil(sheet.restore_button.isEnabled)
    assert "1 change made since would be gone:\n· Added “New” (24 Nov 2026, 11:00)" in sheet.says.text()
    assert "What is there now is put among the backups." in sheet.list.accessibleDescription()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert board(shell) == ["Old"]
    assert toast(shell) == "Restored the backup of Tue 24 Nov, 10:00."
    assert shell.actions.action("undo").text() == "Undo: Added “Old”"
    shell.actions.action("focus_toast").trigger()
    button = QApplication.focusWidget()
    assert isinstance(button, Button)
    assert button.text() == "Undo"
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert board(shell) == ["New", "Old"]
    assert shell.actions.action("undo").text() == "Undo: Added “New”"


def test_older_ones_stand_under_their_days_and_say_more(open_shell: Open, qtbot: QtBot, clock: FixedClock) -> None:
    shell = open_shell()
    clock.advance(days=1)
    shell._bridge.workspace.run("Added “Third”", add_responsibility, "Third")
    sheet = open_sheet(shell, qtbot)
    assert lines(sheet)[:2] == ["Wed 25 Nov", "12:00   Added “Third”"]
    assert lines(sheet)[2:] == ["Tue 24 Nov", "12:00   Added “New”", "10:00   Added “Old”"]
    choose(sheet, "Old", qtbot)
    assert "2 changes made since" in sheet.says.text()
    assert "1 responsibility (now 3)" in sheet.says.text()
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert board(shell) == ["New", "Old", "Third"]


def test_a_backup_that_is_not_sound_can_not_be_restored(open_shell: Open, qtbot: QtBot, paths: Paths) -> None:
    ((_, file),) = backups_of(paths.workspace, paths.backups)
    file.write_bytes(file.read_bytes()[:-1])
    shell = open_shell()
    sheet = open_sheet(shell, qtbot)
    QTest.keyClick(sheet.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "It is damaged" in sheet.says.text())
    assert not sheet.restore_button.isEnabled()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert board(shell) == ["New", "Old"]


def test_another_program_in_the_file_is_said_in_the_sheet(
    open_shell: Open, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    shell = open_shell()
    sheet = open_sheet(shell, qtbot)
    choose(sheet, "Old", qtbot)
    with Workspace.open(paths.workspace, clock) as other:
        other.read(board_cards)
        sheet.restore_button.click()
        assert "is open in another program" in sheet.error.text()
    assert board(shell) == ["New", "Old"]
    sheet.restore_button.click()
    assert board(shell) == ["Old"]


def test_the_window_goes_on_keeping_the_restored_file(
    open_shell: Open, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    shell = open_shell()
    sheet = open_sheet(shell, qtbot)
    sheet.submit()
    with Workspace.open(paths.workspace, clock) as other:
        other.run("Added", add_responsibility, "Elsewhere")
    qtbot.waitUntil(lambda: "Another program changed this workspace" in toast(shell))
    clock.advance(hours=1)
    shell._bridge.workspace.run("Added", add_responsibility, "Later")
    clock.advance(hours=1)
    before = len(backups_of(paths.workspace, paths.backups))
    shell.upkeep.back_up()
    assert len(backups_of(paths.workspace, paths.backups)) == before + 1


def test_damage_that_is_found_offers_the_backups(
    open_shell: Open, qtbot: QtBot, paths: Paths, clock: FixedClock, expected_log: ExpectedLog
) -> None:
    expected_log("malformed")
    expected_log("the workspace is damaged")
    with Workspace.open(paths.workspace, clock) as workspace:
        page = workspace.read(lambda db: db.value("SELECT rootpage FROM sqlite_master WHERE name = 'attachment'"))
        size = workspace.read(lambda db: db.value("PRAGMA page_size"))
    content = bytearray(paths.workspace.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    paths.workspace.write_bytes(content)
    shell = open_shell()
    bar = shell.window._warning_bar
    qtbot.waitUntil(bar.isVisible)
    assert "damaged" in shell.window._warning.text()
    assert board(shell) == ["New", "Old"]
    (offer,) = [button for button in bar.findChildren(Button) if button.text() == "Restore…"]
    offer.click()
    sheet = shell.window.findChild(BackupsSheet)
    assert isinstance(sheet, BackupsSheet)
    qtbot.waitUntil(sheet.restore_button.isEnabled)
    assert lines(sheet) == ["Tue 24 Nov", "10:00   Added “Old”"]
    assert "kept as it is beside the backups" in sheet.says.text()
    sheet.submit()
    assert board(shell) == ["Old"]
    assert not bar.isVisible()
    assert "The damaged file is kept as workspace-" in toast(shell)
    (kept,) = paths.backups.glob("*-damaged.csops")
    assert kept.read_bytes() == content
    shell._bridge.workspace.run("Added", add_responsibility, "Goes on")


def overwrite(path: Path, table: str, connection: Workspace) -> None:
    """Overwrite a table's first page on the disk, beneath a program that has the file open."""
    page = connection.read(lambda db: db.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)))
    size = connection.read(lambda db: db.value("PRAGMA page_size"))
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("noticed", ["backup", "new day"])
def test_a_disk_that_goes_bad_beneath_an_open_window_is_noticed(
    open_shell: Open, paths: Paths, clock: FixedClock, expected_log: ExpectedLog, noticed: str
) -> None:
    """By the next backup, which never takes the place of a sound one, or by the next morning."""
    shell = open_shell()
    workspace = shell._bridge.workspace
    workspace.run("Added", add_responsibility, "Third")
    workspace._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    workspace._connection.execute("PRAGMA cache_size = 0")
    overwrite(paths.workspace, "attachment", workspace)
    before = backups_of(paths.workspace, paths.backups)
    if noticed == "backup":
        clock.advance(hours=1)
        shell.upkeep.back_up()
    else:
        expected_log("the workspace is damaged")
        expected_log("malformed")
        clock.advance(days=1)
        shell.upkeep.notice_others()
    assert "damaged" in shell.window._warning.text()
    assert shell.window._warning_bar.isVisible()
    assert backups_of(paths.workspace, paths.backups) == before
    with pytest.raises(UserError, match="nothing more is written to it"):
        workspace.run("Added", add_responsibility, "Into the damage")
    assert board(shell) == ["New", "Old", "Third"]


def test_without_backups_it_is_said_when_they_are_made(open_shell: Open, qtbot: QtBot, data_dir: Path) -> None:
    shell = open_shell(data_dir / "another.csops")
    sheet = open_sheet(shell, qtbot)
    assert lines(sheet) == []
    assert not sheet.restore_button.isEnabled()


def test_what_is_open_and_not_in_the_backup_gives_way(
    open_shell: Open, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    """A card in the panel, a document half written: both are saved first, then gone, and come back with Undo."""
    shell = open_shell()
    workspace = shell._bridge.workspace
    card = workspace.run("Added “Third”", add_responsibility, "Third")
    document = workspace.run("Added “Guide”", add_document, "Guide", body="# Guide\n")
    for page in ("today", "planner", "people", "requests", "metrics", "history", "archive"):
        shell.show_page(page)
    shell.open_responsibility(card)
    shell.open_thing("document", document)
    edit = shell.documents.page.view.writing.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "half written")
    sheet = open_sheet(shell, qtbot)
    choose(sheet, "10:00   Added “Old”", qtbot)
    sheet.submit()
    assert board(shell) == ["Old"]
    for page in ("board", "documents", "today", "history"):
        shell.show_page(page)
    shell.actions.action("focus_toast").trigger()
    button = QApplication.focusWidget()
    assert isinstance(button, Button)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert board(shell) == ["New", "Old", "Third"]
    shell.open_thing("document", document)
    assert shell.documents.page.view.writing.edit.toPlainText().endswith("half written")
