"""The way from texts to markups that all networks share; what runs the network is an argument."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tokenizers import Tokenizer

from tocsin.core.calibration import Calibration
from tocsin.core.markup import Markup
from tocsin.models.artifact import Artifact
from tocsin.models.decode import Floats, FoundSpan, Said, floors, make_markup, make_spans, sift
from tocsin.models.features import Spans, find_pairs, find_spans
from tocsin.models.labels import FAMILIES, LAYERS, UNARY
from tocsin.models.segments import Segment, chain, segments
from tocsin.models.tokens import Tokens, tokenize
from tocsin.models.windows import join, windows

LOOSE: Final = dict.fromkeys(LAYERS, 0.2) | dict.fromkeys(("weapon", "place", "time", "toll"), 0.08)  # of the latter, arcs decide

Encode = Callable[[Sequence[Tokens]], Sequence[tuple[Floats, Floats]]]
"""Windows of one text to, each, hidden states (tokens, width) and tag logits (tokens, layers, 3)."""


@dataclass(frozen=True, slots=True)
class NetworkAnnotator:
    """Reads with the networks of one model folder: *encode* runs once a window, *heads* (a session of the runtime) once a segment."""

    kind: str
    artifact: Artifact
    tokenizer: Tokenizer
    encode: Encode
    heads: Any

    @property
    def name(self) -> str:
        """``onnx:base-en@3f9a12c0``."""
        return f"{self.kind}:{self.artifact.name}@{self.artifact.digest}"

    @property
    def calibration(self) -> Calibration:
        """The curves of the model; none where it has none."""
        return self.artifact.calibration

    @property
    def profiles(self) -> Mapping[str, float]:
        """The least confidence of an event, by the name of a profile."""
        return self.artifact.profiles

    def annotate(self, texts: Sequence[str]) -> list[Markup]:
        """One markup a text, in order; what is under the thresholds of the model is left out."""
        spans, arcs = self.artifact.span_thresholds, self.artifact.arc_thresholds
        return [sift(markup, {}, arcs) for markup in self._annotate(texts, spans, floors(arcs))]

    def annotate_loosely(self, texts: Sequence[str], *, least: Mapping[str, float] = LOOSE) -> list[Markup]:
        """As *annotate*, with every span that scores *least* for its layer and all arcs: for choosing thresholds."""
        return self._annotate(texts, least, {})

    def _annotate(self, texts: Sequence[str], spans: Mapping[str, float], arcs: Mapping[str, float]) -> list[Markup]:
        cut = [segments(text, tokenize(text, self.tokenizer)) for text in texts]
        return [chain([(part.start, self._mark(part, spans, arcs)) for part in parts]) for parts in cut]

    def _mark(self, part: Segment, least: Mapping[str, float], arcs: Mapping[str, float]) -> Markup:
        hidden, tags = self._read(part.tokens)
        where = _where(part, find_spans(tags, least))
        if not where:
            return Markup()
        spans = make_spans(part.text, list(where), part.tokens.offsets, part.sentence)
        return make_markup(part.text, spans, list(where.values()), self._ask(hidden, spans), least=arcs)

    def _read(self, tokens: Tokens) -> tuple[Floats, Floats]:
        """Hidden states (tokens, width) and tag logits (tokens, layers, 3)."""
        cut = windows(len(tokens), self.artifact.window - 2, self.artifact.overlap)
        parts = self.encode([tokens.part(window.start, window.end) for window in cut])
        return join([hidden for hidden, _ in parts], cut), join([tags for _, tags in parts], cut)

    def _ask(self, hidden: Floats, spans: Spans) -> Said:
        pairs = find_pairs(spans)
        feed = {"hidden": hidden, "first": spans.first, "last": spans.last, "layer": spans.layer}
        for name, p in pairs.items():
            feed |= {f"{name}_left": p.left, f"{name}_right": p.right, f"{name}_features": p.features}
        out = self.heads.run(None, feed)
        scored = {name: (pairs[name], logits) for name, logits in zip(FAMILIES, out[len(UNARY) :], strict=True)}
        return Said(dict(zip(UNARY, out, strict=False)), scored)


def _where(part: Segment, found: Sequence[FoundSpan]) -> dict[FoundSpan, tuple[int, int, float]]:
    """The start, end and score of each span that holds words, by position."""
    order = sorted(found, key=lambda s: (s[1], s[2], s[0]))
    offsets = part.tokens.offsets
    edges = ((int(offsets[first, 0]), int(offsets[last, 1])) for _, first, last, _ in order)
    bare = (_edges(part.text, start, end) for start, end in edges)
    return {span: (start, end, span[3]) for span, (start, end) in zip(order, bare, strict=True) if start < end}


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Without space at the ends, and turned round where nothing is left: in some vocabularies a space is a piece of its own."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
