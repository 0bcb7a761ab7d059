"""The Reports page never shows the slides of one deck below the name of another, whatever happens between the two."""

from __future__ import annotations

from csops_desktop.clock import FixedClock
from csops_desktop.domain.status import Status
from tests.ui.pages.reports.conftest import NOW, ReportsDesk, choose, issue, move


def test_a_report_that_can_not_be_read_shows_no_other_slides(desk: ReportsDesk) -> None:
    path = desk.workspace.path
    path.rename(path.with_suffix(".away"))
    choose(desk, 1)
    desk.qtbot.waitUntil(desk.page.view.error.isVisible)
    assert (desk.caption, desk.title) == ("Report of Tue 1 Dec, no comparison, frozen as issued", "")
    path.with_suffix(".away").rename(path)
    choose(desk, 0)
    desk.wait_caption(NOW)
    assert desk.title == "No colour has changed since 1 December; one is red"
    assert not desk.page.view.error.isVisible()


def test_the_deck_is_anew_after_a_change_elsewhere_while_a_report_was_chosen(desk: ReportsDesk) -> None:
    choose(desk, 2)
    desk.wait_caption("Report of Tue 24 Nov, no comparison, frozen as issued")
    desk.page.hide()
    move(desk.workspace, 2, Status.RED)
    desk.page.show()
    choose(desk, 0)
    desk.qtbot.waitUntil(lambda: desk.title.startswith("One colour worsened"))


def test_a_report_that_was_left_before_it_was_read_is_read_when_the_page_is_seen_again(desk: ReportsDesk) -> None:
    choose(desk, 2)
    desk.page.hide()
    desk.qtbot.waitUntil(lambda: not desk.page.previewer.busy)
    desk.page.show()
    desk.wait_caption("Report of Tue 24 Nov, no comparison, frozen as issued")
    assert desk.title == "Two of 3 responsibilities are red"


def test_a_report_that_was_read_when_nobody_wanted_it_any_more_is_not_taken_for_the_deck(desk: ReportsDesk) -> None:
    choose(desk, 2)
    choose(desk, 0)
    desk.qtbot.waitUntil(lambda: not desk.page.previewer.busy)
    assert (desk.caption, desk.title) == (NOW, "No colour has changed since 1 December; one is red")


def test_a_deck_that_was_not_finished_is_not_taken_for_the_new_one(desk: ReportsDesk) -> None:
    move(desk.workspace, 2, Status.RED)
    desk.qtbot.waitUntil(lambda: desk.page.previewer.busy)
    choose(desk, 1)
    choose(desk, 0)
    desk.qtbot.waitUntil(lambda: desk.title.startswith("One colour worsened"))


def test_a_restored_workspace_has_its_own_report_of_the_same_number(desk: ReportsDesk, clock: FixedClock) -> None:
    backup = desk.workspace.back_up()
    assert backup is not None
    clock.advance(days=1)
    move(desk.workspace, 1, Status.GREEN)
    third = issue(desk.workspace)
    desk.page.refresh()
    choose(desk, 1)
    desk.wait_caption("Report of Wed 9 Dec, no comparison, frozen as issued")
    headline = desk.title
    aside = desk.workspace.restore(backup).aside
    assert aside is not None
    # It is gone; the deck for now takes its place.
    desk.wait_caption("Deck as of today, changes since Tue 1 Dec, not issued yet")
    assert desk.page.chosen is None
    move(desk.workspace, 2, Status.RED)
    assert issue(desk.workspace) == third
    desk.page.refresh()
    choose(desk, 1)
    desk.qtbot.waitUntil(lambda: desk.title == "Two of 3 responsibilities are red")
    desk.workspace.restore(aside)
    desk.qtbot.waitUntil(lambda: desk.title == headline)
