"""How far all documents can be trusted, as the page shows it while none is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QWidget

from csops_desktop.commands import documents as commands
from csops_desktop.commands.verifications import verify
from csops_desktop.domain.trust import How, Trust
from tests.ui.pages.documents.conftest import Library
from ui.pages.documents.library.delegate import MOST_LINES, lines_of
from ui.theme.theme import ThemeManager


def buttons(widget: QWidget) -> dict[str, QAbstractButton]:
    """Return the lines of a list by what a screen reader says of them."""
    return {b.accessibleName(): b for b in widget.findChildren(QAbstractButton) if b.isVisible()}


def test_it_says_what_can_be_relied_on_and_what_is_in_doubt(library: Library) -> None:
    overview = library.page.view.overview
    library.qtbot.waitUntil(lambda: bool(buttons(overview.doubtful)))
    assert overview.isVisible()
    assert overview.share.text() == "50 % of 4 documents can be relied on"
    assert overview.bar.accessibleName() == "2 verified, 2 never verified"
    assert list(buttons(overview.states)) == ["Verified, 2 documents", "Never verified, 2 documents"]
    assert list(buttons(overview.doubtful)) == [
        "Handoff, no owner · never verified",
        "Territories, no owner · never verified",
    ]
    assert "Trust of all documents, 2 of 4 can be relied on" in buttons(library.page.view.overall)


def test_it_follows_what_is_verified(library: Library) -> None:
    overview = library.page.view.overview
    library.workspace.run("Verified", verify, library.ids["Handoff"], [How.READ])
    library.qtbot.waitUntil(lambda: overview.share.text() == "75 % of 4 documents can be relied on")
    assert "Trust of all documents, 3 of 4 can be relied on" in buttons(library.page.view.overall)
    library.clock.advance(days=21)
    library.page.refresh()
    overview.refresh()
    assert overview.trend.isVisible()
    assert overview.trend.accessibleName().endswith(": 75 %, 75 %, 75 %, 75 %")
    assert overview.movement.text().endswith("3 weeks ago it was 75 %.")
    pixels = overview.trend.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert len({pixels.pixel(x, y) for x in range(0, pixels.width(), 3) for y in range(pixels.height())}) > 3


def test_its_lines_lead_to_documents_and_to_narrower_libraries(library: Library) -> None:
    page, overview = library.page, library.page.view.overview
    library.qtbot.waitUntil(lambda: bool(buttons(overview.doubtful)))
    buttons(overview.states)["Never verified, 2 documents"].click()
    assert library.shown() == ["Handoff", "Territories"]
    assert page.model.filter.trusts == frozenset({Trust.NEVER})
    overview.unowned_requested.emit()
    assert {page.model.rows[library.ids[title]].owner for title in library.shown()} == {""}
    overview.state_requested.emit(None)
    assert library.shown() == ["Handoff", "Territories"]
    buttons(overview.doubtful)["Territories, no owner · never verified"].click()
    assert page.current_id == library.ids["Territories"]
    assert not overview.isVisible()
    (back,) = buttons(page.view.overall).values()
    back.setFocus()
    library.press(Qt.Key.Key_Space)
    assert page.current_id is None
    assert overview.isVisible()


def test_what_was_typed_is_saved_before_the_overview_is_shown(library: Library) -> None:
    library.open("Territories")
    library.write("More.")
    library.page.show_overview()
    assert library.detail("Territories").body.endswith("More.")


def test_an_empty_library_shows_no_share(library: Library) -> None:
    for document in library.ids.values():
        library.workspace.run("Deleted", commands.trash, document)
    library.page.view.overview.refresh()
    assert not library.page.view.overview.share.isVisible()


def test_a_long_title_is_broken_into_a_few_lines_and_ends_in_an_ellipsis(themes: ThemeManager) -> None:
    font = themes.font("text")
    assert isinstance(font, QFont)
    words = " ".join(["😀 deployment"] * 12)
    lines = lines_of(words, font, 160)
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 160 for line in lines)
    assert lines_of("Short", font, 160) == ["Short"]
    assert " ".join(lines_of("two words here", font, 60, 9)) == "two words here"
