"""Where the desk keeps its files, and how a file is written so that it is never half there. Standard library only.

platformdirs is imported inside the functions that need it: with `--data-dir` it is never loaded.

    default                                    with --data-dir DIR
    user data folder/workspace.csops           DIR/workspace.csops
    user data folder/backups                   DIR/backups
    user configuration folder/settings.json    DIR/settings.json
    user log folder                            DIR/logs
    documents folder                           DIR/exports

Another workspace (`--workspace FILE`) stands where it is; its backups have a folder of their own within `backups`,
named after it and its place, so that two files of one name never thin out each other's copies.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from csops_desktop.errors import UserError

APP_NAME = "csops-desktop"
"""The name of the desk's folders in the person's home."""

WORKSPACE_NAME = "workspace.csops"
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
SHARED_FILE = 0o666
"""The person's umask takes its part away."""


class Paths(NamedTuple):
    """The places of one run. A folder is made by `make_folder` when it is first needed.

    Attributes:
        data_dir: the folder that holds the default workspace.
        workspace: the database file of this run.
        backups: the folder of its backups.
        settings: the person's settings.
        logs: the folder of the log files.
        key: a name for the workspace that no other one has; for files that belong to it but stand elsewhere.
        contained: everything is kept under `data_dir`, decks too.
    """

    data_dir: Path
    workspace: Path
    backups: Path
    settings: Path
    logs: Path
    key: str = "workspace"
    contained: bool = False

    @classmethod
    def under(cls, folder: Path) -> Paths:
        """Return the places when all of them lie under `folder`, absolute or relative to where the program started."""
        root = _absolute(folder)
        return cls(root, root / WORKSPACE_NAME, root / "backups", root / "settings.json", root / "logs", contained=True)

    def with_workspace(self, file: Path) -> Paths:
        """Return these places with another database.

        Raises:
            UserError: `file` is a folder, or would stand in a folder that doesn't exist.
        """
        path = _absolute(file)
        if path.is_dir():
            raise UserError(f"{path} is a folder, not a workspace file.")
        if not path.parent.is_dir():
            raise UserError(f"There is no folder {path.parent}.")
        if path.resolve() == self.workspace.resolve():
            return self
        key = _key(path)
        return self._replace(workspace=path, backups=self.backups / key, key=key)

    @property
    def fault_file(self) -> Path:
        """The file into which a dying window writes where it was."""
        return self.logs / f"fault-{self.key}.txt"

    def exports(self) -> Path:
        """Return the folder in which decks and tables are offered to be saved; it may not exist yet."""
        if self.contained:
            return self.data_dir / "exports"
        import platformdirs

        return platformdirs.user_documents_path()


def default_paths() -> Paths:
    """Return the places that the system has for the person's data, configuration and logs."""
    import platformdirs

    data = platformdirs.user_data_path(APP_NAME, appauthor=False)
    configuration = platformdirs.user_config_path(APP_NAME, appauthor=False)
    logs = platformdirs.user_log_path(APP_NAME, appauthor=False)
    return Paths(data, data / WORKSPACE_NAME, data / "backups", configuration / "settings.json", logs)


def paths_for(data_dir: Path | None, workspace: Path | None) -> Paths:
    """Return the places that a command line asks for; the data folder exists afterwards.

    A folder that can't be written to is taken where a workspace stands in it: that can be looked at.

    Args:
        data_dir: `--data-dir`, or `None`.
        workspace: `--workspace`, or `None` for the default one.

    Raises:
        UserError: the data folder can't be made or written to, or the workspace can't be where it is said to be.
    """
    paths = default_paths() if data_dir is None else Paths.under(data_dir)
    if not os.path.exists(paths.workspace):
        make_folder(paths.data_dir)
    return paths if workspace is None else paths.with_workspace(workspace)


def only_readable(file: Path) -> bool:
    """Say whether a workspace exists but can't be written, so that it can only be looked at."""
    return os.path.exists(file) and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def make_folder(folder: Path) -> Path:
    """Make sure that a folder exists and can be written to, and return it.

    What is made, missing parents too, is the person's own (mode 0700); a folder that exists keeps its mode.

    Raises:
        UserError: it can't be made or written to.
    """
    try:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} can't be made: {why(error)}.") from error
    if not folder.is_dir():
        raise UserError(f"{folder} is a file, not a folder.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UserError(f"The folder {folder} can't be written to.")
    return folder


def write_whole(file: Path, content: bytes | Iterable[bytes], *, private: bool = True) -> None:
    """Write a file so that after a kill or a power cut it holds the old content or the new one.

    Its folder must exist; a symbolic link is followed, so that a linked settings file stays one.

    Args:
        file: what is written.
        content: all that shall be in it, at once or piece by piece.
        private: only the person may read it; otherwise whoever the system lets read a new file (a deck, a table).

    Raises:
        OSError: it can't be written, or is a device or a pipe; the old content stands.
    """
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file() and not target.is_dir():
        # Putting a file in the place of /dev/null would break more than this program.
        raise OSError(errno.EINVAL, "The name belongs to a device or a pipe", str(file))
    # A name that is long already leaves no room for a longer one.
    part = target.with_name(f".csops-{os.getpid()}.part")
    mode = PRIVATE_FILE if private else SHARED_FILE
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
        with open(handle, "wb") as opened:
            opened.writelines((content,) if isinstance(content, bytes) else content)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(target.parent)


def why(error: OSError) -> str:
    """Return the reason of a failure as the end of a sentence: "permission denied"."""
    text = (error.strerror or str(error)).rstrip(".")
    return text[:1].lower() + text[1:]


def _absolute(path: Path) -> Path:
    """Return a path that stays right when the program changes its folder; "~" is the home folder, links are kept."""
    return Path(os.path.abspath(os.path.expanduser(path)))


def _key(path: Path) -> str:
    """Return a file's name with a few digits that stand for its place: "q3-1f0c9a2e"."""
    import hashlib

    place = os.fsencode(os.path.normcase(path.resolve()))
    return f"{path.stem}-{hashlib.sha256(place).hexdigest()[:8]}"


def sync_folder(folder: Path) -> None:
    """Make a renaming last; Windows has no such call, and some file systems refuse it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
