"""What each deed writes: the command, its label, and what has to be asked first. Imports the core's commands.

Where a thing was put off too often there are two further ways: hand it on to somebody by name, or drop it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from csops_desktop.commands import (
    asks,
    board,
    commitments,
    documents,
    metrics,
    nudges,
    occurrences,
    plan,
    responsibilities,
)
from csops_desktop.commands import requests as request_commands
from csops_desktop.commands.labels import did, quoted
from csops_desktop.domain.ids import (
    AskId,
    CommitmentId,
    DocumentId,
    InitiativeId,
    MetricId,
    NudgeId,
    PlanStepId,
    RequestId,
    ResponsibilityId,
)
from csops_desktop.domain.status import count
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import CardFacts, NudgeFacts, TurnFacts


@dataclass(frozen=True, slots=True)
class Write:
    """One change: its label, the command and its arguments; with `question` a sentence is asked for and comes last.

    Attributes:
        question: what is asked before it is written; "" for nothing.
        hint: the muted words of the empty field.
        keyword: the command's argument that takes the answer; "" for the last one.
        field: names the question where it is asked on another page as well, for the draft of its answer.
    """

    label: str
    command: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    question: str = ""
    hint: str = ""
    keyword: str = ""
    field: str = ""


def done(line: Line) -> Write | None:
    """Return what settles a line without a question; `None` where that takes more."""
    match line.kind:
        case "commitment":
            return Write(did("Kept", line.title), commitments.finish_commitment, (CommitmentId(line.thing),))
        case "plan_step":
            return Write(did("Finished", line.title), plan.set_step_done, (PlanStepId(line.thing), True))
        case "occurrence" if line.due_on is not None:
            turn = (InitiativeId(line.thing), line.due_on)
            return Write(did("Finished a turn of", line.title), occurrences.finish_turn, turn)
        case "nudge":
            person = line.facts.person if isinstance(line.facts, NudgeFacts) else line.title
            return Write(f"Ended the follow-up with {person}", nudges.set_follow_up, (NudgeId(line.thing), None))
    return None


def skip(line: Line) -> Write | None:
    """Return what leaves a turn of BAU work out, or all that were missed before it."""
    if not isinstance(line.facts, TurnFacts) or line.due_on is None:
        return None
    turn = (InitiativeId(line.thing), line.due_on)
    why, hint = f"Why is {quoted(line.title)} left out this time?", "One sentence"
    if not line.facts.missed:
        return Write(did("Skipped a turn of", line.title), occurrences.skip_turn, turn, why, hint)
    missed = count(line.facts.missed, "earlier turn")
    why = f"Why {'was' if line.facts.missed == 1 else 'were'} {missed} of {quoted(line.title)} left out?"
    return Write(did("Skipped missed turns of", line.title), occurrences.skip_missed_turns, turn, why, hint)


def check_in(line: Line) -> Write:
    """Return what says that a colour is still right."""
    colour = line.facts.colour if isinstance(line.facts, CardFacts) else "right"
    return Write(
        did("Checked in", line.title),
        board.confirm_status,
        (ResponsibilityId(line.thing),),
        f"Why is {quoted(line.title)} still {colour}?",
        "What you saw, in one sentence",
    )


def check_definition(line: Line) -> Write:
    """Return what says that a metric's definition is right."""
    return Write(
        did("Verified the definition of", line.title),
        metrics.verify_definition,
        (MetricId(line.thing),),
        f"What did you check in the definition of {quoted(line.title)}?",
        "The source, the unit, who measures",
    )


def hand_on(line: Line) -> Write | None:
    """Return what gives a line to somebody else, whose name is asked for; `None` where it belongs to nobody."""
    to = f"Who takes {quoted(line.title)} over?"
    label = did("Handed on", line.title)
    match line.kind:
        case "responsibility":
            return Write(label, responsibilities.set_owner, (ResponsibilityId(line.thing),), to, "A name")
        case "document":
            return Write(label, documents.set_owner, (DocumentId(line.thing),), to, "A name")
        case "request":
            return Write(label, request_commands.assign, (RequestId(line.thing),), to, "A name")
        case "commitment" if not line.mine:
            edit = commitments.edit_commitment
            return Write(label, edit, (CommitmentId(line.thing),), to, "A name", keyword="person")
    return None


def drop(line: Line) -> Write | None:
    """Return what gives a line up; `None` where that has to be decided on its own page."""
    match line.kind:
        case "commitment":
            why = f"Why does {quoted(line.title)} no longer hold?"
            cancel = commitments.cancel_commitment
            to = (CommitmentId(line.thing),)
            return Write(did("Cancelled", line.title), cancel, to, why, "One sentence", field="cancel")
        case "plan_step":
            return Write(did("Dropped", line.title), plan.delete_step, (PlanStepId(line.thing),))
        case "ask":
            return Write(did("Dropped the ask", line.title), asks.delete_ask, (AskId(line.thing),))
        case "document":
            return Write(did("Archived", line.title), documents.archive, (DocumentId(line.thing),))
        case "responsibility":
            return Write(did("Archived", line.title), responsibilities.archive, (ResponsibilityId(line.thing),))
        case "metric":
            return Write(did("Archived", line.title), metrics.archive_metric, (MetricId(line.thing),))
        case "nudge":
            return done(line)
        case "occurrence":
            return skip(line)
    return None
