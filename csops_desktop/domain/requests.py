"""Requests: their states, what may become of them, and what asking again means. Standard library only.

The states are those of GitLab's Customer Success Operations board (need more info, unassigned, in process, awaiting
feedback, blocked, monitoring, won't do), with triage before them and done behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ASKS_FOR_A_FOUNDATION = 3
"""Asked this often, something is no single favour any more: it may deserve a foundation."""

REVISIT_DAYS = 90
"""The day that is offered for looking at a declined request again: after a quarter, when plans are made anew."""


class RequestState(StrEnum):
    """Where a request stands. The value is the word of the command line, JSON and the database."""

    TRIAGE = "triage"
    NEED_MORE_INFO = "need-more-info"
    UNASSIGNED = "unassigned"
    IN_PROCESS = "in-process"
    AWAITING_FEEDBACK = "awaiting-feedback"
    BLOCKED = "blocked"
    MONITORING = "monitoring"
    WONT_DO = "wont-do"
    DONE = "done"

    @property
    def word(self) -> str:
        """The state as said in a sentence: "in process", "won't do"."""
        return "won’t do" if self is RequestState.WONT_DO else self.value.replace("-", " ")

    @property
    def heading(self) -> str:
        """The state as a heading: "In process"."""
        return self.word[0].upper() + self.word[1:]


class Facet(StrEnum):
    """What is asked about a request: the problem and not the task. The value is the column that holds the answer."""

    PROBLEM = "problem"
    HELPS = "helps"
    WHY = "why"
    HOW_OFTEN = "how_often"

    @property
    def heading(self) -> str:
        """The question as a label."""
        return _ASKED[self]

    @property
    def question(self) -> str:
        """The question in full, which stands in the empty field."""
        return _QUESTIONS[self]


_ASKED = {Facet.PROBLEM: "Problem", Facet.HELPS: "Helps", Facet.WHY: "Why", Facet.HOW_OFTEN: "How often"}
_QUESTIONS = {
    Facet.PROBLEM: "What is wrong or missing today? Not yet how to solve it.",
    Facet.HELPS: "Who is better off once it is solved?",
    Facet.WHY: "Why does it matter, and what happens without it?",
    Facet.HOW_OFTEN: "How often does it come up?",
}


class Becomes(StrEnum):
    """What an accepted request is made into. BAU item and foundation are initiatives in their tiers."""

    INITIATIVE = "initiative"
    BAU = "bau"
    FOUNDATION = "foundation"
    RESPONSIBILITY = "responsibility"
    COMMITMENT = "commitment"
    HANDED_OVER = "handed-over"

    @property
    def heading(self) -> str:
        """The choice as it is offered."""
        return _OFFERED[self]


_OFFERED = {
    Becomes.INITIATIVE: "Strategic bet",
    Becomes.BAU: "BAU item",
    Becomes.FOUNDATION: "Foundation",
    Becomes.RESPONSIBILITY: "Responsibility",
    Becomes.COMMITMENT: "Promise of mine",
    Becomes.HANDED_OVER: "Handed over",
}

PLANNED = (Becomes.INITIATIVE, Becomes.BAU, Becomes.FOUNDATION)
"""What stands in the planner and needs hours."""

CLOSED = (RequestState.DONE, RequestState.WONT_DO)
"""The states in which nothing is expected any more."""

OPEN = tuple(state for state in RequestState if state not in CLOSED)

ACCEPTED = (
    RequestState.UNASSIGNED,
    RequestState.IN_PROCESS,
    RequestState.AWAITING_FEEDBACK,
    RequestState.BLOCKED,
    RequestState.MONITORING,
)
"""The states of what was accepted and is not finished; a request moves among them freely."""

UNDECIDED = (RequestState.TRIAGE, RequestState.NEED_MORE_INFO)
"""The states of what still needs a yes or a no."""


def _moves() -> dict[RequestState, tuple[RequestState, ...]]:
    """Return the moves by hand from each state; accepting, declining and closing are acts of their own."""
    finished = (RequestState.TRIAGE, RequestState.DONE, RequestState.WONT_DO)
    moves: dict[RequestState, tuple[RequestState, ...]] = dict.fromkeys(ACCEPTED, (*ACCEPTED, *finished))
    moves[RequestState.TRIAGE] = (RequestState.NEED_MORE_INFO, *ACCEPTED, RequestState.DONE, RequestState.WONT_DO)
    moves[RequestState.NEED_MORE_INFO] = (RequestState.TRIAGE, *ACCEPTED, RequestState.DONE, RequestState.WONT_DO)
    moves[RequestState.WONT_DO] = (RequestState.TRIAGE,)
    moves[RequestState.DONE] = (RequestState.IN_PROCESS, RequestState.TRIAGE)
    return {state: tuple(to for to in targets if to is not state) for state, targets in moves.items()}


MOVES = _moves()
"""The states a request may go to from each; a declined one is taken up again only by deciding anew."""


def may_move(now: RequestState, to: RequestState) -> bool:
    """Say whether a request may go from one state to another."""
    return to in MOVES[now]


def would_take_back(now: RequestState, said: RequestState) -> bool:
    """Say whether a state that a file names would take back what was decided in the desk.

    A file may lead a request on: from undecided to accepted, and from there to closed. Where it knows less than the
    desk, it is the older of the two; what is closed stays closed as it was.
    """
    far = dict.fromkeys(ACCEPTED, 2) | dict.fromkeys(CLOSED, 3)
    far |= {RequestState.TRIAGE: 0, RequestState.NEED_MORE_INFO: 1}
    return far[said] < far[now] or (now in CLOSED and said is not now)


def state_once_accepted(becomes: Becomes) -> RequestState:
    """Return the state of a request that was just accepted.

    What goes into the planner waits there for its turn; what was handed over is only watched; a promise or a
    responsibility is being worked on.
    """
    if becomes in PLANNED:
        return RequestState.UNASSIGNED
    return RequestState.MONITORING if becomes is Becomes.HANDED_OVER else RequestState.IN_PROCESS


def must_displace(urgent: bool, becomes: Becomes) -> bool:
    """Say whether accepting it so takes it in front of planned work, which then has to be named.

    Whatever is urgent and is not somebody else's work displaces something; a week has no spare hours.
    """
    return urgent and becomes is not Becomes.HANDED_OVER


def suggests_foundation(asked: int) -> bool:
    """Say whether a request was asked for so often that a foundation would serve better than another favour."""
    return asked >= ASKS_FOR_A_FOUNDATION


def asked_again_sentence(asked: int) -> str:
    """Return what a repeated ask suggests: "Asked 3 times: …"; "" where it suggests nothing."""
    if not suggests_foundation(asked):
        return ""
    return f"Asked {asked} times: a foundation may serve better than another single answer."


def usual_revisit(today: date) -> date:
    """Return the day that is offered for looking at a declined request again."""
    return today + timedelta(days=REVISIT_DAYS)


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in and went out in some days.

    Attributes:
        came: requests that came in, merged and repeated ones not counted.
        asked: how often somebody asked, the repeated and merged ones too.
        done, declined: requests that were closed so.
        answered: those of `done` that a document answered.
        accepted: requests that were accepted.
        interrupts: those of `accepted` that were taken on in front of planned work.
        waiting: undecided ones at the end.
    """

    came: int
    asked: int
    done: int
    declined: int
    answered: int
    accepted: int
    interrupts: int
    waiting: int

    @property
    def interrupt_percent(self) -> int | None:
        """The interrupts among what was accepted, in whole percent; `None` where nothing was."""
        return round(100 * self.interrupts / self.accepted) if self.accepted else None
