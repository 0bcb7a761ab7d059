"""The side panel itself: puts the sections together and keeps them true. Imports its sections and the bridge."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.queries.responsibility import responsibility
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.asks_section import AsksSection
from ui.pages.board.panel.criteria_section import CriteriaSection
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.documents_section import DocumentsSection
from ui.pages.board.panel.header import Header
from ui.pages.board.panel.history_section import HistorySection
from ui.pages.board.panel.plan_section import PlanSection
from ui.pages.board.panel.process_section import ProcessSection
from ui.pages.board.panel.promises_section import PromisesSection
from ui.pages.board.panel.status_section import StatusSection
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to, keep_when_hidden

_OWN_TABLES = (
    "commitment_slip",
    "nudge",
    "process_rating",
    "person",
    "document",
    "document_responsibility",
    "verification",
)
"""Tables that show in the panel though they don't show on a card."""


type _Part = (
    Header
    | StatusSection
    | CriteriaSection
    | PlanSection
    | AsksSection
    | PromisesSection
    | DocumentsSection
    | ProcessSection
    | HistorySection
)


class SidePanel(QFrame):
    """Everything about one responsibility, edited in place.

    Signals:
        closed: the panel was closed by the person.
        document_requested: open this document (its id).
        thing_requested: show this thing where it lives; kind and id.
    """

    closed = Signal()
    document_requested = Signal(int)
    thing_requested = Signal(str, int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._rid: ResponsibilityId | None = None
        desk = Desk(themes, bridge.workspace)
        self.header = Header(desk)
        self.status = StatusSection(desk)
        self.criteria = CriteriaSection(desk)
        self.plan = PlanSection(desk)
        self.asks = AsksSection(desk)
        self.promises = PromisesSection(desk)
        self.process = ProcessSection(desk)
        self.documents = DocumentsSection(desk)
        self.history = HistorySection(desk)
        self.setObjectName("side_panel")
        self.setAccessibleName("Details")
        keep_when_hidden(self)
        self._lay_out()
        self.hide()
        bridge.changed.connect(self._on_bridge_changed)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self.header.close_requested.connect(self.close_panel)
        self.documents.document_requested.connect(self.document_requested)
        self.asks.nudge_requested.connect(self._on_asks_nudge_requested)
        self.promises.nudge_requested.connect(self._on_promises_nudge_requested)
        self.promises.promise_requested.connect(self._on_promises_promise_requested)
        self.promises.thing_requested.connect(self.thing_requested)

    @property
    def rid(self) -> ResponsibilityId | None:
        """The responsibility it shows."""
        return self._rid

    def show_responsibility(self, rid: ResponsibilityId | None) -> None:
        """Show a responsibility, or nothing; what is being typed about another one is committed first."""
        if rid != self._rid:
            self.header.finish()
        self._rid = rid
        self._refresh()

    def edit_title(self) -> None:
        """Bring the keyboard into the title."""
        self.header.title_edit.edit()

    def focus_first(self) -> None:
        """Bring the keyboard into the panel."""
        self.header.title_edit.display.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Go, with everything that was being typed committed."""
        self.show_responsibility(None)
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _refresh(self) -> None:
        """Read the responsibility again and show it; hide when there is none."""
        detail = None if self._rid is None else self._bridge.workspace.read(responsibility, self._rid)
        if detail is None:
            self._rid = None
            self.hide()
            return
        belongs_to(self, "responsibility", detail.card.id, quoted(detail.card.title))
        for section in self._sections():
            section.show_detail(detail)
        self.show()

    def _sections(self) -> tuple[_Part, ...]:
        """Return the sections from top to bottom."""
        upper = (self.header, self.status, self.criteria, self.plan, self.asks, self.promises)
        return (*upper, self.documents, self.process, self.history)

    def _lay_out(self) -> None:
        """Set the sections into a scrolled column."""
        self.setFixedWidth(self._themes.metrics.panel)
        content = QFrame()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 16, 18, 24)
        column.setSpacing(16)
        for section in self._sections():
            column.addWidget(section)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _on_bridge_changed(self, change: Change) -> None:
        """Read again what a change may have touched."""
        ids = change.responsibilities()
        if self._rid is not None and (ids is None or self._rid in ids or change.concerns(*_OWN_TABLES)):
            self._refresh()

    def _nudge(self, kind: str, thing: int) -> None:
        """Open the sheet with the text that is ready to send."""
        from ui.dialogs.nudge_sheet import NudgeSheet

        NudgeSheet(self._bridge, self._themes, self).open_for(kind, thing)

    def _on_asks_nudge_requested(self, ask: int) -> None:
        self._nudge("ask", ask)

    def _on_promises_nudge_requested(self, promise: int) -> None:
        self._nudge("commitment", promise)

    def _on_promises_promise_requested(self, card: str) -> None:
        from ui.dialogs.commitment_sheet import CommitmentSheet

        CommitmentSheet(self._bridge, self._themes, self).open_for(card=card)

    def _on_themes_theme_changed(self) -> None:
        if self._rid is not None:
            self._refresh()
