"""`list asks` on the command line. May import the core."""

from __future__ import annotations

from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.domain.status import OPEN_ASK_STATES
from csops_desktop.queries.asks import asks
from csops_desktop.queries.rows import AskRow


def list_asks(state: State, *, as_json: bool) -> str:
    """Return what is needed from others, drafts and answered asks too, with what was answered."""
    return listing(as_json, state.read(asks), ask_as_json, _ask_line)


def ask_as_json(ask: AskRow) -> dict[str, Any]:
    """Return an ask as the command line gives it away; days are ISO text."""
    return {
        "id": ask.id,
        "responsibility_id": ask.responsibility_id,
        "responsibility": ask.responsibility,
        "what": ask.what,
        "person": ask.person,
        "why": ask.why,
        "needed_by": iso(ask.needed_by),
        "state": ask.state.value,
        "asked_on": iso(ask.asked_on),
        "answered_on": iso(ask.answered_on),
        "delivered_on": iso(ask.delivered_on),
        "answer": ask.answer,
    }


def _ask_line(ask: AskRow) -> str:
    """Return an ask as one line."""
    who = f"{ask.person}: " if ask.person else ""
    needed = f", needed by {iso(ask.needed_by)}" if ask.needed_by and ask.state in OPEN_ASK_STATES else ""
    answer = f", answered “{' '.join(ask.answer.split())}”" if ask.answer else ""
    return f"{ask.id:>5}  {ask.state.value:<9}  {who}{ask.what} [{ask.responsibility}]{needed}{answer}"
