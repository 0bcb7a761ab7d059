"""`import markdown` and `export markdown` on the command line. May import the core; prints the report.

The report is the same one that the window shows, from the same plan.
"""

from __future__ import annotations

import argparse
import json

from csops_desktop.commands.markdown import apply_documents, documents_label
from csops_desktop.exchange.markdown_files import read_folder
from csops_desktop.exchange.markdown_in import plan_documents
from csops_desktop.exchange.markdown_out import plan_export, write_folder
from csops_desktop.exchange.markdown_report import (
    documents_as_json,
    documents_as_text,
    export_as_json,
    export_report,
)
from csops_desktop.paths import paths_for
from csops_desktop.queries.markdown import (
    attachment_content,
    existing_attachments,
    existing_documents,
    exported_documents,
)
from csops_desktop.queries.tracker import latest_change
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace


def import_markdown(workspace: Workspace, options: argparse.Namespace) -> str:
    """Import a folder as one change, or with `dry_run` only say what would be done, and return the report.

    Args:
        workspace: receives it.
        options: `folder`, `dry_run`, `json`; with `data_dir` and `workspace` the settings are found.

    Raises:
        UserError: the folder can't be used, or another program changed the workspace meanwhile; nothing was imported.
    """
    content = read_folder(options.folder)
    seen = workspace.read(latest_change)
    plan = plan_documents(
        content,
        existing=workspace.read(existing_documents),
        attachments=workspace.read(existing_attachments),
        today=workspace.clock.today(),
    )
    if not options.dry_run:
        settings = SettingsFile(paths_for(options.data_dir, options.workspace).settings).settings
        workspace.run(documents_label(plan), apply_documents, plan, seen, settings.weekly_reviews)
    if options.json:
        document = documents_as_json(plan) | {"dry_run": options.dry_run}
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    said = documents_as_text(plan, every_page=options.dry_run) + "\n"
    if options.dry_run:
        return said + "This was a dry run: nothing was changed.\n"
    return said + ("Nothing was changed: the workspace holds all of it already.\n" if plan.empty else "")


def export_markdown(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write all documents as a folder of Markdown, and return the report.

    Args:
        workspace: holds them.
        options: `folder`, `overwrite`, `no_banner`, `json`.

    Raises:
        UserError: something in the folder would be lost, or it can't be written to.
    """
    names = [one.name for one in workspace.read(existing_attachments)]
    export = plan_export(
        workspace.read(exported_documents),
        lambda name: workspace.read(attachment_content, name),
        names,
        banners=not options.no_banner,
    )
    written = write_folder(options.folder, export, overwrite=options.overwrite)
    if options.json:
        document = export_as_json(export, str(options.folder), written)
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{line}\n" for line in export_report(export, str(options.folder), written))
