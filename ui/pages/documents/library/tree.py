"""The library as a tree: the look and the keys of the view. Imports Qt and its siblings."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from csops_desktop.domain.ids import DocumentId
from ui.pages.documents.library.delegate import LibraryDelegate
from ui.pages.documents.library.model import LibraryModel
from ui.theme.theme import ThemeManager
from ui.widgets.row_menu import below_row, row_asked_for

MOST_WRAPPED = 300
"""With more documents than these every line has the same height."""


class LibraryTree(QTreeView):
    """All documents under their headings.

    Signals:
        document_chosen: the keyboard or the mouse is on a document now (`DocumentId`).
        open_requested: Enter: the keyboard wants into the document.
        menu_requested: the chosen document's menu, at a point of the screen.
        trash_requested: Delete.
    """

    document_chosen = Signal(object)
    open_requested = Signal()
    menu_requested = Signal(QPoint)
    trash_requested = Signal()

    def __init__(self, themes: ThemeManager, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._closed: set[str] = set()
        self._current: DocumentId | None = None
        self._delegate = LibraryDelegate(themes, self)
        self.setObjectName("library_tree")
        self.setAccessibleName("Documents")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "background")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)
        self.clicked.connect(self._on_clicked)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_model_reset()

    def select(self, document: DocumentId | None) -> None:
        """Put the choice on a document without saying so; one that is not shown leaves nothing chosen."""
        self._current = document
        index = QModelIndex() if document is None else self._model.index_of(document)
        if index == self.currentIndex():
            return
        was_blocked = self.blockSignals(True)
        if index.isValid():
            self.expand(index.parent())
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.blockSignals(was_blocked)
        self.viewport().update()

    @override
    def drawBranches(self, painter: QPainter, rect: object, index: object) -> None:
        """Paint nothing: the headings have their own chevron."""

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        row = self._model.row_at(current)
        if row is not None and row.id != self._current:
            self._current = row.id
            self.document_chosen.emit(row.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._model.row_at(self.currentIndex())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row is not None:
                self.open_requested.emit()
            else:
                self._on_clicked(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_Delete and row is not None:
            self.trash_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = row_asked_for(self, event)
        if self._model.row_at(index) is not None:
            self.menu_requested.emit(below_row(self, index))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._delegate.wrapping and event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        """Open or close a heading."""
        if index.isValid() and self._model.row_at(index) is None:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._closed.add(self._model.heading_at(index))

    def _on_expanded(self, index: QModelIndex) -> None:
        self._closed.discard(self._model.heading_at(index))

    def _on_model_about_to_be_reset(self) -> None:
        row = self._model.row_at(self.currentIndex())
        if row is not None:
            self._current = row.id

    def _on_model_reset(self) -> None:
        """Open the headings that were open, and go back to the document."""
        few = self._model.shown <= MOST_WRAPPED
        self._delegate.wrapping = few
        self.setUniformRowHeights(not few and not self._model.searching)
        closed = set(self._closed)
        was_blocked = self.blockSignals(True)
        self.expandAll()
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if self._model.heading_at(index) in closed and not self._model.searching:
                self.collapse(index)
        self.blockSignals(was_blocked)
        self.select(self._current)

    def _on_themes_theme_changed(self) -> None:
        """Measure again."""
        self.scheduleDelayedItemsLayout()
