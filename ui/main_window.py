"""The window: rail, tool row, pages, toast. It places things and wires them; what they do is theirs.

Imports the pages, widgets and actions; no SQL, no rules.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.paths import WORKSPACE_NAME
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_bar import DraftBar
from ui.widgets.icon_button import IconButton
from ui.widgets.nav_rail import NavEntry, NavRail
from ui.widgets.palette_button import PaletteButton
from ui.widgets.reading_order import focus_first, walk_focus
from ui.widgets.text_label import TextLabel
from ui.widgets.toast import Toast, ToastAction
from ui.widgets.tool_row import ToolRow

SMALLEST = (1024, 640)
"""The window is made for 1024×700 and up; a title bar and a panel take the rest."""

NARROW = 1000
"""In a window narrower than this the rail has icons only, in the drawing's pixels."""

PRODUCT = "CS Ops Desktop"


class MainWindow(QWidget):
    """The one window of a workspace.

    Signals:
        page_shown: the page with this key is in front.
        painted: its content stands on the screen for the first time.
        closing: the window is about to go, or to be put away; what is open is saved now.
        closed: it is gone for good, and with it the program.
        file_dropped: a file was let go over the window (its path).
    """

    page_shown = Signal(str)
    painted = Signal()
    closing = Signal()
    closed = Signal()
    file_dropped = Signal(str)

    def __init__(
        self, bridge: WorkspaceBridge, themes: ThemeManager, actions: ActionRegistry, entries: list[NavEntry]
    ) -> None:
        """Make an empty window.

        Args:
            bridge: the workspace, whose changes the toast tells.
            themes: the look.
            actions: all that can be done by key or palette.
            entries: the pages that the rail names.
        """
        super().__init__()
        self._bridge = bridge
        self._themes = themes
        self._pages: dict[str, QWidget] = {}
        self._tools: dict[str, QWidget] = {}
        self._put_away: Callable[[], bool] | None = None
        self._is_closed = False
        self.was_painted = False
        self.page = ""
        self.setObjectName("main_window")
        path = bridge.workspace.path
        self.setWindowTitle(PRODUCT if path.name == WORKSPACE_NAME else f"{path.stem} – {PRODUCT}")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.rail = NavRail(themes, entries)
        self.palette_button = PaletteButton(themes, "Find or do anything", "Ctrl K")
        self.export_button = Button(themes, "Export deck", "primary", icon="reports")
        self.content = QWidget()
        self._tool_row = ToolRow(themes, self.palette_button, self.export_button)
        self._warning = TextLabel(wrap=True)
        self.draft_bar = DraftBar(themes)
        self._warning_buttons: list[Button] = []
        self._stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(themes, self.content)
        self.addActions(actions.all())
        self.export_button.clicked.connect(actions.action("export_deck").trigger)
        self.palette_button.clicked.connect(actions.action("open_palette").trigger)
        bridge.changed.connect(self._on_bridge_changed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def add_page(self, key: str, page: QWidget, tools: QWidget) -> None:
        """Put a page and its tools into the window, behind what is shown."""
        self._pages[key] = page
        self._tools[key] = tools
        self._stack.addWidget(page)
        self._tool_row.add_tools(tools)

    def has_page(self, key: str) -> bool:
        """Say whether a page was added; pages are made on their first visit."""
        return key in self._pages

    def show_page(self, key: str) -> None:
        """Bring a page to the front; the keyboard goes along from page to page, and stays on the rail."""
        self.page, page = key, self._pages[key]
        focused, before = QApplication.focusWidget(), self._stack.currentWidget()
        left = focused is not None and before is not None and before is not page and before.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        self._tool_row.show_tools(self._tools[key])
        focused = QApplication.focusWidget()
        if left and (focused is None or not page.isAncestorOf(focused)):
            focus_first(page)
        self.rail.select(key)
        self.page_shown.emit(key)

    def say(self, sentence: str, *actions: ToastAction) -> None:
        """Show a sentence in the toast."""
        self.toast.show_message(sentence, actions)

    def warn(self, sentence: str, *actions: ToastAction) -> None:
        """Show a sentence above the page until it is closed: something is wrong that doesn't go away by itself.

        Args:
            sentence: what is wrong.
            actions: what can be done about it.
        """
        self._warning.setText(sentence)
        for button in self._warning_buttons:
            button.hide()
            button.deleteLater()
        self._warning_buttons = [Button(self._themes, action.text, small=True) for action in actions]
        for at, (button, action) in enumerate(zip(self._warning_buttons, actions, strict=True)):
            button.clicked.connect(action.run)
            self._warning_row.insertWidget(1 + at, button)
        self._warning_bar.show()

    def focus_message(self) -> None:
        """Bring the keyboard to the toast; where there is none, or it is there already, to the unfinished text."""
        if self.toast.isHidden() or self.toast.isAncestorOf(QApplication.focusWidget() or self):
            self.draft_bar.focus_action()
        else:
            self.toast.focus_action()

    def warn_no_more(self) -> None:
        """Take away what is shown above the page."""
        self._warning_bar.hide()

    def settle_fields(self) -> None:
        """Commit what is being typed, as leaving the field does; the keyboard stays where it is."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return
        focused.clearFocus()
        if focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_be_put_away(self, put_away: Callable[[], bool]) -> None:
        """Ask `put_away` when the person closes the window; where it puts the window away it returns `True`."""
        self._put_away = put_away

    def save(self) -> None:
        """Commit what is being typed and let everything that is open be saved."""
        self.settle_fields()
        self.closing.emit()

    def leave(self) -> None:
        """Close the window for good, shown or put away."""
        if self._is_closed:
            return
        self._is_closed = True
        self.save()
        self.hide()
        self.closed.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return walk_focus(self, forward=next)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            # The children are painted after this, and before the timer.
            QTimer.singleShot(0, self.painted.emit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.set_bare(self.width() < self._themes.metrics.px(NARROW))
        super().resizeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._put_away is not None and not self._is_closed and not _session_ends():
            self.save()
            if self._put_away():
                event.ignore()
                return
        self.leave()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def _lay_out(self) -> None:
        """Set the rail beside tool row over pages."""
        self._make_warning_bar()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tool_row)
        column.addWidget(self._warning_bar)
        column.addWidget(self.draft_bar)
        column.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.content, 1)

    def _make_warning_bar(self) -> None:
        """Make the hidden bar for what is wrong."""
        self._warning_bar = QFrame()
        self._warning_bar.setProperty("ground", "warning")
        self._warning_bar.setAccessibleName("Warning")
        close = IconButton(self._themes, "close", "Close warning", small=True)
        row = self._warning_row = QHBoxLayout(self._warning_bar)
        row.setContentsMargins(20, 8, 12, 8)
        row.addWidget(self._warning, 1)
        row.addWidget(close)
        self._warning_bar.hide()
        close.clicked.connect(self._warning_bar.hide)

    def _on_bridge_changed(self, change: Change) -> None:
        """Say what was done, and offer the way back."""
        workspace = self._bridge.workspace
        if self._bridge.quiet:
            return
        if change.kind == "do":
            self.say(change.label, ToastAction("Undo", partial(workspace.undo, change.id)))
        elif change.kind == "undo":
            self.say(f"Undid: {change.label}", ToastAction("Redo", partial(workspace.redo, change.id)))
        elif change.kind == "redo":
            self.say(f"Did again: {change.label}", ToastAction("Undo", partial(workspace.undo, change.id)))
        else:
            self.say("Another program changed this workspace; it is up to date again.")

    def _on_themes_theme_changed(self) -> None:
        self.rail.set_bare(self.width() < self._themes.metrics.px(NARROW))


def _session_ends() -> bool:
    """Say whether the system closes all windows because the person logs out; none may stay behind then."""
    application = QApplication.instance()
    return isinstance(application, QApplication) and application.isSavingSession()
