"""The recorder: what the triggers catch, and that nothing is lost on the way through `quote()`."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from csops_desktop.commands import plan, responsibilities, views
from csops_desktop.db import history, tables
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.workspace import Workspace
from tests.helpers.sources import ROOT, sources
from tests.helpers.states import State, state

TEXTS = [
    "",
    "O'Hara''s \"plan\"",
    "'); DROP TABLE ask; --",
    "line\nline\ttab",
    " VALUES (1, 'x') = (",
    "日本 😀 é e\u0301 \u202eright to left\u2029",
    "x" * 100_000,
    "\\ % _ ? :name @p $q",
    "1.0",
    "NULL",
    "X'00'",
]

NUMBERS = [0, -1, 2**53 + 1, 2**63 - 1, -(2**63)]


def there_and_back(workspace: Workspace, command: Callable[[Tx], object]) -> tuple[State, State]:
    """Run a command, undo and redo it; return the state after it, having checked the one before."""
    before = workspace.read(state)
    workspace.run("Did", command)
    after = workspace.read(state)
    workspace.undo()
    assert workspace.read(state) == before
    workspace.redo()
    assert workspace.read(state) == after
    return before, after


def add(workspace: Workspace, title: str = "CS KPIs") -> ResponsibilityId:
    return workspace.run("Added", responsibilities.add_responsibility, title)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_texts_come_back_byte_for_byte(workspace: Workspace, text: str) -> None:
    rid = add(workspace)
    step = workspace.run("Step", plan.add_step, rid, "step")
    workspace.run("Summary", responsibilities.set_summary, rid, "another")
    there_and_back(workspace, lambda tx: tx.update("responsibility", rid, summary=text))
    there_and_back(workspace, lambda tx: tx.update("responsibility", rid, summary="other"))
    workspace.undo()
    there_and_back(workspace, lambda tx: tx.delete("plan_step", step))
    there_and_back(workspace, lambda tx: tx.delete("responsibility", rid))
    workspace.undo()
    assert workspace.read(lambda db: db.value("SELECT summary FROM responsibility")) == text


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_come_back_bit_for_bit(workspace: Workspace, number: int) -> None:
    """JSON would read the large ones back as another number."""
    rid = add(workspace)
    workspace.run("Moved", lambda tx: tx.update("responsibility", rid, position=number))
    there_and_back(workspace, lambda tx: tx.delete("responsibility", rid))
    workspace.undo()
    assert workspace.read(lambda db: db.value("SELECT position FROM responsibility")) == number


def test_nothing_and_an_empty_text_are_two_things(workspace: Workspace) -> None:
    rid = add(workspace)
    there_and_back(workspace, lambda tx: tx.update("responsibility", rid, since=""))
    there_and_back(workspace, lambda tx: tx.update("responsibility", rid, since=None))


def test_a_change_of_letter_case_alone_is_a_change(workspace: Workspace) -> None:
    rid = add(workspace)
    before, after = there_and_back(workspace, lambda tx: tx.update("responsibility", rid, title="cs kpis"))
    assert before != after


def test_bulk_updates_are_recorded(workspace: Workspace) -> None:
    """Undo that is recorded where objects are saved misses them."""
    for number in range(5):
        plan_of = add(workspace, f"Card {number}")
        workspace.run("Step", plan.add_step, plan_of, "step")
    before, after = there_and_back(
        workspace, lambda tx: tx.execute("UPDATE responsibility SET area = title, check_in_days = id + 7")
    )
    assert [a != b for a, b in zip(before["responsibility"], after["responsibility"], strict=True)] == [True] * 5
    there_and_back(workspace, lambda tx: tx.execute("DELETE FROM plan_step WHERE id % 2"))


def test_cascades_are_recorded(workspace: Workspace) -> None:
    """Deleting a responsibility takes away rows of six tables; deleting a person leaves cards without an owner."""
    from csops_desktop.commands.asks import add_ask
    from csops_desktop.commands.board import set_status
    from csops_desktop.domain.status import Factor, Status

    rid = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs", owner="Dana")

    def fill(tx: Tx) -> None:
        set_status(tx, rid, Status.RED, "No owner.")
        plan.add_step(tx, rid, "step")
        plan.add_criterion(tx, rid, "point")
        plan.set_get_to_green(tx, rid, tx.today)
        add_ask(tx, rid, "An owner", person="Dana")
        responsibilities.rate_factor(tx, rid, Factor.CLEAR, Status.RED, "remark")

    workspace.run("Filled", fill)
    _, after = there_and_back(workspace, lambda tx: tx.execute("DELETE FROM person"))
    assert after["responsibility"][0].count("null") > 1
    workspace.undo()
    _, after = there_and_back(workspace, lambda tx: tx.delete("responsibility", rid))
    filled = {table for table, rows in after.items() if rows}
    assert filled == {"person", "search"}


def test_names_that_were_passed_on_go_back_one_by_one(workspace: Workspace) -> None:
    """Written back at once they would collide: no two views may have one name."""
    for order in (("a", "b", "c"), ("c", "b", "a")):
        made = {name: workspace.run("Saved", views.save_view, name, "{}") for name in order}

        def pass_on(tx: Tx, made: dict[str, int] = made) -> None:
            for old, new in (("c", "d"), ("b", "c"), ("a", "b")):
                tx.update("saved_view", made[old], name=new)

        def swap(tx: Tx, made: dict[str, int] = made) -> None:
            for view, new in (("a", "x"), ("b", "a"), ("a", "b")):
                tx.update("saved_view", made[view], name=new)

        there_and_back(workspace, swap)
        workspace.undo()
        there_and_back(workspace, pass_on)
        workspace.run("Deleted", lambda tx: tx.execute("DELETE FROM saved_view"))


def test_the_unique_columns_are_those_of_the_tables() -> None:
    found = {
        table.name: frozenset(column.name for index in table.indexes if index.unique for column in index.columns)
        for table in tables.RECORDED
        if any(index.unique for index in table.indexes)
    }
    assert found == history.UNIQUE


def test_one_row_changed_often_in_one_change_goes_back_to_its_first_value(workspace: Workspace) -> None:
    rid = add(workspace)

    def often(tx: Tx) -> None:
        for number in range(450):
            tx.update("responsibility", rid, title=f"Title {number}", area=f"Area {number % 3}")
        tx.delete("responsibility", rid)
        tx.insert("responsibility", id=rid, title="Another")

    there_and_back(workspace, often)


def test_children_may_come_back_before_their_parents(workspace: Workspace) -> None:
    """Rows of one table come back together, so a step may be there before what it belongs to."""
    first, second = add(workspace), add(workspace, "Territories")
    steps = [workspace.run("Step", plan.add_step, rid, "step") for rid in (first, second)]

    def delete(tx: Tx) -> None:
        tx.delete("responsibility", second)
        tx.delete("plan_step", steps[0])

    there_and_back(workspace, delete)


def test_rows_of_many_tables_come_and_go_in_one_change(workspace: Workspace) -> None:
    def mixed(tx: Tx) -> None:
        for number in range(120):
            rid = responsibilities.add_responsibility(tx, f"Card {number}", owner=f"Person {number % 50}")
            plan.add_step(tx, rid, "step")
            if number % 3 == 0:
                tx.delete("responsibility", rid)
            if number % 7 == 0:
                tx.execute("DELETE FROM person WHERE id % 2")

    there_and_back(workspace, mixed)
    there_and_back(workspace, lambda tx: tx.execute("DELETE FROM responsibility"))


def test_every_recorded_table_has_its_three_triggers(workspace: Workspace) -> None:
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'record_*'"
    found = {row[0] for row in workspace.read(lambda db: db.rows(sql))}
    expected = {f"record_{t.name}_{op}" for t in tables.RECORDED for op in ("insert", "update", "delete")}
    assert found == expected
    assert {t.name for t in tables.metadata.tables.values()} - {t.name for t in tables.RECORDED} == {
        "change",
        "change_row",
        "draft",
        "report",
    }


def test_every_column_is_recorded(workspace: Workspace) -> None:
    """A column that a trigger forgets would not come back; each is changed alone and taken back."""
    rid = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs", owner="Dana")
    for column in tables.responsibilities.responsibility.columns:
        value = {"id": rid + 5, "owner_id": None, "status": "red"}.get(column.name, 77)
        sql = f"UPDATE responsibility SET {column.name} = ?"
        before, after = there_and_back(
            workspace,
            lambda tx, sql=sql, value=value: tx.execute(sql, (value,)),  # type: ignore[misc]
        )
        assert before["responsibility"] != after["responsibility"], column.name
        workspace.undo()


def test_rows_are_never_replaced_silently() -> None:
    """INSERT OR REPLACE and its relatives delete rows without firing the triggers that record it."""
    replacing = re.compile(r"\bREPLACE\s+INTO\b|\b(?:INSERT|UPDATE)\s+OR\s+\w+", re.IGNORECASE)
    found = [
        f"{source.name}:{node.lineno}: {node.value}"
        for source in sources("csops_desktop")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and replacing.search(node.value)
    ]
    found = [text for text in found if "INSERT OR REPLACE` is never used" not in text]
    script = (ROOT / "csops_desktop/db/schema.sql").read_text(encoding="utf-8")
    assert not replacing.search(script)
    assert not found, "\n".join(found)
