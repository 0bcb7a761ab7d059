"""A folder of Markdown turned into a plan: what would be added, changed and left alone, and why.

It may import the domain, text and the other rooms of exchange. A preview and the import use the same plan, so they
can't differ. Besides the folder's pages only the files that they show are read, and only within the folder.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from csops_desktop.domain.review import next_due
from csops_desktop.domain.status import count
from csops_desktop.domain.trust import Kind
from csops_desktop.exchange.cleaning import clean_line, shorten
from csops_desktop.exchange.markdown_banner import without_banner
from csops_desktop.exchange.markdown_files import (
    INDEX_NAMES,
    MAX_ATTACHMENT,
    MAX_ATTACHMENTS,
    FileIssue,
    FolderContent,
    SourceFile,
    stem_of,
)
from csops_desktop.exchange.markdown_known import Known
from csops_desktop.exchange.markdown_links import Seen, Targets, rewrite
from csops_desktop.exchange.markdown_paths import areas_of, distinct_titles
from csops_desktop.exchange.markdown_plan import (
    DocumentPlan,
    ExistingAttachment,
    ExistingDocument,
    Fields,
    PlannedAttachment,
    PlannedPage,
)
from csops_desktop.exchange.markdown_review import Described, describe
from csops_desktop.exchange.markdown_source import Rewritten, SourceRecord, as_written, digest_of, replaced
from csops_desktop.exchange.markdown_update import Update, update
from csops_desktop.text.front_matter import FrontMatter, split
from csops_desktop.text.markdown import outline

_SHOWN = 3
_ERB = "<%"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the folder, read."""

    file: SourceFile
    front: FrontMatter
    body: str
    described: Described
    banner: bool

    @property
    def path(self) -> str:
        """Its path in the folder."""
        return self.file.path


def plan_documents(
    content: FolderContent,
    *,
    existing: Sequence[ExistingDocument],
    attachments: Sequence[ExistingAttachment] = (),
    today: date,
) -> DocumentPlan:
    """Plan the import of a folder. Nothing is changed by it.

    Args:
        content: the folder, as `read_folder` read it.
        existing: everything the workspace holds, archived and trashed ones too.
        attachments: the stored files.
        today: the day of the import.
    """
    return _Planner(content, existing, attachments, today).plan()


def read_page(file: SourceFile, today: date) -> Page:
    """Take a file apart: front matter, the banner of an earlier export, text."""
    front, whole = split(file.text)
    body = without_banner(whole)
    return Page(file, front, body, describe(front.values, today), banner=body != whole)


class _Files:
    """Reads the files that pages show, once each, and gives them names that no other has."""

    def __init__(self, others: Mapping[str, Path], stored: Sequence[ExistingAttachment]) -> None:
        self._others = others
        self._stored = {(one.digest, place): one.name for one in stored for place in (one.name, one.source_path)}
        self._taken = {one.name.casefold() for one in stored}
        self._names: dict[str, str | None] = {}
        self._left = MAX_ATTACHMENTS
        self.planned: list[PlannedAttachment] = []
        self.issues: list[FileIssue] = []

    def get(self, path: str) -> str | None:
        """Return the name under which a file is stored; `None` where it can't be."""
        if path not in self._names:
            self._names[path] = self._read(path)
        return self._names[path]

    def unseen(self, path: str) -> bool:
        """Say whether no page showed a file."""
        return path not in self._names

    def _read(self, path: str) -> str | None:
        try:
            size = self._others[path].stat().st_size
            if not 0 < size <= min(MAX_ATTACHMENT, self._left):
                why = "is empty" if not size else f"has {size / 1e6:,.1f} MB, too much for a stored file"
                self.issues.append(FileIssue(path, f"{why}; the pages that show it keep their link to it."))
                return None
            content = self._others[path].read_bytes()
        except OSError as error:
            self.issues.append(FileIssue(path, f"can't be read: {error.strerror}; left out."))
            return None
        self._left -= len(content)
        digest = sha256(content).hexdigest()
        known = self._stored.get((digest, path)) or self._stored.get((digest, path.rsplit("/", 1)[-1]))
        if known is not None:
            return known
        name = self._free_name(path.rsplit("/", 1)[-1])
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.planned.append(PlannedAttachment(name, media_type, content, path))
        return name

    def _free_name(self, wanted: str) -> str:
        """Return a name made of letters, digits, points, hyphens and underscores."""
        safe = "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in wanted).strip("-. ")
        stem, dot, ending = safe.rpartition(".")
        stem, ending = (stem, ending[:10]) if dot and stem else (safe or "file", "bin")
        number = 1
        while (name := f"{stem[:80]}{f'-{number}' if number > 1 else ''}.{ending}").casefold() in self._taken:
            number += 1
        self._taken.add(name.casefold())
        return name


class _Planner:
    """Decides page by page, knowing the whole folder and what was matched."""

    def __init__(
        self,
        content: FolderContent,
        existing: Sequence[ExistingDocument],
        attachments: Sequence[ExistingAttachment],
        today: date,
    ) -> None:
        self._content = content
        self._today = today
        self._pages = [read_page(file, today) for file in content.files]
        self._issues: list[FileIssue] = []
        self._files = _Files(content.others, attachments)
        self._raw_titles = {page.path: _title(page, vault=content.vault) for page in self._pages}
        self._known = Known(content.name, self._raw_titles, existing)
        areas = areas_of(self._raw_titles, self._raw_titles)
        self._fields = {page.path: self._described(page, areas[page.path]) for page in self._pages}
        self._settle_titles(existing)
        titles = {path: fields.title for path, fields in self._fields.items()}
        others = {path.casefold(): path for path in content.others}
        self._targets = Targets(titles, self._files.get, others)

    def plan(self) -> DocumentPlan:
        """Return the plan."""
        rewritten = {page.path: rewrite(page.body, page.path, self._targets) for page in self._pages}
        wiki = self._content.vault or any(seen.wiki for _, seen in rewritten.values())
        pages = [self._page(page, *rewritten[page.path], wiki=wiki) for page in self._pages]
        left = [path for path in self._content.others if self._files.unseen(path)]
        issues = sorted((*self._content.issues, *self._issues, *self._files.issues), key=lambda issue: issue.path)
        return DocumentPlan(
            folder=self._content.name,
            on=self._today,
            pages=tuple(pages),
            attachments=tuple(self._files.planned),
            issues=tuple(issues),
            notes=tuple(self._notes(left)),
            missing=self._known.missing,
        )

    def _described(self, page: Page, area: str) -> Fields:
        """Return what describes a page by its front matter and its place."""
        said = page.described
        before = self._known.of(page.path)[1]
        if before is not None and self._known.place(page.path)[1] != page.path:
            # It lies beside other folders now, and the folder around it is no area.
            area = before.read.get("area", "")
        return Fields(
            title=self._raw_titles[page.path],
            area=said.area or shorten(clean_line(area)[0], 200),
            owner=said.owner,
            kind=said.kind or Kind.OTHER,
            audience=said.audience,
            rule=said.rule,
            claimed_on=said.claimed_on,
        )

    def _settle_titles(self, existing: Sequence[ExistingDocument]) -> None:
        """Give every page a title of its own; a page that is known keeps its title unless its file has another one."""
        wanted: dict[str, str] = {}
        for page in self._pages:
            one, record = self._known.of(page.path)
            read = record.read.get("file_title") if record else None
            keeps = one is not None and (record is None or read == self._raw_titles[page.path])
            wanted[page.path] = one.fields.title if one is not None and keeps else self._raw_titles[page.path]
        mine = {one.id for page in self._pages if (one := self._known.of(page.path)[0])}
        taken = [one.fields.title for one in existing if one.id not in mine and not one.trashed]
        titles, changed = distinct_titles(wanted, taken)
        for path, title in titles.items():
            self._fields[path] = replace(self._fields[path], title=title)
        for path in changed:
            said = f"has a title that another document has: “{shorten(wanted[path], 60)}”; it becomes “{titles[path]}”."
            self._issues.append(FileIssue(path, said))

    def _page(self, page: Page, changes: list[tuple[int, int, str]], seen: Seen, *, wiki: bool) -> PlannedPage:
        """Plan one page."""
        body, spelled = self._converted(page, changes)
        folder, place = self._known.place(page.path)
        prefix = page.path.removesuffix(place)
        record = SourceRecord(
            folder=folder,
            digest=page.file.digest,
            text_digest=digest_of(page.body),
            body_digest=digest_of(body),
            encoding=page.file.encoding,
            bom=page.file.bom,
            newline=page.file.newline,
            wiki=wiki,
            rewritten=spelled,
            files={file.removeprefix(prefix): name for file, name in seen.files.items()},
            read=self._fields[page.path].as_texts() | {"file_title": self._raw_titles[page.path]},
        )
        self._remark(page, seen)
        one, before = self._known.of(page.path)
        found = update(Update(page.path, place, self._fields[page.path], body, page.front.raw, record, one, before))
        if found.remark:
            self._issues.append(FileIssue(page.path, found.remark))
        claimed = page.described.claimed_on
        due = next_due(page.described.rule, claimed)
        given = page.described.rule.given
        return replace(found.page, rule_given=given, due_by=due, dead=(*seen.missing, *seen.outside))

    def _converted(self, page: Page, changes: list[tuple[int, int, str]]) -> tuple[str, tuple[Rewritten, ...]]:
        """Return a page's text with its links turned, unless that could not be taken back exactly."""
        body, spelled = replaced(page.body, changes)
        if as_written(body, spelled)[0] == page.body:
            return body, spelled
        self._issues.append(FileIssue(page.path, "its links stay as they are, since they could not be written back."))
        return page.body, ()

    def _remark(self, page: Page, seen: Seen) -> None:
        """Write down what a person should know of a page, a line for each kind of thing."""
        said: list[str] = []
        if page.front.problem:
            said.append(f"its front matter can't be used: {page.front.problem}; it is kept as it is.")
        said += [f"{problem}." for problem in page.described.problems]
        if seen.missing:
            said.append(f"{_listed(seen.missing, 'link')} to no file of the folder: {_some(seen.missing)}.")
        if seen.outside:
            said.append(f"{_listed(seen.outside, 'link')} out of the folder: {_some(seen.outside)}.")
        if seen.kept:
            said.append(f"{_listed(seen.kept, 'link')} to a page whose title no wiki link can hold; kept as written.")
        if page.banner:
            said.append("the banner of an earlier export was taken off.")
        if not page.file.exact and page.file.encoding == "utf-16":
            said.append("is UTF-16; an export may write it in another order of bytes.")
        self._issues += [FileIssue(page.path, sentence) for sentence in said]

    def _notes(self, left: list[str]) -> list[str]:
        """Return the remarks on the whole folder."""
        notes = []
        if self._known.missing:
            gone = list(self._known.missing)
            verbs = "is not in it any more and stays" if len(gone) == 1 else "are not in it any more and stay"
            notes.append(f"{count(len(gone), 'document')} that came from this folder {verbs} here: {_some(gone)}.")
        if left:
            verb = "was" if len(left) == 1 else "were"
            notes.append(f"{count(len(left), 'other file')} that no page shows {verb} left out: {_some(left)}.")
        return notes


def _title(page: Page, *, vault: bool) -> str:
    """Return a page's title: in a vault its file's name; else what its front matter or its first heading says."""
    stem = stem_of(page.path)
    if vault:
        return shorten(clean_line(stem)[0], 200) or "Untitled"
    title = page.described.title
    if not title or _ERB in title:
        first = next((heading for heading in outline(page.body[:20_000]) if heading.text and heading.level == 1), None)
        title = first.text if first and _ERB not in first.text else ""
    folder = page.path.rsplit("/", 2)[-2] if page.path.count("/") else ""
    named = folder if stem.casefold() in INDEX_NAMES and folder else stem
    return shorten(clean_line(title)[0], 200) or shorten(clean_line(named)[0], 200) or "Untitled"


def _listed(found: list[str], noun: str) -> str:
    """Return how many lead somewhere: "1 link leads", "3 links lead"."""
    return f"{len(found)} {noun} leads" if len(found) == 1 else f"{len(found)} {noun}s lead"


def _some(found: list[str]) -> str:
    """Return the first few of a list."""
    shown = ", ".join(shorten(one, 80) for one in found[:_SHOWN])
    return f"{shown} and {len(found) - _SHOWN} more" if len(found) > _SHOWN else shown
