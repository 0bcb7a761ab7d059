"""A folder of Markdown read from disk: which files there are, and their text. Standard library, domain and errors.

Nothing outside the folder is ever opened: symbolic links are told and not followed. What can't be read becomes one
issue and stops nothing; the folder itself is only read.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from csops_desktop.domain.status import count
from csops_desktop.errors import UserError

SUFFIXES = (".html.md.erb", ".html.markdown", ".html.md", ".md.erb", ".markdown", ".mdown", ".mkd", ".md")
"""What a Markdown file's name ends with, the longest first."""

INDEX_NAMES = ("_index", "index", "readme")
"""Files that stand for their folder, by the names that Hugo, most other sites and GitHub give them."""

MAX_FILES = 50_000
MAX_BYTES = 5_000_000
"""A larger file is data and no page that somebody reads."""

MAX_DEPTH = 40
MAX_ATTACHMENT = 20_000_000
MAX_ATTACHMENTS = 500_000_000
"""Bytes of one stored picture or file, and of all that one import brings."""

VAULT_FOLDER = ".obsidian"
_SKIPPED_FOLDERS = {".git", ".hg", ".svn", ".obsidian", ".trash", "node_modules", "__MACOSX"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class FileIssue:
    """Something about one file that the person should know."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One Markdown file.

    Attributes:
        path: its path within the folder, with slashes.
        text: its text with plain line feeds, without byte order mark and without characters that nobody sees.
        digest: of its bytes (SHA-256 in hexadecimal).
        encoding: "utf-8", "utf-16" or "cp1252"; bom, newline: how it was written besides.
        exact: the text, written the same way, gives the very same bytes.
    """

    path: str
    text: str
    digest: str
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    exact: bool = True


@dataclass(frozen=True, slots=True)
class FolderContent:
    """A folder as it was read.

    Attributes:
        name: the folder's own name.
        files: the Markdown files in the order of their paths.
        others: every other file by its path within the folder: the pictures that pages show are among them.
        vault: it is an Obsidian vault, where a file's name is the title.
        issues: what could not be read, and why.
    """

    name: str
    files: tuple[SourceFile, ...]
    others: dict[str, Path]
    vault: bool = False
    issues: tuple[FileIssue, ...] = ()


def read_folder(folder: Path) -> FolderContent:
    """Read all Markdown of a folder.

    Raises:
        UserError: it is no folder, can't be read, or holds no Markdown or far too many files.
    """
    if not folder.is_dir():
        raise UserError(f"{folder} is not a folder.")
    issues: list[FileIssue] = []
    files: list[SourceFile] = []
    others: dict[str, Path] = {}
    for path, relative in _walk(folder, issues):
        if not relative.lower().endswith(SUFFIXES):
            others[relative] = path
            continue
        source = _read_file(path, relative, issues)
        if source is not None:
            files.append(source)
    if not files:
        why = f" {issues[0]}" if issues else ""
        raise UserError(f"{folder} holds no Markdown that can be read.{why}")
    name = folder.resolve().name or "Folder"
    vault = (folder / VAULT_FOLDER).is_dir()
    return FolderContent(_CONTROL.sub("", name), tuple(files), others, vault, tuple(issues))


def stem_of(path: str) -> str:
    """Return a file's name without its folder and ending."""
    name = path.rsplit("/", 1)[-1]
    suffix = next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")
    return name[: len(name) - len(suffix)] if suffix and len(name) > len(suffix) else name


def encode(text: str, *, encoding: str, bom: bool, newline: str) -> bytes:
    """Return a text as the bytes of a file; what an older encoding can't say is written as UTF-8.

    Args:
        text: with plain line feeds.
        encoding, bom, newline: as in `SourceFile`.
    """
    written = text if newline == "\n" else text.replace("\n", newline)
    if encoding == "utf-16":
        return codecs.BOM_UTF16_LE + written.encode("utf-16-le")
    if encoding == "cp1252":
        try:
            return written.encode("cp1252")
        except UnicodeEncodeError:
            return written.encode("utf-8")
    return (codecs.BOM_UTF8 if bom else b"") + written.encode("utf-8")


def _walk(folder: Path, issues: list[FileIssue]) -> Iterator[tuple[Path, str]]:
    """Yield every regular file below a folder with its path there, in the order of the paths."""
    waiting = [(folder, "", 0)]
    found: list[tuple[Path, str]] = []
    while waiting:
        place, prefix, depth = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except OSError as error:
            if not prefix:
                raise UserError(f"{folder} can't be read: {error.strerror}.") from error
            issues.append(FileIssue(prefix.rstrip("/"), f"can't be read: {error.strerror}."))
            continue
        for entry in entries:
            relative = prefix + entry.name
            if entry.is_symlink():
                issues.append(FileIssue(_shown(relative), _link_words(folder, Path(entry.path))))
            elif entry.is_dir(follow_symlinks=False):
                if depth >= MAX_DEPTH:
                    issues.append(FileIssue(_shown(relative), f"lies more than {MAX_DEPTH} folders deep; left out."))
                elif entry.name not in _SKIPPED_FOLDERS:
                    waiting.append((Path(entry.path), f"{relative}/", depth + 1))
            elif _fits(entry, relative, issues):
                found.append((Path(entry.path), relative))
            if len(found) > MAX_FILES:
                raise UserError(f"{folder} holds more than {MAX_FILES:,} files; choose a smaller folder.")
    yield from sorted(found, key=lambda one: one[1])


def _fits(entry: os.DirEntry[str], relative: str, issues: list[FileIssue]) -> bool:
    """Say whether an entry is a file with a name that can be kept; what a system left behind is passed over."""
    if entry.name.startswith("._") or entry.name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        return False
    markdown = relative.lower().endswith(SUFFIXES)
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        issues.append(FileIssue(_shown(relative), "is no ordinary file; left out."))
        return False
    if _shown(relative) != relative or "\\" in relative:
        if markdown:
            issues.append(FileIssue(_shown(relative), "has a name that can't be kept; rename it and import again."))
        return False
    return True


def _shown(relative: str) -> str:
    """Return a path as it can be shown and stored."""
    return _CONTROL.sub("?", relative).replace("\n", "?").replace("\t", "?").encode("utf-8", "replace").decode("utf-8")


def _link_words(folder: Path, path: Path) -> str:
    """Say what becomes of a symbolic link."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a symbolic link to nothing; left out."
    if target.is_relative_to(folder.resolve()):
        return "is a symbolic link within the folder; what it leads to is read in its own place."
    return "is a symbolic link that leaves the folder; left out."


def _read_file(path: Path, relative: str, issues: list[FileIssue]) -> SourceFile | None:
    """Return one file, `None` with an issue where it can't be taken."""
    try:
        if path.stat().st_size > MAX_BYTES:
            size = path.stat().st_size / 1e6
            raise ValueError(f"has {size:,.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are taken for a page; left out.")
        raw = path.read_bytes()
        text, encoding, bom = _decoded(raw)
    except OSError as error:
        issues.append(FileIssue(relative, f"can't be read: {error.strerror}; left out."))
        return None
    except ValueError as error:
        issues.append(FileIssue(relative, str(error)))
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _CONTROL.sub("", plain)
    exact = encode(clean, encoding=encoding, bom=bom, newline=newline) == raw
    if encoding == "cp1252":
        issues.append(FileIssue(relative, "is no UTF-8; read as Windows-1252."))
    if len(clean) != len(plain):
        issues.append(FileIssue(relative, f"{count(len(plain) - len(clean), 'invisible character')} taken out."))
    elif not exact:
        issues.append(FileIssue(relative, "mixes two kinds of line end; an export writes one kind."))
    return SourceFile(relative, clean, sha256(raw).hexdigest(), encoding, bom, newline, exact)


def _decoded(raw: bytes) -> tuple[str, str, bool]:
    """Return the text of a file, its encoding, and whether a byte order mark stands before it.

    Raises:
        ValueError: it is no text; the message says so.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16"), "utf-16", True
        except UnicodeDecodeError:
            raise ValueError("is no text; left out.") from None
    if b"\x00" in raw:
        raise ValueError("is no text; left out.")
    bom = raw.startswith(codecs.BOM_UTF8)
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "utf-8", bom
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise ValueError("is neither UTF-8 nor Windows-1252; left out.") from None
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise ValueError("is no text; left out.")
    return text, "cp1252", False
