"""What a made-up plan says, before anyone has laid it out: drawn from the pools of wording by a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from tests.plan.making.pools import CELLS, COLUMNS, NEEDS, OUTCOMES, PROVISIONS, Line, filled
from tests.plan.making.surroundings import Advice, Person, advice_for, people_for

AREAS = ("communication", "cognition", "semh", "sensory")


@dataclass(frozen=True, slots=True)
class Provision:
    """One line of provision; `cells` are what a table with more columns says of it."""

    text: str
    written: str
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Strand:
    """Needs of one area, the outcome sought for them and the provision that is to bring it about."""

    area: str
    needs: tuple[str, ...]
    outcome: str
    steps: tuple[str, ...]
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a made-up plan holds, whatever its layout."""

    number: int
    version: str
    name: str
    pronoun: str
    born: date
    year: int
    dated: date | None
    first_dated: date | None
    council: str
    setting: str | None
    school_now: str
    direct_payments: bool
    views: tuple[str, ...]
    strands: tuple[Strand, ...]
    health_needs: tuple[str, ...]
    health: tuple[Provision, ...]
    social_needs: tuple[str, ...]
    social1: tuple[Provision, ...]
    social2: tuple[Provision, ...]
    people: tuple[Person, ...]
    advice: tuple[Advice, ...]

    def of(self, area: str) -> tuple[Strand, ...]:
        """The strands of one area."""
        return tuple(one for one in self.strands if one.area == area)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of need that the plan speaks of, in the usual order."""
        return tuple(dict.fromkeys(one.area for one in self.strands))


COUNCILS = (
    "Marlbeck County Council", "Oxley Vale Council", "Thornsea City Council", "Dunmere Borough Council",
    "London Borough of Eastwharf", "Harrowdale Metropolitan Borough Council", "Saltmarsh Council",
)  # fmt: skip
SCHOOLS = ("Fernhill Primary School", "St Werna's School", "Larkmoor Academy", "The Orchard School", "Quarry Bank High")


def make(number: int, version: str, year: int, size: int, cells: bool) -> Plan:
    """The plan of this number: the same numbers always make the same plan."""
    rng = random.Random(f"upheld made-up plan {number}")
    name = f"Child {chr(ord('A') + (number - 1) % 26)}{'' if number <= 26 else '2'}"
    pronoun = rng.choice(("she", "he"))
    born = date(2020 - year, rng.choice((9, 10, 11, 12)), rng.randint(1, 28))
    areas = [*AREAS, "adulthood"] if year >= 9 else list(AREAS)
    draw = _Draw(rng, name, pronoun, cells)
    strands = [draw.strand(area) for area in areas for _ in range(min(size, 3) if area == "adulthood" else size)]
    has_health, has_social = rng.random() < 0.75, rng.random() < 0.6
    dated = date(2026, rng.randint(1, 7), rng.randint(1, 28))
    health_needs = draw.needs("health", rng.randint(1, 3)) if has_health else ()
    social_needs = draw.needs("social", rng.randint(1, 3)) if has_social else ()
    school = rng.choice(SCHOOLS)
    kind = rng.choice(("a mainstream primary school", "a special school", "a maintained mainstream school"))
    return Plan(
        number, version, name, pronoun, born, year,
        None if version == "working_document" else dated,
        dated.replace(year=2025) if version == "amended" else None,
        rng.choice(COUNCILS), None if version in ("draft", "working_document") else f"{school}, {kind}",
        rng.choice(SCHOOLS), rng.random() < 0.35, draw.views(size), tuple(strands),
        health_needs, draw.provisions("health", 2 * len(health_needs)),
        social_needs, draw.provisions("social1", 2) if has_social else (),
        draw.provisions("social2", 2) if has_social else (),
        people_for(rng, year), advice_for(rng, dated, year),
    )  # fmt: skip


class _Draw:
    """Takes wording from the pools, none of it twice in one plan."""

    def __init__(self, rng: random.Random, name: str, pronoun: str, cells: bool) -> None:
        self._rng, self._name, self._pronoun = rng, name, pronoun
        self._left: dict[tuple[str, str], list[Line]] = {}
        pools = {"need": NEEDS, "outcome": OUTCOMES, "provision": PROVISIONS, "cell": CELLS if cells else {}}
        for pool, areas in pools.items():
            for area, lines in areas.items():
                self._left[pool, area] = rng.sample(lines, len(lines))

    def _take(self, pool: str, area: str, count: int) -> list[Line]:
        lines = self._left.get((pool, area), [])
        taken, self._left[pool, area] = lines[:count], lines[count:]
        return taken

    def _text(self, line: Line) -> str:
        return filled(line.text, self._name, self._pronoun, self._rng)

    def needs(self, area: str, count: int) -> tuple[str, ...]:
        return tuple(self._text(line) for line in self._take("need", area, count))

    def provisions(self, area: str, count: int) -> tuple[Provision, ...]:
        taken = self._take("cell", area, (count + 1) // 2)
        taken += self._take("provision", area, count - len(taken))
        return tuple(Provision(self._text(line), line.written, self._cells(line)) for line in taken)

    def _cells(self, line: Line) -> dict[str, str]:
        """What the other columns say: of a sentence that says it all itself, something vague or nothing."""
        return dict(line.cells) or dict(zip(COLUMNS, self._rng.choice(VAGUE), strict=True))

    def strand(self, area: str) -> Strand:
        outcome = self._take("outcome", area, 1)[0]
        needs = self.needs(area, self._rng.choice((1, 2, 2, 3) if area != "adulthood" else (1, 1, 2)))
        steps = self._rng.sample(STEPS, self._rng.choice((0, 1, 2)))
        count = self._rng.choice((2, 3, 4, 5) if area != "adulthood" else (2, 3, 4))
        return Strand(area, needs, self._text(outcome), tuple(steps), self.provisions(area, count))

    def views(self, size: int) -> tuple[str, ...]:
        lines = self._rng.sample(VIEWS, min(len(VIEWS), 2 + 2 * size))
        return tuple(filled(line, self._name, self._pronoun, self._rng) for line in lines)


VAGUE = (
    ("", "", ""), ("School", "", "SENCO"), ("Class teacher and teaching assistant", "As in the provision column", ""),
    ("All staff", "Daily", "Annual review"), ("School and therapist", "Each term", "SENCO"),
)  # fmt: skip
STEPS = (
    "With one prompt by the end of the autumn term.",
    "In the classroom by Easter, then in other rooms by July.",
    "With an adult beside by half term; from across the room by the summer.",
    "Twice a week by December.",
)
VIEWS = (
    "I like trains, custard and my dog Biscuit.",
    "I want to be a bus driver or a vet when I am older.",
    "School is too loud and I do not like the bell.",
    "{n}'s parents would like {o} to have one good friend and to be happy to get up on a school day.",
    "{n} was born at 34 weeks. {S} walked at two and said {h} first words at three and a half.",
    "{n} should be given time to answer. {S} prefers to be shown rather than told, and may draw {h} answer.",
    "It helps when I know what will happen next.",
    "{n}'s parents say that {s} needs a speech therapist every week and that this has not happened since Year 1.",
    "{n} went to two nurseries and has moved school once. {S} settled slowly each time.",
    "People like how funny I am and that I remember everything about buses.",
)
