"""Which part of a reason a title or a list may quote: a whole sentence that stands alone, or nothing.

Standard library only. Nothing is cut within a sentence: a fragment says what nobody wrote ("Cerberus is red: it set out
to deliver eight milestones"). What is not quoted stands in full on the slide or in the appendix.
"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.!?。！？])[\"'”’)]*\s+|\s*\n\s*|(?<=[。！？])")
_COLOUR_WORD = re.compile(r"\b(red|amber|yellow|green|rated|rating)\b", re.IGNORECASE)
_LEAD_IN = re.compile(r":\s*$|\b(following|below|as follows)\b[^.]*\.?$", re.IGNORECASE)
_REFERS_BACK = frozenset("it its this that these those they their them he she his her such however".split())  # noqa: SIM905
"""First words that mean something said before; in a title nothing was."""

_NEEDS_THE_REST = frozenset(
    """
    we our us i my in on at as since while although though due following despite given after when because compared
    overall additionally also therefore thus hence but and so yet there instead meanwhile furthermore
    """.split()  # noqa: SIM905
)
"""First words of a sentence that sets the scene for the next one; alone it could be the consolation."""

_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:\w|e\.g|i\.e|etc|vs|approx|no|nos|mr|mrs|ms|dr|st|ltd|inc|co|prof|est)\.$", re.I
)
_SMALL_WORDS = """
a account accounts add after agree all allow an approve as assign at back because budget buy choose confirm contract
contracts customer customers dashboard dashboards data decide definition definitions each eight every field fields
find five for forecast four fund give grant handover headcount help hire in integration it join keep let make many
migration most move name nine no nobody nominate not numbers on one only our owner owners pay policy process provide
put release renewal renewals reports review reviews say send set seven several share sign since six some source
start still stop support system systems take team teams tell ten that the there these they this three ticket tickets
tool tools training two waiting we with without
"""
_SMALL_STARTS = frozenset(_SMALL_WORDS.split())
"""Words that begin a sentence and are surely no names, so that they lose their capital after a colon."""


def sentences_of(text: str) -> list[str]:
    """Split a text into its sentences."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def gist(reason: str, limit: int) -> str:
    """Return the sentence of a reason that a title or a list can quote; the full text always stands elsewhere.

    That is the whole reason where it is one sentence, else its first one where that stands alone.

    Args:
        reason: as the person gave it.
        limit: most characters.

    Returns:
        "" when there is no such sentence: too long, only the colour again, the announcement of a list, or one that
        refers to something said before.
    """
    sentences = sentences_of(reason)
    if not sentences:
        return ""
    first = sentences[0]
    begins = _first_word(first)
    if begins in _REFERS_BACK or (len(sentences) > 1 and not _stands_alone(first, begins, sentences[1])):
        return ""
    found = first.rstrip(".。 ")
    return found if len(found) <= limit else ""


def _first_word(sentence: str) -> str:
    """Return a sentence's first word in lower case, without what clings to it: "we" of "We've"."""
    found = re.match(r"\W*([^\W\d_]+)", sentence)
    return found[1].lower() if found else ""


def _stands_alone(first: str, begins: str, second: str) -> bool:
    """Say whether the first of several sentences can be quoted without the others."""
    broken = _ABBREVIATION.search(first) is not None or second[:1].islower() or second[:1].isdigit()
    return not (broken or begins in _NEEDS_THE_REST or _COLOUR_WORD.search(first) or _LEAD_IN.search(first))


def uncapitalised(text: str) -> str:
    """Return `text` as it continues after a colon: only words that are surely no names lose their capital."""
    first = text.split(" ", 1)[0].rstrip(",")
    is_small = first.lower() in _SMALL_STARTS and first[1:] == first[1:].lower()
    return text[:1].lower() + text[1:] if is_small else text
