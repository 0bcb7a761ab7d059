"""The layout of the People page: the list, the person, the empty states. No behaviour."""

from __future__ import annotations

from typing import override

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from ui.pages.board.panel.desk import Desk
from ui.pages.people.model import PeopleModel
from ui.pages.people.people_list import PeopleList
from ui.pages.people.person_view import PersonView
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_field import LineField
from ui.widgets.page_tools import PageTools
from ui.widgets.text_label import TextLabel

LIST_WIDTH = 270
MOST_LIST = 0.36
"""The part of the page that the list takes at most."""


class PeopleTools(PageTools):
    """Title, filter, and the buttons for a new person, a new promise and the archived people."""

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(themes, "People", "Filter people", parent)
        self.person_button = Button(themes, "New person", icon="add")
        self.promise_button = Button(themes, "New promise", icon="check")
        self.archived_button = Button(themes, "Archived", icon="archive")
        self.archived_button.setCheckable(True)
        self.archived_button.setToolTip("Show archived people too")
        for button in (self.person_button, self.promise_button, self.archived_button):
            self.add_button(button)


class PeopleView(QWidget):
    """Everything below the tool row.

    Attributes:
        list, person: the parts.
        name_edit: the line in which a new person's name is typed; hidden until that is wanted.
        empty: what a workspace without people shows; `nobody` what the middle shows while nobody is chosen.
    """

    def __init__(self, desk: Desk, model: PeopleModel) -> None:
        super().__init__()
        themes = desk.themes
        self._themes = themes
        self.list = PeopleList(themes, model)
        self.person = PersonView(desk)
        self.name_edit = LineField()
        self.name_error = TextLabel(role="error", wrap=True)
        self.no_match = TextLabel("", "muted", wrap=True)
        self.nobody = EmptyState(
            themes, "people", "Choose a person", "What they owe, what you owe them and how to remind them stand here."
        )
        self.empty = EmptyState(
            themes,
            "people",
            "No people yet",
            "Everybody who owes you something, or whom you owe: name, team, mail address, and every promise with its"
            " date.",
        )
        self.new_button = self.empty.add_button("New person", "primary", "add")
        self._left = QFrame()
        self._middle = QStackedWidget()
        self._stack = QStackedWidget()
        self._desk = QWidget()
        self._lay_out()

    def show_list(self, *, empty: bool, matches: bool) -> None:
        """Show the list, or say that nobody is known; say so where the filter lets nobody through."""
        self._stack.setCurrentWidget(self.empty if empty and self.name_edit.isHidden() else self._desk)
        self.no_match.setHidden(matches or empty)

    def show_person(self, shown: bool) -> None:
        """Show a person's page, or that nobody is chosen."""
        self._middle.setCurrentWidget(self.person if shown else self.nobody)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(self._themes.metrics.px(LIST_WIDTH), round(self.width() * MOST_LIST)))

    def _lay_out(self) -> None:
        """Set the list beside the person."""
        self.name_edit.setObjectName("new_person_edit")
        self.name_edit.setAccessibleName("Name of the new person")
        belongs_to(self.name_edit, "new_person")
        name_field(self.name_edit, "name", "the name of a new person")
        self.name_edit.setPlaceholderText("Name of the new person")
        self._left.setObjectName("library")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(10, 8, 6, 8)
        for widget in (self.name_edit, self.name_error, self.no_match):
            column.addWidget(widget)
            widget.hide()
        column.addWidget(self.list, 1)
        self._middle.addWidget(self.nobody)
        self._middle.addWidget(self.person)
        row = QHBoxLayout(self._desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._middle, 1)
        self._stack.addWidget(self._desk)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
