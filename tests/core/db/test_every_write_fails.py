"""Whichever write fails, once or for ever: old or new, never between, and one plain sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.fail_io import ACTS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    """The library that makes writes fail, compiled for this machine."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        pytest.skip("needs Linux and a C compiler to make writes fail")
    library = tmp_path / "fail_io.so"
    source = ROOT / "tests/helpers/fail_io.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.mark.parametrize("act", ACTS)
def test_every_write_that_fails_leaves_old_or_new(shim: Path, tmp_path: Path, act: str) -> None:
    folder = tmp_path / "rounds"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.fail_io", folder, act],
        env=os.environ | {"LD_PRELOAD": str(shim)},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert not answer["found"], "\n".join(answer["found"])
    assert answer["outcomes"]["refused"] >= 10, answer
    assert answer["outcomes"]["done"] >= 4, answer
