"""What the deck says about what is measured and what was saved, from the numbers to the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import improvements, metrics
from csops_desktop.commands.improvements import Improved
from csops_desktop.commands.metrics import NewValue
from csops_desktop.deck import style
from csops_desktop.deck.pages import Trace
from csops_desktop.deck.slides import AppendixSlide, AskLine, ChartLine, SectionsSlide, TextLine
from csops_desktop.deck.story import DeckData, build_deck
from csops_desktop.deck.story_metrics import metrics_slide
from csops_desktop.domain.ids import ImprovementId, MetricId
from csops_desktop.domain.metrics import Direction, MetricKind, definition_facts
from csops_desktop.queries.metric_rows import ImprovementRow, MetricDetail, MetricRow, Point
from csops_desktop.queries.metrics import with_numbers
from csops_desktop.queries.ready_metrics import ready_made
from csops_desktop.reports import deck_data, write_deck_file
from csops_desktop.workspace import Workspace
from tests.deck.invented import TODAY, small_data
from tests.deck.payloads import HOSTILE
from tests.deck.test_layout import check, everything, pages_of
from tests.helpers.tools import check_pdf, pdf_outline, pdf_pages, pdf_text


def measured(
    number: int, name: str, *values: float, target: float | None = None, verified: bool = True, unit: str = "minutes"
) -> MetricDetail:
    """Return a metric with weekly values, less being better."""
    facts = definition_facts(verified_on=TODAY if verified else None, reworded=False, defined_on=TODAY, review_days=180)
    bare = MetricRow(MetricId(number), name, unit, Direction.DOWN, MetricKind.LEADING, facts, TODAY, target=target)
    last = len(values) - 1
    points = tuple(Point(TODAY - timedelta(weeks=last - at), value) for at, value in enumerate(values))
    return MetricDetail(with_numbers(bare, points, len(values)), points)


def improved(title: str = "One form", before: float = 42, after: float = 17, runs: float = 20) -> ImprovementRow:
    return ImprovementRow(
        ImprovementId(1),
        title,
        MetricId(1),
        "Minutes per pack",
        "minutes",
        Direction.DOWN,
        before,
        date(2026, 10, 1),
        after,
        TODAY,
        runs,
    )


def slide(*details: MetricDetail) -> SectionsSlide:
    found = metrics_slide(details, TODAY)
    assert found is not None
    return found


def test_nothing_measured_is_no_slide() -> None:
    assert metrics_slide((), TODAY) is None
    assert metrics_slide((measured(1, "Nothing yet"),), TODAY) is None


@pytest.mark.parametrize(
    ("details", "title"),
    [
        ((measured(1, "A", 3, target=5), measured(2, "B", 9, target=5)), "1 of 2 targets is met"),
        ((measured(1, "A", 3, 2), measured(2, "B", 3, 4)), "1 of 2 numbers got better"),
        ((measured(1, "A", 3, 4), measured(2, "B", 3, 4)), "None of 2 numbers got better"),
        ((measured(1, "Clicks per task", 3, 4),), "“Clicks per task” got worse since the value before"),
        ((measured(1, "A", 3),), "1 metric has a first number"),
        (
            (replace(measured(1, "A", 42, 17, target=20), improvements=(improved(),)),),
            "1 of 1 target is met; 8.3 hours a month are saved",
        ),
        ((replace(measured(1, "A"), improvements=(improved(runs=0),)),), "A process was improved"),
    ],
)
def test_the_title_is_the_message(details: tuple[MetricDetail, ...], title: str) -> None:
    assert slide(*details).title == title


def test_what_misses_its_target_stands_first_and_says_everything_in_words() -> None:
    shown = slide(measured(1, "Fine", 30, 9, target=10), measured(2, "Late", 30, 12, target=10))
    first = shown.left[0].lines[0]
    assert isinstance(first, ChartLine)
    assert (first.name, first.value) == ("Late", "12 minutes")
    assert first.detail == "24 November · 30 minutes on 17 November · target 10 minutes, less is better: missed"
    assert (first.first, first.last, first.target) == ("17 November", "24 November", 10)


def test_what_was_saved_is_told_and_so_is_what_is_missing() -> None:
    saved = slide(replace(measured(1, "A", 42, 17), improvements=(improved(),))).right[0].lines[0]
    assert isinstance(saved, AskLine)
    assert saved.detail == "Minutes per pack: 42 → 17 minutes · 1 October to 24 November"
    assert saved.why == "25 minutes less (60 %); 20 times a month that saves 8.3 hours."
    assert slide(measured(1, "A", 3)).right[0].none == "No improvement is recorded yet."


def test_a_definition_that_nobody_vouches_for_is_named() -> None:
    doubts = slide(measured(1, "A", 3), measured(2, "B", 3, verified=False)).right[1]
    assert doubts.heading == "To be read with care"
    assert doubts.lines == (TextLine("One definition is not verified: “B”."),)


def test_many_metrics_say_how_many_more_there_are() -> None:
    shown = slide(*(measured(n, f"M{n}", 3, 2) for n in range(9)))
    assert len(shown.left[0].lines) == 3
    assert shown.right[-1].lines[-1] == TextLine("and 4 more", muted=True)


def test_it_stands_before_the_appendix() -> None:
    deck = build_deck(replace(small_data(), metrics=(measured(1, "A", 3, 2),)))
    assert [type(shown) for shown in deck.slides][-2:] == [SectionsSlide, AppendixSlide]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_stands_well_and_whole(name: str) -> None:
    text = HOSTILE[name]
    details = [
        replace(measured(n, text, 5, 4, 9, target=3, unit=text), improvements=(improved(text),)) for n in range(4)
    ]
    pages = pages_of(DeckData(TODAY, metrics=tuple(details)))
    check(pages)
    assert "Whatwassaved" in everything(pages)


def test_the_line_is_drawn_as_one_mark_and_the_target_dashed() -> None:
    pages = pages_of(DeckData(TODAY, metrics=(measured(1, "A", *range(300), target=20),)))
    traces = [mark for page in pages for mark in page.marks if isinstance(mark, Trace)]
    assert [trace.dashed for trace in traces] == [False, True]
    assert len(traces[0].points) == 300
    check(pages)


def test_from_a_workspace_to_the_page(workspace: Workspace, clock: FixedClock, tmp_path: Path) -> None:
    workspace.run(
        "Added", metrics.add_metric, "Minutes per QBR pack", unit="minutes", direction=Direction.DOWN, target=20
    )
    weekly = [NewValue(TODAY - timedelta(weeks=n), 17.0 + n) for n in range(25)]
    workspace.run("Values", metrics.paste_values, MetricId(1), weekly)
    workspace.run("Added", metrics.add_ready_made, [one for one in ready_made() if one.builtin == "documents-verified"])
    better = Improved("One form instead of three", 42, date(2026, 6, 1), 17, TODAY, 20)
    workspace.run("Improved", improvements.add_improvement, MetricId(1), better)
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    write_deck_file(deck_data(workspace), first)
    write_deck_file(deck_data(workspace), second)
    check_pdf(first)
    assert first.read_bytes() == second.read_bytes()
    assert [entry["title"] for entry in pdf_outline(first)][-1] == "Metrics"
    said = " ".join(pdf_pages(first)[-1].split())
    for wanted in (
        "1 of 1 target is met; 8.3 hours a month are saved",
        "Minutes per QBR pack: 17 minutes",
        "25 minutes less (60 %); 20 times a month that saves 8.3 hours.",
        "One definition is not verified: “Minutes per QBR pack”.",
    ):
        assert wanted in said
    assert "Documents verified" not in said
    clock.advance(days=1)
    assert deck_data(workspace, as_of=TODAY).metrics[0].points == deck_data(workspace).metrics[0].points
    assert "Metrics" not in pdf_text(_deck_of(workspace, date(2026, 1, 1), tmp_path))


def _deck_of(workspace: Workspace, day: date, folder: Path) -> Path:
    """Write the deck of a past day."""
    write_deck_file(deck_data(workspace, as_of=day), folder / "past.pdf")
    return folder / "past.pdf"


def test_line_and_target_are_told_apart_without_colour() -> None:
    pages = pages_of(DeckData(TODAY, metrics=(measured(1, "A", *range(40), target=20),)))
    line, target = (mark for page in pages for mark in page.marks if isinstance(mark, Trace))
    assert line.dashed != target.dashed
    for mark in (line, target):
        value = style.RGB[mark.colour]
        light = sum(weight * int(value[at : at + 2], 16) for at, weight in ((0, 0.2126), (2, 0.7152), (4, 0.0722)))
        # On white paper nothing lighter than a middle grey is a line that is seen.
        assert light < 128
