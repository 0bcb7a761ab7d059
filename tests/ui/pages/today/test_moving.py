"""The day of a promise and of a plan step is moved where the line stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from csops_desktop.commands import people
from csops_desktop.domain.today import Line
from csops_desktop.queries.commitments import commitments, details
from csops_desktop.queries.people_rows import CommitmentDetail
from csops_desktop.queries.responsibility import all_details
from csops_desktop.workspace import Workspace
from tests.ui.pages.today.conftest import TODAY, Hands
from ui.pages.people.move_form import MoveForm
from ui.pages.today.deeds import Deed, deeds_of
from ui.widgets.line_field import LineField

Key = Qt.Key


def promise(workspace: Workspace, what: str) -> CommitmentDetail:
    (found,) = (one for one in workspace.read(details, workspace.read(commitments)) if one.row.what == what)
    return found


def step_due(workspace: Workspace) -> date | None:
    return next(step.due_on for detail in workspace.read(all_details) for step in detail.steps)


def form_of(page: Hands) -> MoveForm:
    found = page.page.view.findChild(MoveForm)
    assert found.isVisible()
    return found


def test_only_what_has_a_day_of_its_own_can_be_moved(full: Workspace, hands: Callable[[], Hands]) -> None:
    model = hands().page.model
    lines = [line for row in range(model.rowCount()) if isinstance(line := model.line_at(row), Line)]
    movable = {line.kind for line in lines if Deed.MOVE in deeds_of(line, TODAY)}
    assert movable == {"commitment", "plan_step"}
    assert {line.kind for line in lines} > movable


def test_a_plan_step_is_moved_by_one_date(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Name owners")
    page.press(Key.Key_M)
    bar = page.page.view.snooze_bar
    assert bar.accessibleName() == "Move “Name owners” to"
    page.type("no day")
    assert bar.isVisible()
    bar.day_edit.edit.clear()
    page.type("15 Dec")
    assert not bar.isVisible()
    assert step_due(full) == date(2026, 12, 15)
    assert full.undo_label == "Moved “Name owners” to Tue 15 Dec"
    assert "Name owners" not in page.rows()
    assert QApplication.focusWidget() is page.page.view.area.list
    full.undo()
    assert step_due(full) == TODAY
    assert "Name owners" in page.rows()


def test_a_promise_is_moved_with_who_and_why(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Owners")
    page.press(Key.Key_M)
    form = form_of(page)
    assert form.by_edit.text() == "Dana"
    page.type("1 Dec")
    assert form.isVisible()
    assert promise(full, "Owners").slips == ()
    assert form.why_edit.hasFocus()
    page.type("Two teams disagree.")
    assert not form.isVisible()
    moved = promise(full, "Owners")
    assert moved.row.due_on == date(2026, 12, 1)
    (slip,) = moved.slips
    assert (slip.moved_by, slip.why) == ("Dana", "Two teams disagree.")
    assert full.undo_label == "Moved “Owners” to Tue 1 Dec"
    assert QApplication.focusWidget() is page.page.view.area.list
    full.undo()
    assert promise(full, "Owners").slips == ()


def test_my_own_word_is_moved_by_me_and_escape_leaves_it(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    before = full.undo_label
    page.select("Draft")
    page.click(Deed.MOVE)
    form = form_of(page)
    assert form.by_edit.text() == "me"
    page.press(Key.Key_Escape)
    assert not form.isVisible()
    assert full.undo_label == before
    assert QApplication.focusWidget() is page.page.view.area.list


def test_a_day_off_is_said_as_on_the_page_of_the_person(full: Workspace, hands: Callable[[], Hands]) -> None:
    dana = promise(full, "Owners").row.person_id
    assert dana is not None
    full.run("w", people.edit_person, dana, working_days=(1, 2, 3, 4))
    page = hands()
    page.select("Owners")
    page.press(Key.Key_M)
    form = form_of(page)
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    page.type("4 Dec", enter=False)
    page.press(Key.Key_Tab)
    assert form._hint.text().startswith("They don't work on Fridays")
    assert page.page.view.rect().contains(form.geometry())


def test_another_deed_puts_the_form_aside(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Owners")
    page.press(Key.Key_M)
    form = form_of(page)
    page.select("Name owners")
    page.press(Key.Key_M)
    assert not form.isVisible()
    page.press(Key.Key_Escape)
    page.press(Key.Key_S)
    page.choose("Choose a day…")
    assert page.page.view.snooze_bar.accessibleName() == "Put it off until"
    page.type("20 Dec")
    assert full.undo_label == "Put off “Name owners” until Sun 20 Dec"
    assert step_due(full) == TODAY
