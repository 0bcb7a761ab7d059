"""One move of a card among many, from the key to the repainted board. Prints each in milliseconds."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csops_desktop.clock import Clock
from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.shell import Shell
from ui.theme.theme import ThemeManager, application

app = application()
themes = ThemeManager(app)
themes.apply("light")
paths = Paths.under(Path(sys.argv[1]))
workspace = Workspace.open(paths.workspace, Clock(), backups=paths.backups)
bridge = WorkspaceBridge(workspace)
shell = Shell(bridge, themes, SettingsFile(paths.settings), paths)
shell.open()
board = shell.board.board
QTest.qWaitForWindowExposed(shell.window)
board.focus_cards()
for _ in range(20):
    app.processEvents()


def timed(key: Qt.Key, modifier: Qt.KeyboardModifier, target: object) -> float:
    """Press a key and return the milliseconds until nothing is left to paint."""
    began = time.perf_counter()
    QTest.keyClick(target, key, modifier)
    app.processEvents()
    return 1000 * (time.perf_counter() - began)


for turn in range(int(sys.argv[2])):
    column = board.selection.column
    down = Qt.Key.Key_Down if turn % 2 == 0 else Qt.Key.Key_Up
    print("order", timed(down, Qt.KeyboardModifier.AltModifier, column), flush=True)
    right = Qt.Key.Key_Right if turn % 2 == 0 else Qt.Key.Key_Left
    timed(right, Qt.KeyboardModifier.ControlModifier, board.selection.column)
    edit = board.view.prompt.edit
    edit.setText("Measured.")
    print("colour", timed(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, edit), flush=True)
shell.window.close()
shell.close()
bridge.close()
workspace.close()
