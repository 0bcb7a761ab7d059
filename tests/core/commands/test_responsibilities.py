"""Responsibilities as a whole, persons by their name, and saved views."""

from __future__ import annotations

from csops_desktop.clock import FixedClock
from csops_desktop.commands import labels, people, responsibilities, views
from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Factor, Status
from csops_desktop.queries.board import areas, board_cards, owners, shelved_cards
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.views import SavedViewRow, saved_views
from csops_desktop.workspace import Workspace


def add(workspace: Workspace, title: str = "CS KPIs", **values: object) -> ResponsibilityId:
    return workspace.run("Added", responsibilities.add_responsibility, title, **values)  # type: ignore[arg-type]


def test_a_new_responsibility_is_not_rated_and_owned_by_nobody(workspace: Workspace) -> None:
    (card,) = workspace.read(board_cards, ids=[add(workspace)])
    assert (card.title, card.area, card.owner, card.status, card.since) == ("CS KPIs", "", "", Status.NOT_RATED, None)
    assert (card.computed, card.watermelon_reasons, card.open_asks, card.slips) == (Status.NOT_RATED, (), 0, 0)
    assert card.spoken == "CS KPIs, not rated"


def test_everything_given_with_a_new_one_is_kept(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace, area="Data", owner="Dana", status=Status.RED, reason="No owner.", check_in_days=7)
    clock.advance(days=1)
    found = workspace.read(responsibility, rid)
    assert found is not None
    assert (found.card.area, found.card.owner, found.card.reason, found.check_in_days) == (
        "Data",
        "Dana",
        "No owner.",
        7,
    )
    assert found.card.spoken == "CS KPIs, red, 1 day, steady"


def test_the_parts_are_set_one_by_one(workspace: Workspace) -> None:
    rid = add(workspace, owner="Dana")
    workspace.run("Area", responsibilities.set_area, rid, " Data\nquality ")
    workspace.run("Owner", responsibilities.set_owner, rid, "")
    workspace.run("Check-in", responsibilities.set_check_in, rid, 3660)
    workspace.run("Rated", responsibilities.rate_factor, rid, Factor.CLEAR, Status.RED, "Only on paper")
    workspace.run("Rated", responsibilities.rate_factor, rid, Factor.CLEAR, Status.GREEN, "")
    found = workspace.read(responsibility, rid)
    assert found is not None
    assert (found.card.area, found.card.owner, found.check_in_days) == ("Data quality", "", 3660)
    assert [(row.factor, row.rating, row.remark) for row in found.process] == [
        (factor, Status.GREEN if factor is Factor.CLEAR else Status.NOT_RATED, "") for factor in Factor
    ]


def test_a_person_is_known_by_the_exact_name_and_added_once(workspace: Workspace) -> None:
    def name(text: str) -> int | None:
        return workspace.run("Named", people.person_named, text)

    first = name("Zoë O'Hara")
    assert name("  Zoë \n O'Hara ") == first
    assert name("zoë o'hara") not in (first, None)
    assert (name(""), name(" \x00")) == (None, None)
    assert workspace.read(owners) == ["Zoë O'Hara", "zoë o'hara"]


def test_what_is_shelved_is_off_the_board_and_comes_back(workspace: Workspace, clock: FixedClock) -> None:
    archived, trashed, both = add(workspace, "archived", area="Data"), add(workspace, "trashed"), add(workspace, "both")
    workspace.run("Archived", responsibilities.archive, archived)
    workspace.run("Trashed", responsibilities.trash, trashed)
    workspace.run("Archived", responsibilities.archive, both)
    workspace.run("Trashed", responsibilities.trash, both)
    assert workspace.read(board_cards) == []
    assert workspace.read(areas) == []
    assert [c.title for c in workspace.read(shelved_cards, "archived_on")] == ["archived"]
    assert [c.title for c in workspace.read(shelved_cards, "trashed_on")] == ["trashed", "both"]
    found = workspace.read(responsibility, archived)
    assert found is not None
    assert (found.archived_on, found.trashed_on) == (clock.today(), None)
    for rid in (archived, trashed, both):
        workspace.run("Restored", responsibilities.restore, rid)
    assert [c.title for c in workspace.read(board_cards)] == ["archived", "trashed", "both"]
    assert workspace.read(areas) == ["Data"]


def test_a_saved_view_is_replaced_under_its_name(workspace: Workspace) -> None:
    first = workspace.run("Saved", views.save_view, "zone", "{}")
    other = workspace.run("Saved", views.save_view, "Alpha", '{"a": 1}')
    assert workspace.run("Saved", views.save_view, " zone ", '{"b": 2}') == first
    rows = [SavedViewRow(other, "Alpha", '{"a": 1}'), SavedViewRow(first, "zone", '{"b": 2}')]
    assert workspace.read(saved_views) == rows
    workspace.run("Deleted", views.delete_view, other)
    assert workspace.read(saved_views) == rows[1:]
    workspace.undo()
    assert workspace.read(saved_views) == rows


def test_nothing_else_of_a_person_is_touched_by_naming_it(workspace: Workspace) -> None:
    workspace.run("Named", people.person_named, "Dana")
    workspace.run("Team", lambda tx: tx.execute("UPDATE person SET team = 'RevOps'"))
    add(workspace, owner="Dana")
    assert workspace.read(Reader.rows, "SELECT name, team FROM person") == [("Dana", "RevOps")]


def test_labels_quote_a_title_and_shorten_a_long_one() -> None:
    assert labels.moved("Access reviews", Status.NOT_RATED) == "Moved “Access reviews” to Not rated"
    assert labels.did("Archived", "x" * 60) == f"Archived “{'x' * 60}”"
    assert labels.did("Archived", "word " * 20) == "Archived “" + ("word " * 12)[:59].rstrip() + "…”"
