"""What every section of the panel needs: theme, workspace, and one way to run a command where it may be refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csops_desktop.clock import Clock
from csops_desktop.errors import UserError
from csops_desktop.workspace import Command, Workspace
from ui.theme.theme import ThemeManager


@dataclass(frozen=True, slots=True)
class Desk:
    """The things that sections share.

    Attributes:
        themes: colours, measures, icons.
        workspace: runs the commands.
    """

    themes: ThemeManager
    workspace: Workspace

    @property
    def clock(self) -> Clock:
        """The workspace's clock."""
        return self.workspace.clock

    def run[**P](
        self,
        refuse: Callable[[str], None],
        label: str,
        command: Command[P, object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Run a command of the person's; hand a refusal's sentence to `refuse`, at the place of the act.

        Returns:
            Whether it was done.
        """
        try:
            self.workspace.run(label, command, *args, **kwargs)
        except UserError as error:
            refuse(str(error))
            return False
        return True
