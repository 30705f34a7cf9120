"""Sizes of functions and files; the exceptions are listed here with their reasons."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin

SOURCE = Path(tocsin.__file__).parent
LONGEST_BODY, LONGEST_FILE, USUAL_BODY = 50, 400, 25
LONG_FILES: dict[str, str] = {}


def bodies() -> Iterator[tuple[str, int]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                yield f"{path.relative_to(SOURCE)}:{node.name}", (node.end_lineno or 0) - first.lineno + 1


def test_no_function_is_long():
    assert {name: n for name, n in bodies() if n > LONGEST_BODY} == {}


def test_nearly_all_functions_are_short():
    sizes = [n for _, n in bodies()]
    assert sum(n <= USUAL_BODY for n in sizes) >= 0.95 * len(sizes)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_file_is_long(path):
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGEST_FILE or str(path.relative_to(SOURCE)) in LONG_FILES, f"{lines} lines"
