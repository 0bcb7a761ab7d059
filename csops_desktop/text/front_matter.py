"""The front matter of a Markdown file: taken off, read and changed without touching what nobody asked to change.

Standard library, and PyYAML inside a function. The raw text is what is kept; `raw + body` is always the source again.
Values are read as the text that was written ("2025-02-30" stays a text), so that an impossible date or a placeholder
can be named in a report instead of failing the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

type Value = str | list[Value] | dict[str, Value]
"""A value as written: text, a list or a mapping."""

MAX_LENGTH = 50_000
"""Characters up to which front matter is read; a longer one is kept and not read."""

MAX_DEPTH = 8
MAX_VALUES = 2_000
"""Values that lie deeper or are more (a few lines of aliases can stand for billions) are not read."""

_YAML = re.compile(r"---[ \t]*\n(?P<text>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n(?:[ \t]*\n)*|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<text>(?:.*\n)*?)\+\+\+[ \t]*(?:\n(?:[ \t]*\n)*|\Z)")
_KEY_LINE = re.compile(r"[\w.-]{1,80}[ \t]*:(?:\s|$)")
_OPENERS = re.compile(r"[\[{]|-[ \t]")
_SHALLOW = 200
_PLAIN = re.compile(r"[^\W\d_][\w .,()/@+-]*(?<![ .])", re.ASCII)
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a page's text.

    Attributes:
        raw: the exact text with its fences and the empty lines behind them; "" when there is none.
        values: what it says, by key; empty when there is none or it can't be read.
        problem: why it can't be read, as a clause ("line 3 can't be understood"); "" when it could.
    """

    raw: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    problem: str = ""


def split(source: str) -> tuple[FrontMatter, str]:
    """Take the front matter off a source, whose lines end in a line feed alone and which has no byte order mark.

    Returns:
        The front matter and the body; `raw + body` is the source.
    """
    toml = source.startswith("+++")
    if not toml and not source.startswith("---"):
        return FrontMatter(), source
    match = (_TOML if toml else _YAML).match(source)
    if match is None:
        second = source.split("\n", 2)[1:2]
        begun = bool(second and _KEY_LINE.match(second[0])) and source[:4].strip() in ("---", "+++")
        return FrontMatter(problem="it begins and doesn't end" if begun else ""), source
    text = match["text"]
    if not toml and not any(_KEY_LINE.match(line) for line in text.split("\n")) and not _nearly(text):
        # Two horizontal lines with prose between them.
        return FrontMatter(), source
    values, problem = (_read_toml if toml else _read_yaml)(text)
    return FrontMatter(match[0], values, problem), source[match.end() :]


def changed(raw: str, changes: Mapping[str, str | None]) -> str:
    """Return front matter with some keys set or taken out; every other line stays as it is.

    Args:
        raw: the raw text as `split` gave it; "" to begin one.
        changes: a new value for a key, `None` to take the key out. A key stays where it was; a new one goes last.
    """
    if not changes:
        return raw
    toml = raw.startswith("+++")
    fence, sign = ("+++", " = ") if toml else ("---", ": ")
    match = (_TOML if toml else _YAML).match(raw)
    lines = match["text"].split("\n")[:-1] if match else []
    tail = raw[match.end("text") :] if match else f"{fence}\n\n"
    head = raw[: match.start("text")] if match else f"{fence}\n"
    for key, value in changes.items():
        lines = _with(lines, key, None if value is None else f"{key}{sign}{_quoted(value, toml=toml)}", toml=toml)
    if not lines and match is None:
        return ""
    return head + "".join(f"{line}\n" for line in lines) + tail


def _with(lines: list[str], key: str, line: str | None, *, toml: bool) -> list[str]:
    """Return the lines with one key's line (and what is indented below it) replaced by `line`."""
    pattern = re.compile(rf"['\"]?{re.escape(key)}['\"]?[ \t]*{'=' if toml else ':'}")
    at = next((i for i, old in enumerate(lines) if pattern.match(old)), None)
    if at is None:
        table = next((i for i, old in enumerate(lines) if toml and old.startswith("[")), len(lines))
        return lines if line is None else [*lines[:table], line, *lines[table:]]
    end = at + 1
    while end < len(lines) and re.match(r"[ \t]+\S|-[ \t]", lines[end]):
        end += 1
    return [*lines[:at], *([] if line is None else [line]), *lines[end:]]


def _quoted(value: str, *, toml: bool) -> str:
    """Return a value so that it is read as the very same text."""
    day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    if day or value in ("true", "false") or (not toml and value.isdecimal()):
        return value
    if not toml and _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    if not toml and re.fullmatch(r"\d+ [a-z]+", value):
        return value
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _nearly(text: str) -> bool:
    """Say whether lines that hold no plain key were meant as front matter all the same (quoted keys, only remarks)."""
    return all(not line.strip() or line[0] in "#'\"{?" for line in text.split("\n"))


def _read_yaml(text: str) -> tuple[Mapping[str, Value], str]:
    """Return the values of YAML, or why it can't be read."""
    import yaml

    if len(text) > MAX_LENGTH:
        return {}, f"it is longer than {MAX_LENGTH:,} characters"
    if len(_OPENERS.findall(text)) > _SHALLOW:
        return {}, "it holds more lists than a page has"
    try:
        loaded = yaml.load(text, _loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return {}, f"line {mark.line + 2} can't be understood" if mark else "it can't be understood"
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, "it can't be understood"
    return _mapping(loaded)


def _read_toml(text: str) -> tuple[Mapping[str, Value], str]:
    """Return the values of TOML, or why it can't be read."""
    import tomllib

    if len(text) > MAX_LENGTH:
        return {}, f"it is longer than {MAX_LENGTH:,} characters"
    try:
        return _mapping(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}, "it can't be understood"


def _mapping(loaded: Any) -> tuple[Mapping[str, Value], str]:
    """Return what was loaded as values."""
    if loaded is None or loaded == "":
        return {}, ""
    if not isinstance(loaded, dict):
        return {}, "it is no list of keys and values"
    try:
        value = _plain(loaded, 0, [MAX_VALUES])
    except OverflowError:
        return {}, "it holds more values than a page has"
    return (value, "") if isinstance(value, dict) else ({}, "it can't be understood")


def _plain(value: Any, depth: int, left: list[int]) -> Value:
    """Return a loaded value as text, lists and mappings of bounded size.

    Raises:
        OverflowError: it is deeper or has more parts than a page's front matter has.
    """
    left[0] -= 1
    if left[0] < 0 or depth > MAX_DEPTH:
        raise OverflowError
    if isinstance(value, dict):
        return {str(key): _plain(part, depth + 1, left) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part, depth + 1, left) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


@cache
def _loader() -> Any:
    """Return PyYAML's safe loader, without its guesses: what is not in a list or mapping is a text."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return type("TextLoader", (base,), {"yaml_implicit_resolvers": {}})
