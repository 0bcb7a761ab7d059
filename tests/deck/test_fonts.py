"""Fonts: every character is drawn by a face that has it, or named by its code; and fallback faces open only on need."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.assets import asset
from csops_desktop.deck.fonts import Typesetter, face, typesetter, visual_runs
from csops_desktop.deck.plain import plain
from csops_desktop.deck.style import Font
from tests.deck.payloads import SCRIPTS
from tests.helpers.sources import ROOT

FONT_FOLDER = asset("fonts")


def glyph_numbers(text: str, font: Font = Font.REGULAR) -> list[int]:
    """Return the glyphs that draw a text."""
    numbers: list[int] = []
    for piece in typesetter().pieces(text, font):
        if piece.glyphs:
            numbers += [glyph.gid for glyph in piece.glyphs]
        else:
            numbers += [face(piece.face).glyph(char) or 0 for char in piece.text]
    return numbers


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("font", list(Font))
def test_no_script_has_an_empty_box(script: str, font: Font) -> None:
    numbers = glyph_numbers(plain(SCRIPTS[script]), font)
    assert numbers
    assert 0 not in numbers
    assert not typesetter().undrawable(plain(SCRIPTS[script]))


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_no_text_has_an_empty_box_or_a_negative_width(text: str) -> None:
    letters = typesetter()
    text = plain(text).replace("\n", " ")
    for font in Font:
        assert 0 not in glyph_numbers(text, font)
        drawn = sum(piece.width for piece in letters.pieces(text, font))
        assert letters.width(text, font, 1000.0) == pytest.approx(drawn)


def test_what_no_face_has_is_written_as_its_code_and_reported() -> None:
    letters = typesetter()
    (piece,) = letters.pieces("a\uf8ffb", Font.REGULAR)
    assert piece.text == "a[U+F8FF]b"
    assert letters.undrawable("a\uf8ffb") == {"\uf8ff"}
    assert letters.undrawable("héllo 日本") == set()


def test_a_line_is_as_wide_as_its_words() -> None:
    letters = typesetter()
    for text in SCRIPTS.values():
        words = plain(text).split(" ")
        spaces = letters.width(" ", Font.REGULAR, 10.0) * (len(words) - 1)
        apart = sum(letters.width(word, Font.REGULAR, 10.0) for word in words) + spaces
        assert letters.width(plain(text), Font.REGULAR, 10.0) == pytest.approx(apart, rel=0.02)


def test_right_to_left_words_stand_in_their_order() -> None:
    hebrew, latin = "שלום", "abc"
    assert visual_runs(f"{latin} {hebrew} {latin}") == [(f"{latin} ", False), (hebrew, True), (f" {latin}", False)]
    assert visual_runs(f"{hebrew}{hebrew} {latin}") == [(latin, False), (f"{hebrew}{hebrew} ", True)]
    assert visual_runs("plain") == [("plain", False)]


def test_arabic_letters_are_joined() -> None:
    apart = [face("NotoSansArabic-Regular").glyph(char) for char in "مرحبا"]
    assert glyph_numbers("مرحبا") != list(reversed(apart))


def test_a_family_of_emoji_is_one_picture() -> None:
    assert len(glyph_numbers("👩\u200d👩\u200d👧")) == 1


def test_titles_are_kerned() -> None:
    letters = Typesetter()
    assert letters.width("AVAVAV", Font.TITLE, 10.0) < letters.width("AVAVAV", Font.SEMIBOLD, 10.0) - 1.0


def test_fallback_faces_open_only_when_a_text_needs_them() -> None:
    script = (
        "from csops_desktop.deck import fonts\n"
        "opened = []\n"
        "original = fonts.Face.__init__\n"
        "fonts.Face.__init__ = lambda self, name: (opened.append(name), original(self, name))[1]\n"
        "fonts.typesetter().width('Übergabe: Ключ → done', fonts.Font.REGULAR, 14)\n"
        "print(sorted(opened))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "['Inter-Regular', 'Inter-SemiBold']"


def test_every_font_has_its_licence_beside_it_and_all_together_stay_small() -> None:
    licences = [path.name.removesuffix("-LICENSE.txt") for path in FONT_FOLDER.glob("*-LICENSE.txt")]
    fonts = list(FONT_FOLDER.glob("*.ttf"))
    assert fonts
    assert [f.name for f in fonts if not any(f.name.startswith(licence) for licence in licences)] == []
    assert sum(font.stat().st_size for font in fonts) < 14_000_000
    notice = (FONT_FOLDER / "README.md").read_text(encoding="utf-8")
    assert [f.stem for f in fonts if f.stem.split("-")[0].removeprefix("NotoSans") not in notice] == []
