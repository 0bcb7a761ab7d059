"""The head of a metric: name, newest number, how it stands, the trust of its definition. Imports the core, widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csops_desktop.commands import labels, metrics
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.metrics import Movement, Standing
from csops_desktop.domain.trust import DOUBTFUL, Trust
from csops_desktop.queries.metric_rows import NO_VALUE, MetricDetail, MetricRow
from csops_desktop.text.numbers import say_measure
from csops_desktop.workspace import Command
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.pill import Pill, PillKind
from ui.widgets.text_label import TextLabel


class HeadSection(QWidget):
    """Everything above the chart.

    Signals:
        back_requested: show the list instead.
        verify_requested: ask what was checked of the definition.
        message_requested: a sentence for the toast.
    """

    back_requested = Signal()
    verify_requested = Signal()
    message_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: MetricDetail | None = None
        self.back_button = IconButton(desk.themes, "chevron-left", "All metrics")
        self.name_edit = InlineEdit(desk.themes, "Name", font_role="page_title", placeholder="Name the metric")
        self.verify_button = Button(desk.themes, "Verify definition", icon="check", small=True)
        self.more_button = IconButton(desk.themes, "more", "More actions")
        self._value = TextLabel("", "display", wrap=True)
        self._stands = TextLabel("", "muted", wrap=True)
        self._kind = Pill(desk.themes)
        self._trust = Pill(desk.themes)
        self._own = Pill(desk.themes, "from the desk's own data", "accent")
        self._why = TextLabel("", "small", wrap=True)
        self._make_menu()
        self._lay_out()
        self.back_button.clicked.connect(self.back_requested)
        self.verify_button.clicked.connect(self.verify_requested)
        self.name_edit.committed.connect(self._on_name_edit_committed)

    def show_detail(self, detail: MetricDetail) -> None:
        """Show the head of a metric; a name that is being typed stays."""
        if self._detail is not None and self._detail.row.id != detail.row.id:
            self.name_edit.finish()
        self._detail = detail
        row = detail.row
        self.name_edit.set_text(row.name)
        self._value.setText(row.value_words)
        self._stands.setText(_stands(row))
        self._kind.show_fact(row.kind.heading, "muted")
        self._kind.setToolTip(f"{row.kind.heading}: {row.kind.meaning}")
        self._trust.show_fact(f"definition {row.trust.word}", _pill_kind(row.trust))
        self._own.setVisible(bool(row.builtin))
        self._why.setText(f"{row.trust_sentence} {_last_check(detail)}".strip())
        shelved = row.archived_on is not None or row.trashed_on is not None
        self.verify_button.setVisible(not shelved)
        self._restore_action.setVisible(shelved)
        self._archive_action.setVisible(not shelved)
        self._trash_action.setVisible(row.trashed_on is None)

    def finish(self) -> None:
        """Commit a name that is being typed."""
        self.name_edit.finish()

    def archive(self) -> None:
        """Keep the metric, but measure it no longer."""
        self._run("Archived {}", metrics.archive_metric)

    def trash(self) -> None:
        """Throw the metric away."""
        self._run("Moved {} to the trash", metrics.trash_metric)

    def restore(self) -> None:
        """Bring the metric back."""
        self._run("Restored {}", metrics.restore_metric)

    def _run(self, label: str, command: Command[[MetricId], object]) -> None:
        """Run a command on the whole metric; `label` has a gap for its name."""
        detail = self._detail
        if detail is not None:
            named = label.format(labels.quoted(detail.row.name))
            self._desk.run(self.message_requested.emit, named, command, detail.row.id)

    def _make_menu(self) -> None:
        """Make the menu of what is done with the metric as a whole."""
        menu, icon = QMenu(self), self._desk.themes.icon
        menu.addAction(icon("edit"), "Rename", self.name_edit.edit)
        self._restore_action = menu.addAction(icon("restore"), "Restore", self.restore)
        self._archive_action = menu.addAction(icon("archive"), "Archive", self.archive)
        self._trash_action = menu.addAction(icon("trash"), "Move to the trash", self.trash)
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        """Set the name over the number over the facts."""
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.name_edit, 1)
        first.addWidget(self.verify_button, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        pills = FlowLayout(gap=6, line_gap=4)
        for pill in (self._trust, self._kind, self._own):
            pills.addWidget(pill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addWidget(self._value)
        layout.addWidget(self._stands)
        layout.addLayout(pills)
        layout.addWidget(self._why)

    def _on_name_edit_committed(self, name: str) -> None:
        detail = self._detail
        if detail is not None:
            label = labels.did("Renamed", name)
            if self._desk.run(self.name_edit.show_error, label, metrics.edit_metric, detail.row.id, name=name):
                self.name_edit.set_text(" ".join(name.split()))


def _stands(row: MetricRow) -> str:
    """Say when the newest number was, how it went, and how it stands to the target."""
    words = []
    if row.latest is not None:
        words.append(row.latest.when(row.today))
        if row.latest.n is not None:
            words.append(f"n = {row.latest.n}")
        if row.latest.value is None and row.latest.note:
            words.append(row.latest.note)
    if row.movement is Movement.SAME:
        words.append("unchanged")
    elif row.movement is not Movement.NONE and row.previous is not None:
        words.append(f"{row.movement.value} than {say_measure(row.previous, row.unit)} before")
    target = row.target_words
    if row.standing is not Standing.NONE:
        target = f"{target}: {'met' if row.standing is Standing.MET else 'missed'}"
    words.append(target if row.value_words != NO_VALUE or row.target is not None else row.direction.words)
    said = " · ".join(words)
    return said[0].upper() + said[1:]


def _last_check(detail: MetricDetail) -> str:
    """Say what was written at the last check of the definition."""
    if not detail.checks:
        return ""
    check = detail.checks[0]
    note = f"“{check.note}”" if check.note else ""
    said = ": ".join(filter(None, (f"By {check.by}" if check.by else "", note)))
    return f"{said}." if said and not said.endswith((".”", "!”", "?”")) else said


def _pill_kind(trust: Trust) -> PillKind:
    """Return the colour of a trust; its word always stands in it."""
    if trust in (Trust.VERIFIED, Trust.EVERGREEN):
        return "green"
    if trust is Trust.STALE:
        return "red"
    return "yellow" if trust in (*DOUBTFUL, Trust.DUE_SOON) and trust is not Trust.NEVER else "muted"
