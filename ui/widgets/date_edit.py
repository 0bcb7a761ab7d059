"""A date that is typed as people say it, or chosen. Imports Qt, `ui.theme` and the core's `text.dates`."""

from __future__ import annotations

from datetime import date
from typing import override

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.errors import UserError
from csops_desktop.text.dates import MONTHS, parse_date, say_date, say_exact
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import name_field
from ui.widgets.icon_button import IconButton
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class DateEdit(QWidget):
    """A field that understands "15 Dec", "2026-12-15", "tomorrow", "+2w"; emptied, it means no date.

    Enter and leaving the field commit, Esc restores, Alt+Down opens the calendar.

    Signals:
        committed: the person wants this `date`, or `None`; different from the one shown. The receiver stores it and
            calls `set_date`, or refuses it with `show_error` before it returns.
    """

    committed = Signal(object)

    def __init__(
        self,
        themes: ThemeManager,
        clock: Clock,
        name: str,
        *,
        placeholder: str = "Add a date",
        quiet: bool = False,
        calendar_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show no date.

        Args:
            themes: the colours and icons.
            clock: says what today is.
            name: what the date means, the accessible name: "Needed by".
            placeholder: muted words while there is no date.
            calendar_name: what its calendar button does: "Choose the day in a calendar"; made of `name` where that
                is a noun.
            quiet: look like text until the pointer or the keyboard is on it.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._clock = clock
        self._name = name
        self._day: date | None = None
        self._remark = ""
        self._refused = False
        self._calendar: QCalendarWidget | None = None
        self.edit = LineField()
        choose = calendar_name or f"Choose {name.lower()} from a calendar"
        self._button = IconButton(themes, "calendar", choose, small=True)
        self._error = TextLabel(role="error", wrap=True)
        self.edit.setObjectName("date_field")
        # A day is typed in a second, and what stands here is read anew by what today is: nothing to keep.
        name_field(self.edit, "")
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self._quiet = quiet
        self.edit.setProperty("quiet", quiet)
        self._lay_out()
        self.edit.submit_requested.connect(self._on_edit_submit_requested)
        self.edit.entered.connect(self._on_edit_entered)
        self.edit.left.connect(self._on_edit_left)
        self.edit.cancel_requested.connect(self._on_edit_cancel_requested)
        self._button.clicked.connect(self.open_calendar)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    @property
    def day(self) -> date | None:
        """The date as stored."""
        return self._day

    def set_date(self, day: date | None, *, remark: str = "") -> None:
        """Show a stored date; a field in which something else is being typed keeps it.

        Args:
            day: the date, or `None`.
            remark: what is said of it beside the field, for who can't see that: "12 days late".
        """
        untouched = not self.edit.hasFocus() or not self.edit.isModified()
        self._day = day
        self._remark = remark
        if untouched:
            self._restore()

    def show_error(self, sentence: str) -> None:
        """Refuse what was typed and say why; it stays in the field."""
        self._refused = True
        self._error.setText(sentence)
        self._error.show()
        self.edit.setAccessibleDescription(sentence)
        self._mark(wrong=True)

    def open_calendar(self) -> None:
        """Open the calendar beneath the field, on the date or on today."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        day = self._day or self._clock.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._button.show()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._button.setVisible(not self._quiet or self.edit.hasFocus())
        super().leaveEvent(event)

    def _lay_out(self) -> None:
        """Set the calendar button into the field's right end, the error beneath."""
        inner = QHBoxLayout(self.edit)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.addStretch(1)
        inner.addWidget(self._button)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setVisible(not self._quiet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self._error)
        self._error.hide()

    def _make_calendar(self) -> QCalendarWidget:
        """Return the calendar; it is made when first opened, since most dates are typed."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAccessibleName(self._name)
        # Its own size forgets the border that the style sheet draws.
        calendar.setFixedSize(self._themes.metrics.px(288), self._themes.metrics.px(216))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = QTextCharFormat()
        weekend.setForeground(self._themes.theme.text_muted)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            arrow = calendar.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                arrow.setIcon(self._themes.icon(icon))
        calendar.clicked.connect(self._on_calendar_picked)
        calendar.activated.connect(self._on_calendar_picked)
        return calendar

    def _restore(self) -> None:
        """Show the stored date as people say it, exact in the tooltip."""
        today = self._clock.today()
        self.edit.setText("" if self._day is None else say_date(self._day, today))
        self.edit.setModified(False)
        self.edit.setToolTip("" if self._day is None else say_exact(self._day))
        self._error.hide()
        self.edit.setAccessibleDescription(self._remark)
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        """Set or take the red edge; a changed property needs the style to look again."""
        if self.edit.property("wrong") is wrong:
            return
        self.edit.setProperty("wrong", wrong)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _commit(self) -> None:
        """Read what is typed and ask the owner to store it."""
        if not self.edit.isModified():
            return
        try:
            day = parse_date(self.edit.text(), self._clock.today())
        except UserError as error:
            self.show_error(str(error))
            return
        self._offer(day)

    def _offer(self, day: date | None) -> None:
        """Ask the owner to store `day`, and show it unless it is refused."""
        self._refused = False
        self.edit.setModified(False)
        if day != self._day:
            self.committed.emit(day)
        if self._refused:
            self.edit.setModified(True)
            return
        self._day = day
        self._restore()

    def _on_themes_theme_changed(self) -> None:
        """Keep the text clear of the button, and make the calendar anew in the new colours."""
        self.edit.setTextMargins(0, 0, self._themes.metrics.px(18), 0)
        if self._calendar is not None:
            self._calendar.deleteLater()
            self._calendar = None

    def _on_edit_entered(self) -> None:
        """Say the year too while the date may be edited: without it, "10 Nov" would be read as the next one."""
        if self._day is not None and not self.edit.isModified():
            self.edit.setText(f"{self._day.day} {MONTHS[self._day.month - 1][:3]} {self._day.year}")
            self.edit.selectAll()

    def _on_edit_submit_requested(self) -> None:
        """Commit on Enter."""
        self._commit()

    def _on_edit_left(self) -> None:
        """Commit when the person goes on to something else."""
        self._commit()
        if not self.edit.isModified():
            self._restore()

    def _on_edit_cancel_requested(self) -> None:
        """Go back to the stored date."""
        self._restore()

    def _on_calendar_picked(self, picked: QDate) -> None:
        """Take the day and close the calendar."""
        assert self._calendar is not None
        self._calendar.hide()
        self._offer(date(picked.year(), picked.month(), picked.day()))
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
