"""The structure tree of a tagged PDF: what a screen reader reads, in which order, and as what.

Part of the PDF painter; may import reportlab, inside functions. Built directly among the document's objects, so that no
second pass over the finished file is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from csops_desktop.deck.pages import Path


@dataclass(slots=True)
class _Node:
    """A structure element: its tag, its parent's name, and its kids in reading order."""

    name: str
    tag: str
    parent: str
    kids: list[str | tuple[int, int]] = field(default_factory=list)


class StructureTree:
    """Collects the marked contents of all pages and turns them into the tree."""

    def __init__(self) -> None:
        self._root = _Node("tags-document", "Document", "tags-root")
        self._nodes: dict[Path, _Node] = {(): self._root}
        self._parents: list[list[str]] = []

    def begin_page(self) -> None:
        """Start the next page; marked contents are numbered from 0 on each."""
        self._parents.append([])

    def mark(self, path: Path) -> tuple[str, int]:
        """Note an element on the present page and return its tag and its number there."""
        node = self._node(path)
        number = len(self._parents[-1])
        node.kids.append((len(self._parents) - 1, number))
        self._parents[-1].append(node.name)
        return node.tag, number

    def _node(self, path: Path) -> _Node:
        """Return the element of a path, made at its first use."""
        node = self._nodes.get(path)
        if node is None:
            parent = self._node(path[:-1])
            node = _Node(f"tags-{len(self._nodes)}", path[-1].partition("#")[0], parent.name)
            parent.kids.append(node.name)
            self._nodes[path] = node
        return node

    def embed(self, document: Any) -> None:
        """Put the tree into a document whose pages are all there."""
        from reportlab.pdfbase import pdfdoc

        class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
            """An object that is written as it is, once all objects have their numbers."""

            def __init__(self, content: str) -> None:
                self.content = content

            def format(self, _document: Any) -> bytes:
                return self.content.encode("ascii")

        names = ["tags-root", *(node.name for node in self._nodes.values())]
        raw = {name: Raw("") for name in names}
        for name in names:
            document.Reference(raw[name], name)
        numbers = {name: f"{document.idToObjectNumberAndVersion[name][0]} 0 R" for name in names}
        pages = [f"{document.idToObjectNumberAndVersion[f'Page{n + 1}'][0]} 0 R" for n in range(len(self._parents))]
        for node in self._nodes.values():
            raw[node.name].content = _element(node, numbers, pages)
        nums = " ".join(
            f"{page} [{' '.join(numbers[name] for name in parents)}]" for page, parents in enumerate(self._parents)
        )
        raw["tags-root"].content = (
            f"<< /Type /StructTreeRoot /K {numbers[self._root.name]} /ParentTree << /Nums [{nums}] >> "
            f"/ParentTreeNextKey {len(pages)} >>"
        )
        document.Catalog.StructTreeRoot = raw["tags-root"]
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        for number in range(len(pages)):
            page = document.idToObject[f"Page{number + 1}"]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = "/S"


def _element(node: _Node, numbers: dict[str, str], pages: list[str]) -> str:
    """Write one structure element."""
    kids = [
        numbers[kid] if isinstance(kid, str) else f"<< /Type /MCR /Pg {pages[kid[0]]} /MCID {kid[1]} >>"
        for kid in node.kids
    ]
    scope = " /A << /O /Table /Scope /Column >>" if node.tag == "TH" else ""
    return f"<< /Type /StructElem /S /{node.tag} /P {numbers[node.parent]} /K [{' '.join(kids)}]{scope} >>"
