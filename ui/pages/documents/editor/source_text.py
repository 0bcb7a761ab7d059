"""Keeps a document's source as it is where nobody touched it: a text field normalises what it is given.

Qt's text field turns every kind of line end into one of its own. What is saved is therefore never its text as such:
the lines at the beginning and the end that are still the same are taken from the source, byte for byte, and only what
lies between comes from the field. Pure text; standard library only.
"""

from __future__ import annotations

import re

BREAKS = re.compile("\r\n|[\n\r\u2029\ufdd0\ufdd1]")
"""What Qt reads as the end of a line (QTextCursor.insertText)."""


_OTHER_BREAKS = re.compile("[\r\u2029\ufdd0\ufdd1]")


class SourceText:
    """A source and the lines that a text field shows of it.

    Attributes:
        source: the text as stored.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        # Nearly every text has line feeds alone: the field shows it letter by letter, and there is nothing to keep.
        self._plain = _OTHER_BREAKS.search(source) is None
        self._shown: list[str] = []
        self._kept: list[str] = []
        self._end = "\n"
        if not self._plain:
            self._split()

    def _split(self) -> None:
        """Take the source apart into its lines, with their ends and without."""
        source = self.source
        begin = 0
        for found in BREAKS.finditer(source):
            self._shown.append(source[begin : found.start()])
            self._kept.append(source[begin : found.end()])
            begin = found.end()
        self._shown.append(source[begin:])
        self._kept.append(source[begin:])
        self._end = "\r\n" if source.count("\r\n") * 2 > len(self._kept) - 1 > 0 else "\n"

    def merged(self, shown: str) -> str:
        """Return the source after an edit.

        Args:
            shown: the field's whole text, its lines separated by line feeds.
        """
        if self._plain:
            return shown
        lines = shown.split("\n")
        before = self._shown
        most = min(len(lines), len(before))
        head = 0
        while head < most and lines[head] == before[head]:
            head += 1
        tail = 0
        while tail < most - head and lines[-1 - tail] == before[-1 - tail]:
            tail += 1
        if head == len(lines) == len(before):
            return self.source
        return self._joined(lines, head, tail)

    def _joined(self, lines: list[str], head: int, tail: int) -> str:
        """Return the kept head, the new middle and the kept tail as one text."""
        first = list(self._kept[:head])
        if head and head == len(self._kept) and head < len(lines):
            # The last line of the source had no end; it has one now.
            first[-1] = self._shown[head - 1] + self._end
        middle = [line + self._end for line in lines[head : len(lines) - tail]]
        last = self._kept[len(self._kept) - tail :] if tail else []
        if not last:
            # The text ends here, without a line end of its own.
            if middle:
                middle[-1] = middle[-1].removesuffix(self._end)
            elif first:
                first[-1] = self._shown[head - 1]
        joined = "".join((*first, *middle, *last))
        # A lone carriage return in front of a new empty line would become one line end with it.
        return joined if "\r" not in joined or BREAKS.sub("\n", joined) == "\n".join(lines) else self._end.join(lines)
