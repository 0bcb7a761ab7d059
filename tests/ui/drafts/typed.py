"""What the tests of drafts do again and again: type, look at what is kept, leave what a kill leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csops_desktop.domain.drafts import Place
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.queries.drafts import unfinished
from csops_desktop.workspace import Workspace
from ui.shell import Shell
from ui.widgets.line_field import LineField

type Start = Callable[[], Shell]


def kept(workspace: Workspace) -> dict[str, str]:
    return {str(row.draft.place): row.draft.text for row in workspace.read(unfinished)}


def names(workspace: Workspace) -> list[str]:
    return [row.draft.name for row in workspace.read(unfinished)]


def focused() -> LineField:
    found = QApplication.focusWidget()
    assert isinstance(found, LineField)
    return found


def leave_draft(
    workspace: Workspace, place: Place, text: str, base: str = "", name: str = "the text of a thing"
) -> None:
    """Leave what a killed program leaves."""
    workspace.drafts.keep(place, name, text, base)


def ask_why(shell: Shell, rid: ResponsibilityId, qtbot: QtBot, typed: str) -> LineField:
    """Ask in the panel for the sentence of another colour, and begin to type it."""
    shell.open_responsibility(rid)
    shell.board.panel.status.ask(Status.GREEN)
    field = focused()
    qtbot.keyClicks(field, typed)
    return field
