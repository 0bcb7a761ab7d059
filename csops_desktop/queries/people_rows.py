"""The shapes in which persons, promises and nudges leave the core. Standard library and domain only.

All days are in the person's own calendar; all texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.ids import AskId, CommitmentId, DocumentId, NudgeId, PersonId, PlanStepId, ResponsibilityId
from csops_desktop.domain.promises import CommitmentState, Direction, Tone, UsualSlip, Way
from csops_desktop.domain.status import count
from csops_desktop.domain.working_days import WORKING_DAYS
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.rows import AskRow


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as a list shows them.

    Attributes:
        working_days: ISO weekdays, Monday is 1.
        they_owe, i_owe: open promises of theirs and to them.
        overdue: how many of both are overdue.
        next_due: the soonest day on which one of them is due.
        open_asks: asks that wait for them.
        documents: documents they own.
        last_nudged_on: `None` when they never were.
        archived_on: the day from which they are no longer offered.
    """

    id: PersonId
    name: str
    team: str = ""
    role: str = ""
    email: str = ""
    working_days: tuple[int, ...] = WORKING_DAYS
    they_owe: int = 0
    i_owe: int = 0
    overdue: int = 0
    next_due: date | None = None
    open_asks: int = 0
    documents: int = 0
    last_nudged_on: date | None = None
    archived_on: date | None = None

    @property
    def glance(self) -> str:
        """What is open with them, in words: "owes 2, I owe 1"."""
        parts = (f"owes {self.they_owe}" if self.they_owe else "", f"I owe {self.i_owe}" if self.i_owe else "")
        return ", ".join(part for part in parts if part)

    @property
    def spoken(self) -> str:
        """The person as a screen reader says them: "Dana Roth, RevOps, owes 2, 1 overdue"."""
        overdue = f"{self.overdue} overdue" if self.overdue else ""
        asks = count(self.open_asks, "open ask") if self.open_asks else ""
        archived = "archived" if self.archived_on is not None else ""
        return ", ".join(part for part in (self.name, self.team, self.glance, overdue, asks, archived) if part)


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One promise.

    Attributes:
        person: who owes, or to whom the operator does; "" where the person is gone.
        agreed_by: who agreed to it, in their own words.
        made_on: the day on which it was promised.
        due_on: the day it is due; `None` while no day was agreed on. `due_at` is the time of that day, "14:30" or "".
        first_due_on: the day that was agreed first, before any move.
        closed_on: the day it was done or cancelled.
        outcome: what came of it, or why it was cancelled.
        slips: how often its date moved to a later day; `slipped_days` how much later it stands than first agreed.
        plan_step: the text of the step that waits for it.
        nudges: how often somebody was nudged about it.
        follow_up_on: the day on which it is brought up again after the last nudge.
    """

    id: CommitmentId
    direction: Direction
    what: str
    person_id: PersonId | None
    person: str
    state: CommitmentState
    made_on: date
    due_on: date | None = None
    due_at: str = ""
    first_due_on: date | None = None
    note: str = ""
    agreed_by: str = ""
    closed_on: date | None = None
    outcome: str = ""
    slips: int = 0
    slipped_days: int = 0
    responsibility_id: ResponsibilityId | None = None
    responsibility: str = ""
    document_id: DocumentId | None = None
    document: str = ""
    ask_id: AskId | None = None
    plan_step_id: PlanStepId | None = None
    plan_step: str = ""
    nudges: int = 0
    last_nudged_on: date | None = None
    follow_up_on: date | None = None
    trashed_on: date | None = None

    def overdue_days(self, today: date) -> int:
        """Return for how many days it has been overdue; 0 when it isn't."""
        if self.state is not CommitmentState.OPEN or self.due_on is None:
            return 0
        return max(0, (today - self.due_on).days)

    @property
    def late_days(self) -> int:
        """How many days after the agreed day it was done; 0 when it was on time or isn't done."""
        if self.state is not CommitmentState.DONE or self.due_on is None or self.closed_on is None:
            return 0
        return max(0, (self.closed_on - self.due_on).days)

    @property
    def heading(self) -> str:
        """Who owes what: "Dana owes: owners for 14 fields", "I owe Dana: the draft"."""
        if self.direction is Direction.I_OWE:
            return f"I owe {self.person}: {self.what}" if self.person else f"I owe: {self.what}"
        return f"{self.person or 'Somebody'} owes: {self.what}"


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One move of a promise's date; `days` is negative where it was moved to an earlier one."""

    moved_on: date
    from_on: date
    to_on: date
    moved_by: str
    why: str

    @property
    def days(self) -> int:
        """How many days later the new date is."""
        return (self.to_on - self.from_on).days


@dataclass(frozen=True, slots=True)
class NudgeRow:
    """One nudge: about what, how, and when to come back to it.

    Attributes:
        kind: "commitment", "ask" or "document"; "" where that is gone.
        thing_id: the id of that.
        about: what it was about, as a line.
        follow_up_on: the day on which the desk brings it up again.
    """

    id: NudgeId
    person_id: PersonId
    person: str
    kind: str
    thing_id: int
    about: str
    day: date
    tone: Tone
    way: Way
    body: str
    follow_up_on: date | None


@dataclass(frozen=True, slots=True)
class CommitmentDetail:
    """A promise with its moves and nudges, oldest first."""

    row: CommitmentRow
    slips: tuple[SlipRow, ...] = ()
    nudges: tuple[NudgeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ThanksRow:
    """One thank-you: the day and what for."""

    id: int
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class TheirRequest:
    """A request that a person asked for or works on; `state` in plain words ("in process")."""

    id: int
    title: str
    state: str
    came_on: date
    closed: bool


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """Everything about one person, as their page shows it.

    Attributes:
        they_owe, i_owe: open promises, the soonest due first; those without a day last.
        closed: done and cancelled promises of both directions, the newest first.
        trashed: promises in the trash, from where they can be restored.
        asks: asks of them that are not drafts, the open ones first.
        documents: the documents they own.
        requests: what they asked for, the newest first.
        thanks, nudges: the newest first.
        usual_slip: how late they usually are; private, so it is never said in a deck or an export.
        next_nudge_on: the first day on which they may be nudged (today where nothing speaks against it).
    """

    row: PersonRow
    they_owe: tuple[CommitmentDetail, ...] = ()
    i_owe: tuple[CommitmentDetail, ...] = ()
    closed: tuple[CommitmentDetail, ...] = ()
    trashed: tuple[CommitmentDetail, ...] = ()
    asks: tuple[AskRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    requests: tuple[TheirRequest, ...] = ()
    thanks: tuple[ThanksRow, ...] = ()
    nudges: tuple[NudgeRow, ...] = ()
    usual_slip: UsualSlip | None = None
    next_nudge_on: date | None = None


@dataclass(frozen=True, slots=True)
class NudgeDraft:
    """A nudge that is ready to be read, changed and sent.

    Attributes:
        kind: "commitment", "ask" or "document"; with `thing_id` what it is about.
        about: that as a line.
        tone: how firm it is; by itself firmer each time.
        name: the name of the wording, for `commands.wordings.set_wording`.
        wording: the text with its places ("{first name}"), as shipped or as the person worded it.
        own: it is worded by the person.
        subject, body: filled in.
        nudges: how often they were nudged about it before.
        last_on: when they were nudged last, about anything.
        next_on: the first day on which they may be nudged again.
        refusal: why not now, in a sentence; "" where nothing speaks against it.
        follow_up_on: the day that is offered for coming back to it.
        values: what fills the places, by name.
    """

    kind: str
    thing_id: int
    about: str
    person_id: PersonId
    person: str
    email: str
    tone: Tone
    name: str
    wording: str
    own: bool
    subject: str
    body: str
    nudges: int
    last_on: date | None
    next_on: date
    refusal: str
    follow_up_on: date
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody was thanked: their name, the day and what for."""

    person: str
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class PromisesView:
    """The promises of a time, as a deck tells them; nothing in it says how late somebody usually is.

    Attributes:
        since: the day after which it begins.
        kept: done in that time, the newest first.
        moved: open or done, with a move to a later day in that time; the most days first.
        overdue: open and past their day, the longest first.
        ahead: open and due within two weeks, the soonest first.
        cancelled: no longer hold since that time.
        credits: thank-yous of that time, the newest first.
    """

    since: date
    kept: tuple[CommitmentRow, ...] = ()
    moved: tuple[CommitmentDetail, ...] = ()
    overdue: tuple[CommitmentRow, ...] = ()
    ahead: tuple[CommitmentRow, ...] = ()
    cancelled: tuple[CommitmentRow, ...] = ()
    credits: tuple[Credit, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.kept or self.moved or self.overdue or self.ahead or self.cancelled or self.credits)
