"""How often an initiative moved, and why: each slip is kept. Imports the core's rows and widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csops_desktop.domain.quarters import parse_quarter
from csops_desktop.domain.status import count
from csops_desktop.queries.planner_rows import InitiativeDetail, SlipRow
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel


class SlipsSection(Section):
    """The moves to later quarters and later targets."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Slips", parent=parent)
        self._desk = desk
        self._words = TextLabel(role="muted", wrap=True)
        self.body.addWidget(self._words)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show the slips, the newest first; nothing where there are none."""
        lines = [self._line(slip) for slip in detail.slips]
        if detail.carried_from:
            lines.append(f"Goes on from “{detail.carried_from}”.")
        self.setVisible(bool(lines))
        self.set_remark(count(len(detail.slips), "time") if detail.slips else "")
        self._words.setText("\n".join(lines))

    def _line(self, slip: SlipRow) -> str:
        """Return one slip in words."""
        today = self._desk.clock.today()
        if slip.to_quarter:
            moved = f"{parse_quarter(slip.from_quarter).title} to {parse_quarter(slip.to_quarter).title}"
        elif slip.from_on is not None and slip.to_on is not None:
            moved = f"target {say_date(slip.from_on, today)} to {say_date(slip.to_on, today)}"
        else:
            moved = "target"
        return f"{say_date(slip.moved_on, today)}: {moved}" + (f", {slip.why}" if slip.why else "")
