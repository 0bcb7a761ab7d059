"""Rows of different heights below one another: where each stands, and which stands where. Standard library only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate


class RowStack:
    """The heights of a list's rows; the tops are added up again only when they are asked for after a change."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._all_tops()[-1]

    def replace(self, heights: list[int]) -> None:
        """Take over all heights."""
        self._heights, self._tops = heights, None

    def insert(self, row: int, heights: list[int]) -> None:
        """Put rows in front of a row."""
        self._heights[row:row] = heights
        self._tops = None

    def remove(self, first: int, last: int) -> None:
        """Take rows away, the last one included."""
        del self._heights[first : last + 1]
        self._tops = None

    def move(self, first: int, last: int, before: int) -> None:
        """Move rows in front of a row, counted before the move as Qt does."""
        moved = self._heights[first : last + 1]
        del self._heights[first : last + 1]
        at = before if before <= first else before - len(moved)
        self._heights[at:at] = moved
        self._tops = None

    def set(self, row: int, height: int) -> bool:
        """Change one height; say whether it was another."""
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._tops = None
        return True

    def height(self, row: int) -> int:
        """Return a row's height."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Return where a row begins; one past the last row is the end."""
        return self._all_tops()[row]

    def row_at(self, y: int) -> int:
        """Return the row at a height, -1 above the first and below the last."""
        if y < 0 or y >= self.total:
            return -1
        return bisect_right(self._all_tops(), y) - 1

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows of which anything lies between two heights."""
        tops = self._all_tops()
        first = max(bisect_right(tops, top) - 1, 0)
        return range(first, min(bisect_left(tops, bottom), len(self._heights)))

    def _all_tops(self) -> list[int]:
        """Return the top of each row, and the end."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
