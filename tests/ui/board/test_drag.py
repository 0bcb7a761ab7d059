"""Dragging: where a card would land is shown, and it lands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from csops_desktop.domain.status import Status
from tests.ui.board.conftest import GREEN, RED, YELLOW, Desk
from ui.models.column_model import CARD_MIME
from ui.pages.board.column_view import ColumnView

BUTTON, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


class Dragged:
    """A card that hangs on the pointer."""

    def __init__(self, desk: Desk, title: str) -> None:
        column = next(c for c in desk.page.view.columns.values() if title in desk.titles(c.status))
        row = desk.titles(column.status).index(title)
        self.data = column.column.mimeData([column.column.index(row)])

    def over(self, column: ColumnView, y: int) -> None:
        """Carry it over a column, to a height of its viewport."""
        point = QPointF(40, y)
        for event in (
            QDragEnterEvent(point, MOVE, self.data, BUTTON, PLAIN),
            QDragMoveEvent(point, MOVE, self.data, BUTTON, PLAIN),
        ):
            QApplication.sendEvent(column.viewport(), event)

    def drop(self, column: ColumnView, y: int) -> None:
        """Let it go."""
        self.over(column, y)
        QApplication.sendEvent(column.viewport(), QDropEvent(QPointF(40, y), MOVE, self.data, BUTTON, PLAIN))


def below(desk: Desk, status: Status, title: str) -> int:
    """The lower quarter of a card, in its column's viewport."""
    column = desk.column(status)
    rect = column.card_rect(desk.titles(status).index(title))
    return rect.bottom() - rect.height() // 4


def above(desk: Desk, status: Status, title: str) -> int:
    """The upper quarter of a card, in its column's viewport."""
    rect = desk.column(status).card_rect(desk.titles(status).index(title))
    return rect.top() + rect.height() // 4


def test_within_a_column_a_drop_reorders(desk: Desk) -> None:
    Dragged(desk, "CS KPIs").drop(desk.column(RED), below(desk, RED, "Renewal forecasting"))
    assert desk.stored(RED) == desk.titles(RED) == ["Renewal forecasting", "CS KPIs", "In-app guides"]
    assert desk.selected == "CS KPIs"
    Dragged(desk, "In-app guides").drop(desk.column(RED), 0)
    assert desk.stored(RED) == ["In-app guides", "Renewal forecasting", "CS KPIs"]
    assert desk.column(RED).drop_place is None


@pytest.mark.parametrize("place", [above, below])
def test_a_drop_onto_its_own_place_changes_nothing(desk: Desk, place: Callable[..., int]) -> None:
    before = desk.workspace.undo_label
    Dragged(desk, "Renewal forecasting").drop(desk.column(RED), place(desk, RED, "Renewal forecasting"))
    assert desk.workspace.undo_label == before


def test_in_another_column_it_lands_at_its_place_after_the_sentence_as_one_step(desk: Desk) -> None:
    Dragged(desk, "In-app guides").drop(desk.column(YELLOW), above(desk, YELLOW, "Territory building"))
    assert desk.stored(RED) == ["CS KPIs", "Renewal forecasting", "In-app guides"]
    assert desk.column(YELLOW).drop_place is not None
    desk.answer("A tool owner was found.")
    assert desk.stored(YELLOW) == desk.titles(YELLOW) == ["QBR packs", "In-app guides", "Territory building"]
    assert desk.selected == "In-app guides"
    assert desk.column(YELLOW).hasFocus()
    assert desk.column(YELLOW).drop_place is None
    assert desk.workspace.undo() == "Moved “In-app guides” to Yellow"
    assert desk.titles(RED) == ["CS KPIs", "Renewal forecasting", "In-app guides"]
    assert desk.selected == "In-app guides"


def test_a_drop_that_is_thought_better_of_leaves_the_card(desk: Desk) -> None:
    Dragged(desk, "In-app guides").drop(desk.column(GREEN), 500)
    desk.press(Qt.Key.Key_Escape)
    assert desk.stored(RED)[-1] == "In-app guides"
    assert desk.column(GREEN).drop_place is None
    assert desk.column(RED).hasFocus()


def test_an_empty_column_takes_cards(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk((("A", "", RED),))
    Dragged(desk, "A").drop(desk.column(GREEN), 300)
    desk.answer("All is well.")
    assert desk.stored(GREEN) == ["A"]


def test_the_line_shows_where_it_would_land_and_goes_with_the_card(desk: Desk) -> None:
    column = desk.column(YELLOW)
    dragged = Dragged(desk, "CS KPIs")
    dragged.over(column, above(desk, YELLOW, "Territory building"))
    gap = column.card_rect(0).bottom(), column.card_rect(1).top()
    assert gap[0] <= column.drop_rect().center().y() <= gap[1]
    accent = desk.page._manager.theme.accent
    assert column.viewport().grab().toImage().pixelColor(60, column.drop_rect().center().y()) == accent
    QApplication.sendEvent(column.viewport(), QDragLeaveEvent())
    assert column.drop_place is None


def test_grouped_cards_land_within_their_area(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk((("A", "One", RED), ("B", "Two", YELLOW), ("C", "One", YELLOW), ("D", "One", YELLOW)))
    desk.page.filters.set_grouped(True)
    assert desk.titles(YELLOW) == ["[One]", "C", "D", "[Two]", "B"]
    dragged = Dragged(desk, "A")
    dragged.drop(desk.column(YELLOW), below(desk, YELLOW, "B"))
    desk.answer("Better.")
    assert desk.titles(YELLOW) == ["[One]", "C", "D", "A", "[Two]", "B"]
    Dragged(desk, "A").drop(desk.column(YELLOW), 0)
    assert desk.titles(YELLOW) == ["[One]", "A", "C", "D", "[Two]", "B"]


def test_what_is_not_a_card_is_refused(desk: Desk) -> None:
    data = QMimeData()
    data.setText("CS KPIs")
    event = QDragEnterEvent(QPointF(40, 40), MOVE, data, BUTTON, PLAIN)
    QApplication.sendEvent(desk.column(RED).viewport(), event)
    assert not event.isAccepted()


def test_the_mouse_starts_a_drag_with_the_cards_picture(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    column = desk.column(RED)
    hung: list[tuple[bytes, int, int | None]] = []

    def catch(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        carried = bytes(drag.mimeData().data(CARD_MIME).data())
        hung.append((carried, drag.pixmap().width(), desk.page.view.card_painter.dragged_id))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", catch)
    start = column.card_rect(1).center()
    desk.qtbot.mousePress(column.viewport(), BUTTON, PLAIN, start)
    desk.qtbot.mouseMove(column.viewport(), start + QPoint(0, 30))
    desk.qtbot.mouseRelease(column.viewport(), BUTTON, PLAIN, start)
    card_id = desk.id("Renewal forecasting")
    assert hung == [(str(card_id).encode(), column.card_rect(1).width(), card_id)]
    assert desk.page.view.card_painter.dragged_id is None
    assert desk.selected == "Renewal forecasting"


def test_near_the_edge_the_column_scrolls(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(tuple((f"Card {n}", "", RED) for n in range(30)))
    column = desk.column(RED)
    Dragged(desk, "Card 0").over(column, column.viewport().height() - 4)
    desk.qtbot.waitUntil(lambda: column.verticalOffset() > 100)
    QApplication.sendEvent(column.viewport(), QDragLeaveEvent())
    Dragged(desk, "Card 0").over(column, 4)
    desk.qtbot.waitUntil(lambda: column.verticalOffset() == 0)
    QApplication.sendEvent(column.viewport(), QDragLeaveEvent())
