"""Does section K list a report from each profession on whose word the plan rests, and does B tell what they found?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import ADVICE, CONTENT, SECTIONS_SEPARATE
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen, some
from upheld.plan.document import Advice, Letter

# Each profession: whose provision names it, the needs that call for it, and how section K would name it.
_PROFESSIONS: tuple[tuple[str, Phrases, Phrases | None, Phrases], ...] = (
    ("a speech and language therapist",
     Phrases("speech and|& language", "speech therapy|therapist", "salt", "slt"), None,
     Phrases("speech and|& language", "speech therapy|therapist", "salt", "slt", "language therapist")),
    ("an occupational therapist",
     Phrases("occupational therapy|therapist", "ot"), None,
     Phrases("occupational therapy|therapist", "ot")),
    ("a physiotherapist",
     Phrases("physiotherapy", "physiotherapist", "physio"), Phrases("cerebral palsy"),
     Phrases("physiotherapy", "physiotherapist", "physio")),
    ("a teacher of the deaf or an audiologist",
     Phrases("teacher of the deaf", "teacher of deaf", "audiology", "hearing test"),
     Phrases("hearing loss|aids|impairment", "deaf"),
     Phrases("deaf", "hearing", "audiology", "audiologist", "audiological")),
    ("a teacher of children with vision impairment",
     Phrases("vision|visual impairment", "habilitation"), Phrases("nystagmus", "vision|visual impairment"),
     Phrases("vision", "visual", "sight", "ophthalmologist", "orthoptist", "habilitation")),
    ("a dietitian",
     Phrases("dietitian", "dietician"), None, Phrases("dietitian", "dietician", "dietetic")),
    ("an epilepsy nurse", Phrases("epilepsy nurse"), None, Phrases("epilepsy", "neurologist", "neurology")),
)  # fmt: skip
# What a report found that section B should then tell of.
_FOUND: tuple[tuple[str, Phrases, Phrases], ...] = (
    ("hearing", Phrases("teacher of the deaf", "audiologist", "hearing impairment"),
     Phrases("hearing", "deaf", "deafness", "glue ear", "otitis", "cochlear")),
    ("sight", Phrases("vision|visual impairment", "ophthalmologist"),
     Phrases("vision", "visual", "sight", "nystagmus", "blind", "eyes", "glasses", "point")),
)  # fmt: skip
_CARERS = Phrases("special guardianship", "foster carer|carers|home|homes", "lives with ~ grandparents|aunt|uncle")
_CARER_ASKED = Phrases(
    "grandparent", "grandparents", "grandmother", "grandfather", "guardian", "guardians", "carer", "carers", "aunt",
    "uncle", "foster",
)  # fmt: skip
_RELIES: tuple[Letter, ...] = ("F", "G")


def findings(seen: Seen) -> Iterator[Finding]:
    """Professions without a report, a report on something of which B is silent, and carers who were not asked."""
    if not seen.plan.advice:
        return
    listed = [_words(entry) for entry in seen.plan.advice]
    yield from _unlisted(seen, listed)
    yield from _not_told(seen, listed)
    yield from _carers(seen)


def _words(entry: Advice) -> tuple[str, frozenset[str]]:
    text = f"{entry.text}\n{entry.role or ''}"
    return text, words_of(text)


def _unlisted(seen: Seen, listed: list[tuple[str, frozenset[str]]]) -> Iterator[Finding]:
    lines = [line for letter in _RELIES for line in seen.by_section.get(letter, ()) if line.kind == "provision"]
    needs = [line for letter in ("B", "C") for line in seen.by_section.get(letter, ()) if line.kind == "need"]
    missing = []
    for name, given, needed, named in _PROFESSIONS:
        used = any(given.stands_in(line.text, line.words) for line in lines)
        wanted = needed is not None and any(needed.stands_in(line.text, line.words) for line in needs)
        if (used or wanted) and not any(named.stands_in(*entry) for entry in listed):
            missing.append(name)
    if missing:
        yield Finding(
            "advice.no_report_behind",
            "look",
            f"Section K lists no report from {_nor(missing)}, though the plan provides for their work or tells of a "
            "need that calls for it. What it says may rest on nobody's advice.",
            section="K",
            place=seen.place_of("K"),
            words=tuple(missing),
            law=(ADVICE, SECTIONS_SEPARATE),
            remedy=f"Please list in section K, and send, the advice of {some(missing, 5)}, or seek it now.",
        )


def _nor(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _not_told(seen: Seen, listed: list[tuple[str, frozenset[str]]]) -> Iterator[Finding]:
    needs = [line for letter in ("B", "C") for line in seen.by_section.get(letter, ()) if line.kind == "need"]
    if not needs:
        return
    silent = [
        name
        for name, report, told in _FOUND
        if any(report.stands_in(*entry) for entry in listed)
        and not any(told.stands_in(one.text, one.words) for one in needs)
    ]
    if silent:
        yield Finding(
            "advice.need_not_told",
            "look",
            f"Section K lists a report on {some(silent)}, and section B tells of no such need. All the special "
            "educational needs must stand in section B: look into the report for one that was left out.",
            section="B",
            place=seen.place_of("B"),
            law=(CONTENT, ADVICE),
            remedy=f"Please say what the report on {some(silent)} found, and put any need into section B.",
        )


def _carers(seen: Seen) -> Iterator[Finding]:
    lines = [line for letter in ("A", "D") for line in seen.by_section.get(letter, ())]
    lines = [line for line in lines if _CARERS.found(line.text, line.words)]
    asked = [entry for entry in seen.plan.advice if entry.category == "parent"]
    if not lines or not asked or any(_CARER_ASKED.found(*_words(entry)) for entry in asked):
        return
    yield Finding(
        "advice.carers_not_asked",
        "look",
        "The child lives with carers, and section K lists the advice of a parent only. Those who care for the child "
        "from day to day know most of it.",
        section="K",
        place=seen.place_of("K"),
        words=tuple(word for line in lines[:1] for word in _CARERS.found(line.text, line.words)),
        law=(ADVICE,),
        remedy="Please say whether the carers were asked for their advice, and list what they gave in section K.",
    )
