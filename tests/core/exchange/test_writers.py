"""The tracker that goes out can't be run by a spreadsheet, and comes in again as it was."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status, Trend
from csops_desktop.errors import UserError
from csops_desktop.exchange.csv_out import tracker_as_csv
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.exchange.table_out import HEADERS
from csops_desktop.exchange.xlsx_out import LONGEST_CELL, tracker_as_xlsx
from csops_desktop.queries.card_row import BoardCard
from tests.core.exchange.trackers import plan_of

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
CARD = BoardCard(
    id=ResponsibilityId(1),
    title="CS KPIs",
    area="Data",
    owner="Ann",
    status=Status.GREEN,
    reason='Owned, and "checked".\nTwice.',
    since=date(2026, 3, 1),
    days=30,
    trend=Trend.IMPROVING,
    checked_on=date(2026, 3, 20),
    stale=False,
    computed=Status.YELLOW,
    watermelon_reasons=("1 plan step is overdue.", "Not checked for 40 days."),
    open_asks=0,
    oldest_ask_days=None,
    green_by=date(2026, 12, 31),
    slips=0,
    criteria_met=0,
    criteria_total=0,
    position=0,
)
PLAIN = CARD._replace(title="Policies", status=Status.NOT_RATED, reason="", since=None, checked_on=None, green_by=None)


def test_csv_is_utf8_with_bom_and_rfc_4180() -> None:
    data = tracker_as_csv([CARD])
    assert data.startswith(b"\xef\xbb\xbfTitle,Area,Owner,")
    assert b'"Owned, and ""checked"".\nTwice."' in data
    assert data.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(HEADERS)
    assert rows[1][5:] == [
        *("2026-12-31", "2026-03-01", "2026-03-20"),
        *("Yellow", "1 plan step is overdue. Not checked for 40 days."),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "'=", "''@"])
def test_csv_has_no_cell_that_can_be_run(start: str) -> None:
    data = tracker_as_csv([CARD._replace(title=f"{start}cmd|' /C calc'!A0")])
    title = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1][0]
    assert title == f"'{start}cmd|' /C calc'!A0"


def test_csv_for_continental_spreadsheets() -> None:
    assert tracker_as_csv([CARD], ";").startswith(b"\xef\xbb\xbfTitle;Area;")


def test_xlsx_holds_texts_only() -> None:
    card = CARD._replace(title="=1+1", reason="https://example.com", owner="12")
    sheet = openpyxl.load_workbook(io.BytesIO(tracker_as_xlsx([card], NOON))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert sheet["A2"].value == "=1+1"


def test_xlsx_refuses_what_it_would_leave_out() -> None:
    with pytest.raises(UserError, match=r"^A text of “CS KPIs” is longer than the 32,767 characters"):
        tracker_as_xlsx([CARD._replace(reason="x" * (LONGEST_CELL + 1))], NOON)


def test_same_cards_give_the_same_bytes() -> None:
    assert tracker_as_csv([CARD, PLAIN]) == tracker_as_csv([CARD, PLAIN])
    assert tracker_as_xlsx([CARD, PLAIN], NOON) == tracker_as_xlsx([CARD, PLAIN], NOON)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again(tmp_path: Path, ending: str) -> None:
    cards = [CARD, PLAIN, CARD._replace(title="=1+1", owner="'=x", reason="-\n@", status=Status.RED)]
    path = tmp_path / f"tracker.{ending}"
    path.write_bytes(tracker_as_csv(cards) if ending == "csv" else tracker_as_xlsx(cards, NOON))
    plan = plan_of(read_sheet(path))
    assert not plan.issues
    assert not plan.notes
    values = [row.values for row in plan.rows]
    assert [(v.title, v.area, v.owner, v.status, v.reason, v.green_by) for v in values if v] == [
        (card.title, card.area, card.owner, card.status, card.reason, card.green_by) for card in cards
    ]


def test_empty_tracker_has_its_headers() -> None:
    assert tracker_as_csv([]).decode("utf-8-sig").splitlines() == [",".join(HEADERS)]
    sheet = openpyxl.load_workbook(io.BytesIO(tracker_as_xlsx([], NOON))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEADERS)
