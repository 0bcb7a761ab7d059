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


WORDS = """
the renewal of an account begins ninety days before its contract ends and the team writes down what was
agreed with finance about discount terms headcount planning territory rules quarterly review policy owner
customer value
""".split()  # noqa: SIM905


def long_text(letters: int) -> str:
    """Return a text as people write them, at least so long: headings, prose, lists, code, links."""
    parts: list[str] = []
    size = 0
    while size < letters:
        number = len(parts)
        prose = " ".join(WORDS[(number * 7 + place) % len(WORDS)] for place in range(60))
        parts.append(
            f"## Part {number}\n\n{prose} and `code` in [[Page {number % 40}]].\n\n- one thing\n- **another**\n\n"
            f"```sql\nSELECT {number}\n```\n\n"
        )
        size += len(parts[-1])
    return "".join(parts)


def make_library(folder: Path, documents: int, longest: int = 0) -> None:
    """Put a default workspace with so many documents, and one of `longest` letters, into a data folder."""
    from csops_desktop.commands.documents import add_document

    def fill(tx: Tx) -> None:
        for number in range(documents):
            words = " ".join(WORDS[(number * 11 + place * (1 + number % 5)) % len(WORDS)] for place in range(500))
            rare = " zebra zq quota" if number % 997 == 0 else ""
            add_document(tx, f"Page {number}", body=f"# Page {number}\n\n{words}{rare}\n", area=AREAS[number % 6])
        if longest:
            add_document(tx, "The longest page", body=long_text(longest))

    with Workspace.open(folder / "workspace.csops", Clock()) as workspace:
        workspace.run("Invented a library", fill)
        workspace.back_up()
