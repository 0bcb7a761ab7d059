"""The lines of Today in words: what stands in a row, in a menu, on the command line. Standard library and domain only.

They are made when a line is shown, since most of ten thousand never are.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from csops_desktop.domain.status import count
from csops_desktop.domain.today import PUT_OFF_LIMIT, Line
from csops_desktop.domain.today_facts import (
    WORK_DONE,
    AskFacts,
    CardFacts,
    DocumentFacts,
    GateFacts,
    MetricFacts,
    NudgeFacts,
    PromiseFacts,
    RequestFacts,
    StepFacts,
    TurnFacts,
)
from csops_desktop.text.dates import say_date, say_distance, say_long

type Shade = Literal["red", "yellow", "green", "muted"]


def headline(line: Line, today: date) -> str:
    """Return what a line is about: "Dana owes: owners for 14 KPI fields"."""
    match line.facts:
        case PromiseFacts(person=person):
            if line.mine:
                return f"I owe {person}: {line.title}" if person else f"I owe: {line.title}"
            return f"{person or 'Somebody'} owes: {line.title}"
        case AskFacts(person=person):
            return f"Asked {person}: {line.title}" if person else f"Asked: {line.title}"
        case NudgeFacts(person=person, about=about):
            return f"Nudged {person}: {about}" if about else f"Nudged {person}"
        case CardFacts(colour=colour, since=since):
            days = "" if since is None else f" for {say_long((today - since).days)}"
            return f"{line.title} has been {colour}{days}"
        case RequestFacts(asker=asker):
            return f"{asker}: {line.title}" if asker else line.title
        case _:
            return line.title


def detail(line: Line, today: date) -> str:
    """Return what else is to be known, its parts separated by dots: "slipped once · holds up “CS KPIs”"."""
    parts = _parts(line, today)
    if line.stuck:
        parts.insert(0, f"put off {line.put_off} times: change it, hand it on or drop it")
    elif line.put_off:
        parts.append("put off once" if line.put_off == 1 else f"put off {line.put_off} times")
    return " · ".join(part for part in parts if part)


def badge(line: Line, today: date) -> tuple[str, Shade]:
    """Return the short word at a line's right and what its colour means; "" for none."""
    if line.until is not None and line.until > today:
        return f"until {say_date(line.until, today)}", "muted"
    if line.urgent:
        return "urgent", "red"
    if isinstance(line.facts, GateFacts):
        return "open", "green"
    if isinstance(line.facts, DocumentFacts) and line.facts.state == "edited":
        return "edited", "yellow"
    if line.due_on is None:
        return "", "muted"
    late = (today - line.due_on).days
    if isinstance(line.facts, DocumentFacts) and line.facts.state == "stale":
        return "stale", "yellow"
    if late > 0:
        return f"{say_long(late)} late", "red" if line.kind in ("commitment", "plan_step", "occurrence") else "yellow"
    if late == 0:
        return f"today {line.due_at}".strip(), "red" if line.kind == "commitment" else "yellow"
    return say_distance(line.due_on, today), "muted"


def spoken(line: Line, today: date) -> str:
    """Return a line as a screen reader says it."""
    parts = (headline(line, today), badge(line, today)[0], detail(line, today).replace(" · ", ", "))
    return ", ".join(part for part in parts if part)


def put_off_question(line: Line) -> str:
    """Return what a line asks that was put off too often."""
    return (
        f"This was put off {line.put_off} times; from {PUT_OFF_LIMIT} on it asks to be changed, handed on or dropped."
    )


def _parts(line: Line, today: date) -> list[str]:
    """Return the parts of a line's detail."""
    match line.facts:
        case PromiseFacts(slips=slips, card=card, nudged_on=nudged_on):
            return [_due(line, today), _slipped(slips), _nudged(nudged_on, today), _holds_up(card)]
        case AskFacts():
            return _ask(line, line.facts, today)
        case NudgeFacts(day=on):
            return [f"nudged {say_distance(on, today)}", _due(line, today, "follow up")]
        case StepFacts(card=card, promised_by=person):
            return [_due(line, today), f"promised by {person}" if person else "", f"plan of “{card}”"]
        case DocumentFacts():
            return _document(line, line.facts, today)
        case CardFacts():
            return _card(line.facts, today)
        case RequestFacts():
            return _request(line, line.facts, today)
        case TurnFacts(missed=missed):
            return [
                _due(line, today),
                f"{count(missed, 'earlier turn')} {'is' if missed == 1 else 'are'} open too" if missed else "",
            ]
        case GateFacts(opened_on=opened_on):
            return [f"its gate opened {say_distance(opened_on, today)}", "nothing holds it any more"]
        case MetricFacts(owner=owner, verified_on=verified_on):
            checked = "never checked" if verified_on is None else f"checked on {say_date(verified_on, today)}"
            return [f"definition {checked}", f"owner {owner}" if owner else "unowned"]


def _ask(line: Line, facts: AskFacts, today: date) -> list[str]:
    """Return the parts of an ask."""
    needed = "" if line.due_on is None else f"needed by {say_date(line.due_on, today)}"
    asked = "" if facts.asked_on is None else f"asked {say_distance(facts.asked_on, today)}"
    answer = "accepted, not delivered" if facts.accepted else f"{asked}, no answer".lstrip(", ")
    return [needed, answer, _nudged(facts.nudged_on, today), _holds_up(facts.card)]


def _document(line: Line, facts: DocumentFacts, today: date) -> list[str]:
    """Return the parts of a document."""
    verified = "" if facts.verified_on is None else f" on {say_date(facts.verified_on, today)}"
    if facts.state == "edited":
        first = f"edited since it was verified{verified}"
    elif facts.state == "stale" and facts.due_by is not None:
        first = f"review overdue for {say_long((today - facts.due_by).days)}"
    else:
        first = _due(line, today, "review due")
    behind = f"behind “{facts.card}”" if facts.card else ""
    return [first, behind, f"owner {facts.owner}" if facts.owner else "unowned", _nudged(facts.nudged_on, today)]


def _card(facts: CardFacts, today: date) -> list[str]:
    """Return the parts of a responsibility."""
    checked = ""
    if facts.checked_on is not None and facts.checked_on != today:
        checked = f"no check-in for {say_long((today - facts.checked_on).days)}"
    missed = "" if facts.missed is None else f"get-to-green date was {say_date(facts.missed, today)}"
    return [missed, checked]


_REASONS = {
    "triage": "to decide",
    "need-more-info": "more information is missing",
    "unassigned": "accepted, not begun",
    "in-process": "in process",
    "awaiting-feedback": "feedback is missing",
    "blocked": "blocked",
    "monitoring": "handed over, look at it again",
    "wont-do": "declined, look at it again",
    WORK_DONE: "the work is done: tell whoever asked, and close it",
}


def _request(line: Line, facts: RequestFacts, today: date) -> list[str]:
    """Return the parts of a request."""
    came = f"came in {say_distance(facts.came_on, today)}"
    asked = f"asked for by {facts.askers}" if facts.askers > 1 else ""
    due = "" if line.due_on is None or facts.reason == "wont-do" else _due(line, today)
    note = f"because {facts.note}" if facts.reason == "wont-do" and facts.note else ""
    return [_REASONS[facts.reason], asked, due, note or came]


def _due(line: Line, today: date, word: str = "due") -> str:
    """Return when a line was or is due."""
    if line.due_on is None:
        return ""
    return f"{word} {'today' if line.due_on == today else say_date(line.due_on, today)}"


def _slipped(slips: int) -> str:
    """Return how often a promise's date was moved."""
    return "" if not slips else "slipped once" if slips == 1 else f"slipped {count(slips, 'time')}"


def _nudged(nudged_on: date | None, today: date) -> str:
    """Return when somebody was nudged last."""
    return "" if nudged_on is None else f"nudged {say_distance(nudged_on, today)}"


def _holds_up(card: str) -> str:
    """Return which responsibility waits."""
    return f"holds up “{card}”" if card else ""
