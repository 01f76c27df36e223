"""Which limits of the practice direction a pack is over, by how much, and on which pages.

Pages of the documents are counted; the cover, the index and the chronology are not, as the summaries do not say that
they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from upheld.compliance.words import day_words
from upheld.dates import add_months
from upheld.law.grounds import GROUNDS
from upheld.letters.pack.finding import Finding, Severity, Where, called, counted, pages_of, whole
from upheld.letters.pack.kinds import HEALTH_OR_CARE, PARTIES, Part
from upheld.letters.pack.limits import Limit, limits
from upheld.letters.pack.paper import Paper
from upheld.letters.pack.spec import Spec, party_words, span_shown

_LOOK_AT = 5
_SHORTEN = (
    "Take out what is not needed, most of all what is there twice; or, if more is necessary, write why in `note`: a "
    "bundle that is over may be rejected unless a note explains why that is necessary."
)


def check_limits(spec: Spec, papers: tuple[Paper, ...], as_at: date) -> Iterator[Finding]:
    """What is over a limit, part by part and then document by document."""
    for part in ("core", "plan", "working_document", "supplementary"):
        for row in limits().counting(part, spec):
            found = _in_part(spec, papers, part)
            if (over := _pages(found) - row.limit) > 0:
                yield _over(spec, row, f"{row.what.capitalize()} has {counted(_pages(found), 'page')}", over, found)
    for party in PARTIES:
        evidence = _in_part(spec, papers, "evidence", party)
        yield from _evidence(spec, evidence, party_words(party, spec.purpose))
    for paper in papers:
        for kind, asked in _EACH.items():
            if paper.listed.kind == kind:
                yield from asked(spec, paper, as_at)


def not_limited(spec: Spec, papers: tuple[Paper, ...]) -> Iterator[str]:
    """Why the evidence was held to no limit, where it was not: one sentence."""
    if spec.purpose == "appeal" and _in_part(spec, papers, "evidence") and not limits().counting("evidence", spec):
        why = "the SPEC gives no ground of appeal"
        if spec.grounds:
            why = f"the summaries give none for ground {' or '.join(spec.grounds)}; look at what the Tribunal directed"
        yield f"The evidence was held to no limit on its length: {why}."


def check_grounds(spec: Spec) -> Iterator[Finding]:
    """Whether the Tribunal can recommend what is asked for."""
    if spec.extended and spec.grounds and not any(GROUNDS[code].recommendations for code in spec.grounds):
        cited = "; ".join(dict.fromkeys(GROUNDS[code].cite for code in spec.grounds))
        what = f"On ground {' and '.join(spec.grounds)} the Tribunal cannot make health or social care recommendations."
        todo = "Leave out extended = true, or add the ground it belongs to."
        yield Finding("ground.extended", "look", what, todo, (), cited, GROUNDS[spec.grounds[0]].confidence)


def _in_part(spec: Spec, papers: tuple[Paper, ...], part: Part, party: str | None = None) -> tuple[Paper, ...]:
    return tuple(
        paper for paper in papers if part_of(spec, paper) == part and (party is None or paper.listed.party == party)
    )


def part_of(spec: Spec, paper: Paper) -> Part:
    """The part of the bundle a document is counted in; a claim has none of its own for plans."""
    if spec.purpose == "discrimination" and paper.listed.part in ("plan", "working_document"):
        return "evidence"
    return paper.listed.part


def _pages(papers: tuple[Paper, ...]) -> int:
    return sum(paper.length for paper in papers)


def _over(spec: Spec, row: Limit, what: str, over: int, papers: tuple[Paper, ...]) -> Finding:
    longest = sorted(papers, key=lambda paper: (-paper.length, paper.number))[:_LOOK_AT]
    todo = "Begin with the longest documents, which are named here. " + (_SHORTEN if spec.note is None else _NOTED)
    return _finding(row, f"{what}; the limit is {row.limit}, so it is {over} over", todo, map(whole, longest))


_NOTED = "Your note on why more is necessary is in the pack; the Tribunal decides whether it will do."


def _finding(row: Limit, what: str, todo: str, where: Iterable[Where], severity: Severity = "over") -> Finding:
    doubt = f" {row.doubt}" if row.doubt else ""
    return Finding(row.id, severity, f"{what}.{doubt}", todo, tuple(where), limits().cited(), row.confidence)


def _evidence(spec: Spec, papers: tuple[Paper, ...], party: str) -> Iterator[Finding]:
    """What is over in one party's evidence.

    With several grounds the largest of their limits is held to be the limit: the summaries do not say that they add
    up, and that reading is the one that is safe.
    """
    rows = limits().counting("evidence", spec)
    if not papers or not rows:
        return
    extra = limits().counting("health_or_care", spec) if spec.extended else ()
    apart = tuple(paper for paper in papers if extra and paper.listed.section in HEALTH_OR_CARE)
    rest = tuple(paper for paper in papers if paper not in apart)
    main, total = rows[0], sum(row.limit for row in rows)
    besides = " besides what is about health or social care" if apart else ""
    over = _pages(rest) - main.limit
    what = f"The evidence of {party}{besides} has {counted(_pages(rest), 'page')}"
    if over > 0 and extra and not apart and _pages(rest) <= main.limit + extra[0].limit:
        yield _finding(
            extra[0],
            f"{what}; the limit is {main.limit}, and {extra[0].limit} more for what is about health or social care",
            'Mark the documents that are about health or social care with section = "C", "D", "G", "H1" or "H2": '
            f"at least {counted(over, 'page')} of the evidence must be.",
            map(whole, papers),
            "look",
        )
    elif over > 0 and len(rows) > 1 and _pages(rest) <= total:
        several = " and ".join(f"{row.limit} ({', '.join(row.grounds)})" for row in rows)
        yield _finding(
            main,
            f"{what}; the limits for these grounds are {several}. The summaries do not say whether they add up: if "
            f"they do not, it is {over} over",
            "Keep to the largest single limit, or ask the Tribunal which it is. " + _SHORTEN,
            map(whole, rest),
            "look",
        )
    elif over > 0:
        yield _over(spec, main, what, over, rest)
    if extra and (over := _pages(apart) - extra[0].limit) > 0:
        what = f"The evidence of {party} on health or social care has {counted(_pages(apart), 'page')}"
        yield _over(spec, extra[0], what, over, apart)


def _report(spec: Spec, paper: Paper, as_at: date) -> Iterator[Finding]:
    table = limits()
    row = table.of("report.pages")
    if paper.length > row.limit:
        yield _too_long(row, paper, paper.length, range(row.limit + 1, paper.length + 1))
    row = table.of("report.summary")
    summary = paper.listed.summary_pages
    if summary is not None and summary > row.limit:
        yield _finding(
            row,
            f"The executive summary of {called(paper)} has {counted(summary, 'page')}; the limit is {row.limit}",
            "Ask its author for a shorter summary.",
            [pages_of(paper, ())],
        )
    yield from _age(spec, paper, as_at)


def _age(spec: Spec, paper: Paper, as_at: date) -> Iterator[Finding]:
    row = limits().of("report.age")
    on = paper.listed.on
    if on is None:
        yield _finding(
            row,
            f"The date of {called(paper)} is not known, so its age cannot be checked",
            "Add `on` to the SPEC.",
            [pages_of(paper, ())],
            "look",
        )
        return
    day = spec.hearing_on or as_at
    counted_to = f"the hearing on {day_words(day)}" if spec.hearing_on else f"{day_words(day)}"
    oldest = add_months(day, -12 * row.limit)
    if on.first < oldest:
        sure = on.last < oldest
        yield _finding(
            row,
            f"{called(paper)} is of {span_shown(on)}: {'' if sure else 'it may be '}more than {row.limit} years before "
            f"{counted_to}",
            "Ask its author for an up-to-date report or a short update, or write why this one is needed.",
            [whole(paper)],
            "over" if sure else "look",
        )


def _statement(spec: Spec, paper: Paper, as_at: date) -> Iterator[Finding]:
    row = limits().of("statement.pages")
    begin = paper.listed.exhibits_from
    last = paper.length if begin is None else min(begin - 1, paper.length)
    if last > row.limit:
        yield _too_long(row, paper, last, range(row.limit + 1, last + 1))


def _too_long(row: Limit, paper: Paper, length: int, pages: range) -> Finding:
    if paper.listed.note is not None:
        todo = f"Your note on why: {paper.listed.note}"
    elif row.counts == "witness_statement":
        todo = (
            "Shorten it, or say with `exhibits_from` on which page its exhibits begin; if it must be longer, write why "
            "in its `note`."
        )
    else:
        todo = "Ask its author for a shorter one; if it must be longer, write why in its `note`."
    what = f"{called(paper)} has {counted(length, 'page')}; the limit is {row.limit}, so it is {len(pages)} over"
    return _finding(row, what, todo, [pages_of(paper, pages)])


_EACH: dict[str, Callable[[Spec, Paper, date], Iterator[Finding]]] = {
    "expert_report": _report,
    "witness_statement": _statement,
}
