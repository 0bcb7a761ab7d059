"""How Today is laid out: what was missed, the list, the column at its side, what is asked. Imports Qt and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.domain.status import count
from csops_desktop.domain.today import Day
from csops_desktop.queries.standing import Standing
from ui.pages.today.line_list import LineArea
from ui.pages.today.model import TodayModel
from ui.pages.today.side import WIDTH as SIDE_WIDTH
from ui.pages.today.side import StandingColumn, one_line
from ui.pages.today.snooze_bar import SnoozeBar
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_tools import PageTools
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.text_label import TextLabel

WIDEST_LIST = 860
"""The list grows no wider than this, in the drawing's pixels: the eye loses the line otherwise."""

ROOM_FOR_SIDE = 840
"""In a page narrower than this, in the drawing's pixels, the column becomes one line."""

EDGE = 8
"""Pixels between what is asked and the edges of the page."""


class TodayTools(PageTools):
    """The page's part of the tool row: title and filter."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Today", "Filter today", parent)


class AwayBar(QFrame):
    """Says after an absence that this is no flood, and offers everything."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._words = TextLabel(wrap=True)
        self.all_button = Button(themes, "Show everything", small=True)
        self.setObjectName("away_bar")
        self.setProperty("ground", "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._words, 1)
        row.addWidget(self.all_button)
        self.hide()

    def show_day(self, day: Day, *, unfolded: bool) -> None:
        """Say what an absence left; nothing where there was none."""
        words = f"Welcome back after {count(day.away, 'day')}. "
        if day.folded:
            first = "What matters most stands first" if day.shown > 1 else "One thing stands first"
            words += f"{first}; {day.folded} more can wait, folded below."
        else:
            words += "This is all that came due."
        self._words.setText(words)
        self.setAccessibleName(words)
        self.all_button.setVisible(day.folded > 0 and not unfolded)
        self.setVisible(day.away > 0 and day.shown > 0)


class TodayView(QWidget):
    """Everything below the tool row."""

    def __init__(self, themes: ThemeManager, model: TodayModel, clock: Clock) -> None:
        super().__init__()
        self._themes = themes
        self._anchor = QRect()
        self.summary = TextLabel(role="muted")
        self.away = AwayBar(themes)
        self.area = LineArea(themes, model)
        self.side = StandingColumn(themes)
        self.line = TextLabel(role="small", wrap=True)
        self.line.setAccessibleName("Where things stand")
        self.empty = EmptyState(themes, "today", "Nothing needs you today", "")
        self.next_button = self.empty.add_button("Go to the board")
        self.snoozed_button = self.empty.add_button("Show what is put off")
        self.no_match = EmptyState(themes, "search", "Nothing of today matches", "Other words may find it.")
        self.clear_button = self.no_match.add_button("Clear filter")
        self.stack = QStackedLayout()
        for widget in (self.area, self.empty, self.no_match):
            self.stack.addWidget(widget)
        self.prompt = ReasonPrompt(themes, self)
        self.snooze_bar = SnoozeBar(themes, clock, self)
        self._bars: list[QWidget] = []
        self.adopt(self.prompt)
        self.adopt(self.snooze_bar)
        self._lay_out()

    def show_standing(self, standing: Standing) -> None:
        """Show where things stand."""
        self.side.show_standing(standing)
        self.line.setText(one_line(standing))
        self._fit()

    def show_rows(self, *, rows: int, any_due: bool) -> None:
        """Show the list, or what stands in its place."""
        self.stack.setCurrentWidget(self.area if rows else self.no_match if any_due else self.empty)

    def anchor(self, row: int) -> None:
        """Let what is asked next stand below a row."""
        rect = self.area.place_of(row)
        rect.moveTopLeft(self.area.mapTo(self, rect.topLeft()))
        self._anchor = rect

    def adopt(self, bar: QWidget) -> None:
        """Let something that asks keep its place beside its row when it grows."""
        bar.setParent(self)
        bar.hide()
        bar.installEventFilter(self)
        self._bars.append(bar)

    def place(self, bar: QWidget) -> None:
        """Put what is asked below its row, or above it where there is no room."""
        wanted = bar.content_width() if isinstance(bar, ReasonPrompt | SnoozeBar) else 0
        width = min(max(wanted, self._themes.metrics.px(420)), self.width() - 2 * EDGE)
        bar.setFixedWidth(width)
        bar.adjustSize()
        x = min(self._anchor.left() + self._themes.metrics.px(44), self.width() - width - EDGE)
        y = self._anchor.bottom() + 4
        if y + bar.height() > self.height() - EDGE:
            y = self._anchor.top() - bar.height() - 4
        bar.move(max(x, EDGE), max(min(y, self.height() - bar.height() - EDGE), EDGE))
        bar.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # No layout holds the bars: when they get a line more to say, it has to be made room for.
        if event.type() is QEvent.Type.LayoutRequest and watched in self._bars:
            bar = self._bars[self._bars.index(watched)]
            if bar.isVisible():
                self.place(bar)
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        """Set the list beside the column."""
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.summary)
        left.addWidget(self.away)
        left.addLayout(self.stack, 1)
        left.addWidget(self.line)
        self._left = QWidget()
        self._left.setLayout(left)
        column = QVBoxLayout()
        column.addSpacing(2)
        column.addWidget(self.side)
        column.addStretch(1)
        padding = self._themes.metrics.page_padding
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(padding + 8, 14, padding + 8, 8)
        self._row.setSpacing(28)
        self._row.addWidget(self._left, 1)
        self._row.addLayout(column)
        self._row.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        self._themes.theme_changed.connect(self._fit)

    def _fit(self) -> None:
        """Give up the column where there is no room for it."""
        px = self._themes.metrics.px
        beside = self.width() >= px(ROOM_FOR_SIDE)
        self.side.setVisible(beside)
        self.line.setVisible(not beside and bool(self.line.text()))
        margin = 2 * (self._themes.metrics.page_padding + 8)
        room = self.width() - margin - (px(SIDE_WIDTH) + self._row.spacing() if beside else 0)
        self._left.setMaximumWidth(max(px(WIDEST_LIST), 1) if room > px(WIDEST_LIST) else 16_777_215)
