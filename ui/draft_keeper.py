"""Keeps what is being typed, so that a kill or a power cut costs no sentence, and puts it back into its field.

A field is watched while it has the focus, and on until what was typed in it is saved or given up; the fields themselves
know nothing of it, and only say where they stand (`widgets.draft_place`). A text is written when the typing pauses, and
at the latest a second after it began: never at a key. It is forgotten in the turn in which the field closes, empties or
comes back to what is stored. Imports the bridge and widgets.
"""

from __future__ import annotations

import logging
import textwrap
from typing import override

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from csops_desktop.domain.drafts import Draft, Place
from csops_desktop.errors import UserError
from ui.bridge import WorkspaceBridge
from ui.widgets.draft_place import FIELDS, Field, place_of, text_of, was_decided, write_into
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_field import LineField

log = logging.getLogger("csops.drafts")

PAUSE_MS = 300
"""How long nobody types before a text is written."""

QUOTED = 160
"""The most characters of a stored text that are shown beside a draft of it."""

LONGEST_MS = 1000
"""How long a text goes unwritten at most while it is being typed, and after a write that failed."""


class TypedField(QObject):
    """A field that is watched.

    Attributes:
        field: the field.
        place, name: where it stands, and what the person calls it.
        base: what stood in it before anything was typed.
        origin: what was stored when the typing began, also before a restart.
        text: what stands in it.
        draft: what is kept of it in the file.

    Signals:
        changed: its text did.
        closed: it is gone, and whether it was saved or given up.
        settled: its text was saved, and it stays.
        gone: it is deleted.
    """

    changed = Signal()
    closed = Signal(bool)
    settled = Signal()
    gone = Signal()

    def __init__(self, field: Field, place: Place, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self.draft: Draft | None = None
        self.begin(place, name)
        field.textChanged.connect(self._on_field_text_changed)
        field.settled.connect(self.settled)
        field.destroyed.connect(self.gone)
        field.installEventFilter(self)

    def begin(self, place: Place, name: str) -> None:
        """Take what stands in the field now for what is stored."""
        self.place, self.name = place, name
        self.base = self.origin = self.text = text_of(self.field)
        self.draft = None

    def end(self) -> None:
        """Watch no longer."""
        self.field.removeEventFilter(self)
        self.field.textChanged.disconnect(self._on_field_text_changed)
        self.field.settled.disconnect(self.settled)
        self.field.destroyed.disconnect(self.gone)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and (decided := was_decided(self.field)) is not None:
            self.closed.emit(decided)
        return False

    def _on_field_text_changed(self, _: str = "") -> None:
        self.changed.emit()


class DraftKeeper(QObject):
    """Watches the fields of all windows.

    Attributes:
        waiting: drafts whose fields are not open, by their places.
        held: let them wait also where their fields are to be seen: the keyboard is on its way through.

    Signals:
        refused: what is typed can't be kept now; a sentence, once until it can be again.
        waiting_changed: a draft came back into its field.
    """

    refused = Signal(str)
    waiting_changed = Signal()

    def __init__(self, bridge: WorkspaceBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = bridge.workspace.drafts
        self._now = bridge.workspace.clock.now
        self.waiting: dict[Place, Draft] = {}
        self.held = False
        self._typed: list[TypedField] = []
        self._pending: list[TypedField] = []
        self._to_drop: list[Place] = []
        self._failures = 0
        self._unwritten = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    def end(self) -> None:
        """Write what is not written yet, and watch nothing any more."""
        self.flush()
        self._timer.stop()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._on_application_focus_changed)
        for typed in list(self._typed):
            self._end(typed)

    def bring_back(self, window: QWidget) -> None:
        """Put the drafts that wait for fields of a window into those that are to be seen."""
        fields: list[Field] = [*window.findChildren(LineField), *window.findChildren(GrowingEdit)]
        for field in fields:
            found = place_of(field) if field.isVisible() else None
            if found is not None and found[0] in self.waiting:
                self._bring_back(field, *found)

    def flush(self) -> None:
        """Write what is not written yet, and drop what could not be dropped."""
        self._timer.stop()
        to_drop, self._to_drop = self._to_drop, []
        for place in to_drop:
            self._drop(place)
        pending, self._pending = self._pending, []
        for typed in pending:
            self._write(typed)

    def drop(self, place: Place) -> None:
        """Forget a draft that waits; the person discards it.

        Raises:
            UserError: it can't be forgotten now, and still waits.
        """
        self._drafts.drop(place)
        self.waiting.pop(place, None)

    def put_back(self, draft: Draft) -> None:
        """Let a draft wait again that was discarded.

        Raises:
            UserError: it can't be kept now.
        """
        self.waiting[draft.place] = self._drafts.put_back(draft)

    def _watch(self, field: Field, place: Place, name: str) -> TypedField:
        """Return the watch over a field, made where there is none."""
        for typed in self._typed:
            if typed.field is field:
                if typed.place == place:
                    return typed
                self._part(typed)
                break
        typed = TypedField(field, place, name, self)
        typed.changed.connect(self._on_typed_changed)
        typed.closed.connect(self._on_typed_closed)
        typed.settled.connect(self._on_typed_settled)
        typed.gone.connect(self._on_typed_gone)
        self._typed.append(typed)
        draft = self.waiting.get(place)
        if draft is not None and draft.text == typed.text:
            # A form has put it back by itself: what stands in the field is not what is stored.
            del self.waiting[place]
            typed.draft, typed.base, typed.origin = draft, draft.base, draft.base
        return typed

    def _bring_back(self, field: Field, place: Place, name: str) -> None:
        """Put a draft that waits into its field, marked, and with a word about what was stored meanwhile."""
        draft = self.waiting.pop(place)
        typed = self._watch(field, place, name)
        stored = typed.base
        typed.draft, typed.origin = draft, draft.base
        if draft.text.strip() == stored.strip():
            self._forget(typed)
        else:
            write_into(field, draft.text)
            field.mark_unsaved(_meanwhile(stored) if stored != draft.base else "")
        self.waiting_changed.emit()

    def _write(self, typed: TypedField) -> None:
        """Write the text of a field; where that fails it is tried again, and said once if it fails again."""
        self._to_drop = [place for place in self._to_drop if place != typed.place]
        try:
            typed.draft = self._drafts.keep(typed.place, typed.name, typed.text, typed.origin)
        except UserError as error:
            self._failures += 1
            if self._failures == 2:
                self.refused.emit(f"What you type is not kept until you save it. {error}")
            self._pending.append(typed)
            self._timer.start(LONGEST_MS)
            return
        self._failures = 0

    def _forget(self, typed: TypedField) -> None:
        """Drop the draft of a field that is saved, given up or as it was."""
        self._pending = [pending for pending in self._pending if pending.place != typed.place]
        if typed.draft is None:
            return
        typed.draft = None
        self._drop(typed.place)

    def _drop(self, place: Place) -> None:
        """Drop a draft without waiting for another program: a key has just been pressed. It is tried again later."""
        try:
            self._drafts.drop(place, patient=False)
        except UserError as error:
            log.warning("a draft could not be dropped yet: %s", error)
            self._to_drop.append(place)
            self._timer.start(LONGEST_MS)

    def _part(self, typed: TypedField) -> None:
        """Let what was typed wait for its field, which is closed or means something else from now on.

        It waits also where it can't be written now (another program writes), and is written when it can be.
        """
        typed.field.clear_unsaved()
        self._end(typed)
        self._let_wait(typed)

    def _let_wait(self, typed: TypedField) -> None:
        """Let what was typed in a field that is watched no longer wait for it."""
        if typed in self._pending:
            self._pending.remove(typed)
            self._write(typed)
        if typed.text != typed.base:
            self.waiting[typed.place] = Draft(typed.place, typed.name, typed.text, typed.origin, self._now())

    def _end(self, typed: TypedField) -> None:
        """Watch a field no longer."""
        self._typed.remove(typed)
        typed.end()

    def _on_typed_changed(self) -> None:
        typed = self.sender()
        assert isinstance(typed, TypedField)
        found = place_of(typed.field)
        if found is None or found[0] != typed.place:
            self._part(typed)
            if found is not None:
                self._watch(typed.field, *found)
            return
        typed.text = text_of(typed.field)
        if typed.text == typed.base:
            typed.field.clear_unsaved()
            self._forget(typed)
            return
        if typed not in self._pending:
            if not self._pending:
                self._unwritten.start()
            self._pending.append(typed)
        self._timer.start(max(0, min(PAUSE_MS, LONGEST_MS - self._unwritten.elapsed())))

    def _on_typed_closed(self, decided: bool) -> None:
        typed = self.sender()
        assert isinstance(typed, TypedField)
        if decided:
            typed.field.clear_unsaved()
            self._forget(typed)
            self._end(typed)
        else:
            self._part(typed)

    def _on_typed_settled(self) -> None:
        typed = self.sender()
        assert isinstance(typed, TypedField)
        typed.field.clear_unsaved()
        self._forget(typed)
        typed.begin(typed.place, typed.name)

    def _on_typed_gone(self) -> None:
        typed = self.sender()
        assert isinstance(typed, TypedField)
        self._typed.remove(typed)
        typed.deleteLater()
        self._let_wait(typed)

    def _on_application_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for typed in [typed for typed in self._typed if typed.field is old and typed.text == typed.base]:
            self._end(typed)
        if isinstance(new, FIELDS) and (found := place_of(new)) is not None:
            self._watch(new, *found)
        if self.waiting and not self.held and new is not None:
            self.bring_back(new.window())


def _meanwhile(stored: str) -> str:
    """Say that something else was stored since a draft was begun."""
    became = f"became “{textwrap.shorten(stored, QUOTED, placeholder=' …')}”" if stored else "was emptied"
    return f"This {became} meanwhile. Saving puts your text in its place, Esc leaves it."
