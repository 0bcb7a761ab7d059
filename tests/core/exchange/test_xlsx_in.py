"""A workbook becomes the same table as a text file; a locked, old, damaged or hostile one is refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from csops_desktop.errors import UserError
from csops_desktop.exchange import xlsx_in
from csops_desktop.exchange.dates import DateOrder, read_date
from csops_desktop.exchange.raw import UNCALCULATED
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.exchange.xlsx_in import cell_text

SHEET = "xl/worksheets/sheet1.xml"


def workbook(path: Path, *rows: list[object], before: tuple[str, ...] = (), title: str = "Tracker") -> Path:
    """Write a workbook with empty sheets before the one that holds rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in before:
        book.create_sheet(name)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_workbook_is_read_like_a_text_file(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "tracker.xlsx",
        ["CS Ops tracker"],
        [],
        ["Name", "RAG", "Due", "No"],
        ["CS KPIs", "R", date(2026, 12, 31), 7],
        [],
        ["Policies\nand rules", "G", None, 8.0],
        before=("Empty",),
    )
    sheet = read_sheet(path)
    assert (sheet.encoding, sheet.delimiter, sheet.header_line) == (None, None, 3)
    assert (sheet.sheet_name, sheet.sheet_names) == ("Tracker", ("Empty", "Tracker"))
    assert sheet.headers == ("Name", "RAG", "Due", "No")
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (4, ("CS KPIs", "R", "2026-12-31", "7")),
        (6, ("Policies\nand rules", "G", "", "8")),
    ]


def test_workbook_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.csv", ["title", "status"], ["A", "red"])
    assert read_sheet(path).rows[0].cells == ("A", "red")


def test_sheet_can_be_chosen_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, state in (("Old", "hidden"), ("New", "visible")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(["title", "status"])
        sheet.append([f"In {name}", "red"])
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    assert read_sheet(path).rows[0].cells[0] == "In New"
    assert read_sheet(path, sheet="Old").rows[0].cells[0] == "In Old"
    with pytest.raises(UserError, match=r"no sheet “Other”\. Its sheets are: Sheet, Old, New\.$"):
        read_sheet(path, sheet="Other")


def test_remarks_beside_the_table_get_a_column_of_their_own(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", ["title", "status"], ["A", "red", None, "a remark"])
    sheet = read_sheet(path)
    assert sheet.headers == ("title", "status", "Column 4")
    assert sheet.rows[0].extra == 0


def test_formula_nobody_calculated_is_told_apart_from_a_blank_cell_and_is_not_run(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", ["title", "status", "reason"], ["A", "red", "=1+1"], ["B", "red", None])
    assert [row.cells for row in read_sheet(path).rows] == [("A", "red", UNCALCULATED), ("B", "red", "")]


def test_formula_that_was_calculated_has_its_value_also_an_empty_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", ["title", "status", "reason"], ["A", "=1", "=2"])
    changed_part(path, SHEET, b'<c r="B2"><f>1</f><v />', b'<c r="B2" t="str"><f>1</f><v>red</v>')
    changed_part(path, SHEET, b'<c r="C2"><f>2</f><v />', b'<c r="C2" t="str"><f>2</f><v></v>')
    assert read_sheet(path).rows[0].cells == ("A", "red", "")


def test_joined_cell_stands_beside_all_its_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows = (
        ["Area", "Responsibility", "State", None],
        [None, None, "RAG", "Comment"],
        ["Data", "CS KPIs", "Red", "x"],
        [None, "Quality", "Green", None],
        [None, None, None, None],
        ["Process", "Policy", "Amber", None],
        [None, None, None, None],
    )
    for row in rows:
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1", "A3:A5", "A6:A9"):
        sheet.merge_cells(area)
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    read = read_sheet(path)
    assert (read.header_line, read.headers) == (2, ("Area", "Responsibility", "RAG", "Comment"))
    assert [(row.line, row.cells) for row in read.rows] == [
        (3, ("Data", "CS KPIs", "Red", "x")),
        (4, ("Data", "Quality", "Green", "")),
        (6, ("Process", "Policy", "Amber", "")),
    ]


def test_cover_in_front_of_the_tracker_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["CS Ops tracker, confidential"])
    for name in ("Tracker", "Last year"):
        sheet = book.create_sheet(name)
        sheet.append(["Title", "RAG"])
        sheet.append([f"In {name}", "red"])
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    assert read_sheet(path).sheet_name == "Tracker"


def test_day_numbers_of_an_old_mac_count_from_another_day(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["title", "status", "due"])
        sheet.write_row(1, 0, ["A", "red", (date(2026, 12, 31) - date(1904, 1, 1)).days])
    read = read_sheet(path)
    assert read_date(read.rows[0].cells[2], DateOrder.DAY_FIRST, read.serial_zero) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("_x000D_", "\r"),
        ("as it is", "as it is"),
        (True, "TRUE"),
        (12, "12"),
        (12.0, "12"),
        (0.5, "0.5"),
        (float("nan"), "nan"),
        (datetime.fromisoformat("2026-12-31"), "2026-12-31"),
        (datetime.fromisoformat("2026-12-31T08:30"), "2026-12-31 08:30"),
        (date(2026, 12, 31), "2026-12-31"),
        (time(8, 30), "08:30:00"),
        (timedelta(days=1), "1 day, 0:00:00"),
    ],
)
def test_cell_text_is_what_a_person_would_type(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "tracker.xlsx is protected with a password; save it without one and try again.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le"),
            "tracker.xlsx is an old Excel file; save it as .xlsx and try again.",
        ),
        (b"PK\x03\x04" + bytes(100), "tracker.xlsx is damaged or not an Excel workbook."),
    ],
)
def test_unreadable_workbook_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_sheet(path)
    assert str(caught.value) == sentence


def test_other_zip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(UserError, match=r"^tracker\.xlsx is damaged or not an Excel workbook\.$"):
        read_sheet(path)


@pytest.mark.parametrize("part", ["mimetype", "xl/workbook.bin", "word/document.xml"])
def test_file_of_another_program_is_refused_with_what_to_do(tmp_path: Path, part: str) -> None:
    path = tmp_path / "tracker.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "hello")
    with pytest.raises(UserError) as caught:
        read_sheet(path)
    assert str(caught.value) == "tracker.ods is the file of another program; save it there as .xlsx and try again."


def test_every_truncation_of_a_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", ["title", "status"], ["A", "red"]).read_bytes()
    path = tmp_path / "tracker.xlsx"
    for length in range(10, len(whole) - 1, 251):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError, match=r"^tracker\.xlsx is damaged or not an Excel workbook\.$"):
            read_sheet(path)


def changed_part(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Rewrite one part of a workbook."""
    data = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert content.count(old) == 1
                content = content.replace(old, new)
            target.writestr(name, content)
    return path


def test_wrong_extent_hides_no_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", ["title", "status"], ["A", "red"], ["B", "green"])
    changed_part(path, SHEET, b'ref="A1:B3"', b'ref="A1:A2"')
    assert [row.cells for row in read_sheet(path).rows] == [("A", "red"), ("B", "green")]


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(xlsx_in._FREE_BYTES + 1))
    with pytest.raises(UserError, match="grows far too large when it is unpacked"):
        read_sheet(path)


def test_row_number_beyond_excel_does_not_keep_it_busy(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", ["title", "status"], ["A", "red"])
    changed_part(path, SHEET, b'<row r="2"', b'<row r="2000000000"')
    with pytest.raises(UserError):
        read_sheet(path)


def test_entities_of_xml_are_not_expanded_without_end(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", ["title", "status"], ["A", "red"])
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><worksheet '.encode()
    changed_part(path, SHEET, b"<worksheet ", bomb)
    changed_part(path, SHEET, b"<t>A</t>", b"<t>&e9;</t>")
    with pytest.raises(UserError):
        read_sheet(path)
