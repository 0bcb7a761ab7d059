"""The order in which Tab walks: as a page is read, whenever its widgets were made. Imports Qt only.

Qt walks in the order in which widgets were made, so that lines that came later, a step of a plan or an ask, would stand
behind everything else. Here the layouts say the order at the moment at which Tab is pressed: nothing has to be kept in
step with lists that change all day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


@runtime_checkable
class OwnOrder(Protocol):
    """A part whose layout doesn't tell its order, such as a grid that is read column by column."""

    def tab_order(self) -> Sequence[QWidget]:
        """Return its controls in the order in which they are read."""


def walk_focus(window: QWidget, *, forward: bool) -> bool:
    """Bring the keyboard to the next control of a window, or to the one before; return whether there is one.

    After the last control comes the first. What is scrolled away is scrolled into view. Qt asks for the next one also
    when what has the keyboard is being hidden: a line that is deleted hands it on to the line below.
    """
    focused = QApplication.focusWidget()
    widgets = [window, *_below(window, focused)]
    at = widgets.index(focused) if focused in widgets else -1 if forward else 0
    around = [*widgets[at + 1 :], *widgets[:at]] if forward else [*widgets[:at][::-1], *widgets[at + 1 :][::-1]]
    target = next((widget for widget in around if _is_stop(widget)), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _scroll_to(target)
    return True


def focus_first(part: QWidget) -> None:
    """Bring the keyboard to the first control of a part of a window, if it has one."""
    first = next((widget for widget in _below(part, None) if _is_stop(widget)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _below(widget: QWidget, focused: QWidget | None) -> Iterator[QWidget]:
    """Go through all that is shown within a widget, and to what has the keyboard, in the order in which it is read."""
    for child in _parts(widget):
        leads_to_focus = focused is not None and (child is focused or child.isAncestorOf(focused))
        if (child.isVisible() or leads_to_focus) and not child.isWindow():
            yield child
            yield from _below(child, focused)


def _parts(widget: QWidget) -> Sequence[QWidget]:
    """Return the parts of a widget: what its layout holds, then what floats over it."""
    if isinstance(widget, OwnOrder):
        return widget.tab_order()
    layout = widget.layout()
    laid_out = list(_laid_out(layout)) if layout is not None else []
    children = (child for child in widget.children() if isinstance(child, QWidget))
    return [*laid_out, *(child for child in children if child not in laid_out)]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Go through the widgets of a layout and of those within it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _is_stop(widget: QWidget) -> bool:
    """Say whether Tab stops at a widget; what hands the keyboard on is passed over for what it hands it to."""
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _scroll_to(target: QWidget) -> None:
    """Scroll all that a widget stands in until it is in sight."""
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target)
        above = above.parentWidget()
