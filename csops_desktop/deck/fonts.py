"""The bundled fonts: which face draws which character, how wide it is, and in which order glyphs stand.

May import uharfbuzz and python-bidi, both inside the functions that need them, and `assets`. No PDF: a window can
measure with the same code.

Inter draws nearly everything. A character that Inter lacks is looked for in the fallback faces, which are opened only
then; one that no face has is written as its code, "[U+F8FF]", and never as an empty box. Texts of simple scripts are a
glyph a character; right-to-left and joining scripts, accents that do not compose and emoji are shaped by HarfBuzz.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from csops_desktop.assets import asset
from csops_desktop.deck.style import Font

_PRIMARY = {Font.REGULAR: "Inter-Regular", Font.SEMIBOLD: "Inter-SemiBold", Font.TITLE: "Inter-SemiBold"}

_FALLBACK = (
    ("NotoSansArabic-Regular", ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))),
    ("NotoSansHebrew-Regular", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    ("NotoSansDevanagari-Regular", ((0x900, 0x97F), (0xA8E0, 0xA8FF), (0x1CD0, 0x1CFF))),
    ("NotoSansThai-Regular", ((0xE00, 0xE7F),)),
    ("WenQuanYiMicroHei-Subset", ((0x2E80, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFFEF))),
    ("NotoEmoji-Regular", ((0x1F000, 0x1FAFF), (0x2600, 0x27BF))),
    ("NotoSansSymbols2-Regular", ((0x2000, 0x2BFF), (0x10000, 0x1FFFF))),
    ("DejaVuSans", ((0x80, 0x1FFFF),)),
)
"""The fallback faces in the order in which they are asked, each with the ranges for which it is asked at all."""

_SHAPED = ("M", "C")
"""Categories of characters whose place depends on their neighbours: marks, and the joiners among the format ones."""

TITLE_TRACKING = -14.0
"""Thousandths of the size by which a title's letters stand closer; Inter is spaced for small sizes."""

_TITLE_FEATURES = {"kern": True, "calt": False, "liga": False}
_SHAPED_FEATURES = {"kern": True, "calt": True, "liga": True}

_CACHED_TEXTS = 60_000


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its number in its face, its advance and its offsets in thousandths of the font's size.

    `text` is what it stands for; "" for the further glyphs of a cluster.
    """

    gid: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that one face draws.

    Attributes:
        face: the file name of the face, without ".ttf".
        text: the characters in reading order.
        glyphs: the glyphs from left to right; empty where each character is its own glyph, in order.
        width: in thousandths of the font's size.
        bolder: the role is semibold and the face has no such weight, so a painter thickens it.
    """

    face: str
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    bolder: bool = False


class Face:
    """One font file, opened."""

    def __init__(self, name: str) -> None:
        import uharfbuzz

        self.name = name
        self.blob = uharfbuzz.Blob.from_file_path(str(asset(f"fonts/{name}.ttf")))
        self.hb_face = uharfbuzz.Face(self.blob)
        self.hb_font = uharfbuzz.Font(self.hb_face)
        self.scale = 1000.0 / self.hb_face.upem

    def glyph(self, char: str) -> int | None:
        """Return the glyph of a character, `None` when the face has none."""
        gid: int | None = self.hb_font.get_nominal_glyph(ord(char))
        return gid

    def advance(self, gid: int) -> float:
        """Return a glyph's advance in thousandths."""
        return float(self.hb_font.get_glyph_h_advance(gid) * self.scale)

    def shape(
        self, text: str, *, features: dict[str, bool], rtl: bool = False, tracking: float = 0.0
    ) -> tuple[Glyph, ...]:
        """Return the glyphs of a text from left to right; `tracking` widens each that has a width."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(self.hb_font, buffer, features)
        infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, self.scale
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        glyphs, seen = [], set[int]()
        for info, position in zip(infos, positions, strict=True):
            cluster = info.cluster
            said = "" if cluster in seen else text[cluster : ends[cluster]]
            seen.add(cluster)
            advance = position.x_advance * scale
            dx, dy = position.x_offset * scale, position.y_offset * scale
            glyphs.append(Glyph(info.codepoint, advance + tracking if advance else 0.0, dx, dy, said))
        return tuple(glyphs)


@cache
def face(name: str) -> Face:
    """Return a bundled face, opened at its first use."""
    return Face(name)


class _Advances(dict[str, float]):
    """The advances of a face's simple characters; asking for any other raises KeyError."""

    def __init__(self, primary: Face) -> None:
        super().__init__()
        self._face = primary

    def __missing__(self, char: str) -> float:
        gid = self._face.glyph(char)
        if gid is None or unicodedata.category(char)[0] in _SHAPED or unicodedata.bidirectional(char) in ("R", "AL"):
            raise KeyError(char)
        self[char] = advance = self._face.advance(gid)
        return advance


class Typesetter:
    """Measures texts and splits them into pieces; remembers both, since a deck repeats its words."""

    def __init__(self) -> None:
        self._advances = {font: _Advances(face(name)) for font, name in _PRIMARY.items()}
        self._widths: dict[Font, dict[str, float]] = {font: {} for font in Font}
        self._pieces: dict[Font, dict[str, tuple[Piece, ...]]] = {font: {} for font in Font}
        self._homes: dict[tuple[str, Font], str | None] = {}

    def width(self, text: str, font: Font, size: float) -> float:
        """Return how wide a line of text is, in points."""
        known = self._widths[font]
        found = known.get(text)
        if found is None:
            if len(known) > _CACHED_TEXTS:
                known.clear()
            found = known[text] = self._measure(text, font)
        return found * size / 1000.0

    def _measure(self, text: str, font: Font) -> float:
        """Return the width of a text in thousandths of the size."""
        if font is not Font.TITLE:
            try:
                return sum(map(self._advances[font].__getitem__, text))
            except KeyError:
                pass
        return sum(piece.width for piece in self.pieces(text, font))

    def pieces(self, text: str, font: Font) -> tuple[Piece, ...]:
        """Return the pieces of a line from left to right, as they are drawn."""
        known = self._pieces[font]
        found = known.get(text)
        if found is None:
            if len(known) > _CACHED_TEXTS // 10:
                known.clear()
            found = known[text] = self._split(text, font) if text else ()
        return found

    def _split(self, text: str, font: Font) -> tuple[Piece, ...]:
        """Split a line into pieces."""
        advances = self._advances[font]
        try:
            width = sum(map(advances.__getitem__, text))
        except KeyError:
            return tuple(self._complex(text, font))
        primary = _PRIMARY[font]
        if font is not Font.TITLE:
            return (Piece(primary, text, (), width),)
        glyphs = face(primary).shape(text, features=_TITLE_FEATURES, tracking=TITLE_TRACKING)
        return (Piece(primary, text, glyphs, sum(glyph.advance for glyph in glyphs)),)

    def undrawable(self, text: str) -> set[str]:
        """Return the characters of a text that no bundled face can draw."""
        return {char for char in text if self._home(char, Font.REGULAR) is None and not _is_silent(char)}

    # --- scripts that need more than a glyph a character ---

    def _complex(self, text: str, font: Font) -> Iterator[Piece]:
        """Split a line by direction, then by face, and shape each part."""
        for part, rtl in visual_runs(text):
            segments = list(self._by_face(part, font))
            for name, segment in reversed(segments) if rtl else segments:
                tracking = TITLE_TRACKING if font is Font.TITLE and name == _PRIMARY[font] else 0.0
                glyphs = face(name).shape(segment, features=_SHAPED_FEATURES, rtl=rtl, tracking=tracking)
                bolder = font is not Font.REGULAR and name != _PRIMARY[font]
                yield Piece(name, segment, glyphs, sum(glyph.advance for glyph in glyphs), bolder)

    def _by_face(self, text: str, font: Font) -> Iterator[tuple[str, str]]:
        """Split a text into stretches of one face; what has no face becomes its code."""
        current = ""
        stretch: list[str] = []
        for cluster in _clusters(text):
            name = self._cluster_home(cluster, font)
            said = cluster if name else "".join(self._spelled(char, font) for char in cluster)
            name = name or _PRIMARY[font]
            if name != current and stretch:
                yield current, "".join(stretch)
                stretch = []
            current = name
            stretch.append(said)
        if stretch:
            yield current, "".join(stretch)

    def _cluster_home(self, cluster: str, font: Font) -> str | None:
        """Return a face that has all of a letter with its marks, `None` when there is none.

        It depends on nothing around, so that a line is as wide as its words.
        """
        needed = [char for char in cluster if not _is_silent(char)]
        if not needed:
            return _PRIMARY[font]
        home = self._home(needed[0], font)
        if home is not None and all(face(home).glyph(char) for char in needed):
            return home
        for name in dict.fromkeys(name for char in needed for name in _faces_for(char, font)):
            if all(face(name).glyph(char) for char in needed):
                return name
        return None

    def _spelled(self, char: str, font: Font) -> str:
        """Return a character that the main face draws, or its code."""
        if _is_silent(char) or self._home(char, font) == _PRIMARY[font]:
            return char
        return f"[U+{ord(char):04X}]"

    def _home(self, char: str, font: Font) -> str | None:
        """Return the first face that has a character."""
        key = (char, font)
        if key not in self._homes:
            self._homes[key] = next((name for name in _faces_for(char, font) if face(name).glyph(char)), None)
        return self._homes[key]


@cache
def typesetter() -> Typesetter:
    """Return the typesetter of this process: its caches make the second deck fast."""
    return Typesetter()


def _faces_for(char: str, font: Font) -> Iterator[str]:
    """Return the faces to ask for a character, the likeliest first.

    None for what Unicode has not assigned: where a face draws such a code, it is a picture of its own invention.
    """
    if unicodedata.category(char) in ("Cn", "Co", "Cs"):
        return
    yield _PRIMARY[font]
    code = ord(char)
    for name, ranges in _FALLBACK:
        if any(first <= code <= last for first, last in ranges):
            yield name


def _is_silent(char: str) -> bool:
    """Say whether a character has no glyph of its own: joiners and the signs that choose between two looks."""
    return char in "\u200c\u200d" or "\ufe00" <= char <= "\ufe0f"


def _clusters(text: str) -> Iterator[str]:
    """Split a text into letters with all that belongs to them: marks, joined emoji, skin tones, flags."""
    begin = 0
    for index in range(1, len(text)):
        char, before = text[index], text[index - 1]
        belongs = (
            _is_silent(char)
            or before == "\u200d"
            or "\U0001f3fb" <= char <= "\U0001f3ff"
            or unicodedata.category(char)[0] == "M"
            or ("\U0001f1e6" <= char <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff" and index - begin == 1)
        )
        if not belongs:
            yield text[begin:index]
            begin = index
    if text:
        yield text[begin:]


# --- direction ---------------------------------------------------------------------------------------------------


def visual_runs(text: str) -> list[tuple[str, bool]]:
    """Split a line into runs of one direction, in the order in which they stand from left to right.

    The Unicode bidirectional algorithm, whose base direction is right to left only where most letters are: a deck's
    sentences are English around what a person wrote.

    Returns:
        Each run in reading order, and whether it reads from right to left.
    """
    strong = [unicodedata.bidirectional(char) for char in text]
    right = sum(kind in ("R", "AL", "AN") for kind in strong)
    if not right:
        return [(text, False)]
    levels = _levels(text, base=1 if right > strong.count("L") else 0)
    runs: list[tuple[int, str]] = []
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or levels[index] != levels[begin]:
            runs.append((levels[begin], text[begin:index]))
            begin = index
    return [(run, level % 2 == 1) for level, run in _reordered(runs)]


def _levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character."""
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    steps: tuple[Callable[..., None], ...] = (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
    )
    algorithm.get_embedding_levels(_directed(text), storage)
    for step in steps:
        step(storage, False)
    return [int(char["level"]) for char in storage["chars"]]


def _directed(text: str) -> str:
    """Return a text of the same length in which each character has a direction of its own.

    Joiners, which the algorithm drops, go with the character before them; what Unicode has not assigned is written as a
    code, from left to right.
    """
    directed: list[str] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        joins = kind == "BN" and directed
        directed.append(directed[-1] if joins else "x" if kind in ("", "BN", "B") else char)
    return "".join(directed)


def _reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Put runs into visual order: rule L2 of the algorithm, on whole runs."""
    order = list(runs)
    for level in range(max(level for level, _ in runs), 0, -1):
        index = 0
        while index < len(order):
            end = index
            while end < len(order) and order[end][0] >= level:
                end += 1
            order[index:end] = reversed(order[index:end])
            index = max(end, index + 1)
    return order
