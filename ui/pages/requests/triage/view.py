"""How triage is laid out: one request, what may spare it, and the verbs with their keys. Imports Qt and widgets.

Behaviour is `session`; here the keys become wishes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.requests import Facet
from csops_desktop.queries.request_rows import LikelyAnswer, LikelyRequest, RequestDetail
from csops_desktop.text.dates import say_date, say_distance
from ui.pages.requests.panel.decline_form import DeclineForm
from ui.pages.requests.triage.accept_row import AcceptRow
from ui.pages.requests.triage.candidates import Candidates
from ui.pages.requests.triage.question import Question
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.pill import Pill, PillKind
from ui.widgets.text_label import TextLabel

COLUMN = 760
"""The widest that a request is shown, in the drawing's pixels: a longer line is hard to read."""

ABOVE_TOAST = 64
"""The room that is left beneath the forms for the toast, in the drawing's pixels."""

VERBS = (
    ("accept", "1  Accept", "Take it on as what stands above"),
    ("merge", "2  Merge", "Make it one with the request that is marked, or search for one"),
    ("decline", "3  Decline", "Say no, with a reason and the day on which you look at it again"),
    ("snooze", "4  Snooze", "Put it off for a week"),
    ("answer", "5  Answered", "Close it: the document answers it"),
    ("ask", "6  Need more info", "Wait for an answer to what is missing"),
    ("skip", "Skip", "Leave it for later (Space)"),
    ("reply", "R  Reply to the last one", "Write to whoever asked for what was decided just now"),
)
"""What can be done: name, words with the key, and what it does."""

KEYS = {
    Qt.Key.Key_1: "accept",
    Qt.Key.Key_2: "merge",
    Qt.Key.Key_3: "decline",
    Qt.Key.Key_4: "snooze",
    Qt.Key.Key_H: "snooze",
    Qt.Key.Key_5: "answer",
    Qt.Key.Key_6: "ask",
    Qt.Key.Key_Space: "skip",
    Qt.Key.Key_O: "open",
    Qt.Key.Key_R: "reply",
}


class TriageView(QWidget):
    """One request and what can be done with it.

    Attributes:
        accept_row: as what it would be accepted; `same`, `answers` are offered; `decline_form`, `question` ask.

    Signals:
        verb_requested(name): a key or a button of `VERBS`; or "open": show everything about it.
        left: Esc, or the closing button.
    """

    verb_requested = Signal(str)
    left = Signal()

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("triage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.progress = TextLabel(role="label")
        self.close_button = IconButton(themes, "close", "End triage")
        self.title = TextLabel(role="section", wrap=True)
        self._facts = FlowLayout(gap=6, line_gap=4)
        self.text = TextLabel(role="text", wrap=True)
        self.foundation = TextLabel(role="strong", wrap=True)
        self.answers = Candidates(themes, "A document may answer it")
        self.same = Candidates(themes, "Likely the same")
        self.accept_row = AcceptRow(themes)
        self.decline_form = DeclineForm(themes, clock)
        self.question = Question(themes)
        self.error = TextLabel(role="error", wrap=True)
        self.buttons = {
            name: Button(themes, words, "primary" if name == "accept" else "secondary") for name, words, _ in VERBS
        }
        self.done = EmptyState(themes, "check", "Everything is decided", "Nothing waits in the inbox.")
        self.back_button = self.done.add_button("Back to the requests", "primary")
        self._scroll = QScrollArea()
        self._pages = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_request(
        self, detail: RequestDetail, same: Sequence[LikelyRequest], answers: Sequence[LikelyAnswer]
    ) -> None:
        """Show a request and what may spare it."""
        row = detail.row
        self._pages.setCurrentIndex(0)
        self.title.setText(row.title)
        self._show_facts(detail)
        told = [f"{facet.heading}: {text}" for facet in Facet if (text := getattr(detail, facet.value))]
        said = [asker.said for asker in detail.askers if asker.said and asker.said.strip() != row.title]
        self.text.setText("\n".join(told or said[:1]))
        self.text.setVisible(bool(told or said))
        self.foundation.setVisible(row.suggests_foundation)
        self.foundation.setText(f"Asked {row.asked} times: a foundation may serve better than another single answer.")
        self.same.show_lines([(int(like.row.id), like.row.title, _about(like)) for like in same])
        self.answers.show_lines([(int(a.document_id), a.title, f"{a.trust} · {a.why}") for a in answers])
        self.buttons["answer"].setEnabled(bool(answers))
        self.setAccessibleName(f"Triage: {row.spoken}")
        self.rest()

    def show_done(self, sentence: str) -> None:
        """Say that nothing is left."""
        self.done.say("Everything is decided", sentence)
        self._pages.setCurrentIndex(1)
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Ask nothing, and listen to the keys."""
        for form in (self.decline_form, self.question):
            form.hide()
        self.error.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say beneath the verbs why something was not done."""
        self.error.setText(sentence)
        self.error.show()
        self.show_form(self.error)

    def show_form(self, form: QWidget) -> None:
        """Scroll to what was just shown, once it has its place."""
        QTimer.singleShot(0, form, partial(self._scroll_to, form))

    def _scroll_to(self, form: QWidget) -> None:
        """Scroll so far that a toast doesn't cover the form."""
        self._scroll.ensureWidgetVisible(form, 0, self._themes.metrics.px(ABOVE_TOAST))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() in _PLAIN
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and key in KEYS:
            self.verb_requested.emit(KEYS[key])
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.same.step(-1 if key == Qt.Key.Key_Up else 1)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.accept_row.step(-1 if key == Qt.Key.Key_Left else 1)
        elif event.text() in ("+", "-"):
            self.accept_row.step_hours(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def _show_facts(self, detail: RequestDetail) -> None:
        """Show who asked, by when, how often, since when."""
        belongs_to(self, "request", int(detail.row.id), quoted(detail.row.title))
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row = detail.row
        facts: list[tuple[str, PillKind]] = [(f"from {row.asker}" if row.asker else "nobody named", "muted")]
        if row.urgent:
            facts.insert(0, ("urgent", "accent"))
        if row.due_on is not None:
            facts.append((f"by {say_date(row.due_on, row.today)}, {say_distance(row.due_on, row.today)}", "muted"))
        if row.asked > 1:
            facts.append((f"asked {row.asked} times", "accent" if row.suggests_foundation else "muted"))
        facts.append((f"came {say_distance(row.came_on, row.today)}", "muted"))
        for words, kind in facts:
            self._facts.addWidget(Pill(self._themes, words, kind))

    def _lay_out(self) -> None:
        """Set the request over the verbs, in one column in the middle."""
        card = QFrame()
        card.setProperty("ground", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(20, 16, 20, 18)
        inner.setSpacing(10)
        inner.addWidget(self.title)
        inner.addLayout(self._facts)
        parts: tuple[QWidget, ...] = (self.text, self.foundation, self.answers, self.same)
        for widget in parts:
            inner.addWidget(widget)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(self.accept_row)
        column.addLayout(self._verbs())
        forms: tuple[QWidget, ...] = (self.error, self.decline_form, self.question)
        for widget in forms:
            column.addWidget(widget)
        column.addSpacing(self._themes.metrics.px(ABOVE_TOAST))
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        middle = QVBoxLayout()
        middle.setSpacing(10)
        middle.addLayout(self._head())
        middle.addWidget(self._scroll, 1)
        page = QWidget()
        outer = QHBoxLayout(page)
        padding = self._themes.metrics.page_padding
        outer.setContentsMargins(padding, 14, padding, padding)
        outer.addStretch(1)
        holder = QWidget()
        holder.setLayout(middle)
        middle.setContentsMargins(0, 0, 0, 0)
        holder.setMaximumWidth(self._themes.metrics.px(COLUMN))
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self._pages.addWidget(page)
        self._pages.addWidget(self.done)

    def _head(self) -> QHBoxLayout:
        """Return the line with the progress."""
        head = QHBoxLayout()
        head.addWidget(self.progress)
        head.addStretch(1)
        head.addWidget(self.close_button)
        return head

    def _verbs(self) -> FlowLayout:
        """Return the buttons, which break into lines where it is narrow."""
        row = FlowLayout(gap=8, line_gap=8)
        for name, _, tip in VERBS:
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setObjectName(f"triage_{name}")
            row.addWidget(self.buttons[name])
        return row

    def _connect(self) -> None:
        """Let buttons ask for what the keys ask for."""
        for button in self.buttons.values():
            button.clicked.connect(self._on_button_clicked)
        self.close_button.clicked.connect(self.left)
        self.back_button.clicked.connect(self.left)
        self.decline_form.cancelled.connect(self.rest)
        self.question.cancelled.connect(self.rest)

    def _on_button_clicked(self) -> None:
        name = next(name for name, button in self.buttons.items() if button is self.sender())
        self.verb_requested.emit(name)


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _about(like: LikelyRequest) -> str:
    """Return what is said beside a likely duplicate."""
    often = f"asked {like.row.asked}×, " if like.row.asked > 1 else ""
    return f"{often}{like.row.state.word} · {like.why}"
