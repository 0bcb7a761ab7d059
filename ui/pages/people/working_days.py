"""Seven small buttons: the weekdays on which a person works. Imports Qt, the theme and its base."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.text.dates import WEEKDAYS
from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton


class DayButton(PaintedButton):
    """One weekday, by its first two letters."""

    def __init__(self, themes: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.setCheckable(True)
        self.setText(name[:2])
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(27), self.themes.metrics.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        works = self.isChecked()
        painter.setPen(QPen(theme.accent_soft if works else theme.line, 1))
        painter.setBrush(theme.accent_soft if works else theme.hover if self.underMouse() else theme.surface)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)
        painter.setFont(self.themes.font("label" if works else "small"))
        painter.setPen(theme.accent if works else theme.text_muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        self.paint_ring(painter, 5)


class WorkingDays(QWidget):
    """The week.

    Signals:
        days_chosen: the person wants these ISO weekdays (a tuple); the owner stores them and calls `show_days`.
    """

    days_chosen = Signal(object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[int, ...] = ()
        self.buttons = [DayButton(themes, name) for name in WEEKDAYS]
        self.setAccessibleName("Working days")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for day, button in enumerate(self.buttons, start=1):
            row.addWidget(button)
            button.clicked.connect(partial(self._on_button_clicked, day))
        row.addStretch(1)

    def show_days(self, days: Sequence[int]) -> None:
        """Show which days are worked on, as ISO weekdays."""
        self._days = tuple(days)
        for day, button in enumerate(self.buttons, start=1):
            button.setChecked(day in days)

    def _on_button_clicked(self, day: int, _: bool = False) -> None:
        wanted = set(self._days) ^ {day}
        self.days_chosen.emit(tuple(sorted(wanted)))
