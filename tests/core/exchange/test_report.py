"""A plan said aloud, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from csops_desktop.exchange.report import headline, plan_as_json, plan_as_text, report
from tests.core.exchange.trackers import APRIL, applied, plan_of, sheet_of

FIRST = "title,area,status\nA,X,red\nB,X,green\nC,Y,red\n"
SECOND = "title,area,status\nA,X,amber\nB,X,mauve\nD,Y,mauve\n,Y,red\n"


def test_report_of_a_first_import(tmp_path: Path) -> None:
    assert report(plan_of(sheet_of(tmp_path, FIRST))) == (
        "tracker.csv, as of 31 Mar 2026: 3 added, 0 changed, 0 unchanged, 0 skipped.",
        "Read as 2 red, 0 yellow, 1 green and 0 not rated.",
    )


def test_report_and_rows_of_a_second_import(tmp_path: Path) -> None:
    held = applied((), plan_of(sheet_of(tmp_path, FIRST)))
    plan = plan_of(sheet_of(tmp_path, SECOND), held, APRIL)
    assert plan_as_text(plan, every_row=True).splitlines() == [
        "tracker.csv, as of 30 Apr 2026: 1 added, 2 changed, 0 unchanged, 1 skipped.",
        "Read as 0 red, 1 yellow, 0 green and 2 not rated. Responsibilities are known again by title and area.",
        "1 responsibility that came from this tracker is not in this file; it is archived on 30 Apr 2026.",
        "The status word “mauve” is not known, so 2 rows with it count as not rated.",
        "Line 5: skipped, since it has no title.",
        "Line 2: A: status from red to yellow.",
        "Line 3: B: status from green to not rated.",
        "Line 4: D: is new.",
        "Archived: C (Y).",
    ]
    kept = plan_of(sheet_of(tmp_path, SECOND), held, APRIL, keep_missing=True)
    assert report(kept)[2] == "1 responsibility that came from this tracker is not in this file; it stays as it is."


def test_headline_names_what_is_older(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, FIRST)
    held = applied((), plan_of(sheet, on=APRIL))
    assert headline(plan_of(sheet, held)) == (
        "tracker.csv, as of 31 Mar 2026: 0 added, 0 changed, 0 unchanged, 3 older than what is known, 0 skipped."
    )


def test_json_says_the_same(tmp_path: Path) -> None:
    held = applied((), plan_of(sheet_of(tmp_path, FIRST)))
    said = plan_as_json(plan_of(sheet_of(tmp_path, SECOND), held, APRIL))
    assert json.loads(json.dumps(said)) == said
    assert said["counts"] == {"added": 1, "changed": 2, "unchanged": 0, "history": 0, "skipped": 1, "archived": 1}
    assert said["colours"] == {"red": 0, "yellow": 1, "green": 0, "not-rated": 2}
    assert said["columns"] == {"title": "title", "status": "status", "area": "area"}
    assert (said["file"], said["on"], said["tracker"]) == ("tracker.csv", "2026-04-30", "tracker.csv")
    assert said["matched_by"] == ["title", "area"]
    assert said["unknown_words"] == [{"word": "mauve", "count": 2}]
    assert said["issues"] == [{"line": 5, "message": "skipped, since it has no title."}]
    assert said["missing"] == [{"id": 3, "title": "C", "area": "Y", "archived": True}]
    rows = said["rows"]
    assert isinstance(rows, list)
    assert [(row["line"], row["action"], row["id"], row["status"]) for row in rows] == [
        (2, "changed", 1, "yellow"),
        (3, "changed", 2, "not-rated"),
        (4, "added", None, "not-rated"),
        (5, "skipped", None, None),
    ]
