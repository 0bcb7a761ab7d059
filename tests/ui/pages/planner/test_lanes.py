"""The lanes: adding, moving, ordering, quarters side by side, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from csops_desktop.commands import initiatives
from csops_desktop.db.tx import Tx
from csops_desktop.domain.planning import InitiativeState, Tier
from tests.ui.pages.planner.conftest import ALT, CTRL, Q4, SHIFT, Planner

FOUNDATION, BAU, BET = Tier.FOUNDATION, Tier.BAU, Tier.BET


def test_three_lanes_show_what_is_planned(planner: Planner) -> None:
    assert planner.titles(FOUNDATION) == ["Named owners", "Health score"]
    assert planner.titles(BAU) == ["Month-end run", "QBR packs", "Territories"]
    assert planner.titles(BET) == ["Digital tier", "Paid onboarding"]
    gate = planner.page.view.area.shown[0].heads[BET].gate
    assert gate is not None
    assert "“CS KPIs” is red" in gate.accessibleName()


def test_arrows_walk_through_all_lanes(planner: Planner) -> None:
    planner.select("Health score")
    planner.press(Qt.Key.Key_Down)
    assert planner.selected == "QBR packs"
    planner.press(Qt.Key.Key_Down)
    assert planner.selected == "Paid onboarding"
    planner.press(Qt.Key.Key_Left)
    assert planner.selected == "Digital tier"
    planner.press(Qt.Key.Key_Up)
    assert planner.selected == "Month-end run"


def test_an_initiative_is_added_in_place_and_the_next_one_after_it(planner: Planner) -> None:
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_A)
    planner.type("Renewal desk")
    planner.type("Help desk")
    assert planner.stored_titles(BAU)[-2:] == ["Renewal desk", "Help desk"]
    planner.press(Qt.Key.Key_Escape)
    assert planner.lane(BAU).hasFocus()
    assert planner.selected == "Help desk"


def test_an_empty_title_is_refused_at_the_line(planner: Planner) -> None:
    planner.page.add_to_lane()
    planner.press(Qt.Key.Key_Return)
    head = planner.page.view.area.shown[0].heads[FOUNDATION]
    assert head.edit.accessibleDescription() == "Give the initiative a title."
    assert planner.stored_titles(FOUNDATION) == ["Named owners", "Health score"]


def test_cards_move_within_and_between_lanes(planner: Planner) -> None:
    planner.select("Territories")
    planner.press(Qt.Key.Key_Up, ALT)
    assert planner.stored_titles(BAU) == ["Month-end run", "Territories", "QBR packs"]
    planner.press(Qt.Key.Key_Down, ALT)
    assert planner.stored_titles(BAU) == ["Month-end run", "QBR packs", "Territories"]
    planner.press(Qt.Key.Key_Up, CTRL)
    assert planner.stored_titles(FOUNDATION)[-1] == "Territories"
    assert planner.selected == "Territories"
    assert planner.lane(FOUNDATION).hasFocus()
    planner.press(Qt.Key.Key_Down, CTRL)
    assert planner.stored_titles(BAU)[-1] == "Territories"


def test_what_recurs_does_not_leave_bau_and_says_why(planner: Planner) -> None:
    planner.select("Month-end run")
    planner.press(Qt.Key.Key_Up, CTRL)
    assert planner.messages == ["Only BAU recurs; make it happen once first."]


def test_the_page_goes_along_to_another_quarter_and_the_slip_is_kept(planner: Planner) -> None:
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_Right, CTRL)
    assert planner.page.quarter == Q4.next
    assert planner.selected == "QBR packs"
    assert planner.row("QBR packs", Q4.next).slips == 1
    planner.press(Qt.Key.Key_Left, CTRL)
    assert planner.page.quarter == Q4


def test_quarters_stand_side_by_side(planner: Planner) -> None:
    planner.page.show_beside(2)
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_Right, CTRL)
    assert planner.page.quarter == Q4
    assert planner.titles(BAU, 1)[-1] == "QBR packs"
    assert planner.lane(BAU, 1).hasFocus()
    # What recurs stands in both; the arrow goes from quarter to quarter.
    planner.press(Qt.Key.Key_Left)
    assert planner.lane(BAU, 0).hasFocus()


def test_tab_goes_down_each_quarter_before_the_next(planner: Planner) -> None:
    planner.page.show_beside(2)
    planner.page.view.area.shown[0].band.capacity_button.setFocus()
    seen = []
    for _ in range(16):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName().partition(":")[0])
        planner.press(Qt.Key.Key_Tab)
    first, second = "Q4 2026", "Q1 2027"
    down = ["Add a foundation to {0}", "Foundations of {0}", "Add a BAU item to {0}", "BAU of {0}"]
    down = ["Capacity of {0}", *down, "Add a bet to {0}", "Gate", "Strategic bets of {0}"]
    assert seen == [words.format(first) for words in down] + [words.format(second) for words in down]


def test_a_dropped_card_lands_where_it_was_let_go(planner: Planner) -> None:
    lane = planner.lane(FOUNDATION)
    data = planner.lane(BAU).lane.mimeData([planner.lane(BAU).lane.index(2)])
    drop(lane, data, QPointF(4, 4))
    assert planner.stored_titles(FOUNDATION) == ["Territories", "Named owners", "Health score"]
    assert planner.selected == "Territories"


def drop(lane: object, data: QMimeData, point: QPointF) -> None:
    """Let something go over a lane."""
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(point, Qt.DropAction.MoveAction, data, buttons, none)
    lane.dropEvent(event)  # type: ignore[attr-defined]


def test_the_year_shows_four_quarters_and_copies_the_last_one(planner: Planner) -> None:
    def last_year(tx: Tx) -> None:
        initiatives.add_initiative(tx, "Data audit", quarter=Q4.plus(-4), tier=FOUNDATION, hours=12)

    planner.workspace.run("Filled", last_year)
    planner.page.show_view("year")
    assert len(planner.page.view.area.shown) == 4
    assert planner.titles(FOUNDATION, 3) == ["Named owners", "Health score"]
    bar = planner.page.view.copy_bar
    assert bar.isVisible()
    bar.button.click()
    assert "Data audit" in planner.titles(FOUNDATION, 3)
    assert not bar.isVisible()
    planner.page.show_view("lanes")
    assert len(planner.page.view.area.shown) == 1


def test_the_filter_hides_what_does_not_match(planner: Planner) -> None:
    planner.page.find_here()
    planner.qtbot.keyClicks(planner.page.tools.filter_box, "kpis")
    assert planner.titles(FOUNDATION) == ["Named owners"]
    assert planner.titles(BAU) == []
    planner.page.tools.filter_box.clear()
    assert len(planner.titles(BAU)) == 3


def test_del_throws_away_and_the_neighbour_is_selected(planner: Planner) -> None:
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_Delete)
    assert planner.stored_titles(BAU) == ["Month-end run", "Territories"]
    assert planner.selected == "Territories"
    planner.workspace.undo()
    assert planner.stored_titles(BAU) == ["Month-end run", "QBR packs", "Territories"]


def test_an_empty_quarter_teaches(make_planner: Callable[..., Planner]) -> None:
    planner = make_planner(full=False)
    lane = planner.lane(BET)
    assert "A bet is what could make a difference" in lane.empty_text
    assert lane.accessibleDescription() == lane.empty_text
    planner.page.view.area.shown[0].heads[BET].add_button.click()
    planner.type("Digital tier")
    assert planner.stored_titles(BET) == ["Digital tier"]


def test_the_menu_offers_what_keys_do(planner: Planner) -> None:
    planner.select("Digital tier")
    planner.press(Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    words = [action.text().partition("\t")[0] for action in menu.actions()]
    assert {"Add 15 min", "Open it anyway…", "Commit to it", "Drop it…", "To BAU", "To Q1 2027"} <= set(words)
    menu.close()


def test_letters_log_time_and_bring_on(planner: Planner) -> None:
    planner.select("QBR packs")
    planner.press(Qt.Key.Key_T)
    planner.press(Qt.Key.Key_T, SHIFT)
    assert planner.row("QBR packs").spent == 1.25
    planner.press(Qt.Key.Key_C)
    planner.press(Qt.Key.Key_W)
    assert planner.row("QBR packs").state is InitiativeState.IN_PROGRESS


def test_five_hundred_initiatives_are_one_scrolled_page(make_planner: Callable[..., Planner]) -> None:
    def many(tx: Tx) -> None:
        for number in range(500):
            initiatives.add_initiative(tx, f"Item {number}", quarter=Q4, hours=3)

    planner = make_planner(full=False)
    planner.workspace.run("Filled", many)
    lane = planner.lane(BAU)
    assert lane.lane.rowCount() == 500
    planner.page.selection.focus()
    planner.press(Qt.Key.Key_Down)
    planner.press(Qt.Key.Key_End)
    planner.press(Qt.Key.Key_Up)
    planner.window.grab()
    assert planner.selected == f"Item {499 - lane.in_a_row}"
    bar = planner.page.view.area.scroller.verticalScrollBar()
    assert bar.value() > bar.maximum() - lane.height() / 20
