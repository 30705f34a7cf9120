"""TEXT → MARKUP: the backends, by the name that stands before the colon in ``Reading.reader`` and in ``--reader``."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.core.errors import SettingsError
from tocsin.core.plugins import extend
from tocsin.core.protocols import Annotator
from tocsin.models.artifact import SHIPPED, Artifact, open_artifact
from tocsin.models.chat.policy import ChatLimits, ChatPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a backend is opened with.

    *where* is what stands behind the colon of the reader's name, a folder or an address; *folder* is that of the setting ``model``.
    *types* are the event types with their definitions, for a backend that can be told of them; *env* are the variables.
    """

    where: str = ""
    folder: Path | None = None
    threads: int = 2
    types: Mapping[str, str] = field(default_factory=dict)
    chat: ChatPolicy = field(default_factory=ChatLimits)
    env: Mapping[str, str] = field(default_factory=dict)

    def named_folder(self) -> Path | None:
        """The folder behind the colon, else that of the setting."""
        return Path(self.where).expanduser() if self.where else self.folder


Backend = Callable[[Opening], Annotator]


def _onnx(given: Opening) -> Annotator:
    from tocsin.models.onnx import open_onnx  # noqa: PLC0415 - onnxruntime takes a while to load; `tocsin --help` need not wait

    return open_onnx(open_artifact(given.named_folder() or SHIPPED), threads=given.threads)


def _hf(given: Opening) -> Annotator:
    from tocsin.models.hf import open_hf  # noqa: PLC0415

    folder = given.named_folder()
    if folder is None:
        raise SettingsError("the reader hf needs a folder: hf:FOLDER, or the setting model")
    return open_hf(folder, threads=given.threads)


def _chat(given: Opening) -> Annotator:
    from tocsin.models.chat import open_chat  # noqa: PLC0415

    return open_chat(given.where, types=given.types, policy=given.chat, env=given.env)


BACKENDS: Mapping[str, Backend] = {
    "onnx": _onnx,
    "hf": _hf,
    "chat": _chat,
}


def load_annotator(
    reader: str,
    folder: Path | None = None,
    *,
    threads: int = 2,
    types: Mapping[str, str] | None = None,
    chat: ChatPolicy | None = None,
) -> Annotator:
    """The backend that *reader* names: ``onnx``, ``onnx:FOLDER``, ``hf:FOLDER``, ``chat:URL#MODEL`` or one of a plug-in.

    *folder* is the model's where the name says none, the shipped one if neither does. Raises SettingsError for an unknown kind,
    ModelError for a folder or server that is not usable.
    """
    backends = extend(BACKENDS, "tocsin.backends")
    kind, _, where = reader.partition(":")
    if kind not in backends:
        raise SettingsError(f"unknown backend {kind!r}; known: {', '.join(sorted(backends))}")
    given = Opening(where=where, folder=folder, threads=threads, types=types or {}, chat=chat or ChatLimits(), env=os.environ)
    return backends[kind](given)


__all__ = ["BACKENDS", "SHIPPED", "Artifact", "Opening", "load_annotator", "open_artifact"]
