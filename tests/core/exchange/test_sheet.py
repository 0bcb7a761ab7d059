"""A text file becomes a table of texts, whoever wrote it; what can't is refused with one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from csops_desktop.errors import UserError
from csops_desktop.exchange import sheet as sheet_module
from csops_desktop.exchange.sheet import read_sheet
from tests.core.exchange.trackers import sheet_of

PLAIN = "title;area;status\r\nCS KPIs;Data;red\r\nPolicies;Rules;green\r\n"


def written(folder: Path, data: bytes, name: str = "tracker.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_detected(tmp_path: Path, delimiter: str) -> None:
    sheet = sheet_of(tmp_path, PLAIN.replace(";", delimiter))
    assert sheet.delimiter == delimiter
    assert sheet.headers == ("title", "area", "status")
    assert [row.cells for row in sheet.rows] == [("CS KPIs", "Data", "red"), ("Policies", "Rules", "green")]


def test_delimiter_that_makes_headers_wins_over_one_that_is_frequent(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title;status\nplan, do, check;red\nask, answer, act;green\na, b, c;red\n")
    assert sheet.delimiter == ";"
    assert sheet.rows[0].cells == ("plan, do, check", "red")


def test_delimiter_named_in_the_first_line_is_taken(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "sep=#\r\ntitle#status\r\nCS KPIs#red\r\n")
    assert (sheet.delimiter, sheet.header_line, sheet.rows[0].line) == ("#", 2, 3)
    assert sheet.rows[0].cells == ("CS KPIs", "red")


def test_delimiter_can_be_corrected(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN.encode())
    assert read_sheet(path, delimiter=",").headers == ("title;area;status",)


@pytest.mark.parametrize("delimiter", [";;", "\n", '"'])
def test_delimiter_that_is_none_is_refused(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path, b'title,status\n"a\nb",red\n')
    with pytest.raises(UserError, match=r"^The delimiter must be one character\.$"):
        read_sheet(path, delimiter=delimiter)


@pytest.mark.parametrize(
    ("encoding", "detected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encoding_is_detected(tmp_path: Path, encoding: str, detected: str) -> None:
    text = (
        "title;status;reason\r\nCafé ‘Zürich’ costs;red;We need £33 – and “more”.\r\nAll the rest;green;It goes on.\r\n"
    )
    sheet = read_sheet(written(tmp_path, text.encode(encoding)))
    assert sheet.encoding == detected
    assert sheet.headers[0] == "title"
    assert sheet.rows[0].cells == ("Café ‘Zürich’ costs", "red", "We need £33 – and “more”.")


def test_encoding_of_mostly_foreign_letters_is_not_taken_for_western(tmp_path: Path) -> None:
    line = "Документация для клиентов и команды поддержки;red;Никто не отвечает за источник данных в этом году\r\n"
    sheet = read_sheet(written(tmp_path, ("title;status;reason\r\n" + line * 20).encode("cp1251")))
    assert sheet.rows[0].cells[0] == "Документация для клиентов и команды поддержки"


@pytest.mark.parametrize(
    "text",
    [
        "title;status;owner\rDon’t stop;red;Jürgen Müller\r",
        "title;status;reason\nCS KPIs;red;Source fields – unowned, £5\n",
        "title;status;reason\nStraße;green;ÜBERSICHT, café\n",
    ],
)
def test_old_macs_and_windows_are_told_apart_by_what_reads_oddly(tmp_path: Path, text: str) -> None:
    for encoding in ("mac_roman", "cp1252"):
        sheet = read_sheet(written(tmp_path, text.encode(encoding)))
        assert (sheet.encoding, ";".join(sheet.rows[0].cells)) == (encoding, text.splitlines()[1])


def test_encoding_can_be_corrected(tmp_path: Path) -> None:
    path = written(tmp_path, "title;status\nŁódź;red\n".encode("cp1250"))
    assert read_sheet(path, encoding="cp1250").rows[0].cells[0] == "Łódź"


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("no-such", "There is no encoding “no-such”."),
        ("hex", "There is no encoding “hex”."),
        ("utf-8", "tracker.csv is damaged or not written in the encoding utf-8."),
    ],
)
def test_encoding_that_does_not_fit_is_refused(tmp_path: Path, encoding: str, sentence: str) -> None:
    path = written(tmp_path, "title;status\nZürich;red\n".encode("cp1252"))
    with pytest.raises(UserError) as caught:
        read_sheet(path, encoding=encoding)
    assert str(caught.value) == sentence


def test_title_rows_above_the_headers_are_passed_over(tmp_path: Path) -> None:
    text = "CS Ops tracker,,\nWeek of,2026-03-30,\n,,\nName,Team,RAG\nCS KPIs,Data,R\n"
    sheet = sheet_of(tmp_path, text)
    assert sheet.header_line == 4
    assert sheet.headers == ("Name", "Team", "RAG")
    assert [row.line for row in sheet.rows] == [5]


def test_headers_in_other_words_are_found_by_their_shape(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Bericht;;\n;;\nThema;Ampel;Betrag\nA;rot;1\nB;gelb;2\nC;rot;3\n")
    assert (sheet.header_line, sheet.headers) == (3, ("Thema", "Ampel", "Betrag"))


def test_header_row_can_be_corrected(tmp_path: Path) -> None:
    path = written(tmp_path, b"title,status\nSo heisst es,Ampel\nA,rot\n")
    sheet = read_sheet(path, header_row=2)
    assert sheet.headers == ("So heisst es", "Ampel")
    with pytest.raises(UserError, match=r"^Line 9 of tracker\.csv has no headers\.$"):
        read_sheet(path, header_row=9)


def test_line_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    text = 'title,reason,status\r\nA,"one\r\ntwo\r\nthree",red\r\n\r\n,,\r\nB,x,green\r\n"C","y\n",red\nD,z,red'
    sheet = sheet_of(tmp_path, text)
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [(2, "A"), (7, "B"), (8, "C"), (10, "D")]
    assert sheet.rows[0].cells[1] == "one\r\ntwo\r\nthree"


def test_line_separators_of_other_kinds_stay_in_their_cell(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status\nA\u2028B\x0bC\x85D,red\nE,green\n")
    assert [row.line for row in sheet.rows] == [2, 3]
    assert sheet.rows[0].cells[0] == "A\u2028B\x0bC\x85D"


def test_lines_of_old_macs_are_lines(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status\rA,red\rB,green\r")
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [(2, "A"), (3, "B")]


def test_repeated_header_is_one_column_with_the_first_filled_cell(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,rating,Rating \nA,,red\nB,green,\nC,red,green\nD,,\n")
    assert sheet.headers == ("title", "rating")
    assert sheet.repeated == ("rating",)
    assert list(sheet.column("rating")) == ["red", "green", "red", ""]


def test_columns_without_header_are_numbered_when_they_hold_something(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,,status,,owner\nA,,red,x,Ann\n")
    assert sheet.headers == ("title", "status", "Column 4", "owner")


def test_ragged_rows_are_filled_or_counted(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status,reason,,\nA\nB,red,because,of,this\nC,red,x,,\n")
    assert [(row.cells, row.extra) for row in sheet.rows] == [
        (("A", "", ""), 0),
        (("B", "red", "because"), 2),
        (("C", "red", "x"), 0),
    ]


def test_guarding_apostrophe_is_taken_away_once(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status\n'=1+1,red\n''=1+1,red\n'tis,red\n'-,red\n")
    assert list(sheet.column("title")) == ["=1+1", "'=1+1", "'tis", "-"]


def test_quotation_mark_without_end_is_refused_instead_of_swallowing_the_rest(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^In tracker\.csv a quotation mark in line 3 or below is never closed\.$"):
        sheet_of(tmp_path, 'title,status\nA,red\nB,"red\nC,green\nD,red\n')


def test_quotation_mark_inside_a_cell_is_only_text(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, 'title,status\n5" pipe,red\nB,green\n')
    assert sheet.rows[0].cells == ('5" pipe', "red")


def test_single_zero_bytes_are_only_invisible_characters(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path, b"title,status\nA\0B,red\n"))
    assert sheet.rows[0].cells == ("A\0B", "red")


@pytest.mark.parametrize(
    "data", [b"<html><table><tr><td>Title</td></tr></table></html>", b'\n<?xml version="1.0"?><W/>']
)
def test_web_page_under_a_table_s_name_is_refused_with_what_to_do(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_sheet(written(tmp_path, data))
    sentence = "tracker.csv is a web page or an XML file; open it in a spreadsheet program and save it as .xlsx."
    assert str(caught.value) == sentence


def test_cell_beyond_all_measure_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^Line 2 of tracker\.csv can't be read: a cell has no end"):
        sheet_of(tmp_path, f'title,status\n"{"x" * 140_000}",red\n')


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "tracker.csv is empty."),
        (b"\n\r\n  \n,,\n", "tracker.csv is empty."),
        (b"\xef\xbb\xbf", "tracker.csv is empty."),
        (b"title,status\n", "tracker.csv has headers but nothing below them."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "tracker.csv is neither a CSV file nor an Excel workbook."),
        (b"%PDF-1.7\n1 0 obj", "tracker.csv is neither a CSV file nor an Excel workbook."),
        (bytes(range(1, 32)) * 40, "tracker.csv is neither a CSV file nor an Excel workbook."),
    ],
)
def test_file_without_a_table_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        read_sheet(written(tmp_path, data))
    assert str(caught.value) == sentence


def test_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^There is no file gone\.csv\.$"):
        read_sheet(tmp_path / "gone.csv")
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(UserError, match=r"^folder\.csv is not a file\.$"):
        read_sheet(folder)
    with pytest.raises(UserError):
        read_sheet(tmp_path / "a\0b")


def test_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, PLAIN.encode())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"^tracker\.csv may not be read, or another program holds it open\.$"):
        read_sheet(path)


def test_file_that_fails_while_reading_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, PLAIN.encode())

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UserError, match=r"^tracker\.csv can't be read: Input/output error\.$"):
        read_sheet(path)


def test_file_beyond_the_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, PLAIN.encode())
    monkeypatch.setattr("csops_desktop.exchange.raw.MAX_ROWS", 2)
    with pytest.raises(UserError, match="more than 2 rows"):
        read_sheet(path)
    monkeypatch.setattr("csops_desktop.exchange.raw.MAX_ROWS", 100)
    monkeypatch.setattr("csops_desktop.exchange.raw.MAX_CELLS", 5)
    with pytest.raises(UserError, match="more than 5 cells"):
        read_sheet(path)
    monkeypatch.setattr(sheet_module, "MAX_BYTES", 10)
    with pytest.raises(UserError, match="larger than"):
        read_sheet(path)
