"""Typing into the longest document at a person's pace, with preview and autosave. Prints milliseconds.

"key" is from the moment at which a key is due to its repainted letter: where a save or the preview holds the window up
just then, that counts. "held" is the longest that the window was held up until the next key.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csops_desktop.clock import Clock
from csops_desktop.paths import Paths
from csops_desktop.queries.documents import documents
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.shell import Shell
from ui.theme.theme import ThemeManager, application

PACE = 0.09
"""Seconds between two keys: 130 words a minute, faster than most."""

app = application()
themes = ThemeManager(app)
themes.apply("light")
paths = Paths.under(Path(sys.argv[1]))
workspace = Workspace.open(paths.workspace, Clock(), backups=paths.backups)
bridge = WorkspaceBridge(workspace)
shell = Shell(bridge, themes, SettingsFile(paths.settings), paths)
shell.open()
shell.window.resize(1440, 900)
QTest.qWaitForWindowExposed(shell.window)
longest = max(workspace.read(documents), key=lambda row: row.words)
shell.documents.open_document(longest.id)
edit = shell.documents.page.view.writing.edit
edit.go_to_line(edit.blockCount() // 2)
shell.documents.page.view.writing.focus_text()
QTest.qWait(1500)

due = time.perf_counter()
for number in range(int(sys.argv[2])):
    QTest.keyClick(edit, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key(ord("A") + number % 26))
    app.processEvents()
    print("key", 1000 * (time.perf_counter() - due), flush=True)
    due += PACE
    held = 0.0
    while time.perf_counter() < due:
        began = time.perf_counter()
        app.processEvents()
        held = max(held, time.perf_counter() - began)
        time.sleep(0.001)
    print("held", 1000 * held, flush=True)
shell.window.close()
shell.close()
bridge.close()
workspace.close()
