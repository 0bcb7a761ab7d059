"""The ground of everything that opens over the window: a veil, a panel on it, and the keyboard kept inside.

It is a child of the window and not a window of its own: it can't get lost behind, needs no window manager, and a click
beside it or Esc closes it. Imports Qt and `ui.theme`.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import keep_when_hidden
from ui.widgets.whence import Whence

EDGE = 24
"""Pixels that stay free around the panel in a small window."""

VEIL = {False: 56, True: 120}
"""Opacity of the veil in a light and in a dark theme, of 255."""

SHADOW_STEPS = 9
SHADE = {False: 5, True: 14}
"""Opacity of each of the steps that make the panel's shadow."""


class Overlay(QWidget):
    """A panel over the window. It deletes itself once it is closed; opening the same kind again closes the first.

    Attributes:
        panel: the frame that holds the content.
        body: its layout.

    Signals:
        closed: it is gone, and the keyboard is back where it was.
    """

    closed = Signal()

    def __init__(self, themes: ThemeManager, window: QWidget, name: str, *, width: int, at_top: bool = False) -> None:
        """Make it hidden.

        Args:
            themes: the colours and measures.
            window: what it covers.
            name: what it is, for a screen reader.
            width: of the panel, in the drawing's pixels; less where the window is narrow.
            at_top: stand near the top instead of in the middle.
        """
        super().__init__(window)
        self.themes = themes
        self._window = window
        self._width = width
        self._at_top = at_top
        self._whence = Whence()
        self.panel = QFrame(self)
        self.panel.setProperty("ground", "card")
        self.panel.setAccessibleName(name)
        self.body = QVBoxLayout(self.panel)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.setAccessibleName(name)
        self.hide()

    def open(self) -> None:
        """Come up over the window and take the keyboard; where one of this kind is open already, close that instead."""
        others = [other for other in self._window.findChildren(type(self)) if other is not self and other.isVisible()]
        if others:
            others[0].dismiss()
            self.deleteLater()
            return
        self._whence.remember()
        self._window.installEventFilter(self)
        self.themes.theme_changed.connect(self._on_themes_theme_changed)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.place()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        _application().focusChanged.connect(self._on_application_focus_changed)

    def dismiss(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        _application().focusChanged.disconnect(self._on_application_focus_changed)
        focused = QApplication.focusWidget()
        had_focus = focused is None or self.isAncestorOf(focused)
        self._window.removeEventFilter(self)
        self.hide()
        if had_focus:
            self._whence.give_back(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def first_focus(self) -> QWidget:
        """Return the control that gets the keyboard first."""
        stops = self._stops()
        return stops[0] if stops else self.panel

    def wanted_height(self, width: int) -> int:
        """Return the panel's height at a width; less is given where the window is low."""
        return max(self.body.heightForWidth(width), 0) or self.body.sizeHint().height()

    def place(self) -> None:
        """Stand where the panel belongs, at the size it wants and the window allows."""
        room = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(self.themes.metrics.px(self._width), room.width())
        self.body.activate()
        height = min(self.wanted_height(width), room.height())
        top = min(self.height() // 8, room.bottom() - height) if self._at_top else (self.height() - height) // 2
        self.panel.setGeometry(QRect((self.width() - width) // 2, max(top, EDGE), width, height))
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self.place()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nothing that is typed here reaches the window beneath.
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if not self.panel.geometry().contains(event.position().toPoint()):
            # A click beside it is easily made: what is typed waits for when the same is opened again.
            keep_when_hidden(self)
            self.dismiss()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else -1 if next else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.themes.theme
        dark = QColor(theme.background if theme.dark else theme.text)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        dark.setAlpha(VEIL[theme.dark])
        painter.fillRect(self.rect(), dark)
        dark.setAlpha(SHADE[theme.dark])
        painter.setBrush(dark)
        box = QRectF(self.panel.geometry())
        for step in range(SHADOW_STEPS):
            reach = 2 * step + 1
            radius = self.themes.metrics.radius + reach
            painter.drawRoundedRect(box.adjusted(-reach, 5 - reach, reach, 5 + reach), radius, radius)

    def _stops(self) -> list[QWidget]:
        """Return the controls that Tab walks over, in their order."""
        return [
            child
            for child in self.panel.findChildren(QWidget)
            # A number field's inner line hands the focus back to its field: Tab would never get past it.
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisibleTo(self)
            and child.isEnabled()
            and child.focusProxy() is None
        ]

    def _on_application_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Go when something of the window took the keyboard: a key combination that leads elsewhere, for example."""
        elsewhere = now is not None and now.window() is self.window() and not self.isAncestorOf(now)
        if elsewhere and now is not self:
            self.dismiss()

    def _on_themes_theme_changed(self) -> None:
        """Fit to the new measures."""
        self.place()


def _application() -> QApplication:
    """Return the application, which exists wherever a widget does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
