"""An answer that is ready to send to whoever asked: read, changed, copied or opened as a mail.

The text can be changed for this once, or its wording kept for the next time. Imports the core, sheets and widgets.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csops_desktop.commands.labels import did, quoted
from csops_desktop.commands.requests import set_told
from csops_desktop.commands.wordings import set_wording
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.promises import filled
from csops_desktop.errors import UserError
from csops_desktop.queries.replies import ReplyDraft, fitting_reply, reply_draft
from csops_desktop.queries.requests import request
from csops_desktop.text.mailto import mailto
from csops_desktop.text.replying import PLACES, Reply
from csops_desktop.workspace import Workspace
from ui import messages
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.combo_box import ComboBox
from ui.widgets.draft_place import belongs_to
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.text_label import TextLabel

WIDTH = 620
TEXT_HEIGHT = 200
NO_MAIL_PROGRAM = "No mail program answered. Copy the text instead."


class ReplySheet(Sheet):
    """One text, two ways to send it.

    Signals:
        message_requested: a sentence for the toast.
    """

    message_requested = Signal(str)

    def __init__(self, themes: ThemeManager, workspace: Workspace, window: QWidget) -> None:
        """Make it hidden.

        Args:
            themes: the look.
            workspace: holds the request and the wordings.
            window: what it opens over.
        """
        super().__init__(themes, window, "Reply", width=WIDTH)
        self.setObjectName("reply_sheet")
        self._workspace = workspace
        self._request = RequestId(0)
        self._draft: ReplyDraft | None = None
        self._told = False
        self._wording = False
        self._about = TextLabel(role="card_title", wrap=True)
        self.kind_box = ComboBox(themes, "What to say")
        self.kind_box.addItems([reply.heading for reply in Reply])
        self.body_edit = GrowingEdit()
        self.told_box = CheckBox(themes, "Note that they know")
        self.wording_button = Button(themes, "Edit the wording", "quiet", small=True, icon="edit")
        self.shipped_button = Button(themes, "Use the shipped wording", "quiet", small=True)
        self._places = TextLabel(role="small", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.mail_button = self.add_button("Open as mail", icon="open")
        self.copy_button = self.add_button("Copy", "primary", "copy")
        self._connect()

    def open_for(self, request_id: int) -> None:
        """Fill the sheet for a request and open it; one that is gone opens nothing."""
        self._request = RequestId(request_id)
        detail = self._workspace.read(request, self._request)
        if detail is None:
            self.deleteLater()
            return
        belongs_to(self, "request", request_id, quoted(detail.row.title))
        self._told = detail.requester_told
        self.told_box.setVisible(not self._told)
        self.told_box.setChecked(True)
        self._show(fitting_reply(detail.row.state))
        self.open()

    @override
    def first_focus(self) -> QWidget:
        return self.copy_button

    def text(self) -> str:
        """Return the answer as it would be sent now."""
        written = self.body_edit.toPlainText().strip()
        return filled(written, self._draft.values) if self._wording and self._draft is not None else written

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it was not done; "" takes that away."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.place()

    def _show(self, reply: Reply) -> None:
        """Show an answer; the text anew."""
        draft = self._workspace.read(reply_draft, self._request, reply)
        assert draft is not None
        self._draft, self._wording = draft, False
        self._about.setText(f"To {draft.to}" if draft.to else "Nobody is named who asked")
        self.kind_box.setCurrentIndex(list(Reply).index(reply))
        self.body_edit.setPlainText(draft.body)
        self.mail_button.setEnabled(bool(draft.email))
        self.mail_button.setToolTip(draft.email or "No mail address is known; add one on the People page.")
        self._show_wording()
        self.refuse("")

    def _show_wording(self) -> None:
        """Show whether the text or its wording is being changed."""
        assert self._draft is not None
        self.wording_button.say("Keep this wording" if self._wording else "Edit the wording")
        self.shipped_button.setVisible(self._draft.own)
        places = ", ".join(f"{{{place}}}" for place in PLACES)
        self._places.setText(f"These places are filled in each time: {places}.")
        self._places.setVisible(self._wording)
        self.body_edit.setAccessibleName("Wording of the reply" if self._wording else "Text of the reply")
        self.place()

    def _lay_out(self) -> None:
        """Set whom, what and the text below one another."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(TextLabel("Say", "label"), 0, 0)
        grid.addWidget(self.kind_box, 0, 1)
        row = QHBoxLayout()
        row.addWidget(self.wording_button)
        row.addWidget(self.shipped_button)
        row.addStretch(1)
        self.body_edit.setMinimumHeight(self.themes.metrics.px(TEXT_HEIGHT))
        self.content.addWidget(self._about)
        self.content.addLayout(grid)
        self.content.addWidget(self.body_edit)
        self.content.addWidget(self._places)
        self.content.addLayout(row)
        self.content.addWidget(self.told_box)
        self.content.addWidget(self._error)
        self.content.addStretch(1)
        self._error.hide()

    def _connect(self) -> None:
        """What each control does."""
        self.kind_box.activated.connect(self._on_kind_box_activated)
        self.wording_button.clicked.connect(self._on_wording_button_clicked)
        self.shipped_button.clicked.connect(self._on_shipped_button_clicked)
        self.copy_button.clicked.connect(self._on_copy_button_clicked)
        self.mail_button.clicked.connect(self._on_mail_button_clicked)
        self.body_edit.cancel_requested.connect(self.dismiss)

    def _sent(self, said: str) -> None:
        """Note that they know, say what was done, and go."""
        if not self._told and self.told_box.isChecked():
            detail = self._workspace.read(request, self._request)
            title = "" if detail is None else detail.row.title
            try:
                self._workspace.run(did(f"{said} about", title), set_told, self._request, True)
            except UserError as error:
                self.refuse(str(error))
                return
        else:
            self.message_requested.emit(f"{said}.")
        self.dismiss()

    def _keep(self, body: str) -> None:
        """Keep a wording; "" brings the shipped one back."""
        assert self._draft is not None
        reply = self._draft.reply
        verb = "Kept the wording of" if body else "Brought back the wording of"
        self._workspace.run(f"{verb} {quoted(reply.heading)}", set_wording, reply.wording, body)
        self._show(reply)

    def _on_kind_box_activated(self, at: int) -> None:
        self._show(list(Reply)[at])

    def _on_wording_button_clicked(self) -> None:
        assert self._draft is not None
        if self._wording:
            self._keep(self.body_edit.toPlainText())
            return
        self._wording = True
        self.body_edit.setPlainText(self._draft.wording)
        self._show_wording()
        self.body_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_shipped_button_clicked(self) -> None:
        self._keep("")

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._sent("Copied a reply")

    def _on_mail_button_clicked(self) -> None:
        assert self._draft is not None
        try:
            link = mailto(self._draft.email, self._draft.subject, self.text())
        except UserError as error:
            self.refuse(str(error))
            return
        if not messages.open_mail(link):
            self.refuse(NO_MAIL_PROGRAM)
            return
        self._sent("Opened a reply as mail")
