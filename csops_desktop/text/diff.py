"""Two texts compared: which lines changed, and within them which words. Standard library only.

Lines are paired first, words are compared only within lines that were changed for each other, and both have limits:
difflib takes quadratic time on texts that have nothing in common, and a person waits for the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MAX_LINES = 20_000
"""Beyond so many differing lines the middle of both texts counts as replaced, without a search for what is common."""

MAX_LINE_COST = 20_000
MAX_COST = 400_000
"""What comparing the words of one line, and of all lines together, may cost, counted as pairs of equal words; beyond,
a line is shown as changed as a whole. Prose stays far below: a line of 300 words costs about 2,000.
"""

type Kind = Literal["same", "removed", "added", "changed"]

_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A piece of a line; `changed` where the other text doesn't have it."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a comparison, side by side.

    Attributes:
        kind: "same", "removed" (only in the older text), "added" (only in the newer), "changed" (one for the other).
        before, after: its pieces in the older and newer text; empty where it is missing there or the line is empty.
        before_line, after_line: its number there, counted from 1; `None` where it is missing.
    """

    kind: Kind
    before: tuple[DiffPart, ...]
    after: tuple[DiffPart, ...]
    before_line: int | None
    after_line: int | None


def compare(before: str, after: str) -> tuple[DiffLine, ...]:
    """Compare two texts line by line, and changed lines word by word.

    Returns:
        The lines in order. Those with a `before_line` make up the older text, those with an `after_line` the newer.
    """
    old, new = before.split("\n"), after.split("\n")
    return tuple(_Comparison(old, new).lines())


def changes(lines: Sequence[DiffLine]) -> int:
    """Return how many lines of a comparison are not the same."""
    return sum(line.kind != "same" for line in lines)


def with_context(lines: Sequence[DiffLine], context: int = 3) -> tuple[DiffLine | None, ...]:
    """Return the changed lines with some same ones around them; `None` stands for what was left out."""
    near = [False] * len(lines)
    for at, line in enumerate(lines):
        if line.kind != "same":
            low, high = max(0, at - context), min(len(lines), at + context + 1)
            near[low:high] = [True] * (high - low)
    shown: list[DiffLine | None] = []
    for line, keep in zip(lines, near, strict=True):
        if keep:
            shown.append(line)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return tuple(shown)


type _Block = tuple[str, int, int, int, int]


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Yield what is the same and what is not, as difflib's opcodes; the common beginning and end cost nothing."""
    short = min(len(old), len(new))
    head = next((i for i in range(short) if old[i] != new[i]), short)
    tail = next((i for i in range(short - head) if old[-1 - i] != new[-1 - i]), short - head)
    if head:
        yield "equal", 0, head, 0, head
    old_end, new_end = len(old) - tail, len(new) - tail
    if max(old_end, new_end) - head > MAX_LINES:
        yield "replace", head, old_end, head, new_end
    else:
        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=old_end - head > 1_000)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield tag, i1 + head, i2 + head, j1 + head, j2 + head
    if tail:
        yield "equal", old_end, len(old), new_end, len(new)


class _Comparison:
    """Two texts as lines, and what may still be spent on comparing their words."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = old
        self._new = new
        self._budget = MAX_COST

    def lines(self) -> Iterator[DiffLine]:
        """Yield all lines."""
        for tag, i1, i2, j1, j2 in _blocks(self._old, self._new):
            if tag == "equal":
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                    yield DiffLine("same", _whole(self._old[i]), _whole(self._new[j]), i + 1, j + 1)
            else:
                yield from self._replaced(range(i1, i2), range(j1, j2))

    def _replaced(self, old: range, new: range) -> Iterator[DiffLine]:
        """Yield lines that took the place of others: the first is paired with the first, and so on."""
        for i, j in zip(old, new, strict=False):
            yield self._changed(i, j)
        for i in old[len(new) :]:
            yield DiffLine("removed", _whole(self._old[i], changed=True), (), i + 1, None)
        for j in new[len(old) :]:
            yield DiffLine("added", (), _whole(self._new[j], changed=True), None, j + 1)

    def _changed(self, i: int, j: int) -> DiffLine:
        """Compare two lines word by word."""
        old, new = _TOKEN.findall(self._old[i]), _TOKEN.findall(self._new[j])
        counts = Counter(new)
        cost = sum(times * counts[word] for word, times in Counter(old).items())
        if cost > min(MAX_LINE_COST, self._budget):
            return DiffLine(
                "changed", _whole(self._old[i], changed=True), _whole(self._new[j], changed=True), i + 1, j + 1
            )
        self._budget -= cost
        before: list[DiffPart] = []
        after: list[DiffPart] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if i2 > i1:
                before.append(DiffPart("".join(old[i1:i2]), tag != "equal"))
            if j2 > j1:
                after.append(DiffPart("".join(new[j1:j2]), tag != "equal"))
        return DiffLine("changed", tuple(before), tuple(after), i + 1, j + 1)


def _whole(text: str, *, changed: bool = False) -> tuple[DiffPart, ...]:
    return (DiffPart(text, changed),) if text else ()
