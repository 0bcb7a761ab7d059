"""The viewer asks for nothing but stored pictures, scrolls along, and only says where links lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from csops_desktop.text.markdown import parse
from ui.pages.documents.editor.pictures import _as_png
from ui.pages.documents.preview.html import Known, to_html
from ui.pages.documents.preview.viewer import Preview
from ui.theme.theme import ThemeManager

IMAGE = QTextDocument.ResourceType.ImageResource.value


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0)
    return _as_png(image)


@pytest.fixture
def preview(qtbot: QtBot, themes: ThemeManager) -> Preview:
    stored = {
        "a.png": ("image/png", png(40, 20)),
        "wide.png": ("image/png", png(4000, 20)),
        "x.svg": ("image/svg+xml", b"<svg/>"),
    }
    made = Preview(themes, stored.get)
    made.resize(500, 400)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://example.org/a.png",
        "qrc:/a.png",
        "data:image/png;base64,AAAA",
        "/etc/hostname",
        "a.png",
        "attachment:missing.png",
        "attachment:x.svg",
        "//server/share/a.png",
    ],
)
def test_what_is_not_stored_is_refused_and_counted(preview: Preview, address: str) -> None:
    for kind in (
        IMAGE,
        QTextDocument.ResourceType.StyleSheetResource.value,
        QTextDocument.ResourceType.HtmlResource.value,
    ):
        given = preview.loadResource(kind, QUrl(address))
        assert isinstance(given, QImage) == (kind == IMAGE)
        assert not isinstance(given, QImage) or given.size().width() == 1
    assert len(preview.refused) == 3


def test_a_stored_picture_is_given_no_wider_than_the_page(preview: Preview) -> None:
    preview.show()
    assert preview.loadResource(IMAGE, QUrl("attachment:a.png")).width() == 40
    assert preview.loadResource(IMAGE, QUrl("attachment:wide.png")).width() <= 500
    assert preview.refused == []


def test_hostile_html_asks_for_nothing(preview: Preview) -> None:
    source = (
        "<img src='http://e/x.png'><link rel=stylesheet href='file:///x'>\n\n![y](file:///y.png) ![z](http://z/z.png)"
    )
    preview.show_html(to_html(parse(source), Known(lambda _: False, lambda _: None, lambda _: None)))
    preview.document().documentLayout().documentSize()
    assert preview.refused == []
    assert preview.source().isEmpty()


def test_links_are_said_and_not_followed(preview: Preview, qtbot: QtBot) -> None:
    for address, signal, said in (
        ("wiki:KPI%20definitions", preview.document_requested, ["KPI definitions", ""]),
        ("wiki:A%23b#Who%20may", preview.document_requested, ["A#b", "Who may"]),
        ("wiki:#Who%20may", preview.document_requested, ["", "Who may"]),
        ("dead:Nothing", preview.dead_link_followed, ["Nothing"]),
        ("https://example.org/a", preview.address_requested, ["https://example.org/a"]),
    ):
        with qtbot.waitSignal(signal) as caught:
            preview.anchorClicked.emit(QUrl(address))
        assert caught.args == said


def test_it_scrolls_along_with_the_source(preview: Preview) -> None:
    source = "\n\n".join(f"Paragraph {n}" for n in range(200))
    preview.show_html(to_html(parse(source), Known(lambda _: False, lambda _: None, lambda _: None)))
    preview.show()
    preview.scroll_to_line(200)
    middle = preview.verticalScrollBar().value()
    preview.scroll_to_line(300)
    assert 0 < middle < preview.verticalScrollBar().value() < preview.verticalScrollBar().maximum()
    preview.scroll_to_line(0)
    assert preview.verticalScrollBar().value() == 0
    preview.scroll_to_line(1, at_end=True)
    assert preview.verticalScrollBar().value() == preview.verticalScrollBar().maximum()
