"""The three stages, the evidence for the one that the desk's data supports, and what would move it up. Imports Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.domain.maturity import KINDS, STAGES, Thresholds
from csops_desktop.queries.bet_rows import MaturityEvidenceRow
from csops_desktop.queries.maturity import maturity
from ui.bridge import WorkspaceBridge
from ui.theme.theme import ThemeManager
from ui.widgets.pill import Pill
from ui.widgets.share_bar import Share, ShareBar
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel

WIDEST = 860
"""Lines longer than this are hard to read, in the drawing's pixels."""


class StageCard(QFrame):
    """One of the three stages."""

    def __init__(self, themes: ThemeManager, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, description = STAGES[number]
        self._number, self._name = number, name
        self.setProperty("ground", "card")
        self._pill = Pill(themes, "You are here", "accent", icon="check")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(TextLabel(f"Stage {number}", "label"))
        layout.addWidget(TextLabel(name, "card_title", wrap=True))
        layout.addWidget(TextLabel(description, "muted", wrap=True))
        layout.addStretch(1)
        layout.addWidget(self._pill)

    def mark(self, *, present: bool) -> None:
        """Show whether this is the stage that the evidence supports."""
        self._pill.setVisible(present)
        here = ", the evidence supports this" if present else ""
        self.setAccessibleName(f"Stage {self._number}: {self._name}{here}")


class ThresholdRow(QWidget):
    """What the second and the third stage ask of one line of evidence; both are the person's to change.

    Signals:
        changed(field, percent): the person wants another share; the field is one of `Thresholds`.
    """

    changed = Signal(str, int)

    def __init__(self, themes: ThemeManager, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        limit = "at most" if KINDS[key].most else "at least"
        self.boxes: dict[str, SpinBox] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        for stage in (2, 3):
            box = SpinBox(themes, f"{KINDS[key].name}: {limit}, for stage {stage}")
            box.setRange(0, 100)
            box.setSuffix(" %")
            # A number that is being typed is not one yet.
            box.setKeyboardTracking(False)
            box.valueChanged.connect(partial(self.changed.emit, f"{key}_{stage}"))
            self.boxes[f"{key}_{stage}"] = box
            row.addWidget(TextLabel(f"Stage {stage}: {limit}", "small"))
            row.addWidget(box)
        row.addStretch(1)

    def show_thresholds(self, thresholds: Thresholds) -> None:
        """Show what holds; says nothing."""
        for field, box in self.boxes.items():
            was_blocked = box.blockSignals(True)
            box.setValue(getattr(thresholds, field))
            box.blockSignals(was_blocked)


class MaturityPane(QScrollArea):
    """Stages over evidence over advice."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self.stages = {number: StageCard(themes, number) for number in STAGES}
        self._evidence = QGridLayout()
        self._rows: dict[str, tuple[TextLabel, ShareBar, TextLabel]] = {}
        self.asks: dict[str, ThresholdRow] = {}
        self.moves = TextLabel(wrap=True)
        self._moves_head = TextLabel("What would move it up", "section")
        self._lay_out()
        self.setObjectName("maturity_pane")
        self.setAccessibleName("Maturity")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Count the evidence again."""
        view = self._bridge.workspace.read(maturity, self._bridge.maturity_thresholds)
        for number, card in self.stages.items():
            card.mark(present=number == view.stage)
        for row in view.evidence:
            self._show_evidence(row)
        self._moves_head.setVisible(bool(view.moves_up))
        self.moves.setVisible(bool(view.moves_up))
        self.moves.setText("\n".join(f"{at}. {sentence}" for at, sentence in enumerate(view.moves_up, start=1)))

    def _show_evidence(self, row: MaturityEvidenceRow) -> None:
        """Show one line of evidence."""
        if row.key not in self._rows:
            self._rows[row.key] = self._make_row(row)
        value, bar, words = self._rows[row.key]
        value.setText("–" if row.value is None else f"{row.value:.0f} %")
        share = row.value or 0.0
        bar.show_shares([Share(row.name, share, share, "accent")], 100)
        bar.setAccessibleName(f"{row.name}: {value.text()}")
        wanted = f" The next stage asks for {row.threshold}." if row.threshold else ""
        words.setText(f"{row.sentence} This alone supports stage {row.stage}.{wanted}")
        words.setToolTip(row.source)
        self.asks[row.key].show_thresholds(self._bridge.maturity_thresholds)

    def _make_row(self, row: MaturityEvidenceRow) -> tuple[TextLabel, ShareBar, TextLabel]:
        """Add the widgets of one line of evidence."""
        line = 2 * len(self._rows)
        value, bar = TextLabel(role="card_title"), ShareBar(self._themes, with_actual=False)
        words = TextLabel(role="muted", wrap=True)
        self._evidence.addWidget(TextLabel(row.name, "strong"), line, 0)
        self._evidence.addWidget(bar, line, 1)
        self._evidence.addWidget(value, line, 2, Qt.AlignmentFlag.AlignRight)
        source = TextLabel(f"Source: {row.source}", "small", wrap=True)
        words.setAccessibleDescription(source.text())
        self.asks[row.key] = ThresholdRow(self._themes, row.key)
        self.asks[row.key].changed.connect(self._on_asks_changed)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 0, 10)
        holder.setSpacing(2)
        holder.addWidget(words)
        holder.addWidget(source)
        holder.addWidget(self.asks[row.key])
        self._evidence.addLayout(holder, line + 1, 0, 1, 3)
        return value, bar, words

    def _on_asks_changed(self, field: str, percent: int) -> None:
        changed: dict[str, Any] = {field: percent}
        self._bridge.want_thresholds(replace(self._bridge.maturity_thresholds, **changed))
        self.refresh()

    def _lay_out(self) -> None:
        """Set everything into a column that isn't wider than can be read."""
        metrics = self._themes.metrics
        content = QFrame()
        content.setProperty("ground", "background")
        outer = QHBoxLayout(content)
        outer.setContentsMargins(metrics.page_padding, 16, metrics.page_padding, metrics.px(40))
        inner = QWidget()
        inner.setMaximumWidth(metrics.px(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel("Where CS Ops stands, by the desk's own data", "section"))
        stages = QHBoxLayout()
        stages.setSpacing(12)
        for card in self.stages.values():
            stages.addWidget(card, 1)
        column.addLayout(stages)
        column.addSpacing(10)
        column.addWidget(self._moves_head)
        column.addWidget(self.moves)
        column.addSpacing(10)
        column.addWidget(TextLabel("The evidence", "section"))
        self._evidence.setColumnStretch(1, 1)
        self._evidence.setHorizontalSpacing(14)
        self._evidence.setVerticalSpacing(4)
        column.addLayout(self._evidence)
        column.addStretch(1)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
