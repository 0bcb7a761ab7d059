"""What is done with a responsibility as a whole: add, edit, archive, throw away, restore."""

from __future__ import annotations

from csops_desktop.commands.board import end_of_column, set_status
from csops_desktop.commands.checks import existing, line
from csops_desktop.commands.people import person_named
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import DEFAULT_CHECK_IN_DAYS, Factor, Status
from csops_desktop.errors import UserError

NO_TITLE = "Give the responsibility a title."


def add_responsibility(
    tx: Tx,
    title: str,
    *,
    area: str = "",
    owner: str = "",
    status: Status = Status.NOT_RATED,
    reason: str = "",
    check_in_days: int = DEFAULT_CHECK_IN_DAYS,
) -> ResponsibilityId:
    """Add a responsibility at the end of its column.

    Args:
        owner: a person's name; the person is added when nobody is called so.
        status: with a colour, `reason` is required.
        check_in_days: days after which a status that nobody confirmed is stale.

    Raises:
        UserError: the title is empty, a line is too long, or a colour came without its sentence.
    """
    rid = ResponsibilityId(
        tx.insert(
            "responsibility",
            title=line(title, NO_TITLE, "The title"),
            area=line(area, what="The area"),
            owner_id=person_named(tx, owner),
            check_in_days=_interval(check_in_days),
            position=end_of_column(tx, Status.NOT_RATED),
        )
    )
    if status is not Status.NOT_RATED:
        set_status(tx, rid, status, reason)
    return rid


def rename(tx: Tx, rid: ResponsibilityId, title: str) -> None:
    """Give a responsibility another title; refuses an empty one."""
    existing(tx, rid)
    tx.update("responsibility", rid, title=line(title, NO_TITLE, "The title"))


def set_area(tx: Tx, rid: ResponsibilityId, area: str) -> None:
    """Put a responsibility into an area; "" takes it out of any."""
    existing(tx, rid)
    tx.update("responsibility", rid, area=line(area, what="The area"))


def set_owner(tx: Tx, rid: ResponsibilityId, name: str) -> None:
    """Name the owner; "" leaves it unowned."""
    existing(tx, rid)
    tx.update("responsibility", rid, owner_id=person_named(tx, name))


def set_summary(tx: Tx, rid: ResponsibilityId, summary: str) -> None:
    """Say what the responsibility is about."""
    existing(tx, rid)
    tx.update("responsibility", rid, summary=str(bound(summary)).strip())


def set_check_in(tx: Tx, rid: ResponsibilityId, days: int) -> None:
    """Set after how many days an unconfirmed status is stale; refuses less than one and more than ten years."""
    existing(tx, rid)
    tx.update("responsibility", rid, check_in_days=_interval(days))


def rate_factor(tx: Tx, rid: ResponsibilityId, factor: Factor, rating: Status, remark: str) -> None:
    """Rate one factor of the responsibility's process, with a remark that may be empty."""
    existing(tx, rid)
    remark = line(remark, what="The remark")
    found = tx.value("SELECT id FROM process_rating WHERE responsibility_id = ? AND factor = ?", (rid, factor.value))
    if found is None:
        tx.insert("process_rating", responsibility_id=rid, factor=factor, rating=rating, remark=remark)
    else:
        tx.update("process_rating", found, rating=rating, remark=remark)


def archive(tx: Tx, rid: ResponsibilityId) -> None:
    """Take a responsibility off the board and keep it: it is no longer owned, or done with."""
    existing(tx, rid)
    tx.update("responsibility", rid, archived_on=tx.today)


def trash(tx: Tx, rid: ResponsibilityId) -> None:
    """Throw a responsibility away; it can be restored from the trash."""
    existing(tx, rid)
    tx.update("responsibility", rid, trashed_on=tx.today)


def restore(tx: Tx, rid: ResponsibilityId) -> None:
    """Bring a responsibility back from the archive or the trash to its column."""
    existing(tx, rid)
    tx.update("responsibility", rid, archived_on=None, trashed_on=None)


def _interval(days: int) -> int:
    """Return a check-in interval that makes sense."""
    if not 1 <= days <= 3660:
        raise UserError("A check-in interval is a number of days from 1 to 3660.")
    return days
