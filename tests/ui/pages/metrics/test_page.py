"""The Metrics page: values typed and pasted, definitions chosen and verified, numbers that open what is behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csops_desktop.commands import metrics
from csops_desktop.commands.metrics import NewValue
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.trust import Trust
from csops_desktop.queries import metrics as queries
from csops_desktop.queries.ready_metrics import ready_made, still_to_choose
from csops_desktop.workspace import Workspace
from tests.ui.pages.metrics.conftest import MetricsDesk, requests
from ui.pages.metrics.check_sheet import CheckSheet
from ui.pages.metrics.improvement_sheet import ImprovementSheet
from ui.pages.metrics.new_sheet import NewSheet
from ui.pages.metrics.paste_sheet import PasteSheet
from ui.pages.metrics.ready_sheet import ReadySheet
from ui.theme.theme import ThemeManager


def test_an_empty_page_offers_the_ready_made_definitions(make_desk: Callable[[], MetricsDesk]) -> None:
    desk = make_desk()
    assert desk.page.view.empty.isVisible()
    desk.qtbot.mouseClick(desk.page.view.ready_button, Qt.MouseButton.LeftButton)
    sheet = desk.sheet(ReadySheet)
    built_in = sum(bool(one.builtin) for one in ready_made())
    # What needs no measuring is chosen already.
    assert sheet.add_chosen_button.text() == f"Add {built_in} metrics"
    desk.qtbot.mouseClick(sheet.box("minutes-per-task"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    desk.qtbot.mouseClick(sheet.add_chosen_button, Qt.MouseButton.LeftButton)
    assert len(desk.names()) == built_in + 1
    assert desk.workspace.undo_label == f"Added {built_in + 1} metrics"
    desk.workspace.undo()
    assert desk.page.view.empty.isVisible()


def test_one_of_ones_own_is_refused_without_a_name(make_desk: Callable[[], MetricsDesk]) -> None:
    desk = make_desk()
    desk.qtbot.mouseClick(desk.page.view.own_button, Qt.MouseButton.LeftButton)
    sheet = desk.sheet(NewSheet)
    desk.press(Qt.Key.Key_Return)
    assert sheet.name_edit.accessibleDescription() == "Give the metric a name."
    desk.type("Clicks <b>per</b> renewal")
    desk.press(Qt.Key.Key_Return)
    assert desk.names() == ["Clicks <b>per</b> renewal"]
    assert desk.page.current_id == 1


def test_the_list_says_number_movement_target_and_trust(desk: MetricsDesk) -> None:
    assert desk.names() == ["Minutes per QBR pack", "Plans with a goal", "Requests in"]
    spoken = desk.page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Minutes per QBR pack, 17 minutes on Fri 20 Nov, better, target met, definition never verified"
    assert (
        desk.page.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Requests in, 2 requests in Oct")
    )


def test_a_value_is_added_with_one_enter(desk: MetricsDesk) -> None:
    desk.page.do("add_metric_value")
    desk.type("16,5")
    desk.press(Qt.Key.Key_Return)
    assert [(p.day, p.value) for p in desk.detail().points][-1] == (date(2026, 11, 24), 16.5)
    line = desk.page.view.detail.values.line
    assert line.number_edit.text() == ""
    assert line.number_edit.hasFocus()
    desk.type("18")
    desk.press(Qt.Key.Key_Tab)
    desk.type("1 Nov")
    desk.press(Qt.Key.Key_Return)
    assert [(p.day, p.value) for p in desk.detail().points][1] == (date(2026, 11, 1), 18)
    assert len(desk.page.view.detail.charts.chart.points) == 4


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("", "", "Write a number."),
        ("many", "", "“many” is no number; write it like 12.5."),
        ("3", "soon", "“soon” is no date; write it like 15 Dec, 2026-12-15, tomorrow or +2w."),
        ("3", "tomorrow", "Wed 25 Nov has not come yet."),
        ("3", "1 Oct", "There is a value for Thu 1 Oct already: 42 minutes. Change that one instead."),
    ],
)
def test_what_cannot_be_kept_is_said_where_it_was_typed(desk: MetricsDesk, number: str, day: str, said: str) -> None:
    line = desk.page.view.detail.values.line
    line.number_edit.setFocus()
    line.number_edit.setText(number)
    line.day_edit.setText(day)
    desk.press(Qt.Key.Key_Return)
    assert line.number_edit.accessibleDescription() == said
    assert line.number_edit.text() == number
    assert len(desk.detail().points) == 2


def test_a_value_is_changed_in_place_and_deleted_by_key(desk: MetricsDesk) -> None:
    table = desk.page.view.detail.values.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    desk.press(Qt.Key.Key_Return)
    line = desk.page.view.detail.values.line
    assert (line.number_edit.text(), line.day_edit.text()) == ("42", "1 Oct 2026")
    desk.type("40")
    desk.press(Qt.Key.Key_Return)
    assert desk.detail().points[0].value == 40
    assert desk.workspace.undo_label == "Changed a value of “Minutes per QBR pack”"
    table.setFocus()
    table.selectAll()
    desk.press(Qt.Key.Key_Delete)
    assert desk.detail().points == ()
    assert desk.workspace.undo_label == "Deleted 2 values of “Minutes per QBR pack”"
    assert table.isHidden()


def test_esc_gives_up_changing(desk: MetricsDesk) -> None:
    values = desk.page.view.detail.values
    values.open_point(desk.detail().points[0])
    desk.type("9")
    desk.press(Qt.Key.Key_Escape)
    assert values.line.number_edit.text() == ""
    assert values.line.add_button.text() == "Add"
    assert desk.detail().points[0].value == 42


def test_a_paste_is_looked_at_and_is_one_step_of_undo(desk: MetricsDesk) -> None:
    desk.page.do("paste_metric_values")
    sheet = desk.sheet(PasteSheet)
    assert not sheet.keep_button.isEnabled()
    sheet.text_edit.setPlainText("Day;Minutes\n01.09.2026;51,5\nsoon;3\n01.10.2026;42\n02.11.2026;18\n")
    sheet.read()
    assert sheet.keep_button.text() == "Add 2 values"
    shown = [sheet.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert shown[0] == "Line 3, soon · 3, Skipped: “soon” is no date."
    assert shown[2] == "Line 4, Thu 1 Oct, 42 minutes, This value is there already."
    desk.qtbot.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    assert [p.value for p in desk.detail().points] == [51.5, 42, 18, 17]
    assert desk.workspace.undo_label == "Pasted 2 values into “Minutes per QBR pack”"
    desk.workspace.undo()
    assert [p.value for p in desk.detail().points] == [42, 17]


def test_the_chart_is_walked_by_keys_and_opens_the_value(desk: MetricsDesk) -> None:
    chart = desk.page.view.detail.charts.chart
    desk.page.view.list.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert chart.hasFocus()
    assert chart.accessibleName() == "Fri 20 Nov: 17 minutes, 2 of 2"
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Left)
    assert chart.accessibleName() == "Thu 1 Oct: 42 minutes, 1 of 2"
    assert "target 20 minutes" in chart.accessibleDescription()
    desk.press(Qt.Key.Key_Return)
    line = desk.page.view.detail.values.line
    assert line.number_edit.hasFocus()
    assert line.number_edit.text() == "42"


def test_every_built_in_number_opens_its_rows(desk: MetricsDesk) -> None:
    desk.page.open_thing("metric", 3)
    values = desk.page.view.detail.values
    assert values.line.isHidden()
    assert values.behind_list.rows.rowCount() == 3
    desk.qtbot.keyClick(desk.page.view.detail.charts.chart, Qt.Key.Key_Home)
    desk.qtbot.keyClick(desk.page.view.detail.charts.chart, Qt.Key.Key_Return)
    behind = values.behind_list
    assert behind.hasFocus()
    assert behind.accessibleName() == "Behind Oct 2026, 2 requests"
    assert behind.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Request 3, came in on Thu 1 Oct"
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == [("request", 4)]
    desk.page.do("add_metric_value")
    assert desk.said == ["This metric's values come from the desk's own data."]


def test_a_change_elsewhere_is_measured_again(desk: MetricsDesk) -> None:
    desk.page.open_thing("metric", 3)
    desk.workspace.run("More", requests)
    assert desk.page.view.detail.values.behind_list.rows.rowCount() == 6


def test_what_takes_long_to_measure_follows(desk: MetricsDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.pages.metrics.page.PATIENCE_MS", 0)
    desk.workspace.run("All", metrics.add_ready_made, desk.workspace.read(still_to_choose))
    desk.workspace.run("More", requests)
    place = desk.page.model.place_of(MetricId(3))
    desk.qtbot.waitUntil(lambda: desk.page.model.row_at(place).value_words == "4 requests")


def test_a_definition_is_verified_and_edited_since(desk: MetricsDesk) -> None:
    desk.qtbot.mouseClick(desk.page.view.detail.head.verify_button, Qt.MouseButton.LeftButton)
    desk.sheet(CheckSheet)
    desk.type("timed it with Jo")
    desk.press(Qt.Key.Key_Return)
    assert desk.detail().row.trust is Trust.VERIFIED
    assert desk.detail().checks[0].note == "timed it with Jo"
    facts = desk.page.view.detail.facts
    facts.unit_edit.edit()
    desk.type("hours")
    desk.press(Qt.Key.Key_Return)
    assert desk.detail().row.trust is Trust.EDITED


def test_what_has_no_definition_is_not_verified(desk: MetricsDesk) -> None:
    desk.page.open_thing("metric", 2)
    desk.qtbot.mouseClick(desk.page.view.detail.head.verify_button, Qt.MouseButton.LeftButton)
    sheet = desk.sheet(CheckSheet)
    desk.press(Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert desk.detail(2).row.trust is Trust.NEVER


def test_facts_are_changed_in_place_and_refused_there(desk: MetricsDesk) -> None:
    facts, head = desk.page.view.detail.facts, desk.page.view.detail.head
    facts.target_edit.edit()
    desk.type("lots")
    desk.press(Qt.Key.Key_Return)
    assert facts.target_edit.editing
    assert desk.detail().row.target == 20
    facts.target_edit.cancel()
    facts.target_edit.edit()
    desk.type("15,5")
    desk.press(Qt.Key.Key_Return)
    assert desk.detail().row.target == 15.5
    head.name_edit.edit()
    desk.type("plans WITH a goal")
    desk.press(Qt.Key.Key_Return)
    assert head.name_edit.editing
    head.name_edit.cancel()
    facts.kind_box.setCurrentIndex(1)
    facts.kind_box.activated.emit(1)
    facts.owner_edit.committed.emit("Ada")
    facts.source_edit.committed.emit("The log")
    row = desk.detail().row
    assert (row.kind, row.owner, row.source) == ("leading", "Ada", "The log")


def test_a_counter_metric_stands_beside(desk: MetricsDesk) -> None:
    charts = desk.page.view.detail.charts
    assert [charts.counter_box.itemText(n) for n in range(3)] == ["None", "Plans with a goal", "Requests in"]
    charts.counter_box.setCurrentIndex(2)
    charts.counter_box.activated.emit(2)
    assert desk.detail().row.counter_id == 3
    assert charts.counter_chart.isVisible()
    desk.qtbot.mouseClick(charts.open_button, Qt.MouseButton.LeftButton)
    assert desk.page.current_id == 3


def test_an_improvement_says_at_once_what_it_saves(desk: MetricsDesk) -> None:
    section = desk.page.view.detail.improvements
    desk.qtbot.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    sheet = desk.sheet(ImprovementSheet)
    assert (sheet.before_edit.text(), sheet.after_edit.text()) == ("42", "17")
    sheet.runs_edit.setText("20")
    desk.press(Qt.Key.Key_Return)
    assert sheet.title_edit.accessibleDescription() == "Say what was improved."
    desk.type("One form")
    desk.press(Qt.Key.Key_Return)
    (row,) = desk.detail().improvements
    assert row.saved == "25 minutes less (60 %); 20 times a month that saves 8.3 hours"
    assert desk.workspace.undo_label == "Recorded the improvement “One form”"
    section.improvement_requested.emit(row)
    changed = desk.sheet(ImprovementSheet)
    changed.runs_edit.setText("")
    changed.submit()
    assert desk.detail().improvements[0].runs_per_month == 0


def test_archive_and_trash_are_a_choice_away(desk: MetricsDesk) -> None:
    head, tools = desk.page.view.detail.head, desk.page.tools
    head.archive()
    assert desk.names() == ["Plans with a goal", "Requests in"]
    assert desk.page.current_id == 2
    desk.page.view.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.names() == ["Requests in"]
    tools.shelf_box.setCurrentIndex(1)
    assert desk.names() == ["Minutes per QBR pack"]
    assert not head.verify_button.isVisible()
    head.restore()
    assert desk.page.view.shelved.isVisible()
    tools.shelf_box.setCurrentIndex(2)
    assert desk.names() == ["Plans with a goal"]
    desk.page.open_thing("metric", 1)
    assert tools.shelf_box.currentIndex() == 0
    assert desk.page.current_id == 1


def test_the_filter_finds_and_says_when_it_does_not(desk: MetricsDesk) -> None:
    desk.page.find_here()
    desk.type("PLANS")
    assert desk.names() == ["Plans with a goal"]
    desk.press(Qt.Key.Key_Return)
    assert desk.page.current_id == 2
    desk.page.find_here()
    desk.type("xyz")
    assert desk.page.view.no_match.isVisible()
    desk.qtbot.mouseClick(desk.page.view.clear_button, Qt.MouseButton.LeftButton)
    assert len(desk.names()) == 3


def test_a_metric_that_is_gone_is_said(desk: MetricsDesk) -> None:
    desk.page.open_thing("metric", 99)
    assert desk.said == ["This metric is gone."]


def test_a_hidden_page_reads_when_it_is_looked_at(desk: MetricsDesk) -> None:
    desk.page.hide()
    desk.workspace.run("Named", metrics.edit_metric, MetricId(2), name="Renamed")
    assert "Renamed" not in desk.names()
    desk.page.show()
    assert "Renamed" in desk.names()


def test_a_narrow_page_shows_the_list_or_the_metric(desk: MetricsDesk, themes: ThemeManager) -> None:
    themes.apply("light", font_scale=2.0)
    desk.window.resize(914, 640)
    desk.qtbot.waitUntil(lambda: desk.page.view.narrow)
    view = desk.page.view
    assert view.list.isVisible()
    assert not view.detail.isVisible()
    view.list.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert view.list.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert view.detail.isVisible()
    assert not view.list.isVisible()
    desk.qtbot.mouseClick(view.detail.head.back_button, Qt.MouseButton.LeftButton)
    assert view.list.hasFocus()


def many(workspace: Workspace) -> None:
    values = [NewValue(date.fromordinal(date(2026, 11, 24).toordinal() - n), float(n % 97)) for n in range(10_000)]
    workspace.run("Many", metrics.paste_values, MetricId(1), values)


def test_ten_thousand_values_are_all_there_and_few_are_painted(desk: MetricsDesk, qtbot: QtBot) -> None:
    many(desk.workspace)
    values = desk.page.view.detail.values
    assert values.model.rowCount() == 10_000
    chart = desk.page.view.detail.charts.chart
    assert len(chart.points) == 10_000
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleName().endswith("1 of 10000")
    assert chart.painted_points < 4 * chart.width()
    assert len(desk.workspace.read(queries.metrics)[0].spark) == 24


def test_the_pointer_says_and_chooses_the_nearest_point(desk: MetricsDesk) -> None:
    chart = desk.page.view.detail.charts.chart
    place = chart.place_of(0).toPoint()
    desk.qtbot.mouseMove(chart, place)
    desk.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert chart.current == 0
    assert QApplication.focusWidget() is desk.page.view.detail.values.line.number_edit


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_large_text_overlaps_nothing(desk: MetricsDesk, themes: ThemeManager, theme: str) -> None:
    themes.apply("dark" if theme == "dark" else "light", font_scale=2.0)
    desk.window.resize(914, 640)
    desk.page.view.go_into(opened=True)
    desk.qtbot.waitUntil(lambda: desk.page.view.detail.isVisible())
    detail, content = desk.page.view.detail, desk.page.view.detail.widget()
    assert content is not None
    assert content.width() <= detail.viewport().width()
