"""Where links lead: to headings, to imported pages, and to the panel where they lead nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from csops_desktop.commands import documents as commands
from tests.ui.pages.documents.conftest import Library
from ui.pages.documents.new_sheet import NewSheet
from ui.pages.documents.side.line_list import MOST_LINES, Line, LineButton
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel


def test_a_link_to_a_heading_opens_the_document_there(library: Library) -> None:
    filler = "Words.\n\n" * 200
    body = f"# Rules\n\n{filler}## Who *may* approve\n\nMara.\n\n{filler}"
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], body)
    library.workspace.run(
        "Edited", commands.save_body, library.ids["Handoff"], "[[Territories#Who may approve]] [[#Below]]\n\n## Below\n"
    )
    library.open("Handoff")
    writing = library.page.view.writing
    assert "wiki:Territories#Who%20may%20approve" in writing.preview.toHtml()
    writing.preview.document_requested.emit("Territories", "Who may approve")
    assert library.page.current_id == library.ids["Territories"]
    assert writing.edit.textCursor().block().text() == "## Who *may* approve"
    assert writing.edit.firstVisibleBlock().blockNumber() > 350
    library.qtbot.waitUntil(lambda: writing.preview.verticalScrollBar().value() > 500)
    with library.qtbot.waitSignal(library.page.message_requested) as caught:
        writing.preview.document_requested.emit("", "Nowhere")
    assert caught.args == ["There is no heading “Nowhere” in this document."]
    library.open("Handoff")
    writing.preview.document_requested.emit("", "Below")
    assert writing.edit.textCursor().blockNumber() == 2


def test_addresses_that_lead_nowhere_stand_in_the_panel_and_lead_to_their_line(library: Library) -> None:
    body = "See [one](missing.md) and [[KPI definitions]].\n\n![shot](images/shot.png) ![[absent.png]] [w](https://x.org)\n"
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], body)
    library.open("Territories")
    links, edit = library.page.view.panel.links, library.page.view.writing.edit
    buttons = [b for b in links.dead_lines.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.accessibleName() for b in buttons] == [
        "Go to line 1: nothing is stored here under missing.md",
        "Go to line 3: nothing is stored here under images/shot.png",
        "Go to line 3: nothing is stored here under absent.png",
    ]
    buttons[1].click()
    assert edit.textCursor().blockNumber() == 2
    assert edit.hasFocus()
    library.open("Handoff")
    assert not [b for b in links.dead_lines.findChildren(QAbstractButton) if b.isVisible() and "line" in b.text()]


def test_a_relative_link_to_an_imported_page_leads_there(library: Library) -> None:
    made = library.workspace.run(
        "Added", commands.add_document, "How [we] work", body="## Steps\n", source_path="team/how.md"
    )
    body = "See [how](../team/how.html#steps)."
    place = library.workspace.run("Added", commands.add_document, "Start", body=body, source_path="start/index.md")
    library.page.open_document(place)
    writing = library.page.view.writing
    assert library.page.view.panel.links._dead.isHidden()
    assert "wiki:How%20%5Bwe%5D%20work#steps" in writing.preview.toHtml()
    writing.preview.document_requested.emit("How [we] work", "steps")
    assert library.page.current_id == made


def test_links_of_the_source_are_followed_by_key_and_by_mouse(library: Library) -> None:
    body = "😀 See [[KPI definitions#Numbers|the KPIs]] and [[Data incident]].\n\n## Below\n\n[[#Below]]\n"
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], body)
    library.open("Territories")
    writing = library.page.view.writing
    edit = writing.edit
    edit.setFocus()
    library.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert library.page.current_id == library.ids["Territories"]
    cursor = edit.textCursor()
    cursor.setPosition(body.index("incident") + 1)
    edit.setTextCursor(cursor)
    writing.set_mode("both")
    assert writing.preview_shown
    library.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not writing.link_bar.isHidden()
    writing.link_bar.close_bar()
    writing.set_mode("write")
    with library.qtbot.waitSignal(writing.create_requested) as caught:
        library.page.view.writing.edit.link_followed.emit("Data incident", "")
    assert caught.args == ["Data incident"]
    library.sheet(NewSheet).dismiss()
    writing.set_mode("both")
    cursor.setPosition(body.index("[[#Below") + 5)
    edit.setTextCursor(cursor)
    edit.setFocus()
    library.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edit.textCursor().block().text() == "## Below"
    cursor.setPosition(body.index("the KPIs") + 3)
    place = edit.cursorRect(cursor).center()
    library.qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=place)
    assert library.page.current_id == library.ids["KPI definitions"]
    assert edit.toPlainText() == "Numbers.\n"


def test_a_text_with_hundreds_of_dead_links_names_some_and_counts_the_rest(library: Library) -> None:
    body = "".join(f"[[Absent {number:03}]]\n" for number in range(300))
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], body)
    library.open("Territories")
    lines = library.page.view.panel.links.dead_lines
    library.qtbot.waitUntil(
        lambda: len([b for b in lines.findChildren(QAbstractButton) if b.isVisible()]) == MOST_LINES
    )
    assert "and 240 more" in [label.text() for label in lines.findChildren(TextLabel) if label.isVisible()]


def test_long_words_and_a_long_aside_share_a_line(themes: ThemeManager, qtbot: QtBot) -> None:
    shown = LineButton(
        themes, Line(1, "A rather long title of a document", "no owner · used in 8 places · stale 290 days")
    )
    qtbot.addWidget(shown)
    shown.resize(200, 24)
    font, small = (QFontMetrics(themes.font(name)) for name in ("text", "small"))
    room, aside = shown._shared(20, font, small)
    assert 60 < room < 120
    assert aside.endswith("…")
    assert room + small.horizontalAdvance(aside) <= 180
    shown.resize(900, 24)
    assert shown._shared(20, font, small)[1].endswith("stale 290 days")
