"""The backups, day by day, and what restoring the chosen one would change. Imports sheets, widgets and the core's rows.

It shows and asks; reading the files and restoring them is `ui.restoring`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from csops_desktop.backups import Backup
from csops_desktop.text.dates import say_date
from csops_desktop.text.times import say_time
from ui.dialogs.sheet import Sheet
from ui.dialogs.sheet_list import SheetList
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

WIDTH = 820
LIST = 280
HEIGHT = 340
FILE = Qt.ItemDataRole.UserRole

READING = "Looking into the backups…"
NONE = "There is no backup yet. One is made every half hour in which something changed, and when the window closes."
CHOOSE = "Choose a backup to see what it holds and what would change."


class BackupsSheet(Sheet):
    """A list, a preview, and the button that restores.

    Signals:
        looked_at: what this backup (`Path`) would change is wanted.
        restore_requested: put this backup (`Path`) in the workspace's place.
    """

    looked_at = Signal(object)
    restore_requested = Signal(object)

    def __init__(self, themes: ThemeManager, window: QWidget, today: date) -> None:
        """Make it hidden, with nothing in it yet.

        Args:
            themes: the look.
            window: what it opens over.
            today: the day that counts as today in the list.
        """
        super().__init__(themes, window, "Backups", width=WIDTH)
        self._today = today
        self.setObjectName("backups_sheet")
        self.list = SheetList("Backups")
        self.list.setObjectName("backups")
        self.heading = TextLabel("", "strong", wrap=True)
        self.says = TextLabel(READING, wrap=True)
        self.says.setAccessibleName(READING)
        self.says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error = TextLabel(role="error", wrap=True)
        self.error.hide()
        self._lay_out()
        self.folder_button = self.add_button("Show folder", icon="folder")
        self.restore_button = self.add_button("Restore", "primary", "restore")
        self.restore_button.setEnabled(False)
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.list.itemActivated.connect(self.submit)
        self.restore_button.clicked.connect(self.submit)

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.submit()
            return
        super().keyPressEvent(event)

    def submit(self, *_: object) -> None:
        """Ask for the chosen backup to be restored, once it is known what that would change."""
        file = self.chosen()
        if file is not None and self.restore_button.isEnabled():
            self.restore_requested.emit(file)

    def chosen(self) -> Path | None:
        """Return the backup that is chosen; `None` for none."""
        item = self.list.currentItem()
        found = None if item is None else item.data(FILE)
        return found if isinstance(found, Path) else None

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List the backups, given newest first, under their days; the newest one is chosen."""
        before = self.chosen()
        self.list.clear()
        days: list[date] = []
        for backup in backups:
            day = backup.made.astimezone().date()
            if days[-1:] != [day]:
                self._add_day(day)
                days.append(day)
            self._add(backup, day)
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(FILE) is not None]
        kept = [row for row in rows if self.list.item(row).data(FILE) == before]
        if rows:
            self.list.setCurrentRow((kept or rows)[0])
        else:
            self.show_preview("", [NONE], can_restore=False)

    def show_preview(self, heading: str, paragraphs: Sequence[str], *, can_restore: bool) -> None:
        """Say what restoring would change.

        Args:
            heading: which backup it is about.
            paragraphs: what is said, with room between.
            can_restore: it can be restored.
        """
        self.heading.setText(heading)
        self.heading.setHidden(not heading)
        text = "\n\n".join(paragraphs)
        self.says.setText(text)
        self.says.setAccessibleName(text)
        # A person who hears the list hears what it is about, too.
        self.list.setAccessibleDescription(text)
        self.restore_button.setEnabled(can_restore)
        self.restore_button.setAccessibleDescription(f"{heading}. {text}")
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say why something was not done; "" for nothing."""
        self.error.setText(sentence)
        self.error.setHidden(not sentence)

    def _lay_out(self) -> None:
        """Set the preview beside the list."""
        px = self.themes.metrics.px
        self.list.setFixedWidth(px(LIST))
        self.list.setMinimumHeight(px(HEIGHT))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.list)
        column = QVBoxLayout()
        column.setSpacing(8)
        for label in (self.heading, self.says, self.error):
            column.addWidget(label)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.content.addLayout(row, 1)

    def _add_day(self, day: date) -> None:
        """Add the line above the backups of a day."""
        item = QListWidgetItem(say_date(day, self._today))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, self.themes.metrics.px(28)))
        self.list.addItem(item)

    def _add(self, backup: Backup, day: date) -> None:
        """Add a backup: when it was made, and what was done last before it."""
        made = say_time(backup.made.astimezone().time())
        holds = backup.holds
        last = "can't be restored" if holds is None else holds.last.sentence if holds.last else "empty"
        item = QListWidgetItem(f"{made}   {last}")
        item.setData(FILE, backup.file)
        size = f"{backup.size / 1_000_000:.1f} MB"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{say_date(day, self._today)}, {made}: {last}, {size}")
        item.setSizeHint(QSize(0, self.themes.metrics.px(28)))
        self.list.addItem(item)

    def _on_list_current_item_changed(self, *_: object) -> None:
        file = self.chosen()
        self.restore_button.setEnabled(False)
        if file is not None:
            self.looked_at.emit(file)
