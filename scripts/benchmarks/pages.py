"""Going from page to page, from the call to nothing left to paint. Prints each visit but the first in milliseconds."""

import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest

from csops_desktop.clock import Clock
from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.shell import PAGES, Shell
from ui.theme.theme import ThemeManager, application

app = application()
themes = ThemeManager(app)
themes.apply("light")
paths = Paths.under(Path(sys.argv[1]))
workspace = Workspace.open(paths.workspace, Clock(), backups=paths.backups)
bridge = WorkspaceBridge(workspace)
shell = Shell(bridge, themes, SettingsFile(paths.settings), paths)
shell.open()
QTest.qWaitForWindowExposed(shell.window)
for turn in range(int(sys.argv[2]) + 1):
    for entry in PAGES:
        began = time.perf_counter()
        shell.show_page(entry.key)
        app.processEvents()
        took = 1000 * (time.perf_counter() - began)
        # The first visit makes the page.
        print("again" if turn else "first", took, flush=True)
shell.window.close()
shell.close()
bridge.close()
workspace.close()
