"""Fields behind their names, one below the other, and the row with the title above them. Imports Qt and the labels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QWidget

from ui.widgets.text_label import TextLabel

AS_IT_COMES = Qt.AlignmentFlag(0)
"""No alignment: a name takes the height of its field and stands in the middle of it."""


class LabelledForm(QGridLayout):
    """A form: names at the left, fields at the right, which take the room.

    Args:
        gap: between names and fields, in pixels.
        line_gap: between two lines, in pixels; `None` for the style's own.
        role: how names are written, as for `TextLabel`.
        align: where a name stands beside a field that is higher than it.
    """

    def __init__(
        self, gap: int, line_gap: int | None = None, role: str = "label", align: Qt.AlignmentFlag = AS_IT_COMES
    ) -> None:
        super().__init__()
        self._role = role
        self._align = align
        self._lines = 0
        self.setHorizontalSpacing(gap)
        if line_gap is not None:
            self.setVerticalSpacing(line_gap)
        self.setColumnStretch(1, 1)

    def add_field(self, name: str | QLabel, field: QWidget | QLayout, *, inset: int = 0) -> None:
        """Add a line; a name that is a widget is one that the owner shows and hides.

        Args:
            name: "" for a field that says itself what it is.
            field: a widget, which the name then belongs to, or several in a layout.
            inset: how far below the top of the line the name stands, in pixels.
        """
        if name:
            label = name if isinstance(name, QLabel) else TextLabel(name, self._role)
            if inset:
                label.setContentsMargins(0, inset, 0, 0)
            if isinstance(field, QWidget):
                label.setBuddy(field)
            self.addWidget(label, self._lines, 0, self._align)
        if isinstance(field, QLayout):
            self.addLayout(field, self._lines, 1)
        else:
            self.addWidget(field, self._lines, 1)
        self._lines += 1


def title_row(title: QWidget, *buttons: QWidget) -> QHBoxLayout:
    """Return the row that heads a panel: its title, and the buttons level with the first line of it."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
