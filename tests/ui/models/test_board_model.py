"""The board's models change by difference, and what they say of it is the truth."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.queries.card_row import BoardCard
from tests.ui.models.cards import boards, card
from ui.models import board_model
from ui.models.board_filter import BoardFilter
from ui.models.board_model import BoardModel
from ui.models.column_model import area_key
from ui.models.roles import CardRole
from ui.models.table_model import BoardTableModel

pytestmark = pytest.mark.usefixtures("qapp")

FILTERS = [
    BoardFilter(),
    BoardFilter(grouped=True),
    BoardFilter(text="kpi"),
    BoardFilter(areas=frozenset({"Planning", ""}), grouped=True),
]


def watched(model: BoardModel) -> list[QAbstractItemModelTester]:
    """Let Qt check every signal of the columns against what they hold."""
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    return [QAbstractItemModelTester(column, mode) for column in model.columns.values()]


def contents(model: BoardModel) -> dict[Status, list[str]]:
    """What the columns show, headers in brackets."""
    shown = {}
    for status, column in model.columns.items():
        lines = []
        for row in range(column.rowCount()):
            held, header = column.card_at(row), column.header_at(row)
            assert (held is None) != (header is None)
            lines.append(f"{held.id} {held.title}" if held else f"[{header.area} {header.cards}]" if header else "")
        shown[status] = lines
    return shown


def expected(cards: list[BoardCard], wanted: BoardFilter) -> dict[Status, list[str]]:
    """What the columns must show, said in the plainest way."""
    shown: dict[Status, list[str]] = {}
    for status in COLUMNS:
        mine = [c for c in cards if c.status is status]
        mine = [c for c in mine if not wanted.areas or c.area in wanted.areas]
        mine = [c for c in mine if wanted.text.lower() in c.title.lower()]
        mine.sort(key=lambda c: (area_key(c.area) if wanted.grouped else "", c.position, c.id))
        groups = defaultdict(list)
        for held in mine:
            groups[held.area if wanted.grouped else None].append(held)
        lines = []
        for area, members in groups.items():
            lines += [f"[{area} {len(members)}]"] if wanted.grouped else []
            lines += [f"{held.id} {held.title}" for held in members]
        shown[status] = lines
    return shown


@given(before=boards(), after=boards(), wanted=st.sampled_from(FILTERS), few=st.booleans())
def test_loading_other_cards_by_difference_shows_exactly_them(
    before: list[BoardCard], after: list[BoardCard], wanted: BoardFilter, few: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board_model, "FEW", 64 if few else 0)
        model = BoardModel()
        testers = watched(model)
        model.set_filter(wanted)
        model.load(before)
        assert contents(model) == expected(before, wanted)
        model.load(after)
    assert contents(model) == expected(after, wanted)
    assert [model.total(status) for status in COLUMNS] == [sum(c.status is s for c in after) for s in COLUMNS]
    assert [column.shown for column in model.columns.values()] == [
        sum(not line.startswith("[") for line in lines) for lines in expected(after, wanted).values()
    ]
    del testers


@given(cards=boards(), first=st.sampled_from(FILTERS), second=st.sampled_from(FILTERS))
def test_another_filter_shows_exactly_what_it_lets_through(
    cards: list[BoardCard], first: BoardFilter, second: BoardFilter
) -> None:
    model = BoardModel()
    testers = watched(model)
    model.load(cards)
    for wanted in (first, second):
        model.set_filter(wanted)
        assert contents(model) == expected(cards, wanted)
    del testers


@given(before=boards(), after=boards(), grouped=st.booleans(), few=st.booleans())
def test_a_held_row_follows_its_card(before: list[BoardCard], after: list[BoardCard], grouped: bool, few: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board_model, "FEW", 64 if few else 0)
        model = BoardModel()
        model.set_filter(BoardFilter(grouped=grouped))
        model.load(before)
        held = [
            (status, index.data(CardRole.ID), QPersistentModelIndex(index))
            for status, column in model.columns.items()
            for index in (column.index(row) for row in range(column.rowCount()))
            if index.data(CardRole.ID) is not None
        ]
        model.load(after)
    stays = {(c.status, c.id) for c in after}
    for status, card_id, index in held:
        if (status, card_id) in stays:
            assert index.data(CardRole.ID) == card_id
        else:
            assert not index.isValid()


@given(before=boards(), after=boards(), column=st.integers(0, 8), falling=st.booleans(), few=st.booleans())
def test_the_table_follows_the_board(
    before: list[BoardCard], after: list[BoardCard], column: int, falling: bool, few: bool
) -> None:
    from PySide6.QtCore import Qt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board_model, "FEW", 64 if few else 0)
        model = BoardModel()
        table = BoardTableModel(model)
        tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
        table.sort(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        table.set_live(True)
        model.load(before)
        model.load(after)
    shown = [made for row in range(table.rowCount()) if (made := table.card_at(row))]
    fresh = BoardTableModel(model)
    fresh.sort(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
    fresh.set_live(True)
    assert shown == [fresh.card_at(row) for row in range(fresh.rowCount())]
    assert {c.id: c for c in shown} == {c.id: c for c in after}
    assert all(table.row_of(c.id) == row for row, c in enumerate(shown))
    del tester


def test_one_changed_card_among_many_is_told_as_one_row() -> None:
    model = BoardModel()
    model.load([card(number) for number in range(1, 200)])
    column = model.columns[Status.RED]
    told: list[str] = []
    column.modelReset.connect(lambda: told.append("reset"))
    column.layoutChanged.connect(lambda: told.append("layout"))
    column.rowsInserted.connect(lambda _parent, first, last: told.append(f"inserted {first}-{last}"))
    column.rowsRemoved.connect(lambda _parent, first, last: told.append(f"removed {first}-{last}"))
    column.rowsMoved.connect(lambda _parent, first, last, _to, row: told.append(f"moved {first}-{last} to {row}"))
    column.dataChanged.connect(lambda first, last: told.append(f"changed {first.row()}-{last.row()}"))

    model.update([10], [card(10, title="Another")])
    assert told == ["changed 9-9"]
    told.clear()
    model.update([10], [card(10, title="Another", position=1)])
    assert told == ["moved 9-9 to 0", "changed 0-0"]
    told.clear()
    model.update([10], [card(10, status=Status.GREEN)])
    assert told == ["removed 0-0"]
    told.clear()
    model.update([10, 11], [])
    assert told == ["removed 9-9"]
    assert model.columns[Status.GREEN].rowCount() == 0
    told.clear()
    model.update([12], [card(12)])
    assert told == []


def test_a_card_that_the_filter_hides_comes_back_when_it_fits() -> None:
    model = BoardModel()
    model.set_filter(BoardFilter(text="zürich"))
    model.load([card(1), card(2, title="ZURICH office")])
    assert contents(model)[Status.RED] == ["2 ZURICH office"]
    model.update([1], [card(1, owner="Desk in Zürich")])
    assert contents(model)[Status.RED] == ["1 CS KPIs", "2 ZURICH office"]
    model.update([2], [card(2, title="Office")])
    assert contents(model)[Status.RED] == ["1 CS KPIs"]
    assert model.place(card(2).id) is None


def test_headers_are_read_out_and_cannot_be_selected() -> None:
    from PySide6.QtCore import Qt

    model = BoardModel()
    model.set_filter(BoardFilter(grouped=True))
    model.load([card(1), card(2), card(3, area="")])
    column = model.columns[Status.RED]
    header = column.index(0)
    assert header.data(Qt.ItemDataRole.AccessibleTextRole) == "Reporting, heading, 2 cards"
    assert not header.flags() & Qt.ItemFlag.ItemIsSelectable
    assert column.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == card(1).spoken
    assert column.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == "No area, heading, 1 card"


def test_typing_ahead_finds_titles_and_no_headers() -> None:
    from PySide6.QtCore import Qt

    model = BoardModel()
    model.set_filter(BoardFilter(grouped=True))
    model.load([card(1, title="Alpha"), card(2, title="Reports"), card(3, title="Éclair")])
    column = model.columns[Status.RED]
    found = column.match(column.index(0), Qt.ItemDataRole.DisplayRole, "re")
    assert [index.row() for index in found] == [2]
    assert [i.row() for i in column.match(column.index(3), Qt.ItemDataRole.DisplayRole, "a", 5)] == [1]
    assert [i.row() for i in column.match(column.index(0), Qt.ItemDataRole.DisplayRole, "e")] == [3]


def test_tooltips_show_markup_as_text() -> None:
    from PySide6.QtCore import Qt

    model = BoardModel()
    model.load([card(1)._replace(title="<img src=x>", reason="a < b")])
    tip = model.columns[Status.RED].index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "a &lt; b" in tip
    assert "Red since Wed 21 Oct 2026: 34 days." in tip, "the card itself may say it in months"
    assert QApplication.instance() is not None
