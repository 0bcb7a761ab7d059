"""What a tracker's status words mean. Standard library and the domain's status only.

One rule decides every doubtful word: a status is never made kinder than it was written, since what is shown green must
be green. So of two colours ("Amber/Red", as on the UK's five-point scale) the worse one counts, "Amber/Green" is
yellow, and "delayed" is red. Numbers are left to the person: in one tracker 1 is the best, in the next the worst.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import shorten

_WORDS: dict[Status, str] = {
    Status.RED: "red, r, off track, blocked, stuck, critical, delayed, late, overdue, behind schedule, failing, "
    "🔴, 🟥, 🛑",
    Status.YELLOW: "yellow, amber, orange, y, a, o, at risk, caution, warning, needs attention, 🟡, 🟨, 🟠, 🟧, ⚠",
    Status.GREEN: "green, g, on track, complete, completed, done, good, ok, healthy, 🟢, 🟩, ✅, ✔",
    Status.NOT_RATED: "not started, on hold, paused, exempt, not rated, unrated, no rating, none, na, n a, "
    "not applicable, not available, tbc, tbd, to be confirmed, unknown, grey, gray, white, 🔘, ⚪, ⬜",
}
DEFAULT_WORDS: dict[str, Status] = {
    word.strip(): status for status, words in _WORDS.items() for word in words.split(",")
}
"""The words every tracker is read with, in the form of `status_word`. A blank cell is not rated, without a word."""

_TELLING = ("not started", "on hold", "paused", "exempt")
_PAIR = re.compile(r"(red|amber|yellow|green|r|a|y|g) (?:(?:to|and) )?(red|amber|yellow|green|r|a|y|g)")
_REMARK = re.compile(r"\s*[:;,(\n]|\s+[-–—]\s")
_PUNCTUATION = re.compile(r"[^\w\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|_")
_SAMPLE = 2000


def status_word(text: str) -> str:
    """Return the form in which status words are compared: without case, accents, punctuation or extra spaces.

    A cell that holds nothing but signs ("●", whose colour alone told something) is a word nevertheless.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = " ".join(_PUNCTUATION.sub(" ", plain).split())
    return words or "".join(c for c in plain if unicodedata.category(c) == "So")


def read_status(text: str, chosen: Mapping[str, Status] | None = None) -> Status | None:
    """Say what a status cell means.

    The whole cell is looked up first, then what stands before a remark ("Red: nobody owns it", "Green (since May)"). A
    cell that begins with "exempt" is not rated, whatever it is exempt under.

    Args:
        text: the cell.
        chosen: meanings the person gave, by `status_word`; they come before the defaults.

    Returns:
        The status; not rated for a blank cell or one with nothing but a dash; `None` for a word that nobody explained.
    """
    if not status_word(text):
        return Status.NOT_RATED
    known = DEFAULT_WORDS if not chosen else {**DEFAULT_WORDS, **chosen}
    for part in with_and_without_remark(text):
        status = _of_word(status_word(part), known)
        if status is not None:
            return status
    return Status.NOT_RATED if status_word(text).startswith("exempt ") else None


def with_and_without_remark(text: str) -> tuple[str, str]:
    """Return a cell, and what stands before its remark: "Red" of "Red: nobody owns it"."""
    return text, _REMARK.split(text.strip(), maxsplit=1)[0]


def _of_word(word: str, known: Mapping[str, Status]) -> Status | None:
    """Look up a word, a pair of colours, or a sign with words behind it; of two colours the worse counts."""
    if word in known:
        return known[word]
    if pair := _PAIR.fullmatch(word):
        return max((known[colour] for colour in pair.groups()), key=lambda status: status.badness)
    sign, _, rest = word.partition(" ")
    if sign in known and not sign.isalnum():
        return max((known[sign], known.get(rest, known[sign])), key=lambda status: status.badness)
    return None


def reason_in(text: str) -> str:
    """Return what a cell that is not rated says besides: "On hold" is a reason, "N/A" and a dash are none."""
    word = status_word(text)
    silent = not word or (DEFAULT_WORDS.get(word) is Status.NOT_RATED and word not in _TELLING)
    return "" if silent else text


def looks_like_status(cells: Iterable[str]) -> bool | None:
    """Say whether a column holds statuses: at least half of its filled cells are known words; `None` when all blank.

    Only words of at most 40 characters that stand for a colour count: remarks are not statuses. Single letters must
    stand for two colours at least: a column of "Y" is an answer to yes or no.
    """
    filled = list(islice((cell for cell in cells if cell.strip()), _SAMPLE))
    if not filled:
        return None
    coloured = [(cell, read_status(cell)) for cell in filled if len(cell) <= 40]
    known = [(cell, status) for cell, status in coloured if status not in (None, Status.NOT_RATED)]
    only_letters = all(len(cell.strip()) == 1 and cell.strip().isascii() for cell, _ in known)
    if only_letters and len({status for _, status in known}) < 2:
        return False
    return len(known) * 2 >= len(filled)


def parse_status_options(options: Sequence[str]) -> dict[str, Status]:
    """Read the command line's `--status WORD=STATUS` options.

    Args:
        options: what stood after each `--status`. The last "=" separates, so that a WORD may contain one.

    Returns:
        The meaning by `status_word`, for `read_status` and `plan_import`.

    Raises:
        UserError: one has no "=", no word, or a STATUS that does not exist.
    """
    chosen: dict[str, Status] = {}
    for option in options:
        word, separator, name = option.rpartition("=")
        statuses = {status.word: status for status in Status}
        status = statuses.get(status_word(name))
        if not separator or not status_word(word) or status is None:
            raise UserError(
                f"--status {shorten(option, 80)} can't be used. "
                "Give WORD=STATUS; a status is red, yellow, green or not-rated."
            )
        chosen[status_word(word)] = status
    return chosen
