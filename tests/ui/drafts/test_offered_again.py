"""What a killed desk left is offered, comes back into its field, and is never lost by that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import (
    asks,
    plan,
    responsibilities,
)
from csops_desktop.commands.requests import capture
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.queries.board import any_card
from csops_desktop.workspace import Workspace
from tests.ui.drafts.typed import Start, ask_why, focused, kept, leave_draft
from ui.widgets.field_keys import UNSAVED
from ui.widgets.text_label import TextLabel


def test_continue_opens_the_question_with_the_text_and_the_cursor_behind_it(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "status.green"), "Every fi", name="the reason for “CS KPIs”")
    shell = start()
    bar = shell.window.draft_bar
    assert bar.isVisible()
    assert bar.accessibleName() == "1 text wasn’t finished: the reason for “CS KPIs”. Every fi"
    shell.actions.action("focus_toast").trigger()
    assert bar.continue_button.hasFocus()
    qtbot.keyClick(bar.continue_button, Qt.Key.Key_Return)
    field = focused()
    assert (field.text(), field.cursorPosition(), field.hasSelectedText()) == ("Every fi", 8, False)
    assert UNSAVED in field.accessibleDescription()
    assert not bar.isVisible()
    qtbot.keyClicks(field, "eld has an owner")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    card = workspace.read(any_card, rid)
    assert card is not None
    assert (card.status, card.reason) == (Status.GREEN, "Every field has an owner")
    assert kept(workspace) == {}


def test_who_opens_the_field_finds_the_text_there(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Numbers that\npeople believe")
    shell = start()
    shell.open_responsibility(rid)
    edit = shell.board.panel.header.summary_edit
    assert edit.text == ""
    edit.edit()
    assert edit.typed == "Numbers that\npeople believe"
    assert not shell.window.draft_bar.isVisible()
    mark = edit.findChild(QWidget, "unsaved_mark")
    assert mark is not None
    assert mark.isVisible()
    # Ctrl+Z in the field takes it out again, and then there is nothing to keep.
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.typed == ""
    assert kept(workspace) == {}


def test_what_was_stored_meanwhile_is_said_and_neither_text_is_lost(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    workspace.run("Summed", responsibilities.set_summary, rid, "From elsewhere")
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Mine", base="Older")
    shell = start()
    shell.open_responsibility(rid)
    edit = shell.board.panel.header.summary_edit
    edit.edit()
    assert edit.typed == "Mine"
    assert (
        edit._note.text()
        == "This became “From elsewhere” meanwhile. Saving puts your text in its place, Esc leaves it."
    )
    assert edit._note.isVisible()
    edit.cancel()
    assert edit.text == "From elsewhere"
    assert not edit._note.isVisible()
    assert kept(workspace) == {}


def test_parts_and_lines_of_the_panel_are_kept_and_opened_again(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    step = workspace.run("Step", plan.add_step, rid, "Ask")
    point = workspace.run("Point", plan.add_criterion, rid, "Owned")
    ask = workspace.run("Asked", asks.add_ask, rid, "A second analyst")
    shell = start()
    shell.open_responsibility(rid)
    panel = shell.board.panel
    lines = {
        f"plan_step:{step}:text": lambda: panel.plan.lines.show_ids([step])[step].edit.edit(),
        f"green_criterion:{point}:text": lambda: panel.criteria.lines.show_ids([point])[point].edit.edit(),
        f"ask:{ask}:why": lambda: panel.asks._cards.show_ids([ask])[ask].why_edit.edit(),
        f"responsibility:{rid}:add_a_step": lambda: panel.plan.add_line.edit.setFocus(),
    }
    for place, open_field in lines.items():
        open_field()
        field = focused()
        qtbot.keyClicks(field, " and more")
        qtbot.waitUntil(lambda place=place: place in kept(workspace), timeout=2000)
        typed = kept(workspace)[place]
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert kept(workspace) == {}
        leave_draft(workspace, Place.parse(place), typed)
        shell.drafting.begin()
        shell.drafting._on_bar_continue_requested()
        assert focused().text() == typed
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
        assert kept(workspace) == {}


def test_discard_can_be_undone(workspace: Workspace, start: Start, rid: ResponsibilityId) -> None:
    place = Place("responsibility", rid, "summary")
    leave_draft(workspace, place, "Mine", name="the summary of “CS KPIs”")
    shell = start()
    bar = shell.window.draft_bar
    bar.discard_button.click()
    assert kept(workspace) == {}
    assert not bar.isVisible()
    assert shell.window.toast.text == "Discarded the summary of “CS KPIs”"
    shell.window.toast._buttons[0].click()
    assert kept(workspace) == {str(place): "Mine"}
    assert bar.isVisible()


def test_the_text_of_what_is_gone_can_be_copied(workspace: Workspace, start: Start, rid: ResponsibilityId) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Mine", name="the summary of “CS KPIs”")
    workspace.run("Trashed", responsibilities.trash, rid)
    shell = start()
    bar = shell.window.draft_bar
    sentence = "1 text wasn’t finished, and what it was for is deleted: the summary of “CS KPIs”."
    assert bar.accessibleName().startswith(sentence)
    assert not bar.continue_button.isVisible()
    bar.copy_button.click()
    assert QApplication.clipboard().text() == "Mine"
    assert list(kept(workspace).values()) == ["Mine"]


def test_one_after_the_other_is_offered_the_newest_first(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Old", name="the summary of “CS KPIs”")
    leave_draft(workspace, Place("responsibility", rid, "area"), "New", name="the area of “CS KPIs”")
    shell = start()
    bar = shell.window.draft_bar
    assert bar.accessibleName() == "2 texts weren’t finished. The newest: the area of “CS KPIs”. New"
    bar.continue_button.click()
    assert focused().text() == "New"
    assert bar.accessibleName() == "1 text wasn’t finished: the summary of “CS KPIs”. Old"
    bar.later_button.click()
    assert len(kept(workspace)) == 2


def test_a_draft_that_was_saved_after_all_is_not_offered(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    """The kill came between saving and forgetting."""
    workspace.run("Summed", responsibilities.set_summary, rid, "Mine")
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Mine")
    assert not start().window.draft_bar.isVisible()
    assert workspace._connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_a_request_that_is_saved_leaves_the_others_alone(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Mine")
    shell = start()
    workspace.run("Captured", capture, "The renewal export")
    shell.undoing.undo()
    shell.undoing.redo()
    assert kept(workspace) == {f"responsibility:{rid}:summary": "Mine"}
    assert shell.window.draft_bar.isVisible()


def test_what_was_discarded_and_taken_back_is_offered_first_again(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Old", name="the summary of “CS KPIs”")
    leave_draft(workspace, Place("responsibility", rid, "area"), "New", name="the area of “CS KPIs”")
    shell = start()
    bar = shell.window.draft_bar
    bar.discard_button.click()
    assert bar.accessibleName() == "1 text wasn’t finished: the summary of “CS KPIs”. Old"
    shell.window.toast._buttons[0].click()
    assert bar.accessibleName() == "2 texts weren’t finished. The newest: the area of “CS KPIs”. New"


def test_what_can_not_be_discarded_is_still_offered(
    workspace: Workspace, start: Start, rid: ResponsibilityId, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Mine", name="the summary of “CS KPIs”")
    shell = start()

    def refuse(*_: Place) -> None:
        raise UserError("Another program is writing.")

    monkeypatch.setattr(workspace.drafts, "drop", refuse)
    shell.window.draft_bar.discard_button.click()
    assert shell.window.toast.text == "Another program is writing."
    shell.drafting._show()
    assert shell.window.draft_bar.isVisible()


def test_what_is_deleted_while_it_is_offered_can_only_be_copied_until_that_is_undone(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Mine", name="the summary of “CS KPIs”")
    shell = start()
    bar = shell.window.draft_bar
    workspace.run("Trashed", responsibilities.trash, rid)
    assert (bar.continue_button.isVisible(), bar.copy_button.isVisible()) == (False, True)
    shell.undoing.undo()
    assert (bar.continue_button.isVisible(), bar.copy_button.isVisible()) == (True, False)


def test_a_text_left_on_another_card_is_gone_on_with_from_the_bar(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    """The bar is about the first text; the one that was left since knows its card as well."""
    other = workspace.run("Added", responsibilities.add_responsibility, "Policies")
    leave_draft(workspace, Place("responsibility", other, "summary"), "Old", name="the summary of “Policies”")
    shell = start()
    ask_why(shell, rid, qtbot, "Half")
    shell.open_responsibility(other)
    shell.drafting._show()
    bar = shell.window.draft_bar
    assert bar.accessibleName() == "2 texts weren’t finished. The newest: the reason for “CS KPIs”. Half"
    bar.continue_button.click()
    assert focused().text() == "Half"
    assert kept(workspace)[f"responsibility:{rid}:status.green"] == "Half"


def test_where_there_is_room_for_one_it_is_for_what_was_not_finished(
    workspace: Workspace, start: Start, rid: ResponsibilityId
) -> None:
    name = "the reason for “CS KPIs and everything that hangs on them, in all regions, for another year”"
    leave_draft(workspace, Place("responsibility", rid, "summary"), "Word " * 100, name=name)
    shell = start()
    shell.window.resize(1280, 800)
    bar = shell.window.draft_bar
    labels = {label.text(): label.elided for label in bar.findChildren(TextLabel)}
    assert labels == {f"1 text wasn’t finished: {name}.": False, ("Word " * 100).strip(): True}
