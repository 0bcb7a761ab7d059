"""As what a request would be accepted, how many hours it takes, and what that does to the quarter. Imports widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.planning import EFFORT_PRESETS
from csops_desktop.domain.requests import PLANNED, Becomes
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.text_label import TextLabel


class AcceptRow(QWidget):
    """Two choices and the effect on the capacity.

    Signals:
        changed: something else is chosen; the effect is to be shown anew.
    """

    changed = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.becomes_box = ComboBox(themes, "Accept as")
        for becomes in Becomes:
            self.becomes_box.addItem(becomes.heading, becomes)
        self.hours_box = ComboBox(themes, "Effort")
        for hours in EFFORT_PRESETS:
            self.hours_box.addItem(f"{hours:g} h", hours)
        self._effect = TextLabel(role="small", wrap=True)
        self._keys = TextLabel("← → changes it, + − the hours", "small")
        self.set_becomes(Becomes.BAU)
        self._lay_out()
        self.becomes_box.currentIndexChanged.connect(self._on_box_changed)
        self.hours_box.currentIndexChanged.connect(self._on_box_changed)

    @property
    def becomes(self) -> Becomes:
        """What is chosen."""
        return Becomes(self.becomes_box.currentData())

    @property
    def hours(self) -> float:
        """The effort in hours; 0 for what is not planned."""
        return float(self.hours_box.currentData()) if self.becomes in PLANNED else 0.0

    @property
    def effect(self) -> str:
        """What accepting it would do to the quarter, as it is shown."""
        return self._effect.text()

    def set_becomes(self, becomes: Becomes) -> None:
        """Choose what it would become."""
        self.becomes_box.setCurrentIndex(list(Becomes).index(becomes))

    def step(self, steps: int) -> None:
        """Choose the next or the previous kind; around the ends."""
        box = self.becomes_box
        box.setCurrentIndex((box.currentIndex() + steps) % box.count())

    def step_hours(self, steps: int) -> None:
        """Choose a larger or a smaller effort; it stops at the ends."""
        box = self.hours_box
        box.setCurrentIndex(max(0, min(box.count() - 1, box.currentIndex() + steps)))

    def show_effect(self, sentence: str, *, warns: bool) -> None:
        """Say what accepting it does to the quarter.

        Args:
            sentence: "" says nothing.
            warns: it doesn't fit.
        """
        self._effect.setText(sentence)
        self._effect.setProperty("role", "error" if warns else "small")
        self._effect.style().polish(self._effect)
        self._effect.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        """Set the choices over the effect."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(TextLabel("Accept as", "label"))
        row.addWidget(self.becomes_box)
        row.addWidget(self.hours_box)
        row.addWidget(self._keys, 1, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._effect)

    def _on_box_changed(self) -> None:
        self.hours_box.setVisible(self.becomes in PLANNED)
        self.changed.emit()
