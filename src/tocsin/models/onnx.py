"""The shipped backend: wordpieces in, arrays out, one pass a window and one a segment."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime

from tocsin.models.artifact import Artifact, open_artifact
from tocsin.models.decode import Floats
from tocsin.models.marking import NetworkAnnotator
from tocsin.models.tokens import Tokens, open_tokenizer

CLS, SEP = 101, 102
SLOWER: Final = ["SkipLayerNormFusion"]  # on the processor the fused sum and norm takes longer than the two: 4 in 100 of a window


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """Runs the first network, *reader*; *inputs* are the names of what it takes: one of the first versions takes a mask, too."""

    reader: Any
    inputs: tuple[str, ...]

    def __call__(self, windows: Sequence[Tokens]) -> list[tuple[Floats, Floats]]:
        """One window a run: runs of several are no faster, measured on two cores.

        In a model with int8 products the scales are those of a run, so what is read beside a text would change how it is read.
        """
        return [self._run(window) for window in windows]

    def _run(self, window: Tokens) -> tuple[Floats, Floats]:
        ids, shapes = (np.pad(x, 1)[None] for x in (window.ids, window.shapes))
        ids[0, 0], ids[0, -1] = CLS, SEP
        feed = {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)}
        hidden, tags = self.reader.run(None, {name: feed[name] for name in self.inputs})
        return hidden[0, 1:-1], tags[0, 1:-1]


def open_onnx(artifact: Artifact | None = None, *, threads: int = 2) -> NetworkAnnotator:
    """The backend over a model folder. Raises ModelError where the folder is not usable."""
    artifact = artifact or open_artifact()
    reader, heads = (open_session(artifact.folder / name, threads) for name in ("reader.onnx", "heads.onnx"))
    encoder = OnnxEncoder(reader, tuple(i.name for i in reader.get_inputs()))
    return NetworkAnnotator("onnx", artifact, open_tokenizer(artifact.folder / "tokenizer.json"), encoder, heads)


def open_session(path: Path, threads: int) -> Any:
    """A network in a file, ready to run on the processor."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # it keeps one for each length that it has met, and gains nothing
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # threads that wait busily take the cores from what runs
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)
