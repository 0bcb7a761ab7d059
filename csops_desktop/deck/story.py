"""What a deck says: data in, slides out. Pure; standard library, domain and the query rows only.

The order is the product's: summary, top priorities (red first), how you can help, what changed, plan, requests,
promises, documentation trust, metrics, appendix. Nothing is left out of a deck: what the summary shortens stands on a
later slide, and what has no slide of its own stands in the appendix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from csops_desktop.deck import MAX_PRIORITIES, ORGANISATION
from csops_desktop.deck import sentences as say
from csops_desktop.deck.appendix import appendix, key
from csops_desktop.deck.slides import (
    AskLine,
    ChangedSlide,
    ChangeGroup,
    CheckLine,
    CountLine,
    Deck,
    HelpSlide,
    PairLine,
    PrioritySlide,
    SectionsSlide,
    Slide,
    StepLine,
    SummarySlide,
)
from csops_desktop.deck.story_metrics import metrics_slide
from csops_desktop.deck.story_plan import plan_slide
from csops_desktop.deck.story_promises import promises_slide
from csops_desktop.deck.story_requests import requests_slide
from csops_desktop.deck.story_trust import trust_slide
from csops_desktop.domain.status import COLUMNS, OPEN_ASK_STATES, AskState, Status, Trend
from csops_desktop.queries.bet_rows import PlanView
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.document_rows import TrustSummary
from csops_desktop.queries.metric_rows import MetricDetail
from csops_desktop.queries.people_rows import PromisesView
from csops_desktop.queries.request_rows import RequestSummary
from csops_desktop.queries.rows import AskRow, ResponsibilityDetail

SUMMARY_LINES = 5
"""Most movements on the summary; the others stand on "What changed"."""

SURE_LINES = 3
"""So many movements always stand on the summary; with more of them there is a slide that lists all."""

SUMMARY_ASKS = 4
"""Decisions on the summary; the others stand on "How you can help"."""

_LINE_REASON = 90
"""Longest sentence, in characters, that a list of changes shows beside a name: two lines of it."""

_ANSWER_DAYS = 31
"""How far back answers are told when no day was chosen: a month, the usual distance between two decks."""


@dataclass(frozen=True, slots=True)
class DeckData:
    """All that a deck is made from.

    Attributes:
        as_of: the day whose state is shown; `details` are of that day.
        since: the day to compare with; `before` are the cards of that day. `None`: no comparison.
        max_priorities: most priority slides.
        first_day: the day from which something was tracked, asked for only where nothing stands in the deck.
        plan: the quarter of that day with its bets.
        promises: those of the time since the compared day, or of the usual span.
        requests: what was asked for in the weeks before that day.
        trust: how far the documents could be trusted on that day.
        trust_before: the same on `since`.
        metrics: what is measured, as it was on that day.
    """

    as_of: date
    details: tuple[ResponsibilityDetail, ...] = ()
    since: date | None = None
    before: tuple[BoardCard, ...] = ()
    organisation: str = ORGANISATION
    max_priorities: int = MAX_PRIORITIES
    first_day: date | None = None
    plan: PlanView | None = None
    promises: PromisesView | None = None
    requests: RequestSummary | None = None
    trust: TrustSummary | None = None
    trust_before: TrustSummary | None = None
    metrics: tuple[MetricDetail, ...] = ()


@dataclass(frozen=True, slots=True)
class _Moves:
    """What changed between two days, each list in the order in which it is told."""

    worse: list[tuple[BoardCard, BoardCard]] = field(default_factory=list)
    better: list[tuple[BoardCard, BoardCard]] = field(default_factory=list)
    other: list[tuple[BoardCard, BoardCard]] = field(default_factory=list)
    new: list[BoardCard] = field(default_factory=list)
    gone: list[BoardCard] = field(default_factory=list)

    @property
    def all(self) -> list[tuple[BoardCard, BoardCard]]:
        """All changes of colour, bad news first: where a list is shortened, they must not be what is hidden."""
        return self.worse + self.better + self.other

    @property
    def counted(self) -> say.Moved:
        """How many there are of each sort."""
        rated = sum(old.status is Status.NOT_RATED for old, _ in self.other)
        return say.Moved(len(self.better), len(self.worse), rated, len(self.other) - rated)


def build_deck(data: DeckData) -> Deck:
    """Compose the deck of a day.

    Archived and trashed responsibilities are left out.
    """
    details = [d for d in data.details if d.archived_on is None and d.trashed_on is None]
    cards = [detail.card for detail in details]
    moves = _moves(data, cards)
    candidates = sorted((d for d in details if d.card.status in (Status.RED, Status.YELLOW)), key=_urgency)
    priorities = candidates[: max(0, data.max_priorities)]
    asks = _open_asks(details)
    changed = _changed(data, moves)
    slides: list[Slide] = [_summary(data, cards, moves, candidates, asks)]
    if details:
        slides += [_priority(detail, data.as_of) for detail in priorities]
        slides.append(_help(data, details, asks))
        slides += [changed] if changed else []
    slides += _areas(data)
    if details:
        slides += appendix(details, {d.card.id for d in priorities}, data.as_of)
    day = say.full_date(data.as_of)
    return Deck(data.organisation, data.as_of, day, f"{data.organisation}: status as of {day}", tuple(slides))


def _areas(data: DeckData) -> list[SectionsSlide]:
    """Compose the slides of the other areas of the desk that have something to tell, in the product's order."""
    found = (
        plan_slide(data.plan, data.as_of),
        requests_slide(data.requests, data.as_of),
        promises_slide(data.promises, data.as_of),
        trust_slide(data.trust, data.as_of, before=data.trust_before, since=data.since),
        metrics_slide(data.metrics, data.as_of),
    )
    return [slide for slide in found if slide is not None]


def _urgency(detail: ResponsibilityDetail) -> tuple[int, int, int, int, int]:
    """Order priorities: red first; worsening first, then those with an ask; then as the person ordered them."""
    card = detail.card
    return (-card.status.badness, card.trend is not Trend.WORSENING, card.open_asks == 0, card.position, card.id)


def _moves(data: DeckData, cards: Sequence[BoardCard]) -> _Moves:
    """Compare the cards of two days."""
    moves = _Moves()
    if data.since is None:
        return moves
    before = {card.id: card for card in data.before}
    for card in sorted(cards, key=lambda c: (-c.status.badness, c.position, c.id)):
        old = before.pop(card.id, None)
        if old is None:
            moves.new.append(card)
        elif old.status is not card.status:
            if Status.NOT_RATED in (old.status, card.status):
                moves.other.append((old, card))
            else:
                (moves.worse if card.status.badness > old.status.badness else moves.better).append((old, card))
    moves.gone.extend(sorted(before.values(), key=lambda c: (c.title.casefold(), c.id)))
    return moves


def _open_asks(details: Sequence[ResponsibilityDetail]) -> list[AskRow]:
    """Return the asks that wait for somebody, the soonest first; unanswered ones before accepted ones."""
    found = [ask for detail in details for ask in detail.asks if ask.state in OPEN_ASK_STATES]
    return sorted(found, key=lambda a: (a.state is not AskState.ASKED, a.needed_by or date.max, a.id))


# --- summary -----------------------------------------------------------------------------------------------------


def _summary(
    data: DeckData,
    cards: Sequence[BoardCard],
    moves: _Moves,
    candidates: Sequence[ResponsibilityDetail],
    asks: Sequence[AskRow],
) -> SummarySlide:
    """Compose the page on which everything stands."""
    if cards:
        title, lead = say.headline(cards, moves.counted, data.since, data.as_of), ""
    else:
        title, lead = say.nothing_tracked(data.as_of, data.first_day)
    heading, lines, more = _summary_lines(data, moves, candidates) if cards else ("", (), ("",))
    return SummarySlide(
        title=title,
        counts=_counts(data, cards),
        lead=lead,
        left_heading=heading,
        lines=lines,
        more=more,
        fewest=min(SURE_LINES, len(lines)) if data.since else len(lines),
        decisions=tuple(_decision(ask, data.as_of) for ask in asks[:SUMMARY_ASKS]),
        no_decisions="No ask this month." if cards else "",
        more_decisions=say.and_more(len(asks) - SUMMARY_ASKS, "How you can help"),
        watermelons=_watermelons(cards),
        notes=_notes(data, moves, candidates),
    )


def _notes(data: DeckData, moves: _Moves, candidates: Sequence[ResponsibilityDetail]) -> tuple[str, ...]:
    """Say what the title's numbers leave out: ratings that are new or gone, what came and went, what has no slide."""
    moved = moves.counted
    rated = say.rated_words(moved) if moved.better or moved.worse else ""
    rest = Counter(detail.card.status for detail in candidates[max(0, data.max_priorities) :])
    notes = (
        f"{say.start(rated)}." if rated else "",
        say.came_and_went(len(moves.new), len(moves.gone)),
        say.left_over(rest[Status.RED], rest[Status.YELLOW]),
    )
    return tuple(note for note in notes if note)


def _counts(data: DeckData, cards: Sequence[BoardCard]) -> tuple[CountLine, ...]:
    """Count the colours; *not rated* only where something is or was not rated."""
    if not cards and not data.before:
        return ()
    now = Counter(card.status for card in cards)
    was = Counter(card.status for card in data.before)
    lines = []
    for status in COLUMNS:
        if status is Status.NOT_RATED and not now[status] and not was[status]:
            continue
        lines.append(CountLine(status, now[status], say.count_label(status, was[status] if data.since else None)))
    return tuple(lines)


def _summary_lines(
    data: DeckData, moves: _Moves, candidates: Sequence[ResponsibilityDetail]
) -> tuple[str, tuple[PairLine, ...], tuple[str, ...]]:
    """Return the heading and the lines of the summary's list, and what follows when so many of them are shown.

    It is what moved; without a day to compare with, it is what comes first.
    """
    if data.since is not None:
        lines = tuple(_move_line(old, new) for old, new in moves.all[:SUMMARY_LINES])
        more = tuple(say.and_more(len(moves.all) - shown, "What changed") for shown in range(len(lines) + 1))
        return "What moved", lines, more
    first = [detail.card for detail in candidates[:SUMMARY_LINES]]
    lines = tuple(PairLine(c.status, None, ":", say.movement(c.title, c.reason, _LINE_REASON)) for c in first)
    return ("What comes first" if lines else ""), lines, ("",) * (len(lines) + 1)


def _move_line(old: BoardCard, new: BoardCard) -> PairLine:
    """Say one change of colour."""
    return PairLine(old.status, new.status, "to", say.movement(new.title, new.reason, _LINE_REASON))


def _decision(ask: AskRow, as_of: date) -> AskLine:
    """Say an ask as the summary does: who, what, until when, and for which responsibility."""
    parts = (say.needed_by(ask, as_of), f"for {ask.responsibility}")
    return AskLine(say.ask_head(ask), say.start(", ".join(part for part in parts if part)))


def _watermelons(cards: Sequence[BoardCard]) -> tuple[PairLine, ...]:
    """Disclose the colours that are kinder than the evidence, grouped by declared and computed colour."""
    groups: dict[tuple[Status, Status], list[BoardCard]] = {}
    for card in cards:
        if card.watermelon_reasons:
            groups.setdefault((card.status, card.computed), []).append(card)
    lines = []
    for (status, computed), members in sorted(groups.items(), key=lambda g: (g[0][0].badness, -g[0][1].badness)):
        text = say.watermelon(len(members), status, computed, [card.title for card in members])
        reasons = f". {' '.join(members[0].watermelon_reasons)}" if len(members) == 1 else ""
        lines.append(PairLine(status, computed, "", text + reasons))
    return tuple(lines)


# --- priorities --------------------------------------------------------------------------------------------------


def _priority(detail: ResponsibilityDetail, as_of: date) -> PrioritySlide:
    """Compose the slide of one responsibility."""
    card = detail.card
    asks = sorted((a for a in detail.asks if a.state in OPEN_ASK_STATES), key=lambda a: (a.needed_by or date.max, a.id))
    steps = _steps(detail, as_of)
    return PrioritySlide(
        key=key(card),
        title=say.priority_title(card, as_of),
        name=card.title,
        status=card.status,
        why_heading=f"Why it is {card.status.word}",
        why=say.ended(card.reason) or "No reason was given.",
        facts=say.facts(card, as_of) + (f" Owner: {card.owner}." if card.owner else ""),
        doubts=(f"Looks {card.computed.word}:", *card.watermelon_reasons) if card.watermelon_reasons else (),
        criteria=tuple(CheckLine(c.text, c.met_on is not None) for c in detail.criteria),
        steps=steps,
        no_plan="" if steps else "No plan and no get-to-green date yet.",
        asks=tuple(_full_ask(ask, as_of, named=False) for ask in asks),
    )


def _steps(detail: ResponsibilityDetail, as_of: date) -> tuple[StepLine, ...]:
    """Return the plan's steps in the person's order, and the get-to-green date as their end."""
    lines = []
    for step in detail.steps:
        late = step.done_on is None and step.due_on is not None and step.due_on < as_of
        day = step.due_on or step.done_on
        when = say.short_date(day, as_of) if day else "no date"
        lines.append(StepLine(when, step.text, good="done" if step.done_on else "", bad="overdue" if late else ""))
    card = detail.card
    if card.green_by is not None:
        slips = say.slips(card, detail.get_to_green, as_of)
        late = card.green_by < as_of
        when = say.short_date(card.green_by, as_of)
        lines.append(StepLine(when, "Green", f"({slips})" if slips else "", bad="overdue" if late else "", strong=True))
    return tuple(lines)


def _full_ask(ask: AskRow, as_of: date, *, named: bool) -> AskLine:
    """Say an open ask with all that is known of it; `named` says for which responsibility."""
    parts = [say.needed_by(ask, as_of), say.ask_state(ask, as_of)]
    if named:
        parts.append(f"for {ask.responsibility}")
    answer = f"Answer: {say.ended(ask.answer)}" if ask.answer else ""
    return AskLine(say.ask_head(ask), say.start(" · ".join(part for part in parts if part)), say.ended(ask.why), answer)


# --- help --------------------------------------------------------------------------------------------------------


def _help(data: DeckData, details: Sequence[ResponsibilityDetail], asks: Sequence[AskRow]) -> HelpSlide:
    """Compose the slide of all asks, and the answers since the last time."""
    answers = [ask for detail in details for ask in detail.asks if _is_news(ask, data)]
    answers.sort(key=lambda a: (a.delivered_on or a.answered_on or date.min, a.id), reverse=True)
    heading = f"Answers since {say.long_date(data.since, data.as_of)}" if data.since else "Answers in the last month"
    return HelpSlide(
        title=say.help_title(len(asks), [ask.person for ask in asks]),
        asks=tuple(_full_ask(ask, data.as_of, named=True) for ask in asks),
        none="" if asks else "Nothing waits for an answer or a delivery from somebody else.",
        answers_heading=heading if answers else "",
        answers=tuple(_answer(ask, data.as_of) for ask in answers),
    )


def _is_news(ask: AskRow, data: DeckData) -> bool:
    """Say whether an ask was answered or delivered since the chosen day."""
    day = ask.delivered_on or ask.answered_on
    if day is None or ask.state in (AskState.DRAFT, AskState.ASKED):
        return False
    return day > data.since if data.since else (data.as_of - day).days <= _ANSWER_DAYS


def _answer(ask: AskRow, as_of: date) -> AskLine:
    """Say an ask that was answered, with the other's own words."""
    detail = f"{say.answered(ask, as_of)} · for {ask.responsibility}"
    return AskLine(say.ask_head(ask), say.start(detail), answer=say.ended(ask.answer))


# --- what changed ------------------------------------------------------------------------------------------------


def _changed(data: DeckData, moves: _Moves) -> ChangedSlide | None:
    """Compose the full list of changes; `None` when the summary has told them all."""
    if data.since is None or (len(moves.all) <= SURE_LINES and not moves.new and not moves.gone):
        return None
    groups = [
        ChangeGroup(heading, tuple(_move_line(old, new) for old, new in pairs))
        for heading, pairs in (
            ("Worse", moves.worse),
            ("Better", moves.better),
            ("Newly or no longer rated", moves.other),
        )
    ]
    groups.append(ChangeGroup("New", tuple(PairLine(c.status, None, ":", c.title) for c in moves.new)))
    groups.append(ChangeGroup("No longer tracked", tuple(PairLine(c.status, None, ":", c.title) for c in moves.gone)))
    title = say.changed_title(moves.counted, data.since, data.as_of)
    return ChangedSlide(title, tuple(group for group in groups if group.lines))
