"""The list of Today with the buttons of its selected line: pointer and keys become deeds. Imports Qt and its siblings.

The selected line has real buttons, so that a screen reader finds them by name and Tab reaches them; any other line
under the pointer has painted ones in the same places.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.domain.today import Line
from csops_desktop.queries.today_words import headline
from ui.pages.today.deeds import SPECS, Deed, deed_for_key, deeds_of
from ui.pages.today.delegate import LineDelegate, paint_button
from ui.pages.today.model import FoldRow, TodayModel
from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton
from ui.widgets.row_list import RowList
from ui.widgets.row_menu import below_row, row_asked_for, row_menu

NAME = "Today"
WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class LineButton(PaintedButton):
    """One button of the selected line."""

    def __init__(self, themes: ThemeManager, deed: Deed, title: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self.deed = deed
        spec = SPECS[deed]
        self.setAccessibleName(f"{spec.word}: {title}")
        key = "Enter" if deed is Deed.OPEN else spec.cap
        self.setToolTip(f"{spec.word} ({key})")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_button(painter, self.rect(), self.themes, self.deed, hovered=self.underMouse(), pressed=self.isDown())
        self.paint_ring(painter, 6)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineList(RowList):
    """The rows; painted buttons and single keys are deeds of their line.

    Signals:
        deed_requested(line, deed): do this about this line.
        fold_requested(section): show the rest of a section, or fold it again.
        moved: rows or scroll position changed; what stands over a row must follow.
    """

    deed_requested = Signal(object, object)
    fold_requested = Signal(str)
    moved = Signal()

    def __init__(self, themes: ThemeManager, model: TodayModel) -> None:
        super().__init__(uniform=False)
        self._themes = themes
        self.rows = model
        self.lines = LineDelegate(themes, model, self)
        self.setObjectName("today_list")
        self.setAccessibleName(NAME)
        self.setItemDelegate(self.lines)
        self.setModel(model)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.selectionModel().currentChanged.connect(self.moved)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @property
    def current_line(self) -> Line | None:
        """The selected line."""
        return self.rows.line_at(self.currentIndex().row())

    def deeds_of(self, line: Line) -> tuple[Deed, ...]:
        """Return what can be done about a line here."""
        return deeds_of(line, self.rows.today())

    def row_rect(self, row: int) -> QRect:
        """Return the place of a row in the viewport."""
        return self.visualRect(self.rows.index(row))

    def rects_of(self, row: int) -> dict[Deed, QRect]:
        """Return the places of all buttons of a row in the viewport; nothing where it holds no line."""
        line = self.rows.line_at(row)
        if line is None:
            return {}
        return self.lines.button_rects(self.row_rect(row), line, narrow=self.lines.is_narrow(self))

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        line = self.current_line
        row = self.rows.row_at(self.currentIndex().row())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if plain and isinstance(row, FoldRow) and enter:
            self.fold_requested.emit(row.section)
        elif plain and line is not None and (deed := self._deed(event.key(), line)) is not None:
            self.deed_requested.emit(line, deed)
        elif event.text().isprintable() and event.text() and plain:
            # Qt would look for a row that begins with the letter.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _deed(self, key: int, line: Line) -> Deed | None:
        """Return the deed of a line that a key does."""
        return deed_for_key(key, line, self.rows.today())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(self.rows.stop_near(0)))
        super().focusInEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = row_asked_for(self, event)
        line = self.rows.line_at(index.row())
        if line is None:
            return
        menu = row_menu(self)
        for deed in self.deeds_of(line):
            spec = SPECS[deed]
            key = "Enter" if deed is Deed.OPEN else spec.cap
            action = menu.addAction(self._themes.icon(spec.icon), f"{spec.word}\t{key}")
            action.setData(deed)
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(below_row(self, index))

    # Pointer

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())
        super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self.lines.pointed is not None:
            self.lines.pressed = self.lines.pointed
            self.viewport().update()
            return
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self.lines.pressed = self.lines.pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            self._press_fold(event)
            return
        self._point(event.position().toPoint())
        self.viewport().update()
        row = self.lines.hovered
        line = self.rows.line_at(row)
        if pressed is self.lines.pointed and line is not None:
            self.setCurrentIndex(self.rows.index(row))
            self.deed_requested.emit(line, pressed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.rows.line_at(self.indexAt(event.position().toPoint()).row())
        if line is not None and self.lines.pointed is None:
            self.deed_requested.emit(line, Deed.OPEN)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.lines.hovered, self.lines.pointed = -1, None
        self.viewport().update()
        super().leaveEvent(event)

    def _press_fold(self, event: QMouseEvent) -> None:
        """Turn a fold that was clicked."""
        row = self.rows.row_at(self.indexAt(event.position().toPoint()).row())
        if isinstance(row, FoldRow) and event.button() is Qt.MouseButton.LeftButton:
            self.fold_requested.emit(row.section)

    def _point(self, place: QPoint) -> None:
        """Notice which row and which painted button the pointer is on."""
        row = self.indexAt(place).row()
        rects = {} if row == self.lines.dressed else self.rects_of(row)
        pointed = next((deed for deed, rect in rects.items() if rect.contains(place)), None)
        if (row, pointed) != (self.lines.hovered, self.lines.pointed):
            self.lines.hovered, self.lines.pointed = row, pointed
            self.viewport().update()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.moved.emit()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        chosen = selected.indexes()
        if chosen and chosen[0] != self.currentIndex():
            # A screen reader selects a row without making it the current one.
            self.setCurrentIndex(chosen[0])

    def _on_menu_triggered(self, action: object) -> None:
        line = self.current_line
        deed = action.data() if hasattr(action, "data") else None
        if line is not None and deed is not None:
            self.deed_requested.emit(line, Deed(deed))

    def _on_themes_theme_changed(self) -> None:
        """Fit the heights to the font."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class LineArea(QWidget):
    """The list, and over it the real buttons of its selected line."""

    def __init__(self, themes: ThemeManager, model: TodayModel) -> None:
        super().__init__()
        self._themes = themes
        self._buttons: dict[Deed, LineButton] = {}
        self._line: Line | None = None
        self.list = LineList(themes, model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.list.moved.connect(self._on_list_moved)
        model.dataChanged.connect(self._on_list_moved)
        model.rowsRemoved.connect(self._on_list_moved)
        model.rowsInserted.connect(self._on_list_moved)

    @property
    def buttons(self) -> dict[Deed, LineButton]:
        """The buttons of the selected line."""
        return self._buttons

    def place_of(self, row: int) -> QRect:
        """Return the place of a row in this widget."""
        rect = self.list.row_rect(row)
        rect.moveTopLeft(self.list.viewport().mapTo(self, rect.topLeft()))
        return rect

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.key() in WALKING:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if event.key() != Qt.Key.Key_Escape:
            # A key that a button didn't want is meant for the list.
            self.list.keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _dress(self, line: Line | None) -> None:
        """Make the buttons of another line."""
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        self._line = line
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if line is None:
            return
        title = headline(line, self.list.rows.today())
        before: QWidget = self.list
        for deed in reversed(self.list.deeds_of(line)):
            button = LineButton(self._themes, deed, title, self)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[deed] = button
            QWidget.setTabOrder(before, button)
            before = button

    def _place(self) -> None:
        """Put the buttons where the selected line stands; where that is scrolled away they go."""
        rects = self.list.rects_of(self.list.currentIndex().row()) if self._buttons else {}
        viewport = self.list.viewport()
        shown = QRect(viewport.mapTo(self, QPoint(0, 0)), viewport.size())
        dressed = -1
        for deed, button in self._buttons.items():
            rect = rects.get(deed, QRect())
            rect.moveTopLeft(viewport.mapTo(self, rect.topLeft()))
            button.setGeometry(rect)
            button.setVisible(not rect.isEmpty() and shown.contains(rect))
            if button.isVisibleTo(self):
                button.raise_()
                dressed = self.list.currentIndex().row()
        self.list.lines.dressed = dressed

    def _on_list_moved(self, *_: object) -> None:
        line = self.list.current_line
        if line != self._line:
            self._dress(line)
        self._place()
        self.list.viewport().update()

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, LineButton) and self._line is not None:
            self.list.deed_requested.emit(self._line, button.deed)
