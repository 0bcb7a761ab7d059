"""Asks what was checked before a document counts as verified, with what changed since the last time beside the button.

There is one document in it, and no way to more than one: a person who verifies forty pages in a minute read none.
Imports the core's words, `ui.dialogs.sheet` and widgets.
"""

from __future__ import annotations

from typing import NamedTuple, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from csops_desktop.commands.labels import quoted
from csops_desktop.domain.trust import How
from csops_desktop.queries.document_rows import DocumentDetail
from csops_desktop.text.dates import say_date
from ui.dialogs.sheet import Sheet
from ui.pages.documents.diff_view import DiffView
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.draft_place import belongs_to
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 860
QUESTIONS = {
    How.READ: "Read through: every sentence still holds",
    How.TRIED: "Tried the steps: they work as written",
    How.ASKED: "Asked the owner: they agree with it",
    How.DATA: "Checked the data: numbers and fields are right",
}
MISSING = "Choose at least one thing that you checked."


class Answer(NamedTuple):
    """What the person said: the checks, a remark, and who checked ("" for the operator)."""

    how: tuple[How, ...]
    note: str
    by: str


class VerifySheet(Sheet):
    """Four boxes, a remark, the difference, one button.

    Signals:
        answered: the document is verified so (`Answer`).
    """

    answered = Signal(object)

    def __init__(self, detail: DocumentDetail, before: str | None, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden.

        Args:
            detail: the document.
            before: the text that was verified last, `None` where none was.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, "Verify", width=WIDTH)
        self.setObjectName("verify_sheet")
        belongs_to(self, "document", int(detail.row.id), quoted(detail.row.title))
        self._detail = detail
        self.boxes = {how: CheckBox(themes, words) for how, words in QUESTIONS.items()}
        self.note_edit = GrowingEdit()
        self.note_edit.setPlaceholderText("What did you find? A sentence makes this worth more.")
        self.note_edit.setAccessibleName("Remark")
        self.by_edit = LineField()
        self.by_edit.setPlaceholderText("You")
        self.by_edit.setAccessibleName("Checked by")
        self.diff = DiffView(themes)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out(before)
        self.cancel_button = self.add_button("Cancel")
        self.verify_button = self.add_button("Verify", "primary", "check")
        self.cancel_button.clicked.connect(self.dismiss)
        self.verify_button.clicked.connect(self._on_verify_button_clicked)
        self.note_edit.submit_requested.connect(self._on_verify_button_clicked)
        self.note_edit.cancel_requested.connect(self.dismiss)
        self.by_edit.submit_requested.connect(self._on_verify_button_clicked)
        self.by_edit.cancel_requested.connect(self.dismiss)

    def refuse(self, sentence: str) -> None:
        """Say beneath the boxes why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        for box in self.boxes.values():
            box.setAccessibleDescription(sentence)
        self.place()

    @override
    def first_focus(self) -> QWidget:
        return self.boxes[How.READ]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The remark's field knows its height when the style has reached it.
        QTimer.singleShot(0, self, self.place)

    @override
    def wanted_height(self, width: int) -> int:
        return self.themes.metrics.px(620) if not self.diff.isHidden() else super().wanted_height(width)

    def _lay_out(self, before: str | None) -> None:
        """Set question, boxes, remark and difference below one another."""
        self.content.addWidget(TextLabel(self._detail.row.title, "card_title", wrap=True))
        self.content.addWidget(TextLabel("What did you check?", "label"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place % 2, place // 2)
        self.content.addLayout(grid)
        self._error.hide()
        self.content.addWidget(self._error)
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setColumnStretch(1, 1)
        fields.addWidget(TextLabel("Remark", "label"), 0, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.note_edit, 0, 1)
        fields.addWidget(TextLabel("Checked by", "label"), 1, 0)
        fields.addWidget(self.by_edit, 1, 1)
        self.content.addLayout(fields)
        self._show_difference(before)

    def _show_difference(self, before: str | None) -> None:
        """Show what changed since the last verification, or say that there was none."""
        if before is None:
            self.content.addWidget(
                TextLabel("Nobody has verified it yet, so all of it is new to a check.", "muted", wrap=True)
            )
            self.diff.hide()
            return
        last = self._detail.verifications[0]
        day = say_date(last.day, self._detail.row.today)
        self.diff.show_texts(before, self._detail.body, titles=(f"Verified {day}", "Now"))
        changed = self.diff.sentence if self.diff.changed else "Nothing has changed: read it all the same."
        self.content.addWidget(TextLabel(f"Since the last verification on {day}: {changed}", "label", wrap=True))
        self.diff.setMinimumHeight(self.themes.metrics.px(220))
        self.content.addWidget(self.diff, 1)
        self.diff.setVisible(bool(self.diff.changed))

    def _on_verify_button_clicked(self) -> None:
        """Answer, unless nothing was checked."""
        how = tuple(how for how, box in self.boxes.items() if box.isChecked())
        if not how:
            self.refuse(MISSING)
            self.boxes[How.READ].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(Answer(how, self.note_edit.toPlainText().strip(), self.by_edit.text().strip()))
