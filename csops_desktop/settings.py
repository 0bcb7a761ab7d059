"""What the person prefers, beside the workspace: typed, saved whole, and read without ever failing. Imports `paths`.

A setting that is wrong costs that setting, a file that is damaged is moved aside, and the desk opens with what the
rest says. What a newer program wrote and this one doesn't know is kept when the file is saved again.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any, Literal

from csops_desktop.deck import MAX_PRIORITIES
from csops_desktop.domain.maturity import DEFAULT_THRESHOLDS, Thresholds
from csops_desktop.errors import UserError
from csops_desktop.paths import make_folder, why, write_whole

log = logging.getLogger("csops.settings")

VERSION = 1
"""The layout of the file that this program writes."""

FONT_SCALES = (100, 110, 125, 150, 175, 200)
"""The text sizes that are offered, in percent; the file may say any between the first and the last."""

LONGEST_TEXT = 4_000
RECENT_COMMANDS = 8
MOST_PRIORITIES = 20
LONGEST_CHECK_IN = 366
MOST_WEEKLY_REVIEWS = 50

type Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: Mapping[int, Upgrade] = {}
"""What turns the content of a file of each older version into that of the next one."""

ThemeName = Literal["system", "light", "dark"]
THEMES: tuple[ThemeName, ...] = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's preferences; the defaults are what a first start shows.

    Attributes:
        theme: follow the system, or always light or dark.
        colour_blind: use hues that colour-blind eyes tell apart.
        font_scale: size of all text in percent, 100 to 200.
        last_page: the page that was open, by its name in code.
        window_geometry: the window's place and size, as the window wrote them (base 64); "" before the first start.
        board_filter: what the board showed, as the board wrote it (JSON): filter, areas, grouping, table; "" for all.
        deck_organisation: the name on the decks; "" for none.
        deck_folder: where decks are offered to be saved; "" for the default folder.
        deck_since: the day since which a deck shows the movement; `None` for a month back.
        deck_priorities: how many priorities get a slide of their own, 1 to 20.
        check_in_days: days after which the status of a new responsibility counts as stale, 1 to 366.
        weekly_reviews: how many reviews of documents a week holds while there is room, 1 to 50.
        recent_commands: ids of the commands run last, newest first.
        reminders: the desk reminds by itself.
        digest_at: the time at which it says what is due.
        quiet_from, quiet_to: no reminder between these times; the same twice for no quiet hours.
        working_days: ISO weekdays on which it reminds, Monday 1; none for every day.
        maturity_thresholds: what each stage of maturity asks for; whose numbers they are says `domain.maturity.KINDS`.
        keep_in_tray: closing the window leaves the desk in the tray, where there is one.
    """

    theme: ThemeName = "system"
    colour_blind: bool = False
    font_scale: int = 100
    last_page: str = "board"
    window_geometry: str = ""
    board_filter: str = ""
    deck_organisation: str = ""
    deck_folder: str = ""
    deck_since: date | None = None
    deck_priorities: int = MAX_PRIORITIES
    check_in_days: int = 30
    weekly_reviews: int = 5
    recent_commands: tuple[str, ...] = ()
    reminders: bool = True
    digest_at: time = time(8, 30)
    quiet_from: time = time(18, 0)
    quiet_to: time = time(8, 0)
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)
    keep_in_tray: bool = False
    maturity_thresholds: Thresholds = DEFAULT_THRESHOLDS

    def __post_init__(self) -> None:
        """Refuse a value that could not have been chosen.

        Raises:
            ValueError: the name of the first wrong setting.
        """
        for name, is_right in _RULES.items():
            if not is_right(getattr(self, name)):
                raise ValueError(name)

    def with_recent(self, command: str) -> Settings:
        """Return the settings after a command was run."""
        others = tuple(known for known in self.recent_commands if known != command)
        return replace(self, recent_commands=(command, *others)[:RECENT_COMMANDS])


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_time(value: object) -> bool:
    return isinstance(value, time) and value.tzinfo is None and not value.second and not value.microsecond


def _is_days(value: object) -> bool:
    """Say whether a value is a set of ISO weekdays in their order."""
    return isinstance(value, tuple) and all(map(_is_whole(1, 7), value)) and sorted(set(value)) == list(value)


def _is_whole(least: int, most: int) -> Callable[[object], bool]:
    """Return a rule: a whole number between two others."""

    def rule(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return rule


def _is_recent(value: object) -> bool:
    return isinstance(value, tuple) and len(value) <= RECENT_COMMANDS and all(map(_is_text, value))


_RULES: dict[str, Callable[[object], bool]] = {
    "theme": THEMES.__contains__,
    "colour_blind": _is_switch,
    "font_scale": _is_whole(FONT_SCALES[0], FONT_SCALES[-1]),
    "last_page": _is_text,
    "window_geometry": _is_text,
    "board_filter": _is_text,
    "deck_organisation": _is_text,
    "deck_folder": _is_text,
    "deck_since": lambda value: value is None or isinstance(value, date),
    "deck_priorities": _is_whole(1, MOST_PRIORITIES),
    "check_in_days": _is_whole(1, LONGEST_CHECK_IN),
    "weekly_reviews": _is_whole(1, MOST_WEEKLY_REVIEWS),
    "recent_commands": _is_recent,
    "reminders": _is_switch,
    "digest_at": _is_time,
    "quiet_from": _is_time,
    "quiet_to": _is_time,
    "working_days": _is_days,
    "keep_in_tray": _is_switch,
    "maturity_thresholds": lambda value: isinstance(value, Thresholds),
}

_FROM_JSON: dict[str, Callable[[Any], object]] = {
    "deck_since": lambda value: None if value is None else date.fromisoformat(value),
    "recent_commands": tuple,
    "digest_at": time.fromisoformat,
    "quiet_from": time.fromisoformat,
    "quiet_to": time.fromisoformat,
    "working_days": tuple,
    "maturity_thresholds": lambda value: Thresholds(**value),
}
"""How a value that JSON has no type for is read; every other stands there as it is."""


class SettingsFile:
    """The settings and the file they are kept in.

    Attributes:
        path: the file; it need not exist.
        settings: the present ones.
    """

    def __init__(self, path: Path, *, version: int = VERSION, upgrades: Mapping[int, Upgrade] = UPGRADES) -> None:
        """Read the file; whatever is in it, this doesn't fail.

        Args:
            path: the file.
            version: what this program writes.
            upgrades: what brings older ones there.
        """
        self.path = path
        self._version = version
        self._upgrades = upgrades
        content = self._read()
        # A newer program's number stays, or it would upgrade its own settings a second time.
        self._written_version = max(version, content.pop("version", version))
        self.settings, known = _settings_from(content)
        self._saved: Settings | None = self.settings
        self._unknown = {name: value for name, value in content.items() if name not in known}

    def save(self, settings: Settings) -> None:
        """Make `settings` the present ones and write them; nothing is written when nothing changed.

        Raises:
            UserError: the file can't be written; the settings hold until the program ends.
        """
        if settings == self._saved and self.path.exists():
            return
        self.settings = settings
        self._saved = None
        content = {"version": self._written_version} | _as_json(settings) | self._unknown
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        make_folder(self.path.parent)
        try:
            write_whole(self.path, text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise UserError(f"The settings could not be saved: {why(error)}.") from error
        self._saved = settings

    def _read(self) -> dict[str, Any]:
        """Return what the file says, in the layout of this version; nothing where it is missing or of no use."""
        try:
            content = json.loads(self.path.read_bytes().decode("utf-8", "surrogatepass"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            self._move_aside(str(error))
            return {}
        version = content.get("version") if isinstance(content, dict) else None
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._move_aside("it is not a settings file")
            return {}
        return self._upgraded(content, version)

    def _upgraded(self, content: dict[str, Any], version: int) -> dict[str, Any]:
        """Return the content of an older file as this version has it; the file as it was is kept beside it."""
        if version >= self._version:
            return content
        copy = self.path.with_name(f"{self.path.stem}.v{version}{self.path.suffix}")
        try:
            shutil.copy2(self.path, copy)
            for number in range(version, self._version):
                content = self._upgrades[number](content)
        except (OSError, LookupError, TypeError, ValueError, AttributeError) as error:
            log.error("settings of version %s could not be upgraded (%r); the defaults are used", version, error)
            return {}
        return content | {"version": self._version}

    def _move_aside(self, reason: str) -> None:
        """Keep a file that can't be read under another name, for whoever wants to look at it."""
        aside = self.path.with_name(f"{self.path.stem}.damaged{self.path.suffix}")
        log.error("%s can't be read (%s); it is kept as %s and the defaults are used", self.path, reason, aside.name)
        with suppress(OSError):
            self.path.replace(aside)


def _settings_from(content: Mapping[str, Any]) -> tuple[Settings, set[str]]:
    """Return the settings that a file's content says, and the names it knows; a wrong value leaves the default."""
    names = {field.name for field in fields(Settings)}
    given: dict[str, Any] = {}
    for name in names & content.keys():
        try:
            value = _FROM_JSON[name](content[name]) if name in _FROM_JSON else content[name]
            if _RULES[name](value):
                given[name] = value
                continue
        except (TypeError, ValueError):
            pass
        log.warning("the setting %s is wrong; the default is used", name)
    return Settings(**given), names


def _as_json(settings: Settings) -> dict[str, Any]:
    """Return the settings as JSON has them."""
    content = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    for name, value in content.items():
        if isinstance(value, date):
            content[name] = value.isoformat()
        elif isinstance(value, time):
            content[name] = value.isoformat("minutes")
        elif isinstance(value, tuple):
            content[name] = list(value)
        elif isinstance(value, Thresholds):
            content[name] = asdict(value)
    return content
