"""What subscribers are told after a commit: what was done, and what may look different now. May import db."""

from __future__ import annotations

from typing import NamedTuple

from csops_desktop.db.history import Touched

CARD_TABLES = (
    "responsibility",
    "status_change",
    "green_criterion",
    "plan_step",
    "get_to_green",
    "ask",
    "document_responsibility",
    "commitment",
)
"""The tables whose rows a card shows; a renamed person shows on many cards at once, and so may a document's trust."""

DOCUMENT_PARTS = ("document_version", "verification", "document_responsibility", "wiki_link", "attachment")
"""The tables whose rows belong to documents, or are shown in them."""

SHARED_TABLES = ("person", "document")
"""The tables whose rows several cards may show."""


class Change(NamedTuple):
    """What subscribers are told after a commit.

    Attributes:
        label: what was done, in the person's words: "Set CS KPIs to green".
        kind: "do", "undo", "redo", or "elsewhere" for what another program wrote.
        touched: the rows; empty for "elsewhere", where anything may have changed.
        id: the change that was done, undone or done again; 0 for "elsewhere".
    """

    label: str
    kind: str
    touched: frozenset[Touched] = frozenset()
    id: int = 0

    def responsibilities(self) -> frozenset[int] | None:
        """Return the responsibilities whose card may look different; `None` means any of them."""
        if self.kind == "elsewhere" or any(t.table in SHARED_TABLES and t.op != "insert" for t in self.touched):
            return None
        if any(t.table == "commitment" and t.op == "update" and t.responsibility_id is None for t in self.touched):
            # It may just have been taken off a card, and no longer says off which.
            return None
        return frozenset(
            t.responsibility_id for t in self.touched if t.responsibility_id is not None and t.table in CARD_TABLES
        )

    def documents(self) -> frozenset[int] | None:
        """Return the documents that may look different; `None` means any of them.

        Whatever is done to a document usually writes its own row as well.
        """
        if self.kind == "elsewhere" or any(t.table == "person" and t.op != "insert" for t in self.touched):
            return None
        rows = frozenset(t.row_id for t in self.touched if t.table == "document")
        return None if not rows and self.concerns(*DOCUMENT_PARTS) else rows

    def concerns(self, *tables: str) -> bool:
        """Say whether rows of one of the tables may have changed."""
        return self.kind == "elsewhere" or any(t.table in tables for t in self.touched)


ELSEWHERE = Change("Changed by another program", "elsewhere")
"""What subscribers are told when another program wrote to the file."""

NEW_DAY = Change("A new day began", "elsewhere")
"""What windows are told at midnight: nothing was written, but ages and due dates count from another day."""

RESTORED = Change("A backup was restored", "elsewhere")
"""What subscribers are told when another file has taken the place of the workspace's."""
