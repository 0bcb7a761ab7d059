"""What a deck says about what is measured, and what improvements saved. Pure; standard library, domain and the rows.

What misses its target stands first. A number that too few things were made of is not shown as one, and a definition
that nobody vouches for is said to be such: a number in a deck is believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csops_desktop.deck import sentences as say
from csops_desktop.deck.slides import AskLine, ChartLine, Section, SectionLine, SectionsSlide, TextLine
from csops_desktop.domain.metrics import Movement, Standing
from csops_desktop.domain.status import count
from csops_desktop.domain.trust import DOUBTFUL
from csops_desktop.queries.metric_rows import ImprovementRow, MetricDetail, MetricRow, Point
from csops_desktop.text.numbers import say_measure, say_number

_CHARTS = 5
"""So many metrics are shown; a slide is read in half a minute, and the page lists them all."""

_BESIDE = 3
"""So many of them stand at the left; the others follow what was saved."""

_IMPROVED = 4
"""So many improvements are told; the hours of all of them are in the title."""

_POINTS = 400
"""Numbers of a metric that a chart goes back at most: weekly ones of more than seven years."""


def metrics_slide(details: Sequence[MetricDetail], as_of: date) -> SectionsSlide | None:
    """Compose the slide on what is measured; `None` where no metric has a number and nothing was improved.

    Args:
        details: the metrics in use, in the person's order.
        as_of: the deck's day.
    """
    measured = [detail for detail in details if any(point.value is not None for point in detail.points)]
    improved = sorted((row for detail in details for row in detail.improvements), key=_newest)
    if not measured and not improved:
        return None
    shown = sorted(measured, key=_urgency)
    charts = [_chart(detail, as_of) for detail in shown[:_CHARTS]]
    others: tuple[SectionLine, ...] = tuple(charts[_BESIDE:])
    if len(shown) > _CHARTS:
        others += (TextLine(f"and {len(shown) - _CHARTS} more", muted=True),)
    right = [Section("What was saved", _saved(improved, as_of), "No improvement is recorded yet.")]
    right += _doubts([detail.row for detail in measured])
    right += [Section("Measured as well", others)] if others else []
    return SectionsSlide(
        title=_title([detail.row for detail in measured], improved),
        short="Metrics",
        bookmark="Metrics",
        left=(Section("What is measured", tuple(charts[:_BESIDE]), "Nothing is measured yet."),),
        right=tuple(right),
    )


def _urgency(detail: MetricDetail) -> tuple[int, int]:
    """Order metrics: what misses its target first, then what got worse; then as the person ordered them."""
    row = detail.row
    return (row.standing is not Standing.MISSED, row.movement is not Movement.WORSE)


def _newest(row: ImprovementRow) -> tuple[int, int]:
    """Order improvements by their day, the newest first."""
    return (-row.after_on.toordinal(), -row.id)


_MOVED = {Movement.BETTER: "got better", Movement.SAME: "did not change", Movement.WORSE: "got worse"}


def _title(rows: Sequence[MetricRow], improved: Sequence[ImprovementRow]) -> str:
    """Compose the message: targets, or movement, and the hours that were saved."""
    hours = sum(
        row.saving.per_month or 0.0
        for row in improved
        if row.saving.per_month is not None and row.saving.per_month_unit == "hours"
    )
    saved = f"{say_number(round(hours, 1))} hours a month are saved" if hours > 0 else ""
    aimed = [row for row in rows if row.standing is not Standing.NONE]
    met = sum(row.standing is Standing.MET for row in aimed)
    moved = [row for row in rows if row.movement is not Movement.NONE]
    better = sum(row.movement is Movement.BETTER for row in moved)
    if aimed:
        said = f"{met} of {count(len(aimed), 'target')} {'is' if met == 1 else 'are'} met"
    elif len(moved) == 1:
        said = f"“{moved[0].name}” {_MOVED[moved[0].movement]} since the value before"
    elif moved:
        said = f"{better or 'none'} of {count(len(moved), 'number')} got better"
    else:
        said = f"{count(len(rows), 'metric')} {'has' if len(rows) == 1 else 'have'} a first number" if rows else ""
    return say.start("; ".join(filter(None, (said, saved)))) or "A process was improved"


def _chart(detail: MetricDetail, as_of: date) -> ChartLine:
    """Say one metric, with its line."""
    row = detail.row
    points = [point for point in detail.points if point.value is not None][-_POINTS:]
    told = [(point.day.toordinal(), point.value) for point in points if point.value is not None]
    return ChartLine(
        row.name,
        row.value_words,
        _detail(row, points, as_of),
        tuple(told),
        _when(points[0], as_of),
        _when(points[-1], as_of),
        row.target,
    )


def _detail(row: MetricRow, points: Sequence[Point], as_of: date) -> str:
    """Say when the newest number was, how it stands to the first one shown and to its target, and what it is worth."""
    said = []
    if row.latest is not None:
        number = "" if row.latest.n is None else f", n = {row.latest.n}"
        said.append(f"{_when(row.latest, as_of)}{number}")
    first = points[0]
    if len(points) > 1 and first.value is not None:
        said.append(f"{say_measure(first.value, row.unit)} on {_when(first, as_of)}")
        if first.period is not None:
            said[-1] = f"{say_measure(first.value, row.unit)} in {_when(first, as_of)}"
    if row.standing is not Standing.NONE:
        said.append(f"{row.target_words}: {'met' if row.standing is Standing.MET else 'missed'}")
    else:
        said.append(row.direction.words)
    return say.start(" · ".join(said))


def _when(point: Point, as_of: date) -> str:
    """Say the day or the month of a number."""
    return say.long_date(point.day, as_of) if point.period is None else point.when(as_of)


def _saved(improved: Sequence[ImprovementRow], as_of: date) -> tuple[SectionLine, ...]:
    """Say what each improvement was and what it is worth."""
    lines: list[SectionLine] = [
        AskLine(
            row.title,
            f"{row.metric}: {row.words} · {_span(row, as_of)}",
            f"{row.saved}.",
        )
        for row in improved[:_IMPROVED]
    ]
    if len(improved) > _IMPROVED:
        lines.append(TextLine(f"and {len(improved) - _IMPROVED} more", muted=True))
    return tuple(lines)


def _span(row: ImprovementRow, as_of: date) -> str:
    """Say between which days it got better."""
    return f"{say.long_date(row.before_on, as_of)} to {say.long_date(row.after_on, as_of)}"


def _doubts(rows: Sequence[MetricRow]) -> list[Section]:
    """Name the metrics whose definition nobody vouches for."""
    doubtful = [row for row in rows if row.trust in DOUBTFUL]
    if not doubtful:
        return []
    names = say.join([f"“{row.name}”" for row in doubtful])
    some = say.start(say.some(len(doubtful), "definition"))
    verb = "is" if len(doubtful) == 1 else "are"
    return [Section("To be read with care", (TextLine(f"{some} {verb} not verified: {names}."),))]
