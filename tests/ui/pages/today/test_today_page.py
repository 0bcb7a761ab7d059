"""Today's page: what it lists, what its keys and buttons do, what it says when nothing is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import plan, snoozes
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.today import today
from csops_desktop.workspace import Workspace
from tests.ui.pages.today.conftest import TODAY, Hands
from ui.pages.today.deeds import Deed

FULL = [
    "[Promises 2]",
    "Draft",
    "Owners",
    "[Plan steps due 1]",
    "Name owners",
    "[Waiting for an answer 1]",
    "An export",
    "[Documents to review 1]",
    "Renewals",
    "[Colours going stale 1]",
    "CS KPIs",
]


def test_lines_stand_in_their_groups_and_say_everything_aloud(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    assert sorted(page.rows()) == sorted(FULL)
    assert page.rows()[:3] == FULL[:3]
    spoken = page.page.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dana owes: Owners, 2 days late, due Sun 22 Nov"
    words = page.page.view.summary.text()
    assert words.startswith("Tuesday 24 November 2026 · 2 promises, ")
    assert "1 check-in" in words


def test_a_single_key_settles_a_line_and_the_next_one_is_selected(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Draft")
    page.press(Qt.Key.Key_D)
    assert full.undo_label == "Kept “Draft”"
    assert "Draft" not in page.rows()
    line = page.page.view.area.list.current_line
    assert line is not None
    assert line.title == "Owners"
    full.undo()
    assert page.rows()[1] == "Draft"


def test_enter_opens_and_verify_goes_to_the_document(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Name owners")
    page.press(Qt.Key.Key_Return)
    page.select("Renewals")
    page.press(Qt.Key.Key_V)
    assert page.things == [("responsibility", 1), ("document", 1)]
    assert page.actions == ["verify_document"]


def test_a_check_in_asks_for_its_sentence_where_the_line_stands(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("CS KPIs")
    page.press(Qt.Key.Key_C)
    prompt = page.page.view.prompt
    assert prompt.isVisible()
    assert prompt.accessibleName() == "Why is “CS KPIs” still red?"
    page.type("")
    assert prompt.isVisible()
    page.type("Still no owners.")
    assert "CS KPIs" not in page.rows()
    detail = full.read(responsibility, 1)
    assert detail is not None
    assert detail.statuses[-1].reason == "Still no owners."
    assert QApplication.focusWidget() is page.page.view.area.list


def test_letters_do_nothing_to_a_line_while_a_sentence_is_typed(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("CS KPIs")
    page.press(Qt.Key.Key_C)
    page.type("dnsv", enter=False)
    assert page.page.view.prompt.edit.text() == "dnsv"
    page.press(Qt.Key.Key_Escape)
    assert not page.page.view.prompt.isVisible()
    assert full.undo_label == "w"


def test_a_snooze_offers_days_and_the_line_waits_until_then(
    full: Workspace, hands: Callable[[], Hands], clock: FixedClock
) -> None:
    page = hands()
    page.select("Owners")
    page.press(Qt.Key.Key_S)
    assert list(page.menu()) == ["Tomorrow", "Next week", "In a month", "Choose a day…"]
    page.choose("Next week")
    assert full.undo_label == "Put off “Owners” until Mon 30 Nov"
    assert page.rows()[-2:] == ["[Put off 1]", "+Show it"]
    assert [line.until for line in full.read(today).snoozed] == [date(2026, 11, 30)]


def test_a_snooze_until_a_typed_day_refuses_the_past(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Owners")
    page.press(Qt.Key.Key_S)
    page.choose("Choose a day…")
    bar = page.page.view.snooze_bar
    assert bar.isVisible()
    page.type("yesterday")
    assert bar.isVisible()
    assert bar.day_edit.edit.accessibleDescription() == "Choose a day after today."
    bar.day_edit.edit.clear()
    page.type("15 Dec")
    assert not bar.isVisible()
    assert full.undo_label == "Put off “Owners” until Tue 15 Dec"


def test_what_is_put_off_is_unfolded_and_brought_back(full: Workspace, hands: Callable[[], Hands]) -> None:
    full.run("z", snoozes.snooze, "plan_step", 1, TODAY + timedelta(days=5))
    page = hands()
    page.select("+Show it")
    page.press(Qt.Key.Key_Return)
    assert page.rows()[-3:] == ["[Put off 1]", "Name owners", "+Fold them again"]
    page.select("Name owners")
    assert set(page.page.view.area.buttons) == {Deed.WAKE, Deed.OPEN}
    page.press(Qt.Key.Key_B)
    assert full.undo_label == "Brought back “Name owners”"
    assert sorted(page.rows()) == sorted(FULL)


def test_the_selected_line_has_real_buttons_with_names(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Owners")
    buttons = page.page.view.area.buttons
    assert [button.accessibleName() for button in buttons.values()] == [
        "Open: Dana owes: Owners",
        "Snooze: Dana owes: Owners",
        "Move: Dana owes: Owners",
        "Done: Dana owes: Owners",
        "Nudge: Dana owes: Owners",
    ]
    assert all(button.isVisible() for button in buttons.values())
    rects = page.page.view.area.list.rects_of(page.page.view.area.list.currentIndex().row())
    assert [rects[deed].size() for deed in buttons] == [button.size() for button in buttons.values()]
    page.click(Deed.DONE)
    assert full.undo_label == "Kept “Owners”"


def test_tab_reaches_the_buttons_and_the_arrows_go_back_to_the_list(
    full: Workspace, hands: Callable[[], Hands], qtbot: QtBot
) -> None:
    page = hands()
    page.select("Owners")
    page.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.page.view.area.buttons[Deed.OPEN]
    page.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.page.view.area.list
    line = page.page.view.area.list.current_line
    assert line is not None
    assert line.title != "Owners"


def test_a_painted_button_works_by_the_mouse_without_selecting_first(
    full: Workspace, hands: Callable[[], Hands], qtbot: QtBot
) -> None:
    page = hands()
    page.select("Draft")
    rows = page.page.view.area.list
    place = rows.rects_of(page.rows().index("Name owners"))[Deed.DONE].center()
    qtbot.mouseMove(rows.viewport(), place)
    qtbot.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert full.undo_label == "Finished “Name owners”"


def test_a_press_that_is_let_go_elsewhere_does_nothing(
    full: Workspace, hands: Callable[[], Hands], qtbot: QtBot
) -> None:
    page = hands()
    rows = page.page.view.area.list
    place = rows.rects_of(page.rows().index("Name owners"))[Deed.DONE].center()
    qtbot.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(300, 0))
    assert full.undo_label == "w"


def test_the_context_menu_has_every_deed_with_its_key(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Renewals")
    rows = page.page.view.area.list
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), rows.mapToGlobal(QPoint()))
    QApplication.sendEvent(rows.viewport(), asked)
    assert list(page.menu()) == ["Verify", "Nudge", "Snooze", "Open"]
    page.choose("Open")
    assert page.things == [("document", 1)]


def test_a_nudge_opens_its_text(full: Workspace, hands: Callable[[], Hands], qtbot: QtBot) -> None:
    from ui.dialogs.nudge_sheet import NudgeSheet

    page = hands()
    page.select("Owners")
    page.press(Qt.Key.Key_N)
    (sheet,) = page.page.window().findChildren(NudgeSheet)
    assert sheet.isVisible()
    with qtbot.waitSignal(sheet.closed):
        sheet.dismiss()


def test_five_times_put_off_asks_for_a_decision(full: Workspace, hands: Callable[[], Hands], clock: FixedClock) -> None:
    clock.advance(days=-5)
    for _ in range(5):
        full.run("z", snoozes.snooze, "plan_step", 1, clock.today() + timedelta(days=1))
        clock.advance(days=1)
    page = hands()
    page.select("Name owners")
    assert Deed.DECIDE in page.page.view.area.buttons
    page.press(Qt.Key.Key_S)
    assert list(page.menu()) == ["Change it…", "Drop it", "Put it off once more"]
    page.choose("Drop it")
    assert full.undo_label == "Dropped “Name owners”"
    assert "Name owners" not in page.rows()


def test_a_colour_that_is_put_off_too_often_can_be_handed_on(
    full: Workspace, hands: Callable[[], Hands], clock: FixedClock
) -> None:
    for _ in range(5):
        full.run("z", snoozes.snooze, "responsibility", 1, clock.today() + timedelta(days=1))
        clock.advance(days=1)
    page = hands()
    page.select("CS KPIs")
    page.press(Qt.Key.Key_S)
    page.choose("Hand it on…")
    page.type("Priya")
    assert full.undo_label == "Handed on “CS KPIs”"
    detail = full.read(responsibility, 1)
    assert detail is not None
    assert detail.card.owner == "Priya"


def many(tx: Tx) -> None:
    for n in range(30):
        rid = add_responsibility(tx, f"Card {n}", status=Status.YELLOW, reason="x")
        plan.add_step(tx, rid, f"Step {n}", TODAY)


def test_after_an_absence_the_few_stand_first_and_everything_is_one_press_away(
    workspace: Workspace, hands: Callable[[], Hands], clock: FixedClock, qtbot: QtBot
) -> None:
    clock.advance(days=-40)
    workspace.run("m", many)
    clock.advance(days=40)
    page = hands()
    view = page.page.view
    assert page.rows()[-1] == "+Show all 30"
    assert len([row for row in page.rows() if row.startswith("Step")]) == 7
    assert view.away.isVisible()
    assert view.away.accessibleName().startswith("Welcome back after 40 days.")
    qtbot.mouseClick(view.away.all_button, Qt.MouseButton.LeftButton)
    assert len([row for row in page.rows() if row.startswith(("Step", "Card"))]) == 60
    assert not view.away.all_button.isVisible()


def test_thousands_unfold_step_by_step(
    workspace: Workspace, hands: Callable[[], Hands], clock: FixedClock, qtbot: QtBot
) -> None:
    clock.advance(days=-2)
    rid = workspace.run("a", add_responsibility, "CS KPIs")
    workspace.run("s", many_steps, rid)
    clock.advance(days=2)
    page = hands()
    seen = []
    for _ in range(4):
        seen.append((page.page.model.rowCount(), page.rows()[-1]))
        page.select(page.rows()[-1])
        page.press(Qt.Key.Key_Space)
    folded = (9, "+Show 100 more of 243")
    assert seen == [folded, (109, "+Show 100 more of 143"), (209, "+Show 43 more"), (252, "+Fold them again")]
    assert (page.page.model.rowCount(), page.rows()[-1]) == folded


def many_steps(tx: Tx, rid: ResponsibilityId) -> None:
    for n in range(250):
        plan.add_step(tx, rid, f"Step {n}", TODAY)


def test_a_filter_looks_into_what_is_folded(
    workspace: Workspace, hands: Callable[[], Hands], clock: FixedClock
) -> None:
    clock.advance(days=-40)
    workspace.run("m", many)
    clock.advance(days=40)
    page = hands()
    page.page.find_here()
    page.type("card 17", enter=False)
    assert page.rows() == ["[Plan steps due 1]", "Step 17", "[Colours going stale 1]", "Card 17"]
    page.type("zzz", enter=False)
    assert page.page.view.stack.currentWidget() is page.page.view.no_match
    page.page.view.clear_button.click()
    assert page.rows()[-1] == "+Show all 30"


def test_a_calm_day_says_what_comes_next(workspace: Workspace, hands: Callable[[], Hands], qtbot: QtBot) -> None:
    rid = workspace.run("a", add_responsibility, "CS KPIs")
    workspace.run("s", plan.add_step, rid, "Name owners", TODAY + timedelta(days=9))
    page = hands()
    empty = page.page.view.empty
    assert page.page.view.stack.currentWidget() is empty
    assert empty.accessibleName() == "Nothing needs you today"
    assert page.page.view.summary.text() == "Tuesday 24 November 2026"
    qtbot.mouseClick(page.page.view.next_button, Qt.MouseButton.LeftButton)
    assert page.actions == ["go_board"]
    assert not page.page.view.snoozed_button.isVisible()


def test_on_a_calm_day_what_is_put_off_can_be_seen(
    workspace: Workspace, hands: Callable[[], Hands], qtbot: QtBot
) -> None:
    rid = workspace.run("a", add_responsibility, "CS KPIs")
    step = workspace.run("s", plan.add_step, rid, "Name owners", TODAY)
    workspace.run("z", snoozes.snooze, "plan_step", step, TODAY + timedelta(days=2))
    page = hands()
    assert page.page.view.stack.currentWidget() is page.page.view.empty
    qtbot.mouseClick(page.page.view.snoozed_button, Qt.MouseButton.LeftButton)
    assert page.rows() == ["[Put off 1]", "Name owners", "+Fold them again"]


def test_a_change_elsewhere_is_shown_and_the_selection_stays(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.select("Renewals")
    full.run("done", plan.set_step_done, 1, True)
    assert "Name owners" not in page.rows()
    line = page.page.view.area.list.current_line
    assert line is not None
    assert line.title == "Renewals"


def test_the_next_working_day_is_the_persons(full: Workspace, hands: Callable[[], Hands]) -> None:
    page = hands()
    page.bridge.working_days = (1, 5)
    page.select("Owners")
    page.press(Qt.Key.Key_S)
    assert list(page.menu()) == ["Tomorrow", "Next working day", "Next week", "In a month", "Choose a day…"]
    page.choose("Next working day")
    assert full.undo_label == "Put off “Owners” until Fri 27 Nov"
