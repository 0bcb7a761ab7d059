"""Writes the workspace of the present schema that migrations are tested on: python -m tests.migrations.make_fixture.

Run it once for each new schema and commit the file; a test fails while it is missing. Never write an old one anew: it
stands for what people have.
"""

from __future__ import annotations

import zlib
from datetime import UTC, date, datetime
from pathlib import Path

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, attachments, board, documents, plan, responsibilities, verifications, views
from csops_desktop.db.connection import SCHEMA_VERSION
from csops_desktop.db.tx import Tx
from csops_desktop.deck.frozen import pack_pages
from csops_desktop.deck.pages import Page
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import AskState, Factor, Status
from csops_desktop.domain.trust import Audience, How, Kind, ReviewRule
from csops_desktop.issued import Issue
from csops_desktop.workspace import Workspace

FIXTURES = Path(__file__).with_name("fixtures")

BEGUN = datetime(2026, 11, 2, 9, tzinfo=UTC)
"""The clock of the fixture; the last change is made two days later."""

IMPORTED = date(2025, 3, 31)
"""The day to which one change is dated back."""


def add_all(tx: Tx) -> None:
    """Add cards of every colour with something of everything."""
    for number, status in enumerate(Status):
        title, reason = f"“{status.heading}” O'Hara's duty {number} 日本", "It's so."
        rid = responsibilities.add_responsibility(tx, title, area="Données", owner="Zoë", status=status, reason=reason)
        plan.add_criterion(tx, rid, "Every field has an owner")
        plan.set_step_done(tx, plan.add_step(tx, rid, "Ask for owners", tx.today), done=number % 2 == 0)
        plan.set_get_to_green(tx, rid, date(2026, 12, 15))
        ask = asks.add_ask(tx, rid, "A second analyst", person="Dana", why="Nobody has time", needed_by=tx.today)
        asks.move_ask(tx, ask, AskState.ASKED)
        responsibilities.rate_factor(tx, rid, Factor.REPEATABLE, Status.YELLOW, "Only on paper")
    add_documents(tx, rid)
    add_promises_and_plans(tx, rid)


def add_promises_and_plans(tx: Tx, rid: ResponsibilityId) -> None:
    """Add a row of everything that came with schema 3, with the tables' own names."""
    dana = tx.value("SELECT id FROM person WHERE name = 'Dana'")
    promise = tx.insert(
        "commitment", person_id=dana, what="Send O'Hara's list", made_on=tx.today, responsibility_id=rid
    )
    tx.insert("commitment_slip", commitment_id=promise, moved_on=tx.today, from_on=tx.today, to_on=tx.today, why="Ill")
    tx.insert("nudge", person_id=dana, commitment_id=promise, day=tx.today, body="Hello Dana")
    tx.insert("thanks", person_id=dana, day=tx.today, what="The list")
    tx.insert("snooze", kind="commitment", thing_id=promise, set_on=tx.today, until=tx.today)
    tx.insert("wording", name="nudge.friendly", body="Hello")
    minutes = tx.insert("metric", name="Minutes per pack", defined_on=tx.today, target=0.1)
    tx.insert("metric_value", metric_id=minutes, day=tx.today, value=1 / 3)
    bet = tx.insert("initiative", title="Données", tier="bet", quarter="2026-Q4", hours=7)
    tx.insert(
        "gate_condition",
        quarter="2026-Q4",
        bet_id=bet,
        kind="responsibility-green",
        responsibility_id=rid,
        added_on=tx.today,
    )
    asked = tx.insert("request", title="Who owns it?", came_at=tx.now.isoformat(), came_on=tx.today)
    tx.insert("request_asker", request_id=asked, person_id=dana, day=tx.today)
    tx.insert("time_entry", request_id=asked, initiative_id=bet, day=tx.today, minutes=15)


def add_documents(tx: Tx, rid: ResponsibilityId) -> None:
    """Add a document with something of everything, and one that it links to."""
    picture = attachments.add_attachment(tx, "Bild.png", "image/png", b"\x89PNG\x00\xff")
    renewals = documents.add_document(
        tx,
        "Renewals’ “recipe” 日本",
        body=f"# Steps\n\nSee [[Discounts]] and [[Nowhere]].\n\n![[{picture}]]\n",
        area="Données",
        owner="Zoë",
        kind=Kind.PROCESS,
        audience=(Audience.LEADERSHIP, Audience.NEW_TEAM_MEMBERS),
        rule=ReviewRule(3, "months", reason="It's quarterly"),
        front_matter="---\ntitle: Renewals\n---\n",
    )
    documents.link_responsibility(tx, renewals, rid)
    verifications.verify(tx, renewals, [How.TRIED, How.ASKED], "It's all so.", "Dana")
    documents.add_document(tx, "Discounts", body="None above ten per cent.", rule=ReviewRule(on=tx.today))


def make(path: Path) -> None:
    """Write the fixture."""
    clock = FixedClock(BEGUN)
    with Workspace.open(path, clock) as workspace:
        workspace.run("Added all", add_all)
        workspace.run_dated(IMPORTED, "Imported", responsibilities.add_responsibility, "Of last year", owner="Bob")
        clock.advance(days=1)
        workspace.run("Moved", lambda tx: board.set_status(tx, responsibilities_first(tx), Status.GREEN, "Solved."))
        workspace.run("Saved view", views.save_view, "Mine", '{"owner": "Zoë"}')
        clock.advance(days=1)
        workspace.run("Deleted", lambda tx: tx.execute("DELETE FROM responsibility WHERE id = 2"))
        workspace.run("Undone later", responsibilities.add_responsibility, "Undone")
        workspace.undo()
        workspace.reports.issue(issued())
        workspace.drafts.keep(Place("responsibility", 1, "summary"), "the summary of “Duty”", "It's half a", "")


def issued() -> Issue:
    """Return a report with something of everything; its file is none."""
    counts = {Status.RED: 1, Status.NOT_RATED: 2}
    drawing = pack_pages([Page((), ())])
    data = zlib.compress(b'{"responsibilities": []}')
    return Issue(IMPORTED, None, "“Nothing” is O'Hara's 日本", 1, counts, data, drawing, b"%PDF\x00\xff")


def responsibilities_first(tx: Tx) -> responsibilities.ResponsibilityId:
    """Return the card that was added first."""
    return responsibilities.ResponsibilityId(tx.value("SELECT min(id) FROM responsibility"))


if __name__ == "__main__":
    target = FIXTURES / f"schema-{SCHEMA_VERSION}.csops"
    if target.exists():
        raise SystemExit(f"{target.name} exists already; it stands for what people have.")
    make(target)
