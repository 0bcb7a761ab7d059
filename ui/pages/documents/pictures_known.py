"""Which stored picture or document a name or relative path in a text means. Imports the core; no Qt."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote

from csops_desktop.exchange.markdown_links import aliases, places_of
from csops_desktop.queries.document_rows import AttachmentRow


class StoredPictures:
    """The names and former paths of all attachments.

    An imported text still names its pictures by their paths in the folder it came from, since it must be exported as
    it was; a text that was written here names them by their names.
    """

    def __init__(self, rows: Iterable[AttachmentRow] = ()) -> None:
        self._by_name: dict[str, str] = {}
        self._by_path: dict[str, str] = {}
        self._by_file: dict[str, str] = {}
        for row in rows:
            self._by_name.setdefault(row.name.casefold(), row.name)
            if row.source_path:
                self._by_path[row.source_path.casefold()] = row.name
                self._by_file.setdefault(posixpath.basename(row.source_path).casefold(), row.name)

    def find(self, written: str, source_path: str) -> str | None:
        """Return the attachment's name, `None` where nothing stored is meant.

        Args:
            written: the name or relative path as the text has it.
            source_path: where the text itself came from; "" when it was written here.
        """
        wanted = unquote(written).split("?")[0].split("#")[0].replace("\\", "/")
        direct = self._by_name.get(wanted.casefold())
        if direct is not None:
            return direct
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source_path), wanted)).casefold()
        from_root = posixpath.normpath(wanted.lstrip("/")).casefold()
        beside = self._by_path.get(path) or self._by_path.get(from_root)
        return beside or (self._by_file.get(wanted.casefold()) if "/" not in wanted else None)


class FolderPages:
    """The documents that came from a folder, by the paths under which their files link each other."""

    def __init__(self, rows: Iterable[tuple[str, str]] = ()) -> None:
        """Index them.

        Args:
            rows: title and path of each.
        """
        self._titles: dict[str, str] = {}
        for title, path in rows:
            for alias in aliases(path):
                self._titles.setdefault(alias.casefold(), title)

    def find(self, address: str, source_path: str) -> str | None:
        """Return the title of the document that a relative address leads to, `None` for none.

        Args:
            address: as written, with its fragment.
            source_path: where the text itself came from; "" when it was written here.
        """
        target = unquote(address.partition("#")[0].partition("?")[0])
        if not target or "\0" in target:
            return None
        places = (place.rstrip("/").casefold() for place in places_of(target, source_path))
        return next((self._titles[place] for place in places if place in self._titles), None)
