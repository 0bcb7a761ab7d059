"""The files that lie beside the checkout, in ../shared/data: real trackers and documents. Not part of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def shared_data(*parts: str) -> Path:
    """Return a path below ../shared/data; the test is skipped where it is not there.

    Args:
        parts: folders and file name, such as `"trackers", "2022.csv"`.
    """
    path = SHARED_DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs the files beside the checkout: ../shared/data/{'/'.join(parts)}")
    return path
