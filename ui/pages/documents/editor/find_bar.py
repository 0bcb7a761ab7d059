"""Find and replace in one document, in a bar below its text. Imports Qt, widgets and the theme."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.icon_button import IconButton
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class FindBar(QFrame):
    """Searches the text of one editor.

    Signals:
        closed: Esc or the button; the keyboard belongs back in the text.
    """

    closed = Signal()

    def __init__(self, themes: ThemeManager, edit: QPlainTextEdit, parent: QWidget | None = None) -> None:
        """Make it hidden; `edit` is what is searched."""
        super().__init__(parent)
        self._edit = edit
        self.find_edit = _field("Find")
        self.replace_edit = _field("Replace with")
        self.case_box = CheckBox(themes, "Match case")
        self.previous_button = IconButton(themes, "chevron-up", "Previous match")
        self.next_button = IconButton(themes, "chevron-down", "Next match")
        self.replace_button = Button(themes, "Replace", small=True)
        self.replace_all_button = Button(themes, "Replace all", small=True)
        self.close_button = IconButton(themes, "close", "Close find")
        self.says = TextLabel(role="small")
        self.setProperty("ground", "surface")
        self.setAccessibleName("Find and replace")
        self._lay_out()
        self.hide()
        self.find_edit.textChanged.connect(self._on_find_edit_text_changed)
        self.find_edit.submit_requested.connect(self.find_next)
        self.replace_edit.submit_requested.connect(self.replace)
        self.case_box.toggled.connect(self._on_find_edit_text_changed)
        self.previous_button.clicked.connect(self.find_previous)
        self.next_button.clicked.connect(self.find_next)
        self.replace_button.clicked.connect(self.replace)
        self.replace_all_button.clicked.connect(self.replace_all)
        for signal in (self.find_edit.cancel_requested, self.replace_edit.cancel_requested, self.close_button.clicked):
            signal.connect(self.close_bar)

    def open(self, *, replacing: bool = False) -> None:
        """Show it and take the keyboard; what is selected in the text is looked for.

        Args:
            replacing: begin with the second field, if there is something to look for.
        """
        selected = self._edit.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.find_edit.setText(selected)
        self.show()
        field = self.replace_edit if replacing and self.find_edit.text() else self.find_edit
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        self._count()

    def close_bar(self) -> None:
        """Go."""
        self.hide()
        self.closed.emit()

    def find_next(self) -> bool:
        """Select the next match, beginning again at the top behind the last; say whether there is one."""
        return self._find(QTextDocument.FindFlag(0), QTextCursor.MoveOperation.Start)

    def find_previous(self) -> bool:
        """Select the match before; say whether there is one."""
        return self._find(QTextDocument.FindFlag.FindBackward, QTextCursor.MoveOperation.End)

    def replace(self) -> None:
        """Replace the match that is selected and go to the next."""
        cursor = self._edit.textCursor()
        if self._is_match(cursor.selectedText()):
            cursor.insertText(self.replace_edit.text())
        self.find_next()
        self._count()

    def replace_all(self) -> None:
        """Replace every match, as one step of undo."""
        wanted, number = self.find_edit.text(), 0
        if not wanted:
            return
        document, flags = self._edit.document(), self._flags()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        found = document.find(wanted, cursor, flags)
        while not found.isNull():
            found.insertText(self.replace_edit.text())
            number += 1
            found = document.find(wanted, found, flags)
        cursor.endEditBlock()
        self.says.setText(f"{_matches(number)} replaced" if number else "No match")

    def _find(self, direction: QTextDocument.FindFlag, again_from: QTextCursor.MoveOperation) -> bool:
        """Select a match in a direction."""
        wanted = self.find_edit.text()
        if not wanted:
            return False
        document, flags = self._edit.document(), self._flags() | direction
        found = document.find(wanted, self._edit.textCursor(), flags)
        if found.isNull():
            end = QTextCursor(document)
            end.movePosition(again_from)
            found = document.find(wanted, end, flags)
        if found.isNull():
            self.says.setText("No match")
            return False
        self._edit.setTextCursor(found)
        return True

    def _is_match(self, text: str) -> bool:
        """Say whether a selected text is what is looked for."""
        wanted = self.find_edit.text()
        return bool(wanted) and (text == wanted if self.case_box.isChecked() else text.casefold() == wanted.casefold())

    def _flags(self) -> QTextDocument.FindFlag:
        """Return how to search."""
        return QTextDocument.FindFlag.FindCaseSensitively if self.case_box.isChecked() else QTextDocument.FindFlag(0)

    def _count(self) -> None:
        """Say how many matches there are."""
        wanted, text = self.find_edit.text(), self._edit.toPlainText()
        if not self.case_box.isChecked():
            wanted, text = wanted.lower(), text.lower()
        number = text.count(wanted) if wanted else 0
        self.says.setText("" if not wanted else _matches(number) if number else "No match")
        self.find_edit.setAccessibleDescription(self.says.text())

    def _lay_out(self) -> None:
        """Set the two fields over one another, their buttons beside them."""
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        upper = (self.find_edit, self.previous_button, self.next_button, self.close_button)
        for column, widget in enumerate(upper):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.replace_edit, 1, 0)
        grid.addWidget(self.replace_button, 1, 1, 1, 3)
        grid.addWidget(self.case_box, 2, 0)
        grid.addWidget(self.says, 3, 0)
        grid.addWidget(self.replace_all_button, 2, 1, 1, 3)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _on_find_edit_text_changed(self, *_: object) -> None:
        """Go to the first match from where the cursor is."""
        cursor = self._edit.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._edit.setTextCursor(cursor)
        self._count()
        if self.find_edit.text():
            self.find_next()


def _field(name: str) -> LineField:
    """Return a field with a name."""
    field = LineField()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setObjectName(f"{name.split()[0].lower()}_edit")
    return field


def _matches(number: int) -> str:
    """Return a number of matches in words."""
    return "1 match" if number == 1 else f"{number} matches"
