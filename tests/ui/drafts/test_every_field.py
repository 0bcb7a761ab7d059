"""Every field that a person types into says whose text it holds, so that none is forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import (
    asks,
    board,
    commitments,
    documents,
    initiatives,
    metrics,
    plan,
    responsibilities,
)
from csops_desktop.commands.requests import capture
from csops_desktop.db.tx import Tx
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace
from tests.ui.drafts.typed import Start, kept, leave_draft
from ui.widgets.draft_place import place_of, text_of
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.line_field import LineField


def fill(tx: Tx) -> list[tuple[str, int]]:
    """Add one of each thing, with its parts; return what can be opened."""
    rid = responsibilities.add_responsibility(tx, "CS KPIs")
    plan.add_step(tx, rid, "Ask")
    plan.add_criterion(tx, rid, "Owned")
    asks.add_ask(tx, rid, "A second analyst", person="Dana")
    promise = commitments.add_commitment(tx, "Send the list", person="Dana", due_on=tx.today)
    person = int(tx.value("SELECT id FROM person WHERE name = 'Dana'"))
    bet = initiatives.add_initiative(tx, "Données", tier=Tier.BET, quarter=quarter_of(tx.today))
    metric = metrics.add_metric(tx, "Minutes per pack")
    return [
        ("responsibility", int(rid)),
        ("person", person),
        ("commitment", int(promise)),
        ("request", int(capture(tx, "The renewal export"))),
        ("initiative", int(bet)),
        ("metric", int(metric)),
        ("document", int(documents.add_document(tx, "Renewals"))),
    ]


NOT_KEPT = {
    "date_field": "a day is typed in a second",
    "find_edit": "what is looked for is no text of the work",
    "replace_edit": "what is looked for is no text of the work",
    "view_name_edit": "a menu closes with whatever is in it",
}
"""Fields in which a text may be lost, and why."""


def test_every_field_says_whose_text_it_holds(workspace: Workspace, start: Start, qtbot: QtBot) -> None:
    """A new field that nobody thought of would lose its text at a kill."""
    opened = workspace.run("Filled", fill)
    shell = start()
    places: dict[str, QWidget] = {}
    for kind, thing in opened:
        shell.open_thing(kind, thing)
        for found in (*shell.window.findChildren(LineField), *shell.window.findChildren(GrowingEdit)):
            if not found.isVisible() or found.objectName() in NOT_KEPT:
                continue
            place = place_of(found)
            assert place is not None, (kind, found.objectName(), found.accessibleName())
        for edit in shell.window.findChildren(InlineEdit):
            if edit.isVisible() and edit.property("draft_field") != "":
                place = place_of(edit)
                assert place is not None, (kind, edit.objectName())
                assert places.setdefault(str(place[0]), edit) is edit, place
    assert {place.split(":")[0] for place in places} >= {kind for kind, _ in opened}


QUESTIONS = (
    "responsibility:{responsibility}:check_in",
    "responsibility:{responsibility}:status.yellow",
    "ask:1:text_of_the_nudge",
    "person:{person}:role",
    "commitment:{commitment}:cancel",
    "commitment:{commitment}:moved_why",
    "commitment:{commitment}:note",
    "commitment:{commitment}:text_of_the_nudge",
    "request:{request}:title",
    "request:{request}:decline",
    "request:{request}:text_of_the_reply",
    "request:{request}:who_asked_for_it_again?",
    "initiative:{initiative}:hypothesis",
    "initiative:{initiative}:dropped",
    "metric:{metric}:definition",
    "metric:{metric}:remark",
    "metric:{metric}:what_was_improved",
    "document:{document}:title",
    "document:{document}:remark",
    "new_request:0:what_is_asked_for",
    "new_commitment:0:what",
    "new_person:0:name",
    "new_document:0:title",
    "new_responsibility:0:title",
    "priorities:0:add_a_priority",
)
"""Fields and questions on every page; the numbers are those of what `fill` adds."""


@pytest.mark.parametrize("pattern", QUESTIONS)
def test_continue_finds_the_way_to_every_field(workspace: Workspace, start: Start, pattern: str) -> None:
    things = dict(workspace.run("Filled", fill))
    rid = ResponsibilityId(things["responsibility"])
    workspace.run("Red", board.set_status, rid, Status.RED, "Nobody owns it.")
    place = Place.parse(pattern.format(**things))
    leave_draft(workspace, place, "Half a sentence")
    shell = start()
    shell.window.draft_bar.continue_button.click()
    field = QApplication.focusWidget()
    assert isinstance(field, LineField | GrowingEdit), shell.window.toast.text
    found = place_of(field)
    assert found is not None
    assert found[0] == place
    assert text_of(field) == "Half a sentence"
    assert kept(workspace) == {str(place): "Half a sentence"}
