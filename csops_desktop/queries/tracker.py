"""What an import of a tracker needs to know of the workspace. May import db.reader, domain and the plan's shapes."""

from __future__ import annotations

from collections import defaultdict

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import ChangeId, ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.exchange.plan import ExistingResponsibility, Point

_EXISTING = """
SELECT r.id, r.title, r.area, coalesce(p.name, ''), r.summary, r.status, r.reason, s.newest, r.green_by,
       r.tracker_key, r.tracker_source, r.archived_on IS NOT NULL, r.trashed_on IS NOT NULL
FROM responsibility r
LEFT JOIN person p ON p.id = r.owner_id
LEFT JOIN (SELECT responsibility_id, max(day) AS newest FROM status_change GROUP BY 1) s ON s.responsibility_id = r.id
ORDER BY r.id
"""

_CRITERIA = "SELECT responsibility_id, text, met_on FROM green_criterion ORDER BY responsibility_id, position, id"


def existing_responsibilities(db: Reader) -> list[ExistingResponsibility]:
    """Return everything the workspace holds, archived and trashed ones too, for `plan_import`.

    The day of the newest status is given for what is not rated as well: an older file must not overrule it.
    """
    criteria: dict[int, list[Point]] = defaultdict(list)
    for rid, text, met_on in db.rows(_CRITERIA):
        criteria[rid].append(Point(text, met_on is not None))
    return [
        ExistingResponsibility(
            id=ResponsibilityId(rid),
            title=title,
            area=area,
            owner=owner,
            summary=summary,
            status=Status(status),
            reason=reason,
            checked_on=day(checked_on),
            green_by=day(green_by),
            tracker_key=key,
            tracker_source=source,
            archived=bool(archived),
            trashed=bool(trashed),
            criteria=tuple(criteria.get(rid, ())),
        )
        for rid, title, area, owner, summary, status, reason, checked_on, green_by, key, source, archived, trashed in (
            db.rows(_EXISTING)
        )
    ]


def latest_change(db: Reader) -> ChangeId:
    """Return the id of the newest change, 0 before the first: as long as it stays, a plan is not out of date."""
    return ChangeId(db.value("SELECT coalesce(max(id), 0) FROM change") or 0)
