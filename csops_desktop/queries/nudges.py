"""Nudges that are ready to send, whether they may be, and which are to be followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import CommitmentId, DocumentId, PersonId
from csops_desktop.domain.promises import (
    FOLLOW_UP_DAYS,
    Direction,
    Tone,
    after_working_days,
    filled,
    next_nudge_on,
    suggested_tone,
    weekdays,
)
from csops_desktop.queries.commitments import commitment, nudges
from csops_desktop.queries.documents import any_document
from csops_desktop.queries.people_rows import NudgeDraft, NudgeRow
from csops_desktop.text.nudging import SUBJECTS, WORDINGS, due_words, needed_words, too_soon


@dataclass(frozen=True, slots=True)
class NudgeAllowed:
    """Whether somebody may be nudged.

    Attributes:
        allowed: nothing speaks against it today.
        last_on: the day of their last nudge.
        next_on: the first day on which they may be nudged; today where nothing speaks against it.
        sentence: why not now, and when; "" where nothing does.
    """

    allowed: bool
    last_on: date | None
    next_on: date
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a nudge is about, ready to be filled in."""

    person_id: PersonId
    what: str
    when: str
    card: str = ""
    agreed: str = ""


def nudge_allowed(db: Reader, person: PersonId) -> NudgeAllowed:
    """Say whether a person may be nudged today; the budget counts whatever they were nudged about."""
    row = db.row("SELECT name, working_days FROM person WHERE id = ?", (person,))
    name, working = ("", "") if row is None else row
    last = day(db.value("SELECT max(day) FROM nudge WHERE person_id = ?", (person,)))
    on = next_nudge_on(last, weekdays(working), db.today)
    if last is None or on <= db.today:
        return NudgeAllowed(True, last, on)
    return NudgeAllowed(False, last, on, too_soon(name, last, on, db.today))


def nudge_draft(db: Reader, kind: str, thing_id: int, tone: Tone | None = None) -> NudgeDraft | None:
    """Return a nudge that is ready to be read and sent; `None` where the thing is gone or nobody is named at it.

    Args:
        kind: "commitment", "ask" or "document".
        thing_id: its id.
        tone: how firm; default: firmer each time.
    """
    matter = _MATTERS[kind](db, thing_id)
    if matter is None:
        return None
    name, email, working = db.rows("SELECT name, email, working_days FROM person WHERE id = ?", (matter.person_id,))[0]
    before = int(db.value(f"SELECT count(*) FROM nudge WHERE {kind}_id = ?", (thing_id,)))
    tone = suggested_tone(before) if tone is None else tone
    wording_name = f"nudge.{kind}.{tone.value}"
    own = db.value("SELECT body FROM wording WHERE name = ?", (wording_name,))
    wording = WORDINGS[wording_name] if own is None else str(own)
    values = {
        "first name": name.split()[0],
        "name": name,
        "what": matter.what,
        "when": matter.when,
        "card": matter.card,
        "agreed": matter.agreed,
    }
    allowed = nudge_allowed(db, matter.person_id)
    return NudgeDraft(
        kind=kind,
        thing_id=thing_id,
        about=matter.what,
        person_id=matter.person_id,
        person=name,
        email=email,
        tone=tone,
        name=wording_name,
        wording=wording,
        own=own is not None,
        subject=filled(SUBJECTS[kind], values),
        body=filled(wording, values),
        nudges=before,
        last_on=allowed.last_on,
        next_on=allowed.next_on,
        refusal=allowed.sentence,
        follow_up_on=after_working_days(db.today, FOLLOW_UP_DAYS, weekdays(working)),
        values=values,
    )


def follow_ups(db: Reader, until: date | None = None) -> list[NudgeRow]:
    """Return the last nudge about each thing that still waits, where the day to come back to it has come.

    Args:
        until: the last such day; default: today. The earliest stands first.
    """
    last = "SELECT max(n.id) FROM nudge n GROUP BY n.commitment_id, n.ask_id, n.document_id"
    waiting = (
        "(n.commitment_id IS NULL OR EXISTS (SELECT 1 FROM commitment c WHERE c.id = n.commitment_id"
        " AND c.state = 'open' AND c.trashed_on IS NULL))"
        " AND (n.ask_id IS NULL OR EXISTS (SELECT 1 FROM ask a JOIN responsibility r ON r.id = a.responsibility_id"
        " WHERE a.id = n.ask_id AND a.state IN ('asked', 'accepted') AND r.trashed_on IS NULL))"
        # A document that was verified since has had its answer.
        " AND (n.document_id IS NULL OR EXISTS (SELECT 1 FROM document d WHERE d.id = n.document_id"
        " AND d.trashed_on IS NULL AND d.archived_on IS NULL AND coalesce(d.verified_on, '') < n.day))"
    )
    sql = f"SELECT n.id FROM nudge n WHERE n.follow_up_on <= ? AND n.id IN ({last}) AND {waiting}"
    wanted = {row[0] for row in db.rows(sql, ((until or db.today).isoformat(),))}
    found = [row for row in nudges(db) if row.id in wanted]
    return sorted(found, key=lambda row: (row.follow_up_on or date.max, row.id))


def _commitment(db: Reader, thing_id: int) -> _Matter | None:
    """Return a promise of theirs as the matter of a nudge."""
    found = commitment(db, CommitmentId(thing_id))
    if found is None or found.row.person_id is None or found.row.direction is Direction.I_OWE:
        return None
    row = found.row
    card = f" “{row.responsibility}” waits for it." if row.responsibility else ""
    agreed = f" We agreed: {row.agreed_by.rstrip('.')}." if row.agreed_by else ""
    return _Matter(found.row.person_id, row.what, due_words(row.due_on, db.today), card, agreed)


def _ask(db: Reader, thing_id: int) -> _Matter | None:
    """Return an ask as the matter of a nudge."""
    row = db.row(
        "SELECT a.person_id, a.what, a.needed_by, r.title FROM ask a"
        " JOIN responsibility r ON r.id = a.responsibility_id WHERE a.id = ?",
        (thing_id,),
    )
    if row is None or row[0] is None:
        return None
    return _Matter(PersonId(row[0]), row[1], needed_words(day(row[2]), db.today), f" “{row[3]}” waits for it.")


def _document(db: Reader, thing_id: int) -> _Matter | None:
    """Return a document's review as the matter of a nudge."""
    row = any_document(db, DocumentId(thing_id))
    owner = db.value("SELECT owner_id FROM document WHERE id = ?", (thing_id,))
    if row is None or owner is None:
        return None
    late = f", overdue for {row.stale_days} {'day' if row.stale_days == 1 else 'days'}" if row.stale_days else ""
    return _Matter(PersonId(owner), row.title, f"{row.trust.word}{late}")


_MATTERS = {"commitment": _commitment, "ask": _ask, "document": _document}
