"""Whatever stands on a Trello board: each card has one fate, nothing gets kinder, importing again changes nothing."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.plan import ImportPlan, RowKind
from csops_desktop.exchange.report import plan_as_json, plan_as_text
from csops_desktop.exchange.sheet import read_sheet
from tests.core.exchange.trackers import APRIL, MARCH, applied, plan_of
from tests.core.exchange.trello import LABELS, LISTS, MEMBERS, board, card, checklist, comment

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.sampled_from(["A", "B", "C", "D", "E", "F", "G"])
CARDS = st.builds(
    card,
    NAMES,
    st.sampled_from(LISTS),
    labels=st.lists(st.sampled_from(sorted(LABELS)), max_size=3),
    members=st.lists(st.sampled_from(sorted(MEMBERS)), max_size=2),
    desc=TEXTS,
    closed=st.booleans(),
    pos=st.integers(0, 5),
    due=st.sampled_from([None, "2026-12-15T12:00:00.000Z", "soon"]),
)
CHECKLISTS = st.lists(
    st.builds(
        lambda name, items: checklist(name, *items), NAMES, st.lists(st.tuples(TEXTS, st.booleans()), max_size=4)
    ),
    max_size=4,
)
COMMENTS = st.lists(st.builds(comment, NAMES, TEXTS, st.sampled_from(["2026-01-01T00:00:00.000Z", ""])), max_size=4)
BOARDS = st.builds(
    lambda cards, checklists, actions: board(*cards, checklists=checklists, actions=actions),
    st.lists(CARDS, min_size=1, max_size=8),
    CHECKLISTS,
    COMMENTS,
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(card("A", "Ideas"))), inner, max_size=3)
    ),
    max_leaves=12,
)


def plan(content: Any, existing: Any = (), on: Any = MARCH) -> ImportPlan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "board.json")
        path.write_text(json.dumps(content), encoding="utf-8")
        return plan_of(read_sheet(path), existing, on)


@given(BOARDS)
def test_every_card_has_one_fate_and_every_plan_can_be_said(content: dict[str, Any]) -> None:
    made = plan(content)
    assert [row.line for row in made.rows] == list(range(1, len(content["cards"]) + 1))
    said = plan_as_text(made, every_row=True)
    for row in made.rows:
        named = f"Card {row.line}: " in said or f"Card {row.line} (“" in said
        assert named or row.kind is RowKind.SAME
    json.dumps(plan_as_json(made))


@given(BOARDS)
def test_the_same_board_again_changes_nothing(content: dict[str, Any]) -> None:
    held = applied((), plan(content))
    again = plan(content, held)
    assert again.empty, plan_as_text(again, every_row=True)
    later = plan(content, held, APRIL)
    assert (later.counts.added, later.counts.changed, later.counts.archived) == (0, 0, 0)


@given(BOARDS)
def test_green_is_only_what_a_list_or_a_bare_label_calls_so(content: dict[str, Any]) -> None:
    lists = {one["id"]: one["name"] for one in content["lists"]}
    green = {one["id"] for one in content["cards"] if lists[one["idList"]] == "On track"}
    for row in plan(content).rows:
        if row.values is not None and row.values.status is Status.GREEN:
            assert row.values.key in green


@given(st.dictionaries(st.sampled_from(sorted(board())), ANY, max_size=6), st.lists(ANY, max_size=3))
def test_anything_at_all_is_a_plan_or_a_sentence(parts: dict[str, Any], cards: list[Any]) -> None:
    content = board(card("A", "On track")) | parts
    if isinstance(content["cards"], list):
        content["cards"] = [*content["cards"], *cards]
    said = said_about(content)
    assert said.strip()
    assert said.endswith((".", "…"))


def said_about(content: Any) -> str:
    """Return what is said of an import; anything but a plan or a `UserError` fails the test."""
    try:
        return plan_as_text(plan(content), every_row=True)
    except UserError as error:
        return str(error)
