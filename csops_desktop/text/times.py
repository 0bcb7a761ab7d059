"""Times of day as a person types and reads them. Standard library and `errors` only."""

from __future__ import annotations

import re
from datetime import time

from csops_desktop.errors import UserError

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(am|pm)?")


def parse_time(text: str) -> time:
    """Read a time of day: "8:30", "08.30", "0830", "8", "8 am", "5:15 pm", "17h30".

    Raises:
        UserError: it is none.
    """
    found = _TIME.fullmatch(text.strip().lower().replace("o'clock", "").strip())
    if found is not None:
        hours, minutes = int(found[1]), int(found[2] or found[3] or 0)
        half = found[4]
        if half is not None and 1 <= hours <= 12:
            hours = hours % 12 + (12 if half == "pm" else 0)
        elif half is not None:
            hours = 24
        if hours < 24 and minutes < 60:
            return time(hours, minutes)
    raise UserError(f"“{text.strip()}” is no time; write it like 8:30 or 17:00.")


def say_time(at: time) -> str:
    """Return a time as it is read: "8:30", "17:00"."""
    return f"{at.hour}:{at.minute:02}"
