"""A Trello board comes in: which card becomes what, what stays behind and why, and that no file is a crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.domain.status import Status
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ImportPlan, PlannedRow, Point, RowKind, RowValues, UnknownWord
from csops_desktop.exchange.report import plan_as_text, report
from csops_desktop.exchange.sheet import Sheet, read_sheet
from csops_desktop.exchange.status_words import status_word
from csops_desktop.exchange.wording import day_words
from tests.core.exchange.trackers import APRIL, MARCH, applied, plan_of, responsibility
from tests.core.exchange.trello import (
    BOARD_ID,
    board,
    card,
    checklist,
    comment,
    edited,
    key,
    moved,
    usual,
    written,
)

SOURCE = f"Trello board {BOARD_ID}"


def sheet(folder: Path, content: Any) -> Sheet:
    return read_sheet(written(folder, content))


def plan(folder: Path, content: Any, existing: Any = (), on: date = MARCH, **options: Any) -> ImportPlan:
    return plan_of(sheet(folder, content), existing, on, **options)


def values(made: ImportPlan, title: str) -> RowValues:
    row = row_of(made, title)
    assert row.values is not None
    return row.values


def row_of(made: ImportPlan, title: str) -> PlannedRow:
    (row,) = [row for row in made.rows if row.title == title]
    return row


def status(folder: Path, where: str, *labels: str) -> Status | None:
    return values(plan(folder, board(card("A", where, labels=labels))), "A").status


def test_a_card_brings_all_it_says(tmp_path: Path) -> None:
    made = plan(tmp_path, usual())
    assert values(made, "CS KPIs") == RowValues(
        title="CS KPIs",
        area="Data",
        owner="Ann Lee",
        status=Status.RED,
        reason="Nobody owns the source fields.",
        summary="All **KPIs**\nof the team",
        green_by=date(2026, 12, 15),
        key=key("CS KPIs"),
        criteria=(Point("Every field has an owner", True), Point("One dashboard", False)),
    )
    assert row_of(made, "CS KPIs").points == values(made, "CS KPIs").criteria
    assert (made.place, made.tracker_source, made.matched_by) == ("Card", SOURCE, (Field.KEY,))
    assert (made.counts.added, made.counts.skipped) == (4, 2)


def test_cards_stand_as_on_the_board(tmp_path: Path) -> None:
    third, second = card("Third", "At risk", pos=1), card("Second", "Off track", pos=200)
    made = plan(tmp_path, board(third, second, card("First", "Off track", pos=100.5)))
    assert [row.title for row in made.rows] == ["First", "Second", "Third"]


@pytest.mark.parametrize(
    ("where", "labels", "expected"),
    [
        ("Off track", (), Status.RED),
        ("At risk", (), Status.YELLOW),
        ("On track", (), Status.GREEN),
        # A list that says a status comes first.
        ("On track", ("l2",), Status.GREEN),
        ("Ideas", ("l2",), Status.RED),
        ("Ideas", ("l3",), Status.YELLOW),
        # Of two colours the worse.
        ("Ideas", ("l3", "l2"), Status.RED),
        # A named label means its name: “Data” in green makes nothing green.
        ("Ideas", ("l1",), Status.NOT_RATED),
        ("Ideas", ("l5",), Status.NOT_RATED),
        ("Ideas", (), Status.NOT_RATED),
    ],
)
def test_list_then_label_says_the_status(tmp_path: Path, where: str, labels: tuple[str, ...], expected: Status) -> None:
    assert status(tmp_path, where, *labels) is expected


@pytest.mark.parametrize("name", ["🔥 Red!", "RED", "red: with leadership", "🔴", "🟥 Off track"])
def test_signs_around_a_word_do_not_hide_it(tmp_path: Path, name: str) -> None:
    content = board(card("A", "Ideas"))
    content["lists"][3]["name"] = name
    assert values(plan(tmp_path, content), "A").status is Status.RED


def test_a_list_that_nobody_explained_is_asked_about(tmp_path: Path) -> None:
    made = plan(tmp_path, usual())
    assert made.unknown_words == (UnknownWord("Ideas", 1),)
    assert values(made, "New tool").reason == "Ideas"
    told = plan(tmp_path, usual(), status_words={status_word("Ideas"): Status.YELLOW})
    assert values(told, "New tool").status is Status.YELLOW


def test_another_column_may_say_the_status_and_the_area(tmp_path: Path) -> None:
    content = board(card("A", "On track", labels=["l1"]), card("B", "Ideas", labels=["l2", "l1"]))
    made = plan(tmp_path, content, chosen={Field.STATUS: "Label colour", Field.AREA: "List"})
    assert [(row.values.status, row.values.area) for row in made.rows if row.values] == [
        (Status.GREEN, "On track"),
        (Status.RED, "Ideas"),
    ]
    assert made.mapping.columns[Field.KEY] == "Card id"


def test_what_is_left_behind_is_said(tmp_path: Path) -> None:
    made = plan(tmp_path, usual())
    assert [str(issue) for issue in made.issues] == [
        "Card 3 (“Put away”): skipped, since it is archived in Trello.",
        "Card 4 (“Headcount”): it has 2 members; “bo_berg” is taken as its owner.",
        "Card 6 (“In an old list”): skipped, since its list “Old” is archived in Trello.",
    ]
    assert made.notes == (
        "Labels with a name of their own, like “Data”, are read as areas; their colours stand in the column"
        " “Label colour”.",
    )
    assert values(made, "Headcount").area == "Planning"
    assert "Card 1: CS KPIs: is new." in plan_as_text(made, every_row=True).splitlines()


def test_several_areas_are_said(tmp_path: Path) -> None:
    made = plan(tmp_path, board(card("A", "On track", labels=["l4", "l1"])))
    assert "Card 1 (“A”): it has 2 labels; “Planning” is taken as its area." in report(made)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"isTemplate": True}, "it is a template, not a card with something of its own."),
        ({"cardRole": "separator"}, "it is a separator, not a card with something of its own."),
        ({"cardRole": "mirror"}, "it is a mirror, not a card with something of its own."),
        ({"name": " \n"}, "it has no title."),
    ],
)
def test_what_is_no_card_is_skipped(tmp_path: Path, fields: dict[str, Any], why: str) -> None:
    made = plan(tmp_path, board(card("Real", "On track"), card("---", "Ideas") | fields))
    assert [(row.kind, row.why) for row in made.rows] == [(RowKind.ADD, "is new"), (RowKind.SKIP, why)]


def test_what_was_due_and_is_done_is_no_date_to_get_green(tmp_path: Path) -> None:
    due = {"due": "2026-10-30T00:00:00.000Z"}
    made = plan(tmp_path, board(card("Open", "At risk", **due), card("Done", "At risk", dueComplete=True, **due)))
    assert values(made, "Open").green_by is not None
    assert values(made, "Done").green_by is None


def test_the_newest_comment_counts_however_they_are_ordered(tmp_path: Path) -> None:
    actions = [
        comment("A", "Middle", "2026-10-02T00:00:00.000Z"),
        comment("A", "Newest", "2026-11-02T00:00:00.000Z"),
        comment("A", "  ", "2026-11-03T00:00:00.000Z"),
        comment("B", "Other", "2026-12-02T00:00:00.000Z"),
    ]
    assert values(plan(tmp_path, board(card("A", "On track"), actions=actions)), "A").reason == "Newest"


def test_older_comments_that_trello_left_out_are_told_of(tmp_path: Path) -> None:
    actions = [comment("A", "Word", f"2026-10-02T00:00:00.{n:03}Z") for n in range(1000)]
    made = plan(tmp_path, board(card("A", "On track"), actions=actions))
    assert made.notes == ("Trello exports the newest 1,000 actions only, so older comments are not in this file.",)


MADE = moved("A", "Off track", "2026-01-05T12:00:00.000Z", "createCard")
CAME = moved("A", "Off track", "2026-02-10T12:00:00.000Z")
LEFT = moved("A", "At risk", "2026-03-01T12:00:00.000Z")
RENAMED = {
    "type": "updateList",
    "date": "2026-03-05T12:00:00.000Z",
    "data": {"list": {"id": "list-0", "name": "Off track"}, "old": {"name": "Doing"}},
}


@pytest.mark.parametrize(
    ("actions", "since"),
    [
        ([], None),
        ([MADE], date(2026, 1, 5)),
        ([MADE, CAME], date(2026, 2, 10)),
        ([CAME, MADE], date(2026, 2, 10)),
        # The last move is not in the export, or led elsewhere: then nothing is known.
        ([LEFT, CAME], None),
        # The list was called otherwise before, so the card was not red.
        ([CAME, RENAMED], date(2026, 3, 5)),
    ],
)
def test_a_colour_counts_from_the_day_the_card_came_into_its_list(
    tmp_path: Path, actions: list[dict[str, Any]], since: date | None
) -> None:
    made = plan(tmp_path, board(card("A", "Off track"), actions=actions))
    assert values(made, "A").since == since
    assert row_of(made, "A").why == (f"is new, red since {day_words(since)}" if since else "is new")


def test_a_day_is_not_taken_from_a_list_that_says_no_status(tmp_path: Path) -> None:
    content = board(card("A", "Ideas", labels=["l2"]), actions=[moved("A", "Ideas", "2026-01-05T12:00:00.000Z")])
    assert values(plan(tmp_path, content), "A").since is None
    listed = board(card("A", "Off track", labels=["l3"]), actions=[MADE])
    assert values(plan(tmp_path, listed, chosen={Field.STATUS: "Label colour"}), "A").since is None


def test_a_day_after_the_import_is_no_since(tmp_path: Path) -> None:
    content = board(card("A", "Off track"), actions=[moved("A", "Off track", "2026-06-05T12:00:00.000Z")])
    assert values(plan(tmp_path, content), "A").since is None


def test_old_and_api_shapes_are_read_as_well(tmp_path: Path) -> None:
    first = card("A", "Ideas")
    del first["idLabels"], first["idMembers"], first["cardRole"], first["isTemplate"], first["dueComplete"]
    first["labels"] = [{"color": "red", "name": ""}]
    first["checklists"] = [checklist("A", ("From the card", True))]
    second = card("B", "Ideas", labels=["l2"], members=["m1"])
    del second["labels"]
    made = plan(tmp_path, board(first, second))
    assert values(made, "A").criteria == (Point("From the card", True),)
    assert [values(made, one).status for one in "AB"] == [Status.RED, Status.RED]
    assert values(made, "B").owner == "Ann Lee"


def test_items_of_several_checklists_are_one_definition_of_green(tmp_path: Path) -> None:
    lists = [
        checklist("A", ("Same", True), ("[x] odd", False), title="One"),
        checklist("A", ("same ", False), ("- dash", True), title="Two"),
    ]
    made = plan(tmp_path, board(card("A", "On track"), checklists=lists))
    # What stands there twice is met when both are; a text that looks like a tick is still the text of its own item.
    assert [(point.text, point.met) for point in values(made, "A").criteria] == [
        ("Same", False),
        ("[x] odd", False),
        ("- dash", True),
    ]


def test_a_newer_export_updates_by_the_cards_id(tmp_path: Path) -> None:
    held = applied((), plan(tmp_path, usual()))
    assert plan(tmp_path, usual(), held).counts.changed == 0
    newer = edited(usual(), "CS KPIs", name="Metrics", idList="list-1", idLabels=[], labels=[])
    newer["checklists"] = [checklist("CS KPIs", ("one dashboard", True), ("A third", False))]
    made = plan(tmp_path, newer, held, APRIL)
    row = row_of(made, "Metrics")
    assert (row.kind, made.counts.added) == (RowKind.CHANGE, 0)
    assert row.why == (
        "status from red to yellow; title from “CS KPIs” to “Metrics”; 1 point of green new; 1 point of green met"
    )
    assert row.points == (Point("one dashboard", True), Point("A third", False))


def test_another_name_of_file_or_board_is_still_the_same_board(tmp_path: Path) -> None:
    held = applied((), plan(tmp_path, usual()))
    renamed = usual() | {"name": "Something else"}
    made = plan_of(read_sheet(written(tmp_path, renamed, "download (7).json")), held, APRIL)
    assert (made.tracker_source, made.counts.added, made.missing) == (SOURCE, 0, ())


def test_a_card_that_was_archived_since_is_archived_here(tmp_path: Path) -> None:
    held = applied((), plan(tmp_path, usual()))
    newer = edited(edited(usual(), "CS KPIs", closed=True), "New tool", idList="list-4")
    made = plan(tmp_path, newer, held, APRIL)
    assert sorted(one.title for one in made.missing) == ["CS KPIs", "New tool"]
    assert made.archive_missing
    assert report(made)[2] == (
        "2 responsibilities that came from this tracker are not among its open cards any more;"
        " they are archived on 30 Apr 2026."
    )
    kept = plan(tmp_path, newer, held, APRIL, keep_missing=True)
    assert kept.counts.archived == 0
    # And it comes back with its card.
    back = row_of(plan(tmp_path, usual(), applied(held, made), APRIL), "CS KPIs")
    assert (back.restore, back.why) == (True, "is back from the archive")


def test_another_board_leaves_this_ones_cards_alone(tmp_path: Path) -> None:
    held = applied((), plan(tmp_path, usual()))
    other = board(card("Else", "On track")) | {"id": "another"}
    assert plan(tmp_path, other, held, APRIL).missing == ()


def test_what_is_known_from_elsewhere_is_found_by_title_and_area(tmp_path: Path) -> None:
    known = responsibility(7, "cs kpis", area="data", tracker_source="", tracker_key="")
    row = row_of(plan(tmp_path, usual(), [known], APRIL), "CS KPIs")
    assert (row.kind, row.id) == (RowKind.CHANGE, 7)


def test_the_same_card_twice_counts_once(tmp_path: Path) -> None:
    made = plan(tmp_path, board(card("A", "On track"), card("A", "Off track", pos=1)))
    assert [(row.kind, row.why) for row in made.rows] == [
        (RowKind.ADD, "is new"),
        (RowKind.SKIP, "it has the same id as card 1."),
    ]
