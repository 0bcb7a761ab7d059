"""Process quality: the four factors, each with a colour and a remark."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from csops_desktop.commands import labels, responsibilities
from csops_desktop.domain.status import COLUMNS, Factor, Status
from csops_desktop.queries.rows import ResponsibilityDetail
from ui.pages.board.panel.desk import Desk
from ui.theme.status_icon import status_icon
from ui.widgets.button import Button
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.section import Section


class ProcessSection(Section):
    """Rates the process of a responsibility."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Process quality", parent=parent)
        self._desk = desk
        self._detail: ResponsibilityDetail | None = None
        self._ratings: dict[Factor, Button] = {}
        self._remarks: dict[Factor, InlineEdit] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(desk.themes.metrics.gap)
        grid.setVerticalSpacing(2)
        for line, factor in enumerate(Factor):
            self._add_factor(grid, line, factor)
        self.body.addLayout(grid)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the ratings of a responsibility."""
        self._detail = detail
        for row in detail.process:
            name = row.factor.value.capitalize()
            button = self._ratings[row.factor]
            button.setIcon(status_icon(row.rating, self._desk.themes))
            button.setAccessibleName(f"{name}: {row.rating.word}")
            button.setToolTip(f"{name}: {row.rating.word}")
            self._remarks[row.factor].set_text(row.remark)

    def _add_factor(self, grid: QGridLayout, line: int, factor: Factor) -> None:
        """Add the button and the remark of one factor."""
        button = Button(self._desk.themes, factor.value.capitalize(), "quiet", small=True)
        menu = QMenu(button)
        for status in COLUMNS:
            action = menu.addAction(status_icon(status, self._desk.themes), status.heading)
            action.triggered.connect(partial(self._on_rating_picked, factor, status))
        button.setMenu(menu)
        remark = InlineEdit(self._desk.themes, f"{factor.value.capitalize()} remark", placeholder="Add a remark")
        remark.committed.connect(partial(self._on_remark_committed, factor))
        self._ratings[factor] = button
        self._remarks[factor] = remark
        grid.addWidget(button, line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(remark, line, 1, Qt.AlignmentFlag.AlignVCenter)

    def _on_rating_picked(self, factor: Factor, rating: Status) -> None:
        if self._detail is not None:
            self._rate(factor, rating, self._remarks[factor].text)

    def _on_remark_committed(self, factor: Factor, remark: str) -> None:
        if self._detail is not None:
            rating = next(row.rating for row in self._detail.process if row.factor is factor)
            self._rate(factor, rating, remark)

    def _rate(self, factor: Factor, rating: Status, remark: str) -> None:
        assert self._detail is not None
        label = labels.did(f"Rated {factor.value} {rating.word}:", self._detail.card.title)
        refuse = self._remarks[factor].show_error
        self._desk.run(refuse, label, responsibilities.rate_factor, self._detail.card.id, factor, rating, remark)
