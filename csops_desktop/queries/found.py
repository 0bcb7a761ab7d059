"""The shape in which search hands things to Ctrl+K. Standard library and domain only."""

from __future__ import annotations

from typing import NamedTuple

from csops_desktop.domain.status import Status


class FoundRow(NamedTuple):
    """One thing that was found.

    Attributes:
        kind: the table it is in: "responsibility", "ask", "plan_step", "green_criterion", "person", "document",
            "commitment", "metric", "initiative", "request", "report".
        id: the responsibility to open, or the thing itself where it has a page of its own.
        title: its title as plain text.
        detail: where it belongs, or the place in its text that matched; plain text.
        status: the colour of the responsibility it belongs to, `None` for what belongs to none.
    """

    kind: str
    id: int
    title: str
    detail: str
    status: Status | None
