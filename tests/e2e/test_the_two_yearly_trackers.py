"""Two yearly files of real ratings: what the desk makes of them is what another reader of the same files counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.e2e.sittings import colours, ratings, stored, with_yearly_trackers
from tests.helpers.desk import desk, run_desk
from tests.helpers.tools import check_pdf, pdf_pages

BADNESS = {"green": 0, "yellow": 1, "red": 2}


def counted(cards: list[dict[str, str]]) -> Counter[str]:
    """Count the statuses of cards."""
    return Counter(card["status"] for card in cards)


def test_the_counts_of_each_year_are_those_of_another_reader(data_dir: Path) -> None:
    with_yearly_trackers(data_dir)
    for year in (2022, 2023):
        rated, cards = ratings(year), stored(data_dir, "--as-of", f"{year}-03-31")
        assert counted(cards) == colours(rated)
        assert sum(colours(rated).values()) == len(rated) == {2022: 235, 2023: 244}[year]
        # Not the sums alone: each project has its own colour.
        assert Counter((card["title"], card["status"]) for card in cards) == Counter(rated.values())
    assert stored(data_dir, "--as-of", "2022-03-30") == []
    assert counted(stored(data_dir, "--as-of", "2022-12-31")) == colours(ratings(2022))
    assert counted(stored(data_dir)) == colours(ratings(2023))


def test_the_deck_shows_the_movement_between_the_years(data_dir: Path, tmp_path: Path) -> None:
    with_yearly_trackers(data_dir)
    out = tmp_path / "deck.pdf"
    desk(data_dir, "deck", out, "--as-of", "2023-03-31", "--since", "2022-03-31")
    check_pdf(out)
    pages = [" ".join(page.split()) for page in pdf_pages(out)]

    old, new = ratings(2022), ratings(2023)
    both = {number: (old[number][1], new[number][1]) for number in old.keys() & new.keys()}
    rated = {number: pair for number, pair in both.items() if "not-rated" not in pair}
    worse = {number for number, (was, now) in rated.items() if BADNESS[now] > BADNESS[was]}
    better = {number for number, (was, now) in rated.items() if BADNESS[now] < BADNESS[was]}
    assert f"{len(better)} colours improved and {len(worse)} worsened since 31 March 2022" in pages[0]
    assert f"{len(new.keys() - old.keys())} are new" in pages[0]
    assert f"{len(old.keys() - new.keys())} are no longer tracked" in pages[0]
    for status, count in colours(new).items():
        assert f" {count} " in pages[0]
        assert f" {status.replace('-', ' ')}, was {colours(old)[status]} " in pages[0]
    # The worst of it stands on the summary with both colours; every one that worsened on the slides of what changed.
    shown = [number for number in worse if new[number][0] in pages[0]]
    assert len(shown) >= 3
    for number in shown:
        was, now = rated[number]
        assert f"{was} to {now} {new[number][0]}" in pages[0]
    appendix = next(place for place, page in enumerate(pages) if page.startswith("The whole tracker"))
    changed = " ".join(pages[1:appendix])
    assert [new[number][0] for number in worse | better if new[number][0][:40] not in changed] == []
    assert all("as of 31 Mar 2023" in page for page in pages)


def test_two_undos_lead_to_the_empty_workspace_and_two_redos_back(data_dir: Path) -> None:
    with_yearly_trackers(data_dir)
    end = stored(data_dir)
    desk(data_dir, "undo")
    assert counted(stored(data_dir)) == colours(ratings(2022))
    desk(data_dir, "undo")
    assert stored(data_dir) == []
    assert stored(data_dir, "--as-of", "2022-12-31") == []
    assert run_desk(data_dir, "undo").code == 1
    desk(data_dir, "redo")
    desk(data_dir, "redo")
    assert stored(data_dir) == end
    assert counted(stored(data_dir, "--as-of", "2022-12-31")) == colours(ratings(2022))
