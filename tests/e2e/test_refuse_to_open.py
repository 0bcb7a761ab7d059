"""A workspace that this program can't open is said in one sentence, and left alone."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from tests.e2e.sittings import START_SECONDS, with_tracker
from tests.helpers.a11y import Driver, private_session


def refuse(desk: Driver, words: str) -> None:
    """Wait for the sentence, close it, and let the program end."""
    desk.wait_for(pattern=words, role="label", seconds=START_SECONDS)
    assert desk.find_all("Export deck") == []
    desk.press("Close", role="button")
    assert desk.wait_end() == 1
    assert desk.err.read_text() == ""


def test_refuse_to_open_what_is_newer_or_damaged(data_dir: Path) -> None:
    path = with_tracker(data_dir) / "workspace.csops"
    sound = path.read_bytes()
    connection = sqlite.connect(str(path))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with private_session(data_dir.parent) as desk:
        newer = path.read_bytes()
        desk.start_desk(data_dir)
        refuse(desk, "newer")
        assert path.read_bytes() == newer

        broken = sound[:100] + b"\xff" * (len(sound) - 100)
        path.write_bytes(broken)
        desk.start_desk(data_dir)
        refuse(desk, r"^workspace\.csops is ")
        assert path.read_bytes() == broken
