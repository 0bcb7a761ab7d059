"""The slide that is looked at, as large as there is room. Imports Qt, the painter and the theme."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csops_desktop.deck import style
from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.pages import Page
from ui.pages.reports.painter import picture_of
from ui.pages.reports.slide_strip import paint_paper
from ui.pages.reports.slides_model import spoken
from ui.theme.theme import ThemeManager

EDGE = 3
"""Room around the paper for its edge and for the ring of the keyboard, in pixels."""

WHEEL_STEP = 120
"""What Qt counts as one notch of a wheel."""


class SlideView(QWidget):
    """One slide on its paper; the arrow keys turn over.

    Signals:
        slide_requested: look at the slide at this place, from 0.
    """

    slide_requested = Signal(int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._page: Page | None = None
        self._place = 0
        self._total = 0
        self._turned = 0
        self._picture: tuple[Page, QSize, QPixmap] | None = None
        self.setObjectName("slide_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_slide(None, 0, 0)
        themes.theme_changed.connect(self.update)

    @property
    def page(self) -> Page | None:
        """The slide that is shown."""
        return self._page

    def show_slide(self, page: Page | None, place: int, total: int) -> None:
        """Show a slide.

        Args:
            page: the slide; `None` while there is none.
            place: which it is, from 0.
            total: how many there are.
        """
        self._page, self._place, self._total = page, place, total
        self.setAccessibleName("No slide" if page is None else spoken(page, place + 1, total))
        # A screen reader reads the whole slide from here.
        self.setAccessibleDescription("" if page is None else page.text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = self.paper()
        paint_paper(painter, paper, self._pixmap(paper), self._themes, chosen=False)
        if self.hasFocus():
            painter.setPen(QPen(self._themes.theme.focus, 2.0))
            painter.drawRect(paper.adjusted(-2, -2, 2, 2))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self._place - 1,
            Qt.Key.Key_Up: self._place - 1,
            Qt.Key.Key_PageUp: self._place - 1,
            Qt.Key.Key_Backspace: self._place - 1,
            Qt.Key.Key_Right: self._place + 1,
            Qt.Key.Key_Down: self._place + 1,
            Qt.Key.Key_PageDown: self._place + 1,
            Qt.Key.Key_Space: self._place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._total - 1,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in steps:
            super().keyPressEvent(event)
            return
        self._turn_to(steps[Qt.Key(event.key())])

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        steps, self._turned = int(self._turned / WHEEL_STEP), self._turned - int(self._turned / WHEEL_STEP) * WHEEL_STEP
        if steps:
            self._turn_to(self._place - steps)
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn back at the left third, else on."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._turn_to(self._place + (-1 if event.position().x() < self.width() / 3 else 1))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.update()

    def paper(self) -> QRectF:
        """Return where the slide stands: in the middle, 16 to 9."""
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(room.width(), room.height() * style.PAGE_WIDTH / style.PAGE_HEIGHT)
        height = width * style.PAGE_HEIGHT / style.PAGE_WIDTH
        left, top = room.center().x() - width / 2, room.center().y() - height / 2
        return QRectF(round(left), round(top), round(width), round(height))

    def _turn_to(self, place: int) -> None:
        """Ask for the slide at a place, or the nearest there is."""
        if self._total:
            self.slide_requested.emit(min(max(place, 0), self._total - 1))

    def _pixmap(self, paper: QRectF) -> QPixmap | None:
        """Return the picture of the slide; painted once for a size."""
        if self._page is None or paper.width() < 1:
            return None
        ratio = self.devicePixelRatioF()
        size = QSize(round(paper.width() * ratio), round(paper.height() * ratio))
        if self._picture is None or self._picture[0] is not self._page or self._picture[1] != size:
            self._picture = (self._page, size, QPixmap.fromImage(picture_of(self._page, size, typesetter())))
        return self._picture[2]
