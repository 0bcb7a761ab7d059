"""Two texts side by side, with the words that changed. Imports Qt, the core's comparison and the theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, override

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from csops_desktop.domain.status import count
from csops_desktop.text.diff import DiffLine, DiffPart, changes, compare, with_context
from ui.pages.documents.preview.html import shown_text
from ui.theme.theme import ThemeManager

MOST_ROWS = 1_500
"""Rows that are shown; what differs more than that is another text."""

_STYLE = """
td {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {size}px; color: {text}; }}
td.removed {{ background-color: {red_soft}; }}
td.added {{ background-color: {green_soft}; }}
td.gone {{ background-color: {sunk}; }}
td.number, td.note {{ color: {text_muted}; }}
th {{ color: {text_muted}; font-size: {size}px; font-weight: 600; }}
.out {{ background-color: {red_soft}; color: {red_text}; text-decoration: line-through; font-weight: 600; }}
.in {{ background-color: {green_soft}; color: {green_text}; text-decoration: underline; font-weight: 600; }}
"""


class DiffView(QTextBrowser):
    """A comparison, the older text on the left. Changed words are marked by line and weight, not by colour alone.

    Attributes:
        changed: how many lines differ.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.changed = 0
        self.setObjectName("diff_view")
        self.setAccessibleName("What changed")
        self.setProperty("kind", "diff")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)

    def show_texts(self, before: str, after: str, *, titles: tuple[str, str] = ("Before", "Now")) -> None:
        """Compare two texts and show what differs, with a few lines around it.

        Args:
            before: the older text.
            after: the newer one.
            titles: what they are called.
        """
        lines = compare(before, after)
        self.changed = changes(lines)
        theme = self._themes.theme
        roles = ("text", "text_muted", "red_soft", "red_text", "green_soft", "green_text", "sunk")
        colours = {role: theme.color(role).name() for role in roles}
        self.document().setDefaultStyleSheet(_STYLE.format(**colours, size=self._themes.metrics.small))
        self.setHtml(_html(with_context(lines), titles) if self.changed else "<p>No difference.</p>")
        self.setAccessibleDescription(self.sentence)

    @property
    def sentence(self) -> str:
        """How much differs, in words."""
        return f"{count(self.changed, 'line')} changed." if self.changed else "Nothing changed."

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return QByteArray()


def _html(lines: Sequence[DiffLine | None], titles: tuple[str, str]) -> str:
    """Return a comparison as a table of two columns with their line numbers."""
    rows = [_row(line) for line in lines[:MOST_ROWS]]
    if len(lines) > MOST_ROWS:
        rows.append('<tr><td colspan="4" class="note">More is different than can be shown here.</td></tr>')
    before, after = (shown_text(title) for title in titles)
    head = f'<tr><th></th><th align="left">{before}</th><th></th><th align="left">{after}</th></tr>'
    return f'<table width="100%" cellspacing="0" cellpadding="3">{head}{"".join(rows)}</table>'


def _row(line: DiffLine | None) -> str:
    """Return a line of the table; `None` stands for lines that are the same and left out."""
    if line is None:
        return '<tr><td class="number">⋮</td><td></td><td class="number">⋮</td><td></td></tr>'
    left = "gone" if line.before_line is None else "removed" if line.kind != "same" else "same"
    right = "gone" if line.after_line is None else "added" if line.kind != "same" else "same"
    cells = (_cell(line.before, left, "out", line.before_line), _cell(line.after, right, "in", line.after_line))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(parts: Sequence[DiffPart], ground: str, mark: str, number: int | None) -> str:
    """Return the number and the text of one side."""
    words = "".join(
        f'<span class="{mark}">{shown_text(part.text)}</span>' if part.changed else shown_text(part.text)
        for part in parts
    )
    shown = "" if number is None else str(number)
    return f'<td class="number" width="4%" align="right">{shown}</td><td class="{ground}" width="46%">{words}</td>'
