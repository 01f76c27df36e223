"""What a pack for this ground should hold and does not, with why, and what the case says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from upheld.case import Case, Event
from upheld.compliance.explain import kind_words
from upheld.compliance.words import span_words
from upheld.law import tribunal
from upheld.law.grounds import GROUNDS
from upheld.letters.pack.finding import counted
from upheld.letters.pack.kinds import DOCUMENT_KINDS
from upheld.letters.pack.limits import limits
from upheld.letters.pack.paper import Paper
from upheld.letters.pack.spec import Listed, Spec, ground_words

_CONTENTS = ("c(i)", "c(ii)", "c(iii)", "c(iv)", "e")
_WORDING = ("c(i)", "c(ii)", "e")
_PLAN_KEPT = ("d", "f")
_SPOKEN = ("expert_report", "witness_statement", "appendix_k")


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that is wanted and is not in the pack.

    Args:
        kind: its kind; empty for something that is not a document, such as the ground.
        hint: what the case, or what was left out, says of it; empty if nothing.
        source: where it comes from that it is wanted; empty where that is advice of ours.
    """

    kind: str
    what: str
    why: str
    hint: str = ""
    source: str = ""
    confidence: str = ""


def missing(spec: Spec, papers: tuple[Paper, ...], left_out: tuple[Listed, ...]) -> Iterator[Missing]:
    """What is wanted for this purpose and ground and not there, in the order of a pack."""
    there = {kind for paper in papers for kind in paper.listed.kinds}
    for one in _wanted(spec):
        if not one.kind:
            yield one
        elif one.kind not in there:
            yield replace(one, hint=_hint(spec, one.kind, left_out))
    yield from _witnesses(spec, papers)


def _wanted(spec: Spec) -> Iterator[Missing]:
    if spec.purpose == "appeal":
        yield from _for_appeal(spec)
    elif spec.purpose == "discrimination":
        yield _of_ours("claim_form", "The core documents of a claim begin with it.")
    else:
        yield _of_ours("complaint", "A complaint to the council comes first: the Ombudsman expects it.")
        yield _of_ours("complaint_response", "It shows that the complaint was answered, and on which day.")


def _for_appeal(spec: Spec) -> Iterator[Missing]:
    grounds = spec.grounds
    if not grounds:
        yield Missing(
            "",
            "The ground of appeal",
            "Without it nobody can say which documents and limits belong to this appeal.",
            'Write ground = ["b"] in the SPEC, with the letter of your ground: '
            + "; ".join(f"{code} {ground.title[0].lower()}{ground.title[1:]}" for code, ground in GROUNDS.items())
            + ".",
        )
        return
    appealed = ", ".join(ground_words(code) for code in grounds)
    yield _by_rules("decision_letter", f"The appeal says which decision it is against, and its date: {appealed}.")
    if any(GROUNDS[code].certificate for code in grounds):
        but = "an appeal about nothing but section I needs none"
        yield _by_rules("certificate", f"An appeal on this ground needs a mediation certificate ({but}).")
    if set(grounds) & set(_CONTENTS):
        yield _by_rules("plan", "An appeal about what a plan says comes with the plan.")
        yield _by_rules("appendix_k", "An appeal about what a plan says comes with the plan's section K documents.")
    elif set(grounds) & set(_PLAN_KEPT):
        yield _of_ours("plan", "In an appeal on this ground there is a plan, and the Tribunal will look for it.")
    if set(grounds) & set(_WORDING):
        row = limits().of("appeal.working_document")
        yield Missing(
            "working_document",
            DOCUMENT_KINDS["working_document"].title,
            "What each side wants the plan to say is set out in a working document.",
            source=limits().cited(),
            confidence=row.confidence,
        )


def _by_rules(kind: str, why: str) -> Missing:
    duty = next(duty for duty in tribunal.DUTIES if duty.id == "appeal.contents")
    cited = "; ".join(citation.text for citation in duty.citations)
    return Missing(kind, DOCUMENT_KINDS[kind].title, why, source=cited, confidence=duty.confidence)


def _of_ours(kind: str, why: str) -> Missing:
    return Missing(kind, DOCUMENT_KINDS[kind].title, why)


def _hint(spec: Spec, kind: str, left_out: tuple[Listed, ...]) -> str:
    lost = [listed.file for listed in left_out if kind in listed.kinds]
    if lost:
        return f"{', '.join(lost)} was listed as one and could not be read."
    if kind == "working_document":
        if not spec.changes:
            return "Write [[change]] rows in the SPEC, and --working-document FILE.docx makes one of them."
        rows = counted(len(spec.changes), "[[change]] row")
        return f"--working-document FILE.docx writes one from the {rows} of the SPEC."
    event = _last(spec.case, DOCUMENT_KINDS[kind].events) if spec.case is not None else None
    if event is not None:
        return f"The case records one: {kind_words(event.kind)}, {span_words(event.on)}."
    return ""


def _last(case: Case, kinds: tuple[str, ...]) -> Event | None:
    found = [event for kind in kinds for event in case.of(kind)]
    return max(found, key=lambda event: event.on, default=None)


def _witnesses(spec: Spec, papers: tuple[Paper, ...]) -> Iterator[Missing]:
    authors = " ".join((paper.listed.author or "").casefold() for paper in papers if paper.listed.kind in _SPOKEN)
    for name in spec.witnesses:
        if name.casefold() not in authors:
            yield Missing(
                "witness_statement",
                f"A statement or report by {name}",
                "Every witness who attends and has not written a report needs a statement.",
                f'If it is in the pack, write author = "{name}" for it.',
                limits().cited(),
                limits().confidence,
            )
