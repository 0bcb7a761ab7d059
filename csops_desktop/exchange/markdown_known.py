"""Which document of the workspace a file of the folder is. Pure; shapes and the other rooms of exchange only.

A file is known again by its path in the folder it was imported from; the folder by its name, or, where it was renamed
or is a copy, by sharing most of its paths. What was made here is known again where an export has put it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from csops_desktop.exchange.markdown_paths import page_path
from csops_desktop.exchange.markdown_plan import ExistingDocument
from csops_desktop.exchange.markdown_source import SourceRecord, record_of

type Found = tuple[ExistingDocument | None, SourceRecord | None]

_SHARED = 0.5


class Known:
    """Leads from a path to the document it is.

    Attributes:
        folder: the name under which this folder is known, its own where it is new.
        missing: the paths that came from it earlier and are not in it.
    """

    def __init__(self, folder: str, paths: Sequence[str], existing: Sequence[ExistingDocument]) -> None:
        """Match the paths of a folder with what the workspace holds."""
        self._records = {one.id: record for one in existing if (record := record_of(one.source)) is not None}
        here = set(paths)
        by_folder: dict[str, dict[str, ExistingDocument]] = {}
        for one in existing:
            record = self._records.get(one.id)
            if record is not None and one.source_path:
                by_folder.setdefault(record.folder, {})[one.source_path] = one
        self.folder = _folder_of(folder, here, by_folder)
        mine = by_folder.get(self.folder, {})
        self._found: dict[str, ExistingDocument] = {path: mine[path] for path in paths if path in mine}
        for name, theirs in by_folder.items():
            for path, one in theirs.items():
                # Two folders are exported beside each other, each under its name.
                if f"{name}/{path}" in here:
                    self._found.setdefault(f"{name}/{path}", one)
        for one in existing:
            path = page_path(one.fields.area, one.fields.title)
            if one.id not in self._records and path in here and not one.trashed:
                self._found.setdefault(path, one)
        gone = (path for path, one in mine.items() if path not in here and not one.trashed)
        self.missing = tuple(sorted(gone))

    def of(self, path: str) -> Found:
        """Return the document of a file and how it was read last; `None` where it is new, or was made here."""
        one = self._found.get(path)
        return one, None if one is None else self._records.get(one.id)


def _folder_of(name: str, here: set[str], by_folder: dict[str, dict[str, ExistingDocument]]) -> str:
    """Return under which name a folder is known."""
    shared = Counter({known: len(here & paths.keys()) for known, paths in by_folder.items()})
    if shared[name]:
        return name
    for known, number in shared.most_common(1):
        if number >= _SHARED * max(len(here), len(by_folder[known])):
            return known
    return name
