"""The viewer beside the editor: shows what was written and loads nothing but stored pictures. Imports Qt, the theme.

Whatever the text says, no file, no network and no other program is touched by showing it: `loadResource` is the only
way by which Qt's viewer asks for anything, and it answers with stored attachments alone.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, override
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.pages.documents.editor.pictures import MEDIA_TYPES
from ui.pages.documents.preview.html import ATTACHMENT, LINE_ANCHOR
from ui.theme.theme import ThemeManager

log = logging.getLogger("csops.preview")

type Attachments = Callable[[str], tuple[str, bytes] | None]

MOST_PIXELS = 60_000_000
"""A picture with more than these would fill the memory; it is not shown."""

_STYLE = """
body, p, li {{ color: {text}; }}
p {{ margin-top: 0; margin-bottom: 10px; line-height: 130%; }}
p.h1 {{ font-size: {h1}px; font-weight: 600; margin-top: 4px; margin-bottom: 10px; }}
p.h2 {{ font-size: {h2}px; font-weight: 600; margin-top: 18px; margin-bottom: 6px; }}
p.h3 {{ font-size: {h3}px; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }}
p.h4, p.h5, p.h6 {{ font-size: {size}px; font-weight: 600; margin-top: 12px; margin-bottom: 4px; }}
p.gap {{ margin-bottom: 0; font-size: 2px; }}
p.callout {{ font-weight: 600; color: {accent}; margin-bottom: 4px; }}
li {{ margin-bottom: 4px; line-height: 130%; }}
ul, ol {{ margin-top: 0; margin-bottom: 10px; }}
blockquote {{ margin-left: 18px; margin-right: 8px; margin-bottom: 10px; }}
blockquote p {{ color: {text_muted}; }}
code, pre {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {code}px; }}
pre {{ margin: 0; white-space: pre-wrap; }}
td.code {{ background-color: {sunk}; }}
table {{ border-color: {line}; border-style: solid; border-collapse: collapse; margin-bottom: 10px; }}
table.code {{ border-style: none; }}
th {{ background-color: {sunk}; font-weight: 600; }}
a {{ color: {accent}; text-decoration: none; }}
a.web {{ text-decoration: underline; }}
a.dead {{ color: {red_text}; text-decoration: underline; }}
.note, .nowhere {{ color: {text_muted}; }}
"""


class Preview(QTextBrowser):
    """A document as it is read.

    Attributes:
        refused: everything that was asked for and not given, for whoever wants to know.

    Signals:
        document_requested: a link to a document was followed (the title, "" for the one that is shown; the heading).
        dead_link_followed: a wiki link that leads nowhere was followed (the title).
        address_requested: a link to the web or to a mail program was followed; it must be shown before it is opened.
    """

    document_requested = Signal(str, str)
    dead_link_followed = Signal(str)
    address_requested = Signal(str)

    def __init__(self, themes: ThemeManager, attachments: Attachments, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            themes: the colours.
            attachments: returns a stored attachment's media type and bytes by its name, `None` where there is none.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._attachments = attachments
        self._html = ""
        self._places: list[tuple[int, int]] | None = None
        self.refused: list[str] = []
        self.setObjectName("preview")
        self.setAccessibleName("Preview")
        self.setProperty("kind", "page")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(themes.metrics.px(14))
        self.anchorClicked.connect(self._on_anchor_clicked)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._dress()

    def show_html(self, html: str) -> None:
        """Show what `to_html` made; the place that is looked at stays."""
        top = self.verticalScrollBar().value()
        self._html = html
        self._places = None
        self.setHtml(html)
        self.verticalScrollBar().setValue(top)

    def scroll_to_line(self, line: int, *, at_end: bool = False) -> None:
        """Scroll along with the source.

        Args:
            line: the source's line that stands at the top of the editor, from 0.
            at_end: the editor shows the end of the source.
        """
        bar = self.verticalScrollBar()
        if at_end:
            # A long text is laid out bit by bit; its end is known when all of it is.
            self.document().documentLayout().documentSize()
        if at_end or line <= 0:
            bar.setValue(bar.maximum() if at_end else 0)
            return
        places = self._lines()
        at = bisect_right(places, (line, 1 << 60)) - 1
        if at < 0:
            bar.setValue(0)
            return
        top = self._top_of(places[at][1])
        if at + 1 < len(places) and places[at + 1][0] > places[at][0]:
            share = (line - places[at][0]) / (places[at + 1][0] - places[at][0])
            top += share * (self._top_of(places[at + 1][1]) - top)
        bar.setValue(round(top) - self._themes.metrics.px(14))

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        address = name.toString() if isinstance(name, QUrl) else name
        if kind == QTextDocument.ResourceType.ImageResource.value and address.startswith(ATTACHMENT):
            image = self._stored(unquote(address.removeprefix(ATTACHMENT)))
            if image is not None:
                return image
        self.refused.append(address)
        log.info("not loaded: %.200s", address)
        return QImage(1, 1, QImage.Format.Format_ARGB32) if kind == 2 else QByteArray()

    def _stored(self, name: str) -> QImage | None:
        """Return a stored picture, no wider than the page; `None` where it is none or too large."""
        found = self._attachments(name)
        if found is None or found[0] not in MEDIA_TYPES.values():
            return None
        buffer = QBuffer()
        buffer.setData(QByteArray(found[1]))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
            return None
        room = max(self.viewport().width() - 2 * self._themes.metrics.px(18), 200)
        if size.width() > room:
            reader.setScaledSize(QSize(room, max(round(size.height() * room / size.width()), 1)))
        image = reader.read()
        return None if image.isNull() else image

    def _lines(self) -> list[tuple[int, int]]:
        """Return the source's line and the viewer's position of each block, read once for each text."""
        if self._places is None:
            self._places = []
            block = self.document().begin()
            while block.isValid():
                fragments = block.begin()
                names = fragments.fragment().charFormat().anchorNames() if not fragments.atEnd() else []
                for name in names:
                    if name.startswith(LINE_ANCHOR):
                        self._places.append((int(name.removeprefix(LINE_ANCHOR)), block.position()))
                block = block.next()
            self._places.sort()
        return self._places

    def _top_of(self, position: int) -> float:
        """Return where a position stands in the whole text, in pixels."""
        block = self.document().findBlock(position)
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _dress(self) -> None:
        """Take the theme's colours and sizes."""
        theme, px = self._themes.theme, self._themes.metrics.px
        roles = ("text", "text_muted", "accent", "sunk", "line", "red_text")
        colours = {role: theme.color(role).name() for role in roles}
        sizes = {"h1": px(21), "h2": px(16), "h3": px(14), "size": px(13), "code": px(12)}
        self.document().setDefaultFont(self._themes.font("text"))
        self.document().setIndentWidth(px(20))
        self.document().setDefaultStyleSheet(_STYLE.format(**colours, **sizes))

    def _on_themes_theme_changed(self) -> None:
        """Show the text again in the new colours."""
        self._dress()
        self.show_html(self._html)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        scheme, _, rest = address.partition(":")
        if scheme == "wiki":
            title, _, heading = rest.partition("#")
            self.document_requested.emit(unquote(title), unquote(heading))
        elif scheme == "dead":
            self.dead_link_followed.emit(unquote(rest))
        else:
            self.address_requested.emit(address)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
