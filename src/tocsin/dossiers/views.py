"""The incidents of the page: their sums, on the map, over time, and each as a card."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.core.incidents import Cited
from tocsin.core.values import Toll
from tocsin.dossiers.cards import Words, card, case_link, linked
from tocsin.dossiers.records import PARTS, Case, Dossier
from tocsin.dossiers.spots import Spot, best_place, spots
from tocsin.dossiers.tables import left_out, note, nothing, table
from tocsin.dossiers.timeline import bars, bin_name, bins, unit_for
from tocsin.dossiers.wording import PART_MEANING, PART_WORDS, Amount, escape, plural
from tocsin.dossiers.worldmap import world_map

MOST_SPOTS, MOST_LINKS = 60, 12
NO_DAY = "no day told"
LEAST = "the least figure that stands, of each attack"
FIND = '<p id="find" hidden><label>only those with <input type="search" autocomplete="off"></label> <output></output></p>'
Pick = Callable[[Sequence[Cited[Toll]]], Amount | None]


def _none(_: Sequence[Cited[Toll]]) -> Amount | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the page is written. *labels* name event types, *pick* chooses the least figure of those said, *most* cases are shown in full."""

    labels: Mapping[str, str] = field(default_factory=dict)
    pick: Pick = _none
    most: int = 500


PLAIN = Look()
"""Types by their names, no sums of the dead."""


def sums(cases: Sequence[Case], pick: Pick) -> str:
    """How many cases and how many dead, by the subject's part in them; then how many of which kind."""
    tiles = "".join(_sum(part, [case for case in cases if case.part == part], pick) for part in PARTS if part != "denied")
    return f'<ul class="tiles">{tiles}</ul>{_tally(cases)}' if tiles else _tally(cases)


def _sum(part: str, cases: Sequence[Case], pick: Pick) -> str:
    """The least figures of attacks added up, with how many attacks have one; the dead of a trial or a claim are told elsewhere."""
    if not cases:
        return ""
    attacks = [case for case in cases if case.incident.type.startswith("attack.")]
    figures = [figure for case in attacks if (figure := pick(case.incident.figures.get("killed", ())))]
    dead = sum(next((n for n in (figure.low, figure.best) if n is not None), 0) for figure in figures)
    said = f"<b>{dead:,}+</b> killed in {plural(len(figures), 'attack')} with a figure" if figures else "no figure of the dead"
    count = f"<b>{len(cases):,}</b> {'incident' if len(cases) == 1 else 'incidents'}: {PART_WORDS[part]}"
    return f'<li class="{part}" title="{PART_MEANING[part]}; {LEAST}">{count}<br><small>{said}</small></li>'


def _tally(cases: Sequence[Case]) -> str:
    """How many cases of which group of types, by part."""
    count = Counter((case.incident.type.partition(".")[0], case.part) for case in cases)
    parts = [part for part in PARTS if any(at[1] == part for at in count)]
    groups = sorted({at[0] for at in count})
    rows = [(name, *(str(count[name, part] or "–") for part in parts), str(sum(count[name, part] for part in parts))) for name in groups]
    return table(("", *(PART_WORDS[part] for part in parts), "all"), rows)


def where(cases: Sequence[Case], words: Words) -> str:
    """The map, and the places as a table, which says the same in words."""
    if not cases:
        return nothing("No incident.")
    found = spots(cases)
    anchors = [f"p-{n}" for n in range(len(found))]
    drawn = world_map(found, anchors, "Incidents by place")
    shown = _legend(cases) + drawn if drawn else nothing("No incident has a point on the map.")
    unplaced = len(cases) - sum(len(spot.cases) for spot in found)
    notes = note(f"Of {plural(unplaced, 'incident')} no place is told.") if unplaced else ""
    more = "".join(f'<span id="{anchor}"></span>' for anchor in anchors[MOST_SPOTS:])
    rows = [_spot(spot, words) for spot in found[:MOST_SPOTS]]
    foot = left_out(len(found), MOST_SPOTS, "place") + more
    return f"{shown}{table(('place', 'incidents', 'which'), rows, foot, anchors=anchors)}{notes}"


def _spot(spot: Spot, words: Words) -> tuple[str, ...]:
    links = [case_link(case, words, f"dot {case.part}") for case in spot.cases[:MOST_LINKS]]
    more = f" and {len(spot.cases) - MOST_LINKS} more" if len(spot.cases) > MOST_LINKS else ""
    told = [c for case in spot.cases if (c := best_place(case)) and c.report]
    name = linked(spot.name, ((cited.report, cited.value.mention) for cited in told if cited.report), words)
    off = "" if spot.lat is not None else ' <small class="dim">not on the map</small>'
    return name + off, str(len(spot.cases)), " ".join(links) + more


def _legend(cases: Sequence[Case]) -> str:
    used = [part for part in PARTS if any(case.part == part for case in cases)]
    entries = (f'<span class="dot {part}">{PART_WORDS[part]} <small>({PART_MEANING[part]})</small></span>' for part in used)
    return f'<p class="legend">{" ".join(entries)}</p>'


def when(cases: Sequence[Case]) -> str:
    """The timeline."""
    dated = [case for case in cases if case.day]
    if not dated:
        return nothing("No incident has a day.")
    unit = unit_for(dated)
    drawn = bars(bins(dated, unit), f"Incidents by {unit}")
    stand_ins, undated = sum(case.stands_in for case in dated), len(cases) - len(dated)
    verb = "stands" if stand_ins == 1 else "stand"
    notes = note(f"{plural(stand_ins, 'incident')} {verb} at the day of the first report, since no day is told.") if stand_ins else ""
    return _legend(dated) + drawn + notes + (note(f"{plural(undated, 'incident')} without any day.") if undated else "")


def every(dossier: Dossier, words: Words, most: int) -> str:
    """The cards of the latest cases, under the stretches of the timeline."""
    rejected = note(f"{plural(dossier.rejected, 'incident')} left out: rejected by a person.") if dossier.rejected else ""
    if not dossier.cases:
        return nothing("No incident.") + rejected
    unit = unit_for(dossier.cases)
    groups: dict[str, list[Case]] = {}
    for case in dossier.cases[:most]:
        groups.setdefault(_stretch(case, unit), []).append(case)
    cards = (f'<h3 id="t-{_anchor(name)}">{name}</h3>\n{"".join(card(case, words) for case in group)}' for name, group in groups.items())
    left = dossier.cases[most:]
    rest = dict.fromkeys(name for case in left if (name := _stretch(case, unit)) not in groups)
    anchors = "".join(f'<span id="t-{_anchor(name)}"></span>' for name in rest)
    count = f"{plural(len(left), 'earlier incident')} {'is' if len(left) == 1 else 'are'} counted on map and timeline and not shown here."
    return FIND + "".join(cards) + (note(anchors + count) if left else "") + rejected


def _stretch(case: Case, unit: str) -> str:
    return bin_name(case.day, unit) if case.day else NO_DAY


def _anchor(name: str) -> str:
    return escape(name.replace(" ", "-"))
