"""Who verified a document when and how, and how much that is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csops_desktop.queries.document_rows import DocumentDetail, VerificationRow
from csops_desktop.text.dates import say_date, say_exact
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.side.line_list import Line, LineList
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

MOST = 12
"""Verifications that are shown; older ones stand in the history."""


class VerifiedSection(Section):
    """The verifications, newest first; pressing one compares its text with the present one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Verified", parent=parent)
        self._desk = desk
        self.lines = LineList(desk.themes, "Nobody has verified it yet.")
        self._note = TextLabel(role="small", wrap=True)
        self._confidence = TextLabel(role="muted", wrap=True)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._note)
        self.body.addWidget(self._confidence)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show the verifications of a document."""
        today = detail.row.today
        self.lines.show_lines([self._line(row) for row in detail.verifications[:MOST]])
        last = detail.verifications[0] if detail.verifications else None
        self._note.setText(f"“{last.note}”" if last is not None and last.note else "")
        self._note.setHidden(not self._note.text())
        if last is not None:
            self._note.setToolTip(f"Said on {say_date(last.day, today)}")
        confidence = detail.row.confidence
        self._confidence.setText(
            "" if confidence.level == "none" else f"Confidence {confidence.level}. {confidence.sentence}"
        )
        self._confidence.setHidden(not self._confidence.text())

    def _line(self, row: VerificationRow) -> Line:
        """Return the line of a verification."""
        how = ", ".join(check.word for check in row.how)
        day = say_date(row.day, self._desk.clock.today()).split(" ", 1)[1]
        by = f", {row.by}" if row.by else ""
        aside = "" if row.changed else "no change"
        change = "Text changed" if row.changed else "No change"
        spoken = f"Verified {say_exact(row.day)}{by}: {how}. {change}. {row.note}"
        return Line(row.version_id, f"{day}{by}, {how}", aside, "check", spoken=spoken.strip())
