"""Which stored picture a name in a text means. Imports the core's rows; no Qt."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote

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
