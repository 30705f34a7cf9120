"""Times of the grammar that count from another: last week, two days later, for three days."""

from tocsin.reading.timeforms import Every, Form, Interval, Offset, Point, Share, Shift, Stretch, Vague
from tocsin.reading.timehits import TURNS, Hit


def read_adverb(hit: Hit) -> Form | None:
    """Early today, yesterday morning."""
    count, part = hit.value("t")
    if hit.match.group() == "T" and hit.items[hit.match.start()].text == "overnight":
        return Interval(first=Shift(unit="day", count=-1, part="NI"), last=Shift(unit="day", count=0, part="MO"))
    return Shift(unit="day", count=count, mod=hit.mod(), part=hit.part() or part, hour=hit.hour())


def read_part_of_day(hit: Hit) -> Form | None:
    """Last night, this morning, the same evening, the next morning."""
    turn, part = hit.at("turn"), hit.value("p")
    if turn is None:
        return Vague(ref="DAY", part=part, hour=_hour_of_part(hit.value("k"), part))
    if turn.letter == "Z" or turn.text in ("following", "next", "previous", "preceding"):
        return Offset(unit="day", count=TURNS.get(turn.letter, 0), part=part)
    return Shift(unit="day", count=TURNS[turn.letter], mod=hit.mod(), part=part)


def read_noon(hit: Hit) -> Form | None:
    """At noon, by midnight."""
    first = hit.match.start()
    told = first > 0 and hit.items[first - 1].letter in "iur" and hit.items[first].text in ("noon", "midday", "midnight")
    return Vague(ref="DAY", part=hit.value("p")) if told else None


def _hour_of_part(hour: str | int | None, part: str) -> str | None:
    """4 in the morning."""
    if not isinstance(hour, int):
        return hour
    return f"{hour + 12 * (part in ('AF', 'EV', 'NI') and 1 < hour < 12):02}:00" if hour <= 12 else None


def read_unit(hit: Hit) -> Form | None:
    """Last week, this year, that month, the next day, the past year."""
    turn, unit = hit.at("turn"), hit.value("u")
    if turn is None or unit in ("second", "minute", "hour"):
        return None
    if turn.letter == "H" and hit.items[hit.match.start("u")].text.endswith("days"):
        return Vague(ref="PRESENT_REF")
    counted_from_other = turn.text in ("following", "previous", "preceding", "prior") or (turn.text == "next" and unit == "day")
    if turn.letter == "Z" or counted_from_other:
        return Offset(unit=unit, count=TURNS.get(turn.letter, 0))
    if turn.text in ("past", "coming", "upcoming") and hit.items[hit.match.start("u")].text.endswith("s"):
        return Stretch(unit=unit, count=None, way=TURNS[turn.letter])
    if turn.text == "past":
        return Stretch(unit=unit, count=1, way=-1)
    return Shift(unit=unit, count=TURNS[turn.letter], mod=hit.mod())


def read_the_unit(hit: Hit) -> Form | None:
    """The weekend, the quarter."""
    unit = hit.value("u")
    return Shift(unit=unit, count=0) if hit.items[hit.match.start("u")].text in ("weekend", "quarter") else None


def read_stretch(hit: Hit) -> Form | None:
    """The past six months, recent weeks, the next two years, for three days; no ages."""
    behind = [item.text for item in hit.items[hit.match.end() - 1 : hit.match.end() + 2] if item.letter != "-"]
    if "old" in behind[:2] or _is_fraction(hit):
        return None
    turn, length = hit.at("turn"), hit.value("length")
    if turn and turn.text == "current" and not hit.at("n") and not hit.items[hit.match.start("u")].text.endswith("s"):
        return Shift(unit=hit.value("u"), count=0)
    if length and not hit.items[hit.match.start("u")].text.endswith("s"):
        return Stretch(unit=hit.value("u"), count=1)
    way = {"L": -1, "X": 1, "V": 1 if turn.value == "FUTURE_REF" else -1}.get(turn.letter, 0) if turn else 0
    return Stretch(unit=hit.value("u"), count=_count(hit), way=way)


def _is_fraction(hit: Hit) -> bool:
    """Whether "a quarter of" is a share of something else than time."""
    after = hit.items[hit.match.end() : hit.match.end() + 1]
    return hit.value("u") == "quarter" and hit.at("one") is not None and bool(after) and after[0].letter == "o"


def _count(hit: Hit) -> float | None:
    if hit.at("half_of"):
        return 0.5
    count = 1 if hit.at("one") else hit.value("n")
    return count + 0.5 if count is not None and hit.at("half") else count


def read_ago(hit: Hit) -> Form | None:
    """Two weeks ago; years ago."""
    count = _count(hit)
    if count is None:
        return Vague(ref="PAST_REF")
    return Shift(unit=hit.value("u"), count=-count, counted=True)


def read_offset(hit: Hit) -> Form | None:
    """Two days later, a year earlier."""
    way, count = hit.at("way"), _count(hit)
    sign = -1 if way and way.letter in "Bg" else 1
    return Offset(unit=hit.value("u"), count=None if count is None else sign * count, counted=True)


def read_next_unit(hit: Hit) -> Form | None:
    """The day after, the year before."""
    item, way = hit.at("u"), hit.at("way")
    if item is None or way is None or item.text.endswith("s"):
        return None
    return Offset(unit=item.value, count=-1 if way.letter in "Bg" else 1)


def read_day_beside(hit: Hit) -> Form | None:
    """The day before yesterday, the day after tomorrow."""
    return Shift(unit="day", count=hit.value("t")[0] + (1 if hit.match["way"] in "Ak" else -1))


def read_share(hit: Hit) -> Form | None:
    """The first six months of 2013."""
    unit = "half" if hit.match["u"] == "z" else hit.value("u")
    count = hit.value("n") if hit.at("n") else 1
    ordinal = hit.value("o") if hit.match["o"] == "O" else -1
    return Share(ordinal=ordinal, count=count, unit=unit, whole=_whole(hit)) if count else None


def _whole(hit: Hit) -> Form | None:
    if hit.at("m"):
        return Point(month=hit.value("m"), year=hit.year().figures, year_turn=hit.year().turn)
    if hit.at("yy"):
        return Point(year=hit.value("yy"))
    if hit.at("wu"):
        turn = hit.turn()
        return Shift(unit=hit.value("wu"), count=turn) if turn is not None else Offset(unit=hit.value("wu"), count=0)
    return None


def read_every(hit: Hit) -> Form | None:
    """Every Tuesday, daily."""
    item = hit.items[hit.match.start("u")]
    if item.letter == "U":
        return Every(value="P1" + item.value[0].upper())
    if item.letter == "e":
        return Every(value=item.value)
    return (
        Every(value={"W": f"XXXX-WXX-{(item.value or 0) + 1}", "M": f"XXXX-{item.value:02}"}[item.letter]) if item.letter in "WM" else None
    )


def read_vague(hit: Hit) -> Form | None:
    """Now, recently."""
    return Vague(ref=hit.value("v"))


def read_past(hit: Hit) -> Form | None:
    """The past."""
    return Vague(ref="PAST_REF") if hit.items[hit.match.end() - 1].text == "past" else None


def read_hour(hit: Hit) -> Form | None:
    """At 7.30 pm."""
    return Vague(ref="DAY", part=hit.part(), hour=hit.hour())


def read_year_beside(hit: Hit) -> Form | None:
    """Year-earlier, year-ago."""
    return Shift(unit=hit.value("u"), count=-1, counted=True) if hit.value("u") == "year" else None


def read_year_end(hit: Hit) -> Form | None:
    """Year-end."""
    return Shift(unit="year", count=0, mod=hit.mod()) if hit.value("u") == "year" else None
