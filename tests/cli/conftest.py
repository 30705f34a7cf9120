"""The commands over a pipeline without a model."""

import pytest

import doubles


@pytest.fixture(autouse=True)
def fake_pipeline(monkeypatch, tmp_path):
    """The pipeline of the doubles, and an empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return doubles.install(monkeypatch)


@pytest.fixture
def pages(tmp_path):
    """Three texts: one that tells of an attack, one that tells of nothing, one that is empty."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(doubles.TEXT, "utf-8")
    (folder / "b.txt").write_text("The council met and went home.", "utf-8")
    (folder / "c.txt").write_text("", "utf-8")
    return folder


@pytest.fixture
def tocsin(capsys):
    """Run the command: its exit code, standard output and standard error."""
    from tocsin.cli import call

    def called(*arguments):
        code = call([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return called
