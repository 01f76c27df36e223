"""The pages of what papers must hold: letters of ours, notices, plans, and the legal tests a decision turns on."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from upheld.law import Law
from upheld.law.duty import Duty
from upheld.law.legal_tests import INSTITUTIONS, TESTS
from upheld.law.notices import NOTICES
from upheld.law.plan_rules import NEEDS_MET, PROVISION_ANSWERS, RED_FLAGS, SECTIONS, SPECIFICITY
from upheld.letters.letter import RECIPIENTS, SENDERS, STAGES
from upheld.letters.letter import letters as every_letter
from upheld.web.library import entries, sure
from upheld.web.library.entries import Entry
from upheld.web.library.happenings import items
from upheld.web.library.page import Item, Page, Row, Section, law_words, linked, row, sentence
from upheld.web.library.related import letters_for, proposals_for
from upheld.web.library.words import Piece

_GROUND = re.compile(r"c\([iv]+\)")
_GROUNDS = re.compile(r" c\([iv]+\)(?:/\([iv]+\))?")
_LATER = {"due": "the day it was due", "by": "the last day", "late": "so long", "what": "it", "began": "it began"}


def letter_page(law: Law, entry: Entry) -> Page:
    """The page of a letter: when to use it, what must be true, and the law it names."""
    one = every_letter()[entry.id]
    rows = (
        *row(_("When to use it"), law_words(STAGES[one.stage]), name="stage"),
        *row(_("It can be sent when"), sentence(one.open)),
        *row(_("Who it goes to"), sentence(RECIPIENTS[one.to]), name="to"),
        *row(_("Who can send it"), *(sentence(SENDERS[name]) for name in one.senders), name="senders"),
        *row(_("Must be true"), *map(law_words, one.true)),
        *row(_("Put in with it"), *map(law_words, one.enclose)),
        *row(_("Easy read"), *((Item(said=_("There is also a version in easy words.")),) if one.easy_read else ())),
        *row(_("Who wrote it"), law_words(one.written_by), name="writer"),
        *row(_("We will look at it again by"), Item(day=one.review_by)),
    )
    unwise = [law_words(_in_general(when.because)) for when in one.unwise]
    sections = [Section(_("Think first"), items=tuple(unwise))] if unwise else []
    about = [found for id in one.authorities if (found := entries.register_entry(id))]
    sections.append(Section(_("The law it names"), items=linked(about)))
    cited = {citation.text: citation for found in about for citation in found.citations}
    if one.source is not None:
        form = Item(words=(Piece(f"{one.source.title} ({one.source.dated})"),), address=one.source.address)
        sections.append(Section(_("The form it follows"), items=(form,)))
    return Page(entry, rows, tuple(sections), citations=tuple(cited.values()), confidence="")


def _in_general(sentence: str) -> str:
    """A reason written for one case, as it is said where there is none."""
    return re.sub(r"\{(\w+)\}", lambda match: _LATER[match[1]], sentence)


def notice_page(law: Law, entry: Entry) -> Page:
    """The page of what a notice must hold, and who must send it."""
    notice = NOTICES[entry.id]
    rows = row(_("What it must say or hold"), *map(law_words, items(notice.items)))
    senders = [id for id, versions in law.by_id.items() if versions[-1].checklist == entry.id]
    found = [*(entries.entry("duty", id) for id in senders)]
    sections = [Section(_("Duties about it"), items=linked(found))] if found else []
    sections += _letters(entry.id, *senders)
    return _page(entry, rows, sections)


def test_page(law: Law, entry: Entry) -> Page:
    """The page of a legal test, which is never answered with yes or no."""
    test = TESTS[entry.id]
    judged = Item(said=_("It depends on the facts. It needs judgement, so we never answer it for you."))
    rows = (
        *row(_("The test"), law_words(test.elements)),
        *row(_("Who decides"), sentence(test.decided_by)),
        *row(_("The answer"), judged),
        *row(_("Where it comes from"), law_words(test.cite)),
    )
    uses = [id for id, versions in law.by_id.items() if any(_turns_on(one, entry.id) for one in versions)]
    sections = (
        [Section(_("Duties that turn on it"), items=linked(entries.entry("duty", id) for id in uses))] if uses else []
    )
    if entry.id == "test.name.requested":
        sections.append(Section(_("See also"), items=linked([entries.entry("plan-rule", "institutions")])))
    return _page(entry, rows, [*sections, *_letters(entry.id), *proposals_for(law, entry.id)])


def _turns_on(duty: Duty, test: str) -> bool:
    return any(f"({test})" in words for words in duty.depends_on)


def plan_rule_page(law: Law, entry: Entry) -> Page:
    """The page of a rule for plans: one section of a plan, or a rule about all of them."""
    match entry.id:
        case "specificity":
            cases = [
                Item(words=sentence(one.point).words, notes=_authority(one.cite, one.confidence)) for one in SPECIFICITY
            ]
            told = _("Words like these promise nothing by themselves:")
            return _page(entry, (), [
                Section(_("What provision should answer"), items=tuple(map(sentence, PROVISION_ANSWERS))),
                Section(_("Words to look out for"), items=tuple(map(law_words, RED_FLAGS)), told=told),
                Section(_("What the courts and the Code say"), items=tuple(cases)),
            ])  # fmt: skip
        case "needs-met":
            return _page(entry, row(_("The rule"), sentence(NEEDS_MET.point)), [_plan_rules("B", "F")])
        case "institutions":
            rows = row(_("The kinds"), *map(sentence, INSTITUTIONS.values()))
            return _page(
                entry, rows, [Section(_("See also"), items=linked([entries.entry("test", "test.name.requested")]))]
            )
    rule = next(one for one in SECTIONS if one.section == entry.id)
    rows = (
        *row(_("What it must hold"), sentence(rule.must_contain)),
        *row(_("Who decides what it says"), sentence(rule.decided_by)),
        *row(_("Can it be appealed?"), sentence(_GROUNDS.sub("", rule.appealable))),
        *row(_("What to check"), *map(sentence, rule.checks.split("; "))),
    )
    grounds = [entries.entry("ground", code) for code in _GROUND.findall(_spelled(rule.appealable))]
    sections = [Section(_("Grounds of appeal"), items=linked(grounds))] if grounds else []
    if entry.id in ("B", "F"):
        sections.append(_plan_rules("specificity", "needs-met"))
    return _page(entry, rows, sections)


def _spelled(words: str) -> str:
    return words.replace("c(iii)/(iv)", "c(iii) c(iv)")


def _plan_rules(*ids: str) -> Section:
    return Section(_("See also"), items=linked(entries.entry("plan-rule", id) for id in ids))


def _authority(cite: str, confidence: str) -> tuple[Row, ...]:
    return (
        *row(_("From"), law_words(cite)),
        *row(_("How sure we are"), *(Item(said=told) for told in sure.sure(confidence))),
    )


def _letters(*ids: str) -> list[Section]:
    found = [one for id in ids for one in letters_for(id)]
    return [Section(_("Letters that can help"), items=linked(found))] if found else []


def _page(entry: Entry, rows: tuple[Row, ...], sections: list[Section]) -> Page:
    return Page(entry, rows, tuple(sections), citations=entry.citations, confidence=entry.confidence)
