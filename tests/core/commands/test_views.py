"""Saved views are kept, renamed and forgotten under names that are each used once."""

from __future__ import annotations

import pytest

from csops_desktop.commands.views import delete_view, rename_view, save_view
from csops_desktop.domain.ids import SavedViewId
from csops_desktop.errors import UserError
from csops_desktop.queries.views import saved_views
from csops_desktop.workspace import Workspace


@pytest.fixture
def view(workspace: Workspace) -> SavedViewId:
    """One of two views."""
    workspace.run("Saved", save_view, "Taken", "{}")
    return workspace.run("Saved", save_view, "Mine", "{}")


def names(workspace: Workspace) -> list[str]:
    return [row.name for row in workspace.read(saved_views)]


def test_a_view_gets_another_name_and_keeps_its_filter(workspace: Workspace, view: SavedViewId) -> None:
    before = {row.id: row.filter for row in workspace.read(saved_views)}
    workspace.run("Renamed", rename_view, view, " Ours\n")
    assert names(workspace) == ["Ours", "Taken"]
    assert {row.id: row.filter for row in workspace.read(saved_views)} == before
    workspace.undo()
    assert names(workspace) == ["Mine", "Taken"]


@pytest.mark.parametrize(
    ("name", "sentence"), [("Taken", "Another view is called “Taken” already."), (" ", "Give the view a name.")]
)
def test_a_name_that_is_taken_or_empty_is_refused(
    workspace: Workspace, view: SavedViewId, name: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        workspace.run("Renamed", rename_view, view, name)
    assert names(workspace) == ["Mine", "Taken"]


def test_a_view_that_is_gone_can_not_be_renamed(workspace: Workspace, view: SavedViewId) -> None:
    workspace.run("Deleted", delete_view, view)
    with pytest.raises(UserError):
        workspace.run("Renamed", rename_view, view, "Ours")
    assert names(workspace) == ["Taken"]
