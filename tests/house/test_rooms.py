"""Who may know whom, as far as import-linter's contracts in pyproject.toml can't say it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.helpers.sources import ROOT, sources

PURE = ("csops_desktop.domain", "csops_desktop.text")
KNOWN_TO_PURE = (*PURE, "csops_desktop.errors")
READERS = {"csops_desktop.text": ("markdown_it", "yaml")}
"""Texts are read with the parsers of their formats, which are pure as well; they are imported inside functions."""

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import csops_desktop

def refuse(name):
    raise ImportError(name)

names = [m.name for m in pkgutil.walk_packages(csops_desktop.__path__, "csops_desktop.", onerror=refuse)]
names = [n for n in names if not n.endswith(".__main__")]
for name in names:
    importlib.import_module(name)
print(json.dumps({"names": names, "loaded": sorted(sys.modules)}))
"""


def test_the_whole_core_loads_without_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert "csops_desktop.workspace" in answer["names"]
    assert not [name for name in answer["loaded"] if name.split(".")[0] in ("PySide6", "shiboken6", "ui")]


BEFORE_PAINTED = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from csops_desktop.clock import Clock
from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui import app as program
from ui.bridge import WorkspaceBridge
from ui.shell import Shell
from ui.theme.theme import ThemeManager

paths = Paths.under(Path(sys.argv[1]))
app = QApplication([])
with Workspace.open(paths.workspace, Clock()) as workspace:
    shell = Shell(WorkspaceBridge(workspace), ThemeManager(app), SettingsFile(paths.settings), paths)
    shell.show_page("board")
    print(json.dumps(sorted(sys.modules)))
    shell.close()
"""


def test_nothing_of_reminders_and_tray_is_loaded_before_the_window_is_painted(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_PAINTED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    late = {"presence", "reminding", "notifier", "tray", "tray_icon", "autostart", "session_bus", "dbus_wire"}
    loaded = set(json.loads(done.stdout))
    assert not loaded & {*(f"ui.{name}" for name in late), "csops_desktop.reminding", "icalendar", "PySide6.QtDBus"}


READ_SOURCES = """
import linecache
import ui.app
print(*(name for name in linecache.cache if name.endswith(".py")))
"""


def test_pyside_does_not_read_the_source_of_what_a_start_imports() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_SOURCES], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert not [
        name for name in done.stdout.split() if name.startswith((str(ROOT / "ui"), str(ROOT / "csops_desktop")))
    ]


def test_rules_and_texts_know_the_standard_library_alone() -> None:
    foreign = [
        f"{source.name}:{line}: {name}"
        for room in PURE
        for source in sources(room.replace(".", "/"))
        for line, name in source.imported()
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith((*KNOWN_TO_PURE, *READERS.get(room, ())))
    ]
    assert not foreign, "\n".join(foreign)
