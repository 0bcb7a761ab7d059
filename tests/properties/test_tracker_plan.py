"""Whatever a tracker holds: every row has one fate, nothing is lost on the way out and in, and no bytes are a crash."""

from __future__ import annotations

import csv
import io
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import clean_line, clean_text, guard_formula, unguard_formula
from csops_desktop.exchange.csv_out import tracker_as_csv
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan, RowKind
from csops_desktop.exchange.report import plan_as_json, plan_as_text
from csops_desktop.exchange.sheet import Sheet, read_sheet
from csops_desktop.exchange.xlsx_out import tracker_as_xlsx
from tests.core.exchange.test_writers import CARD, NOON
from tests.core.exchange.trackers import APRIL, MARCH, applied, plan_of

TEXTS = st.text(max_size=40)
CELLS = st.one_of(TEXTS, st.text(alphabet="=+-@'\t\r\n\",;ab ", max_size=8))
TITLES = st.sampled_from(["A", "a ", "B", "C", "D", "E", "F", ""])
AREAS = st.sampled_from(["X", "Y", ""])
WORDS = st.sampled_from(["red", "Amber", "GREEN", "", "mauve", "on hold"])
KEYS = st.sampled_from(["1", "2", "3", "4", "5", "6", ""])
ROWS = st.lists(st.tuples(TITLES, AREAS, WORDS, KEYS), min_size=1, max_size=12)
# Files that hold anything at all: mended where the draw was empty, since a filter may refuse too many.
FILLED = ROWS.map(lambda rows: rows if any(any(row) for row in rows) else [*rows, ("T", "", "", "")])
BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"title,status\n")
SHORT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = SHORT.map(lambda text: text if clean_line(text)[0] else f"T{text}")


def read(data: bytes, name: str = "tracker.csv", encoding: str | None = None) -> Sheet:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return read_sheet(path, encoding=encoding)


def sheet_of_rows(rows: list[tuple[str, ...]]) -> Sheet:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("title", "area", "status", "id"), *rows])
    return read(text.getvalue().encode())


def table_or_sentence(data: bytes) -> Sheet | None:
    """Read a file; anything but a `UserError` of one sentence fails the test."""
    try:
        sheet = read(data)
    except UserError as error:
        said = str(error)
    else:
        assert all(len(row.cells) == len(sheet.headers) for row in sheet.rows)
        return sheet
    assert said.endswith(".")
    assert "\n" not in said
    return None


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_one_sentence(data: bytes) -> None:
    table_or_sentence(data)


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_any_bytes_behind_a_known_beginning_are_a_table_or_one_sentence(start: bytes, data: bytes) -> None:
    table_or_sentence(start + data)


@given(st.data())
def test_damage_anywhere_in_a_workbook_is_a_table_or_one_sentence(data: st.DataObject) -> None:
    whole = bytearray(tracker_as_xlsx([CARD], NOON))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    table_or_sentence(bytes(whole))


@given(st.text())
def test_guard_is_taken_back_exactly(text: str) -> None:
    assert unguard_formula(guard_formula(text)) == text


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_any_text_in_a_csv_cell_comes_back(texts: list[tuple[str, str]]) -> None:
    cards = [CARD._replace(title=f"T{n}{title}", reason=reason) for n, (title, reason) in enumerate(texts)]
    sheet = read(tracker_as_csv(cards))
    expected = [(clean_text(card.title)[0], clean_text(card.reason)[0]) for card in cards]
    assert list(zip(sheet.column("Title"), sheet.column("Reason"), strict=True)) == expected


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3))
def test_any_text_in_a_workbook_comes_back(texts: list[tuple[str, str]]) -> None:
    # openpyxl takes these marks of its own format for escapes even where they are text.
    assume(not any("x005F_" in text or "_x00" in text for pair in texts for text in pair))
    cards = [CARD._replace(title=f"T{n}{title}", reason=reason) for n, (title, reason) in enumerate(texts)]
    sheet = read(tracker_as_xlsx(cards, NOON), "tracker.xlsx")
    expected = [(clean_text(card.title)[0], clean_text(card.reason)[0]) for card in cards]
    assert list(zip(sheet.column("Title"), sheet.column("Reason"), strict=True)) == expected


@given(ROWS, st.sampled_from(["\r\n", "\n", "\r"]), st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_line_numbers_point_at_the_rows(rows: list[tuple[str, ...]], end: str, breaks: list[int]) -> None:
    line, lines, text = 2, [], f"title,status,reason{end}"
    for number, (row, more) in enumerate(zip(rows, breaks, strict=False)):
        lines.append((line, f"T{number}"))
        text += f'T{number},{row[2]},"{"x".join([end] * more)}"{end}'
        line += 1 + more
    sheet = read(text.encode())
    assert [(row.line, row.cells[0]) for row in sheet.rows] == lines


@given(FILLED, FILLED)
def test_plan_gives_every_row_one_fate(first: list[tuple[str, ...]], second: list[tuple[str, ...]]) -> None:
    held = applied((), plan_of(sheet_of_rows(first)))
    sheet = sheet_of_rows(second)
    plan = plan_of(sheet, held, APRIL)
    assert [row.line for row in plan.rows] == [row.line for row in sheet.rows]
    counts = plan.counts
    assert counts.added + counts.changed + counts.same + counts.history + counts.skipped == len(sheet.rows)
    touched = [row.id for row in plan.rows if row.id is not None]
    assert len(set(touched)) == len(touched)
    assert not {one.id for one in plan.missing} & set(touched)
    skipped = {row.line for row in plan.rows if row.kind is RowKind.SKIP}
    assert skipped <= {issue.line for issue in plan.issues}
    assert all(not (row.changes or row.entry or row.restore) for row in plan.rows if row.kind is RowKind.SKIP)
    assert plan_as_text(plan, every_row=True)
    assert plan_as_json(plan)["file"] == plan.file


@given(FILLED)
def test_second_import_of_the_same_file_changes_nothing(rows: list[tuple[str, ...]]) -> None:
    sheet = sheet_of_rows(rows)
    held = applied((), plan_of(sheet))
    again = plan_of(sheet, held)
    assert again.empty
    assert applied(held, again) == held


@given(FILLED, FILLED)
def test_board_has_the_colours_of_the_newest_file(first: list[tuple[str, ...]], second: list[tuple[str, ...]]) -> None:
    held = applied((), plan_of(sheet_of_rows(first)))
    plan = plan_of(sheet_of_rows(second), held, APRIL)
    after = {one.id: one for one in applied(held, plan)}
    assert all(after[row.id].status is row.values.status for row in plan.rows if row.id and row.values)
    imported = Counter(row.values.status for row in plan.rows if row.values and row.kind is not RowKind.SKIP)
    active = Counter(one.status for one in after.values() if one.active)
    assert imported <= active
    if plan.archive_missing:
        assert sum(active.values()) == sum(imported.values()) + _kept(held, plan)


def _kept(held: list[ExistingResponsibility], plan: ImportPlan) -> int:
    """Return how many were neither in the file nor archived, since a skipped row may be them."""
    gone = {one.id for one in plan.missing} | {row.id for row in plan.rows}
    return sum(1 for one in held if one.id not in gone)


@given(NAMES, SHORT, SHORT)
def test_values_of_a_row_are_the_cleaned_cells(title: str, area: str, reason: str) -> None:
    text = io.StringIO(newline="")
    cells = (guard_formula(title), guard_formula(area), "red", guard_formula(reason))
    csv.writer(text).writerows([("title", "area", "status", "reason"), cells])
    (row,) = plan_of(read(text.getvalue().encode(), encoding="utf-8"), on=MARCH).rows
    assert row.values is not None
    assert (row.values.title, row.values.area) == (clean_line(title)[0], clean_line(area)[0])
    assert (row.values.status, row.values.reason) == (Status.RED, clean_text(reason)[0])
