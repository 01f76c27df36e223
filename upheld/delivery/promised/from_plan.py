"""From a plan that was read, what each of its lines of provision entitles to: proposed, for somebody to confirm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from upheld.delivery.entitlement import Entitlement
from upheld.delivery.promised.stated import stated
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.inherited import inherited_from
from upheld.plan.check.provision.profession import profession
from upheld.plan.document import Plan, Provision

_LONGEST_NAME = 60
_LONGEST_DELIVERER = 120
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_GIVEN_BY = re.compile(r"^(?:by )?whom?\b|deliver(?!\w* (?:in|at)\b)|provid|staff|person", re.IGNORECASE)
_NUMBERS = {word: number for number, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve".split(), 1)}  # fmt: skip
_COUNTED = re.compile(rf"\d{{1,2}}|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_TO = re.compile(rf"\s?(?:to|or|-|–)\s?(?:\d{{1,2}}|{'|'.join(_NUMBERS)})\b(?! (?:min|hour|times))", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:other|others|peers|classmates|friends|partners)\b", re.IGNORECASE)
_RATIO = re.compile(r"\bratio\b|\d ?: ?\d|\bone of\b|\bto (?:one|two|three|four|five|six)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One line as it was understood. It counts for nothing until somebody has confirmed it.

    Args:
        provision: the id of the line of the plan it was read from; several amounts of one line share it.
        assumed: what the plan does not say and was filled in; sentences.
    """

    entitlement: Entitlement
    provision: str
    assumed: tuple[str, ...] = ()


def entitlements(plan: Plan, from_on: date, taken: Iterable[str] = ()) -> tuple[Proposed, ...]:
    """Every line of sections F, G, H1 and H2, in the order of the plan.

    Args:
        from_on: the first day on which the plan entitles.
        taken: the names that other lines already have.

    Missing: a line that does not say how much, in one reading, has no amount, and why.
    """
    names = set(taken)
    found = [one for line in plan.provisions for one in _of_line(line, from_on, names)]
    called = Counter(one.entitlement.what for one in found)
    return tuple(_told_apart(one) if called[one.entitlement.what] > 1 else one for one in found)


def _of_line(line: Provision, from_on: date, names: set[str]) -> Iterator[Proposed]:
    read = stated(line.text, line.section, line.cells)
    if line.section not in ("F", "G", "H1", "H2"):
        return
    deliverer = _deliverer(line, read.facts)
    base = Entitlement(
        id="line", line="line", section=line.section, text=line.whole.strip(), what=_short_name(line, deliverer),
        amount=None, from_on=from_on, deliverer=deliverer, group=_group(read.facts), why_unknown=read.why,
    )  # fmt: skip
    if not read.found:
        name = _name(line.id, names)
        yield Proposed(replace(base, id=name, line=name), line.id)
    for number, one in enumerate(read.found, 1):
        name = _name(line.id if number == 1 else f"{line.id}-{number}", names)
        begins = max(from_on, one.from_on or from_on)
        assumed = one.assumed
        if number > 1:
            assumed = (*assumed, "The plan says more than one amount in this line: each is counted by itself.")
        if begins > from_on:
            assumed = (*assumed, f"The plan says that it begins on {begins.day} {begins:%B %Y}.")
        entitled = replace(base, id=name, line=name, amount=one.amount, from_on=begins)
        yield Proposed(entitled, line.id, assumed)


def _name(id: str, names: set[str]) -> str:
    base = _NOT_IN_A_NAME.sub("-", id).strip(".-_")[:40] or "line"
    name, number = base, 1
    while name in names:
        number += 1
        name = f"{base}-new{number}"
    names.add(name)
    return name


_BY_ANOTHER = re.compile(
    r"\b(?:(?:train|advis|supervis|overse|plann|direct|guid|support|coach)\w* by|under the|following|on the advice)\b",
    re.IGNORECASE,
)
"""What comes after these words names somebody who does not give it."""


def _short_name(line: Provision, deliverer: str) -> str:
    """The profession of whoever gives it, else the first words of the line."""
    first = _BY_ANOTHER.split(deliverer.partition(";")[0])[0]
    named = None if "assistant" in first.lower() else profession(first)
    if not named and first.lower() in ("", "therapist", "the therapist"):
        named = profession(line.text, line.area or "")
    if named:
        return named[:1].upper() + named[1:]
    words = " ".join(line.text.split())
    if len(words) <= _LONGEST_NAME:
        return words.rstrip(".;,: ") or line.id
    return f"{words[:_LONGEST_NAME].rsplit(' ', 1)[0].rstrip('.;,: ')} …"


def _told_apart(one: Proposed) -> Proposed:
    entitled = one.entitlement
    return replace(one, entitlement=replace(entitled, what=f"{entitled.what} ({entitled.line})"))


def _deliverer(line: Provision, facts: Facts) -> str:
    """Who gives it, in the words of the plan: those of the cell for it, else those of the line, else of its heading."""
    said = next((text for title, text in line.cells.items() if text.strip() and _GIVEN_BY.search(title)), "")
    if not said:
        words = dict.fromkeys(facts.line.words(one.first, one.last) for one in facts.roles if facts.live(one.last))
        said = "; ".join(words)
    if not said and line.area:
        said = inherited_from(line.area).who or ""
    return " ".join(said.split())[:_LONGEST_DELIVERER]


def _group(facts: Facts) -> int | None:
    """The most children together; None where the plan does not say, or says more than one number."""
    found = {_size(_with_most(facts.line.text, start, end)) for start, end in facts.sizes}
    if not facts.sizes and "group" not in facts.line.text.lower():
        found = {2 if "pair" in facts.line.low(at) else 1 for at in facts.alone}
    (only,) = found if len(found) == 1 else (None,)
    return only


def _with_most(text: str, start: int, end: int) -> str:
    """The words of a size, with the most where a range goes on behind them: "a group of four" of "four to six"."""
    more = _TO.match(text, end)
    return text[start : more.end() if more else end]


def _size(words: str) -> int | None:
    numbers = [_NUMBERS.get(one.lower()) or int(one) for one in _COUNTED.findall(words)]
    if not numbers or (len(numbers) == 1 and "ratio" in words.lower()):
        return None
    most = max(numbers)
    if not 1 <= most <= 40:
        return None
    return most + 1 if _OTHERS.search(words) and not _RATIO.search(words) else most
