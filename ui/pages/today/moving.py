"""Another day for a line, where it stands: of a plan step one date, of a promise also who moved it and why.

Imports Qt, the core's commands and the view; the form of a promise when it is first needed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csops_desktop.commands import commitments, plan
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.ids import CommitmentId, PlanStepId
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import PromiseFacts
from csops_desktop.queries.board import owners
from csops_desktop.queries.people import usual_slip_of
from csops_desktop.text.dates import say_date
from csops_desktop.workspace import Workspace
from ui.pages.board.panel.desk import Desk
from ui.pages.today.view import TodayView
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to, keep_when_hidden

if TYPE_CHECKING:
    from ui.pages.people.move_form import MoveForm, NewDay


class LineMoves(QObject):
    """Moves the day of a promise or a plan step.

    Signals:
        settled: it is done or was thought better of.

    Args:
        workspace: runs the commands.
        themes: the look.
        view: asks beside the line.
    """

    settled = Signal()

    def __init__(
        self, workspace: Workspace, themes: ThemeManager, view: TodayView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._desk = Desk(themes, workspace)
        self._view = view
        self._line: Line | None = None
        self.form: MoveForm | None = None

    def ask(self, line: Line) -> None:
        """Ask for the new day of a line."""
        self._line = line
        if line.kind == "plan_step":
            self._view.snooze_bar.ask(f"Move {quoted(line.title)} to")
            self._view.place(self._view.snooze_bar)
            return
        form, read = self._form(), self._workspace.read
        person = line.facts.person if isinstance(line.facts, PromiseFacts) else ""
        working = read(usual_slip_of, person)[1] if person else ()
        belongs_to(form, "commitment", line.thing, f"the promise {quoted(line.title)}")
        keep_when_hidden(form, kept=False)
        form.ask(line.due_on, "me" if line.mine else person, read(owners), working)
        self._view.place(form)

    def take(self, day: date) -> bool:
        """Move the plan step that was asked about to a day; `False` where none was."""
        line = self._line
        if line is None or line.kind != "plan_step":
            return False
        refuse, label = self._view.snooze_bar.show_error, self._label(line, day)
        if self._desk.run(refuse, label, plan.set_step_due, PlanStepId(line.thing), day):
            self._line = None
            self.settled.emit()
        return True

    def put_aside(self) -> None:
        """Go without a change; what was typed is kept."""
        self._line = None
        if self.form is not None and self.form.isVisible():
            keep_when_hidden(self.form)
            self.form.hide()

    def _form(self) -> MoveForm:
        """Return the form of a promise, which is the one of its own page."""
        if self.form is None:
            from ui.pages.people.move_form import MoveForm

            self.form = MoveForm(self._desk)
            # Over the list it looks as the bar for sentences does.
            self.form.setProperty("ground", None)
            self.form.setObjectName("reason_prompt")
            self._view.adopt(self.form)
            self.form.accepted.connect(self._on_form_accepted)
            self.form.cancelled.connect(self.settled)
        return self.form

    def _label(self, line: Line, day: date) -> str:
        return f"Moved {quoted(line.title)} to {say_date(day, self._workspace.clock.today())}"

    def _on_form_accepted(self, new: NewDay) -> None:
        line = self._line
        assert line is not None
        assert self.form is not None
        promise, label = CommitmentId(line.thing), self._label(line, new.day)
        refuse, move = self.form.show_error, commitments.move_due
        if self._desk.run(refuse, label, move, promise, new.day, moved_by=new.moved_by, why=new.why):
            self.settled.emit()
