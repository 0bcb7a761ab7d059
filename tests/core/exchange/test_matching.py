"""A second import finds again what the first one brought, and knows which tracker a file is an edition of."""

from __future__ import annotations

from pathlib import Path

from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan, RowKind
from tests.core.exchange.trackers import APRIL, MARCH, MAY, applied, plan_of, responsibility, sheet_of

FIRST = "title,area,status,id\nA,X,red,1\nB,X,green,2\nC,Y,red,3\nD,Y,red,4\n"


def imported(folder: Path, text: str = FIRST, name: str = "first.csv") -> list[ExistingResponsibility]:
    return applied((), plan_of(sheet_of(folder, text, name)))


def fates(plan: ImportPlan) -> list[tuple[str, int | None]]:
    return [(row.kind.value, row.id) for row in plan.rows]


def test_title_and_area_find_a_row_again(tmp_path: Path) -> None:
    held = imported(tmp_path, "title,area,status\nA,X,red\nA,Y,red\n")
    plan = plan_of(sheet_of(tmp_path, "title,area,status\n a ,y,red\nA,X,red\nA,Z,red\n"), held)
    assert fates(plan) == [("change", 2), ("same", 1), ("add", None)]
    assert plan.matched_by == (Field.TITLE, Field.AREA)


def test_title_alone_is_enough_without_an_area_column_if_it_is_unique(tmp_path: Path) -> None:
    held = imported(tmp_path, "title,area,status\nA,X,red\nB,X,red\nB,Y,red\n")
    plan = plan_of(sheet_of(tmp_path, "title,status\nA,red\nB,red\n"), held)
    assert fates(plan) == [("same", 1), ("skip", None)]
    assert "several responsibilities have this title; name the column of the area." in plan.rows[1].why
    assert plan.matched_by == (Field.TITLE,)


def test_renamed_area_of_a_tracker_without_keys_makes_no_second_responsibility(tmp_path: Path) -> None:
    held = imported(tmp_path, "title,area,status\nA,X,red\nB,X,red\nC,,red\nD,Y,red\nE,Y,red\nE,Z,red\n")
    text = "title,area,status\nA,New X,red\nB,New X,green\nC,W,red\nD,Y,red\nE,V,red\nE,Z,red\nF,X,red\n"
    plan = plan_of(sheet_of(tmp_path, text), held)
    assert fates(plan) == [
        *(("change", 1), ("change", 2), ("change", 3), ("same", 4)),
        *(("add", None), ("same", 6), ("add", None)),
    ]
    assert plan.rows[0].why == "area from “X” to “New X”"
    assert "3 responsibilities are in another area than before and known by title alone." in plan.notes


def test_same_title_in_another_tracker_s_area_is_something_else(tmp_path: Path) -> None:
    held = imported(tmp_path, "title,area,status\nReporting,Sales,red\nB,Sales,red\n")
    plan = plan_of(sheet_of(tmp_path, "title,area,status\nReporting,Finance,red\nQ,Finance,red\n", "other.csv"), held)
    assert fates(plan) == [("add", None), ("add", None)]
    by_hand = [responsibility(1, "Reporting", area="Sales", tracker_source="")]
    assert fates(plan_of(sheet_of(tmp_path, "title,area,status\nReporting,Finance,red\n"), by_hand)) == [("add", None)]


def test_key_finds_renamed_and_moved_rows_when_the_file_proves_it(tmp_path: Path) -> None:
    held = imported(tmp_path)
    plan = plan_of(sheet_of(tmp_path, "title,area,status,id\nNew name,X,red,1\nB,Z,green,2\nC,Y,red,3\n"), held, APRIL)
    assert fates(plan) == [("change", 1), ("change", 2), ("same", 3)]
    assert plan.matched_by == (Field.KEY,)


def test_row_numbers_are_not_taken_for_keys(tmp_path: Path) -> None:
    held = imported(tmp_path)
    text = "title,area,status,id\nNew,X,red,1\nA,X,red,2\nB,X,green,3\nC,Y,red,4\nD,Y,red,5\n"
    plan = plan_of(sheet_of(tmp_path, text), held)
    assert fates(plan) == [("add", None), ("same", 1), ("same", 2), ("same", 3), ("same", 4)]
    assert plan.notes == (
        "Titles that are known already have other keys than before, so title and area are used instead.",
    )


def test_keys_of_another_tracker_prove_nothing(tmp_path: Path) -> None:
    held = imported(tmp_path)
    plan = plan_of(sheet_of(tmp_path, "title,area,status,id\nP,X,red,1\nQ,X,green,2\n", "other.csv"), held)
    assert fates(plan) == [("add", None), ("add", None)]
    assert (plan.tracker_source, plan.missing) == ("other.csv", ())


def test_keys_that_repeat_are_neither_used_nor_kept(tmp_path: Path) -> None:
    plan = plan_of(sheet_of(tmp_path, "title,area,status,id\nA,X,red,1\nB,X,green,1\n"))
    assert plan.counts.added == 2
    assert plan.notes == ("Keys occur more than once in this file, so title and area are used instead.",)
    held = applied((), plan)
    again = plan_of(sheet_of(tmp_path, "title,area,status,id\nA,X,red,7\nB,X,green,7\n"), held)
    assert not any(row.changes for row in again.rows)


def test_chosen_key_is_used_unproved_and_questioned_when_most_titles_change(tmp_path: Path) -> None:
    held = imported(tmp_path)
    sheet = sheet_of(tmp_path, "title,area,status,id\nP,X,red,1\nQ,X,green,2\n")
    plan = plan_of(sheet, held, APRIL, {Field.KEY: "id"})
    assert fates(plan) == [("change", 1), ("change", 2)]
    assert "Of 2 rows known by key, 2 change the title; is it the key?" in plan.notes


def test_chosen_key_that_repeats_skips_the_second_row(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "title,area,status,id\nA,X,red,1\nB,X,green,1\nC,X,red,\n")
    plan = plan_of(sheet, chosen={Field.KEY: "id"})
    assert fates(plan) == [("add", None), ("skip", None), ("add", None)]
    assert plan.rows[1].why == "it has the same tracker key as line 2, which is the one that counts."


def test_row_without_key_is_found_by_title_and_one_with_another_key_is_new(tmp_path: Path) -> None:
    held = imported(tmp_path)
    text = "title,area,status,id\nA,X,red,1\nB,X,green,\nC,Y,red,9\nD,Y,red,4\n"
    plan = plan_of(sheet_of(tmp_path, text), held, chosen={Field.KEY: "id"})
    assert fates(plan) == [("same", 1), ("same", 2), ("add", None), ("same", 4)]


def test_same_name_with_keys_of_their_own_are_two(tmp_path: Path) -> None:
    text = "title,area,status,id\nWeekly,X,red,1\nWeekly,X,green,2\n"
    held = imported(tmp_path, text)
    assert len(held) == 2
    assert fates(plan_of(sheet_of(tmp_path, text), held)) == [("same", 1), ("same", 2)]


def test_responsibility_made_by_hand_is_found_and_stays_out_of_the_tracker(tmp_path: Path) -> None:
    held = [responsibility(1, "A", area="X", tracker_source="")]
    plan = plan_of(sheet_of(tmp_path, FIRST), held, APRIL)
    assert plan.rows[0].id == 1
    after = applied(held, plan)
    assert after[0].tracker_source == ""
    assert after[0].tracker_key == "1"
    later = plan_of(sheet_of(tmp_path, "title,area,status,id\nB,X,green,2\nC,Y,red,3\nD,Y,red,4\n"), after, MAY)
    assert later.missing == ()


def test_missing_rows_of_a_newer_edition_are_archived_and_come_back(tmp_path: Path) -> None:
    held = imported(tmp_path)
    shorter = sheet_of(tmp_path, "title,area,status,id\nA,X,red,1\nB,X,green,2\nC,Y,red,3\nE,Y,red,5\n", "second.csv")
    plan = plan_of(shorter, held, APRIL)
    assert [one.title for one in plan.missing] == ["D"]
    assert plan.archive_missing
    assert plan.counts.archived == 1
    assert plan.tracker_source == "first.csv"
    held = applied(held, plan)
    assert [one.title for one in held if one.active] == ["A", "B", "C", "E"]
    again = plan_of(sheet_of(tmp_path, FIRST), held, MAY)
    assert [(row.title, row.restore) for row in again.rows] == [("A", False), ("B", False), ("C", False), ("D", True)]
    assert [one.title for one in again.missing] == ["E"]


def test_missing_rows_can_be_kept(tmp_path: Path) -> None:
    held = imported(tmp_path)
    plan = plan_of(sheet_of(tmp_path, FIRST.rpartition("D")[0]), held, APRIL, keep_missing=True)
    assert [one.title for one in plan.missing] == ["D"]
    assert not plan.archive_missing
    assert plan.counts.archived == 0


def test_part_of_a_tracker_archives_nothing(tmp_path: Path) -> None:
    held = imported(tmp_path)
    plan = plan_of(sheet_of(tmp_path, "title,area,status,id\nC,Y,green,3\nD,Y,red,4\n", "part.csv"), held, APRIL)
    assert plan.missing == ()
    assert plan.notes == ("2 of 4 from first.csv are not in this file; they stay as they are.",)
    assert all(one.tracker_source == "first.csv" for one in applied(held, plan))


def test_row_that_could_not_be_read_does_not_archive_its_responsibility(tmp_path: Path) -> None:
    held = imported(tmp_path)
    text = "title,area,status,id\nA,X,red,1\nB,X,green,2\nC,Y,red,3\nD,Y,red,4,torn\n"
    plan = plan_of(sheet_of(tmp_path, text), held, APRIL)
    assert plan.missing == ()
    assert "1 responsibility may stand in a skipped row, so nothing is done about it." in plan.notes


def test_another_tracker_of_the_same_file_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    held = imported(tmp_path, name="tracker.csv")
    plan = plan_of(sheet_of(tmp_path, "title,area,status\nP,X,red\n", "tracker.csv"), held)
    assert plan.tracker_source == "tracker.csv (2)"


def test_older_edition_only_adds_to_the_history(tmp_path: Path) -> None:
    held = applied((), plan_of(sheet_of(tmp_path, FIRST, "newer.csv"), on=APRIL))
    older = sheet_of(tmp_path, "title,area,status,id\nA,X,green,1\nB,X,,2\nC,Y,red,3\nGone,Y,red,9\n", "older.csv")
    plan = plan_of(older, held, MARCH)
    assert [row.kind for row in plan.rows] == [RowKind.HISTORY, RowKind.HISTORY, RowKind.HISTORY, RowKind.ADD]
    assert plan.rows[3].archive_on == APRIL
    assert plan.rows[3].why == "is new, and archived on 30 Apr 2026, since the newer edition doesn't have it"
    assert (plan.missing, plan.tracker_source) == ((), "newer.csv")
    assert [one.title for one in applied(held, plan) if one.active] == ["A", "B", "C", "D"]
