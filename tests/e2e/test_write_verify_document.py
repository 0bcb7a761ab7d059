"""A document is made, written, verified and found again in the real window; a kill loses at most the last second."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from csops_desktop.clock import FixedClock
from csops_desktop.queries import documents as queries
from csops_desktop.queries.document_rows import DocumentDetail
from csops_desktop.workspace import Workspace
from tests.helpers.a11y import Driver, private_session, running_desk

TEXT = "Open the renewals report."
A_SECOND = 1.0


def stored(data_dir: Path) -> DocumentDetail | None:
    """Read the document from the file, as another program does."""
    with Workspace.open(data_dir / "workspace.csops", FixedClock(datetime.now(UTC))) as workspace:
        row = workspace.read(queries.document_by_title, "Renewal playbook")
        return None if row is None else workspace.read(queries.document, row.id)


def make_document(desk: Driver) -> None:
    """Go to the page and make a document, all by keyboard."""
    desk.wait_for("Export deck", role="button")
    desk.keys("ctrl+3")
    desk.wait_for("No documents yet", seconds=20)
    desk.keys("ctrl+shift+n")
    desk.wait_for("Title", state="focused")
    desk.type("Renewal playbook")
    desk.keys("Return")
    desk.wait_for("Text of the document", state="focused")


def test_a_document_is_written_and_verified_by_keyboard(data_dir: Path) -> None:
    with running_desk(data_dir) as desk:
        make_document(desk)
        desk.wait_for(pattern="^Renewal playbook, never verified")
        desk.keys("ctrl+End")
        desk.type(TEXT)
        desk.keys("ctrl+shift+j")
        box = desk.wait_for(pattern="^Read through", role="check box")
        assert not box.is_("checked")
        desk.keys("space")
        desk.press("Verify", role="button", within={"name": "Verify", "role": "panel"})
        desk.wait_for(pattern="^Renewal playbook, verified")
        desk.close_window()
        desk.wait_end()
    detail = stored(data_dir)
    assert detail is not None
    assert detail.body.startswith("# Renewal playbook\n")
    assert detail.body.rstrip().endswith(TEXT)
    assert [how.value for how in detail.verifications[0].how] == ["read"]


def test_a_kill_loses_at_most_the_last_second(data_dir: Path) -> None:
    with private_session(data_dir.parent) as desk:
        desk.start_desk(data_dir)
        make_document(desk)
        desk.keys("ctrl+End")
        desk.type(TEXT)
        typed = time.monotonic()
        desk.wait_for(name="Text of the document")
        # The promise is about time itself: what was typed a second ago is there, whatever comes then.
        while time.monotonic() < typed + A_SECOND:
            desk.is_running()
        desk.signal("SIGKILL")
        desk.wait_end()
    detail = stored(data_dir)
    assert detail is not None
    assert detail.body.rstrip().endswith(TEXT)
