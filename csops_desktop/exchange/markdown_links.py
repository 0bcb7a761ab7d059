"""Links between the files of a folder: found, led to their target, and turned into wiki links and stored pictures.

Pure; may import text and the other rooms of exchange. Nothing is opened: a link only ever leads to a file that the
folder was read with.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.markdown_files import INDEX_NAMES, SUFFIXES, stem_of
from csops_desktop.text.markdown import text_of_line
from csops_desktop.text.marked_up import WIKI, wiki_link
from csops_desktop.text.sections import Hidden

_LABEL = r"\[(?P<{0}>(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,300}}\]){{0,1000}})\]"
INLINE = re.compile(
    rf"(?P<mark>!?){_LABEL.format('label')}\([ \t]*(?P<target><[^<>\n]{{0,2000}}>|[^\s()<>]{{0,2000}}"
    r"(?:\([^\s()]{0,500}\)[^\s()<>]{0,500}){0,3})(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
"""A link or picture with its target in round brackets."""

_REFERENCE = re.compile(rf"(?<!!){_LABEL.format('label')}\[(?P<name>[^\[\]\n]{{0,300}})\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,300})\]:[ \t]*(<[^<>\n]*>|\S+)", re.MULTILINE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_UNFIT = frozenset("[]|#\n\\")
_SITE_ROOTS = ("", "source/", "content/", "docs/", "src/", "static/", "public/", "assets/", "source/assets/")


@dataclass(slots=True)
class Seen:
    """What was seen of a page's links, for its lines in the report."""

    turned: int = 0
    kept: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    wiki: bool = False


class Targets:
    """Everything a link within the folder may lead to."""

    def __init__(
        self, titles: Mapping[str, str], file_name: Callable[[str], str | None], others: Mapping[str, str]
    ) -> None:
        """Index a folder.

        Args:
            titles: the document's title by the path of its file.
            file_name: gives the name under which a file is stored, by its path; `None` where it can't be.
            others: the paths of all other files, by path without regard to case.
        """
        self._titles = titles
        self.file_name = file_name
        self._paths: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        self._other_names: dict[str, list[str]] = {}
        self._others = others
        for path in titles:
            for alias in aliases(path):
                self._paths.setdefault(alias.casefold(), path)
            self._names.setdefault(stem_of(path).casefold(), []).append(path)
        self._by_title = {same_text(title): path for path, title in titles.items()}
        for path in others.values():
            self._other_names.setdefault(path.rsplit("/", 1)[-1].casefold(), []).append(path)

    def title(self, path: str) -> str:
        """Return the title of a document's file."""
        return self._titles[path]

    def find(self, target: str, base: str) -> tuple[str, str]:
        """Lead a link to its file.

        Args:
            target: the address without its fragment.
            base: the path of the page it stands on.

        Returns:
            What it is ("document", "file", "missing" or "outside"), and its path.
        """
        places = places_of(target, base)
        for place in places:
            if found := self._at(place):
                return found
        if places[0] == ".." or places[0].startswith("../"):
            return "outside", places[0]
        return "missing", places[0]

    def find_wiki(self, target: str, base: str, *, embed: bool) -> tuple[str, str]:
        """Lead a wiki link to its file, as Obsidian does: by path, by file name, then by title."""
        for place in (target, posixpath.join(posixpath.dirname(base), target)):
            if found := self._at(posixpath.normpath(place)):
                return found
        name = target.rsplit("/", 1)[-1].casefold()
        kinds = (("document", self._names), ("file", self._other_names))
        for kind, names in kinds if not embed else reversed(kinds):
            if name in names:
                return kind, min(names[name], key=lambda path: (path.count("/"), path))
        path = self._by_title.get(same_text(target))
        return ("missing", target) if path is None else ("document", path)

    def _at(self, place: str) -> tuple[str, str] | None:
        key = "" if place in (".", "/") else place.rstrip("/").casefold()
        if key in self._paths:
            return "document", self._paths[key]
        return ("file", self._others[key]) if key in self._others else None


def places_of(target: str, base: str) -> list[str]:
    """Return the paths in a folder that a link's address may mean, the likeliest first.

    Args:
        target: the address without its fragment; one that begins with "/" counts from the root of the site.
        base: the path of the page it stands on.
    """
    if target.startswith("/"):
        return [posixpath.normpath(root + target.lstrip("/")) for root in _SITE_ROOTS]
    return [posixpath.normpath(posixpath.join(posixpath.dirname(base), target))]


def aliases(path: str) -> Iterator[str]:
    """Yield every spelling under which a page's file is linked: as a file, as a built page, as a folder."""
    yield path
    stem = path[: len(path) - len(path.rsplit("/", 1)[-1])] + stem_of(path)
    yield from (stem, f"{stem}.html", f"{stem}.md", f"{stem}.htm")
    suffix = next(suffix for suffix in SUFFIXES if path.lower().endswith(suffix))
    if suffix.endswith(".erb"):
        yield path[:-4]
    folder, _, name = stem.rpartition("/")
    if name.casefold() in INDEX_NAMES:
        yield folder
        yield from (f"{folder}/index.html", f"{folder}/index.md") if folder else ("index.html", "index.md")


def rewrite(source: str, base: str, targets: Targets) -> tuple[list[tuple[int, int, str]], Seen]:
    """Find what is to be replaced in a page, and say what was seen.

    Args:
        source: the page's text.
        base: its path in the folder.
        targets: what its links may lead to.
    """
    page = _Page(source, base, targets)
    return list(page.changes()), page.seen


class _Page:
    """Goes once through a page's links."""

    def __init__(self, source: str, base: str, targets: Targets) -> None:
        self._source = source
        self._base = base
        self._targets = targets
        self._definitions = {match[1].casefold(): match[2] for match in _DEFINITION.finditer(source)}
        self.seen = Seen()

    def changes(self) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and new text of each link that is replaced."""
        hidden = Hidden(self._source)
        at = 0
        while (place := self._source.find("[", at)) >= 0:
            start = place - 1 if place > at and self._source[place - 1] == "!" else place
            at = place + 1
            if hidden.covers(place) or self._source[start - 1 : start] == "\\":
                continue
            end, now = self._link(start)
            if now is not None and now != self._source[start:end]:
                yield start, end, now
            at = max(at, end)

    def _link(self, start: int) -> tuple[int, str | None]:
        """Look at what begins at a bracket; return where to go on, and the new text if it is replaced."""
        if match := WIKI.match(self._source, start):
            return match.end(), self._wiki(match)
        if match := INLINE.match(self._source, start):
            now = self._inline(match["target"], match["label"], picture=bool(match["mark"]), title=match["title"])
            # A picture may stand within the label of a link that stays as it is.
            inside = now is None and not match["mark"] and "[" in match["label"]
            return (start + 1 if inside else match.end()), now
        if self._definitions and (match := _REFERENCE.match(self._source, start)):
            target = self._definitions.get((match["name"] or match["label"]).casefold())
            now = None if target is None else self._inline(target, match["label"], picture=False, title=None)
            turned = now is not None and now.startswith("[[")
            inside = not turned and "[" in match["label"]
            return (start + 1 if inside else match.end()), now if turned else None
        return start, None

    def _inline(self, target: str, label: str, *, picture: bool, title: str | None) -> str | None:
        address = target[1:-1] if target.startswith("<") else target
        path, _, fragment = address.partition("#")
        path = unquote(path.partition("?")[0])
        if not path or _SCHEME.match(address) or any(ord(sign) < 32 for sign in path):
            return None
        kind, found = self._targets.find(path, self._base)
        if kind == "file":
            return self._file(found, label, address, picture=picture, title=title)
        if kind != "document":
            (self.seen.outside if kind == "outside" else self.seen.missing).append(address)
            return None
        return None if picture else self._to_document(found, label, unquote(fragment), address)

    def _to_document(self, path: str, label: str, fragment: str, address: str) -> str | None:
        """Return a wiki link, or nothing where one can't say the same."""
        title = self._targets.title(path)
        shown = text_of_line(label) if re.search(r"[*_`\\&<!]", label) else " ".join(label.split())
        if _UNFIT & set(title + shown + fragment) or not shown or len(shown) > 300:
            self.seen.kept.append(address)
            return None
        self.seen.turned += 1
        heading = f"#{fragment}" if fragment else ""
        if not heading and same_text(shown) == same_text(title):
            return f"[[{shown}]]"
        return f"[[{title}{heading}|{shown}]]"

    def _file(self, path: str, label: str, address: str, *, picture: bool, title: str | None) -> str | None:
        """Return the link to a stored file."""
        name = self._targets.file_name(path)
        if name is None:
            return None
        self.seen.files[path] = name
        return f"{'!' if picture else ''}[{label}]({name}{title or ''})"

    def _wiki(self, match: re.Match[str]) -> str | None:
        link = wiki_link(match)
        if not link.title:
            return None
        kind, found = self._targets.find_wiki(link.title, self._base, embed=link.embed)
        if kind == "missing":
            self.seen.missing.append(link.title)
            self.seen.wiki = True
            return None
        self.seen.wiki = True
        mark, heading = "!" if link.embed else "", f"#{link.fragment}" if link.fragment else ""
        alias = f"|{link.alias}" if link.alias else ""
        if kind == "file":
            name = self._targets.file_name(found)
            if name is None:
                return None
            self.seen.files[found] = name
            return f"{mark}[[{name}{alias}]]"
        title = self._targets.title(found)
        if same_text(title) == same_text(link.title) or _UNFIT & set(title):
            return None
        return f"{mark}[[{title}{heading}{alias or f'|{link.title}'}]]"
