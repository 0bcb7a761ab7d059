"""One point of a checklist: a definition of green, a plan. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.field_keys import claims
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.text_label import TextLabel


class CheckLine(QWidget):
    """A check box, a text that is edited in place, something at the right, and Delete under the pointer.

    The check box is the line's one Tab stop: Space ticks, F2 or Enter edits, Delete deletes, Alt+Up and Alt+Down move.

    Signals:
        toggled_by_user: the person ticked (True) or unticked (False) it.
        text_committed: the person wants this text; answer as for `InlineEdit.committed`.
        delete_requested: the line is to go.
        move_requested: by -1 up, by 1 down.
    """

    toggled_by_user = Signal(bool)
    text_committed = Signal(str)
    delete_requested = Signal()
    move_requested = Signal(int)

    def __init__(
        self, themes: ThemeManager, text: str = "", *, done: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show a line.

        Args:
            themes: the colours and icons.
            text: what is to be done or true.
            done: whether it is.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.box = CheckBox(themes, role="green")
        self.edit = InlineEdit(themes, "Text")
        self._aside = TextLabel(role="small")
        self._delete = IconButton(themes, "close", "Delete", small=True)
        self._row = QHBoxLayout(self)
        self.box.setObjectName("check_box")
        self.edit.display.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delete.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.set_line(text, done=done)
        self.box.clicked.connect(self.toggled_by_user)
        self.edit.committed.connect(self.text_committed)
        self.edit.editing_changed.connect(self._on_edit_editing_changed)
        self._delete.clicked.connect(self.delete_requested)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def set_line(self, text: str, *, done: bool, aside: str = "", aside_tip: str = "") -> None:
        """Show what is stored.

        Args:
            text: the words, struck through when done.
            done: the check mark.
            aside: a short text at the right, such as a date.
            aside_tip: what the tooltip over it says: the exact date.
        """
        self.box.setChecked(done)
        self.box.setAccessibleName(text)
        self.edit.set_text(text, struck=done)
        self._aside.setText(aside)
        self._aside.setToolTip(aside_tip)
        self._aside.setVisible(bool(aside))
        self._delete.setAccessibleName(f"Delete {text}")

    def set_aside_widget(self, widget: QWidget) -> None:
        """Put a widget, such as a date field, in the place at the right."""
        self._row.insertWidget(self._row.indexOf(self._aside), widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_error(self, sentence: str) -> None:
        """Refuse a committed text; what was typed stays."""
        self.edit.show_error(sentence)

    @override
    def event(self, event: QEvent) -> bool:
        return claims(event, Qt.Key.Key_F2) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_requested.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._delete.setVisible(not self.edit.editing)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._delete.hide()
        super().leaveEvent(event)

    def _lay_out(self) -> None:
        """Set box, text, right-hand text and delete button in a row, held together at the first line of the text."""
        top = Qt.AlignmentFlag.AlignTop
        policy = self._delete.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._delete.setSizePolicy(policy)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(5)
        self._row.addWidget(self.box, 0, top)
        self._row.addWidget(self.edit, 1, top)
        self._row.addWidget(self._delete, 0, top)
        self._row.addWidget(self._aside, 0, top)
        self._delete.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _on_themes_theme_changed(self) -> None:
        """Keep the right-hand text level with the first line of the words."""
        self._aside.setFixedHeight(self.box.sizeHint().height())

    def _on_edit_editing_changed(self, editing: bool) -> None:
        """Bring the keyboard back to the line when its text was edited."""
        if editing:
            self._delete.hide()
        elif not self._focus_is_elsewhere():
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_is_elsewhere(self) -> bool:
        """Whether another control outside this line has the focus already."""
        focused = QApplication.focusWidget()
        return focused is not None and not self.isAncestorOf(focused)
