"""The other programs that judge what the desk wrote: a PDF is right when somebody else's reader says so."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TOOL_SECONDS = 60
"""No file of a test keeps one of these tools busy for as long as this."""


def run_tool(*command: str | Path) -> str:
    """Run a program and return what it printed; the test fails where the program is missing or not content."""
    name = str(command[0])
    if shutil.which(name) is None:
        pytest.fail(f"{name} is not installed; scripts/test says which packages to install.", pytrace=False)
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=TOOL_SECONDS, check=False)
    if done.returncode != 0:
        pytest.fail(f"{name} ended with {done.returncode}: {done.stderr.decode(errors='replace')}", pytrace=False)
    return done.stdout.decode()


def pdf_text(path: Path) -> str:
    """Return the whole text of a PDF in reading order; pages are separated by form feeds."""
    return run_tool("pdftotext", "-enc", "UTF-8", path, "-")


def pdf_pages(path: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    return pdf_text(path).split("\f")[:-1]


@dataclass(frozen=True)
class PdfFont:
    """One font of a PDF, as pdffonts lists it."""

    name: str
    type: str
    embedded: bool
    subset: bool
    has_unicode: bool


def pdf_fonts(path: Path) -> list[PdfFont]:
    """Return the fonts of a PDF."""
    lines = run_tool("pdffonts", path).splitlines()
    # The columns are as wide as the dashes below their headings.
    widths = [len(dashes) for dashes in lines[1].split(" ")]
    fonts = []
    for line in lines[2:]:
        cells, start = [], 0
        for width in widths:
            cells.append(line[start : start + width].strip())
            start += width + 1
        fonts.append(PdfFont(cells[0], cells[1], cells[3] == "yes", cells[4] == "yes", cells[5] == "yes"))
    return fonts


def pdf_info(path: Path) -> dict[str, str]:
    """Return the document information of a PDF: "Title", "Pages", "Page size", "Tagged" ..."""
    pairs = (line.partition(":") for line in run_tool("pdfinfo", path).splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}


def check_pdf(path: Path) -> None:
    """Fail the test where qpdf finds anything wrong with the structure of a PDF."""
    run_tool("qpdf", "--check", path)


def pdf_outline(path: Path) -> list[dict[str, Any]]:
    """Return the bookmarks of a PDF as qpdf reports them: title, dest page number, kids."""
    report: dict[str, list[dict[str, Any]]] = json.loads(run_tool("qpdf", "--json=2", "--json-key=outlines", path))
    return report["outlines"]


def render_pdf(path: Path, folder: Path, *, dpi: int = 50, grey: bool = False) -> list[Path]:
    """Draw each page of a PDF as a PNG picture into `folder` and return the pictures in their order."""
    options = ["-gray"] if grey else []
    run_tool("pdftoppm", "-png", "-r", str(dpi), *options, path, folder / "page")
    return sorted(folder.glob("page*.png"))
