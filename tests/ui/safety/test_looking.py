"""A window that only looks: it says so once, what writes is off, and decks are still made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from csops_desktop.keeping import LOOK_ONLY
from csops_desktop.paths import Paths
from csops_desktop.queries.board import board_cards
from tests.helpers.states import folder_bytes
from ui import messages
from ui.actions import ACTIONS, writes
from ui.looking import LookOnly
from ui.shell import Shell
from ui.widgets.line_field import LineField


def kept(paths: Paths) -> dict[str, str]:
    """Return the sums of the workspace and its backups."""
    return {name: digest for name, digest in folder_bytes(paths.data_dir).items() if name.endswith(".csops")}


def test_nothing_that_writes_can_be_done(
    open_shell: Callable[..., Shell],
    paths: Paths,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = kept(paths)
    shell = open_shell(read_only=True)
    looking = LookOnly(shell.window, shell.actions, qapp)
    assert shell.window._warning.text().startswith(LOOK_ONLY)
    (card,) = [c for c in shell._bridge.workspace.read(board_cards) if c.title == "Old"]
    shell.open_responsibility(card.id)
    open_fields, seen = [], 0
    for page in ("documents", "planner", "requests", "people", "metrics", "history", "archive", "settings", "board"):
        shell.show_page(page)
        for kind in (LineField, QPlainTextEdit):
            shown = [field for field in shell.window.findChildren(kind) if field.isVisible()]
            seen += len(shown)
            open_fields += [(page, field.accessibleName()) for field in shown if not field.isReadOnly()]
    shell.undoing.show()
    shell.actions.set_card_selected(True)
    writing = [spec.id for spec in ACTIONS if writes(spec.id)]
    assert {"undo", "check_in", "new_document", "triage", "show_backups"} <= set(writing)
    assert [action_id for action_id in writing if shell.actions.action(action_id).isEnabled()] == []
    assert shell.actions.action("export_deck").isEnabled()
    settings = shell.preferences.page()
    # They belong to the desk.
    assert {page for page, _ in open_fields} == {"settings"}
    assert seen > len(open_fields) + 3
    assert not settings.view.organisation_edit.isReadOnly()
    assert not settings.view.restore_button.isEnabled()
    shell.actions.action("export_deck").trigger()
    qtbot.waitUntil(lambda: shell.window.toast._label.text().startswith("Wrote “"), timeout=30_000)
    monkeypatch.setattr(messages, "choose_file_to_save", lambda *_: tmp_path / "everything.json")
    shell.actions.action("export_json").trigger()
    qtbot.waitUntil(lambda: "everything.json" in shell.window.toast._label.text(), timeout=30_000)
    assert "Old" in (tmp_path / "everything.json").read_text(encoding="utf-8")
    looking.close()
    assert kept(paths) == before
