"""The shipped wordings of nudges, and how the budget says no. Standard library and `dates` only.

Each says who, what and by when, offers a way out, and blames nobody: whoever is late mostly knows. The firmer ones say
what depends on it. Every one may be worded anew (`commands.wordings`); the places in braces are filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from csops_desktop.text.dates import say_date, say_distance

PLACES = ("first name", "name", "what", "when", "card", "agreed")
"""What stands in braces in a wording: who, what it is about, when it is or was due, what it holds up, the agreement."""

WORDINGS: Mapping[str, str] = {
    "nudge.commitment.friendly": (
        "Hi {first name},\n\na quick check on “{what}”, which we have down as {when}. Is that still fine, or would "
        "another day be better? Tell me if something is missing on my side.\n\nThank you!"
    ),
    "nudge.commitment.firm": (
        "Hi {first name},\n\nI am coming back to “{what}”. It is {when}.{agreed}{card} Could you tell me today which "
        "day you can commit to, or who else could take it on?\n\nThank you"
    ),
    "nudge.commitment.final": (
        "Hi {first name},\n\n“{what}” is {when}, and I have asked before.{agreed}{card} I will say so in the next "
        "status report unless we find a way this week: do it, hand it on, or drop it. All three are fine with me, "
        "silence is not. Shall we talk for ten minutes?"
    ),
    "nudge.ask.friendly": (
        "Hi {first name},\n\ndid you have a chance to look at this: {what}? I need it {when}.{card} A no is an answer "
        "too, then I look for another way.\n\nThank you!"
    ),
    "nudge.ask.firm": (
        "Hi {first name},\n\nI still need this from you: {what}. It is needed {when}.{card} Could you tell me today "
        "whether you can do it, and by which day?\n\nThank you"
    ),
    "nudge.ask.final": (
        "Hi {first name},\n\nI have asked for this before: {what}. It is needed {when}.{card} Without an answer this "
        "week I will say in the next status report that it is open. Is there somebody else I should ask?"
    ),
    "nudge.document.friendly": (
        "Hi {first name},\n\nyou own the page “{what}”. It is {when}. Could you read it through and tell me whether it "
        "still holds, or what changed?\n\nThank you!"
    ),
    "nudge.document.firm": (
        "Hi {first name},\n\nthe page “{what}” is {when}, and people still read it. Could you check it this week, or "
        "tell me who should own it instead?\n\nThank you"
    ),
    "nudge.document.final": (
        "Hi {first name},\n\nthe page “{what}” is {when}, and I have asked before. If nobody checks it this week I "
        "will archive it, so that nobody relies on it. Is that what you want?"
    ),
}
"""By name; "nudge", what it is about, how firm it is."""

SUBJECTS: Mapping[str, str] = {"commitment": "{what}", "ask": "Needed: {what}", "document": "Still right? {what}"}
"""The subject of a mail, by what it is about."""


def due_words(due: date | None, today: date) -> str:
    """Return when a promise is due, to follow "it is": "due Tue 24 Nov, 3 days ago", "without a date so far"."""
    if due is None:
        return "without a date so far"
    return f"due {'today' if due == today else f'{say_date(due, today)}, {say_distance(due, today)}'}"


def needed_words(needed_by: date | None, today: date) -> str:
    """Return when something is needed, to follow "I need it": "by Tue 24 Nov", "as soon as you can"."""
    if needed_by is None:
        return "as soon as you can"
    return f"by {'today' if needed_by == today else say_date(needed_by, today)}"


def too_soon(name: str, last: date, next_on: date, today: date) -> str:
    """Return the sentence that refuses another nudge, and says when one is fine."""
    return (
        f"{name} was nudged {say_distance(last, today)}. Give them until {say_date(next_on, today)}, or note that you "
        "spoke in person."
    )
