"""The item roles of the board's models, named once. Imports Qt only."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class CardRole(IntEnum):
    """What a row can be asked for besides Qt's own roles.

    Attributes:
        CARD: the `BoardCard`, `None` for a header.
        ID: the `ResponsibilityId`, `None` for a header.
        HEADER: the `AreaHeader`, `None` for a card.
    """

    CARD = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    HEADER = Qt.ItemDataRole.UserRole + 3
