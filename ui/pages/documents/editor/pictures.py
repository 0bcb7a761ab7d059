"""Pictures that are pasted or dropped into a document, as the bytes that are stored. Imports Qt only."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
}
"""Kinds of pictures that a document shows, by the end of the file's name."""

MOST_BYTES = 20_000_000
"""A larger picture is a mistake more often than a wish; it is refused with this size named."""


class Picture(NamedTuple):
    """A picture to be stored: the name it would like, its kind and its bytes."""

    name: str
    media_type: str
    content: bytes


def has_pictures(mime: QMimeData) -> bool:
    """Say whether what is pasted or dropped is a picture or files of pictures."""
    return bool(_files(mime)) or (mime.hasImage() and not mime.hasText())


def pictures_in(mime: QMimeData) -> tuple[list[Picture], list[str]]:
    """Return the pictures of what is pasted or dropped, and one sentence for each that can't be taken."""
    pictures, problems = [], []
    for file in _files(mime):
        try:
            size = file.stat().st_size
            content = file.read_bytes() if size <= MOST_BYTES else b""
        except OSError as error:
            problems.append(f"{file.name} could not be read: {error.strerror or error}.")
            continue
        if not content:
            problems.append(f"{file.name} is empty or larger than {MOST_BYTES // 1_000_000} MB, so it was left out.")
            continue
        pictures.append(Picture(file.name, MEDIA_TYPES[file.suffix.lower()], content))
    if not pictures and not problems and mime.hasImage():
        pictures.append(Picture("pasted.png", "image/png", _as_png(QImage(mime.imageData()))))
    return pictures, problems


def _files(mime: QMimeData) -> list[Path]:
    """Return the files of pictures among what is pasted; none if anything else is among it."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    fitting = [path for path in paths if path.suffix.lower() in MEDIA_TYPES]
    return fitting if len(fitting) == len(mime.urls()) else []


def _as_png(image: QImage) -> bytes:
    """Return a picture's bytes as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(content.data())
