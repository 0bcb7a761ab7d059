"""The yardstick: the least a PySide6 program does to show a window. Prints when it is painted, then its idle memory."""

import sys
from typing import override

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

app = QApplication(sys.argv)


class Window(QWidget):
    """Says when it was painted first."""

    painted = False

    @override
    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            print("painted", flush=True)
            QTimer.singleShot(1500, self.idle)

    def idle(self) -> None:
        """Print the memory, and end."""
        with open("/proc/self/status") as status:
            print(next(line.split()[1] for line in status if line.startswith("VmRSS")), flush=True)
        app.quit()


window = Window()
QVBoxLayout(window).addWidget(QLabel("A window"))
window.setWindowTitle("A bare window")
window.resize(1440, 900)
window.show()
app.exec()
