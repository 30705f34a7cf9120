"""Each kind of bad input, from its address to one line that says what and why; the rest of the run goes on."""

import time

import pytest

from pages import STORY, page, story
from tocsin.core.outcomes import Failed, attempt
from tocsin.ingest import open_sources, parse, require_language

LONG = "\n\n".join(f"{paragraph} It was day {number} of the siege." for number in range(2_500) for paragraph in STORY)
SPANISH = "Una bomba estalló el martes por la mañana en el mercado de Kandu y mató a siete comerciantes, dijo la policía del lugar."


def outcomes(*addresses):
    """The reason of each failure and the text of each report."""
    for item in open_sources([str(address) for address in addresses]):
        report = item if isinstance(item, Failed) else attempt(item.address, lambda raw: require_language(parse(raw)), item)
        yield report.why if isinstance(report, Failed) else report.text


@pytest.mark.parametrize(
    "name, content, why",
    [
        ("empty.html", b"", "NoText: the document is empty"),
        ("blank.txt", b" \n\n ", "NoText: the document is empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(99), "UnknownFormat: it looks like an image (PNG)"),
        ("paper.pdf", b"%PDF-1.7\n", "UnknownFormat: it looks like a PDF file"),
        ("noise.txt", bytes(range(256)) * 9, "UnknownFormat: it looks like binary data"),
        ("cut.html", page().encode()[:60], "NoText: no article text found in the page"),
        ("vast.html", page().encode() + b" " * 50_000_000, "TooLong: over 20,000,000 bytes"),
        ("heap.html", page("<a href=x>y</a>" * 60_000).encode(), "TooLong: over 50,000 elements"),
        ("dump.txt", b"word " * 500_000, "TooLong: text of 2,500,000 characters"),
        ("deep.html", page("<div>" * 20_000 + STORY[0]).encode(), "UnknownFormat: tags nested over 500 deep"),
        ("spanish.txt", SPANISH.encode(), "WrongLanguage: text looks Spanish (es); the reader knows en"),
        ("shell.html", b"<html><body><div id=app></div><script>load()</script></body></html>", "NoText: no article text found"),
        ("menu.txt", b"Home\nWorld\nPolitics\nSport\nAdvertisement", "NoText: nothing but furniture"),
    ],
)
def test_a_bad_file_is_one_failure_and_the_next_is_read(name, content, why, tmp_path):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(story())
    failed, good = outcomes(tmp_path)
    assert failed.startswith(why) and good == story()


@pytest.mark.parametrize("address", ["gone.html", "gone/", "http://127.0.0.1:9/a", "http://[::1]:9/a", "ftp://marra.test/a", "gone*.txt"])
def test_an_address_behind_which_nothing_is_is_one_failure_and_the_next_is_read(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zz.txt").write_text(story())
    failed, good = outcomes(address, "zz.txt")
    assert failed.startswith("FetchFailed: ") and good == story()


@pytest.mark.parametrize(
    "name, content, has",
    [
        ("cut.html", page(*(f"<p>{paragraph}</p>" for paragraph in STORY * 4)).encode()[:1200], STORY[0]),
        ("latin.html", page(*(f"<p>{paragraph} Zoë saw it.</p>" for paragraph in STORY)).encode("cp1252"), "Zoë saw it."),
        (
            "lying.html",
            page(*(f"<p>{paragraph} Zoë saw it.</p>" for paragraph in STORY), head="<meta charset=utf-8>").encode("cp1252"),
            "Zoë saw it.",
        ),
        ("wide.txt", story().encode("utf-16"), STORY[1]),
        ("nested.html", page(*(f"{'<div>' * 300}<p>{paragraph}</p>{'</div>' * 300}" for paragraph in STORY)).encode(), STORY[2]),
    ],
)
def test_what_can_be_read_in_spite_of_its_state_is_read(name, content, has, tmp_path):
    (tmp_path / name).write_bytes(content)
    (text,) = outcomes(tmp_path)
    assert has in text


def test_a_text_of_200_000_words_is_read_in_seconds(tmp_path):
    assert len(LONG.split()) > 200_000
    (tmp_path / "long.txt").write_text(LONG)
    start = time.process_time()
    (text,) = outcomes(tmp_path)
    assert text == LONG and time.process_time() - start < 30  # about one second on an idle machine; what is quadratic takes minutes
