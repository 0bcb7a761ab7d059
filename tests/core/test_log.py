"""Tests of the log: where it goes, how large it grows, and that nobody can forge a line of it."""

from __future__ import annotations

import logging
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csops_desktop import log as log_module
from csops_desktop.log import OLD_FILES, TAIL_LINES, Log, describe_system, escaped, start_log
from csops_desktop.paths import Paths

LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} (INFO|WARNING|ERROR) +[\w.]+: ")

logger = logging.getLogger("csops.test")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """A running log in an empty folder."""
    running = start_log(Paths.under(tmp_path))
    yield running
    running.close()


def lines(log: Log) -> list[str]:
    return log.file.read_text("utf-8").splitlines()


def test_a_record_is_one_line_with_time_level_and_subsystem(log: Log) -> None:
    logger.info("opened %s", "workspace")
    assert len(lines(log)) == 1
    assert LINE.match(lines(log)[0])
    assert lines(log)[0].endswith(" csops.test: opened workspace")


def test_the_file_is_the_persons_own(log: Log) -> None:
    logger.info("something")
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\u2029", "\x00", "\x1b[2K", "\u202e"])
def test_a_title_cannot_forge_a_line(log: Log, end: str) -> None:
    logger.info("Set %s to green", f"CS KPIs{end}2026-11-24 09:00:00.000 ERROR   csops.db: all is lost")
    assert len(lines(log)) == 1
    assert end not in log.file.read_bytes().decode("utf-8").removesuffix("\n")
    assert not any(end in line for line in log.tail())


def test_the_message_of_an_exception_cannot_forge_a_line(log: Log, expected_log: Callable[[str], None]) -> None:
    expected_log("it broke")
    try:
        raise ValueError("bad\n2026-11-24 09:00:00.000 ERROR   csops.db: all is lost")
    except ValueError:
        logger.exception("it broke")
    written = lines(log)
    assert sum(bool(LINE.match(line)) for line in written) == 1
    assert any("ValueError: bad" in line for line in written)
    assert all(line.startswith("    | ") for line in written[1:])


def test_letters_of_any_script_stay_as_they_are(log: Log) -> None:
    logger.info("%s", "Zoë 大 – “quoted”")
    assert "Zoë 大 – “quoted”" in lines(log)[0]


def test_a_broken_letter_is_written_as_an_escape(log: Log) -> None:
    logger.info("file %s", "caf\udce9")
    assert "caf\\udce9" in lines(log)[0]


def test_a_very_long_message_is_cut(log: Log) -> None:
    logger.info("x" * 100_000)
    assert len(lines(log)[0]) < 5_000


def test_the_tail_keeps_the_last_lines(log: Log) -> None:
    for number in range(TAIL_LINES + 20):
        logger.info("line %s", number)
    assert len(log.tail()) == TAIL_LINES
    assert log.tail()[0].endswith("line 20")
    assert log.tail()[-1].endswith(f"line {TAIL_LINES + 19}")


def test_a_full_file_makes_room_and_the_oldest_goes(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "FILE_BYTES", 100)
    for number in range(12):
        logger.info("%s %s", number, "x" * 100)
    names = sorted(entry.name for entry in log.file.parent.iterdir())
    assert names == ["csops-desktop.log", *(f"csops-desktop.log.{n}" for n in range(1, OLD_FILES + 1))]
    newest = [log.file, *(log.file.with_name(f"{log.file.name}.{n}") for n in range(1, OLD_FILES + 1))]
    assert [file.read_text("utf-8").split("csops.test: ")[1].split()[0] for file in newest] == ["11", "10", "9", "8"]


def test_a_file_of_an_earlier_run_is_continued(tmp_path: Path) -> None:
    for word in ("first", "second"):
        running = start_log(Paths.under(tmp_path))
        logger.info(word)
        running.close()
    assert [line.split()[-1] for line in lines(running)] == ["first", "second"]


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    running = start_log(Paths.under(tmp_path))
    logger.info("still working")
    running.close()
    assert any("no log file" in line for line in running.tail())
    assert running.tail()[-1].endswith("still working")


def test_a_closed_log_keeps_nothing_more(log: Log) -> None:
    log.close()
    logger.info("too late")
    assert not any("too late" in line for line in log.tail())


def test_of_other_libraries_only_what_is_wrong_is_kept(log: Log, expected_log: Callable[[str], None]) -> None:
    expected_log("wrong")
    other = logging.getLogger("somelibrary")
    other.setLevel(logging.WARNING)
    other.info("chatter")
    other.warning("wrong")
    assert len(lines(log)) == 1


def test_printable_text_is_not_touched() -> None:
    assert escaped("CS KPIs, 11 %") == "CS KPIs, 11 %"
    assert escaped("a\tb\x9b") == "a\\tb\\x9b"


def test_the_system_is_described_in_one_line() -> None:
    assert re.match(r"^CS Ops Desktop \S+, Python 3\.\d+\.\d+, .+$", describe_system())


def test_the_log_brings_no_sockets_along() -> None:
    code = "import sys, csops_desktop.log; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"socket", "pickle", "logging.handlers"} & set(done.stdout.split())
