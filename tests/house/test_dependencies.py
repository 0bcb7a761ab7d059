"""What pyproject.toml says the program needs is what it imports: nothing is carried along, nothing comes by chance."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

from tests.helpers.sources import ROOT, sources

MODULES = {
    "pyside6-essentials": "PySide6",
    "python-bidi": "bidi",
    "charset-normalizer": "charset_normalizer",
    "markdown-it-py": "markdown_it",
    "pyyaml": "yaml",
}
"""The modules of the packages that are called otherwise."""


def declared() -> set[str]:
    """Return the modules of the packages that the program asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=!~; \[]", one)[0].lower() for one in project["dependencies"]}
    return {MODULES.get(name, name) for name in names}


def imported() -> set[str]:
    """Return the modules of others that the program imports, wherever it does."""
    found: set[str] = set()
    for source in sources("csops_desktop", "ui"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    # shiboken6 comes with PySide6 and can't be had without it.
    return found - set(sys.stdlib_module_names) - {"csops_desktop", "ui", "shiboken6"}


def test_every_declared_package_is_imported_and_every_imported_one_declared() -> None:
    assert declared() == imported()


def test_the_lock_file_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index|^-f ", text, re.MULTILINE)
    assert all("==" in line for line in text.splitlines() if re.match(r"[a-zA-Z]", line))
