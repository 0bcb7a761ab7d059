"""The requests as an import compares a file with them. May import db.reader, domain and the plan's shapes."""

from __future__ import annotations

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.requests import RequestState
from csops_desktop.exchange.request_fields import RequestField
from csops_desktop.exchange.request_values import TEXTS, RequestValues
from csops_desktop.exchange.requests_in import KnownRequest


def known_requests(db: Reader) -> list[KnownRequest]:
    """Return all requests, those in the trash and merged ones too, the newest first."""
    texts = ", ".join(f"r.{name.value}" for name in TEXTS)
    rows = db.rows(
        f"SELECT r.id, r.source_key, r.title, r.due_on, r.urgent, r.trashed_on, coalesce(p.name, a.team, ''), r.state,"
        f" r.decline_reason, r.merged_into_id IS NOT NULL, {texts}"
        " FROM request r LEFT JOIN request_asker a"
        " ON a.id = (SELECT min(id) FROM request_asker WHERE request_id = r.id)"
        " LEFT JOIN person p ON p.id = a.person_id ORDER BY r.id DESC"
    )
    known = []
    for rid, key, title, due_on, urgent, trashed_on, who, state, reason, merged, *said in rows:
        written: dict[RequestField, str] = dict(zip(TEXTS, said, strict=True))
        stands = RequestState(state)
        values = RequestValues(title, who, day(due_on), bool(urgent), key, stands, reason, texts=written)
        known.append(KnownRequest(RequestId(rid), key, values, trashed_on is not None, bool(merged)))
    return known
