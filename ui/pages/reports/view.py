"""The layout of the Reports page: its tools, the strip, the slide, the list of reports. No behaviour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.commands.labels import quoted
from csops_desktop.deck import style
from ui.pages.reports.day_fields import DayFields
from ui.pages.reports.report_list import ReportList
from ui.pages.reports.reports_model import ReportsModel
from ui.pages.reports.slide_strip import SlideStrip
from ui.pages.reports.slide_view import EDGE, SlideView
from ui.pages.reports.slides_model import SlidesModel
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.page_tools import PageTools
from ui.widgets.text_label import TextLabel

DAYS_WIDTHS = (308, 256)
STRIP_WIDTH = 196
NARROW_STRIP = 148
NARROW = 900
NARROWEST = 520
"""Below these widths of the page the strip is a narrow one, and none; all in the drawing's pixels."""

LEAST_LIST = 112
"""Of the list two rows are seen however low the window is, in the drawing's pixels."""

MOST_SCALE = 1.1
"""Letters larger than this leave no room for two days in the tool row of a window of 1024 pixels."""

LEAST_SLIDE = 0.55
"""The part of the page's height that the slide may have at least, though the reports then have to be scrolled to."""

LIST_HEIGHT = 168
"""What the list of reports keeps at least; the slide gets the rest as far as it is 16 to 9."""


class ReportsTools(PageTools):
    """The page's part of the tool row: title, filter, the two days, what can be written."""

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Reports", "Filter reports", parent)
        self.days = DayFields(themes, clock)
        self.add_field(self.days, *DAYS_WIDTHS)
        self.export_button = Button(themes, "Export as shown", icon="export")
        self.export_button.setToolTip("Write and issue the deck with these days")
        self.reprint_button = Button(themes, "Reprint", icon="reports")
        self.reprint_button.setToolTip("Write the chosen report once more, as it was issued")
        for button in (self.export_button, self.reprint_button):
            self.add_button(button)

    def give_days(self, *, away: bool) -> bool:
        """Give the two days away to the page, or take them back; say whether that was anything new."""
        here = self.has_field(self.days)
        if away and here:
            self.take_field(self.days)
        elif not away and not here:
            self.add_field(self.days, *DAYS_WIDTHS, first=True)
        return away == here


class ReportsView(QWidget):
    """Everything below the tool row.

    Attributes:
        strip, slide, list: the parts.
        caption: which deck is looked at; `counter` which of its slides.
        empty: stands below the list's first row while nothing was issued; `no_match` where the filter finds none.
    """

    def __init__(
        self,
        themes: ThemeManager,
        slides: SlidesModel,
        reports: ReportsModel,
        tools: ReportsTools,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._themes = themes
        self._tools = tools
        self.strip = SlideStrip(themes, slides)
        self.slide = SlideView(themes)
        self.list = ReportList(themes, reports, today)
        self.caption = TextLabel(role="card_title")
        self.counter = TextLabel(role="muted")
        self.back_button = IconButton(themes, "chevron-left", "Previous slide")
        self.on_button = IconButton(themes, "chevron-right", "Next slide")
        self.copy_button = Button(themes, "Save a copy…", small=True, icon="export")
        self.compare_button = Button(themes, "Compare with now…", small=True, icon="history")
        self.error = TextLabel(role="error", wrap=True)
        self.empty = EmptyState(
            themes,
            "reports",
            "No report was issued yet",
            "A report is a deck that was issued, frozen with the data behind it. Ctrl+E writes and issues the deck"
            " for now; each one stands here and can be reprinted.",
        )
        self.no_match = EmptyState(themes, "search", "No report matches", "")
        self.clear_button = self.no_match.add_button("Clear filter")
        self._left = QFrame()
        self._below = QStackedWidget()
        self._page = QWidget()
        self._right = QVBoxLayout(self._page)
        self._lay_out()
        self.error.hide()
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def show_list(self, total: int, shown: int, words: str) -> None:
        """Show the reports, or what stands in their place.

        Args:
            total: how many were issued.
            shown: how many of them the filter lets through.
            words: what the filter looks for.
        """
        self.no_match.say("No report matches", f"No issued report has {quoted(words)} in its day or headline.")
        self._below.setCurrentWidget(self.list if shown else self.no_match if total else self.empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        """Set the strip beside the slide, the reports below that."""
        self._left.setObjectName("library")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 8, 0, 8)
        left.addWidget(self.strip)
        for widget in (self.list, self.empty, self.no_match):
            self._below.addWidget(widget)
        right = self._right
        right.setContentsMargins(16, 8, 16, 8)
        right.setSpacing(6)
        right.addLayout(self._captions())
        right.addWidget(self.error)
        right.addWidget(self.slide)
        right.addLayout(self._heads())
        right.addWidget(self._below, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._left)
        line.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        """Return the right side; it scrolls where large letters leave it no room."""
        area = QScrollArea()
        area.setAccessibleName("Deck and reports")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page)
        for ground in (area.viewport(), self._page):
            ground.setAutoFillBackground(False)
        return area

    def _captions(self) -> QHBoxLayout:
        """Return the line above the slide."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.caption, 1)
        row.addWidget(self.counter)
        row.addWidget(self.back_button)
        row.addWidget(self.on_button)
        return row

    def _heads(self) -> QHBoxLayout:
        """Return the line above the reports."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(TextLabel("Decks", "label"), 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.copy_button)
        row.addWidget(self.compare_button)
        return row

    def _fit(self) -> None:
        """Give the slide what it can use, and the list the rest; where letters are huge there is no strip."""
        px = self._themes.metrics.px
        strip = px(NARROW_STRIP if self.width() < px(NARROW) else STRIP_WIDTH)
        strip = strip if self.width() >= px(NARROWEST) else 0
        self._left.setVisible(strip > 0)
        self.list.setMinimumHeight(px(LEAST_LIST))
        self._left.setFixedWidth(strip)
        paper = (self.width() - strip - 32 - 2 * EDGE) * style.PAGE_HEIGHT / style.PAGE_WIDTH
        rest = self.height() - px(LIST_HEIGHT) - 2 * self._themes.metrics.control - 40
        self.slide.setFixedHeight(round(min(paper + 2 * EDGE, max(rest, self.height() * LEAST_SLIDE))))

    def _on_themes_theme_changed(self) -> None:
        """Put the two days where there is room for them: with large letters that is on the page itself."""
        away = self._themes.metrics.scale > MOST_SCALE
        if self._tools.give_days(away=away) and away:
            self._right.insertWidget(0, self._tools.days)
        if away:
            self._tools.days.setFixedWidth(self._themes.metrics.px(DAYS_WIDTHS[0]))
        self._fit()
