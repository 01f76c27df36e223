"""Every sort of paper a family may hold in its hand, by group, and the checklist each is held against."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from upheld.law import law_named
from upheld.law.duty import On
from upheld.law.notices import ITEMS, NOTICES
from upheld.web.check import papers_assessing, papers_disagreement, papers_plan
from upheld.web.check.paper_parts import Paper, Words

GROUPS: Mapping[str, Words] = {
    "assessing": _("Asking for an assessment"),
    "plan": _("The plan"),
    "review": _("Reviews, a new assessment, and the end of a plan"),
    "disagreement": _("Complaints, mediation and the Tribunal"),
    "school": _("From a school, its governors, or about transport"),
}

PAPERS: Mapping[str, Paper] = {
    one.id: one for one in (*papers_assessing.PAPERS, *papers_plan.PAPERS, *papers_disagreement.PAPERS)
}
"""By id, in the order in which they are shown."""


def by_group() -> tuple[tuple[Words, tuple[Paper, ...]], ...]:
    """The papers under the name of their group, in order."""
    return tuple((name, tuple(one for one in PAPERS.values() if one.group == group)) for group, name in GROUPS.items())


def notices(paper: Paper) -> tuple[str, ...]:
    """The checklists of the register that a paper is held against: its own, and those of the duties it brings alive."""
    own = [paper.notice, *(way.notice for way in paper.ways)]
    return tuple(dict.fromkeys(one for one in own if one))


def checklist(paper: Paper) -> tuple[str, ...]:
    """What the paper should say, by the item's key in `contents`; nothing where its event cannot record it."""
    if not paper.takes_contents:
        return ()
    wanted = [name for notice in notices(paper) for name in NOTICES[notice].items]
    for entry in law_named("england").entries:
        duty = entry.newest
        if duty.shape == "checklist" and any(_begins(paper, one) for one in duty.trigger):
            wanted += duty.items or NOTICES[duty.checklist].items
    return tuple(name for name in ITEMS if name in wanted)


def _begins(paper: Paper, pattern: On) -> bool:
    """Whether the paper's event, on one of its ways, brings alive what waits for that pattern."""
    if pattern.kind == "appealable_decision":
        return paper.appeal
    ways = [(paper.kind, paper.fields), *((way.kind, {**paper.fields, **way.fields}) for way in paper.ways)]
    return any(
        kind == pattern.kind and all(fields.get(name) in wanted for name, wanted in pattern.where)
        for kind, fields in ways
    )
