"""The plan of a responsibility in its panel: a step that waits past its day says so, not by a colour alone."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from csops_desktop.commands import plan, responsibilities
from csops_desktop.domain.ids import PlanStepId, ResponsibilityId
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.workspace import Workspace
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.plan_section import PlanSection
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.line_field import LineField
from ui.widgets.pill import Pill

TODAY, YESTERDAY, LONG_AGO = date(2026, 11, 24), date(2026, 11, 23), date(2022, 11, 24)


class Plan:
    """A section on a responsibility with one step."""

    def __init__(self, workspace: Workspace, themes: ThemeManager, due_on: date | None) -> None:
        self.workspace = workspace
        self.rid: ResponsibilityId = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
        self.step: PlanStepId = workspace.run("Added", plan.add_step, self.rid, "Name owners", due_on)
        self.section = PlanSection(Desk(themes, workspace))
        self.refresh()

    def refresh(self) -> None:
        detail = self.workspace.read(responsibility, self.rid)
        assert detail is not None
        self.section.show_detail(detail)

    @property
    def marks(self) -> list[str]:
        """What stands beneath dates."""
        return [pill.text() for pill in self.section.lines.findChildren(Pill) if not pill.isHidden()]

    @property
    def spoken(self) -> set[str]:
        """What a screen reader says of the step's box and of its date."""
        box, field = self.section.lines.findChild(CheckBox), self.section.lines.findChild(LineField, "date_field")
        return {box.accessibleDescription(), field.accessibleDescription()}


@pytest.mark.parametrize(
    ("due_on", "words"), [(YESTERDAY, "1 day late"), (LONG_AGO, "4 years late"), (TODAY, ""), (None, "")]
)
def test_a_step_past_its_day_says_how_late_it_is(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, due_on: date | None, words: str
) -> None:
    shown = Plan(workspace, themes, due_on)
    qtbot.addWidget(shown.section)
    assert shown.marks == ([words] if words else [])
    assert shown.spoken == {words}


def test_what_is_done_or_moved_is_no_longer_late(workspace: Workspace, themes: ThemeManager, qtbot: QtBot) -> None:
    shown = Plan(workspace, themes, YESTERDAY)
    qtbot.addWidget(shown.section)
    workspace.run("Done", plan.set_step_done, shown.step, True)
    shown.refresh()
    assert shown.marks == []
    assert shown.spoken == {""}
    workspace.undo()
    shown.refresh()
    assert shown.marks == ["1 day late"]
    workspace.run("Dated", plan.set_step_due, shown.step, TODAY)
    shown.refresh()
    assert shown.marks == []
    assert shown.spoken == {""}
