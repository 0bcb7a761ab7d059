"""Rows of an item model that stay sorted and change by the smallest difference. Imports Qt only.

A view keeps its selection and its scroll position only if the model says exactly what changed; a reset throws both
away. So the rows of the board's models are their own sorting keys, kept in one sorted list: a single change is found
by bisection and told as one insertion, removal or move. Many changes at once (an import, a filter) would be thousands
of signals; they are told as four instead: the rows that stay are put in their new order and the others at the end,
the end is removed, the new rows are inserted at the end, and all are put in order. Persistent indexes follow each
step, so a selected row stays selected through either way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex


class KeyedRows[K]:
    """The sorted keys of a model's rows.

    Args:
        model: the model that shows them; its signals are emitted here.
        identity: what stays the same of a row when its key changes.
    """

    def __init__(self, model: QAbstractItemModel, identity: Callable[[K], Hashable]) -> None:
        self.keys: list[K] = []
        self._model = model
        self._identity = identity

    def __len__(self) -> int:
        return len(self.keys)

    def row(self, key: Any) -> int:
        """Return the row of a key, -1 when there is none."""
        row = bisect_left(self.keys, key)
        return row if row < len(self.keys) and self.keys[row] == key else -1

    def insert(self, key: Any) -> None:
        """Add a row where its key belongs."""
        row = bisect_left(self.keys, key)
        self._model.beginInsertRows(QModelIndex(), row, row)
        self.keys.insert(row, key)
        self._model.endInsertRows()

    def remove(self, key: Any) -> None:
        """Take a row away; one that is not there is no harm."""
        row = self.row(key)
        if row < 0:
            return
        self._model.beginRemoveRows(QModelIndex(), row, row)
        del self.keys[row]
        self._model.endRemoveRows()

    def rekey(self, old: Any, new: Any) -> None:
        """Give a row another key, and move it if it belongs elsewhere now."""
        row = self.row(old)
        if row < 0:
            self.insert(new)
            return
        target = bisect_left(self.keys, new)
        if target in (row, row + 1):
            self.keys[row] = new
            return
        self._model.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
        del self.keys[row]
        self.keys.insert(target - 1 if target > row else target, new)
        self._model.endMoveRows()

    def replace(self, keys: Sequence[K]) -> None:
        """Show exactly these keys, which are sorted, in a handful of signals."""
        wanted = {self._identity(key): key for key in keys}
        present = {self._identity(key) for key in self.keys}
        kept = [key for key in keys if self._identity(key) in present]
        gone = [key for key in self.keys if self._identity(key) not in wanted]
        if kept:
            self._permute(kept + gone)
        if gone:
            self._model.beginRemoveRows(QModelIndex(), len(kept), len(self.keys) - 1)
            del self.keys[len(kept) :]
            self._model.endRemoveRows()
        added = [key for key in keys if self._identity(key) not in present]
        if added:
            self._model.beginInsertRows(QModelIndex(), len(kept), len(kept) + len(added) - 1)
            self.keys += added
            self._model.endInsertRows()
            if kept:
                self._permute(list(keys))

    def _permute(self, keys: list[K]) -> None:
        """Show the same rows in another order, or under other keys."""
        if [self._identity(key) for key in keys] == [self._identity(key) for key in self.keys]:
            self.keys = keys
            return
        self._model.layoutAboutToBeChanged.emit()
        before = self._model.persistentIndexList()
        rows = {self._identity(key): row for row, key in enumerate(keys)} if before else {}
        old = self.keys
        self.keys = keys
        after = [self._model.index(rows[self._identity(old[index.row()])], index.column()) for index in before]
        self._model.changePersistentIndexList(before, after)
        self._model.layoutChanged.emit()
