"""Tests of what Ctrl+K lists."""

from __future__ import annotations

import pytest

from csops_desktop.db.search import SEARCHED
from csops_desktop.domain.status import Status
from csops_desktop.queries.found import FoundRow
from ui.dialogs.palette_list import KIND_ICONS
from ui.dialogs.palette_rows import (
    COMMANDS,
    KIND_HEADINGS,
    MOST_COMMANDS,
    MOST_ROWS,
    RECENT,
    Command,
    PaletteRow,
    palette_rows,
)

COMMAND_LIST = [
    Command("export_deck", "Export deck", "Ctrl+E", tip="Write the status deck as a PDF"),
    Command("import_tracker", "Import a tracker…", "Ctrl+I", tip="CSV or Excel"),
    Command("undo", "Undo: Move CS KPIs to red", "Ctrl+Z"),
    Command("about", "About CS Ops Desktop"),
]


def thing(title: str, kind: str = "responsibility", status: Status | None = Status.RED) -> FoundRow:
    return FoundRow(kind, 1, title, "", status)


def names(rows: list[PaletteRow]) -> list[str]:
    """Return headings in brackets, commands by id, things by title."""
    return [
        f"[{r.heading}]" if r.heading else r.command.id if r.command else r.thing.title if r.thing else "?"
        for r in rows
    ]


def test_before_anything_is_typed_the_recent_commands_stand_on_top() -> None:
    rows = palette_rows("", COMMAND_LIST, ["undo", "gone"], [])
    assert names(rows) == [f"[{RECENT}]", "undo", f"[{COMMANDS}]", "export_deck", "import_tracker", "about"]


def test_without_recent_commands_there_is_no_heading_for_them() -> None:
    assert names(palette_rows("  ", COMMAND_LIST, [], []))[0] == f"[{COMMANDS}]"


def test_without_any_command_there_is_nothing() -> None:
    assert palette_rows("", [], [], []) == []
    assert palette_rows("xyz", COMMAND_LIST, [], []) == []


def test_things_stand_under_their_kinds_in_the_order_of_the_best() -> None:
    found = [thing("Zeta", "ask"), thing("Zebra"), thing("Zen", "ask"), thing("Zoë", "person", None)]
    rows = names(palette_rows("z", [], [], found))
    assert rows == ["[Asks]", "Zeta", "Zen", "[Responsibilities]", "Zebra", "[People]", "Zoë"]


def test_the_better_match_stands_first() -> None:
    rows = names(palette_rows("cs", COMMAND_LIST, [], [thing("CS KPIs")]))
    assert rows.index("CS KPIs") < rows.index("about")
    rows = names(palette_rows("exp", COMMAND_LIST, [], [thing("Territory experts")]))
    assert rows.index("export_deck") < rows.index("Territory experts")


def test_a_thing_that_only_its_text_matches_stands_below_a_command() -> None:
    assert names(palette_rows("exp", COMMAND_LIST, [], [thing("CS KPIs")]))[1] == "export_deck"


def test_a_command_is_found_by_its_explanation_too() -> None:
    assert "export_deck" in names(palette_rows("pdf", COMMAND_LIST, [], []))


def test_beside_a_good_match_scattered_ones_are_left_out() -> None:
    commands = [Command("a", "Undo"), Command("b", "Use another do-over")]
    assert names(palette_rows("undo", commands, [], [])) == [f"[{COMMANDS}]", "a"]


def test_the_list_is_short_and_never_ends_with_a_heading() -> None:
    found = [thing(f"Deck {n}") for n in range(40)] + [thing(f"Deck {n}", "ask") for n in range(60)]
    commands = [Command(str(n), f"Deck {n}") for n in range(30)]
    for some in range(30, 60):
        rows = palette_rows("deck", commands, [], found[:some])
        assert len(rows) <= MOST_ROWS
        assert not rows[-1].heading
    assert sum(row.command is not None for row in rows) == MOST_COMMANDS


def test_a_line_is_read_with_its_key_or_its_colour() -> None:
    assert PaletteRow(command=COMMAND_LIST[0]).spoken == "Export deck, Ctrl+E"
    row = FoundRow("responsibility", 1, "CS KPIs", "Reporting", Status.NOT_RATED)
    assert PaletteRow(thing=row).spoken == "CS KPIs, not rated, Reporting"


@pytest.mark.parametrize("kind", [searched.table for searched in SEARCHED])
def test_whatever_can_be_found_stands_under_a_heading_of_its_own(kind: str) -> None:
    headings = [row.heading for row in palette_rows("deck", [], [], [thing("Deck", kind)]) if row.heading]
    assert headings == [KIND_HEADINGS[kind]]
    assert len(set(KIND_HEADINGS.values())) == len(KIND_HEADINGS)


def test_what_has_a_page_of_its_own_bears_the_icon_of_the_page_and_not_the_boards() -> None:
    cards = {"responsibility", "plan_step", "green_criterion"}
    # A report stands in no index: it is found by its day, too.
    assert {searched.table for searched in SEARCHED} - cards | {"report"} == set(KIND_ICONS)
    assert "board" not in KIND_ICONS.values()
