"""Everything a person can do, declared once as data: menus, Ctrl+K, the F1 sheet and the keys come from this list.

An action knows its words, keys and icon; what it does is connected by the composition root. Imports Qt and `ui.theme`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.theme.theme import ThemeManager


class ActionSpec(NamedTuple):
    """One action.

    Attributes:
        id: its name in code.
        title: what it does, as Ctrl+K and the sheet say it.
        section: the heading it stands under on the sheet.
        keys: its key sequences; the first is the one shown.
        icon: its icon's name.
        tip: more words, for the tooltip and a search in Ctrl+K.
        on_card: it acts on the selected card.
        keys_by_view: the board's own views answer these keys, so that letters and arrows stay free elsewhere.
    """

    id: str
    title: str
    section: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    on_card: bool = False
    keys_by_view: bool = False


def _card(action: str, title: str, *keys: str, icon: str = "board", tip: str = "", by_view: bool = False) -> ActionSpec:
    """Return an action on the selected card."""
    return ActionSpec(action, title, "Card", keys, icon, tip, on_card=True, keys_by_view=by_view)


def _planned(action: str, title: str, key: str, icon: str) -> ActionSpec:
    """Return an action on the selected initiative; the lanes of the Planner answer its key."""
    return ActionSpec(action, title, "Planner", (key,), icon, "The selected initiative", keys_by_view=True)


def _promised(action: str, title: str, key: str, icon: str) -> ActionSpec:
    """Return an action on the promise that has the keyboard."""
    return ActionSpec(action, title, "People", (key,), icon, "The promise with the keyboard", keys_by_view=True)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_palette", "Find or do anything", "Everywhere", ("Ctrl+K",), "search"),
    ActionSpec("export_deck", "Export deck", "Everywhere", ("Ctrl+E",), "reports", "Write the status deck as a PDF"),
    ActionSpec("export_deck_as", "Export deck as of…", "Everywhere", ("Ctrl+Shift+E",), "reports", "Choose the days"),
    ActionSpec("import_tracker", "Import a tracker…", "Everywhere", ("Ctrl+I",), "import", "CSV, Excel, Trello"),
    ActionSpec("import_markdown", "Import a folder of Markdown…", "Everywhere", (), "import", "Documents with owners"),
    ActionSpec("export_markdown", "Export documents as Markdown…", "Everywhere", (), "export", "The folder again"),
    ActionSpec("export_csv", "Export tracker as CSV…", "Everywhere", (), "export"),
    ActionSpec("export_xlsx", "Export tracker as Excel…", "Everywhere", (), "export"),
    ActionSpec("export_html", "Export tracker as a web page…", "Everywhere", (), "export", "HTML, to share: read-only"),
    ActionSpec(
        "export_json", "Export everything as JSON…", "Everywhere", (), "export", "All data, also what is private"
    ),
    ActionSpec("export_ics", "Export due dates as a calendar…", "Everywhere", (), "calendar", "ICS, for any calendar"),
    ActionSpec("show_backups", "Backups…", "Everywhere", (), "restore", "Look into one, restore it"),
    ActionSpec("undo", "Undo", "Everywhere", ("Ctrl+Z",), "undo"),
    ActionSpec("redo", "Redo", "Everywhere", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionSpec("focus_toast", "Go to the message", "Everywhere", ("F6",), "info", "Undo is one Enter away"),
    ActionSpec("show_shortcuts", "Keyboard shortcuts", "Everywhere", ("F1",), "keyboard"),
    ActionSpec("pause_hour", "Pause reminders for 1 hour", "Everywhere", (), "stale"),
    ActionSpec("pause_until_tomorrow", "Pause reminders until tomorrow", "Everywhere", (), "stale"),
    ActionSpec("resume_reminders", "Resume reminders", "Everywhere", (), "restore"),
    ActionSpec("theme_light", "Light theme", "Everywhere", (), "today", "Colours, appearance"),
    ActionSpec("theme_dark", "Dark theme", "Everywhere", (), "today", "Colours, appearance"),
    ActionSpec("theme_system", "Theme as the system has it", "Everywhere", (), "today", "Light or dark, appearance"),
    ActionSpec("larger_text", "Larger text", "Everywhere", ("Ctrl++", "Ctrl+="), "add", "Zoom in, font size"),
    ActionSpec("smaller_text", "Smaller text", "Everywhere", ("Ctrl+-",), "chevron-down", "Zoom out, font size"),
    ActionSpec("quit", "Quit", "Everywhere", ("Ctrl+Q",), "close"),
    ActionSpec("go_today", "Go to Today", "Pages", ("Ctrl+1",), "today", "What needs you now"),
    ActionSpec("go_board", "Go to Board", "Pages", ("Ctrl+2",), "board"),
    ActionSpec("go_documents", "Go to Documents", "Pages", ("Ctrl+3",), "documents", "Everything written down"),
    ActionSpec("go_planner", "Go to Planner", "Pages", ("Ctrl+4",), "planner", "Foundations, BAU, bets"),
    ActionSpec("go_requests", "Go to Requests", "Pages", ("Ctrl+5",), "requests", "The inbox and its triage"),
    ActionSpec("go_people", "Go to People", "Pages", ("Ctrl+6",), "people", "Who owes what to whom"),
    ActionSpec("go_metrics", "Go to Metrics", "Pages", ("Ctrl+7",), "metrics", "Numbers, and what each is made of"),
    ActionSpec("go_reports", "Go to Reports", "Pages", ("Ctrl+8",), "reports", "The deck, slide by slide"),
    ActionSpec("go_history", "Go to History", "Pages", ("Ctrl+9", "Ctrl+H"), "history", "Everything that was done"),
    ActionSpec("go_archive", "Go to Archive", "Pages", ("Ctrl+0",), "archive", "Archive and trash"),
    ActionSpec("go_settings", "Go to Settings", "Pages", ("Ctrl+,",), "settings"),
    ActionSpec("new_responsibility", "New responsibility", "Board", ("Ctrl+N",), "add"),
    ActionSpec("find_here", "Filter cards or find in the text", "Board", ("Ctrl+F",), "filter"),
    ActionSpec("group_by_area", "Group by area", "Board", ("Ctrl+G",), "group"),
    ActionSpec("show_table", "Show as a table", "Board", ("Ctrl+T",), "table"),
    _card("open_panel", "Edit in the side panel", "Return", icon="edit", by_view=True),
    _card("rename", "Rename", "F2", icon="edit"),
    _card("check_in", "Check in", "Ctrl+J", icon="check", tip="Say that the status is still right"),
    _card("move_left", "Move to the colour on the left", "Ctrl+Left", by_view=True),
    _card("move_right", "Move to the colour on the right", "Ctrl+Right", by_view=True),
    _card("move_up", "Move up", "Alt+Up", by_view=True),
    _card("move_down", "Move down", "Alt+Down", by_view=True),
    _card("move_to", "Move to…", "M", "Shift+F10", by_view=True),
    _card("set_red", "Set to red", "Alt+1"),
    _card("set_yellow", "Set to yellow", "Alt+2"),
    _card("set_green", "Set to green", "Alt+3"),
    _card("set_not_rated", "Set to not rated", "Alt+4"),
    _card("archive", "Archive", icon="archive", tip="Take it off the board and keep it"),
    _card("trash", "Move to the trash", "Del", icon="trash", by_view=True),
    ActionSpec("new_document", "New document", "Documents", ("Ctrl+Shift+N",), "documents", "From a template"),
    ActionSpec("verify_document", "Verify this document", "Documents", ("Ctrl+Shift+J",), "check"),
    ActionSpec("search_documents", "Search documents", "Documents", ("Ctrl+Shift+F",), "search"),
    ActionSpec(
        "new_initiative", "New initiative", "Planner", ("Ctrl+Shift+I",), "add", "In the lane with the keyboard"
    ),
    ActionSpec("next_quarter", "Next quarter", "Planner", ("Ctrl+PgDown",), "chevron-right"),
    ActionSpec("previous_quarter", "Previous quarter", "Planner", ("Ctrl+PgUp",), "chevron-left"),
    ActionSpec("quarters_beside", "Quarters side by side", "Planner", ("Ctrl+Shift+B",), "table", "One, two, three"),
    ActionSpec("plan_quarter", "Plan the quarter", "Planner", (), "planner", "The three lanes"),
    ActionSpec("plan_year", "Plan the year", "Planner", (), "table", "Four quarters; copy last year"),
    ActionSpec("plan_bets", "Rank the bets", "Planner", (), "metrics", "Scores, priorities, weights"),
    ActionSpec("plan_maturity", "Show the maturity", "Planner", (), "trend-up", "Three stages and the evidence"),
    ActionSpec("plan_capacity", "Capacity of the quarter", "Planner", (), "edit", "Hours, days off, meetings, split"),
    ActionSpec("plan_gate", "Gate of the quarter", "Planner", (), "lock", "What must hold before bets open"),
    ActionSpec("carry_over", "Carry over what is unfinished…", "Planner", (), "chevron-right", "Each keeps the slip"),
    _planned("add_to_lane", "Add to this lane", "A", "add"),
    _planned("log_quarter_hour", "Worked 15 min on it", "T", "add"),
    _planned("log_hour", "Worked 1 h on it", "Shift+T", "add"),
    _planned("commit_initiative", "Commit to it", "C", "check"),
    _planned("start_initiative", "Start working on it", "W", "open"),
    _planned("finish_initiative", "It is finished", "F", "check"),
    _planned("drop_initiative", "Drop it…", "X", "close"),
    _planned("turn_done", "Its next turn is done", "D", "check"),
    _planned("turn_skipped", "Skip its next turn…", "S", "chevron-right"),
    _planned("open_bet_anyway", "Open the bet anyway…", "O", "lock"),
    ActionSpec("new_person", "New person", "People", ("Ctrl+Shift+U",), "person"),
    ActionSpec("new_commitment", "New promise", "People", ("Ctrl+Shift+P",), "check", "They owe, or I owe"),
    ActionSpec("nudge_person", "Nudge this person", "People", ("Ctrl+Shift+R",), "people", "About what is due first"),
    _promised("finish_promise", "Mark the promise done", "D", "check"),
    _promised("move_promise", "Move the promise to another day…", "M", "calendar"),
    _promised("nudge_promise", "Nudge about the promise", "N", "people"),
    _promised("cancel_promise", "The promise no longer holds…", "C", "close"),
    _promised("trash_promise", "Throw the promise away", "Del", "trash"),
    ActionSpec("quick_capture", "Take a request down", "Requests", ("Ctrl+Shift+Space",), "add", "One line is enough"),
    ActionSpec("triage", "Triage requests", "Requests", ("Ctrl+Shift+T",), "requests", "Decide them one by one"),
    ActionSpec("new_request", "New request", "Requests", (), "add", "The problem, not the task"),
    ActionSpec("import_requests", "Import requests…", "Requests", (), "import", "CSV or Excel"),
    ActionSpec("new_metric", "Add metrics…", "Metrics", ("Ctrl+Shift+M",), "metrics", "Ready-made or your own"),
    ActionSpec("add_metric_value", "Add a value to the metric", "Metrics", ("Ctrl+Shift+L",), "add", "One Enter"),
    ActionSpec("paste_metric_values", "Paste values of the metric…", "Metrics", (), "table", "From a spreadsheet"),
    ActionSpec("export_shown", "Export the deck as shown", "Reports", (), "export", "With the days of the page"),
    ActionSpec("reprint_report", "Reprint the report", "Reports", (), "reports", "To the byte as it was issued"),
    ActionSpec("save_report_copy", "Save a copy of the report…", "Reports", (), "export"),
    ActionSpec("compare_report", "Compare the report with now…", "Reports", (), "history", "What changed since"),
    ActionSpec("show_log", "Show the log", "Help", (), "open"),
    ActionSpec("about", "About CS Ops Desktop", "Help", (), "info"),
)
"""All actions, in the order in which the sheet shows them."""


ONLY_LOOKS = frozenset(
    (
        *("open_palette", "focus_toast", "show_shortcuts", "quit", "show_log", "about"),
        *("find_here", "group_by_area", "show_table", "search_documents"),
        *("next_quarter", "previous_quarter", "quarters_beside"),
        *("plan_quarter", "plan_year", "plan_bets", "plan_maturity", "plan_capacity", "plan_gate"),
    )
)
"""What changes nothing in the workspace, besides going from page to page and exporting."""


def writes(action_id: str) -> bool:
    """Say whether an action changes the workspace."""
    return not (action_id in ONLY_LOOKS or action_id.startswith(("go_", "export_")))


class ActionRegistry(QObject):
    """The actions as Qt has them."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._actions = {spec.id: self._make(spec, themes) for spec in ACTIONS}

    def action(self, action_id: str) -> QAction:
        """Return an action.

        Raises:
            KeyError: there is no such action.
        """
        return self._actions[action_id]

    def has(self, action_id: str) -> bool:
        """Say whether there is such an action."""
        return action_id in self._actions

    def all(self) -> list[QAction]:
        """Return all actions in their order."""
        return list(self._actions.values())

    def specs(self) -> list[ActionSpec]:
        """Return what all actions are declared as, in their order."""
        return list(self._specs.values())

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect actions to what they do, by id.

        Raises:
            KeyError: there is no such action.
        """
        for action_id, slot in slots.items():
            self._actions[action_id].triggered.connect(slot)

    def only_look(self) -> None:
        """Disable for good whatever writes to the workspace."""
        # Nothing in a disabled group can be enabled again.
        self._writing = QActionGroup(self)
        for action_id, action in self._actions.items():
            if writes(action_id):
                self._writing.addAction(action)
        self._writing.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._writing.setEnabled(False)

    def set_card_selected(self, selected: bool) -> None:
        """Enable what acts on a card only while there is one."""
        for spec in ACTIONS:
            if spec.on_card:
                self._actions[spec.id].setEnabled(selected)

    def _make(self, spec: ActionSpec, themes: ThemeManager) -> QAction:
        """Return a Qt action."""
        action = QAction(spec.title, self)
        action.setObjectName(spec.id)
        action.setToolTip(spec.tip or spec.title)
        if spec.icon:
            action.setIcon(themes.icon(spec.icon))
        if spec.keys and not spec.keys_by_view:
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action


def shown_keys(spec: ActionSpec) -> str:
    """Return the first key sequence as a person reads it: "Ctrl+K"; "" for none."""
    return QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if spec.keys else ""
