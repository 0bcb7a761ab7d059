"""The two commands of the README and what they stand on, without fetching anything."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.helpers.sources import ROOT

PROGRAM = """#!/bin/sh
echo "called in $(pwd) with: $*"
exit 7
"""

STAMP = """
set -eu
root=$1
source "$root/scripts/setup.sh"
environment_stamp >"$root/.venv/.set-up"
printf 'present: %s\\n' "${QT_LIBRARIES[*]}" >"$root/.venv/.system-run"
"""


def bash(script: str, *args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of bash and return how it ended."""
    command = ["bash", "-c", script, "bash", *map(str, args)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=30, env=environment if environment else None
    )


def executable(path: Path, text: str) -> Path:
    """Write a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that is set up already, with a program that only says how it was called."""
    root = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    executable(root / ".venv/bin/csops-desktop", PROGRAM)
    (root / ".venv/bin/python").symlink_to(sys.executable)
    done = bash(STAMP, root)
    assert done.returncode == 0, done.stderr
    return root


def test_run_passes_arguments_folder_and_exit_code_through(checkout: Path, tmp_path: Path) -> None:
    link = tmp_path / "a link"
    link.symlink_to(checkout / "scripts" / "run")
    done = bash('cd "$1" && exec "$2" deck "a b.pdf"', tmp_path, link)
    assert (done.returncode, done.stdout, done.stderr) == (7, f"called in {tmp_path} with: deck a b.pdf\n", "")


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", "scripts/setup.sh"])
def test_a_change_of_what_it_was_made_from_asks_for_a_new_environment(checkout: Path, changed: str) -> None:
    with (checkout / changed).open("a") as file:
        file.write("\n# changed\n")
    script = """
        root=$1; source "$root/scripts/setup.sh"
        build_environment() { echo built >&2; }
        ensure_environment
        ensure_environment
    """
    done = bash(script, checkout)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("built") == 1


def test_a_shim_that_fails_is_no_python(checkout: Path, tmp_path: Path) -> None:
    executable(tmp_path / "bin" / "python3.13", "#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    executable(tmp_path / "bin" / "python3", '#!/bin/sh\n[ "$1" = -c ] && exit 1\n')
    executable(tmp_path / "bin" / "python3.12", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    script = 'root=$1; source "$root/scripts/setup.sh"; find_python'
    done = bash(script, checkout, PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin", HOME=str(tmp_path))
    assert Path(done.stdout.strip()).resolve() == Path(sys.executable).resolve(), done.stderr


def test_scripts_are_sound_bash() -> None:
    for script in (*(ROOT / "scripts").iterdir(), *(ROOT / "packaging").rglob("*.sh"), ROOT / ".ci" / "run"):
        if script.is_file() and "bash" in script.read_text(encoding="utf-8").splitlines()[0]:
            done = bash('bash -n "$1"', script)
            assert done.returncode == 0, done.stderr


def test_lock_file_pins_everything_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.split(r"^(?=[A-Za-z])", lock, flags=re.MULTILINE)[1:]
    assert len(pinned) > 40
    assert all("==" in entry and "--hash=sha256:" in entry for entry in pinned)
    assert "://" not in lock


def test_lock_file_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=!~ ;\[]", line)[0].lower().replace("_", "-") for line in wanted}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE))
