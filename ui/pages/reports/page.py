"""The Reports page: which deck is looked at, which slide, what is asked for. Imports the core, its view and its worker.

The deck for now is made anew, beside the window, whenever something changed and somebody looks; an issued report is
shown from the pages that were frozen with it.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import RESTORED, Change
from csops_desktop.comparing import Comparison
from csops_desktop.domain.ids import ReportId
from csops_desktop.previews import DeckDays, Preview, Source, compare, make_preview, open_report
from csops_desktop.queries.reports import ReportRow, issued_reports
from csops_desktop.settings import Settings
from ui.bridge import WorkspaceBridge
from ui.pages.base import Page
from ui.pages.reports.compare_sheet import CompareSheet
from ui.pages.reports.previewer import Previewer, Work
from ui.pages.reports.reports_model import ReportsModel
from ui.pages.reports.slides_model import SlidesModel
from ui.pages.reports.view import ReportsTools, ReportsView
from ui.pages.reports.words import day_words, days_words, draft_words
from ui.theme.theme import ThemeManager

type DraftKey = tuple[DeckDays, date, Settings]
"""All that the deck for now depends on besides the workspace."""

SETTLE_MS = 150
"""How long the page waits for further changes before it makes the deck anew."""


class ReportsPage(Page):
    """The deck slide by slide, and the reports that were issued.

    Signals:
        export_requested: write and issue the deck of these days (`DeckDays`).
        reprint_requested: write the report with this id once more.
        copy_requested: ask where to, and write the report with this id there.
    """

    export_requested = Signal(object)
    reprint_requested = Signal(int)
    copy_requested = Signal(int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._themes = themes
        self._source = Source.of(bridge.workspace)
        self._chosen: ReportId | None = None
        self._draft: Preview | None = None
        # What the draft was made of, what the slides show, and what is being made; `None` where that no longer holds.
        self._draft_of: DraftKey | None = None
        self._shown: DraftKey | ReportId | None = None
        self._making: DraftKey | ReportId | None = None
        clock = bridge.workspace.clock
        self.setObjectName("reports_page")
        self.slides = SlidesModel(self)
        self.reports = ReportsModel(clock.today, self)
        self.tools = ReportsTools(themes, clock)
        self.view = ReportsView(themes, self.slides, self.reports, self.tools, clock.today)
        self.previewer = Previewer(self)
        self._comparer = Previewer(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()
        self._show_choice()

    @property
    def chosen(self) -> ReportId | None:
        """The report that is looked at; `None` for the deck that is not issued yet."""
        return self._chosen

    @property
    def days(self) -> DeckDays:
        """The days of the deck that can be issued."""
        return self.tools.days.days

    @override
    def tool_row(self) -> QWidget:
        return self.tools

    @override
    def open_thing(self, kind: str, thing: int) -> None:
        self.tools.filter_box.clear()
        self._read_reports()
        if self.reports.place_of(ReportId(thing)) < 0:
            self.message_requested.emit("This report is gone.")
            return
        self._choose(ReportId(thing))
        self.view.slide.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def do(self, action_id: str) -> None:
        if action_id == "export_shown":
            self._choose(None)
            self.export_requested.emit(self.days)
        elif action_id not in ("reprint_report", "save_report_copy", "compare_report"):
            super().do(action_id)
        elif self._chosen is None:
            self.message_requested.emit("Choose an issued report first.")
        elif action_id == "reprint_report":
            self.reprint_requested.emit(self._chosen)
        elif action_id == "save_report_copy":
            self.copy_requested.emit(self._chosen)
        else:
            self._comparer.wish(partial(compare, self._source, self._chosen))

    @override
    def find_here(self) -> None:
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter_box.selectAll()

    def refresh(self) -> None:
        """Read the reports again, and make the deck anew."""
        self._draft_of = self._making = None
        if self._chosen is None:
            self._shown = None
        self._look_again()

    def shut_down(self) -> None:
        """Wait for what is being made beside the window."""
        self._settle.stop()
        self.previewer.shut_down()
        self._comparer.shut_down()

    # What is looked at

    def _choose(self, report: ReportId | None) -> None:
        """Look at a report, or at the deck that is not issued yet."""
        if report == self._chosen:
            return
        self._chosen = report
        self.view.list.select(report)
        self._look()

    def _look_again(self) -> None:
        """Read which reports there are, and show what is chosen; a report that a restoring took away is not."""
        self._read_reports()
        if self._chosen is not None and self._row() is None:
            self._chosen = None
            self.view.list.select(None)
        self._look()

    def _look(self) -> None:
        """Show what is chosen; what is not at hand is made, beside the window."""
        key = self._wanted() if self._chosen is None else self._chosen
        if self._chosen is None and self._draft is not None and self._draft_of != self._shown:
            # An older one until the new one is there: it is this deck, and no other one's slides stand below its name.
            self._show_pages(self._draft, self._draft_of)
        if key == self._shown:
            self._making = None
            self.previewer.cancel()
        elif key != self._making:
            self._making = key
            self.previewer.wish(self._work())
        self._show_choice()

    def _work(self) -> Work:
        """Return what makes the pages that are looked at."""
        if self._chosen is not None:
            return partial(open_report, self._source, self._chosen)
        return partial(make_preview, self._source, self._bridge.settings, self.days)

    def _wanted(self) -> DraftKey:
        """Return what the deck depends on that can be issued."""
        return self.days, self._workspace.clock.today(), self._bridge.settings

    def _read_reports(self) -> None:
        """Read which reports there are; the chosen one stays the chosen one."""
        with self.view.list.unsaid():
            self.reports.show_reports(self._workspace.read(issued_reports))
        self.view.list.select(self._chosen)
        self._settle_list()

    def _show_pages(self, preview: Preview, key: DraftKey | ReportId | None) -> None:
        """Show the pages of a deck; the slide at which somebody looks stays, if there is one at its place."""
        self._shown = key
        self.view.error.hide()
        strip = self.view.strip
        place = max(strip.currentIndex().row(), 0)
        self.slides.show_pages(preview.pages)
        strip.setCurrentIndex(self.slides.index(min(place, len(preview.pages) - 1)))
        self._show_slide()
        self._show_choice()

    def _show_slide(self) -> None:
        """Show the slide on which the strip stands."""
        place, total = self.view.strip.currentIndex().row(), self.slides.rowCount()
        view = self.view
        view.slide.show_slide(self.slides.pages[place] if 0 <= place < total else None, place, total)
        view.counter.setText(f"Slide {place + 1} of {total}" if total else "")
        view.back_button.setEnabled(place > 0)
        view.on_button.setEnabled(place < total - 1)

    def _show_choice(self) -> None:
        """Say which deck is looked at, and offer what can be done with it."""
        row, today = self._row(), self._workspace.clock.today()
        if row is None:
            making = "" if self._draft is not None or self._making is None else ", being laid out"
            self.view.caption.setText(f"{draft_words(self._draft, today)}, not issued yet{making}")
        else:
            days = days_words(row.as_of, row.since, today, issued=row.day)
            self.view.caption.setText(f"Report of {day_words(row, today)}, {days}, frozen as issued")
        self.tools.export_button.setEnabled(row is None)
        for button in (self.tools.reprint_button, self.view.copy_button, self.view.compare_button):
            button.setEnabled(row is not None)
        if self._draft is not None:
            self.tools.days.show_since(self._draft.since)

    def _row(self) -> ReportRow | None:
        """Return the chosen report; `None` for the deck that is not issued yet."""
        return next((row for row in self.reports.rows if row.id == self._chosen), None)

    def _settle_list(self) -> None:
        """Show the reports or what stands in their place."""
        reports = self.reports
        self.view.show_list(reports.total, reports.rowCount() - 1, self.tools.filter_box.text().strip())

    # Signals

    def _connect(self) -> None:
        """The nervous system of the page."""
        tools, view = self.tools, self.view
        self._bridge.changed.connect(self._on_bridge_changed)
        self._bridge.report_issued.connect(self._on_bridge_report_issued)
        self._settle.timeout.connect(self._look_again)
        self.previewer.made.connect(self._on_previewer_made)
        self.previewer.failed.connect(self._on_previewer_failed)
        self._comparer.made.connect(self._on_comparer_made)
        self._comparer.failed.connect(self.message_requested)
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.filter_box.returnPressed.connect(self._on_filter_box_return_pressed)
        tools.days.days_chosen.connect(self._on_days_chosen)
        tools.export_button.clicked.connect(partial(self.do, "export_shown"))
        tools.reprint_button.clicked.connect(partial(self.do, "reprint_report"))
        view.copy_button.clicked.connect(partial(self.do, "save_report_copy"))
        view.compare_button.clicked.connect(partial(self.do, "compare_report"))
        view.clear_button.clicked.connect(tools.filter_box.clear)
        view.strip.slide_chosen.connect(self._on_strip_slide_chosen)
        view.strip.open_requested.connect(self._on_open_requested)
        view.slide.slide_requested.connect(self._on_slide_requested)
        view.back_button.clicked.connect(partial(self._step, -1))
        view.on_button.clicked.connect(partial(self._step, 1))
        view.list.report_chosen.connect(self._choose)
        view.list.open_requested.connect(self._on_open_requested)
        view.list.act_requested.connect(self.do)

    def _step(self, by: int, *_: object) -> None:
        """Turn over by so many slides."""
        self._on_slide_requested(self.view.strip.currentIndex().row() + by)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Another program issues without a word.
        self._look_again()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._settle.stop()
        self._making = None
        self.previewer.cancel()
        super().hideEvent(event)

    def _on_bridge_changed(self, change: Change) -> None:
        """Make the deck anew, when nothing more comes at once, or when somebody looks."""
        if self._chosen is None or change == RESTORED:
            # What is being made may have been read before.
            self._shown = self._making = None
        self._draft_of = None
        if self.isVisible():
            self._settle.start()

    def _on_bridge_report_issued(self, _: int) -> None:
        self._read_reports()

    def _on_previewer_made(self, preview: Preview) -> None:
        made, self._making = self._making, None
        if made is None:
            # It had ended when it was no longer wanted.
            return
        if self._chosen is None:
            self._draft, self._draft_of = preview, made if isinstance(made, tuple) else None
            self.reports.show_draft(preview)
        self._show_pages(preview, made)

    def _on_previewer_failed(self, sentence: str) -> None:
        """Say why there is nothing to look at; another deck's slides would be taken for this one's."""
        self._shown = self._making = None
        self.slides.show_pages(())
        self._show_slide()
        self.view.error.setText(sentence)
        self.view.error.show()

    def _on_comparer_made(self, comparison: Comparison) -> None:
        sheet = CompareSheet(comparison, self._themes, self.window())
        sheet.copied.connect(self.message_requested)
        sheet.history_requested.connect(partial(self.action_requested.emit, "go_history"))
        sheet.open()

    def _on_strip_slide_chosen(self, _: int) -> None:
        self._show_slide()

    def _on_slide_requested(self, place: int) -> None:
        self.view.strip.setCurrentIndex(self.slides.index(place))

    def _on_open_requested(self) -> None:
        self.view.slide.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_days_chosen(self, _: DeckDays) -> None:
        """Show the deck of other days."""
        self._chosen = None
        self.view.list.select(None)
        self._look()

    def _on_filter_box_text_changed(self, text: str) -> None:
        with self.view.list.unsaid():
            self.reports.set_filter(text)
        self.view.list.select(self._chosen)
        self._settle_list()

    def _on_filter_box_return_pressed(self) -> None:
        """Go to the first that was found."""
        if self.reports.rowCount() > 1:
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.list.setCurrentIndex(self.reports.index(1))
