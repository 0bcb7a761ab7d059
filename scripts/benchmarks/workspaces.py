"""Invented workspaces of any size, for the measurements."""

from __future__ import annotations

from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.db.tx import Tx
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace

AREAS = ("Reporting", "Planning", "Enablement", "Data and systems", "Governance", "Process")
REASONS = (
    "Source fields for net retention have no owner, so two dashboards disagree.",
    "Waiting for headcount numbers.",
    "Takes 95 minutes each; the target is 30.",
    "Every handoff has a document that both sides have read and agreed.",
)


def make_workspace(folder: Path, cards: int) -> None:
    """Put a default workspace with so many rated responsibilities into a data folder."""

    def fill(tx: Tx) -> None:
        for number in range(cards):
            status = (Status.RED, Status.YELLOW, Status.GREEN)[number % 3]
            reason = REASONS[number % len(REASONS)]
            rid = tx.insert(
                "responsibility",
                title=f"Responsibility {number} of the team",
                area=AREAS[number % len(AREAS)],
                status=status,
                reason=reason,
                since=tx.today,
                checked_on=tx.today,
                position=number * 1024,
            )
            tx.insert("status_change", responsibility_id=rid, status=status, reason=reason, day=tx.today)

    with Workspace.open(folder / "workspace.csops", Clock()) as workspace:
        workspace.run("Invented a workspace", fill)
        # A first start would make a backup; every later one finds it.
        workspace.back_up()
