"""A document as the text of a file: front matter, banner, and links as the folder spells them. Pure.

What nobody changed comes out as it came in. Front matter is written line by line: only the keys whose value is another
one now are touched.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from csops_desktop.domain.trust import How, Kind, ReviewRule
from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.markdown_banner import with_banner
from csops_desktop.exchange.markdown_links import INLINE
from csops_desktop.exchange.markdown_paths import ATTACHMENTS
from csops_desktop.exchange.markdown_plan import Fields
from csops_desktop.exchange.markdown_review import FIXED, INTERVAL, OWNER, REVIEWED, key_of
from csops_desktop.exchange.markdown_source import SourceRecord, as_written, digest_of
from csops_desktop.text.front_matter import changed, split
from csops_desktop.text.marked_up import WIKI, wiki_link
from csops_desktop.text.sections import Hidden


@dataclass(frozen=True, slots=True)
class ExportDocument:
    """A document with everything that its file says.

    Attributes:
        stale_sentence: why it is stale; "" where it isn't.
        front_matter, source: as the import kept them; "" for a document that was made here.
    """

    fields: Fields
    body: str
    source_path: str = ""
    front_matter: str = ""
    source: str = ""
    verified_on: date | None = None
    verified_by: str = ""
    verified_how: tuple[How, ...] = ()
    stale_sentence: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is written.

    Attributes:
        pages: the path of each document, by its title as `same_text` compares it.
        attachments: the path of each stored file by its name; "" where an export chooses it.
    """

    pages: Mapping[str, str]
    attachments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """A file's text, and the paths of the stored files that it shows, by their names."""

    text: str
    files: Mapping[str, str]
    banner: bool


def file_text(one: ExportDocument, record: SourceRecord | None, path: str, places: Places, *, banner: bool) -> Written:
    """Return the text of a document's file.

    Args:
        one: the document.
        record: how its file was; `None` for one that was made here.
        path: where it is written.
        places: where everything else is.
        banner: write the banner of a stale document.
    """
    body, files = _body(one, record, path, places)
    shown = banner and bool(one.stale_sentence)
    if shown:
        body = with_banner(body, one.stale_sentence, one.fields.owner)
    return Written(front_matter(one, record) + body, files, shown)


def front_matter(one: ExportDocument, record: SourceRecord | None) -> str:
    """Return a document's front matter: as it was, with what changed since set anew."""
    now = one.fields.as_texts()
    if record is None:
        # "rule" is said by keys of its own; what is empty needs no line.
        before = dict.fromkeys(now, "") | {"kind": Kind.OTHER.value, "rule": Fields("").as_texts()["rule"]}
    else:
        before = record.read
    differs = {name for name in now if before.get(name, "") != now[name]}
    values, _ = split(one.front_matter)
    keys = {key_of(key): key for key in reversed(list(values.values))}
    said: dict[str, str | None] = {}
    for name in ("title", "area", "kind"):
        if name in differs:
            said[keys.get(name, name)] = now[name]
    if "owner" in differs:
        said[next((keys[key] for key in OWNER if key in keys), "owner")] = now["owner"] or None
    if "audience" in differs:
        said[keys.get("audience", "audience")] = now["audience"].replace(" ", ", ") or None
    if "rule" in differs:
        said |= _rule_keys(one.fields.rule, keys)
    said |= _verified_keys(one, keys)
    return changed(one.front_matter, said)


def _rule_keys(rule: ReviewRule, keys: Mapping[str, str]) -> dict[str, str | None]:
    """Return the keys of a review rule; those of another kind of rule go."""
    said: dict[str, str | None] = {
        keys[key]: None for key in (*INTERVAL, *FIXED, "evergreen", "review_reason", "evergreen_reason") if key in keys
    }
    if rule.evergreen:
        said[keys.get("evergreen", "evergreen")] = "true"
    elif rule.every is not None and rule.unit is not None:
        unit = rule.unit.removesuffix("s") if rule.every == 1 else rule.unit
        days = rule.unit == "days" and "expiration_in_days" in keys
        said[keys["expiration_in_days"] if days else keys.get("review_in", "review_in")] = (
            str(rule.every) if days else f"{rule.every} {unit}"
        )
    elif rule.on is not None:
        said[next((keys[key] for key in FIXED if key in keys), "next_review")] = rule.on.isoformat()
    if rule.reason:
        said[keys.get("review_reason", "review_reason")] = rule.reason
    return said


def _verified_keys(one: ExportDocument, keys: Mapping[str, str]) -> dict[str, str | None]:
    """Return the keys of a verification that is newer than what the file claims."""
    if one.verified_on is None or (one.fields.claimed_on is not None and one.fields.claimed_on >= one.verified_on):
        return {}
    dated = next((keys[key] for key in REVIEWED if key in keys), None)
    said: dict[str, str | None] = {dated or "last_verified": one.verified_on.isoformat()}
    if one.verified_by:
        said[keys.get("verified_by", "verified_by")] = one.verified_by
    said[keys.get("verified_how", "verified_how")] = ", ".join(how.word for how in one.verified_how)
    return said


def _body(one: ExportDocument, record: SourceRecord | None, path: str, places: Places) -> tuple[str, Mapping[str, str]]:
    """Return a document's text with its links as the folder spells them, and the files it shows."""
    files = {name: source for source, name in record.files.items()} if record else {}
    body, spelled = as_written(one.body, record.rewritten if record else ())
    if record and record.body_digest == digest_of(one.body):
        # Nobody wrote in it: what is left as it is was so in the file.
        return body, files
    writer = _Links(path, places, files, wiki=bool(record and record.wiki))
    return writer.write(body, spelled), writer.files


class _Links:
    """Turns links that were made here into links of a folder."""

    def __init__(self, path: str, places: Places, files: Mapping[str, str], *, wiki: bool) -> None:
        self._path = path
        self._places = places
        self._known = files
        self._wiki = wiki
        self.files: dict[str, str] = dict(files)

    def write(self, body: str, spelled: object) -> str:
        """Return the body; places that are spelled as in the file stay."""
        if "[" not in body:
            return body
        hidden = Hidden(body)
        pieces: list[str] = []
        at = 0
        for match in re.finditer(rf"{WIKI.pattern}|{INLINE.pattern}", body):
            place = match.start()
            if hidden.covers(place) or body[place - 1 : place] == "\\" or _is_spelled(spelled, place):
                continue
            now = self._link(match)
            if now is not None:
                pieces += [body[at:place], now]
                at = match.end()
        return "".join([*pieces, body[at:]])

    def _link(self, match: re.Match[str]) -> str | None:
        if match["target"] is not None:
            return self._picture(match)
        found = WIKI.match(match[0])
        assert found is not None
        link = wiki_link(found)
        if link.embed:
            self._shown(link.title)
            return None
        target = self._places.pages.get(same_text(link.title))
        if self._wiki or target is None or link.fragment:
            return None
        return f"[{link.alias or link.title}]({self._relative(target)})"

    def _picture(self, match: re.Match[str]) -> str | None:
        """Return the link to a stored file at its new place."""
        name = match["target"].strip("<>")
        if name in self._known or not self._shown(name):
            return None
        return f"{match['mark']}[{match['label']}]({self._relative(self.files[name])}{match['title'] or ''})"

    def _shown(self, name: str) -> bool:
        """Note that a stored file is shown; say whether there is one of this name."""
        if name not in self._places.attachments:
            return False
        self.files.setdefault(name, self._places.attachments[name] or f"{ATTACHMENTS}/{name}")
        return True

    def _relative(self, target: str) -> str:
        return quote(posixpath.relpath(target, posixpath.dirname(self._path) or "."), safe="/.-_~")


def _is_spelled(spelled: object, place: int) -> bool:
    """Say whether what stands at a place is spelled as in its file."""
    return callable(spelled) and bool(spelled(place))
