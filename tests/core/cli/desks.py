"""A small desk for the tests of the command line, and what every refusal of it has to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.helpers.desk import DeskResult, desk, run_desk
from tests.helpers.states import NOT_PLAIN

TRACKER = """Title,Area,Status,Reason,Owner
CS KPIs,Data,Red,Nobody owns the source fields.,Ann
Политика 大 🙂,,Green,نظيف,Bo
"=HYPERLINK(""x"")",Data,Amber,<b>bold</b> & more,
Territories,Planning,,,
"""


def tracker(folder: Path, text: str = TRACKER, name: str = "tracker.csv") -> Path:
    """Write a tracker and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def filled(data_dir: Path) -> Path:
    """Import the small tracker as of 31 March 2026, and return the data folder."""
    desk(data_dir, "import", "tracker", tracker(data_dir.parent), "--on", "2026-03-31")
    return data_dir


def cards(data_dir: Path, *args: str) -> list[dict[str, Any]]:
    """Return what the board holds."""
    listed: list[dict[str, Any]] = run_desk(data_dir, "list", "responsibilities", "--json", *args).json()
    return listed


def card(data_dir: Path, title: str, *args: str) -> dict[str, Any]:
    """Return the one card of a title."""
    (found,) = [card for card in cards(data_dir, *args) if card["title"] == title]
    return found


def everything(data_dir: Path) -> tuple[Any, Any]:
    """Return the board and the history: what a refused command has to leave as it is."""
    return cards(data_dir), run_desk(data_dir, "list", "history", "--json").json()


def assert_refused(result: DeskResult, *words: str) -> None:
    """Fail unless a command ended with 1, one plain sentence on stderr, and nothing on stdout."""
    assert result.code == 1, result
    assert result.out == ""
    sentence = result.err.removesuffix("\n")
    assert sentence.endswith("."), sentence
    assert not [word for word in NOT_PLAIN if word in sentence], sentence
    assert not [word for word in words if word not in sentence], sentence


def assert_usage(result: DeskResult, *words: str) -> None:
    """Fail unless a command ended with 2, the usage and what is wrong on stderr, and nothing on stdout."""
    assert result.code == 2, result
    assert result.out == ""
    assert result.err.startswith("usage: csops-desktop")
    assert not [word for word in words if word not in result.err], result.err
