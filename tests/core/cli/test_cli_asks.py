"""`list asks`: what is needed from others and what they answered, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.commands import asks, responsibilities
from csops_desktop.domain.status import AskState
from csops_desktop.workspace import Workspace
from tests.helpers.desk import desk, run_desk


def test_asks_are_listed_with_their_answers(data_dir: Path) -> None:
    with Workspace.open(data_dir / "workspace.csops", Clock()) as workspace:
        rid = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
        refused = workspace.run("Ask", asks.add_ask, rid, "A second analyst", person="Bo")
        draft = workspace.run("Ask", asks.add_ask, rid, "An owner per field")
        workspace.run("Asked", asks.move_ask, refused, AskState.ASKED)
        workspace.run("Refused", asks.move_ask, refused, AskState.REFUSED, "No money.\nAsk in May.")
    rows = run_desk(data_dir, "list", "asks", "--json").json()
    assert [(row["id"], row["state"], row["person"], row["answer"]) for row in rows] == [
        (draft, "draft", "", ""),
        (refused, "refused", "Bo", "No money.\nAsk in May."),
    ]
    assert rows[1]["answered_on"] == rows[1]["asked_on"]
    last = desk(data_dir, "list", "asks").splitlines()[-1]
    assert last.endswith("refused    Bo: A second analyst [CS KPIs], answered “No money. Ask in May.”")
