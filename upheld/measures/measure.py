"""What is counted, out of what, and where it stands: one file for each measure in `definitions/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from upheld.measures.errors import FiguresError
from upheld.measures.period import At, is_period
from upheld.measures.source import LeftOut as LeftOut
from upheld.measures.source import Source as Source
from upheld.measures.source import source_from

Form = Literal["count", "share", "rate", "ratio", "published", "choice"]
"""How the value comes about: a count; a share of the denominator in per cent; so many per 1,000 of the denominator;
numerator over denominator in the unit; a number that only the publisher works out; one of a few answers."""

Good = Literal["high", "low", "neither"]
Group = Literal["asking", "plans", "places", "reviews", "disputes", "money", "checks", "schools"]

GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "asking": "Asking for help: requests, assessments and new plans",
        "plans": "Plans in force",
        "places": "Where children are",
        "reviews": "Reviews, changes and endings",
        "disputes": "Disputes",
        "money": "Money",
        "checks": "Inspection and officers",
        "schools": "Schools and results",
    }
)
"""The order measures are shown in, and the heading of each group."""

_FOLDER = Path(__file__).parent / "definitions"


@dataclass(frozen=True, slots=True)
class Break:
    """A period from which figures cannot be set beside earlier ones without saying so, and why."""

    period: str
    why: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted of every council.

    Args:
        id: short and lasting; the name of its file.
        title: what a reader is told, such as "Plans issued within 20 weeks, leaving out exceptions".
        short: the same in a few words, for a table.
        counted: one sentence: what is counted, and out of what.
        why: one sentence: why it matters to a child.
        unit: what the number is of: "plans", "per cent", "per 1,000", "pounds", "weeks" …
        good: which direction is better for children; "neither" where it cannot be said.
        topic: what `parts` divide those counted into; empty where the measure has no parts of its own.
        parts: the id of each part and its words, in order.
        answers: for the form "choice": the value (a whole number) and its words.
        sums: whether the councils add up to England, as the release says; `sums_not` gives the periods where they do
            not, and why.
        duties: the ids of the duties it bears on.
        main: whether a council's page leads with it.
        checked_by: empty until a person has checked it.
    """

    id: str
    title: str
    short: str
    group: Group
    form: Form
    at: At
    unit: str
    good: Good
    counted: str
    numerator: str
    denominator: str
    why: str
    sources: tuple[Source, ...]
    written_by: str
    review_by: date
    checked_by: str = ""
    duties: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    topic: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[int, str] = field(default_factory=dict)
    sums: bool = False
    sums_not: Mapping[str, str] = field(default_factory=dict)
    main: bool = False
    decimals: int = 1

    @property
    def has_interval(self) -> bool:
        """Whether chance can be reckoned: something was counted out of something."""
        return self.form in ("share", "rate")

    def value(self, numerator: float, denominator: float | None) -> float | None:
        """What is shown for these counts; None where it cannot be worked out (nothing in the denominator)."""
        if self.form == "count":
            return numerator
        if not denominator:
            return None
        return numerator / denominator * {"share": 100, "rate": 1000}.get(self.form, 1)


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every measure by its id, in the order they are shown.

    Raises:
        FiguresError: a definition does not hold together; the sentence names the file and what is wrong.
    """
    found = [_read(path) for path in sorted(_FOLDER.glob("*.toml"))]
    order = list(GROUPS)
    found.sort(key=lambda pair: (order.index(pair[1].group), pair[0], pair[1].id))
    return MappingProxyType({one.id: one for _, one in found})


def measure(id: str) -> Measure:
    """The measure with that id.

    Raises:
        FiguresError: there is none; the sentence says where they are listed.
    """
    if id not in measures():
        raise FiguresError(f'There is no measure called "{id[:60]}": `upheld figures list` names them all.')
    return measures()[id]


def _read(path: Path) -> tuple[int, Measure]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        order = int(given.pop("order", 100))
        given["sources"] = tuple(source_from(one) for one in given.pop("source"))
        given["breaks"] = tuple(Break(**one) for one in given.pop("break", ()))
        given["answers"] = {int(value): words for value, words in given.pop("answers", {}).items()}
        for name in ("duties", "caveats"):
            given[name] = tuple(given.get(name, ()))
        made = Measure(id=path.stem, **given)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise FiguresError(f"The measure in {path.name} cannot be used ({error}): mend its definition.") from error
    if wrong := _wrong(made):
        raise FiguresError(f"The measure in {path.name} cannot be used ({wrong}): mend its definition.")
    return order, made


def _wrong(made: Measure) -> str:
    for given, known in ((made.form, Form), (made.at, At), (made.good, Good), (made.group, Group)):
        if given not in get_args(known):
            return f'"{given}" is none of {", ".join(get_args(known))}'
    if made.form == "choice" and not made.answers:
        return "a choice has no answers"
    if bool(made.topic) != bool(made.parts):
        return "topic and parts go together"
    for one in made.sources:
        if (set(one.parts) | set(one.published_parts)) - set(made.parts):
            return "a source has a part that the measure has not"
        if not (one.numerator or one.published or one.parts):
            return "a source names no column"
    if any(not is_period(one.period, made.at) for one in made.breaks):
        return "a break is at no period of its kind"
    if any(not is_period(one, made.at) for one in made.sums_not):
        return "sums_not names no period of its kind"
    return ""
