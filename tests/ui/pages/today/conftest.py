"""A day with a line of several kinds, and Today in a window with its tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, commitments, documents, plan, verifications
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.promises import Direction
from csops_desktop.domain.status import AskState, Status
from csops_desktop.domain.trust import How, ReviewRule
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.today.deeds import Deed
from ui.pages.today.model import FoldRow, HeadingRow, LineRow
from ui.pages.today.page import TodayPage
from ui.theme.theme import ThemeManager

TODAY = date(2026, 11, 24)


@dataclass
class Hands:
    """Uses the page as a person does, and says what it shows."""

    page: TodayPage
    bridge: WorkspaceBridge
    qtbot: QtBot
    things: list[tuple[str, int]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.thing_requested.connect(self._on_thing_requested)
        self.page.action_requested.connect(self.actions.append)
        self.page.message_requested.connect(self.messages.append)

    def _on_thing_requested(self, kind: str, thing: int) -> None:
        self.things.append((kind, thing))

    def rows(self) -> list[str]:
        """Headings in brackets, titles of lines, the words of what folds after a plus sign."""
        found = []
        for at in range(self.page.model.rowCount()):
            row = self.page.model.row_at(at)
            if isinstance(row, HeadingRow):
                found.append(f"[{row.title} {row.number}]")
            elif isinstance(row, FoldRow):
                found.append(f"+{row.words}")
            elif isinstance(row, LineRow):
                found.append(row.line.title)
        return found

    def select(self, title: str) -> None:
        """Select a line by its title and bring the keyboard to the list."""
        rows = self.page.view.area.list
        rows.setCurrentIndex(self.page.model.index(self.rows().index(title)))
        self.page.focus_list()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key)

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClicks(widget, text)
        if enter:
            self.press(Qt.Key.Key_Return)

    def click(self, deed: Deed) -> None:
        """Click a real button of the selected line."""
        self.qtbot.mouseClick(self.page.view.area.buttons[deed], Qt.MouseButton.LeftButton)

    def menu(self) -> dict[str, QWidget]:
        """Return the words of the open menu."""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        return {action.text().split("\t")[0]: popup for action in popup.actions() if action.text()}

    def choose(self, words: str) -> None:
        """Choose an entry of the open menu."""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        (action,) = [action for action in popup.actions() if action.text().split("\t")[0] == words]
        action.trigger()
        popup.close()


@pytest.fixture
def full(workspace: Workspace, clock: FixedClock) -> Workspace:
    """A promise of the operator's own, one of Dana's, a stale document, a plan step, an old ask, a stale colour."""
    run = workspace.run
    clock.advance(days=-40)
    doc = run("d", documents.add_document, "Renewals", body="one", owner="Jo", rule=ReviewRule(30, "days"))
    run("v", verifications.verify, doc, [How.READ])
    card = run("a", add_responsibility, "CS KPIs", status=Status.RED, reason="No owners.")
    ask = run("k", asks.add_ask, card, "An export", person="Priya")
    run("s", plan.add_step, card, "Name owners", TODAY)
    clock.advance(days=30)
    run("m", asks.move_ask, ask, AskState.ASKED)
    run("p", commitments.add_commitment, "Owners", person="Dana", due_on=TODAY - timedelta(days=2))
    run("p", commitments.add_commitment, "Draft", person="Ann", direction=Direction.I_OWE, due_on=TODAY)
    clock.advance(days=9)
    run("w", add_responsibility, "Yesterday’s work")
    clock.advance(days=1)
    return workspace


@pytest.fixture
def hands(
    bridge: WorkspaceBridge,
    themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
    qtbot: QtBot,
) -> Iterator[Callable[[], Hands]]:
    """Open the page on what the test put into the workspace."""

    def open_page() -> Hands:
        page = TodayPage(bridge, themes)
        show_page(page, page.tool_row())
        return Hands(page, bridge, qtbot)

    yield open_page
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
