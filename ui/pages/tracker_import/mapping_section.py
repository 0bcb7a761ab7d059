"""Which column of the file fills which field: a choice for each, with samples. Imports Qt, the core and widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csops_desktop.exchange.fields import Field
from ui.pages.tracker_import.planning import Look
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

LABEL_WIDTH = 104
FIELDS = {
    Field.TITLE: "Title",
    Field.STATUS: "Status",
    Field.AREA: "Area",
    Field.OWNER: "Owner",
    Field.REASON: "Reason",
    Field.SUMMARY: "Summary",
    Field.GREEN_BY: "Get to green",
    Field.CRITERIA: "Definition",
    Field.KEY: "Key",
}
"""The fields in the order in which they are asked for."""

REQUIRED = (Field.TITLE, Field.STATUS)
NOT_IN_FILE = "Not in this file"
CHOOSE = "Choose a column"


class MappingSection(Section):
    """A row for each field.

    Signals:
        column_chosen: the person says that this `Field` is filled by this header, or by none (`None`).
    """

    column_chosen = Signal(object, object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Columns", parent=parent)
        self._headers: tuple[str, ...] = ()
        self.combos: dict[Field, ComboBox] = {}
        self._samples: dict[Field, TextLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(FIELDS.items()):
            self._add_row(themes, grid, at, name, words)
        self.body.addLayout(grid)

    def show_look(self, headers: tuple[str, ...], look: Look) -> None:
        """Show which header fills each field."""
        if headers != self._headers:
            self._headers = headers
            for name, combo in self.combos.items():
                self._fill(name, combo)
        for name, combo in self.combos.items():
            missing = name in look.mapping.missing
            combo.setCurrentIndex(-1 if missing else combo.findData(look.mapping.columns.get(name)))
            self._show_sample(name, look)
            if combo.property("wrong") is not missing:
                combo.setProperty("wrong", missing)
                combo.style().unpolish(combo)
                combo.style().polish(combo)

    def _show_sample(self, name: Field, look: Look) -> None:
        """Show a few values of a field's column, or which columns could be it."""
        rivals = (look.mapping.undecided or {}).get(name, ())
        text = "  ·  ".join(look.samples.get(name, ()))
        if name not in look.mapping.columns and rivals:
            text = f"Could be {' or '.join(rivals)}."
        elif name in look.mapping.columns and not text:
            text = "This column is empty."
        self._samples[name].setText(text)
        self._samples[name].setVisible(bool(text))
        self.combos[name].setAccessibleDescription(text)

    def _fill(self, name: Field, combo: ComboBox) -> None:
        """Offer the headers; any field but the title can be left out."""
        combo.clear()
        if name is not Field.TITLE:
            combo.addItem(NOT_IN_FILE, None)
        for header in self._headers:
            combo.addItem(" ".join(header.split()), header)

    def _add_row(self, themes: ThemeManager, grid: QGridLayout, at: int, name: Field, words: str) -> None:
        """Set label and choice over the samples."""
        label = TextLabel(f"{words} *" if name in REQUIRED else words, "muted")
        label.setFixedWidth(themes.metrics.px(LABEL_WIDTH))
        required = ", required" if name in REQUIRED else ""
        combo = ComboBox(themes, f"Column of the {name.word}{required}")
        combo.setObjectName(f"column_{name.value}")
        combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.setPlaceholderText(CHOOSE)
        label.setBuddy(combo)
        sample = TextLabel("", "small")
        sample.setContentsMargins(2, 0, 0, 0)
        combo.activated.connect(self._on_combo_activated)
        self.combos[name] = combo
        self._samples[name] = sample
        label.setFixedHeight(themes.metrics.control)
        both = QVBoxLayout()
        both.setSpacing(1)
        both.addWidget(combo)
        both.addWidget(sample)
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(both, at, 1)

    def _on_combo_activated(self) -> None:
        combo = self.sender()
        name = next(name for name, other in self.combos.items() if other is combo)
        self.column_chosen.emit(name, self.combos[name].currentData())
