"""What the deck says about promises, from the workspace to the page; and what it never says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import commitments, people
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.deck.slides import Section, SectionsSlide, StepLine, TextLine
from csops_desktop.deck.story import DeckData
from csops_desktop.deck.story_promises import promises_slide
from csops_desktop.domain.ids import CommitmentId
from csops_desktop.domain.promises import Direction
from csops_desktop.queries.commitments import promises_view
from csops_desktop.reports import deck_data, write_deck_file
from csops_desktop.workspace import Workspace
from tests.deck.payloads import HOSTILE
from tests.deck.test_layout import check, everything, pages_of
from tests.helpers.tools import check_pdf, pdf_outline


def add(workspace: Workspace, what: str, due: date | None, person: str = "Dana Roth", **more: object) -> CommitmentId:
    return workspace.run("A", commitments.add_commitment, what, person=person, due_on=due, **more)  # type: ignore[arg-type]


def slide(workspace: Workspace, since: date) -> SectionsSlide:
    found = promises_slide(workspace.read(promises_view, since), workspace.clock.today())
    assert found is not None
    return found


def words(shown: SectionsSlide, heading: str) -> list[str]:
    """Return what stands under a heading, line by line."""
    sections: Sequence[Section] = (*shown.left, *shown.right)
    section = next(one for one in sections if one.heading.startswith(heading))
    said = []
    for line in section.lines:
        assert isinstance(line, StepLine | TextLine)
        parts = (line.when, line.text, line.note, line.good, line.bad) if isinstance(line, StepLine) else (line.text,)
        said.append(" ".join(part for part in parts if part))
    return said or [section.none]


@pytest.fixture
def kept(workspace: Workspace, clock: FixedClock) -> Workspace:
    """Three weeks: two promises kept, one of them late; one slipped and is overdue; one is the operator's own."""
    today = clock.today()
    rid = workspace.run("Added", add_responsibility, "CS KPIs")
    on_time, late = add(workspace, "Field list", today), add(workspace, "Access", today)
    slipped = add(workspace, "Owners for 14 fields", today + timedelta(days=3), responsibility_id=rid)
    workspace.run("Done", commitments.finish_commitment, on_time)
    clock.advance(days=2)
    day = today + timedelta(days=7)
    workspace.run("Moved", commitments.move_due, slipped, day, moved_by="Dana Roth", why="Two teams disagree")
    workspace.run("Done", commitments.finish_commitment, late)
    gone = add(workspace, "The old tool", None, "Bo")
    workspace.run("Cancelled", commitments.cancel_commitment, gone, "It was switched off")
    person = next(row for row in workspace.read(lambda db: db.rows("SELECT id FROM person WHERE name = 'Dana Roth'")))
    workspace.run("Thanked", people.thank, person[0], "Found the double renewals")
    clock.advance(days=10)
    add(workspace, "The draft", clock.today() + timedelta(days=4), "Ines Maier", direction=Direction.I_OWE)
    return workspace


def test_without_promises_there_is_no_slide(workspace: Workspace, clock: FixedClock) -> None:
    assert promises_slide(None, clock.today()) is None
    assert promises_slide(workspace.read(promises_view, clock.today()), clock.today()) is None


def test_kept_late_moved_overdue_and_thanks_are_told(kept: Workspace) -> None:
    shown = slide(kept, date(2026, 11, 20))
    assert shown.title == "1 of 3 promises kept on the day first agreed; one is overdue"
    assert words(shown, "Kept since 20 November") == [
        "26 Nov Dana Roth: Access (2 days after the day first agreed)",
        "24 Nov Dana Roth: Field list on time",
    ]
    assert words(shown, "Overdue") == ["1 Dec Dana Roth: Owners for 14 fields (“CS KPIs” waits for it) 5 days overdue"]
    assert words(shown, "Moved") == [
        "1 Dec Owners for 14 fields: Two teams disagree. (slipped once, 4 days later than first agreed)"
    ]
    assert words(shown, "Due in") == ["10 Dec CS Ops to Ines Maier: The draft"]
    assert words(shown, "No longer") == ["26 Nov The old tool: It was switched off."]
    assert words(shown, "Thank you") == ["Dana Roth: Found the double renewals."]


def test_what_is_older_than_the_compared_day_is_not_told_again(kept: Workspace) -> None:
    shown = slide(kept, date(2026, 12, 1))
    assert shown.title == "One promise is overdue"
    assert words(shown, "Kept") == ["No promise was kept in this time."]
    assert words(shown, "Moved") == ["No date slipped."]


def test_a_deck_never_says_who_is_usually_late_or_who_moved_a_date(kept: Workspace, clock: FixedClock) -> None:
    for late in (3, 4, 5):
        one = add(kept, "Before", clock.today())
        clock.advance(days=late)
        kept.run("Done", commitments.finish_commitment, one)
    data = deck_data(kept)
    assert data.promises is not None
    said = everything(pages_of(data)).casefold()
    assert "usually" not in said
    assert "movedby" not in said
    assert "twoteamsdisagree" in said


def test_the_time_it_tells_of_is_that_of_the_deck(kept: Workspace, clock: FixedClock) -> None:
    since = clock.today() - timedelta(days=1)
    assert deck_data(kept, since=since).promises == kept.read(promises_view, since)
    past = deck_data(kept, as_of=date(2026, 11, 24)).promises
    assert past is not None
    assert ([row.what for row in past.kept], past.overdue, past.moved) == (["Field list"], (), ())


def test_many_hostile_promises_stay_on_their_pages(workspace: Workspace, clock: FixedClock, tmp_path: Path) -> None:
    today = clock.today()
    for number in range(9):
        text = list(HOSTILE.values())[number % len(HOSTILE)][:250]
        late = add(workspace, f"{number} {text}", today - timedelta(days=number + 1), f"P {number}")
        workspace.run("M", commitments.move_due, late, today - timedelta(days=1), moved_by="me", why=text or "Late.")
        done = add(workspace, f"{number} {text}", today)
        workspace.run("D", commitments.finish_commitment, done)
    data = deck_data(workspace)
    shown = slide(workspace, today - timedelta(days=9))
    assert shown.title == "9 of 18 promises kept on the day first agreed; nine are overdue"
    assert words(shown, "Overdue")[-1] == "and 3 more"
    check(pages_of(DeckData(data.as_of, promises=data.promises)))
    write_deck_file(data, tmp_path / "deck.pdf")
    check_pdf(tmp_path / "deck.pdf")
    assert "Promises kept and slipped" in [entry["title"] for entry in pdf_outline(tmp_path / "deck.pdf")]
