"""The trust of all documents, found texts, and what doubtful documents make of a green card."""

from __future__ import annotations

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents, responsibilities
from csops_desktop.commands.verifications import verify
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import How, ReviewRule, Trust
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.document_search import find_documents
from csops_desktop.queries.search import find
from csops_desktop.queries.trust_summary import trust_summary
from csops_desktop.workspace import Workspace


def test_an_empty_workspace_has_a_summary(workspace: Workspace) -> None:
    summary = workspace.read(trust_summary)
    assert (summary.documents, summary.share_verified, summary.stale, summary.unowned) == (0, 0.0, (), ())
    assert set(summary.counts) == set(Trust)


def test_the_summary_tells_shares_movement_and_what_is_used(workspace: Workspace, clock: FixedClock) -> None:
    ids = {}
    for title, body in (("A", ""), ("B", "[[C]]"), ("C", ""), ("D", "[[c]] and [[B]]")):
        ids[title] = workspace.run(
            "Added", documents.add_document, title, body=body, owner="Jo" if title == "A" else ""
        )
    workspace.run("Rule", documents.set_rule, ids["A"], ReviewRule(3, "weeks"))
    clock.advance(days=14)
    for title in ("A", "B"):
        workspace.run("Verified", verify, ids[title], [How.READ])
    clock.advance(days=28)
    summary = workspace.read(trust_summary, weeks=6)
    assert (summary.documents, summary.share_verified) == (4, 0.25)
    assert {state: n for state, n in summary.counts.items() if n} == {Trust.STALE: 1, Trust.VERIFIED: 1, Trust.NEVER: 2}
    assert [row.title for row in summary.unowned] == ["B", "C", "D"]
    assert [(stale.row.title, stale.uses) for stale in summary.stale] == [("C", 2), ("A", 0), ("D", 0)]
    assert [point.share for point in summary.trend] == [0.0, 0.0, 0.5, 0.5, 0.5, 0.5, 0.25]
    for point in summary.trend:
        with workspace.as_of(point.day) as past:
            assert past.read(trust_summary, weeks=0).share_verified == point.share


def test_doubtful_documents_make_a_green_card_a_watermelon(workspace: Workspace, clock: FixedClock) -> None:
    rid = workspace.run(
        "Added", responsibilities.add_responsibility, "KPIs", status=Status.GREEN, reason="All well.", check_in_days=900
    )
    for title in ("Stale", "Never", "Well"):
        number = workspace.run("Added", documents.add_document, title, rule=ReviewRule(2, "weeks"))
        workspace.run("Linked", documents.link_responsibility, number, rid)
        if title != "Never":
            workspace.run("Verified", verify, number, [How.READ])
    clock.advance(days=20)
    workspace.run("Verified", verify, number, [How.READ])
    (card,) = workspace.read(board_cards)
    assert (card.status, card.computed) == (Status.GREEN, Status.YELLOW)
    assert card.watermelon_reasons == ("1 of its documents is stale.", "1 of its documents is not verified.")
    assert workspace.read(board_cards, ids=[rid]) == [card]


@pytest.fixture
def texts(workspace: Workspace) -> Workspace:
    """A workspace with some documents and a card."""
    workspace.run("Added", responsibilities.add_responsibility, "Renewal rates")
    for title, body in (
        ("Renewals", "The quoted discount is never above ten per cent. " + "x " * 60),
        ("Discount policy", "What is allowed"),
        ("日本市場", "関係者 zq"),
        ("100 % Über", "under_score"),
    ):
        workspace.run("Added", documents.add_document, title, body=body)
    return workspace


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("discount", ["Discount policy", "Renewals"]),
        ("TEN cent", ["Renewals"]),
        ("zq", ["日本市場"]),
        ("係者", ["日本市場"]),
        ("日本 zq", ["日本市場"]),
        ("üb", ["100 % Über"]),
        ("%", ["100 % Über"]),
        ("r_s", ["100 % Über"]),
        ("di al", ["Renewals", "Discount policy"]),
        ("discount absent", []),
        ('"', []),
        ("title : x", []),
    ],
)
def test_every_word_is_found_titles_first(texts: Workspace, text: str, titles: list[str]) -> None:
    assert [row.title for row, _ in texts.read(find_documents, text)] == titles
    assert [row.title for row in texts.read(find, text) if row.kind == "document"] == titles


def test_the_place_that_was_found_is_shown(texts: Workspace) -> None:
    (title, inside) = texts.read(find_documents, "discount")
    assert title[1] == ""
    assert inside[1].startswith("The quoted discount is never")
    assert inside[1].endswith("…")


def test_cards_and_documents_are_found_together(texts: Workspace) -> None:
    assert [(row.kind, row.title) for row in texts.read(find, "renewal")] == [
        ("responsibility", "Renewal rates"),
        ("document", "Renewals"),
    ]
    for number in range(8):
        texts.run("Added", documents.add_document, f"Renewal {number}")
        texts.run("Added", responsibilities.add_responsibility, f"Renewal {number}")
    kinds = [row.kind for row in texts.read(find, "renewal", limit=6)]
    assert sorted(kinds) == ["document"] * 3 + ["responsibility"] * 3
