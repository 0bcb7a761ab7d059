"""What a request led to, who asked for it, what it displaced and how it went: the lower part of the panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.side.line_list import Line, LineList
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

_ICONS = {"initiative": "planner", "responsibility": "board", "commitment": "people"}


class StorySection(QWidget):
    """Links, askers, interrupts, history.

    Signals:
        thing_requested: show this thing where it lives; its kind and id.
    """

    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        themes = desk.themes
        self._links = Section(themes, "Linked")
        self.links = LineList(themes)
        self._links.body.addWidget(self.links)
        self._askers = Section(themes, "Asked for by")
        self.askers = TextLabel(wrap=True)
        self._askers.body.addWidget(self.askers)
        self._displaced = Section(themes, "Displaced")
        self.displaced = TextLabel(wrap=True)
        self._displaced.body.addWidget(self.displaced)
        self._history = Section(themes, "How it went")
        self.history = TextLabel(role="muted", wrap=True)
        self._history.body.addWidget(self.history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for section in (self._links, self._askers, self._displaced, self._history):
            layout.addWidget(section)
        self.links.line_pressed.connect(self._on_links_line_pressed)

    def show_detail(self, detail: RequestDetail) -> None:
        """Show a request's story."""
        links = _links(detail)
        self.links.show_lines(links)
        self._links.setVisible(bool(links))
        today = detail.row.today
        self.askers.setText("\n".join(_asked(detail)))
        self._askers.setVisible(any(asker.who for asker in detail.askers) or detail.row.asked > 1)
        displaced = [
            f"{say_date(row.day, today)}: {row.displaced}{f' – {row.why}' if row.why else ''}"
            for row in detail.interrupts
        ]
        self.displaced.setText("\n".join(displaced))
        self._displaced.setVisible(bool(displaced))
        steps = [
            f"{say_date(change.day, today)}  {change.state.heading}{f' – {change.note}' if change.note else ''}"
            for change in detail.changes
        ]
        self.history.setText("\n".join(steps))

    def _on_links_line_pressed(self, key: tuple[str, int]) -> None:
        self.thing_requested.emit(*key)


def _asked(detail: RequestDetail) -> list[str]:
    """Return each time that somebody asked, in words."""
    lines = []
    for asker in detail.askers:
        said = f": “{asker.said}”" if asker.said and asker.said != detail.row.title else ""
        lines.append(f"{say_date(asker.day, detail.row.today)}  {asker.who or 'Nobody named'}{said}")
    return lines


def _links(detail: RequestDetail) -> list[Line]:
    """Return where a request leads."""
    row, lines = detail.row, list[Line]()
    if detail.became_title and row.became_id is not None:
        words = {"initiative": "in the plan", "responsibility": "on the board", "commitment": "promise"}[row.became]
        lines.append(Line((row.became, row.became_id), detail.became_title, words, _ICONS[row.became]))
    if detail.document_id is not None:
        lines.append(Line(("document", int(detail.document_id)), detail.document, "answers it", "documents"))
    if detail.merged_into is not None:
        lines.append(Line(("request", int(detail.merged_into)), "The request it was merged into", "", "requests"))
    return lines
