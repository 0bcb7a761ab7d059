"""What the deck says about the trust of the documents, from the numbers to the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents
from csops_desktop.commands.verifications import verify
from csops_desktop.deck.slides import AppendixSlide, AskLine, HelpSlide, Section, SectionsSlide, StepLine, TextLine
from csops_desktop.deck.story import DeckData, build_deck
from csops_desktop.deck.story_trust import trust_slide
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import RELIED_ON, Facts, How, ReviewRule, Trust
from csops_desktop.queries.document_rows import DocumentRow, StaleRow, TrendPoint, TrustSummary
from csops_desktop.reports import deck_data, write_deck_file
from csops_desktop.workspace import Workspace
from tests.deck.invented import SINCE, TODAY, small_data
from tests.deck.payloads import HOSTILE
from tests.deck.test_layout import check, everything, pages_of
from tests.helpers.tools import check_pdf, pdf_outline, pdf_pages


def row(number: int, title: str, state: Trust, owner: str = "", late: int = 0) -> DocumentRow:
    """Return a document in a state; `late` says for how many days its review has been overdue."""
    facts = Facts(ReviewRule(6, "months"), due_by=TODAY - timedelta(days=late))
    return DocumentRow(DocumentId(number), title, state, facts, TODAY, owner=owner)


def summary(counts: dict[Trust, int], stale: Sequence[StaleRow] = (), **fields: object) -> TrustSummary:
    """Return a summary whose share fits its counts."""
    total = sum(counts.values())
    share = sum(counts.get(state, 0) for state in RELIED_ON) / total if total else 0.0
    shown = TrustSummary(total, share, {state: counts.get(state, 0) for state in Trust}, stale=tuple(stale))
    return replace(shown, **fields)  # type: ignore[arg-type]


def slide(now: TrustSummary, before: TrustSummary | None = None) -> SectionsSlide:
    found = trust_slide(now, TODAY, before=before, since=SINCE if before else None)
    assert found is not None
    return found


def words(section: Section) -> list[str]:
    """Return what stands in a section, line by line."""
    said = []
    for line in section.lines:
        if isinstance(line, StepLine):
            said.append(" ".join(part for part in (line.when, line.text, line.note) if part))
        elif isinstance(line, AskLine):
            said.append(f"{line.head}: {line.detail}")
        else:
            assert isinstance(line, TextLine)
            said.append(line.text)
    return said or [section.none]


def test_without_documents_there_is_no_slide() -> None:
    assert trust_slide(None, TODAY) is None
    assert trust_slide(summary({}), TODAY) is None
    assert not [s for s in build_deck(small_data()).slides if isinstance(s, SectionsSlide)]


STALE = row(1, "Renewals", Trust.STALE, "Mara Lindt", 34)
NEVER = row(2, "QBR", Trust.NEVER)


@pytest.mark.parametrize(
    ("now", "title"),
    [
        (summary({Trust.VERIFIED: 29, Trust.DUE_SOON: 2, Trust.STALE: 2}), "Documents are trusted: 31 of 33 verified"),
        (
            summary({Trust.STALE: 108, Trust.VERIFIED: 11}, [StaleRow(NEVER, 9), StaleRow(STALE, 8)]),
            "108 of 119 documents are past their review: most used is “Renewals”",
        ),
        (
            summary({Trust.STALE: 108, Trust.VERIFIED: 11}, [StaleRow(STALE, 0)]),
            "108 of 119 documents are past their review; 9 % can be relied on",
        ),
        (
            summary({Trust.STALE: 2}, [StaleRow(replace(STALE, title="x" * 90), 3)]),
            "2 of 2 documents are past their review; 0 % can be relied on",
        ),
        (
            summary({Trust.NEVER: 1}, [StaleRow(NEVER, 1)]),
            "The one document was never verified; 0 % can be relied on",
        ),
        (
            summary({Trust.EDITED: 1, Trust.VERIFIED: 1}),
            "1 of 2 documents was edited after being verified; 50 % can be relied on",
        ),
    ],
)
def test_the_title_is_the_message(now: TrustSummary, title: str) -> None:
    assert slide(now).title == title


def test_states_owners_and_the_doubtful_are_told() -> None:
    counts = {Trust.VERIFIED: 2, Trust.EVERGREEN: 1, Trust.STALE: 1, Trust.NEVER: 1}
    shown = slide(summary(counts, [StaleRow(STALE, 3), StaleRow(NEVER, 0)], unowned=(NEVER,), weak=1))
    states, _, unowned = shown.left
    assert words(states) == [
        "2 verified",
        "1 evergreen (needs no review)",
        "1 stale (past the day of its review)",
        "1 never verified (nobody has checked it here)",
        "One of those verified was hardly checked: low confidence.",
    ]
    assert words(unowned) == ["One document: “QBR”."]
    assert words(shown.right[0]) == [
        "Renewals: Stale, overdue for 34 days · owner Mara Lindt · used in 3 places",
        "QBR: Never verified · no owner · nothing leads to it",
    ]


def test_long_lists_say_how_many_more_there_are() -> None:
    rows = tuple(row(n, f"D{n}", Trust.NEVER) for n in range(20))
    shown = slide(summary({Trust.NEVER: 20}, [StaleRow(one, 1) for one in rows], unowned=rows))
    assert words(shown.left[2]) == ["20 documents: “D0”, “D1”, “D2”, “D3” and 16 more."]
    assert words(shown.right[0])[-1] == "and 15 more"


def test_what_is_well_is_said_too() -> None:
    shown = slide(summary({Trust.VERIFIED: 3}))
    assert words(shown.left[2]) == ["Every document has an owner."]
    assert words(shown.right[0]) == ["No document is in doubt."]


def test_the_movement_is_since_the_compared_day_or_over_the_last_weeks() -> None:
    now = summary({Trust.VERIFIED: 3, Trust.STALE: 1})
    today = "75 % can be relied on: 3 of 4 documents."
    before = summary({Trust.VERIFIED: 1, Trust.STALE: 1})
    assert words(slide(now, before).left[1]) == [today, "On 9 November it was 50 %: 1 of 2 documents."]
    assert words(slide(now, summary({})).left[1]) == [today, "On 9 November there was no document."]
    points = tuple(
        TrendPoint(TODAY - timedelta(weeks=weeks), share, documents)
        for weeks, share, documents in ((12, 0.0, 0), (8, 0.999, 900), (4, 0.5, 2), (0, 0.75, 4))
    )
    assert words(slide(replace(now, trend=points)).left[1]) == [today, "It was 99 % 8 weeks ago and 50 % 4 weeks ago."]
    assert words(slide(now).left[1]) == [today, "There were no documents four weeks ago."]


def test_it_stands_between_the_asks_and_the_appendix() -> None:
    deck = build_deck(replace(small_data(), trust=summary({Trust.VERIFIED: 3})))
    kinds = [type(shown) for shown in deck.slides]
    assert kinds[-3:] == [HelpSlide, SectionsSlide, AppendixSlide]
    only = build_deck(DeckData(TODAY, trust=summary({Trust.VERIFIED: 3})))
    assert [type(shown) for shown in only.slides][1:] == [SectionsSlide]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_title_stands_well_and_whole(name: str) -> None:
    text = HOSTILE[name]
    rows = tuple(row(n, text, Trust.STALE, text, 400) for n in range(5))
    now = summary({Trust.STALE: 5}, [StaleRow(one, 2) for one in rows], unowned=rows[:1])
    pages = pages_of(DeckData(TODAY, trust=now))
    check(pages)
    assert "Nobodyanswersfor" in everything(pages)
    assert "5of5documentsarepasttheirreview" in everything(pages)


def test_from_a_workspace_to_the_page(workspace: Workspace, clock: FixedClock, tmp_path: Path) -> None:
    first = workspace.run("Added", documents.add_document, "Renewals", owner="Mara Lindt", rule=ReviewRule(2, "weeks"))
    workspace.run("Added", documents.add_document, "Handover", body="See [[Renewals]].")
    workspace.run("Verified", verify, first, [How.TRIED], note="Ran a renewal")
    verified = clock.today()
    clock.advance(days=30)
    data = deck_data(workspace, since=verified)
    assert data.trust is not None
    assert data.trust_before is not None
    assert (data.trust.share_verified, data.trust_before.share_verified) == (0.0, 0.5)
    past = deck_data(workspace, as_of=verified)
    assert past.trust == replace(data.trust_before, trend=past.trust.trend if past.trust else ())
    assert deck_data(workspace, as_of=date(2000, 1, 1)).trust == replace(
        summary({}), trend=tuple(TrendPoint(date(2000, 1, 1) - timedelta(weeks=w), 0.0, 0) for w in range(12, -1, -1))
    )
    write_deck_file(data, tmp_path / "deck.pdf")
    check_pdf(tmp_path / "deck.pdf")
    assert [entry["title"] for entry in pdf_outline(tmp_path / "deck.pdf")][-1] == "Documentation trust"
    said = " ".join(pdf_pages(tmp_path / "deck.pdf")[-1].split())
    for wanted in (
        "1 of 2 documents is past its review; 0 % can be relied on",
        "it was 50 %: 1 of 2 documents.",
        "Stale, overdue for 16 days · owner Mara Lindt · used in 1 place",
        "One document: “Handover”.",
    ):
        assert wanted in said
