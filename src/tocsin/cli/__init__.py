"""The command ``tocsin``: each command is a verb over one call of the library."""

import importlib
import signal
import sys
from collections.abc import Mapping, Sequence

import click

from tocsin import __version__
from tocsin.core.errors import DecisionError, SetupError

DONE, BROKEN, WRONG_USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS: Mapping[str, str] = {
    "read": "Read reports: pages, texts, folders, addresses.",
    "show": "Show a report with its marks: what was coded from which words.",
    "dossier": "Write one page on one actor: incidents, names, listings, ties, words.",
    "consolidate": "Find out which reports tell of the same incident.",
    "incidents": "List incidents, by who, where, when and how many.",
    "decide": "Rule on incidents: same, different, accept, reject, correct.",
    "undo": "Take a decision out of force.",
    "log": "List what people have decided.",
    "diff": "Tell what changed in the incidents between two days.",
    "search": "Find words in reports and in what is quoted.",
    "export": "Write what was read as a table, a map layer or records.",
    "actor": "Tell who a name means, and who had listed it on a day.",
    "place": "Tell which place a name means.",
    "when": "Tell which days the words of a time mean.",
    "evaluate": "Measure how well readers read, against gold.",
    "store": "Copy the store, or find out whether it is sound.",
    "check": "Say what is there, what is missing and what is in use.",
    "demo": "Read the shipped examples and say what to try next.",
}
"""Name and short help of each command; its module is imported only when it is called, so that ``--help`` is quick."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"tocsin.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tocsin", message="%(prog)s %(version)s")
def group() -> None:
    """Read news reports into a record of political violence in which every value carries the words that prove it.

    \b
    First steps:
      tocsin demo
      tocsin read page.html
      tocsin read pages/ --json > records.jsonl

    Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 the set-up is broken, 2 wrong usage,
    3 some reports failed (with --strict).
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: run the command and leave with its exit code. Being told to end is like Ctrl-C: nothing half-written stays."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(call(arguments))


def call(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments* (those of the process if None); the exit code."""
    _speak_utf8()
    try:
        result = group.main(list(arguments) if arguments is not None else None, prog_name="tocsin", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except SetupError as error:
        click.echo(f"tocsin: {' '.join(str(error).split())}", err=True)  # a server's words may take several lines
        return WRONG_USAGE if isinstance(error, DecisionError) else BROKEN
    except OSError as error:
        click.echo(f"tocsin: {error.filename or 'output'}: {error.strerror or error}", err=True)
        return BROKEN
    return result if isinstance(result, int) else DONE


def _speak_utf8() -> None:
    """Records are UTF-8 wherever they go; what a stream cannot say is replaced, never a reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
