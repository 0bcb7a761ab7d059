"""The split of a quarter's capacity: any number of buckets, or one of the usual ones. Imports the core and widgets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import capacity as commands
from csops_desktop.domain.capacity import OTHER, SPLITS, Bucket, say_hours
from csops_desktop.domain.planning import Tier
from csops_desktop.errors import UserError
from csops_desktop.queries.capacity_rows import BucketRow, CapacityView
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.pages.planner.typed import number_typed
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import name_field
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.section import Section
from ui.widgets.share_bar import Share, ShareBar
from ui.widgets.text_label import TextLabel

NO_SPLIT = "No split yet: take one of the usual ones, or add buckets of your own."

AD_HOC_WORD = "ad hoc"
"""How requests are called among what a bucket takes."""

_NAME_AND_SHARE = re.compile(r"(.+?)\s+(\d+(?:[.,]\d+)?)\s*%?")

_TIER_WORDS = {"foundations": Tier.FOUNDATION, "bau": Tier.BAU, "bets": Tier.BET}


class BucketCard(QWidget):
    """One bucket: name, share, what it takes, and how full it is.

    Signals:
        name_committed(text), percent_committed(text), takes_committed(text): the person wants these.
        remove_requested: it is to go.
    """

    name_committed = Signal(str)
    percent_committed = Signal(str)
    takes_committed = Signal(str)
    remove_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_edit = InlineEdit(themes, "Bucket", font_role="card_title", placeholder="Name it")
        self.percent_edit = InlineEdit(themes, "Share", placeholder="0 %")
        self.takes_edit = InlineEdit(themes, "Takes", placeholder="foundations, BAU, bets, ad hoc, or categories")
        self.bar = ShareBar(themes)
        self._words = TextLabel(role="small", wrap=True)
        self._remove = IconButton(themes, "close", "Remove", small=True)
        self.percent_edit.setFixedWidth(themes.metrics.px(58))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name_edit, 1)
        head.addWidget(self.percent_edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        form = QGridLayout()
        form.setColumnStretch(1, 1)
        form.addWidget(TextLabel("takes", "small"), 0, 0)
        form.addWidget(self.takes_edit, 0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 6)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addLayout(form)
        layout.addWidget(self.bar)
        layout.addWidget(self._words)
        for edit in (self.name_edit, self.percent_edit, self.takes_edit):
            # A word or a number, retyped in a second; all rows of the split have the same three.
            name_field(edit, "")
        self.name_edit.committed.connect(self.name_committed)
        self.percent_edit.committed.connect(self.percent_committed)
        self.takes_edit.committed.connect(self.takes_committed)
        self._remove.clicked.connect(self.remove_requested)

    def show_bucket(self, row: BucketRow) -> None:
        """Show a stored bucket; the last one, that nobody made, can't be changed."""
        made = row.name != OTHER or row.percent > 0
        for edit in (self.name_edit, self.percent_edit, self.takes_edit):
            edit.setEnabled(made)
        self._remove.setVisible(made)
        self.name_edit.set_text(row.name)
        self.percent_edit.set_text(f"{row.percent} %")
        self.takes_edit.set_text(say_takes(row) if made else "what no bucket takes")
        self.percent_edit.display.setAccessibleName(f"Share of {row.name}: {row.percent} %")
        self._remove.setAccessibleName(f"Remove the bucket {row.name}")
        self.bar.show_shares([Share(row.name, row.planned, row.actual, "accent")], row.target)
        over = f", over by {say_hours(-row.free)}" if row.free < 0 else ""
        planned, actual = say_hours(row.planned), say_hours(row.actual)
        self._words.setText(f"{planned} planned, {actual} worked of {say_hours(row.target)}{over}")


class BucketsSection(Section):
    """The buckets of a quarter; presets, adding, changing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Split", parent=parent)
        self._desk = desk
        self._view: CapacityView | None = None
        self._cards = RowList(self._make_card)
        self._hint = TextLabel("", "muted", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self.add_line = AddLine("Add a bucket: Roadmap 60 %")
        self.presets: dict[str, Button] = {}
        row = QHBoxLayout()
        row.setSpacing(6)
        for preset, buckets in SPLITS.items():
            button = Button(desk.themes, preset, small=True)
            button.setAccessibleName(f"Split {preset}")
            button.setToolTip(", ".join(f"{bucket.name} {bucket.percent} %" for bucket in buckets))
            button.clicked.connect(partial(self._apply, preset))
            self.presets[preset] = button
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        for part in (self._hint, self._cards, self._error, self.add_line):
            self.body.addWidget(part)
        self._error.hide()
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def show_capacity(self, view: CapacityView) -> None:
        """Show the buckets of a quarter."""
        self._view = view
        self._error.hide()
        given = sum(row.percent for row in view.buckets)
        self.set_remark(f"{given} % of 100 %" if view.buckets else "")
        self._hint.setText("" if view.buckets else NO_SPLIT)
        self._hint.setVisible(not view.buckets)
        cards = self._cards.show_ids(list(range(len(view.buckets))))
        for at, row in enumerate(view.buckets):
            cards[at].show_bucket(row)

    def _make_card(self, at: int) -> BucketCard:
        """Return a connected card for a place in the list."""
        card = BucketCard(self._desk.themes)
        card.name_committed.connect(partial(self._on_card_name_committed, at))
        card.percent_committed.connect(partial(self._on_card_percent_committed, at))
        card.takes_committed.connect(partial(self._on_card_takes_committed, at))
        card.remove_requested.connect(partial(self._on_card_remove_requested, at))
        return card

    def _buckets(self) -> list[Bucket]:
        """Return the stored buckets, of which one is about to be changed."""
        assert self._view is not None
        rows = [row for row in self._view.buckets if row.name != OTHER or row.percent]
        return [Bucket(row.name, row.percent, row.takes, row.ad_hoc) for row in rows]

    def _write(self, buckets: Sequence[Bucket]) -> None:
        """Write the buckets; a refusal stands beneath them."""
        assert self._view is not None
        quarter = self._view.quarter
        label = f"Changed the split of {quarter.title}"
        if not self._desk.run(self._refuse, label, commands.set_buckets, quarter, buckets):
            sentence = self._error.text()
            self.show_capacity(self._view)
            self._refuse(sentence)

    def _apply(self, preset: str) -> None:
        """Split in one of the usual ways."""
        if self._view is not None:
            quarter = self._view.quarter
            self._desk.run(self._refuse, f"Split {quarter.title} {preset}", commands.apply_split, quarter, preset)

    def _refuse(self, sentence: str) -> None:
        """Say why a split was refused."""
        self._error.setText(sentence)
        self._error.show()

    def _on_add_line_submitted(self, text: str) -> None:
        found = _NAME_AND_SHARE.fullmatch(text)
        name, share = (found[1], found[2]) if found is not None else (text, "0")
        try:
            bucket = Bucket(name, round(number_typed(share)))
        except UserError as error:
            self.add_line.show_error(str(error))
            return
        assert self._view is not None
        quarter = self._view.quarter
        label = f"Changed the split of {quarter.title}"
        self._desk.run(self.add_line.show_error, label, commands.set_buckets, quarter, [*self._buckets(), bucket])

    def _on_card_name_committed(self, at: int, text: str) -> None:
        buckets = self._buckets()
        buckets[at] = replace(buckets[at], name=text)
        self._write(buckets)

    def _on_card_percent_committed(self, at: int, text: str) -> None:
        buckets = self._buckets()
        try:
            buckets[at] = replace(buckets[at], percent=round(number_typed(text.removesuffix("%"))))
        except UserError as error:
            self._refuse(str(error))
            return
        self._write(buckets)

    def _on_card_takes_committed(self, at: int, text: str) -> None:
        buckets = self._buckets()
        takes, ad_hoc = read_takes(text)
        buckets[at] = replace(buckets[at], takes=takes, ad_hoc=ad_hoc)
        self._write(buckets)

    def _on_card_remove_requested(self, at: int) -> None:
        buckets = self._buckets()
        del buckets[at]
        self._write(buckets)


def say_takes(row: BucketRow) -> str:
    """Return what a bucket takes as a person types it: "foundations, bets, ad hoc"."""
    words = {tier.value: said for said, tier in _TIER_WORDS.items()} | {"bau": "BAU"}
    return ", ".join([*(words.get(taken, taken) for taken in row.takes), *([AD_HOC_WORD] if row.ad_hoc else [])])


def read_takes(text: str) -> tuple[tuple[str, ...], bool]:
    """Read what a bucket takes: tiers and categories, and whether requests count in it."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    takes = [_TIER_WORDS.get(word.casefold(), word) for word in words if word.casefold() != AD_HOC_WORD]
    return tuple(str(taken) for taken in takes), len(takes) < len(words)
