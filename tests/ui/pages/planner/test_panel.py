"""The panel of an initiative: everything is edited in place, and refused at the field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents, plan_quarters, request_triage, requests
from csops_desktop.domain.planning import InitiativeState, Tier, Verdict
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.requests import Becomes
from tests.ui.pages.planner.conftest import Q4, Planner
from ui.pages.documents.side.line_list import LineButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.inline_edit import InlineEdit

STATE = InitiativeState


def open_panel(planner: Planner, title: str) -> None:
    """Open the panel of a card by keyboard."""
    planner.select(title)
    planner.press(Qt.Key.Key_Return)
    assert planner.panel.head.title_edit.display.hasFocus()


def edit(planner: Planner, field: InlineEdit, text: str) -> None:
    """Open a text, replace it and commit it."""
    field.edit()
    focused = field.window().focusWidget()
    assert isinstance(focused, QWidget)
    focused.selectAll()  # type: ignore[attr-defined]
    planner.qtbot.keyClicks(focused, text)
    field.finish()


def edit_day(planner: Planner, field: DateEdit, text: str) -> None:
    """Type a day and commit it."""
    field.edit.setFocus()
    field.edit.selectAll()
    planner.qtbot.keyClicks(field.edit, text)
    planner.qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def said(widget: QWidget) -> list[str]:
    """Return the sentences that refuse something in a part of the panel."""
    from ui.widgets.text_label import TextLabel

    labels = widget.findChildren(TextLabel)
    return [label.text() for label in labels if label.property("role") == "error" and label.isVisible()]


def test_the_head_is_edited_in_place(planner: Planner) -> None:
    open_panel(planner, "QBR packs")
    head = planner.panel.head
    edit(planner, head.title_edit, "QBR decks")
    edit(planner, head.category_edit, "Planning")
    edit(planner, head.owner_edit, "Ann")
    edit_day(planner, head.start_edit, "1 Dec 2026")
    edit_day(planner, head.target_edit, "15 Dec 2026")
    row = planner.row("QBR decks")
    assert (row.category, row.owner) == ("Planning", "Ann")
    assert (str(row.start_on), str(row.target_on)) == ("2026-12-01", "2026-12-15")


def test_bad_input_is_refused_at_its_field(planner: Planner) -> None:
    open_panel(planner, "QBR packs")
    panel = planner.panel
    edit_day(planner, panel.head.start_edit, "15 Dec 2026")
    edit_day(planner, panel.head.target_edit, "1 Dec 2026")
    assert len(said(panel.head.target_edit)) == 1
    planner.press(Qt.Key.Key_Escape)
    edit(planner, panel.effort.hours_edit, "-3")
    assert said(panel.effort.hours_edit) == ["Hours can't be negative."]
    panel.effort.hours_edit.cancel()
    edit(planner, panel.head.quarter_edit, "soon")
    assert said(panel.head.quarter_edit) == ["“soon” is no quarter; write it like 2026-Q4."]
    panel.head.quarter_edit.cancel()
    edit(planner, panel.head.title_edit, " ")
    assert said(panel.head.title_edit) == ["Give the initiative a title."]
    assert planner.row("QBR packs").hours == 30
    panel.head.title_edit.cancel()


def test_lane_quarter_and_recurrence_are_chosen(planner: Planner) -> None:
    open_panel(planner, "Month-end run")
    head = planner.panel.head
    head.recurs_box.setCurrentIndex(head.recurs_box.findData(""))
    head.recurs_box.activated.emit(0)
    assert planner.row("Month-end run").recurrence == ""
    head.tier_box.setCurrentIndex(head.tier_box.findData(Tier.FOUNDATION.value))
    head.tier_box.activated.emit(0)
    assert planner.row("Month-end run").tier is Tier.FOUNDATION
    edit(planner, head.quarter_edit, "q1 2027")
    assert planner.row("Month-end run", Quarter(2027, 1)).slips == 1


def test_effort_has_usual_sizes_and_larger_ones_are_split(planner: Planner) -> None:
    open_panel(planner, "Health score")
    effort = planner.panel.effort
    assert not effort.split_button.isVisible()
    edit(planner, effort.hours_edit, "16 h")
    assert effort.split_button.isVisible()
    effort.split_button.click()
    lines = effort.split_edit.toPlainText().splitlines()
    assert lines == ["Health score, part 1: 7", "Health score, part 2: 7", "Health score, part 3: 2"]
    effort.split_edit.setPlainText("Rules: 7\nData: 7")
    effort.split_save.click()
    assert [part.title for part in planner.detail("Health score").parts] == ["Rules", "Data"]
    assert planner.row("Health score").hours == 14


def test_time_takes_one_press_or_a_line(planner: Planner) -> None:
    open_panel(planner, "QBR packs")
    time = planner.panel.time
    time.buttons[0].click()
    time.buttons[1].click()
    time.add_line.edit.setText("2 h on 20 Nov 2026: slides")
    time.add_line.submit()
    entries = planner.detail("QBR packs").time
    assert sorted(entry.minutes for entry in entries) == [15, 60, 120]
    assert next(entry.note for entry in entries if entry.minutes == 120) == "slides"
    time.add_line.edit.setText("a while")
    time.add_line.submit()
    assert said(time.add_line) == ["Type hours, such as 5, 1.5 or 45 min."]
    time.list.remove_requested.emit(int(entries[0].id))
    assert len(planner.detail("QBR packs").time) == 2


def test_turns_are_done_skipped_and_opened_again(planner: Planner) -> None:
    open_panel(planner, "Month-end run")
    turns = planner.panel.turns
    rows = list(turns.rows._widgets.values())
    rows[0].done_button.click()
    rows[1].skip_button.click()
    turns.prompt.edit.setText("The data was late.")
    turns.prompt._save.click()
    row = planner.row("Month-end run")
    assert (row.turns, row.turns_done) == (3, 2)
    assert row.next_turn is not None
    assert row.next_turn.month == 12
    turns.rows._widgets[min(turns.rows._widgets)].reopen_button.click()
    assert planner.row("Month-end run").turns_done == 1


def test_states_and_what_does_not_fit(planner: Planner) -> None:
    open_panel(planner, "QBR packs")
    state = planner.panel.state
    edit(planner, planner.panel.effort.hours_edit, "900")
    state._buttons[STATE.COMMITTED].click()
    # It is said before it is accepted, and nothing is written yet.
    assert state.question.isVisible()
    assert "too much" in state.question.accessibleName()
    assert planner.row("QBR packs").state is STATE.PROPOSED
    state.question.accept_button.click()
    assert planner.row("QBR packs").state is STATE.COMMITTED
    assert planner.stored().capacity.over > 0
    state._buttons[STATE.DROPPED].click()
    state.prompt._save.click()
    assert said(state.prompt) == ["Say in one sentence why."]
    state.prompt.edit.setText("Nobody needs it.")
    state.prompt._save.click()
    assert planner.row("QBR packs").state is STATE.DROPPED


def test_a_bet_is_scored_with_reasons_and_earlier_scores_stay(planner: Planner) -> None:
    open_panel(planner, "Digital tier")
    score = planner.panel.score
    assert score.points["impact"].value == 5
    score.points["impact"].show_point(2, "")
    score.save_button.click()
    assert said(score) == ["Say in one sentence why the impact is 2."]
    score.points["impact"].why_edit.setText("Only one team gains.")
    score.save_button.click()
    scores = planner.detail("Digital tier").scores
    assert [one.impact for one in scores] == [2, 5]
    assert scores[1].total > scores[0].total


def test_a_held_bet_is_opened_anyway_with_a_reason_in_place(planner: Planner, clock: FixedClock) -> None:
    open_panel(planner, "Digital tier")
    gate = planner.panel.gate
    assert gate.open_button.isVisible()
    planner.panel.state._buttons[STATE.COMMITTED].click()
    planner.panel.state._buttons[STATE.IN_PROGRESS].click()
    assert "is held" in said(planner.panel.state)[0]
    gate.open_button.click()
    gate.prompt.edit.setText("The board asked.")
    gate.prompt._save.click()
    row = planner.row("Digital tier")
    assert not row.held
    assert row.override is not None
    assert row.override.why == "The board asked."
    assert not gate.open_button.isVisible()
    assert gate._overrides.text() == "Opened anyway Tue 24 Nov: The board asked."
    clock.advance(days=1)
    planner.workspace.run("Carried over", plan_quarters.carry_over, [row.id], row.quarter.next)
    assert gate._overrides.text() == (
        "Opened anyway for Q4 2026; it does not hold for Q1 2027. Tue 24 Nov: The board asked."
    )


def test_the_verdict_ends_a_bet(planner: Planner) -> None:
    open_panel(planner, "Digital tier")
    bet = planner.panel.bet
    edit(planner, bet.hypothesis_edit, "Small accounts help themselves.")
    edit(planner, bet.proof_edit, "Fewer tickets per account.")
    planner.panel.gate.ask()
    planner.panel.gate.prompt.edit.setText("The board asked.")
    planner.panel.gate.prompt._save.click()
    planner.bring_to("Digital tier", STATE.COMMITTED, STATE.IN_PROGRESS)
    bet.buttons[Verdict.LEARNED].click()
    bet.prompt.edit.setText("Tickets fell by a tenth.")
    bet.prompt._save.click()
    detail = planner.detail("Digital tier")
    assert detail.row.verdict is Verdict.LEARNED
    assert detail.row.state is STATE.DONE
    assert detail.actual_impact == "Tickets fell by a tenth."


def test_links_are_added_opened_and_taken_away(planner: Planner) -> None:
    planner.workspace.run("Added", documents.add_document, "KPI definitions")
    open_panel(planner, "QBR packs")
    links = planner.panel.links
    asked: list[tuple[str, int]] = []
    planner.page.thing_requested.connect(lambda kind, thing: asked.append((kind, thing)))
    links.responsibility_line.edit.setText("cs kpis")
    links.responsibility_line.submit()
    links.document_line.edit.setText("KPI definitions")
    links.document_line.submit()
    detail = planner.detail("QBR packs")
    assert [link.title for link in detail.responsibilities] == ["CS KPIs"]
    assert [link.title for link in detail.documents] == ["KPI definitions"]
    links.responsibility_line.edit.setText("No such thing")
    links.responsibility_line.submit()
    assert said(links.responsibility_line) == ["There is no responsibility “No such thing”."]
    links.responsibilities.line_pressed.emit(int(detail.responsibilities[0].id))
    assert asked == [("responsibility", int(detail.responsibilities[0].id))]
    links.responsibilities.remove_requested.emit(int(detail.responsibilities[0].id))
    assert planner.detail("QBR packs").responsibilities == ()


def test_the_request_that_it_came_from_is_one_press_away(planner: Planner) -> None:
    asked = planner.workspace.run("a", requests.capture, "from Finance: ARR by segment")
    planner.workspace.run("b", request_triage.accept, asked, request_triage.Acceptance(Becomes.BAU, 3))
    open_panel(planner, "ARR by segment")
    opened: list[tuple[str, int]] = []
    planner.page.thing_requested.connect(lambda kind, thing: opened.append((kind, thing)))
    links = planner.panel.links.requests
    assert [button.accessibleName() for button in links.findChildren(LineButton)] == [
        "ARR by segment, asked for by Finance"
    ]
    links.line_pressed.emit(asked)
    assert opened == [("request", asked)]


def test_esc_closes_and_the_card_has_the_keyboard(planner: Planner) -> None:
    open_panel(planner, "QBR packs")
    planner.press(Qt.Key.Key_Escape)
    assert planner.panel.isHidden()
    assert planner.lane(Tier.BAU).hasFocus()


def test_esc_on_a_card_closes_the_panel_then_clears_the_filter(planner: Planner) -> None:
    planner.page.tools.filter_box.setText("QBR")
    open_panel(planner, "QBR packs")
    planner.lane(Tier.BAU).setFocus()
    planner.press(Qt.Key.Key_Escape)
    assert planner.panel.isHidden()
    assert planner.titles(Tier.BAU) == ["QBR packs"]
    planner.press(Qt.Key.Key_Escape)
    assert len(planner.titles(Tier.BAU)) == 3


def test_a_panel_with_the_keyboard_keeps_what_it_shows(planner: Planner) -> None:
    open_panel(planner, "QBR packs")
    head = planner.panel.head
    edit(planner, head.quarter_edit, "Q1 2027")
    assert planner.selected == "Territories"
    assert head.title_edit.text == "QBR packs"
    assert head.quarter_edit.text == "Q1 2027"


def test_what_is_opened_from_elsewhere_is_shown_in_its_quarter(planner: Planner) -> None:
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    planner.page.show_quarter(Q4)
    planner.page.open_thing("initiative", int(planner.row("QBR packs", Q4.next).id))
    assert planner.page.quarter == Q4.next
    assert planner.selected == "QBR packs"
    assert planner.panel.isVisible()
