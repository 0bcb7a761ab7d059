"""What is done with metrics in a sheet over the window: chosen, defined, pasted, verified, improved. Imports the core.

The sheets only ask; what was answered is carried out here, and what is refused is said in the sheet that asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import improvements, labels, metrics
from csops_desktop.commands.improvements import Improved
from csops_desktop.commands.metrics import NewValue
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.metrics import ReadyMade
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.exchange.values_in import PastedLine
from csops_desktop.queries.metric_rows import ImprovementRow, MetricDetail
from csops_desktop.queries.ready_metrics import still_to_choose
from csops_desktop.workspace import Workspace
from ui.pages.metrics.check_sheet import Checked, CheckSheet
from ui.pages.metrics.improvement_sheet import ImprovementSheet
from ui.pages.metrics.new_sheet import NewMetric, NewSheet
from ui.pages.metrics.paste_sheet import PasteSheet
from ui.pages.metrics.ready_sheet import ReadySheet
from ui.theme.theme import ThemeManager


class MetricActs(QObject):
    """The acts of one page; made when the first is wanted.

    Signals:
        metric_made: it is there (`MetricId`).
    """

    metric_made = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        themes: ThemeManager,
        page: QWidget,
        detail: Callable[[], MetricDetail | None],
    ) -> None:
        """Stand ready.

        Args:
            workspace: what is changed.
            themes: the look of the sheets.
            page: whose window they open over.
            detail: returns the metric that is open now.
        """
        super().__init__(page)
        self._workspace = workspace
        self._themes = themes
        self._page = page
        self._detail = detail
        self._improved: tuple[MetricId, ImprovementRow | None] | None = None
        self._ready: ReadySheet | None = None
        self._own: NewSheet | None = None
        self._paste: PasteSheet | None = None
        self._check: CheckSheet | None = None
        self._improvement: ImprovementSheet | None = None

    def ask_ready(self, *, first: bool) -> None:
        """Offer the ready-made definitions; `first`: there is no metric yet."""
        choices = self._workspace.read(still_to_choose)
        self._ready = ReadySheet(self._themes, self._page.window(), choices, built_in_chosen=first)
        self._ready.chosen.connect(self._on_ready_chosen)
        self._ready.own_requested.connect(self._on_ready_own_requested)
        self._ready.open()

    def ask_own(self) -> None:
        """Ask for a metric of one's own."""
        self._own = NewSheet(self._themes, self._page.window())
        self._own.chosen.connect(self._on_own_chosen)
        self._own.open()

    def ask_paste(self) -> None:
        """Let many values be pasted into the open metric."""
        detail = self._detail()
        if detail is not None and not detail.row.builtin:
            self._paste = PasteSheet(detail, self._workspace.clock.today(), self._themes, self._page.window())
            self._paste.answered.connect(self._on_paste_answered)
            self._paste.open()

    def ask_check(self) -> None:
        """Ask what was checked of the open metric's definition."""
        detail = self._detail()
        if detail is not None:
            self._check = CheckSheet(detail.row, self._themes, self._page.window())
            self._check.answered.connect(self._on_check_answered)
            self._check.open()

    def ask_improvement(self, row: ImprovementRow | None) -> None:
        """Ask for an improvement of the open metric, or for other words of one that is there."""
        detail = self._detail()
        if detail is not None:
            self._improved = (detail.row.id, row)
            window, clock = self._page.window(), self._workspace.clock
            self._improvement = ImprovementSheet(detail, row, clock, self._themes, window)
            self._improvement.answered.connect(self._on_improvement_answered)
            self._improvement.open()

    def _on_ready_chosen(self, chosen: Sequence[ReadyMade]) -> None:
        assert self._ready is not None
        label = labels.did("Added", chosen[0].name) if len(chosen) == 1 else f"Added {count(len(chosen), 'metric')}"
        try:
            made = self._workspace.run(label, metrics.add_ready_made, chosen)
        except UserError as error:
            self._ready.refuse(str(error))
            return
        self._ready.dismiss()
        self.metric_made.emit(made[0])

    def _on_ready_own_requested(self) -> None:
        assert self._ready is not None
        self._ready.dismiss()
        self.ask_own()

    def _on_own_chosen(self, wanted: NewMetric) -> None:
        assert self._own is not None
        label = labels.did("Added", " ".join(wanted.name.split()))
        try:
            made = self._workspace.run(
                label,
                metrics.add_metric,
                wanted.name,
                definition=wanted.definition,
                unit=wanted.unit,
                direction=wanted.direction,
                kind=wanted.kind,
                source=wanted.source,
            )
        except UserError as error:
            self._own.refuse(str(error))
            return
        self._own.dismiss()
        self.metric_made.emit(made)

    def _on_paste_answered(self, lines: Sequence[PastedLine]) -> None:
        detail = self._detail()
        assert self._paste is not None
        if detail is None:
            return
        values = [
            NewValue(line.day, line.value, line.note)
            for line in lines
            if line.day is not None and line.value is not None
        ]
        label = labels.did(f"Pasted {count(len(values), 'value')} into", detail.row.name)
        try:
            self._workspace.run(label, metrics.paste_values, detail.row.id, values)
        except UserError as error:
            self._paste.refuse(str(error))
            return
        self._paste.dismiss()

    def _on_check_answered(self, checked: Checked) -> None:
        detail = self._detail()
        assert self._check is not None
        if detail is None:
            return
        label = labels.did("Verified the definition of", detail.row.name)
        try:
            self._workspace.run(label, metrics.verify_definition, detail.row.id, checked.note, checked.by)
        except UserError as error:
            self._check.refuse(str(error))
            return
        self._check.dismiss()

    def _on_improvement_answered(self, improved: Improved) -> None:
        assert self._improvement is not None
        assert self._improved is not None
        metric, row = self._improved
        title = " ".join(improved.title.split())
        try:
            if row is None:
                label = labels.did("Recorded the improvement", title)
                self._workspace.run(label, improvements.add_improvement, metric, improved)
            else:
                label = labels.did("Changed the improvement", title)
                self._workspace.run(label, improvements.edit_improvement, row.id, improved)
        except UserError as error:
            self._improvement.refuse(str(error))
            return
        self._improvement.dismiss()
