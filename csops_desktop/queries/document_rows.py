"""The shapes in which documents leave the core. Standard library and domain only.

They stand apart from the queries so that the deck, exports and the windows can name them without knowing any SQL.
All texts are plain text or Markdown source, never markup to be trusted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from csops_desktop.domain.ids import AttachmentId, DocumentId, ResponsibilityId, VerificationId, VersionId
from csops_desktop.domain.review import due_reason
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import (
    Audience,
    Confidence,
    Facts,
    How,
    Kind,
    ReviewRule,
    Stamp,
    Trust,
    confidence,
    trust_sentence,
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as a tree, a table and the command line show it.

    Attributes:
        facts: what decides its trust; see `Facts` for the dates.
        today: the day that its trust is judged on.
        stamp: its last verification; `None` when there is none.
        words: how many words its text has.
        source_path: where it came from within an imported folder ("process/renewals.md"); "" when it was made here.
    """

    id: DocumentId
    title: str
    trust: Trust
    facts: Facts
    today: date
    area: str = ""
    owner: str = ""
    kind: Kind = Kind.OTHER
    audience: tuple[Audience, ...] = ()
    stamp: Stamp | None = None
    source_path: str = ""
    words: int = 0
    trashed_on: date | None = None

    @property
    def trust_sentence(self) -> str:
        """Why it is in its state, in a sentence or two."""
        return trust_sentence(self.facts, self.today)

    @property
    def verified_on(self) -> date | None:
        """The day of its last verification."""
        return self.facts.verified_on

    @property
    def due_on(self) -> date | None:
        """The day planned for its review."""
        return self.facts.due_on

    @property
    def due_reason(self) -> str:
        """Why the review is due on that day; "" where none is due."""
        return due_reason(self.facts, self.today)

    @property
    def stale_days(self) -> int:
        """For how many days its review has been overdue; 0 when it isn't."""
        if self.trust is not Trust.STALE or self.facts.due_by is None:
            return 0
        return (self.today - self.facts.due_by).days

    @property
    def edited(self) -> bool:
        """Whether its text was changed since it was verified, also where it is stale besides."""
        return self.facts.edited

    @property
    def edited_on(self) -> date | None:
        """The day of its newest text."""
        return self.facts.edited_on

    @property
    def archived(self) -> bool:
        """Whether it is kept but no longer used."""
        return self.facts.archived

    @property
    def confidence(self) -> Confidence:
        """How much its last verification is worth, and why."""
        return confidence(self.stamp)

    @property
    def spoken(self) -> str:
        """The document as a screen reader says it: "TITLE, stale, overdue for 34 days"."""
        late = self.stale_days
        overdue = f", overdue for {late} {'day' if late == 1 else 'days'}" if late else ""
        return f"{self.title}, {self.trust.word}{overdue}"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One kept text of a document; its body is read by `version_body`.

    Attributes:
        day: the day it counts for; `saved_at` is the instant of its last save, in UTC.
        restored_from: the version whose text was brought back with it.
    """

    id: VersionId
    saved_at: datetime
    day: date
    words: int
    current: bool
    verified: bool = False
    restored_from: VersionId | None = None


@dataclass(frozen=True, slots=True)
class VerificationRow:
    """One verification.

    Attributes:
        day: the day it counts for; `at` is the instant, in UTC.
        changed: whether the text was another one than at the verification before; True for the first.
        by: the name of who verified; "" when it was not said.
    """

    id: VerificationId
    at: datetime
    day: date
    how: tuple[How, ...]
    note: str
    by: str
    version_id: VersionId
    changed: bool = True


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One document that links to another, or is linked."""

    id: DocumentId
    title: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class ResponsibilityLink:
    """One responsibility that a document belongs to."""

    id: ResponsibilityId
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One stored picture or file; its bytes are read by `attachment`. `size` is in bytes."""

    id: AttachmentId
    name: str
    media_type: str
    size: int
    source_path: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """Everything about one document, as its page shows it.

    Attributes:
        front_matter: the front matter of its file as it was read; "" when it was made here.
        versions, verifications: newest first.
        backlinks: the documents that link to it.
        links: the documents that it links to.
        dead_links: the titles that its wiki links name and no document has, as written, each once.
    """

    row: DocumentRow
    body: str
    version_id: VersionId
    rule: ReviewRule
    verifications: tuple[VerificationRow, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    responsibilities: tuple[ResponsibilityLink, ...] = ()
    backlinks: tuple[LinkRow, ...] = ()
    links: tuple[LinkRow, ...] = ()
    dead_links: tuple[str, ...] = ()
    front_matter: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The share of living documents that could be relied on at the end of a day, 0.0 to 1.0; 0.0 without any."""

    day: date
    share: float
    documents: int


@dataclass(frozen=True, slots=True)
class StaleRow:
    """A document that can't be relied on, with how many documents and responsibilities lead to it."""

    row: DocumentRow
    uses: int


@dataclass(frozen=True, slots=True)
class TrustSummary:
    """How far the documents can be trusted as a whole.

    Attributes:
        documents: how many there are, without archived and trashed ones.
        share_verified: the part of them that can be relied on (verified, due soon, evergreen), 0.0 to 1.0.
        counts: how many are in each state; every state has a number.
        unowned: those that nobody answers for.
        trend: the share at the end of each of the last weeks, oldest first; the last point is today.
        stale: what can't be relied on (stale, edited since verified, never verified), the most used first.
        weak: how many of those that can be relied on were verified with low confidence.
    """

    documents: int
    share_verified: float
    counts: dict[Trust, int] = field(default_factory=dict)
    unowned: tuple[DocumentRow, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    stale: tuple[StaleRow, ...] = ()
    weak: int = 0
