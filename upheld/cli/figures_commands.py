"""The options of `upheld figures`; what it does is read when it is called."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Add = Callable[..., argparse.ArgumentParser]


def figures_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], add: Add) -> None:
    """Add `upheld figures` to the commands; `add` makes one of them."""
    told = "Official figures of every council in England: take in releases, show, compare, write out, brief."
    figures = commands.add_parser("figures", help=told, description=told, allow_abbrev=False)
    parts = figures.add_subparsers(title="commands", metavar="COMMAND", required=True)
    council = "a council, a region or England; a council by its name or its three-digit code"
    output = "the file to write; on the screen if left out"

    told = "Build the file of figures anew from the table that comes with the program; what was imported is left out."
    build = add(parts, "build", told, _build)

    told = "Read releases as they were downloaded and set their figures among those that are there, all or none."
    brought = add(parts, "import", told, _import)
    brought.add_argument("files", nargs="+", type=Path, metavar="FILE", help="releases: zip, .csv or .csv.gz")
    told = "the day on which they were published, where the program does not know them"
    brought.add_argument("--published", metavar="DATE", help=told)

    told = "List every measure with its id, what it counts and the years there are figures for; or one of them whole."
    listed = add(parts, "list", told, _list)
    listed.add_argument("measure", nargs="?", metavar="MEASURE", help="the id of a measure; all of them if left out")

    told = "Show how one council does: its story, then each measure with how far luck reaches, and England's."
    one = add(parts, "council", told, _council)
    one.add_argument("name", metavar="NAME", help=council)
    one.add_argument("--all", action="store_true", help="every measure, not the main ones alone")

    told = "Set up to five councils side by side."
    several = add(parts, "compare", told, _compare)
    several.add_argument("names", nargs="+", metavar="NAME", help=council)
    told = "the id of a measure; the main ones if left out"
    several.add_argument("--measure", action="append", default=[], metavar="ID", help=f"{told}; as often as needed")
    several.add_argument("--neighbours", action="store_true", help="also the nearest neighbours of the first council")

    told = "Write figures with their releases, intervals and marks, for a spreadsheet or a program."
    export = add(parts, "export", told, _export)
    export.add_argument("--measure", metavar="ID", help="the id of a measure; all of one council's if left out")
    export.add_argument("--council", metavar="NAME", help=f"{council}; every area if left out")
    export.add_argument("--format", metavar="FORMAT", help="csv or json; as the file's name ends, or csv")
    export.add_argument("-o", "--output", type=Path, metavar="OUT", help=output)

    told = "Write one page on a council, or on the councils of a constituency, to print and to hand over."
    brief = add(parts, "briefing", told, _briefing)
    brief.add_argument("name", metavar="NAME", help="a council, or a parliamentary constituency")
    told = "the file to write: .pdf, .docx, .html or .txt; as text on the screen if left out"
    brief.add_argument("-o", "--output", type=Path, metavar="OUT", help=told)

    told = "Record what a council answered to a freedom of information request about figures that nobody publishes."
    reply = add(parts, "reply", told, _reply)
    reply.add_argument("gap", metavar="GAP", help="the id of the gap that was asked about, such as it has on its page")
    reply.add_argument("council", metavar="COUNCIL", help="the council that was asked")
    reply.add_argument("--asked", required=True, metavar="DATE", help="the day the council received the request")
    reply.add_argument("--answered", metavar="DATE", help="the day it answered; left out while it has not")
    told = "given, partly, refused or none (none)"
    reply.add_argument("--outcome", default="none", metavar="WHAT", help=told)
    reply.add_argument("--address", default="", metavar="URL", help="where anybody can read request and answer")

    told = "List every release that a figure stands in, with its licence, and the kinds of file that can be read."
    releases = add(parts, "releases", told, _releases)
    told = "List the figures that a later release changed, the latest first."
    changes = add(parts, "changes", told, _changes)
    changes.add_argument("--council", metavar="NAME", help=f"{council}; every area if left out")
    changes.add_argument("--most", type=int, default=40, metavar="N", help="how many to list (40)")

    told = "Write the table that comes with the program anew, from a folder of whole releases: for who maintains it."
    carry = add(parts, "carry", told, _carry)
    carry.add_argument("folder", type=Path, metavar="FOLDER", help="the folder the releases are in")

    kept = "the file of figures; that of the web pages if left out"
    for each in (build, brought, listed, one, several, export, brief, reply, releases, changes):
        each.add_argument("--store", type=Path, metavar="FILE", help=kept)


def _build(given: argparse.Namespace) -> int:
    from upheld.cli.figures import build

    return build(given.store)


def _import(given: argparse.Namespace) -> int:
    from upheld.cli.figures import import_files

    return import_files(given.files, store=given.store, published=given.published)


def _list(given: argparse.Namespace) -> int:
    from upheld.cli.figures_shown import list_measures

    return list_measures(given.measure, store=given.store)


def _council(given: argparse.Namespace) -> int:
    from upheld.cli.figures_shown import council

    return council(given.name, store=given.store, whole=given.all)


def _compare(given: argparse.Namespace) -> int:
    from upheld.cli.figures_shown import compare

    return compare(given.names, store=given.store, ids=given.measure, with_neighbours=given.neighbours)


def _export(given: argparse.Namespace) -> int:
    from upheld.cli.figures import export

    return export(
        store=given.store, measure=given.measure, council=given.council, format=given.format, output=given.output
    )


def _briefing(given: argparse.Namespace) -> int:
    from upheld.cli.figures import briefing

    return briefing(given.name, store=given.store, output=given.output)


def _reply(given: argparse.Namespace) -> int:
    from upheld.cli.figures import reply

    return reply(
        given.gap,
        given.council,
        store=given.store,
        asked=given.asked,
        answered=given.answered,
        outcome=given.outcome,
        address=given.address,
    )


def _releases(given: argparse.Namespace) -> int:
    from upheld.cli.figures_shown import releases

    return releases(given.store)


def _changes(given: argparse.Namespace) -> int:
    from upheld.cli.figures_shown import changes

    return changes(given.store, council=given.council, most=given.most)


def _carry(given: argparse.Namespace) -> int:
    from upheld.cli.figures import carry

    return carry(given.folder)
