"""What the XML of a workbook's sheet says besides the values: joined cells, and formulas nobody has calculated yet.

Standard library only. openpyxl hands out neither while it streams a sheet, and reading it in its other way takes fifty
times the memory. A joined cell holds its value once, at the top, though it stands beside all its rows: a tracker whose
area is written once for five responsibilities means all five. A formula without a value is not the same as a blank
cell: programs that write workbooks (reports, exports) leave the calculating to whoever opens the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from csops_desktop.exchange.raw import UNCALCULATED

_JOINED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_BLANK_TEXT = re.compile(rb'\bt="str"')


@dataclass(slots=True)
class Marks:
    """The marks of one sheet, used row by row from the top.

    Attributes:
        joined: by the row in which a joined cell begins, its column (from 0) and the last row it reaches.
        uncalculated: row and column of each formula without a value.
    """

    joined: Mapping[int, list[tuple[int, int]]]
    uncalculated: frozenset[tuple[int, int]]
    _reaching: dict[int, tuple[str, int]] = field(default_factory=dict)

    def put_in(self, number: int, cells: list[str]) -> None:
        """Write into the cells of a row what the marks say of them; a row that holds nothing of its own stays so.

        Args:
            number: the row's, counted from 1; rows come in their order.
            cells: its texts, changed in place.
        """
        for place in [place for place, (_, last) in self._reaching.items() if last < number]:
            del self._reaching[place]
        if any(cell.strip() for cell in cells):
            cells += [""] * (max(self._reaching, default=-1) + 1 - len(cells))
            for place, (text, _) in self._reaching.items():
                cells[place] = cells[place] if cells[place].strip() else text
        self._calculate(number, cells)
        for place, last in self.joined.get(number, ()):
            if place < len(cells):
                self._reaching[place] = (cells[place], last)

    def _calculate(self, number: int, cells: list[str]) -> None:
        """Put the sign of a formula without a value into its cell."""
        if self.uncalculated:
            for place, cell in enumerate(cells):
                if not cell and (number, place) in self.uncalculated:
                    cells[place] = UNCALCULATED


def marks_of(xml: bytes) -> Marks:
    """Read the marks of a sheet.

    Args:
        xml: the sheet's part of the workbook.
    """
    joined: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for match in _JOINED.finditer(xml):
        first, last = int(match[2]), int(match[3])
        if last > first:
            joined[first].append((_column(match[1]), last))
    return Marks(joined, frozenset(_uncalculated(xml)))


def _uncalculated(xml: bytes) -> set[tuple[int, int]]:
    """Return the places of formulas without a value; one that was calculated to an empty text says so by its type."""
    found: set[tuple[int, int]] = set()
    if b":f" not in xml and b"<f" not in xml:
        return found
    for match in _FORMULA.finditer(xml):
        place = _PLACE.search(match[1])
        if place and not _BLANK_TEXT.search(match[1]):
            found.add((int(place[2]), _column(place[1])))
    return found


def _column(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
