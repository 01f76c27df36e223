"""`upheld`: reckon case files, look up the law, export it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from upheld.errors import UpheldError

app = typer.Typer(
    name="upheld",
    help="Every duty owed to a child with special educational needs in England, reckoned from dated facts. "
    "This is information, not legal advice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
law_app = typer.Typer(
    help="The law itself: export it, or compare two laws.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(law_app, name="law")

_LAW = typer.Option("--law", help="england, england-bare (no case law or temporary change), or reform-wp-2026.")


def main() -> None:
    """Run the command; a mistake in what was given is one sentence and exit status 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A Windows console that cannot show a letter shows a question mark instead of stopping.
            reconfigure(errors="replace")
    try:
        app()
    except UpheldError as error:
        print(f"upheld: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # Whoever was reading has stopped, as `head` does.
        sys.stderr.close()
        sys.exit(0)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Case files, TOML or JSON; - reads one from standard input.")],
    as_at: Annotated[
        str | None, typer.Option("--as-at", metavar="DATE", help="The day to reckon for; today if left out.")
    ] = None,
    law: Annotated[str, _LAW] = "england",
    format: Annotated[str, typer.Option("--format", help="text, json or markdown.")] = "text",
    only: Annotated[str, typer.Option("--only", help="breaches, open or all.")] = "all",
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="breach: exit with 1 if any duty was broken.")
    ] = None,
) -> None:
    """Reckon case files: what is late, what comes next, what you can do, and every duty with its law."""
    from upheld.cli.check import run

    raise typer.Exit(run(files, as_at=as_at, law=law, format=format, only=only, fail_on=fail_on))


@app.command()
def duties(
    duty: Annotated[str | None, typer.Argument(help="A duty's id; all of them if left out.")] = None,
    law: Annotated[str, _LAW] = "england",
) -> None:
    """List every duty, or show one whole: its trigger, limit, exceptions, remedies and authority."""
    from upheld.cli.law import show_duties

    show_duties(duty, law)


@app.command()
def events(
    kind: Annotated[str | None, typer.Argument(help="A kind of event; all of them if left out.")] = None,
) -> None:
    """List every kind of event a case file can hold, or show one with its fields."""
    from upheld.cli.events import show_events

    show_events(kind)


@app.command()
def schema(
    of: Annotated[str, typer.Argument(help="case (what a case file holds) or reckoning (what check prints).")] = "case",
) -> None:
    """Print the JSON Schema of a case file, or of the answer."""
    from upheld.cli.schemas import show_schema

    show_schema(of)


@app.command()
def docs(
    check: Annotated[bool, typer.Option("--check", help="Only say whether the pages are fresh.")] = False,
    folder: Annotated[Path, typer.Option("--folder", help="The project's folder.")] = Path(),
) -> None:
    """Write the manual of the law and of the command, from the law itself and its worked examples."""
    from upheld.cli.docs import write

    raise typer.Exit(write(folder, check=check))


@law_app.command("export")
def export(law: Annotated[str, _LAW] = "england") -> None:
    """Print a whole law as one JSON object."""
    from upheld.cli.law import show_export

    show_export(law)


@law_app.command("diff")
def diff(
    one: Annotated[str, typer.Argument(help="The law to compare from.")],
    other: Annotated[str, typer.Argument(help="The law to compare to.")],
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Compare two laws, duty by duty."""
    from upheld.cli.law import show_diff

    show_diff(one, other, format)


def command() -> Any:
    """The command as click sees it, for the pages that describe it."""
    return typer.main.get_command(app)


if __name__ == "__main__":
    main()
