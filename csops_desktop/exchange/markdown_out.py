"""Documents written as a folder of Markdown. Standard library, errors and the other rooms of exchange.

Everything is worked out and checked before the first file is written: nothing is put outside the folder or through a
symbolic link, and a file that is there already is only replaced where nothing is lost with it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.markdown_files import FileIssue, encode
from csops_desktop.exchange.markdown_paths import file_path, page_path, safe_name
from csops_desktop.exchange.markdown_source import SourceRecord, record_of
from csops_desktop.exchange.markdown_text import ExportDocument, Places, file_text

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file to be written.

    Attributes:
        path: within the folder.
        content: its bytes.
        read_digest: of the bytes from which it was imported; "" when it wasn't.
        banner: the banner of a stale document stands in it.
    """

    path: str
    content: bytes
    read_digest: str = ""
    banner: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """Everything an export would write, and what the person should know."""

    files: tuple[ExportFile, ...]
    documents: int
    issues: tuple[FileIssue, ...] = ()

    @property
    def banners(self) -> tuple[str, ...]:
        """The paths of the files that carry a banner."""
        return tuple(file.path for file in self.files if file.banner)


def plan_export(
    documents: Sequence[ExportDocument],
    content_of: Callable[[str], bytes | None],
    names: Sequence[str],
    *,
    banners: bool = True,
) -> Export:
    """Work out the files of an export.

    Args:
        documents: what is written.
        content_of: gives the bytes of a stored file by its name.
        names: the names of all stored files.
        banners: put a banner into stale documents.
    """
    records = [record_of(one.source) for one in documents]
    paths, issues = _paths(documents, records)
    pages = {same_text(one.fields.title): path for one, path in reversed(list(zip(documents, paths, strict=True)))}
    places = Places(pages, dict.fromkeys(names, ""))
    prefixed = _several(records)
    files: list[ExportFile] = []
    shown: dict[str, str] = {}
    for one, record, path in zip(documents, records, paths, strict=True):
        written = file_text(one, record, path, places, banner=banners)
        shape = record or SourceRecord()
        content = encode(written.text, encoding=shape.encoding, bom=shape.bom, newline=shape.newline)
        files.append(ExportFile(path, content, shape.digest, written.banner))
        head = f"{safe_name(record.folder, 'Folder')}/" if prefixed and record else ""
        known = set(record.files.values()) if record else set()
        for name, place in written.files.items():
            shown.setdefault((head if name in known else "") + file_path(place, name), name)
    taken = {path.casefold() for path in paths}
    for place, name in sorted(shown.items()):
        content_or_none = content_of(name)
        if content_or_none is None or place.casefold() in taken:
            issues.append(FileIssue(place, "is shown and not stored here; it was not written."))
        else:
            files.append(ExportFile(place, content_or_none, sha256(content_or_none).hexdigest()))
    return Export(tuple(files), len(documents), tuple(issues))


def write_folder(folder: Path, export: Export, *, overwrite: bool = False) -> int:
    """Write an export; return how many files were written. A file that is right already is left alone.

    Args:
        folder: is made where there is none.
        export: what to write.
        overwrite: replace files that hold something else.

    Raises:
        UserError: something else would be overwritten, or a way out of the folder stands in it: nothing was written;
            or the disk refused a file: the sentence says how many were written.
    """
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file; choose a folder.")
    root = Path(os.path.realpath(folder))
    wanted = [file for file in export.files if _differs(root, file)]
    foreign = [file.path for file in wanted if _is_foreign(root, file)]
    if foreign and not overwrite:
        others = f" and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
        raise UserError(
            f"{folder} holds other files under the names of this export: {', '.join(foreign[:_SHOWN])}{others}."
            " Choose an empty folder, or overwrite them. Nothing was written."
        )
    for number, file in enumerate(wanted):
        try:
            _write(root / file.path, file.content)
        except OSError as error:
            done = f"{count(number, 'file')} of {len(wanted)} {'was' if number == 1 else 'were'} written."
            raise UserError(f"{file.path} can't be written: {error.strerror or error}. {done}") from error
    return len(wanted)


def _paths(
    documents: Sequence[ExportDocument], records: Sequence[SourceRecord | None]
) -> tuple[list[str], list[FileIssue]]:
    """Return where each document is written: imported ones at their path, in a folder each where they are several."""
    prefixed = _several(records)
    used: set[str] = set()
    paths = [""] * len(documents)
    issues: list[FileIssue] = []
    imported = [number for number, record in enumerate(records) if record is not None]
    made_here = [number for number, record in enumerate(records) if record is None]
    for number in (*imported, *made_here):
        one, record = documents[number], records[number]
        wanted = page_path(one.fields.area, one.fields.title)
        if record is not None:
            wanted = file_path(one.source_path, one.fields.title)
            wanted = f"{safe_name(record.folder, 'Folder')}/{wanted}" if prefixed else wanted
        path = next(name for name in _numbered(wanted) if name.casefold() not in used)
        if path != wanted:
            issues.append(FileIssue(wanted, f"is the name of two documents; “{one.fields.title}” becomes {path}."))
        used.add(path.casefold())
        paths[number] = path
    return paths, issues


def _several(records: Sequence[SourceRecord | None]) -> bool:
    """Say whether the documents came from more than one folder."""
    return len({record.folder for record in records if record is not None}) > 1


def _numbered(path: str) -> Iterator[str]:
    """Yield a path, and then the same with a number before its ending."""
    yield path
    head, _, name = path.rpartition("/")
    stem, dot, ending = name.partition(".")
    for number in range(2, 100_000):
        yield f"{head}/{stem}-{number}{dot}{ending}" if head else f"{stem}-{number}{dot}{ending}"


def _differs(root: Path, file: ExportFile) -> bool:
    """Say whether a file has to be written.

    Raises:
        UserError: its place is outside of the folder or behind a symbolic link, or a folder stands there.
    """
    target = root / file.path
    if not target.is_relative_to(root) or ".." in Path(file.path).parts:
        raise UserError(f"{file.path} would be written outside of the folder. Nothing was written.")
    for place in (target, *target.parents):
        if place == root:
            break
        if place.is_symlink():
            raise UserError(f"{place} is a symbolic link; nothing is written through it. Nothing was written.")
        if place is not target and place.exists() and not place.is_dir():
            raise UserError(f"{place} is a file where a folder is needed. Nothing was written.")
    if target.is_dir():
        raise UserError(f"{target} is a folder where a file is needed. Nothing was written.")
    return _present(target) != file.content


def _is_foreign(root: Path, file: ExportFile) -> bool:
    """Say whether something else stands at a file's place than what was imported from there."""
    present = _present(root / file.path)
    return present is not None and sha256(present).hexdigest() != file.read_digest


def _present(target: Path) -> bytes | None:
    """Return what a file holds; `None` where there is none."""
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"{target} can't be read: {error.strerror}. Nothing was written.") from error


def _write(target: Path, content: bytes) -> None:
    """Put a file at its place, complete or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".csops-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
