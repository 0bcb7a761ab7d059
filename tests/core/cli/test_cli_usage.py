"""What is typed wrongly ends with 2 and touches nothing, not even the data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from csops_desktop import __version__
from tests.core.cli.desks import assert_usage
from tests.helpers.desk import desk_environment, run_desk

WRONG = {
    "no such command": ("frobnicate",),
    "a shortened command": ("list", "resp"),
    "a shortened option": ("list", "responsibilities", "--js"),
    "list what": ("list",),
    "import what": ("import",),
    "import which file": ("import", "tracker"),
    "an empty path": ("import", "tracker", ""),
    "a day that isn't": ("import", "tracker", "x.csv", "--on", "2026-02-30"),
    "a day in words": ("list", "responsibilities", "--as-of", "yesterday"),
    "a day without dashes of its own": ("deck", "x.pdf", "--as-of", "31.03.2026"),
    "no day": ("deck", "x.pdf", "--since", ""),
    "no deck": ("deck",),
    "no sentence": ("set-status", "1", "red"),
    "a colour that isn't": ("set-status", "1", "amber", "--why", "x"),
    "a colour in capitals": ("set-status", "1", "Red", "--why", "x"),
    "an id in words": ("set-status", "first", "red", "--why", "x"),
    "a negative id": ("set-status", "-1", "red", "--why", "x"),
    "an id too large for the database": ("set-status", "9" * 30, "red", "--why", "x"),
    "an id in other digits": ("set-status", "\N{ARABIC-INDIC DIGIT ONE}", "red", "--why", "x"),
    "too much": ("undo", "twice"),
    "an option of another command": ("redo", "--json"),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=list(WRONG))
def test_wrong_usage_ends_with_2_and_makes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert_usage(run_desk(tmp_path / "desk", *arguments))
    assert not (tmp_path / "desk").exists()


def test_the_message_names_what_is_wrong(tmp_path: Path) -> None:
    assert_usage(run_desk(tmp_path, "list", "history", "--as-of", "24.11.2026"), "'24.11.2026' is not a day like")
    assert_usage(run_desk(tmp_path, "set-status", "x1", "red", "--why", "x"), "'x1' is not an ID")


def test_an_empty_data_dir_is_not_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # csops-desktop --data-dir "$UNSET" undo
    root = Path(__file__).resolve().parents[3]
    for option in ("--data-dir", "--workspace"):
        command = [sys.executable, "-m", "csops_desktop", option, "", "undo"]
        environment = desk_environment(PYTHONPATH=str(root))
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60)
        assert done.returncode == 2, done
        assert list(tmp_path.iterdir()) == []


def test_version_and_help_touch_nothing(tmp_path: Path) -> None:
    version = run_desk(tmp_path / "desk", "--version")
    assert (version.code, version.out, version.err) == (0, f"csops-desktop {__version__}\n", "")
    usage = run_desk(tmp_path / "desk", "--help")
    assert usage.code == 0
    for verb in ("import", "list", "set-status", "undo", "redo", "deck", "--data-dir", "--workspace"):
        assert verb in usage.out
    assert not (tmp_path / "desk").exists()


def test_ctrl_c_is_said_in_a_sentence(data_dir: Path) -> None:
    program = (
        "import signal, sys\n"
        "import csops_desktop.workspace as workspace\n"
        "from csops_desktop.__main__ import main\n"
        "workspace.Workspace.read = lambda *_: signal.raise_signal(signal.SIGINT)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", program, "--data-dir", str(data_dir), "list", "responsibilities"]
    done = subprocess.run(command, env=desk_environment(), capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped before it was done.\n")
