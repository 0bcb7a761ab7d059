"""The People page on a real workspace: chosen, added, moved, kept, nudged, filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import commitments, nudges, people
from csops_desktop.domain.promises import CommitmentState, Direction, Way
from csops_desktop.queries.commitments import commitments as all_commitments
from csops_desktop.queries.commitments import nudges as all_nudges
from csops_desktop.queries.people_rows import CommitmentRow
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.dialogs.commitment_sheet import CommitmentSheet
from ui.dialogs.nudge_sheet import NudgeSheet
from ui.pages.people.model import PeopleRole
from ui.pages.people.page import PeoplePage
from ui.pages.people.promise_line import PromiseLine
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

DUE = date(2026, 11, 20)


@pytest.fixture
def page(
    workspace: Workspace,
    bridge: WorkspaceBridge,
    themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
) -> PeoplePage:
    """Dana owes one overdue thing, Ines nothing; Dana is chosen."""
    workspace.run("Added", people.add_person, "Ines Maier", team="CSM")
    workspace.run("Added", people.add_person, "Dana Roth", team="RevOps", email="dana@example.com")
    workspace.run("Added", commitments.add_commitment, "Owners", person="Dana Roth", due_on=DUE)
    made = PeoplePage(bridge, themes)
    show_page(made, made.tool_row())
    return made


def listed(page: PeoplePage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def line(page: PeoplePage) -> PromiseLine:
    (found,) = page.view.person.they_owe.shown_lines()
    return found


def only(workspace: Workspace) -> CommitmentRow:
    (row,) = workspace.read(all_commitments)
    return row


def test_the_overdue_stand_first_and_are_chosen(page: PeoplePage) -> None:
    assert listed(page) == ["Overdue", "Dana Roth", "Nothing open", "Ines Maier"]
    assert page.view.list.currentIndex().data() == "Dana Roth"
    spoken = page.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dana Roth, RevOps, owes 1, 1 overdue"
    assert page.model.index(0).data(PeopleRole.PERSON) is None
    assert line(page).pill.text() == "4 days overdue"


def test_the_arrow_keys_go_from_person_to_person(page: PeoplePage, qtbot: QtBot) -> None:
    page.view.list.setFocus()
    qtbot.keyClick(page.view.list, Qt.Key.Key_Down)
    assert page.view.person.name.name_edit.text == "Ines Maier"
    qtbot.keyClick(page.view.list, Qt.Key.Key_Up)
    qtbot.keyClick(page.view.list, Qt.Key.Key_Return)
    assert line(page).open_button.hasFocus()


def test_a_person_is_added_by_name_and_dated_promise(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    page.do("new_person")
    qtbot.keyClicks(page.view.name_edit, "Ines Maier")
    qtbot.keyClick(page.view.name_edit, Qt.Key.Key_Return)
    assert page.view.name_error.text() == "Somebody is called Ines Maier already."
    page.view.name_edit.selectAll()
    qtbot.keyClicks(page.view.name_edit, "Bo")
    qtbot.keyClick(page.view.name_edit, Qt.Key.Key_Return)
    adding = page.view.person.they_owe.add_line
    assert adding is not None
    assert adding.what_edit.hasFocus()
    qtbot.keyClicks(adding.what_edit, "Access to the sandbox")
    adding.due_edit.edit.setFocus()
    qtbot.keyClicks(adding.due_edit.edit, "+1w")
    qtbot.keyClick(adding.due_edit.edit, Qt.Key.Key_Return)
    row = next(one for one in workspace.read(all_commitments) if one.person == "Bo")
    assert (row.what, row.due_on) == ("Access to the sandbox", date(2026, 12, 1))
    assert workspace.undo_label == "Added a promise: “Access to the sandbox”"
    assert adding.what_edit.text() == ""


def test_a_day_moves_only_with_who_and_why(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    shown = line(page)
    shown.open_button.setFocus()
    qtbot.keyClick(shown.open_button, Qt.Key.Key_M)
    form = shown.move_form
    assert form.isVisible()
    assert form.by_edit.text() == "Dana Roth"
    qtbot.keyClicks(form.day_edit.edit, "27 Nov")
    qtbot.keyClick(form.day_edit.edit, Qt.Key.Key_Return)
    assert form.why_edit.hasFocus()
    qtbot.keyClick(form.why_edit, Qt.Key.Key_Return)
    assert only(workspace).due_on == DUE
    qtbot.keyClicks(form.why_edit, "Two teams disagree.")
    qtbot.keyClick(form.why_edit, Qt.Key.Key_Return)
    row = only(workspace)
    assert (row.due_on, row.slips, row.slipped_days) == (date(2026, 11, 27), 1, 7)
    assert form.isHidden()
    assert shown.pill.text() == "in 3 days"
    workspace.undo()
    assert shown.pill.text() == "4 days overdue"


def test_a_refused_day_is_said_in_full_and_keeps_the_keyboard(page: PeoplePage, qtbot: QtBot) -> None:
    form = line(page).move_form
    line(page).ask_day()
    qtbot.keyClicks(form.day_edit.edit, "31.2.2026")
    form.why_edit.setFocus()
    qtbot.keyClicks(form.why_edit, "Two teams disagree.")
    qtbot.keyClick(form.why_edit, Qt.Key.Key_Return)
    assert form.day_edit.edit.hasFocus()
    error = next(label for label in form.day_edit.findChildren(TextLabel) if "31.2.2026" in label.text())
    qtbot.waitUntil(lambda: error.height() >= error.heightForWidth(error.width()))


def test_a_day_on_which_nobody_works_is_said(page: PeoplePage, qtbot: QtBot) -> None:
    shown = line(page)
    shown.ask_day()
    qtbot.keyClicks(shown.move_form.day_edit.edit, "Sat 28 Nov")
    qtbot.keyClick(shown.move_form.day_edit.edit, Qt.Key.Key_Return)
    hint = "They don't work on Saturdays; Fri 27 Nov and Mon 30 Nov are working days."
    assert hint in [label.text() for label in shown.move_form.findChildren(type(shown._meta))]


def test_done_and_reopened_by_one_key_and_one_click(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    shown = line(page)
    shown.done_button.setFocus()
    qtbot.keyClick(shown.done_button, Qt.Key.Key_D)
    assert only(workspace).state is CommitmentState.DONE
    adding = page.view.person.they_owe.add_line
    assert adding is not None
    assert adding.what_edit.hasFocus()
    assert listed(page) == ["Nothing open", "Dana Roth", "Ines Maier"]
    page.view.person.closed.set_collapsed(False)
    (closed,) = page.view.person.closed.shown_lines()
    assert closed.pill.text() == "4 days late"
    qtbot.mouseClick(closed.reopen_button, Qt.MouseButton.LeftButton)
    assert only(workspace).state is CommitmentState.OPEN


def test_what_no_longer_holds_says_why(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    shown = line(page)
    shown.more_button.setFocus()
    qtbot.keyClick(shown.more_button, Qt.Key.Key_C)
    qtbot.keyClicks(shown.cancel_prompt.edit, "The tool went away.")
    qtbot.keyClick(shown.cancel_prompt.edit, Qt.Key.Key_Return)
    assert (only(workspace).state, only(workspace).outcome) == (CommitmentState.CANCELLED, "The tool went away.")


def test_a_buffer_is_offered_by_what_usually_happens(
    page: PeoplePage, workspace: Workspace, clock: FixedClock, qtbot: QtBot
) -> None:
    for late in (3, 4, 5):
        due = clock.today()
        one = workspace.run("A", commitments.add_commitment, "Before", person="Ines Maier", due_on=due)
        clock.advance(days=late)
        workspace.run("Done", commitments.finish_commitment, one)
    page.choose(next(row.id for row in page.model.shown if row.name == "Ines Maier"))
    assert page.view.person.facts.slip_label.text() == "Usually 4 days later than first agreed (3 promises)."
    adding = page.view.person.they_owe.add_line
    assert adding is not None
    adding.what_edit.setText("Names for the pilot")
    adding.due_edit.edit.setFocus()
    qtbot.keyClicks(adding.due_edit.edit, "15 Dec")
    qtbot.keyClick(adding.due_edit.edit, Qt.Key.Key_Return)
    assert adding.hint.use_button.text() == "Agree on Fri 11 Dec"
    assert adding.add_button.hasFocus()
    qtbot.mouseClick(adding.hint.use_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(adding.add_button, Qt.Key.Key_Return)
    row = next(one for one in workspace.read(all_commitments) if one.what == "Names for the pilot")
    assert (row.due_on, row.slips) == (date(2026, 12, 11), 0)


def sheet_of(page: PeoplePage) -> NudgeSheet:
    (found,) = page.window().findChildren(NudgeSheet)
    return found


def test_a_nudge_is_copied_and_noted(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    shown = line(page)
    shown.nudge_button.setFocus()
    qtbot.keyClick(shown.nudge_button, Qt.Key.Key_N)
    sheet = sheet_of(page)
    assert sheet.copy_button.hasFocus()
    sheet.body_edit.setPlainText("Hi Dana, any news?")
    qtbot.keyClick(sheet.copy_button, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "Hi Dana, any news?"
    (row,) = workspace.read(all_nudges)
    assert (row.about, row.body, row.way) == ("Owners", "Hi Dana, any news?", Way.COPIED)
    assert row.follow_up_on == date(2026, 11, 27)
    assert "nudged today" in line(page).accessibleName() or "nudged today" in line(page)._meta.text()


def test_a_second_nudge_is_refused_with_the_day_on_which_it_is_fine(page: PeoplePage, workspace: Workspace) -> None:
    workspace.run("Nudged", nudges.record_nudge, "commitment", only(workspace).id)
    page.do("nudge_person")
    sheet = sheet_of(page)
    assert not sheet.copy_button.isEnabled()
    assert sheet.copy_button.accessibleDescription().startswith(
        "Dana Roth was nudged today. Give them until Fri 27 Nov"
    )
    sheet.said_button.click()
    assert [one.way for one in workspace.read(all_nudges)] == [Way.SAID, Way.COPIED]


def test_a_nudge_opens_as_a_mail(page: PeoplePage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_mail(link: str) -> bool:
        opened.append(link)
        return len(opened) > 1

    monkeypatch.setattr("ui.messages.open_mail", open_mail)
    page.do("nudge_person")
    sheet = sheet_of(page)
    sheet.body_edit.setPlainText("50 % + ü\nBye & thanks")
    sheet.mail_button.click()
    # The first time no mail program answers: nothing is noted.
    assert workspace.read(all_nudges) == []
    sheet.mail_button.click()
    assert opened[1] == ("mailto:dana@example.com?subject=Owners&body=50%20%25%20%2B%20%C3%BC%0D%0ABye%20%26%20thanks")
    assert [one.way for one in workspace.read(all_nudges)] == [Way.MAIL]


def test_an_address_is_asked_for_and_kept(
    page: PeoplePage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.messages.open_mail", lambda link: "bo%2Bcs@example.com" in link)
    workspace.run("Added", commitments.add_commitment, "Access", person="Bo", due_on=DUE)
    bo = next(row.id for row in page.model.shown if row.name == "Bo")
    page.choose(bo)
    page.do("nudge_person")
    sheet = sheet_of(page)
    sheet.mail_button.click()
    assert sheet.mail_edit.hasFocus()
    sheet.mail_edit.setText("bo")
    sheet.mail_button.click()
    assert workspace.read(all_nudges) == []
    sheet.mail_edit.setText("bo+cs@example.com")
    sheet.mail_button.click()
    assert len(workspace.read(all_nudges)) == 1
    assert next(row.email for row in page.model.shown if row.name == "Bo") == "bo+cs@example.com"


def test_a_wording_is_kept_for_the_next_time(page: PeoplePage, workspace: Workspace) -> None:
    page.do("nudge_person")
    sheet = sheet_of(page)
    sheet.wording_button.click()
    assert "{first name}" in sheet.body_edit.toPlainText()
    sheet.body_edit.setPlainText("Dear {first name}, what of {what}?")
    # Sent while the wording is open, it is filled in all the same.
    assert sheet.text() == "Dear Dana, what of Owners?"
    sheet.wording_button.click()
    assert sheet.body_edit.toPlainText() == "Dear Dana, what of Owners?"
    sheet.shipped_button.click()
    assert sheet.body_edit.toPlainText().startswith("Hi Dana,")
    sheet.dismiss()


def test_a_promise_is_noted_in_the_sheet(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    page.do("new_commitment")
    (sheet,) = page.window().findChildren(CommitmentSheet)
    assert sheet.person_edit.text() == "Dana Roth"
    qtbot.keyClick(sheet.what_edit, Qt.Key.Key_Return)
    assert workspace.undo_label == "Added"
    sheet.direction_box.setCurrentIndex(1)
    qtbot.keyClicks(sheet.what_edit, "The draft")
    qtbot.keyClick(sheet.what_edit, Qt.Key.Key_Return)
    row = next(one for one in workspace.read(all_commitments) if one.what == "The draft")
    assert (row.direction, row.person) == (Direction.I_OWE, "Dana Roth")
    (mine,) = page.view.person.i_owe.shown_lines()
    assert mine.isAncestorOf(QApplication.focusWidget())


def test_a_promise_is_opened_from_elsewhere(page: PeoplePage, workspace: Workspace) -> None:
    page.choose(next(row.id for row in page.model.shown if row.name == "Ines Maier"))
    page.open_thing("commitment", int(only(workspace).id))
    assert page.view.list.currentIndex().data() == "Dana Roth"
    assert line(page).open_button.accessibleName() == "Hide details"


def test_details_are_edited_in_place(page: PeoplePage, workspace: Workspace) -> None:
    shown = line(page)
    shown.show_details(True)
    details = shown._details
    assert details is not None
    details.agreed_edit.committed.emit("Dana: fine")
    details.time_edit.committed.emit("9.30")
    details.card_edit.committed.emit("No such card")
    row = only(workspace)
    assert (row.agreed_by, row.due_at, row.responsibility) == ("Dana: fine", "09:30", "")


def test_working_days_and_archive(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    friday = page.view.person.facts.days.buttons[4]
    qtbot.mouseClick(friday, Qt.MouseButton.LeftButton)
    assert page.model.shown[0].working_days == (1, 2, 3, 4)
    assert not friday.isChecked()
    page.view.person.name.archive()
    assert page.view.person.name._error.text().startswith("1 promise is open with Dana Roth")
    page.choose(page.model.shown[1].id)
    page.view.person.name.archive()
    assert listed(page) == ["Overdue", "Dana Roth"]
    page.tools.archived_button.click()
    assert listed(page) == ["Overdue", "Dana Roth", "Archived", "Ines Maier"]
    page.view.person.name.restore()
    assert listed(page) == ["Overdue", "Dana Roth", "Nothing open", "Ines Maier"]


def test_what_is_being_typed_waits_for_its_person(page: PeoplePage, qtbot: QtBot) -> None:
    dana, ines = (row.id for row in page.model.shown)
    adding = page.view.person.they_owe.add_line
    assert adding is not None
    adding.what_edit.setText("A list of")
    page.choose(ines)
    assert adding.what_edit.text() == ""
    page.choose(dana)
    assert adding.what_edit.text() == "A list of"


def test_the_filter_looks_at_teams_too(page: PeoplePage) -> None:
    page.tools.filter_box.setText("csm")
    assert [row.name for row in page.model.shown] == ["Ines Maier"]
    page.tools.filter_box.setText("nobody")
    assert page.view.no_match.isVisible()
    page.tools.filter_box.clear()
    assert len(page.model.shown) == 2


def test_an_empty_workspace_offers_the_first_person(
    workspace: Workspace, bridge: WorkspaceBridge, themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget], qtbot: QtBot,
) -> None:  # fmt: skip
    page = PeoplePage(bridge, themes)
    show_page(page, page.tool_row())
    assert page.view.empty.isVisible()
    qtbot.mouseClick(page.view.new_button, Qt.MouseButton.LeftButton)
    assert page.view.name_edit.hasFocus()
    qtbot.keyClicks(page.view.name_edit, "Dana")
    qtbot.keyClick(page.view.name_edit, Qt.Key.Key_Return)
    assert [row.name for row in page.model.shown] == ["Dana"]


def test_thousands_of_people_and_promises_stay_quick_to_list(
    workspace: Workspace, bridge: WorkspaceBridge, themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
) -> None:  # fmt: skip
    def fill(tx: object) -> None:
        for number in range(3_000):
            name = f"Person {number}"
            tx.insert("person", name=name)  # type: ignore[attr-defined]
            values = {"person_id": number + 1, "what": "X", "made_on": DUE, "due_on": DUE}
            tx.insert("commitment", **values)  # type: ignore[attr-defined]

    workspace.run("Filled", fill)  # type: ignore[arg-type]
    page = PeoplePage(bridge, themes)
    show_page(page, page.tool_row())
    assert page.model.rowCount() == 3_001
    # A line for a person is painted; no widget stands for it.
    assert len(page.view.list.findChildren(QWidget)) < 20
