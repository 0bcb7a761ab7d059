"""Lets a screen reader's "toggle" be a click. Imports Qt only.

On that action, which Qt offers first for every checkable button, Qt turns the mark without a click: the page would not
change and the mark would lie. Here only a click and the owner turn it; any other turn is taken back and clicked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    # A class can have one Qt base only, and that is the button's own.
    _Base = object


class ToggleIsClick(_Base):
    """Mixed into a checkable button before its Qt class; the constructor calls `watch_toggles`."""

    _meant = False

    def watch_toggles(self) -> None:
        """Begin to turn toggles into clicks."""
        self.toggled.connect(self._on_toggled)

    @override
    def setChecked(self, checked: bool) -> None:
        self._meant = True
        super().setChecked(checked)
        self._meant = False

    @override
    def nextCheckState(self) -> None:
        self._meant = True
        super().nextCheckState()
        self._meant = False

    def _on_toggled(self, checked: bool) -> None:
        if not self._meant:
            self.setChecked(not checked)
            self.click()
