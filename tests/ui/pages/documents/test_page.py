"""The page on a real workspace: reading, writing, verifying, comparing, linking, searching, all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from csops_desktop.commands import documents as commands
from csops_desktop.commands import responsibilities
from csops_desktop.domain.trust import How, Kind, Trust
from csops_desktop.queries import documents as queries
from tests.ui.pages.documents.conftest import HOW_TO, Library
from ui.pages.documents.autosave import DELAY_MS
from ui.pages.documents.compare_sheet import CompareSheet
from ui.pages.documents.new_sheet import NO_TITLE, NewSheet
from ui.pages.documents.templates import TEMPLATES
from ui.pages.documents.verify_sheet import MISSING, VerifySheet

Key = Qt.Key


def test_the_library_shows_what_is_there_and_opens_with_the_arrow_keys(library: Library) -> None:
    assert library.shown() == ["Handoff", "KPI definitions", "Net retention", "Territories"]
    tree = library.page.view.tree
    tree.setFocus()
    for _ in range(3):
        library.press(Key.Key_Down)
    assert library.page.current_id == library.ids["KPI definitions"]
    assert library.page.view.writing.edit.toPlainText() == "Numbers.\n"
    library.press(Key.Key_Return)
    assert library.page.view.writing.edit.hasFocus()
    library.press(Key.Key_Escape)
    assert tree.hasFocus()


def test_typing_is_saved_within_a_second_and_one_step_of_undo(library: Library) -> None:
    library.open("Territories")
    before = library.workspace.undo_label
    library.write("North is Mara's.")
    assert DELAY_MS < 1000
    library.qtbot.waitSignal(library.page.view.writing.body_saved, timeout=1000).wait()
    assert library.detail("Territories").body == "Rules of the year.\nNorth is Mara's."
    library.write(" South too.")
    assert library.page.finish()
    assert library.detail("Territories").body.endswith("South too.")
    library.workspace.undo()
    assert library.detail("Territories").body == "Rules of the year.\n"
    assert library.workspace.undo_label == before
    assert library.page.view.writing.edit.toPlainText() == "Rules of the year.\n"


def test_opening_another_document_saves_the_first(library: Library) -> None:
    library.open("Territories")
    library.write("More.")
    library.open("Handoff")
    assert library.detail("Territories").body.endswith("More.")
    assert library.detail("Handoff").body == "Who: see [[Net retention]].\n"


def test_what_was_verified_and_then_edited_says_so_at_once(library: Library) -> None:
    library.open("KPI definitions")
    banner = library.page.view.writing.banner
    assert banner.accessibleName().startswith("Verified.")
    assert banner.changes_button.isHidden()
    library.write("New.")
    library.page.finish()
    assert banner.accessibleName().startswith("Edited since verified.")
    assert "read through" in banner.accessibleName()
    assert not banner.changes_button.isHidden()
    assert library.page.model.rows[library.ids["KPI definitions"]].trust is Trust.EDITED


def test_a_stale_document_says_for_how_long_and_who_owns_it(library: Library) -> None:
    library.clock.advance(days=100)
    library.page.refresh()
    library.open("Net retention")
    said = library.page.view.writing.banner.accessibleName()
    assert said.startswith("Stale for 40 days.")
    assert "every 60 days" in said
    assert "Mara owns it." in said


def test_verifying_asks_what_was_checked_and_shows_what_changed(library: Library) -> None:
    library.open("KPI definitions")
    library.write("New line.")
    library.page.verify_document()
    sheet = library.sheet(VerifySheet)
    assert sheet.diff.changed == 1
    assert "New line." in sheet.diff.toPlainText()
    sheet.verify_button.click()
    assert sheet.boxes[How.READ].accessibleDescription() == MISSING
    assert len(library.detail("KPI definitions").verifications) == 1
    library.qtbot.keyClick(sheet.boxes[How.READ], Key.Key_Space)
    sheet.boxes[How.DATA].setChecked(True)
    library.qtbot.keyClicks(sheet.note_edit, "Agrees with finance.")
    sheet.verify_button.click()
    assert not sheet.isVisible()
    last = library.detail("KPI definitions").verifications[0]
    assert (last.how, last.note) == ((How.READ, How.DATA), "Agrees with finance.")
    assert library.detail("KPI definitions").row.trust is Trust.VERIFIED


def test_there_is_no_way_to_verify_many(library: Library) -> None:
    library.page.toggle_table()
    table = library.page.view.table
    assert table is not None
    assert table.selectionMode() is table.SelectionMode.SingleSelection
    words = [button.text() for button in library.window.findChildren(QAbstractButton)]
    assert not [word for word in words if "all" in word.lower() and "verif" in word.lower()]


def test_versions_are_compared_and_restored(library: Library) -> None:
    library.open("Territories")
    library.clock.advance(minutes=5)
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], "Rules of next year.\n")
    versions = library.detail("Territories").versions
    library.page.compare(versions[1].id, versions[0].id)
    sheet = library.sheet(CompareSheet)
    assert sheet.diff.sentence == "1 line changed."
    sheet.restore_button.click()
    assert library.detail("Territories").body == "Rules of the year.\n"
    assert len(library.detail("Territories").versions) == 3
    assert library.page.view.writing.edit.toPlainText() == "Rules of the year.\n"


def test_a_new_document_begins_with_its_template(library: Library) -> None:
    library.page.new_document()
    sheet = library.sheet(NewSheet)
    library.press(Key.Key_Return)
    assert sheet.title_edit.accessibleDescription() == NO_TITLE
    library.qtbot.keyClicks(sheet.title_edit, "Gross churn")
    row = next(n for n, template in enumerate(TEMPLATES) if template.kind is Kind.KPI_DEFINITION)
    sheet.templates.setCurrentRow(row)
    library.press(Key.Key_Return)
    made = library.workspace.read(queries.document_by_title, "gross churn")
    assert made is not None
    assert made.kind is Kind.KPI_DEFINITION
    assert library.page.current_id == made.id
    assert library.page.view.writing.edit.toPlainText().startswith("# Gross churn\n")
    assert library.page.view.writing.edit.hasFocus()


def test_every_template_says_its_title_and_has_what_its_kind_needs() -> None:
    needed = {
        Kind.PROCESS: ("Purpose", "Trigger", "Steps", "Owner", "Exceptions", "How we know it worked"),
        Kind.COMMAND_PLAN: ("customer needs", "Key contacts", "Value", "Risks", "Mutual plan"),
        Kind.KPI_DEFINITION: ("Formula", "Source fields", "Owner", "Caveats"),
    }
    for template in TEMPLATES:
        body = template.body("A title")
        assert "{{" not in body
        assert (body == "") == (template.kind is Kind.OTHER)
        assert body.startswith("# A title\n") or not body
        assert not [part for part in needed.get(template.kind, ()) if part not in body]


def test_links_open_and_dead_ones_are_offered(library: Library) -> None:
    library.open("Net retention")
    writing = library.page.view.writing
    html = writing.preview.toHtml()
    assert "wiki:KPI%20definitions" in html
    assert "dead:Data%20incident" in html
    writing.preview.document_requested.emit("KPI definitions", "")
    assert library.page.current_id == library.ids["KPI definitions"]
    library.open("Net retention")
    writing.preview.dead_link_followed.emit("Data incident")
    assert writing.link_bar.isVisible()
    writing.link_bar.yes_button.click()
    sheet = library.sheet(NewSheet)
    assert sheet.title_edit.text() == "Data incident"
    sheet.submit()
    library.open("Net retention")
    assert library.detail("Net retention").dead_links == ()
    writing.render_now()
    assert "dead:" not in writing.preview.toHtml()


def test_an_address_is_shown_before_it_is_opened(library: Library, monkeypatch: object) -> None:
    opened: list[str] = []
    monkeypatch.setattr(  # type: ignore[attr-defined]
        "ui.pages.documents.writing.QDesktopServices.openUrl", lambda url: opened.append(url.toString()) or True
    )
    library.open("Net retention")
    writing = library.page.view.writing
    writing.preview.address_requested.emit("file:///etc/passwd")
    assert writing.link_bar.isHidden()
    writing.preview.address_requested.emit("https://example.org/report")
    assert writing.link_bar.isVisible()
    assert "example.org" in writing.link_bar.accessibleDescription()
    assert opened == []
    writing.link_bar.yes_button.click()
    assert opened == ["https://example.org/report"]


def test_search_finds_texts_and_shows_the_place(library: Library) -> None:
    box = library.page.tools.search_box
    library.page.focus_search()
    library.qtbot.keyClicks(box, "open the report")
    library.press(Key.Key_Return)
    assert library.shown() == ["Net retention"]
    index = library.page.model.index_of(library.ids["Net retention"])
    assert "Open the report" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert library.page.current_id == library.ids["Net retention"]
    box.setText("nothing like this")
    library.page._search()
    assert library.page.view.no_match.isVisible()
    box.clear()
    library.page._search()
    assert len(library.shown()) == 4


def test_a_pasted_picture_is_stored_and_shown(library: Library) -> None:
    library.open("Territories")
    edit = library.page.view.writing.edit
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    edit.insertFromMimeData(mime)
    library.page.finish()
    assert "](attachment:pasted.png)" in library.detail("Territories").body
    assert library.workspace.read(queries.attachment, "pasted.png") is not None
    library.page.view.writing.forget_names()
    library.page.view.writing.render_now()
    assert 'src="attachment:pasted.png"' in library.page.view.writing.preview.toHtml()
    assert library.page.view.writing.preview.refused == []


def test_a_document_belongs_to_a_responsibility(library: Library) -> None:
    rid = library.workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
    library.open("Net retention")
    belongs = library.page.view.panel.belongs
    belongs.add_line.edit.setText("no such thing")
    belongs.add_line.submit()
    assert "no such thing" in belongs.add_line.edit.accessibleDescription()
    belongs.add_line.edit.setText("cs kpis")
    belongs.add_line.submit()
    assert [link.id for link in library.detail("Net retention").responsibilities] == [rid]
    belongs.lines.remove_requested.emit(rid)
    assert library.detail("Net retention").responsibilities == ()


def test_the_review_rule_is_changed_in_place(library: Library) -> None:
    library.open("Net retention")
    review = library.page.view.panel.review
    review.edit_button.click()
    review.choice_box.setCurrentIndex(4)
    review.reason_edit.clear()
    review.save_button.click()
    assert review.reason_edit.accessibleDescription().startswith("Say in one sentence")
    review.choice_box.setCurrentIndex(1)
    review.number_box.setValue(3)
    review.reason_edit.setText("it moves fast")
    review.save_button.click()
    assert library.detail("Net retention").rule.sentence == "every 3 weeks"
    assert not review.choice_box.isVisible()


def test_what_undo_does_elsewhere_shows_here(library: Library) -> None:
    library.open("Net retention")
    library.workspace.run("Renamed", commands.rename, library.ids["Net retention"], "NRR")
    assert library.page.view.panel.facts.title_edit.text == "NRR"
    assert "NRR" in library.shown()
    library.workspace.undo()
    assert "Net retention" in library.shown()
    library.workspace.run("Trashed", commands.trash, library.ids["Territories"])
    assert "Territories" not in library.shown()


def test_a_long_text_pauses_the_preview_and_says_so(library: Library) -> None:
    long = "word and more words in this line\n" * 66_000
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], long)
    library.open("Territories")
    writing = library.page.view.writing
    assert writing._paused.isVisible()
    assert "paused" in writing._paused.text()
    assert not writing.preview.isVisible()
    library.write("end")
    library.page.finish()
    assert library.detail("Territories").body.endswith("end")


def test_everything_that_takes_the_keyboard_has_a_name(library: Library) -> None:
    library.open("Net retention")
    library.page.view.writing.open_find()
    library.page.view.panel.review.edit()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in library.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not isinstance(widget.parent(), QComboBox)
        and not (isinstance(widget, QLineEdit) and widget.objectName() == "qt_spinbox_lineedit")
    ]
    assert nameless == []


def test_tab_leads_through_the_page_and_back(library: Library) -> None:
    library.open("Net retention")
    library.page.view.tree.setFocus()
    seen: set[QWidget] = set()
    for _ in range(60):
        library.press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused)
    writing = library.page.view.writing
    assert {library.page.view.tree, writing.edit, writing.preview, writing.banner.verify_button} <= seen


def test_the_source_is_never_changed_by_looking(library: Library) -> None:
    library.open("Net retention")
    library.page.view.writing.set_mode("read")
    library.page.view.writing.set_mode("both")
    library.open("Handoff")
    assert library.detail("Net retention").body == HOW_TO
    assert len(library.detail("Net retention").versions) == 1


def test_who_writes_at_the_end_sees_the_end_in_the_preview(library: Library) -> None:
    body = "".join(f"Paragraph {number} of some words.\n\n" for number in range(200))
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], body)
    library.open("Territories")
    library.write("A last sentence, which takes more than a line of the narrow field that it is written in. " * 3)
    preview = library.page.view.writing.preview
    library.page.view.writing.render_now()
    assert preview.verticalScrollBar().value() == preview.verticalScrollBar().maximum() > 0


def test_titles_that_begin_with_what_is_typed_are_offered_first(library: Library) -> None:
    library.workspace.run("Added", commands.add_document, "A hand")
    library.open("Territories")
    library.write("[[hand")
    assert library.page.view.writing.edit.completion.titles() == ["Handoff", "A hand"]
    library.write("off]]")
    assert not library.page.view.writing.edit.completion.showing


def test_enter_and_a_double_click_open_a_document_of_the_table(library: Library) -> None:
    library.page.toggle_table()
    table = library.page.view.table
    assert table is not None
    table.select(library.ids["Net retention"])
    library.press(Key.Key_Return)
    assert library.page.current_id == library.ids["Net retention"]
    assert not table.isVisible()
    assert library.page.view.writing.edit.hasFocus()
    library.page.toggle_table()
    index = table.rows.index(table.rows.place_of(library.ids["Handoff"]), 0)
    place = table.visualRect(index).center()
    library.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    library.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert library.page.current_id == library.ids["Handoff"]
