r"""Starting the desk at login, switched on and off in the way of each system. Standard library only.

    Linux     $XDG_CONFIG_HOME/autostart/csops-desktop.desktop
    Windows   HKEY_CURRENT_USER\…\Run, "csops-desktop"
    macOS     ~/Library/LaunchAgents/csops-desktop.plist

The entry itself is the truth, not a setting: the person may switch it off in the system's own settings as well. On is
written whole and off takes it away, so that doing either twice does nothing more. What starts is this very program with
`--background`; where the program was moved since, `refresh` puts the entry right.
"""

from __future__ import annotations

import os
import plistlib
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from csops_desktop.errors import UserError
from csops_desktop.paths import why, write_whole

NAME = "csops-desktop"
TITLE = "CS Ops Desktop"
LOGIN_DELAY = 10
"""Seconds that GNOME waits, so that its tray stands before the icon comes."""

_OPENS = "X-CSOps-Opens"
"""The line that says which workspace is opened: the entry of another workspace is not ours to put right."""

_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
"""Characters for which the desktop entry specification wants an argument in quotes."""


class Autostart(Protocol):
    """The entry that starts the desk at login."""

    def is_on(self) -> bool:
        """Say whether the desk is started at login."""

    def turn_on(self) -> None:
        """Start the desk at login; where it is already, with this program.

        Raises:
            UserError: the entry can't be written.
        """

    def turn_off(self) -> None:
        """Start it no longer.

        Raises:
            UserError: the entry can't be taken away.
        """


def autostart(arguments: Sequence[str]) -> Autostart:
    """Return this system's.

    Args:
        arguments: which workspace is opened: `--data-dir DIR`, `--workspace FILE`, or nothing.
    """
    command = [*program(), *arguments, "--background"]
    if sys.platform == "win32":
        return RunKey(command)
    if sys.platform == "darwin":
        return LaunchAgent(command, Path.home() / "Library" / "LaunchAgents")
    return DesktopEntry(command, _configuration() / "autostart")


def refresh(entry: Autostart) -> None:
    """Let an entry that is on start this program, which may stand somewhere else than it did.

    Raises:
        UserError: the entry can't be written.
    """
    if entry.is_on():
        entry.turn_on()


def program() -> list[str]:
    """Return the command that starts this program: the packaged one, the installed script, or Python's module."""
    if getattr(sys, "frozen", False):
        # An AppImage is started by its file, not by what it unpacks.
        return [os.environ.get("APPIMAGE", sys.executable)]
    script = shutil.which(NAME, path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "csops_desktop"]


def _options(command: Sequence[str]) -> list[str]:
    """Return a command without the program: what says which workspace is opened."""
    return list(command[next((at for at, part in enumerate(command) if part.startswith("--")), len(command)) :])


class DesktopEntry:
    """A file that every Linux desktop reads at login (XDG autostart)."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Know what is started, and the folder of the entries."""
        self.path = folder / f"{NAME}.desktop"
        self._command = command
        self._opens = " ".join(map(_quoted, _options(command)))

    def is_on(self) -> bool:
        """Say whether the file is there for this workspace and no desktop has switched it off."""
        try:
            text = self.path.read_text("utf-8", "replace")
        except OSError:
            return False
        values = dict(line.partition("=")[::2] for line in text.splitlines())
        if values.get(_OPENS, self._opens) != self._opens:
            return False
        off = values.get("Hidden", "").strip().lower() == "true"
        return not off and values.get("X-GNOME-Autostart-enabled", "").strip().lower() != "false"

    def turn_on(self) -> None:
        """Write the file."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            "Comment=Goes on reminding from the tray",
            f"Exec={' '.join(map(_quoted, self._command))}",
            f"Icon={NAME}",
            f"{_OPENS}={self._opens}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
            f"X-GNOME-Autostart-Delay={LOGIN_DELAY}",
        )
        _write(self.path, "".join(f"{line}\n" for line in lines).encode())

    def turn_off(self) -> None:
        """Take the file away."""
        _remove(self.path)


class LaunchAgent:
    """A file that macOS reads at login."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Know what is started, and the folder of the agents."""
        self.path = folder / f"{NAME}.plist"
        self._command = list(command)

    def is_on(self) -> bool:
        """Say whether the file is there for this workspace and isn't switched off."""
        try:
            content = plistlib.loads(self.path.read_bytes())
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False
        ours = _options(content.get("ProgramArguments", [])) == _options(self._command)
        return ours and bool(content.get("RunAtLoad")) and not content.get("Disabled")

    def turn_on(self) -> None:
        """Write the file."""
        content = {"Label": NAME, "ProgramArguments": self._command, "RunAtLoad": True, "ProcessType": "Interactive"}
        _write(self.path, plistlib.dumps(content))

    def turn_off(self) -> None:
        """Take the file away."""
        _remove(self.path)


if sys.platform == "win32":
    import subprocess
    import winreg

    _RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    _APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

    class RunKey:
        """A value in the person's part of the registry."""

        def __init__(self, command: Sequence[str]) -> None:
            """Know what is started."""
            self._command = subprocess.list2cmdline(command)

        def is_on(self) -> bool:
            """Say whether the value is there and the task manager hasn't switched it off."""
            if _value(_RUN) is None:
                return False
            approved = _value(_APPROVED)
            # The first byte is even while the entry is allowed.
            return not (isinstance(approved, bytes) and approved and approved[0] % 2)

        def turn_on(self) -> None:
            """Write the value, and take back that it was switched off."""
            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                    winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._command)
                _forget(_APPROVED)
            except OSError as error:
                raise UserError(f"Starting at login could not be switched on: {why(error)}.") from error

        def turn_off(self) -> None:
            """Take the value away."""
            try:
                _forget(_RUN)
            except OSError as error:
                raise UserError(f"Starting at login could not be switched off: {why(error)}.") from error

    def _value(path: str) -> object:
        """Return our value of a key, `None` where there is none."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                return winreg.QueryValueEx(key, NAME)[0]
        except OSError:
            return None

    def _forget(path: str) -> None:
        """Take our value out of a key, where it is there."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return


def _configuration() -> Path:
    """Return the folder of the person's configuration as the XDG base directory specification says it."""
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".config"


def _quoted(argument: str) -> str:
    """Return an argument as the Exec line of a desktop entry has it.

    The value is unescaped as a string first and split into arguments after that, so a backslash is doubled twice.
    """
    plain = argument.replace("%", "%%")
    if argument and not _RESERVED & set(argument):
        return plain
    for letter in ("\\", '"', "`", "$"):
        plain = plain.replace(letter, "\\" + letter)
    return '"' + plain.replace("\\", "\\\\").replace("\n", "\\n") + '"'


def _write(path: Path, content: bytes) -> None:
    """Write an entry, unless it stands there like that.

    Raises:
        UserError: it can't be written.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content, private=False)
    except OSError as error:
        raise UserError(f"Starting at login could not be switched on: {why(error)}.") from error


def _remove(path: Path) -> None:
    """Take an entry away.

    Raises:
        UserError: it can't be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"Starting at login could not be switched off: {why(error)}.") from error
