"""The layout of the middle: banner over editor and preview side by side; no behaviour. Imports Qt and its siblings.

Where there is no room for both, the editor or the preview stands alone, whichever was wanted last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from ui.pages.documents.banner import TrustBanner
from ui.pages.documents.editor.find_bar import FindBar
from ui.pages.documents.editor.markdown_edit import MarkdownEdit
from ui.pages.documents.preview.link_bar import LinkBar
from ui.pages.documents.preview.part_bar import PartBar
from ui.pages.documents.preview.viewer import Attachments, Preview
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

type Mode = Literal["write", "both", "read"]

NARROWEST_BOTH = 560
"""Below this width, in the drawing's pixels, editor and preview don't stand side by side."""


class WritingView(QWidget):
    """Everything between the library and the panel.

    Attributes:
        banner, edit, find_bar, preview, link_bar, part_bar: the parts.
        mode: what is wanted; what is shown also depends on the room.

    Signals:
        mode_changed: editor or preview came or went.
    """

    mode_changed = Signal()

    def __init__(
        self,
        themes: ThemeManager,
        titles: Callable[[], Sequence[str]],
        attachments: Attachments,
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty.

        Args:
            themes: the look.
            titles: asked for the titles that links can lead to.
            attachments: returns a stored picture by its name.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self.mode: Mode = "both"
        self._alone: Mode = "write"
        self.banner = TrustBanner(themes)
        self.edit = MarkdownEdit(themes, titles)
        self.find_bar = FindBar(themes, self.edit)
        self.preview = Preview(themes, attachments)
        self.link_bar = LinkBar(themes)
        self.part_bar = PartBar(themes)
        self._problem = TextLabel(role="error", wrap=True)
        self._paused = TextLabel(role="muted", wrap=True)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()

    @property
    def both_shown(self) -> bool:
        """Whether editor and preview stand side by side."""
        return self.preview_shown and not self._left.isHidden()

    @property
    def preview_shown(self) -> bool:
        """Whether the preview is shown."""
        return not self._right.isHidden()

    def set_mode(self, mode: Mode) -> None:
        """Show the editor, the preview, or both where there is room."""
        self.mode = mode
        if mode != "both":
            self._alone = mode
        self._fit()

    def focus_text(self) -> None:
        """Bring the keyboard into the text."""
        (self.preview if self._left.isHidden() else self.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_find(self, replacing: bool = False) -> None:
        """Open the find bar; the editor comes with it."""
        if self._left.isHidden():
            self.set_mode("write")
        self.find_bar.open(replacing=replacing)

    def say_problem(self, sentence: str) -> None:
        """Say above the text that something is wrong; "" takes it away."""
        self._problem.setText(sentence)
        self._problem.setHidden(not sentence)

    def say_paused(self, sentence: str) -> None:
        """Say in the place of the preview why there is none; "" for nothing."""
        self._paused.setText(sentence)
        self._paused.setHidden(not sentence)
        self.preview.setHidden(bool(sentence))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what is wanted and has room."""
        before = (self._left.isHidden(), self._right.isHidden())
        shown: Mode = self.mode
        if shown == "both" and self.width() < self._themes.metrics.px(NARROWEST_BOTH):
            shown = self._alone
        self._left.setHidden(shown == "read")
        self._right.setHidden(shown == "write")
        if before != (self._left.isHidden(), self._right.isHidden()):
            self.mode_changed.emit()

    def _lay_out(self) -> None:
        """Set banner, complaint and the two halves."""
        self._problem.hide()
        self._paused.hide()
        self._paused.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._left = _sheet(self.find_bar, self.edit)
        self._right = _sheet(self.part_bar, self.preview, self._paused, self.link_bar)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self._right)
        self._splitter.setHandleWidth(self._themes.metrics.gap_wide)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setObjectName("writing_splitter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(self._themes.metrics.gap_wide)
        layout.addWidget(self.banner)
        layout.addWidget(self._problem)
        layout.addWidget(self._splitter, 1)
        self._splitter.setSizes([1000, 1000])


def _sheet(*widgets: QWidget) -> QFrame:
    """Return widgets below one another on a white sheet with a fine line around it."""
    frame = QFrame()
    frame.setProperty("ground", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 0 if isinstance(widget, FindBar | LinkBar | PartBar) else 1)
    return frame
