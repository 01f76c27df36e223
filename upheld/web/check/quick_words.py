"""What an adviser types for an event: its name, its title, or one of a few everyday words, as far as is needed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from upheld.case import KINDS
from upheld.web.ui.typed_date import quoted

LONGEST = 120
"""The most characters the name of an event may have."""
_FEW = 4
_NOT_HERE = frozenset({"withdrawn"})

# kind: the everyday words for it, the shortest first; a word may bring a field with it, after a bar.
_EVERYDAY = {
    "ehcna_request_received": "request, assessment request, asked for assessment, ehcna request",
    "ehcna_request_sent": "request sent",
    "ehcna_refused_notified": "refusal, refused, refusal to assess, refused to assess, no to assess",
    "ehcna_agreed_notified": "agreed, yes to assess, will assess, agreed to assess",
    "advice_requested": "advice asked, advice requested",
    "advice_received_by_la": "advice in, advice received",
    "plan_agreed_notified": "yes to plan, will make plan, agreed to plan",
    "no_plan_notified": "no plan, refused plan, refusal of plan, no to plan",
    "draft_served": "draft, draft plan",
    "draft_representations": "comments, comments on draft, reply to draft",
    "meeting_requested": "meeting asked",
    "school_requested": "school asked, school request",
    "school_consulted": "school consulted, consulted",
    "admission_refused": "school refused, admission refused",
    "plan_final_sent": "final, final plan, plan",
    "plan_amended_final_sent": "amended, amended final, amended plan",
    "provision_missed": "missed, provision missed, no provision",
    "pb_requested": "personal budget",
    "dp_refused": "direct payment refused",
    "review_meeting_set": "review set, review date",
    "review_meeting_held": "review, review meeting, annual review, ar",
    "review_report_sent": "review report, report",
    "review_decision_notified": "review decision, keep|decision=keep, amend|decision=amend, no change|decision=keep",
    "amendment_notice_sent": "proposed changes, notice of changes, amendment notice",
    "reassess_request_received": "reassessment request, reassessment",
    "reassess_refused_notified": "reassessment refused, refused reassessment",
    "cease_decision_notified": "cease, decision to cease, decision to end",
    "plan_ceased": "plan ended, ceased",
    "moved": "move, moved",
    "mediation_adviser_contacted": "mediation call, mediation adviser",
    "mediation_requested": "mediation asked, mediation request",
    "mediation_declined": "no mediation, mediation declined",
    "mediation_held": "mediation, mediation meeting",
    "mediation_certificate_issued": "cert, certificate, mediation cert, mediation certificate",
    "appeal_received_by_ftt": "appeal, appeal sent, appeal received",
    "appeal_registered": "registered, appeal registered",
    "hearing_date_set": "hearing date",
    "hearing_held": "hearing",
    "ftt_order_sent": "order, tribunal order, tribunal decision",
    "complaint_la_stage_1": "complaint, stage 1, complaint stage 1",
    "complaint_la_stage_2": "stage 2, complaint stage 2",
    "complaint_response": "complaint answer, complaint response, response",
    "lgsco_complaint": "ombudsman, lgsco",
    "sar_received": "sar, subject access",
    "foi_received": "foi, freedom of information",
    "excluded": "exclusion, excluded, suspension|type=suspension, suspended|type=suspension, "
    "permanent exclusion|type=permanent",
    "governors_decision_notice": "governors, governors decision",
    "out_of_suitable_education": "out of school, no education",
    "transport_decision_received": "transport, transport decision, transport refused",
}


class Named(NamedTuple):
    """The kind of event a word names, and the fields it brings with it."""

    kind: str
    fields: Mapping[str, Any]


def named(text: str) -> Named:
    """The kind of event that the words name: in full, or as much of the start as only it has.

    Raises:
        ValueError: one sentence: no such event, with the nearest; or several, up to four of them.
    """
    words = _plain(text)
    if not words:
        raise ValueError(_("Type what happened, such as draft, final or refusal."))
    if len(words) > LONGEST:
        raise ValueError(_("“%(typed)s” is too long for the name of an event.") % {"typed": quoted(text)})
    found = exactly(text)
    if found is not None:
        return found
    begun = _distinct(name for name in _names() if name.startswith(words))
    begun = begun or _distinct(name for name in _names() if all(word in name.split() for word in words.split()))
    if len(begun) == 1:
        return begun[0]
    typed = {"typed": quoted(text)}
    if begun:
        titles = "; ".join(KINDS[one.kind].title for one in begun[:_FEW])
        raise ValueError(_("“%(typed)s” could mean several things: %(titles)s.") % {**typed, "titles": titles})
    near = difflib.get_close_matches(words, _names(), n=1, cutoff=0.7)
    if near:
        title = KINDS[_names()[near[0]].kind].title
        raise ValueError(
            _("“%(typed)s” is not an event we know. Did you mean “%(near)s” (%(title)s)?")
            % {**typed, "near": near[0], "title": title}
        )
    raise ValueError(_("“%(typed)s” is not an event we know: choose one from the list.") % typed)


def exactly(text: str) -> Named | None:
    """The kind that is named in full: by its name, its title or an everyday word; None if there is none."""
    return _names().get(_plain(text))


def short(kind: str, fields: Mapping[str, Any]) -> str:
    """The shortest way to name an event, so that it is found again; its title where it has no everyday word."""
    for word, extra in _words(kind):
        if not extra:
            return word
        if all(fields.get(name) == value for name, value in extra.items()):
            return word
    return KINDS[kind].title


def suggestions() -> list[tuple[str, str]]:
    """What the box suggests: each everyday word with the title of its event, then every title by itself."""
    everyday = [(word, KINDS[kind].title) for kind in _EVERYDAY for word, _extra in _words(kind)[:2]]
    return [*everyday, *((one.title, "") for name, one in KINDS.items() if name not in _NOT_HERE)]


def _plain(text: str) -> str:
    return " ".join(
        re.sub(r"[^a-z0-9]+", " ", text[: 4 * LONGEST].replace("’", "").replace("'", "").casefold()).split()
    )


def _words(kind: str) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for each in _EVERYDAY.get(kind, "").split(","):
        word, _bar, extra = each.strip().partition("|")
        if word:
            name, _equals, value = extra.partition("=")
            found.append((word, {name: value} if name else {}))
    return found


@cache
def _names() -> Mapping[str, Named]:
    """Every name of every kind, as it is compared; an everyday word goes before a title, a title before a name."""
    names: dict[str, Named] = {}
    for kind in _EVERYDAY:
        for word, extra in _words(kind):
            names.setdefault(_plain(word), Named(kind, extra))
    for kind, one in KINDS.items():
        if kind not in _NOT_HERE:
            names.setdefault(_plain(one.title), Named(kind, {}))
            names.setdefault(_plain(kind), Named(kind, {}))
    return names


def _distinct(names: Iterator[str]) -> list[Named]:
    """The kinds that names stand for, each once, with the fields that all its names bring."""
    found: dict[str, Named] = {}
    for name in names:
        one = _names()[name]
        known = found.setdefault(one.kind, one)
        if known.fields != one.fields:
            found[one.kind] = Named(one.kind, {})
    return list(found.values())
