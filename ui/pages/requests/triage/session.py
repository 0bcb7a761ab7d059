"""Triage, what happens: which request comes next, what each verb does with it, what has to be asked.

The queue is read anew at each step, so what comes in, is undone or is decided in another window takes its place by
itself. May import the core's commands and queries, the bridge and the page's widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from csops_desktop.commands import request_triage, requests
from csops_desktop.commands.labels import did, quoted
from csops_desktop.commands.request_triage import Acceptance
from csops_desktop.domain.ids import DocumentId, InitiativeId, RequestId
from csops_desktop.domain.requests import Becomes, RequestState, must_displace
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries import request_likeness
from csops_desktop.queries import requests as queries
from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.text.dates import say_date
from csops_desktop.workspace import Workspace
from ui.pages.requests.triage.effect import effect_of
from ui.pages.requests.triage.view import TriageView

SNOOZE_DAYS = 7

_DONE = {"accept": "accepted", "merge": "merged", "decline": "declined", "snooze": "put off", "answer": "answered",
         "ask": "waiting for more"}  # fmt: skip


class TriageSession(QObject):
    """Decides requests one by one.

    Signals:
        open_requested(id): show everything about a request.
        reply_requested(id): write to whoever asked for what was decided last.
        ended: the person has enough, or nothing is left.
    """

    open_requested = Signal(int)
    reply_requested = Signal(int)
    ended = Signal()

    def __init__(self, workspace: Workspace, view: TriageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view = view
        self._detail: RequestDetail | None = None
        self._skipped: set[int] = set()
        self._decided: dict[int, str] = {}
        self._answer: Callable[[str], None] | None = None
        self._busy = False
        self._usual = Becomes.BAU
        self._offers_foundation = False
        self._verbs: dict[str, Callable[[], None]] = {
            "accept": self.accept,
            "merge": self.merge,
            "decline": self.ask_decline,
            "snooze": self.snooze,
            "answer": self.answer,
            "ask": self.need_more_info,
            "skip": self.skip,
            "open": self._open,
        }
        view.verb_requested.connect(self._on_view_verb_requested)
        view.left.connect(self.ended)
        view.decline_form.submitted.connect(self._on_decline_form_submitted)
        view.question.answered.connect(self._on_question_answered)
        view.accept_row.changed.connect(self._on_accept_row_changed)

    @property
    def current(self) -> int | None:
        """The request that is shown; `None` when nothing is left."""
        return None if self._detail is None else int(self._detail.row.id)

    def begin(self, first: int | None = None) -> None:
        """Begin anew; with a request where one is to be the first."""
        self._skipped.clear()
        self._decided.clear()
        self._show(first)

    def refresh(self) -> None:
        """Read again: something was done, here or elsewhere; what is still undecided stays."""
        if not self._busy:
            self._show(self.current)

    # What can be done

    def accept(self, displaced: str | None = None, person: str = "") -> None:
        """Take the request on as what is chosen; asks what has to be known first.

        Args:
            displaced: what moves for an urgent one; `None` while it was not asked for.
            person: who does it, or whom it is promised to.
        """
        assert self._detail is not None
        row, becomes = self._detail.row, self._view.accept_row.becomes
        if becomes is Becomes.HANDED_OVER and not person:
            self._ask("Who does it?", self._workspace.read(queries.names_of_askers), self._on_person_answered)
            return
        if becomes is Becomes.COMMITMENT and not row.askers and not person:
            names = self._workspace.read(queries.names_of_askers)
            self._ask("Whom do you promise it to?", names, self._on_person_answered)
            return
        if must_displace(row.urgent, becomes) and displaced is None:
            titles = [title for _, title in self._workspace.read(queries.displaceable)]
            hint = f"{quoted(titles[0])}, or in your own words" if titles else "In your own words"
            self._ask("It is urgent. What moves for it?", titles, partial(self._on_displaced_answered, person), hint)
            return
        how = Acceptance(
            becomes,
            self._view.accept_row.hours,
            person,
            displaces=self._initiative(displaced or ""),
            displaced=displaced or "",
        )
        label = f"Accepted {quoted(row.title)} as {becomes.heading.lower() if becomes is not Becomes.BAU else 'BAU'}"
        self._run("accept", label, partial(request_triage.accept, how=how), RequestId(int(row.id)))

    def merge(self) -> None:
        """Merge into the one that is marked; asks for it where none is offered."""
        assert self._detail is not None
        into = self._view.same.chosen
        if into is None:
            titles = [row.title for row in self._workspace.read(queries.requests) if row.id != self._detail.row.id]
            self._ask("Which request is it the same as?", titles, self._on_same_answered)
            return
        self._merge(into)

    def ask_decline(self) -> None:
        """Ask for the reason and the day."""
        self._view.question.hide()
        self._view.decline_form.ask()
        self._view.show_form(self._view.decline_form)

    def snooze(self) -> None:
        """Put it off for a week."""
        assert self._detail is not None
        today = self._workspace.clock.today()
        until = today + timedelta(days=SNOOZE_DAYS)
        label = f"Put off {quoted(self._detail.row.title)} until {say_date(until, today)}"
        request = int(self._detail.row.id)
        self._run("snooze", label, partial(request_triage.put_off, until=until), RequestId(request))

    def answer(self) -> None:
        """Close it: the marked document answers it."""
        assert self._detail is not None
        document = self._view.answers.chosen
        if document is None:
            self._view.refuse("No document seems to answer it.")
            return
        command = partial(request_triage.answer_by_document, document=DocumentId(document))
        self._run("answer", f"Answered {quoted(self._detail.row.title)} by a document", command, self._detail.row.id)

    def need_more_info(self) -> None:
        """Wait for an answer to what is missing."""
        assert self._detail is not None
        command = partial(requests.move_request, to=RequestState.NEED_MORE_INFO)
        self._run("ask", f"Waiting for more about {quoted(self._detail.row.title)}", command, self._detail.row.id)

    def skip(self) -> None:
        """Leave it undecided and show the next."""
        if self.current is not None:
            self._skipped.add(self.current)
            self._show(None)

    def _open(self) -> None:
        if self.current is not None:
            self.open_requested.emit(self.current)

    # How it is done

    def _run(self, verb: str, label: str, command: Callable[..., object], request: RequestId) -> None:
        """Run a command on the request and show the next; what is refused is said."""
        self._view.error.hide()
        self._busy = True
        try:
            self._workspace.run(label, command, request)
        except UserError as error:
            self._say(str(error))
            return
        finally:
            self._busy = False
        self._detail = None
        self._decided[int(request)] = verb
        self._show(None)

    def _say(self, sentence: str) -> None:
        """Say a refusal where the act was."""
        if not self._view.decline_form.isHidden():
            self._view.decline_form.show_error(sentence)
        elif not self._view.question.isHidden():
            self._view.question.show_error(sentence)
        else:
            self._view.refuse(sentence)

    def _show(self, wanted: int | None) -> None:
        """Show a request: the wanted one while it is undecided, else the next of the queue."""
        left = [rid for rid in self._workspace.read(queries.triage_ids) if rid not in self._skipped]
        for undone in self._decided.keys() & set(left):
            del self._decided[undone]
        shown, same = wanted if wanted in left else next(iter(left), None), False
        if wanted is not None and shown != wanted and (row := self._known(wanted)) is not None and row.row.undecided:
            shown = wanted
        self._view.progress.setText(self._progress(len(left)))
        self._view.buttons["reply"].setVisible(bool(self._decided))
        if shown is None:
            self._detail = None
            self._view.show_done(self._summary())
            return
        same = self._detail is not None and int(self._detail.row.id) == shown
        self._detail = self._workspace.read(queries.request, RequestId(shown))
        assert self._detail is not None
        if same and not self._view.decline_form.isHidden():
            # A reason is being written: what changed elsewhere must not take it away.
            return
        if not same:
            self._offer(foundation=self._detail.row.suggests_foundation)
        self._view.show_request(
            self._detail,
            self._workspace.read(request_likeness.likely_duplicates, RequestId(shown)),
            self._workspace.read(request_likeness.likely_answers, RequestId(shown)),
        )
        self._on_accept_row_changed()

    def _offer(self, *, foundation: bool) -> None:
        """Offer a foundation for what was asked for again and again, and else what the person chose last."""
        row = self._view.accept_row
        if not self._offers_foundation:
            self._usual = row.becomes
        self._offers_foundation = foundation
        row.set_becomes(Becomes.FOUNDATION if foundation else self._usual)

    def _known(self, request: int) -> RequestDetail | None:
        """Return a request, `None` where it is gone or in the trash."""
        detail = self._workspace.read(queries.request, RequestId(request))
        return None if detail is None or detail.trashed else detail

    def _progress(self, left: int) -> str:
        """Return how far it is: "3 decided, 17 left"."""
        decided = len(self._decided)
        return f"{decided} decided, {left} left" if decided else f"{count(left, 'request')} to decide"

    def _summary(self) -> str:
        """Return what was decided: "4 accepted, 2 declined"."""
        counts = Counter(self._decided.values())
        parts = [f"{counts[verb]} {word}" for verb, word in _DONE.items() if counts[verb]]
        if self._skipped:
            parts.append(f"{len(self._skipped)} left for later")
        return f"{', '.join(parts)}." if parts else "Nothing waits in the inbox."

    def _ask(self, question: str, offered: list[str], answer: Callable[[str], None], hint: str = "") -> None:
        """Ask one thing; the hint stands in the empty line."""
        self._answer = answer
        self._view.decline_form.hide()
        self._view.question.ask(question, offered, placeholder=hint)
        self._view.show_form(self._view.question)

    def _merge(self, into: int) -> None:
        """Merge into a request."""
        assert self._detail is not None
        title = self._known(into)
        label = f"Merged {quoted(self._detail.row.title)} into {quoted('' if title is None else title.row.title)}"
        self._run("merge", label, partial(request_triage.merge, into=RequestId(into)), self._detail.row.id)

    def _initiative(self, title: str) -> InitiativeId | None:
        """Return the planned work of this title, `None` where it is said in other words."""
        wanted = title.casefold()
        found = self._workspace.read(queries.displaceable)
        return next((iid for iid, name in found if name.casefold() == wanted), None)

    # What is told

    def _on_view_verb_requested(self, verb: str) -> None:
        if verb == "reply":
            if self._decided:
                self.reply_requested.emit(next(reversed(self._decided)))
        elif self._detail is not None:
            self._verbs[verb]()

    def _on_decline_form_submitted(self, reason: str, day: date | None) -> None:
        if self._detail is not None:
            command = partial(request_triage.decline, reason=reason, revisit_on=day)
            self._run("decline", did("Declined", self._detail.row.title), command, self._detail.row.id)

    def _on_question_answered(self, text: str) -> None:
        if self._answer is not None and self._detail is not None:
            self._answer(text)

    def _on_person_answered(self, name: str) -> None:
        if not name:
            self._view.question.show_error("Say who.")
            return
        self.accept(person=name)

    def _on_displaced_answered(self, person: str, displaced: str) -> None:
        self.accept(displaced=displaced, person=person)

    def _on_same_answered(self, title: str) -> None:
        wanted = title.casefold()
        assert self._detail is not None
        mine = self._detail.row.id
        found = [row for row in self._workspace.read(queries.requests) if row.title.casefold() == wanted]
        other = next((int(row.id) for row in found if row.id != mine), None)
        if other is None:
            self._view.question.show_error("There is no other request with this title.")
            return
        self._merge(other)

    def _on_accept_row_changed(self) -> None:
        row = self._view.accept_row
        sentence, warns = effect_of(self._workspace, row.becomes, row.hours)
        row.show_effect(sentence, warns=warns)
