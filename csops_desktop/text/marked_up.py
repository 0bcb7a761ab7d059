"""What Markdown becomes when it is read: links, spans and blocks, as frozen data. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass

WIKI = re.compile(r"(!?)\[\[([^\[\]|#\n]{0,300})(?:#([^\[\]|\n]{0,300}))?(?:\|([^\[\]\n]{0,300}))?\]\]")
"""A wiki link or, with an exclamation mark, an embed: mark, title, heading, what is shown instead of the title."""


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A wiki link in the source.

    Attributes:
        title: the title it names; the name of a stored file where it is an embed.
        alias: what is shown instead; "" when it shows the title.
        embed: it was written with an exclamation mark.
        start, end: where it stands in the source.
        fragment: the heading after "#", if any.
    """

    title: str
    alias: str
    embed: bool
    start: int
    end: int
    fragment: str = ""


def wiki_link(match: re.Match[str]) -> WikiLink:
    """Return what a match of `WIKI` says; in a table a backslash stands before the alias's bar."""
    title, fragment = match[2].strip(), (match[3] or "").strip()
    if match[4] is not None:
        title, fragment = title.removesuffix("\\").rstrip(), fragment.removesuffix("\\").rstrip()
    return WikiLink(title, (match[4] or "").strip(), match[1] == "!", *match.span(), fragment)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style.

    Attributes:
        text: what is shown; a line feed in it is a break of line; of a picture, the words that stand for it.
        link: the address it leads to, as written: only a web or mail address may ever be opened.
        wiki: the title of the document it leads to; `fragment` is the heading there.
        image: the picture's name as written: only a stored attachment of this name may ever be shown.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""
    wiki: str = ""
    fragment: str = ""
    image: str = ""


type Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading; levels are 1 to 6. `line` of every block is where it begins in the source, counted from 0."""

    level: int
    spans: Spans
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans
    line: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code, with the language that its fence names, if any."""

    text: str
    language: str
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, or a callout ("> [!warning] Title"): then `callout` is its kind and `title` its first line."""

    blocks: tuple[Block, ...]
    line: int
    callout: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `checked` says whether a task is done, `None` where it is no task."""

    blocks: tuple[Block, ...]
    line: int
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; an ordered one counts from `start`."""

    ordered: bool
    items: tuple[ListItem, ...]
    line: int
    start: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; `aligns` has "left", "right", "center" or "" for each column."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    aligns: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A horizontal line."""

    line: int


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """HTML as it was written: to be shown as text or not at all."""

    text: str
    line: int


type Block = HeadingBlock | Paragraph | CodeBlock | Quote | ListBlock | TableBlock | RuleBlock | HtmlBlock
