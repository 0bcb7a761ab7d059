"""What comes in from a folder of Markdown: conventions of front matter, links, and everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from csops_desktop.domain.trust import Audience, Kind, ReviewRule
from csops_desktop.errors import UserError
from csops_desktop.exchange import markdown_files
from csops_desktop.exchange.markdown_files import read_folder
from csops_desktop.exchange.markdown_in import plan_documents
from csops_desktop.exchange.markdown_plan import DocumentPlan, PlannedPage
from csops_desktop.exchange.markdown_report import documents_as_json, documents_report
from csops_desktop.exchange.markdown_review import describe, interval_of

TODAY = date(2026, 11, 24)


def plan_of(folder: Path, **files: str | bytes) -> DocumentPlan:
    """Write files (two underscores stand for a slash, one point-less name gets ".md") and plan their import."""
    for name, content in files.items():
        path = folder / (name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return plan_documents(read_folder(folder), existing=[], today=TODAY)


def page(plan: DocumentPlan, path: str) -> PlannedPage:
    return next(one for one in plan.pages if one.path == path)


def issues(plan: DocumentPlan, path: str) -> list[str]:
    return [issue.message for issue in plan.issues if issue.path == path]


@pytest.mark.parametrize(
    ("front", "rule", "claimed", "owner"),
    [
        ({"last_reviewed_on": "2025-08-05", "review_in": "6 months"}, ReviewRule(6, "months"), date(2025, 8, 5), ""),
        (
            {"last_review_date": "2026-01-31", "expiration_in_days": "90", "owner": ["https://x.org/teams/sig-docs"]},
            ReviewRule(90, "days"),
            date(2026, 1, 31),
            "sig-docs",
        ),
        ({"lastReviewed": "31.12.2025", "review_cycle": "quarterly"}, ReviewRule(3, "months"), date(2025, 12, 31), ""),
        ({"expire_by": "2027-01-01", "owner_slack": "#cs-ops"}, ReviewRule(on=date(2027, 1, 1)), None, "#cs-ops"),
        (
            {"next_review": "2027-02-03", "owner": "Ann Lee <ann@x.org>"},
            ReviewRule(on=date(2027, 2, 3)),
            None,
            "Ann Lee",
        ),
        ({"last_verified": "2026-10-01", "review_interval": "P1Y"}, ReviewRule(12, "months"), date(2026, 10, 1), ""),
        (
            {"last_update": {"date": "2026-02-01"}, "stale_after": "8 weeks"},
            ReviewRule(8, "weeks"),
            date(2026, 2, 1),
            "",
        ),
        ({"owner": {"name": "Bo", "email": "b@x.org"}, "review_in": "1 month"}, ReviewRule(1, "months"), None, "Bo"),
        ({"owner": "<bo@x.org>"}, ReviewRule(), None, "bo@x.org"),
    ],
)
def test_the_conventions_of_public_handbooks_are_read(
    front: dict[str, object], rule: ReviewRule, claimed: date | None, owner: str
) -> None:
    said = describe(front, TODAY)  # type: ignore[arg-type]
    assert (said.rule, said.claimed_on, said.owner) == (rule, claimed, owner)
    assert said.problems == ()


def test_kind_audience_and_evergreen_are_read() -> None:
    said = describe({"kind": "KPI definition", "audience": "leadership, new team members", "evergreen": "true"}, TODAY)
    assert (said.kind, said.audience) == (Kind.KPI_DEFINITION, (Audience.NEW_TEAM_MEMBERS, Audience.LEADERSHIP))
    assert said.rule.evergreen
    assert said.rule.reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-02-30", "no day of the calendar"),
        ("yyyy-mm-dd", "still has its placeholder “yyyy-mm-dd”"),
        ("TBD", "placeholder"),
        ("soon", "“soon” is no date"),
        ("2030-01-01", "has not come yet"),
    ],
)
def test_an_impossible_date_is_told_and_claims_nothing(text: str, words: str) -> None:
    said = describe({"last_reviewed_on": text, "review_in": "6 months"}, TODAY)
    assert said.claimed_on is None
    assert said.rule == ReviewRule(6, "months")
    assert words in said.problems[0]


@pytest.mark.parametrize("text", ["", "whenever", "0 months", "99999 days", "-3 months", "months of"])
def test_what_is_no_interval_is_none(text: str) -> None:
    assert interval_of(text) is None


def test_relative_links_become_wiki_links_where_the_target_is_in_the_folder(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        index="# Home\n\n[Renewals](process/renewals.md) [see](process/renewals.html#steps) [x](https://x.org)\n",
        process__renewals="# Renewals\n\n[home](../index.md) `[home](../index.md)`\n\n[up][h]\n\n[h]: /\n",
    )
    assert page(plan, "index.md").body == "# Home\n\n[[Renewals]] [[Renewals#steps|see]] [x](https://x.org)\n"
    body = page(plan, "process/renewals.md").body
    assert body == "# Renewals\n\n[[home]] `[home](../index.md)`\n\n[[Home|up]]\n\n[h]: /\n"
    assert plan.counts.dead_links == 0


def test_pictures_that_pages_show_are_brought_in_once(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Über sicht.png").write_bytes(b"\x89PNG 1")
    (tmp_path / "spare.png").write_bytes(b"\x89PNG 2")
    plan = plan_of(tmp_path, a='![A](<img/Über sicht.png> "T")', b__c="![[Über sicht.png|200]] ![no](no.png)")
    assert [(one.name, one.content) for one in plan.attachments] == [("Über-sicht.png", b"\x89PNG 1")]
    assert page(plan, "a.md").body == '![A](Über-sicht.png "T")'
    assert page(plan, "b/c.md").body == "![[Über-sicht.png|200]] ![no](no.png)"
    assert page(plan, "b/c.md").dead == ("no.png",)
    assert any("1 other file that no page shows was left out: spare.png" in note for note in plan.notes)


def test_in_a_vault_the_file_name_is_the_title(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    plan = plan_of(
        tmp_path, **{"Q3 notes": "# Something\n\n[[People/Ann|A]] [[nobody]]\n", "People__Ann": "> [!note]\n"}
    )
    assert {one.title for one in plan.pages} == {"Q3 notes", "Ann"}
    assert page(plan, "Q3 notes.md").body == "# Something\n\n[[Ann|A]] [[nobody]]\n"
    assert page(plan, "Q3 notes.md").dead == ("nobody",)


def test_titles_come_from_front_matter_heading_or_name_and_are_made_distinct(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        a="---\ntitle: Plan\n---\n# Other\n",
        b="# plan\n",
        c="# <%= current_page.data.title %>\n",
        team___index="text",
    )
    titles = {one.path: one.title for one in plan.pages}
    assert titles == {"a.md": "Plan", "b.md": "plan (2)", "c.md": "c", "team/_index.md": "team"}
    assert issues(plan, "b.md") == ["has a title that another document has: “plan”; it becomes “plan (2)”."]


def test_each_thing_that_is_wrong_has_one_line_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "more.md").write_text("secret")
    folder.mkdir()
    (folder / "leaves.md").symlink_to(tmp_path / "secret.md")
    (folder / "out").symlink_to(tmp_path / "private", target_is_directory=True)
    (folder / "nowhere.md").symlink_to(tmp_path / "gone.md")
    plan = plan_of(
        folder,
        broken="---\ntitle: [\n---\ntext",
        endless="---\ntitle: x\ntext",
        bom=b"\xef\xbb\xbf# Bom\r\n\r\ntext\r\n",
        mixed=b"one\r\ntwo\n",
        latin="Gr\u00fc\u00dfe".encode("cp1252"),
        binary=b"\x00\x01\x02",
        control=b"a\x07b",
        escaping="[x](../secret.md) ![y](../../../etc/passwd) [z](file:///etc/passwd)",
        huge=b"x" * (markdown_files.MAX_BYTES + 1),
    )
    assert "symbolic link that leaves the folder" in issues(plan, "leaves.md")[0]
    assert "symbolic link that leaves the folder" in issues(plan, "out")[0]
    assert "symbolic link to nothing" in issues(plan, "nowhere.md")[0]
    assert "line 3 can't be understood" in issues(plan, "broken.md")[0]
    assert "begins and doesn't end" in issues(plan, "endless.md")[0]
    assert issues(plan, "bom.md") == []
    assert "two kinds of line end" in issues(plan, "mixed.md")[0]
    assert "read as Windows-1252" in issues(plan, "latin.md")[0]
    assert issues(plan, "binary.md") == ["is no text; left out."]
    assert issues(plan, "control.md") == ["1 invisible character taken out."]
    assert issues(plan, "escaping.md") == ["2 links lead out of the folder: ../secret.md, ../../../etc/passwd."]
    assert "at most 5 MB" in issues(plan, "huge.md")[0]
    assert all("secret" not in (one.body or "") for one in plan.pages if one.path != "escaping.md")
    assert page(plan, "broken.md").front_matter == "---\ntitle: [\n---\n"
    assert page(plan, "bom.md").body == "# Bom\n\ntext\n"
    assert page(plan, "latin.md").body == "Grüße"
    assert len(plan.pages) == 7
    assert plan.attachments == ()


def test_folders_beyond_reason_are_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*("d" for _ in range(45)))
    deep.mkdir(parents=True)
    (deep / "lost.md").write_text("x")
    plan = plan_of(tmp_path, a="x")
    assert [one.path for one in plan.pages] == ["a.md"]
    assert any("folders deep; left out" in issue.message for issue in plan.issues)


def test_a_folder_without_markdown_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(UserError, match="holds no Markdown"):
        read_folder(tmp_path)
    with pytest.raises(UserError, match="is not a folder"):
        read_folder(tmp_path / "a.txt")


def test_the_report_says_it_in_lines_and_in_json(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, a="---\nlast_reviewed_on: 2025-01-01\nreview_in: 6 months\n---\n[b](b.md)")
    lines = documents_report(plan)
    assert lines[0].endswith("1 added, 0 changed, 0 unchanged, 0 skipped.")
    assert "1 page with a review rule, 1 overdue" in lines[1]
    assert lines[2] == "1 dead link: the folder holds nothing where they lead."
    document = documents_as_json(plan)
    assert document["counts"] == {
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "skipped": 0,
        "with_rule": 1,
        "overdue": 1,
        "dead_links": 1,
        "attachments": 0,
    }
