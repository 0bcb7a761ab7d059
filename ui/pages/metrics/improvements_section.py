"""What improvements of the process saved: the old number, the new one, and what that is worth. Imports widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import improvements, labels
from csops_desktop.queries.metric_rows import ImprovementRow, MetricDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.metrics.card import Card
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

NOTHING = "Changed the process? Record the old number and the new one: the deck says what that saved."


class ImprovementsSection(QWidget):
    """The card of what got better.

    Signals:
        improvement_requested: ask for an improvement: an `ImprovementRow` to change, or `None` for a new one.
        message_requested: a sentence for the toast.
    """

    improvement_requested = Signal(object)
    message_requested = Signal(str)

    def __init__(self, desk: Desk, card: Card) -> None:
        """Fill a card, which the page lays out."""
        super().__init__()
        self._desk = desk
        self._shown: tuple[ImprovementRow, ...] | None = None
        self._lines: list[QWidget] = []
        self.add_button = Button(desk.themes, "Record an improvement", icon="add", small=True)
        self._nothing = TextLabel(NOTHING, "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        card.body.addWidget(self._nothing)
        card.body.addLayout(self._list)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        card.body.addLayout(line)
        self.add_button.clicked.connect(self._on_add_button_clicked)

    def show_detail(self, detail: MetricDetail) -> None:
        """Show the improvements of a metric; made anew only where they changed."""
        if self._shown == detail.improvements:
            return
        self._shown = detail.improvements
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(row, detail) for row in detail.improvements]
        for line in self._lines:
            self._list.addWidget(line)
        self._nothing.setVisible(not self._lines)

    def _line(self, row: ImprovementRow, detail: MetricDetail) -> QWidget:
        """Return what says one improvement."""
        holder = QWidget()
        holder.setAccessibleName(f"{row.title}: {row.words}")
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(TextLabel(row.title, "strong", wrap=True), 1)
        change = IconButton(self._desk.themes, "edit", f"Change {row.title}", small=True)
        delete = IconButton(self._desk.themes, "trash", f"Delete {row.title}", small=True)
        change.clicked.connect(partial(self.improvement_requested.emit, row))
        delete.clicked.connect(partial(self._delete, row))
        head.addWidget(change)
        head.addWidget(delete)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        today = detail.row.today
        days = f"{say_date(row.before_on, today)} to {say_date(row.after_on, today)}"
        layout.addWidget(TextLabel(f"{row.words}, {days}", wrap=True))
        layout.addWidget(TextLabel(f"{row.saved}.", wrap=True))
        if row.note:
            layout.addWidget(TextLabel(row.note, "muted", wrap=True))
        return holder

    def _delete(self, row: ImprovementRow) -> None:
        """Take an improvement away."""
        label = labels.did("Deleted the improvement", row.title)
        self._desk.run(self.message_requested.emit, label, improvements.delete_improvement, row.id)

    def _on_add_button_clicked(self) -> None:
        self.improvement_requested.emit(None)
