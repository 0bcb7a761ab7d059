"""Texts that are being typed: written within the second, forgotten in the turn in which they are saved or given up."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csops_desktop.commands import initiatives, people, responsibilities
from csops_desktop.db.connection import BUSY_SECONDS, connect
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.errors import UserError
from csops_desktop.queries.activity import history
from csops_desktop.queries.board import any_card
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.workspace import Workspace
from tests.ui.drafts.typed import Start, ask_why, focused, kept, names
from ui import draft_keeper
from ui.pages.planner.panel.score_section import ScoreSection
from ui.pages.requests.new_sheet import NewRequestSheet
from ui.widgets.line_field import LineField

FULL = "The disk is full; nothing was changed. Free some space and try again."


def test_what_is_typed_is_written_when_the_typing_pauses(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    shell = start()
    before = len(workspace.read(history))
    ask_why(shell, rid, qtbot, "Every field has")
    # No key waits for the disk.
    assert kept(workspace) == {}
    qtbot.waitUntil(lambda: kept(workspace) == {f"responsibility:{rid}:status.green": "Every field has"}, timeout=2000)
    assert names(workspace) == ["the reason for “CS KPIs”"]
    assert len(workspace.read(history)) == before


def test_who_types_on_is_written_within_the_second(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeper, "LONGEST_MS", 200)
    field = ask_why(start(), rid, qtbot, "x")
    began, typed = time.monotonic(), 1
    while not kept(workspace):
        # Never a pause long enough.
        qtbot.keyClicks(field, "x", delay=20)
        typed += 1
        assert time.monotonic() - began < 10
    assert typed > 2
    assert set(next(iter(kept(workspace).values()))) == {"x"}


def test_what_is_saved_is_forgotten_in_the_same_turn(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    field = ask_why(start(), rid, qtbot, "All owned")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace._connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    card = workspace.read(any_card, rid)
    assert card is not None
    assert card.reason == "All owned"


def test_esc_is_the_persons_decision(workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot) -> None:
    shell = start()
    field = ask_why(shell, rid, qtbot, "No")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert kept(workspace) == {}
    # And it does not come back with the next question.
    assert ask_why(shell, rid, qtbot, "").text() == ""


def test_what_is_typed_back_to_what_is_stored_is_no_draft(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    field = ask_why(start(), rid, qtbot, "ab")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert kept(workspace) == {}


def test_closing_the_window_settles_and_leaves_no_draft(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    shell = start()
    shell.open_responsibility(rid)
    edit = shell.board.panel.header.area_edit
    edit.edit()
    qtbot.keyClicks(focused(), "Data")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    shell.window.close()
    detail = workspace.read(responsibility, rid)
    assert detail is not None
    assert detail.card.area == "Data"
    assert kept(workspace) == {}


def test_the_line_of_quick_capture_survives(workspace: Workspace, start: Start, qtbot: QtBot) -> None:
    shell = start()
    shell.overlays.quick_capture()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LineField))
    field = focused()
    qtbot.keyClicks(field, "from Finance: the ren")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    # Esc keeps it for later, as the window says; also over a kill.
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert kept(workspace) == {"quick_capture:0:line": "from Finance: the ren"}
    shell.overlays.quick_capture()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kept(workspace) == {}


def test_another_card_takes_the_question_away_but_not_the_sentence(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    other = workspace.run("Added", responsibilities.add_responsibility, "Policies")
    shell = start()
    ask_why(shell, rid, qtbot, "Half")
    shell.open_responsibility(other)
    assert kept(workspace) == {f"responsibility:{rid}:status.green": "Half"}
    field = ask_why(shell, rid, qtbot, " a sentence")
    assert field.text() == "Half a sentence"


def test_a_disk_that_takes_nothing_is_said_once_and_holds_nobody_up(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeper, "LONGEST_MS", 100)
    shell = start()
    said: list[str] = []
    shell.drafting.keeper.refused.connect(said.append)
    tries: list[str] = []

    def refuse(_: Place, __: str, text: str, ___: str) -> None:
        tries.append(text)
        raise UserError(FULL)

    with monkeypatch.context() as full:
        full.setattr(workspace.drafts, "keep", refuse)
        field = ask_why(shell, rid, qtbot, "One")
        qtbot.waitUntil(lambda: len(tries) > 2, timeout=3000)
        qtbot.keyClicks(field, " two")
        qtbot.waitUntil(lambda: tries[-1] == "One two", timeout=3000)
    assert said == [f"What you type is not kept until you save it. {FULL}"]
    assert shell.window.toast.text == said[0]
    qtbot.waitUntil(lambda: list(kept(workspace).values()) == ["One two"], timeout=3000)


def test_a_sheet_that_is_saved_leaves_no_draft_and_a_click_beside_it_loses_nothing(
    workspace: Workspace, start: Start, qtbot: QtBot
) -> None:
    shell = start()
    shell.actions.action("new_request").trigger()
    sheet = shell.window.findChild(NewRequestSheet)
    sheet.title_edit.setFocus()
    qtbot.keyClicks(sheet.title_edit, "The renewal export")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert kept(workspace) == {"new_request:0:what_is_asked_for": "The renewal export"}
    assert names(workspace) == ["“What is asked for” of a new request"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    shell.actions.action("new_request").trigger()
    sheet = shell.window.findChild(NewRequestSheet)
    # It stands there although the keyboard is in another field.
    assert sheet.title_edit.text() == "The renewal export"
    sheet.add_request_button.click()
    assert kept(workspace) == {}
    assert workspace.undo_label == "Added “The renewal export”"


def test_a_line_that_is_kept_for_each_person_is_kept_for_each(workspace: Workspace, start: Start, qtbot: QtBot) -> None:
    dana, bo = (workspace.run("Added", people.add_person, name) for name in ("Dana", "Bo"))
    shell = start()
    shell.open_thing("person", dana)
    view = shell.rooms.page("people").view.person
    line = view.they_owe.add_line.what_edit
    line.setFocus()
    qtbot.keyClicks(line, "The list")
    place = f"person:{dana}:new_promise.they-owe"
    qtbot.waitUntil(lambda: kept(workspace) == {place: "The list"}, timeout=2000)
    shell.open_thing("person", bo)
    assert line.text() == ""
    shell.open_thing("person", dana)
    assert line.text() == "The list"
    assert kept(workspace) == {place: "The list"}
    line.setFocus()
    qtbot.keyClicks(line, "s")
    qtbot.waitUntil(lambda: kept(workspace) == {place: "The lists"}, timeout=2000)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert kept(workspace) == {}


def test_a_form_that_stays_open_when_it_is_saved_leaves_no_draft(
    workspace: Workspace, start: Start, qtbot: QtBot
) -> None:
    today = workspace.clock.today()
    bet = workspace.run("Bet", initiatives.add_initiative, "Données", tier=Tier.BET, quarter=quarter_of(today))
    shell = start()
    shell.open_thing("initiative", bet)
    score = next(found for found in shell.window.findChildren(ScoreSection) if found.isVisible())
    for point in score.points.values():
        point.box.setCurrentIndex(1)
        point.why_edit.setFocus()
        qtbot.keyClicks(point.why_edit, "Because")
    qtbot.waitUntil(lambda: len(kept(workspace)) == len(score.points), timeout=3000)
    score.save_button.click()
    assert kept(workspace) == {}


def test_a_text_that_can_not_be_written_just_now_is_lost_neither_by_another_card_nor_by_coming_back(
    workspace: Workspace, start: Start, rid: ResponsibilityId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program is writing at that moment: an import beside the window."""
    monkeypatch.setattr(draft_keeper, "LONGEST_MS", 200)
    other = workspace.run("Added", responsibilities.add_responsibility, "Policies")
    shell = start()
    shell.open_responsibility(rid)
    line = shell.board.panel.plan.add_line.edit
    with monkeypatch.context() as busy:
        busy.setattr(workspace.drafts, "keep", _refuse)
        ask_why(shell, rid, qtbot, "Half")
        shell.open_responsibility(other)
        line.setFocus()
        assert kept(workspace) == {}
    # Under its own name, and nothing under that of the field which has the keyboard now.
    qtbot.waitUntil(lambda: kept(workspace) == {f"responsibility:{rid}:status.green": "Half"}, timeout=3000)
    with monkeypatch.context() as busy:
        busy.setattr(workspace.drafts, "keep", _refuse)
        field = ask_why(shell, rid, qtbot, " a sentence")
        assert field.text() == "Half a sentence"
        shell.open_responsibility(other)
        field = ask_why(shell, rid, qtbot, "")
        assert field.text() == "Half a sentence"
        qtbot.keyClick(field, Qt.Key.Key_Return)
    card = workspace.read(any_card, rid)
    assert card is not None
    assert card.reason == "Half a sentence"
    shell.drafting.keeper.flush()
    # What was still to be written when it was saved is not written afterwards.
    assert kept(workspace) == {}


def test_esc_waits_for_no_other_program_and_is_a_decision_all_the_same(
    workspace: Workspace,
    start: Start,
    rid: ResponsibilityId,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: Callable[[str], None],
) -> None:
    expected_log("locked")
    expected_log("could not be dropped yet")
    monkeypatch.setattr(draft_keeper, "LONGEST_MS", 50)
    shell = start()
    field = ask_why(shell, rid, qtbot, "No")
    qtbot.waitUntil(lambda: bool(kept(workspace)), timeout=2000)
    other = connect(workspace.path)
    try:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert time.monotonic() - began < BUSY_SECONDS / 2
        assert kept(workspace) != {}
        other.execute("ROLLBACK")
    finally:
        other.close()
    qtbot.waitUntil(lambda: kept(workspace) == {}, timeout=3000)


def _refuse(*_: object) -> None:
    raise UserError("Another program is writing.")
