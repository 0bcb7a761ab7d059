"""The windows of the desk: Qt only, no SQL. Each room's own docstring says what it may import.

PySide6 puts an import of its own in the place of Python's. For the sake of `from __feature__ import …`, which nobody
here uses, it reads the source of each module that is imported afterwards, looks through it for its own name, and keeps
the text. For the hundred modules of a start that is a thirtieth of it; so Python's own import is put back.
"""

import builtins
from importlib import import_module

import_module("PySide6.QtCore")
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
