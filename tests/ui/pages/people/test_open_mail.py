"""What reaches the mail program is the link as it was made, byte by byte."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from csops_desktop.text.mailto import mailto
from ui.messages import open_mail


class MailProgram(QObject):
    """Stands in for the system's mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        """Remember what was to be opened."""
        self.opened.append(url.toEncoded().data().decode("ascii"))


def test_the_percent_encoding_of_a_link_is_kept(qtbot: QtBot) -> None:
    link = mailto("dana+cs@example.com", "50 % + ü & more?", "Hi,\n\n“quoted” #1 = a+b\nBye")
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "open_url")
    try:
        assert open_mail(link)
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    assert program.opened == [link]
