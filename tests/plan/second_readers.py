"""How far do the second readers and the program agree, line by line? `python -m tests.plan.second_readers`.

The readers judged each line of fifteen made-up plans before they saw any finding (`second_readers.yaml`).
Here each plan is read from its Word file and checked as a user would, and their lines are looked up in what came out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.plan.score_reading import fold
from upheld.documents.reading.open import read
from upheld.plan.check.check import check
from upheld.plan.layouts.read import plan_of

HERE = Path(__file__).parent
VERDICTS = ("specific", "partly", "vague")
KEPT = HERE / "second_readers_lines.md"
NOT_READ = "not read"
"""The line was not found among the lines of the plan as it was read."""


@dataclass(frozen=True)
class Compared:
    """One line: where it stands, what the reader and the program say of it, and the reader's reason."""

    document: str
    text: str
    reader: str
    program: str
    reason: str
    because: str


def compared() -> Iterator[Compared]:
    """Every line that a reader judged, in the order of the documents."""
    judged = yaml.safe_load((HERE / "second_readers.yaml").read_text(encoding="utf-8"))
    for document, lines in judged.items():
        path = _path(document)
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["provisions"]
        found = _judged(path)
        for number, one in enumerate(lines):
            text = truth[number]["text"]
            # The same words may stand in several rows: the rows come in the same order.
            here = found.get((truth[number]["section"], fold(text)), [])
            verdict, because = here.pop(0) if here else (NOT_READ, "")
            yield Compared(document, text, one["verdict"], verdict, one["reason"], because)


def _path(document: str) -> Path:
    return next((HERE / "documents").glob(f"*/{document}.docx"))


def _judged(path: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    checked = check(plan_of(read(path.read_bytes(), path.name)))
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for line in checked.plan.provisions:
        judgement = checked.judgements[line.id]
        found.setdefault((line.section, fold(line.text)), []).append((judgement.verdict, judgement.because))
    return found


def table(lines: list[Compared]) -> str:
    """Agreement in all and by verdict, as Markdown."""
    counts = Counter((one.reader, one.program) for one in lines)
    same = sum(number for (reader, program), number in counts.items() if reader == program)
    rows = [
        f"{same} of {len(lines)} alike.",
        "",
        "| reader \\ program | " + " | ".join((*VERDICTS, NOT_READ)) + " | recall | precision |",
    ]
    rows.append("| --- " * (len(VERDICTS) + 4) + "|")
    for reader in VERDICTS:
        of = sum(number for (said, _), number in counts.items() if said == reader)
        called = sum(number for (_, said), number in counts.items() if said == reader)
        right = counts[reader, reader]
        cells = [str(counts[reader, program]) for program in (*VERDICTS, NOT_READ)]
        cells += [f"{right / of:.2f}" if of else "", f"{right / called:.2f}" if called else ""]
        rows.append(f"| {reader} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def report() -> str:
    """The agreement, for the generated plans and for those made by hand apart, and each line they differ on."""
    lines = list(compared())
    outside = {path.stem for path in (HERE / "documents" / "outside").glob("*.docx")}
    parts = [
        "# Each line on which a second reader and the program differ",
        "",
        "Kept by `python -m tests.plan.second_readers --write`. What the second readers said of the plans as wholes",
        "is in `second_readers.md`, the scores before these lines had been seen in `sentences/README.md`.",
        "",
    ]
    for title, chosen in (
        ("Ten generated plans", [one for one in lines if one.document not in outside]),
        ("Five plans made by hand", [one for one in lines if one.document in outside]),
    ):
        parts += [f"## {title}", "", table(chosen), "", "### Each difference", ""]
        parts += [_difference(one) for one in chosen if one.reader != one.program]
        parts.append("")
    return "\n".join(parts)


def _difference(one: Compared) -> str:
    return (
        f"- {one.document}: “{' '.join(one.text.split())}” Reader: {one.reader} ({one.reason}). "
        f"Program: {one.program}{f' ({one.because})' if one.because else ''}"
    )


def main() -> None:
    """Print the report, or only its tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--show", action="store_true", help="each difference too")
    asked.add_argument("--write", action="store_true", help="keep the report, with each difference, beside this file")
    shown: dict[str, Any] = vars(asked.parse_args())
    text = report()
    if shown["write"]:
        KEPT.write_text(text, encoding="utf-8")
    print(text if shown["show"] else "\n".join(line for line in text.splitlines() if not line.startswith("- ")))


if __name__ == "__main__":
    main()
