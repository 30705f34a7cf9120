"""Which of the names in a mention is the place, and which hold it."""

from dataclasses import dataclass, replace

from tocsin.core.folding import fold
from tocsin.core.protocols import PlaceHit
from tocsin.reading.place_scene import FAMILIAR, SPOKEN_FOR, Scene, choose, is_whole
from tocsin.reading.place_vocabulary import ABROAD, DIRECTIONS, is_common
from tocsin.reading.place_words import WORD, Part, pieces, read_piece, without_lead


@dataclass(frozen=True, slots=True)
class Words:
    """A mention read: the part that names the place, the names that hold it, and whether it is a building or spot in the place named."""

    main: Part | None
    holders: tuple[Part, ...]
    spot: str | None


def read_words(scene: Scene) -> Words:
    """The mention of *scene* taken apart."""
    bare = without_lead(scene.span.quote)
    if _is_name(bare, scene):
        return Words(_shorter(bare, scene), (), None)
    cut = pieces(scene.span.quote)
    parts = [_part(piece.words, scene) for piece in cut]
    links = [piece.link for piece in cut]
    return _order(parts, links, scene)


def _shorter(name: str, scene: Scene) -> Part:
    """*name* without "province" and the like, where the gazetteer has it under both ("Kurram Agency", "Kurram")."""
    part = read_piece(name)
    same = {(h.name, h.kind) for h in scene.find(name)} & {(h.name, h.kind) for h in scene.find(part.name)}
    return part if same and not part.generic and not part.directed and part.hint in ("city", "district", "province") else Part(name=name)


def _is_name(words: str, scene: Scene) -> bool:
    return (
        (not is_common(words) or is_whole(words, scene))
        and (not scene.cased or any(c.isupper() for c in words))
        and bool(scene.find(words))
    )


def _part(words: str, scene: Scene) -> Part:
    """The name in *words*: all of them where they are a name as they stand ("New York", "West Bank")."""
    bare = without_lead(words)
    if scene.cased and not any(c.isupper() for c in bare):
        return replace(read_piece(words), generic=True)
    if _is_name(bare, scene):
        return Part(name=bare)
    part = read_piece(words)
    if scene.find(part.name):
        return replace(part, generic=part.generic and is_common(part.name))
    first, _, rest = part.name.partition(" ")
    if first.casefold() in DIRECTIONS and rest and scene.find(rest):
        return replace(part, name=rest, directed=True)
    return part


def _order(parts: list[Part], links: list[str], scene: Scene) -> Words:
    """Which part is the place and which hold it."""
    spot, hint = None, None
    for i, part in enumerate(parts):
        if part.hint == "site":
            return _at_spot(parts, i, scene)
        if part.generic:
            hint = part.hint or hint
            continue
        rest = parts[i + 1 :]
        if rest and _holds_first(part, rest[0], links[i + 1], scene):
            return Words(replace(rest[0], hint=rest[0].hint or part.hint), (part, *rest[1:]), spot)
        return Words(replace(part, hint=part.hint or hint), tuple(rest), spot)
    return Words(None, (), spot)


def _at_spot(parts: list[Part], i: int, scene: Scene) -> Words:
    """A building, street or quarter: never given the coordinates of the town around it."""
    part = parts[i]
    name = ", ".join([part.name, *(p.name for p in parts[i + 1 :] if not p.generic)][:3])
    inner = [Part(name=w) for w in _inner(part.name, scene)]
    return Words(None, (*(p for p in parts[:i] + parts[i + 1 :] if not p.generic), *inner), name)


def _inner(name: str, scene: Scene) -> list[str]:
    """The place inside the name of a building: "Istanbul" of "Istanbul airport"; "Saudi embassy" says nothing of where it is."""
    tokens = [m.group() for m in WORD.finditer(name)]
    for size in range(len(tokens) - 1, 0, -1):
        for start in range(len(tokens) - size + 1):
            words = " ".join(tokens[start : start + size])
            hit = None if is_common(words) else choose(Part(name=words), [], scene)
            if hit and _tells(hit, name, scene):
                return [words]
    return []


def _tells(hit: PlaceHit, name: str, scene: Scene) -> bool:
    """Whether an entry found in the name of a building says where the building is."""
    if hit.kind in ("demonym", "country"):
        return not ABROAD.intersection(fold(name).split())
    if hit.kind == "admin1":
        return True
    return hit.population > FAMILIAR and scene.around.country(hit.country) > SPOKEN_FOR


def _holds_first(part: Part, after: Part, link: str, scene: Scene) -> bool:
    """Whether the first name holds the second: "Nice's promenade", "the West Bank village of Nabi Saleh"."""
    if after.generic:
        return False
    if link.endswith("s") and link[0] in "'’":
        return True
    wide = any(h.kind in ("country", "demonym", "admin1", "region") for h in scene.find(part.name))
    return link == "of" and part.hint in ("city", "site", "district", "province") and wide and not part.loose
