"""Rows that are read anew are told as one run that goes and one that comes; whatever was there, the new ones stand."""

from __future__ import annotations

from typing import override

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.patched_rows import patch_rows

_ROOT = QModelIndex()


class Words(QAbstractListModel):
    """A list of words that writes down what it is told."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self.words = words
        self.told: list[tuple[str, int]] = []
        self.rowsRemoved.connect(self._on_rows_removed)
        self.rowsInserted.connect(self._on_rows_inserted)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.words)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self.words[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    def _on_rows_removed(self, _: QModelIndex, first: int, last: int) -> None:
        self.told.append(("gone", last - first + 1))

    def _on_rows_inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self.told.append(("come", last - first + 1))


texts = st.lists(st.sampled_from("abcdefgh"), max_size=8)


@given(texts, texts)
def test_the_new_rows_stand_after_at_most_one_removal_and_one_insertion(old: list[str], new: list[str]) -> None:
    model = Words(list(old))
    kept = [QPersistentModelIndex(model.index(row)) for row in range(len(old))]
    patch_rows(model, model.words, new, str)
    assert model.words == new
    assert [what for what, _ in model.told] in ([], ["gone"], ["come"], ["gone", "come"])
    assert len(old) - sum(n for what, n in model.told if what == "gone") == sum(index.isValid() for index in kept)
    # Who was chosen and is still there stays chosen.
    assert all(index.data() == word for index, word in zip(kept, old, strict=True) if index.isValid())


def test_nothing_is_told_of_rows_that_are_the_same() -> None:
    model = Words(["a", "b"])
    patch_rows(model, model.words, ["a", "b"], str)
    assert model.told == []
