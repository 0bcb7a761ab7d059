"""The library's headings, filters and what stays where a document changes."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import Audience, Facts, Kind, ReviewRule, Trust
from csops_desktop.queries.document_rows import DocumentRow
from ui.pages.documents.library.filter import NO_AREA, NO_OWNER, DocumentFilter
from ui.pages.documents.library.model import LibraryModel
from ui.pages.documents.library.words import trust_words

TODAY = date(2026, 11, 24)


def row(number: int, title: str, **given: object) -> DocumentRow:
    fitting: dict[str, object] = {"trust": Trust.VERIFIED, "facts": Facts(ReviewRule()), "today": TODAY, **given}
    return DocumentRow(DocumentId(number), title, **fitting)  # type: ignore[arg-type]


ROWS = [
    row(1, "beta", area="Process", owner="Mara", kind=Kind.PROCESS),
    row(2, "Alpha", area="Process", trust=Trust.STALE, facts=Facts(ReviewRule(), due_by=date(2026, 10, 15))),
    row(3, "Gamma", audience=(Audience.LEADERSHIP,), trust=Trust.NEVER),
    row(4, "Delta", area="Archive", trust=Trust.ARCHIVED, facts=Facts(ReviewRule(), archived=True)),
]


def headings(model: LibraryModel) -> list[str]:
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def titles(model: LibraryModel) -> list[str]:
    return [one.title for one in model.shown_rows()]


def test_documents_stand_under_their_areas_in_alphabetical_order(qtbot: QtBot) -> None:
    model = LibraryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(ROWS)
    assert headings(model) == ["Process", NO_AREA]
    assert titles(model) == ["Alpha", "beta", "Gamma"]


def test_what_is_wrong_stands_first_by_trust(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.show_rows(ROWS)
    model.set_filter(DocumentFilter(grouping="trust"))
    assert headings(model) == ["Stale", "Never verified", "Verified"]
    model.set_filter(DocumentFilter(grouping="owner"))
    assert headings(model) == ["Mara", NO_OWNER]


def test_filters_narrow_and_archived_documents_wait(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.show_rows(ROWS)
    model.set_filter(DocumentFilter().toggled("trusts", Trust.STALE))
    assert titles(model) == ["Alpha"]
    model.set_filter(DocumentFilter().toggled("audiences", Audience.LEADERSHIP))
    assert titles(model) == ["Gamma"]
    model.set_filter(DocumentFilter(archived=True))
    assert titles(model) == ["Delta", "Alpha", "beta", "Gamma"]


def test_a_document_that_stays_only_says_that_it_changed(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.show_rows(ROWS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.update_rows([replace(ROWS[0], trust=Trust.EDITED)])
    with qtbot.waitSignal(model.modelReset):
        model.update_rows([replace(ROWS[0], area="Other")])
    with qtbot.waitSignal(model.modelReset):
        model.update_rows([], gone=[DocumentId(2)])
    assert titles(model) == ["beta", "Gamma"]


def test_words_of_trust() -> None:
    assert trust_words(ROWS[1]) == "stale 40 days"
    due = Facts(ReviewRule(), due_on=date(2026, 11, 25))
    assert trust_words(row(9, "x", trust=Trust.DUE_SOON, facts=due)) == "due in 1 day"
    assert trust_words(row(9, "x", trust=Trust.EDITED)) == "edited since verified"


def test_ten_thousand_documents_are_grouped_at_once(qtbot: QtBot) -> None:
    rows = [row(n, f"Document {n:05}", area=f"Area {n % 40}") for n in range(10_000)]
    model = LibraryModel()
    began = time.perf_counter()
    model.show_rows(rows)
    assert time.perf_counter() - began < 0.5
    assert model.shown == 10_000
    assert model.rowCount() == 40
