"""The conditions of a gate: how each stands, since when, about when it is met; adding, removing. Imports the core."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csops_desktop.commands import gates, labels
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import ConditionKind
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.capacity_rows import ConditionRow
from csops_desktop.queries.planner import initiatives
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.pages.planner.panel.links_section import offer
from ui.theme.theme import ThemeManager
from ui.widgets.icon_button import IconButton
from ui.widgets.text_button import TextButton
from ui.widgets.text_label import TextLabel


class ConditionMark(QWidget):
    """A tick where a condition is met, a lock where it holds the bets."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._met = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_met(self, met: bool) -> None:
        """Show whether it is met."""
        self._met = met
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._themes.metrics.px(16)
        return QSize(side + 4, side + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._themes.metrics.px(15)
        icon, role = ("check", "green_text") if self._met else ("lock", "red_text")
        self._themes.icons.paint(QPainter(self), QRectF(1, 3, side, side), icon, role)


class ConditionCard(QWidget):
    """One condition.

    Signals:
        pressed: show what it is about.
        remove_requested: it is no longer to be asked for.
    """

    pressed = Signal()
    remove_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = ConditionMark(themes)
        self.button = TextButton(themes)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more = TextLabel(role="small", wrap=True)
        self._remove = IconButton(themes, "close", "Remove", small=True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.button)
        texts.addWidget(self._more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(5)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        layout.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.pressed)
        self._remove.clicked.connect(self.remove_requested)

    def show_condition(self, row: ConditionRow, more: str) -> None:
        """Show a condition; `more` says since when and about when."""
        self._mark.show_met(row.met)
        self.button.show_text(row.demand)
        standing = "met" if row.met else "not met"
        self.button.setAccessibleName(f"Condition: {row.demand}, {standing}")
        self._more.setText(more)
        self._remove.setAccessibleName(f"Remove the condition {row.demand}")


class ConditionList(QWidget):
    """Conditions below one another.

    Signals:
        thing_requested(kind, id): show what a condition is about.
    """

    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[int, ConditionRow] = {}
        self._cards = RowList(self._make_card)
        self._error = TextLabel(role="error", wrap=True)
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._cards)
        layout.addWidget(self._error)

    def show_conditions(self, rows: Sequence[ConditionRow]) -> None:
        """Show these conditions."""
        self._error.hide()
        self._rows = {int(row.id): row for row in rows}
        cards = self._cards.show_ids(list(self._rows))
        for key, row in self._rows.items():
            cards[key].show_condition(row, self._more(row))
        self.setVisible(bool(rows))

    def _make_card(self, key: int) -> ConditionCard:
        """Return a connected card."""
        card = ConditionCard(self._desk.themes)
        card.pressed.connect(partial(self._open, key))
        card.remove_requested.connect(partial(self._remove, key))
        return card

    def _more(self, row: ConditionRow) -> str:
        """Return how a condition stands, since when, and about when it is met."""
        today = self._desk.clock.today()
        parts = [row.sentence]
        if row.since is not None:
            parts.append(f"{'Met' if row.met else 'Holds'} since {say_date(row.since, today)}.")
        if not row.met:
            when = (
                "When it is met can't be said yet."
                if row.expected is None
                else (f"Met about {say_date(row.expected, today)} at this pace.")
            )
            parts.append(when)
        if row.doubt:
            parts.append(f"Doubtful: {row.doubt}")
        if row.bet_id is not None:
            parts.append("Holds only this bet.")
        return " ".join(parts)

    def _open(self, key: int) -> None:
        """Show what a condition is about."""
        row = self._rows[key]
        if row.responsibility_id is not None:
            self.thing_requested.emit("responsibility", int(row.responsibility_id))
        elif row.needs_id is not None:
            self.thing_requested.emit("initiative", int(row.needs_id))

    def _remove(self, key: int) -> None:
        """No longer ask for it."""
        row = self._rows[key]
        self._desk.run(self._refuse, f"No longer asked that {row.demand}", gates.remove_condition, row.id)

    def _refuse(self, sentence: str) -> None:
        """Say why something was refused."""
        self._error.setText(sentence)
        self._error.show()


class ConditionAdder(QWidget):
    """Three lines, one for each kind of condition.

    Args:
        desk: what sections share.
        name: who waits: "The bets wait", "Only this bet waits".
    """

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._quarter: Quarter | None = None
        self._bet: InitiativeId | None = None
        self.lines = {
            ConditionKind.RESPONSIBILITY_GREEN: AddLine(f"{name} until this responsibility is green"),
            ConditionKind.INITIATIVE_DONE: AddLine(f"{name} until this initiative is done"),
            ConditionKind.BAU_COVERED: AddLine(f"{name} until so many % of BAU are done"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for line in self.lines.values():
            layout.addWidget(line)
        green, done, bau = self.lines.values()
        green.edit.entered.connect(self._on_green_edit_entered)
        green.submitted.connect(self._on_green_submitted)
        done.edit.entered.connect(self._on_done_edit_entered)
        done.submitted.connect(self._on_done_submitted)
        bau.submitted.connect(self._on_bau_submitted)

    def show_quarter(self, quarter: Quarter, bet: InitiativeId | None = None) -> None:
        """Add to the gate of a quarter, or of one bet."""
        if (quarter, bet) != (self._quarter, self._bet):
            for line in self.lines.values():
                line.clear()
        self._quarter, self._bet = quarter, bet

    def _on_green_edit_entered(self) -> None:
        line = self.lines[ConditionKind.RESPONSIBILITY_GREEN]
        offer(line.edit, [card.title for card in self._desk.workspace.read(board_cards)])

    def _on_done_edit_entered(self) -> None:
        rows = self._desk.workspace.read(initiatives)
        titles = [row.title for row in rows if row.id != self._bet]
        offer(self.lines[ConditionKind.INITIATIVE_DONE].edit, titles)

    def _on_green_submitted(self, text: str) -> None:
        line = self.lines[ConditionKind.RESPONSIBILITY_GREEN]
        cards = self._desk.workspace.read(board_cards)
        card = next((card for card in cards if card.title.casefold() == text.casefold()), None)
        if card is None:
            line.show_error(f"There is no responsibility {labels.quoted(text)}.")
        elif self._quarter is not None:
            label = f"Bets wait until {labels.quoted(card.title)} is green"
            self._desk.run(line.show_error, label, gates.require_green, self._quarter, card.id, bet=self._bet)

    def _on_done_submitted(self, text: str) -> None:
        line = self.lines[ConditionKind.INITIATIVE_DONE]
        assert self._quarter is not None
        rows = [row for row in self._desk.workspace.read(initiatives) if row.title.casefold() == text.casefold()]
        # Of several with one title the one of this quarter is meant.
        row = next((row for row in rows if row.quarter == self._quarter), rows[0] if rows else None)
        if row is None:
            line.show_error(f"There is no initiative {labels.quoted(text)}.")
            return
        label = f"Bets wait until {labels.quoted(row.title)} is done"
        self._desk.run(line.show_error, label, gates.require_done, self._quarter, row.id, bet=self._bet)

    def _on_bau_submitted(self, text: str) -> None:
        line = self.lines[ConditionKind.BAU_COVERED]
        number = text.removesuffix("%").strip()
        if not number.isascii() or not number.isdigit() or len(number) > 3:
            line.show_error("Type a share from 1 to 100, such as 60.")
        elif self._quarter is not None:
            label = f"Bets wait until {number} % of BAU are done"
            self._desk.run(line.show_error, label, gates.require_bau, self._quarter, int(number), bet=self._bet)
