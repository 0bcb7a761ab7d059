"""What the window says of a deck that was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from csops_desktop.deck.story import DeckData
from csops_desktop.queries.reports import issued_reports
from csops_desktop.reports import draw_deck, freeze, write_drawn
from csops_desktop.workspace import Workspace
from tests.deck.invented import one
from tests.helpers.guards import ExpectedLog
from ui.exporting import Exporter


class Said(QObject):
    """Stands in for the window: keeps what it was asked to say."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []

    def say(self, sentence: str, *_: object) -> None:
        """Keep a sentence."""
        self.sentences.append(sentence)


class Bridge(QObject):
    """Stands in for the bridge: no change is told, but reports are."""

    report_issued = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
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
    bridge = Bridge(workspace)
    issued: list[int] = []
    bridge.report_issued.connect(issued.append)
    exporter = Exporter(bridge, unused, unused, unused, said)  # type: ignore[arg-type]
    data: DeckData = one(reason=reason)
    out = tmp_path / "deck.pdf"
    drawn = draw_deck(data)
    exporter._on_deck_written(out, (write_drawn(drawn, out), freeze(drawn)))
    assert said.sentences == [f"Wrote “deck.pdf”, {len(drawn.pages)} pages{tail}"]
    assert issued == [row.id for row in workspace.read(issued_reports)] == [1]
    exporter.jobs.shut_down()


def test_a_file_that_was_written_stays_where_it_can_not_be_kept_as_a_report(
    qapp: object, workspace: Workspace, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("database is locked")
    said = Said()
    unused: Any = None
    exporter = Exporter(Bridge(workspace), unused, unused, unused, said)  # type: ignore[arg-type]
    out = tmp_path / "deck.pdf"
    drawn = draw_deck(one())
    written = write_drawn(drawn, out)
    workspace._connection.execute("PRAGMA busy_timeout = 0")
    with Workspace.open(workspace.path, workspace.clock) as other:
        other._connection.execute("BEGIN IMMEDIATE")
        exporter._on_deck_written(out, (written, freeze(drawn)))
        other._connection.execute("ROLLBACK")
    (sentence,) = said.sentences
    assert sentence.startswith(f"Wrote “deck.pdf”, {len(drawn.pages)} pages, but it was not kept as a report. ")
    assert out.exists()
    assert workspace.read(issued_reports) == []
    exporter.jobs.shut_down()
