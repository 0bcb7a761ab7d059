"""The two yearly files of the UK's major projects, counted a second time by Python's own csv module."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from csops_desktop.domain.status import Status
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan, RowKind
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.sheet import Sheet, read_sheet
from tests.core.exchange.trackers import applied, plan_of
from tests.helpers.shared import shared_data

COLOURS = {"red": Status.RED, "amber": Status.YELLOW, "green": Status.GREEN}
DAYS = {2022: date(2022, 3, 31), 2023: date(2023, 3, 31)}


def path_of(year: int) -> Path:
    return shared_data("trackers", f"uk-major-projects-{year}.csv")


def counted_apart(year: int) -> dict[str, tuple[str, Status]]:
    """Return title and status by project number, with nothing of the project's own reader."""
    found = {}
    with path_of(year).open(encoding="cp1252", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        headers = next(rows)
        number, title = headers.index("project_number"), headers.index("project_name")
        colours = [place for place, header in enumerate(headers) if header == "colour_rating"]
        for row in rows:
            colour = next((row[place] for place in colours if row[place].strip()), "")
            found[row[number]] = (" ".join(row[title].split()), COLOURS.get(colour.strip().lower(), Status.NOT_RATED))
    return found


def on_board(held: list[ExistingResponsibility]) -> dict[str, tuple[str, Status]]:
    return {one.tracker_key: (one.title, one.status) for one in held if one.active}


def both_years(chosen: dict[Field, str | None] | None = None) -> tuple[list[ExistingResponsibility], list[ImportPlan]]:
    held: list[ExistingResponsibility] = []
    plans = []
    for year, day in DAYS.items():
        plans.append(plan_of(read_sheet(path_of(year)), held, day, chosen))
        held = applied(held, plans[-1])
    return held, plans


@pytest.fixture(params=sorted(DAYS))
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return read_sheet(path_of(request.param))


def test_file_is_read_as_it_was_written(sheet: Sheet) -> None:
    assert (sheet.encoding, sheet.delimiter, sheet.header_line) == ("cp1252", ";", 1)
    assert sheet.repeated == ("colour_rating",)
    assert not any(row.extra for row in sheet.rows)
    assert any("£" in cell for row in sheet.rows for cell in (*sheet.headers, *row.cells))


def test_columns_are_recognised_without_help(sheet: Sheet) -> None:
    mapping = recognise_tracker(sheet)
    assert dict(mapping.columns) == {
        Field.TITLE: "project_name",
        Field.AREA: "department",
        Field.STATUS: "colour_rating",
        Field.REASON: "rating_comment",
        Field.SUMMARY: "description_aims",
        Field.KEY: "project_number",
    }
    assert not mapping.missing


@pytest.mark.parametrize("year", sorted(DAYS))
def test_line_numbers_are_where_the_rows_begin(year: int) -> None:
    lines = path_of(year).read_bytes().decode("cp1252").splitlines()
    raw = path_of(year).read_bytes().decode("cp1252")
    physical = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    sheet = read_sheet(path_of(year))
    assert len(lines) >= len(sheet.rows)
    assert all(physical[row.line - 1].startswith(f"{year};{row.cells[1]};") for row in sheet.rows)


def test_each_year_has_the_colours_that_another_tool_counts() -> None:
    held: list[ExistingResponsibility] = []
    for year, day in DAYS.items():
        plan = plan_of(read_sheet(path_of(year)), held, day)
        held = applied(held, plan)
        expected = counted_apart(year)
        assert plan.colours == Counter(status for _, status in expected.values())
        assert on_board(held) == expected
        assert plan.counts.skipped == 0
    assert Counter(one.status for one in held if one.active)[Status.RED] == 23


def test_second_year_is_known_again_by_the_project_number() -> None:
    held, (first, second) = both_years()
    assert (first.counts.added, first.matched_by) == (235, (Field.TITLE, Field.AREA))
    assert second.matched_by == (Field.KEY,)
    assert second.counts.added == len(counted_apart(2023).keys() - counted_apart(2022).keys()) == 38
    assert second.counts.archived == len(counted_apart(2022).keys() - counted_apart(2023).keys()) == 29
    assert len(held) == 235 + 38
    assert {one.tracker_source for one in held} == {"uk-major-projects-2022.csv"}


def test_second_year_without_the_key_has_the_same_colours() -> None:
    held, (_, second) = both_years({Field.KEY: None})
    assert second.matched_by == (Field.TITLE, Field.AREA)
    found = Counter((one.title, one.status) for one in held if one.active)
    assert found == Counter(counted_apart(2023).values())


def test_second_import_of_the_same_file_changes_nothing() -> None:
    held, plans = both_years()
    again = plan_of(read_sheet(path_of(2023)), held, DAYS[2023])
    assert again.empty
    assert again.counts.same == sum(plan.counts.added + plan.counts.changed + plan.counts.same for plan in plans[1:])


def test_earlier_year_after_the_later_one_leaves_the_board() -> None:
    later = applied([], plan_of(read_sheet(path_of(2023)), on=DAYS[2023]))
    plan = plan_of(read_sheet(path_of(2022)), later, DAYS[2022])
    assert on_board(applied(later, plan)) == counted_apart(2023)
    assert {row.kind for row in plan.rows} == {RowKind.HISTORY, RowKind.ADD}
    assert {row.archive_on for row in plan.rows if row.kind is RowKind.ADD} == {DAYS[2023]}
