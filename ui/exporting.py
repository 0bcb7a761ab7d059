"""Writing decks and tables from the window: where to, what is said, what may be done next. Imports jobs and dialogs.

A deck that was written is issued: kept as a report, frozen with the data behind it.

A deck is read, drawn and written beside the window, on a connection of its own; a table is quick.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from csops_desktop.clock import Clock
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.issued import Issue
from csops_desktop.paths import Paths, make_folder, why, write_whole
from csops_desktop.previews import DeckDays, Source, read_deck
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.reports import report_row
from csops_desktop.reports import (
    WrittenDeck,
    default_since,
    draw_deck,
    file_name,
    freeze,
    write_drawn,
    write_report,
)
from csops_desktop.settings import Settings, SettingsFile
from csops_desktop.workspace import Workspace
from ui import messages
from ui.bridge import WorkspaceBridge
from ui.jobs import Job, Jobs
from ui.main_window import MainWindow
from ui.theme.theme import ThemeManager
from ui.widgets.toast import ToastAction

_ASKED = {
    "csv": ("tracker", "Export tracker as CSV"),
    "xlsx": ("tracker", "Export tracker as Excel"),
    "html": ("tracker", "Export tracker as a web page"),
    "ics": ("due dates", "Export due dates as a calendar"),
    "json": ("workspace", "Export everything as JSON"),
}
"""What a file holds and what the person is asked for, by its ending."""


class Exporter(QObject):
    """Writes what leaves the desk."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        themes: ThemeManager,
        settings: SettingsFile,
        paths: Paths,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._themes = themes
        self._settings = settings
        self._paths = paths
        self._window = window
        self._source = Source.of(bridge.workspace)
        self._at_deck = False
        self.jobs = Jobs(self)

    def export_deck(self) -> None:
        """Write the deck for now into the folder of decks, beside what is there already, and issue it."""
        self.export_days(DeckDays())

    def export_days(self, days: DeckDays) -> None:
        """Write the deck of certain days as `export_deck` does the one for now, and issue it."""
        self._window.settle_fields()
        folder = self._made_folder()
        if folder is not None:
            out = free_name(folder / file_name(days.as_of or self._workspace.clock.today()))
            self._write_deck(days, self._settings.settings, out)

    def reprint(self, report: int) -> None:
        """Write an issued report once more into the folder of decks, to the byte as it was issued."""
        row = self._workspace.read(report_row, ReportId(report))
        if row is None:
            self._window.say("This report is gone.")
            return
        try:
            out = free_name(make_folder(self._folder()) / file_name(row.as_of))
            pages = write_report(self._workspace, row.id, out)
        except UserError as error:
            self._window.say(str(error))
        else:
            self._say_written(out, f"Wrote “{out.name}” as it was issued, {count(pages, 'page')}")

    def save_copy(self, report: int) -> None:
        """Ask for a file and write an issued report into it."""
        row = self._workspace.read(report_row, ReportId(report))
        if row is None:
            self._window.say("This report is gone.")
            return
        begin = self._folder() / file_name(row.as_of)
        out = messages.choose_file_to_save(self._window, "Save a copy of the report", begin, "*.pdf")
        if out is None:
            return
        try:
            write_report(self._workspace, row.id, out, overwrite=True)
        except UserError as error:
            self._window.say(str(error))
        else:
            self._say_written(out, f"Wrote “{out.name}” as it was issued, {row.pages_words}")

    def export_deck_as(self) -> None:
        """Ask for the days, and write the deck of them."""
        self._window.settle_fields()
        from ui.dialogs.deck_options import DeckOptions, DeckOptionsDialog

        settings = self._settings.settings
        since = default_since(self._workspace, settings)
        options = DeckOptions(self._workspace.clock.today(), since, settings.deck_priorities)
        dialog = DeckOptionsDialog(options, self._themes, self._workspace.clock, self._window)
        dialog.chosen.connect(self._on_dialog_chosen)
        dialog.open()

    def export_tracker(self, kind: str) -> None:
        """Ask for a file and write the board into it as a table or a page, or what else its kind means.

        Args:
            kind: "csv", "xlsx" or "html"; "ics" for the due dates as a calendar, "json" for everything.
        """
        self._window.settle_fields()
        what, title = _ASKED[kind]
        name = f"CS Ops {what} {self._workspace.clock.today().isoformat()}.{kind}"
        out = messages.choose_file_to_save(self._window, title, self._folder() / name, f"*.{kind}")
        if out is None:
            return
        if kind == "json":
            self._write_everything(out)
            return
        try:
            write_whole(out, self._table(kind), private=False)
        except OSError as error:
            self._window.say(f"{out.name} can't be written: {why(error)}.")
        except UserError as error:
            self._window.say(str(error))
        else:
            self._say_written(out, f"Wrote “{out.name}”")

    def _write_everything(self, out: Path) -> None:
        """Write everything the workspace holds as JSON beside the window."""
        self.jobs.start(
            "Export everything",
            partial(_write_everything, self._workspace.path, self._workspace.backups, self._workspace.clock, out),
            succeeded=partial(self._say_written, out),
            failed=self._window.say,
        )

    def _folder(self) -> Path:
        """Return the folder of decks: the one of the settings, or the usual one."""
        chosen = self._settings.settings.deck_folder
        return Path(chosen) if chosen else self._paths.exports()

    def _made_folder(self) -> Path | None:
        """Return the folder of decks, made where it is missing; `None` where no deck can be written now, which is said.

        One at a time: two would find the same name free.
        """
        if self._at_deck:
            self._window.say("The last deck is still being written; try again in a moment.")
            return None
        try:
            return make_folder(self._folder())
        except UserError as error:
            self._window.say(str(error))
            return None

    def _write_deck(self, days: DeckDays, settings: Settings, out: Path) -> None:
        """Read, draw and write beside the window."""
        self._at_deck = True
        self._window.export_button.setEnabled(False)
        self.jobs.start(
            "Export deck",
            partial(_draw, self._source, settings, days, out),
            succeeded=partial(self._on_deck_written, out),
            failed=self._window.say,
            finished=self._on_job_finished,
        )

    def _table(self, kind: str) -> bytes:
        """Return the board, or what is due, as a file's content."""
        if kind == "html":
            from csops_desktop.sharing import tracker_page

            return tracker_page(self._workspace, self._settings.settings)
        if kind == "ics":
            from csops_desktop.exchange.ics_out import calendar
            from csops_desktop.queries.calendar import due_dates, workspace_name

            return calendar(self._workspace.read(due_dates), self._workspace.read(workspace_name))
        cards = self._workspace.read(board_cards)
        if kind == "csv":
            from csops_desktop.exchange.csv_out import tracker_as_csv

            return tracker_as_csv(cards)
        from csops_desktop.exchange.xlsx_out import tracker_as_xlsx

        return tracker_as_xlsx(cards, self._workspace.clock.now())

    def _say_written(self, out: Path, sentence: str) -> None:
        """Say what was written, and offer to look at it."""
        self._window.say(
            sentence,
            ToastAction("Open", partial(messages.open_path, out)),
            ToastAction("Show in folder", partial(messages.show_in_folder, out)),
        )

    def _on_dialog_chosen(self, options: object) -> None:
        """Ask for a file, and write the deck of the chosen days."""
        from ui.dialogs.deck_options import DeckOptions

        assert isinstance(options, DeckOptions)
        folder = self._made_folder()
        if folder is None:
            return
        out = messages.choose_file_to_save(self._window, "Export deck", folder / file_name(options.as_of), "*.pdf")
        if out is not None:
            as_of = None if options.as_of == self._workspace.clock.today() else options.as_of
            settings = replace(self._settings.settings, deck_priorities=options.priorities)
            self._write_deck(DeckDays(as_of, options.since, chosen=True), settings, out)

    def _on_deck_written(self, out: Path, made: tuple[WrittenDeck, Issue]) -> None:
        """Issue a deck whose file is there, and say so."""
        written, issue = made
        wrote = f"Wrote “{out.name}”, {count(written.pages, 'page')}"
        try:
            report = self._workspace.reports.issue(issue)
        except UserError as error:
            self._say_written(out, f"{wrote}, but it was not kept as a report. {error}")
            return
        self._say_written(out, f"{wrote}. {written.sentence}" if written.sentence else wrote)
        self._bridge.report_issued.emit(report)

    def _on_job_finished(self) -> None:
        self._at_deck = False
        self._window.export_button.setEnabled(True)


def _draw(source: Source, settings: Settings, days: DeckDays, out: Path, _: Job) -> tuple[WrittenDeck, Issue]:
    """Read, draw and write a deck; the person has been asked by now whether a file may be replaced."""
    # Once it is asked for it is written and issued, also where the window closes meanwhile: nothing ends it halfway.
    drawn = draw_deck(read_deck(source, settings, days, lambda: None))
    return write_drawn(drawn, out, overwrite=True), freeze(drawn)


def _write_everything(path: Path, backups: Path, clock: Clock, out: Path, _: Job) -> str:
    """Write all of a workspace over a connection of its own, which only reads: the window's is the main thread's."""
    from csops_desktop.sharing import write_everything

    try:
        with Workspace.open(path, clock, backups=backups, read_only=True) as workspace:
            write_everything(workspace, out)
    except OSError as error:
        raise UserError(f"{out.name} can't be written: {why(error)}.") from error
    return f"Wrote “{out.name}”: everything, also what is private"


def free_name(wanted: Path) -> Path:
    """Return a name that no file has yet: "status.pdf", else "status (2).pdf"."""
    out, number = wanted, 1
    while out.exists():
        number += 1
        out = wanted.with_stem(f"{wanted.stem} ({number})")
    return out
