"""The kinds of failure the desk tells apart. Standard library only.

Anything that is neither is an accident: it rolls back, is logged with its traceback and ends in the crash dialog
(window) or a traceback (tests). Nothing in the core catches it.
"""


class UserError(Exception):
    """Something the person can mend: bad input, an unreadable file, a full disk.

    The message is one plain sentence that is shown as it is, at the place of the act. Whoever raises it has changed
    nothing.
    """


class NoWorkspaceError(UserError):
    """The file is empty, or something other than a workspace; perhaps no longer one."""


class DamagedError(UserError):
    """What SQLite reads in the workspace's file is not what was written to it."""


class LostError(UserError):
    """The workspace's file is damaged, empty or gone, and there are backups: restoring one brings the work back.

    Attributes:
        what: the first sentence alone: what is wrong with the file.
    """

    def __init__(self, message: str, what: str) -> None:
        super().__init__(message)
        self.what = what


class BugError(Exception):
    """The program broke one of its own rules; the message is for the developer who reads the log."""
