"""The shapes in which requests leave the core. Standard library and domain only.

All dates are days in the person's own calendar; all texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from csops_desktop.domain.ids import DocumentId, InitiativeId, RequestId
from csops_desktop.domain.requests import UNDECIDED, Flow, RequestState, suggests_foundation


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request as a list shows it.

    Attributes:
        askers: who asked, each once, the first one first: names of persons and teams.
        asked: how often it was asked for, merged and repeated asks counted.
        due_on: the day it is wanted by.
        urgent: it was said to be.
        came_on: the day it came in; `days` is how long ago, or how long it took where it is closed.
        assignee: who does it; "" for the operator.
        closed_on: the day it was done or declined.
        reason: why it was declined.
        revisit_on: when a declined one is looked at again.
        look_on: when one that is monitored is looked at again.
        snoozed_until: it was put off until that day, which has not come.
        became: what accepting it made: "initiative", "responsibility", "commitment", or "".
        became_id: its id.
        work_done: that initiative or promise is finished, while the request is still open.
        today: the day all of this holds for.
    """

    id: RequestId
    title: str
    state: RequestState
    askers: tuple[str, ...]
    asked: int
    due_on: date | None
    urgent: bool
    came_on: date
    days: int
    assignee: str
    closed_on: date | None
    reason: str
    revisit_on: date | None
    look_on: date | None
    snoozed_until: date | None
    became: str
    became_id: int | None
    work_done: bool
    today: date

    @property
    def asker(self) -> str:
        """Who asked, in a few words: "Finance", "Finance and 2 more", or ""."""
        if not self.askers:
            return ""
        return self.askers[0] if len(self.askers) == 1 else f"{self.askers[0]} and {len(self.askers) - 1} more"

    @property
    def undecided(self) -> bool:
        """Whether it still needs a yes or a no."""
        return self.state in UNDECIDED

    @property
    def done_sentence(self) -> str:
        """What finished work asks for; "" where nothing is finished."""
        return "The work is done: tell whoever asked, and close it." if self.work_done else ""

    @property
    def overdue_days(self) -> int:
        """Days since the day it was wanted by; 0 where that is open, to come, or nothing is expected any more."""
        late = 0 if self.due_on is None or self.closed_on is not None else (self.today - self.due_on).days
        return max(late, 0)

    @property
    def suggests_foundation(self) -> bool:
        """Whether it was asked for so often that a foundation would serve better."""
        return suggests_foundation(self.asked)

    @property
    def spoken(self) -> str:
        """The request as a screen reader says it."""
        who = f", from {self.asker}" if self.askers else ""
        often = f", asked {self.asked} times" if self.asked > 1 else ""
        done = ", the work is done" if self.work_done else ""
        return f"{self.title}{who}, {self.state.word}{', urgent' if self.urgent else ''}{often}{done}"


@dataclass(frozen=True, slots=True)
class AskerRow:
    """One time that somebody asked; `said` is the line as it was typed then."""

    who: str
    email: str
    day: date
    said: str


@dataclass(frozen=True, slots=True)
class RequestChangeRow:
    """One step in the life of a request."""

    state: RequestState
    at: datetime
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class InterruptRow:
    """A request that was taken on in front of planned work.

    Attributes:
        displaced: what had to wait, by its title then; `initiative_id` is `None` where that is gone or never was one.
        for_whom: who asked.
    """

    request_id: RequestId
    title: str
    initiative_id: InitiativeId | None
    displaced: str
    for_whom: str
    day: date
    why: str


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """Everything about one request.

    Attributes:
        problem, helps, why, how_often: the problem rather than the task: what is wrong, whom solving it helps, why it
            matters, how often it comes up.
        answered_at: the instant of the first answer.
        became_title: the title of what accepting it made; "" where that is gone.
        document: the title of the document that answered it, `document_id` its id.
        merged: titles of the requests that were merged into it; `merged_into` the one it was merged into.
        documents_updated, requester_told: what closing it asks.
        minutes: time that was spent on it.
        trashed: it is in the trash.
    """

    row: RequestRow
    problem: str
    helps: str
    why: str
    how_often: str
    answered_at: datetime | None
    became_title: str
    document_id: DocumentId | None
    document: str
    askers: tuple[AskerRow, ...]
    changes: tuple[RequestChangeRow, ...]
    interrupts: tuple[InterruptRow, ...]
    merged: tuple[str, ...]
    merged_into: RequestId | None
    documents_updated: bool
    requester_told: bool
    minutes: int
    trashed: bool


@dataclass(frozen=True, slots=True)
class LikelyRequest:
    """A request that may be the same as another; `why` says what both share."""

    row: RequestRow
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class LikelyAnswer:
    """A document that may answer a request; `place` is where, `why` says what both share."""

    document_id: DocumentId
    title: str
    trust: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class RequestSummary:
    """What a deck tells of the requests.

    Attributes:
        since: the first of the days that `flow`, `interrupts` and `declined` are about; the last is the deck's.
        flow: what came in and went out in them.
        interrupts: what was taken on in front of planned work, the newest first.
        declined: what was declined in them and still is, the most asked for first.
        often: what is open or declined and was asked for so often that a foundation may serve better.
        monitored: what others do and is still watched, what is to be looked at first.
    """

    since: date
    flow: Flow
    interrupts: tuple[InterruptRow, ...]
    declined: tuple[RequestRow, ...]
    often: tuple[RequestRow, ...]
    monitored: tuple[RequestRow, ...]
