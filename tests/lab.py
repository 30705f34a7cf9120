"""What lies in training/, which is no package of the product."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

TRAINING = Path(__file__).parents[1] / "training"


@contextmanager
def open_lab(*modules: str) -> Iterator[SimpleNamespace]:
    """All names of the *modules* of ``tocsin_training``. One thread: threads that wait for each other are slow beside other work."""
    import torch

    torch.set_num_threads(1)
    sys.path.insert(0, str(TRAINING))
    try:
        opened = [importlib.import_module(f"tocsin_training.{name}") for name in modules]
        yield SimpleNamespace(**{name: entry for module in opened for name, entry in vars(module).items()})
    finally:
        sys.path.remove(str(TRAINING))
