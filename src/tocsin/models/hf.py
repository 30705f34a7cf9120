"""A larger backend: any encoder of the transformers library, with the heads of this project; needs the extra ``torch``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

from tocsin.core.errors import ModelError
from tocsin.models.artifact import Artifact, open_artifact
from tocsin.models.decode import Floats
from tocsin.models.labels import LAYERS
from tocsin.models.marking import NetworkAnnotator
from tocsin.models.onnx import open_session
from tocsin.models.tokens import Tokens, ends_of, open_tokenizer

NEEDED: Final = ("torch", "transformers", "safetensors")
TOGETHER: Final = 8  # windows of one text in a run; they are of one length, give or take a wordpiece
SHAPES, TAGS, BIAS = "reader.encoder.shapes.weight", "reader.tags.weight", "reader.tags.bias"  # as training names them


def missing() -> tuple[str, ...]:
    """The packages that this backend needs and that are not installed."""
    return tuple(name for name in NEEDED if find_spec(name) is None)


@dataclass(frozen=True, slots=True)
class HfEncoder:
    """An encoder with the embedding of shapes (shapes, width) and the tag head (3 * layers, width); *ends* are [CLS] and [SEP]."""

    encoder: Any
    shapes: Any
    tags: Any
    bias: Any
    ends: tuple[int, int]
    pad: int

    def __call__(self, windows: Sequence[Tokens]) -> list[tuple[Floats, Floats]]:
        """Hidden states and tag logits of each window."""
        return [pair for at in range(0, len(windows), TOGETHER) for pair in self._run(windows[at : at + TOGETHER])]

    def _run(self, windows: Sequence[Tokens]) -> Iterator[tuple[Floats, Floats]]:
        import torch  # noqa: PLC0415 - it takes seconds to load and is no part of the plain installation

        ids, shapes, mask = (torch.from_numpy(x).to(self.shapes.device) for x in self._rows(windows))
        with torch.inference_mode():
            words = self.encoder.get_input_embeddings()(ids) + self.shapes[shapes]
            hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state.float()  # (windows, length, width)
            tags = torch.nn.functional.linear(hidden, self.tags, self.bias).reshape(*hidden.shape[:2], len(LAYERS), 3)
        for window, states, logits in zip(windows, hidden.cpu().numpy(), tags.cpu().numpy(), strict=True):
            yield states[1 : len(window) + 1], logits[1 : len(window) + 1]

    def _rows(self, windows: Sequence[Tokens]) -> tuple[np.ndarray[Any, Any], ...]:
        """Ids, shapes and mask, (windows, length) each, with the pieces that open and close a text."""
        size = (len(windows), max(len(window) for window in windows) + 2)
        ids, shapes, mask = np.full(size, self.pad), np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        for row, window in enumerate(windows):
            end = len(window) + 1
            ids[row, 0], ids[row, 1:end], ids[row, end] = self.ends[0], window.ids, self.ends[1]
            shapes[row, 1:end], mask[row, : end + 1] = window.shapes, 1
        return ids, shapes, mask


def open_hf(folder: Path, *, threads: int = 2) -> NetworkAnnotator:
    """The backend over a folder that ``training/`` wrote. Raises ModelError where it or a package that it needs is missing."""
    if lacking := missing():
        raise ModelError(f"the reader hf needs {', '.join(lacking)}: pip install 'tocsin[torch]'")
    artifact = open_artifact(folder, kind="hf")
    tokenizer = open_tokenizer(folder / "tokenizer.json")
    try:
        ends = ends_of(tokenizer)
    except ValueError as error:
        raise ModelError(f"{folder / 'tokenizer.json'}: {error}") from error
    encoder = _open_encoder(artifact, threads, ends)
    return NetworkAnnotator("hf", artifact, tokenizer, encoder, open_session(folder / "heads.onnx", threads))


def _open_encoder(artifact: Artifact, threads: int, ends: tuple[int, int]) -> HfEncoder:
    import torch  # noqa: PLC0415
    from safetensors.torch import load_file  # noqa: PLC0415
    from transformers import AutoModel  # noqa: PLC0415

    torch.set_num_threads(threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    try:
        encoder = AutoModel.from_pretrained(artifact.folder, local_files_only=True, use_safetensors=True, trust_remote_code=False)
    except (OSError, ValueError) as error:
        raise ModelError(f"{artifact.folder}: transformers cannot open it: {error}") from error
    weights = load_file(artifact.folder / "heads.safetensors", device=device)
    if lacking := [name for name in (SHAPES, TAGS, BIAS) if name not in weights]:
        raise ModelError(f"{artifact.folder / 'heads.safetensors'}: missing {', '.join(lacking)}")
    pad = getattr(encoder.config, "pad_token_id", None) or 0
    return HfEncoder(encoder.eval().to(device), weights[SHAPES], weights[TAGS], weights[BIAS], ends, pad)
