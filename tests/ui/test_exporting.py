"""What the window says of a deck that was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from csops_desktop.deck.story import DeckData
from csops_desktop.reports import write_deck_file
from csops_desktop.workspace import Workspace
from tests.deck.invented import one
from ui.exporting import Exporter


class Said(QObject):
    """Stands in for the window: keeps what it was asked to say."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []

    def say(self, sentence: str, *_: object) -> None:
        """Keep a sentence."""
        self.sentences.append(sentence)


class Bridge:
    """Stands in for the bridge: no change is told."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace


@pytest.mark.parametrize(
    ("reason", "tail"),
    [
        ("Ticket 4 is closed", ""),
        ("Ticket \uf8ff", ". 1 character has no letter in the deck's fonts and stands as its code: U+F8FF."),
    ],
)
def test_what_was_written_is_said_with_what_could_not_be_drawn(
    qapp: object, workspace: Workspace, tmp_path: Path, reason: str, tail: str
) -> None:
    said = Said()
    unused: Any = None
    exporter = Exporter(Bridge(workspace), unused, unused, unused, said)  # type: ignore[arg-type]
    data: DeckData = one(reason=reason)
    out = tmp_path / "deck.pdf"
    written = write_deck_file(data, out)
    exporter._on_deck_written(out, written)
    assert said.sentences == [f"Wrote “deck.pdf”, {written.pages} pages{tail}"]
    exporter.jobs.shut_down()
