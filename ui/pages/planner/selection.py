"""Which initiative is selected, in whichever lane of whichever quarter it stands. Imports Qt and its siblings.

Each lane is a list with a selection of its own; here the page has one selected initiative, named by its id and its
quarter (what recurs stands in several): it stays selected through every change, and the keyboard follows it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import LANES
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.planner_rows import InitiativeRow
from ui.pages.planner.lane_view import LaneView
from ui.pages.planner.lanes_area import Column, LanesArea


class InitiativeSelection(QObject):
    """The selected initiative.

    Signals:
        selected(id): another initiative is selected, or none (`None`).

    Attributes:
        id: the selected initiative; the filter may hide it.
        quarter: the quarter in which it is selected.
    """

    selected = Signal(object)

    def __init__(self, area: LanesArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._following = False
        self._lane_had_focus = False
        self._place: tuple[int, int, int] | None = None
        self.id: InitiativeId | None = None
        self.quarter: Quarter | None = None
        for column in area.columns:
            self._watch(column)
        area.column_made.connect(self._watch)

    @property
    def lane(self) -> LaneView | None:
        """The lane in which it is shown."""
        found = self._find(self.id, self.quarter)
        return None if found is None else found[0]

    @property
    def row(self) -> InitiativeRow | None:
        """The selected initiative as it is shown now."""
        found = self._find(self.id, self.quarter)
        return None if found is None else found[0].lane.row_at(found[1])

    def select(self, initiative: int | None, quarter: Quarter | None = None, *, focus: bool = False) -> bool:
        """Select an initiative, or none.

        Args:
            initiative: its id.
            quarter: the quarter in which it is looked for first; any shown one otherwise.
            focus: bring the keyboard to it, too.

        Returns:
            Whether it is shown.
        """
        found = self._find(initiative, quarter)
        self._set(None if initiative is None else InitiativeId(initiative), found[0].quarter if found else quarter)
        self._show(found)
        if focus and found is not None:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return found is not None

    def focus(self) -> None:
        """Bring the keyboard to the selected card, or to the first lane that holds one; which, the next arrow says."""
        lane = self.lane
        if lane is None:
            filled = [lane for column in self._area.shown for lane in column.lanes.values() if lane.lane.rowCount()]
            lane = filled[0] if filled else self._area.shown[0].lanes[LANES[0]]
        lane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.bring_into_view(lane)

    def go(self, lane: LaneView, dx: int, dy: int) -> None:
        """Go from a lane to the one beside (dx) or above or below (dy); an empty one can be added to."""
        columns = self._area.shown
        across = next(at for at, column in enumerate(columns) if lane in column.lanes.values())
        down = LANES.index(lane.tier)
        x, y = across + dx, down + dy
        if 0 <= x < len(columns) and 0 <= y < len(LANES):
            self._enter(lane, columns[x].lanes[LANES[y]], dx, dy)

    def about_to_change(self) -> None:
        """Remember where the selection stands; the rows are about to be shown anew."""
        self._following = True
        focused = QApplication.focusWidget()
        self._lane_had_focus = isinstance(focused, LaneView)
        found = self._find(self.id, self.quarter)
        self._place = None if found is None else self._coordinates(*found)

    def follow(self) -> None:
        """Show the selection again after the rows were shown anew; where it has gone, its neighbour is selected."""
        self._following = False
        found = self._find(self.id, self.quarter)
        if found is None and self.id is not None and self._place is not None:
            found = self._heir(*self._place)
            row = None if found is None else found[0].lane.row_at(found[1])
            self._set(None if row is None else row.id, None if found is None else found[0].quarter)
        self._show(found)
        if self._lane_had_focus and found is not None:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, lane: LaneView, other: LaneView, dx: int, dy: int) -> None:
        """Select the card of a neighbouring lane that is nearest to the one that was left."""
        count = other.lane.rowCount()
        if count:
            here = lane.currentIndex().row() % lane.in_a_row if lane.currentIndex().isValid() else 0
            last_line = (count - 1) // other.in_a_row * other.in_a_row
            row = here if dy > 0 else last_line + here if dy < 0 else 0
            other.select(min(row, count - 1))
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.bring_into_view(other)

    def _find(self, initiative: int | None, quarter: Quarter | None) -> tuple[LaneView, int] | None:
        """Return lane and row of an initiative, in its quarter rather than in another."""
        if initiative is None:
            return None
        found = [
            (lane, row)
            for column in self._area.shown
            for lane in column.lanes.values()
            if (row := lane.lane.place(initiative)) >= 0
        ]
        return next((place for place in found if place[0].quarter == quarter), found[0] if found else None)

    def _coordinates(self, lane: LaneView, row: int) -> tuple[int, int, int]:
        """Return column, lane and row as numbers, which stay what they are while rows come and go."""
        column = next(at for at, column in enumerate(self._area.shown) if lane in column.lanes.values())
        return column, LANES.index(lane.tier), row

    def _heir(self, across: int, down: int, row: int) -> tuple[LaneView, int] | None:
        """Return the card that moved up to a place that has gone, or the last one of its lane."""
        if across >= len(self._area.shown):
            return None
        lane = self._area.shown[across].lanes[LANES[down]]
        count = lane.lane.rowCount()
        return (lane, min(row, count - 1)) if count else None

    def _show(self, found: tuple[LaneView, int] | None) -> None:
        """Let the lanes show what is selected."""
        self._following, was = True, self._following
        for column in self._area.columns:
            for lane in column.lanes.values():
                if found is None or lane is not found[0]:
                    lane.select(-1)
        if found is not None:
            found[0].select(found[1])
            self._area.bring_into_view(found[0])
        self._following = was

    def _set(self, initiative: InitiativeId | None, quarter: Quarter | None) -> None:
        """Remember the initiative and tell the world."""
        self.quarter = quarter
        if initiative != self.id:
            self.id = initiative
            self.selected.emit(initiative)

    def _watch(self, column: Column) -> None:
        """Listen to the lanes of a column."""
        for lane in column.lanes.values():
            lane.current_changed.connect(self._on_lane_current_changed)
            lane.neighbour_requested.connect(self._on_lane_neighbour_requested)

    def _on_lane_current_changed(self) -> None:
        lane = self.sender()
        if self._following or not isinstance(lane, LaneView):
            return
        row = lane.current_row
        if row is not None:
            self._set(row.id, lane.quarter)
            self._show((lane, lane.currentIndex().row()))

    def _on_lane_neighbour_requested(self, dx: int, dy: int) -> None:
        lane = self.sender()
        if isinstance(lane, LaneView):
            self.go(lane, dx, dy)
