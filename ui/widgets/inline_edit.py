"""Text that becomes a field where it stands. Imports Qt and `ui.theme`.

What was typed is never lost: a refused text stays in the open field with the reason beneath, and a newer text that
comes from elsewhere waits until the field is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QVBoxLayout, QWidget

from ui.theme.theme import FontRole, ThemeManager
from ui.widgets.draft_place import copy_name, name_field, slug
from ui.widgets.field_keys import claims
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_field import LineField
from ui.widgets.text_button import TextButton
from ui.widgets.text_label import TextLabel


class InlineEdit(QWidget):
    """Shows a text; a click, Enter or F2 edits it.

    Enter (Ctrl+Enter where it has several lines) and leaving the field commit, Esc restores.

    Signals:
        committed: the person wants this text, trimmed and different from the one shown. The receiver stores it and
            calls `set_text`, or refuses it with `show_error` before it returns.
        editing_changed: the field was opened (True) or closed (False).
    """

    committed = Signal(str)
    editing_changed = Signal(bool)

    def __init__(
        self,
        themes: ThemeManager,
        name: str,
        *,
        placeholder: str = "",
        font_role: FontRole = "text",
        multi_line: bool = False,
        completions: Callable[[], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show an empty text.

        Args:
            themes: the colours and fonts.
            name: what the text is, for the accessible name: "Title".
            placeholder: muted words while it is empty: "Add a summary".
            font_role: the kind of text.
            multi_line: let it have several lines.
            completions: asked for texts to offer each time the field is opened; only for a single line.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._name = name
        self._placeholder = placeholder
        self._font_role: FontRole = font_role
        self._multi_line = multi_line
        self._completions = completions
        self._text = ""
        self._struck = False
        self._refused = False
        self._committing = False
        self._editor: LineField | GrowingEdit | None = None
        self._error = TextLabel(role="error", wrap=True)
        self._note = TextLabel(role="small", wrap=True)
        self.display = TextButton(themes, font_role=font_role, placeholder=placeholder, parent=self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.display)
        self._layout.addWidget(self._error)
        self._layout.addWidget(self._note)
        self._note.hide()
        self._error.hide()
        name_field(self, slug(name), f"the {name.lower()} of")
        self.setObjectName(f"{name.lower().replace(' ', '_')}_inline")
        self.display.setObjectName("display")
        self.display.clicked.connect(self.edit)
        self.set_text("")

    @property
    def text(self) -> str:
        """The text as stored, without what is being typed."""
        return self._text

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return self._editor is not None

    @property
    def typed(self) -> str:
        """What stands in the open field, trimmed; the stored text where none is open."""
        if isinstance(self._editor, GrowingEdit):
            return self._editor.toPlainText().strip()
        return self._editor.text().strip() if self._editor is not None else self._text

    def set_text(self, text: str, *, struck: bool = False) -> None:
        """Show a stored text; an open field keeps what is typed in it.

        Args:
            text: the new text.
            struck: draw a line through it.
        """
        self._text = text
        self._struck = struck
        self.display.show_text(text, struck=struck)
        self.display.setAccessibleName(f"{self._name}: {text or self._placeholder}")

    def edit(self) -> None:
        """Open the field with all of the text selected."""
        if self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._editor = self._make_editor()
        self.display.hide()
        self._layout.insertWidget(0, self._editor)
        self._editor.show()
        # Selected first: with the focus a text comes back that was not saved, and stands there with the cursor behind.
        self._editor.selectAll()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing_changed.emit(True)

    def finish(self) -> bool:
        """Commit what is typed; return whether the field is closed now. For owners that are about to go away."""
        if self._editor is not None:
            self._commit()
        return self._editor is None

    def cancel(self) -> None:
        """Close the field and keep the stored text."""
        self._close()

    def show_error(self, sentence: str) -> None:
        """Refuse what was committed: the field stays open with the sentence beneath."""
        self._refused = True
        if self._editor is None:
            self.edit()
        assert self._editor is not None
        self._error.setText(sentence)
        self._error.show()
        self._mark_wrong(self._editor)
        self._editor.setAccessibleDescription(sentence)

    @override
    def event(self, event: QEvent) -> bool:
        return claims(event, Qt.Key.Key_F2) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit()
            return
        super().keyPressEvent(event)

    def _make_editor(self) -> LineField | GrowingEdit:
        """Return a field with the stored text; it is made when first needed, since most texts are only read."""
        editor: LineField | GrowingEdit
        if self._multi_line:
            editor = GrowingEdit(self)
            editor.setFont(self._themes.font(self._font_role))
            editor.setPlainText(self._text)
        else:
            editor = LineField(self._text, self)
            editor.setFont(self._themes.font(self._font_role))
            if self._completions is not None:
                editor.setCompleter(_completer(self._completions(), editor))
        editor.setPlaceholderText(self._placeholder)
        editor.setAccessibleName(self._name)
        editor.setObjectName("editor")
        editor.submit_requested.connect(self._on_editor_submit_requested)
        editor.left.connect(self._on_editor_left)
        editor.cancel_requested.connect(self.cancel)
        editor.draft_shown.connect(self._on_editor_draft_shown)
        copy_name(self, editor)
        return editor

    def _commit(self) -> None:
        """Ask the owner to store what is typed, and close the field unless it is refused."""
        if self._committing:
            return
        text = self.typed
        self._refused = False
        if text != self._text:
            self._committing = True
            try:
                self.committed.emit(text)
            finally:
                self._committing = False
        if not self._refused:
            self._close()

    def _close(self) -> None:
        """Put the text in the field's place, and the focus on it where the field had it."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (focused is editor or editor.isAncestorOf(focused))
        self._error.hide()
        self._note.hide()
        self.display.show()
        if had_focus:
            self.display.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layout.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.editing_changed.emit(False)

    def _mark_wrong(self, editor: QWidget) -> None:
        """Give the field the red edge; a changed property needs the style to look again."""
        editor.setProperty("wrong", True)
        editor.style().unpolish(editor)
        editor.style().polish(editor)

    def _on_editor_submit_requested(self) -> None:
        """Commit on Enter."""
        self._commit()

    def _on_editor_draft_shown(self, sentence: str) -> None:
        """Say what became of the field since the text was typed."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _on_editor_left(self) -> None:
        """Commit when the person goes on to something else."""
        if self._editor is not None:
            self._commit()


def _completer(texts: Sequence[str], editor: QWidget) -> QCompleter:
    """Return what offers the texts that hold what is typed, in any letter case."""
    completer = QCompleter(list(texts), editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
