"""The import of a tracker: what happens on it. Its layout is `view`, its work beside the window `worker`.

Each correction is carried out at once and shown as a plan; the plan that is shown is the one that is imported.
May import the core's commands and queries, the bridge, overlays and widgets.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from csops_desktop.commands.tracker import apply_plan, import_label
from csops_desktop.domain.ids import ChangeId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.dates import DateOrder
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan
from csops_desktop.exchange.sheet import Sheet
from csops_desktop.queries.tracker import existing_responsibilities, latest_change
from ui.bridge import WorkspaceBridge
from ui.dialogs.overlay import Overlay
from ui.pages.tracker_import.file_section import recognised
from ui.pages.tracker_import.planning import ImportDraft, Look, MatchBy, ReadOptions
from ui.pages.tracker_import.preview_model import PreviewModel
from ui.pages.tracker_import.summary import import_words, remarks
from ui.pages.tracker_import.view import ImportView
from ui.pages.tracker_import.worker import ImportWorker
from ui.theme.theme import ThemeManager

WIDTH, HEIGHT = 1240, 860
"""The panel's size in the drawing's pixels, where the window has the room."""

SLOW_MS = 250
"""Work that takes longer shows its progress; shorter work would only flicker."""

IMPORTING = "Importing…"
NOTHING_NEW = "Everything in this file is known already, so there is nothing to import."
ALL_SKIPPED = "Every row of this file is skipped, so there is nothing to import."


class TrackerImport(Overlay):
    """A tracker's file over the window: read, understood, tried out, imported.

    Signals:
        imported: it is done; the sentence says what (the change's label).

    Args:
        bridge: the workspace and its changes.
        themes: the look.
        window: what it opens over.
    """

    imported = Signal(str)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, window: QWidget) -> None:
        super().__init__(themes, window, "Import a tracker", width=WIDTH)
        self._workspace = bridge.workspace
        self._draft = ImportDraft(Path(), bridge.workspace.clock.today())
        self._sheet: Sheet | None = None
        self._plan: ImportPlan | None = None
        self._seen = ChangeId(0)
        self._existing: tuple[ChangeId, list[ExistingResponsibility]] | None = None
        self._sure = False
        self._notice = ""
        self.setObjectName("tracker_import")
        self.setAcceptDrops(True)
        self.model = PreviewModel(themes, self)
        self.view = ImportView(themes, bridge.workspace.clock, self.model)
        self.body.addWidget(self.view)
        self.worker = ImportWorker()
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._connect(bridge)

    def _connect(self, bridge: WorkspaceBridge) -> None:
        """The nervous system of the import."""
        view, worker = self.view, self.worker
        bridge.changed.connect(self._on_bridge_changed)
        self.destroyed.connect(worker.abandon)
        worker.sheet_read.connect(self._on_worker_sheet_read)
        worker.read_failed.connect(self._on_worker_read_failed)
        worker.looked.connect(self._on_worker_looked)
        worker.busy_changed.connect(self._on_worker_busy_changed)
        view.file.options_changed.connect(self._on_file_options_changed)
        view.file.date_order_changed.connect(self._on_file_date_order_changed)
        view.mapping.column_chosen.connect(self._on_mapping_column_chosen)
        view.words.meaning_chosen.connect(self._on_words_meaning_chosen)
        view.rules.day_chosen.connect(self._on_rules_day_chosen)
        view.rules.match_chosen.connect(self._on_rules_match_chosen)
        view.rules.keep_missing_chosen.connect(self._on_rules_keep_missing_chosen)
        view.remarks.copy_button.clicked.connect(self._on_copy_button_clicked)
        view.close_button.clicked.connect(self.dismiss)
        view.cancel_button.clicked.connect(self.dismiss)
        view.import_button.clicked.connect(self.run_import)
        view.question.accepted.connect(self._on_question_accepted)
        view.question.cancelled.connect(self._on_question_cancelled)
        self._slow.timeout.connect(self._on_slow_timeout)

    def open_file(self, path: Path) -> None:
        """Read a file and show what importing it would do; what was chosen about another one is forgotten."""
        self._draft = ImportDraft(path, self._workspace.clock.today())
        self._sheet = None
        self._notice = ""
        self._show_plan(None, "")
        self.view.file_name.setText(path.name)
        self.view.pages.setCurrentWidget(self.view.waiting)
        self.worker.read(self._draft)

    def run_import(self) -> None:
        """Import what the preview shows, as one change."""
        plan = self._plan
        if plan is None or not self.view.import_button.isEnabled():
            return
        label = import_label(plan)
        # Painted at once: a large file takes a while, and the window does nothing else meanwhile.
        self.view.status.setText(IMPORTING)
        self.view.repaint()
        try:
            self._workspace.run_dated(plan.on, label, apply_plan, plan, self._seen)
        except UserError as error:
            self._notice = str(error)
            self._look()
            return
        self._sure = True
        self.dismiss()
        self.imported.emit(label)

    # The overlay

    @override
    def dismiss(self) -> None:
        """Go; what the person has corrected is not thrown away before they have said so."""
        if self._draft.corrected and not self._sure and self.isVisible():
            self.view.question.ask("Close without importing? What you chose here is lost.", "Close", "Keep working")
            return
        self._slow.stop()
        super().dismiss()

    @override
    def wanted_height(self, width: int) -> int:
        return self.themes.metrics.px(HEIGHT)

    @override
    def first_focus(self) -> QWidget:
        return self.view.cancel_button

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click beside the panel is too easily made to throw work away.
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _CTRL:
            self.run_import()
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def _on_application_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take the keyboard back from what lies behind, instead of going."""
        if now is not None and now.window() is self.window() and not self.isAncestorOf(now) and now is not self:
            inside = before is not None and self.isAncestorOf(before) and before.isVisible()
            (before if before is not None and inside else self.first_focus()).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))

    # Corrections

    def _correct(self, draft: ImportDraft, *, read: bool = False) -> None:
        """Take a correction, and read or plan again at once."""
        self._draft = draft
        self._notice = ""
        if read:
            self._wait()
            self.worker.read(draft)
        else:
            self._look()

    def _look(self) -> None:
        """Plan again from what the workspace holds now."""
        if self._sheet is None:
            return
        seen = self._workspace.read(latest_change)
        if self._existing is None or self._existing[0] != seen:
            self._existing = (seen, self._workspace.read(existing_responsibilities))
        self._seen = seen
        self._wait()
        self.worker.look(self._sheet, self._draft, self._existing[1])

    def _wait(self) -> None:
        """Import nothing until what is shown is true again."""
        self._plan = None
        self.view.import_button.setEnabled(False)

    def _show_plan(self, plan: ImportPlan | None, problem: str) -> None:
        """Show what would be done, or why it can't be."""
        view = self.view
        self._plan = plan
        self.model.show_plan(plan)
        blocked = problem
        if plan is not None and plan.empty:
            blocked = ALL_SKIPPED if plan.all_skipped else NOTHING_NEW
        words = "Import" if plan is None or plan.empty else import_words(plan)
        view.import_button.setText(words)
        view.import_button.setAccessibleName(words)
        view.import_button.setAccessibleDescription(blocked)
        view.import_button.setEnabled(plan is not None and not blocked)
        view.status.setText(blocked or self._notice)
        if plan is None:
            view.show_nothing(problem)
            return
        view.summary.show_plan(plan)
        view.remarks.show_lines(remarks(plan))
        view.show_preview()

    # What is told

    def _on_worker_sheet_read(self, sheet: Sheet) -> None:
        if self._sheet is None:
            self.view.show_content()
            if self.first_focus().hasFocus():
                self.view.mapping.combos[Field.TITLE].setFocus(Qt.FocusReason.OtherFocusReason)
        self._sheet = sheet
        self.view.file.show_sheet(sheet, self._draft.reading)
        self.view.file_name.setText(f"{sheet.name}  ·  {recognised(sheet)}")
        self._look()

    def _on_worker_read_failed(self, sentence: str) -> None:
        if self._sheet is None:
            self.view.show_unreadable(sentence)
            return
        self.view.file.show_error(sentence)
        self._show_plan(None, sentence)

    def _on_worker_looked(self, look: Look) -> None:
        assert self._sheet is not None
        self.view.mapping.show_look(self._sheet.headers, look)
        self.view.preview.show_columns(look.mapping)
        self.view.words.show_words(look.words, look.blank)
        self.view.rules.show_look(look, self._draft.on, keep_missing=self._draft.keep_missing)
        self.view.file.show_dates(look.dates, self._draft.date_order)
        self._show_plan(look.plan, look.problem)

    def _on_worker_busy_changed(self, doing: str) -> None:
        self._slow.stop()
        self.view.progress.hide()
        if doing:
            self._slow.start()
            self.view.progress.setAccessibleName(doing)

    def _on_slow_timeout(self) -> None:
        """Say what takes so long; Cancel stops waiting for it."""
        self.view.progress.show()
        self.view.status.setText(f"{self.view.progress.accessibleName()}…")

    def _on_bridge_changed(self) -> None:
        """Plan again: what the file is compared with has changed."""
        if not self._sure and self.isVisible():
            self._look()

    def _on_file_options_changed(self, options: ReadOptions) -> None:
        self._correct(replace(self._draft, reading=options), read=True)

    def _on_file_date_order_changed(self, order: DateOrder | None) -> None:
        self._correct(replace(self._draft, date_order=order))

    def _on_mapping_column_chosen(self, name: Field, header: str | None) -> None:
        self._correct(self._draft.with_column(name, header))

    def _on_words_meaning_chosen(self, word: str, status: Status) -> None:
        self._correct(self._draft.with_word(word, status))

    def _on_rules_day_chosen(self, day: date) -> None:
        self._correct(replace(self._draft, on=day))

    def _on_rules_match_chosen(self, match: MatchBy) -> None:
        self._correct(replace(self._draft, match=match))

    def _on_rules_keep_missing_chosen(self, keep: bool) -> None:
        self._correct(replace(self._draft, keep_missing=keep))

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.view.remarks.text)

    def _on_question_accepted(self) -> None:
        self._sure = True
        self.dismiss()

    def _on_question_cancelled(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused) or not focused.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


_CTRL = Qt.KeyboardModifier.ControlModifier
