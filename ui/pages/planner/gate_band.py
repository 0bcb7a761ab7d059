"""The gate in one line: what holds the bets, since when, and about when it opens. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csops_desktop.queries.capacity_rows import GateView
from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton
from ui.widgets.pill import PillKind, pill_colours
from ui.widgets.text_label import plain_tooltip

NO_GATE = "No gate: say what must hold first"


class GateBand(PaintedButton):
    """A pill that can be pressed, to see and change what the gate asks for."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._words = NO_GATE
        self._kind: PillKind = "muted"
        self._icon = "lock"
        self.setObjectName("gate_band")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_gate(self, gate: GateView, *, short: bool = False) -> None:
        """Show how the gate stands; `short` leaves out what holds it, which the tooltip and the ear still get."""
        sentence = gate.sentence or NO_GATE
        self._words = sentence.partition(":")[0] if short else sentence
        if not gate.conditions:
            self._kind, self._icon = "muted", "lock"
        elif gate.open:
            self._kind, self._icon = "green", "check"
        else:
            self._kind, self._icon = "red", "lock"
        self.setAccessibleName(f"Gate: {sentence}")
        self.setToolTip(plain_tooltip(sentence))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self.themes.metrics.px
        words = QFontMetrics(self._font()).horizontalAdvance(self._words)
        return QSize(words + px(17) + 2 * px(8) + 2, px(21))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(60), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.themes.metrics.px
        ground, words = pill_colours(self.themes.theme, self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground if not self.underMouse() or self._kind != "muted" else self.themes.theme.hover)
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        side = px(13)
        role = "text_muted" if self._kind == "muted" else f"{self._kind}_text"
        square = QRectF(px(8), (self.height() - side) / 2, side, side)
        self.themes.icons.paint(painter, square, self._icon, role)
        font = self._font()
        painter.setFont(font)
        painter.setPen(words)
        room = self.rect().adjusted(px(8) + px(17), 0, -px(8) + 1, 0)
        shown = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self.paint_ring(painter, self.height() / 2)

    def _font(self) -> QFont:
        """Return the small semibold font of pills."""
        font = self.themes.font("small")
        font.setWeight(QFont.Weight.DemiBold)
        return font
