"""`import tracker`: one change, or one sentence and nothing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from csops_desktop.clock import Clock
from tests.core.cli.desks import TRACKER, assert_refused, card, cards, everything, filled, tracker
from tests.core.exchange.trello import edited, usual, written
from tests.helpers.desk import desk, run_desk

IMPORT = ("import", "tracker")


def test_an_import_is_one_change_with_a_report(data_dir: Path) -> None:
    source = tracker(data_dir.parent)
    said = desk(data_dir, *IMPORT, source, "--on", "2026-03-31").splitlines()
    assert said[0] == "tracker.csv, as of 31 Mar 2026: 4 added, 0 changed, 0 unchanged, 0 skipped."
    assert said[1] == "Read as 1 red, 1 yellow, 1 green and 1 not rated."
    assert Counter(row["status"] for row in cards(data_dir)) == {"red": 1, "yellow": 1, "green": 1, "not-rated": 1}
    assert desk(data_dir, "undo") == "Undid: Imported “tracker.csv”: 4 added\n"
    assert everything(data_dir)[0] == []


def test_a_dry_run_says_the_same_and_changes_nothing(data_dir: Path) -> None:
    source = tracker(data_dir.parent)
    before = everything(data_dir)
    dry = run_desk(data_dir, *IMPORT, source, "--on", "2026-03-31", "--dry-run", "--json").json()
    lines = desk(data_dir, *IMPORT, source, "--on", "2026-03-31", "--dry-run").splitlines()
    assert lines[-1] == "This was a dry run: nothing was changed."
    assert "Line 2: CS KPIs: is new." in lines
    assert everything(data_dir) == before
    real = run_desk(data_dir, *IMPORT, source, "--on", "2026-03-31", "--json").json()
    assert (dry.pop("dry_run"), real.pop("dry_run")) == (True, False)
    assert dry == real
    assert real["counts"]["added"] == len(cards(data_dir)) == 4


def test_a_newer_file_updates_and_dates_its_changes(data_dir: Path) -> None:
    filled(data_dir)
    newer = TRACKER.replace("Red,Nobody owns the source fields.", "Amber,Owned now.").replace("Territories", "Books")
    said = desk(data_dir, *IMPORT, tracker(data_dir.parent, newer), "--on", "2026-04-30").splitlines()
    assert said[0].startswith("tracker.csv, as of 30 Apr 2026: 1 added, ")
    kpis = card(data_dir, "CS KPIs")
    assert (kpis["status"], kpis["since"], kpis["reason"]) == ("yellow", "2026-04-30", "Owned now.")
    assert card(data_dir, "CS KPIs", "--as-of", "2026-04-29")["status"] == "red"
    # What the newer file no longer has is archived, and was there before.
    assert {row["title"] for row in cards(data_dir)} == {"CS KPIs", "Политика 大 🙂", '=HYPERLINK("x")', "Books"}
    assert "Territories" in {row["title"] for row in cards(data_dir, "--as-of", "2026-04-29")}


def test_what_is_missing_is_kept_when_asked(data_dir: Path) -> None:
    filled(data_dir)
    newer = tracker(data_dir.parent, TRACKER.replace("Territories", "Books"))
    desk(data_dir, *IMPORT, newer, "--keep-missing")
    assert {"Territories", "Books"} <= {row["title"] for row in cards(data_dir)}


def test_the_same_file_again_changes_nothing(data_dir: Path) -> None:
    filled(data_dir)
    before = everything(data_dir)
    said = desk(data_dir, *IMPORT, data_dir.parent / "tracker.csv", "--on", "2026-03-31")
    assert "Nothing was changed" in said
    assert everything(data_dir) == before


def test_columns_and_words_of_ones_own(data_dir: Path) -> None:
    text = "Thing;Sort;How\nCS KPIs;Data;bad\nBooks;Data;fine\n"
    source = tracker(data_dir.parent, text)
    options = ("--map", "title=Thing", "--map", "status=How", "--map", "area=Sort")
    desk(data_dir, *IMPORT, source, *options, "--status", "bad=red", "--status", "FINE=green")
    assert {(row["title"], row["area"], row["status"]) for row in cards(data_dir)} == {
        ("CS KPIs", "Data", "red"),
        ("Books", "Data", "green"),
    }


def test_a_word_that_nobody_knows_is_not_rated_and_named(data_dir: Path) -> None:
    source = tracker(data_dir.parent, "Title,Status\nCS KPIs,Red\nBooks,Amber\nHelp,so-so\nTools,so-so\n")
    said = desk(data_dir, *IMPORT, source)
    assert "so-so" in said
    assert "--status so-so=yellow" in said
    assert card(data_dir, "Help")["status"] == "not-rated"


def test_a_workbook_is_read_too(data_dir: Path) -> None:
    import xlsxwriter

    source = data_dir.parent / "tracker 大.xlsx"
    with xlsxwriter.Workbook(str(source)) as book:
        sheet = book.add_worksheet("Board")
        for line, row in enumerate((("Project name", "RAG"), ("CS KPIs", "R"), ("Книги", "G"))):
            sheet.write_row(line, 0, row)
    desk(data_dir, *IMPORT, source, "--on", "2026-03-31")
    assert {(row["title"], row["status"]) for row in cards(data_dir)} == {("CS KPIs", "red"), ("Книги", "green")}


REFUSED = {
    "no such file": (None, (), "There is no file tracker.csv."),
    "a field that isn't": ("Title,Status\nA,Red\n", ("--map", "colour=Status"), "the fields are: title, area, owner"),
    "a map without =": ("Title,Status\nA,Red\n", ("--map", "title"), "--map title can't be used"),
    "a header that isn't": ("Title,Status\nA,Red\n", ("--map", "title=Name"), "The headers are: Title, Status."),
    "a colour that isn't": ("Title,Status\nA,Red\n", ("--status", "Red=amber"), "red, yellow, green or not-rated"),
    "no title": ("Foo,Bar\n1,Red\n2,Green\n", (), "--map title="),
    "nothing in it": ("", (), "tracker.csv"),
    "only a header": ("Title,Status\n", (), "tracker.csv"),
}


@pytest.mark.parametrize(("text", "options", "words"), REFUSED.values(), ids=list(REFUSED))
def test_a_file_that_cannot_be_used_is_one_sentence(
    data_dir: Path, text: str | None, options: tuple[str, ...], words: str
) -> None:
    filled(data_dir)
    source = data_dir.parent / "tracker.csv"
    source.unlink()
    if text is not None:
        tracker(data_dir.parent, text)
    before = everything(data_dir)
    assert_refused(run_desk(data_dir, *IMPORT, source, *options, "--json"), words)
    assert everything(data_dir) == before


@pytest.mark.parametrize("name", ["tracker.xlsx", "tracker.csv"])
def test_a_damaged_file_is_one_sentence(data_dir: Path, name: str) -> None:
    source = data_dir.parent / name
    source.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    assert_refused(run_desk(data_dir, *IMPORT, source), name)
    assert everything(data_dir) == ([], [])


def test_a_folder_is_no_tracker(data_dir: Path) -> None:
    assert_refused(run_desk(data_dir, *IMPORT, data_dir.parent), "is not a file")


def test_a_day_that_has_not_come_is_refused(data_dir: Path) -> None:
    later = (Clock().today() + timedelta(days=2)).isoformat()
    assert_refused(run_desk(data_dir, *IMPORT, tracker(data_dir.parent), "--on", later), later, "has not come yet")
    assert everything(data_dir) == ([], [])


def test_a_sheet_of_a_workbook_can_be_named(data_dir: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["For the team only"])
    for name in ("East", "West"):
        sheet = book.create_sheet(name)
        sheet.append(["title", "status"])
        sheet.append([f"Plan of {name}", "red"])
    source = data_dir.parent / "tracker.xlsx"
    book.save(source)
    assert "Only the sheet East was read; there are also: Sheet, West." in desk(data_dir, *IMPORT, source)
    desk(data_dir, *IMPORT, source, "--sheet", "West")
    assert sorted(row["title"] for row in cards(data_dir)) == ["Plan of East", "Plan of West"]
    assert_refused(
        run_desk(data_dir, *IMPORT, source, "--sheet", "South"),
        "tracker.xlsx has no sheet “South”. Its sheets are: Sheet, East, West.",
    )


def test_a_file_of_which_every_row_is_skipped_says_so(data_dir: Path) -> None:
    source = data_dir.parent / "tracker.csv"
    source.write_text("title,status\nTotal,4\n", encoding="utf-8")
    assert desk(data_dir, *IMPORT, source).splitlines()[-1] == "Nothing was changed: every row was skipped."


def test_a_trello_board_is_one_change_with_a_report(data_dir: Path) -> None:
    source = written(data_dir.parent, usual())
    dry = desk(data_dir, "import", "trello", source, "--dry-run", "--on", "2026-03-31").splitlines()
    assert dry[0] == "board.json, as of 31 Mar 2026: 4 added, 0 changed, 0 unchanged, 2 skipped."
    assert "Card 3 (“Put away”): skipped, since it is archived in Trello." in dry
    assert "Card 1: CS KPIs: is new." in dry
    assert "  --status Ideas=yellow" in dry
    assert dry[-1] == "This was a dry run: nothing was changed."
    assert cards(data_dir) == []
    real = run_desk(data_dir, "import", "trello", source, "--status", "Ideas=yellow", "--json").json()
    assert real["counts"] | {"dry_run": real["dry_run"]} == {
        "added": 4,
        "changed": 0,
        "unchanged": 0,
        "history": 0,
        "skipped": 2,
        "archived": 0,
        "dry_run": False,
    }
    (kpis,) = [row for row in real["rows"] if row["title"] == "CS KPIs"]
    assert kpis["criteria"] == [
        {"text": "Every field has an owner", "met": True},
        {"text": "One dashboard", "met": False},
    ]
    assert Counter(row["status"] for row in cards(data_dir)) == {"red": 1, "yellow": 2, "green": 1}
    newer = written(data_dir.parent, edited(usual(), "CS KPIs", name="Metrics", idList="list-2"), "later.json")
    said = desk(data_dir, "import", "trello", newer, "--status", "Ideas=yellow").splitlines()
    assert said[0].endswith("0 added, 1 changed, 3 unchanged, 2 skipped.")
    assert card(data_dir, "Metrics")["status"] == "green"
    assert desk(data_dir, "undo") == "Undid: Imported “later.json”: 1 changed\n"
    desk(data_dir, "undo")
    assert cards(data_dir) == []


def test_what_is_no_trello_board_is_refused(data_dir: Path) -> None:
    filled(data_dir)
    before = everything(data_dir)
    table = tracker(data_dir.parent)
    assert_refused(run_desk(data_dir, "import", "trello", table), "tracker.csv is not the export of a Trello board.")
    half = data_dir.parent / "half.json"
    half.write_bytes(written(data_dir.parent, usual()).read_bytes()[:900])
    for kind in ("trello", "tracker"):
        assert_refused(run_desk(data_dir, "import", kind, half), "half.json ends in the middle")
    assert everything(data_dir) == before
