"""Typed blocks as the little HTML that Qt's viewer shows. Standard library and `csops_desktop.text` only.

Everything a person wrote is escaped: it can't become a tag, a style or an address. Pictures become names of stored
attachments or words; links lead to documents, or to the web and mail, or are no links. A hostile text (a table of a
million cells, quotations within quotations) is shown in part, with a sentence saying so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote, urlsplit

from csops_desktop.text.marked_up import (
    Block,
    CodeBlock,
    HeadingBlock,
    HtmlBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    RuleBlock,
    Span,
    Spans,
    TableBlock,
)

OPENABLE = ("http", "https", "mailto")
"""The only schemes that lead out of the desk."""

MOST_CELLS = 10_000
MOST_COLUMNS = 60
DEEPEST = 8
"""Lists and quotations lie no deeper in one another than this; what is deeper stands on this floor."""

LINE_ANCHOR = "line-"
"""The name of the anchor in front of a block, with its line in the source behind it."""

_NOT_SHOWN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufffc]")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]{2}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
"""What its writer did not want to be read."""

ATTACHMENT = "attachment:"


@dataclass(frozen=True, slots=True)
class Known:
    """What the workspace holds of what a text names.

    Attributes:
        has_document: says whether a document has a title.
        picture: returns the name of the stored picture that a name or a relative path means, `None` for none.
        page: returns the title of the document that a relative address leads to, `None` for none.
    """

    has_document: Callable[[str], bool]
    picture: Callable[[str], str | None]
    page: Callable[[str], str | None]


def picture_name(address: str) -> str | None:
    """Return the name that a picture's address has among the attachments; `None` for one that leads elsewhere."""
    name = address.removeprefix(ATTACHMENT)
    return None if not name or _SCHEME.match(name) else name


def openable(address: str) -> bool:
    """Say whether an address may be opened in another program: http, https with a host, or mailto."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.lower() not in OPENABLE:
        return False
    return bool(parts.hostname) or (parts.scheme.lower() == "mailto" and bool(parts.path))


def to_html(blocks: Sequence[Block], known: Known, first_line: int = 0) -> str:
    """Return blocks as HTML for Qt's viewer; `first_line` is the line with which their source begins in the text."""
    return _Writer(known, first_line).blocks(blocks, 0)


def shown_text(text: str) -> str:
    """Return a text as HTML shows it: escaped, without control characters."""
    return escape(_NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text))


class _Writer:
    """Writes blocks; counts cells so that no table holds up the rest."""

    def __init__(self, known: Known, first_line: int = 0) -> None:
        self._known = known
        self._first_line = first_line
        self._cells = 0

    def blocks(self, blocks: Sequence[Block], depth: int) -> str:
        """Return blocks at a depth of lists and quotations."""
        return "".join(self._block(block, depth) for block in blocks)

    def _block(self, block: Block, depth: int) -> str:
        mark = f'<a name="{LINE_ANCHOR}{block.line + self._first_line}"></a>'
        match block:
            case HeadingBlock():
                return f'<p class="h{block.level}">{mark}{self._spans(block.spans)}</p>'
            case Paragraph():
                return f"<p>{mark}{self._spans(block.spans)}</p>"
            case CodeBlock():
                return _code(block.text, mark)
            case HtmlBlock():
                shown = _COMMENT.sub("", block.text)
                return _code(shown, mark) if shown.strip() else ""
            case RuleBlock():
                return f"<hr>{mark}"
            case Quote():
                return self._quote(block, mark, depth)
            case ListBlock():
                return self._list(block, depth)
            case TableBlock():
                return self._table(block, mark)

    def _quote(self, block: Quote, mark: str, depth: int) -> str:
        head = f'<p class="callout">{mark}{shown_text(block.title)}</p>' if block.title else mark
        inner = self.blocks(block.blocks, depth + 1)
        return f"<blockquote>{head}{inner}</blockquote>" if depth < DEEPEST else head + inner

    def _list(self, block: ListBlock, depth: int) -> str:
        items = "".join(self._item(item, depth) for item in block.items)
        if depth >= DEEPEST:
            return items
        return f'<ol start="{min(block.start, 999_999)}">{items}</ol>' if block.ordered else f"<ul>{items}</ul>"

    def _item(self, item: ListItem, depth: int) -> str:
        first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (None, ())
        box = "" if item.checked is None else "☑ " if item.checked else "☐ "
        mark = f'<a name="{LINE_ANCHOR}{item.line + self._first_line}"></a>'
        if isinstance(first, Paragraph):
            words, others = self._spans(first.spans), rest
        else:
            words, others = "", item.blocks
        inner = f"{mark}{box}{words}{self.blocks(others, depth + 1)}"
        return f"<li>{inner}</li>" if depth < DEEPEST else f"<p>{inner}</p>"

    def _table(self, block: TableBlock, mark: str) -> str:
        columns = min(max((len(row) for row in (block.header, *block.rows)), default=0), MOST_COLUMNS)
        room = max((MOST_CELLS - self._cells) // max(columns, 1), 1)
        rows = block.rows[:room]
        self._cells += columns * (len(rows) + 1)
        head = self._row(block.header, block, columns, "th")
        body = "".join(self._row(row, block, columns, "td") for row in rows)
        cut = len(rows) < len(block.rows) or any(len(row) > columns for row in block.rows)
        note = "<p class='note'>The table is too large to be shown whole here.</p>" if cut else ""
        return f'<p class="gap">{mark}</p><table cellspacing="0" cellpadding="5" border="1">{head}{body}</table>{note}'

    def _row(self, row: Sequence[Spans], block: TableBlock, columns: int, tag: str) -> str:
        cells = []
        for place in range(columns):
            align = block.aligns[place] if place < len(block.aligns) else ""
            side = align if align in ("left", "right", "center") else "left"
            cells.append(f'<{tag} align="{side}">{self._spans(row[place]) if place < len(row) else ""}</{tag}>')
        return f"<tr>{''.join(cells)}</tr>"

    def _spans(self, spans: Spans) -> str:
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.image:
            return self._picture(span)
        shown = shown_text(span.text).replace("\n", "<br>")
        for wanted, tag in ((span.code, "code"), (span.bold, "b"), (span.italic, "i"), (span.struck, "s")):
            shown = f"<{tag}>{shown}</{tag}>" if wanted else shown
        if span.wiki and not self._known.has_document(span.wiki):
            return f'<a class="dead" href="dead:{quote(span.wiki, safe="")}">{shown}</a>'
        if span.wiki or span.fragment:
            return _inward(span.wiki, span.fragment, shown)
        return self._link(span.link, shown) if span.link else shown

    def _link(self, address: str, shown: str) -> str:
        """Return an ordinary link: out of the desk, to a heading, to a document, or to nowhere."""
        if openable(address):
            return f'<a class="web" href="{escape(quote(address, safe=_URL_SIGNS))}">{shown}</a>'
        target, _, fragment = address.partition("#")
        if not target and fragment:
            return _inward("", unquote(fragment), shown)
        title = None if _SCHEME.match(address) else self._known.page(address)
        return f'<span class="nowhere">{shown}</span>' if title is None else _inward(title, unquote(fragment), shown)

    def _picture(self, span: Span) -> str:
        name = picture_name(span.image)
        words = shown_text(span.text)
        stored = None if name is None else self._known.picture(name)
        if stored is not None:
            return f'<img src="{ATTACHMENT}{quote(stored, safe="")}" alt="{words}">'
        if self._known.has_document(span.image):
            return f'<a class="wiki" href="wiki:{quote(span.image, safe="")}">{words}</a>'
        why = "not stored here" if name is not None else "lies elsewhere and is not loaded"
        return f'<span class="note">[Picture {words or shown_text(span.image)}: {why}]</span>'


def _inward(title: str, heading: str, shown: str) -> str:
    """Return a link to a heading of a document; without a title to one of this document."""
    place = f"#{quote(heading, safe='')}" if heading else ""
    return f'<a class="wiki" href="wiki:{quote(title, safe="")}{place}">{shown}</a>'


_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"


def _code(text: str, mark: str) -> str:
    """Return code on its own ground."""
    lines = shown_text(text.rstrip("\n")).replace("\t", "    ")
    return (
        '<table class="code" width="100%" cellspacing="0" cellpadding="10" border="0"><tr><td class="code">'
        f"{mark}<pre>{lines}</pre></td></tr></table>"
    )
