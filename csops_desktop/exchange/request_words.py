"""What the status words of a table of requests mean. Standard library, domain and the comparing of words only.

One rule decides every doubtful word: a request is never taken for more decided than it was written. So "Open" and
"Backlog" wait for triage, and "Duplicate" is left to the person: it says of what only on the page it came from. The
words come from the desk itself and from the default workflows of Jira, Zendesk, GitLab and Trello boards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csops_desktop.domain.requests import RequestState
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import shorten
from csops_desktop.exchange.status_words import status_word, with_and_without_remark

_WORDS: dict[RequestState, str] = {
    RequestState.TRIAGE: "triage, in triage, to triage, needs triage, open, new, submitted, received, reported, "
    "backlog, inbox, requested",
    RequestState.NEED_MORE_INFO: "need more info, needs more info, need more information, needs more information, "
    "more info needed, need info, needs info, info needed, information needed, needs clarification, "
    "waiting for info, waiting for information",
    RequestState.UNASSIGNED: "unassigned, accepted, approved, to do, todo, planned, scheduled, queued, ready, "
    "not started, selected for development",
    RequestState.IN_PROCESS: "in process, in progress, wip, work in progress, started, doing, active, assigned, "
    "working, working on it, in development, ongoing, under way, underway",
    RequestState.AWAITING_FEEDBACK: "awaiting feedback, waiting, pending, waiting for feedback, pending feedback, "
    "awaiting reply, awaiting response, waiting for reply, waiting for response, waiting for customer, "
    "waiting on customer, waiting for requester, waiting on requester, in review, review, testing, in testing, uat",
    RequestState.BLOCKED: "blocked, stuck, on hold, hold, paused, impeded",
    RequestState.MONITORING: "monitoring, monitor, handed over, delegated, watching",
    RequestState.WONT_DO: "won t do, wont do, will not do, won t fix, wont fix, declined, rejected, refused, denied, "
    "cancelled, canceled, not planned, not doing, out of scope, withdrawn, abandoned",
    RequestState.DONE: "done, closed, completed, complete, resolved, solved, finished, fixed, delivered, shipped, "
    "released, answered, ✅, ✔",
}
DEFAULT_STATES: dict[str, RequestState] = {
    word.strip(): state for state, words in _WORDS.items() for word in words.split(",")
}
"""The words every table is read with, in the form of `status_word`."""


def read_state(text: str, chosen: Mapping[str, RequestState] | None = None) -> RequestState | None:
    """Say what a cell means: the whole of it, else what stands before a remark ("Declined: no budget").

    Args:
        text: the cell.
        chosen: meanings the person gave, by `status_word`; they come before the defaults.

    Returns:
        The state; `None` for a blank cell and for a word that nobody explained.
    """
    known = {**DEFAULT_STATES, **(chosen or {})}
    return next((known[word] for part in with_and_without_remark(text) if (word := status_word(part)) in known), None)


def parse_state_options(options: Sequence[str]) -> dict[str, RequestState]:
    """Read the command line's `--status WORD=STATE` options; the last "=" separates.

    Returns:
        The meaning by `status_word`, for `read_state`.

    Raises:
        UserError: one has no "=", no word, or a STATE that does not exist.
    """
    chosen: dict[str, RequestState] = {}
    for option in options:
        word, separator, name = option.rpartition("=")
        states = {state.value: state for state in RequestState}
        state = states.get(name.strip().casefold())
        if not separator or not status_word(word) or state is None:
            said = ", ".join(states)
            raise UserError(
                f"--status {shorten(option, 80)} can't be used. Give WORD=STATE; a state is one of: {said}."
            )
        chosen[status_word(word)] = state
    return chosen
