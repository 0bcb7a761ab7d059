"""The panel of a quarter's gate: what must hold before its bets open. Imports its sections and the bridge."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.domain.planning import ConditionKind
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.gate import gate
from ui.bridge import WorkspaceBridge
from ui.pages.planner.panel.conditions import ConditionAdder, ConditionList
from ui.pages.planner.panel.frame import PanelFrame
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to
from ui.widgets.icon_button import IconButton
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

TABLES = ("gate_condition", "gate_override", "responsibility", "initiative", "occurrence", "time_entry")

WHAT_FOR = (
    "Bets stay locked while one of these doesn't hold: foundations first, then BAU, then bets. A bet can be opened "
    "anyway with a reason, which stands in the deck."
)


class GatePanel(PanelFrame):
    """The gate of a quarter."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(bridge, themes, "Gate", parent)
        self._quarter: Quarter | None = None
        self._title = TextLabel(role="page_title", wrap=True)
        self._sentence = TextLabel(role="strong", wrap=True)
        self.conditions = ConditionList(self._desk)
        self.adder = ConditionAdder(self._desk, "The bets wait")
        close = IconButton(themes, "close", "Close panel")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(TextLabel(WHAT_FOR, "muted", wrap=True))
        self.column.addWidget(self._sentence)
        self.column.addWidget(self.conditions)
        section = Section(themes, "Ask for more")
        section.body.addWidget(self.adder)
        self.column.addWidget(section)
        self.column.addStretch(1)
        close.clicked.connect(self.close_panel)
        self.conditions.thing_requested.connect(self.thing_requested)

    @override
    def show_quarter(self, quarter: Quarter) -> None:
        self._quarter = quarter
        belongs_to(self, f"gate.{quarter}", called=f"the gate of {quarter.title}")
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._quarter is None:
            return
        view = self._bridge.workspace.read(gate, self._quarter)
        self._title.setText(f"Gate of {self._quarter.title}")
        self._sentence.setText(view.sentence or "Nothing is asked for yet: every bet is open.")
        self.conditions.show_conditions(view.conditions)
        self.adder.show_quarter(self._quarter)

    @override
    def concerned(self, change: Change) -> bool:
        return change.concerns(*TABLES)

    @override
    def focus_first(self) -> None:
        self.adder.lines[ConditionKind.RESPONSIBILITY_GREEN].edit.setFocus(Qt.FocusReason.OtherFocusReason)
