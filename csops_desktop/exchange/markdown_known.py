"""Which document of the workspace a file of the folder is. Pure; shapes and the other rooms of exchange only.

A file is known again by its path in the folder it was imported from; the folder by its name and at least one page at
the same place with the same title, or, where it was renamed or is a copy, by half of its pages. Nearly every folder has
an "index.md", so a path alone proves nothing. What was made here is known again where an export has put it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count

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

    def __init__(self, folder: str, titles: Mapping[str, str], existing: Sequence[ExistingDocument]) -> None:
        """Match the pages of a folder with what the workspace holds.

        Args:
            folder: its own name.
            titles: what each page is called by its file, by its path.
            existing: what the workspace holds.
        """
        self._records = {one.id: record for one in existing if (record := record_of(one.source)) is not None}
        here = titles.keys()
        by_folder: dict[str, dict[str, ExistingDocument]] = {}
        for one in existing:
            record = self._records.get(one.id)
            if record is not None and one.source_path:
                by_folder.setdefault(record.folder, {})[one.source_path] = one
        self.folder = self._folder_of(folder, titles, by_folder)
        mine = by_folder.get(self.folder, {})
        self._found: dict[str, ExistingDocument] = {path: mine[path] for path in titles if path in mine}
        self._places: dict[str, tuple[str, str]] = {}
        for name, theirs in by_folder.items():
            for path, one in theirs.items():
                # Two folders are exported beside each other, each under its name.
                if f"{name}/{path}" in here and f"{name}/{path}" not in self._found:
                    self._found[f"{name}/{path}"] = one
                    self._places[f"{name}/{path}"] = (name, path)
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

    def place(self, path: str) -> tuple[str, str]:
        """Return the folder under whose name a file is kept, and its path there."""
        return self._places.get(path, (self.folder, path))

    def _folder_of(
        self, name: str, titles: Mapping[str, str], by_folder: Mapping[str, Mapping[str, ExistingDocument]]
    ) -> str:
        """Return under which name a folder is known, or a new one that no other folder has."""
        agree = Counter({known: self._agreeing(titles, theirs) for known, theirs in by_folder.items()})
        if name in by_folder and (agree[name] or not titles.keys() & by_folder[name].keys()):
            return name
        for known, number in agree.most_common(1):
            if number >= _SHARED * max(len(titles), len(by_folder[known])):
                return known
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        return next(candidate for candidate in names if candidate not in by_folder)

    def _agreeing(self, titles: Mapping[str, str], theirs: Mapping[str, ExistingDocument]) -> int:
        """Return how many pages stand at the same place with the same title."""
        return sum(
            path in titles and self._records[one.id].read.get("file_title") == titles[path]
            for path, one in theirs.items()
        )
