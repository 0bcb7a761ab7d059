"""Rows of a list that is read anew, told as the smallest run that differs. Imports Qt only.

For lists with headings and lines in between, whose order is made by the core; what is sorted by keys of its own is in
`keyed_rows`. A view keeps its selection and its place only if it hears what changed and not of a reset.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex


def patch_rows[R](model: QAbstractListModel, rows: list[R], new: Sequence[R], key: Callable[[R], Hashable]) -> None:
    """Bring the rows of a model up to date by at most one removal and one insertion.

    Args:
        model: the model that shows them; its signals are emitted here.
        rows: what it shows, changed in place.
        new: what it is to show.
        key: what makes a row the same one, though its words may differ.
    """
    old, keys = [key(row) for row in rows], [key(row) for row in new]
    head = _same(old, keys)
    tail = min(_same(old[::-1], keys[::-1]), len(old) - head, len(keys) - head)
    gone, come = len(old) - head - tail, len(keys) - head - tail
    if gone:
        model.beginRemoveRows(QModelIndex(), head, head + gone - 1)
        del rows[head : head + gone]
        model.endRemoveRows()
    if come:
        model.beginInsertRows(QModelIndex(), head, head + come - 1)
        rows[head:head] = new[head : head + come]
        model.endInsertRows()
    rows[:] = new
    if rows:
        model.dataChanged.emit(model.index(0), model.index(len(rows) - 1))


def _same(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many rows are the same from the beginning on."""
    number = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        number += 1
    return number
