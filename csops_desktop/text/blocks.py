"""How markdown-it's tokens become typed blocks: the work behind `markdown.parse`.

Standard library, and markdown-it inside the functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from csops_desktop.text.marked_up import (
    WIKI,
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
    wiki_link,
)
from csops_desktop.text.masking import flattened, parser_for

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_INLINE = 200_000
MAX_BRACKETS = 1_000
"""A paragraph beyond one of these is shown as it was written: looking for links in it takes too long."""

_CALLOUT = re.compile(r"\[!([\w-]{1,30})\][+-]?[ \t]*([^\n]*)\n?")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FORMATTING = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|del|details|div|em|font|i|img|ins|kbd|li|mark|ol|p|s|section|small|span|strong"
    r"|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def read_blocks(source: str) -> tuple[Block, ...]:
    """Return the blocks of a source."""
    references: dict[str, object] = {}
    source = flattened(source)
    tokens = parser_for(source).parse(source, references)
    return _Reader(tokens, references).blocks()


def read_line(source: str) -> Spans:
    """Return one line of Markdown as spans."""
    return _spans(source, {})


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the text of blocks as lines."""
    for block in blocks:
        match block:
            case HeadingBlock() | Paragraph():
                yield _text(block.spans)
            case CodeBlock():
                yield block.text.rstrip("\n")
            case HtmlBlock():
                yield html_text(block.text)
            case Quote():
                if block.title:
                    yield block.title
                yield from lines_of(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from lines_of(item.blocks)
            case TableBlock():
                for row in (block.header, *block.rows):
                    yield " | ".join(_text(cell) for cell in row)
            case RuleBlock():
                pass


def html_text(source: str) -> str:
    """Return HTML as text: tags of layout are taken out, anything else stays as it was written."""
    bare = _FORMATTING.sub(" ", _BREAK.sub("\n", source))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return "\n".join(line for line in lines if line)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)


class _Reader:
    """Reads a list of tokens from front to back; markdown-it has bounded how deep they lie in one another."""

    def __init__(self, tokens: Sequence[Token], references: dict[str, object]) -> None:
        self._tokens = tokens
        self._references = references
        self._at = 0

    def blocks(self, until: str = "") -> tuple[Block, ...]:
        """Return the blocks up to the closing token `until`, which is passed."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _block(self, token: Token) -> Block | None:
        line = token.map[0] if token.map else 0
        match token.type:
            case "heading_open":
                return HeadingBlock(int(token.tag[1]), self._inline("heading_close"), line)
            case "paragraph_open":
                return Paragraph(self._inline("paragraph_close"), line)
            case "fence" | "code_block":
                return CodeBlock(token.content, token.info.strip().split(" ")[0], line)
            case "html_block":
                return HtmlBlock(token.content, line)
            case "hr":
                return RuleBlock(line)
            case "blockquote_open":
                return self._quote(line)
            case "bullet_list_open":
                return ListBlock(False, self._items("bullet_list_close"), line)
            case "ordered_list_open":
                return ListBlock(True, self._items("ordered_list_close"), line, int(token.attrs.get("start", 1)))
            case "table_open":
                return self._table(line)
            case _:
                return None

    def _inline(self, until: str) -> Spans:
        """Return the spans up to a closing token."""
        spans: Spans = ()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            if token.type == "inline":
                spans = _spans(token.content, self._references)
        return spans

    def _quote(self, line: int) -> Quote:
        """Return a quotation; its first line may make it a callout."""
        content = ""
        if self._at + 1 < len(self._tokens) and self._tokens[self._at].type == "paragraph_open":
            content = self._tokens[self._at + 1].content
        callout = _CALLOUT.match(content)
        if callout is None:
            return Quote(self.blocks("blockquote_close"), line)
        self._tokens[self._at + 1].content = content[callout.end() :]
        blocks = self.blocks("blockquote_close")
        if blocks and isinstance(blocks[0], Paragraph) and not blocks[0].spans:
            blocks = blocks[1:]
        kind = callout[1].lower()
        return Quote(blocks, line, kind, _text(read_line(callout[2])) or kind.capitalize())

    def _items(self, until: str) -> tuple[ListItem, ...]:
        items: list[ListItem] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            if token.type == "list_item_open":
                items.append(_item(self.blocks("list_item_close"), token.map[0] if token.map else 0))
        return tuple(items)

    def _table(self, line: int) -> TableBlock:
        rows: list[list[Spans]] = []
        aligns: list[str] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
            elif token.type == "inline" and rows:
                rows[-1].append(_spans(token.content, self._references))
        cells = [tuple(row) for row in rows]
        return TableBlock(cells[0] if cells else (), tuple(cells[1:]), tuple(aligns), line)


def _item(blocks: tuple[Block, ...], line: int) -> ListItem:
    """Return a list's item, as a task where its text begins with a box."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not first.spans:
        return ListItem(blocks, line)
    span = first.spans[0]
    task = None if span.code or span.link or span.wiki else _TASK.match(span.text)
    if task is None:
        return ListItem(blocks, line)
    rest = (replace(span, text=span.text[task.end() :]), *first.spans[1:])
    return ListItem((Paragraph(rest, first.line), *blocks[1:]), line, checked=task[1] != " ")


@cache
def _inline_parser() -> MarkdownIt:
    """Return the parser of running text, which knows wiki links besides."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("strikethrough")
    parser.inline.ruler.before("link", "wiki", _wiki_rule)
    return parser


def _wiki_rule(state: StateInline, silent: bool) -> bool:
    """Let markdown-it take `[[Title]]` and `![[name]]` for a token of their own."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    match = WIKI.match(state.src, state.pos, state.posMax)
    if match is None or not (match[2].strip() or match[3]):
        return False
    if not silent:
        token = state.push("wiki", "", 0)
        token.meta = {"match": match}
    state.pos = match.end()
    return True


def _spans(source: str, references: dict[str, object]) -> Spans:
    """Return running text as spans."""
    if len(source) > MAX_INLINE or source.count("[") > MAX_BRACKETS:
        return (Span(source),)
    tokens: list[Token] = []
    parser = _inline_parser()
    parser.inline.parse(source, parser, references, tokens)
    return tuple(_Styles().read(tokens))


@dataclass(slots=True)
class _Styles:
    """Keeps the style that holds while the tokens of a paragraph are read."""

    bold: int = 0
    italic: int = 0
    struck: int = 0
    link: str = ""

    def read(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """Yield the spans; neighbours in one style are one."""
        last: Span | None = None
        for token in tokens:
            span = self._span(token)
            if span is None:
                continue
            if last is not None and replace(last, text="") == replace(span, text="") and not (span.wiki or span.image):
                last = replace(last, text=last.text + span.text)
                continue
            if last is not None:
                yield last
            last = span
        if last is not None:
            yield last

    def _span(self, token: Token) -> Span | None:
        """Return what a token shows; `None` where it only changes the style."""
        match token.type:
            case "text" | "text_special" | "entity":
                return self._styled(token.content) if token.content else None
            case "softbreak":
                return self._styled(" ")
            case "hardbreak":
                return self._styled("\n")
            case "code_inline":
                return replace(self._styled(token.content), code=True)
            case "html_inline":
                return self._html(token.content)
            case "image":
                words = "".join(child.content for child in token.children or ())
                return replace(self._styled(words), image=unquote(str(token.attrs.get("src", ""))))
            case "wiki":
                return self._wiki(token.meta["match"])
            case _:
                self._turn(token)
                return None

    def _turn(self, token: Token) -> None:
        """Take a style on or off."""
        match token.type:
            case "strong_open" | "strong_close":
                self.bold += token.nesting
            case "em_open" | "em_close":
                self.italic += token.nesting
            case "s_open" | "s_close":
                self.struck += token.nesting
            case "link_open":
                self.link = str(token.attrs.get("href", ""))
            case "link_close":
                self.link = ""

    def _styled(self, text: str) -> Span:
        return Span(text, bold=self.bold > 0, italic=self.italic > 0, struck=self.struck > 0, link=self.link)

    def _html(self, tag: str) -> Span | None:
        """Return what is shown of a tag: nothing of one for layout, else the tag as it was written."""
        if _BREAK.fullmatch(tag):
            return self._styled("\n")
        return None if _FORMATTING.fullmatch(tag) or tag.startswith("<!--") else self._styled(tag)

    def _wiki(self, match: re.Match[str]) -> Span:
        link = wiki_link(match)
        shown = link.alias or " › ".join(part for part in (link.title, link.fragment) if part)
        if link.embed:
            return replace(self._styled(shown), image=link.title)
        return replace(self._styled(shown), wiki=link.title, fragment=link.fragment)
