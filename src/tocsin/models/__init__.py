"""TEXT → MARKUP: the backends, by the name that stands before the colon in ``Reading.reader``."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tocsin.core.errors import SettingsError
from tocsin.core.plugins import extend
from tocsin.core.protocols import Annotator
from tocsin.models.artifact import SHIPPED, Artifact, open_artifact

Backend = Callable[[Path, int], Annotator]


def _onnx(folder: Path, threads: int) -> Annotator:
    from tocsin.models.onnx import open_onnx  # noqa: PLC0415 - onnxruntime takes a while to load; `tocsin --help` need not wait

    return open_onnx(open_artifact(folder), threads=threads)


BACKENDS: Mapping[str, Backend] = {
    "onnx": _onnx,
}


def load_annotator(kind: str, folder: Path | None = None, *, threads: int = 2) -> Annotator:
    """The backend *kind* over the model in *folder*, the shipped one unless named.

    Raises SettingsError for an unknown kind, ModelError for a folder that is not usable.
    """
    backends = extend(BACKENDS, "tocsin.backends")
    if kind not in backends:
        raise SettingsError(f"unknown backend {kind!r}; known: {', '.join(sorted(backends))}")
    return backends[kind](folder or SHIPPED, threads)


__all__ = ["BACKENDS", "SHIPPED", "Artifact", "load_annotator", "open_artifact"]
