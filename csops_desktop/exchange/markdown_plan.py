"""The shapes of a Markdown import: what is read, what is known already, what would be done. Domain and shapes only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import Audience, Kind, ReviewRule
from csops_desktop.exchange.markdown_files import FileIssue


@dataclass(frozen=True, slots=True)
class Fields:
    """What describes a document besides its text."""

    title: str
    area: str = ""
    owner: str = ""
    kind: Kind = Kind.OTHER
    audience: tuple[Audience, ...] = ()
    rule: ReviewRule = field(default_factory=ReviewRule)
    claimed_on: date | None = None

    def as_texts(self) -> dict[str, str]:
        """Return each value as one text, by its name, to compare and to keep."""
        rule = self.rule
        day = rule.on.isoformat() if rule.on else ""
        evergreen = "yes" if rule.evergreen else ""
        return {
            "title": self.title,
            "area": self.area,
            "owner": self.owner,
            "kind": self.kind.value,
            "audience": " ".join(reader.value for reader in self.audience),
            "rule": "|".join((str(rule.every or ""), rule.unit or "", day, evergreen, rule.reason)),
            "claimed_on": self.claimed_on.isoformat() if self.claimed_on else "",
        }


@dataclass(frozen=True, slots=True)
class ExistingDocument:
    """What the workspace holds already, as far as an import needs it; `source` as `SourceRecord` keeps it."""

    id: DocumentId
    fields: Fields
    body: str
    source_path: str
    front_matter: str
    source: str
    archived: bool
    trashed: bool
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExistingAttachment:
    """A stored file; `digest` is of its bytes (SHA-256 in hexadecimal)."""

    name: str
    digest: str
    source_path: str


class PageKind(StrEnum):
    """What becomes of a file."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """What becomes of one Markdown file. A skipped one has nothing but `why`.

    Attributes:
        path: its path in the folder.
        why: what happens or why not, as a clause.
        source_path: its path in the folder under whose name it is kept; another one where folders lie side by side.
        fields: ADD: what describes it; CHANGE and SAME: as it is after the import.
        changed: the names of the fields that change.
        body: its text as the workspace keeps it; `None` leaves the present text.
        front_matter, source: what is kept for an export; written also where nothing else changes.
        rule_given: the file names a review rule.
        due_by: the last day on which it counts as reviewed by its own words; `None` where there is none.
        dead: links of it that lead to no file.
        keep_records: front matter and source are the same as before.
    """

    path: str
    kind: PageKind
    title: str
    why: str
    id: DocumentId | None = None
    fields: Fields | None = None
    changed: tuple[str, ...] = ()
    body: str | None = None
    front_matter: str = ""
    source: str = ""
    rule_given: bool = False
    due_by: date | None = None
    dead: tuple[str, ...] = ()
    keep_records: bool = False
    source_path: str = ""


@dataclass(frozen=True, slots=True)
class PlannedAttachment:
    """A file to be stored under a name that no other has."""

    name: str
    media_type: str
    content: bytes
    source_path: str


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How many files meet which fate, and what they say."""

    added: int
    changed: int
    same: int
    skipped: int
    with_rule: int
    overdue: int
    dead_links: int
    attachments: int


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """Everything one import of a folder would do, in the order of the paths.

    Attributes:
        folder: its name.
        on: the day of the import.
        issues: remarks on single files, one line each.
        notes: remarks on the whole.
        missing: the paths that came from this folder earlier and are not in it any more; nothing is done with them.
    """

    folder: str
    on: date
    pages: tuple[PlannedPage, ...]
    attachments: tuple[PlannedAttachment, ...] = ()
    issues: tuple[FileIssue, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def counts(self) -> DocumentCounts:
        """How many files meet which fate; `overdue` counts against `on`."""
        kinds = Counter(page.kind for page in self.pages)
        return DocumentCounts(
            added=kinds[PageKind.ADD],
            changed=kinds[PageKind.CHANGE],
            same=kinds[PageKind.SAME],
            skipped=kinds[PageKind.SKIP],
            with_rule=sum(page.rule_given for page in self.pages),
            overdue=self.overdue_on(self.on),
            dead_links=sum(len(page.dead) for page in self.pages),
            attachments=len(self.attachments),
        )

    def overdue_on(self, day: date) -> int:
        """Return how many pages are past their review on a day, by their own words."""
        return sum(page.due_by is not None and page.due_by < day for page in self.pages)

    @property
    def empty(self) -> bool:
        """Applying it would change nothing."""
        idle = (PageKind.SAME, PageKind.SKIP)
        return not self.attachments and all(page.kind in idle and page.keep_records for page in self.pages)
