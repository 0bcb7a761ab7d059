"""The small parts: labels, pills, fields, sections, empty states, the flow layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.domain.status import Status
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.card_cells import status_icon
from ui.widgets.check_box import CheckBox
from ui.widgets.combo_box import ComboBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.pill import Pill, PillKind, pill_colours
from ui.widgets.search_box import SearchBox
from ui.widgets.section import Section
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel, plain_tooltip

type Show = Callable[[QWidget], None]

HOSTILE = '<img src="x"> & <b>bold</b>'


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    label = TextLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "&lt;img" in plain_tooltip(label.text())
    assert plain_tooltip("") == ""


def test_a_label_is_cut_only_where_it_must_be(qtbot: QtBot, themes: ThemeManager) -> None:
    label = TextLabel("A long sentence that does not fit")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.elided
    label.resize(60, 20)
    assert label.elided
    assert label.text() == "A long sentence that does not fit"
    assert label.minimumSizeHint().width() < 60


@pytest.mark.parametrize("kind", ["accent", "red", "yellow", "green", "muted"])
def test_a_pill_has_its_kinds_ground(qtbot: QtBot, themes: ThemeManager, kind: PillKind) -> None:
    pill = Pill(themes, HOSTILE, kind, icon="ask")
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    ground, _ = pill_colours(themes.theme, kind)
    image = pill.grab().toImage()
    assert image.pixelColor(image.width() // 2, 1) == ground
    assert pill.textFormat() is Qt.TextFormat.PlainText


def test_a_pill_makes_room_for_its_icon(qtbot: QtBot, themes: ThemeManager) -> None:
    pill = Pill(themes, "1 ask")
    qtbot.addWidget(pill)
    bare = pill.sizeHint().width()
    pill.show_fact("1 ask", "accent", "ask")
    assert pill.sizeHint().width() > bare


def test_esc_clears_a_search_box_and_is_then_left_to_others(qtbot: QtBot, themes: ThemeManager) -> None:
    box = SearchBox(themes, "Filter cards", key_hint="Ctrl K")
    qtbot.addWidget(box)
    assert box.accessibleName() == box.placeholderText() == "Filter cards"
    qtbot.keyClicks(box, "kpi")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_a_collapsible_section_says_what_its_chevron_does(qtbot: QtBot, themes: ThemeManager) -> None:
    section = Section(themes, "Plan to green", collapsible=True)
    qtbot.addWidget(section)
    section.body.addWidget(QLabel("step"))
    chevron = section.findChild(IconButton)
    assert chevron.accessibleName() == "Hide Plan to green"
    with qtbot.waitSignal(section.collapsed_changed) as changed:
        chevron.click()
    assert changed.args == [True]
    assert section.collapsed
    assert chevron.accessibleName() == "Show Plan to green"
    section.set_collapsed(False)
    assert not section.collapsed


def test_a_plain_section_shows_its_parts(qtbot: QtBot, themes: ThemeManager) -> None:
    section = Section(themes, "Ask")
    qtbot.addWidget(section)
    aside = QPushButton("Add")
    section.set_remark("2 of 5")
    section.set_aside(aside)
    assert section.findChild(IconButton) is None
    assert [label.text() for label in section.findChildren(TextLabel)] == ["Ask", "2 of 5"]
    assert section.isAncestorOf(aside)


def test_an_empty_state_offers_what_to_do(qtbot: QtBot, themes: ThemeManager) -> None:
    empty = EmptyState(themes, "board", "Nothing yet", "Import a tracker.")
    qtbot.addWidget(empty)
    button = empty.add_button("Import a tracker", "primary", "import")
    assert empty.accessibleName() == "Nothing yet"
    assert empty.isAncestorOf(button)
    empty.say("Nothing found", "No card has these words.")
    assert "No card has these words." in [label.text() for label in empty.findChildren(TextLabel)]
    assert empty.accessibleName() == "Nothing found"


def test_flow_breaks_into_lines_and_skips_what_is_hidden(qtbot: QtBot, themes: ThemeManager, show: Show) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    pills = [Pill(themes, f"pill {i}") for i in range(6)]
    for pill in pills:
        flow.addWidget(pill)
    one_line = flow.heightForWidth(2000)
    assert flow.heightForWidth(120) > 2 * one_line
    host.resize(120, 300)
    show(host)
    assert len({pill.y() for pill in pills}) > 1
    assert all(pill.geometry().right() < 120 for pill in pills)
    for pill in pills[1:]:
        pill.hide()
    assert flow.heightForWidth(120) == one_line


def test_controls_have_names_and_the_drawn_height(qtbot: QtBot, themes: ThemeManager, show: Show) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    controls: dict[str, QWidget] = {
        "Export deck": Button(themes, "Export deck", "primary", icon="reports"),
        "More": IconButton(themes, "more", "More"),
        "Area": ComboBox(themes, "Area"),
        "Days": SpinBox(themes, "Days"),
        "Filter": SearchBox(themes, "Filter"),
    }
    layout = QVBoxLayout(host)
    for control in controls.values():
        layout.addWidget(control)
    show(host)
    for name, control in controls.items():
        assert control.accessibleName() == name
        assert abs(control.height() - 32) <= 1, name


def test_a_check_box_ticks_by_mouse_and_keyboard(qtbot: QtBot, themes: ThemeManager, show: Show) -> None:
    box = CheckBox(themes, "Colour-blind palette")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    show(box)
    empty = box.grab().toImage()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert box.grab().toImage() != empty
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    assert box.accessibleName() == "Colour-blind palette"


def test_widgets_grow_with_the_font_scale(qtbot: QtBot, themes: ThemeManager, show: Show) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    widgets: list[QWidget] = [Pill(themes, "stale"), Button(themes, "Save"), CheckBox(themes, "Done"), QLineEdit()]
    for widget in widgets:
        layout.addWidget(widget)
    show(host)
    before: list[QSize] = [widget.sizeHint() for widget in widgets]
    themes.apply("light", font_scale=2.0)
    for widget, old in zip(widgets, before, strict=True):
        assert widget.sizeHint().height() > 1.6 * old.height(), widget


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_every_button_is_pressed_by_enter_and_space(
    qtbot: QtBot, themes: ThemeManager, show: Show, key: Qt.Key
) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    buttons = (Button(themes, "Undo"), IconButton(themes, "close", "Close"))
    for button in buttons:
        layout.addWidget(button)
    qtbot.addWidget(window)
    show(window)
    for button in buttons:
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_a_bare_button_says_its_words_to_the_ear(qtbot: QtBot, themes: ThemeManager) -> None:
    button = Button(themes, "Table", icon="table")
    qtbot.addWidget(button)
    assert button.sizeHint().width() == button.width_for(bare=False)
    button.set_bare(True)
    assert (button.text(), button.accessibleName()) == ("", "Table")
    assert button.sizeHint().width() == button.width_for(bare=True) < button.width_for(bare=False)
    button.say("Sales & success")
    assert (button.text(), button.accessibleName()) == ("", "Sales & success")
    button.set_bare(False)
    assert button.text() == "Sales && success"


def test_a_combo_box_is_named_by_a_label_beside_it(qtbot: QtBot, themes: ThemeManager) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    combo = ComboBox(themes, "Text size")
    combo.addItem("100 %")
    layout.addWidget(combo)
    qtbot.addWidget(window)
    interface = QAccessible.queryAccessibleInterface(combo)
    assert interface is not None
    named = [other.text(QAccessible.Text.Name) for other, _ in interface.relations(QAccessible.RelationFlag.Label)]
    assert named == ["Text size"]
    labels = [label for label in window.findChildren(QLabel) if label.buddy() is combo]
    assert [label.isHidden() for label in labels] == [True]


def test_a_number_field_names_the_line_in_which_it_is_typed(qtbot: QtBot, themes: ThemeManager) -> None:
    box = SpinBox(themes, "Check-in interval in days")
    qtbot.addWidget(box)
    assert box.lineEdit().accessibleName() == "Check-in interval in days"


@pytest.mark.parametrize("status", list(Status))
def test_a_selected_row_keeps_the_colour_of_its_shape(qtbot: QtBot, themes: ThemeManager, status: Status) -> None:
    normal, selected = (
        status_icon(themes, status, 1.0).pixmap(12, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert normal == selected
