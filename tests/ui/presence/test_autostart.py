"""Tests of the start at login: each way of each system is switched on and off, however often."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from csops_desktop.errors import UserError
from ui.autostart import DesktopEntry, LaunchAgent, autostart, program, refresh

COMMAND = ["/opt/CS Ops/csops-desktop", "--data-dir", '/home/zoë/100 % "of" $it`s\\desk', "--background"]


def exec_line(path: Path) -> list[str]:
    """Return the arguments of an Exec line, read as the specification says: as a string, then as a shell does."""
    (line,) = [line for line in path.read_text("utf-8").splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    script = f"printf '%s\\0' {value}"
    said = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True, timeout=20).stdout
    return [argument.replace("%%", "%") for argument in said.split("\0")[:-1]]


def test_the_desktop_entry_starts_exactly_this(tmp_path: Path) -> None:
    entry = DesktopEntry(COMMAND, tmp_path / "config" / "autostart")
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()
    assert entry.path.name == "csops-desktop.desktop"
    assert exec_line(entry.path) == COMMAND


def test_on_and_off_twice_do_nothing_more(tmp_path: Path) -> None:
    entry = DesktopEntry(COMMAND, tmp_path)
    entry.turn_on()
    first = entry.path.stat().st_mtime_ns
    entry.turn_on()
    assert entry.path.stat().st_mtime_ns == first
    entry.turn_off()
    entry.turn_off()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off_and_can_be_switched_on(tmp_path: Path, line: str) -> None:
    entry = DesktopEntry(COMMAND, tmp_path)
    entry.path.write_text(f"[Desktop Entry]\nType=Application\nExec=old\n{line}\n", "utf-8")
    assert not entry.is_on()
    refresh(entry)
    assert "Exec=old" in entry.path.read_text("utf-8")
    entry.turn_on()
    assert entry.is_on()


def test_a_program_that_was_moved_is_found_again(tmp_path: Path) -> None:
    DesktopEntry(["/old/place", "--background"], tmp_path).turn_on()
    moved = DesktopEntry(["/new/place", "--background"], tmp_path)
    refresh(moved)
    assert exec_line(moved.path) == ["/new/place", "--background"]


def test_the_entry_of_another_workspace_is_not_ours(tmp_path: Path) -> None:
    for kind in (DesktopEntry, LaunchAgent):
        other = kind(["/p", "--workspace", "/a b.csops", "--background"], tmp_path)
        mine = kind(["/p", "--background"], tmp_path)
        other.turn_on()
        assert (other.is_on(), mine.is_on()) == (True, False)
        before = other.path.read_bytes()
        refresh(mine)
        assert other.path.read_bytes() == before
        mine.turn_on()
        assert (other.is_on(), mine.is_on()) == (False, True)


def test_an_entry_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    with pytest.raises(UserError, match="could not be switched on"):
        DesktopEntry(COMMAND, tmp_path / "taken").turn_on()


def test_the_launch_agent_of_a_mac(tmp_path: Path) -> None:
    agent = LaunchAgent(COMMAND, tmp_path)
    agent.turn_on()
    agent.turn_on()
    content = plistlib.loads(agent.path.read_bytes())
    assert (content["ProgramArguments"], content["RunAtLoad"], agent.is_on()) == (COMMAND, True, True)
    agent.path.write_bytes(plistlib.dumps(content | {"Disabled": True}))
    assert not agent.is_on()
    agent.turn_off()
    agent.turn_off()
    assert not agent.path.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is for Linux")
def test_the_folder_is_that_of_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart(["--data-dir", "/d"]).turn_on()
    assert exec_line(tmp_path / "autostart" / "csops-desktop.desktop") == [
        *program(),
        "--data-dir",
        "/d",
        "--background",
    ]


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program() == [sys.executable]
    monkeypatch.setenv("APPIMAGE", "/home/ann/CSOps.AppImage")
    assert program() == ["/home/ann/CSOps.AppImage"]
