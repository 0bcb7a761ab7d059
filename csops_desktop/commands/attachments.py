"""Pictures and files that documents show. They are stored in the workspace, under names that texts refer to."""

from __future__ import annotations

from hashlib import sha256
from itertools import count

from csops_desktop.db.tx import Tx, bound
from csops_desktop.errors import UserError

LARGEST = 20_000_000
"""The most bytes of one attachment."""

LONGEST_NAME = 120
"""The most characters of its name."""

NOT_IN_NAMES = frozenset('/\\:*?"<>|#[]()!`')
"""What a name can't have: signs of paths on any system, and of links in Markdown."""


def add_attachment(tx: Tx, name: str, media_type: str, content: bytes, source_path: str = "") -> str:
    """Store an attachment and return the name that texts refer to.

    The same bytes are stored once: what is there already keeps its name. A name that is taken gets a number.

    Args:
        name: as it was called; signs that mean something in paths and links are replaced.
        media_type: "image/png" and so on.
        source_path: where it came from within an imported folder.

    Raises:
        UserError: it is empty or too large.
    """
    if not content:
        raise UserError("The file is empty.")
    if len(content) > LARGEST:
        raise UserError(f"The file has {len(content):,} bytes; at most {LARGEST:,} can be stored.")
    digest = sha256(content).hexdigest()
    sql = "SELECT name FROM attachment WHERE digest = ? AND source_path = ? ORDER BY id"
    present = tx.value(sql, (digest, source_path))
    if present is not None:
        return str(present)
    free = _free_name(tx, attachment_name(name))
    tx.insert("attachment", name=free, media_type=media_type, source_path=source_path, digest=digest, content=content)
    return free


def attachment_name(name: str) -> str:
    """Return a name that stands safely in a path and in a link."""
    cleaned = "".join("-" if sign in NOT_IN_NAMES or sign.isspace() else sign for sign in str(bound(name)))
    stem, dot, ending = cleaned.strip("-. ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    ending = ending[:12]
    return f"{stem[: LONGEST_NAME - len(ending) - 1] or 'attachment'}{dot}{ending}"


def _free_name(tx: Tx, name: str) -> str:
    """Return a name that no attachment has, letter case aside."""
    taken = {row[0].casefold() for row in tx.rows("SELECT name FROM attachment")}
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    names = (name if number == 1 else f"{stem}-{number}{dot}{ending}" for number in count(1))
    return next(candidate for candidate in names if candidate.casefold() not in taken)
