"""Triage: one request at a time, one key each, and only the sentences that are needed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from csops_desktop.commands import initiatives, requests
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.requests import Becomes, RequestState
from csops_desktop.queries import requests as queries
from csops_desktop.queries.capacity import capacity
from tests.ui.pages.requests.conftest import Inbox
from ui.pages.requests.reply_sheet import ReplySheet


@pytest.fixture
def triage(inbox: Inbox) -> Inbox:
    inbox.page.begin_triage()
    return inbox


def title(inbox: Inbox) -> str:
    return inbox.page.view.triage.title.text()


def test_the_urgent_one_comes_first_and_asks_what_moves(triage: Inbox) -> None:
    plan = triage.workspace.run("i", initiatives.add_initiative, "Rebuild the KPI fields", quarter=Quarter(2026, 4))
    triage.workspace.run("c", lambda tx: tx.update("initiative", plan, state="committed", committed_on="2026-11-01"))
    assert title(triage).startswith("a dashboard")
    triage.press(Qt.Key.Key_1)
    hint = triage.page.view.triage.question.edit.placeholderText()
    assert hint == "“Rebuild the KPI fields”, or in your own words"
    triage.press(Qt.Key.Key_Return)
    assert triage.detail(3).row.state is RequestState.TRIAGE
    triage.write("rebuild the kpi fields")
    assert triage.detail(3).row.state is RequestState.UNASSIGNED
    assert triage.detail(3).interrupts[0].initiative_id == plan
    assert title(triage) == "Renewal export as CSV"


def test_keys_decide_and_the_next_one_comes(triage: Inbox) -> None:
    triage.press(Qt.Key.Key_Space)
    assert title(triage) == "Renewal export as CSV"
    assert [line.accessibleName() for line in triage.page.view.triage.same.lines] == [
        "An export of the renewals, triage · shares renewal, export"
    ]
    triage.press(Qt.Key.Key_2)
    assert triage.detail(0).merged_into == triage.ids[1]
    assert triage.detail(1).row.asked == 2
    assert title(triage) == "An export of the renewals"
    triage.press(Qt.Key.Key_3)
    triage.press(Qt.Key.Key_Return)
    assert triage.detail(1).row.state is RequestState.TRIAGE
    triage.write("Nobody owns the source data")
    assert triage.detail(1).row.reason == "Nobody owns the source data"
    assert triage.detail(1).row.revisit_on is not None
    assert title(triage) == "Where is the data retention policy"
    triage.press(Qt.Key.Key_5)
    assert triage.detail(2).document == "Data retention policy"
    assert triage.page.view.triage.done.isVisible()
    triage.press(Qt.Key.Key_Return)
    assert not triage.page.view.in_triage


def test_four_puts_off_for_a_week_and_undo_brings_it_back(triage: Inbox) -> None:
    first = title(triage)
    triage.press(Qt.Key.Key_4)
    assert triage.detail(3).row.snoozed_until is not None
    assert title(triage) != first
    triage.workspace.undo()
    assert next(row.id for row in triage.workspace.read(queries.triage_queue)) == triage.ids[3]


def test_six_waits_for_more_info(triage: Inbox) -> None:
    triage.press(Qt.Key.Key_6)
    assert triage.detail(3).row.state is RequestState.NEED_MORE_INFO


def test_arrows_choose_what_it_becomes_and_how_large_it_is(triage: Inbox) -> None:
    row = triage.page.view.triage.accept_row
    triage.press(Qt.Key.Key_Space)
    assert row.becomes is Becomes.BAU
    triage.qtbot.keyClicks(triage.focused(), "++-")
    assert row.hours == 3
    triage.press(Qt.Key.Key_Right)
    assert row.becomes is Becomes.FOUNDATION
    triage.press(Qt.Key.Key_Left)
    triage.press(Qt.Key.Key_1)
    made = triage.detail(0).row.became_id
    assert triage.workspace.read(lambda db: db.row("SELECT tier, hours FROM initiative WHERE id = ?", (made,))) == (
        "bau",
        3.0,
    )


def test_a_third_ask_offers_a_foundation(inbox: Inbox) -> None:
    for who in ("Sales", "Mara"):
        inbox.workspace.run("x", requests.add_asker, inbox.ids[3], who)
    inbox.page.begin_triage()
    assert inbox.page.view.triage.accept_row.becomes is Becomes.FOUNDATION
    assert inbox.page.view.triage.foundation.isVisible()


def test_handing_over_asks_who(triage: Inbox) -> None:
    triage.page.view.triage.accept_row.set_becomes(Becomes.HANDED_OVER)
    triage.press(Qt.Key.Key_1)
    triage.write("Mara")
    row = triage.detail(3).row
    assert (row.state, row.assignee) == (RequestState.MONITORING, "Mara")


def test_merging_without_an_offer_asks_for_the_title(triage: Inbox) -> None:
    triage.press(Qt.Key.Key_2)
    triage.write("no such request")
    assert triage.detail(3).merged_into is None
    triage.press(Qt.Key.Key_Escape)
    triage.press(Qt.Key.Key_2)
    triage.write("renewal export as csv")
    assert triage.detail(3).merged_into == triage.ids[0]


def test_what_is_being_written_survives_what_happens_elsewhere(triage: Inbox) -> None:
    triage.press(Qt.Key.Key_3)
    triage.qtbot.keyClicks(triage.focused(), "Half a sen")
    triage.workspace.run("c", requests.capture, "from Sales: something else")
    form = triage.page.view.triage.decline_form
    assert form.isVisible()
    assert form.reason_edit.text() == "Half a sen"


def test_escape_goes_back_to_the_list(triage: Inbox) -> None:
    triage.press(Qt.Key.Key_Escape)
    assert not triage.page.view.in_triage
    assert triage.page.view.list.hasFocus()


def test_letters_reach_the_sentence_and_no_verb(triage: Inbox) -> None:
    triage.press(Qt.Key.Key_3)
    triage.qtbot.keyClicks(triage.focused(), "1 2 3 4")
    assert triage.page.view.triage.decline_form.reason_edit.text() == "1 2 3 4"
    assert triage.detail(3).row.state is RequestState.TRIAGE


def test_r_writes_to_whoever_asked_for_the_last_one(triage: Inbox) -> None:
    assert not triage.page.view.triage.buttons["reply"].isVisible()
    triage.press(Qt.Key.Key_R)
    triage.press(Qt.Key.Key_Space)
    triage.press(Qt.Key.Key_6)
    triage.press(Qt.Key.Key_R)
    sheet = next(sheet for sheet in triage.window.findChildren(ReplySheet) if sheet.isVisible())
    assert sheet.text().startswith("Hi Finance,")
    triage.press(Qt.Key.Key_Escape)
    assert triage.page.view.triage.hasFocus()


def test_after_a_foundation_the_persons_own_choice_is_offered_again(inbox: Inbox) -> None:
    for who in ("Sales", "Mara"):
        inbox.workspace.run("x", requests.add_asker, inbox.ids[3], who)
    inbox.page.begin_triage()
    inbox.press(Qt.Key.Key_Space)
    assert inbox.page.view.triage.accept_row.becomes is Becomes.BAU


def test_the_effect_on_the_quarter_is_shown_before_accepting(triage: Inbox) -> None:
    row = triage.page.view.triage.accept_row
    quarter = Quarter(2026, 4)
    free = triage.workspace.read(capacity, quarter).free
    assert row.effect == f"Q4 2026: {free:.0f} h free, {free - 1:.0f} h with this."
    row.set_becomes(Becomes.COMMITMENT)
    assert row.effect.startswith("Ad hoc work has taken 0 h of its ")
    triage.workspace.run("i", initiatives.add_initiative, "All of it", quarter=quarter, hours=free)
    triage.workspace.run("c", lambda tx: tx.execute("UPDATE initiative SET state = 'committed'"))
    row.set_becomes(Becomes.BAU)
    assert row.effect == "Q4 2026 is full: this is 1 h too much."
