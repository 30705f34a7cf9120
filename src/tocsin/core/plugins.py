"""Tables of the product, extended by what other packages have installed."""

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any, TypeVar

T = TypeVar("T")


def extend(table: Mapping[str, T], group: str) -> dict[str, T]:
    """*table* with the installed entry points of *group* (``tocsin.exporters`` …) added; a built-in name is never replaced."""
    found: dict[str, Any] = {point.name: point.load() for point in entry_points(group=group) if point.name not in table}
    return {**found, **table}
