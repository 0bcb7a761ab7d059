"""What the command line prints, so that a program that reads it can rely on it. Standard library and the core's paths.

A command says everything at once when it is done: on a refusal nothing stands on stdout. Texts are UTF-8 whatever the
terminal's encoding is, and a file name that isn't UTF-8 comes out with the bytes it went in with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csops_desktop.errors import UserError
from csops_desktop.paths import why


def prepare_output() -> None:
    """Make both streams fit for any text; one that whoever started the program has closed swallows what is said."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the end
        else:
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def put_out(text: str) -> bool:
    """Print the output of a command; return whether it arrived, as far as that can be known.

    A reader that went away before the end (head, less) wants no more: that is no failure. For anything else a sentence
    is printed on stderr.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        _drop_output()
        print(f"The output can't be written: {why(error)}.", file=sys.stderr)
        return False
    return True


@contextmanager
def writing_to(out: Path, *, overwrite: bool) -> Iterator[None]:
    """Refuse a file that may not be written before anything is done, and say what failed in the block as a sentence.

    Args:
        out: where to.
        overwrite: a file of that name may be replaced.

    Raises:
        UserError: the file exists and may not be replaced, or can't be written.
    """
    if out.is_dir():
        raise UserError(f"{out} is a folder.")
    if os.path.lexists(out) and not overwrite:
        raise UserError(f"{out} exists; add --overwrite to replace it.")
    try:
        yield
    except OSError as error:
        raise UserError(f"{out} can't be written: {why(error)}.") from error


def _drop_output() -> None:
    """Let nothing be said at the end of the program about what could not be printed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
