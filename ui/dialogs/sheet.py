"""A larger overlay with a title, a scrolled content and a row of buttons. Imports Qt, widgets and the theme."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.overlay import Overlay
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button, ButtonKind
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

PADDING = 20


class Sheet(Overlay):
    """Title and close button above, content in the middle, buttons below.

    Attributes:
        content: the layout that the content is added to; it scrolls where there is no room.
        close_button: at the upper right.
    """

    def __init__(self, themes: ThemeManager, window: QWidget, title: str, *, width: int) -> None:
        """Make an empty one, hidden.

        Args:
            themes: the look.
            window: what it opens over.
            title: its heading and accessible name.
            width: in the drawing's pixels.
        """
        super().__init__(themes, window, title, width=width)
        self.close_button = IconButton(themes, "close", "Close")
        self.close_button.clicked.connect(self.dismiss)
        self._holder = QWidget()
        self.content = QVBoxLayout(self._holder)
        self.content.setContentsMargins(PADDING, 4, PADDING, 16)
        self.content.setSpacing(10)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(title)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._holder)
        self._holder.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(PADDING, 12, PADDING, 14)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._frame(title)

    def add_button(self, text: str, kind: ButtonKind = "secondary", icon: str = "") -> Button:
        """Add a button at the right end of the lower row and return it."""
        button = Button(self.themes, text, kind, icon=icon)
        self._buttons.addWidget(button)
        self._foot.show()
        return button

    @override
    def first_focus(self) -> QWidget:
        # Not a button: whoever only wants to read sees no ring, and the arrow keys scroll.
        return self._scroll

    @override
    def wanted_height(self, width: int) -> int:
        inner = width - 2
        content = self._holder.heightForWidth(inner) if self._holder.hasHeightForWidth() else -1
        if content < 0:
            content = self._holder.sizeHint().height()
        foot = 0 if self._foot.isHidden() else self._foot.sizeHint().height()
        return self._head.sizeHint().height() + content + foot + 2

    def _frame(self, title: str) -> None:
        """Set head, content and foot."""
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(PADDING, 14, 12, 8)
        head.addWidget(TextLabel(title, "section"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        line = QFrame()
        line.setProperty("ground", "line")
        line.setFixedHeight(1)
        foot.addWidget(line)
        foot.addLayout(self._buttons)
        self._foot.hide()
        self.body.addWidget(self._head)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._foot)
