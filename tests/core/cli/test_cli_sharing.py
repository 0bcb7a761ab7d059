"""`export html` and `export json`: a file, complete or not at all, or one sentence."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.core.cli.desks import assert_refused, assert_usage, cards, everything, filled
from tests.helpers.desk import desk, run_desk

KINDS = ("html", "json")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_written_and_replaced_only_when_asked(data_dir: Path, kind: str) -> None:
    filled(data_dir)
    out = data_dir.parent / f"out.{kind}"
    before = everything(data_dir)
    assert desk(data_dir, "export", kind, out).startswith(f"Wrote {out}")
    written = out.read_bytes()
    out.write_bytes(b"mine")
    assert_refused(run_desk(data_dir, "export", kind, out), "exists; add --overwrite to replace it.")
    assert out.read_bytes() == b"mine"
    desk(data_dir, "export", kind, out, "--overwrite")
    assert out.read_bytes() == written
    assert everything(data_dir) == before
    assert sorted(path.name for path in out.parent.iterdir() if path.suffix == ".part") == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_written_is_said(data_dir: Path, kind: str) -> None:
    filled(data_dir)
    folder = data_dir.parent / "folder"
    folder.mkdir()
    assert_refused(run_desk(data_dir, "export", kind, folder, "--overwrite"), "is a folder.")
    assert_refused(run_desk(data_dir, "export", kind, folder / "none" / "out"), "can't be written: no such file")
    assert_usage(run_desk(data_dir, "export", kind), "required")


def test_a_page_of_a_past_day_shows_that_day(data_dir: Path) -> None:
    filled(data_dir)
    (kpis,) = [row["id"] for row in cards(data_dir) if row["title"] == "CS KPIs"]
    desk(data_dir, "set-status", kpis, "green", "--why", "Owned at last.")
    past, now = data_dir.parent / "past.html", data_dir.parent / "now.html"
    said = desk(data_dir, "export", "html", past, "--as-of", "2026-04-01")
    assert said == f"Wrote {past}, the tracker as of 2026-04-01.\n"
    desk(data_dir, "export", "html", now)
    assert "Nobody owns the source fields." in past.read_text(encoding="utf-8")
    assert "Wednesday 1 April 2026" in past.read_text(encoding="utf-8")
    assert "Owned at last." in now.read_text(encoding="utf-8")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in now.read_text(encoding="utf-8")
    assert_refused(run_desk(data_dir, "export", "html", now, "--as-of", "2199-01-01", "--overwrite"), "not come yet")


def test_a_page_before_anything_was_there_says_so(data_dir: Path) -> None:
    filled(data_dir)
    out = data_dir.parent / "page.html"
    desk(data_dir, "export", "html", out, "--as-of", "2020-01-01")
    assert "Nothing stood on the board on this day." in out.read_text(encoding="utf-8")


def test_the_page_bears_the_organisation_of_the_settings(data_dir: Path) -> None:
    filled(data_dir)
    (data_dir / "settings.json").write_text('{"version": 1, "deck_organisation": "<Ops> & Co"}', encoding="utf-8")
    out = data_dir.parent / "page.html"
    desk(data_dir, "export", "html", out)
    assert "&lt;Ops&gt; &amp; Co" in out.read_text(encoding="utf-8")


def test_everything_is_for_the_person_alone(data_dir: Path) -> None:
    filled(data_dir)
    out = data_dir.parent / "all.json"
    assert desk(data_dir, "export", "json", out) == (
        f"Wrote {out}: everything in workspace.csops, also what is private in it.\n"
    )
    read = json.loads(out.read_bytes())
    assert [row["title"] for row in read["tables"]["responsibility"]][:2] == ["CS KPIs", "Политика 大 🙂"]
    if sys.platform != "win32":
        assert stat.S_IMODE(os.stat(out).st_mode) == 0o600
