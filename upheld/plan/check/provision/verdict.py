"""Is the line specific, partly so or vague, and why?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from upheld.plan.check.provision.because import NAMES, SPECIFIC, either, why_partly, why_vague
from upheld.plan.check.provision.enforceable import Core, cores_of, whole_of
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.inherited import Inherited
from upheld.plan.check.provision.judgement import Verdict
from upheld.plan.check.provision.row import Contradiction
from upheld.plan.check.provision.settled import a_rhythm, for_all_staff, somebody, something, supplied
from upheld.plan.check.provision.taken_back import is_aside
from upheld.plan.check.provision.weak import Found

_BITES = frozenset(("provision.approximate", "provision.equivalent", "provision.should", "provision.no_content"))


class Ruling(NamedTuple):
    """A verdict, why, and which elements are missing."""

    verdict: Verdict
    because: str
    missing: tuple[str, ...]
    bare: str = ""

    @property
    def says(self) -> str:
        """Why, without what the findings on its weak words say."""
        return self.bare or self.because


def rule(facts: Facts, section: str, above: Inherited, clashes: Sequence[Contradiction] = ()) -> Ruling:
    """The verdict on a line, from what it states and what stands above it."""
    cores = cores_of(facts, facts.dead, above)
    whole = whole_of(cores)
    good = [core for core in cores if enforceable(core)]
    if not good and not any(one.kind.reach != "loose" for one in facts.weak) and whole.what and whole.frequency:
        good = [whole]
    text = facts.line.text
    if not good and not facts.weak and _settled_otherwise(whole, section, text):
        good = [whole]
    missing = _missing(whole, good, section, text)
    if not good:
        soft = _softened(facts, section, above) or _for_those_who_teach(facts, section, above)
        return soft or _vague(facts, whole, missing or ("what",))
    floors = {facts.line.sentence[at] for at, kind in enumerate(facts.line.kinds) if kind == "Z"}
    bites = [one for one in facts.weak if _bites(facts, one, floors)]
    if clashes and not missing and not bites:
        one = clashes[0]
        return Ruling("partly", f"The row says two things: “{one.said}” and “{one.cell}”.", ())
    wide = next((one for one in facts.lengths if one.minutes and 3 * one.minutes[0] <= one.minutes[1]), None)
    if wide is not None and not missing and not bites:
        words = facts.line.words(wide.first, wide.last)
        return Ruling("partly", f"Its least is so far below its most that little need be given: “{words}”.", ())
    if missing or bites:
        if whole.grouped and not whole.sized and not whole.alone:
            missing += ("group_size",)
        return Ruling("partly", why_partly(facts, missing, bites), missing)
    return Ruling("specific", SPECIFIC, ())


def _settled_otherwise(whole: Core, section: str, text: str) -> bool:
    """Whether what its sentences leave open is settled by the way they are put."""
    if whole.what and (supplied(text) or (whole.exact and for_all_staff(text))):
        return True
    return section != "F" and whole.frequency and (whole.who or somebody(text, section))


def enforceable(core: Core) -> bool:
    """Whether something in the sentence could be enforced."""
    what = core.what
    if "N" in what:
        return True
    if any(kind in what for kind in "IX") and (not core.hedged or core.frequency or core.place or core.start):
        return True
    if what and (core.frequency or core.duration) and (not core.hedged or any(kind in what for kind in "ATGD")):
        return True
    if core.counted and core.exact and core.start:
        return True
    if "A" in what and core.period:
        return True
    if ("D" in what or "T" in what) and (core.start or core.exact):
        return True
    if "D" in what and core.who and not core.hedged:
        return True
    if what and core.who and core.start:
        return True
    if core.who and core.duration:
        return True
    if core.who and core.frequency:
        return not core.empty or core.covers
    if core.sized and (core.frequency or core.who or core.duration or core.place or core.classed):
        return True
    if core.covers and core.duration and core.alone:
        return True
    return core.timed and core.frequency


_SOFT = frozenset(("provision.access", "provision.condition", "provision.undecided", "provision.as_required"))
_SOFTER = frozenset(("provision.access", "provision.condition"))


def _softened(facts: Facts, section: str, above: Inherited) -> Ruling | None:
    """Partly so, where all that is weak is access to it or a condition, and it says what, who and how much."""
    hard = [one for one in facts.weak if one.kind.reach != "loose"]
    soft = _SOFT | {"provision.minimum_zero"} if "Z" in facts.line.kinds else _SOFT
    if not hard or any(one.kind.code not in soft for one in hard):
        return None
    cores = cores_of(facts, [False] * len(facts.dead), above)
    whole = whole_of(cores)
    timed = whole.who and whole.timed
    if not ((whole.what or timed) and whole.frequency and (whole.who or whole.others)):
        return None
    if not (whole.duration or whole.covers or whole.others or all(one.kind.code in _SOFTER for one in hard)):
        return None
    missing = _missing(whole, cores, section, facts.line.text)
    return Ruling("partly", why_partly(facts, missing, hard), missing)


def _for_those_who_teach(facts: Facts, section: str, above: Inherited) -> Ruling | None:
    """Partly so, where a named profession trains or advises those who work with this child, at a known time."""
    hard = [one for one in facts.weak if one.kind.reach != "loose"]
    trains = "j" in facts.line.kinds
    if any(one.kind.code not in _OF_STAFF for one in hard) or not (trains or hard):
        return None
    whole = whole_of(cores_of(facts, [False] * len(facts.dead), above))
    if not (whole.who and (whole.frequency or whole.duration or whole.start)) and not (
        trains and whole.duration and whole.frequency
    ):
        return None
    if trains and not _WITH_THE_CHILD.search(facts.line.text):
        return None
    return Ruling(
        "partly", "It is definite, but it goes to staff, and does not say what the child will be given.", ("what",)
    )


_OF_STAFF = frozenset(("provision.for_staff_only", "provision.setting_only"))
_WITH_THE_CHILD = re.compile(
    r"\b(?:work\w*|teach\w*|support\w*|care|caring|look\w* after) (?:directly )?(?:with |for )?"
    r"(?:him|her|them|child|[A-Z]\b)|\bnamed (?:\w+ )?(?:members? of )?(?:staff|adults)\b"
    r"|\b(?:to|will then|so that they) (?:use|deliver|run|give|carry out)\b",
    re.IGNORECASE,
)


def _vague(facts: Facts, whole: Core, missing: tuple[str, ...]) -> Ruling:
    taken = next((one for one in facts.weak if one.kind.reach != "loose"), None)
    if taken is None:
        return Ruling("vague", why_vague(facts, whole), missing)
    words = facts.line.words(taken.index, taken.index)
    because = f"Nothing in it could be enforced: “{words}” means that {taken.kind.why}."
    named = [NAMES[name] for name in missing if name in NAMES]
    bare = f"Nothing in it could be enforced. It does not firmly say {either(named)}." if named else because
    return Ruling("vague", because, missing, bare)


def _missing(whole: Core, good: list[Core], section: str, text: str) -> tuple[str, ...]:
    """The elements without which the line leaves doubt; a thing needs nobody, full cover and a task no minutes."""
    what = whole.what
    if "N" in what and all("N" in core.what for core in good):
        return ()
    thing = any(kind in what for kind in "IX")
    early = "X" in what and whole.early
    task = (any(kind in what for kind in "TGD") and "A" not in what and not whole.counted) or whole.clocked
    needs = []
    who = whole.who or somebody(text, section)
    often = whole.frequency or a_rhythm(text)
    thing = thing or (bool(what) and supplied(text))
    ruled = bool(what) and whole.exact and for_all_staff(text)
    only_guessed = whole.empty and not whole.covers and not what.strip("O")
    settled = something(text, section, who=who and not whole.empty, often=often)
    if (not what or only_guessed) and not settled and not (any(core.sized for core in good) and whole.covers):
        needs.append("what")
    rule_for_all = (task and whole.covers and whole.exact and whole.staff) or ruled
    if not who and not thing and not rule_for_all:
        needs.append("who")
    once = whole.start and ("T" in what or "D" in what)
    fixed = thing and (whole.place or whole.start or supplied(text))
    if not often and not fixed and not once and not early and not ruled:
        needs.append("frequency")
    if not (whole.duration or whole.covers or thing or section != "F" or once or ruled or (task and whole.frequency)):
        needs.append("duration")
    return tuple(needs)


def _bites(facts: Facts, weak: Found, floors: set[int]) -> bool:
    """Whether weak words make less of what is promised: not where their sentence says the least that must be given."""
    if weak.kind.reach == "loose":
        return weak.kind.code in _BITES
    if weak.kind.reach == "before" and is_aside(facts.line, weak.index):
        return False
    return facts.line.sentence[weak.index] not in floors
