"""Keeps a column of row widgets in step with stored rows, so that what is being edited stays open. Imports Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.draft_place import keep_when_hidden


class RowList[W: QWidget](QWidget):
    """A column of widgets, one for each row id; widgets of rows that stay are kept."""

    def __init__(self, make: Callable[[int], W], parent: QWidget | None = None, *, gap: int = 2) -> None:
        """Make an empty list.

        Args:
            make: returns a connected widget for a row id.
            gap: between two widgets, in pixels.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._make = make
        self._widgets: dict[int, W] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self.hide()

    def show_ids(self, ids: Sequence[int]) -> dict[int, W]:
        """Have a widget for each id in this order; return them by id."""
        for gone in self._widgets.keys() - set(ids):
            widget = self._widgets.pop(gone)
            # The row went, not the person's wish to save what is typed in it.
            keep_when_hidden(widget)
            # Hidden where it stands, it hands the keyboard on to the row below.
            widget.hide()
            self._layout.removeWidget(widget)
            widget.deleteLater()
        for place, row_id in enumerate(ids):
            widget = self._widgets.get(row_id) or self._make(row_id)
            self._widgets[row_id] = widget
            if self._layout.indexOf(widget) != place:
                self._layout.insertWidget(place, widget)
                widget.show()
        self.setVisible(bool(ids))
        return self._widgets
