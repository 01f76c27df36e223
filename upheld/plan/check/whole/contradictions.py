"""Does section F say two things of which only one can hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.law.plan_rules import CLARKE, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen, called, short, some
from upheld.plan.document import Provision

_POINT = re.compile(r"\b(\d\d)[ -]?(?:point|pt)\b", re.I)
_THERAPIES: tuple[tuple[str, Phrases], ...] = (
    ("Speech and language therapy",
     Phrases("speech and|& language therapy", "speech therapy", "language therapy")),
    ("Occupational therapy", Phrases("occupational therapy")),
    ("Physiotherapy", Phrases("physiotherapy")),
)  # fmt: skip
_NOT_THE_THERAPY = Phrases("programme", "therapy assistant", "report", "train", "training", "advised by")


def findings(seen: Seen) -> Iterator[Finding]:
    """Two sizes of type, and one therapy promised in several lines that do not say the same."""
    yield from _type(seen)
    for name, phrases in _THERAPIES:
        yield from _therapy(seen, name, phrases)


def _type(seen: Seen) -> Iterator[Finding]:
    sizes: dict[str, Line] = {}
    for letter in ("B", "F"):
        for line in seen.by_section.get(letter, ()):
            if "point" in line.words or "pt" in line.words:
                for match in _POINT.finditer(line.text):
                    sizes.setdefault(match[1], line)
    if len(sizes) > 1:
        told = some([f"{size} point" for size in sorted(sizes)])
        yield Finding(
            "provision.print_differs",
            "look",
            f"The plan asks for type of {told} in different lines: both cannot hold for the same paper.",
            section="F",
            place=next(iter(sizes.values())).place,
            words=tuple(short(line.text) for line in sizes.values()),
            law=(CLARKE, SPECIFYING),
            remedy="Please say which size of type the child or young person needs, and for which papers.",
        )


def _therapy(seen: Seen, name: str, phrases: Phrases) -> Iterator[Finding]:
    """A therapy that one line promises in an amount and another, beside it, only vaguely or in another amount."""
    texts = {line.on: line for line in seen.by_section.get("F", ()) if line.kind == "provision"}
    lines: list[tuple[Provision, str]] = []
    for one in seen.plan.provisions:
        line = texts.get(one.id)
        if line is None or not phrases.found(one.text, line.words) or _NOT_THE_THERAPY.found(one.text, line.words):
            continue
        judged = seen.judgements.get(one.id)
        lines.append((one, judged.verdict if judged else ""))
    if len(lines) < 2 or all(verdict == "specific" for _, verdict in lines):
        return
    yield Finding(
        f"provision.said_several_ways.{name.split()[0].casefold()}",
        "look",
        f"{name} stands in {len(lines)} lines of section F that do not say the same. The weakest may be the one that "
        "is followed.",
        section="F",
        place=lines[0][0].place,
        words=tuple(short(one.text, 9) for one, _ in lines),
        law=(CLARKE, SPECIFYING),
        # What one line firmly gives must not be traded for a single weaker sentence.
        remedy=f"Please say of each line how much {name.casefold()} it gives, how often and by whom, and keep every "
        f"amount that the plan already gives: {some([called(one, 6) for one, _ in lines])}.",
    )
