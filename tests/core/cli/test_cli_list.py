"""`list`: what the board and the history give away, to people and to programs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import Clock
from tests.core.cli.desks import assert_refused, card, cards, filled, tracker
from tests.helpers.desk import desk, desk_environment, run_desk

LIST = ("list", "responsibilities")


def test_an_empty_workspace_is_an_empty_array(data_dir: Path) -> None:
    for kind in ("responsibilities", "history"):
        assert run_desk(data_dir, "list", kind, "--json").json() == []
        assert desk(data_dir, "list", kind) == ""


def test_each_card_has_what_was_promised_to_programs(data_dir: Path) -> None:
    filled(data_dir)
    kpis = card(data_dir, "CS KPIs")
    days = (Clock().today() - date(2026, 3, 31)).days
    expected = {
        "area": "Data",
        "status": "red",
        "reason": "Nobody owns the source fields.",
        "owner": "Ann",
        "since": "2026-03-31",
        "days": days,
        "computed_status": "red",
        "watermelon_reasons": [],
    }
    assert isinstance(kpis["id"], int)
    assert {key: kpis[key] for key in expected} == expected
    green = card(data_dir, "Политика 大 🙂")
    assert green["reason"] == "نظيف"
    # Nobody has checked it since March: green, but not to be believed any more.
    assert green["computed_status"] == "yellow"
    assert len(green["watermelon_reasons"]) == 1
    unrated = card(data_dir, "Territories")
    assert (unrated["status"], unrated["since"], unrated["days"]) == ("not-rated", None, 0)


def test_the_order_is_the_boards(data_dir: Path) -> None:
    filled(data_dir)
    titles = [row["title"] for row in cards(data_dir)]
    assert titles == ["CS KPIs", '=HYPERLINK("x")', "Политика 大 🙂", "Territories"]
    # Moved to the end of green, it still stands before what is not rated.
    desk(data_dir, "set-status", str(card(data_dir, "CS KPIs")["id"]), "green", "--why", "Owned.")
    titles = [row["title"] for row in cards(data_dir)]
    assert titles == ['=HYPERLINK("x")', "Политика 大 🙂", "CS KPIs", "Territories"]
    lines = desk(data_dir, *LIST).splitlines()
    assert [title in line for title, line in zip(titles, lines, strict=True)] == [True] * 4


def test_lines_say_the_same_to_people(data_dir: Path) -> None:
    filled(data_dir)
    first = desk(data_dir, *LIST).splitlines()[0].split()
    assert first[:2] == [str(card(data_dir, "CS KPIs")["id"]), "red"]
    assert first[4:] == ["CS", "KPIs", "[Data]"]
    assert "Политика 大 🙂 (computed yellow)" in desk(data_dir, *LIST)


def test_as_of_shows_the_past(data_dir: Path) -> None:
    filled(data_dir)
    desk(data_dir, "set-status", str(card(data_dir, "CS KPIs")["id"]), "green", "--why", "Owned.")
    assert card(data_dir, "CS KPIs", "--as-of", "2026-04-01")["status"] == "red"
    assert card(data_dir, "CS KPIs", "--as-of", "2026-04-01")["days"] == 1
    assert card(data_dir, "CS KPIs", "--as-of", Clock().today().isoformat())["status"] == "green"
    assert cards(data_dir, "--as-of", "2026-03-30") == []
    assert cards(data_dir, "--as-of", "0001-01-01") == []
    tomorrow = (Clock().today() + timedelta(days=2)).isoformat()
    assert_refused(run_desk(data_dir, *LIST, "--json", "--as-of", tomorrow), tomorrow, "has not come yet")


def test_history_is_newest_first_with_what_was_undone(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "CS KPIs")["id"])
    desk(data_dir, "set-status", number, "green", "--why", "Owned.")
    desk(data_dir, "undo")
    rows = run_desk(data_dir, "list", "history", "--json").json()
    assert [(row["label"], row["kind"], row["undone"]) for row in rows[:2]] == [
        ("Moved “CS KPIs” to Green", "undo", False),
        ("Moved “CS KPIs” to Green", "do", True),
    ]
    assert rows[-1]["label"] == "Imported “tracker.csv”: 4 added"
    assert (rows[-1]["day"], rows[-1]["undone"]) == ("2026-03-31", False)
    lines = desk(data_dir, "list", "history").splitlines()
    assert lines[-1].endswith("Imported “tracker.csv”: 4 added")
    assert any(line.endswith("Moved “CS KPIs” to Green  (undone)") for line in lines)


def plain_environment(**changes: str) -> dict[str, str]:
    """Return an environment whose locale knows nothing but ASCII, and in which Python may not mend that."""
    no_locale = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    return desk_environment(**no_locale, **changes)


def test_titles_in_any_script_under_a_locale_without_letters(data_dir: Path) -> None:
    filled(data_dir)
    for arguments in (LIST, (*LIST, "--json")):
        result = run_desk(data_dir, *arguments, environment=plain_environment())
        assert (result.code, result.err) == (0, "")
        assert "Политика 大 🙂" in result.out


def test_a_file_name_that_this_locale_cannot_spell(data_dir: Path) -> None:
    missing = run_desk(data_dir, "import", "tracker", "нет.csv", environment=plain_environment())
    assert_refused(missing, "нет.csv")
    filled(data_dir)
    out = data_dir.parent / "відчіт.pdf"
    written = run_desk(data_dir, "deck", out, environment=plain_environment())
    assert (written.code, written.err) == (0, "")
    assert "відчіт.pdf" in written.out
    assert out.read_bytes().startswith(b"%PDF")


def large(data_dir: Path) -> Path:
    """Fill a workspace with more than a pipe holds."""
    rows = "".join(f"Responsibility {n},Red,{'Because. ' * 20}\n" for n in range(600))
    desk(data_dir, "import", "tracker", tracker(data_dir.parent, f"Title,Status,Reason\n{rows}"))
    return data_dir


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with head")
@pytest.mark.parametrize("lines", [0, 1])
def test_a_reader_that_has_gone_is_no_failure(data_dir: Path, lines: int) -> None:
    command = [sys.executable, "-m", "csops_desktop", "--data-dir", str(large(data_dir)), *LIST, "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=desk_environment(), text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert [process.stdout.readline() for _ in range(lines)] == ["[\n"] * lines
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_output_that_cannot_be_written_is_one_sentence(data_dir: Path) -> None:
    filled(data_dir)
    with open("/dev/full", "w") as full:
        for arguments, code in ((LIST, 1), (("undo",), 0)):
            command = [sys.executable, "-m", "csops_desktop", "--data-dir", str(data_dir), *arguments]
            done = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, env=desk_environment(), text=True, timeout=60, check=False
            )
            assert (done.returncode, done.stderr) == (code, "The output can't be written: no space left on device.\n")
    assert cards(data_dir) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_closed_streams_do_not_stop_the_work(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "CS KPIs")["id"])
    script = 'exec "$@" >&- 2>&-'
    command = [sys.executable, "-m", "csops_desktop", "--data-dir", str(data_dir), "set-status", number, "green"]
    done = subprocess.run(
        ["sh", "-c", script, "sh", *command, "--why", "Owned."], env=desk_environment(), timeout=60, check=False
    )
    assert done.returncode == 0
    assert card(data_dir, "CS KPIs")["status"] == "green"


def test_json_is_one_document_and_nothing_else(data_dir: Path) -> None:
    source = tracker(data_dir.parent)
    for arguments in (
        ("import", "tracker", source, "--json", "--dry-run"),
        ("import", "tracker", source, "--json"),
        (*LIST, "--json"),
        ("list", "history", "--json"),
    ):
        result = run_desk(data_dir, *arguments)
        assert (result.code, result.err) == (0, "")
        json.loads(result.out)
        assert result.out.startswith(("{\n", "[\n"))
        assert result.out.endswith(("}\n", "]\n"))
