"""The heading of a lane: its name, what it means, and the line in which something is added. Imports Qt, widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.planning import Tier
from ui.pages.planner.gate_band import GateBand
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

GAP = 8
"""Between the parts of a heading, in pixels."""

MEANINGS = {
    Tier.FOUNDATION: "must be right before anything else moves",
    Tier.BAU: "standing work",
    Tier.BET: "ranked by impact, ability to deliver, fit with company priorities",
}

EMPTY = {
    Tier.FOUNDATION: "Nothing here yet. A foundation is what everything else needs first: owners for the KPI fields, "
    "clean access, a health score that is believed.",
    Tier.BAU: "Nothing here yet. BAU is the standing work of the quarter: QBR packs, headcount planning, the month-end "
    "run. It can recur.",
    Tier.BET: "Nothing here yet. A bet is what could make a difference once foundations and BAU are covered: a "
    "hypothesis, and what would prove it.",
}


class LaneHead(QWidget):
    """A lane's heading; Add opens a line beneath, Enter adds, Esc closes.

    Signals:
        add_requested(title): add an initiative; the receiver may refuse with `show_error`.
        closed(): the line was closed.
    """

    add_requested = Signal(str)
    closed = Signal()

    def __init__(self, themes: ThemeManager, tier: Tier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tier = tier
        self._refused = False
        self._alone = True
        self._title = TextLabel(tier.heading, "section")
        self._meaning = TextLabel(MEANINGS[tier], "muted")
        self.gate: GateBand | None = GateBand(themes) if tier is Tier.BET else None
        self.add_button = Button(themes, f"Add a {tier.word}", "quiet", icon="add", small=True)
        self.edit = LineField()
        belongs_to(self, f"lane.{tier}")
        name_field(self.edit, "title", f"the title of a new {tier.word}")
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out(themes)
        self.add_button.clicked.connect(self.open_line)
        self.edit.submit_requested.connect(self._on_edit_submit_requested)
        self.edit.cancel_requested.connect(self.close_line)
        self.edit.left.connect(self._on_edit_left)

    def show_quarter(self, quarter: str, *, alone: bool, empty: bool) -> None:
        """Name the quarter to the ear; beside other quarters the meaning is left out.

        Args:
            quarter: its title.
            alone: no other quarter stands beside it.
            empty: nothing is in the lane yet, so its button says what it does.
        """
        self.add_button.set_bare(not (empty and alone))
        self.add_button.setToolTip(f"Add a {self._tier.word} (A)")
        self._title.setMinimumWidth(self._title.sizeHint().width())
        self._alone = alone
        self._give_room()
        name = f"Add a {self._tier.word}"
        self.add_button.setAccessibleName(name if alone else f"{name} to {quarter}")
        self.edit.setAccessibleName(f"Title of the new {self._tier.word}" + ("" if alone else f" in {quarter}"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Leave the meaning out where the gate needs its room."""
        needed = sum(part.sizeHint().width() for part in (self._title, self._meaning, self.add_button))
        gate = 0 if self.gate is None else self.gate.sizeHint().width()
        self._meaning.setVisible(self._alone and needed + gate + 4 * GAP <= self.width())

    def open_line(self) -> None:
        """Show the line and bring the keyboard to it."""
        self._error.hide()
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Go; what was typed is forgotten."""
        self.edit.setText("")
        self._error.hide()
        self.edit.hide()
        self.closed.emit()

    def show_error(self, sentence: str) -> None:
        """Say why a title was refused; it stays in the line."""
        self._refused = True
        self._error.setText(sentence)
        self._error.show()
        self.edit.setAccessibleDescription(sentence)

    def _lay_out(self, themes: ThemeManager) -> None:
        """Set heading, meaning, Add and the gate into one line, the field beneath."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, themes.metrics.px(8), 0, 0)
        layout.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._title.ensurePolished()
        self._title.setMinimumWidth(self._title.sizeHint().width())
        row.addWidget(self._title)
        row.addWidget(self._meaning)
        row.addWidget(self.add_button)
        row.addStretch(1)
        if self.gate is not None:
            row.addWidget(self.gate)
        layout.addLayout(row)
        layout.addWidget(self.edit)
        layout.addWidget(self._error)
        self.edit.setPlaceholderText(f"Title of the new {self._tier.word}; Enter adds it")
        self.edit.setObjectName("new_initiative_edit")
        self.edit.hide()
        self._error.hide()

    def _on_edit_submit_requested(self) -> None:
        """Add what is typed and leave the line ready for the next."""
        self._refused = False
        self._error.hide()
        self.add_requested.emit(self.edit.text().strip())
        if not self._refused:
            self.edit.setText("")
            self.edit.setAccessibleDescription("")

    def _on_edit_left(self) -> None:
        """Go with the keyboard, unless something is typed."""
        if not self.edit.text().strip() and not self.edit.isHidden():
            self.edit.hide()
            self._error.hide()
