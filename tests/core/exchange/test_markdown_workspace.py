"""A folder of Markdown in a workspace: one undo step, updates, conflicts, and what an export writes and refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from csops_desktop.__main__ import main
from csops_desktop.commands import documents, verifications
from csops_desktop.commands.attachments import add_attachment
from csops_desktop.commands.markdown import apply_documents, documents_label
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import How, ReviewRule, Trust
from csops_desktop.errors import UserError
from csops_desktop.exchange.markdown_files import read_folder
from csops_desktop.exchange.markdown_in import plan_documents
from csops_desktop.exchange.markdown_out import Export, ExportFile, plan_export, write_folder
from csops_desktop.exchange.markdown_plan import DocumentPlan, PageKind
from csops_desktop.queries.documents import document, document_by_title
from csops_desktop.queries.documents import documents as all_documents
from csops_desktop.queries.markdown import (
    attachment_content,
    existing_attachments,
    existing_documents,
    exported_documents,
)
from csops_desktop.queries.tracker import latest_change
from csops_desktop.workspace import Workspace

HOME = "---\ntitle: Home\nlast_reviewed_on: 2026-01-01\nreview_in: 3 months\nodd:  kept # so\n---\n\n# Home\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "handbook"
    (place / "process").mkdir(parents=True)
    (place / "index.md").write_text(HOME + "[Renewals](process/renewals.md) ![p](process/p.png)\n")
    (place / "process" / "renewals.md").write_bytes(b"\xef\xbb\xbf# Renewals\r\n\r\n[up](../index.md)\r\n")
    (place / "process" / "p.png").write_bytes(b"\x89PNG")
    return place


def plan_of(workspace: Workspace, folder: Path) -> DocumentPlan:
    return plan_documents(
        read_folder(folder),
        existing=workspace.read(existing_documents),
        attachments=workspace.read(existing_attachments),
        today=workspace.clock.today(),
    )


def bring_in(workspace: Workspace, folder: Path) -> DocumentPlan:
    seen = workspace.read(latest_change)
    plan = plan_of(workspace, folder)
    workspace.run(documents_label(plan), apply_documents, plan, seen)
    return plan


def take_out(workspace: Workspace, folder: Path, *, banners: bool = True, overwrite: bool = False) -> Export:
    names = [one.name for one in workspace.read(existing_attachments)]
    export = plan_export(
        workspace.read(exported_documents),
        lambda name: workspace.read(attachment_content, name),
        names,
        banners=banners,
    )
    write_folder(folder, export, overwrite=overwrite)
    return export


def id_of(workspace: Workspace, title: str) -> DocumentId:
    row = workspace.read(document_by_title, title)
    assert row is not None
    return row.id


def body_of(workspace: Workspace, title: str) -> str:
    detail = workspace.read(document, id_of(workspace, title))
    assert detail is not None
    return detail.body


def kinds(plan: DocumentPlan) -> dict[str, PageKind]:
    return {page.path: page.kind for page in plan.pages}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_import_is_one_step_and_its_dates_verify_nothing(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    assert {row.title: row.trust for row in workspace.read(all_documents)} == {
        "Home": Trust.STALE,
        "Renewals": Trust.NEVER,
    }
    assert body_of(workspace, "Home") == "# Home\n\n[[Renewals]] ![p](p.png)\n"
    assert workspace.undo() == "Imported “handbook”: 2 added, 1 stored"
    assert workspace.read(all_documents) == []
    assert workspace.read(existing_attachments) == []


def test_the_same_folder_again_changes_nothing(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    before = workspace.read(latest_change)
    plan = bring_in(workspace, folder)
    assert plan.empty
    assert workspace.read(latest_change) == before


def test_a_changed_file_updates_its_document_and_keeps_what_was_set_here(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    home = id_of(workspace, "Home")
    workspace.run("owner", documents.set_owner, home, "Ann")
    workspace.run("title", documents.rename, id_of(workspace, "Renewals"), "Renewing")
    (folder / "index.md").write_text(HOME.replace("3 months", "6 months") + "New [Renewals](process/renewals.md)\n")
    plan = bring_in(workspace, folder)
    assert kinds(plan) == {"index.md": PageKind.CHANGE, "process/renewals.md": PageKind.SAME}
    detail = workspace.read(document, home)
    assert detail is not None
    assert detail.rule == ReviewRule(6, "months")
    assert detail.row.owner == "Ann"
    assert detail.body == "# Home\n\nNew [[Renewing|Renewals]]\n"
    assert detail.dead_links == ()
    assert len(detail.versions) == 2


def test_a_text_that_changed_on_both_sides_is_told_and_neither_is_lost(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    home = id_of(workspace, "Home")
    workspace.run("write", documents.save_body, home, "written here")
    unchanged = plan_of(workspace, folder)
    assert kinds(unchanged)["index.md"] is PageKind.SAME
    assert "the text here stays" in str(unchanged.issues[0])
    (folder / "index.md").write_text(HOME + "written there\n")
    plan = bring_in(workspace, folder)
    assert "changed here and in the folder" in str(plan.issues[0])
    detail = workspace.read(document, home)
    assert detail is not None
    assert detail.body == "# Home\n\nwritten there\n"
    assert len(detail.versions) == 3


def test_what_is_in_the_trash_or_gone_from_the_folder_is_left_alone(workspace: Workspace, folder: Path) -> None:
    bring_in(workspace, folder)
    workspace.run("trash", documents.trash, id_of(workspace, "Renewals"))
    assert kinds(bring_in(workspace, folder))["process/renewals.md"] is PageKind.SKIP
    (folder / "index.md").unlink()
    plan = bring_in(workspace, folder)
    assert plan.missing == ("index.md",)
    assert "stays here: index.md" in plan.notes[0]
    assert workspace.read(document_by_title, "Home") is not None


def test_a_plan_that_is_out_of_date_is_refused(workspace: Workspace, folder: Path) -> None:
    seen = workspace.read(latest_change)
    plan = plan_of(workspace, folder)
    workspace.run("add", documents.add_document, "Other")
    with pytest.raises(UserError, match="changed since"):
        workspace.run("import", apply_documents, plan, seen)
    assert len(workspace.read(all_documents)) == 1


def test_an_untouched_folder_goes_out_as_it_came_in_but_for_the_banner(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    bring_in(workspace, folder)
    take_out(workspace, tmp_path / "plain", banners=False)
    assert tree(tmp_path / "plain") == tree(folder)
    export = take_out(workspace, tmp_path / "out")
    assert export.banners == ("index.md",)
    written = (tmp_path / "out" / "index.md").read_text()
    assert "**This document is stale.**" in written
    assert "Nobody owns it." in written
    plan = bring_in(workspace, tmp_path / "out")
    assert set(kinds(plan).values()) == {PageKind.SAME}
    assert body_of(workspace, "Home") == "# Home\n\n[[Renewals]] ![p](p.png)\n"


def test_what_was_changed_here_goes_out_and_the_rest_of_the_file_stays(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    bring_in(workspace, folder)
    home = id_of(workspace, "Home")
    workspace.run("owner", documents.set_owner, home, "Ann")
    workspace.run("rule", documents.set_rule, home, ReviewRule(1, "months", reason="it changes"))
    workspace.run("write", documents.save_body, home, "Now [[Renewals]], [[Renewals|see]] and `[[Renewals]]`\n")
    workspace.run("verify", verifications.verify, home, [How.READ, How.TRIED], "fine", "Bo")
    take_out(workspace, tmp_path / "out")
    assert (tmp_path / "out" / "index.md").read_text() == (
        "---\ntitle: Home\nlast_reviewed_on: 2026-11-24\nreview_in: 1 month\nodd:  kept # so\nowner: Ann\n"
        "review_reason: it changes\nverified_by: Bo\nverified_how: read through, tried the steps\n---\n\n"
        "Now [Renewals](process/renewals.md), [see](process/renewals.md) and `[[Renewals]]`\n"
    )
    plan = bring_in(workspace, tmp_path / "out")
    assert set(kinds(plan).values()) == {PageKind.SAME}


def test_documents_made_here_go_out_and_come_into_another_desk(workspace: Workspace, tmp_path: Path) -> None:
    rule = ReviewRule(2, "weeks")
    name = workspace.run("picture", add_attachment, "shot.png", "image/png", b"\x89PNG")
    workspace.run("a", documents.add_document, "KPI: clicks/renewal", body=f"![s]({name})\n", area="KPIs", owner="Ann")
    workspace.run("b", documents.add_document, "Over", body="[[KPI: clicks/renewal]]\n", rule=rule)
    take_out(workspace, tmp_path / "out")
    assert set(tree(tmp_path / "out")) == {"KPIs/KPI- clicks-renewal.md", "Over.md", "attachments/shot.png"}
    assert set(kinds(plan_of(workspace, tmp_path / "out")).values()) == {PageKind.SAME}
    with Workspace.open(tmp_path / "second.csops", workspace.clock) as second:
        bring_in(second, tmp_path / "out")
        assert [(row.title, row.area, row.owner) for row in second.read(all_documents)] == [
            ("KPI: clicks/renewal", "KPIs", "Ann"),
            ("Over", "", ""),
        ]
        assert body_of(second, "Over") == "[[KPI: clicks/renewal]]\n"
        assert body_of(second, "KPI: clicks/renewal") == "![s](shot.png)\n"
        assert second.read(document, id_of(second, "Over")).rule == rule  # type: ignore[union-attr]


def test_two_folders_go_out_beside_each_other(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    bring_in(workspace, folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.md").write_text("# Other\n")
    bring_in(workspace, other)
    take_out(workspace, tmp_path / "out", banners=False)
    assert set(tree(tmp_path / "out")) == {"handbook/" + path for path in tree(folder)} | {"other/index.md"}
    assert set(kinds(plan_of(workspace, tmp_path / "out")).values()) == {PageKind.SAME}


def test_an_export_overwrites_no_other_file_without_a_word(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    bring_in(workspace, folder)
    take_out(workspace, folder)
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.md").write_text("mine")
    with pytest.raises(UserError, match=r"other files under the names of this export: index\.md\."):
        take_out(workspace, out)
    assert tree(out) == {"index.md": b"mine"}
    take_out(workspace, out, overwrite=True)
    assert (out / "index.md").read_text() != "mine"


def test_an_export_never_leaves_its_folder(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    bring_in(workspace, folder)
    documents_ = workspace.read(exported_documents)
    for hostile in ("../up.md", "/etc/passwd", "a/../../b.md", "C:/x.md", "con.md", "a\\..\\b.md"):
        export = plan_export([replace(documents_[0], source_path=hostile)], lambda _: None, [])
        assert [file.path for file in export.files] == ["Home"]
    with pytest.raises(UserError, match="outside of the folder"):
        write_folder(tmp_path / "x", Export((ExportFile("../x.md", b""),), 1))
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (out / "process").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(UserError, match="symbolic link"):
        take_out(workspace, out)
    assert tree(tmp_path / "elsewhere") == {}
    assert not (out / "index.md").exists()


def test_the_command_line_brings_in_and_out(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    assert main([*data, "import", "markdown", str(folder), "--dry-run", "--json"]) == 0
    document_ = json.loads(capsys.readouterr().out)
    assert (document_["dry_run"], document_["counts"]["added"]) == (True, 2)
    assert main([*data, "import", "markdown", str(folder)]) == 0
    assert "2 added" in capsys.readouterr().out
    assert main([*data, "import", "markdown", str(folder)]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert main([*data, "export", "markdown", str(tmp_path / "out"), "--no-banner", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == 3
    assert tree(tmp_path / "out") == tree(folder)
    assert main([*data, "import", "markdown", str(tmp_path / "nothing")]) == 1
    assert capsys.readouterr().err.endswith("is not a folder.\n")
