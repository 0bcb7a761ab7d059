"""Where things stand: the few numbers beside Today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, commitments, documents, requests, verifications
from csops_desktop.commands.initiatives import add_initiative
from csops_desktop.commands.responsibilities import add_responsibility, archive
from csops_desktop.commands.time_entries import add_time
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.promises import Direction
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import RELIED_ON, How, ReviewRule
from csops_desktop.queries.documents import documents as all_documents
from csops_desktop.queries.standing import standing
from csops_desktop.workspace import Workspace

TODAY = date(2026, 11, 24)


def on(clock: FixedClock, day: date) -> None:
    clock.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def test_colours_are_counted_with_their_movement_of_a_week(workspace: Workspace, clock: FixedClock) -> None:
    on(clock, TODAY - timedelta(days=30))
    run = workspace.run
    one, two, gone = (run("a", add_responsibility, t, status=Status.YELLOW, reason="x") for t in ("A", "B", "C"))
    run("a", add_responsibility, "D")
    run("gone", archive, gone)
    on(clock, TODAY)
    run("s", board.set_status, one, Status.GREEN, "Done.")
    run("s", board.set_status, two, Status.RED, "Broken.")
    found = workspace.read(standing)
    assert found.colours == {Status.RED: 1, Status.YELLOW: 0, Status.GREEN: 1, Status.NOT_RATED: 1}
    assert (found.better, found.worse) == (1, 1)


def test_a_promise_is_kept_by_the_day_that_was_agreed_first(workspace: Workspace, clock: FixedClock) -> None:
    on(clock, TODAY - timedelta(days=20))
    run = workspace.run
    kept, moved, late, ahead = (
        run(
            "p",
            commitments.add_commitment,
            str(n),
            person="Dana",
            direction=Direction.I_OWE,
            due_on=TODAY + timedelta(n),
        )
        for n in (-10, -10, -1, 10)
    )
    run("m", commitments.move_due, moved, TODAY, moved_by="me", why="Ill.")
    on(clock, TODAY - timedelta(days=10))
    run("k", commitments.finish_commitment, kept)
    on(clock, TODAY)
    run("k", commitments.finish_commitment, moved)
    assert [late, ahead]
    found = workspace.read(standing)
    assert (found.kept, found.came_due) == (1, 3)


def test_the_share_of_documents_is_that_of_the_rule_of_trust(workspace: Workspace, clock: FixedClock) -> None:
    """The one scan says what the rule says of each document."""
    on(clock, TODAY - timedelta(days=50))
    run = workspace.run
    rules = (
        ReviewRule(),
        ReviewRule(20, "days"),
        ReviewRule(6, "months"),
        ReviewRule(evergreen=True, reason="It never changes."),
    )
    for n in range(24):
        doc = run("d", documents.add_document, f"Doc {n}", body="one", owner="Jo" if n % 2 else "", rule=rules[n % 4])
        if n % 3:
            run("v", verifications.verify, doc, [How.READ])
        if n % 5 == 0:
            run("e", documents.save_body, doc, f"two {n}")
    run("d", documents.add_document, "Fixed", body="x", rule=ReviewRule(on=TODAY - timedelta(days=3)))
    for day in (TODAY - timedelta(days=50), TODAY - timedelta(days=20), TODAY):
        on(clock, day)
        rows = workspace.read(all_documents)
        found = workspace.read(standing)
        assert found.documents == len(rows)
        assert found.verified == sum(row.trust in RELIED_ON for row in rows)
        assert found.unowned == sum(not row.owner for row in rows)


def test_requests_to_decide_are_counted(workspace: Workspace) -> None:
    for text in ("One thing", "Another thing"):
        workspace.run("c", requests.capture, text)
    found = workspace.read(standing)
    assert (found.to_triage, found.waiting) == (2, 0)


def test_the_hours_of_the_week_are_counted_by_what_they_went_into(workspace: Workspace, clock: FixedClock) -> None:
    run = workspace.run
    quarter = quarter_of(TODAY)
    bau = run("i", add_initiative, "Weekly check", tier=Tier.BAU, quarter=quarter)
    bet = run("i", add_initiative, "Health score", tier=Tier.BET, quarter=quarter)
    request = run("c", requests.capture, "One thing")
    on(clock, TODAY - timedelta(days=2))
    run("t", add_time, 600, initiative=bau)
    on(clock, TODAY)
    assert workspace.read(standing).week == ()
    run("t", add_time, 90, initiative=bet)
    run("t", add_time, 120, initiative=bau)
    run("t", add_time, 30, request=request)
    found = workspace.read(standing)
    assert found.week == (("bau", 2.0), ("bet", 1.5), ("ad-hoc", 0.5))
    assert found.week_room == 32
