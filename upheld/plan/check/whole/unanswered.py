"""Which needs does no line seem to be about, and which lines are for something that no need tells of?

A guess from words, to be looked at: a heading or a number may tie what no word does. Each question is one finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from upheld.law.plan_rules import CONTENT, NEEDS_MET, SPECIFYING, Authority
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen, called, short, some
from upheld.plan.check.whole.subjects import CARE, EDUCATION, SOCIAL, TARGETS, Read, Subject
from upheld.plan.document import Letter, Need, Provision

Words = Mapping[str, frozenset[str]]
"""The words of each line, by its id."""
_ASKED: tuple[tuple[Letter, tuple[Letter, ...], str, tuple[Subject, ...]], ...] = (
    ("B", ("F", "G"), "section F", EDUCATION),
    ("C", ("G", "F"), "section G", CARE),
    ("D", ("H1", "H2"), "section H1 or H2", SOCIAL),
)
_NEEDED = {letter: Read(table, "needed") for letter, _, _, table in _ASKED}
_ANSWERED = {letter: {one.name: one.answered for one in table} for letter, _, _, table in _ASKED}
_SOUGHT, _LEADING = Read(TARGETS, "needed"), Read(TARGETS, "answered")
_BEARS_ON_LEARNING = Phrases(
    "attention deficit ~ disorder", "adhd", "autism", "autistic ~ disorder", "tourette", "dyspraxia",
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Needs that no line speaks of, needs that only vague lines speak of, and provision that no need tells of."""
    words = {line.on: line.words for line in seen.lines}
    for letter, answering, where, _ in _ASKED:
        yield from _needs(seen, words, letter, answering, where)
    yield from _outcomes(seen, words)
    yield from _only_in_health(seen)


def _needs(seen: Seen, words: Words, letter: Letter, answering: tuple[Letter, ...], where: str) -> Iterator[Finding]:
    needs = [one for one in seen.plan.needs if one.section == letter]
    given = [one for one in seen.plan.provisions if one.section in answering]
    # Where the section that should answer is empty or silent, another rule says so.
    own = answering if letter == "D" else answering[:1]
    if not needs or not given or not any(seen.by_section.get(one) for one in own):
        return
    firm = [one for one in given if not _vague(seen, one)]
    vague = [one for one in given if _vague(seen, one)]
    tied = [one for one in given if one.tied == "printed" and len(one.needs) == 1]
    tied_firm = [one for one in tied if not _vague(seen, one)]
    answered: dict[str, str] = {}
    loose: list[tuple[Need, frozenset[str]]] = []
    weak: list[Need] = []
    for need in needs:
        names = _NEEDED[letter].subjects(need.text, words[need.id])
        for name in names - answered.keys():
            phrases = _ANSWERED[letter][name]
            answered[name] = (
                "firm" if _any(firm, phrases, words) else "vague" if _any(vague, phrases, words) else "nothing"
            )
        how = {answered[name] for name in names}
        if how == {"nothing"} and not _plainly_for(need, tied, letter, words):
            loose.append((need, names))
        elif "vague" in how and "firm" not in how and not _plainly_for(need, tied_firm, letter, words):
            weak.append(need)
    law: tuple[Authority, ...] = (NEEDS_MET, CONTENT) if letter == "B" else (CONTENT,)
    if loose:
        yield _without(seen, letter, loose, where, law)
    if weak and letter == "B":
        yield _only_vague(seen, weak)


def _outcomes(seen: Seen, words: Words) -> Iterator[Finding]:
    """Outcomes for something that no line of provision speaks of."""
    given = seen.plan.provisions
    if not given:
        return
    answered = frozenset[str]().union(*(_LEADING.subjects(one.whole, words[one.id]) for one in given))
    loose = [
        (one, names)
        for one in seen.plan.outcomes
        if (names := _SOUGHT.subjects(one.text, words[one.id])) and names.isdisjoint(answered)
    ]
    if not loose:
        return
    told = list(dict.fromkeys(name for _, own in loose for name in sorted(own)))
    yield Finding(
        "outcome.unanswered",
        "look",
        f"No line of provision was found that would lead to {'an outcome' if len(loose) == 1 else 'outcomes'} for "
        f"{some(told, 4)}. This was judged by words alone: a line may lead to it without saying so.",
        section="E",
        place=loose[0][0].place,
        words=tuple(short(one.text, 9) for one, _ in loose),
        law=(CONTENT,),
        remedy=f"Please say which provision is to bring about {some([called(one) for one, _ in loose])}.",
    )


def _only_in_health(seen: Seen) -> Iterator[Finding]:
    """A condition that bears on learning, told of in section C alone."""
    learning = [line for line in seen.by_section.get("B", ()) if line.kind == "need"]
    health = [line for line in seen.by_section.get("C", ()) if line.kind == "need"]
    if not learning:
        return
    for line in health:
        words = _BEARS_ON_LEARNING.found(line.text, line.words)
        if words and not any(_BEARS_ON_LEARNING.found(one.text, one.words) for one in learning):
            yield Finding(
                "need.only_in_health",
                "look",
                f"Section C tells of {words[0]}, and section B of no need that comes from it. What it means for "
                "learning belongs in section B.",
                section="C",
                on=line.on,
                place=line.place,
                words=words,
                law=(CONTENT,),
                remedy=f"Please say in section B what {words[0]} means for learning, and what is provided for it in F.",
                question="What does this condition mean for learning, and what does it call for at school?",
            )
            return


def _without(
    seen: Seen, letter: Letter, loose: list[tuple[Need, frozenset[str]]], where: str, law: tuple[Authority, ...]
) -> Finding:
    told = [called(need) for need, _ in loose]
    names = list(dict.fromkeys(name for _, own in loose for name in sorted(own)))
    one = len(loose) == 1
    return Finding(
        "need.unanswered",
        "look",
        f"Section {letter} tells of needs to do with {some(names, 5)}, and no line of {where} was found that speaks of "
        f"{'it' if len(names) == 1 else 'them'}. This was judged by words alone: a line may be meant for it without "
        "saying so.",
        section=letter,
        place=loose[0][0].place,
        words=tuple(short(need.text, 9) for need, _ in loose),
        law=law,
        remedy=f"Please say in {where} what will be provided for {'this need' if one else 'these needs'}: "
        f"{some(told)}.",
        question=f"What do you recommend for this ({some(names)}), from whom, how much and how often?",
    )


def _only_vague(seen: Seen, weak: list[Need]) -> Finding:
    one = len(weak) == 1
    return Finding(
        "need.only_vague",
        "look",
        f"{'One need in section B seems' if one else f'{len(weak)} needs in section B seem'} to be met only by vague "
        "lines. A need is met only where the plan says what will be done.",
        section="B",
        place=weak[0].place,
        words=tuple(short(need.text, 9) for need in weak),
        law=(NEEDS_MET, SPECIFYING),
        remedy=f"Please specify what will be provided for {some([called(need) for need in weak])}.",
    )


def _any(lines: Sequence[Provision], phrases: Phrases, words: Words) -> bool:
    return any(phrases.stands_in(one.whole, words[one.id]) for one in lines)


def _plainly_for(need: Need, tied: Sequence[Provision], letter: Letter, words: Words) -> bool:
    """Whether a line is linked by number or row to this need alone, and is not plainly about something else."""
    return any(
        not any(phrases.stands_in(one.whole, words[one.id]) for phrases in _ANSWERED[letter].values())
        for one in tied
        if one.needs[0] == need.id
    )


def _vague(seen: Seen, line: Provision) -> bool:
    judged = seen.judgements.get(line.id)
    return judged is not None and judged.verdict == "vague"
