"""The panel of an initiative: puts the sections together and keeps them true. Imports its sections and the bridge."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csops_desktop.changes import Change
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.queries.initiative_detail import initiative
from ui.bridge import WorkspaceBridge
from ui.pages.planner.panel.bet_section import BetSection
from ui.pages.planner.panel.effort_section import EffortSection
from ui.pages.planner.panel.frame import PanelFrame
from ui.pages.planner.panel.gate_section import GateSection
from ui.pages.planner.panel.head_section import HeadSection
from ui.pages.planner.panel.links_section import LinksSection
from ui.pages.planner.panel.score_section import ScoreSection
from ui.pages.planner.panel.slips_section import SlipsSection
from ui.pages.planner.panel.state_section import StateSection
from ui.pages.planner.panel.time_section import TimeSection
from ui.pages.planner.panel.turns_section import TurnsSection
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to

TABLES = (
    "initiative",
    "initiative_slip",
    "initiative_responsibility",
    "initiative_document",
    "occurrence",
    "time_entry",
    "company_priority",
    "weighting",
    "bet_score",
    "gate_condition",
    "gate_override",
    "responsibility",
    "person",
    "document",
)


class InitiativePanel(PanelFrame):
    """Everything about one initiative, edited in place."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(bridge, themes, "Initiative", parent)
        self._id: InitiativeId | None = None
        desk = self._desk
        self.head = HeadSection(desk)
        self.state = StateSection(desk)
        self.effort = EffortSection(desk)
        self.time = TimeSection(desk)
        self.turns = TurnsSection(desk)
        self.gate = GateSection(desk)
        self.bet = BetSection(desk)
        self.score = ScoreSection(desk)
        self.links = LinksSection(desk)
        self.slips = SlipsSection(desk)
        upper = (self.head, self.state, self.effort, self.time, self.turns)
        self._sections = (*upper, self.gate, self.bet, self.score, self.links, self.slips)
        for section in self._sections:
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.head.close_requested.connect(self.close_panel)
        self.links.thing_requested.connect(self.thing_requested)
        self.gate.thing_requested.connect(self.thing_requested)
        self.effort.part_requested.connect(self._on_effort_part_requested)

    @property
    def id(self) -> InitiativeId | None:
        """The initiative it shows."""
        return self._id

    def show_initiative(self, shown: InitiativeId | None) -> None:
        """Show an initiative, or nothing; what is being typed about another one is committed first."""
        if shown != self._id:
            self.head.finish()
        self._id = shown
        self.refresh()

    def edit_title(self) -> None:
        """Bring the keyboard into the title."""
        self.head.title_edit.edit()

    @override
    def focus_first(self) -> None:
        self.head.title_edit.display.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def finish(self) -> None:
        self.head.finish()
        super().finish()

    @override
    def concerned(self, change: Change) -> bool:
        return change.concerns(*TABLES)

    @override
    def refresh(self) -> None:
        detail = None if self._id is None else self._bridge.workspace.read(initiative, self._id)
        if detail is None:
            self._id = None
            self.hide()
            return
        belongs_to(self, "initiative", int(self._id or 0), quoted(detail.row.title))
        for section in self._sections:
            section.show_detail(detail)

    def _on_effort_part_requested(self, part: int) -> None:
        self.thing_requested.emit("initiative", part)
