"""What a number was made of, as a list that opens each thing. Imports Qt and the core's rows."""

from __future__ import annotations

from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from csops_desktop.queries.metric_rows import BehindRow
from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter
from ui.widgets.row_list import RowList
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 30
MOST_ROWS = 8
NARROW = 440
"""Below this width, in the drawing's pixels, title and detail share the room by halves."""


class BehindModel(QAbstractListModel):
    """The things behind one number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BehindRow, ...] = ()

    def show_rows(self, rows: tuple[BehindRow, ...]) -> None:
        """Show these."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_at(self, place: int) -> BehindRow:
        """Return the thing of a line."""
        return self._rows[place]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {row.detail}" if row.detail else row.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{row.title}\n{row.detail}")
            case Qt.ItemDataRole.UserRole:
                return row.detail
        return None


class BehindDelegate(QStyledItemDelegate):
    """A title at the left and what it contributes at the right."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._themes.metrics.px(120), self._themes.metrics.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._themes.theme, self._themes.metrics.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.focus, 1.5))
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 5, 5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 5, 5)
        room = option.rect.adjusted(px(8), 0, -px(8), 0)
        small = self._themes.font("small")
        metrics = QFontMetrics(small)
        detail = str(index.data(Qt.ItemDataRole.UserRole) or "")
        most = room.width() // 2 if room.width() < px(NARROW) else room.width() * 3 // 5
        width = min(metrics.horizontalAdvance(detail), most)
        painter.setFont(small)
        painter.setPen(theme.text_muted)
        shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, width)
        right = QRect(room.right() - width, room.top(), width + 1, room.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        font = self._themes.font("text")
        painter.setFont(font)
        painter.setPen(theme.text)
        left = room.adjusted(0, 0, -width - px(12), 0)
        title = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


class BehindList(RowList):
    """The things behind one number.

    Signals:
        thing_requested: open this thing where it lives; its kind and id.
    """

    thing_requested = Signal(str, int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.rows = BehindModel(self)
        self.setObjectName("behind_list")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(BehindDelegate(themes, self))
        self.setModel(self.rows)
        self.clicked.connect(self._open)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def show_rows(self, rows: tuple[BehindRow, ...]) -> None:
        """Show these things."""
        self.rows.show_rows(rows)
        self._on_themes_theme_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        """Ask for the thing of a line."""
        row = self.rows.row_at(index.row())
        if row.kind:
            self.thing_requested.emit(row.kind, row.id)

    def _on_themes_theme_changed(self) -> None:
        """Take the height of the lines there are, up to `MOST_ROWS`."""
        rows = min(max(self.rows.rowCount(), 1), MOST_ROWS)
        self.setFixedHeight(rows * self._themes.metrics.px(ROW_HEIGHT) + 4)
        self.doItemsLayout()
