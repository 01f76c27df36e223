"""Is the line specific, partly so or vague, and why?"""

from __future__ import annotations

from typing import NamedTuple

from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.inherited import Inherited
from upheld.plan.check.provision.judgement import Verdict
from upheld.plan.check.provision.weak import Found, kinds_by

_BITES = frozenset(("provision.approximate", "provision.equivalent", "provision.should", "provision.no_content"))
_EMPTY_VISIT = frozenset(("input", "inputs", "support", "advice", "involvement", "guidance", "help"))


class Ruling(NamedTuple):
    """A verdict, why, and which elements are missing."""

    verdict: Verdict
    because: str
    missing: tuple[str, ...]


class Core(NamedTuple):
    """What of one sentence could be enforced."""

    what: str
    who: bool
    duration: bool
    timed: bool
    frequency: bool
    covers: bool
    sized: bool
    counted: bool
    alone: bool
    empty: bool
    place: bool
    period: bool
    start: bool


def _core(facts: Facts, sentence: int, reviews: set[int]) -> Core:
    line, dead = facts.line, facts.dead
    here = {at for at, one in enumerate(line.sentence) if one == sentence and not dead[at]}
    kinds = {line.kinds[at] for at in here}
    often = [one for one in facts.often if one.first in here and line.part[one.first] not in reviews]
    lengths = [one for one in facts.lengths if one.first in here]
    low, high = (line.marks[min(here)].start, line.marks[max(here)].start) if here else (0, -1)
    return Core(
        what="".join(one.kind for one in facts.doings if one.mark in here),
        who=any(span.last in here for span in facts.roles),
        duration=bool(lengths),
        timed=any(one.how != "full" for one in lengths),
        frequency=bool(often),
        covers=any(one.covers for one in often),
        sized=any(low <= start <= high for start, _ in facts.sizes),
        counted="V" in kinds,
        alone="g" in kinds,
        empty="E" in kinds and any(line.kinds[at] == "E" and line.words(at, at).lower() in _EMPTY_VISIT for at in here),
        place="l" in kinds or "S" in kinds,
        period="p" in kinds or "W" in kinds,
        start="S" in kinds,
    )


def _review_parts(facts: Facts) -> set[int]:
    """The parts of the line in which it is only looked at again: how often that is, is not how often it is given."""
    line = facts.line
    if "v" not in line.kinds:
        return set()
    done = {line.part[one.mark] for one in facts.doings}
    found = set()
    for part, kinds in kinds_by(line.part, line.kinds).items():
        by_somebody = "R" in kinds and not any(one in kinds for one in "EKBz") and line.sentence[-1] <= 1
        if "v" in kinds and "V" not in kinds and part not in done and not by_somebody:
            found.add(part)
    return found


def _enforceable(core: Core) -> bool:
    if any(kind in core.what for kind in "NIX"):
        return True
    if core.what and (core.frequency or core.duration):
        return True
    if ("A" in core.what or "O" in core.what) and core.period:
        return True
    if core.what and core.who and core.start:
        return True
    if core.who and core.duration:
        return True
    if core.who and core.frequency:
        return not core.empty or core.covers
    if core.sized and (core.frequency or core.who or core.duration or core.place):
        return True
    if core.covers and core.duration and core.alone:
        return True
    return core.timed and core.frequency


def rule(facts: Facts, section: str, above: Inherited) -> Ruling:
    """The verdict on a line, from what it states and what stands above it."""
    reviews = _review_parts(facts)
    cores = [_core(facts, sentence, reviews) for sentence in sorted(set(facts.line.sentence)) or [0]]
    cores = [_with(core, above) for core in cores]
    whole = _whole(cores)
    good = [core for core in cores if _enforceable(core)]
    if not good and not any(one.kind.reach != "loose" for one in facts.weak) and whole.what and whole.frequency:
        good = [whole]
    missing = _missing(whole, good, section)
    if not good:
        return Ruling("vague", _why_vague(facts, whole), missing or ("what",))
    floors = {facts.line.sentence[at] for at, kind in enumerate(facts.line.kinds) if kind == "Z"}
    bites = [one for one in facts.weak if _bites(facts, one, floors)]
    if missing or bites:
        return Ruling("partly", _why_partly(facts, missing, bites), missing)
    return Ruling("specific", _SPECIFIC, ())


_SPECIFIC = "It leaves no doubt about what has been decided, and nothing in it lets less be given."
_NAMES = {"what": "what is done", "who": "who gives it", "frequency": "how often", "duration": "for how long each time"}


def _why_vague(facts: Facts, whole: Core) -> str:
    taken = [one for one in facts.weak if one.kind.reach != "loose"]
    if taken:
        words = facts.line.words(taken[0].index, taken[0].index)
        return f"Nothing in it could be enforced: “{words}” means that {taken[0].kind.why}."
    if "j" in facts.line.kinds:
        return "It trains staff, and gives the child nothing that could be enforced."
    if whole.frequency and not whole.what:
        return "It says how often and not what, so that nearly anything would comply."
    return "Nothing in it could be enforced: no amount is tied to anything definite that must be done."


def _why_partly(facts: Facts, missing: tuple[str, ...], bites: list[Found]) -> str:
    parts = []
    if missing:
        parts.append(f"does not say {', or '.join(_NAMES[name] for name in missing)}")
    if bites:
        parts.append(f"is weakened by “{facts.line.words(bites[0].index, bites[0].index)}”")
    return f"Something in it could be enforced, but it {' and '.join(parts)}."


def _with(core: Core, above: Inherited) -> Core:
    """The sentence with what it inherits; only one that states an amount inherits."""
    if not (core.frequency or core.duration):
        return core
    return core._replace(who=core.who or above.who is not None, what=core.what or ("A" if above.what else ""))


def _whole(cores: list[Core]) -> Core:
    """All sentences as one."""
    if len(cores) == 1:
        return cores[0]
    columns = list(zip(*cores, strict=True))
    return Core("".join(columns[0]), *(any(column) for column in columns[1:]))


def _missing(whole: Core, good: list[Core], section: str) -> tuple[str, ...]:
    """The elements without which the line leaves doubt; a thing needs nobody, full cover and a task no minutes."""
    what = whole.what
    if "N" in what:
        return ()
    thing = any(kind in what for kind in "IX")
    task = ("T" in what or "G" in what) and "A" not in what and not whole.counted
    needs = []
    if not what and not (any(core.sized for core in good) and whole.covers):
        needs.append("what")
    if not whole.who and not thing:
        needs.append("who")
    once = whole.start and "T" in what
    if not whole.frequency and not (thing and whole.place) and not once:
        needs.append("frequency")
    if not (whole.duration or whole.covers or thing or section != "F" or once or (task and whole.frequency)):
        needs.append("duration")
    return tuple(needs)


def _bites(facts: Facts, weak: Found, floors: set[int]) -> bool:
    """Whether weak words make less of what is promised: not where their sentence says the least that must be given."""
    if weak.kind.reach == "loose":
        return weak.kind.code in _BITES
    return facts.line.sentence[weak.index] not in floors
