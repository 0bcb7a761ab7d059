"""What is done less often with a promise, and where it leads. Imports Qt and the core's rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.commands import labels
from csops_desktop.domain.promises import CommitmentState
from csops_desktop.queries.people_rows import CommitmentRow
from ui.theme.theme import ThemeManager


class PromiseMenu(QMenu):
    """The menu behind the three dots.

    Signals:
        cancel_requested: it no longer holds.
        trash_requested: it was noted by mistake.
        thing_requested: show this thing where it lives; kind and id.
    """

    cancel_requested = Signal()
    trash_requested = Signal()
    thing_requested = Signal(str, int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def offer(self, row: CommitmentRow, *, with_person: bool) -> None:
        """Offer what fits a promise; `with_person` leads to the person too."""
        icon = self._themes.icon
        self.clear()
        if row.state is CommitmentState.OPEN:
            self.addAction(icon("close"), "It no longer holds…").triggered.connect(self.cancel_requested)
        links = (
            ("responsibility", row.responsibility_id, row.responsibility, "board"),
            ("document", row.document_id, row.document, "documents"),
            ("person", row.person_id if with_person else None, row.person, "person"),
        )
        for kind, thing, title, icon_name in links:
            if thing is not None and title:
                # Qt would take an ampersand for a shortcut.
                action = self.addAction(icon(icon_name), f"Open {labels.quoted(title)}".replace("&", "&&"))
                action.triggered.connect(partial(self._on_open_triggered, kind, int(thing)))
        self.addAction(icon("trash"), "Move to the trash").triggered.connect(self.trash_requested)

    def _on_open_triggered(self, kind: str, thing: int, _: bool = False) -> None:
        self.thing_requested.emit(kind, thing)
