"""Two names of one person, made one on the People page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import commitments, people
from csops_desktop.queries.commitments import commitments as all_commitments
from csops_desktop.queries.people import person_called
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.people.page import PeoplePage
from ui.theme.theme import ThemeManager

DUE = date(2026, 11, 20)


def test_a_name_that_is_taken_makes_two_persons_one(
    workspace: Workspace,
    bridge: WorkspaceBridge,
    themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
    qtbot: QtBot,
) -> None:
    workspace.run("Added", people.add_person, "Dana Roth")
    workspace.run("Added", commitments.add_commitment, "Owners", person="Dana Roth", due_on=DUE)
    workspace.run("Added", commitments.add_commitment, "Fields", person="D. Roth", due_on=DUE)
    double = workspace.read(person_called, "D. Roth")
    page = PeoplePage(bridge, themes)
    show_page(page, page.tool_row())
    page.choose(double)
    header = page.view.person.name
    for answer in (header.same_bar.cancel_button, header.same_bar.accept_button):
        header.name_edit.edit()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        qtbot.keyClicks(field, "Dana Roth")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert header.same_bar.accessibleName() == (
            "Somebody is called “Dana Roth” already. Is “D. Roth” the same person?"
        )
        assert QApplication.focusWidget() is header.same_bar.accept_button
        assert page.current == double
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert page.current == workspace.read(person_called, "Dana Roth") != double
    assert {row.person for row in workspace.read(all_commitments)} == {"Dana Roth"}
    assert len(page.view.person.they_owe.shown_lines()) == 2
    assert workspace.undo_label == "Made “D. Roth” one with “Dana Roth”"
    workspace.undo()
    assert workspace.read(person_called, "D. Roth") == double
