"""What a responsibility was before: its statuses with their sentences, and who changed what when."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csops_desktop.domain.status import Status
from csops_desktop.queries.activity import history
from csops_desktop.queries.rows import ResponsibilityDetail
from csops_desktop.text.dates import say_date, say_exact
from ui.pages.board.panel.desk import Desk
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel, plain_tooltip

MOST = 30
"""How many entries are shown; the History page has them all."""


class StatusMark(QWidget):
    """The shape of a status, in a line of text."""

    def __init__(self, themes: ThemeManager, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(status.heading)

    @override
    def sizeHint(self) -> QSize:
        side = self._themes.metrics.mark
        return QSize(side, side + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._themes.metrics.mark - 1
        paint_status(QPainter(self), QRectF(0.5, 4, side, side), self._status, self._themes.theme)


class HistorySection(Section):
    """The statuses, newest first, and below them the activity; collapsed until it is wanted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "History", collapsible=True, parent=parent)
        self._desk = desk
        self._detail: ResponsibilityDetail | None = None
        self._content: QWidget | None = None
        self.set_collapsed(True)
        self.collapsed_changed.connect(self._on_collapsed_changed)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the history of a responsibility; it is only read while the section is open."""
        self._detail = detail
        number = len(detail.statuses)
        self.set_remark({0: "never rated", 1: "1 status"}.get(number, f"{number} statuses"))
        if not self.collapsed:
            self._fill(detail)

    def _fill(self, detail: ResponsibilityDetail) -> None:
        """Make the lines anew."""
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        today = self._desk.clock.today()
        for row in reversed(detail.statuses[-MOST:]):
            line = QHBoxLayout()
            line.addWidget(StatusMark(self._desk.themes, row.status))
            words = TextLabel(f"{say_date(row.day, today)}: {row.reason}", wrap=True)
            words.setToolTip(say_exact(row.day))
            line.addWidget(words, 1)
            layout.addLayout(line)
        layout.addWidget(TextLabel("Activity", "label"))
        for entry in self._desk.workspace.read(history, limit=MOST, of=detail.card.id):
            said = TextLabel(f"{entry.at.astimezone():%d %b %H:%M}  {entry.sentence}", "small", wrap=True)
            said.setToolTip(plain_tooltip(f"{entry.at.astimezone():%A %d %B %Y, %H:%M:%S}"))
            layout.addWidget(said)
        self.body.addWidget(self._content)

    def _on_collapsed_changed(self, collapsed: bool) -> None:
        if not collapsed and self._detail is not None:
            self._fill(self._detail)
