"""Speed and memory of reading: ``python tools/bench.py [--reports N] [--jobs N] [--memory]``. Prints a table and the machine."""

import argparse
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tocsin.core.events import Reading
from tocsin.core.linking import Context
from tocsin.ingest import open_sources, parse
from tocsin.models.onnx import open_onnx
from tocsin.models.tokens import tokenize
from tocsin.models.windows import windows
from tocsin.pipeline import Kit, load_kit, read_raws, read_reports
from tocsin.reading.assemble import find_scenes
from tocsin.reading.definitions import find_definitions
from tocsin.reading.linking import Linker
from tocsin.reading.places import resolve_places
from tocsin.reading.toponyms import find_toponyms
from tocsin.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "src" / "tocsin" / "examples"
PAGE = "<!doctype html><html lang=en><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
WORDS = 500
EVERYDAY = Path(__file__).parent / "everyday"
ENOUGH = 50  # reports for the encoder alone
SHARE_ON = 4  # of ten reports of the mixed feed


def make_pages(folder: Path, count: int) -> None:
    """Pages of about WORDS words each, from the paragraphs of the shipped examples in other orders; no two are alike."""
    paragraphs = [text[b.start : b.end] for r in examples() for text in [r.text] for b in r.blocks if b.role == "body"]
    rng = random.Random(1)
    for number in range(count):
        chosen, words = [], 0
        for paragraph in rng.sample(paragraphs, len(paragraphs)):
            chosen.append(paragraph)
            words += len(paragraph.split())
            if words >= WORDS:
                break
        body = "".join(f"<p>{p}</p>" for p in chosen)
        (folder / f"page-{number:05}.html").write_text(PAGE.format(title=f"Report number {number} of the day", body=body), encoding="utf-8")


def examples():
    return [parse(raw) for raw in open_sources([str(EXAMPLES)])]


def measure(count: int, jobs: int) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        make_pages(Path(folder), count)
        kit = load_kit(Settings(jobs=jobs))
        started = time.perf_counter()
        outcomes = list(read_raws(open_sources([folder]), kit))
        whole = time.perf_counter() - started
        one = load_kit(Settings())
        reports = [o.reading.report for o in outcomes]
        started = time.perf_counter()
        for at in range(0, len(reports), 16):
            read_reports(reports[at : at + 16], one)
        text = time.perf_counter() - started
        started = time.perf_counter()
        for at in range(0, len(reports), 16):
            one.annotator.annotate([r.text for r in reports[at : at + 16]])
        model = time.perf_counter() - started
    peak, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(reports):
            (Path(folder) / f"text-{number:05}.txt").write_text(report.text, encoding="utf-8")
        started = time.perf_counter()
        list(read_raws(open_sources([folder]), kit))
        pooled = time.perf_counter() - started
    names = look_up([o.reading for o in outcomes], one)
    words = sum(len(r.text.split()) for r in reports)
    return [
        (f"end to end from HTML, {jobs} process(es)", f"{count / whole:.1f} reports/s"),
        (f"from text, {jobs} process(es)", f"{count / pooled:.1f} reports/s"),
        ("from text, 1 process", f"{count / text:.1f} reports/s"),
        ("model alone, 1 process", f"{count / model:.1f} reports/s ({words / model:,.0f} words/s)"),
        ("encoder alone, one core", f"{encoder_speed([r.text for r in reports[:ENOUGH]]):,.0f} wordpieces/s"),
        ("places and actors looked up, of the time from text", f"{names / text:.1%}"),
        ("peak memory of the main process", f"{peak:.0f} MB"),
        ("peak memory of the largest other process", f"{others:.0f} MB"),
    ]


def encoder_speed(texts: Sequence[str]) -> float:
    """Wordpieces a second of the shipped encoder with one thread, in windows as they are read."""
    annotator = open_onnx(threads=1)
    tokens = [tokenize(text, annotator.tokenizer) for text in texts]
    cut = [t.part(w.start, w.end) for t in tokens for w in windows(len(t), annotator.artifact.window - 2, annotator.artifact.overlap)]
    annotator.encode(cut[:2])
    started = time.perf_counter()
    annotator.encode(cut)
    return sum(len(window) + 2 for window in cut) / (time.perf_counter() - started)


def look_up(readings: Sequence[Reading], kit: Kit) -> float:
    """Seconds to find and resolve the places of the reports and to link the actors of their records, as the reader does."""
    gazetteer, registry = kit.lookups.gazetteer, kit.lookups.actors
    started = time.perf_counter()
    for reading in readings:
        report = reading.report
        toponyms = find_toponyms(report.text, gazetteer)
        spots = [report.cite(spot.start, spot.end) for spot in find_scenes(report, toponyms)]
        places = [*spots, *(event.place.mention for event in reading.events if event.place)]
        nations = [actor.country for actor in reading.actors if actor.country]
        resolve_places(places, gazetteer, text=report.text, nations=nations, toponyms=toponyms)
        linker = Linker(registry, Context(report.published, frozenset(nations)), find_definitions(report.text))
        for actor in reading.actors:
            for mention in actor.mentions:
                linker.link(mention.quote, actor.kind)
    return time.perf_counter() - started


def make_feed(folder: Path, count: int) -> None:
    """A mixed daily feed: SHARE_ON of ten reports are shipped examples in other orders, the others everyday life; no two are alike."""
    make_pages(folder, count * SHARE_ON // 10)
    rng = random.Random(2)
    sentences = {path.stem: path.read_text("utf-8").strip().replace("\n", ". ").split(". ") for path in sorted(EVERYDAY.glob("*.txt"))}
    for number in range(count - count * SHARE_ON // 10):
        name = sorted(sentences)[number % len(sentences)]
        body = "".join(f"<p>{'. '.join(rng.sample(sentences[name], len(sentences[name])))}.</p>" for _ in range(5))
        (folder / f"day-{number:05}.html").write_text(PAGE.format(title=f"Story number {number} of the day", body=body), encoding="utf-8")


def measure_feed(count: int) -> list[tuple[str, str]]:
    """Reports a second of a mixed feed with and without the gate."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        make_feed(Path(folder), count)
        for name, read_all in (("gate", False), ("--all", True)):
            kit = load_kit(Settings(read_all=read_all))
            started = time.perf_counter()
            outcomes = list(read_raws(open_sources([folder]), kit))
            taken = time.perf_counter() - started
            away = sum(o.turned_away for o in outcomes)
            rows.append((f"mixed feed from HTML, {name}, 1 process", f"{count / taken:.1f} reports/s, {away} of {count} not read"))
    return rows


def measure_memory(count: int, jobs: int) -> list[tuple[str, str]]:
    """Memory in use, main process and workers together, at each tenth of a run over *count* reports."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        make_pages(Path(folder), count)
        for number, _ in enumerate(read_raws(open_sources([folder]), load_kit(Settings(jobs=jobs))), start=1):
            if number % (count // 10) == 0:
                rows.append((f"in memory after {number:,} reports", f"{sum(map(resident, [os.getpid(), *workers()])):.0f} MB"))
    return rows


def workers() -> list[int]:
    """The processes that this one has started."""
    return [int(pid) for thread in Path("/proc/self/task").iterdir() for pid in (thread / "children").read_text().split()]


def resident(pid: int) -> float:
    """Memory of a process, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def start_up() -> float:
    """Seconds from nothing to the first record of a short text, in a process of its own."""
    code = "import tocsin,sys; print(len(list(tocsin.read([sys.argv[1]]))))"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(EXAMPLES / "canada-lists-proud-boys.txt")], check=True, capture_output=True)
    return time.perf_counter() - started


def processor() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")] if info.exists() else []
    )
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", action="store_true", help="only the memory in use as the run goes on (Linux)")
    args = parser.parse_args()
    rows = (
        measure_memory(args.reports, args.jobs)
        if args.memory
        else [("start-up to the first record", f"{start_up():.2f} s"), *measure(args.reports, args.jobs), *measure_feed(args.reports)]
    )
    print(f"{args.reports} reports of about {WORDS} words; {processor()}")
    for name, value in rows:
        print(f"  {name:45} {value}")


if __name__ == "__main__":
    main()
