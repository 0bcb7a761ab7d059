"""Where things stand: the column at Today's side, and one line of it where there is no room. Imports Qt and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from csops_desktop.domain.capacity import say_hours
from csops_desktop.domain.status import COLUMNS, Status, count
from csops_desktop.queries.standing import KEPT_DAYS, Standing
from ui.theme.shapes import paint_status
from ui.theme.theme import FontRole, ThemeManager
from ui.widgets.flow import FlowLayout
from ui.widgets.share_bar import Share, ShareBar, ShareLook
from ui.widgets.text_label import TextLabel

WIDTH = 300
"""Of the column, in the drawing's pixels."""

_LARGE_DIGITS = 6
"""So many digits stand in one line of it in the largest letters, all colours together."""


class ColourCount(QWidget):
    """The shape of a colour and how many responsibilities have it."""

    def __init__(self, themes: ThemeManager, status: Status) -> None:
        super().__init__()
        self._themes = themes
        self._status = status
        self._number = 0
        self._role: FontRole = "display"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self.show_number(0)

    def show_number(self, number: int, role: FontRole = "display") -> None:
        """Show another number.

        Args:
            number: of responsibilities.
            role: of the font, which is smaller where the numbers would not stand in one line.
        """
        self._number, self._role = number, role
        words = f"{number} {self._status.word}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._on_themes_theme_changed()

    @override
    def sizeHint(self) -> QSize:
        font = self._themes.font(self._role)
        words = QFontMetrics(font).horizontalAdvance(str(self._number))
        return QSize(self._side() + self._themes.metrics.px(8) + words + 2, self._themes.metrics.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._side()
        paint_status(painter, QRectF(0, (self.height() - side) / 2, side, side), self._status, self._themes.theme)
        painter.setFont(self._themes.font(self._role))
        painter.setPen(self._themes.theme.text)
        room = self.rect().adjusted(side + self._themes.metrics.px(8), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(self._number))

    def _side(self) -> int:
        """Return the side of the shape."""
        return self._themes.metrics.px(18)

    def _on_themes_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()


class Fact(QWidget):
    """A thin line, a quiet heading, a large word and a sentence."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._large = TextLabel(role="page_title")
        self._small = TextLabel(role="muted", wrap=True)
        self.setAccessibleName(heading)
        edge = QFrame()
        edge.setProperty("ground", "line")
        edge.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(edge)
        layout.addSpacing(8)
        layout.addWidget(TextLabel(heading, "label"))
        layout.addWidget(self._large)
        layout.addWidget(self._small)

    def say(self, large: str, small: str) -> None:
        """Show other words; "" shows none."""
        self._large.setText(large)
        self._large.setVisible(bool(large))
        self._small.setText(small)
        self._small.setVisible(bool(small))


class WeekFact(Fact):
    """The hours of this week as a bar over the same in words; nothing where none were noted down."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__("This week")
        self._bar = ShareBar(themes, with_actual=False)
        # The words below say what its parts are.
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self._bar)

    def show_week(self, standing: Standing) -> None:
        """Show other hours."""
        shares = [Share(_PARTS[key][0], hours, hours, _PARTS[key][1]) for key, hours in standing.week]
        self._bar.show_shares(shares, standing.week_room)
        self.say("", week_words(standing))
        self.setVisible(bool(shares))


_PARTS: dict[str, tuple[str, ShareLook]] = {
    "foundation": ("foundations", "green"),
    "bau": ("BAU", "accent"),
    "bet": ("bets", "pale"),
    "ad-hoc": ("ad hoc", "hatched"),
    "other": ("other", "hatched"),
}
"""What hours go into, in a word and in the looks of the planner's bar."""


class StandingColumn(QFrame):
    """Colours, promises, documents and requests in a card."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self._colours = {status: ColourCount(themes, status) for status in COLUMNS}
        self._moved = TextLabel(role="muted", wrap=True)
        self._week = WeekFact(themes)
        self._promises = Fact("Promises kept")
        self._documents = Fact("Documentation trust")
        self._requests = Fact("Requests")
        self.setProperty("ground", "card")
        self.setObjectName("standing")
        self.setAccessibleName("Where things stand")
        self._lay_out()
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def show_standing(self, standing: Standing) -> None:
        """Show other numbers."""
        shown = [status for status in COLUMNS if status is not Status.NOT_RATED or standing.colours[status]]
        digits = sum(len(str(standing.colours[status])) for status in shown)
        for status, colour in self._colours.items():
            colour.show_number(standing.colours[status], "display" if digits <= _LARGE_DIGITS else "page_title")
            colour.setVisible(status in shown)
        self._moved.setText(moved_words(standing))
        self._week.show_week(standing)
        self._promises.say(*promise_words(standing))
        self._documents.say(*document_words(standing))
        self._requests.say(*request_words(standing))

    def _lay_out(self) -> None:
        """Set the facts below each other with thin lines between."""
        # Four digits of four colours need a second line.
        colours = FlowLayout(gap=12, line_gap=2)
        for shown in self._colours.values():
            colours.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(6)
        layout.addWidget(TextLabel("Where things stand", "label"))
        layout.addLayout(colours)
        layout.addWidget(self._moved)
        for fact in (self._week, self._promises, self._documents, self._requests):
            layout.addWidget(fact)

    def _on_themes_theme_changed(self) -> None:
        """Keep the drawn width at the person's scale."""
        self.setFixedWidth(self._themes.metrics.px(WIDTH))


def week_words(standing: Standing) -> str:
    """Return the hours of this week: "BAU 14 h · bets 7 h of 31 h"."""
    parts = " · ".join(f"{_PARTS[key][0]} {say_hours(hours)}" for key, hours in standing.week)
    return f"{parts[:1].upper()}{parts[1:]} of {say_hours(standing.week_room)}"


def moved_words(standing: Standing) -> str:
    """Return how the colours moved within a week."""
    parts = [
        f"{standing.better} better" if standing.better else "",
        f"{standing.worse} worse" if standing.worse else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"Within a week: {said}." if said else "No colour changed within a week."


def promise_words(standing: Standing) -> tuple[str, str]:
    """Return how many promises were kept."""
    if not standing.came_due:
        return "", f"No promise came due in the last {KEPT_DAYS} days."
    return f"{standing.kept} of {standing.came_due}", f"on the day first agreed, in the last {KEPT_DAYS} days"


def document_words(standing: Standing) -> tuple[str, str]:
    """Return how many documents can be relied on."""
    if not standing.documents:
        return "", "No documents yet."
    parts = [
        f"{standing.unowned} unowned" if standing.unowned else "",
        f"{standing.due_soon} due in the next two weeks" if standing.due_soon else "",
    ]
    small = " · ".join(part for part in parts if part) or f"of {count(standing.documents, 'document')}"
    return f"{standing.verified_percent} % verified", small


def request_words(standing: Standing) -> tuple[str, str]:
    """Return how many requests wait."""
    if not standing.to_triage and not standing.waiting:
        return "", "No request waits."
    waiting = (
        f"{standing.waiting} {'waits' if standing.waiting == 1 else 'wait'} for somebody" if standing.waiting else ""
    )
    return (f"{standing.to_triage} to decide", waiting) if standing.to_triage else (waiting, "")


def one_line(standing: Standing) -> str:
    """Return where things stand in one line, for a window without room for the column."""
    colours = ", ".join(f"{standing.colours[status]} {status.word}" for status in COLUMNS if standing.colours[status])
    promises = f"{standing.kept} of {standing.came_due} promises kept" if standing.came_due else ""
    documents = f"{standing.verified_percent} % of documents verified" if standing.documents else ""
    requests = f"{standing.to_triage} requests to decide" if standing.to_triage > 1 else ""
    requests = "1 request to decide" if standing.to_triage == 1 else requests
    return " · ".join(part for part in (colours, promises, documents, requests) if part)
