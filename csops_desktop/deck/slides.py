"""What a deck says, slide by slide, in finished sentences. Standard library and domain only.

A slide knows nothing about pages, fonts or places: `story` fills these shapes and `layout` decides where they stand. A
further area needs only a `SectionsSlide`, made in a file of its own (`story_trust` is one); a further kind of slide is
a dataclass here, a function in `story` and a function in `layout`. All texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.status import Status


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many responsibilities have a colour, and the words under the number: "red, was 4"."""

    status: Status
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two colours with the word between them ("to"), then a sentence; `second` may be missing.

    An empty `joint` leaves the words out, where the sentence itself names the colours.
    """

    first: Status
    second: Status | None
    joint: str
    text: str


@dataclass(frozen=True, slots=True)
class AskLine:
    """One ask: what is needed and from whom, how it stands, why, and the other's own words."""

    head: str
    detail: str
    why: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One point of a definition of green."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One dated line of a plan; `note` is muted, `good` and `bad` are short words in colour ("done", "overdue")."""

    when: str
    text: str
    note: str = ""
    good: str = ""
    bad: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A plain sentence, muted where it only explains."""

    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A number that is measured: its name, the newest value and what to think of it in words, and the line so far.

    The words tell everything that the drawing shows, for whoever can't see it.

    Attributes:
        points: the days as ordinals with their numbers, oldest first.
        first, last: how the first and the last day are said.
        target: what is to be reached, drawn as a dashed line; `None` for none.
    """

    name: str
    value: str
    detail: str
    points: tuple[tuple[int, float], ...] = ()
    first: str = ""
    last: str = ""
    target: float | None = None


SectionLine = StepLine | PairLine | AskLine | CheckLine | TextLine | ChartLine
"""What may stand in a section of a `SectionsSlide`; lines of one kind that follow each other share their columns."""


@dataclass(frozen=True, slots=True)
class SummarySlide:
    """Where everything stands, on one page.

    Where that page is too small, down to `fewest` of `lines` are shown; `more[n]` then follows the first n of them.
    """

    title: str
    counts: tuple[CountLine, ...]
    lead: str
    left_heading: str
    lines: tuple[PairLine, ...]
    more: tuple[str, ...]
    fewest: int
    decisions: tuple[AskLine, ...]
    no_decisions: str
    more_decisions: str
    watermelons: tuple[PairLine, ...]
    notes: tuple[str, ...]
    bookmark: str = "Summary"


@dataclass(frozen=True, slots=True)
class PrioritySlide:
    """One responsibility that is not green: why, since when, what green means, the plan and what is asked for."""

    key: str
    title: str
    name: str
    status: Status
    why_heading: str
    why: str
    facts: str
    doubts: tuple[str, ...]
    criteria: tuple[CheckLine, ...]
    steps: tuple[StepLine, ...]
    no_plan: str
    asks: tuple[AskLine, ...]

    @property
    def bookmark(self) -> str:
        """The slide's name in the list of bookmarks."""
        return f"{self.name}: {self.status.word}"


@dataclass(frozen=True, slots=True)
class HelpSlide:
    """Every ask that waits for somebody, and what was answered since the last time."""

    title: str
    asks: tuple[AskLine, ...]
    none: str
    answers_heading: str
    answers: tuple[AskLine, ...]
    bookmark: str = "How you can help"


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one sort under their heading."""

    heading: str
    lines: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class ChangedSlide:
    """All that moved, came or went since the chosen day."""

    title: str
    groups: tuple[ChangeGroup, ...]
    bookmark: str = "What changed"


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One responsibility in the appendix; `more` says where its full reason stands, `target` is that place's key."""

    title: str
    status: Status
    status_word: str
    days: str
    trend: str
    reason: str
    more: str
    target: str
    owner: str
    green_by: str


@dataclass(frozen=True, slots=True)
class TrackerGroup:
    """The rows of one area."""

    area: str
    rows: tuple[TrackerRow, ...]


@dataclass(frozen=True, slots=True)
class AppendixSlide:
    """The whole tracker as a table, by area."""

    title: str
    groups: tuple[TrackerGroup, ...]
    bookmark: str = "Appendix: the whole tracker"


@dataclass(frozen=True, slots=True)
class Note:
    """A responsibility with its whole reason; `more` says where that stands instead, `target` is that place's key."""

    key: str
    title: str
    status: Status
    facts: str
    text: str
    more: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one area; an empty name stands nowhere."""

    area: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class NotesSlide:
    """Reasons in full: those that are too long for the appendix' table, or the whole tracker in place of one."""

    title: str
    groups: tuple[NoteGroup, ...]
    short: str = "Reasons in full"
    bookmark: str = "Appendix: reasons in full"


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under their heading; `none` stands there, muted, when there is no line."""

    heading: str
    lines: tuple[SectionLine, ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class SectionsSlide:
    """What an area of the desk says: headings with lines under them, in two columns.

    Without sections at the right those at the left run through both columns. `short` is the title of further pages.
    """

    title: str
    short: str
    bookmark: str
    left: tuple[Section, ...]
    right: tuple[Section, ...] = ()


Slide = SummarySlide | PrioritySlide | HelpSlide | ChangedSlide | SectionsSlide | AppendixSlide | NotesSlide


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck.

    Attributes:
        organisation: whose deck it is; stands in every footer.
        as_of: the day whose state it shows.
        footer_date: that day as the footer says it.
        title: the document's title for the reader's window.
    """

    organisation: str
    as_of: date
    footer_date: str
    title: str
    slides: tuple[Slide, ...]
