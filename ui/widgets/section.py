"""A part of a panel: a quiet heading, something at its right, and a body. Imports Qt and `ui.theme`."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel


class Section(QWidget):
    """A heading over a body. The collapsible one has a chevron that hides the body.

    Attributes:
        body: the layout that the content is added to.

    Signals:
        collapsed_changed: the person opened (False) or closed (True) it.
    """

    collapsed_changed = Signal(bool)

    def __init__(
        self, themes: ThemeManager, title: str, *, collapsible: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make an empty section.

        Args:
            themes: paints the chevron.
            title: the heading, also the accessible name.
            collapsible: offer to hide the body.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._title = title
        self._remark = TextLabel(role="small")
        self._chevron = IconButton(themes, "chevron-down", f"Hide {title}", small=True) if collapsible else None
        self._body_widget = QWidget(self)
        self.body = QVBoxLayout(self._body_widget)
        self._heading = QHBoxLayout()
        self.setAccessibleName(title)
        self._lay_out()
        if self._chevron is not None:
            self._chevron.clicked.connect(self._on_chevron_clicked)

    @property
    def collapsed(self) -> bool:
        """Whether the body is hidden."""
        return self._body_widget.isHidden()

    def set_remark(self, text: str) -> None:
        """Show a short count behind the heading, "2 of 5"; "" for none."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def set_aside(self, widget: QWidget) -> None:
        """Put a widget at the right end of the heading."""
        self._heading.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_collapsed(self, collapsed: bool) -> None:
        """Hide or show the body; emits nothing."""
        self._body_widget.setHidden(collapsed)
        if self._chevron is not None:
            name = f"Show {self._title}" if collapsed else f"Hide {self._title}"
            self._chevron.setIcon(self._themes.icon("chevron-right" if collapsed else "chevron-down"))
            self._chevron.setAccessibleName(name)
            self._chevron.setToolTip(name)

    def _lay_out(self) -> None:
        """Set heading over body."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self._heading.setContentsMargins(0, 0, 0, 0)
        self._heading.setSpacing(6)
        if self._chevron is not None:
            self._heading.addWidget(self._chevron)
        self._heading.addWidget(TextLabel(self._title, "label"))
        self._heading.addWidget(self._remark)
        self._remark.hide()
        self._heading.addStretch(1)
        outer.addLayout(self._heading)
        outer.addWidget(self._body_widget)

    def _on_chevron_clicked(self) -> None:
        """Turn the body over and say so."""
        self.set_collapsed(not self.collapsed)
        self.collapsed_changed.emit(self.collapsed)
