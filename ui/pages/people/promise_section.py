"""The promises of one direction, or the closed ones, below one another. Imports widgets and its siblings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from csops_desktop.domain.promises import Direction
from csops_desktop.queries.people_rows import CommitmentDetail
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.pages.people.add_promise import AddPromise
from ui.pages.people.promise_line import PromiseLine
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

CARD_GAP = 6
MOST = 60
"""Lines that are shown; each is a handful of widgets, and nobody reads further."""


class PromiseSection(Section):
    """A heading, the lines, and where `direction` is given the line in which the next one is typed.

    Signals:
        nudge_requested: remind of this promise (its id).
        thing_requested: show this thing where it lives; kind and id.
    """

    nudge_requested = Signal(int)
    thing_requested = Signal(str, int)

    def __init__(
        self,
        desk: Desk,
        title: str,
        empty: str = "",
        direction: Direction | None = None,
        *,
        collapsible: bool = False,
        with_person: bool = False,
    ) -> None:
        """Make an empty section.

        Args:
            desk: what sections share.
            title: the heading.
            empty: what stands there without promises.
            direction: who promises what is added here; `None` where nothing is.
            collapsible: offer to hide the lines.
            with_person: say in each line who owes it.
        """
        super().__init__(desk.themes, title, collapsible=collapsible)
        self._desk = desk
        self._with_person = with_person
        self.lines = RowList(self._make_line)
        self._shown: list[int] = []
        self._space_lines()
        self._empty = TextLabel(empty, "muted", wrap=True)
        self._more = TextLabel(role="small")
        self.add_line = None if direction is None else AddPromise(desk, direction)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._more)
        if self.add_line is not None:
            self.body.addWidget(self.add_line)

    def show_promises(self, promises: Sequence[CommitmentDetail], remark: str = "") -> None:
        """Show these promises, and a remark behind the heading."""
        shown = promises[:MOST]
        self._shown = [int(one.row.id) for one in shown]
        lines = self.lines.show_ids(self._shown)
        for one in shown:
            lines[int(one.row.id)].show_promise(one)
        self._empty.setVisible(not promises and bool(self._empty.text()))
        self._more.setText(f"The first {MOST} of {len(promises)} are shown." if len(promises) > MOST else "")
        self._more.setVisible(len(promises) > MOST)
        self.set_remark(remark or (str(len(promises)) if promises else ""))

    def shown_lines(self) -> list[PromiseLine]:
        """Return the lines from the top down."""
        lines = self.lines.show_ids(self._shown)
        return [lines[promise] for promise in self._shown]

    def line(self, promise: int) -> PromiseLine | None:
        """Return the line of a promise, `None` where it is not shown here."""
        return self.lines.show_ids(self._shown).get(promise)

    def _space_lines(self) -> None:
        """Set the cards apart; rows of text stand closer."""
        layout = self.lines.layout()
        assert layout is not None
        layout.setSpacing(CARD_GAP)

    def _make_line(self, row_id: int) -> PromiseLine:
        """Return a connected line for a promise."""
        line = PromiseLine(self._desk, with_person=self._with_person)
        line.nudge_requested.connect(partial(self.nudge_requested.emit, row_id))
        line.thing_requested.connect(self.thing_requested)
        line.leaving.connect(partial(self._on_line_leaving, row_id))
        return line

    def _on_line_leaving(self, row_id: int) -> None:
        """Bring the keyboard to the next line before the one that had it goes."""
        focused = QApplication.focusWidget()
        widgets = self.lines.show_ids(self._shown)
        if focused is None or row_id not in widgets or not widgets[row_id].isAncestorOf(focused):
            return
        place = self._shown.index(row_id)
        others = self._shown[place + 1 :] or self._shown[:place]
        target: QWidget | None = None
        if others:
            target = widgets[others[0] if place + 1 < len(self._shown) else others[-1]].open_button
        elif self.add_line is not None:
            target = self.add_line.what_edit
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
