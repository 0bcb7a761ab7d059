"""The banner of a stale document in an exported file, and how an import takes it off again. Pure.

It stands between the front matter and the text, fenced by two comments, so that a reader sees it, a Markdown renderer
shows it as a quotation, and what was exported comes back without it.
"""

from __future__ import annotations

import re

_BEGIN = "<!-- csops-desktop: stale document -->"
_END = "<!-- /csops-desktop -->"
_BANNER = re.compile(rf"\A{re.escape(_BEGIN)}\n(?:>[^\n]*\n){{1,6}}{re.escape(_END)}\n\n?")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&$])")


def with_banner(body: str, sentence: str, owner: str) -> str:
    """Return a text with the banner of a stale document before it.

    Args:
        body: the text.
        sentence: why it is stale.
        owner: who answers for it; "" says that nobody does.
    """
    who = f"Owner: {_plain(owner)}." if owner else "Nobody owns it."
    return f"{_BEGIN}\n> **This document is stale.** {_plain(sentence)} {who}\n{_END}\n\n{body}"


def without_banner(body: str) -> str:
    """Return a text without the banner of an earlier export."""
    return _BANNER.sub("", body, count=1)


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is; two hyphens would end a comment."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("--", "-\u200d-")
