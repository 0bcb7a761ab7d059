"""What leaves the desk, and who asks for it: actions, a day of the History, the Reports page. Imports the window.

The exporter is made when something is first to be written; a start needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from ui.bridge import WorkspaceBridge
from ui.main_window import MainWindow
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.exporting import Exporter
    from ui.pages.reports.page import ReportsPage


class Exports(QObject):
    """Decks, reports and tables as the window writes them."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        themes: ThemeManager,
        settings: SettingsFile,
        paths: Paths,
        window: MainWindow,
    ) -> None:
        """Know what an exporter needs."""
        super().__init__(window)
        self._parts = (bridge, themes, settings, paths, window)
        self._made: Exporter | None = None
        self._page: ReportsPage | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions on exports do."""
        return {
            "export_deck": self.export_deck,
            "export_deck_as": self.export_deck_as,
            "export_csv": partial(self.export_tracker, "csv"),
            "export_xlsx": partial(self.export_tracker, "xlsx"),
            "export_html": partial(self.export_tracker, "html"),
            "export_ics": partial(self.export_tracker, "ics"),
            "export_json": partial(self.export_tracker, "json"),
        }

    def export_deck(self) -> None:
        """Write and issue the deck for now, with one click."""
        self._exporter().export_deck()

    def export_deck_as(self, *_: object) -> None:
        """Ask for the days, then write and issue the deck."""
        self._exporter().export_deck_as()

    def export_tracker(self, kind: str) -> None:
        """Write the board as a table or a page.

        Args:
            kind: "csv", "xlsx" or "html"; "ics" for the due dates as a calendar, "json" for everything.
        """
        self._exporter().export_tracker(kind)

    def attend(self, key: str, page: QObject) -> None:
        """Write what a page asks for, where it is the one of the reports; it was just made."""
        if key != "reports":
            return
        from ui.pages.reports.page import ReportsPage

        assert isinstance(page, ReportsPage)
        exporter = self._exporter()
        page.export_requested.connect(exporter.export_days)
        page.reprint_requested.connect(exporter.reprint)
        page.copy_requested.connect(exporter.save_copy)
        self._page = page

    def shut_down(self) -> None:
        """Wait for what is being laid out, and for what is being written: a deck whose file is there is issued, too."""
        if self._made is not None:
            self._made.jobs.settle()
        if self._page is not None:
            self._page.shut_down()

    def _exporter(self) -> Exporter:
        """Return what writes; made when first needed."""
        if self._made is None:
            from ui.exporting import Exporter

            self._made = Exporter(*self._parts)
        return self._made
