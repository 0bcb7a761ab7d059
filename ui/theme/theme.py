"""The theme that is on: follows the system, dresses the application, and hands out colours, measures, fonts, icons.

One `ThemeManager` is made at start-up, before any widget, and passed to whoever paints. Nothing else in the program
sets a style, a palette, an application font or a style sheet. Imports Qt, the core's assets and its siblings.
"""

from __future__ import annotations

import sys
from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from csops_desktop.assets import asset
from ui.theme.icons import Icons
from ui.theme.tokens import ROLES, Metrics, Theme, load_theme, metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

type ThemeChoice = Literal["system", "light", "dark"]
type FontRole = Literal["text", "small", "label", "card_title", "section", "page_title", "display"]

FONT_FILES = ("fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf")
FONT_FAMILY = "Inter"
SEMIBOLD_ROLES = ("label", "card_title", "section", "page_title", "display")
STYLE_TEMPLATES = ("qss/controls.qss", "qss/parts.qss")
MAX_FONT_SCALE = 2.0


def application() -> QApplication:
    """Return the one application, in the style that the style sheet stands on; it is made unless there is one.

    The style is named as on a command line: `setStyle` hands out the style, and a start would make `QStyle` for it with
    its 570 constants, a thirtieth of all that it takes.
    """
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    return app


class ThemeManager(QObject):
    """What the desk looks like now.

    Signals:
        theme_changed: the colours or the measures changed; what is painted by hand must be painted again.
    """

    theme_changed = Signal()

    def __init__(self, app: QApplication, system_is_dark: Callable[[], bool] | None = None) -> None:
        """Load the fonts and stand ready; `apply` dresses the application in the person's choice.

        Args:
            app: the application; the manager lives as long as it does.
            system_is_dark: what the system shows; Qt's own answer unless given, for platforms that have none.
        """
        super().__init__(app)
        self._system_is_dark = system_is_dark or _qt_says_dark
        self._app = app
        self._choice: ThemeChoice = "system"
        self._colour_blind = False
        self._scale = 1.0
        self._applying = False
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(asset(name)))
        self.theme: Theme = load_theme(self._theme_name())
        self.metrics: Metrics = metrics(self._scale)
        self.icons = Icons(self._icon_colour)
        # A board asks for a hundred at each painting; a copy shares what Qt looked up for the first.
        self._fonts: dict[FontRole, QFont] = {}
        self._dressed: tuple[str, float] | None = None
        self._sheet_waits = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_style_hints_color_scheme_changed)

    def apply(
        self, choice: ThemeChoice = "system", *, colour_blind: bool = False, font_scale: float = 1.0, sheet: bool = True
    ) -> None:
        """Dress the application in the person's choice.

        Args:
            choice: follow the system, or always light or dark.
            colour_blind: use the hues that colour-blind eyes tell apart.
            font_scale: 1.0 is 100 %; kept between 1.0 and `MAX_FONT_SCALE`.
            sheet: put the style sheet on, too; a start does so with `put_on_sheet` when its window is made.
        """
        self._choice = choice
        self._colour_blind = colour_blind
        self._scale = min(max(font_scale, 1.0), MAX_FONT_SCALE)
        self._sheet_waits = not sheet
        self._tell_platform(choice)
        self._dress()

    def put_on_sheet(self) -> None:
        """Put on the style sheet that `apply` left out.

        Where there is one, Qt asks it again for a widget and all within it each time that one of them finds its place
        in another: for a window, which is made from the inside outwards, a fortieth of a start.
        """
        self._sheet_waits = False
        self._app.setStyleSheet(render_style(self.theme, self.metrics, STYLE_TEMPLATES))

    def font(self, role: FontRole) -> QFont:
        """Return the font of a kind of text, at the person's scale; headings and labels are semibold.

        It is a copy: whoever asks may change it.
        """
        if role not in self._fonts:
            font = QFont(FONT_FAMILY)
            font.setPixelSize(getattr(self.metrics, role))
            if role in SEMIBOLD_ROLES:
                font.setWeight(QFont.Weight.DemiBold)
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def icon(self, name: str, role: str = "text_muted") -> QIcon:
        """Return an icon that paints itself in the colour that `role` has at that moment."""
        return self.icons.icon(name, role)

    def pixmap(self, name: str, size: int, role: str = "text_muted", ratio: float = 1.0) -> QPixmap:
        """Return a picture of an icon for `drawPixmap`.

        Args:
            name: the icon's file stem.
            size: its side in device-independent pixels.
            role: its colour role.
            ratio: the paint device's `devicePixelRatio`.
        """
        return self.icons.pixmap(name, size, role, ratio)

    def _icon_colour(self, role: str) -> QColor:
        """Return the present colour of a role; the icons ask for it at each painting."""
        return self.theme.color(role)

    def _theme_name(self) -> str:
        """Return the file stem that choice, system and colour-blind flag lead to."""
        dark = self._choice == "dark"
        if self._choice == "system":
            dark = self._system_is_dark()
        return ("dark" if dark else "light") + ("-colour-blind" if self._colour_blind else "")

    def _tell_platform(self, choice: ThemeChoice) -> None:
        """Let title bars and native dialogs follow the choice.

        The platform answers with `colorSchemeChanged`, which must not dress the application a second time.
        """
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._applying = True
        try:
            QGuiApplication.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        finally:
            self._applying = False

    def _dress(self) -> None:
        """Put palette, font and style sheet on the application, unless it wears them already."""
        wanted = (self._theme_name(), self._scale)
        if wanted == self._dressed:
            return
        self._dressed = wanted
        self.theme = load_theme(wanted[0])
        self.metrics = metrics(self._scale)
        self.icons.forget()
        self._fonts.clear()
        self._app.setPalette(_palette(self.theme))
        self._app.setFont(self.font("text"))
        if not self._sheet_waits:
            self.put_on_sheet()
        self.theme_changed.emit()

    def _on_style_hints_color_scheme_changed(self) -> None:
        """Follow the system where that is the person's choice."""
        if self._choice == "system" and not self._applying:
            self._dress()


def _qt_says_dark() -> bool:
    """Return whether the system's windows are dark; light where it doesn't say."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def render_style(theme: Theme, measures: Metrics, templates: Iterable[str]) -> str:
    """Fill the style sheet templates.

    A template names roles (`$line`) and measures (`$control`); an unknown name is an error, not a silent gap.

    Raises:
        KeyError: a template names what neither the theme nor the measures have.
    """
    values = {role: theme.color(role).name() for role in ROLES}
    values |= {f"{name}_px": f"{getattr(measures, name)}px" for name in Metrics._fields if name != "scale"}
    values |= _derived(theme, measures)
    return "\n".join(Template(asset(name).read_text("utf-8")).substitute(values) for name in templates)


def _derived(theme: Theme, measures: Metrics) -> dict[str, str]:
    """Return what the templates need and can't compute.

    A style sheet's height is that of the content, so borders are taken off: 1 px each, 2 px in the focus ring.
    """
    inset = measures.px(30)
    return {
        "control_inner_px": f"{measures.control - 2}px",
        "control_ringed_px": f"{measures.control - 4}px",
        "small_inner_px": f"{measures.control - 6}px",
        "small_ringed_px": f"{measures.control - 8}px",
        "search_inset_px": f"{inset}px",
        "search_inset_ringed_px": f"{inset - 1}px",
        "field": (theme.background if not theme.dark else theme.sunk).name(),
        "focus_on_accent": theme.selection.name(),
    }


def _palette(theme: Theme) -> QPalette:
    """Return the palette, for what the Fusion style draws without the style sheet."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.background,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.background,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.text_muted,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.red_text,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.ToolTipBase: theme.toast_background,
        QPalette.ColorRole.ToolTipText: theme.toast_text,
        QPalette.ColorRole.Light: theme.surface_raised,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.scroll,
        QPalette.ColorRole.Shadow: theme.shadow,
    }
    for role, colour in roles.items():
        palette.setColor(role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.text_disabled)
    return palette
