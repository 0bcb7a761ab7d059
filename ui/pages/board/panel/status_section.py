"""The colour, its sentence, what speaks against it, and checking in."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import board, labels
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.status import Status
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.rows import ResponsibilityDetail
from csops_desktop.text.dates import say_date, say_days, say_distance, say_exact, say_long
from ui.pages.board.panel.desk import Desk
from ui.theme.shapes import paint_hatch
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.status_picker import StatusPicker
from ui.widgets.text_label import TextLabel


class WatermelonNote(QFrame):
    """Says behind a hatched edge why the computed colour is worse than the declared one."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("ground", "sunk")
        self._title = TextLabel(role="strong", wrap=True)
        self._reasons = TextLabel(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 10, 8)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._reasons)
        self.setAccessibleName("Computed status")

    def show_card(self, card: BoardCard) -> None:
        """Show the reasons, or nothing where there are none."""
        self._title.setText(f"Declared {card.status.word}, computed {card.computed.word}")
        self._reasons.setText("\n".join(card.watermelon_reasons))
        self.setVisible(bool(card.watermelon_reasons))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._themes.theme
        paint_hatch(painter, QRectF(0, 0, 6, self.height()), theme, self._themes.metrics.radius_small)


class StatusSection(QWidget):
    """Shows the status and changes it, never without a sentence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: BoardCard | None = None
        self._asked: Status | None = None
        self.picker = StatusPicker(desk.themes)
        self.prompt = ReasonPrompt(desk.themes)
        self._reason = TextLabel(wrap=True)
        self._since = TextLabel(role="small", wrap=True)
        self._check_in = Button(desk.themes, "Check in", small=True)
        self._check_in.setToolTip("Say that the status is still right")
        self._note = WatermelonNote(desk.themes)
        self._lay_out()
        self.picker.status_requested.connect(self.ask)
        self.prompt.accepted.connect(self._on_prompt_accepted)
        self.prompt.cancelled.connect(self._on_prompt_cancelled)
        self._check_in.clicked.connect(self.check_in)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show a responsibility; a question that is open for the same one stays."""
        card = detail.card
        if self._card is None or self._card.id != card.id:
            self._asked = None
            self.prompt.put_aside()
        self._card = card
        self.picker.set_status(card.status)
        self.picker.set_pending(self._asked)
        self._reason.setText(card.reason)
        self._reason.setVisible(bool(card.reason))
        self._since.setText(self._history_line(card))
        self._since.setVisible(card.since is not None)
        if card.since is not None:
            self._since.setToolTip(f"{card.status.heading} since {say_exact(card.since)}: {say_days(card.days)}")
        self._check_in.setVisible(card.status is not Status.NOT_RATED and not self.prompt.isVisible())
        self._note.show_card(card)

    def ask(self, status: Status) -> None:
        """Ask for the sentence that a new colour needs."""
        self._asked = status
        self.picker.set_pending(status)
        self._check_in.hide()
        self.prompt.ask(f"Why is it {status.word}?", field=f"status.{status}")

    def check_in(self) -> None:
        """Ask whether the present colour is still right."""
        if self._card is None or self._card.status is Status.NOT_RATED:
            return
        self._asked = self._card.status
        self._check_in.hide()
        self.prompt.ask(f"Still {self._card.status.word}: why?", text=self._card.reason, field="check_in")

    def open_draft(self, place: Place) -> bool:
        """Ask again for the sentence that a draft begins; `False` where it is about something else."""
        if self._card is None or (place.kind, place.thing) != ("responsibility", self._card.id):
            return False
        colours = {f"status.{status}": status for status in Status}
        if place.field == "check_in":
            self.check_in()
        elif place.field in colours:
            self.ask(colours[place.field])
        return place.field in ("check_in", *colours)

    def _lay_out(self) -> None:
        """Set picker over prompt over the sentence."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.picker)
        layout.addWidget(self.prompt)
        layout.addWidget(self._reason)
        row = QHBoxLayout()
        row.addWidget(self._since, 1)
        row.addWidget(self._check_in, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        layout.addWidget(self._note)

    def _history_line(self, card: BoardCard) -> str:
        """Return the line under the sentence: days, trend, and when it was last checked."""
        if card.since is None or card.checked_on is None:
            return ""
        today = self._desk.clock.today()
        checked = say_distance(card.checked_on, today)
        stale = ", too long ago" if card.stale else ""
        since = say_date(card.since, today)
        return f"{say_long(card.days)}, {card.trend.value} · since {since} · checked {checked}{stale}"

    def _on_prompt_accepted(self, sentence: str) -> None:
        if self._card is None or self._asked is None:
            return
        same = self._asked is self._card.status
        label = labels.did("Checked in", self._card.title) if same else labels.moved(self._card.title, self._asked)
        status, self._asked = self._asked, None
        if not self._desk.run(self.prompt.show_error, label, board.set_status, self._card.id, status, sentence):
            self._asked = status
        else:
            self._check_in.setVisible(self._card.status is not Status.NOT_RATED)

    def _on_prompt_cancelled(self) -> None:
        self._asked = None
        self.picker.set_pending(None)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check_in.setVisible(self._card is not None and self._card.status is not Status.NOT_RATED)
