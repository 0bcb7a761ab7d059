"""What is done with a document in a sheet over the window: made, verified, compared, brought back. Imports the core.

The sheets only ask; what was answered is carried out here, and what is refused is said in the sheet that asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import documents as commands
from csops_desktop.commands.labels import did
from csops_desktop.commands.verifications import verify
from csops_desktop.domain.ids import VersionId
from csops_desktop.errors import UserError
from csops_desktop.queries import documents as queries
from csops_desktop.queries.board import owners
from csops_desktop.queries.document_rows import DocumentDetail
from ui.bridge import WorkspaceBridge
from ui.pages.documents.compare_sheet import CompareSheet
from ui.pages.documents.new_sheet import NewDocument, NewSheet
from ui.pages.documents.verify_sheet import Answer, VerifySheet
from ui.theme.theme import ThemeManager


class DocumentActs(QObject):
    """The acts of one page; made when the first is wanted.

    Signals:
        document_made: it is there (`DocumentId`).
        message_requested: one sentence about something that was refused.
    """

    document_made = Signal(object)
    message_requested = Signal(str)

    def __init__(
        self, bridge: WorkspaceBridge, themes: ThemeManager, page: QWidget, detail: Callable[[], DocumentDetail | None]
    ) -> None:
        """Stand ready.

        Args:
            bridge: the workspace, what is changed.
            themes: the look of the sheets.
            page: whose window they open over.
            detail: returns the document that is open now.
        """
        super().__init__(page)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._themes = themes
        self._page = page
        self._detail = detail

    def ask_new(self, title: str) -> None:
        """Ask for a title and a template; `title` is what is known of it."""
        detail, read = self._detail(), self._workspace.read
        sheet = NewSheet(
            self._themes,
            self._page.window(),
            title=title,
            area="" if detail is None else detail.row.area,
            areas=read(queries.document_areas),
            owners=read(owners),
        )
        sheet.chosen.connect(self._on_new_sheet_chosen)
        sheet.open()

    def ask_verify(self) -> None:
        """Ask what was checked of the open document."""
        detail = self._detail()
        if detail is None:
            self.message_requested.emit("Choose the document that you checked.")
            return
        before = self._workspace.read(queries.body_at_last_verification, detail.row.id)
        sheet = VerifySheet(detail, before, self._themes, self._page.window())
        sheet.answered.connect(self._on_verify_sheet_answered)
        sheet.open()

    def compare(self, before: VersionId | None, after: VersionId | None = None) -> None:
        """Show two versions of the open document side by side.

        Args:
            before: the older; `None` for nothing at all.
            after: the newer; `None` for the present one.
        """
        detail = self._detail()
        if detail is None:
            return
        chosen = (before, after if after is not None else detail.version_id)
        sheet = CompareSheet(detail, self._body_of, chosen, self._themes, self._page.window())
        sheet.restore_requested.connect(self._on_compare_sheet_restore_requested)
        sheet.open()

    def compare_with_verified(self) -> None:
        """Show what changed since the last verification."""
        detail = self._detail()
        if detail is not None and detail.verifications:
            self.compare(detail.verifications[0].version_id)

    def _body_of(self, version: VersionId) -> str:
        return self._workspace.read(queries.version_body, version) or ""

    def _on_new_sheet_chosen(self, wanted: NewDocument) -> None:
        """Make the document."""
        sheet, template = self.sender(), wanted.template
        assert isinstance(sheet, NewSheet)
        try:
            made = self._workspace.run(
                did("Added", wanted.title),
                commands.add_document,
                wanted.title,
                body=template.body(wanted.title),
                area=wanted.area,
                owner=wanted.owner,
                kind=template.kind,
                rule=template.rule,
            )
        except UserError as error:
            sheet.refuse(str(error))
            return
        sheet.dismiss()
        self.document_made.emit(made)

    def _on_verify_sheet_answered(self, answer: Answer) -> None:
        """Verify the document that is open."""
        sheet, detail = self.sender(), self._detail()
        assert isinstance(sheet, VerifySheet)
        if detail is None:
            return
        try:
            label = did("Verified", detail.row.title)
            budget = self._bridge.weekly_reviews
            self._workspace.run(label, verify, detail.row.id, answer.how, answer.note, answer.by, budget)
        except UserError as error:
            sheet.refuse(str(error))
            return
        sheet.dismiss()

    def _on_compare_sheet_restore_requested(self, version: VersionId) -> None:
        """Bring an older text back."""
        detail = self._detail()
        if detail is None:
            return
        try:
            label = did("Restored an older text of", detail.row.title)
            self._workspace.run(label, commands.restore_version, detail.row.id, version)
        except UserError as error:
            self.message_requested.emit(str(error))
