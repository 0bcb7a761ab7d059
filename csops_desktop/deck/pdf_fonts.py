"""Embedding of fonts: every glyph that was drawn, and no other, as one TrueType subset per face.

Part of the PDF painter; may import reportlab and uharfbuzz, inside functions. ReportLab's own embedding addresses
glyphs through characters, 256 at a time, and writes wrong text for characters beyond U+FFFF; here a face is one
composite font whose codes are glyph numbers, so shaped scripts, kerning and emoji need no detour and copied text is
right.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from csops_desktop.deck.fonts import Face, Glyph, Piece, face

_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "name", "post", "OS/2", "cmap", "STAT", "DSIG", "meta", "kern", "gasp")
"""Tables that a PDF reader does not need, since codes are glyph numbers."""

_SYMBOLIC = 4


class FaceUse:
    """What a document draws with one face."""

    def __init__(self, name: str, used: Face) -> None:
        """Begin with nothing drawn.

        Args:
            name: the font's name in the pages' resources: "F1".
            used: the face.
        """
        self.name = name
        self.face = used
        self._codes: dict[int, str] = {}
        self._chars: dict[str, int] = {}
        self._texts: dict[int, str] = {}
        self._widths: dict[int, float] = {}

    def plain_codes(self, text: str) -> str:
        """Return the codes of a text whose every character is one glyph, as hexadecimal digits."""
        try:
            return "".join([self._codes[ord(char)] for char in text])
        except KeyError:
            for char in text:
                if ord(char) not in self._codes:
                    gid = self.face.glyph(char) or 0
                    self._codes[ord(char)] = f"{gid:04X}"
                    self._remember(gid, char)
            return self.plain_codes(text)

    def shaped_codes(self, glyphs: tuple[Glyph, ...], size: float) -> tuple[str, bool]:
        """Return the operators that draw shaped glyphs, and whether copying them would give the right text.

        Args:
            glyphs: from left to right.
            size: of the font in points, which a raised mark's height depends on.
        """
        out: list[str] = []
        faithful = True
        rise = 0.0
        shift = 0.0
        array: list[str] = []
        for glyph in glyphs:
            faithful = self._remember(glyph.gid, glyph.text) and faithful
            if glyph.dy != rise:
                height = f"{glyph.dy * size / 1000.0:.2f} Ts"
                out.append(f"[{''.join(array)}] TJ {height}" if array else height)
                array, rise = [], glyph.dy
            shift -= glyph.dx
            array.append(f"{shift:.1f}<{glyph.gid:04X}>" if abs(shift) >= 0.05 else f"<{glyph.gid:04X}>")
            shift = self._widths[glyph.gid] - glyph.advance + glyph.dx
        out.append(f"[{''.join(array)}{f'{shift:.1f}' if abs(shift) >= 0.05 else ''}] TJ")
        return " ".join(out).replace("><", ""), faithful

    def _remember(self, gid: int, text: str) -> bool:
        """Note that a glyph was drawn for a text; say whether that is the text which copying it gives."""
        if gid not in self._widths:
            self._widths[gid] = round(self.face.advance(gid), 2)
            self._texts[gid] = " " if text == "\u00a0" else text
        return self._texts[gid] == text

    def objects(self, document: Any) -> Any:
        """Make the font's objects in a document and return the reference to the font."""
        from reportlab.pdfbase import pdfdoc

        program = self._program()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(repr(sorted(self._widths)).encode()).digest()[:6])
        base = pdfdoc.PDFName(f"{tag}+{self.face.name}")
        stream = _stream(program, {"Length1": len(program)})
        descriptor = self._descriptor(base, document.Reference(stream, f"font-file-{self.name}"))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": base,
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(descriptor, f"font-descriptor-{self.name}"),
                "CIDToGIDMap": "/Identity",
                "DW": 1000,
                "W": "[" + " ".join(f"{gid} [{width:g}]" for gid, width in sorted(self._widths.items())) + "]",
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": base,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"font-cid-{self.name}")]),
                "ToUnicode": document.Reference(_stream(self._to_unicode(), {}), f"font-text-{self.name}"),
            }
        )
        return document.Reference(font, f"font-{self.name}")

    def _descriptor(self, base: str, program: Any) -> Any:
        """Return the font descriptor; its numbers matter only to readers that replace a font."""
        from reportlab.pdfbase import pdfdoc

        extents = self.face.hb_font.get_font_extents("ltr")
        ascent, descent = round(extents.ascender * self.face.scale), round(extents.descender * self.face.scale)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": f"[-1000 {descent} 2000 {ascent}]",
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 727,
                "StemV": 80,
                "FontFile2": program,
            }
        )

    def _program(self) -> bytes:
        """Return the TrueType file with only the used glyphs; glyph numbers stay."""
        import uharfbuzz

        wanted = uharfbuzz.SubsetInput()
        wanted.flags = (
            uharfbuzz.SubsetFlags.RETAIN_GIDS
            | uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
            | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        wanted.glyph_set.update(self._widths)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _DROPPED)
        data: bytes = uharfbuzz.subset(self.face.hb_face, wanted).blob.data
        return data

    def _to_unicode(self) -> bytes:
        """Return the map from glyphs to the text that copying them gives."""
        pairs = [f"<{gid:04X}> <{text.encode('utf-16-be').hex()}>" for gid, text in sorted(self._texts.items()) if text]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
        return "\n".join(lines).encode()


class FontUses:
    """The faces a document draws with, named in the order of their first use."""

    def __init__(self) -> None:
        self._uses: dict[str, FaceUse] = {}

    def of(self, piece: Piece) -> FaceUse:
        """Return the use of a piece's face."""
        use = self._uses.get(piece.face)
        if use is None:
            use = self._uses[piece.face] = FaceUse(f"F{len(self._uses) + 1}", face(piece.face))
        return use

    def embed(self, document: Any) -> None:
        """Make the fonts known to all pages of a document."""
        fonts = document.idToObject["BasicFonts"].dict
        for use in self._uses.values():
            fonts[use.name] = use.objects(document)


def _stream(content: bytes, entries: dict[str, Any]) -> Any:
    """Return a compressed stream object."""
    from reportlab.pdfbase import pdfdoc

    entries = {**entries, "Filter": "/FlateDecode"}
    return pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(entries), content=zlib.compress(content))
