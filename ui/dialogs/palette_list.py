"""The list of Ctrl+K: its model, and how a line is painted. Imports Qt, `ui.theme` and `palette_rows`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csops_desktop.queries.found import FoundRow
from ui.dialogs.key_caps import paint_caps
from ui.dialogs.palette_rows import Command, PaletteRow
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager

ROW, HEADING = 36, 28
"""Heights in the drawing's pixels."""

PADDING = 14
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

KIND_ICONS = {
    "person": "person",
    "ask": "ask",
    "commitment": "people",
    "document": "documents",
    "initiative": "planner",
    "request": "requests",
    "metric": "metrics",
    "report": "reports",
}
"""Icons of things that have no colour of their own."""


class PaletteModel(QAbstractListModel):
    """The lines that Ctrl+K shows now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaletteRow] = []

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            command = self.rows[index.row()].command
            return command.tip if command is not None else None
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteDelegate(QStyledItemDelegate):
    """Paints a heading, a command with its key, or a thing with its status shape."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes

    def height(self, row: PaletteRow) -> int:
        """Return the height of a line."""
        return self._themes.metrics.px(HEADING if row.heading else ROW)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.height(_row(index)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = _row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._paint_heading(painter, option.rect, row.heading)
        else:
            self._paint_ground(painter, option)
            inner = option.rect.adjusted(PADDING, 0, -PADDING, 0)
            if row.command is not None:
                self._paint_command(painter, inner, row.command, row.marked)
            elif row.thing is not None:
                self._paint_thing(painter, inner, row.thing, row.marked)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(self._themes.font("label"))
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(rect.adjusted(PADDING, self._themes.metrics.px(4), 0, 0), LEFT, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._themes.theme
        ground = None
        if option.state & QStyle.StateFlag.State_Selected:
            ground = theme.accent_soft
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = theme.hover
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            radius = self._themes.metrics.radius_small
            painter.drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), radius, radius)

    def _paint_command(self, painter: QPainter, rect: QRect, command: Command, marked: Sequence[int]) -> None:
        side = self._themes.metrics.icon
        square = QRectF(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        self._themes.icons.paint(painter, square, command.icon or "chevron-right", "text_muted")
        rect = rect.adjusted(side + self._themes.metrics.px(10), 0, 0, 0)
        if command.keys:
            caps = paint_caps(painter, QRectF(rect), command.keys, self._themes)
            rect.setRight(round(caps) - self._themes.metrics.px(6))
        self._paint_title(painter, rect, command.title, marked)

    def _paint_thing(self, painter: QPainter, rect: QRect, thing: FoundRow, marked: Sequence[int]) -> None:
        side, mark = self._themes.metrics.icon, self._themes.metrics.mark
        if thing.status is not None:
            inset = (side - mark) // 2
            square = QRectF(rect.left() + inset, rect.top() + (rect.height() - mark) // 2, mark, mark)
            paint_status(painter, square, thing.status, self._themes.theme)
        else:
            square = QRectF(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
            self._themes.icons.paint(painter, square, KIND_ICONS.get(thing.kind, "board"), "text_muted")
        rect = rect.adjusted(side + self._themes.metrics.px(10), 0, 0, 0)
        if thing.status is not None:
            # The word too: a shape alone is not enough for who doesn't know it yet.
            word = thing.status.heading
            rect.setRight(rect.right() - self._paint_right(painter, rect, word, rect.width() // 4))
        end = self._paint_title(painter, rect, thing.title, marked)
        rest = rect.adjusted(end - rect.left() + self._themes.metrics.px(12), 0, -self._themes.metrics.px(12), 0)
        if rest.width() > self._themes.metrics.px(40):
            self._paint_detail(painter, rest, thing.detail)

    def _paint_detail(self, painter: QPainter, rect: QRect, detail: str) -> None:
        font = self._themes.font("small")
        line = " ".join(detail.split())
        shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(rect, LEFT, shown)

    def _paint_right(self, painter: QPainter, rect: QRect, words: str, most: int) -> int:
        """Paint small words at the right end and return the width they take."""
        font = self._themes.font("small")
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return metrics.horizontalAdvance(shown)

    def _paint_title(self, painter: QPainter, rect: QRect, title: str, marked: Sequence[int]) -> int:
        """Paint a title with its matching letters in semibold; return where it ends."""
        plain = self._themes.font("text")
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setPen(self._themes.theme.text)
        line = "".join(" " if letter in "\n\r\t" else letter for letter in title)
        if QFontMetrics(strong).horizontalAdvance(line) > rect.width() or not marked:
            painter.setFont(plain)
            shown = QFontMetrics(plain).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, LEFT, shown)
            return rect.left() + QFontMetrics(plain).horizontalAdvance(shown)
        x = rect.left()
        for piece, is_marked in _pieces(line, marked):
            font = strong if is_marked else plain
            painter.setFont(font)
            painter.drawText(QRect(x, rect.top(), rect.right() - x + 1, rect.height()), LEFT, piece)
            x += QFontMetrics(font).horizontalAdvance(piece)
        return x


class PaletteList(QListView):
    """The lines, chosen from the search box above them; they never take the keyboard."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.lines = PaletteModel()
        self.painter = PaletteDelegate(themes)
        self.setModel(self.lines)
        self.setItemDelegate(self.painter)
        self.setObjectName("palette_list")
        self.setAccessibleName("Results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def current(self) -> PaletteRow | None:
        """The chosen line."""
        row = self.currentIndex().row()
        return self.lines.rows[row] if row >= 0 else None

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show other lines and choose the first that can be chosen."""
        self.lines.show_rows(rows)
        self.scrollToTop()
        self.step(1)

    def step(self, by: int, *, around: bool = True) -> None:
        """Choose the next line downwards (positive) or upwards that is no heading.

        Args:
            by: how many lines to go.
            around: go on at the other end; otherwise stay at the last one.
        """
        choices = [at for at, row in enumerate(self.lines.rows) if not row.heading]
        if not choices:
            return
        now = self.currentIndex().row()
        at = choices.index(now) + by if now in choices else 0
        at = at % len(choices) if around else min(max(at, 0), len(choices) - 1)
        self.setCurrentIndex(self.lines.index(choices[at]))
        if at == 0:
            # Its heading too.
            self.scrollToTop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # The ground of the panel, not that of lists.
        QPainter(self.viewport()).fillRect(event.rect(), self._themes.theme.surface_raised)
        super().paintEvent(event)

    def content_height(self) -> int:
        """Return the height of all lines together, in pixels."""
        return sum(self.painter.height(row) for row in self.lines.rows)


def _row(index: QModelIndex | QPersistentModelIndex) -> PaletteRow:
    """Return the line at an index."""
    model = index.model()
    assert isinstance(model, PaletteModel)
    return model.rows[index.row()]


def _pieces(text: str, marked: Sequence[int]) -> list[tuple[str, bool]]:
    """Return the text in pieces that are all marked or all not."""
    places = set(marked)
    pieces: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        if pieces and pieces[-1][1] == (at in places):
            pieces[-1] = (pieces[-1][0] + letter, at in places)
        else:
            pieces.append((letter, at in places))
    return pieces
