"""Which tables and columns "one JSON of everything" has, and how a column's value stands in it. Standard library only.

A table of the workspace is either here with all its columns, or it is named in `LEFT_OUT`; a test compares both with
the schema, so that nothing new is forgotten. docs/json.md tells a reader the same.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Callable
from typing import Any

FORMAT = "csops-desktop"
FORMAT_VERSION = 1
"""Rises when a table or field goes, is renamed or changes its meaning; new ones are added without that."""

LEFT_OUT = {
    "change_row.inverse": "the SQL by which the program takes a change back",
    "report.drawing": "where each word of a report stands on its pages; its pdf has them",
}
"""What deliberately stands in no export, as "table" or "table.column", and why."""

_TABLES = """
person: id name team email role working_days=numbers archived_on
responsibility: id title area owner_id summary status reason since previous_status checked_on green_by slips
    check_in_days position tracker_key tracker_source archived_on trashed_on
status_change: id responsibility_id status reason day
green_criterion: id responsibility_id text met_on position
plan_step: id responsibility_id text due_on done_on position
get_to_green: id responsibility_id set_on green_by
process_rating: id responsibility_id factor rating remark
ask: id responsibility_id person_id what why needed_by state asked_on answered_on delivered_on answer
document: id title title_key area owner_id kind audience=words review_every review_unit review_on evergreen=flag
    review_reason claimed_on due_on due_by version_id edited_on words verified_on verified_how=words remarked=flag
    edited=flag unchanged burst source_path front_matter source archived_on trashed_on
document_version: id document_id saved_at day words restored_from digest body
verification: id document_id version_id person_id at day how=words note burst
document_responsibility: id document_id responsibility_id
wiki_link: id document_id target target_key embed=flag
attachment: id name media_type source_path digest content=base64
commitment: id direction person_id what note agreed_by made_on due_on due_at state closed_on outcome slips slipped_days
    responsibility_id document_id ask_id plan_step_id trashed_on
commitment_slip: id commitment_id moved_on from_on to_on moved_by why
nudge: id person_id commitment_id ask_id document_id day tone way body follow_up_on
thanks: id person_id day what
request: id title problem helps why how_often due_on urgent=flag state assignee_id came_at came_on answered_at closed_on
    decline_reason revisit_on merged_into_id became became_id document_id look_on documents_updated=flag
    requester_told=flag source_key trashed_on
request_asker: id request_id person_id team day said
request_change: id request_id state at day note
interrupt: id request_id initiative_id displaced for_whom day why
initiative: id title tier category quarter summary owner_id hours start_on target_on state committed_on done_on outcome
    recurrence position slips part_of_id carried_from_id hypothesis proof verdict actual_impact verdict_on trashed_on
initiative_slip: id initiative_id moved_on from_quarter to_quarter from_on to_on why
initiative_responsibility: id initiative_id responsibility_id
initiative_document: id initiative_id document_id
occurrence: id initiative_id due_on done_on skipped_on note
time_entry: id initiative_id request_id bucket day minutes estimated=flag note
quarter_capacity: id quarter hours_per_week days_off meeting_hours buffer_percent ad_hoc_cap_percent
bucket: id quarter name percent takes=lines ad_hoc=flag position
company_priority: id title position ended_on
weighting: id set_on impact ability fit why
bet_score: id initiative_id weighting_id scored_on impact ability fit confidence impact_why ability_why fit_why
    confidence_why priority_id total
gate_condition: id quarter bet_id kind responsibility_id needs_id percent added_on position
gate_override: id initiative_id day why held_by=lines
metric: id name definition unit direction kind source owner_id target builtin counter_id defined_on verified_on
    verified_by review_days position archived_on trashed_on
metric_value: id metric_id day value note
metric_check: id metric_id day person_id note
improvement: id title metric_id responsibility_id before before_on after after_on runs_per_month note
snooze: id kind thing_id set_on until
wording: id name body
saved_view: id name filter=json
draft: id place name text base at
report: id at day as_of since headline pages red yellow green not_rated digest data=deflated pdf=base64
change: id label kind state target_id at day dated_back=flag
change_row: id change_id tab row_id responsibility_id op
"""


def _read_json(text: str) -> Any:
    """Return what a text holds as JSON; a text that is none stands as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text


_KINDS: dict[str, Callable[[Any], Any]] = {
    "flag": bool,
    "words": str.split,
    "numbers": lambda text: [int(word) for word in text.split()],
    "lines": str.splitlines,
    "json": _read_json,
    "base64": lambda content: b64encode(content).decode("ascii"),
    "deflated": lambda content: json.loads(zlib.decompress(content)),
}
"""How a value that the database keeps in a plain form stands in the document; all others stand as they are."""

type Columns = dict[str, Callable[[Any], Any] | None]
"""The columns of one table in their order, each with what its values go through."""


def _shape() -> dict[str, Columns]:
    """Read the tables above."""
    shape: dict[str, Columns] = {}
    table = ""
    for line in _TABLES.strip().splitlines():
        if not line.startswith(" "):
            table, _, line = line.partition(":")
            shape[table] = {}
        for word in line.split():
            name, _, kind = word.partition("=")
            shape[table][name] = _KINDS[kind] if kind else None
    return shape


SHAPE = _shape()
"""The tables in their order in the document: what others speak of stands before them."""
