"""Options that several commands share, and the settings that they add up to."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from tocsin.settings import Settings, find_file, keys, load_settings

F = TypeVar("F", bound=Callable[..., Any])
FLAGS = {
    "store": "store",
    "reader": "reader",
    "jobs": "jobs",
    "min_confidence": "min_confidence",
    "profile": "profile",
    "read_all": "read_all",
    "allow_private": "fetch.allow_private",
    "registry": "registries.actors",
}
"""Parameter of a command: the setting that it stands for."""


def settings_option(command: F) -> F:
    """``--settings FILE``."""
    help_ = "Settings file; without it tocsin.toml in this folder, if there is one."
    return click.option("--settings", "settings_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=help_)(command)


def store_option(command: F) -> F:
    """``--store URL``."""
    return click.option("--store", metavar="URL", help=f"{_help('store')} [default: tocsin.db]")(command)


def registry_option(command: F) -> F:
    """``--registry FOLDER``."""
    return click.option("--registry", type=click.Path(path_type=Path), metavar="FOLDER", help=_help("registries.actors"))(command)


def reader_options(command: F) -> F:
    """What reading needs: reader, jobs, private addresses, registry."""
    command = registry_option(command)
    command = click.option("--allow-private", is_flag=True, default=None, help=_help("fetch.allow_private"))(command)
    command = click.option("--jobs", type=int, metavar="N", help=_help("jobs"))(command)
    return click.option("--reader", metavar="NAME", help=_help("reader"))(command)


def confidence_option(command: F) -> F:
    """``--min-confidence X``."""
    return click.option("--min-confidence", type=float, metavar="X", help=_help("min_confidence"))(command)


def profile_option(command: F) -> F:
    """``--profile NAME``."""
    return click.option("--profile", metavar="NAME", help=_help("profile"))(command)


def all_option(command: F) -> F:
    """``--all``."""
    return click.option("--all", "read_all", is_flag=True, default=None, help=_help("read_all"))(command)


def settings_from(parameters: Mapping[str, Any]) -> Settings:
    """The settings of this run: from file, environment and the *parameters* of the command."""
    file = parameters.get("settings_file") or find_file(os.environ, Path.cwd())
    flags = {setting: parameters.get(name) for name, setting in FLAGS.items()}
    return load_settings(file, os.environ, flags)


def _help(name: str) -> str:
    text = keys()[name]
    return f"{text[0].upper()}{text[1:]}."
