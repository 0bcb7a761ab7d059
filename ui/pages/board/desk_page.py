"""The board with the side panel beside it; the panel is made when a card is first selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from ui.bridge import WorkspaceBridge
from ui.pages.board.page import BoardPage
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.pages.board.panel.side_panel import SidePanel


NARROWEST_BOARD = 400
"""Where the panel would leave less than this, two columns, it stands in the board's place; in the drawing's pixels."""


class BoardDesk(QWidget):
    """What the window shows under "Board".

    In a narrow window there is no room for both. Then the panel covers the board: it comes when it is asked for and
    not whenever a card is selected, and closing it brings the board back. A panel that was closed stays so while cards
    come and go.

    Signals:
        document_requested: open this document (its id).
        thing_requested: show this thing where it lives; kind and id.
    """

    document_requested = Signal(int)
    thing_requested = Signal(str, int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._panel: SidePanel | None = None
        self.board = BoardPage(bridge, themes)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.board, 1)
        self.board.view.host_prompt(self)
        self.board.card_selected.connect(self._on_board_card_selected)
        self.board.panel_requested.connect(self.focus_panel)
        for column in self.board.view.columns.values():
            column.clicked.connect(self._on_column_clicked)
        themes.theme_changed.connect(self._arrange)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions on the board and on its selected card do."""
        moves = self.board.moves
        return {
            "group_by_area": self._toggle_grouped,
            "open_panel": self.focus_panel,
            "rename": self.rename,
            "check_in": self.check_in,
            "move_left": partial(moves.recolour, -1),
            "move_right": partial(moves.recolour, 1),
            "move_up": partial(moves.reorder, -1),
            "move_down": partial(moves.reorder, 1),
            "move_to": self.board.open_menu,
            "set_red": partial(moves.move_to, Status.RED),
            "set_yellow": partial(moves.move_to, Status.YELLOW),
            "set_green": partial(moves.move_to, Status.GREEN),
            "set_not_rated": partial(moves.move_to, Status.NOT_RATED),
            "archive": moves.archive,
            "trash": moves.trash,
        }

    def _toggle_grouped(self) -> None:
        self.board.filters.set_grouped(not self.board.model.filter.grouped)

    @property
    def panel(self) -> SidePanel:
        """The side panel."""
        if self._panel is None:
            from ui.pages.board.panel.side_panel import SidePanel

            self._panel = SidePanel(self._bridge, self._themes)
            self._panel.closed.connect(self._on_panel_closed)
            self._panel.document_requested.connect(self.document_requested)
            self._panel.thing_requested.connect(self.thing_requested)
            self._panel.installEventFilter(self)
            self._arrange()
            self._layout.addWidget(self._panel)
        return self._panel

    def open_responsibility(self, rid: ResponsibilityId) -> None:
        """Select a responsibility's card and show its panel; one that is off the board is shown in the panel alone."""
        self.board.select_card(rid)
        self.panel.show_responsibility(rid)
        if self.board.isHidden():
            self.panel.focus_first()

    def focus_panel(self) -> None:
        """Bring the keyboard into the panel of the selected card."""
        if self.board.current_id is not None:
            self.panel.show_responsibility(self.board.current_id)
            self.panel.focus_first()

    def rename(self) -> None:
        """Edit the title of the selected card."""
        if self.board.current_id is not None:
            self.panel.show_responsibility(self.board.current_id)
            self.panel.edit_title()

    def check_in(self) -> None:
        """Ask whether the selected card's status is still right; one that has none is rated instead."""
        card = self.board.selection.card
        if card is None:
            return
        self.panel.show_responsibility(card.id)
        if card.status is Status.NOT_RATED:
            self.panel.status.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panel.status.check_in()

    def _on_board_card_selected(self, rid: ResponsibilityId | None) -> None:
        is_open = self._panel is not None and not self._panel.isHidden()
        if not is_open and (rid is None or self._covers() or self._waits()):
            return
        focused = QApplication.focusWidget()
        if focused is not None and self.panel.isAncestorOf(focused) and rid != self.panel.rid:
            # The card under the cursor has gone, and the board went on to its neighbour; the next words typed must
            # not end there.
            self.panel.show_responsibility(None)
            self.board.selection.focus()
            return
        self.panel.show_responsibility(rid)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel is not None and not self._panel.isHidden():
            self._panel.close_panel()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return super().eventFilter(watched, event)

    def _on_column_clicked(self) -> None:
        rid = self.board.current_id
        if rid is not None and not self._covers():
            self.panel.show_responsibility(rid)

    def _waits(self) -> bool:
        """Say whether a card that is selected leaves a closed panel closed.

        It does when nobody chose it, and while the mouse is down: the columns must not make room for the panel under a
        card that is about to be dragged.
        """
        return self.board.selection.goes_on or any(column.is_pressed for column in self.board.view.columns.values())

    def _covers(self) -> bool:
        """Say whether the panel has to stand in the board's place."""
        metrics = self._themes.metrics
        return self.width() < metrics.panel + metrics.px(NARROWEST_BOARD)

    def _arrange(self) -> None:
        """Put board and panel beside each other, or the panel in the board's place."""
        if self._panel is None:
            return
        covers = self._covers()
        self._panel.setFixedWidth(self.width() if covers else self._themes.metrics.panel)
        was_covered = self.board.isHidden()
        self.board.setVisible(not covers or self._panel.isHidden())
        if was_covered and self._panel.isHidden():
            self.board.selection.focus()

    def _on_panel_closed(self) -> None:
        self.board.selection.focus()
