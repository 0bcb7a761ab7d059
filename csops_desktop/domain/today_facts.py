"""What is known of a line of Today besides its title and day, a shape for each kind. Standard library and domain only.

They are tuples, since a desk may have ten thousand of them; the words are made of them when a line is shown.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

WORK_DONE = "work-done"
"""Why a request stands on Today whose work is finished: it is still open, and whoever asked has not been told."""


class PromiseFacts(NamedTuple):
    """Of a commitment: with whom, how often its date was moved, the card it holds up, when it was last nudged."""

    person: str
    slips: int
    card: str
    nudged_on: date | None


class AskFacts(NamedTuple):
    """Of an ask: who was asked and when, whether it was accepted, the card it belongs to, when it was last nudged."""

    person: str
    asked_on: date | None
    accepted: bool
    card: str
    nudged_on: date | None


class NudgeFacts(NamedTuple):
    """Of a nudge that is to be followed up: who was nudged, when, about what, and kind and id of that."""

    person: str
    day: date
    about: str
    kind: str
    thing: int


class StepFacts(NamedTuple):
    """Of a plan step: its card, and who promised what it waits for ("" for nobody)."""

    card: str
    promised_by: str


class DocumentFacts(NamedTuple):
    """Of a document: its state in a word, its owner, when it was verified, a card that rests on it, the last nudge."""

    state: str
    owner: str
    due_by: date | None
    verified_on: date | None
    card: str
    nudged_on: date | None


class CardFacts(NamedTuple):
    """Of a responsibility: its colour, since when, when it was last checked, its get-to-green date if that is over."""

    colour: str
    since: date | None
    checked_on: date | None
    missed: date | None


class RequestFacts(NamedTuple):
    """Of a request: why it stands here, who asked, how many did, when it came in, why it was declined."""

    reason: str
    asker: str
    askers: int
    came_on: date
    note: str


class TurnFacts(NamedTuple):
    """Of a turn of BAU work: how many earlier turns are open too."""

    missed: int


class GateFacts(NamedTuple):
    """Of a bet whose gate opened: when."""

    opened_on: date


class MetricFacts(NamedTuple):
    """Of a metric: its owner, and when its definition was last checked."""

    owner: str
    verified_on: date | None


type Facts = (
    PromiseFacts
    | AskFacts
    | NudgeFacts
    | StepFacts
    | DocumentFacts
    | CardFacts
    | RequestFacts
    | TurnFacts
    | GateFacts
    | MetricFacts
)
