"""What every page of the rail offers the window: tools, things to open, actions to do. Imports Qt.

A page never reaches for the window or another page: it says what it wants by signals, and `ui.rooms` and the shell
connect them.
"""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One page of the rail, made on its first visit.

    Signals:
        message_requested: a sentence for the toast.
        thing_requested: show this thing where it lives; its kind and id, as in `FoundRow`.
        action_requested: run the action with this id.
    """

    message_requested = Signal(str)
    thing_requested = Signal(str, int)
    action_requested = Signal(str)

    @abstractmethod
    def tool_row(self) -> QWidget:
        """Return the page's tools, which stand in the window's tool row; always the same widget."""

    def open_thing(self, kind: str, thing: int) -> None:
        """Select and show one thing of the page.

        Args:
            kind: as in `FoundRow`, one of those that `ui.rooms` says live here.
            thing: its id.
        """
        raise NotImplementedError(f"{type(self).__name__} shows no {kind}")

    def do(self, action_id: str) -> None:
        """Do one of the actions that `ui.rooms` says belong to the page; the page is in front."""
        raise NotImplementedError(f"{type(self).__name__} doesn't know {action_id}")

    def find_here(self) -> None:
        """Bring the keyboard into the page's filter or search; a page without one does nothing."""

    def finish(self) -> None:
        """Save what is being typed; called before the window closes."""
