"""Average the weights of runs that share a beginning: python -m tocsin_training.average OUT.pt RUN.pt RUN.pt …

The mean of two runs of one line that both ended at a low rate reads better than either (LOG.md); it costs nothing when reading.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

State = dict[str, Tensor]


def average(states: Sequence[State]) -> State:
    """The mean of each weight; what is no float is that of the first."""
    return {name: _mean([state[name] for state in states]) for name in states[0]}


def _mean(values: Sequence[Tensor]) -> Tensor:
    first = values[0]
    return torch.stack([v.float() for v in values]).mean(dim=0).to(first.dtype) if first.is_floating_point() else first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", nargs="+", type=Path)
    args = parser.parse_args()
    torch.save(average([torch.load(run) for run in args.runs]), args.out)


if __name__ == "__main__":
    main()
