"""The inbox: groups, filter, panel, closing, the decline log, replies; five thousand requests."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from csops_desktop.commands import initiatives
from csops_desktop.commands import request_triage as triage
from csops_desktop.commands import requests as commands
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import InitiativeState
from csops_desktop.domain.requests import Becomes, Facet, RequestState
from csops_desktop.text.replying import Reply
from csops_desktop.workspace import Workspace
from tests.ui.pages.requests.conftest import Inbox
from ui.pages.requests.model import Group
from ui.pages.requests.new_sheet import NewRequestSheet
from ui.pages.requests.page import RequestsPage
from ui.pages.requests.reply_sheet import ReplySheet


def choose(inbox: Inbox, at: int) -> None:
    """Select a request with the keyboard in the list, and open its panel."""
    inbox.page.open_thing("request", int(inbox.ids[at]))


def test_the_inbox_has_headings_and_the_urgent_first(inbox: Inbox) -> None:
    assert inbox.shown() == [
        "Triage",
        "a dashboard for the weekly meeting, urgent",
        "Renewal export as CSV",
        "An export of the renewals",
        "Where is the data retention policy",
    ]
    assert inbox.page.view.tabs.tabText(0) == "Inbox  4"
    assert inbox.page.tools.triage_button.text() == "Triage 4"


def test_an_empty_inbox_says_what_belongs_there(empty_page: RequestsPage) -> None:
    assert empty_page.view.empty.accessibleName() == "The inbox is empty"
    asked = []
    empty_page.action_requested.connect(asked.append)
    empty_page.view.capture_button.click()
    assert asked == ["quick_capture"]
    for at, group in enumerate(Group):
        empty_page.view.tabs.setCurrentIndex(at)
        assert empty_page.view.empty.isVisible(), group
    assert not empty_page.tools.triage_button.isEnabled()


def test_the_filter_looks_at_titles_and_names(inbox: Inbox) -> None:
    inbox.page.tools.filter_box.setText("dana")
    assert inbox.shown() == ["Triage", "An export of the renewals"]
    inbox.page.tools.filter_box.setText("nothing of the kind")
    assert inbox.page.view.no_match.isVisible()
    inbox.page.view.clear_button.click()
    assert len(inbox.shown()) == 5


def test_the_panel_edits_in_place(inbox: Inbox) -> None:
    choose(inbox, 0)
    facts = inbox.page.view.panel.facts
    facts.title_edit.committed.emit("Renewals as CSV")
    facts.facets[Facet.PROBLEM].committed.emit("Copied by hand")
    facts.asker_edit.committed.emit("Sales")
    facts.due_edit.committed.emit(date(2026, 12, 4))
    facts.urgent_box.click()
    facts.assignee_edit.committed.emit("Mara")
    found = inbox.detail(0)
    assert (found.row.title, found.problem, found.row.askers) == ("Renewals as CSV", "Copied by hand", ("Sales",))
    assert (found.row.due_on, found.row.urgent, found.row.assignee) == (date(2026, 12, 4), True, "Mara")
    facts.title_edit.committed.emit("")
    assert inbox.detail(0).row.title == "Renewals as CSV"


def test_the_state_is_moved_and_monitoring_has_a_day(inbox: Inbox) -> None:
    choose(inbox, 0)
    facts = inbox.page.view.panel.facts
    facts.state_box.setCurrentIndex(facts.state_box.findText("Monitoring"))
    facts.state_box.activated.emit(facts.state_box.currentIndex())
    assert inbox.detail(0).row.state is RequestState.MONITORING
    facts.look_edit.committed.emit(date(2026, 12, 4))
    assert inbox.detail(0).row.look_on == date(2026, 12, 4)


def test_closing_asks_and_offers(inbox: Inbox) -> None:
    inbox.workspace.run("a", triage.accept, inbox.ids[0], Acceptance(Becomes.COMMITMENT))
    choose(inbox, 0)
    acts = inbox.page.view.panel.acts
    acts.close_button.click()
    assert acts.close_form.documents_box.hasFocus()
    wanted: list[str] = []
    inbox.page.action_requested.connect(wanted.append)
    acts.close_form.documents_button.click()
    assert wanted == ["go_documents"]
    acts.close_form.told_box.setChecked(True)
    acts.close_form.note_edit.setFocus()
    inbox.write("Sent the sheet")
    found = inbox.detail(0)
    assert (found.row.state, found.documents_updated, found.requester_told) == (RequestState.DONE, False, True)
    assert found.changes[0].note == "Sent the sheet"


def test_finished_work_stands_first_and_asks_to_be_closed(inbox: Inbox) -> None:
    made = InitiativeId(inbox.workspace.run("a", triage.accept, inbox.ids[0], Acceptance(Becomes.BAU, 1)))
    inbox.workspace.run("b", triage.accept, inbox.ids[1], Acceptance(Becomes.COMMITMENT))
    for state in (InitiativeState.IN_PROGRESS, InitiativeState.DONE):
        inbox.workspace.run("c", initiatives.set_state, made, state)
    choose(inbox, 0)
    heading, first = inbox.shown()[:2]
    assert (heading, first) == ("The work is done: tell them and close it", inbox.detail(0).row.title)
    hint = inbox.page.view.panel.acts.hint
    assert hint.isVisible()
    assert hint.text() == "The work is done: tell whoever asked, and close it."


def test_declining_in_the_panel_needs_its_sentence(inbox: Inbox) -> None:
    choose(inbox, 0)
    acts = inbox.page.view.panel.acts
    acts.decline_button.click()
    inbox.press(Qt.Key.Key_Return)
    assert inbox.detail(0).row.state is RequestState.TRIAGE
    inbox.write("Not before spring")
    assert inbox.detail(0).row.state is RequestState.WONT_DO
    inbox.page.open_thing("request", int(inbox.ids[0]))
    assert inbox.page.model.group is Group.DECLINED
    assert inbox.shown() == ["Declined, for later", "Renewal export as CSV"]
    acts.again_button.click()
    inbox.write("Sales")
    assert inbox.detail(0).row.asked == 2
    acts.up_button.click()
    assert inbox.page.view.in_triage
    assert inbox.page.session.current == inbox.ids[0]


def test_links_lead_to_what_it_became(inbox: Inbox) -> None:
    made = inbox.workspace.run("a", triage.accept, inbox.ids[0], Acceptance(Becomes.BAU, 1))
    choose(inbox, 0)
    opened: list[tuple[str, int]] = []
    inbox.page.thing_requested.connect(lambda kind, thing: opened.append((kind, thing)))
    inbox.page.view.panel.story.links.line_pressed.emit(("initiative", made))
    assert opened == [("initiative", made)]


def test_the_ledger_lists_what_was_displaced(inbox: Inbox) -> None:
    how = Acceptance(Becomes.BAU, 1, displaced="The KPI work")
    inbox.workspace.run("a", triage.accept, inbox.ids[3], how)
    inbox.page.view.tabs.setCurrentIndex(list(Group).index(Group.INTERRUPTS))
    row = inbox.page.model.index(0, 0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("displaced The KPI work")
    assert "100 %" in inbox.page.view.flow.text()


def test_a_new_request_asks_for_the_problem(inbox: Inbox) -> None:
    inbox.page.new_request()
    sheet = next(sheet for sheet in inbox.window.findChildren(NewRequestSheet) if sheet.isVisible())
    assert sheet.facets[Facet.PROBLEM].hasFocus()
    sheet.facets[Facet.PROBLEM].setPlainText("Numbers differ")
    sheet.submit()
    assert sheet.isVisible()
    sheet.title_edit.setText("One source of numbers")
    sheet.who_edit.setText("Finance")
    sheet.submit()
    assert not sheet.isVisible()
    assert inbox.page.view.panel.facts.title_edit.text == "One source of numbers"


def test_a_reply_is_copied_and_noted(inbox: Inbox) -> None:
    choose(inbox, 0)
    inbox.page.reply()
    sheet = next(sheet for sheet in inbox.window.findChildren(ReplySheet) if sheet.isVisible())
    sheet.kind_box.setCurrentIndex(list(Reply).index(Reply.WHEN))
    sheet.kind_box.activated.emit(sheet.kind_box.currentIndex())
    sheet.wording_button.click()
    sheet.body_edit.setPlainText("{hello} soon: {what}")
    sheet.wording_button.click()
    assert sheet.body_edit.toPlainText() == "Hi Finance, soon: Renewal export as CSV"
    sheet.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Hi Finance, soon: Renewal export as CSV"
    assert inbox.detail(0).requester_told
    assert not sheet.isVisible()


def test_the_selection_stays_through_a_change(inbox: Inbox) -> None:
    inbox.page.view.list.select(int(inbox.ids[1]))
    inbox.workspace.run("c", commands.capture, "from Sales: something new, urgent")
    assert inbox.page.view.list.current == inbox.ids[1]


def test_escape_closes_the_panel_and_enter_opens_it(inbox: Inbox) -> None:
    inbox.page.focus_list()
    assert inbox.page.view.panel.isVisible()
    inbox.press(Qt.Key.Key_Escape)
    assert not inbox.page.view.panel.isVisible()
    inbox.press(Qt.Key.Key_Down)
    assert not inbox.page.view.panel.isVisible()
    inbox.press(Qt.Key.Key_Return)
    assert inbox.page.view.panel.facts.title_edit.display.hasFocus()


def test_where_it_is_narrow_the_panel_takes_the_place_of_the_list(inbox: Inbox) -> None:
    inbox.window.resize(700, 700)
    inbox.qtbot.waitUntil(lambda: not inbox.page.view.wide)
    inbox.page.view.show_panel(False)
    inbox.page.focus_list()
    assert inbox.page.view.list.isVisible()
    inbox.press(Qt.Key.Key_Return)
    assert not inbox.page.view.list.isVisible()
    inbox.press(Qt.Key.Key_Escape)
    assert inbox.page.view.list.isVisible()


def many(tx: Tx) -> None:
    for number in range(5000):
        commands.add_request(tx, commands.RequestDraft(f"Wish {number}", f"Team {number % 40}"))


def test_five_thousand_are_shown_and_filtered(workspace: Workspace, empty_page: RequestsPage) -> None:
    workspace.run("many", many)
    assert empty_page.model.rowCount() == 5001
    empty_page.tools.filter_box.setText("team 7 wish 47")
    assert 0 < empty_page.model.rowCount() <= 200


def test_time_is_noted_by_one_press(inbox: Inbox) -> None:
    inbox.workspace.run("a", triage.accept, inbox.ids[0], Acceptance(Becomes.COMMITMENT))
    choose(inbox, 0)
    effort = inbox.page.view.panel.effort
    assert effort.isVisible()
    for minutes in (15, 60):
        effort.buttons[minutes].click()
    assert inbox.detail(0).minutes == 75
    assert inbox.workspace.undo_label == "Added 1 h to “Renewal export as CSV”"


def test_it_is_put_off_until_a_chosen_day_and_brought_back(inbox: Inbox) -> None:
    choose(inbox, 0)
    edit = inbox.page.view.panel.acts.snooze_edit
    edit.committed.emit(date(2026, 11, 24))
    assert inbox.detail(0).row.snoozed_until is None
    edit.committed.emit(date(2026, 12, 24))
    assert inbox.detail(0).row.snoozed_until == date(2026, 12, 24)
    assert inbox.shown()[-2:] == ["Put off", "Renewal export as CSV"]
    edit.committed.emit(None)
    assert inbox.detail(0).row.snoozed_until is None


def test_what_was_thrown_away_can_be_found_and_restored(inbox: Inbox) -> None:
    trash = list(Group).index(Group.TRASH)
    assert not inbox.page.view.tabs.isTabVisible(trash)
    choose(inbox, 0)
    inbox.page.view.panel.facts.trash()
    assert "Renewal export as CSV" not in inbox.shown()
    inbox.page.view.tabs.setCurrentIndex(trash)
    assert inbox.shown() == ["Renewal export as CSV"]
    inbox.page.focus_list()
    inbox.page.view.panel.acts.restore_button.click()
    assert not inbox.page.view.tabs.isTabVisible(trash)
    inbox.page.open_thing("request", int(inbox.ids[0]))
    assert "Renewal export as CSV" in inbox.shown()
