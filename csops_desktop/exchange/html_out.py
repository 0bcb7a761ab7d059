"""The tracker as one static HTML page to share: a read-only copy that needs no program, no network and no script.

It may import the rows, the domain, the texts of dates, the bundled style and the cleaning of text. Every text of the
person goes through `_text`: it is escaped, isolated from its neighbours' reading direction, and mail addresses lose
their domain. What the page may load is nothing at all (its policy says so); its style is allowed by its digest.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from csops_desktop.assets import asset
from csops_desktop.domain.status import COLUMNS, OPEN_ASK_STATES, AskState, Status, count
from csops_desktop.exchange.cleaning import clean_text
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.rows import AskRow, ResponsibilityDetail
from csops_desktop.text.dates import say_date, say_distance, say_exact, say_long

_MAIL_DOMAIN = re.compile(r"(?<=[\w.+-])@[\w-]+(?:\.[\w-]+)+")
_SHAPES = {
    Status.RED: '<path d="M5 0h6l5 5v6l-5 5H5l-5-5V5z"/>',
    Status.YELLOW: '<path d="M8 1l8 14H0z"/>',
    Status.GREEN: '<circle cx="8" cy="8" r="8"/>',
    Status.NOT_RATED: '<circle cx="8" cy="8" r="6.75" stroke-width="2" stroke-dasharray="3 2.3"/>',
}
"""Octagon, triangle, circle and dashed ring, in a square of 16."""

_ROLES = (
    *("background", "surface", "sunk", "line", "text", "accent", "accent_soft"),
    *("red", "red_text", "yellow", "yellow_text", "green", "green_text", "not_rated"),
)
"""The colours of the window's themes that the page uses; `--muted` is `text_muted`."""

_HEADERS = (("Status", "col-status"), ("Responsibility", "col-title"), ("Why", ""), ("To green", "col-green"))


def tracker_as_html(details: Sequence[ResponsibilityDetail], as_of: date, organisation: str) -> bytes:
    """Return the tracker as the bytes of an HTML page (UTF-8); the same data and day give the same bytes.

    What a colleague is not meant to see stays out: asks that are only drafted, notes, mail addresses, persons' habits.

    Args:
        details: the responsibilities on the board, in the order they shall have.
        as_of: the day whose state they show; ages are counted to it.
        organisation: whose tracker it is.
    """
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"{_plain(organisation)}: tracker as of {as_of.isoformat()}"
    parts = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">',
        f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>",
        *_head([detail.card for detail in details], as_of, organisation),
        "<main>",
        *_asks(details, as_of),
        *_board(details, as_of),
        "</main>\n</body>\n</html>\n",
    )
    return "\n".join(parts).encode("utf-8")


def _head(cards: Sequence[BoardCard], as_of: date, organisation: str) -> Iterator[str]:
    """Yield the banner, the title with its day, and the counts."""
    day = f'<time datetime="{as_of.isoformat()}">{say_exact(as_of)}</time>'
    yield (
        f'<div class="banner" role="note"><p><span class="strong">Read-only copy</span> of {day}. '
        "It does not follow what changes in the tracker afterwards.</p></div>"
    )
    yield f'<header class="page-head">\n<p class="muted">{_text(organisation)}</p>\n<h1>Tracker as of {day}</h1>'
    yield '<ul class="counts" aria-label="Responsibilities by status">'
    for status in COLUMNS:
        number = sum(card.status is status for card in cards)
        if number or status is not Status.NOT_RATED:
            yield (
                f'<li class="{status.value}">{_shape(status)}<span class="number">{number}</span> '
                f'<span class="word">{status.word}</span></li>'
            )
    yield "</ul>\n</header>"


def _asks(details: Iterable[ResponsibilityDetail], as_of: date) -> Iterator[str]:
    """Yield what is needed from others, the soonest first; nothing of drafts, they were not asked yet."""
    found = [ask for detail in details for ask in detail.asks if ask.state in OPEN_ASK_STATES]
    yield '<section aria-labelledby="asks">\n<h2 id="asks">How you can help</h2>'
    if not found:
        yield '<p class="muted">Nothing is asked of anybody at the moment.</p>\n</section>'
        return
    yield '<ul class="asks">'
    for ask in sorted(found, key=lambda ask: (ask.needed_by or date.max, ask.id)):
        who = f"{_text(ask.person)}: " if ask.person else ""
        why = f"\n<p>{_text(ask.why)}</p>" if ask.why else ""
        facts = f'<p class="muted small">{_ask_facts(ask, as_of)}</p>'
        yield f'<li><p class="strong">{who}{_text(ask.what)}</p>{why}\n{facts}</li>'
    yield "</ul>\n</section>"


def _ask_facts(ask: AskRow, as_of: date) -> str:
    """Return until when an ask is needed, how it stands, and for what."""
    parts = []
    if ask.needed_by is not None:
        parts.append(f"{'was needed' if ask.needed_by < as_of else 'needed'} by {_day(ask.needed_by, as_of)}")
    if ask.state is AskState.ACCEPTED:
        parts.append("accepted, not delivered yet")
    else:
        asked = f"asked {say_distance(ask.asked_on, as_of)}" if ask.asked_on else "asked"
        parts.append(f"{asked}, no answer yet")
    parts.append(f"for {_text(ask.responsibility)}")
    return " · ".join(parts)


def _board(details: Sequence[ResponsibilityDetail], as_of: date) -> Iterator[str]:
    """Yield the table. The roles are said as well, since a narrow screen lays the rows out as blocks."""
    yield '<section aria-labelledby="board">\n<h2 id="board">Responsibilities</h2>'
    if not details:
        yield '<p class="empty scroll">Nothing stood on the board on this day.</p>\n</section>'
        return
    yield '<div class="scroll">\n<table role="table">'
    yield '<caption><span class="hidden">Every responsibility with its status, red first</span></caption>'
    heads = "".join(
        f'<th scope="col" role="columnheader"{f' class="{name}"' if name else ""}>{words}</th>'
        for words, name in _HEADERS
    )
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
    for detail in details:
        yield from _row(detail, as_of)
    yield "</tbody>\n</table>\n</div>\n</section>"


def _row(detail: ResponsibilityDetail, as_of: date) -> Iterator[str]:
    """Yield one responsibility."""
    card = detail.card
    doubted = f" watermelon computed-{card.computed.value}" if card.watermelon_reasons else ""
    yield f'<tr role="row" class="{card.status.value}{doubted}">'
    yield (
        f'<td role="cell"><span class="status">{_shape(card.status)}<span class="word">{card.status.heading}</span>'
        f"</span>{_age(card, as_of)}</td>"
    )
    place = " · ".join(_text(part) for part in (card.area, card.owner) if part)
    yield f'<th scope="row" role="rowheader"><span class="title">{_text(card.title)}</span>{_small(place)}</th>'
    yield f'<td role="cell">{_why(detail)}</td>'
    yield f'<td role="cell">{_to_green(detail, as_of)}</td>\n</tr>'


def _age(card: BoardCard, as_of: date) -> str:
    """Return how long it has had its colour and when that was last checked; "" where it was never rated."""
    if card.status is Status.NOT_RATED or card.since is None or card.checked_on is None:
        return ""
    stale = ", too long ago" if card.stale else ""
    checked = f"checked {say_distance(card.checked_on, as_of)}{stale}"
    return "".join(_small(line) for line in (f"{say_long(card.days)}, {card.trend.value}", checked))


def _why(detail: ResponsibilityDetail) -> str:
    """Return the reason, and why the computed colour is worse, in the board's own words."""
    card = detail.card
    said = f"<p>{_text(card.reason)}</p>" if card.reason else ""
    if not card.watermelon_reasons:
        return said
    reasons = "".join(f"<li>{_text(reason)}</li>" for reason in card.watermelon_reasons)
    title = f"Declared {card.status.word}, computed {card.computed.word}"
    return f'{said}<div class="doubt small"><p class="strong">{title}</p><ul>{reasons}</ul></div>'


def _to_green(detail: ResponsibilityDetail, as_of: date) -> str:
    """Return the get-to-green date with its moves, the next step, and how much of the definition of green is met."""
    card = detail.card
    lines = []
    if card.status is not Status.GREEN and card.green_by is not None:
        passed = ", which has passed" if card.green_by < as_of else ""
        moved = f"; moved later {'once' if card.slips == 1 else f'{card.slips} times'}" if card.slips else ""
        lines.append(f'<p><span class="strong">Green by {_day(card.green_by, as_of)}</span>{passed}{moved}</p>')
    step = next((step for step in detail.steps if step.done_on is None), None)
    if step is not None:
        until = f", {_day(step.due_on, as_of)}" if step.due_on else ""
        lines.append(f"<p>Next: {_text(step.text)}{until}</p>")
    if card.criteria_total:
        met = f"{card.criteria_met} of {count(card.criteria_total, 'point')} of its definition of green met"
        lines.append(f'<p class="muted small">{met}</p>')
    if card.open_asks:
        lines.append(f'<p class="muted small">{count(card.open_asks, "ask")} open</p>')
    return "".join(lines)


def _small(content: str) -> str:
    """Return a quiet line, or nothing for an empty one."""
    return f'\n<span class="muted small line">{content}</span>' if content else ""


def _day(day: date, as_of: date) -> str:
    """Return a day as a person says it, with the exact one for machines."""
    return f'<time datetime="{day.isoformat()}">{say_date(day, as_of)}</time>'


def _shape(status: Status) -> str:
    """Return the status' shape; the word beside it is what a screen reader says."""
    return (
        f'<svg class="shape {status.value}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f"{_SHAPES[status]}</svg>"
    )


def _text(text: str) -> str:
    """Return a person's text as text: escaped, and in a reading direction of its own."""
    return f'<bdi dir="auto">{html.escape(_plain(text))}</bdi>'


def _plain(text: str) -> str:
    """Return a text without invisible characters and without the domains of mail addresses."""
    return _MAIL_DOMAIN.sub("@…", clean_text(text)[0])


@cache
def _style() -> str:
    """Return the page's style: the window's colours by role, light and dark, and the bundled sheet."""
    sheet = asset("exports/tracker.css").read_text(encoding="utf-8")
    light, dark = _colours("light"), _colours("dark")
    dark_screen = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f"\n:root {{ {light} }}\n{dark_screen}\n{sheet}"


def _colours(theme: str) -> str:
    """Return the colours of one of the window's themes as custom properties."""
    found = json.loads(asset(f"themes/{theme}.json").read_text(encoding="utf-8"))["colours"]
    named = {role.replace("_", "-"): found[role] for role in _ROLES} | {"muted": found["text_muted"]}
    return " ".join(f"--{name}: {value};" for name, value in named.items())
