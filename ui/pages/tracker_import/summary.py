"""What an import would do, in one line of numbers and one sentence. Imports Qt, the core's plan and widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.status import COLUMNS
from csops_desktop.exchange.plan import ImportPlan
from csops_desktop.exchange.report import unknown_sentences
from ui.theme.theme import ThemeManager
from ui.widgets.flow import FlowLayout
from ui.widgets.text_label import TextLabel


def fates(plan: ImportPlan) -> list[tuple[int, str]]:
    """Return how many rows meet which fate, in the words that follow the number; added and changed always."""
    counts = plan.counts
    found = [(counts.added, "added"), (counts.changed, "changed")]
    others = (
        (counts.same, "unchanged"),
        (counts.history, "into the history only"),
        (counts.skipped, "skipped"),
        (counts.archived, "not in this file any more → archived"),
        (len(plan.missing) - counts.archived, "not in this file any more, kept"),
    )
    return found + [(number, words) for number, words in others if number]


def summary_sentence(plan: ImportPlan) -> str:
    """Return the dry run in one sentence: "86 will be added, 41 changed, 3 skipped"."""
    (added, _), *rest = fates(plan)
    return ", ".join([f"{added:,} will be added", *(f"{number:,} {words}" for number, words in rest)])


def colours_line(plan: ImportPlan) -> str:
    """Return the file's rows by colour, and by what responsibilities were known again."""
    parts = [f"{plan.colours[status]:,} {status.word}" for status in COLUMNS if plan.colours[status]]
    line = f"In this file: {', '.join(parts)}."
    if any(row.id is not None for row in plan.rows):
        line += f" Known again by {' and '.join(name.word for name in plan.matched_by)}."
    return line


def remarks(plan: ImportPlan) -> list[str]:
    """Return everything there is to say about the file and its rows, one line each."""
    fate = "archived" if plan.archive_missing else "kept"
    gone = [f"Not in this file any more, {fate}: {one.title} ({one.area or 'no area'})" for one in plan.missing]
    return [*unknown_sentences(plan), *plan.notes, *(str(issue) for issue in plan.issues), *gone]


def import_words(plan: ImportPlan) -> str:
    """Return what the primary button says: "Import 127 rows", "Import 10,000 rows"."""
    rows = len(plan.rows) - plan.counts.skipped
    return f"Import {rows:,} {'row' if rows == 1 else 'rows'}"


class Summary(QFrame):
    """The numbers large, the rest small."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_summary")
        self.setProperty("ground", "card")
        self._numbers = QWidget()
        self._flow = FlowLayout(self._numbers, gap=themes.metrics.px(22), line_gap=2)
        self._colours = TextLabel(role="small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(self._numbers)
        layout.addWidget(self._colours)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a plan would do."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, words in fates(plan):
            self._flow.addWidget(_stat(number, words))
        self._colours.setText(colours_line(plan))
        self.setAccessibleName(summary_sentence(plan))
        self.setAccessibleDescription(colours_line(plan))


def _stat(number: int, words: str) -> QWidget:
    """Return a number with its words."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(TextLabel(f"{number:,}", "page_title"))
    row.addWidget(TextLabel(words, "muted"))
    box.setMinimumWidth(box.sizeHint().width())
    return box
