"""`deck --issue`, `list reports` and `deck --reprint`: reports from a script, to the byte as they were issued."""

from __future__ import annotations

from pathlib import Path

import pytest

from csops_desktop.clock import Clock
from tests.core.cli.desks import assert_refused, assert_usage, card, everything, filled
from tests.helpers.desk import desk, run_desk
from tests.helpers.tools import check_pdf, pdf_pages


@pytest.fixture
def issued(data_dir: Path, tmp_path: Path) -> Path:
    """A desk with one issued report, whose file is first.pdf."""
    filled(data_dir)
    desk(data_dir, "deck", tmp_path / "first.pdf", "--issue")
    return data_dir


def test_a_deck_is_only_kept_where_it_is_issued(data_dir: Path, tmp_path: Path) -> None:
    filled(data_dir)
    desk(data_dir, "deck", tmp_path / "plain.pdf")
    assert run_desk(data_dir, "list", "reports", "--json").json() == []
    before = everything(data_dir)
    said = desk(data_dir, "deck", tmp_path / "issued.pdf", "--issue").splitlines()
    assert said[1] == "Issued it as report 1."
    # The same deck once more on the same day is the same report, and none of it is a change.
    assert desk(data_dir, "deck", tmp_path / "again.pdf", "--issue").splitlines()[1] == "Issued it as report 1."
    assert everything(data_dir) == before
    assert (tmp_path / "plain.pdf").read_bytes() == (tmp_path / "issued.pdf").read_bytes()


def test_issued_reports_are_listed(issued: Path, tmp_path: Path) -> None:
    desk(issued, "deck", tmp_path / "april.pdf", "--as-of", "2026-04-30", "--since", "2026-04-01", "--issue")
    newest, first = run_desk(issued, "list", "reports", "--json").json()
    today = Clock().today().isoformat()
    assert (newest["id"], newest["day"], newest["as_of"], newest["since"]) == (2, today, "2026-04-30", "2026-04-01")
    assert (first["id"], first["as_of"], first["since"]) == (1, today, None)
    assert first["counts"] == {"red": 1, "yellow": 1, "green": 1, "not-rated": 1}
    assert first["pages"] == len(pdf_pages(tmp_path / "first.pdf"))
    assert first["headline"] == "One of 4 responsibilities is red"
    upper, lower = desk(issued, "list", "reports").splitlines()
    assert upper.split()[:4] == ["2", today, "as", "of"]
    assert lower == (
        f"    1  {today}  {first['pages']} pages  1 red, 1 yellow, 1 green, 1 not rated  {first['headline']}"
    )
    assert desk(issued, "list", "reports", "--as-of", "2026-05-01") == ""


def test_a_report_is_reprinted_to_the_byte_whatever_happened_since(issued: Path, tmp_path: Path) -> None:
    kpis = str(card(issued, "CS KPIs")["id"])
    desk(issued, "set-status", kpis, "green", "--why", "Owned by RevOps.")
    out = tmp_path / "again.pdf"
    said = desk(issued, "deck", out, "--reprint", "1")
    assert said == f"Wrote {out} with {len(pdf_pages(out))} pages, as report 1 was issued.\n"
    assert out.read_bytes() == (tmp_path / "first.pdf").read_bytes()
    check_pdf(out)


def test_the_next_deck_is_compared_with_the_last_report_of_a_day_before(issued: Path, tmp_path: Path) -> None:
    # A report of today is no yardstick for today; a day of the script's own choice always is one.
    out = tmp_path / "next.pdf"
    desk(issued, "deck", out)
    assert "since" not in pdf_pages(out)[0]
    desk(issued, "deck", out, "--since", "2026-04-30", "--overwrite")
    assert "since 30 April" in " ".join(pdf_pages(out)[0].split())


def test_undo_passes_over_a_report(issued: Path) -> None:
    assert desk(issued, "undo").startswith("Undid: Imported")
    assert len(run_desk(issued, "list", "reports", "--json").json()) == 1


def test_what_can_not_be_reprinted_is_refused(issued: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert_refused(run_desk(issued, "deck", out, "--reprint", "7"), "There is no report 7.")
    assert_refused(run_desk(issued, "deck", out, "--reprint", "1", "--as-of", "2026-04-30"), "leave out --as-of")
    assert_refused(run_desk(issued, "deck", tmp_path / "first.pdf", "--reprint", "1"), "add --overwrite")
    assert_usage(run_desk(issued, "deck", out, "--reprint", "1", "--issue"), "not allowed with")
    assert_usage(run_desk(issued, "deck", out, "--reprint", "first"), "is not an ID")
    assert not out.exists()


def test_a_deck_that_can_not_be_written_is_not_issued(issued: Path, tmp_path: Path) -> None:
    assert_refused(run_desk(issued, "deck", tmp_path / "none" / "deck.pdf", "--issue"), "does not exist")
    assert_refused(run_desk(issued, "deck", tmp_path / "first.pdf", "--issue"), "add --overwrite")
    assert len(run_desk(issued, "list", "reports", "--json").json()) == 1
