"""Links that open the mail program with a message in it. Standard library only.

RFC 6068: everything is percent-encoded as UTF-8 (a blank is %20, never "+"), lines end in %0D%0A, and what stands in
the address can't begin another header.
"""

from __future__ import annotations

from urllib.parse import quote

from csops_desktop.errors import UserError

LONGEST = 1_900
"""Characters after which some mail programs cut a link."""


def mailto(address: str, subject: str, body: str) -> str:
    """Return the link of a message.

    Raises:
        UserError: the message is too long for a link; it can be copied.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    one_line = " ".join(subject.split())
    link = f"mailto:{quote(address, safe='@')}?subject={quote(one_line, safe='')}&body={quote(lines, safe='')}"
    if len(link) > LONGEST:
        raise UserError("The text is too long for a link to the mail program: copy it instead.")
    return link
