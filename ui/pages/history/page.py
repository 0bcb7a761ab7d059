"""The history page: what happens on it. Its layout is `view`, its list `model`.

May import the core's queries, the bridge and widgets; the main window places it and its tools.
"""

from __future__ import annotations

from datetime import date
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.ids import ChangeId
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries.activity import ActivityRow, history
from ui.bridge import WorkspaceBridge
from ui.pages.history.model import HistoryModel
from ui.pages.history.view import HistoryTools, HistoryView
from ui.theme.theme import ThemeManager


class HistoryPage(QWidget):
    """Everything that was done, newest first.

    Signals:
        as_of_requested(day): the person wants to see the board as it was at the end of this `date`.

    Args:
        bridge: the workspace and its changes.
        themes: the look.
    """

    as_of_requested = Signal(object)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._dirty = True
        self._target: ChangeId | None = None
        clock = bridge.workspace.clock
        self.setObjectName("history_page")
        self.model = HistoryModel(self._read, clock.today, self)
        self.view = HistoryView(themes, self.model, clock.today)
        self.tools = HistoryTools(themes, clock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        bridge.changed.connect(self._on_bridge_changed)
        self.tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        self.tools.filter_box.returnPressed.connect(self.focus_list)
        self.tools.day_edit.committed.connect(self._on_day_edit_committed)
        self.view.undo_button.clicked.connect(self._on_undo_button_clicked)
        self.view.redo_button.clicked.connect(self._on_redo_button_clicked)
        self.view.clear_button.clicked.connect(self.tools.filter_box.clear)
        self.view.list.undo_here_requested.connect(self._on_list_undo_here_requested)
        self.view.question.accepted.connect(self._on_question_accepted)
        self.view.question.cancelled.connect(self.focus_list)

    def tool_row(self) -> QWidget:
        """Return the page's part of the tool row; the main window places it."""
        return self.tools

    def refresh(self) -> None:
        """Read the history again."""
        self._dirty = False
        self.model.refresh()
        self.view.undo_button.name(self._workspace.undo_label)
        self.view.redo_button.name(self._workspace.redo_label)
        self._settle()

    def focus_list(self) -> None:
        """Bring the keyboard to the list, on the newest change where none is selected."""
        if not self.view.list.currentIndex().isValid() and self.model.rowCount() > 1:
            self.view.list.setCurrentIndex(self.model.index(1))
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo_back_to(self, change: ChangeId) -> None:
        """Take back every change down to and with `change`, all or none; what can't be is said."""
        self.view.error.hide()
        try:
            self._workspace.undo_to(change)
        except UserError as error:
            self._say(str(error))

    def _read(self, limit: int) -> list[ActivityRow]:
        """Return the newest changes."""
        return self._workspace.read(history, limit=limit)

    def _settle(self) -> None:
        """Show the list or what stands in its place."""
        self.view.show_lines(empty=self.model.empty, lines=self.model.rowCount())

    def _say(self, sentence: str) -> None:
        """Say what could not be done."""
        self.view.error.setText(sentence)
        self.view.error.show()

    def _step(self, *, back: bool) -> None:
        """Undo or redo once."""
        self.view.error.hide()
        try:
            if back:
                self._workspace.undo()
            else:
                self._workspace.redo()
        except UserError as error:
            self._say(str(error))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        super().showEvent(event)

    def _on_bridge_changed(self, _: Change) -> None:
        self.view.question.hide()
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.model.set_filter(text)
        words = f"Nothing that was done has {quoted(text.strip())} in its sentence."
        self.view.no_match.say("No change matches", words)
        self._settle()

    def _on_day_edit_committed(self, day: date | None) -> None:
        if day is None:
            return
        if day > self._workspace.clock.today():
            self.tools.day_edit.show_error("That day has not come yet.")
            return
        self.as_of_requested.emit(day)

    def _on_undo_button_clicked(self) -> None:
        self._step(back=True)

    def _on_redo_button_clicked(self) -> None:
        self._step(back=False)

    def _on_list_undo_here_requested(self, change: ActivityRow) -> None:
        number = self.model.undos_down_to(change.id)
        self._target = change.id
        if number == 1:
            self.undo_back_to(change.id)
            return
        changes = count(number, "change")
        question = f"Take back the last {changes}, down to: {change.label}? Redo brings them back one by one."
        self.view.question.ask(question, f"Undo {changes}")

    def _on_question_accepted(self) -> None:
        if self._target is not None:
            self.undo_back_to(self._target)
        self.focus_list()
