"""Usual headers are recognised by themselves; what is not clear is left to the person, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from csops_desktop.errors import UserError
from csops_desktop.exchange.fields import SYNONYMS, Field, parse_map_options, require_complete
from csops_desktop.exchange.recognition import known_fields, recognise_tracker
from tests.core.exchange.trackers import sheet_of


def recognised(folder: Path, headers: str, *rows: str) -> dict[Field, str]:
    sheet = sheet_of(folder, "\n".join((headers, *(rows or ("," * headers.count(",") + "x",)))))
    return dict(recognise_tracker(sheet).columns)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Title,Area,Owner,Status,Reason,Summary,Get to green date,Key,Definition of green", dict.fromkeys(Field)),
        ("Responsibility,Function,Accountable,RAG,Why,Scope,Green by,Ref,Green criteria", dict.fromkeys(Field)),
        (
            "ProjectName,Team,SRO,RAGStatus,Status_Comment,Description,Target Date,Project ID,Checklist",
            dict.fromkeys(Field),
        ),
        ("Workstream,Status,Area", {Field.TITLE: "Workstream", Field.STATUS: "Status", Field.AREA: "Area"}),
        ("Project,Workstream,Health", {Field.TITLE: "Project", Field.AREA: "Workstream", Field.STATUS: "Health"}),
        ("Name,Owner name,Rating", {Field.TITLE: "Name", Field.OWNER: "Owner name", Field.STATUS: "Rating"}),
        ("Item,Overall RAG status,Parent project", {Field.TITLE: "Item", Field.STATUS: "Overall RAG status"}),
        (
            "Initiative title,Current rating (Q3)",
            {Field.TITLE: "Initiative title", Field.STATUS: "Current rating (Q3)"},
        ),
    ],
)
def test_usual_headers_are_recognised(tmp_path: Path, headers: str, expected: dict[Field, str | None]) -> None:
    names = headers.split(",")
    whole = {field: header or names[list(Field).index(field)] for field, header in expected.items()}
    order = [Field.TITLE, Field.AREA, Field.OWNER, Field.STATUS, Field.REASON, Field.SUMMARY, Field.GREEN_BY]
    order += [Field.KEY, Field.CRITERIA]
    assert list(Field) == order
    assert recognised(tmp_path, headers) == whole


def test_column_whose_cells_are_colours_is_preferred_as_status(tmp_path: Path) -> None:
    found = recognised(tmp_path, "Title,RAG status,Health", "A,In progress,Red", "B,Closed,Green")
    assert found[Field.STATUS] == "Health"


def test_status_column_with_words_of_its_own_is_still_recognised(tmp_path: Path) -> None:
    assert recognised(tmp_path, "Title,Status", "A,In progress", "B,Closed")[Field.STATUS] == "Status"


def test_status_is_found_by_its_cells_where_no_header_tells(tmp_path: Path) -> None:
    found = recognised(tmp_path, "Title,March,People", "A,Red,3", "B,Green,4", "C,amber,4")
    assert found[Field.STATUS] == "March"


def test_dates_are_not_taken_for_a_reason_and_words_not_for_dates(tmp_path: Path) -> None:
    found = recognised(tmp_path, "Title,Status,Last update,Target", "A,Red,2026-03-01,90 % of the book")
    assert found == {Field.TITLE: "Title", Field.STATUS: "Status"}


def test_equally_good_headers_are_left_to_the_person(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Title,March status,April status\nA,red,green\n")
    mapping = recognise_tracker(sheet)
    assert mapping.undecided == {Field.STATUS: ("March status", "April status")}
    assert mapping.missing == (Field.STATUS,)
    with pytest.raises(UserError) as caught:
        require_complete(sheet.headers, mapping)
    assert str(caught.value) == (
        "More than one column could be the status: March status, April status."
        " The headers are: Title, March status, April status. Say which one it is with --map status=HEADER"
        " (with nothing for HEADER if there is none)."
    )


def test_missing_title_names_the_headers_and_the_option(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "a,b,c\nx,red,y\nz,green,y\n")
    with pytest.raises(UserError) as caught:
        require_complete(sheet.headers, recognise_tracker(sheet))
    assert str(caught.value) == (
        "No column for the title was recognised. The headers are: a, b, c. Say which one it is with --map title=HEADER."
    )


def test_choice_of_the_person_stands_and_frees_nothing_else(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Title,Name,Status,Rating\nA,B,red,green\n")
    mapping = recognise_tracker(sheet, {Field.TITLE: "name", Field.STATUS: "Rating"})
    assert dict(mapping.columns) == {Field.TITLE: "Name", Field.STATUS: "Rating"}
    assert not mapping.missing
    require_complete(sheet.headers, mapping)


def test_field_left_out_on_purpose_stays_empty(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Title,Status,ID\nA,red,7\n")
    mapping = recognise_tracker(sheet, parse_map_options(["status=", "key="]))
    assert dict(mapping.columns) == {Field.TITLE: "Title"}
    assert not mapping.missing
    assert not mapping.key_chosen
    assert recognise_tracker(sheet, {Field.KEY: "ID"}).key_chosen
    assert not recognise_tracker(sheet).key_chosen


def test_chosen_header_that_is_not_there_is_refused(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Title,Status\nA,red\n")
    with pytest.raises(UserError) as caught:
        recognise_tracker(sheet, {Field.AREA: "Team"})
    assert str(caught.value) == "There is no column “Team” for the area. The headers are: Title, Status."
    with pytest.raises(UserError, match=r"^The column “Title” is given to both title and area\.$"):
        recognise_tracker(sheet, {Field.TITLE: "Title", Field.AREA: "title"})


def test_map_options_are_read() -> None:
    options = ["title=Project = name", "green-by= Target ", "KEY="]
    assert parse_map_options(options) == {Field.TITLE: "Project = name", Field.GREEN_BY: "Target", Field.KEY: None}


@pytest.mark.parametrize("option", ["title", "colour=RAG", "=RAG", ""])
def test_map_option_of_another_form_is_refused(option: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_map_options([option])
    assert str(caught.value) == (
        f"--map {option} can't be used. Give FIELD=HEADER; the fields are: "
        "title, area, owner, status, reason, summary, green_by, key, criteria."
    )


def test_map_option_given_twice_is_refused() -> None:
    with pytest.raises(UserError, match=r"^--map names the field title twice\.$"):
        parse_map_options(["title=A", "title=B"])


def test_summary_is_the_title_where_nothing_else_can_be(tmp_path: Path) -> None:
    found = recognise_tracker(sheet_of(tmp_path, "Summary,Issue key,Status,Assignee\nCS KPIs,CS-1,Red,Ann\n"))
    assert found.columns[Field.TITLE] == "Summary"
    assert Field.SUMMARY not in found.columns
    both = recognise_tracker(sheet_of(tmp_path, "Summary,Name,Status\nAll of it,CS KPIs,Red\n"))
    assert (both.columns[Field.TITLE], both.columns[Field.SUMMARY]) == ("Name", "Summary")


def test_every_synonym_is_recognised_and_stands_once_in_its_list() -> None:
    for field, words in SYNONYMS.items():
        assert len(set(words)) == len(words)
        assert all(field in known_fields(word) for word in words)
