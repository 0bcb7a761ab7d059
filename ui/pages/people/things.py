"""What else leads to a person: asks, documents, requests, thank-yous, nudges. Imports widgets and the core's rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import labels, people
from csops_desktop.domain.status import OPEN_ASK_STATES, AskState
from csops_desktop.domain.trust import DOUBTFUL
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.people_rows import PersonDetail, ThanksRow, TheirRequest
from csops_desktop.queries.rows import AskRow
from csops_desktop.text.dates import say_date, say_distance
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.pages.documents.library.words import MARKS, trust_words
from ui.pages.documents.side.line_list import Line, LineList
from ui.pages.people.words import nudge_sentence
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of a section.

    Attributes:
        line: its words.
        opens: the kind and id of what is shown by it.
        about: the id of what is nudged about.
        nudge: somebody can be nudged about it.
        said: what was said to it; stands below the line.
    """

    line: Line
    opens: tuple[str, int]
    about: int
    nudge: bool = False
    said: str = ""


MOST = 40
"""Lines of a section; the page of the thing itself has them all."""


class ThingRow(QFrame):
    """One line that leads somewhere, with what was said to it below, and Nudge at its end where somebody is waited for.

    Signals:
        pressed: open it.
        nudge_requested: remind of it.
    """

    pressed = Signal()
    nudge_requested = Signal()

    def __init__(self, desk: Desk, thing: Thing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = LineList(desk.themes)
        lines.show_lines([thing.line])
        lines.line_pressed.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(lines)
        if thing.said:
            said = TextLabel(thing.said, "small", wrap=True)
            # Below the line's words, which begin behind its icon.
            said.setContentsMargins(desk.themes.metrics.px(20), 0, 0, 4)
            words.addWidget(said)
        row.addLayout(words, 1)
        if thing.nudge:
            button = Button(desk.themes, "Nudge", small=True)
            button.setAccessibleDescription(f"Nudge: {thing.line.text}")
            button.clicked.connect(self.nudge_requested)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class ThingSection(Section):
    """Lines that lead to things of one kind.

    Signals:
        thing_requested: show this thing where it lives; kind and id.
        nudge_requested: remind of this thing; kind and id.
    """

    thing_requested = Signal(str, int)
    nudge_requested = Signal(str, int)

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk.themes, title)
        self._desk = desk
        self._shown: object = None
        self._rows: list[ThingRow] = []
        self._holder = QFrame()
        self._holder.setProperty("ground", "card")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(2)
        self.body.addWidget(self._holder)

    def show_asks(self, asks: Sequence[AskRow]) -> None:
        """Show asks of a person; those that wait for them can be nudged about."""
        today = self._desk.clock.today()
        rows = []
        for ask in asks:
            waits = ask.state in OPEN_ASK_STATES
            words = "asked, no answer" if ask.state is AskState.ASKED else ask.state.value
            late = waits and ask.needed_by is not None and ask.needed_by < today
            by = f", needed {say_distance(ask.needed_by, today)}" if waits and ask.needed_by else ""
            aside = f"{words}{by}" + (" (overdue)" if late else "")
            spoken = f"{ask.what}, for {ask.responsibility}, {aside}"
            line = Line(int(ask.responsibility_id), ask.what, aside, icon="ask", spoken=spoken)
            opens = ("responsibility", int(ask.responsibility_id))
            said = f"“{ask.answer}”" if ask.answer else ""
            rows.append(Thing(line, opens, int(ask.id), waits, said))
        self._show(rows, "ask")

    def show_documents(self, documents: Sequence[DocumentRow]) -> None:
        """Show the documents that a person owns; those that can't be relied on can be nudged about."""
        self._show(
            [
                Thing(
                    Line(int(row.id), row.title, trust_words(row), status=MARKS[row.trust], spoken=row.spoken),
                    ("document", int(row.id)),
                    int(row.id),
                    row.trust in DOUBTFUL,
                )
                for row in documents
            ],
            "document",
        )

    def show_requests(self, requests: Sequence[TheirRequest]) -> None:
        """Show what a person asked for or works on."""
        today = self._desk.clock.today()
        self._show(
            [
                Thing(
                    Line(row.id, row.title, f"{row.state}, {say_date(row.came_on, today)}", icon="requests"),
                    ("request", row.id),
                    row.id,
                )
                for row in requests
            ],
            "",
        )

    def _show(self, rows: Sequence[Thing], nudge_kind: str) -> None:
        """Show lines anew where they changed."""
        self.setVisible(bool(rows))
        self.set_remark(str(len(rows)) if rows else "")
        shown = tuple(rows[:MOST])
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for thing in shown:
            row = ThingRow(self._desk, thing)
            row.pressed.connect(partial(self.thing_requested.emit, *thing.opens))
            row.nudge_requested.connect(partial(self.nudge_requested.emit, nudge_kind, thing.about))
            self._column.addWidget(row)
            self._rows.append(row)


class ThanksLine(QWidget):
    """One thank-you: what for, the day, and a button that takes it away.

    Signals:
        delete_requested: it is to go.
    """

    delete_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = TextLabel(wrap=True)
        self._day = TextLabel(role="small")
        self._delete = IconButton(desk.themes, "close", "Delete", small=True)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._what, 1)
        row.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._day)
        self._delete.clicked.connect(self.delete_requested)

    def show_thanks(self, thanks: ThanksRow, today: date) -> None:
        """Show a stored thank-you."""
        self._what.setText(thanks.what)
        self._day.setText(say_date(thanks.day, today))
        self._delete.setAccessibleName(f"Delete the thank-you: {thanks.what}")


class ThanksSection(Section):
    """Thank-yous, so that good work is remembered and can be named."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.themes, "Thank-yous")
        self._desk = desk
        self._detail: PersonDetail | None = None
        self.lines = RowList(self._make_line)
        self.add_line = AddLine("Say what you thank them for")
        self.body.addWidget(self.lines)
        self.body.addWidget(self.add_line)
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show the thank-yous to a person."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self.add_line.clear()
        self._detail = detail
        shown = {one.id: one for one in detail.thanks[:MOST]}
        lines = self.lines.show_ids(list(shown))
        for key, one in shown.items():
            lines[key].show_thanks(one, self._desk.clock.today())

    def _make_line(self, row_id: int) -> ThanksLine:
        """Return a connected line for a thank-you."""
        line = ThanksLine(self._desk)
        line.delete_requested.connect(partial(self._on_line_delete_requested, row_id))
        return line

    def _on_add_line_submitted(self, text: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(self.add_line.show_error, f"Thanked {row.name}", people.thank, row.id, text)

    def _on_line_delete_requested(self, row_id: int) -> None:
        self._desk.run(self.add_line.show_error, "Deleted a thank-you", people.delete_thanks, row_id)


class NudgesSection(Section):
    """What somebody was nudged about, the newest first; collapsed until it is wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.themes, "Nudge history", collapsible=True)
        self._desk = desk
        self._words = TextLabel(role="small", wrap=True)
        self.body.addWidget(self._words)
        self.set_collapsed(True)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show the nudges of a person."""
        today = self._desk.clock.today()
        lines = [f"{nudge_sentence(one, today)}: {labels.quoted(one.about)}" for one in detail.nudges[:MOST]]
        self._words.setText("\n".join(lines))
        self.set_remark(str(len(detail.nudges)) if detail.nudges else "")
        self.setVisible(bool(detail.nudges))
