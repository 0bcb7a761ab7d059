"""Saved views: a menu that applies, keeps and forgets filters under a name. Imports Qt, the core and the models."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget, QWidgetAction

from csops_desktop.queries.views import SavedViewRow
from ui.models.board_filter import BoardFilter
from ui.pages.board.area_menu import menu_text
from ui.theme.theme import ThemeManager
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class ViewsMenu(QMenu):
    """The saved views, and a line to save the present one.

    Signals:
        view_chosen(filter): show what a `BoardFilter` says.
        save_requested(name): keep the present filter under a name.
        delete_requested(row): forget a `SavedViewRow`.
    """

    view_chosen = Signal(object)
    save_requested = Signal(str)
    delete_requested = Signal(object)

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self.setObjectName("views_menu")
        self.setAccessibleName("Views")
        self.name_edit = LineField()
        self.name_edit.setObjectName("view_name_edit")
        self.name_edit.setPlaceholderText("Name of this view")
        self.name_edit.setAccessibleName("Save this view as")
        self.name_edit.submit_requested.connect(self._on_name_edit_submit_requested)
        self.name_edit.cancel_requested.connect(self.close)
        self._save_action = QWidgetAction(self)
        self._save_action.setDefaultWidget(self._save_line())

    def offer(self, views: list[SavedViewRow], present: BoardFilter) -> None:
        """Fill the menu.

        Args:
            views: the saved views by name.
            present: what is shown now; the view that keeps the same is ticked.
        """
        self.removeAction(self._save_action)
        for menu in self.findChildren(QMenu):
            menu.deleteLater()
        self.clear()
        for view in views:
            action = self.addAction(menu_text(view.name))
            action.setCheckable(True)
            action.setChecked(BoardFilter.from_json(view.filter) == present)
            action.setData(view)
            action.triggered.connect(self._on_view_triggered)
        if views:
            self.addSeparator()
        self.name_edit.clear()
        self.addAction(self._save_action)
        if views:
            self._add_deletions(views)

    def _add_deletions(self, views: list[SavedViewRow]) -> None:
        """Add a submenu that forgets views."""
        self.addSeparator()
        menu = QMenu("Delete a view", self)
        for view in views:
            action = menu.addAction(menu_text(view.name))
            action.setData(view)
            action.triggered.connect(self._on_deletion_triggered)
        self.addMenu(menu)

    def _save_line(self) -> QFrame:
        """Return the label and the line in which a name is typed."""
        frame = QFrame()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(TextLabel("Save this view as", "label"))
        layout.addWidget(self.name_edit)
        self.name_edit.setMinimumWidth(self._manager.metrics.px(190))
        return frame

    def _on_name_edit_submit_requested(self) -> None:
        name = self.name_edit.text().strip()
        if name:
            self.close()
            self.save_requested.emit(name)

    def _on_view_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.view_chosen.emit(BoardFilter.from_json(action.data().filter))

    def _on_deletion_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.delete_requested.emit(action.data())
