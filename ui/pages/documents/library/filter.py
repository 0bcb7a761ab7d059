"""Which documents the library shows, and under which headings. Imports the core's rows; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from csops_desktop.domain.trust import Audience, Kind, Trust
from csops_desktop.queries.document_rows import DocumentRow

type Grouping = Literal["area", "trust", "owner", "kind", "audience"]

GROUPINGS: dict[Grouping, str] = {
    "area": "Area",
    "trust": "Trust",
    "owner": "Owner",
    "kind": "Kind",
    "audience": "For",
}
"""What documents are grouped by, with its words."""

TRUST_ORDER = (
    Trust.STALE,
    Trust.EDITED,
    Trust.NEVER,
    Trust.DUE_SOON,
    Trust.VERIFIED,
    Trust.EVERGREEN,
    Trust.ARCHIVED,
)
"""The states in which they are shown: what is wrong first."""

NO_AREA, NO_OWNER, NO_AUDIENCE = "No area", "Nobody owns", "For nobody named"


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What the library shows.

    Attributes:
        trusts, kinds, audiences, owners: what is let through; an empty set lets everything through.
        grouping: the headings.
        archived: archived documents are shown, too.
    """

    trusts: frozenset[Trust] = field(default_factory=frozenset)
    kinds: frozenset[Kind] = field(default_factory=frozenset)
    audiences: frozenset[Audience] = field(default_factory=frozenset)
    owners: frozenset[str] = field(default_factory=frozenset)
    grouping: Grouping = "area"
    archived: bool = False

    @property
    def narrow(self) -> bool:
        """Whether anything is left out on purpose."""
        return bool(self.trusts or self.kinds or self.audiences or self.owners)

    @property
    def chosen(self) -> int:
        """How many things are chosen in the menu of filters."""
        return len(self.trusts) + len(self.kinds) + len(self.audiences) + len(self.owners) + self.archived

    def fits(self, row: DocumentRow) -> bool:
        """Say whether a document is shown."""
        if row.archived and not self.archived and Trust.ARCHIVED not in self.trusts:
            return False
        return (
            (not self.trusts or row.trust in self.trusts)
            and (not self.kinds or row.kind in self.kinds)
            and (not self.owners or row.owner in self.owners)
            and (not self.audiences or not self.audiences.isdisjoint(row.audience))
        )

    def toggled(self, name: str, value: Any) -> DocumentFilter:
        """Return the filter with one choice turned over.

        Args:
            name: "trusts", "kinds", "audiences" or "owners".
            value: the choice.
        """
        chosen: frozenset[Any] = getattr(self, name)
        return replace(self, **{name: chosen ^ {value}})  # type: ignore[arg-type]

    def cleared(self) -> DocumentFilter:
        """Return the filter that lets everything through, with the same headings."""
        return DocumentFilter(grouping=self.grouping)


def group_of(row: DocumentRow, grouping: Grouping) -> tuple[tuple[int, str], str]:
    """Return what a document's heading is sorted by, and its words. What has none stands last."""
    match grouping:
        case "trust":
            return (TRUST_ORDER.index(row.trust), ""), row.trust.heading
        case "kind":
            return (list(Kind).index(row.kind), ""), row.kind.heading
        case "audience":
            heading = ", ".join(a.word for a in row.audience).capitalize()
            return (0 if heading else 1, heading), heading or NO_AUDIENCE
        case "owner":
            return (0 if row.owner else 1, row.owner.casefold()), row.owner or NO_OWNER
        case "area":
            return (0 if row.area else 1, row.area.casefold()), row.area or NO_AREA
