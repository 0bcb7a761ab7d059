"""The composition root: how the desk opens, as one list.

    arguments → paths → log → settings → QApplication → one window per workspace → workspace → theme
    → window, and its style sheet, on the last page → painted → the rest: integrity, backup, reminders, tray

With `--background`, as at login, there is no window to be painted: the rest begins at once, and the window comes with
the first click on the icon or the second start.

The other pages are made on their first visit. What can be refused is refused before the window shows, with one
sentence. Imports everything in `ui`; nothing imports it but `csops_desktop.__main__`.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from contextlib import ExitStack, closing
from functools import partial

from PySide6.QtWidgets import QApplication

from csops_desktop.clock import Clock
from csops_desktop.errors import LostError, UserError
from csops_desktop.log import Log, start_log
from csops_desktop.paths import Paths, only_readable, paths_for
from csops_desktop.settings import Settings, SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.crash import CrashGuard
from ui.main_window import MainWindow
from ui.shell import Shell
from ui.single_instance import SingleInstance, raise_window
from ui.theme.theme import ThemeManager, application

log = logging.getLogger("csops.app")


def run(options: argparse.Namespace) -> int:
    """Open the window and return the exit code when it was closed.

    Args:
        options: the parsed command line: `data_dir`, `workspace`, `background` and `read_only`.
    """
    started = time.perf_counter()
    if not _has_display():
        sys.stderr.write("There is no display to open the window on; the commands work without one (--help).\n")
        return 1
    try:
        paths = paths_for(options.data_dir, options.workspace)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    running_log = start_log(paths)
    settings = SettingsFile(paths.settings)
    app = application()
    app.setApplicationName("csops-desktop")
    app.setApplicationDisplayName("CS Ops Desktop")
    app.setDesktopFileName("csops-desktop")
    with closing(running_log), ExitStack() as ending:
        code = _open_window(app, paths, settings, running_log, ending, options)
        if code is not None:
            return code
        log.info("window shown after %.0f ms", 1000 * (time.perf_counter() - started))
        return app.exec()


def _open_window(
    app: QApplication,
    paths: Paths,
    settings: SettingsFile,
    running_log: Log,
    ending: ExitStack,
    options: argparse.Namespace,
) -> int | None:
    """Open the one window of a workspace, or raise the one that is open; what was opened is closed by `ending`.

    Returns:
        The exit code where there is nothing to run; `None` once the window is open.
    """
    guard = CrashGuard(paths, running_log)
    ending.callback(guard.uninstall)
    instance = SingleInstance(paths.workspace)
    looking = options.read_only or only_readable(paths.workspace)
    try:
        # Who only looks is in nobody's way.
        if not looking and not instance.acquire():
            if not options.background:
                instance.raise_other()
            return 0
        ending.callback(instance.release)
        workspace, said = _open_workspace(app, paths, settings.settings, looking=looking)
    except UserError as error:
        from ui.messages import refuse_start

        _dressed(app, settings.settings).put_on_sheet()
        refuse_start(str(error), paths.backups)
        return 1
    if workspace is None:
        return 1
    ending.callback(workspace.close)
    themes = _dressed(app, settings.settings)
    bridge = WorkspaceBridge(workspace)
    ending.callback(bridge.close)
    shell = Shell(bridge, themes, settings, paths, guard)
    ending.callback(shell.close)
    guard.window = shell.window
    if said:
        shell.window.painted.connect(partial(shell.window.say, said))
    themes.put_on_sheet()
    _begin(app, shell, instance, ending, looking=workspace.read_only, background=options.background)
    return None


def _begin(
    app: QApplication, shell: Shell, instance: SingleInstance, ending: ExitStack, *, looking: bool, background: bool
) -> None:
    """Show the window, or with `background` leave it to the tray; who only looks always has one."""
    window = shell.window
    instance.raise_requested.connect(partial(raise_window, window))
    # The window says when it is over: it may be put away, and other windows may close.
    app.setQuitOnLastWindowClosed(False)
    window.closed.connect(app.quit)
    if looking:
        _only_look(app, shell, ending)
    elif background:
        _listen(app, window, instance, ending)
    else:
        window.painted.connect(partial(_listen, app, window, instance, ending))
    shell.open(background=background and not looking)


def _only_look(app: QApplication, shell: Shell, ending: ExitStack) -> None:
    """Let nothing be changed in the window; other starts and the end of the session need nothing of it."""
    from ui.looking import LookOnly

    ending.callback(LookOnly(shell.window, shell.actions, app).close)


def _open_workspace(
    app: QApplication, paths: Paths, chosen: Settings, *, looking: bool
) -> tuple[Workspace | None, str]:
    """Open the workspace, or what the person chooses where it is lost, and return it with what to say then.

    Raises:
        UserError: it can't be opened, and no backup would help.
    """
    clock = Clock()
    try:
        return Workspace.open(paths.workspace, clock, backups=paths.backups, read_only=looking), ""
    except LostError as error:
        from ui.recovery import recover

        _dressed(app, chosen).put_on_sheet()
        return recover(error.what, paths, clock) or (None, "")


def _dressed(app: QApplication, chosen: Settings) -> ThemeManager:
    """Return the look that the person has chosen, still without its style sheet."""
    themes = ThemeManager(app)
    themes.apply(chosen.theme, colour_blind=chosen.colour_blind, font_scale=chosen.font_scale / 100, sheet=False)
    return themes


def _listen(app: QApplication, window: MainWindow, instance: SingleInstance, ending: ExitStack) -> None:
    """Hear other starts, and the system that wants the program to end; before this there is nothing to be saved."""
    from ui.ending import Ending

    instance.listen()
    told = Ending(app)
    ending.callback(told.close)
    told.end_requested.connect(window.leave)
    told.save_requested.connect(window.save)


def _has_display() -> bool:
    """Say whether Qt will find a screen; without one it would end the program with a core dump."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
