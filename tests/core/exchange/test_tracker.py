"""What a plan says about each row: added, changed, the same, older, or skipped, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.dates import DateOrder
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import FieldChange, Point, RowKind, StatusEntry, UnknownWord
from csops_desktop.exchange.status_words import parse_status_options
from csops_desktop.exchange.tracker_rows import MOST_POINTS, TEXT_LIMIT, TITLE_LIMIT
from tests.core.exchange.trackers import APRIL, MARCH, MAY, plan_of, responsibility, sheet_of

HEADERS = "title,area,owner,status,reason,summary,green by,key\n"


def test_new_row_is_added_with_all_it_says(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, f"{HEADERS}CS KPIs,Data,Ann,Red,Unowned.,All of them,31.12.2026,K1\n"))
    (row,) = plan.rows
    assert (row.line, row.kind, row.title, row.id) == (2, RowKind.ADD, "CS KPIs", None)
    assert row.entry == StatusEntry(MARCH, Status.RED, "Unowned.")
    assert row.values is not None
    assert (row.values.area, row.values.owner, row.values.summary) == ("Data", "Ann", "All of them")
    assert (row.values.green_by, row.values.key) == (date(2026, 12, 31), "K1")
    assert (plan.tracker_source, plan.missing, plan.counts.added) == ("tracker.csv", (), 1)


def test_row_without_status_is_added_without_an_entry(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,status\nA,\nB,on hold\n"))
    assert plan.rows[0].entry is None
    assert plan.rows[1].entry == StatusEntry(MARCH, Status.NOT_RATED, "on hold")
    assert plan.colours[Status.NOT_RATED] == 2


def test_known_row_changes_only_what_differs(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, f"{HEADERS}cs KPIs,data,Bob,green,Owned.,,2026-12-31,\n")
    plan = plan_of(sheet, [responsibility(7)], APRIL)
    (row,) = plan.rows
    assert (row.kind, row.id) == (RowKind.CHANGE, 7)
    assert row.changes == (
        FieldChange("title", "CS KPIs", "cs KPIs"),
        FieldChange("area", "Data", "data"),
        FieldChange("owner", "Ann", "Bob"),
        FieldChange("green_by", None, date(2026, 12, 31)),
    )
    assert row.entry == StatusEntry(APRIL, Status.GREEN, "Owned.")
    assert row.why == (
        "status from red to green; title from “CS KPIs” to “cs KPIs”; area from “Data” to “data”;"
        " owner from “Ann” to “Bob”; get-to-green date 31 Dec 2026"
    )


def test_blank_cell_erases_nothing(tmp_path: Path) -> None:
    known = responsibility(7, summary="All", green_by=MAY, tracker_key="K1")
    plan = plan_of(sheet_of(tmp_path, f"{HEADERS}CS KPIs,Data,,red,,,,\n"), [known], APRIL)
    (row,) = plan.rows
    assert (row.kind, row.changes) == (RowKind.SAME, ())
    assert row.entry == StatusEntry(APRIL, Status.RED, "Unowned.")


def test_blank_status_is_not_rated_from_that_day(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,area,status\nCS KPIs,Data,\n"), [responsibility(7)], APRIL)
    assert plan.rows[0].entry == StatusEntry(APRIL, Status.NOT_RATED, "")
    assert plan.rows[0].why == "status from red to not rated"


def test_reason_of_another_colour_is_not_kept(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,area,status,reason\nCS KPIs,Data,green,\n"), [responsibility(7)], APRIL)
    assert plan.rows[0].entry == StatusEntry(APRIL, Status.GREEN, "")


def test_same_file_on_the_same_day_changes_nothing(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,area,status,reason\nCS KPIs,Data,red,Unowned.\n")
    plan = plan_of(sheet, [responsibility(7)], MARCH)
    assert plan.rows[0].kind is RowKind.SAME
    assert plan.empty
    assert not plan_of(sheet, [responsibility(7)], APRIL).empty


def test_new_reason_for_the_same_colour_is_a_change(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,area,status,reason\nCS KPIs,Data,red,Still unowned.\n")
    plan = plan_of(sheet, [responsibility(7)], MARCH)
    assert (plan.rows[0].kind, plan.rows[0].why) == (RowKind.CHANGE, "a new reason")


def test_file_without_status_column_leaves_the_status(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,area,owner\nCS KPIs,Data,Bob\nNew one,Data,Bob\n")
    plan = plan_of(sheet, [responsibility(7)], APRIL, {Field.STATUS: None})
    assert [row.entry for row in plan.rows] == [None, None]
    assert plan.rows[0].why == "owner from “Ann” to “Bob”"


def test_status_column_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--map status=HEADER"):
        plan_of(sheet_of(tmp_path, "title,owner\nCS KPIs,Bob\n"))


def test_row_older_than_what_is_known_joins_the_history_only(tmp_path: Path) -> None:
    known = [responsibility(7, checked_on=MAY), responsibility(8, "Policies")]
    text = "title,area,owner,status,reason\nCS KPIs,Data,Bob,green,Then.\nPolicies,Data,Ann,red,Unowned.\n"
    plan = plan_of(sheet_of(tmp_path, text), known, APRIL)
    row = plan.rows[0]
    assert (row.kind, row.changes, row.id) == (RowKind.HISTORY, (), 7)
    assert row.entry == StatusEntry(APRIL, Status.GREEN, "Then.")
    assert row.why == "a status of 31 May 2026 is known, so this one only goes into the history"
    assert plan.rows[1].kind is RowKind.SAME


def test_archived_responsibility_comes_back(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,area,status\nCS KPIs,Data,red\n")
    (row,) = plan_of(sheet, [responsibility(7, archived=True)], APRIL).rows
    assert (row.kind, row.restore, row.why) == (RowKind.CHANGE, True, "is back from the archive")


def test_responsibility_in_the_trash_stays_there(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,area,status\nCS KPIs,Data,red\n")
    plan = plan_of(sheet, [responsibility(7, trashed=True)], APRIL)
    assert plan.rows[0].kind is RowKind.SKIP
    assert [str(i) for i in plan.issues] == [
        "Line 2: skipped, since it is in the trash; restore it there to have it updated."
    ]


def test_bad_rows_are_skipped_with_their_lines_and_reasons(tmp_path: Path) -> None:
    text = 'title,status,reason\n,red,"a\nb"\nA,red,x,y,z\ntitle,status,reason\nB,red,x\nB,green,y\n'
    plan = plan_of(sheet_of(tmp_path, text))
    assert [row.kind for row in plan.rows] == [RowKind.SKIP] * 3 + [RowKind.ADD, RowKind.SKIP]
    assert [str(issue) for issue in plan.issues] == [
        "Line 2: skipped, since it has no title.",
        "Line 4: skipped, since it has 2 filled cells more than there are headers,"
        " so its cells may stand under the wrong ones.",
        "Line 5: skipped, since it repeats the headers.",
        "Line 7: skipped, since it has the same title and area as line 6, which is the one that counts.",
    ]
    assert plan.counts.skipped == 4


def test_totals_below_the_table_are_skipped(tmp_path: Path) -> None:
    text = (
        "title,status,reason,n\nTotal,,,12\nGrand total:,3,,\nTotal red: 4,,,\nSubtotal,,,\n"
        "Total rewards,,,\nTotal,red,,3\nTotals page,green,Done.,3\n"
    )
    plan = plan_of(sheet_of(tmp_path, text))
    assert [row.kind for row in plan.rows] == [RowKind.SKIP] * 4 + [RowKind.ADD] * 3
    assert str(plan.issues[0]) == "Line 2: skipped, since it is a total of other rows."
    assert not plan.unknown_words


def test_rows_with_nothing_but_a_title_are_pointed_out(tmp_path: Path) -> None:
    text = "title,owner,status\nDATA,,\nA,Ann,red\nPROCESS,,\nB,,green\n"
    plan = plan_of(sheet_of(tmp_path, text))
    assert plan.counts.added == 4
    assert plan.notes == ("Nothing but a title stands in line 2, 4; a heading among the rows counts as not rated.",)
    assert plan_of(sheet_of(tmp_path, "title,status\nA,\nB,\n")).notes == ()


def test_failed_formulas_are_told_and_never_taken_for_a_status(tmp_path: Path) -> None:
    text = "title,status,reason\nA,#N/A,x\n#REF!,red,x\nC,red,#DIV/0!\nD,#UNCALCULATED!,x\n"
    plan = plan_of(sheet_of(tmp_path, text))
    assert [str(issue) for issue in plan.issues] == [
        "Line 2: skipped, since its status is the spreadsheet's error #N/A.",
        "Line 3: skipped, since its title is the spreadsheet's error #REF!.",
        "Line 4: the reason is the spreadsheet's error #DIV/0!, so it is left as it is.",
        "Line 5: skipped, since its status is a formula that was never calculated"
        " (open the file in a spreadsheet program and save it there).",
    ]
    assert [row.values.reason for row in plan.rows if row.values] == [""]


def test_sign_without_a_meaning_is_asked_for(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status\nA,●\nB,▲ Amber\nC,-\n")
    assert plan_of(sheet).unknown_words == (UnknownWord("●", 1),)
    assert plan_of(sheet, status_words=parse_status_options(["●=red"])).colours[Status.RED] == 1


def test_unknown_status_words_are_counted(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status\nA,Mauve\nB,mauve \nC,Teal\nD,red\n")
    plan = plan_of(sheet)
    assert plan.unknown_words == (UnknownWord("Mauve", 2), UnknownWord("Teal", 1))
    assert plan.colours[Status.NOT_RATED] == 3
    explained = plan_of(sheet, status_words={"mauve": Status.RED, "pink": Status.RED})
    assert explained.colours[Status.RED] == 3
    assert "The status word “pink” does not occur." in explained.notes


def test_long_title_is_shortened_and_stands_whole_in_the_summary(tmp_path: Path) -> None:
    title = "word " * 100
    plan = plan_of(sheet_of(tmp_path, f"title,status,summary\n{title},red,More.\n"))
    values = plan.rows[0].values
    assert values is not None
    assert len(values.title) <= TITLE_LIMIT
    assert values.summary == f"{title.strip()}\n\nMore."
    assert str(plan.issues[0]) == (
        "Line 2: the title is 499 characters long; it is shortened to 300 and stands whole in the summary."
    )


def test_control_characters_and_endless_texts_are_told(tmp_path: Path) -> None:
    text = f"title,status,reason\nA\x07B\x08,red,{'x' * (TEXT_LIMIT + 1)}\n" + "Cde,green,f\n" * 30
    plan = plan_of(sheet_of(tmp_path, text))
    assert [str(issue) for issue in plan.issues[:2]] == [
        "Line 2: 2 invisible characters removed from the title.",
        "Line 2: the reason is 20,001 characters long; it is shortened to 20,000.",
    ]
    assert plan.rows[0].title == "AB"


def test_bad_date_is_told_and_leaves_the_date(tmp_path: Path) -> None:
    text = "title,status,green by\nA,red,Q4 2026\nB,red,3/4/2026\nC,red,4/25/2026\n"
    sheet = sheet_of(tmp_path, text)
    plan = plan_of(sheet)
    assert [row.values.green_by for row in plan.rows if row.values] == [None, date(2026, 3, 4), date(2026, 4, 25)]
    assert str(plan.issues[0]) == "Line 2: “Q4 2026” is not a date, so the get-to-green date is left as it is."
    day_first = plan_of(sheet, date_order=DateOrder.DAY_FIRST)
    assert [str(issue) for issue in day_first.issues][1] == (
        "Line 4: “4/25/2026” is not a date, so the get-to-green date is left as it is."
    )


def test_cell_that_says_there_is_no_date_is_not_told(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,status,due\nA,red,TBC\nB,red,n/a\nC,red,31-Dec-26\n"))
    assert [row.values.green_by for row in plan.rows if row.values] == [None, None, date(2026, 12, 31)]
    assert plan.issues == ()


def test_column_of_the_date_that_holds_something_else_is_told(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,status,due\nA,red,Q4\nB,red,next year\nC,red,2026-01-01\n")
    assert plan_of(sheet).notes == (
        "“due” is not used as the get-to-green date, since most of its cells are no dates.",
    )
    assert plan_of(sheet, chosen={Field.GREEN_BY: None}).notes == ()


def test_guessed_order_of_day_and_month_is_told(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,status,green by\nB,red,3/4/2026\n"))
    assert plan.notes == ("Nothing in “green by” tells day and month apart; its dates are read with the day first.",)


def test_repeated_header_and_open_fields_are_told(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,status,status,cost comment,time comment\nA,,red,x,y\n"))
    assert plan.notes == (
        "The header status occurs more than once; the first filled cell counts.",
        "More than one column could be the reason, so none is used: cost comment, time comment.",
    )


def test_a_definition_of_green_stands_one_point_a_line(tmp_path: Path) -> None:
    cell = "[x] Written\n- [ ] Signed\n* Known\n\n[] Empty tick\n[x]\nwritten"
    plan = plan_of(sheet_of(tmp_path, f'title,status,definition of green\nA,red,"{cell}"\nB,red,\n'))
    assert plan.rows[0].points == (
        Point("Written", False),
        Point("Signed", False),
        Point("Known", False),
        Point("Empty tick", False),
    )
    assert plan.rows[1].points == ()


def test_points_are_compared_by_their_text_and_only_what_changes_is_planned(tmp_path: Path) -> None:
    known = responsibility(7, criteria=(Point("Written", False), Point("Signed", True), Point("Own", False)))
    cell = "[x] WRITTEN\n[x] Signed\nNew"
    plan = plan_of(sheet_of(tmp_path, f'title,area,status,checklist\nCS KPIs,Data,red,"{cell}"\n'), [known])
    (row,) = plan.rows
    assert row.points == (Point("WRITTEN", True), Point("New", False))
    assert (row.kind, row.why) == (RowKind.CHANGE, "1 point of green new; 1 point of green met")
    back = plan_of(sheet_of(tmp_path, "title,area,status,checklist\nCS KPIs,Data,red,[ ] Signed\n"), [known])
    assert back.rows[0].why == "1 point of green no longer met"


def test_endless_points_end(tmp_path: Path) -> None:
    cell = "\n".join(f"Point {number}" for number in range(MOST_POINTS + 1))
    plan = plan_of(sheet_of(tmp_path, f'title,status,checklist\nA,red,"{cell}"\n'))
    assert len(plan.rows[0].points) == MOST_POINTS
    assert [str(issue) for issue in plan.issues] == [
        "Line 2: its definition of green has 101 points; the first 100 are taken."
    ]
