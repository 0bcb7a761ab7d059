"""The Reports page: which deck is looked at, what its keys do, and that it follows the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from csops_desktop.clock import FixedClock
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import Status
from csops_desktop.previews import DeckDays
from csops_desktop.reports import deck_data, draw_deck
from csops_desktop.workspace import Workspace
from tests.ui.pages.reports.conftest import NOW, ReportsDesk, choose, issue, move
from ui.pages.reports.compare_sheet import CompareSheet
from ui.pages.reports.report_list import ReportList

FIRST, SECOND = ReportId(1), ReportId(2)


def lines(desk: ReportsDesk) -> list[str]:
    """What a screen reader finds in the list."""
    model = desk.page.reports
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row), role) for row in range(model.rowCount())]


# What is shown


def test_it_opens_with_the_deck_for_now_compared_with_the_last_report(desk: ReportsDesk) -> None:
    assert desk.caption == NOW
    assert desk.title == "No colour has changed since 1 December; one is red"
    assert desk.page.tools.days.since_edit.day == date(2026, 12, 1)
    assert tuple(desk.page.slides.pages) == draw_deck(deck_data(desk.workspace, since=date(2026, 12, 1))).pages
    assert desk.page.view.counter.text() == f"Slide 1 of {desk.page.slides.rowCount()}"


def test_the_reports_stand_below_it_newest_first(desk: ReportsDesk) -> None:
    pages = [row.pages for row in desk.page.reports.rows]
    assert lines(desk) == [
        "Not issued yet, Deck as of today, changes since Tue 1 Dec",
        f"Report of Tue 1 Dec, One of 3 responsibilities is red, 1 red, 2 green, {pages[0]} pages, no comparison",
        f"Report of Tue 24 Nov, Two of 3 responsibilities are red, 2 red, 1 green, {pages[1]} pages, no comparison",
    ]


def test_a_chosen_report_is_shown_as_it_was(desk: ReportsDesk) -> None:
    choose(desk, 2)
    desk.wait_caption("Report of Tue 24 Nov, no comparison, frozen as issued")
    assert desk.title == "Two of 3 responsibilities are red"
    # What happens now doesn't touch it.
    before = desk.page.slides.pages
    move(desk.workspace, 1, Status.GREEN)
    desk.settle()
    assert desk.page.slides.pages == before
    # And the deck for now has heard of it when somebody comes back.
    choose(desk, 0)
    desk.wait_caption(NOW)
    desk.qtbot.waitUntil(lambda: desk.title.startswith("One colour improved since 1 December"))


def test_the_deck_follows_every_change(desk: ReportsDesk) -> None:
    move(desk.workspace, 2, Status.RED, "Nobody reads them.")
    desk.qtbot.waitUntil(lambda: desk.title.startswith("One colour worsened since 1 December"))
    desk.workspace.undo()
    desk.qtbot.waitUntil(lambda: desk.title.startswith("No colour has changed"))


def test_many_changes_at_once_are_laid_out_once(desk: ReportsDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    wished: list[object] = []
    monkeypatch.setattr(desk.page.previewer, "wish", wished.append)
    for status in (Status.RED, Status.YELLOW, Status.GREEN):
        move(desk.workspace, 2, status)
    desk.qtbot.waitUntil(lambda: not desk.page._settle.isActive())
    assert len(wished) == 1


def test_a_hidden_page_makes_nothing_and_is_anew_when_it_is_seen(desk: ReportsDesk) -> None:
    desk.page.hide()
    move(desk.workspace, 2, Status.RED)
    assert not desk.page.previewer.busy
    assert not desk.page._settle.isActive()
    desk.page.show()
    desk.qtbot.waitUntil(lambda: desk.title.startswith("One colour worsened"))


def test_a_new_day_and_other_settings_make_another_deck(desk: ReportsDesk, clock: FixedClock) -> None:
    desk.page.hide()
    clock.advance(days=1)
    desk.bridge.settings = replace(desk.bridge.settings, deck_organisation="Café Nord")
    desk.page.show()
    desk.qtbot.waitUntil(lambda: "Café Nord" in footer(desk))
    assert "as of 9 Dec 2026" in footer(desk)


def footer(desk: ReportsDesk) -> str:
    """What stands at the foot of the slide."""
    page = desk.page.view.slide.page
    return "" if page is None else " ".join(text.text for text in page.elements[-1].texts)


def test_an_issued_deck_appears_in_the_list_and_the_choice_stays(desk: ReportsDesk) -> None:
    choose(desk, 1)
    desk.wait_caption("Report of Tue 1 Dec, no comparison, frozen as issued")
    desk.bridge.report_issued.emit(issue(desk.workspace))
    assert len(lines(desk)) == 4
    assert desk.page.chosen == SECOND
    assert desk.page.view.list.currentIndex().row() == 2


def test_without_reports_it_says_what_belongs_here(make_desk: Callable[[], ReportsDesk]) -> None:
    desk = make_desk()
    assert desk.page.view.empty.isVisible()
    assert "frozen with the data behind it" in desk.page.view.empty._sentence.text()
    assert desk.title == "Nothing is tracked yet"
    assert desk.caption == "Deck as of today, no comparison, not issued yet"


def test_what_can_not_be_read_is_said_on_the_page(desk: ReportsDesk, expected_log: object) -> None:
    path = desk.workspace.path
    path.rename(path.with_suffix(".away"))
    desk.page.refresh()
    desk.qtbot.waitUntil(desk.page.view.error.isVisible)
    assert "is missing" in desk.page.view.error.text()
    path.with_suffix(".away").rename(path)
    desk.page.refresh()
    desk.qtbot.waitUntil(lambda: not desk.page.view.error.isVisible())


# Slides by keyboard


def test_keys_turn_the_slides(desk: ReportsDesk) -> None:
    view, last = desk.page.view, desk.page.slides.rowCount() - 1
    view.slide.setFocus()
    places = []
    for key in (
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
        Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Space,
    ):  # fmt: skip
        desk.press(key)
        places.append(view.strip.currentIndex().row())
    assert places == [0, 1, 2, 1, 2, 1, last, last, 0, 1]
    assert view.counter.text() == f"Slide 2 of {last + 1}"


def test_the_strip_and_the_buttons_turn_them_too(desk: ReportsDesk) -> None:
    view, last = desk.page.view, desk.page.slides.rowCount() - 1
    view.strip.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert view.slide.page is desk.page.slides.pages[1]
    desk.press(Qt.Key.Key_End)
    assert view.slide.page is desk.page.slides.pages[last]
    assert (view.back_button.isEnabled(), view.on_button.isEnabled()) == (True, False)
    view.back_button.click()
    assert view.slide.page is desk.page.slides.pages[last - 1]
    desk.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.slide
    desk.press(Qt.Key.Key_Home)
    assert (view.back_button.isEnabled(), view.on_button.isEnabled()) == (False, True)


def test_each_slide_says_its_place_its_message_and_its_text(desk: ReportsDesk) -> None:
    slides, view = desk.page.slides, desk.page.view
    total = slides.rowCount()
    assert view.slide.accessibleName() == f"Slide 1 of {total}: No colour has changed since 1 December; one is red"
    assert view.slide.accessibleDescription().startswith("1 red, was 1\n")
    index = slides.index(1)
    assert slides.data(index, Qt.ItemDataRole.AccessibleTextRole).startswith(f"Slide 2 of {total}: CS KPIs")
    assert "Why it is red" in slides.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)


def test_the_slide_that_is_looked_at_stays_when_the_deck_changes(desk: ReportsDesk) -> None:
    view = desk.page.view
    view.slide.setFocus()
    desk.press(Qt.Key.Key_Right)
    move(desk.workspace, 1, Status.YELLOW, "Half of it is done.")
    desk.qtbot.waitUntil(lambda: "yellow" in desk.title)
    assert view.counter.text().startswith("Slide 2 of ")
    # A deck that has become shorter shows its last slide.
    desk.type_day("since", "")
    desk.wait_caption("Deck as of today, no comparison, not issued yet")
    before = desk.page.slides.rowCount()
    view.slide.setFocus()
    desk.press(Qt.Key.Key_End)
    move(desk.workspace, 1, Status.GREEN)
    desk.qtbot.waitUntil(lambda: desk.page.slides.rowCount() < before)
    assert view.counter.text() == f"Slide {before - 1} of {before - 1}"


# Days


def test_a_past_day_makes_the_deck_of_that_day(desk: ReportsDesk) -> None:
    desk.type_day("as of", "2026-11-30")
    desk.wait_caption("Deck as of Mon 30 Nov, changes since Tue 24 Nov, not issued yet")
    assert desk.title == "No colour has changed since 24 November; two are red"
    desk.type_day("as of", "")
    desk.wait_caption(NOW)
    assert desk.page.days == DeckDays()


def test_another_day_to_compare_with_and_none(desk: ReportsDesk) -> None:
    desk.type_day("since", "2026-11-24")
    desk.wait_caption("Deck as of today, changes since Tue 24 Nov, not issued yet")
    assert desk.title == "One colour improved since 24 November; one is red"
    desk.type_day("since", "")
    desk.wait_caption("Deck as of today, no comparison, not issued yet")
    assert desk.title == "One of 3 responsibilities is red"
    desk.page.tools.export_button.click()
    assert desk.exported == [DeckDays(None, None, chosen=True)]


def test_days_that_make_no_deck_are_refused_where_they_are_typed(desk: ReportsDesk) -> None:
    desk.type_day("as of", "2026-12-09")
    assert desk.page.tools.days.as_of_edit._error.text() == "This day has not come yet."
    desk.press(Qt.Key.Key_Escape)
    desk.type_day("since", "2026-12-08")
    assert desk.page.tools.days.since_edit._error.text() == "Choose 2026-12-07 or a day before it."
    desk.press(Qt.Key.Key_Escape)
    assert (desk.page.days, desk.caption) == (DeckDays(), NOW)


def test_a_day_leads_from_a_report_to_the_deck_of_that_day(desk: ReportsDesk) -> None:
    choose(desk, 2)
    desk.wait_caption("Report of Tue 24 Nov, no comparison, frozen as issued")
    desk.type_day("as of", "2026-12-02")
    desk.wait_caption("Deck as of Wed 2 Dec, changes since Tue 1 Dec, not issued yet")
    assert desk.page.view.list.currentIndex().row() == 0


# What can be done


def test_a_report_is_reprinted_copied_and_compared(desk: ReportsDesk) -> None:
    tools, view = desk.page.tools, desk.page.view
    about_report = (tools.reprint_button, view.copy_button, view.compare_button)
    assert [button.isEnabled() for button in (tools.export_button, *about_report)] == [True, False, False, False]
    desk.page.do("reprint_report")
    assert desk.said == ["Choose an issued report first."]
    choose(desk, 2)
    assert [button.isEnabled() for button in (tools.export_button, *about_report)] == [False, True, True, True]
    tools.reprint_button.click()
    view.copy_button.click()
    assert (desk.reprinted, desk.copied) == ([FIRST], [FIRST])
    view.compare_button.click()
    sheet = desk.sheet(CompareSheet)
    sheet.copy_button.click()
    assert QGuiApplication.clipboard().text().split("\n")[:4] == [
        "What changed since the report of 24 November",
        "",
        "Better",
        "- QBR packs went from red to green on 1 December: Measured twice.",
    ]
    sheet.history_button.click()
    assert desk.asked == ["go_history"]


def test_the_deck_for_now_is_exported_from_a_report_too(desk: ReportsDesk) -> None:
    choose(desk, 1)
    desk.wait_caption("Report of Tue 1 Dec, no comparison, frozen as issued")
    desk.page.do("export_shown")
    assert desk.exported == [DeckDays()]
    desk.wait_caption(NOW)


def test_a_report_is_opened_by_its_id(desk: ReportsDesk) -> None:
    desk.page.open_thing("report", FIRST)
    desk.wait_caption("Report of Tue 24 Nov, no comparison, frozen as issued")
    assert QApplication.focusWidget() is desk.page.view.slide
    desk.page.open_thing("report", 7)
    assert desk.said == ["This report is gone."]


def test_the_filter_finds_reports_by_day_and_headline(desk: ReportsDesk) -> None:
    desk.page.find_here()
    box = desk.page.tools.filter_box
    desk.qtbot.keyClicks(box, "24 nov")
    assert [line[:20] for line in lines(desk)] == ["Not issued yet, Deck", "Report of Tue 24 Nov"]
    desk.press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), ReportList)
    desk.wait_caption("Report of Tue 24 Nov, no comparison, frozen as issued")
    box.setText("zebra")
    assert desk.page.view.no_match.isVisible()
    # What was looked at goes on being looked at.
    assert desk.page.chosen == FIRST
    desk.page.view.clear_button.click()
    assert len(lines(desk)) == 3


# Size


def test_a_large_deck_paints_only_what_is_seen(desk: ReportsDesk, workspace: Workspace) -> None:
    pages = draw_deck(deck_data(workspace)).pages
    many = tuple(replace(pages[0], places=(), marks=pages[0].marks) for _ in range(900))
    strip = desk.page.view.strip
    desk.page.slides.show_pages(many)
    desk.qtbot.waitUntil(lambda: not strip.pictures._timer.isActive() and 0 in strip.pictures._pictures)
    assert len(strip.pictures._pictures) < 20
    strip.setFocus()
    desk.press(Qt.Key.Key_End)
    desk.qtbot.waitUntil(lambda: 899 in strip.pictures._pictures)
    assert len(strip.pictures._pictures) < 40


def test_the_strip_follows_the_width_of_the_page(desk: ReportsDesk) -> None:
    strip = desk.page.view.strip
    wide = strip.visualRect(strip.model().index(0, 0))
    desk.window.resize(800, 800)
    desk.qtbot.waitUntil(lambda: strip.visualRect(strip.model().index(0, 0)).height() < wide.height())
    first, second = (strip.visualRect(strip.model().index(row, 0)) for row in range(2))
    assert second.top() == first.bottom() + 1
    # No gap below a picture: a line is as high as its paper and the room around it.
    assert first.height() < first.width() * 9 / 16 + 20


def test_every_control_has_a_name(desk: ReportsDesk) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for part in (desk.page, desk.page.tool_row())
        for widget in part.findChildren(type(desk.window))
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert [name for name in nameless if not name.startswith("qt_")] == []
