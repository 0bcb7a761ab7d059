"""The board with the side panel beside it; the panel is made when a card is first selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from ui.bridge import WorkspaceBridge
from ui.pages.board.page import BoardPage
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.pages.board.panel.side_panel import SidePanel


class BoardDesk(QWidget):
    """What the window shows under "Board".

    Signals:
        document_requested: open this document (its id).
    """

    document_requested = Signal(int)

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
        self.board.card_selected.connect(self._on_board_card_selected)
        self.board.panel_requested.connect(self.focus_panel)

    @property
    def panel(self) -> SidePanel:
        """The side panel."""
        if self._panel is None:
            from ui.pages.board.panel.side_panel import SidePanel

            self._panel = SidePanel(self._bridge, self._themes)
            self._panel.closed.connect(self._on_panel_closed)
            self._panel.document_requested.connect(self.document_requested)
            self._layout.addWidget(self._panel)
        return self._panel

    def open_responsibility(self, rid: ResponsibilityId) -> None:
        """Select a responsibility's card and show its panel; one that is off the board is shown in the panel alone."""
        self.board.select_card(rid)
        self.panel.show_responsibility(rid)

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
        if rid is not None or self._panel is not None:
            self.panel.show_responsibility(rid)

    def _on_panel_closed(self) -> None:
        self.board.selection.focus()
