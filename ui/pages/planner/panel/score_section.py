"""A bet's score: points whose meaning is written beside them, a rationale for each. Imports the core and widgets.

A score is saved as a whole; the earlier ones stay beneath, each with the total that it had.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from csops_desktop.commands import bets, labels
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.scoring import CONFIDENCES, SCALES, Points, Weights, total
from csops_desktop.queries.bets import priorities, weightings
from csops_desktop.queries.planner_rows import BetScoreRow, InitiativeDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.combo_box import ComboBox
from ui.widgets.line_field import LineField
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

HEADINGS = {
    "impact": "Impact",
    "ability": "Ability to deliver",
    "fit": "Fit with priorities",
    "confidence": "Confidence",
}
NO_CHOICE = "Choose a point"

MEANING = Qt.ItemDataRole.UserRole + 1
LIST_WORDS = Qt.ItemDataRole.UserRole + 2
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
"""What a point means, and how it is said in the list and to the ear."""


class MeaningDelegate(QStyledItemDelegate):
    """Shows each point of the list with its meaning, for which the closed box has no room."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = index.data(LIST_WORDS) or option.text


class PointEdit(QWidget):
    """One scale: a point with its meaning, and why."""

    def __init__(self, themes: ThemeManager, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = HEADINGS[key]
        self.box = ComboBox(themes, name)
        self.why_edit = LineField()
        self.why_edit.setAccessibleName(f"Why this {name.lower()}")
        self.why_edit.setPlaceholderText("Why, in one sentence")
        self._meaning = TextLabel(role="muted", wrap=True)
        self.box.addItem(NO_CHOICE, 0)
        points = CONFIDENCES if key == "confidence" else SCALES[key]
        unit = " %" if key == "confidence" else " of 5"
        for value, meaning in points:
            self.box.addItem(f"{value}{unit}", value)
            self.box.setItemData(self.box.count() - 1, f"{value}{unit} – {meaning}", LIST_WORDS)
            self.box.setItemData(self.box.count() - 1, f"{value}{unit}: {meaning}", ACCESSIBLE)
            self.box.setItemData(self.box.count() - 1, meaning, MEANING)
        self.box.setItemDelegate(MeaningDelegate(self.box))
        longest = max(self.fontMetrics().horizontalAdvance(meaning) for _, meaning in points)
        self.box.view().setMinimumWidth(longest + themes.metrics.px(90))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(TextLabel(name, "small"))
        layout.addWidget(self.box)
        layout.addWidget(self._meaning)
        layout.addWidget(self.why_edit)
        self.box.currentIndexChanged.connect(self._show_meaning)
        self._show_meaning()

    def _show_meaning(self) -> None:
        """Say what the chosen point means."""
        meaning = self.box.currentData(MEANING) or ""
        self._meaning.setText(meaning)
        self._meaning.setVisible(bool(meaning))
        self.box.setAccessibleDescription(meaning)

    @property
    def value(self) -> int:
        """The chosen point, 0 for none."""
        return int(self.box.currentData())

    def show_point(self, value: int, why: str) -> None:
        """Show a stored point."""
        self.box.setCurrentIndex(max(self.box.findData(value), 0))
        self.why_edit.setText(why)
        self.why_edit.settled.emit()


class ScoreSection(Section):
    """Scores a bet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Score", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self._shown: tuple[int, int] | None = None
        self.points = {key: PointEdit(desk.themes, key) for key in HEADINGS}
        self.priority_box = ComboBox(desk.themes, "Priority it fits")
        self.priority_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._preview = TextLabel(role="muted", wrap=True)
        self.save_button = Button(desk.themes, "Save score", "primary", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self._history = TextLabel(role="small", wrap=True)
        for key, point in self.points.items():
            self.body.addWidget(point)
            if key == "fit":
                self.body.addWidget(self.priority_box)
            point.box.activated.connect(self._show_preview)
        for part in (self._preview, self._error):
            self.body.addWidget(part)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._history)
        self._error.hide()
        self.save_button.clicked.connect(self._save)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show the newest score in the form; what is being chosen for the same bet stays."""
        self.setVisible(detail.row.tier is Tier.BET)
        self._detail = detail
        newest = detail.scores[0] if detail.scores else None
        shown = (int(detail.row.id), 0 if newest is None else int(newest.id))
        self._fill_priorities(newest)
        if shown != self._shown:
            self._shown = shown
            self._show_score(newest)
        self.set_remark("" if newest is None else f"{newest.total:.1f}" + (", a tie" if detail.row.tie else ""))
        self._history.setText("\n".join(self._line(score) for score in detail.scores))
        self._history.setVisible(bool(detail.scores))
        self._show_preview()

    def _show_score(self, score: BetScoreRow | None) -> None:
        """Put a stored score into the form."""
        self._error.hide()
        values = (0, 0, 0, 0) if score is None else (score.impact, score.ability, score.fit, score.confidence)
        reasons = (
            ("", "", "", "")
            if score is None
            else (score.impact_why, score.ability_why, score.fit_why, score.confidence_why)
        )
        for point, value, why in zip(self.points.values(), values, reasons, strict=True):
            point.show_point(value, why)

    def _fill_priorities(self, score: BetScoreRow | None) -> None:
        """Offer the company's priorities in their order."""
        chosen = self.priority_box.currentData() if self.priority_box.count() else None
        if score is not None and self._shown != (int(self._detail.row.id) if self._detail else 0, int(score.id)):
            chosen = score.priority_id
        self.priority_box.clear()
        self.priority_box.addItem("Fits no priority of the list", None)
        for row in self._desk.workspace.read(priorities):
            self.priority_box.addItem(f"{row.rank}. {row.title}", int(row.id))
        self.priority_box.setCurrentIndex(max(self.priority_box.findData(chosen), 0))

    def _points(self) -> Points:
        """Return what is chosen."""
        return Points(*(self.points[key].value for key in HEADINGS))

    def _show_preview(self) -> None:
        """Say what the chosen points come to by the weighting in force."""
        points, now = self._points(), self._desk.workspace.read(weightings)[0]
        weights = Weights(now.impact, now.ability, now.fit)
        words = f"Impact counts {now.impact}, ability {now.ability}, fit {now.fit}."
        if all((points.impact, points.ability, points.fit)):
            words = f"Comes to {total(points, weights):.1f}. {words}"
        self._preview.setText(words)

    def _save(self) -> None:
        """Write a score; a refusal stands above the button."""
        if self._detail is None:
            return
        self._error.hide()
        reasons = {f"{key}_why": self.points[key].why_edit.text().strip() for key in HEADINGS}
        priority = self.priority_box.currentData()
        label = labels.did("Scored", self._detail.row.title)
        bet = self._detail.row.id
        self._desk.run(self._refuse, label, bets.score_bet, bet, self._points(), priority=priority, **reasons)

    def _refuse(self, sentence: str) -> None:
        """Say what is missing."""
        self._error.setText(sentence)
        self._error.show()
        self.save_button.setAccessibleDescription(sentence)

    def _line(self, score: BetScoreRow) -> str:
        """Return a stored score in words."""
        day = say_date(score.scored_on, self._desk.clock.today())
        older = "" if score.current_weighting else ", by an older weighting"
        return f"{day}: {score.total:.1f} ({score.impact} · {score.ability} · {score.fit}, {score.confidence} %{older})"
