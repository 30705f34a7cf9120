"""The shipped backend: wordpieces in, arrays out, one pass a window and one a segment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tocsin.core.markup import Markup
from tocsin.models.artifact import Artifact, open_artifact
from tocsin.models.decode import Floats, Said, floors, make_markup, make_spans, sift
from tocsin.models.features import Spans, find_pairs, find_spans
from tocsin.models.labels import FAMILIES, LAYERS, UNARY
from tocsin.models.segments import Segment, chain, segments
from tocsin.models.tokens import Tokens, tokenize
from tocsin.models.windows import Window, join, windows

CLS, SEP = 101, 102
SLOWER: Final = ["SkipLayerNormFusion"]  # on the processor the fused sum and norm takes longer than the two: 4 in 100 of a window
LOOSE: Final = dict.fromkeys(LAYERS, 0.2) | dict.fromkeys(("weapon", "place", "time", "toll"), 0.08)  # of the latter, arcs decide


@dataclass(frozen=True, slots=True)
class OnnxAnnotator:
    """Reads with the networks of one model folder."""

    artifact: Artifact
    tokenizer: Tokenizer
    reader: Any
    heads: Any
    inputs: tuple[str, ...]  # of the reader; one of the first versions takes a mask, too

    @property
    def name(self) -> str:
        """``onnx:base-en@3f9a12c0``."""
        return f"onnx:{self.artifact.name}@{self.artifact.digest}"

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
        found = sorted(find_spans(tags, least), key=lambda s: (s[1], s[2], s[0]))
        if not found:
            return Markup()
        offsets = part.tokens.offsets
        spans = make_spans(part.text, found, offsets, part.sentence)
        where = [(int(offsets[first, 0]), int(offsets[last, 1]), score) for _, first, last, score in found]
        return make_markup(part.text, spans, where, self._ask(hidden, spans), least=arcs)

    def _read(self, tokens: Tokens) -> tuple[Floats, Floats]:
        """Hidden states (tokens, width) and tag logits (tokens, layers, 3)."""
        cut = windows(len(tokens), self.artifact.window - 2, self.artifact.overlap)
        parts = [self._run(tokens, window) for window in cut]
        return join([hidden for hidden, _ in parts], cut), join([tags for _, tags in parts], cut)

    def _run(self, tokens: Tokens, window: Window) -> tuple[Floats, Floats]:
        """One window a run: runs of several are no faster, measured on two cores.

        In a model with int8 products the scales are those of a run, so what is read beside a text would change how it is read.
        """
        ids, shapes = (np.pad(x[window.start : window.end], 1)[None] for x in (tokens.ids, tokens.shapes))
        ids[0, 0], ids[0, -1] = CLS, SEP
        feed = {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)}
        hidden, tags = self.reader.run(None, {name: feed[name] for name in self.inputs})
        return hidden[0, 1:-1], tags[0, 1:-1]

    def _ask(self, hidden: Floats, spans: Spans) -> Said:
        pairs = find_pairs(spans)
        feed = {"hidden": hidden, "first": spans.first, "last": spans.last, "layer": spans.layer}
        for name, p in pairs.items():
            feed |= {f"{name}_left": p.left, f"{name}_right": p.right, f"{name}_features": p.features}
        out = self.heads.run(None, feed)
        scored = {name: (pairs[name], logits) for name, logits in zip(FAMILIES, out[len(UNARY) :], strict=True)}
        return Said(dict(zip(UNARY, out, strict=False)), scored)


def open_onnx(artifact: Artifact | None = None, *, threads: int = 2) -> OnnxAnnotator:
    """The backend over a model folder. Raises ModelError where the folder is not usable."""
    artifact = artifact or open_artifact()
    tokenizer = Tokenizer.from_file(str(artifact.folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    reader, heads = (
        onnxruntime.InferenceSession(str(artifact.folder / name), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)
        for name in ("reader.onnx", "heads.onnx")
    )
    return OnnxAnnotator(artifact, tokenizer, reader, heads, tuple(i.name for i in reader.get_inputs()))
