"""Any part of any title is found, whatever characters it is made of."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility, rename, trash
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.errors import UserError
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace

hard = st.text(st.sampled_from("aA\"'%_\\*()-:^äÄß日本語ж😀e\u0301 "), min_size=1, max_size=12)
titles = hard | st.text(min_size=1, max_size=25)


@contextmanager
def filled(texts: list[str]) -> Iterator[Workspace]:
    """Open a workspace with responsibilities of these titles, as far as they are titles at all."""
    clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:
        for text in texts:
            try:
                workspace.run("Added", add_responsibility, text)
            except UserError:
                assert not text.strip() or not text.isprintable()
        yield workspace


def part_of(title: str, data: st.DataObject) -> str:
    """Draw a part of a title."""
    start = data.draw(st.integers(0, len(title) - 1))
    return title[start : data.draw(st.integers(start + 1, len(title)))]


@settings(max_examples=150)
@given(st.lists(titles, min_size=1, max_size=4), st.data())
def test_any_part_of_any_title_is_found(texts: list[str], data: st.DataObject) -> None:
    with filled(texts) as workspace:
        for card in workspace.read(board_cards):
            part = part_of(card.title, data)
            if part.strip():
                assert card.id in {row.id for row in workspace.read(find, part)}, part


@settings(max_examples=60)
@given(st.lists(titles, min_size=1, max_size=4), titles, st.data())
def test_what_is_found_holds_every_word(texts: list[str], text: str, data: st.DataObject) -> None:
    """And after a rename the old words find nothing, after undo the new ones."""
    with filled(texts) as workspace:
        for row in workspace.read(find, text):
            assert all(
                folded(word) in folded(row.title) for word in text.split() if word.isascii() and word.isprintable()
            )
        for card in workspace.read(board_cards):
            workspace.run("Renamed", rename, ResponsibilityId(card.id), "unlikely-new-name")
        part = part_of(texts[0], data)
        if not set(part.casefold()) & set("unlikely-new-name"):
            assert workspace.read(find, part) == []
        for card in workspace.read(board_cards):
            workspace.run("Trashed", trash, ResponsibilityId(card.id))
        assert workspace.read(find, "unlikely") == workspace.read(find, "un") == []


def folded(text: str) -> str:
    """Return a text as the index compares it."""
    return text.lower()
