"""Every page of the library as one entry: its kind, its id, its title, and how sure we are of it.

Made once from the register. An id that is published here stays an address for good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from upheld.case import KINDS as EVENTS
from upheld.errors import UpheldError
from upheld.law import Law, law_named
from upheld.law.duty import Duty
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.family import STEPS
from upheld.law.grounds import GROUNDS
from upheld.law.legal_tests import TESTS
from upheld.law.notices import NOTICES
from upheld.law.plan_rules import NEEDS_MET, SECTIONS
from upheld.law.remedies import REMEDIES
from upheld.law.source import Citation, named
from upheld.letters.letter import SENDERS, letters
from upheld.letters.register import authority
from upheld.web.library.kinds import KINDS, Kind
from upheld.web.library.moments import MOMENTS
from upheld.web.library.words import plain_title

_SECTIONS = "what the plan says (sections B, F and I)"
_MARK = re.compile(r"\b[ABC]\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the library.

    `title` is English, as the register has it. `mark` is the weaker letter of its confidence, and empty where nothing
    needs one: an event is no law, and a letter takes its law from other entries.
    """

    kind: str
    id: str
    title: str
    citations: tuple[Citation, ...] = ()
    confidence: str = ""
    mark: str = ""
    binding: bool = True
    checked_by: str = ""

    @property
    def about(self) -> Kind:
        """What is said of its kind."""
        return KINDS[self.kind]

    @property
    def url_name(self) -> str:
        """The name by which the address of its kind is looked up."""
        return self.about.url_name

    @property
    def unverified(self) -> bool:
        """Whether it rests on memory alone."""
        return self.mark == "C"


class NoEntry(UpheldError):
    """There is no page of that name; `near` are those whose names are nearest."""

    def __init__(self, kind: str, id: str) -> None:
        """Look for what was meant; what was asked for is not said back."""
        super().__init__("There is no such page in the law library.")
        self.near = nearest(kind, id)


def the_law() -> Law:
    """The law the library shows."""
    return law_named("england")


@lru_cache(maxsize=1)
def entries() -> Mapping[tuple[str, str], Entry]:
    """Every entry by kind and id, in order of kind and then as the register has them."""
    found = {(one.kind, one.id): one for one in _read()}
    order = list(KINDS)
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: order.index(item[0][0]))))


def of_kind(kind: str) -> tuple[Entry, ...]:
    """The entries of one kind, in the register's order."""
    return _by_kind().get(kind, ())


def entry(kind: str, id: str) -> Entry:
    """The entry of that kind and id; a right asked for as a duty is found, and a duty asked for as a right.

    Raises:
        NoEntry: there is none; it names the nearest.
    """
    found = find(kind, id)
    if found is None:
        raise NoEntry(kind, id)
    return found


def find(kind: str, id: str) -> Entry | None:
    """As `entry`, or None where there is none."""
    for each in ("duty", "right") if kind in ("duty", "right") else (kind,):
        if (each, id) in entries():
            return entries()[each, id]
    return None


def register_entry(id: str) -> Entry | None:
    """The entry a letter names as its authority, whatever its kind."""
    if id.startswith("ground."):
        return find("ground", id.removeprefix("ground."))
    for kind in ("duty", "deadline", "route", "notice", "test", "exception"):
        if found := find(kind, id):
            return found
    return None


def nearest(kind: str, id: str) -> tuple[Entry, ...]:
    """At most five entries whose ids look like this one, those of the same kind first."""
    wanted = id[:80].lower()
    same = {one.id.lower(): one for one in of_kind(kind)}
    every = {one.id.lower(): one for one in entries().values()}
    found = [same[name] for name in get_close_matches(wanted, same, n=4, cutoff=0.5)]
    found += [every[name] for name in get_close_matches(wanted, every, n=4, cutoff=0.7)]
    return tuple({(one.kind, one.id): one for one in found}.values())[:5]


@lru_cache(maxsize=1)
def _by_kind() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for one in entries().values():
        found.setdefault(one.kind, []).append(one)
    return {kind: tuple(each) for kind, each in found.items()}


def _read() -> Iterator[Entry]:
    law = the_law()
    for versions in law.by_id.values():
        yield of_duty(versions[-1])
    for kind, ids in (("deadline", STEPS), ("route", REMEDIES), ("notice", NOTICES), ("test", TESTS),
                      ("exception", EXCEPTIONS)):  # fmt: skip
        for id in ids:
            yield _registered(law, kind, id, id)
    for code in GROUNDS:
        yield _registered(law, "ground", f"ground.{code}", code)
    titles = Counter(letter.title for letter in letters().values())
    for letter in letters().values():
        sender = f" (from {SENDERS[letter.senders[0]]})" if titles[letter.title] > 1 else ""
        yield Entry("letter", letter.id, letter.title + sender, checked_by=letter.checked_by)
    yield from _plan_rules()
    for event in EVENTS.values():
        yield Entry("event", event.name, event.title)
    for name, title in MOMENTS.items():
        yield Entry("event", name, title)
    for change in law.overlays:
        yield Entry("change", change.id, change.title, (Citation(change.cite, change.url),), change.confidence,
                    _mark(change.confidence))  # fmt: skip


def of_duty(duty: Duty) -> Entry:
    """The entry of one version of a duty."""
    kind = "right" if duty.shape == "right" else "duty"
    return Entry(kind, duty.id, plain_title(duty.title), duty.citations, duty.confidence, duty.mark, duty.binding,
                 duty.checked_by)  # fmt: skip


def _registered(law: Law, kind: str, name: str, id: str) -> Entry:
    # `notice.transfer` and the like may share their name with a duty, which the register finds first.
    if kind == "notice":
        notice = NOTICES[name]
        return Entry(kind, id, notice.title, named(notice.cite), notice.confidence, _mark(notice.confidence))
    found = authority(law, name)
    title = plain_title(found.title)
    if name.startswith("APPEAL-"):
        # Six ways share one name: what each appeal is against tells them apart.
        against = [ground.title for ground in GROUNDS.values() if f"APPEAL-{ground.code[0]}" == name]
        title = f"{title}: {against[0] if len(against) == 1 else _SECTIONS}" if against else title
    return Entry(kind, id, title, found.citations, found.confidence, found.mark, found.binding, found.checked_by)


def _plan_rules() -> Iterator[Entry]:
    for section in SECTIONS:
        title = f"Section {section.section}: {plain_title(section.must_contain)}"
        yield Entry("plan-rule", section.section, title, named(section.cite))
    yield Entry("plan-rule", "specificity", "How specific a plan must be",
                named("Children and Families Act 2014 s.37(2)"), "A", "A")  # fmt: skip
    cited = named(NEEDS_MET.cite)
    yield Entry("plan-rule", "needs-met", "Every need is met by provision", cited, NEEDS_MET.confidence, "B")
    yield Entry("plan-rule", "institutions", "The kinds of school or college a family can ask for",
                named("Children and Families Act 2014 s.38(3)"))  # fmt: skip


def _mark(confidence: str) -> str:
    return max(map(str, _MARK.findall(confidence)))
