"""The page of one person: promises in the middle, who they are at the side, beneath it where it is narrow."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.domain.promises import Direction
from csops_desktop.queries.people_rows import PersonDetail
from ui.pages.board.panel.desk import Desk
from ui.pages.people.header import Facts, NameHeader
from ui.pages.people.promise_line import PromiseLine
from ui.pages.people.promise_section import PromiseSection
from ui.pages.people.things import NudgesSection, ThanksSection, ThingSection
from ui.pages.people.words import kept_words
from ui.widgets.draft_place import belongs_to

NARROW = 860
"""Below this width, in the drawing's pixels, the side stands beneath the promises."""

SIDE_WIDTH = 288
WIDEST = 820
"""The promises are never wider: a line whose button is far from its words is hard to read."""


class PersonView(QScrollArea):
    """Everything about one person.

    Signals:
        nudge_requested: remind of this thing; kind ("commitment", "ask", "document") and id.
        thing_requested: show this thing where it lives; kind and id.
    """

    nudge_requested = Signal(str, int)
    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = 0
        self.name = NameHeader(desk)
        self.they_owe = PromiseSection(desk, "They owe", "They owe nothing just now.", Direction.THEY_OWE)
        self.i_owe = PromiseSection(desk, "I owe", "You owe them nothing just now.", Direction.I_OWE)
        self.asks = ThingSection(desk, "Asks")
        self.documents = ThingSection(desk, "Documents they own")
        self.requests = ThingSection(desk, "Requests")
        self.closed = PromiseSection(desk, "Done and cancelled", collapsible=True)
        self.trashed = PromiseSection(desk, "In the trash", collapsible=True)
        self.facts = Facts(desk)
        self.thanks = ThanksSection(desk)
        self.nudges = NudgesSection(desk)
        self.closed.set_collapsed(True)
        self.trashed.set_collapsed(True)
        self.setObjectName("person_view")
        self._lay_out()
        for section in (self.they_owe, self.i_owe, self.closed, self.trashed):
            section.nudge_requested.connect(self._on_promise_nudge_requested)
            section.thing_requested.connect(self.thing_requested)
        for things in (self.asks, self.documents, self.requests):
            things.nudge_requested.connect(self.nudge_requested)
            things.thing_requested.connect(self.thing_requested)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show a person; what is being typed about the same one stays."""
        if int(detail.row.id) != self._person:
            self._person = int(detail.row.id)
            self.closed.set_collapsed(True)
            self.trashed.set_collapsed(True)
            self.verticalScrollBar().setValue(0)
        self.setAccessibleName(detail.row.name)
        belongs_to(self, "person", int(detail.row.id), detail.row.name)
        self.name.show_detail(detail)
        for section in (self.they_owe, self.i_owe):
            if section.add_line is not None:
                section.add_line.show_person(detail.row.name)
        self.they_owe.show_promises(detail.they_owe)
        self.i_owe.show_promises(detail.i_owe)
        self.closed.show_promises(detail.closed, kept_words(detail.closed) or str(len(detail.closed)))
        self.closed.setVisible(bool(detail.closed))
        self.trashed.show_promises(detail.trashed)
        self.trashed.setVisible(bool(detail.trashed))
        self.asks.show_asks(detail.asks)
        self.documents.show_documents(detail.documents)
        self.requests.show_requests(detail.requests)
        self.facts.show_detail(detail)
        self.thanks.show_detail(detail)
        self.nudges.show_detail(detail)

    def focus_first(self) -> None:
        """Bring the keyboard to the first promise, or into the line in which one is typed."""
        for section in (self.they_owe, self.i_owe):
            lines = section.shown_lines()
            if lines:
                lines[0].open_button.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.focus_add()

    def focus_add(self) -> None:
        """Bring the keyboard into the line in which what they promised is typed."""
        assert self.they_owe.add_line is not None
        self.they_owe.add_line.what_edit.setFocus(Qt.FocusReason.TabFocusReason)

    def focused_line(self) -> PromiseLine | None:
        """Return the promise that has the keyboard, or had it before something opened over the window."""
        sections = (self.they_owe, self.i_owe, self.closed)
        lines = [line for section in sections for line in section.shown_lines()]
        focused = QApplication.focusWidget()
        return next((line for line in lines if focused is not None and line.isAncestorOf(focused)), None)

    def show_promise(self, promise: int) -> None:
        """Bring a promise into sight, open, with the keyboard on it."""
        for section in (self.they_owe, self.i_owe, self.closed):
            line = section.line(promise)
            if line is not None:
                section.set_collapsed(False)
                line.show_details(True)
                line.open_button.setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(line)
                return

    def finish(self) -> None:
        """Commit every open field."""
        self.name.name_edit.finish()
        self.facts.finish()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._desk.themes.metrics.px
        narrow = self.viewport().width() < px(NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(px(WIDEST))
        else:
            self._side.setFixedWidth(px(SIDE_WIDTH))

    def _lay_out(self) -> None:
        """Set the promises beside the facts."""
        px = self._desk.themes.metrics.px
        middle = QWidget()
        middle.setMaximumWidth(px(WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        promises = (self.they_owe, self.i_owe)
        others = (self.asks, self.documents, self.requests)
        for part in (self.name, *promises, *others, self.closed, self.trashed):
            column.addWidget(part)
        column.addStretch(1)
        self._side = QFrame()
        self._side.setProperty("ground", "card")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(16, 14, 16, 16)
        side.setSpacing(16)
        for beside in (self.facts, self.thanks, self.nudges):
            side.addWidget(beside)
        content = QWidget()
        outer = QHBoxLayout(content)
        outer.setContentsMargins(20, 16, 20, 24)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._columns.addWidget(middle, 1)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(self._columns)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _on_promise_nudge_requested(self, promise: int) -> None:
        self.nudge_requested.emit("commitment", promise)
