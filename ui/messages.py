"""The few questions that stop everything, and what is handed to other programs. Imports Qt only.

Everything modal and everything that leaves the program stands here, in functions that are called by their full name, so
that a test can put its own in their place: `monkeypatch.setattr("ui.messages.confirm", …)`. What can be said in the
window itself (a toast, a line beneath a field) does not belong here.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

log = logging.getLogger("csops.messages")

FILE_MANAGER_MS = 2000
"""How long the file manager may take to answer; a missing one answers at once."""


def confirm(parent: QWidget | None, question: str, consequence: str, yes: str) -> bool:
    """Ask something that can't be undone, and return whether the person wants it.

    Args:
        parent: the window it is about.
        question: one sentence: "Replace deck.pdf?".
        consequence: what happens then, in plain words.
        yes: the button that does it: "Replace". The other one is "Cancel", which Esc and Enter press.
    """
    box = _box(parent, QMessageBox.Icon.Question, question, consequence)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    wanted = box.clickedButton() is button
    box.deleteLater()
    return wanted


def refuse_start(sentence: str, backups: Path | None = None) -> None:
    """Say why the window doesn't open, and where the backups are.

    Args:
        sentence: the `UserError`'s own.
        backups: their folder; offered to be shown when it exists.
    """
    there = backups is not None and backups.is_dir()
    box = _box(None, QMessageBox.Icon.Warning, sentence, f"The backups are in {backups}." if there else "")
    close = box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
    show = box.addButton("Show backups", QMessageBox.ButtonRole.ActionRole) if there else None
    box.setDefaultButton(close)
    box.exec()
    if show is not None and backups is not None and box.clickedButton() is show:
        open_path(backups)
    box.deleteLater()


def ask_lost(sentence: str, offer: str, backups: Path) -> Literal["restore", "look", "quit"]:
    """Say that the workspace can't be opened, and ask what to do; showing the backups leaves the question open.

    Args:
        sentence: what is wrong with the file.
        offer: what the newest sound backup holds.
        backups: their folder.
    """
    box = _box(None, QMessageBox.Icon.Warning, sentence, offer)
    restore = box.addButton("Restore it", QMessageBox.ButtonRole.AcceptRole)
    look = box.addButton("Open it to look", QMessageBox.ButtonRole.ActionRole)
    show = box.addButton("Show the folder", QMessageBox.ButtonRole.ActionRole)
    leave = box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore)
    box.setEscapeButton(leave)
    box.exec()
    while box.clickedButton() is show:
        if not open_path(backups):
            box.setInformativeText(f"{offer}\n\nNo program shows folders here. The backups are in {backups}.")
        box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return "restore" if clicked is restore else "look" if clicked is look else "quit"


def open_mail(link: str) -> bool:
    """Open a message in the mail program; `False` where the system has none.

    Args:
        link: as `csops_desktop.text.mailto` makes it; its percent-encoding is kept as it is.
    """
    return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode("ascii")))


def choose_file_to_open(parent: QWidget | None, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Return the file that the person picks, `None` for none.

    Args:
        parent: the window.
        title: what it is for: "Import a tracker".
        kinds: Qt's filter: "Trackers (*.csv *.xlsx)".
        folder: where to begin; the last place when not given.
    """
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), kinds)
    return Path(chosen) if chosen else None


def choose_file_to_save(parent: QWidget | None, title: str, suggested: Path, kinds: str) -> Path | None:
    """Return the file that the person names, `None` for none; the dialog itself asks before one is replaced.

    Args:
        parent: the window.
        title: what it is for: "Export deck".
        suggested: folder and name to begin with; its suffix is added to a name without one.
        kinds: Qt's filter: "PDF (*.pdf)".
    """
    dialog = QFileDialog(parent, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Return the folder that the person picks, `None` for none; `folder` is where to begin."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def open_path(path: Path) -> bool:
    """Open a file or folder in the program that the system has for it; return whether there is one."""
    if not path.exists():
        return False
    opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    if not opened:
        log.info("nothing opens %s", path)
    return opened


def show_in_folder(path: Path) -> bool:
    """Show a file in the file manager, marked where it can do that; return whether a file manager came."""
    if not path.exists():
        return open_path(path.parent)
    if sys.platform == "win32":
        return _start("explorer.exe", "/select,", str(path))
    if sys.platform == "darwin":
        return _start("open", "-R", str(path))
    return _ask_file_manager(path) or open_path(path.parent)


def _start(program: str, *arguments: str) -> bool:
    """Start a program of the system and leave it alone."""
    started, _ = QProcess.startDetached(program, list(arguments))
    return started


def _ask_file_manager(path: Path) -> bool:
    """Ask the desktop's file manager over D-Bus (org.freedesktop.FileManager1) to show a file."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", "ShowItems"
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""])
    answer = bus.call(call, timeout=FILE_MANAGER_MS)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, more: str) -> QMessageBox:
    """Return a message box that shows its texts as they are."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle("CS Ops Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    box.setAccessibleName(text)
    return box
