"""Answers to whoever asked, filled in and ready to be read and sent. May import db.reader, domain and text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.promises import filled
from csops_desktop.domain.requests import Facet, RequestState
from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.queries.requests import request
from csops_desktop.text.dates import say_date
from csops_desktop.text.replying import SUBJECT, WORDINGS, Reply, hello

_PLANNED_FOR = {
    "initiative": "SELECT target_on FROM initiative WHERE id = ?",
    "commitment": "SELECT due_on FROM commitment WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """An answer that is ready.

    Attributes:
        to: who gets it; "" where nobody is known. `email` is their address, "" where none is.
        wording: the text with its places, `own` when the person worded it.
        values: what fills the places.
    """

    reply: Reply
    to: str
    email: str
    subject: str
    body: str
    wording: str
    own: bool
    values: dict[str, str]


def fitting_reply(state: RequestState) -> Reply:
    """Return the answer that fits where a request stands."""
    fitting = {
        RequestState.TRIAGE: Reply.NEED_MORE_INFO,
        RequestState.NEED_MORE_INFO: Reply.NEED_MORE_INFO,
        RequestState.UNASSIGNED: Reply.ACCEPTED,
        RequestState.IN_PROCESS: Reply.ACCEPTED,
        RequestState.WONT_DO: Reply.DECLINED,
        RequestState.DONE: Reply.DONE,
    }
    return fitting.get(state, Reply.WHEN)


def reply_draft(db: Reader, request_id: RequestId, reply: Reply) -> ReplyDraft | None:
    """Return an answer to whoever asked first; `None` where there is no such request."""
    detail = request(db, request_id)
    if detail is None:
        return None
    own = db.value("SELECT body FROM wording WHERE name = ?", (reply.wording,))
    wording = WORDINGS[reply] if own is None else str(own)
    values = _values(db, detail)
    asker = next((asker for asker in detail.askers if asker.who), None)
    return ReplyDraft(
        reply=reply,
        to="" if asker is None else asker.who,
        email="" if asker is None else asker.email,
        subject=filled(SUBJECT, values),
        body=filled(wording, values).strip(),
        wording=wording,
        own=own is not None,
        values=values,
    )


def _values(db: Reader, detail: RequestDetail) -> dict[str, str]:
    """Return what fills the places."""
    row = detail.row
    planned = _planned_for(db, detail)
    asker = next((asker for asker in detail.askers if asker.who), None)
    who = "" if asker is None else asker.who
    person = db.value("SELECT 1 FROM person WHERE name = ?", (who,)) is not None
    missing = [facet for facet in Facet if not getattr(detail, facet.value)]
    return {
        "hello": hello(who, team=not person),
        "what": row.title,
        "when": "" if planned is None else f" It is planned for {say_date(planned, db.today)}.",
        "state": row.state.word,
        "reason": _sentence(row.reason),
        "revisit": "later" if row.revisit_on is None else f"on {say_date(row.revisit_on, db.today)}",
        "questions": "\n".join(f"- {facet.question}" for facet in missing or Facet),
        "outcome": _outcome(detail),
    }


def _planned_for(db: Reader, detail: RequestDetail) -> date | None:
    """Return the day for which what it became is planned, or else by which it is wanted."""
    row = detail.row
    if row.became in _PLANNED_FOR:
        return day(db.value(_PLANNED_FOR[row.became], (row.became_id,))) or row.due_on
    return row.due_on


def _outcome(detail: RequestDetail) -> str:
    """Return what came of it: the page that answers it, or the note it was closed with."""
    if detail.document:
        return f" The page “{detail.document}” says how."
    note = next((change.note for change in detail.changes if change.state is RequestState.DONE), "")
    return f" {_sentence(note)}" if note else ""


def _sentence(text: str) -> str:
    """Return a text as a sentence, with its full stop."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
