"""The import of requests in the window: columns, preview, one change, one button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from csops_desktop.domain.requests import RequestState
from csops_desktop.exchange.request_fields import RequestField
from csops_desktop.queries.requests import requests
from tests.ui.pages.requests.conftest import Inbox
from ui.pages.requests.import_sheet import ImportRequestsSheet

FORMS = """Ticket,Request,Requested by,Remark
R-1,Renewal forecast,Finance,By hand
R-2,Sandbox,Dana,
R-3,,Sales,
"""


@pytest.fixture
def sheet(inbox: Inbox, tmp_path: Path) -> ImportRequestsSheet:
    file = tmp_path / "forms.csv"
    file.write_text(FORMS, encoding="utf-8")
    inbox.page.open_import(file)
    return next(sheet for sheet in inbox.window.findChildren(ImportRequestsSheet) if sheet.isVisible())


def test_the_preview_says_what_happens_and_the_import_is_one_change(inbox: Inbox, sheet: ImportRequestsSheet) -> None:
    assert sheet.summary.text() == "2 added, 1 skipped."
    assert sheet.model.index(2, 2).data() == "Skipped: it has no title."
    assert sheet.import_button.text() == "Import 2 requests"
    sheet.report_button.click()
    assert "line 4: –: it has no title." in QGuiApplication.clipboard().text()
    sheet.import_button.click()
    assert not sheet.isVisible()
    assert inbox.workspace.undo_label == "Imported 2 requests from forms.csv"
    assert "Sandbox" in inbox.shown()


def test_a_column_that_is_chosen_leaves_the_field_that_had_it(sheet: ImportRequestsSheet) -> None:
    problem = sheet.combos[RequestField.PROBLEM]
    problem.setCurrentIndex(problem.findData("Remark"))
    problem.activated.emit(problem.currentIndex())
    assert sheet.combos[RequestField.PROBLEM].currentData() == "Remark"
    why = sheet.combos[RequestField.WHY]
    why.setCurrentIndex(why.findData("Remark"))
    why.activated.emit(why.currentIndex())
    assert sheet.combos[RequestField.WHY].currentData() == "Remark"
    assert sheet.combos[RequestField.PROBLEM].currentData() is None


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(inbox: Inbox, tmp_path: Path) -> None:
    said: list[str] = []
    inbox.page.message_requested.connect(said.append)
    (tmp_path / "empty.csv").write_bytes(b"")
    inbox.page.open_import(tmp_path / "empty.csv")
    assert said == ["empty.csv is empty."]


def test_an_unknown_status_word_is_asked_for_where_the_file_is_read(inbox: Inbox, tmp_path: Path) -> None:
    file = tmp_path / "board.csv"
    file.write_text("Request,Status\nExport,Parked\nSandbox,In progress\nTraining,parked\n", encoding="utf-8")
    inbox.page.open_import(file)
    sheet = next(sheet for sheet in inbox.window.findChildren(ImportRequestsSheet) if sheet.isVisible())
    assert sheet.model.index(0, 2).data() == "Is new"
    assert sheet.model.index(1, 2).data() == "Is new, in process"
    assert sheet.summary.text() == "3 added; 2 remarks on single rows."
    (picker,) = sheet.words.pickers.values()
    assert picker.isVisible()
    assert picker.accessibleName() == "State that “Parked” means"
    assert picker.currentText() == "Not said"
    picker.setCurrentIndex(picker.findText("Blocked"))
    picker.activated.emit(picker.currentIndex())
    assert [sheet.model.index(row, 2).data() for row in (0, 2)] == ["Is new, blocked"] * 2
    assert sheet.summary.text() == "3 added."
    assert sheet.words.pickers["Parked"] is picker
    assert picker.currentText() == "Blocked"
    sheet.import_button.click()
    stored = {row.title: row.state for row in inbox.workspace.read(requests)}
    assert stored["Export"] is stored["Training"] is RequestState.BLOCKED
    assert stored["Sandbox"] is RequestState.IN_PROCESS
