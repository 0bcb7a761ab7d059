"""`python -m csops_desktop`: no subcommand opens the window, a subcommand works without a screen.

The one place in the core that knows of the windows, and only when they are wanted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

STOPPED = 130
"""Exit code of a command that was stopped by Ctrl+C: what shells use."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 refused with one sentence, 2 wrong usage, 130 stopped."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        # What a command changes is one transaction, and what it writes has another name until it is whole.
        sys.stderr.write("Stopped before it was done.\n")
        return STOPPED


def _run(arguments: Sequence[str] | None) -> int:
    """Open the window, or run a command."""
    from csops_desktop.cli.parser import parse

    options = parse(sys.argv[1:] if arguments is None else arguments)
    if options.verb is None:
        # What a start makes stays: looking through it for garbage is time lost. The window turns it on when painted.
        gc.disable()
        from ui.app import run

        return run(options)
    if options.verb == "selftest":
        from ui.selftest import run as run_selftest

        return run_selftest()
    from csops_desktop.cli.verbs import run_verb

    return run_verb(options)


if __name__ == "__main__":
    sys.exit(main())
