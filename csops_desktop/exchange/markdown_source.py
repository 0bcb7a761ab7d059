"""What is kept of a file besides its text, so that it can be written again as it was. Pure; text and cleaning only.

A body in the workspace has wiki links and stored pictures in the place of relative links. `Rewritten` remembers how
each of them was spelled, in their order, and `as_written` puts the spelling back, also in a text that was edited since.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from csops_desktop.text.sections import Hidden

type Rewritten = tuple[str, str]
"""A link as it stands in the workspace, and as it was spelled in the file."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How a document's file was.

    Attributes:
        folder: the name of the folder it was imported from; its path there is the document's `source_path`.
        digest: of the file's bytes (SHA-256 in hexadecimal).
        text_digest: of its text after the front matter; body_digest: of the text that the workspace made of it.
        encoding, bom, newline: how it was written.
        wiki: its folder used wiki links; a link made here is then written as one.
        rewritten: the links that were changed, and those that look like them, in their order.
        files: the stored files it shows, by their path in the folder.
        read: what was read of its front matter and path, to see what changed since: by the names of `FIELDS`.
    """

    folder: str = ""
    digest: str = ""
    text_digest: str = ""
    body_digest: str = ""
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    wiki: bool = False
    rewritten: tuple[Rewritten, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        """Return the record as it is stored."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Return what is compared instead of two texts."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def record_of(text: str) -> SourceRecord | None:
    """Return a stored record; `None` for a document that was made here, or where it can't be read."""
    if not text:
        return None
    try:
        stored: Any = json.loads(text)
        known: dict[str, Any] = {name: stored[name] for name in SourceRecord.__dataclass_fields__ if name in stored}
        known["rewritten"] = tuple((str(now), str(was)) for now, was in known.get("rewritten", ()))
        known["files"] = {str(path): str(name) for path, name in known.get("files", {}).items()}
        known["read"] = {str(name): str(value) for name, value in known.get("read", {}).items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return SourceRecord(**known)


def replaced(source: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[Rewritten, ...]]:
    """Replace pieces of a source and remember their spelling.

    Args:
        source: the text of the file.
        changes: start, end and the new text of each piece, in order and without overlaps.

    Returns:
        The new text, and what `as_written` needs to give back the old one.
    """
    pieces: list[str] = []
    spelled: dict[int, str] = {}
    at = length = 0
    for start, end, now in changes:
        pieces += [source[at:start], now]
        length += start - at
        spelled[length] = source[start:end]
        length += len(now)
        at = end
    new = "".join([*pieces, source[at:]])
    if not spelled:
        return source, ()
    wanted = {new[place : place + len(now)] for place, now in zip(spelled, pieces[1::2], strict=True)}
    found = _occurrences(new, wanted)
    return new, tuple((match[0], spelled.get(match.start(), match[0])) for match in found)


def as_written(body: str, rewritten: Sequence[Rewritten]) -> tuple[str, Callable[[int], bool]]:
    """Spell the links of a body as they were in its file.

    Returns:
        The text, and whether a place in it is such a link, which is to be left as it is.
    """
    if not rewritten:
        return body, lambda place: False
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for now, was in rewritten:
        waiting[now].append(was)
    pieces: list[str] = []
    kept: set[int] = set()
    at = length = 0
    for match in _occurrences(body, waiting):
        spellings = waiting[match[0]]
        # What a person wrote once more takes the last spelling.
        was = spellings.popleft() if len(spellings) > 1 else spellings[0]
        pieces += [body[at : match.start()], was]
        length += match.start() - at
        kept.add(length)
        length += len(was)
        at = match.end()
    return "".join([*pieces, body[at:]]), kept.__contains__


def _occurrences(source: str, wanted: Iterable[str]) -> list[re.Match[str]]:
    """Return where any of the texts stands, outside of code and comments, the longest first at one place."""
    pattern = "|".join(re.escape(text) for text in sorted(wanted, key=len, reverse=True))
    hidden = Hidden(source)
    return [match for match in re.finditer(pattern, source) if not hidden.covers(match.start())]
