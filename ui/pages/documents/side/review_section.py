"""When a document is to be verified again, why then, and the rule behind it, changed in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import documents as commands
from csops_desktop.commands import labels
from csops_desktop.domain.trust import ReviewRule, Unit
from csops_desktop.queries.document_rows import DocumentDetail
from csops_desktop.text.dates import say_date, say_exact
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.combo_box import ComboBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.icon_button import IconButton
from ui.widgets.line_field import LineField
from ui.widgets.section import Section
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel

UNITS: tuple[Unit, ...] = ("days", "weeks", "months")
CHOICES = ("Every so many days", "Every so many weeks", "Every so many months", "On a date", "Never: evergreen")
ON_DATE, EVERGREEN = 3, 4
MOST = 3660


class ReviewSection(Section):
    """The rule in words and the next date with its reason; a form to change the rule."""

    def __init__(self, desk: Desk, bridge: WorkspaceBridge, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Review rule", parent=parent)
        self._desk = desk
        self._bridge = bridge
        self._detail: DocumentDetail | None = None
        self._says = TextLabel(wrap=True)
        self._due = TextLabel(wrap=True)
        self._why = TextLabel(role="small", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self.edit_button = IconButton(desk.themes, "edit", "Change the review rule", small=True)
        self.choice_box = ComboBox(desk.themes, "Review")
        self.choice_box.addItems(list(CHOICES))
        self.number_box = SpinBox(desk.themes, "Interval")
        self.number_box.setRange(1, MOST)
        self.day_edit = DateEdit(desk.themes, desk.clock, "Review on", placeholder="On which day")
        self.reason_edit = LineField()
        self.reason_edit.setPlaceholderText("Because …")
        self.reason_edit.setAccessibleName("Reason of the review rule")
        self.save_button = Button(desk.themes, "Set the rule", "primary", small=True)
        self.cancel_button = Button(desk.themes, "Cancel", small=True)
        self._day: date | None = None
        self._lay_out_form()
        self.edit_button.clicked.connect(self.edit)
        self.choice_box.currentIndexChanged.connect(self._on_choice_box_changed)
        self.day_edit.committed.connect(self._on_day_edit_committed)
        self.reason_edit.submit_requested.connect(self._on_save_button_clicked)
        self.reason_edit.cancel_requested.connect(self.close_form)
        self.save_button.clicked.connect(self._on_save_button_clicked)
        self.cancel_button.clicked.connect(self.close_form)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show the rule of a document; an open form of the same document keeps what is in it."""
        if self._detail is None or detail.row.id != self._detail.row.id:
            self.close_form()
        self._detail = detail
        rule, row = detail.rule, detail.row
        because = f", because {rule.reason}" if rule.reason else ""
        said = f"on {say_date(rule.on, row.today)}" if rule.on is not None else rule.sentence
        self._says.setText(f"{said[0].upper()}{said[1:]}{because}")
        due = row.due_on
        self._due.setText("" if due is None else f"Due {say_date(due, row.today)}")
        self._due.setToolTip("" if due is None else say_exact(due))
        self._due.setHidden(due is None)
        self._why.setText(row.due_reason)
        self._why.setHidden(not row.due_reason)

    def edit(self) -> None:
        """Open the form with the present rule."""
        if self._detail is None:
            return
        rule = self._detail.rule
        choice = EVERGREEN if rule.evergreen else ON_DATE if rule.on is not None else UNITS.index(rule.unit or "months")
        self.choice_box.setCurrentIndex(choice)
        self.number_box.setValue(rule.every or 6)
        self._day = rule.on
        self.day_edit.set_date(rule.on)
        self.reason_edit.setText(rule.reason)
        self._on_choice_box_changed(choice)
        self._refuse("")
        self._form.show()
        self.choice_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Close the form and keep the rule."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._form.isAncestorOf(focused)
        self._form.hide()
        if had_focus:
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_form(self) -> None:
        """Set the words over the hidden form."""
        self.set_aside(self.edit_button)
        for label in (self._says, self._due, self._why):
            self.body.addWidget(label)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 4, 0, 0)
        form.setSpacing(6)
        form.addWidget(self.choice_box)
        form.addWidget(self.number_box)
        form.addWidget(self.day_edit)
        form.addWidget(self.reason_edit)
        form.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        form.addLayout(buttons)
        self.body.addWidget(self._form)
        self._form.hide()

    def _refuse(self, sentence: str) -> None:
        """Say beneath the form why the rule is not taken; "" for nothing."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.reason_edit.setAccessibleDescription(sentence)

    def _on_choice_box_changed(self, choice: int) -> None:
        self.number_box.setVisible(choice < ON_DATE)
        self.day_edit.setVisible(choice == ON_DATE)
        if choice < ON_DATE:
            self.number_box.setSuffix(f" {UNITS[choice]}")

    def _on_day_edit_committed(self, day: date | None) -> None:
        self._day = day
        self.day_edit.set_date(day)

    def _on_save_button_clicked(self) -> None:
        """Set the rule, or say why it can't be."""
        detail = self._detail
        if detail is None:
            return
        choice, reason = self.choice_box.currentIndex(), self.reason_edit.text().strip()
        if choice == ON_DATE and self._day is None:
            self._refuse("Say on which day.")
            return
        if choice == EVERGREEN:
            rule = ReviewRule(evergreen=True, reason=reason)
        elif choice == ON_DATE:
            rule = ReviewRule(on=self._day, reason=reason)
        else:
            rule = ReviewRule(self.number_box.value(), UNITS[choice], reason=reason)
        label = labels.did("Set the review rule of", detail.row.title)
        budget = self._bridge.weekly_reviews
        if self._desk.run(self._refuse, label, commands.set_rule, detail.row.id, rule, budget):
            self.close_form()
