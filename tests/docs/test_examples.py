"""The examples of the documentation run, in order, in an empty folder beside the shipped reports."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.written import DOCS, ROOT, blocks, command_lines, page
from tocsin.cli import COMMANDS

EXAMPLES = ROOT / "src" / "tocsin" / "examples"
RUN = re.compile(r"(?:tocsin|cp -r src/\S+|cat \S+ \|)\s")
"""What is run of all that stands behind a ``$``; setting up (make, pip) is tested by whoever runs the tests."""
LEFT_OUT = re.compile(r"https?://|\b[A-Z]+(?:-[A-Z]+)*\.html|\bYOUR\b")
"""Examples that need the network or a file of the reader's own; their flags are checked elsewhere."""


def runnable(text: str) -> list[str]:
    return [line for line in command_lines(text) if RUN.match(line) and not LEFT_OUT.search(line)]


@pytest.fixture
def folder(tmp_path):
    """An empty folder with the shipped examples where a checkout has them, and some under the names that examples use."""
    shutil.copytree(EXAMPLES, tmp_path / "src" / "tocsin" / "examples")
    shutil.copytree(EXAMPLES.parent / "evaluate" / "data", tmp_path / "src" / "tocsin" / "evaluate" / "data")
    shutil.copy(EXAMPLES / "saada-bus.html", tmp_path / "page.html")
    (tmp_path / "archive" / "2019").mkdir(parents=True)
    shutil.copy(EXAMPLES / "easter-claim.html", tmp_path / "archive" / "2019")
    return tmp_path


def make_pages(folder: Path) -> None:
    """Three reports in ``pages``, for documents that do not make it themselves."""
    (folder / "pages").mkdir()
    for example in EXAMPLES.glob("kampala-*"):
        shutil.copy(example, folder / "pages")


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {name: value for name, value in os.environ.items() if not name.startswith("TOCSIN_")}
    command = ["bash", "-c", f"set -o pipefail; {line}"]
    return subprocess.run(command, cwd=folder, env={**known, "PATH": path}, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are written for a shell")
@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "guide.md"], ids=lambda path: path.name)
def test_the_examples_run(path, folder):
    lines = runnable(path.read_text("utf-8"))
    if not any(line.startswith("cp ") for line in lines):
        make_pages(folder)
    for line in lines:
        done = run(line, folder)
        assert done.returncode == 0, f"$ {line}\nexit code {done.returncode}\n{done.stderr[-2000:]}"
        assert "Traceback" not in done.stderr, f"$ {line}\n{done.stderr[-2000:]}"


def test_the_guide_shows_every_kind_of_run():
    lines = runnable(page("guide.md"))
    assert len(lines) >= 12 and {line.split()[1] for line in lines if line.startswith("tocsin")} == set(COMMANDS)


@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "api.md"], ids=lambda path: path.name)
def test_the_python_examples_run(path, folder, monkeypatch):
    """One after the other, as in one session."""
    monkeypatch.chdir(folder)
    make_pages(folder)
    session = {}
    for number, block in enumerate(blocks(path.read_text("utf-8"), "python"), 1):
        exec(compile(block, f"{path.name}, example {number}", "exec"), session)
    assert "tocsin" in session
