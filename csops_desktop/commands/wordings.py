"""The person's own wordings of texts that are ready to send."""

from __future__ import annotations

from csops_desktop.commands.checks import line
from csops_desktop.db.tx import Tx, bound


def set_wording(tx: Tx, name: str, body: str) -> None:
    """Keep a text as the person worded it.

    Args:
        name: which text: "nudge.friendly", "reply.declined".
        body: the text with its places ("{first name}"); an empty one brings the shipped wording back.
    """
    name = line(name, "A wording has a name.", "The name")
    text = str(bound(body)).strip()
    found = tx.value("SELECT id FROM wording WHERE name = ?", (name,))
    if found is None:
        if text:
            tx.insert("wording", name=name, body=text)
    elif text:
        tx.update("wording", found, body=text)
    else:
        tx.delete("wording", found)
