"""The import of a tracker in the window: recognised, corrected, tried out, imported, and nothing lost by accident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import responsibilities
from csops_desktop.commands.tracker import OUT_OF_DATE
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.exchange.fields import Field
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.helpers.shared import shared_data
from ui.bridge import WorkspaceBridge
from ui.pages.tracker_import.page import ALL_SKIPPED, IMPORTING, NOTHING_NEW, TrackerImport
from ui.pages.tracker_import.planning import MatchBy
from ui.pages.tracker_import.preview_model import FATE, TITLE
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox

TRACKER = (
    "Item;Team;RAG now;Remark;Ref\n"
    "CS KPIs;Reporting;Red;No owner;k1\n"
    "QBR packs;Reporting;mauve;Slow;k2\n"
    ";Reporting;Green;;k3\n"
    "Renewals & <b>more</b>;Planning;green;Fine;k4\n"
)


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A file with an unknown status word and a row without a title."""
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER, encoding="cp1252")
    return path


@pytest.fixture
def window(qtbot: QtBot, show: Callable[[QWidget], None]) -> QWidget:
    """A window with something behind that could take the keyboard."""
    made = QWidget()
    QVBoxLayout(made).addWidget(QPushButton("Behind"))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    show(made)
    return made


type Opened = Callable[[Path], TrackerImport]


@pytest.fixture
def opened(bridge: WorkspaceBridge, themes: ThemeManager, window: QWidget, qtbot: QtBot) -> Opened:
    """Open the import of a file and wait until it shows what it would do."""

    def open_import(path: Path) -> TrackerImport:
        page = TrackerImport(bridge, themes, window)
        page.open_file(path)
        page.open()
        settle(page, qtbot)
        return page

    return open_import


def settle(page: TrackerImport, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.worker.busy, timeout=10_000)
    QApplication.processEvents()


def choose(combo: ComboBox, text: str, qtbot: QtBot) -> None:
    """Choose an entry as a person does with the keyboard."""
    at = combo.findText(text)
    assert at >= 0, [combo.itemText(n) for n in range(combo.count())]
    combo.setFocus()
    combo.showPopup()
    view = combo.view()
    view.setCurrentIndex(combo.model().index(at, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)


def fates(page: TrackerImport) -> list[tuple[str, str]]:
    rows = range(page.model.rowCount())
    return [(page.model.index(row, TITLE).data(), page.model.index(row, FATE).data()) for row in rows]


def colours(workspace: Workspace) -> dict[str, str]:
    return {card.title: card.status.value for card in workspace.read(board_cards)}


def test_a_file_is_recognised_and_tried_out(opened: Opened, tracker: Path, workspace: Workspace) -> None:
    view = opened(tracker).view
    assert view.file_name.text() == "tracker.csv  ·  UTF-8, separated by semicolons, headers in line 1"
    assert view.mapping.combos[Field.TITLE].currentText() == "Item"
    assert view.mapping.combos[Field.STATUS].currentText() == "RAG now"
    assert view.mapping.combos[Field.OWNER].currentText() == "Not in this file"
    assert view.mapping.combos[Field.TITLE].accessibleName() == "Column of the title, required"
    assert view.summary.accessibleName() == "3 will be added, 0 changed, 1 skipped"
    assert view.import_button.text() == "Import 3 rows"
    assert "Line 4: skipped, since it has no title." in view.remarks.text.splitlines()
    assert workspace.read(board_cards) == []


def test_the_preview_shows_every_row_as_it_would_become(opened: Opened, tracker: Path) -> None:
    assert fates(opened(tracker)) == [
        ("CS KPIs", "Added"),
        ("QBR packs", "Added"),
        ("", "Skipped: it has no title."),
        ("Renewals & <b>more</b>", "Added"),
    ]


def test_an_unknown_word_is_explained_and_imported(
    opened: Opened, tracker: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(tracker)
    picker = page.view.words.pickers["mauve"]
    assert picker.currentText() == "Not rated"
    assert picker.accessibleDescription() == "This word is not known."
    assert next(iter(page.view.words.pickers)) == "mauve"
    choose(picker, "Yellow", qtbot)
    settle(page, qtbot)
    assert page.view.words.pickers["mauve"].accessibleDescription() == ""
    with qtbot.waitSignal(page.imported) as told:
        qtbot.mouseClick(page.view.import_button, Qt.MouseButton.LeftButton)
    assert told.args == ["Imported “tracker.csv”: 3 added"]
    assert colours(workspace) == {"CS KPIs": "red", "QBR packs": "yellow", "Renewals & <b>more</b>": "green"}
    workspace.undo()
    assert workspace.read(board_cards) == []


def test_ctrl_enter_imports_for_the_chosen_day(
    opened: Opened, tracker: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(tracker)
    edit = page.view.rules.day.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "31 Mar 2023")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settle(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {card.since for card in workspace.read(board_cards) if card.since} == {date(2023, 3, 31)}


def test_a_day_that_has_not_come_is_refused_where_it_was_typed(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    edit = page.view.rules.day.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "tomorrow")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.accessibleDescription() == "That day has not come yet."


def test_what_is_missing_is_said_and_chosen(opened: Opened, tmp_path: Path, workspace: Workspace, qtbot: QtBot) -> None:
    path = tmp_path / "strange.csv"
    path.write_text("alpha,beta\nOne,x\nTwo,y\n")
    page = opened(path)
    assert not page.view.import_button.isEnabled()
    assert page.view.status.text() == "Choose the column that holds the titles."
    choose(page.view.mapping.combos[Field.TITLE], "alpha", qtbot)
    settle(page, qtbot)
    assert page.view.status.text().startswith("Choose the column that holds the status")
    choose(page.view.mapping.combos[Field.STATUS], "Not in this file", qtbot)
    settle(page, qtbot)
    page.run_import()
    assert colours(workspace) == {"One": "not-rated", "Two": "not-rated"}


def test_a_column_given_to_another_field_leaves_the_first(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    choose(page.view.mapping.combos[Field.OWNER], "Remark", qtbot)
    settle(page, qtbot)
    choose(page.view.mapping.combos[Field.SUMMARY], "Remark", qtbot)
    settle(page, qtbot)
    assert page.view.mapping.combos[Field.OWNER].currentText() == "Not in this file"
    assert page.view.mapping.combos[Field.SUMMARY].currentText() == "Remark"


def test_another_delimiter_is_read_at_once_and_can_be_taken_back(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    choose(page.view.file.delimiter, "Comma", qtbot)
    settle(page, qtbot)
    assert page.view.import_button.isEnabled() is False
    choose(page.view.file.delimiter, "Detect", qtbot)
    settle(page, qtbot)
    assert page.view.import_button.text() == "Import 3 rows"
    assert page.view.import_button.isEnabled()


def test_a_wrong_header_line_is_said_beside_it(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    page.view.file.header.setValue(99)
    settle(page, qtbot)
    assert page.view.file.error.text() == "Line 99 of tracker.csv has no headers."
    assert not page.view.import_button.isEnabled()
    page.view.file.header.setValue(1)
    settle(page, qtbot)
    assert page.view.file.error.text() == ""
    assert page.view.import_button.isEnabled()


def test_a_file_that_is_no_tracker_is_one_sentence(opened: Opened, tmp_path: Path) -> None:
    page = opened(tmp_path / "nowhere.csv")
    assert page.view.pages.currentWidget() is page.view.unreadable
    assert not page.view.import_button.isEnabled()


def test_the_second_import_of_a_file_has_nothing_to_do(opened: Opened, tracker: Path) -> None:
    opened(tracker).run_import()
    page = opened(tracker)
    assert page.view.status.text() == NOTHING_NEW
    assert not page.view.import_button.isEnabled()


def test_a_file_of_which_every_row_is_skipped_is_not_called_known(opened: Opened, tracker: Path) -> None:
    tracker.write_text("Item;RAG now\nTotal;3\n;Red\n")
    page = opened(tracker)
    assert page.view.status.text() == ALL_SKIPPED
    assert not page.view.import_button.isEnabled()


def test_it_says_that_it_imports_while_it_does(opened: Opened, tracker: Path, bridge: WorkspaceBridge) -> None:
    page = opened(tracker)
    said: list[str] = []

    def note() -> None:
        said.append(page.view.status.text())

    bridge.changed.connect(note)
    page.run_import()
    bridge.changed.disconnect(note)
    assert said == [IMPORTING]


def test_what_is_gone_is_archived_unless_it_is_kept(
    opened: Opened, tracker: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    opened(tracker).run_import()
    tracker.write_text("\n".join(line for line in TRACKER.splitlines() if "QBR" not in line))
    page = opened(tracker)
    assert page.view.rules.archive_missing.text() == "Archive the one not in this file any more"
    assert page.view.rules.archive_missing.isChecked()
    qtbot.mouseClick(page.view.rules.archive_missing, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert "1 not in this file any more, kept" in page.view.summary.accessibleName()
    qtbot.mouseClick(page.view.rules.archive_missing, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    page.run_import()
    assert "QBR packs" not in colours(workspace)


def test_a_new_title_is_known_again_by_its_key(
    opened: Opened, tracker: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    opened(tracker).run_import()
    tracker.write_text(TRACKER.replace("CS KPIs", "KPIs of CS"))
    page = opened(tracker)
    assert page.view.rules.match.currentData() is MatchBy.KEY
    assert page.view.summary.accessibleName().startswith("0 will be added, 1 changed")
    choose(page.view.rules.match, "Title and area", qtbot)
    settle(page, qtbot)
    assert page.view.summary.accessibleName().startswith("1 will be added")
    choose(page.view.mapping.combos[Field.KEY], "Ref", qtbot)
    settle(page, qtbot)
    assert page.view.rules.match.currentText() == "Key"
    page.run_import()
    assert "KPIs of CS" in colours(workspace)
    assert "CS KPIs" not in colours(workspace)


def test_a_change_meanwhile_is_planned_again(opened: Opened, tracker: Path, workspace: Workspace, qtbot: QtBot) -> None:
    page = opened(tracker)
    workspace.run("Added “CS KPIs”", responsibilities.add_responsibility, "CS KPIs", area="Reporting")
    settle(page, qtbot)
    assert page.view.summary.accessibleName() == "2 will be added, 1 changed, 1 skipped"


def test_a_change_that_nobody_told_of_is_refused_and_planned_again(
    opened: Opened, tracker: Path, workspace: Workspace, bridge: WorkspaceBridge, qtbot: QtBot
) -> None:
    page = opened(tracker)
    # As another program would: the window hears of it only later.
    bridge.blockSignals(True)
    workspace.run("Added “CS KPIs”", responsibilities.add_responsibility, "CS KPIs", area="Reporting")
    bridge.blockSignals(False)
    page.run_import()
    settle(page, qtbot)
    assert page.view.status.text() == OUT_OF_DATE
    assert list(colours(workspace)) == ["CS KPIs"]
    page.run_import()
    assert len(colours(workspace)) == 3


def test_esc_goes_at_once_when_nothing_was_chosen(
    opened: Opened, tracker: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(tracker)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert workspace.undo_label is None


def test_esc_asks_before_choices_are_lost(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    choose(page.view.words.pickers["mauve"], "Red", qtbot)
    settle(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.view.question.isVisible()
    focused = QApplication.focusWidget()
    assert focused is page.view.question.accept_button
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not page.view.question.isVisible()
    assert page.view.words.pickers["mauve"].currentIndex() == COLUMNS.index(Status.RED)
    page.dismiss()
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.view.question.accept_button, Qt.MouseButton.LeftButton)


def test_the_keyboard_stays_inside_and_a_click_beside_does_nothing(
    opened: Opened, tracker: Path, window: QWidget, qtbot: QtBot
) -> None:
    page = opened(tracker)
    assert page.view.mapping.combos[Field.TITLE].hasFocus()
    behind = window.findChild(QPushButton, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert behind is not None
    behind.setFocus()
    assert not behind.hasFocus()
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=page.rect().topLeft())
    assert page.isVisible()


def test_tab_reaches_every_control_and_each_has_a_name(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in seen:
        assert focused is not None
        assert page.isAncestorOf(focused)
        assert focused.accessibleName(), focused
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [page.view.rules.day.edit, page.view.import_button, page.view.remarks.edit, page.view.preview]
    assert not [widget for widget in (*wanted, *page.view.words.pickers.values()) if widget not in seen]


def test_the_remarks_can_be_copied(opened: Opened, tracker: Path, qtbot: QtBot) -> None:
    page = opened(tracker)
    qtbot.mouseClick(page.view.remarks.copy_button, Qt.MouseButton.LeftButton)
    assert "Line 4: skipped" in QGuiApplication.clipboard().text()


def test_closing_while_it_reads_leaves_nothing_behind(
    bridge: WorkspaceBridge, themes: ThemeManager, window: QWidget, tracker: Path, qtbot: QtBot
) -> None:
    page = TrackerImport(bridge, themes, window)
    page.open_file(tracker)
    page.open()
    worker = page.worker
    with qtbot.waitSignal(worker.destroyed):
        page.dismiss()


def test_the_yearly_files_say_what_they_do(opened: Opened) -> None:
    first = opened(shared_data("trackers", "uk-major-projects-2022.csv"))
    assert first.view.file_name.text().endswith("Western (Windows-1252), separated by semicolons, headers in line 1")
    assert first.view.summary.accessibleDescription() == "In this file: 27 red, 170 yellow, 24 green, 14 not rated."
    first.run_import()
    second = opened(shared_data("trackers", "uk-major-projects-2023.csv"))
    assert second.view.summary.accessibleName() == (
        "38 will be added, 204 changed, 2 unchanged, 29 not in this file any more → archived"
    )
