"""A quarter's capacity in a bar and a sentence, with what can be done about it. Imports Qt, widgets and rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.capacity import say_hours
from csops_desktop.queries.capacity_rows import CapacityView, SegmentRow
from csops_desktop.queries.planner_rows import QuarterView
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.share_bar import Share, ShareBar, ShareLook
from ui.widgets.text_label import TextLabel, plain_tooltip

_LOOKS: dict[str, ShareLook] = {"foundation": "green", "bau": "accent", "bet": "pale"}


def shares(capacity: CapacityView) -> list[Share]:
    """Return the pieces of the bar as it paints them."""
    return [_share(segment) for segment in capacity.segments if segment.planned or segment.actual]


def _share(segment: SegmentRow) -> Share:
    """Return one piece; what nobody planned is hatched."""
    return Share(segment.name, segment.planned, segment.actual, _LOOKS.get(segment.key, "hatched"))


class CapacityBand(QFrame):
    """Bar over words. Beside other quarters it has the quarter's name above, and shorter words.

    Signals:
        capacity_requested: the person wants to change the capacity.
        carry_over_requested: the person wants to carry over what is unfinished.
    """

    capacity_requested = Signal()
    carry_over_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = TextLabel(role="section")
        self.bar = ShareBar(themes)
        self._words = TextLabel(role="muted", wrap=True)
        self._over = TextLabel(role="error", wrap=True)
        self.carry_button = Button(themes, "Carry over", small=True)
        self.capacity_button = Button(themes, "Capacity", "quiet", icon="edit", small=True)
        self._layout = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self.setObjectName("capacity_band")
        self._lay_out()
        self.capacity_button.clicked.connect(self.capacity_requested)
        self.carry_button.clicked.connect(self.carry_over_requested)

    def show_quarter(self, view: QuarterView, *, alone: bool, over: bool) -> None:
        """Show a quarter.

        Args:
            view: the quarter.
            alone: no other quarter stands beside it.
            over: it has ended or is about to, so what is unfinished is worth a word.
        """
        capacity = view.capacity
        self.setProperty("ground", "surface" if alone else "background")
        self._title.setVisible(not alone)
        self._title.setText(view.quarter.title)
        self.bar.show_shares(shares(capacity), capacity.available)
        self.bar.setAccessibleName(f"Capacity of {view.quarter.title}: {capacity.sentence}")
        self._words.setText(capacity.sentence if alone else _short(capacity))
        self._words.setToolTip(plain_tooltip(capacity.sentence))
        self._over.setText(_warning(capacity))
        self._over.setVisible(bool(self._over.text()))
        self.carry_button.setVisible(over and view.unfinished > 0)
        self.carry_button.say(f"Carry over {view.unfinished}…")
        self.carry_button.setToolTip(f"Move what is unfinished into {view.quarter.next.title}")
        name = f"Capacity of {view.quarter.title}"
        self.capacity_button.setAccessibleName(name)
        self.capacity_button.setToolTip("Hours, days off, meetings, split")
        self.capacity_button.set_bare(not alone)
        padding = self._themes.metrics.page_padding if alone else 0
        self._layout.setContentsMargins(padding, 14 if alone else 8, padding, 10 if alone else 2)
        self.style().unpolish(self)
        self.style().polish(self)

    def _lay_out(self) -> None:
        """Set title, bar, words and buttons."""
        self._layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self._layout.addLayout(head)
        self._layout.addWidget(self.bar)
        self._row.setSpacing(self._themes.metrics.gap)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._words)
        texts.addWidget(self._over)
        self._row.addLayout(texts, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.carry_button, 0, top)
        self._row.addWidget(self.capacity_button, 0, top)
        self._layout.addLayout(self._row)


def _short(capacity: CapacityView) -> str:
    """Return how full a quarter is, in few words."""
    if not capacity.planned:
        return f"{say_hours(capacity.available)} free"
    rest = f"{say_hours(capacity.free)} free" if capacity.free >= 0 else f"over by {say_hours(capacity.over)}"
    return f"{say_hours(capacity.planned)} of {say_hours(capacity.available)} · {rest}"


def _warning(capacity: CapacityView) -> str:
    """Return what is wrong with the plan; "" where nothing is."""
    found = []
    if capacity.over:
        found.append(f"Over-committed by {say_hours(capacity.over)}: move or drop something.")
    elif capacity.proposed > capacity.free:
        excess = say_hours(capacity.proposed - capacity.free)
        found.append(f"Accepting all {say_hours(capacity.proposed)} that are proposed would be {excess} too much.")
    if capacity.ad_hoc_over:
        found.append(f"Ad hoc work is {say_hours(capacity.ad_hoc_over)} over its cap.")
    return " ".join(found)
