"""Ctrl+K: find anything, run any command, without taking the hands off the keys. Imports actions, widgets, theme.

What is found comes from a function that is handed in, so this knows no workspace and no query.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.status import count
from csops_desktop.queries.found import FoundRow
from ui.actions import ActionRegistry, shown_keys
from ui.dialogs.overlay import Overlay
from ui.dialogs.palette_list import PaletteList
from ui.dialogs.palette_rows import Command, palette_rows
from ui.theme.theme import ThemeManager
from ui.widgets.search_box import SearchBox
from ui.widgets.text_label import TextLabel

WIDTH = 640
TALLEST_LIST = 420
"""In the drawing's pixels; less in a low window."""

PAGE = 8
"""Lines that Page up and Page down go."""

QUERY_LETTERS = 200


class Palette(Overlay):
    """The search box over the list of what it found.

    Signals:
        thing_chosen: the person wants this: its kind and id (see `FoundRow`).
        command_run: the command with this id was set off.
    """

    thing_chosen = Signal(str, int)
    command_run = Signal(str)

    def __init__(
        self,
        actions: ActionRegistry,
        finder: Callable[[str], Sequence[FoundRow]],
        themes: ThemeManager,
        window: QWidget,
    ) -> None:
        """Make it hidden.

        Args:
            actions: the commands; those that are disabled now are left out.
            finder: finds things by what was typed, the best first, a few dozen of them; answers in milliseconds.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, "Find or do anything", width=WIDTH, at_top=True)
        self._actions = actions
        self._finder = finder
        self._commands: list[Command] = []
        self._recent: Sequence[str] = ()
        self.setObjectName("palette")
        self.box = SearchBox(themes, "Find or do anything")
        self.box.setMaxLength(QUERY_LETTERS)
        self.list = PaletteList(themes)
        self._nothing = TextLabel(role="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = TextLabel("Up and Down to choose, Enter to go there or do it, Esc to close", "small")
        self._lay_out()
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._on_box_text_changed)
        self.list.clicked.connect(self._on_list_clicked)

    @override
    def open(self, recent: Sequence[str] = ()) -> None:
        """Come up, with the commands run last on top.

        Args:
            recent: ids of commands, the last one run first.
        """
        self._recent = recent
        self._commands = [
            Command(spec.id, self._actions.action(spec.id).text(), shown_keys(spec), spec.icon, spec.tip)
            for spec in self._actions.specs()
            if spec.id != "open_palette" and self._actions.action(spec.id).isEnabled()
        ]
        self._list_rows()
        super().open()

    @override
    def first_focus(self) -> QWidget:
        return self.box

    @override
    def wanted_height(self, width: int) -> int:
        px = self.themes.metrics.px
        around = self.box.sizeHint().height() + self._hint.sizeHint().height() + px(46)
        room = min(px(TALLEST_LIST), self.height() * 6 // 10)
        content = self.list.content_height() or px(72)
        return around + min(content, room)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # There is only one place for the keyboard; Tab walks over the lines.
        self.list.step(1 if next else -1)
        return True

    def _take_key(self, key: Qt.Key) -> bool:
        """Do what a key of the list means; return whether it was one."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}
        if key in steps:
            self.list.step(steps[key], around=abs(steps[key]) == 1)
            self._announce()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        """Set box over list over hint."""
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.box)
        line = QFrame()
        line.setProperty("ground", "line")
        line.setFixedHeight(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 8)
        foot.addWidget(self._hint)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(line)
        self.body.addLayout(foot)

    def _list_rows(self) -> None:
        """Look for what is typed and show what there is."""
        query = self.box.text().strip()
        things = self._finder(query) if query else ()
        rows = palette_rows(query, self._commands, self._recent, things)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText("" if rows else f"Nothing is called “{query}”, and no command either.")
        if self.isVisible():
            self.place()
            self._announce_count(sum(not row.heading for row in rows))

    def _choose(self) -> None:
        """Go to the chosen thing, or do the chosen command; the palette is gone before."""
        row = self.list.current
        if row is None:
            return
        self.dismiss()
        if row.command is not None:
            action = self._actions.action(row.command.id)
            self.command_run.emit(row.command.id)
            # After the focus is back where the command may look for it.
            QTimer.singleShot(0, action, action.trigger)
        elif row.thing is not None:
            self.thing_chosen.emit(row.thing.kind, row.thing.id)

    def _announce(self) -> None:
        """Let a screen reader say the chosen line: the keyboard stays in the box."""
        if self.list.current is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, self.list.current.spoken))

    def _announce_count(self, found: int) -> None:
        """Let a screen reader say how much was found, and what Enter would do."""
        chosen = self.list.current.spoken if self.list.current is not None else ""
        words = f"{count(found, 'result')}, {chosen}" if found else "Nothing found"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, words))

    def _on_box_text_changed(self) -> None:
        self._list_rows()

    def _on_list_clicked(self, _: QModelIndex) -> None:
        self._choose()
