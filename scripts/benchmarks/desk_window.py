"""The desk as a person starts it. Prints when a column with cards was painted, then its idle memory."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from csops_desktop.__main__ import main
from ui.pages.board.column_view import ColumnView

paint = ColumnView.paintEvent
seen: list[bool] = []


def idle() -> None:
    """Print the memory, and end."""
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmRSS")), flush=True)
    QApplication.quit()


def watched_paint(self: ColumnView, event: object) -> None:
    """Paint as always, and say when cards were among it first."""
    paint(self, event)
    if not seen and self.column.rowCount():
        seen.append(True)
        print("painted", flush=True)
        QTimer.singleShot(1500, idle)


ColumnView.paintEvent = watched_paint
sys.exit(main(["--data-dir", sys.argv[1]]))
