"""What front matter says about a page: title, owner, area, kind, readers, and when it was and will be reviewed.

The names are those that public handbooks use (GOV.UK's `last_reviewed_on` and `review_in`, Giant Swarm's
`last_review_date` and `expiration_in_days`, GSA's `review_cycle` and `stale_after` and others: reference/features.md,
b.1). Pure; may import the domain, text and cleaning.

A date alone never verifies anything. "Last reviewed" is kept as what the page claims: it begins the interval, so that a
page that is overdue by its own words is stale, and it does nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csops_desktop.domain.trust import Audience, Kind, ReviewRule, Unit
from csops_desktop.exchange.cleaning import clean_line, shorten
from csops_desktop.exchange.dates import DateOrder, read_date
from csops_desktop.text.front_matter import Value

REVIEWED = (
    *("last_reviewed_on", "last_review_date", "last_reviewed", "last_review", "reviewed_on", "review_date", "reviewed"),
    *("last_verified", "last_verified_on", "verified_on", "last_validated", "last_checked"),
)
EDITED = ("last_updated", "last_update", "ms_date")
"""Edit dates: they begin an interval where the page names one and has no review date."""

INTERVAL = (
    *("review_in", "review_cycle", "review_interval", "review_every", "review_frequency", "review_period"),
    *("expiration_in_days", "review_in_days", "review_interval_days", "stale_after"),
)
FIXED = ("expire_by", "next_review", "next_review_date", "next_review_on", "review_by", "review_due", "expires_on")
OWNER = ("owner", "owners", "owned_by", "document_owner", "page_owner", "maintainer", "maintainers", "dri")
OWNER_AFTER = ("owner_email", "owner_slack", "responsible", "contact")
"""Names of an owner that count where none of `OWNER` is there."""

AREA = ("area", "section", "category", "team", "department")
REASON = ("review_reason", "evergreen_reason")
EVERGREEN_REASON = "Its front matter says so"
MOST = 3_660
_NEVER = {"never", "evergreen", "none", "n/a", "na"}
_WORDS: dict[str, tuple[int, Unit]] = {
    "daily": (1, "days"),
    "weekly": (1, "weeks"),
    "fortnightly": (2, "weeks"),
    "biweekly": (2, "weeks"),
    "monthly": (1, "months"),
    "bimonthly": (2, "months"),
    "quarterly": (3, "months"),
    "half-yearly": (6, "months"),
    "semi-annually": (6, "months"),
    "semiannually": (6, "months"),
    "biannually": (6, "months"),
    "yearly": (12, "months"),
    "annually": (12, "months"),
    "annual": (12, "months"),
    "biennially": (24, "months"),
}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12, "a": 1, "an": 1, "every": 1}
_UNITS: dict[str, tuple[int, Unit]] = {
    "d": (1, "days"),
    "w": (1, "weeks"),
    "m": (1, "months"),
    "q": (3, "months"),
    "y": (12, "months"),
}
_SPAN = re.compile(
    r"(?:every |in |after )?(\d{1,5}|[a-z]+)?[ _-]?"
    r"(d|days?|w|weeks?|m|mo|months?|q|quarters?|y|yrs?|years?)(?: months)?"
)
_ISO_SPAN = re.compile(r"p(\d{1,5})([dwmy])")
_PLACEHOLDER = re.compile(
    r"y{2,4}[-/. ]?m{1,2}[-/. ]?d{1,2}|d{1,2}[-/. ]?m{1,2}[-/. ]?y{2,4}|m{1,2}[-/. ]?d{1,2}[-/. ]?y{2,4}"
    r"|x{2,4}[-/. ]?x{1,2}[-/. ]?x{1,2}|tb[dca]|todo|\?+|<.*>|\{+.*\}+|date|0000-00-00",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ADDRESS = re.compile(r"^(.*?)\s*<([^<>@\s]+@[^<>\s]+)>$")


@dataclass(frozen=True, slots=True)
class Described:
    """What a page's front matter says.

    Attributes:
        title, area, owner: "" where it doesn't say.
        kind, audience: `None` and empty where it doesn't say.
        rule: its review rule; one that is not `given` where it has none.
        claimed_on: the day on which it says it was reviewed.
        problems: what could not be used, one clause each, without the page's name.
    """

    title: str = ""
    area: str = ""
    owner: str = ""
    kind: Kind | None = None
    audience: tuple[Audience, ...] = ()
    rule: ReviewRule = field(default_factory=ReviewRule)
    claimed_on: date | None = None
    problems: tuple[str, ...] = ()


def describe(values: Mapping[str, Value], today: date) -> Described:
    """Return what front matter says about a page.

    Args:
        values: its keys as written.
        today: a review after this day can't have been.
    """
    return _Description(values, today).read()


def key_of(key: str) -> str:
    """Return a key as it is compared: "lastReviewedOn", "Last-Reviewed-On" and "last_reviewed_on" are one."""
    return re.sub(r"[\s.-]+", "_", _CAMEL.sub("_", key.strip())).lower()


def interval_of(text: str, *, days: bool = False) -> tuple[int, Unit] | None:
    """Return an interval: "3 months", "90 days", "6m", "P1Y", "quarterly", and a bare number where it means days."""
    words = " ".join(text.casefold().split()).rstrip(".")
    if words in _WORDS:
        return _WORDS[words]
    if words.isdecimal():
        return (int(words), "days") if days and 1 <= int(words[:9]) <= MOST else None
    match = _ISO_SPAN.fullmatch(words) or _SPAN.fullmatch(words)
    if match is None:
        return None
    number = match[1] or "1"
    many = int(number) if number.isdecimal() else _NUMBERS.get(number, 0)
    times, unit = _UNITS[match[2][0]]
    return (many * times, unit) if 1 <= many * times <= MOST else None


class _Description:
    """Reads the values once; remarks gather on the way."""

    def __init__(self, values: Mapping[str, Value], today: date) -> None:
        self._values = {key_of(key): value for key, value in reversed(list(values.items()))}
        self._names = {key_of(key): key for key in reversed(list(values))}
        self._today = today
        self._problems: list[str] = []

    def read(self) -> Described:
        """Return what was said."""
        claimed = self._claimed()
        rule, base = self._rule(), claimed
        if base is None and rule.every is not None:
            base = self._day(EDITED)
        return Described(
            title=self._line("title"),
            area=next((text for key in AREA if (text := self._line(key))), ""),
            owner=self._owner(),
            kind=self._kind(),
            audience=self._audience(),
            rule=rule,
            claimed_on=base,
            problems=tuple(self._problems),
        )

    def _line(self, key: str) -> str:
        """Return a value that is one line of text, "" for anything else."""
        value = self._values.get(key)
        return shorten(clean_line(value)[0], 200) if isinstance(value, str) else ""

    def _claimed(self) -> date | None:
        day = self._day(REVIEWED)
        if day is not None and day > self._today:
            self._problems.append(f"its review on {day.isoformat()} has not come yet, so it doesn't count")
            return None
        return day

    def _day(self, keys: tuple[str, ...]) -> date | None:
        """Return the day of the first key that names one; a value that is none is remarked on."""
        for key in keys:
            value = self._values.get(key)
            if isinstance(value, dict):
                value = next((value[part] for part in ("date", "on") if part in value), "")
            if not isinstance(value, str) or not value.strip():
                continue
            day = read_date(value, DateOrder.DAY_FIRST)
            if day is not None:
                return day
            self._problems.append(f"{self._names[key]} {_no_day(value)}")
        return None

    def _rule(self) -> ReviewRule:
        """Return the review rule: evergreen before an interval before a fixed date."""
        reason = next((text for key in REASON if (text := self._line(key))), "")
        if self._line("evergreen").casefold() in ("true", "yes"):
            return ReviewRule(evergreen=True, reason=reason or EVERGREEN_REASON)
        for key in INTERVAL:
            text = self._line(key)
            if not text:
                continue
            if text.casefold() in _NEVER:
                return ReviewRule(evergreen=True, reason=reason or EVERGREEN_REASON)
            if key == "stale_after" and (day := read_date(text, DateOrder.DAY_FIRST)):
                return ReviewRule(on=day, reason=reason)
            span = interval_of(text, days=not key.endswith(("_in", "_cycle")) or "day" in key)
            if span is not None:
                return ReviewRule(*span, reason=reason)
            self._problems.append(f"{self._names[key]} “{shorten(text, 40)}” is no interval")
        day = self._day(FIXED)
        return ReviewRule(on=day, reason=reason if day else "")

    def _owner(self) -> str:
        """Return the owner's name; of several the first, the others are remarked on."""
        for key in (*OWNER, *OWNER_AFTER):
            names = _names(self._values.get(key))
            if len(names) > 1:
                others = ", ".join(shorten(name, 40) for name in names[1:4])
                self._problems.append(f"of its {len(names)} owners the first answers for it; {others} stay in the file")
            if names:
                return names[0]
        return ""

    def _kind(self) -> Kind | None:
        for key in ("kind", "type", "doc_type"):
            word = self._line(key).casefold().replace(" ", "-").replace("_", "-")
            if word in Kind:
                return Kind(word)
        return None

    def _audience(self) -> tuple[Audience, ...]:
        value = self._values.get("audience", "")
        parts = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else []
        found = {part.strip().casefold().replace(" ", "-").replace("_", "-") for part in parts if isinstance(part, str)}
        return tuple(reader for reader in Audience if reader.value in found)


def _no_day(text: str) -> str:
    """Say why a text is no day."""
    shown = shorten(" ".join(text.split()), 40)
    if _PLACEHOLDER.fullmatch(text.strip()):
        return f"still has its placeholder “{shown}”"
    if re.fullmatch(r"[\d./\s-]+(?:[T ].*)?", text.strip()):
        return f"“{shown}” is no day of the calendar"
    return f"“{shown}” is no date"


def _names(value: Value | None) -> list[str]:
    """Return the names that a text, an address, a list or a mapping says."""
    if isinstance(value, list):
        return [name for part in value[:20] for name in _names(part)]
    if isinstance(value, dict):
        return next((found for key in ("name", "email", "slack", "url") if (found := _names(value.get(key)))), [])
    if value is None:
        return []
    text = clean_line(value)[0].strip("\"'")
    if match := _ADDRESS.match(text):
        text = match[1].strip("\"' ") or match[2]
    if re.match(r"https?://", text):
        text = text.rstrip("/").rsplit("/", 1)[-1]
    return [shorten(text, 120)] if text and not _PLACEHOLDER.fullmatch(text) else []
