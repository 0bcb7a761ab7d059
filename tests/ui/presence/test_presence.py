"""Tests of reminders, notifications and closing in a real window with a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from csops_desktop.clock import FixedClock
from csops_desktop.commands import commitments, documents, nudges, responsibilities, verifications
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.reminders import Reminder
from csops_desktop.domain.trust import How, ReviewRule
from csops_desktop.paths import Paths
from csops_desktop.settings import Settings, SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.notifier import Notifier, Target
from ui.presence import GOES_ON, Presence
from ui.shell import Shell
from ui.theme.theme import ThemeManager

TUESDAY = date(2026, 11, 24)


@dataclass
class Screen:
    """What notifications came, in place of a desktop's server."""

    takes: bool = True
    shown: list[tuple[str, str, Target]] = field(default_factory=list)

    def show(self, _: Notifier, summary: str, body: str, target: Target) -> bool:
        if self.takes:
            self.shown.append((summary, body, target))
        return self.takes

    @property
    def summaries(self) -> list[str]:
        return [summary for summary, _, _ in self.shown]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A screen that takes every notification."""
    found = Screen()
    monkeypatch.setattr(Notifier, "show", lambda *call: found.show(*call))
    return found


@pytest.fixture
def shell(
    bridge: WorkspaceBridge, themes: ThemeManager, tmp_path: Path, screen: Screen, no_tray: None
) -> Iterator[Shell]:
    """The whole window, not shown yet, on a desktop without a tray."""
    paths = Paths.under(tmp_path)
    made = Shell(bridge, themes, SettingsFile(paths.settings), paths)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def presence(shell: Shell, show: Callable[[QWidget], None], clock: FixedClock) -> Presence:
    """What begins once the window is painted, on a Tuesday at eight, half an hour before the daily reminder."""
    clock.moment = datetime.fromisoformat("2026-11-24T08:00:00+00:00")
    show(shell.window)
    shell.begin()
    assert shell.presence is not None
    return shell.presence


def promise(workspace: Workspace, what: str, due_on: date = TUESDAY, due_at: str = "") -> int:
    """Make a promise."""
    return int(workspace.run("Promised", commitments.add_commitment, what, person="Bo", due_on=due_on, due_at=due_at))


def go_on(presence: Presence, clock: FixedClock, moment: str = "24T08:30") -> None:
    """Move the clock to a time of November, and let the desk look at it."""
    clock.moment = datetime.fromisoformat(f"2026-11-{moment}:00+00:00")
    presence.reminding.tick()


def use(presence: Presence, settings: Settings) -> None:
    """Let settings hold."""
    presence._settings.settings = settings


def test_the_digest_opens_today_and_a_single_thing_itself(
    shell: Shell, presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    first = promise(workspace, "A draft")
    go_on(presence, clock)
    assert screen.shown == [("1 promise is due today", "A draft", ("commitment", first))]
    presence.notifier.opened.emit(("commitment", first), "")
    assert shell.window.page == "people"
    presence.notifier.opened.emit(None, "")
    assert shell.window.page == "today"


def test_what_is_done_meanwhile_is_not_reminded_of(
    presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    made = promise(workspace, "A call", due_at="14:30")
    go_on(presence, clock)
    screen.shown.clear()
    workspace.run("Kept", commitments.finish_commitment, made)
    go_on(presence, clock, "24T14:30")
    assert screen.shown == []


def test_a_pause_holds_and_its_end_tells_it_at_once(
    shell: Shell, presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    shell.actions.action("pause_hour").trigger()
    assert shell.window.toast.text == "Reminders are paused until 9:00."
    promise(workspace, "A draft")
    go_on(presence, clock, "24T08:45")
    assert screen.shown == []
    shell.actions.action("resume_reminders").trigger()
    assert screen.summaries == ["1 promise is due today"]
    assert not shell.actions.action("resume_reminders").isEnabled()


def test_a_pause_ends_by_itself(
    shell: Shell, presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    shell.actions.action("pause_until_tomorrow").trigger()
    assert presence.pause_sentence() == "Reminders are paused until tomorrow."
    promise(workspace, "A draft")
    go_on(presence, clock, "25T00:00")
    assert presence.pause_sentence() == ""
    go_on(presence, clock, "25T08:30")
    assert screen.summaries == ["1 promise is overdue"]


def test_where_nothing_shows_it_the_window_does(
    shell: Shell, presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    screen.takes = False
    promise(workspace, "A draft")
    go_on(presence, clock)
    assert shell.window.toast.text == "1 promise is due today."


def test_without_a_tray_closing_is_closing(presence: Presence, shell: Shell) -> None:
    use(presence, Settings(keep_in_tray=True))
    event = QCloseEvent()
    QApplication.sendEvent(shell.window, event)
    assert event.isAccepted()
    assert not shell.window.isVisible()


def test_with_a_tray_closing_puts_it_away_and_says_so_once(
    presence: Presence, shell: Shell, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(presence, Settings(keep_in_tray=True))
    monkeypatch.setattr(presence, "has_tray", lambda: True)
    for _ in range(2):
        event = QCloseEvent()
        QApplication.sendEvent(shell.window, event)
        assert not event.isAccepted()
        assert not shell.window.isVisible()
        presence.show_window()
        assert shell.window.isVisible()
    assert screen.summaries == [GOES_ON]
    # Not asked for: closing is closing.
    use(presence, Settings(keep_in_tray=False))
    event = QCloseEvent()
    QApplication.sendEvent(shell.window, event)
    assert event.isAccepted()


def test_quit_quits_wherever_the_window_is(presence: Presence, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    use(presence, Settings(keep_in_tray=True))
    monkeypatch.setattr(presence, "has_tray", lambda: True)
    closed: list[bool] = []
    shell.window.closed.connect(lambda: closed.append(True))
    shell.window.close()
    assert closed == []
    shell.actions.action("quit").trigger()
    shell.actions.action("quit").trigger()
    assert closed == [True]


def test_a_change_of_another_kind_costs_no_reminder(
    presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    promise(workspace, "A draft")
    go_on(presence, clock)
    workspace.run("Added a card", responsibilities.add_responsibility, "CS KPIs")
    presence.reminding.tick()
    assert screen.summaries == ["1 promise is due today"]


def test_no_timer_is_quicker_than_a_quarter_of_a_minute(presence: Presence) -> None:
    assert 15_000 <= presence.reminding._timer.interval() <= 30_000
    assert not presence.reminding._timer.isSingleShot()


def review(tx: Tx) -> DocumentId:
    """Write a document that is to be reviewed on Thursday."""
    document = documents.add_document(tx, "KPI definition")
    documents.set_rule(tx, document, ReviewRule(on=date(2026, 11, 26)))
    return document


def test_a_week_is_reminded_of_as_by_a_careful_assistant(
    presence: Presence, workspace: Workspace, screen: Screen, clock: FixedClock
) -> None:
    """A promise, a slip, a nudge, a review, quiet hours, a sleep, a delivery, a weekend: Tuesday to Monday."""
    use(presence, Settings(digest_at=time(8, 30)))
    told: list[tuple[str, str]] = []

    def hear(reminder: Reminder) -> None:
        told.append((f"{clock.wall():%a %H:%M}", reminder.summary))

    presence.reminding.reminded.connect(hear)

    def live_until(moment: str) -> None:
        end = datetime.fromisoformat(f"2026-11-{moment}:00+00:00")
        while clock.moment < end:
            clock.advance(minutes=5)
            presence.reminding.tick()

    presence.reminding.tick()
    fields = promise(workspace, "Owners for 14 KPI fields", date(2026, 11, 25))
    call = promise(workspace, "Evening call", date(2026, 11, 25), "18:30")
    document = workspace.run("Wrote", review)
    live_until("25T12:00")
    workspace.run("Moved", commitments.move_due, fields, date(2026, 11, 27), moved_by="Bo", why="Waits for Finance")
    live_until("26T09:00")
    workspace.run("Verified", verifications.verify, document, [How.READ], "Read it through")
    workspace.run("Nudged", nudges.record_nudge, "commitment", call, follow_up_on=date(2026, 11, 30))
    # Asleep from Thursday to Friday noon.
    go_on(presence, clock, "27T12:00")
    workspace.run("Kept", commitments.finish_commitment, fields)
    live_until("30T09:00")
    presence.reminding.reminded.disconnect(hear)
    assert told == [
        ("Wed 08:30", "2 promises are due today"),
        # The call was at half past six, in the quiet hours.
        ("Thu 08:30", "1 promise is overdue; 1 review is due today"),
        # The call is being waited for: Bo was nudged.
        ("Fri 12:00", "1 promise is due today"),
        ("Mon 08:30", "1 promise is overdue"),
    ]
