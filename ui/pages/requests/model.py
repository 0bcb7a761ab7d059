"""The requests of one group as a list with headings. Imports Qt and the core's queries.

All rows are read at once (five thousand are one scan) and put into groups here, so that the tabs can say how many
there are in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.requests import ACCEPTED, RequestState
from csops_desktop.queries.request_rows import InterruptRow, RequestRow
from csops_desktop.text.dates import say_date, say_days
from ui.models.board_filter import fold
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex


class Group(StrEnum):
    """The tabs of the page."""

    INBOX = "Inbox"
    ACCEPTED = "Accepted"
    DECLINED = "Declined"
    DONE = "Done"
    INTERRUPTS = "Interrupts"
    TRASH = "Trash"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above some requests."""

    title: str
    number: int


type Line = Heading | RequestRow | InterruptRow


class RequestRole(IntEnum):
    """What a line can be asked for besides Qt's own roles."""

    LINE = Qt.ItemDataRole.UserRole + 1


class RequestModel(QAbstractListModel):
    """The lines of the group that is shown, as far as a filter lets them through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RequestRow] = ()
        self._interrupts: Sequence[InterruptRow] = ()
        self._trashed: Sequence[RequestRow] = ()
        self._words: tuple[str, ...] = ()
        self._lines: list[Line] = []
        self.group = Group.INBOX

    def load(
        self, rows: Sequence[RequestRow], interrupts: Sequence[InterruptRow], trashed: Sequence[RequestRow]
    ) -> None:
        """Show these requests, this ledger, and what is in the trash."""
        self._rows, self._interrupts, self._trashed = rows, interrupts, trashed
        self._show()

    def show_group(self, group: Group) -> None:
        """Show another group."""
        if group is not self.group:
            self.group = group
            self._show()

    def set_filter(self, text: str) -> None:
        """Show only what has all words of `text` in its title or the names at it; "" shows all."""
        self._words = tuple(fold(text).split())
        self._show()

    @property
    def total(self) -> int:
        """How many requests there are in all groups, the filtered ones too."""
        return len(self._rows)

    def counts(self) -> dict[Group, int]:
        """Return how many there are in each group, the filtered ones too."""
        counts = dict.fromkeys(Group, 0) | {
            Group.INTERRUPTS: len(self._interrupts),
            Group.TRASH: len(self._trashed),
        }
        for row in self._rows:
            counts[group_of(row.state)] += 1
        return counts

    def line_at(self, row: int) -> Line | None:
        """Return what stands in a row; `None` outside of the list."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def id_at(self, row: int) -> int | None:
        """Return the request of a row; `None` for a heading."""
        line = self.line_at(row)
        if isinstance(line, RequestRow):
            return int(line.id)
        return int(line.request_id) if isinstance(line, InterruptRow) else None

    def row_of(self, request: int) -> int:
        """Return the row of a request, -1 where it isn't shown."""
        return next((row for row in range(len(self._lines)) if self.id_at(row) == request), -1)

    def row_known(self, request: int) -> RequestRow | None:
        """Return a request of any group."""
        return next((row for row in self._rows if row.id == request), None)

    def _show(self) -> None:
        """Make the lines anew."""
        self.beginResetModel()
        if self.group is Group.INTERRUPTS:
            self._lines = [row for row in self._interrupts if self._matches(row.title, row.displaced, row.for_whom)]
        else:
            rows = self._trashed if self.group is Group.TRASH else self._rows
            shown = [row for row in rows if self._belongs(row) and self._matches(row.title, *row.askers, row.assignee)]
            self._lines = arranged(self.group, shown)
        self.endResetModel()

    def _belongs(self, row: RequestRow) -> bool:
        """Say whether a row stands in the group; in the trash all of them do."""
        return self.group is Group.TRASH or group_of(row.state) is self.group

    def _matches(self, *texts: str) -> bool:
        """Say whether all words of the filter stand in some texts."""
        if not self._words:
            return True
        text = fold("\n".join(texts))
        return all(word in text for word in self._words)

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line_at(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        match role:
            case RequestRole.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole if line is not None:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole if line is not None:
                return spoken(line)
            case Qt.ItemDataRole.ToolTipRole if isinstance(line, (RequestRow, InterruptRow)):
                return plain_tooltip(line.title)
        return None


def group_of(state: RequestState) -> Group:
    """Return the group in which requests of a state stand."""
    if state in ACCEPTED:
        return Group.ACCEPTED
    return {RequestState.WONT_DO: Group.DECLINED, RequestState.DONE: Group.DONE}.get(state, Group.INBOX)


def arranged(group: Group, rows: Sequence[RequestRow]) -> list[Line]:
    """Return the requests of a group in their order, with a heading over each kind."""
    if group is Group.TRASH:
        return list[Line](rows)
    if group is Group.DONE:
        newest = sorted(rows, key=lambda row: (row.closed_on or date.min, row.id), reverse=True)
        return list[Line](newest)
    kinds: dict[str, list[RequestRow]] = {}
    for row in sorted(rows, key=_order):
        kinds.setdefault(_kind(row), []).append(row)
    lines: list[Line] = []
    for title, found in kinds.items():
        lines += [Heading(title, len(found)), *found]
    return lines


def _order(row: RequestRow) -> tuple[int, bool, date, int]:
    """Return what comes first: the kind, then what is urgent, then what is due or waits longest."""
    soonest = {Group.DECLINED: row.revisit_on, Group.ACCEPTED: row.due_on, Group.INBOX: row.came_on}
    when = soonest.get(group_of(row.state)) or date.max
    return _PLACES[_kind(row)], not row.urgent, when, row.id


_LOOK_AGAIN = "To be looked at again"
_LATER = "Declined, for later"
_SNOOZED = "Put off"
_WORK_DONE = "The work is done: tell them and close it"
_KINDS = (
    *(state.heading for state in (RequestState.TRIAGE, RequestState.NEED_MORE_INFO)),
    _SNOOZED,
    _WORK_DONE,
    *(state.heading for state in ACCEPTED),
    _LOOK_AGAIN,
    _LATER,
)

_PLACES = {kind: place for place, kind in enumerate(_KINDS)}


def _kind(row: RequestRow) -> str:
    """Return the heading under which a request stands."""
    if row.state is RequestState.WONT_DO:
        return _LOOK_AGAIN if row.revisit_on is not None and row.revisit_on <= row.today else _LATER
    if row.undecided and row.snoozed_until is not None:
        return _SNOOZED
    if row.work_done:
        return _WORK_DONE
    return row.state.heading


def spoken(line: Line) -> str:
    """Return a line as a screen reader says it."""
    if isinstance(line, Heading):
        return f"{line.title}, {line.number}"
    if isinstance(line, InterruptRow):
        return f"{line.title}, displaced {line.displaced}{f', for {line.for_whom}' if line.for_whom else ''}"
    words = [line.spoken, *notes_of(line)]
    return ", ".join(words)


def notes_of(row: RequestRow) -> list[str]:
    """Return what stands at the right of a request: its days."""
    today = row.today
    if row.state is RequestState.WONT_DO:
        return [] if row.revisit_on is None else [f"again on {say_date(row.revisit_on, today)}"]
    if row.closed_on is not None:
        return [say_date(row.closed_on, today)]
    if row.snoozed_until is not None:
        return [f"until {say_date(row.snoozed_until, today)}"]
    if row.state is RequestState.MONITORING and row.look_on is not None:
        return [f"look on {say_date(row.look_on, today)}"]
    notes = [] if row.due_on is None else [f"by {say_date(row.due_on, today)}"]
    return [*notes, say_days(row.days)] if row.undecided and row.days else notes
