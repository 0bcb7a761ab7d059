"""Names of files and areas: where a document is written, and which area a file's folder means. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.markdown_files import INDEX_NAMES, stem_of

ATTACHMENTS = "attachments"
"""The folder in which an export puts pictures that came from no folder."""

MAX_NAME = 100
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_MOST_AGREE = 0.8


def safe_name(text: str, default: str) -> str:
    """Return a text as the name of a file or folder that every system takes."""
    name = " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", text)).split())
    name = name[:MAX_NAME].strip(" .-~")
    if not name or name.split(".")[0].casefold() in _RESERVED:
        return f"{default} {name}".strip()
    return name


def page_path(area: str, title: str) -> str:
    """Return where a document that was made here is written."""
    name = f"{safe_name(title, 'Document')}.md"
    return f"{safe_name(area, 'Area')}/{name}" if area else name


def file_path(path: str, name: str) -> str:
    """Return a stored path if it stays within a folder, else a safe one made of the file's name."""
    parts = path.split("/")
    if path and all(part and part == part.strip() and part not in (".", "..") and not _hostile(part) for part in parts):
        return path
    return safe_name(name, "Document")


def _hostile(part: str) -> bool:
    """Say whether a part of a path means something else than a name on some system."""
    return bool(re.search(r'[<>:"\\|?*\x00-\x1f\x7f]', part)) or part.split(".")[0].casefold() in _RESERVED


def areas_of(paths: Iterable[str], titles: Mapping[str, str]) -> dict[str, str]:
    """Return the area that each file's folder means, "" for files above all areas.

    Folders that hold nearly everything ("source/documentation") say nothing; the first one below does, by the title of
    its own page where it has one.

    Args:
        paths: of all pages.
        titles: the title of each page, by its path.
    """
    listed = list(paths)
    head = _common_head(listed)
    own = {}
    for path in listed:
        name = stem_of(path).casefold()
        if name in INDEX_NAMES:
            own[str(PurePosixPath(path).parent)] = titles[path]
    areas = {}
    for path in listed:
        folders = PurePosixPath(path).parts[:-1]
        inside = folders[: len(head)] == head and len(folders) > len(head)
        place = "/".join(folders[: len(head) + 1])
        areas[path] = (own.get(place) or _as_words(folders[len(head)])) if inside else ""
    return areas


def _common_head(paths: list[str]) -> tuple[str, ...]:
    """Return the folders that nearly all pages lie in."""
    head: tuple[str, ...] = ()
    while True:
        depth = len(head) + 1
        parts = [PurePosixPath(path).parts[:-1] for path in paths]
        below = Counter(folders[:depth] for folders in parts if len(folders) >= depth and folders[: len(head)] == head)
        most = below.most_common(1)
        if not most or most[0][1] < _MOST_AGREE * len(paths) or not _goes_on(paths, most[0][0]):
            return head
        head = most[0][0]


def _goes_on(paths: list[str], head: tuple[str, ...]) -> bool:
    """Say whether there are folders below these; the last ones are areas themselves."""
    return any(PurePosixPath(path).parts[:-1][: len(head) + 1] > head for path in paths)


def _as_words(folder: str) -> str:
    """Return a folder's name as a person writes it: "getting-started" is "Getting started"."""
    words = " ".join(re.sub(r"^\d+[._ -]+(?=\D)", "", folder).replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:200]


def distinct_titles(wanted: Mapping[str, str], taken: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return a title of its own for each page, since wiki links find a page by it.

    Args:
        wanted: the title of each page by its path.
        taken: titles that others have already.

    Returns:
        The titles, and the paths of those that had to get another one.
    """
    used = {same_text(title) for title in taken}
    titles: dict[str, str] = {}
    changed: list[str] = []
    for path in wanted:
        title = wanted[path]
        if same_text(title) in used:
            changed.append(path)
            folder = " / ".join(PurePosixPath(path).parts[-3:-1])
            stem = stem_of(path)
            for attempt in (f"{title} ({folder})", f"{title} ({folder} / {stem})", f"{title} ({path})"):
                if folder and same_text(attempt) not in used:
                    title = attempt
                    break
            number = 2
            while same_text(title) in used:
                title = f"{wanted[path]} ({number})"
                number += 1
        used.add(same_text(title))
        titles[path] = title
    return titles, changed
