"""A new document: its title, its area, and the template it begins with. Imports sheets and widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QListWidgetItem, QWidget

from ui.dialogs.sheet import Sheet
from ui.dialogs.sheet_list import SheetList
from ui.pages.documents.templates import TEMPLATES, Template
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 560
NO_TITLE = "Give the document a title."


class NewDocument(NamedTuple):
    """What the person wants."""

    title: str
    area: str
    owner: str
    template: Template


class NewSheet(Sheet):
    """A few fields and the list of templates.

    Signals:
        chosen: make this document (`NewDocument`).
    """

    chosen = Signal(object)

    def __init__(
        self,
        themes: ThemeManager,
        window: QWidget,
        *,
        title: str = "",
        area: str = "",
        areas: Sequence[str] = (),
        owners: Sequence[str] = (),
    ) -> None:
        """Make it hidden.

        Args:
            themes: the look.
            window: what it opens over.
            title: what it is to be called, where that is known: a dead link was followed.
            area: where it belongs, unless the person says otherwise.
            areas, owners: what is offered while typing.
        """
        super().__init__(themes, window, "New document", width=WIDTH)
        self.setObjectName("new_document")
        belongs_to(self, "new_document", called="a new document")
        self.title_edit = self._field("Title", title)
        self.area_edit = self._field("Area", area, areas)
        self.owner_edit = self._field("Owner", "", owners)
        self._error = TextLabel(role="error", wrap=True)
        self.templates = SheetList("Template")
        self._fill()
        self._lay_out()
        self.cancel_button = self.add_button("Cancel")
        self.create_button = self.add_button("Create", "primary", "add")
        self.cancel_button.clicked.connect(self.dismiss)
        self.create_button.clicked.connect(self.submit)
        self.templates.itemActivated.connect(self.submit)

    @override
    def first_focus(self) -> QWidget:
        return self.templates if self.title_edit.text() else self.title_edit

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.submit()
            return
        super().keyPressEvent(event)

    def submit(self, *_: object) -> None:
        """Say what is wanted, unless it has no title."""
        title = " ".join(self.title_edit.text().split())
        if not title:
            self.refuse(NO_TITLE)
            self.title_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        template = TEMPLATES[max(self.templates.currentRow(), 0)]
        self.chosen.emit(NewDocument(title, self.area_edit.text().strip(), self.owner_edit.text().strip(), template))

    def refuse(self, sentence: str) -> None:
        """Say beneath the title why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.title_edit.setAccessibleDescription(sentence)
        self.place()

    def _field(self, name: str, text: str, offered: Sequence[str] = ()) -> LineField:
        """Return a field."""
        field = LineField()
        field.setText(text)
        field.setAccessibleName(name)
        field.setObjectName(f"{name.lower()}_edit")
        if offered:
            completer = QCompleter(list(offered), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(completer)
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _fill(self) -> None:
        """Offer the templates."""
        self.templates.setObjectName("templates")
        self.templates.setWordWrap(True)
        px = self.themes.metrics.px
        for template in TEMPLATES:
            item = QListWidgetItem(f"{template.kind.heading if template.kind.value != 'other' else 'Empty page'}")
            item.setText(f"{item.text()}\n{template.words}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ": "))
            item.setSizeHint(QSize(0, px(44)))
            self.templates.addItem(item)
        self.templates.setCurrentRow(0)
        self.templates.setMinimumHeight(px(44) * len(TEMPLATES) + 4)

    def _lay_out(self) -> None:
        """Set the fields over the templates."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields = (("Title", self.title_edit), ("Area", self.area_edit), ("Owner", self.owner_edit))
        for row, (name, field) in enumerate(fields):
            label = TextLabel(name, "label")
            label.setBuddy(field)
            grid.addWidget(label, row * 2, 0)
            grid.addWidget(field, row * 2, 1)
        grid.addWidget(self._error, 1, 1)
        self._error.hide()
        self.content.addLayout(grid)
        self.content.addWidget(TextLabel("Begin with", "label"))
        self.content.addWidget(self.templates)
