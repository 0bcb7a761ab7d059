"""Colours Markdown while it is written: headings, code, links, emphasis, lists, quotations. Imports Qt and the theme.

It only guides the eye; what the text means is for `csops_desktop.text` to say. Each line is looked at by itself, with
one bit of memory: whether it stands within a fenced block of code.
"""

from __future__ import annotations

import re
from typing import override

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme.theme import ThemeManager

MOST_LETTERS = 1_000_000
"""A longer text stays plain: colouring all of it would take longer than the eye gains."""

LONGEST_LINE = 5_000
"""Beyond this a line stays plain: it is data, not prose."""

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s|$)")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?=\s)(?:\s+\[[ xX]\])?")
_QUOTE = re.compile(r"^ {0,3}>")
_INLINE = re.compile(
    r"(?P<code>`+)(?P<coded>.+?)(?P=code)"
    r"|(?P<wiki>!?\[\[[^\[\]\n]+\]\])"
    r"|(?P<link>!?\[[^\[\]\n]*\]\([^()\n]*\))"
    r"|(?P<strong>\*\*(?=\S)[^*\n]+?\*\*|__(?=\S)[^_\n]+?__)"
    r"|(?P<emphasis>(?<![*\w])\*(?=\S)[^*\n]+?\*|(?<![_\w])_(?=\S)[^_\n]+?_(?!\w))"
)
_SIGNS = re.compile(r"[`*_\[#>~]|^\s*[-+\d]")

PLAIN, FENCED = 0, 1


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one document."""

    def __init__(self, themes: ThemeManager, document: QTextDocument) -> None:
        super().__init__(document)
        self._themes = themes
        self._formats: dict[str, QTextCharFormat] = {}
        self._make_formats()
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @override
    def highlightBlock(self, text: str) -> None:
        if self.previousBlockState() == FENCED or _FENCE.match(text):
            self._colour_fenced(text)
            return
        self.setCurrentBlockState(PLAIN)
        if len(text) > LONGEST_LINE or not _SIGNS.search(text):
            return
        if _HEADING.match(text):
            self.setFormat(0, len(text), self._formats["heading"])
            return
        if _QUOTE.match(text):
            self.setFormat(0, len(text), self._formats["quote"])
        marker = _MARKER.match(text)
        if marker is not None:
            self.setFormat(marker.start(), marker.end(), self._formats["marker"])
        for found in _INLINE.finditer(text):
            kind = found.lastgroup if found.lastgroup != "coded" else "code"
            self.setFormat(found.start(), found.end() - found.start(), self._formats[kind or "code"])

    def _colour_fenced(self, text: str) -> None:
        """Colour a line of a fenced block and say whether the next one is in it, too."""
        self.setFormat(0, len(text), self._formats["code"])
        inside = self.previousBlockState() == FENCED
        self.setCurrentBlockState(FENCED if bool(_FENCE.match(text)) != inside else PLAIN)

    def _make_formats(self) -> None:
        """Take the colours of the theme."""
        theme = self._themes.theme
        roles = {
            "heading": (theme.accent, True, False),
            "quote": (theme.text_muted, False, False),
            "marker": (theme.accent, False, False),
            "code": (theme.yellow_text, False, False),
            "wiki": (theme.accent, False, False),
            "link": (theme.accent, False, False),
            "strong": (theme.text, True, False),
            "emphasis": (theme.text, False, True),
        }
        for name, (colour, bold, italic) in roles.items():
            made = QTextCharFormat()
            made.setForeground(colour)
            if bold:
                made.setFontWeight(QFont.Weight.Bold)
            made.setFontItalic(italic)
            self._formats[name] = made

    def _on_themes_theme_changed(self) -> None:
        """Colour everything again."""
        self._make_formats()
        self.rehighlight()
