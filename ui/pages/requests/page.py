"""The Requests page: what happens on it. Its layout is `view`, its list `model`, deciding one by one `triage.session`.

May import the core's queries and commands, the bridge and widgets; the main window places it and its tools.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands import requests as commands
from csops_desktop.commands.labels import did, quoted
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.requests import Flow
from csops_desktop.errors import UserError
from csops_desktop.queries import requests as queries
from ui import messages
from ui.bridge import WorkspaceBridge
from ui.pages.base import Page
from ui.pages.requests.model import Group, RequestModel, group_of
from ui.pages.requests.triage.session import TriageSession
from ui.pages.requests.view import RequestsView, RequestTools
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from csops_desktop.commands.requests import RequestDraft

TOUCHED = ("request", "request_asker", "request_change", "interrupt", "snooze", "time_entry", "person",
           "initiative", "commitment")  # fmt: skip
"""The tables whose change shows on the page; the last two hold the work that requests became."""


class RequestsPage(Page):
    """What was asked for.

    Args:
        bridge: the workspace and its changes.
        themes: the look.
    """

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._workspace = bridge.workspace
        self._dirty = True
        self._refreshing = False
        self._panel_wanted = True
        self._near = 0
        self._shown: int | None = None
        self.setObjectName("requests_page")
        self.model = RequestModel(self)
        self.view = RequestsView(bridge, themes, self.model)
        self.tools = RequestTools(themes)
        self.session = TriageSession(bridge.workspace, self.view.triage, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()

    @override
    def tool_row(self) -> QWidget:
        return self.tools

    @override
    def find_here(self) -> None:
        self.end_triage()
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter_box.selectAll()

    @override
    def open_thing(self, kind: str, thing: int) -> None:
        """Select a request and show everything about it; what a filter hides is shown again."""
        self.end_triage()
        self.refresh()
        row = self.model.row_known(thing)
        if row is not None:
            self._choose_tab(group_of(row.state))
            if self.model.row_of(thing) < 0:
                self.tools.filter_box.clear()
        self.view.list.select(thing)
        if self._show(thing):
            self.view.panel.focus_first()

    @override
    def do(self, action_id: str) -> None:
        if action_id == "triage":
            self.begin_triage()
        elif action_id == "new_request":
            self.new_request()
        elif action_id == "import_requests":
            self.choose_import()

    @override
    def finish(self) -> None:
        self.view.panel.facts.finish()

    def refresh(self) -> None:
        """Read everything again; the panel stays on its request also when that left the group that is listed."""
        self._dirty = False
        today = self._workspace.clock.today()
        rows, ledger = self._workspace.read(queries.requests), self._workspace.read(queries.interrupts)
        flow = self._workspace.read(queries.flow, queries.since_four_weeks(today), today)
        chosen, row = self.view.list.current, self.view.list.currentIndex().row()
        scrolled = self.view.list.verticalScrollBar().value()
        self._refreshing = True
        self.model.load(rows, ledger, self._workspace.read(queries.trashed_requests))
        self.view.show_counts(self.model.counts())
        self.view.flow.setText(in_words(flow))
        self.view.flow.setToolTip(self.view.flow.text())
        if chosen is not None:
            self.view.list.select(chosen)
            if self.view.list.current is None:
                self._near = row
        self.view.list.verticalScrollBar().setValue(scrolled)
        self._refreshing = False
        self._settle()
        if not self.view.panel.isHidden() and not self._show(self._shown):
            self._select_near()

    def begin_triage(self, first: int | None = None) -> None:
        """Decide what waits, one at a time; with this one first where one is given."""
        self.finish()
        self.view.show_triage(True)
        self.session.begin(first)

    def end_triage(self) -> None:
        """Show the list again."""
        if self.view.in_triage:
            self.view.show_triage(False)
            if self._dirty:
                self.refresh()
            self.focus_list()

    def new_request(self) -> None:
        """Open the full form."""
        from ui.pages.requests.new_sheet import NewRequestSheet

        names = self._workspace.read(queries.names_of_askers)
        sheet = NewRequestSheet(self._themes, self._workspace.clock, self.window(), names)
        sheet.chosen.connect(self._on_new_sheet_chosen)
        sheet.open()

    def choose_import(self) -> None:
        """Ask for a file of requests and show what importing it would do."""
        file = messages.choose_file_to_open(self, "Import requests", "Tables (*.csv *.xlsx *.tsv *.txt)")
        if file is not None:
            self.open_import(file)

    def open_import(self, file: Path) -> None:
        """Show what importing a file would do; one that can't be read is refused in a sentence."""
        from ui.pages.requests.import_sheet import ImportRequestsSheet

        sheet = ImportRequestsSheet(self._themes, self._workspace, self.window())
        try:
            sheet.open_file(file)
        except UserError as error:
            sheet.deleteLater()
            self.message_requested.emit(str(error))

    def focus_list(self) -> None:
        """Bring the keyboard to the list, on the first request where none is selected; or to what stands there."""
        if not self.view.list.isVisible():
            shown = self.view.capture_button.isVisible()
            place: QWidget = self.view.capture_button if shown else self.view.tabs
            place.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.view.list.currentIndex().isValid():
            self._select_near()
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reply(self) -> None:
        """Open the answers to whoever asked for what is shown."""
        if self._shown is not None:
            self.reply_to(self._shown)

    def reply_to(self, request: int) -> None:
        """Open the answers to whoever asked for a request."""
        from ui.pages.requests.reply_sheet import ReplySheet

        sheet = ReplySheet(self._themes, self._workspace, self.window())
        sheet.message_requested.connect(self.message_requested)
        sheet.open_for(request)

    def _connect(self) -> None:
        """The nervous system of the page."""
        view, tools = self.view, self.tools
        self._bridge.changed.connect(self._on_bridge_changed)
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.filter_box.returnPressed.connect(self.focus_list)
        tools.triage_button.clicked.connect(self._on_triage_button_clicked)
        tools.new_button.clicked.connect(self.new_request)
        tools.import_button.clicked.connect(self.choose_import)
        view.tabs.currentChanged.connect(self._on_tabs_current_changed)
        view.capture_button.clicked.connect(self._on_capture_button_clicked)
        view.clear_button.clicked.connect(tools.filter_box.clear)
        view.list.request_chosen.connect(self._on_list_request_chosen)
        view.list.request_clicked.connect(self._on_list_request_clicked)
        view.list.panel_requested.connect(self._on_list_panel_requested)
        view.list.left.connect(self._on_panel_closed)
        view.panel.closed.connect(self._on_panel_closed)
        view.panel.story.thing_requested.connect(self.thing_requested)
        view.panel.acts.triage_requested.connect(self._on_acts_triage_requested)
        view.panel.acts.reply_requested.connect(self.reply)
        view.panel.acts.documents_requested.connect(self._on_acts_documents_requested)
        self.session.ended.connect(self.end_triage)
        self.session.reply_requested.connect(self.reply_to)
        self.session.open_requested.connect(self._on_session_open_requested)

    def _show(self, request: int | None) -> bool:
        """Show everything about a request, or the list alone; return whether there is one."""
        detail = None if request is None else self._workspace.read(queries.request, RequestId(request))
        self._shown = None if detail is None else int(detail.row.id)
        if detail is not None:
            self.view.panel.show_detail(detail)
        self.view.show_panel(detail is not None)
        return detail is not None

    def _settle(self) -> None:
        """Show the list or what stands in its place."""
        counts = self.model.counts()
        self.view.show_lines(self.model.group, total=counts[self.model.group], shown=self.model.rowCount())
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Say on the button how many wait for a decision."""
        waiting = len(self._workspace.read(queries.triage_ids))
        self.tools.triage_button.say(f"Triage {waiting}" if waiting else "Triage")
        self.tools.triage_button.setEnabled(waiting > 0)

    def _select_near(self) -> None:
        """Select the request that came to the place of the one that was selected last."""
        row, rows = self._near, self.model.rowCount()
        for near in [*range(row, rows), *range(min(row, rows) - 1, -1, -1)]:
            if self.model.id_at(near) is not None:
                self.view.list.setCurrentIndex(self.model.index(near, 0))
                return

    def _choose_tab(self, group: Group) -> None:
        """Show a group."""
        self.view.tabs.setCurrentIndex(list(Group).index(group))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        if self.view.in_triage:
            self.session.refresh()
        super().showEvent(event)
        if self.window().isActiveWindow() and not self.view.in_triage:
            self.focus_list()

    def _on_bridge_changed(self, change: Change) -> None:
        if not change.concerns(*TOUCHED):
            return
        if not self.isVisible() or self.view.in_triage:
            # In triage the list behind is not seen; it is read again when it is.
            self._dirty = True
        else:
            self.refresh()
        if self.isVisible() and self.view.in_triage:
            self.session.refresh()
            self._show_waiting()

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.model.set_filter(text)
        words = f"Nothing here has {quoted(text.strip())} in its title or the names at it."
        self.view.no_match.say("No request matches", words)
        self._settle()

    def _on_tabs_current_changed(self, at: int) -> None:
        self._near = 0
        self.model.show_group(list(Group)[at])
        self.view.show_panel(False)
        self._settle()

    def _on_triage_button_clicked(self) -> None:
        self.begin_triage()

    def _on_capture_button_clicked(self) -> None:
        self.action_requested.emit("quick_capture")

    def _on_list_request_chosen(self, request: int | None) -> None:
        if not self._refreshing:
            self._show(request if self._panel_wanted and self.view.wide else None)

    def _on_list_request_clicked(self, request: int | None) -> None:
        self._panel_wanted = self._panel_wanted or request is not None
        self._show(request)

    def _on_list_panel_requested(self) -> None:
        self._panel_wanted = True
        if self._show(self.view.list.current):
            self.view.panel.focus_first()

    def _on_panel_closed(self) -> None:
        self.view.panel.facts.finish()
        self._panel_wanted = False
        self.view.show_panel(False)
        self.focus_list()

    def _on_acts_triage_requested(self) -> None:
        self.begin_triage(self._shown)

    def _on_acts_documents_requested(self) -> None:
        self.action_requested.emit("go_documents")

    def _on_session_open_requested(self, request: int) -> None:
        self.open_thing("request", request)

    def _on_new_sheet_chosen(self, draft: RequestDraft) -> None:
        from ui.pages.requests.new_sheet import NewRequestSheet

        sheet = self.sender()
        assert isinstance(sheet, NewRequestSheet)
        try:
            made = self._workspace.run(did("Added", draft.title), commands.add_request, draft)
        except UserError as error:
            sheet.refuse(str(error))
            return
        sheet.dismiss()
        self.open_thing("request", int(made))


def in_words(flow: Flow) -> str:
    """Return the flow of the last four weeks as a sentence."""
    parts = [f"{flow.came} in", f"{flow.done} done", f"{flow.declined} declined"]
    if flow.answered:
        parts.append(f"{flow.answered} answered by a document")
    share = "" if flow.interrupt_percent is None else f" · {flow.interrupt_percent} % of what was accepted interrupted"
    return f"Last four weeks: {', '.join(parts)}{share}"
