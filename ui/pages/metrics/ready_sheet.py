"""Ready-made definitions to choose from, several at once. Imports Qt, the core's definitions, sheets and widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.metrics import ReadyMade
from csops_desktop.domain.status import count
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.text_label import TextLabel

WIDTH = 720
GROUPS = (
    ("From the desk's own data", "The numbers come by themselves; every one of them opens the rows behind it."),
    ("Measured by you", "Type a value when you have measured it, or paste a list from a spreadsheet."),
)
NOTHING_LEFT = "Every ready-made definition is in use already."


class ReadySheet(Sheet):
    """The definitions with their meaning.

    Signals:
        chosen: define these (a list of `ReadyMade`).
        own_requested: none of them fits: define one from nothing.
    """

    chosen = Signal(object)
    own_requested = Signal()

    def __init__(
        self, themes: ThemeManager, window: QWidget, choices: Sequence[ReadyMade], *, built_in_chosen: bool
    ) -> None:
        """Make it hidden.

        Args:
            themes: the look.
            window: what it opens over.
            choices: the definitions that are not in use yet.
            built_in_chosen: begin with those chosen that need no measuring.
        """
        super().__init__(themes, window, "Add metrics", width=WIDTH)
        self.setObjectName("ready_sheet")
        self._boxes: dict[ReadyMade, CheckBox] = {}
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out(choices)
        self.own_button = self.add_button("Define your own…", icon="edit")
        self.cancel_button = self.add_button("Cancel")
        self.add_chosen_button = self.add_button("Add", "primary", "add")
        for one, box in self._boxes.items():
            box.setChecked(built_in_chosen and bool(one.builtin))
            box.clicked.connect(self._on_box_clicked)
        self.own_button.clicked.connect(self.own_requested)
        self.cancel_button.clicked.connect(self.dismiss)
        self.add_chosen_button.clicked.connect(self.submit)
        self._on_box_clicked()

    def box(self, key: str) -> CheckBox:
        """Return the box of a definition."""
        return next(box for one, box in self._boxes.items() if one.key == key)

    def refuse(self, sentence: str) -> None:
        """Say above the definitions why it was not done."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.place()

    def submit(self) -> None:
        """Say what was chosen."""
        self.chosen.emit([one for one, box in self._boxes.items() if box.isChecked()])

    @override
    def first_focus(self) -> QWidget:
        return next(iter(self._boxes.values()), self.own_button)

    @override
    def wanted_height(self, width: int) -> int:
        return max(super().wanted_height(width), self.themes.metrics.px(260))

    def _lay_out(self, choices: Sequence[ReadyMade]) -> None:
        """Set the definitions in two groups below one another."""
        self.content.addWidget(self._error)
        self._error.hide()
        for (title, words), built_in in zip(GROUPS, (True, False), strict=True):
            group = [one for one in choices if bool(one.builtin) is built_in]
            if group:
                self.content.addWidget(TextLabel(title, "card_title"))
                self.content.addWidget(TextLabel(words, "muted", wrap=True))
                for one in group:
                    self.content.addWidget(self._choice(one))
                self.content.addSpacing(8)
        if not choices:
            self.content.addWidget(TextLabel(NOTHING_LEFT, "muted", wrap=True))
        self.content.addStretch(1)

    def _choice(self, one: ReadyMade) -> QWidget:
        """Return a box with its definition beneath."""
        box = CheckBox(self.themes, one.name)
        box.setAccessibleDescription(one.definition)
        self._boxes[one] = box
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 4, 0, 2)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(box)
        head.addStretch(1)
        unit = TextLabel(f"{one.unit}, {one.direction.words}", "small")
        unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(unit)
        layout.addLayout(head)
        text = QHBoxLayout()
        text.setContentsMargins(self.themes.metrics.px(16) + 14, 0, 0, 0)
        text.addWidget(TextLabel(one.definition, "small", wrap=True))
        layout.addLayout(text)
        return holder

    def _on_box_clicked(self) -> None:
        """Say on the button how many it would add."""
        number = sum(box.isChecked() for box in self._boxes.values())
        self.add_chosen_button.say(f"Add {count(number, 'metric')}" if number else "Add")
        self.add_chosen_button.setEnabled(bool(number))
