"""What text from outside may contain, and how it is compared. Standard library only.

Text that comes in is only ever text: characters that nobody can see and no page can draw are taken out here, once, so
that no other part has to think of them. What goes out as CSV is guarded here against being run as a formula.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|\r|\x85|\u2028|\u2029|\x0b|\x0c")
_RUN = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_RUNS = re.compile(f"'*[{_RUN}]")
_GUARDED = re.compile(f"'+[{_RUN}]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def clean_text(text: str) -> tuple[str, int]:
    """Make a cell fit to be kept: line breaks become plain line feeds, the ends are stripped, invisible characters go.

    Returns:
        The text, and how many characters were taken out because they can't be shown (control characters, halves of
        surrogate pairs, non-characters); other kinds of line break don't count.
    """
    unified = _LINE_BREAK.sub("\n", text)
    cleaned, removed = _INVISIBLE.subn("", unified)
    return cleaned.strip(), removed


def clean_line(text: str) -> tuple[str, int]:
    """As `clean_text`, but on one line: every run of white space becomes one space."""
    cleaned, removed = clean_text(text)
    return " ".join(cleaned.split()), removed


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of `text`, ended at a word and by "…" where something was left out."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    at = kept.rfind(" ")
    return kept[: at if at > limit // 2 else limit - 1].rstrip() + "…"


def same_text(text: str) -> str:
    """Return the form in which two texts are compared: without case, width of letters or white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def header_words(header: str) -> tuple[str, ...]:
    """Return the words of a header as they are compared: "RAGStatus (Q3)" and "rag_status" are both ("rag", "status").

    Case, accents, punctuation, underscores and what stands in brackets don't count; camel case is taken apart.
    """
    bare = _PARENTHESES.sub(" ", header)
    spaced = _CAMEL.sub(" ", bare if bare.strip() else header)
    plain = "".join(c for c in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain.replace("_", " ").casefold()))


def guard_formula(text: str) -> str:
    """Return a CSV cell that no spreadsheet runs: one that would start a formula gets a leading apostrophe.

    The characters are OWASP's for CSV injection. A text that already has apostrophes before such a character gets one
    more, so that `unguard_formula` gives back exactly what was written.
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguard_formula(text: str) -> str:
    """Take back the one apostrophe that `guard_formula` (or another careful program) put before a formula."""
    return text[1:] if _GUARDED.match(text) else text
