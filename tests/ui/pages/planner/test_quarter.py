"""Capacity, gate, bets, maturity and the questions beside a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from csops_desktop.commands import board
from csops_desktop.domain.maturity import Thresholds
from csops_desktop.domain.planning import ConditionKind, InitiativeState, Tier
from csops_desktop.domain.status import Status
from csops_desktop.queries.bets import priorities, weightings
from csops_desktop.queries.board import board_cards
from tests.ui.pages.planner.conftest import Q4, Planner
from tests.ui.pages.planner.test_panel import edit, said
from ui.pages.planner.panel.capacity_panel import CapacityPanel
from ui.pages.planner.panel.gate_panel import GatePanel
from ui.theme.theme import ThemeManager

STATE = InitiativeState


def capacity_panel(planner: Planner) -> CapacityPanel:
    """Open the capacity."""
    planner.page.do("plan_capacity")
    panel = planner.page.view._panels["capacity"]
    assert isinstance(panel, CapacityPanel)
    return panel


def gate_panel(planner: Planner) -> GatePanel:
    """Open the gate."""
    planner.page.do("plan_gate")
    panel = planner.page.view._panels["gate"]
    assert isinstance(panel, GatePanel)
    return panel


def test_the_capacity_is_what_is_left_of_the_working_hours(planner: Planner) -> None:
    panel = capacity_panel(planner)
    assert panel.edits["hours_per_week"].display.hasFocus()
    edit(planner, panel.edits["hours_per_week"], "32")
    edit(planner, panel.edits["days_off"], "6")
    edit(planner, panel.edits["meeting_hours"], "4.5 h")
    edit(planner, panel.edits["buffer_percent"], "10 %")
    view = planner.stored().capacity
    assert (view.hours_per_week, view.days_off, view.meeting_hours, view.buffer_percent) == (32, 6, 4.5, 10)
    edit(planner, panel.edits["days_off"], "80")
    assert said(panel.edits["days_off"]) == ["Q4 2026 has 66 working days: days off are from 0 to 66."]
    panel.edits["days_off"].cancel()


def test_the_split_has_presets_and_buckets_of_ones_own(planner: Planner) -> None:
    panel = capacity_panel(planner)
    buckets = panel.buckets
    buckets.presets["20/60/20"].click()
    assert [bucket.percent for bucket in planner.stored().capacity.buckets][:3] == [20, 60, 20]
    buckets.presets["60/40"].click()
    buckets.add_line.edit.setText("Learning 10 %")
    buckets.add_line.submit()
    assert said(buckets.add_line) == ["The shares add up to 110 %; at most 100 % can be given away."]
    buckets.add_line.clear()
    cards = list(buckets._cards._widgets.values())
    edit(planner, cards[1].percent_edit, "30")
    buckets.add_line.edit.setText("Learning 10 %")
    buckets.add_line.submit()
    learning = buckets._cards._widgets[2]
    edit(planner, learning.takes_edit, "Training")
    found = planner.stored().capacity.buckets
    assert [(bucket.name, bucket.percent) for bucket in found[:3]] == [("BAU", 60), ("Strategic", 30), ("Learning", 10)]
    assert found[2].takes == ("Training",)


def test_time_on_no_initiative_goes_to_a_bucket(planner: Planner) -> None:
    panel = capacity_panel(planner)
    assert not panel.other.isVisible()
    panel.buckets.presets["20/60/20"].click()
    panel.other.add_line.edit.setText("Holidays: 2 h")
    panel.other.add_line.submit()
    assert said(panel.other) == ["Name one of the buckets first: Ad hoc, Roadmap, Run the business."]
    panel.other.add_line.edit.setText("ad hoc: 1.5 h")
    panel.other.add_line.submit()
    bucket = planner.stored().capacity.buckets[0]
    assert (bucket.name, bucket.actual) == ("Ad hoc", 1.5)


def test_the_gate_is_asked_for_in_three_ways(planner: Planner) -> None:
    panel = gate_panel(planner)
    lines = panel.adder.lines
    lines[ConditionKind.INITIATIVE_DONE].edit.setText("Named owners")
    lines[ConditionKind.INITIATIVE_DONE].submit()
    lines[ConditionKind.BAU_COVERED].edit.setText("60 %")
    lines[ConditionKind.BAU_COVERED].submit()
    kinds = [row.kind for row in planner.stored().gate.conditions]
    assert set(kinds) == set(ConditionKind)
    lines[ConditionKind.BAU_COVERED].edit.setText("a lot")
    lines[ConditionKind.BAU_COVERED].submit()
    assert said(lines[ConditionKind.BAU_COVERED]) == ["Type a share from 1 to 100, such as 60."]
    lines[ConditionKind.BAU_COVERED].clear()
    card = next(iter(panel.conditions._cards._widgets.values()))
    card.remove_requested.emit()
    assert len(planner.stored().gate.conditions) == 2


def test_the_gate_opens_when_what_it_asks_for_holds(planner: Planner) -> None:
    card = planner.workspace.read(board_cards)[0]
    assert planner.row("Digital tier").held
    planner.workspace.run("Greened", board.set_status, card.id, Status.GREEN, "All owned.")
    gate = planner.page.view.area.shown[0].heads[Tier.BET].gate
    assert gate is not None
    assert gate.accessibleName() == "Gate: Open: every condition is met."
    assert not planner.row("Digital tier").held


def test_opening_anyway_asks_for_the_reason_beside_the_card(planner: Planner) -> None:
    planner.select("Digital tier")
    planner.press(Qt.Key.Key_O)
    prompt = planner.page.view.prompts.reason
    assert prompt.edit.hasFocus()
    planner.press(Qt.Key.Key_Return)
    assert said(prompt) == ["Say in one sentence why."]
    planner.type("The board asked.")
    assert planner.row("Digital tier").override is not None
    assert planner.lane(Tier.BET).hasFocus()
    planner.press(Qt.Key.Key_O)
    assert planner.messages[-1] == "No gate holds it."


def test_too_much_is_said_before_it_is_accepted(planner: Planner) -> None:
    edit_hours = "900"
    planner.select("QBR packs")
    planner.page.open_panel()
    edit(planner, planner.panel.effort.hours_edit, edit_hours)
    planner.press(Qt.Key.Key_Escape)
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_C)
    question = planner.page.view.prompts.question
    assert question.isVisible()
    planner.press(Qt.Key.Key_Escape)
    assert planner.row("QBR packs").state is STATE.PROPOSED
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_C)
    planner.press(Qt.Key.Key_Return)
    assert planner.row("QBR packs").state is STATE.COMMITTED
    band = planner.page.view.area.shown[0].band
    assert "Over-committed" in said(band)[0]


def test_turns_by_key(planner: Planner) -> None:
    planner.select("Month-end run")
    planner.press(Qt.Key.Key_D)
    planner.press(Qt.Key.Key_S)
    planner.type("The data was late.")
    assert planner.row("Month-end run").turns_done == 2
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_D)
    assert planner.messages == ["“QBR packs” doesn't recur; set that in its panel."]


def test_what_is_finished_without_time_is_estimated(planner: Planner) -> None:
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_C)
    planner.press(Qt.Key.Key_W)
    planner.press(Qt.Key.Key_F)
    planner.type("26")
    detail = planner.detail("QBR packs")
    assert detail.row.state is STATE.DONE
    assert [(entry.minutes, entry.estimated) for entry in detail.time] == [(26 * 60, True)]


def test_what_is_unfinished_is_carried_over_with_the_reason(planner: Planner) -> None:
    planner.page.do("carry_over")
    planner.type("The migration came first.")
    left = planner.stored()
    assert left.unfinished == 0
    assert [row.title for row in left.lanes[1].rows] == ["Month-end run"]
    slips = planner.detail("Named owners", Q4.next).slips
    assert [(slip.to_quarter, slip.why) for slip in slips] == [("2027-Q1", "The migration came first.")]
    planner.page.do("carry_over")
    assert planner.messages == ["Nothing in Q4 2026 is unfinished."]


def test_bets_are_ranked_and_ties_are_ties(planner: Planner) -> None:
    planner.page.do("plan_bets")
    pane = planner.page.view.bets
    assert pane.table.hasFocus()
    places = [pane.table.bets.index(row, 0).data() for row in range(2)]
    assert places == ["1 tie", "1 tie"]
    assert "Digital tier: impact 5, ability 3" in pane.picture.accessibleDescription()
    planner.press(Qt.Key.Key_Down)
    planner.press(Qt.Key.Key_Return)
    assert planner.panel.isVisible()


def test_priorities_are_kept_in_order(planner: Planner) -> None:
    planner.page.do("plan_bets")
    section = planner.page.view.bets.priorities
    for title in ("Retention", "One price list"):
        section.add_line.edit.setText(title)
        section.add_line.submit()
    rows = planner.workspace.read(priorities)
    section.lines._widgets[int(rows[1].id)].move_requested.emit(-1)
    assert [row.title for row in planner.workspace.read(priorities)] == ["One price list", "Retention"]
    section.lines._widgets[int(rows[0].id)].end_requested.emit()
    assert [row.title for row in planner.workspace.read(priorities)] == ["One price list"]


def test_new_weights_need_a_reason_and_change_no_score(planner: Planner) -> None:
    before = planner.row("Digital tier").score
    planner.page.do("plan_bets")
    pane = planner.page.view.bets
    weights = pane.weights
    weights.boxes["fit"].setValue(5)
    weights.save_button.click()
    assert len(said(weights)) == 1
    weights.why_edit.setText("Fit matters more this year.")
    weights.save_button.click()
    assert planner.workspace.read(weightings)[0].fit == 5
    assert planner.row("Digital tier").score == before
    assert pane.rescore_button.isVisible()
    pane.rescore_button.click()
    assert planner.row("Digital tier").score != before
    assert not pane.rescore_button.isVisible()


def test_maturity_shows_the_stage_and_what_would_move_it_up(planner: Planner) -> None:
    planner.page.do("plan_maturity")
    pane = planner.page.view.maturity
    marked = [number for number, card in pane.stages.items() if "the evidence supports this" in card.accessibleName()]
    assert marked == [1]
    assert pane.moves.text().startswith("1. ")


def test_what_a_stage_asks_for_is_the_persons_to_say(planner: Planner) -> None:
    bridge = planner.page._bridge
    wanted: list[Thresholds] = []
    bridge.thresholds_wanted.connect(wanted.append)
    planner.page.do("plan_maturity")
    pane = planner.page.view.maturity
    box = pane.asks["documents"].boxes["documents_2"]
    assert box.accessibleName() == "Documents verified: at least, for stage 2"
    box.setValue(35)
    assert [one.documents_2 for one in wanted] == [35]
    assert bridge.maturity_thresholds.documents_2 == 35
    assert box.value() == 35


def test_a_narrow_window_shows_panel_or_lanes(make_planner: Callable[..., Planner]) -> None:
    planner = make_planner(size=(640, 600))
    planner.select("QBR packs")
    assert planner.page.view.main.isVisible()
    planner.press(Qt.Key.Key_Return)
    assert planner.panel.isVisible()
    assert not planner.page.view.main.isVisible()
    assert planner.window.width() == 640
    planner.press(Qt.Key.Key_Escape)
    assert planner.page.view.main.isVisible()


def test_dark_and_twice_the_text(make_planner: Callable[..., Planner], themes: ThemeManager) -> None:
    planner = make_planner(size=(968, 644))
    small = planner.lane(Tier.BAU).card_rect(0).height()
    themes.apply("dark", font_scale=2.0)
    assert planner.lane(Tier.BAU).card_rect(0).height() > small
    planner.select("Digital tier")
    planner.press(Qt.Key.Key_Return)
    assert planner.window.width() == 968
    assert not planner.window.grab().isNull()
