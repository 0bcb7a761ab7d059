"""Folders of Markdown, in and out of the window. Imports jobs, the core's exchange, and the sheet of an import.

A folder is read and planned beside the window, what it would do is shown, and only then it is done, as one change. An
export never overwrites what it did not write itself unless the person says so.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.errors import UserError
from csops_desktop.workspace import Workspace
from ui import messages
from ui.bridge import WorkspaceBridge
from ui.jobs import Job, Jobs
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from csops_desktop.domain.ids import ChangeId
    from csops_desktop.exchange.markdown_out import Export
    from csops_desktop.exchange.markdown_plan import DocumentPlan
    from ui.pages.documents.import_sheet import ImportSheet

OTHER_FILES = "holds other files"
"""What the refusal of an export says when something else would be overwritten (`markdown_out.write_folder`)."""


class FolderActs(QObject):
    """Imports and exports folders.

    Attributes:
        jobs: what runs beside the window.

    Signals:
        imported: it was done; what the toast says.
        exported: it was done; what the toast says, and the folder.
        refused: an export was not done; why.
    """

    imported = Signal(str)
    exported = Signal(str, object)
    refused = Signal(str)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._themes = themes
        self._window = window
        self._sheet: ImportSheet | None = None
        self.jobs = Jobs(self)

    # In

    def ask_import(self) -> None:
        """Ask for a folder and show what importing it would do."""
        folder = messages.choose_folder(self._window, "Import a folder of Markdown", Path.home())
        if folder is not None:
            self.open_folder(folder)

    def open_folder(self, folder: Path) -> None:
        """Read a folder beside the window, and show what importing it would do."""
        from csops_desktop.queries.markdown import existing_attachments, existing_documents
        from csops_desktop.queries.tracker import latest_change
        from ui.pages.documents.import_sheet import ImportSheet

        read = self._bridge.workspace.read
        seen = read(latest_change)
        known = (read(existing_documents), read(existing_attachments), self._bridge.workspace.clock.today())
        sheet = ImportSheet(folder.name, self._themes, self._window)
        self._sheet = sheet
        sheet.closed.connect(self._on_sheet_closed)
        sheet.open()
        self.jobs.start(
            "Read a folder of Markdown",
            partial(_plan, folder, known),
            succeeded=partial(self._on_planned, seen),
            failed=sheet.refuse,
        )

    def _on_planned(self, seen: ChangeId, plan: DocumentPlan) -> None:
        """Show the plan, unless the sheet was closed meanwhile."""
        if self._sheet is not None:
            self._sheet.show_plan(plan)
            self._sheet.import_requested.connect(partial(self._import, plan, seen))

    def _import(self, plan: DocumentPlan, seen: ChangeId) -> None:
        """Carry a plan out as one change."""
        from csops_desktop.commands.markdown import apply_documents, documents_label

        sheet = self._sheet
        if sheet is None:
            return
        label = documents_label(plan)
        try:
            self._bridge.workspace.run(label, apply_documents, plan, seen, self._bridge.weekly_reviews)
        except UserError as error:
            sheet.refuse(str(error))
            return
        sheet.dismiss()
        self.imported.emit(label)

    def _on_sheet_closed(self) -> None:
        self._sheet = None

    # Out

    def ask_export(self) -> None:
        """Ask for a folder and write all documents there."""
        folder = messages.choose_folder(self._window, "Export documents as Markdown", Path.home())
        if folder is not None:
            self.export_to(folder)

    def export_to(self, folder: Path, *, overwrite: bool = False) -> None:
        """Write all documents into a folder.

        Args:
            folder: where; it is made where there is none.
            overwrite: replace files that hold something else.
        """
        self.jobs.start(
            "Export documents",
            partial(_write, folder, _export_of(self._bridge.workspace), overwrite),
            succeeded=partial(self._on_exported, folder),
            failed=partial(self._on_export_failed, folder),
        )

    def _on_exported(self, folder: Path, sentence: str) -> None:
        self.exported.emit(sentence, folder)

    def _on_export_failed(self, folder: Path, sentence: str) -> None:
        """Say why nothing was written; ask where only an overwriting would help."""
        if OTHER_FILES in sentence and messages.confirm(
            self._window, f"Overwrite the files in {folder.name}?", sentence, "Overwrite"
        ):
            self.export_to(folder, overwrite=True)
        elif OTHER_FILES not in sentence:
            self.refused.emit(sentence)


def _plan(folder: Path, known: tuple[list, list, object], _: Job) -> DocumentPlan:
    """Read a folder and plan its import; runs beside the window."""
    from csops_desktop.exchange.markdown_files import read_folder
    from csops_desktop.exchange.markdown_in import plan_documents

    existing, attachments, today = known
    return plan_documents(read_folder(folder), existing=existing, attachments=attachments, today=today)  # type: ignore[arg-type]


def _export_of(workspace: Workspace) -> Export:
    """Work out what an export writes."""
    from csops_desktop.exchange.markdown_out import plan_export
    from csops_desktop.queries.markdown import attachment_content, existing_attachments, exported_documents

    names = [one.name for one in workspace.read(existing_attachments)]

    def content_of(name: str) -> bytes | None:
        return workspace.read(attachment_content, name)

    return plan_export(workspace.read(exported_documents), content_of, names)


def _write(folder: Path, export: Export, overwrite: bool, _: Job) -> str:
    """Write an export and say what was done; runs beside the window."""
    from csops_desktop.exchange.markdown_out import write_folder
    from csops_desktop.exchange.markdown_report import export_report

    written = write_folder(folder, export, overwrite=overwrite)
    lines = export_report(export, folder.name, written)
    return f"{lines[0]} {len(export.issues)} remarks." if export.issues else lines[0]
