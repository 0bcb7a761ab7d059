"""How far all documents can be trusted: the share and its movement, what is in doubt, what nobody answers for.

Imports Qt, widgets and the core. It reads by itself, a moment after it came into view or something changed, so that a
library of ten thousand is there before its figures are.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.domain.status import count
from csops_desktop.queries.document_rows import StaleRow, TrustSummary
from csops_desktop.queries.trust_summary import trust_summary
from ui.bridge import WorkspaceBridge
from ui.pages.documents.library.words import MARKS, trust_words
from ui.pages.documents.overview.pictures import ORDER, TrendLine, TrustBar
from ui.pages.documents.side.line_list import Line, LineList
from ui.theme.theme import ThemeManager
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

WIDTH = 640
"""The column's width at most, in the drawing's pixels."""

MOST_DOUBTFUL = 12
MOST_UNOWNED = 8
WAIT_MS = 120
_TABLES = ("document", "document_version", "verification", "wiki_link", "document_responsibility", "person")
_REST = "rest"


class TrustOverview(QScrollArea):
    """What stands in the middle while no document is open.

    Signals:
        document_requested: open this document (`DocumentId`).
        state_requested: show the documents in this state (`Trust`), `None` for all that are in doubt.
        unowned_requested: show the documents that nobody answers for.
    """

    document_requested = Signal(object)
    state_requested = Signal(object)
    unowned_requested = Signal()

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager) -> None:
        super().__init__()
        self._bridge = bridge
        self._themes = themes
        self.share = TextLabel("", "page_title", wrap=True)
        self.movement = TextLabel("", "muted", wrap=True)
        self.bar = TrustBar(themes)
        self.trend = TrendLine(themes)
        self.states = LineList(themes)
        self.doubtful = LineList(themes, "No document is in doubt.")
        self.unowned = LineList(themes, "Every document has an owner.")
        self._doubts = Section(themes, "In doubt, the most used first")
        self._unowned = Section(themes, "Nobody answers for")
        self._column = QWidget()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self.setAccessibleName("How far the documents can be trusted")
        self.setObjectName("trust_overview")
        self._lay_out()
        self._timer.timeout.connect(self.refresh)
        bridge.changed.connect(self._on_bridge_changed)
        self.states.line_pressed.connect(self.state_requested)
        self.doubtful.line_pressed.connect(self._on_doubtful_line_pressed)
        self.unowned.line_pressed.connect(self._on_unowned_line_pressed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def refresh(self) -> None:
        """Read everything again."""
        self._timer.stop()
        self.show_summary(self._bridge.workspace.read(trust_summary))

    def show_summary(self, summary: TrustSummary) -> None:
        """Show how far the documents can be trusted."""
        self._column.setVisible(summary.documents > 0)
        share = round(100 * summary.share_verified)
        self.share.setText(f"{share} % of {count(summary.documents, 'document')} can be relied on")
        self.movement.setText(_movement(summary))
        self.bar.show_counts(summary.counts)
        self.trend.show_points(summary.trend)
        self.states.show_lines(
            [
                Line(state, state.heading, count(summary.counts[state], "document"), status=MARKS[state])
                for state in ORDER
                if summary.counts.get(state)
            ]
        )
        self._doubts.set_remark(str(len(summary.stale)))
        self._unowned.set_remark(str(len(summary.unowned)))
        self.doubtful.show_lines(
            [*map(_doubtful, summary.stale[:MOST_DOUBTFUL]), *_rest(len(summary.stale) - MOST_DOUBTFUL)]
        )
        unowned = [
            Line(row.id, row.title, trust_words(row), status=MARKS[row.trust]) for row in summary.unowned[:MOST_UNOWNED]
        ]
        self.unowned.show_lines([*unowned, *_rest(len(summary.unowned) - MOST_UNOWNED)])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def _lay_out(self) -> None:
        """Set everything into one column of a readable width, from the top."""
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._doubts.body.addWidget(self.doubtful)
        self._unowned.body.addWidget(self.unowned)
        for widget in (self.share, self.movement, self.bar, self.states, self.trend, self._doubts, self._unowned):
            column.addWidget(widget)
        content = QFrame()
        content.setProperty("ground", "background")
        outer = QHBoxLayout(content)
        outer.setContentsMargins(26, 24, 26, 24)
        page = QVBoxLayout()
        page.addWidget(self._column)
        page.addStretch(1)
        # All the room there is, up to the column's width.
        outer.addLayout(page, 1000)
        outer.addStretch(1)
        self._column.hide()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._on_themes_theme_changed()

    def _on_bridge_changed(self, change: Change) -> None:
        if self.isVisible() and change.concerns(*_TABLES):
            self._timer.start()

    def _on_doubtful_line_pressed(self, key: object) -> None:
        if key == _REST:
            self.state_requested.emit(None)
        else:
            self.document_requested.emit(key)

    def _on_unowned_line_pressed(self, key: object) -> None:
        if key == _REST:
            self.unowned_requested.emit()
        else:
            self.document_requested.emit(key)

    def _on_themes_theme_changed(self) -> None:
        """Fit to the font."""
        self._column.setMaximumWidth(self._themes.metrics.px(WIDTH))


def _movement(summary: TrustSummary) -> str:
    """Say how the share has moved over the weeks that are known."""
    known = [point for point in summary.trend if point.documents]
    hint = "Verified, due soon and evergreen documents count."
    if len(known) < 2:
        return f"{hint} There is no week to compare with yet."
    weeks = (known[-1].day - known[0].day).days // 7
    return f"{hint} {'A week' if weeks == 1 else f'{weeks} weeks'} ago it was {round(100 * known[0].share)} %."


def _doubtful(stale: StaleRow) -> Line:
    """Return the line of a document in doubt: its state, who answers for it and what leads to it."""
    row = stale.row
    used = f"used in {count(stale.uses, 'place')}" if stale.uses else ""
    aside = " · ".join(part for part in (row.owner or "no owner", used, trust_words(row)) if part)
    return Line(row.id, row.title, aside, status=MARKS[row.trust], spoken=f"{row.title}, {aside}")


def _rest(number: int) -> list[Line]:
    """Return the line that leads to what is not listed."""
    return [Line(_REST, f"Show all, {number} more", icon="chevron-right")] if number > 0 else []
