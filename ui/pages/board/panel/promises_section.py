"""The promises for a responsibility, both ways: what the card waits for, done, moved and nudged where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.queries.rows import ResponsibilityDetail
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button

if TYPE_CHECKING:
    from ui.pages.people.promise_section import PromiseSection


class PromisesSection(QWidget):
    """The lines of the People page, for one card; imported when a card is first shown.

    Signals:
        nudge_requested: remind of this promise (its id).
        thing_requested: show this thing where it lives; kind and id.
        promise_requested: note a promise for the card of this title.
    """

    nudge_requested = Signal(int)
    thing_requested = Signal(str, int)
    promise_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = ""
        self._section: PromiseSection | None = None
        self.add_button = Button(desk.themes, "Add a promise", "quiet", small=True, icon="add")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add_button.clicked.connect(self._on_add_button_clicked)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the promises for a responsibility, the open ones first."""
        from csops_desktop.queries.commitments import commitments, details

        self._title = detail.card.title
        workspace = self._desk.workspace
        rows = workspace.read(commitments, responsibility=detail.card.id)
        self._lines().show_promises(workspace.read(details, rows))

    def _lines(self) -> PromiseSection:
        """Return the section; made when the first card is shown."""
        if self._section is None:
            from ui.pages.people.promise_section import PromiseSection

            self._section = PromiseSection(self._desk, "Promises", with_person=True)
            self._section.set_aside(self.add_button)
            self._section.nudge_requested.connect(self.nudge_requested)
            self._section.thing_requested.connect(self.thing_requested)
            self._column.addWidget(self._section)
        return self._section

    def _on_add_button_clicked(self) -> None:
        self.promise_requested.emit(self._title)
