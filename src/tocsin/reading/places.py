"""Choose among gazetteer hits: the place that each mention of a report means, all mentions together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.folding import fold
from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.core.text import Span
from tocsin.core.values import Place
from tocsin.reading.place_context import Say, Settled, distinct, hear, lies_in, region_of, say, settle, told
from tocsin.reading.place_order import Words, read_words
from tocsin.reading.place_scene import WHISPER, Scene, choose, entries, hold
from tocsin.reading.place_vocabulary import AREAS, BACK, CITY, DIRECTIONS, DISTRICT, FARAWAY, PROVINCE, REGION, SCENES, SITE
from tocsin.reading.place_words import BOTH, Part, is_scene, pieces, read_piece, without_lead
from tocsin.reading.toponyms import Toponym, capitals_tell, find_toponyms

PRECISIONS = {
    "country": "country",
    "demonym": "country",
    "admin1": "province",
    "admin2": "district",
    "city": "city",
    "region": "region",
    "water": "region",
    "site": "site",
}
KINDS_MEANT = {
    **dict.fromkeys(("city", "town", "village", "capital", "metropolis"), ("city",)),
    **dict.fromkeys(("country", "nation", "homeland", "nationwide", "countrywide"), ("country", "demonym")),
    **dict.fromkeys(("province", "state", "governorate", "oblast"), ("admin1",)),
    "district": ("admin2",),
}
PLACE_NOUNS = CITY | DISTRICT | PROVINCE | REGION | SITE | AREAS | SCENES
PLAIN = 0.5  # share from which one country, or region, is plainly the one that the report is about
NEXT = 90  # code points behind a mention in which the places that hold it are named
COMMA = re.compile(r"\s*,")
LINK = re.compile(
    r"(?:in|of)?(?: the)?(?: (?:state|province|district|region) of)?(?: (?:north|south|east|west|central|northern|southern|eastern|western"
    r"|north(?:east|west)(?:ern)?|south(?:east|west)(?:ern)?))?"
    r"|(?:area|village|province|district|city|town|tehsil|province|state)(?: (?:of|in))?"
)


def resolve_places(
    spans: Sequence[Span], gazetteer: Gazetteer, *, text: str, nations: Sequence[str] = (), toponyms: Sequence[Toponym] | None = None
) -> Mapping[Span, Place]:
    """The place that each of *spans* means. Where the gazetteer has none, the words are the name and there are no coordinates.

    In a report that writes names in capitals, words without a capital that no place is called by ("power") mean none.

    *nations* are the countries of the report's actors (ISO alpha-2): a hint where the places themselves leave it open.
    *toponyms* are those of *text*, for a caller that has them already.
    """
    found = find_toponyms(text, gazetteer) if toponyms is None else toponyms
    toponyms = [toponym for toponym in found if toponym.hits]
    named = told(toponyms, text)
    settled, cased = settle(toponyms, named), capitals_tell(text)
    surroundings = _Surroundings(settled, nations)

    def scene(span: Span) -> Scene:
        around, others = surroundings.of(span)
        return Scene(span, settled, around, others, gazetteer.find, cased, named)

    meant = [span for span in dict.fromkeys(spans) if not cased or may_name_place(span.quote)]
    return {span: _resolve(scene(span), text) for span in meant}


def may_name_place(quote: str) -> bool:
    """Whether a word of *quote* has a capital or is one that places are called by: a hotel, the border, here."""
    return any(word[:1].isupper() for word in quote.split()) or any(word in PLACE_NOUNS for word in fold(quote).split())


class _Surroundings:
    """What the places around a mention say, apart from those in it; what does not hang on where it stands is weighed once."""

    def __init__(self, settled: Sequence[Settled], nations: Sequence[str]) -> None:
        self._settled = settled
        self._nations = nations
        self._voices = hear(settled)
        self._places = distinct(s.hit for s in settled)
        self._others: dict[frozenset[str], Sequence[PlaceHit]] = {}

    def of(self, span: Span) -> tuple[Say, Sequence[PlaceHit]]:
        """What they say at *span*, and the places that nearness is measured to."""
        inside = frozenset([s.hit.alias for s in self._settled if s.start < span.end and span.start < s.end])
        if inside not in self._others:
            self._others[inside] = [place for place in self._places if place.alias not in inside]
        alone = all(s.hit.alias in inside for s in self._settled) if inside else False
        return say(self._voices, span.start, apart_from=() if alone else inside, nations=self._nations), self._others[inside]


def _resolve(scene: Scene, text: str) -> Place:
    both = _several(scene.span.quote, scene)
    if both:
        return both
    words = read_words(scene)
    within, behind = hold(words.holders, scene), _behind(scene, text)
    if words.main is None:
        held = [*within, *behind]
        return _named_elsewhere(words, held, scene) or _unnamed(words, held, scene)
    hits = entries(words.main, scene)
    # "In Gaza, European diplomats …": what follows a comma holds the place only if some place of the name lies in it
    comma = COMMA.match(text, scene.span.end)
    held = [*within, *(h for h in behind if not comma or not hits or any(lies_in(hit, h) for hit in hits))]
    hit = choose(words.main, held, scene)
    return _found(words.main, hit, held, scene) if hit else _unknown(words.main, held, scene)


def _behind(scene: Scene, text: str) -> list[PlaceHit]:
    """The places named right behind the mention, which may hold it: ", Iraq", " in Helmand", " of Shopian District"."""
    holders: list[PlaceHit] = []
    last, limit = scene.span.end, scene.span.end + NEXT
    for place in scene.settled:
        if place.start < last:
            continue
        if place.end > limit:
            break
        between = text[last : place.start]
        if not LINK.fullmatch(fold(between)) or "\n" in between or ("," in between and place.hit.kind in ("city", "demonym", "water")):
            break
        holders.append(place.hit)
        last = place.end
    return holders


def _several(quote: str, scene: Scene) -> Place | None:
    """Two or more places in one mention: no coordinates, and what they have in common."""
    parts = [p for p in BOTH.split(quote) if p]
    if len(parts) < 2 or ("," in quote and " and " not in quote.casefold()) or scene.find(read_piece(quote).name):
        return None
    read = [read_piece(pieces(p)[-1].words) if pieces(p) else read_piece(p) for p in parts]
    provinces = all(any(h.kind == "admin1" for h in scene.find(p.name)) for p in read)
    hint = read[-1].hint or ("province" if provinces else None)
    hits = [choose(replace(p, hint=p.hint or hint), [], scene) for p in read]
    known = [h for h in hits if h]
    if len(known) < len(parts):
        return None
    nations, regions = {h.country for h in known}, {region_of(h) for h in known}
    country = nations.pop() if len(nations) == 1 else None
    admin = regions.pop() if country and len(regions) == 1 else None
    precision = "region" if not country or known[0].kind in ("country", "demonym") else PRECISIONS[known[-1].kind]
    return Place(mention=scene.span, name=_plain_name(quote), admin=admin, country=country, precision=precision)


def _found(part: Part, hit: PlaceHit, held: Sequence[PlaceHit], scene: Scene) -> Place:
    precision, exact = _precision(part, hit)
    return Place(
        mention=scene.span,
        name=_plain_name(scene.span.quote) if (precision == "region" and not exact) or part.directed else _own_name(part, hit),
        admin=next((h.name for h in held if h.kind == "admin1" and h.country == hit.country), region_of(hit)),
        country=hit.country,
        precision=precision,
        lat=hit.lat if exact else None,
        lon=hit.lon if exact else None,
        geonames=hit.geonames if exact else None,
    )


def _precision(part: Part, hit: PlaceHit) -> tuple[str, bool]:
    """How precise the words are, and whether they mean the entry itself rather than a part or the border of it."""
    precision = PRECISIONS[hit.kind]
    if part.hint == "region" and precision == "country":
        return "region", False
    if part.directed:
        return {"country": "region", "city": "site"}.get(precision, precision), False
    if part.hint == "city" and hit.kind in ("admin1", "admin2"):
        return "city", False
    return ("district" if part.hint == "district" and hit.kind == "city" else precision), True


def _own_name(part: Part, hit: PlaceHit) -> str:
    """The name as the report writes it; a people or an abbreviation becomes the entry's name."""
    adjective = hit.kind == "region" and fold(hit.name) != hit.alias and hit.alias.endswith("an")
    if adjective or hit.kind in ("demonym", "country") or part.name.isupper() or part.name.islower() or part.name.endswith("."):
        return hit.name
    return part.name


def _unknown(part: Part, held: Sequence[PlaceHit], scene: Scene) -> Place:
    """A name that the gazetteer does not have, in the country and region that hold it or that the report is plainly about."""
    country, admin = _around(held, scene)
    in_town = bool(held) and held[0].kind == "city" and part.hint in (None, "city")
    precision = "site" if in_town else part.hint or ("city" if part.loose or not part.directed else "region")
    name = _plain_name(scene.span.quote) if part.directed else part.name
    return Place(mention=scene.span, name=name, admin=admin, country=country, precision=precision)


def _unnamed(words: Words, held: Sequence[PlaceHit], scene: Scene) -> Place:
    """A building or spot without coordinates; or a scene ("the city", "the country") that the report names elsewhere."""
    faraway = not held and any(word in FARAWAY for word in fold(scene.span.quote).split())
    country, admin = (None, None) if faraway else _around(held, scene)
    name = words.spot or _plain_name(scene.span.quote)
    precision = "site" if words.spot else _scene_precision(scene.span.quote)
    if precision == "country":
        admin = None
    return Place(mention=scene.span, name=name, admin=admin, country=country, precision=precision)


def _named_elsewhere(words: Words, held: Sequence[PlaceHit], scene: Scene) -> Place | None:
    """The place that "the city", "this country" or "the province" stands for: the last of its kind before, else the first after."""
    tokens = fold(scene.span.quote).split()
    kinds = next((KINDS_MEANT[t] for t in tokens if t in KINDS_MEANT), ())
    if words.spot or held or not kinds or not BACK.intersection(tokens) or any(t in DIRECTIONS for t in tokens):
        return None
    fitting = [s for s in scene.settled if s.hit.kind in kinds]
    before = [s for s in fitting if s.end <= scene.span.start]
    meant = before[-1] if before else next(iter(fitting), None)
    if meant is None:
        return None
    hit = meant.hit
    at = (hit.lat, hit.lon, hit.geonames)
    return Place(
        mention=scene.span,
        name=hit.name,
        admin=region_of(hit),
        country=hit.country,
        precision=PRECISIONS[hit.kind],
        lat=at[0],
        lon=at[1],
        geonames=at[2],
    )


def _scene_precision(quote: str) -> str:
    low = fold(quote).split()
    if any(w in DIRECTIONS for w in low) and is_scene(quote):
        return "region"
    if any(w in ("scene", "spot", "site") for w in low) or not is_scene(quote):
        return "site"
    if any(w in ("country", "nation", "homeland", "nationwide", "countrywide", "territory", "soil", "here") for w in low):
        return "country"
    return read_piece(quote).hint or "region"


def _around(held: Sequence[PlaceHit], scene: Scene) -> tuple[str | None, str | None]:
    """Country and first-level region of the places that hold the mention, else those that the report is plainly about."""
    country = next((h.country for h in held if h.country), None)
    admin = next((region_of(h) for h in held if region_of(h) and h.country == country), None)
    if country is None and scene.around.loud > WHISPER:
        best = max(scene.around.countries, key=scene.around.country)
        country = best if scene.around.country(best) >= PLAIN else None
    if country and admin is None and scene.around.loud > WHISPER:
        inside = {name: scene.around.part(code, name) for code, name in scene.around.regions if code == country}
        best_name = max(inside, key=lambda name: inside[name], default=None)
        admin = best_name if best_name and inside[best_name] >= PLAIN else None
    return country, admin


def _plain_name(quote: str) -> str:
    """*quote* in one line, without a leading article or preposition."""
    return without_lead(" ".join(quote.split())) or quote
