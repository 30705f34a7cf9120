"""Time as pictures: incidents as bars, and names or listings as stretches, as SVG that needs nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from tocsin.core.values import first_day, last_day
from tocsin.dossiers.records import PARTS, Case, Period
from tocsin.dossiers.svg import label, line, link, picture
from tocsin.dossiers.wording import PART_WORDS, escape, period, plural

WIDTH, HEIGHT, LEFT, FOOT = 960.0, 170.0, 34.0, 22.0
MOST_BINS = 75
UNITS = ("day", "month", "quarter", "year", "decade")
ROW = 22.0
NAMES = 300.0  # width of the labels of a chart of stretches
LETTERS = 46


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time with its cases; *name* is ``2020s``, ``2021``, ``2021-Q1``, ``2021-03`` or a day."""

    name: str
    cases: tuple[Case, ...]


def bin_name(day: date, unit: str) -> str:
    """The stretch of this *unit* that *day* lies in."""
    quarter = f"{day.year}-Q{(day.month + 2) // 3}"
    names = {"day": day.isoformat(), "month": day.isoformat()[:7], "quarter": quarter, "year": str(day.year)}
    return names.get(unit, f"{day.year // 10 * 10}s")


def unit_for(cases: Sequence[Case]) -> str:
    """The finest unit in which all *cases* can be seen side by side."""
    days = [case.day for case in cases if case.day]
    if not days:
        return "year"
    span = min(days), max(days)
    return next((unit for unit in UNITS if len(list(islice(_stretches(*span, unit), MOST_BINS + 1))) <= MOST_BINS), UNITS[-1])


def bins(cases: Sequence[Case], unit: str) -> tuple[Bin, ...]:
    """*cases* by stretches of *unit*, from the first to the last, also those with nothing in them."""
    held: dict[str, list[Case]] = {}
    for case in cases:
        if case.day:
            held.setdefault(bin_name(case.day, unit), []).append(case)
    days = [case.day for case in cases if case.day]
    if not days:
        return ()
    return tuple(Bin(name, tuple(held.get(name, ()))) for name in _stretches(min(days), max(days), unit))


def _stretches(first: date, last: date, unit: str) -> Iterator[str]:
    """The names of all stretches from *first* to *last*."""
    day, name = first, ""
    while day <= last:
        name = bin_name(day, unit)
        yield name
        if day.year + 10 > date.max.year:
            break
        day = _next(day, unit)
    if bin_name(last, unit) != name:
        yield bin_name(last, unit)


def _next(day: date, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=1)
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 120)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def bars(found: Sequence[Bin], title: str) -> str:
    """The cases over time as bars, one colour for each part; each bar leads to the list under its stretch."""
    top = max((len(one.cases) for one in found), default=0)
    if not top:
        return ""
    step = (WIDTH - LEFT) / len(found)
    drawn = [_bar(one, LEFT + n * step, step, top) for n, one in enumerate(found)]
    return picture("bars", (WIDTH, HEIGHT), title, [*_lines(top), *drawn, *_names([one.name for one in found], step)])


def _lines(top: int) -> Iterator[str]:
    for n in range(0, top + 1, max(1, round(top / 4))):
        y = HEIGHT - FOOT - n * (HEIGHT - FOOT - 8) / top
        yield line(f"M{LEFT:.0f} {y:.1f}H{WIDTH:.0f}") + label(str(n), LEFT - 5, y + 4, anchor="end")


def _bar(one: Bin, x: float, step: float, top: int) -> str:
    if not one.cases:
        return ""
    count = Counter(case.part for case in one.cases)
    y, pieces = HEIGHT - FOOT, ""
    wide = min(step - 1 if step > 3 else step, 40)
    for part in PARTS:
        high = count[part] * (HEIGHT - FOOT - 8) / top
        y -= high
        pieces += (
            f'<rect class="{part}" x="{x + (step - wide) / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"/>' if high else ""
        )
    told = ", ".join(f"{PART_WORDS[part]} {count[part]}" for part in PARTS if count[part])
    about = f"{one.name}: {plural(len(one.cases), 'incident')} ({told})"
    return link(f"t-{one.name}", about, pieces)


def _names(names: Sequence[str], step: float) -> Iterator[str]:
    """Under the bars, as many names as have room."""
    every = max(1, -int(-(8 * len(names[0]) + 8) // step))
    for n, name in enumerate(names):
        if n % every == 0:
            x = min(LEFT + (n + 0.5) * step, WIDTH - 4 * len(name))
            yield label(name, x, HEIGHT - 6, anchor="middle")


def stretches(rows: Sequence[Period], until: date, title: str) -> str:
    """*rows* as bars on one axis up to the day *until*; those without any day are left out. A first day that is not known fades out."""
    shown = [row for row in rows if row.start or row.end or row.by]
    if not shown:
        return ""
    first = min(first_day(row.start or row.by or row.end or "") for row in shown)
    first = date(max(1, first.year - (0 if all(row.start for row in shown) else 2)), 1, 1)
    axis = _Axis(first, max(until, first + timedelta(days=366), *(last_day(row.end) for row in shown if row.end)))
    height = ROW * len(shown) + FOOT
    drawn = [axis.row(row, n * ROW) for n, row in enumerate(shown)]
    return picture("stretches", (WIDTH, height), title, [*axis.years(height), *drawn], links=False)


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, day: date) -> float:
        return NAMES + (WIDTH - NAMES - 6) * (day - self.first).days / max(1, (self.last - self.first).days)

    def years(self, height: float) -> Iterator[str]:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500) if (self.last.year - self.first.year) / step <= 10)
        for year in range(-(-self.first.year // step) * step, self.last.year + 1, step):
            x = self.x(date(year, 1, 1))
            yield line(f"M{x:.0f} 0V{height - FOOT:.0f}") + label(str(year), min(x, WIDTH - 16), height - 6, anchor="middle")

    def row(self, row: Period, y: float) -> str:
        name = row.label if len(row.label) <= LETTERS else f"{row.label[: LETTERS - 1]}…"
        left, right = self._ends(row)
        middle, kind = y + ROW / 2, "stretch" if row.sure else "stretch unsure"
        bar = f'<rect class="{kind}" x="{left:.1f}" y="{y + 6:.1f}" width="{right - left:.1f}" height="{ROW - 12:.0f}"/>'
        faded = "" if row.start else line(f"M{max(NAMES, left - 40):.1f} {middle:.1f}H{left:.1f}", "open")
        on = "" if row.end else line(f"M{right - 6:.1f} {y + 4:.1f}L{right + 4:.1f} {middle:.1f}L{right - 6:.1f} {y + ROW - 4:.1f}Z", "on")
        said = f"{row.label}: {period(row.start, row.end, row.by)}"
        return f"<g><title>{escape(said)}</title>{label(name, 0, y + 15, kind='row')}{faded}{bar}{on}</g>"

    def _ends(self, row: Period) -> tuple[float, float]:
        """Where the bar begins and ends; one with a last day only is short, one without it goes on to the edge."""
        right = self.x(last_day(row.end)) if row.end else WIDTH - 6
        first = row.start or row.by
        left = self.x(first_day(first)) if first else right - 30
        return max(NAMES, min(left, right - 3)), right
