"""What a deck says about the trust of the documents. Pure; standard library, domain and the query rows only.

Leadership need to know how much of what is written down can be relied on, whether that gets better, and which doubtful
documents others lean on. Every document is counted; by name stand those that matter most, with how many more there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from csops_desktop.deck import sentences as say
from csops_desktop.deck.slides import AskLine, Section, SectionLine, SectionsSlide, StepLine, TextLine
from csops_desktop.domain.status import count
from csops_desktop.domain.trust import DOUBTFUL, RELIED_ON, Trust
from csops_desktop.queries.document_rows import DocumentRow, StaleRow, TrustSummary

TRUSTED = 0.9
"""From this share on the slide's message is that the documents are trusted; the rest is then an exception."""

_NAMED = 5
"""So many doubtful documents stand by name: a slide is read in half a minute, and the page lists them all."""

_UNOWNED = 4
"""So many documents without an owner stand by name."""

_WEEKS_BACK = (12, 8, 4)
"""The weeks whose share is told where no day was chosen to compare with."""

_MEANING = {
    Trust.VERIFIED: "",
    Trust.DUE_SOON: "(verified, to be checked again within days)",
    Trust.EVERGREEN: "(needs no review)",
    Trust.STALE: "(past the day of its review)",
    Trust.EDITED: "(its text is not the one that was checked)",
    Trust.NEVER: "(nobody has checked it here)",
}
"""What stands beside a state that doesn't explain itself; also the order in which the states are told."""


def trust_slide(
    now: TrustSummary | None, as_of: date, *, before: TrustSummary | None = None, since: date | None = None
) -> SectionsSlide | None:
    """Compose the slide on the trust of the documents; `None` where there is no document.

    Args:
        now: how far they could be trusted on the deck's day.
        as_of: the deck's day.
        before: how far they could be trusted on `since`, as it was shown that day.
        since: the day to compare with.
    """
    if now is None or not now.documents:
        return None
    doubts: list[SectionLine] = [_doubtful(stale, as_of) for stale in now.stale[:_NAMED]]
    if len(now.stale) > _NAMED:
        doubts.append(TextLine(f"and {len(now.stale) - _NAMED} more", muted=True))
    return SectionsSlide(
        title=_title(now),
        short="Documentation trust",
        bookmark="Documentation trust",
        left=(
            Section("How far the documents can be trusted", _states(now)),
            Section("How it moves", _movement(now, as_of, before, since)),
            Section("Nobody answers for", _unowned(now.unowned), "Every document has an owner."),
        ),
        right=(Section("In doubt, the most used first", tuple(doubts), "No document is in doubt."),),
    )


def _title(now: TrustSummary) -> str:
    """Compose the message: that they are trusted, or what most of the doubtful ones suffer from."""
    total = now.documents
    verified = sum(now.counts.get(state, 0) for state in RELIED_ON)
    if now.share_verified >= TRUSTED:
        return f"Documents are trusted: {verified} of {total} verified"
    worst = max(DOUBTFUL, key=lambda state: now.counts.get(state, 0))
    number = now.counts.get(worst, 0)
    whose = "the one document" if total == 1 else f"{number} of {total} documents"
    what = {
        Trust.STALE: f"{say.is_are(number)} past {'its' if number == 1 else 'their'} review",
        Trust.EDITED: f"{'was' if number == 1 else 'were'} edited after being verified",
        Trust.NEVER: f"{'was' if number == 1 else 'were'} never verified",
    }[worst]
    return f"{say.start(whose)} {what}{_most_used(now, worst)}"


def _most_used(now: TrustSummary, worst: Trust) -> str:
    """Name the document of a state on which most rests, to end a title; "" where nothing leads to any."""
    found = next((stale.row for stale in now.stale if stale.row.trust is worst and stale.uses), None)
    if found is None or len(found.title) > say.NAME_IN_TITLE or now.counts.get(worst, 0) == 1:
        return f"; {_percent(now.share_verified)} can be relied on"
    return f": most used is “{found.title}”"


def _percent(share: float) -> str:
    """Say a share; what is not all is never said to be all, and what is something never nothing."""
    shown = round(100 * share)
    return f"{min(max(shown, int(share > 0)), 100 - int(share < 1))} %"


def _states(now: TrustSummary) -> tuple[SectionLine, ...]:
    """Count the documents in each state, and those whose verification is worth little."""
    lines: list[SectionLine] = [
        StepLine(str(now.counts[state]), state.word, meaning)
        for state, meaning in _MEANING.items()
        if now.counts.get(state, 0)
    ]
    if now.weak:
        verb = "was" if now.weak == 1 else "were"
        some = say.start(say.number_word(now.weak))
        lines.append(TextLine(f"{some} of those verified {verb} hardly checked: low confidence.", muted=True))
    return tuple(lines)


def _movement(
    now: TrustSummary, as_of: date, before: TrustSummary | None, since: date | None
) -> tuple[SectionLine, ...]:
    """Say the share that can be relied on, and what it was on the compared day or in the weeks before."""
    verified = sum(now.counts.get(state, 0) for state in RELIED_ON)
    today = f"{_percent(now.share_verified)} can be relied on: {verified} of {count(now.documents, 'document')}."
    if before is not None and since is not None:
        return (TextLine(today), TextLine(_compared(before, since, as_of), muted=True))
    points = {(as_of - point.day).days // 7: point for point in now.trend if point.documents}
    told = [f"{_percent(points[weeks].share)} {weeks} weeks ago" for weeks in _WEEKS_BACK if weeks in points]
    earlier = f"It was {say.join(told)}." if told else "There were no documents four weeks ago."
    return (TextLine(today), TextLine(earlier, muted=True))


def _compared(before: TrustSummary, since: date, as_of: date) -> str:
    """Say how it was on the day that is compared with."""
    day = say.long_date(since, as_of)
    if not before.documents:
        return f"On {day} there was no document."
    verified = sum(before.counts.get(state, 0) for state in RELIED_ON)
    return f"On {day} it was {_percent(before.share_verified)}: {verified} of {count(before.documents, 'document')}."


def _unowned(rows: Sequence[DocumentRow]) -> tuple[SectionLine, ...]:
    """Count the documents without an owner and name the first of them."""
    if not rows:
        return ()
    names = say.join([f"“{row.title}”" for row in rows], _UNOWNED)
    return (TextLine(f"{say.start(say.some(len(rows), 'document'))}: {names}."),)


def _doubtful(stale: StaleRow, as_of: date) -> AskLine:
    """Say one doubtful document: its state, who answers for it, and what leads to it."""
    row = stale.row
    late = f" for {say.lasted(as_of - timedelta(days=row.stale_days), as_of)}" if row.stale_days else ""
    state = f"stale, overdue{late}" if row.trust is Trust.STALE else row.trust.word
    used = f"used in {count(stale.uses, 'place')}" if stale.uses else "nothing leads to it"
    owner = f"owner {row.owner}" if row.owner else "no owner"
    return AskLine(row.title, say.start(" · ".join((state, owner, used))))
