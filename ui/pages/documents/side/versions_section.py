"""The kept texts of a document and its outline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.queries.document_rows import DocumentDetail, VersionRow
from csops_desktop.text.dates import say_date
from csops_desktop.text.markdown import Heading
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.side.line_list import Line, LineList
from ui.widgets.button import Button
from ui.widgets.section import Section

MOST_VERSIONS = 8


class VersionsSection(Section):
    """The newest versions; pressing one compares it with the one before it.

    Signals:
        compare_requested: compare two versions (ids, the older first; the older is `None` for the first version).
    """

    compare_requested = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Versions", parent=parent)
        self._desk = desk
        self._detail: DocumentDetail | None = None
        self.lines = LineList(desk.themes)
        self.compare_button = Button(desk.themes, "Compare", "quiet", small=True)
        self.set_aside(self.compare_button)
        self.body.addWidget(self.lines)
        self.lines.line_pressed.connect(self._on_lines_line_pressed)
        self.compare_button.clicked.connect(self._on_compare_button_clicked)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show the versions of a document."""
        self._detail = detail
        self.set_remark(str(len(detail.versions)))
        versions = detail.versions[: MOST_VERSIONS + 1]
        before = [*versions[1:], None]
        pairs = list(zip(versions, before, strict=True))[:MOST_VERSIONS]
        self.lines.show_lines([self._line(new, old, detail) for new, old in pairs])
        self.compare_button.setEnabled(len(detail.versions) > 1)

    def _line(self, version: VersionRow, before: VersionRow | None, detail: DocumentDetail) -> Line:
        """Return the line of a version."""
        return Line(version.id, version_words(version, detail), _difference(version, before))

    def _on_lines_line_pressed(self, version: object) -> None:
        if self._detail is None:
            return
        ids = [row.id for row in self._detail.versions]
        at = next(place for place, known in enumerate(ids) if known == version)
        self.compare_requested.emit(ids[at + 1] if at + 1 < len(ids) else None, ids[at])

    def _on_compare_button_clicked(self) -> None:
        if self._detail is not None and len(self._detail.versions) > 1:
            self.compare_requested.emit(self._detail.versions[1].id, self._detail.versions[0].id)


def version_words(version: VersionRow, detail: DocumentDetail) -> str:
    """Return a version in a few words: "12 Oct 14:05, verified"."""
    day = say_date(version.day, detail.row.today).split(" ", 1)[1]
    said = f"{day} {version.saved_at.astimezone():%H:%M}"
    if version.restored_from is not None:
        said += ", restored"
    return f"{said}, verified" if version.verified else said


def _difference(version: VersionRow, before: VersionRow | None) -> str:
    """Return how many words a version has more or less than the one before it."""
    if before is None:
        return f"{version.words:,} words"
    more = version.words - before.words
    return f"{more:+,} words" if more else "same length"


class OutlineSection(Section):
    """The headings of the text.

    Signals:
        line_requested: go to this line of the source, from 0.
    """

    line_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Outline", parent=parent)
        self.lines = LineList(desk.themes, "No headings yet.")
        self.body.addWidget(self.lines)
        self.lines.line_pressed.connect(self._on_lines_line_pressed)

    def show_headings(self, headings: tuple[Heading, ...]) -> None:
        """Show the headings of a text."""
        top = min((heading.level for heading in headings), default=1)
        self.lines.show_lines(
            [
                Line(heading.line, heading.text or "(no words)", indent=min(heading.level - top, 4))
                for heading in headings
            ]
        )

    def _on_lines_line_pressed(self, line: object) -> None:
        assert isinstance(line, int)
        self.line_requested.emit(line)
