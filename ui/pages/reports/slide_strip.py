"""The slides as a strip of small pictures, with its keys. Imports Qt, its model, pictures and the theme."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from csops_desktop.deck import style
from csops_desktop.deck.pages import Page
from ui.pages.reports.pictures import SlidePictures
from ui.pages.reports.slides_model import SlideRole, SlidesModel
from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter
from ui.widgets.row_list import RowList

type Index = QModelIndex | QPersistentModelIndex

NUMBER_WIDTH = 26
GAP = 7
"""Beside and between the pictures, in the drawing's pixels."""


def paint_paper(painter: QPainter, box: QRectF, picture: QPixmap | None, themes: ThemeManager, *, chosen: bool) -> None:
    """Paint a slide's paper with its picture and its edge; paper is white in the dark, too.

    Args:
        painter: stands on the target; its state is kept.
        box: where the slide is.
        picture: what is on it; `None` while it is not painted yet.
        themes: the look.
        chosen: the edge says that it is the one that is looked at.
    """
    painter.save()
    painter.fillRect(box, Qt.GlobalColor.white)
    if picture is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
    theme = themes.theme
    painter.setPen(QPen(theme.accent, 2.0) if chosen else QPen(theme.line, 1.0))
    painter.drawRect(box.adjusted(-1, -1, 1, 1) if chosen else box.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.restore()


class SlideDelegate(QStyledItemDelegate):
    """The number of a slide, and its picture."""

    def __init__(self, themes: ThemeManager, pictures: SlidePictures, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pictures = pictures

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width(option.widget)
        return QSize(width, round(self._paper(QRect(0, 0, width, 0)).height()) + 2 * self._themes.metrics.px(GAP))

    def _width(self, view: QWidget | None) -> int:
        """Return the room of a line: that beside a scroll bar also where there is none, so that no picture jumps."""
        if not isinstance(view, QAbstractItemView):
            return self._themes.metrics.px(160)
        return view.width() - view.verticalScrollBar().sizeHint().width()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page = index.data(SlideRole.PAGE)
        if not isinstance(page, Page):
            return
        theme, px = self._themes.theme, self._themes.metrics.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        room = QRect(option.rect.topLeft(), QSize(self._width(option.widget), option.rect.height()))
        paper = self._paper(room)
        if focused or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.accent_soft if focused else theme.hover)
        ratio = option.widget.devicePixelRatioF()
        size = QSize(round(paper.width() * ratio), round(paper.height() * ratio))
        paint_paper(painter, paper, self._pictures.picture(index.row(), page, size), self._themes, chosen=chosen)
        painter.setFont(self._themes.font("label" if chosen else "small"))
        painter.setPen(theme.text if chosen else theme.text_muted)
        beside = QRectF(room.left(), paper.top(), px(NUMBER_WIDTH) - 4, paper.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(index.row() + 1))

    def _paper(self, room: QRect) -> QRectF:
        """Return where the picture stands."""
        px = self._themes.metrics.px
        width = max(room.width() - px(NUMBER_WIDTH) - px(GAP) - 4, 16)
        height = round(width * style.PAGE_HEIGHT / style.PAGE_WIDTH)
        return QRectF(room.left() + px(NUMBER_WIDTH), room.top() + px(GAP), width, height)


class SlideStrip(RowList):
    """All slides; one is looked at.

    Signals:
        slide_chosen: look at the slide at this place, from 0.
        open_requested: Enter or a double click: go to the large slide.
    """

    slide_chosen = Signal(int)
    open_requested = Signal()

    def __init__(self, themes: ThemeManager, model: SlidesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = SlidePictures(self)
        self.setObjectName("slide_strip")
        self.setAccessibleName("Slides")
        self.setProperty("ground", "page")
        self.setItemDelegate(SlideDelegate(themes, self.pictures, self))
        self.setModel(model)
        self.pictures.painted.connect(self._on_pictures_painted)
        self.doubleClicked.connect(self._on_double_clicked)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.slide_chosen.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The height of a line follows from the strip's width.
        self.scheduleDelayedItemsLayout()

    def _on_pictures_painted(self, place: int) -> None:
        self.update(self.model().index(place, 0))

    def _on_double_clicked(self, _: QModelIndex) -> None:
        self.open_requested.emit()
