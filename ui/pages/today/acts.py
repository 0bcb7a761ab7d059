"""What happens when something is done about a line: it is asked for what is missing, written, or opened elsewhere.

Imports Qt, the core's commands, the view and dialogs; the sheet for nudges when it is first needed.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from csops_desktop.commands import snoozes
from csops_desktop.commands.labels import did, quoted
from csops_desktop.domain.today import Line, Wait, snooze_day
from csops_desktop.domain.today_facts import NudgeFacts
from csops_desktop.errors import UserError
from csops_desktop.queries.today_words import put_off_question
from csops_desktop.text.dates import say_date
from ui.bridge import WorkspaceBridge
from ui.pages.today import decisions
from ui.pages.today.decisions import Write
from ui.pages.today.deeds import Deed
from ui.pages.today.moving import LineMoves
from ui.pages.today.view import TodayView
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to

_WAITS = {
    Wait.TOMORROW: "Tomorrow",
    Wait.WORKING_DAY: "Next working day",
    Wait.NEXT_WEEK: "Next week",
    Wait.MONTH: "In a month",
}


class LineActs(QObject):
    """Does things about lines.

    Signals:
        message_requested: a sentence for the toast.
        thing_requested: show this thing where it lives; its kind and id.
        action_requested: run the action with this id.
        settled: it is done or was thought better of; the keyboard belongs to the list again.

    Args:
        bridge: runs the commands.
        themes: the look.
        view: asks for what is missing.
    """

    message_requested = Signal(str)
    thing_requested = Signal(str, int)
    action_requested = Signal(str)
    settled = Signal()

    def __init__(
        self, bridge: WorkspaceBridge, themes: ThemeManager, view: TodayView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._themes = themes
        self._view = view
        self._line: Line | None = None
        self._write: Write | None = None
        view.area.list.deed_requested.connect(self.do)
        view.prompt.accepted.connect(self._on_prompt_accepted)
        view.prompt.cancelled.connect(self.settled)
        self._moves = LineMoves(bridge.workspace, themes, view, self)
        self._moves.settled.connect(self.settled)
        view.snooze_bar.chosen.connect(self._on_snooze_bar_chosen)
        view.snooze_bar.cancelled.connect(self.settled)

    def do(self, line: Line, deed: Deed) -> None:
        """Do something about a line."""
        self._line = line
        self._view.prompt.put_aside()
        self._view.snooze_bar.hide()
        self._moves.put_aside()
        self._view.anchor(self._view.area.list.rows.row_of(line.key))
        match deed:
            case Deed.OPEN | Deed.TRIAGE:
                self.thing_requested.emit(*line.opens)
            case Deed.DONE:
                self._do(decisions.done(line))
            case Deed.VERIFY if line.kind == "document":
                self.thing_requested.emit(*line.opens)
                self.action_requested.emit("verify_document")
            case Deed.VERIFY:
                self._do(decisions.check_definition(line))
            case Deed.SKIP:
                self._do(decisions.skip(line))
            case Deed.NUDGE:
                self._nudge(line)
            case Deed.CHECK_IN:
                self._do(decisions.check_in(line))
            case Deed.MOVE:
                self._moves.ask(line)
            case Deed.SNOOZE:
                self._offer(self._snooze_menu(line))
            case Deed.DECIDE:
                self._offer(self._decide_menu(line))
            case Deed.WAKE:
                self._do(Write(did("Brought back", line.title), snoozes.unsnooze, line.key))

    # Menus

    def _offer(self, menu: QMenu) -> None:
        """Show a menu below the line."""
        rows = self._view.area.list
        row = rows.rows.row_of(self._line.key) if self._line is not None else -1
        rect = rows.row_rect(row)
        buttons = rows.rects_of(row)
        place = buttons.get(Deed.SNOOZE, buttons.get(Deed.DECIDE, rect)).bottomLeft() + QPoint(0, 2)
        menu.popup(rows.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _snooze_menu(self, line: Line) -> QMenu:
        """Return the days until which a line may be put off."""
        menu = QMenu(self._view)
        menu.setAccessibleName("Put off until")
        self._add_waits(menu, line)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_waits(self, menu: QMenu, line: Line) -> None:
        """Add the days to a menu; a day is offered once."""
        today, offered = self._workspace.clock.today(), set()
        for wait, words in _WAITS.items():
            day = snooze_day(wait, today, self._bridge.working_days)
            if day in offered:
                continue
            offered.add(day)
            action = menu.addAction(f"{words}\t{say_date(day, today)}")
            action.triggered.connect(partial(self._snooze, line, day))
        menu.addSeparator()
        menu.addAction("Choose a day…").triggered.connect(self._ask_day)

    def _decide_menu(self, line: Line) -> QMenu:
        """Return what may become of a line that was put off too often."""
        menu = QMenu(self._view)
        menu.setAccessibleName(put_off_question(line))
        menu.setToolTip(put_off_question(line))
        menu.addAction("Change it…").triggered.connect(partial(self.thing_requested.emit, *line.opens))
        for words, write in (("Hand it on…", decisions.hand_on(line)), ("Drop it", decisions.drop(line))):
            if write is not None:
                menu.addAction(f"{words}…" if write.question and not words.endswith("…") else words).triggered.connect(
                    partial(self._do, write)
                )
        again = menu.addMenu("Put it off once more")
        self._add_waits(again, line)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    # Writing

    def _nudge(self, line: Line) -> None:
        """Open the text that reminds somebody."""
        from ui.dialogs.nudge_sheet import NudgeSheet

        about = (line.facts.kind, line.facts.thing) if isinstance(line.facts, NudgeFacts) else line.key
        sheet = NudgeSheet(self._bridge, self._themes, self._view)
        sheet.refused.connect(self.message_requested)
        sheet.closed.connect(self.settled)
        sheet.open_for(*about)

    def _do(self, write: Write | None) -> None:
        """Write something, after asking for the sentence it needs."""
        if write is None:
            return
        if write.question:
            self._write = write
            line = self._line
            if line is not None:
                kind = "initiative" if line.kind == "occurrence" else line.kind
                belongs_to(self._view.prompt, kind, line.thing, quoted(line.title))
            self._view.prompt.ask(write.question, placeholder=write.hint, field=write.field)
            self._view.place(self._view.prompt)
            return
        self._run(write)

    def _run(self, write: Write, sentence: str = "") -> None:
        """Run a command; what is refused is said where it was asked."""
        named = {write.keyword: sentence} if write.keyword else {}
        further = (sentence,) if sentence and not write.keyword else ()
        try:
            self._workspace.run(write.label, write.command, *write.arguments, *further, **named)
        except UserError as error:
            if sentence:
                self._view.prompt.show_error(str(error))
            else:
                self.message_requested.emit(str(error))
            return
        self.settled.emit()

    def _snooze(self, line: Line, until: date, *_: object) -> None:
        """Put a line off."""
        today = self._workspace.clock.today()
        label = f"{did('Put off', line.title)} until {say_date(until, today)}"
        self._run(Write(label, snoozes.snooze, (*line.key, until)))

    def _ask_day(self) -> None:
        """Ask for a day of the calendar."""
        self._view.snooze_bar.ask()
        self._view.place(self._view.snooze_bar)

    def _on_prompt_accepted(self, sentence: str) -> None:
        if self._write is not None:
            self._run(self._write, sentence)

    def _on_snooze_bar_chosen(self, day: date) -> None:
        if self._line is None or self._moves.take(day):
            return
        if day <= self._workspace.clock.today():
            self._view.snooze_bar.show_error("Choose a day after today.")
            return
        self._snooze(self._line, day)
