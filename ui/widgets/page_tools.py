"""A page's part of the tool row: its title, its filter, its buttons. Imports Qt, `ui.theme` and its siblings.

It never decides alone how wide it is: the tool row gives it room, and it gives up words in a fixed order, so that
nothing is ever drawn over something else.
"""

from __future__ import annotations

from typing import Protocol, override, runtime_checkable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.search_box import SearchBox
from ui.widgets.text_label import TextLabel

NARROWEST_FILTER = 90
"""The filter box shrinks to this after the last button has lost its words, in the drawing's pixels."""

READABLE_FILTER = 150
"""The filter box keeps this, enough for what it filters, while buttons still have words."""

AFTER_TITLE = 6
"""Extra room between title and filter, in pixels."""


@runtime_checkable
class Elastic(Protocol):
    """Tools that say how much room they can use and how little they can do with, in pixels."""

    @property
    def full_width(self) -> int:
        """The pixels in which everything shows its words."""

    @property
    def least_width(self) -> int:
        """The pixels below which things would overlap."""


class PageTools(QWidget):
    """Title, filter, fields and buttons in one line. Where it is narrow the last buttons lose their words first."""

    def __init__(self, themes: ThemeManager, title: str, filter_words: str, parent: QWidget | None = None) -> None:
        """Make the line with a title and a filter.

        Args:
            themes: the look.
            title: the page's name.
            filter_words: what the filter box filters: "Filter cards".
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._buttons: list[Button] = []
        self._fields: dict[QWidget, tuple[int, int]] = {}
        self.title = TextLabel(title, "page_title")
        self.filter_box = SearchBox(themes, filter_words)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.title)
        self._line.addSpacing(AFTER_TITLE)
        self._line.addWidget(self.filter_box)
        self._line.addStretch(1)
        # The row's room is handed out in `_fit`; what the layout would ask for depends on what is shown just now.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_page_themes_theme_changed)
        self._on_page_themes_theme_changed()

    def add_button(self, button: Button) -> None:
        """Add a button that has an icon and can do without its words."""
        self._buttons.append(button)
        self._line.insertWidget(self._line.count() - 1, button)

    def add_field(self, field: QWidget, width: int, narrowest: int, *, first: bool = False) -> None:
        """Add a field, whose widths are given in the drawing's pixels; `first` right behind the filter."""
        self._fields[field] = (width, narrowest)
        at = self._line.indexOf(self.filter_box) + 1 if first else self._line.count() - 1
        self._line.insertWidget(at, field)

    def has_field(self, field: QWidget) -> bool:
        """Say whether a field stands in the line."""
        return field in self._fields

    def take_field(self, field: QWidget) -> None:
        """Take a field out of the line; whoever takes it puts it elsewhere."""
        del self._fields[field]
        self._line.removeWidget(field)
        self._fit()

    @property
    def full_width(self) -> int:
        """The pixels in which everything shows its words."""
        return self._width(bare=0, filter_width=self._readable())

    @property
    def least_width(self) -> int:
        """The pixels below which things would overlap."""
        return self._width(bare=len(self._buttons), filter_width=self._px(NARROWEST_FILTER), narrow=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Take words off as many buttons as it needs, then narrow the fields, then the filter."""
        self.title.setMinimumWidth(self.title.sizeHint().width())
        room, readable = self.width(), self._readable()
        bare = next((n for n in range(len(self._buttons)) if self._width(bare=n, filter_width=readable) <= room), None)
        all_bare = len(self._buttons)
        narrow = bare is None and self._width(bare=all_bare, filter_width=readable) > room
        bare = all_bare if bare is None else bare
        for at, button in enumerate(reversed(self._buttons)):
            button.set_bare(at < bare)
        for field, widths in self._fields.items():
            field.setFixedWidth(self._px(widths[1] if narrow else widths[0]))
        rest = room - self._width(bare=bare, filter_width=0, narrow=narrow)
        self.filter_box.setFixedWidth(min(max(rest, self._px(NARROWEST_FILTER)), self.filter_box.sizeHint().width()))

    def _width(self, *, bare: int, filter_width: int, narrow: bool = False) -> int:
        """Return the width with so many bare buttons and the filter this wide."""
        split = len(self._buttons) - bare
        buttons = sum(button.width_for(bare=at >= split) for at, button in enumerate(self._buttons))
        fields = sum(self._px(widths[1] if narrow else widths[0]) for widths in self._fields.values())
        # The layout sets its spacing on both sides of the room after the title, too.
        gaps = self._line.spacing() * (2 + len(self._buttons) + len(self._fields))
        return self.title.sizeHint().width() + AFTER_TITLE + gaps + filter_width + buttons + fields

    def _readable(self) -> int:
        """Return the width in which the filter says what it filters."""
        return self._px(READABLE_FILTER)

    def _px(self, drawn: int) -> int:
        """Return a length of the drawing at the person's scale."""
        return self._themes.metrics.px(drawn)

    def _on_page_themes_theme_changed(self) -> None:
        """Fit to the font."""
        self._line.setSpacing(self._themes.metrics.gap + 2)
        self._fit()
