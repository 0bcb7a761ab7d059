"""Says, where a promise is dated, how late the person usually is, and offers a buffer. Only the operator sees it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csops_desktop.domain.promises import Direction, buffered
from csops_desktop.queries.people import usual_slip_of
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.people.move_form import working_hint
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class BufferHint(QFrame):
    """A quiet line with one button.

    Signals:
        day_offered: the person wants this earlier day (`date`).
    """

    day_offered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make a hidden hint."""
        super().__init__(parent)
        self._desk = desk
        self._day: date | None = None
        self.setProperty("ground", "sunk")
        self._words = TextLabel(role="small", wrap=True)
        self.use_button = Button(desk.themes, "Use it", small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 6)
        layout.setSpacing(10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.use_button.clicked.connect(self._on_use_button_clicked)

    def look(self, person: str, direction: Direction, day: date | None) -> bool:
        """Show what speaks for another day, or hide; return whether a buffer is offered.

        Args:
            person: the name of who promises.
            direction: a hint is only given about what they owe.
            day: the day that is to be agreed on.
        """
        self._day = None
        if day is None or not person.strip() or direction is Direction.I_OWE:
            self.hide()
            return False
        today = self._desk.clock.today()
        usual, working = self._desk.workspace.read(usual_slip_of, person)
        self._day = buffered(day, usual, working, today)
        hints = [working_hint(day, working, today)]
        if usual is not None and usual.days:
            hints.append(f"{usual.sentence} Only you see this.")
        words = " ".join(hint for hint in hints if hint)
        self._words.setText(words)
        if self._day is not None:
            self.use_button.say(f"Agree on {say_date(self._day, today)}")
        self.use_button.setVisible(self._day is not None)
        self.setVisible(bool(words))
        return self._day is not None

    def _on_use_button_clicked(self) -> None:
        if self._day is not None:
            self.day_offered.emit(self._day)
