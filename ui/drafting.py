"""Texts that were typed and not saved: kept while they are typed, offered at the next start, opened where they stood.

Imports the keeper, the window and the actions.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from csops_desktop.domain.drafts import Draft, Place, Standing
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries.drafts import UnfinishedRow, settled, unfinished
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.draft_keeper import DraftKeeper
from ui.main_window import MainWindow
from ui.widgets.draft_place import FIELDS, place_of
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.toast import ToastAction

log = logging.getLogger("csops.drafts")

OPENED_BY = {
    "quick_capture": "quick_capture",
    "new_responsibility": "new_responsibility",
    "new_document": "new_document",
    "new_request": "new_request",
    "new_commitment": "new_commitment",
    "new_person": "new_person",
    "new_metric": "new_metric",
    "document:remark": "verify_document",
    "document:checked_by": "verify_document",
    "lane": "new_initiative",
    "priorities": "plan_bets",
    "capacity": "plan_capacity",
    "gate": "plan_gate",
}
"""The actions that open the forms, by the kind of their places, or also by the field."""


@runtime_checkable
class OpensDrafts(Protocol):
    """A widget that asks a question about its thing, and can ask it again."""

    def open_draft(self, place: Place) -> bool:
        """Ask the question that a draft answers; `False` where it is none of the widget's."""


class Drafting(QObject):
    """Offers what was not finished.

    Signals:
        thing_requested: show this thing where it lives; kind and id.
    """

    thing_requested = Signal(str, int)

    def __init__(
        self, bridge: WorkspaceBridge, actions: ActionRegistry, window: MainWindow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._actions = actions
        self._window = window
        self._bar = window.draft_bar
        self.keeper = DraftKeeper(bridge, self)
        self.keeper.refused.connect(window.say)
        self.keeper.waiting_changed.connect(self._show)
        bridge.changed.connect(self._on_workspace_changed)
        window.closing.connect(self.keeper.flush)
        self._bar.continue_requested.connect(self._on_bar_continue_requested)
        self._bar.copy_requested.connect(self._on_bar_copy_requested)
        self._bar.discard_requested.connect(self._on_bar_discard_requested)

    def begin(self) -> None:
        """Offer what the last run left unfinished; what was saved after all is forgotten."""
        done = self._workspace.read(settled)
        if done:
            self._forget(done)
        self.keeper.waiting = {row.draft.place: row.draft for row in self._workspace.read(unfinished)}
        self._show()

    def _forget(self, done: list[Place]) -> None:
        """Drop what was saved after all, unless another program is writing: the start waits for nobody."""
        try:
            self._workspace.drafts.drop(*done, patient=False)
        except UserError as error:
            log.warning("settled drafts are dropped at the next start: %s", error)

    def end(self) -> None:
        """Write what is not written yet; nothing is kept after this."""
        self.keeper.end()

    def _show(self) -> None:
        """Offer the newest text whose field is not open."""
        rows = [] if self._bar.was_put_off else self._rows()
        if not rows:
            self._bar.close_bar()
            return
        draft = rows[0].draft
        gone = rows[0].standing is Standing.GONE
        deleted = ", and what it was for is deleted" if gone else ""
        if len(rows) == 1:
            sentence = f"1 text wasn’t finished{deleted}: {draft.name}."
        else:
            sentence = f"{count(len(rows), 'text')} weren’t finished. The newest{deleted}: {draft.name}."
        self._bar.offer(sentence, draft.text, gone=gone)

    def _rows(self) -> list[UnfinishedRow]:
        """Return the texts that wait, the newest first, with what has become of their things by now."""
        if not self.keeper.waiting:
            return []
        return [row for row in self._workspace.read(unfinished) if row.draft.place in self.keeper.waiting]

    def _first(self) -> UnfinishedRow | None:
        """Return what the bar offers."""
        return next(iter(self._rows()), None)

    def _open_field(self, place: Place) -> bool:
        """Open the field of a place, whose thing is in front; return whether there is one."""
        if self._open_seen(place):
            return True
        for widget in self._window.findChildren(QWidget):
            if isinstance(widget, OpensDrafts) and widget.isVisible() and widget.open_draft(place):
                return self._open_seen(place)
        action = OPENED_BY.get(f"{place.kind}:{place.field}") or OPENED_BY.get(place.kind.partition(".")[0])
        if action is None:
            return False
        self._actions.action(action).trigger()
        return self._open_seen(place)

    def _open_seen(self, place: Place) -> bool:
        """Bring the keyboard into the field of a place, if it is to be seen."""
        for edit in self._window.findChildren(InlineEdit):
            if _is_at(edit, place):
                edit.edit()
        fields = [field for kind in FIELDS for field in self._window.findChildren(kind) if _is_at(field, place)]
        if not fields:
            return False
        fields[0].window().activateWindow()
        fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.keeper.bring_back(fields[0].window())
        _scroll_to(fields[0])
        return True

    def _on_bar_continue_requested(self) -> None:
        row = self._first()
        if row is None:
            return
        place = row.draft.place
        if row.opens is not None:
            # On the way there the keyboard comes through other fields; a line that it leaves adds what stands in it.
            self.keeper.held = True
            self.thing_requested.emit(*row.opens)
            self.keeper.held = False
        if not self._open_field(place):
            copy = ToastAction("Copy", partial(self._copy, row.draft.text))
            self._window.say(f"The text waits where it was typed: {row.draft.name}.", copy)

    def _on_bar_copy_requested(self) -> None:
        row = self._first()
        if row is not None:
            self._copy(row.draft.text)

    def _on_bar_discard_requested(self) -> None:
        row = self._first()
        if row is None:
            return
        try:
            self.keeper.drop(row.draft.place)
        except UserError as error:
            self._window.say(str(error))
            return
        self._show()
        self._window.say(f"Discarded {row.draft.name}", ToastAction("Undo", partial(self._put_back, row.draft)))

    def _on_workspace_changed(self, _: object) -> None:
        """Offer otherwise what belongs to a thing that was deleted, or came back."""
        if not self._bar.isHidden():
            self._show()

    def _put_back(self, draft: Draft) -> None:
        """Take a discarding back."""
        try:
            self.keeper.put_back(draft)
        except UserError as error:
            self._window.say(str(error), ToastAction("Try again", partial(self._put_back, draft)))
            return
        self._bar.was_put_off = False
        self._show()

    def _copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        QApplication.clipboard().setText(text)
        self._window.say("Copied. The text is kept until you discard it.")


def _is_at(widget: QWidget, place: Place) -> bool:
    """Say whether a widget that is to be seen is the field of a place."""
    found = place_of(widget) if widget.isVisible() else None
    return found is not None and found[0] == place


def _scroll_to(field: QWidget) -> None:
    """Bring a field into sight of whatever scrolls it."""
    widget = field.parentWidget()
    while widget is not None:
        if isinstance(widget, QScrollArea):
            widget.ensureWidgetVisible(field)
        widget = widget.parentWidget()
