"""The two kinds of failure the desk tells apart. Standard library only.

Anything that is neither is an accident: it rolls back, is logged with its traceback and ends in the crash dialog
(window) or a traceback (tests). Nothing in the core catches it.
"""


class UserError(Exception):
    """Something the person can mend: bad input, an unreadable file, a full disk.

    The message is one plain sentence that is shown as it is, at the place of the act. Whoever raises it has changed
    nothing.
    """


class BugError(Exception):
    """The program broke one of its own rules; the message is for the developer who reads the log."""
