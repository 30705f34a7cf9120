"""What is known around one mention of a place, and which gazetteer entry fits it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.protocols import PlaceHit
from tocsin.core.text import Span
from tocsin.reading.place_context import TOLD, Say, Settled, is_own_name, lies_in, likelihood, seat
from tocsin.reading.place_vocabulary import is_common
from tocsin.reading.place_words import Part, without_lead

Find = Callable[[str], Sequence[PlaceHit]]

FITS = {  # kinds of entry that a word beside the name asks for
    "city": ("city",),
    "district": ("admin2", "city"),
    "province": ("admin1", "country"),
    "region": ("region", "water", "admin1", "admin2"),
}
FIT = 4.0  # worth of an entry of the kind that the words ask for
RENOWNED = 1_000_000  # people: below, a place that does not lie in what holds it is a namesake
WHISPER = 0.45  # what a single small or oddly named town says: not enough to exclude anything
SPOKEN_FOR = 0.1  # share from which the report speaks of a country
FAMILIAR = 100_000  # people: below, a place in a country that nothing speaks for is a namesake
HAMLET = 2_000  # people: below, a place in a region that the report does not speak of is a namesake


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known around a mention: its span, the settled places of the text, what they say here."""

    span: Span
    settled: Sequence[Settled]
    around: Say
    others: Sequence[PlaceHit]
    find: Find
    cased: bool  # whether capitals tell names in this text
    named: Mapping[str, frozenset[PlaceHit]]  # what the text says outright, by folded name


def is_whole(words: str, scene: Scene) -> bool:
    """Whether *words* are the whole mention, with a capital that tells: then "Nice" is the town."""
    return scene.cased and words[:1].isupper() and words == without_lead(scene.span.quote)


def entries(part: Part, scene: Scene) -> Sequence[PlaceHit]:
    """Entries for the name of *part*; a common word has none, unless it is the whole mention."""
    return () if is_common(part.name) and not is_whole(part.name, scene) else scene.find(part.name)


def hold(holders: Sequence[Part], scene: Scene) -> list[PlaceHit]:
    """The entries of the places that hold the mention."""
    chosen = (choose(part, [], scene) for part in holders if not part.generic)
    return [hit for hit in chosen if hit]


def choose(part: Part, held: Sequence[PlaceHit], scene: Scene) -> PlaceHit | None:
    """The likeliest entry for *part*, None where there is none that fits what is around."""
    hits = entries(part, scene)
    if not hits:
        return None
    best = hits[0] if len(hits) == 1 else max(hits, key=lambda hit: _worth(hit, part, held, scene))
    best = best if part.hint == "province" else seat(best, hits)
    return best if _credible(best, held, scene) else None


def _worth(hit: PlaceHit, part: Part, held: Sequence[PlaceHit], scene: Scene) -> float:
    stated = _inside(hit, held) or hit in scene.named.get(hit.alias, ())
    return likelihood(hit, scene.around, scene.others) + _fit(part, hit) + TOLD * stated


def _fit(part: Part, hit: PlaceHit) -> float:
    return FIT if hit.kind in FITS.get(part.hint or "", ()) else 0.0


def _inside(hit: PlaceHit, held: Sequence[PlaceHit]) -> bool:
    """Whether *hit* lies in a place that the words name as holding it."""
    return any(lies_in(hit, holder) for holder in held)


def _credible(hit: PlaceHit, held: Sequence[PlaceHit], scene: Scene) -> bool:
    """A small place must lie where the report is: the world has a namesake for most villages."""
    if hit.kind not in ("city", "admin2") or _inside(hit, held) or hit in scene.named.get(hit.alias, ()):
        return True
    own = is_own_name(hit)
    if held:
        return own and hit.population >= RENOWNED
    if scene.around.loud > WHISPER and scene.around.country(hit.country) < SPOKEN_FOR:
        return own and hit.population >= FAMILIAR
    return hit.population >= HAMLET or scene.around.loud <= WHISPER or not scene.around.regions or scene.around.region(hit) > 0
