"""Sets the columns of a Markdown table below one another. Pure text; standard library only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

_RULE_CELL = re.compile(r"^:?-+:?$")


def table_around(lines: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the first line of the table that holds a line, and the one behind its last; `None` outside a table.

    Args:
        lines: all lines of the text.
        at: the number of a line, from 0.
    """
    if not 0 <= at < len(lines) or "|" not in lines[at]:
        return None
    first, end = at, at + 1
    while first > 0 and "|" in lines[first - 1]:
        first -= 1
    while end < len(lines) and "|" in lines[end]:
        end += 1
    has_rule = end - first >= 2 and is_rule(cells(lines[first + 1]))
    return (first, end) if has_rule else None


def cells(line: str) -> list[str]:
    """Return the cells of a row; an escaped bar and one within code belong to the cell."""
    found, cell, in_code, escaped = [], "", False, False
    for letter in line.strip():
        if letter == "|" and not escaped and not in_code:
            found.append(cell)
            cell = ""
        else:
            in_code ^= letter == "`" and not escaped
            cell += letter
        escaped = letter == "\\" and not escaped
    found.append(cell)
    stripped = [text.strip() for text in found]
    if stripped and not stripped[0] and line.strip().startswith("|"):
        stripped = stripped[1:]
    if len(stripped) > 1 and not stripped[-1] and line.strip().endswith("|"):
        stripped = stripped[:-1]
    return stripped


def is_rule(row: Sequence[str]) -> bool:
    """Say whether a row is the line of dashes below a table's head."""
    return bool(row) and all(_RULE_CELL.match(cell) for cell in row)


def aligned(lines: Sequence[str]) -> list[str]:
    """Return a table with its columns below one another; no word is changed.

    Args:
        lines: the whole table; the second line is the one of dashes.
    """
    rows = [cells(line) for line in lines]
    columns = max(len(row) for row in rows)
    rows = [row + [""] * (columns - len(row)) for row in rows]
    sides = [_side(cell) for cell in rows[1]]
    widths = [max(3, *(_width(row[i]) for n, row in enumerate(rows) if n != 1)) for i in range(columns)]
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return [
        indent
        + "| "
        + " | ".join(
            _rule(sides[i], widths[i]) if n == 1 else _padded(row[i], widths[i], sides[i]) for i in range(columns)
        )
        + " |"
        for n, row in enumerate(rows)
    ]


def _side(cell: str) -> str:
    """Return where the column's words stand: "left", "right", "centre", or "" where the table doesn't say."""
    left, right = cell.startswith(":"), cell.endswith(":")
    return "centre" if left and right else "right" if right else "left" if left else ""


def _rule(side: str, width: int) -> str:
    """Return the dashes of a column."""
    left = ":" if side in ("left", "centre") else "-"
    right = ":" if side in ("right", "centre") else "-"
    return left + "-" * (width - 2) + right


def _padded(text: str, width: int, side: str) -> str:
    """Return a cell filled up to the column's width."""
    missing = width - _width(text)
    if side == "right":
        return " " * missing + text
    if side == "centre":
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return text + " " * missing


def _width(text: str) -> int:
    """Return how many columns of a fixed-width font a text takes; an East Asian letter takes two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in ("W", "F") else 1 for c in text)
