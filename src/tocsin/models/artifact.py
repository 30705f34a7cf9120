"""A model folder: manifest, tokenizer and networks, checked before use."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tocsin.core.calibration import Calibration, Curve
from tocsin.core.errors import ModelError
from tocsin.models.labels import FAMILIES, LAYERS, UNARY

FORMAT: Final = 1
FILES: Final[Mapping[str, tuple[str, ...]]] = {  # by kind of model; the digest of the first names the model
    "onnx": ("reader.onnx", "heads.onnx", "tokenizer.json"),
    "hf": ("heads.safetensors", "model.safetensors", "heads.onnx", "config.json", "tokenizer.json"),
}
SHIPPED: Final = Path(__file__).parent / "data" / "base-en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """What the manifest says. *span_thresholds* by layer, *arc_thresholds* by label of an arc; *window* and *overlap* in wordpieces.

    *calibration* turns scores into chances; *profiles* are the least confidence of an event by name of a profile. Both may be empty.
    """

    folder: Path
    name: str
    digest: str
    window: int
    overlap: int
    span_thresholds: Mapping[str, float]
    arc_thresholds: Mapping[str, float]
    languages: tuple[str, ...]
    trained_types: tuple[str, ...]
    calibration: Calibration = field(default_factory=dict)
    profiles: Mapping[str, float] = field(default_factory=dict)


def open_artifact(folder: Path = SHIPPED, *, kind: str = "onnx") -> Artifact:
    """The model of this *kind* in *folder*, its files checked against the manifest. Raises ModelError that says what is wrong."""
    manifest = _manifest(folder)
    if manifest.get("format") != FORMAT:
        raise ModelError(f"{folder}: model format {manifest.get('format')!r}; this version reads {FORMAT}")
    if kind_of(manifest) != kind:
        raise ModelError(f"{folder}: a model for the reader {kind_of(manifest)}, not for {kind}; name it {kind_of(manifest)}:{folder}")
    _check_labels(folder, manifest)
    for name in FILES[kind]:
        _check_file(folder / name, manifest.get("files", {}).get(name))
    return Artifact(
        folder=folder,
        name=manifest["name"],
        digest=manifest["files"][FILES[kind][0]][:8],
        window=manifest["window"],
        overlap=manifest["overlap"],
        span_thresholds=manifest["thresholds"]["spans"],
        arc_thresholds=manifest["thresholds"]["arcs"],
        languages=tuple(manifest["languages"]),
        trained_types=tuple(manifest["trained_types"]),
        calibration=_calibration(folder, manifest),
        profiles=manifest.get("profiles", {}),
    )


def kind_of(manifest: Mapping[str, Any]) -> str:
    """The kind of reader that a model is for: onnx unless its manifest says otherwise."""
    return str(manifest.get("kind", "onnx"))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def labels_digest() -> str:
    """A mark of the label sets that this version decodes; a model trained on others is refused."""
    return hashlib.sha256(repr((LAYERS, sorted(UNARY.items()), sorted(FAMILIES.items()))).encode()).hexdigest()[:16]


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.toml"
    if not path.is_file():
        raise ModelError(f"no model in {folder}: manifest.toml is missing")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ModelError(f"{path}: {error}") from error


def _calibration(folder: Path, manifest: dict[str, Any]) -> Calibration:
    table = manifest.get("calibration", {})
    try:
        return {name: Curve(*(tuple(map(float, points[axis])) for axis in ("xs", "ys"))) for name, points in table.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / 'manifest.toml'}: calibration: {error}") from error


def _check_labels(folder: Path, manifest: dict[str, Any]) -> None:
    missing = [key for key in ("name", "window", "overlap", "thresholds", "languages", "trained_types", "labels") if key not in manifest]
    if missing:
        raise ModelError(f"{folder / 'manifest.toml'}: missing {', '.join(missing)}")
    if manifest["labels"] != labels_digest():
        raise ModelError(f"{folder}: trained on other labels ({manifest['labels']}) than this version decodes ({labels_digest()})")


def _check_file(path: Path, expected: str | None) -> None:
    if not path.is_file():
        raise ModelError(f"{path} is missing")
    found = digest_of(path)
    if found != expected:
        raise ModelError(f"{path} is damaged: digest {found[:12]}…, the manifest says {str(expected)[:12]}…")
