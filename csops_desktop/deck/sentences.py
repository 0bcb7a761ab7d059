"""Every sentence of a deck is composed here, so that singular, plural and dates are right in one place.

Standard library and domain only. Dates are said as a person says them: "9 November", with the year only where it is
not the year of the deck.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.deck.reasons import gist, uncapitalised
from csops_desktop.domain.status import AskState, Status, Trend, count
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.rows import AskRow, GetToGreenRow

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905

_TITLE_LENGTH = 124
"""Characters of a title that fill two lines of 26 pt."""

_TITLE_REASON = 64
"""Characters of a reason for which a title may have a third line."""

NAME_IN_TITLE = 44
"""Longest name that may stand inside a sentence title."""


_MOST_DAYS = 100
"""Up to so many days a time is told in days: "for 34 days", but nobody says "for 1697 days"."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How many colours changed: for the better, for the worse, from not rated to a colour, and back to not rated."""

    better: int = 0
    worse: int = 0
    rated: int = 0
    unrated: int = 0


def long_date(day: date, as_of: date) -> str:
    """Say a day with its month in full: "9 November", "9 November 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]}" + ("" if day.year == as_of.year else f" {day.year}")


def short_date(day: date, as_of: date) -> str:
    """Say a day shortly: "9 Nov", "9 Nov 2025"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + ("" if day.year == as_of.year else f" {day.year}")


def full_date(day: date) -> str:
    """Say a day shortly and always with its year, for a footer."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def number_word(number: int) -> str:
    """Write a number up to twelve as a word, a larger one in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def start(text: str) -> str:
    """Return `text` with its first letter as a sentence begins."""
    return text[:1].upper() + text[1:]


def some(number: int, noun: str) -> str:
    """Return "one ask", "two asks"."""
    return f"{number_word(number)} {noun}" if number == 1 else f"{number_word(number)} {noun}s"


def is_are(number: int) -> str:
    """Return the verb for a number of things."""
    return "is" if number == 1 else "are"


def join(names: Sequence[str], most: int = 4) -> str:
    """List names as a sentence does; those beyond `most` are counted."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" and {shown[-1]}"


def ended(text: str) -> str:
    """Return `text` with a full stop where it ends in a letter of a script that uses it, or in a digit."""
    text = text.rstrip()
    return f"{text}." if text and unicodedata.category(text[-1]) in ("Ll", "Lu", "Nd") else text


# --- names and verbs ---------------------------------------------------------------------------------------------

_SINGULAR_S = re.compile(r"(ss|us|is|ics|ous)$", re.IGNORECASE)
_UNSURE_S = re.compile(r"^(news|ops|sales|series|works|means|sms|basis|people|staff|gains|savings)$", re.IGNORECASE)


def be(name: str) -> str:
    """Return the verb that follows a responsibility's name where it is certain: "CS KPIs are", "Health score is".

    A last word that doesn't end in -s is singular. One that does is surely plural only as an acronym ("KPIs") or where
    the name is written as a phrase ("Access reviews"); "AI Labs" and "Collection and Packaging Reforms" may be the
    name of one thing.

    Returns:
        "is", "are", or "" where only the person knows.
    """
    words = re.sub(r"\([^)]*\)|[^\w\s&'-]", " ", name).split()
    last = words[-1] if words else ""
    if not last or _UNSURE_S.match(last):
        return ""
    if len(last) > 2 and last[-1] == "s" and last[:-1].isupper():
        return "are"
    if last[-1] not in "sS" or last.isupper() or _SINGULAR_S.search(last):
        return "is"
    return "are" if len(words) > 1 and last.islower() else ""


# --- titles ------------------------------------------------------------------------------------------------------


def lasted(begin: date, end: date) -> str:
    """Say how long something has lasted as people do: "34 days", "7 months", "4 years and 8 months".

    Days up to a hundred, months up to two years, then years. Months are those of the calendar and are full ones.
    """
    days = (end - begin).days
    if days <= _MOST_DAYS:
        return count(days, "day")
    months = 12 * (end.year - begin.year) + end.month - begin.month - (_day_of_month(end) < begin.day)
    years, rest = divmod(months, 12)
    if months < 24:
        return count(months, "month")
    return count(years, "year") + (f" and {count(rest, 'month')}" if rest else "")


def _day_of_month(day: date) -> int:
    """Return the day of the month; the last one of a short month counts as the 31st, so that its month is full."""
    return 31 if (day + timedelta(days=1)).day == 1 else day.day


def colour_days(card: BoardCard, as_of: date) -> str:
    """Say how long a card has had its colour: "for 34 days", "since 31 March 2022 (for 12 months)"."""
    begin = as_of - timedelta(days=card.days)
    if not card.days:
        return f"since {long_date(as_of, as_of)}"
    age = f"for {lasted(begin, as_of)}"
    return age if card.days <= _MOST_DAYS else f"since {long_date(begin, as_of)} ({age})"


def priority_title(card: BoardCard, as_of: date) -> str:
    """Compose the message of a priority slide: "CS KPIs are red: source fields have no owner; green by 15 December".

    Where the number of a name is not certain there is no verb: "AI Labs (red): no owner". Without a sentence that can
    be quoted the title says since when: "AI Labs: red since 31 March 2022, steady".
    """
    verb = be(card.title)
    head = f"{card.title} {verb} {card.status.word}" if verb else f"{card.title} ({card.status.word})"
    tail = ""
    if card.green_by is not None:
        late = "should have been green by" if card.green_by < as_of else "green by"
        tail = f"; {late} {long_date(card.green_by, as_of)}"
    why = uncapitalised(gist(card.reason, max(_TITLE_REASON, _TITLE_LENGTH - len(head) - len(tail))))
    if why:
        return f"{head}: {why}{tail}"
    begin = long_date(as_of - timedelta(days=card.days), as_of)
    return f"{card.title}: {card.status.word} since {begin}, {card.trend.value}{tail}"


def headline(cards: Sequence[BoardCard], moved: Moved, since: date | None, as_of: date) -> str:
    """Compose the message of the whole deck from its two facts: what moved, and where help is needed."""
    first = _state_clause(cards) if since is None else _movement_clause(moved, long_date(since, as_of))
    second = _need_clause(cards, said_state=since is None)
    return f"{first}; {second}" if second else first


def nothing_tracked(as_of: date, first_day: date | None) -> tuple[str, str]:
    """Return the title and the sentence of a deck in which nothing stands.

    Args:
        as_of: the deck's day.
        first_day: the day from which something was tracked; `None` when nothing ever was.
    """
    if first_day is None:
        return "Nothing is tracked yet", (
            "Once responsibilities are added or a tracker is imported, this deck says where they stand, why, and what "
            "would help."
        )
    day = f"{as_of.day} {MONTHS[as_of.month - 1]} {as_of.year}"
    first = f"The first responsibility is from {long_date(first_day, as_of)}." if as_of < first_day else ""
    return f"On {day} nothing was tracked", first


def _movement_clause(moved: Moved, since: str) -> str:
    """Say how many colours moved since a day."""
    better, worse = moved.better, moved.worse
    if better and worse:
        return f"{start(some(better, 'colour'))} improved and {number_word(worse)} worsened since {since}"
    if better or worse:
        return f"{start(some(better or worse, 'colour'))} {'improved' if better else 'worsened'} since {since}"
    if moved.rated or moved.unrated:
        return f"Since {since} {rated_words(moved)}"
    return f"No colour has changed since {since}"


def rated_words(moved: Moved) -> str:
    """Say what was neither better nor worse: "eight were newly rated and three are no longer rated"; "" for nothing."""
    parts = []
    if moved.rated:
        parts.append(f"{number_word(moved.rated)} {'was' if moved.rated == 1 else 'were'} newly rated")
    if moved.unrated:
        parts.append(f"{number_word(moved.unrated)} {is_are(moved.unrated)} no longer rated")
    return " and ".join(parts)


def _state_clause(cards: Sequence[BoardCard]) -> str:
    """Say the worst colour and how many have it."""
    total = len(cards)
    of_all = some(total, "responsibility") if total == 1 else f"{total} responsibilities"
    for status in (Status.RED, Status.YELLOW):
        number = sum(card.status is status for card in cards)
        if number and total == 1:
            return f"The one responsibility is {status.word}"
        if number:
            nothing = "Nothing is red; " if status is Status.YELLOW else ""
            text = f"{number_word(number)} of {of_all} {is_are(number)} {status.word}"
            return nothing + (text if nothing else start(text))
    if all(card.status is Status.NOT_RATED for card in cards):
        return f"{start(of_all)}, none rated yet" if total > 1 else "One responsibility, not rated yet"
    return "Nothing is red or yellow"


def _need_clause(cards: Sequence[BoardCard], said_state: bool) -> str:
    """Say where help is needed; "" when the headline has said enough."""
    asking = [card for card in cards if card.open_asks]
    asks = sum(card.open_asks for card in asking)
    if len(asking) == 1 and len(asking[0].title) <= NAME_IN_TITLE:
        name = asking[0].title
        verb = be(name)
        return f"{name} {verb} the one that needs your help" if verb else f"the one that needs your help: {name}"
    if asks:
        return f"{some(asks, 'ask')} {'waits' if asks == 1 else 'wait'} for you"
    if said_state:
        return ""
    reds = sum(card.status is Status.RED for card in cards)
    return f"{number_word(reds)} {is_are(reds)} red" if reds else "nothing is red"


def changed_title(moved: Moved, since: date, as_of: date) -> str:
    """Compose the title of the slide that lists all changes; its numbers add up."""
    day = long_date(since, as_of)
    named = ((moved.better, "better"), (moved.worse, "worse"), (moved.rated, "newly rated"))
    parts = [f"{number_word(number)} {word}" for number, word in (*named, (moved.unrated, "no longer rated")) if number]
    total = moved.better + moved.worse + moved.rated + moved.unrated
    if not total:
        return f"No colour has changed since {day}"
    return f"{start(some(total, 'colour'))} {'has' if total == 1 else 'have'} changed since {day}: {join(parts)}"


def help_title(asks: int, people: Iterable[str]) -> str:
    """Compose the title of the slide of asks."""
    if not asks:
        return "No ask this month"
    names = sorted({name for name in people if name}, key=str.casefold)
    of_whom = f" of {join(names, 3)}" if names and len(join(names, 3)) <= NAME_IN_TITLE else ""
    return f"How you can help: {some(asks, 'ask')}{of_whom}"


# --- lines -------------------------------------------------------------------------------------------------------


def count_label(status: Status, was: int | None) -> str:
    """Return the words under a number: "red", "red, was 4"."""
    return status.word if was is None else f"{status.word}, was {was}"


def movement(title: str, reason: str, limit: int) -> str:
    """Say one movement with its sentence: "Access reviews: every system now has a reviewer"."""
    why = reason.strip().rstrip(".") if len(reason.strip()) <= limit else gist(reason, limit)
    return f"{title}: {uncapitalised(' '.join(why.split()))}" if why else title


def watermelon(number: int, status: Status, computed: Status, names: Sequence[str]) -> str:
    """Disclose colours that are kinder than the evidence: "Three declared green look yellow: …"."""
    verb = "looks" if number == 1 else "look"
    return f"{start(number_word(number))} declared {status.word} {verb} {computed.word}: {join(names)}"


def left_over(red: int, yellow: int) -> str:
    """Say which ones have no slide of their own; "" when all have."""
    parts = [f"{number_word(number)} {word}" for number, word in ((red, "red"), (yellow, "yellow")) if number]
    if not parts:
        return ""
    verb, whose = ("has", "its") if red + yellow == 1 else ("have", "their")
    return f"{start(' and '.join(parts))} {verb} no slide of {whose} own: see the appendix."


def came_and_went(new: int, gone: int) -> str:
    """Say how many responsibilities were added and how many are no longer tracked; "" when none."""
    parts = []
    if new:
        parts.append(f"{number_word(new)} {is_are(new)} new")
    if gone:
        parts.append(f"{number_word(gone)} {is_are(gone)} no longer tracked")
    return f"{start(' and '.join(parts))}." if parts else ""


def and_more(number: int, place: str) -> str:
    """Point to the rest of a list: "and 12 more: see 'What changed'"; "" when there is none."""
    return f"and {number} more: see ‘{place}’" if number > 0 else ""


def age(card: BoardCard, as_of: date) -> str:
    """Say shortly how long a card has had its colour: "34 days", "today"; "" when it was never rated."""
    if card.since is None:
        return ""
    return lasted(as_of - timedelta(days=card.days), as_of) if card.days else "today"


def status_and_age(card: BoardCard, as_of: date) -> str:
    """Say a colour and how long it has been that one: "yellow for 12 months", "red since 31 Mar", "not rated"."""
    if card.since is None:
        return status_words(card)
    age_words = f"for {age(card, as_of)}" if card.days else f"since {short_date(as_of, as_of)}"
    return f"{status_words(card)} {age_words}"


def facts(card: BoardCard, as_of: date) -> str:
    """Say a card's colour, its age and its trend as a sentence: "Red for 34 days, worsening."."""
    return f"{start(card.status.word)} {colour_days(card, as_of)}, {card.trend.value}."


def slips(card: BoardCard, history: Sequence[GetToGreenRow], as_of: date) -> str:
    """Say where a get-to-green date was before: "was 30 Nov; slipped once"; "" when it never moved."""
    earlier = [row.green_by for row in history if row.green_by is not None and row.green_by != card.green_by]
    parts = [f"was {short_date(earlier[-1], as_of)}"] if earlier else []
    if card.slips:
        times = {1: "once", 2: "twice"}.get(card.slips, f"{number_word(card.slips)} times")
        parts.append(f"slipped {times}")
    return "; ".join(parts)


def ask_head(ask: AskRow) -> str:
    """Say what is needed and from whom: "RevOps: name an owner for the 14 fields"."""
    return f"{ask.person}: {uncapitalised(ask.what)}" if ask.person else ask.what


def needed_by(ask: AskRow, as_of: date) -> str:
    """Say until when an ask is needed, and that the day has passed when it has; "" without a day."""
    if ask.needed_by is None:
        return ""
    late = "was needed by" if ask.needed_by < as_of else "needed by"
    return f"{late} {long_date(ask.needed_by, as_of)}"


def ask_state(ask: AskRow, as_of: date) -> str:
    """Say how old an open ask is and how it was answered: "asked 6 days ago, no answer yet"."""
    if ask.state is AskState.ACCEPTED:
        when = f" {ago(ask.answered_on, as_of)}" if ask.answered_on else ""
        return f"accepted{when}, not delivered yet"
    when = f" {ago(ask.asked_on, as_of)}" if ask.asked_on else ""
    return f"asked{when}, no answer yet"


def answered(ask: AskRow, as_of: date) -> str:
    """Say what became of an ask: "delivered on 20 November"."""
    day = ask.delivered_on if ask.state is AskState.DELIVERED else ask.answered_on
    return ask.state.value + (f" on {long_date(day, as_of)}" if day else "")


def ago(day: date, as_of: date) -> str:
    """Say how long ago a day was: "today", "6 days ago"."""
    return "today" if day >= as_of else f"{lasted(day, as_of)} ago"


def status_words(card: BoardCard) -> str:
    """Say a declared colour and, where the evidence is worse, what it looks like: "green, looks yellow"."""
    return f"{card.status.word}, looks {card.computed.word}" if card.watermelon_reasons else card.status.word


def trend_words(card: BoardCard) -> str:
    """Return the arrow and the word of a trend; "" for a card that was never rated."""
    arrows = {Trend.WORSENING: "↘", Trend.STEADY: "→", Trend.IMPROVING: "↗"}
    return "" if card.status is Status.NOT_RATED else f"{arrows[card.trend]} {card.trend.value}"
