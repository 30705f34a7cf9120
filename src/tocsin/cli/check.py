"""``tocsin check``: what is there, what is missing."""

from typing import Any

import click

from tocsin.cli.options import reader_options, settings_from, settings_option, store_option


@click.command("check")
@store_option
@reader_options
@settings_option
def command(**parameters: Any) -> int:
    """Say what is there, what is missing and what is in use: Python, reader, event types, registries, store.

    Leaves with exit code 1 if something that reading needs is not usable.

    \b
    Examples:
      tocsin check
      tocsin check --store sqlite:///archive.db
    """
    from tocsin.cli.health import check_all, print_findings  # noqa: PLC0415 - the reader is slow to load, help should not be

    findings = check_all(settings_from(parameters))
    print_findings(findings)
    return 0 if all(finding.usable for finding in findings) else 1
