"""The shipped backend: wordpieces in, arrays out, one pass a window and one a segment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tocsin.core.markup import Markup
from tocsin.models.artifact import Artifact, open_artifact
from tocsin.models.decode import Floats, make_markup, make_spans, sift
from tocsin.models.features import find_pairs, find_spans
from tocsin.models.labels import FAMILIES, LAYERS, UNARY
from tocsin.models.segments import Segment, chain, segments
from tocsin.models.tokens import Tokens, tokenize
from tocsin.models.windows import Window, join, windows

CLS, SEP = 101, 102
LOOSE: Final = dict.fromkeys(LAYERS, 0.2) | dict.fromkeys(("weapon", "place", "time", "toll"), 0.08)  # of the latter, arcs decide


@dataclass(frozen=True, slots=True)
class OnnxAnnotator:
    """Reads with the networks of one model folder."""

    artifact: Artifact
    tokenizer: Tokenizer
    reader: Any
    heads: Any

    @property
    def name(self) -> str:
        """``onnx:base-en@3f9a12c0``."""
        return f"onnx:{self.artifact.name}@{self.artifact.digest}"

    def annotate(self, texts: Sequence[str]) -> list[Markup]:
        """One markup a text, in order; what is under the thresholds of the model is left out."""
        markups = self.annotate_loosely(texts, least=self.artifact.span_thresholds)
        return [sift(markup, {}, self.artifact.arc_thresholds) for markup in markups]

    def annotate_loosely(self, texts: Sequence[str], *, least: Mapping[str, float] = LOOSE) -> list[Markup]:
        """As *annotate*, with every span that scores *least* for its layer and all arcs: for choosing thresholds."""
        cut = [segments(text, tokenize(text, self.tokenizer)) for text in texts]
        read = iter(self._read([segment.tokens for parts in cut for segment in parts]))
        return [chain([(part.start, self._mark(part, *next(read), least=least)) for part in parts]) for parts in cut]

    def _read(self, many: Sequence[Tokens]) -> list[tuple[Floats, Floats]]:
        """Hidden states (tokens, width) and tag logits (tokens, layers, 3) of each sequence."""
        return [self._read_one(tokens) for tokens in many]

    def _read_one(self, tokens: Tokens) -> tuple[Floats, Floats]:
        cut = windows(len(tokens), self.artifact.window - 2, self.artifact.overlap)
        parts = [self._run(tokens, window) for window in cut]
        return join([hidden for hidden, _ in parts], cut), join([tags for _, tags in parts], cut)

    def _run(self, tokens: Tokens, window: Window) -> tuple[Floats, Floats]:
        """One window a run: the scales of int8 are those of a run, so what is read beside a text would change how it is read.

        Measured on two cores, runs of several windows are no faster.
        """
        ids, shapes = (np.pad(x[window.start : window.end], 1)[None] for x in (tokens.ids, tokens.shapes))
        ids[0, 0], ids[0, -1] = CLS, SEP
        hidden, tags = self.reader.run(None, {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)})
        return hidden[0, 1:-1], tags[0, 1:-1]

    def _mark(self, part: Segment, hidden: Floats, tags: Floats, *, least: Mapping[str, float]) -> Markup:
        found = sorted(find_spans(tags, least), key=lambda s: (s[1], s[2], s[0]))
        if not found:
            return Markup()
        spans = make_spans(part.text, found, part.tokens.offsets, part.sentence)
        pairs = find_pairs(spans)
        feed = {"hidden": hidden, "first": spans.first, "last": spans.last, "layer": spans.layer}
        for name, p in pairs.items():
            feed |= {f"{name}_left": p.left, f"{name}_right": p.right, f"{name}_features": p.features}
        out = self.heads.run(None, feed)
        unary = dict(zip(UNARY, out, strict=False))
        scored = {name: (pairs[name], logits) for name, logits in zip(FAMILIES, out[len(UNARY) :], strict=True)}
        offsets = part.tokens.offsets
        where = [(int(offsets[first, 0]), int(offsets[last, 1]), score) for _, first, last, score in found]
        return make_markup(part.text, spans, where=where, unary=unary, pairs=scored)


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
        onnxruntime.InferenceSession(str(artifact.folder / name), options, providers=["CPUExecutionProvider"])
        for name in ("reader.onnx", "heads.onnx")
    )
    return OnnxAnnotator(artifact, tokenizer, reader, heads)
