"""Compares any two versions of a document side by side, and restores one. Imports the core, sheets and widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.domain.ids import VersionId
from csops_desktop.queries.document_rows import DocumentDetail, VersionRow
from ui.dialogs.sheet import Sheet
from ui.pages.documents.diff_view import DiffView
from ui.pages.documents.side.versions_section import version_words
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.text_label import TextLabel

WIDTH = 1080
EMPTY = "(nothing: before the first version)"


class CompareSheet(Sheet):
    """Two choices, their difference, and a way back.

    Signals:
        restore_requested: bring this version back (`VersionId`).
    """

    restore_requested = Signal(object)

    def __init__(
        self,
        detail: DocumentDetail,
        body_of: Callable[[VersionId], str],
        chosen: tuple[VersionId | None, VersionId],
        themes: ThemeManager,
        window: QWidget,
    ) -> None:
        """Make it hidden.

        Args:
            detail: the document with its versions.
            body_of: returns the text of a version.
            chosen: what is compared first, the older one first; `None` for nothing at all.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, f"Versions of {detail.row.title}", width=WIDTH)
        self.setObjectName("compare_sheet")
        self._detail = detail
        self._body_of = body_of
        self._versions: list[VersionRow] = list(detail.versions)
        self.before_box = ComboBox(themes, "Older version")
        self.after_box = ComboBox(themes, "Newer version")
        self.diff = DiffView(themes)
        self._says = TextLabel(role="muted")
        self._fill(chosen)
        self._lay_out()
        self.close_sheet_button = self.add_button("Close")
        self.restore_button = self.add_button("Restore the older one", "primary", "restore")
        self.close_sheet_button.clicked.connect(self.dismiss)
        self.restore_button.clicked.connect(self._on_restore_button_clicked)
        for box in (self.before_box, self.after_box):
            box.currentIndexChanged.connect(self._on_box_changed)
        self._on_box_changed()

    @override
    def first_focus(self) -> QWidget:
        return self.before_box

    @override
    def wanted_height(self, width: int) -> int:
        return self.themes.metrics.px(680)

    def _fill(self, chosen: tuple[VersionId | None, VersionId]) -> None:
        """Offer all versions on both sides, the newest first."""
        words = [
            f"{version_words(version, self._detail)}{', now' if version.current else ''}" for version in self._versions
        ]
        self.before_box.addItems([*words, EMPTY])
        self.after_box.addItems(words)
        ids: list[VersionId | None] = [version.id for version in self._versions]
        self.before_box.setCurrentIndex(ids.index(chosen[0]) if chosen[0] in ids else len(ids))
        self.after_box.setCurrentIndex(ids.index(chosen[1]))

    def _lay_out(self) -> None:
        """Set the choices over the difference."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for words, box in (("From", self.before_box), ("to", self.after_box)):
            label = TextLabel(words, "label")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box, 1)
        row.addWidget(self._says)
        self.content.addLayout(row)
        self.content.addWidget(self.diff, 1)
        self.diff.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_box_changed(self, *_: object) -> None:
        """Compare what is chosen."""
        old = self.before_box.currentIndex()
        before = self._versions[old] if old < len(self._versions) else None
        after = self._versions[self.after_box.currentIndex()]
        titles = (self.before_box.currentText(), self.after_box.currentText())
        self.diff.show_texts("" if before is None else self._body_of(before.id), self._body_of(after.id), titles=titles)
        self._says.setText(self.diff.sentence)
        self.restore_button.setEnabled(before is not None and not before.current)

    def _on_restore_button_clicked(self) -> None:
        version = self._versions[self.before_box.currentIndex()]
        self.dismiss()
        self.restore_requested.emit(version.id)
