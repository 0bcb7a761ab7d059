"""The ranking of a quarter's bets as a table: place, score with its width, points, gate. Imports Qt, rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QWidget

from csops_desktop.domain.planning import Verdict
from csops_desktop.queries.bet_rows import BetView
from ui.theme.theme import ThemeManager
from ui.widgets.row_table import RowTable
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Place", "Bet", "Score", "Impact", "Ability", "Fit", "Sure", "State")
TITLE = 1


class BetsModel(QAbstractTableModel):
    """The bets, the best first."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = themes.icon("lock")
        self._rows: list[BetView] = []

    def load(self, rows: Sequence[BetView]) -> None:
        """Show these bets."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> BetView | None:
        """Return a bet, `None` outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place(self, bet: int) -> int:
        """Return the row of a bet, -1 where it isn't here."""
        return next((at for at, row in enumerate(self._rows) if row.row.id == bet), -1)

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        view, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cells(view)[column]
            case Qt.ItemDataRole.DecorationRole if column == TITLE and view.row.held:
                return self._lock
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(view) if column == TITLE else f"{HEADINGS[column]}: {_cells(view)[column] or 'none'}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_tip(view, column))
        return None


def _cells(view: BetView) -> tuple[str, ...]:
    """Return what a row says."""
    row, score = view.row, view.score
    state = row.verdict.value if row.verdict is not Verdict.NONE else "held" if row.held else row.state.word
    if score is None:
        return ("", row.title, "no score yet", "", "", "", "", state)
    width = f"{score.total:.1f} ({view.low:.1f} to {view.high:.1f})"
    points = (str(score.impact), str(score.ability), str(score.fit), f"{score.confidence} %")
    return (view.place, row.title, width, *points, state)


def _spoken(view: BetView) -> str:
    """Return a bet in one sentence."""
    if view.score is None:
        return f"{view.row.title}, no score yet"
    ties = f", a tie with {' and '.join(view.tied_with)}" if view.tied_with else ""
    held = f", {view.gate.sentence}" if view.row.held else ""
    return f"{view.place}: {view.row.title}, score {view.score.total:.1f}{ties}{held}"


def _tip(view: BetView, column: int) -> str:
    """Return why a point was given, or what holds the bet."""
    score = view.score
    if score is None:
        return "Open it and give it a score."
    reasons = {
        2: _tie_words(view),
        3: score.impact_why,
        4: score.ability_why,
        5: score.fit_why,
        6: score.confidence_why,
    }
    return reasons.get(column) or (view.gate.sentence if view.row.held else view.row.title)


def _tie_words(view: BetView) -> str:
    """Return what a score can't be told apart from."""
    if not view.tied_with:
        return "It can be told apart from the others."
    others = ", ".join(view.tied_with)
    return f"It can't be told apart from {others}: the scores are less sure than they differ."


class BetsTable(RowTable):
    """The ranking.

    Signals:
        bet_opened(id): Enter or a double click on a bet.
        bet_selected(id): another bet is selected.
    """

    bet_opened = Signal(int)
    bet_selected = Signal(int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.bets = BetsModel(themes, self)
        self.setModel(self.bets)
        self.setObjectName("bets_table")
        self.setAccessibleName("Bets, ranked")
        self.setProperty("padded", True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._on_selection_current_row_changed)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def show_bets(self, rows: Sequence[BetView]) -> None:
        """Show the bets; the selected one stays selected."""
        selected = self.bets.row_at(self.currentIndex().row())
        self.bets.load(rows)
        place = -1 if selected is None else self.bets.place(selected.row.id)
        if place >= 0:
            self.setCurrentIndex(self.bets.index(place, TITLE))
        self._fit()

    def select(self, bet: int) -> None:
        """Select a bet."""
        place = self.bets.place(bet)
        if place >= 0:
            self.setCurrentIndex(self.bets.index(place, TITLE))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.bets.row_at(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.bet_opened.emit(int(row.row.id))
            return
        super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.bets.row_at(self.indexAt(event.position().toPoint()).row())
        if row is not None:
            self.bet_opened.emit(int(row.row.id))

    def _fit(self) -> None:
        """Give the title what the other columns leave."""
        header = self.horizontalHeader()
        for column in range(len(HEADINGS)):
            mode = QHeaderView.ResizeMode.Stretch if column == TITLE else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def _on_selection_current_row_changed(self, current: QModelIndex) -> None:
        row = self.bets.row_at(current.row())
        if row is not None:
            self.bet_selected.emit(int(row.row.id))

    def _on_themes_theme_changed(self) -> None:
        """Fit the rows to the font."""
        self.verticalHeader().setDefaultSectionSize(self._themes.metrics.control + 4)
        self.setIconSize(self.iconSize().scaled(14, 14, Qt.AspectRatioMode.KeepAspectRatio))
        self._fit()
