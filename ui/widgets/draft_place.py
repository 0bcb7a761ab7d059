"""Says which field of which thing a text field is, so that what is typed in it can be kept. Imports Qt and the domain.

A panel, a row or a sheet says once what it is about (`belongs_to`); each text field in it is named by its accessible
name, or by `name_field` where that changes. A field in nothing that says so (a search, a filter) is none whose text is
kept.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from csops_desktop.domain.drafts import Place
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_field import LineField

type Field = LineField | GrowingEdit
"""What a person types into."""

FIELDS = (LineField, GrowingEdit)

_THING = "draft_thing"
_CALLED = "draft_called"
_FIELD = "draft_field"
_WORDS = "draft_words"
_KEPT = "draft_kept"


def belongs_to(widget: QWidget, kind: str, thing: int = 0, called: str = "") -> None:
    """Say what the fields in a widget belong to.

    Args:
        widget: a panel, a row, a sheet.
        kind: the thing's table, or the name of a form: "new_request".
        thing: its id; 0 for a form.
        called: what to call it after "of": "“CS KPIs”", "a new request"; whatever surrounds it where empty.
    """
    widget.setProperty(_THING, f"{kind}:{thing}")
    widget.setProperty(_CALLED, called)


def name_field(widget: QWidget, field: str, words: str = "") -> None:
    """Name a field otherwise than by its accessible name.

    Args:
        widget: the field, or what opens it.
        field: its name; "" for one whose text is not to be kept.
        words: what to call it: "the reason for", "the summary of".
    """
    widget.setProperty(_FIELD, field)
    widget.setProperty(_WORDS, words)


def copy_name(source: QWidget, field: QWidget) -> None:
    """Name a field as what opens it is named."""
    name_field(field, source.property(_FIELD), source.property(_WORDS))


def place_of(field: QWidget) -> tuple[Place, str] | None:
    """Return a field's place, and what the person calls it: "the reason for “CS KPIs”"; `None` for none to be kept."""
    name = field.property(_FIELD)
    if name is None:
        name = slug(field.accessibleName())
    thing, called = _around(field)
    if not name or not thing:
        return None
    words = field.property(_WORDS) or f"“{field.accessibleName()}” of"
    said = f"{words} {called}" if called else words.removesuffix(" of").removesuffix(" for")
    kind, _, number = thing.partition(":")
    return Place(kind, int(number), name), said


def slug(name: str) -> str:
    """Return a name as a part of a place: "From whom" is "from_whom"."""
    return "_".join(name.lower().split())


def _around(field: QWidget) -> tuple[str, str]:
    """Return the nearest thing around a field, and what the nearest that is called anything is called."""
    thing = ""
    widget: QWidget | None = field
    while widget is not None:
        thing = thing or widget.property(_THING) or ""
        if thing and (called := widget.property(_CALLED)):
            return thing, called
        widget = widget.parentWidget()
    return thing, ""


def keep_when_hidden(widget: QWidget, *, kept: bool = True) -> None:
    """Say that a widget is about to be hidden without the person having saved or given up what is typed in it.

    Args:
        widget: a question, a sheet.
        kept: whether that is so; it stays so until it is said otherwise.
    """
    widget.setProperty(_KEPT, kept)


def was_decided(field: QWidget) -> bool | None:
    """Say whether a field that has just gone was saved or given up; `None` where it is only put out of sight.

    Whatever closes by itself (a field in place, a question, a sheet) hides itself when the person has decided; a page,
    a tab or a window that is hidden takes its fields along, and they come back with what is typed in them.
    """
    widget: QWidget | None = field
    while widget is not None and not widget.isWindow() and not isinstance(widget.parentWidget(), QStackedWidget):
        if widget.isHidden():
            return not widget.property(_KEPT)
        widget = widget.parentWidget()
    return None


def text_of(field: Field) -> str:
    """Return what stands in a field."""
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def write_into(field: Field, text: str) -> None:
    """Put a text in a field's place as typing does, so that Ctrl+Z takes it out again; the cursor stands at its end."""
    field.selectAll()
    if isinstance(field, LineField):
        field.insert(text)
    else:
        field.insertPlainText(text)
