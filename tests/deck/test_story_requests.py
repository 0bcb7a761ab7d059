"""What the deck says about requests, from the desk's own data to the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import request_triage as triage
from csops_desktop.commands import requests
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.deck.slides import AskLine, Section, SectionsSlide, StepLine, TextLine
from csops_desktop.deck.story import build_deck
from csops_desktop.deck.story_requests import requests_slide
from csops_desktop.domain.requests import Becomes
from csops_desktop.queries.request_rows import RequestSummary
from csops_desktop.queries.request_summary import request_summary
from csops_desktop.reports import deck_data, write_deck_file
from csops_desktop.workspace import Workspace
from tests.deck.invented import small_data
from tests.deck.payloads import HOSTILE
from tests.deck.test_layout import check, everything, pages_of
from tests.helpers.tools import check_pdf, pdf_outline

TODAY = date(2026, 11, 24)


def filled(workspace: Workspace, titles: tuple[str, ...] = ("Renewal export", "Sandbox", "Forecast")) -> None:
    """Accept one as an interrupt, decline one that was asked for three times, hand one over."""
    first, second, third = (workspace.run("c", requests.capture, f"from Finance: {title}") for title in titles)
    workspace.run("u", requests.set_urgent, first, True)
    how = Acceptance(Becomes.BAU, 2, displaced="The KPI fields", why="A customer waits")
    workspace.run("a", triage.accept, first, how)
    workspace.run("d", triage.decline, second, "Nobody owns it.", date(2027, 2, 1))
    for who in ("Sales", "Legal"):
        workspace.run("x", triage.ask_again, second, who)
    workspace.run("a", triage.accept, third, Acceptance(Becomes.HANDED_OVER, person="Mara", due_on=date(2026, 12, 4)))


def words(section: Section) -> list[str]:
    """Return what stands in a section, line by line."""
    said = []
    for line in section.lines:
        if isinstance(line, StepLine):
            said.append(" ".join(filter(None, (line.when, line.text, line.note))))
        elif isinstance(line, AskLine):
            said.append(" | ".join(filter(None, (line.head, line.detail, line.why))))
        else:
            assert isinstance(line, TextLine)
            said.append(line.text)
    return said or [section.none]


def told(summary: RequestSummary | None) -> SectionsSlide:
    slide = requests_slide(summary, TODAY)
    assert slide is not None
    return slide


def test_without_requests_there_is_no_slide(workspace: Workspace) -> None:
    assert requests_slide(workspace.read(request_summary), TODAY) is None
    assert not [s for s in build_deck(small_data()).slides if isinstance(s, SectionsSlide)]


def test_interrupts_declined_and_handed_over_are_told(workspace: Workspace) -> None:
    filled(workspace)
    slide = told(workspace.read(request_summary))
    assert slide.title == "50 % of the requests we accepted went in front of the plan"
    numbers, often, monitored = slide.left
    assert words(numbers)[:3] == [
        "3 came in asked for 5 times",
        "2 accepted 50 % of them in front of planned work",
        "0 done",
    ]
    assert words(often) == ["3× Sandbox won’t do"]
    assert words(monitored) == ["4 Dec Forecast Mara"]
    interrupts, declined = slide.right
    assert "displaced “The KPI fields”" in words(interrupts)[0]
    assert "for Finance" in words(interrupts)[0]
    assert words(declined)[0].endswith("| Nobody owns it.")


def test_what_was_long_ago_is_not_told(workspace: Workspace, clock: FixedClock) -> None:
    filled(workspace)
    clock.advance(days=40)
    slide = told(workspace.read(request_summary))
    assert [words(section) for section in slide.right] == [["Nothing was."], ["Nothing was declined."]]
    assert slide.title == "No request came in"


def test_few_interrupts_are_not_the_message(workspace: Workspace) -> None:
    filled(workspace)
    summary = workspace.read(request_summary)
    assert summary is not None
    calm = replace(summary, flow=replace(summary.flow, interrupts=0, waiting=1))
    assert told(calm).title == "Three requests came in, 1 went out; one decision is open"


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_holds_whatever_was_typed(workspace: Workspace, tmp_path: Path, name: str) -> None:
    hostile = " ".join(HOSTILE[name].split())[:280]
    filled(workspace, (f"Export {hostile}", "Sand <b>box</b>", "=HYPERLINK()"))
    data = deck_data(workspace)
    pages = pages_of(data)
    check(pages)
    assert "Sand<b>box</b>" in everything(pages)
    out = tmp_path / "deck.pdf"
    write_deck_file(data, out)
    check_pdf(out)
    assert "Requests" in [bookmark["title"] for bookmark in pdf_outline(out)]
