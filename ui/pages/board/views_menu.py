"""Saved views: a menu that applies, keeps, renames and forgets filters. Imports Qt, the core and the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget, QWidgetAction

from csops_desktop.commands.labels import quoted
from ui.models.board_filter import BoardFilter
from ui.pages.board.area_menu import menu_text
from ui.theme.theme import ThemeManager
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from csops_desktop.queries.views import SavedViewRow


class ViewsMenu(QMenu):
    """The saved views, and a line to save the present one or to give one of them another name.

    Signals:
        view_chosen(filter): show what a `BoardFilter` says.
        save_requested(name): keep the present filter under a name.
        rename_requested(row, name): give a `SavedViewRow` another name.
        delete_requested(row): forget one.
    """

    view_chosen = Signal(object)
    save_requested = Signal(str)
    rename_requested = Signal(object, str)
    delete_requested = Signal(object)

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self.setObjectName("views_menu")
        self.setAccessibleName("Views")
        self.name_edit = LineField()
        self.name_edit.setObjectName("view_name_edit")
        self.name_edit.setPlaceholderText("Name of this view")
        self._name_label = TextLabel(role="label")
        self._renamed: SavedViewRow | None = None
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
        self._ask()
        self.addAction(self._save_action)
        if views:
            self.addSeparator()
            self._add_choice("Rename a view", views, self._on_rename_triggered)
            self._add_choice("Delete a view", views, self._on_deletion_triggered)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._renamed is not None or self.actions()[0] is self._save_action:
            self.setActiveAction(self._save_action)
            self.name_edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._renamed = None
        super().hideEvent(event)

    def _add_choice(self, title: str, views: list[SavedViewRow], chosen: Callable[[], None]) -> None:
        """Add a submenu of all views."""
        menu = QMenu(title, self)
        for view in views:
            action = menu.addAction(menu_text(view.name))
            action.setData(view)
            action.triggered.connect(chosen)
        self.addMenu(menu)

    def _ask(self) -> None:
        """Let the line ask for a name for the present view, or for another one of the view that is renamed."""
        view = self._renamed
        for_what = "Save this view as" if view is None else f"Rename {quoted(view.name)} to"
        self._name_label.setText(for_what)
        self.name_edit.setAccessibleName(for_what)
        self.name_edit.setText("" if view is None else view.name)
        self.name_edit.selectAll()

    def _save_line(self) -> QFrame:
        """Return the label and the line in which a name is typed."""
        frame = QFrame()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(self._name_label)
        layout.addWidget(self.name_edit)
        self.name_edit.setMinimumWidth(self._manager.metrics.px(190))
        # A menu hands the keyboard to the line as a whole when Down comes to it.
        frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        frame.setFocusProxy(self.name_edit)
        return frame

    def _on_name_edit_submit_requested(self) -> None:
        name, renamed = self.name_edit.text().strip(), self._renamed
        if not name:
            return
        self.close()
        if renamed is None:
            self.save_requested.emit(name)
        elif name != renamed.name:
            self.rename_requested.emit(renamed, name)

    def _on_view_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.view_chosen.emit(BoardFilter.from_json(action.data().filter))

    def _on_rename_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._renamed = action.data()
        # It comes up again, with the line for this view.
        self.popup(self.pos())

    def _on_deletion_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.delete_requested.emit(action.data())
