"""The windows' part of `csops-desktop selftest`: Qt's platform, letters and icons, tray and notifications.

Imports Qt and the theme; shows no window.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from csops_desktop.assets import asset
from csops_desktop.cli.output import prepare_output, put_out
from csops_desktop.errors import UserError
from csops_desktop.selftest import as_json, core_checks, tried
from ui.theme.theme import ThemeManager, application


def run() -> int:
    """Print what was tried as JSON; return 0 where everything works, otherwise 1."""
    prepare_output()
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    checks = [
        *core_checks(),
        tried("window system", _window_system),
        tried("look", _look, app),
        tried("tray", _tray),
        tried("notifications", _notifications),
    ]
    put_out(as_json(checks))
    return 0 if all(check.ok for check in checks) else 1


def _window_system() -> str:
    return f"Qt {qVersion()}, {QGuiApplication.platformName()}"


def _look(app: QApplication) -> str:
    themes = ThemeManager(app)
    themes.apply("light")
    names = sorted(file.stem for file in asset("icons").glob("*.svg"))
    empty = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    blank = [name for name in names if themes.pixmap(name, 16).toImage().convertToFormat(empty.format()) == empty]
    if blank:
        raise UserError(f"These icons are not drawn: {', '.join(blank)}.")
    if app.font().family() not in QFontDatabase.families():
        raise UserError(f"The letters of {app.font().family()} are missing.")
    return f"{app.font().family()}, {len(names)} icons"


def _tray() -> str:
    return "there is one" if QSystemTrayIcon.isSystemTrayAvailable() else "none here; the window tells everything"


def _notifications() -> str:
    if not sys.platform.startswith("linux"):
        return "by the tray icon"
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return "no session bus; the window tells everything"
    registered = bus.interface().isServiceRegistered("org.freedesktop.Notifications").value()
    return "org.freedesktop.Notifications" if registered else "a session bus without a notification server"
