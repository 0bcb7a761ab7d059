"""Each reminder comes exactly once while the clock does what clocks do.

Daylight saving both ways, sleep, being set, another time zone: libfaketime fakes the clock of a whole process, and the
desk's own code looks at it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

HELPER = Path(__file__).parents[1] / "helpers" / "clock_night.py"
LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
BERLIN = "Europe/Berlin"
TICK = 20
HOUR = 3600

SETTINGS = {"version": 1, "quiet_from": "00:00", "quiet_to": "00:00", "working_days": []}

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libfaketime is for Linux")


def told(folder: Path, begin: str, steps: list[object], *, due_at: str, digest_at: str) -> list[tuple[str, str]]:
    """Run the desk from a time on the wall in Berlin on; return what it told and when."""
    assert LIBRARIES, "libfaketime is not installed; scripts/test brings it"
    moment = datetime.fromisoformat(begin).replace(tzinfo=ZoneInfo(BERLIN)).timestamp()
    (folder / "settings.json").write_text(json.dumps(SETTINGS | {"digest_at": digest_at}), "utf-8")
    clock = folder / "clock"
    clock.write_text(f"{moment - time.time():+.3f}", "utf-8")
    environment = {
        **os.environ,
        "TZ": BERLIN,
        "LD_PRELOAD": str(LIBRARIES[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DUE_AT": due_at,
        "PYTHONPATH": str(HELPER.parents[2]),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, str(HELPER), str(folder), json.dumps(steps)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(kind, at) for kind, at in json.loads(done.stdout)]


def test_the_night_that_skips_half_past_two(tmp_path: Path) -> None:
    steps = [TICK] * (3 * 60 * 3)
    found = told(tmp_path, "2026-03-29 01:00:05", steps, due_at="02:30", digest_at="02:15")
    # Both times are skipped, and both are told by the one that comes when the clock jumps.
    assert found == [("digest", "03-29 03:00")]


def test_a_thing_alone_in_the_skipped_hour(tmp_path: Path) -> None:
    steps = [TICK] * (3 * 60 * 3)
    found = told(tmp_path, "2026-03-29 01:00:05", steps, due_at="02:30", digest_at="00:30")
    assert found == [("digest", "03-29 01:00"), ("timed", "03-29 03:00")]


def test_the_night_that_has_half_past_two_twice(tmp_path: Path) -> None:
    steps = [TICK] * (3 * 60 * 4)
    found = told(tmp_path, "2026-10-25 01:00:05", steps, due_at="02:30", digest_at="02:15")
    assert found == [("digest", "10-25 02:15"), ("timed", "10-25 02:30")]


def test_it_sleeps_through_the_change(tmp_path: Path) -> None:
    steps = [TICK, 7 * HOUR, *[TICK] * 30]
    found = told(tmp_path, "2026-10-25 01:50:00", steps, due_at="02:30", digest_at="12:00")
    # Seven hours of sleep are six on the wall: one came twice.
    assert found == [("timed", "10-25 07:50")]


def test_a_clock_set_back_forward_and_back_again(tmp_path: Path) -> None:
    steps = [*[TICK] * 6, -HOUR, *[TICK] * 200, 3 * HOUR, TICK, -3 * HOUR, TICK, -24 * HOUR, TICK, 24 * HOUR, TICK]
    found = told(tmp_path, "2026-03-29 12:29:30", steps, due_at="12:30", digest_at="08:30")
    assert found == [("digest", "03-29 12:29"), ("timed", "03-29 12:30")]


def test_a_restart_repeats_nothing(tmp_path: Path) -> None:
    steps = [*[TICK] * 6, "restart", TICK, "restart", *[TICK] * 6]
    found = told(tmp_path, "2026-03-29 12:29:30", steps, due_at="12:30", digest_at="08:30")
    assert found == [("digest", "03-29 12:29"), ("timed", "03-29 12:30")]


@pytest.mark.parametrize(("there", "wall"), [("America/New_York", "03-29 12:30"), ("Asia/Tokyo", "03-29 18:35")])
def test_a_journey_to_another_time_zone(tmp_path: Path, there: str, wall: str) -> None:
    """At 11:35 in Berlin the computer goes where it is 5:35 or 18:35; half past twelve is what the wall shows there."""
    steps = [there, *[TICK] * (7 * 60 * 3 + 30), BERLIN, *[TICK] * 30]
    found = told(tmp_path, "2026-03-29 11:35:10", steps, due_at="12:30", digest_at="08:30")
    assert found == [("digest", "03-29 11:35"), ("timed", wall)]
