"""A linear model as a small table: which label the features of a thing speak for."""

import json
import math
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path

BIAS = "*"
Weights = Mapping[str, Mapping[str, float]]  # label -> feature -> weight
FILE = Path(__file__).with_name("weights.json")


@lru_cache(maxsize=1)
def load(path: Path = FILE) -> Mapping[str, Weights]:
    """The weights that `muc4_fit.py` wrote, by the question they answer."""
    weights: Mapping[str, Weights] = json.loads(path.read_text(encoding="utf-8"))
    return weights


def scores(weights: Weights, features: Collection[str]) -> dict[str, float]:
    """What each label gets."""
    return {label: table.get(BIAS, 0.0) + sum(table.get(feature, 0.0) for feature in features) for label, table in weights.items()}


def best(weights: Weights, features: Collection[str]) -> str:
    """The label that gets most."""
    got = scores(weights, features)
    return max(got, key=lambda label: got[label])


def likelihood(weights: Weights, features: Collection[str]) -> float:
    """How likely the label "yes" is against no label at all."""
    return 1.0 / (1.0 + math.exp(-scores(weights, features)["yes"]))
