"""What stands in the board's place when there is nothing to show. Imports Qt, the theme and widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.empty_state import EmptyState


class BoardEmpty(EmptyState):
    """An empty workspace: what belongs here, and the two ways to begin."""

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(
            manager,
            "board",
            "Nothing on the board yet",
            "What CS Ops owns stands here, red, yellow or green. Import a tracker, or begin with one responsibility.",
            parent,
        )
        self.setObjectName("board_empty")
        self.import_button = self.add_button("Import a tracker…", "primary", "import")
        self.new_button = self.add_button("New responsibility", icon="add")


class NoMatch(EmptyState):
    """A filter that finds nothing, and the way back."""

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(manager, "search", "No card matches", "", parent)
        self.setObjectName("no_match")
        self.clear_button = self.add_button("Clear filter")
