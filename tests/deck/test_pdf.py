"""The file itself, judged by other programs: embedded fonts, text, bookmarks, tags, and the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.layout import lay_out
from csops_desktop.deck.pdf import render, undrawable_characters
from csops_desktop.deck.plain import plain
from csops_desktop.deck.story import DeckData, build_deck
from tests.deck.invented import TODAY, everywhere, one, small_data
from tests.deck.payloads import HOSTILE, SCRIPTS
from tests.helpers.sources import ROOT
from tests.helpers.tools import check_pdf, pdf_fonts, pdf_info, pdf_outline, pdf_pages, pdf_text, render_pdf, run_tool

DIGEST = (
    "import hashlib, sys\n"
    "from csops_desktop.deck.pdf import render\n"
    "from csops_desktop.deck.story import build_deck\n"
    "from tests.deck.invented import small_data, everywhere\n"
    "for data in (everywhere('日本 مرحبا क्ष 😀'), small_data()):\n"
    "    print(hashlib.sha256(render(build_deck(data))).hexdigest())\n"
)


def draw(data: DeckData, folder: Path) -> Path:
    """Write the deck of some data and return its file."""
    path = folder / "deck.pdf"
    path.write_bytes(render(build_deck(data)))
    return path


def squeezed(text: str) -> str:
    """Return a text without spaces, since lines are broken at them."""
    return "".join(text.split())


def test_the_same_deck_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    (tmp_path / ".reportlab_settings").write_text("pdfComments = 1\nuseA85 = 1\npdfMultiLine = 1\ninvariant = 0\n")
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "86400", "LC_ALL": "C"},
        {
            "PYTHONHASHSEED": "3",
            "TZ": "America/Lima",
            "HOME": str(tmp_path),
            "RL_useA85": "1",
            "RL_pageCompression": "0",
        },
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={"PATH": "", **env},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for env in surroundings
    }
    assert len(digests) == 1


def test_what_was_drawn_before_leaves_no_trace() -> None:
    first = render(build_deck(small_data()))
    render(build_deck(everywhere(SCRIPTS["Arabic"])))
    assert render(build_deck(small_data())) == first


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = draw(small_data(), tmp_path)
    check_pdf(path)
    info = pdf_info(path)
    assert info["Title"] == "Customer Success Operations: status as of 24 Nov 2026"
    assert info["Author"] == "Customer Success Operations"
    assert info["CreationDate"].startswith("Tue Nov 24 00:00:00 2026")
    assert info["Page size"].startswith("960 x 540 pts")
    assert info["Tagged"] == "yes"
    reader = pypdf.PdfReader(path)
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.page_labels == [str(number) for number in range(1, len(reader.pages) + 1)]


def test_fonts_are_embedded_and_subset_and_no_other_is_named(tmp_path: Path) -> None:
    path = draw(everywhere(" ".join(SCRIPTS.values())), tmp_path)
    fonts = pdf_fonts(path)
    assert all(font.embedded and font.subset and font.has_unicode and "TrueType" in font.type for font in fonts)
    names = {font.name.partition("+")[2] for font in fonts}
    assert names >= {"Inter-Regular", "Inter-SemiBold", "NotoSansArabic-Regular", "WenQuanYiMicroHei-Subset"}
    assert b"Helvetica" not in path.read_bytes()
    assert path.stat().st_size < 400_000


def test_bookmarks_lead_to_each_slide(tmp_path: Path) -> None:
    outline = pdf_outline(draw(small_data(), tmp_path))
    assert [entry["title"] for entry in outline] == [
        "Summary",
        "CS KPIs: red",
        "In-app guides: red",
        "Health score: red",
        "Customer data quality: yellow",
        "Territory building: yellow",
        "QBR packs: yellow",
        "How you can help",
        "Appendix: the whole tracker",
    ]
    assert [entry["destpageposfrom1"] for entry in outline] == list(range(1, 10))


def test_the_text_can_be_read_in_order(tmp_path: Path) -> None:
    said = pdf_pages(draw(small_data(), tmp_path))[1]
    wanted = [
        "CS KPIs are red: source fields have no owner;",
        "green by 15 December",
        "Why it is red",
        "Two dashboards disagree on",
        "Red for 34 days, worsening. Owner: Mara Lindt.",
        "What green means",
        "Every source field has a named owner",
        "Plan",
        "14 source fields listed done",
        "Green (was 30 Nov; slipped once)",
        "RevOps: name an owner for the 14 fields",
        "Without an owner the KPIs stay red into January.",
        "as of 24 Nov 2026",
    ]
    assert [text for text in wanted if text not in said] == []


def test_tags_name_titles_paragraphs_and_the_table(tmp_path: Path) -> None:
    structure = run_tool("pdfinfo", "-struct-text", draw(small_data(), tmp_path))
    tags = {line.strip().partition(" ")[0].rstrip(":") for line in structure.splitlines()}
    assert {"Document", "H1", "H2", "P", "Table", "TR", "TH", "TD"} <= tags
    assert structure.index("Two colours improved") < structure.index("CS KPIs are red") < structure.index("How you can")
    assert "as of 24 Nov" not in structure, "a footer is decoration"


def test_a_long_reason_is_there_to_its_last_word(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(700)]
    said = squeezed(pdf_text(draw(one(reason=" ".join(words)), tmp_path)))
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_only_ever_text(name: str, tmp_path: Path) -> None:
    text = HOSTILE[name]
    path = draw(everywhere(text), tmp_path)
    check_pdf(path)
    objects = list(pdf_objects(path))
    assert not [found for found in objects if found.get("/Subtype") == "/Image"]
    assert not [found for found in objects if "/URI" in found or "/JS" in found or found.get("/S") == "/Launch"]
    assert all(found.get("/Subtype") != "/Link" or "/Dest" in found for found in objects)


@pytest.mark.parametrize("name", ["bold", "entity", "image by path", "PDF string", "formula", "format"])
def test_hostile_text_appears_as_it_was_typed(name: str, tmp_path: Path) -> None:
    assert squeezed(HOSTILE[name]) in squeezed(pdf_text(draw(everywhere(HOSTILE[name]), tmp_path)))


def pdf_objects(path: Path) -> list[dict[str, Any]]:
    """Return every dictionary of a file, also those of streams."""
    reader = pypdf.PdfReader(path)
    found: list[dict[str, Any]] = []
    for number in sorted(number for numbers in reader.xref.values() for number in numbers):
        value = reader.get_object(number)
        if isinstance(value, dict):
            found.append(value)
    return found


@pytest.mark.parametrize(
    "script", ["Latin", "Greek", "Cyrillic", "Chinese", "Japanese", "Korean", "Devanagari", "Thai"]
)
def test_scripts_can_be_copied_out_again(script: str, tmp_path: Path) -> None:
    text = plain(SCRIPTS[script])
    assert squeezed(text) in squeezed(pdf_text(draw(one(reason=text), tmp_path)))


def test_what_cannot_be_drawn_is_named_and_reported(tmp_path: Path) -> None:
    data = one(reason="Ticket \uf8ff closed")
    letters = typesetter()
    assert undrawable_characters(lay_out(build_deck(data), letters), letters) == ("\uf8ff",)
    assert "Ticket [U+F8FF] closed" in pdf_text(draw(data, tmp_path))


def test_colours_are_not_needed(tmp_path: Path) -> None:
    path = draw(small_data(), tmp_path)
    (tmp_path / "colour").mkdir()
    (tmp_path / "grey").mkdir()
    assert len(render_pdf(path, tmp_path / "grey", grey=True)) == len(render_pdf(path, tmp_path / "colour"))
    said = pdf_pages(path)[0]
    assert all(word in said for word in ("red, was 3", "yellow, was 4", "green, was 3", "yellow to", "red to"))


def test_an_empty_workspace_can_be_sent(tmp_path: Path) -> None:
    path = draw(DeckData(TODAY), tmp_path)
    check_pdf(path)
    assert "Nothing is tracked yet" in pdf_pages(path)[0]
    assert pdf_info(path)["Pages"] == "1"
