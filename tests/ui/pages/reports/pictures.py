"""Two pictures of one slide compared, though two programs smooth their edges differently."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COARSE = (120, 68)
"""Both pictures are made so small that a point of the grid is 8 × 8 of theirs: edges melt, places and colours don't."""


def difference(one: QImage, other: QImage) -> tuple[int, float]:
    """Return the largest and the mean difference of a channel on the coarse grid, 0 to 255."""
    small = [
        image.convertToFormat(QImage.Format.Format_RGB32).scaled(
            *COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        for image in (one, other)
    ]
    first, second = (image.constBits().tobytes() for image in small)
    # Each point is blue, green, red and one byte that says nothing.
    apart = [abs(a - b) for at, (a, b) in enumerate(zip(first, second, strict=True)) if at % 4 != 3]
    return max(apart), sum(apart) / len(apart)
