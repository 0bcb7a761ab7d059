"""A nudge that is ready to send: read, changed, copied or opened as a mail. It obeys the budget and says when it won't.

The text can be changed for this once, or its wording kept for the next time. Imports the core, sheets and widgets.
"""

from __future__ import annotations

from datetime import date
from typing import Any, cast, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import labels
from csops_desktop.commands.nudges import NudgeKind, record_nudge
from csops_desktop.commands.people import edit_person
from csops_desktop.commands.wordings import set_wording
from csops_desktop.domain.promises import Tone, Way, filled
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries.nudges import nudge_draft
from csops_desktop.queries.people_rows import NudgeDraft
from csops_desktop.text.dates import say_distance
from csops_desktop.text.mailto import mailto
from csops_desktop.text.nudging import PLACES
from ui import messages
from ui.bridge import WorkspaceBridge
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.combo_box import ComboBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import belongs_to
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 620
TEXT_HEIGHT = 190
TONES = {Tone.FRIENDLY: "Friendly", Tone.FIRM: "Firm", Tone.FINAL: "Last reminder"}
NO_MAIL_PROGRAM = "No mail program answered. Copy the text instead."
NO_ADDRESS = "Add a mail address first, or copy the text."


class NudgeSheet(Sheet):
    """One text, three ways to send it, and a day to come back to it.

    Signals:
        refused: there is nobody to nudge about this; a sentence.
        nudged: it was noted; kind and id of what it is about.
    """

    refused = Signal(str)
    nudged = Signal(str, int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget) -> None:
        """Make it hidden.

        Args:
            bridge: the workspace.
            themes: the look.
            parent: what it opens over: the window, or anything in it.
        """
        super().__init__(themes, parent.window(), "Nudge", width=WIDTH)
        self.setObjectName("nudge_sheet")
        self._workspace = bridge.workspace
        self._draft: NudgeDraft | None = None
        self._wording = False
        clock = bridge.workspace.clock
        self._about = TextLabel(role="card_title", wrap=True)
        self._before = TextLabel(role="small", wrap=True)
        self._budget = QFrame()
        self._budget_words = TextLabel(wrap=True)
        self.tone_box = ComboBox(themes, "Tone")
        self.body_edit = GrowingEdit()
        self.mail_edit = LineField()
        self.follow_edit = DateEdit(themes, clock, "Follow up on", placeholder="No follow-up")
        self.wording_button = Button(themes, "Edit the wording", "quiet", small=True, icon="edit")
        self.shipped_button = Button(themes, "Use the shipped wording", "quiet", small=True)
        self._wording_words = TextLabel(role="small", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.said_button = self.add_button("I told them")
        self.mail_button = self.add_button("Open as mail", icon="open")
        self.copy_button = self.add_button("Copy", "primary", "copy")
        self._connect()

    def open_for(self, kind: str, thing_id: int) -> bool:
        """Fill the sheet and open it; where there is nobody to nudge, say so by `refused` and go.

        Args:
            kind: "commitment", "ask" or "document".
            thing_id: its id.

        Returns:
            Whether it opened.
        """
        draft = self._workspace.read(nudge_draft, kind, thing_id)
        if draft is None:
            self.refused.emit("There is nobody to nudge about this: name a person first.")
            self.deleteLater()
            return False
        self.tone_box.addItems(list(TONES.values()))
        belongs_to(self, kind, thing_id, labels.quoted(draft.about))
        self.mail_edit.setText(draft.email)
        self.follow_edit.set_date(draft.follow_up_on)
        self._show(draft)
        self.open()
        return True

    @override
    def first_focus(self) -> QWidget:
        return self.said_button if self._draft is not None and self._draft.refusal else self.copy_button

    def _show(self, draft: NudgeDraft) -> None:
        """Show a draft; the text anew."""
        self._draft, self._wording = draft, False
        today = self._workspace.clock.today()
        self._about.setText(f"{draft.person}: {draft.about}")
        times = f"Nudged about this {count(draft.nudges, 'time')} so far." if draft.nudges else "The first nudge."
        last = f" Last nudged {say_distance(draft.last_on, today)}." if draft.last_on is not None else ""
        self._before.setText(times + last)
        self.tone_box.setCurrentIndex(list(TONES).index(draft.tone))
        self.body_edit.setPlainText(draft.body)
        self._budget_words.setText(draft.refusal)
        self._budget.setVisible(bool(draft.refusal))
        for button in (self.copy_button, self.mail_button):
            button.setEnabled(not draft.refusal)
            button.setAccessibleDescription(draft.refusal)
        self._show_wording()
        self.refuse("")

    def _show_wording(self) -> None:
        """Show whether the text or its wording is being changed."""
        draft = self._draft
        assert draft is not None
        self.wording_button.say("Keep this wording" if self._wording else "Edit the wording")
        self.shipped_button.setVisible(draft.own)
        places = ", ".join(f"{{{place}}}" for place in PLACES)
        self._wording_words.setText(f"These places are filled in for each nudge: {places}." if self._wording else "")
        self._wording_words.setVisible(self._wording)
        self.body_edit.setAccessibleName("Wording of the nudge" if self._wording else "Text of the nudge")
        self.place()

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it was not done; "" takes that away."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.place()

    def text(self) -> str:
        """Return the nudge as it would be sent now."""
        written = self.body_edit.toPlainText().strip()
        return filled(written, self._draft.values) if self._wording and self._draft is not None else written

    def _record(self, way: Way) -> bool:
        """Note the nudge; say here what is refused."""
        draft = self._draft
        assert draft is not None
        verb = {Way.COPIED: "Copied a nudge to", Way.MAIL: "Mailed a nudge to", Way.SAID: "Reminded"}[way]
        label = f"{verb} {draft.person}: {labels.quoted(draft.about)}"
        if not self._save_address(draft):
            return False
        return self._run(
            label,
            record_nudge,
            cast("NudgeKind", draft.kind),
            draft.thing_id,
            tone=draft.tone,
            way=way,
            body=self.text(),
            follow_up_on=self.follow_edit.day,
        )

    def _save_address(self, draft: NudgeDraft) -> bool:
        """Keep an address that was typed here; say here where it is none."""
        address = self.mail_edit.text().strip()
        if address == draft.email:
            return True
        return self._run(labels.did("Changed", draft.person), edit_person, draft.person_id, email=address)

    def _run(self, label: str, command: Any, *args: Any, **kwargs: Any) -> bool:
        """Run a command; say here what is refused, and whether it was done."""
        try:
            self._workspace.run(label, command, *args, **kwargs)
        except UserError as error:
            self.refuse(str(error))
            return False
        return True

    def _done(self) -> None:
        """Go, and say what was nudged about."""
        assert self._draft is not None
        kind, thing = self._draft.kind, self._draft.thing_id
        self.dismiss()
        self.nudged.emit(kind, thing)

    def _lay_out(self) -> None:
        """Set about, tone, text, wording, address and follow-up below one another."""
        px = self.themes.metrics.px
        self._budget.setProperty("ground", "accent")
        budget = QVBoxLayout(self._budget)
        budget.setContentsMargins(12, 8, 12, 8)
        budget.addWidget(self._budget_words)
        self.body_edit.setObjectName("nudge_body")
        self.body_edit.setMinimumHeight(px(TEXT_HEIGHT))
        self.mail_edit.setObjectName("nudge_mail")
        self.mail_edit.setAccessibleName("Mail address")
        self.mail_edit.setPlaceholderText("No mail address known")
        tone = QHBoxLayout()
        tone.addWidget(self._before, 1)
        tone.addWidget(self.tone_box)
        wording = QHBoxLayout()
        wording.addWidget(self.wording_button)
        wording.addWidget(self.shipped_button)
        wording.addStretch(1)
        fields = QGridLayout()
        fields.setHorizontalSpacing(14)
        fields.setVerticalSpacing(8)
        fields.setColumnStretch(1, 1)
        for line, (name, field) in enumerate((("Mail address", self.mail_edit), ("Follow up on", self.follow_edit))):
            fields.addWidget(TextLabel(name, "label"), line, 0)
            fields.addWidget(field, line, 1)
        self.content.addWidget(self._about)
        self.content.addLayout(tone)
        self.content.addWidget(self._budget)
        self.content.addWidget(self.body_edit)
        self.content.addWidget(self._wording_words)
        self.content.addLayout(wording)
        self.content.addLayout(fields)
        self.content.addWidget(self._error)
        self.content.addStretch(1)
        self._error.hide()

    def _connect(self) -> None:
        """What each control does."""
        self.tone_box.activated.connect(self._on_tone_box_activated)
        self.wording_button.clicked.connect(self._on_wording_button_clicked)
        self.shipped_button.clicked.connect(self._on_shipped_button_clicked)
        self.copy_button.clicked.connect(self._on_copy_button_clicked)
        self.mail_button.clicked.connect(self._on_mail_button_clicked)
        self.said_button.clicked.connect(self._on_said_button_clicked)
        self.follow_edit.committed.connect(self._on_follow_edit_committed)
        self.body_edit.cancel_requested.connect(self.dismiss)
        self.body_edit.submit_requested.connect(self._on_copy_button_clicked)

    def _again(self, tone: Tone | None) -> None:
        """Read the draft anew, after the tone or the wording changed."""
        assert self._draft is not None
        draft = self._workspace.read(nudge_draft, self._draft.kind, self._draft.thing_id, tone)
        if draft is None:
            self.dismiss()
        else:
            self._show(draft)

    def _on_tone_box_activated(self, index: int) -> None:
        self._again(list(TONES)[index])

    def _on_wording_button_clicked(self) -> None:
        """Show the wording with its places, or keep it as it was changed."""
        draft = self._draft
        assert draft is not None
        if not self._wording:
            self._wording = True
            self.body_edit.setPlainText(draft.wording)
            self._show_wording()
            self.body_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        written = self.body_edit.toPlainText().strip()
        if not written:
            self.refuse("A nudge without words reminds nobody.")
        elif written == draft.wording or self._run("Kept the wording of a nudge", set_wording, draft.name, written):
            self._again(draft.tone)

    def _on_shipped_button_clicked(self) -> None:
        draft = self._draft
        assert draft is not None
        if self._run("Took the shipped wording of a nudge", set_wording, draft.name, ""):
            self._again(draft.tone)

    def _on_copy_button_clicked(self) -> None:
        assert self._draft is not None
        if self._draft.refusal:
            self.refuse(self._draft.refusal)
        elif not self.text():
            self.refuse("A nudge without words reminds nobody.")
        elif self._record(Way.COPIED):
            QGuiApplication.clipboard().setText(self.text())
            self._done()

    def _on_mail_button_clicked(self) -> None:
        """Open the mail program first: what it refuses was not sent."""
        assert self._draft is not None
        address = self.mail_edit.text().strip()
        if not address:
            self.refuse(NO_ADDRESS)
            self.mail_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._save_address(self._draft):
            self.mail_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._draft = self._workspace.read(nudge_draft, self._draft.kind, self._draft.thing_id, self._draft.tone)
        assert self._draft is not None
        try:
            link = mailto(address, self._draft.subject, self.text())
        except UserError as error:
            self.refuse(str(error))
            return
        if not messages.open_mail(link):
            self.refuse(NO_MAIL_PROGRAM)
        elif self._record(Way.MAIL):
            self._done()

    def _on_said_button_clicked(self) -> None:
        if self._record(Way.SAID):
            self._done()

    def _on_follow_edit_committed(self, day: date | None) -> None:
        if day is not None and day <= self._workspace.clock.today():
            self.follow_edit.show_error("Choose a later day.")
