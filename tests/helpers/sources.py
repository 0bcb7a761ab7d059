"""The project's own source files, for the tests that hold the house rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("csops_desktop", "ui")
ALL_PYTHON = (*ROOMS, "tests", "scripts", "packaging")

type Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """Its path in the project, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def module(self) -> str:
        """Its dotted name."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    def functions(self) -> Iterator[Function]:
        """Yield every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def imported(self) -> Iterator[tuple[int, str]]:
        """Yield line and dotted name of each import, wherever it stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    yield node.lineno, f"{node.module}.{alias.name}"


def sources(*folders: str) -> list[Source]:
    """Return the Python files below some folders of the project, all of `ROOMS` by default."""
    paths = (path for folder in folders or ROOMS for path in sorted((ROOT / folder).rglob("*.py")))
    return [Source(path) for path in paths]


def lines_matching(found: Iterator[tuple[Source, int]]) -> str:
    """Return "file:line" for each place, one a line: the text of a failed assertion."""
    return "\n".join(f"{source.name}:{line}" for source, line in found)
