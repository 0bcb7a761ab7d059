"""House rules that a linter has no name for. Each test lists every place that breaks its rule."""

from __future__ import annotations

import ast
import re

import pytest

from tests.helpers.sources import ALL_PYTHON, ROOT, Source, sources

# These limits may be lowered, never raised.
MOST_FILE_LINES = 400
MOST_FUNCTION_LINES = 50
MOST_CLASS_LINES = 300

HEX_COLOUR = re.compile(r"""["'\s:]#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b""")
# Written in two parts, or this file would be found by its own search.
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
LAMBDA_SLOT = re.compile(r"\.connect\(\s*lambda\b")
ICON_NAME = re.compile(r"""\bicon\(\s*"([^"]+)"(?:\s+if\s+[^"]+\s+else\s+"([^"]+)")?""")


def places(pattern: re.Pattern[str], found: list[Source]) -> list[str]:
    """Return "file:line: text" for each match."""
    return [
        f"{source.name}:{source.text.count('\n', 0, match.start()) + 1}: {match.group().strip()}"
        for source in found
        for match in pattern.finditer(source.text)
    ]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Return how many lines a function or class takes, with its docstring, without its decorators."""
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = [
        f"{s.name}: {s.text.count('\n')} lines" for s in sources(*ALL_PYTHON) if s.text.count("\n") > MOST_FILE_LINES
    ]
    assert not long, "\n".join(long)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{s.name}:{f.lineno}: {f.name} has {length(f)} lines"
        for s in sources(*ALL_PYTHON)
        for f in s.functions()
        if length(f) > MOST_FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


def test_no_class_does_too_much() -> None:
    long = [
        f"{s.name}:{c.lineno}: {c.name} has {length(c)} lines"
        for s in sources()
        for c in ast.walk(s.tree)
        if isinstance(c, ast.ClassDef) and length(c) > MOST_CLASS_LINES
    ]
    assert not long, "\n".join(long)


def test_every_module_says_why_it_exists() -> None:
    silent = [s.name for s in sources(*ALL_PYTHON) if s.text.strip() and not ast.get_docstring(s.tree)]
    assert not silent, "\n".join(silent)


def test_every_public_function_of_the_core_is_documented() -> None:
    silent = [
        f"{source.name}:{node.lineno}: {node.name}"
        for source in sources("csops_desktop")
        for node in public_functions(source.tree)
        if not ast.get_docstring(node)
    ]
    assert not silent, "\n".join(silent)


def public_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Return public functions and the public methods of public classes; an override is documented where it began."""
    owners: list[ast.Module | ast.ClassDef] = [tree]
    owners += [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    return [
        node
        for owner in owners
        for node in owner.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not is_override(node)
    ]


def is_override(node: ast.FunctionDef) -> bool:
    """Say whether a method is marked as overriding another."""
    return any(isinstance(mark, ast.Name) and mark.id == "override" for mark in node.decorator_list)


def test_colours_stand_in_themes_alone() -> None:
    found = [s for s in sources("ui") if not s.name.startswith("ui/theme/")]
    found += [s for s in sources("csops_desktop") if s.name != "csops_desktop/deck/style.py"]
    assert not places(HEX_COLOUR, found), "\n".join(places(HEX_COLOUR, found))


def test_style_sheets_are_set_by_the_theme_alone() -> None:
    found = places(re.compile(r"setStyleSheet"), [s for s in sources("ui") if not s.name.startswith("ui/theme/")])
    assert not found, "\n".join(found)


def test_the_clock_alone_says_what_time_it_is() -> None:
    now = re.compile(r"\b(?:date\.today|datetime\.(?:now|today|utcnow)|time\.time|QDate\.currentDate"
                     r"|QDateTime\.currentDateTime(?:Utc)?)\(")  # fmt: skip
    found = places(now, [s for s in sources() if s.name != "csops_desktop/clock.py"])
    assert not found, "\n".join(found)


def test_nothing_is_left_unfinished() -> None:
    found = places(UNFINISHED, sources(*ALL_PYTHON))
    assert not found, "\n".join(found)


def test_no_signal_is_connected_to_a_lambda() -> None:
    found = places(LAMBDA_SLOT, sources("ui"))
    assert not found, "\n".join(found)


def test_no_accident_is_swallowed() -> None:
    found = [
        f"{source.name}:{node.lineno}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not raises_again(node)
    ]
    assert not found, "\n".join(found)


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler catches what nobody foresaw."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        one is None or (isinstance(one, ast.Name) and one.id in ("Exception", "BaseException")) for one in caught
    )


def raises_again(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler only tidies up and lets the accident go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_every_named_icon_exists() -> None:
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    named = {
        (source.name, name)
        for source in sources("ui")
        for match in ICON_NAME.finditer(source.text)
        for name in match.groups()
        if name is not None
    }
    unknown = sorted(f'{place}: icon("{name}")' for place, name in named if name not in icons)
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (HEX_COLOUR, 'QColor("#2F5DA8")'),
        (HEX_COLOUR, "'color: #fff'"),
        (LAMBDA_SLOT, "button.clicked.connect(lambda: 1)"),
        (UNFINISHED, "# TO" + "DO: later"),
        (ICON_NAME, 'themes.icon("trend-up")'),
    ],
)
def test_the_searches_find_what_they_look_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
