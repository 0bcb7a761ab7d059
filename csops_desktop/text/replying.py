"""What is answered to whoever asked, as the desk words it; the person may word it otherwise. Standard library only."""

from __future__ import annotations

from enum import StrEnum


class Reply(StrEnum):
    """What an answer says."""

    ACCEPTED = "accepted"
    NEED_MORE_INFO = "need-more-info"
    DECLINED = "declined"
    WHEN = "when"
    DONE = "done"

    @property
    def heading(self) -> str:
        """The answer as a choice: "Need more info"."""
        return self.value.replace("-", " ").capitalize()

    @property
    def wording(self) -> str:
        """The name under which the person's own wording is kept."""
        return f"reply.{self.value}"


PLACES = ("hello", "what", "when", "state", "reason", "revisit", "questions", "outcome")
"""What is filled in where it stands in braces."""

SUBJECT = "Your request: {what}"

WORDINGS = {
    Reply.ACCEPTED: "{hello}\n\nthank you for asking. I take it on: {what}.{when}\n\nI will tell you when it is done.",
    Reply.NEED_MORE_INFO: "{hello}\n\nbefore I can decide on “{what}” I need to know a little more:\n\n{questions}\n\n"
    "A sentence for each is enough.",
    Reply.DECLINED: "{hello}\n\nI can’t take this on now: {what}. {reason}\n\nI will look at it again {revisit}.",
    Reply.WHEN: "{hello}\n\nyou asked how it stands with “{what}”. It is {state}.{when}",
    Reply.DONE: "{hello}\n\nthis is done: {what}.{outcome}\n\nTell me if it isn’t what you needed.",
}


def hello(name: str, *, team: bool) -> str:
    """Return the first line: a person by the first name, a team by its whole name, "Hello," to nobody known."""
    words = name.split()
    if not words:
        return "Hello,"
    return f"Hi {name if team else words[0]},"
