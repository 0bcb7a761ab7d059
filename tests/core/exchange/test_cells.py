"""Single cells: status words, dates, texts, header words."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.exchange.cleaning import clean_line, clean_text, header_words, same_text, shorten
from csops_desktop.exchange.dates import DateFormat, DateOrder, detect_date_format, looks_like_dates, read_date
from csops_desktop.exchange.status_words import (
    DEFAULT_WORDS,
    looks_like_status,
    parse_status_options,
    read_status,
    reason_in,
)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Red", Status.RED),
        (" r ", Status.RED),
        ("OFF-TRACK", Status.RED),
        ("Blocked", Status.RED),
        ("delayed", Status.RED),
        ("🔴", Status.RED),
        ("🔴 Red", Status.RED),
        ("🔴 Green", Status.RED),
        ("🟢 mostly fine", Status.GREEN),
        ("Amber", Status.YELLOW),
        ("A", Status.YELLOW),
        ("yellow", Status.YELLOW),
        ("At Risk", Status.YELLOW),
        ("⚠️", Status.YELLOW),
        ("green", Status.GREEN),
        ("On track", Status.GREEN),
        ("on_track", Status.GREEN),
        ("Done", Status.GREEN),
        ("✅", Status.GREEN),
        ("", Status.NOT_RATED),
        ("  \n ", Status.NOT_RATED),
        ("-", Status.NOT_RATED),
        ("N/A", Status.NOT_RATED),
        ("not-rated", Status.NOT_RATED),
        ("TBC", Status.NOT_RATED),
        ("Exempt under Section 43 of the Act", Status.NOT_RATED),
    ],
)
def test_usual_status_words_are_known(text: str, status: Status) -> None:
    assert read_status(text) is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Amber/Red", Status.RED),
        ("red-amber", Status.RED),
        ("A/R", Status.RED),
        ("Amber / Green", Status.YELLOW),
        ("Green to Amber", Status.YELLOW),
        ("Red/Green", Status.RED),
    ],
)
def test_of_two_colours_the_worse_one_counts(text: str, status: Status) -> None:
    assert read_status(text) is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Red: nobody owns it", Status.RED),
        ("Green (since May)", Status.GREEN),
        ("Amber - two of three done", Status.YELLOW),
        ("On track, mostly", Status.GREEN),
        ("Red\nstill", Status.RED),
    ],
)
def test_remark_behind_a_status_word_is_passed_over(text: str, status: Status) -> None:
    assert read_status(text) is status


@pytest.mark.parametrize("text", ["1", "3", "Mauve", "not green", "Redwood", "reddish", "greenfield", "No"])
def test_words_nobody_explained_are_not_guessed(text: str) -> None:
    assert read_status(text) is None


def test_words_of_the_person_come_before_the_defaults() -> None:
    chosen = parse_status_options(["Mauve=red", "Done=not-rated", "a=b=Yellow", "On Hold=Not rated"])
    assert read_status("mauve", chosen) is Status.RED
    assert read_status("Done", chosen) is Status.NOT_RATED
    assert read_status("A=B", chosen) is Status.YELLOW
    assert read_status("Amber", chosen) is Status.YELLOW


@pytest.mark.parametrize("option", ["Mauve", "=red", "Mauve=purple", "Mauve="])
def test_status_option_of_another_form_is_refused(option: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_status_options([option])
    assert str(caught.value) == (
        f"--status {option} can't be used. Give WORD=STATUS; a status is red, yellow, green or not-rated."
    )


@pytest.mark.parametrize(
    ("text", "reason"), [("On hold", "On hold"), ("Mauve", "Mauve"), ("N/A", ""), ("-", ""), ("", "")]
)
def test_word_that_is_not_rated_may_be_the_reason(text: str, reason: str) -> None:
    assert reason_in(text) == reason


def test_default_words_are_in_the_form_they_are_looked_up_in() -> None:
    assert all(read_status(word) is status for word, status in DEFAULT_WORDS.items())


def test_column_of_statuses_is_told_by_its_cells() -> None:
    assert looks_like_status(["Red", "", "whatever", "Green"]) is True
    assert looks_like_status(["Ann", "Bob", "Red"]) is False
    assert looks_like_status(["Y", "Y", "N"]) is False
    assert looks_like_status(["R", "G", "G"]) is True
    assert looks_like_status(["", " "]) is None


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-31", "2026/12/31", "2026-12-31 08:30", "2026-12-31T00:00:00", "20261231", "46387", "46387.5"),
        *("31.12.2026", "31/12/2026", "31-12-26", "31.12.26", "31/12/2026 08:30"),
        *(
            "31/Dec/26 12:00 AM",
            "31 December 2026 08:30",
            "31-Dec-26",
            "31 Dec 26",
            "Dec 31, 26",
            "31 December 2026",
            "31st Dec 2026",
            "Thu 31 Dec 2026",
            "31-Dec-2026",
            "Dec 31, 2026",
            "December 31st 2026",
        ),
    ],
)
def test_dates_are_read(text: str) -> None:
    assert read_date(text, DateOrder.DAY_FIRST) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "Q4 2026", "soon", "31.02.2026", "2026-13-01", "12", "99999", "31/12-2026", "5 Maybe 2026", "Dec-26"]
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert read_date(text, DateOrder.DAY_FIRST) is None


def test_month_first_is_read_where_it_is_chosen() -> None:
    assert read_date("3/4/2026", DateOrder.MONTH_FIRST) == date(2026, 3, 4)
    assert read_date("3/4/2026", DateOrder.DAY_FIRST) == date(2026, 4, 3)
    assert read_date("4 Sept 2026", DateOrder.MONTH_FIRST) == date(2026, 9, 4)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["03/04/2026", "25/04/2026"], DateFormat(DateOrder.DAY_FIRST)),
        (["03/04/2026", "04/25/2026"], DateFormat(DateOrder.MONTH_FIRST)),
        (["25/04/2026", "04/26/2026", "04/27/2026"], DateFormat(DateOrder.MONTH_FIRST)),
        (["03/04/2026", "05/06/2026"], DateFormat(DateOrder.DAY_FIRST, guessed=True)),
        (["03.04.2026"], DateFormat(DateOrder.DAY_FIRST)),
        (["04/04/2026", "2026-04-03", "", "soon"], DateFormat(DateOrder.DAY_FIRST)),
    ],
)
def test_order_of_day_and_month_is_decided_by_the_whole_column(cells: list[str], found: DateFormat) -> None:
    assert detect_date_format(cells) == found


def test_column_of_dates_is_told_by_its_cells() -> None:
    assert looks_like_dates(["04/25/2026", "", "soon"]) is True
    assert looks_like_dates(["soon", "later", "2026-01-01"]) is False
    assert looks_like_dates(["", "TBC", "n/a"]) is None
    assert looks_like_dates(["2026-01-01", "TBC", "n/a", "-"]) is True


def test_text_is_cleaned_of_what_nobody_can_see() -> None:
    assert clean_text(" a\r\nb\rc\x00\x07\ud800\ufeff ") == ("a\nb\nc", 4)
    assert clean_text("a\u2028b\x85c\x0bd") == ("a\nb\nc\nd", 0)
    assert clean_line(" a \n\t b ") == ("a b", 0)


def test_text_is_compared_without_case_width_and_spaces() -> None:
    assert same_text("  CS\u00a0KPIs\n") == same_text("cs kpis") == same_text("ＣＳ kpis")
    assert same_text("Policy A") != same_text("PolicyA")


def test_long_text_is_shortened_at_a_word() -> None:
    assert shorten("one two three", 13) == "one two three"
    assert shorten("one two three", 11) == "one two…"
    assert shorten("x" * 20, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    "header", ["rag_status", "RAG Status", "RAGStatus", "RAG-status (Q3)", " rag  status [now]", "Rág:status"]
)
def test_header_is_compared_by_its_words(header: str) -> None:
    assert header_words(header) == ("rag", "status")


def test_header_all_in_brackets_keeps_its_words() -> None:
    assert header_words("(status)") == ("status",)
