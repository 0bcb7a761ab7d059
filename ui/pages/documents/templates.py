"""The templates that a new document can begin with: Markdown files in `resources/templates`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from csops_desktop.assets import asset
from csops_desktop.domain.trust import Kind, ReviewRule


@dataclass(frozen=True, slots=True)
class Template:
    """What a new document of a kind begins with.

    Attributes:
        kind: its kind.
        words: what it is for, in one line.
        rule: the review rule that suits it.
    """

    kind: Kind
    words: str
    rule: ReviewRule

    def body(self, title: str) -> str:
        """Return the text for a document with this title; "" for an empty page."""
        return "" if self.kind is Kind.OTHER else _text(self.kind).replace("{{title}}", title)


TEMPLATES = (
    Template(
        Kind.PROCESS,
        "A recipe: purpose, trigger, steps, owner, exceptions, how we know it worked",
        ReviewRule(3, "months", reason="the tools behind the steps change each quarter"),
    ),
    Template(
        Kind.POLICY,
        "A rule that holds for everybody: what, for whom, who may decide otherwise",
        ReviewRule(6, "months", reason="a policy that nobody checks is a habit"),
    ),
    Template(
        Kind.COMMAND_PLAN,
        "A large deal: customer needs, key contacts, value, risks, mutual plan",
        ReviewRule(2, "weeks", reason="a running deal moves every week"),
    ),
    Template(
        Kind.ACCOUNT_TRANSITION,
        "An account changes hands: what the next person must know, and by when",
        ReviewRule(2, "weeks", reason="a handover is over after the first weeks"),
    ),
    Template(
        Kind.RELEASE_NOTE,
        "What changed for the team, what to do now, where to ask",
        ReviewRule(evergreen=True, reason="it tells of one day"),
    ),
    Template(
        Kind.KPI_DEFINITION,
        "One number: formula, source fields, owner, caveats",
        ReviewRule(3, "months", reason="source fields change without notice"),
    ),
    Template(
        Kind.ONBOARDING_GUIDE,
        "The first day, week and months of a new team member",
        ReviewRule(2, "months", reason="the newest member finds what is out of date"),
    ),
    Template(Kind.OTHER, "Nothing but its title", ReviewRule(6, "months", reason="the usual interval")),
)
"""All templates, in the order in which they are offered."""


@cache
def _text(kind: Kind) -> str:
    """Return the text of a template."""
    return asset(f"templates/{kind.value}.md").read_text("utf-8")
