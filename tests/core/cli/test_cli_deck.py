"""`deck`: the PDF from a script, complete or not at all, never over a file that was not meant."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import Clock
from csops_desktop.settings import Settings, SettingsFile
from tests.core.cli.desks import assert_refused, assert_usage, card, filled
from tests.helpers.desk import desk, run_desk
from tests.helpers.tools import check_pdf, pdf_text


@pytest.fixture
def moved(data_dir: Path) -> Path:
    """A desk whose CS KPIs were red in March and are green today."""
    filled(data_dir)
    desk(data_dir, "set-status", str(card(data_dir, "CS KPIs")["id"]), "green", "--why", "Owned by RevOps.")
    return data_dir


def test_a_deck_is_written_and_counted(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "my deck 大.pdf"
    said = desk(moved, "deck", out)
    text = pdf_text(out)
    assert said == f"Wrote {out} with {text.count(chr(12))} pages.\n"
    check_pdf(out)
    assert "Owned by RevOps." in text
    assert f"as of {Clock().today().day} " in text
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == [out.name]


def test_the_deck_of_a_past_day_shows_that_day(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "april.pdf"
    desk(moved, "deck", out, "--as-of", "2026-04-30")
    text = pdf_text(out)
    assert "as of 30 Apr 2026" in text
    assert "Nobody owns the source fields." in text
    assert "Owned by RevOps." not in text


def test_since_shows_the_movement(moved: Path, tmp_path: Path) -> None:
    without, with_since = tmp_path / "without.pdf", tmp_path / "with.pdf"
    desk(moved, "deck", without)
    desk(moved, "deck", with_since, "--since", "2026-04-30")
    assert "since 30 April" in " ".join(pdf_text(with_since).split())
    assert "since 30 April" not in " ".join(pdf_text(without).split())


def test_the_same_data_and_day_give_the_same_bytes(moved: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        desk(moved, "deck", tmp_path / name, "--as-of", "2026-10-31", "--since", "2026-03-31")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_settings_of_the_window_hold_here_too(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    desk(moved, "deck", out)
    assert "Customer Success Operations" in pdf_text(out)
    SettingsFile(moved / "settings.json").save(Settings(deck_organisation="Café Nord", deck_priorities=1))
    desk(moved, "set-status", str(card(moved, "CS KPIs")["id"]), "red", "--why", "Nobody owns them.")
    desk(moved, "deck", out, "--overwrite")
    assert "Café Nord" in pdf_text(out)
    assert "One yellow has no slide of its own" in pdf_text(out)


def test_characters_that_no_font_has_are_said(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    desk(moved, "set-status", str(card(moved, "CS KPIs")["id"]), "red", "--why", "Ticket \uf8ff")
    wrote, sentence = desk(moved, "deck", out).splitlines()
    assert wrote.startswith(f"Wrote {out} with ")
    assert sentence == "1 character has no letter in the deck's fonts and stands as its code: U+F8FF."


def test_a_day_before_everything_is_said(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    desk(moved, "deck", out, "--as-of", "2000-01-01", "--since", "1999-01-01")
    text = pdf_text(out)
    assert "On 1 January 2000 nothing was tracked" in text
    assert "No colour has changed" not in text


def test_an_existing_file_is_not_replaced_unless_asked(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    out.write_bytes(b"mine")
    assert_refused(run_desk(moved, "deck", out), "deck.pdf exists; add --overwrite to replace it.")
    assert out.read_bytes() == b"mine"
    desk(moved, "deck", out, "--overwrite")
    check_pdf(out)


@pytest.mark.parametrize("options", [(), ("--overwrite",)])
def test_a_folder_is_never_replaced(moved: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    folder = tmp_path / "deck.pdf"
    folder.mkdir()
    assert_refused(run_desk(moved, "deck", folder, *options), "“deck.pdf” is a folder")
    assert folder.is_dir()


def test_a_folder_that_is_not_there_is_not_made(moved: Path, tmp_path: Path) -> None:
    assert_refused(run_desk(moved, "deck", tmp_path / "none" / "deck.pdf"), "does not exist")
    assert not (tmp_path / "none").exists()


def test_an_empty_workspace_has_a_deck_too(data_dir: Path, tmp_path: Path) -> None:
    desk(data_dir, "deck", tmp_path / "deck.pdf")
    check_pdf(tmp_path / "deck.pdf")


def test_days_that_make_no_deck_are_refused(moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    later = (Clock().today() + timedelta(days=2)).isoformat()
    assert_refused(run_desk(moved, "deck", out, "--as-of", later), later, "has not come yet")
    assert_refused(run_desk(moved, "deck", out, "--since", later), later, "a day before")
    same = ("--as-of", "2026-03-31", "--since", "2026-03-31")
    assert_refused(run_desk(moved, "deck", out, *same), "a day before")
    assert_usage(run_desk(moved, "deck", out, "--as-of", "2026-3-1"), "is not a day like")
    assert not out.exists()
