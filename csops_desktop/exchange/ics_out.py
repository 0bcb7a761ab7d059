"""Due dates as an iCalendar file (RFC 5545), for the calendar that everybody has already. Imports icalendar on call.

Each is an event of a whole day and not a to-do: Google and Outlook ignore VTODO. Its UID is made of the workspace, the
kind and the id, so that a second export brings the events up to date and doesn't double them; SEQUENCE and
LAST-MODIFIED come from the history, so a calendar knows which is the newer. The same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from csops_desktop import __version__
from csops_desktop.domain.due_dates import DueDate
from csops_desktop.exchange.cleaning import clean_line, clean_text

CALENDAR_NAME = "CS Ops: due dates"


def calendar(dates: Iterable[DueDate], workspace: str) -> bytes:
    """Return an iCalendar file.

    Args:
        dates: what is due.
        workspace: a name that the workspace has for good.
    """
    import icalendar

    found = icalendar.Calendar()
    found.add("prodid", f"-//CS Ops Desktop//{__version__}//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("x-wr-calname", CALENDAR_NAME)
    for due in dates:
        event = icalendar.Event()
        event.add("uid", f"{due.kind}-{due.id}@{workspace}.csops-desktop")
        event.add("dtstamp", due.changed_at.replace(microsecond=0))
        event.add("last-modified", due.changed_at.replace(microsecond=0))
        event.add("sequence", due.revision)
        event.add("dtstart", due.day)
        if due.day < date.max:
            # A day without an end lasts that day (RFC 5545, 3.6.1); "never" is often written as the last one there is.
            event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", clean_line(due.title)[0])
        if due.note:
            event.add("description", clean_text(due.note)[0])
        # A due date is nothing that makes the person look busy.
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    return bytes(found.to_ical())
