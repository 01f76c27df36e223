"""What a letter asks the writer for: nothing in it is ever taken from elsewhere, or left out in silence."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from upheld.errors import UpheldError

LONGEST = 2_000

ASKS: dict[str, str] = {
    # Who writes
    "your_name": "your name",
    "your_address": "your address",
    "your_email": "your e-mail address",
    "your_phone": "your telephone number",
    "your_role": "your role and organisation",
    "on_behalf_of": "the name of the family you write for",
    # About whom
    "child_name": "the child's or young person's full name",
    "child_date_of_birth": "the date of birth",
    "reference": "the council's reference, if you have one",
    "school_name": "the name of the school or college",
    "year_group": "the year group",
    # To whom
    "council_name": "the name of the council",
    "council_address": "the council's address or e-mail address",
    "council_officer": "the name of the case officer, if you know it",
    "school_address": "the school's address or e-mail address",
    "health_body_name": "the name of the NHS integrated care board",
    "health_body_address": "the address or e-mail address of the NHS body",
    "adviser_name": "the mediation adviser named in the council's letter",
    "adviser_address": "the mediation adviser's e-mail address",
    "governors_address": "the address of the clerk to the governors or trustees",
    "legal_department": "the address or e-mail address of the council's legal department",
    # What the letter says
    "needs": "what the child or young person finds hard, with examples",
    "help_so_far": "what help has been given so far, and what came of it",
    "why_more": "why more help than the school can give may be needed",
    "evidence": "the reports and letters that show this, with their dates",
    "effect": "how this has affected the child or young person and the family",
    "wanted": "what you want to happen",
    "comments": "your comments, section by section: what is wrong or missing, and the words you want instead",
    "school_wanted": "the name of the school or college you ask for",
    "why_school": "why this school or college is right",
    "provision_missed": "which provision in the plan was not given, on which days, and how long it should have been",
    "what_changed": "what has changed, or what is not working",
    "adjustments": "the changes you ask the school to make",
    "why_late": "why you could not do this in time",
    "reasons_for_appeal": "why the decision is wrong",
    "mediation_issues": "what you want to talk about in mediation",
    "health_provision_wanted": "the health provision that is missing from the plan, if mediation is about that",
    "budget_provision": "the provision you want a personal budget or direct payment for",
    "education_missed": "since when there has been no suitable education, and what is offered now",
    "journey": "the journey: where from, where to, how far, and why the child cannot walk or travel alone",
    "exclusion_account": "what happened as you and the child see it, and the needs that lie behind it",
    "complaint_answer": "what was wrong with the council's answer",
    "information_wanted": "the information you ask for",
    "meeting_days": "days on which you could meet",
    "support_needed": "any help you need to make your complaint, such as an interpreter or large print",
    "agreed_not_done": "which points of the mediation agreement have not been carried out",
    "appeal_wish": "one of these: I wish to appeal; or: I have not decided yet whether to appeal",
    "certificate": "one of these: I enclose the mediation certificate; or: I need none, as I appeal only about "
    "section I; or: I ask for permission to appeal without one, because ...",
    "why_fair": "why it is fair and just to let the appeal go ahead",
    "meeting_topics": "what you want to talk about at the meeting",
    "why_keep": "why the plan is still needed, and what would be lost without it",
    "school_kind": "what kind of school or college it is, such as maintained school, Academy or college",
    "transport_fault": "what was wrong with the way the council dealt with the transport reviews",
    "health_service": "the name and place of the health service this is about",
    "told_body": "on which days you told the body that its answer was late, and what it said",
    "legal_advisers": "the name and address of your legal advisers, if you have any",
    # To whoever wrote advice for the plan
    "writer_name": "the name of the person who wrote the report",
    "writer_role": "their profession",
    "writer_address": "their address or e-mail address",
    "report_title": "the title of the report",
    "report_date": "the date of the report",
}
"""The name of each ask, and its words as they stand in the brackets."""


def known(details: Mapping[str, str]) -> dict[str, str]:
    """The details given, each a plain line of words; those left empty are dropped, so that they are asked for.

    Raises:
        UpheldError: a name that no letter asks for, or a text that is not text or is too long.
    """
    found: dict[str, str] = {}
    for name, value in details.items():
        if name not in ASKS:
            near = get_close_matches(str(name), ASKS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UpheldError(
                f"{str(name)[:60]!r} is not something a letter asks for.{hint} The names: {', '.join(ASKS)}."
            )
        if not isinstance(value, str):
            raise UpheldError(f'{name} is not text: write it in quotation marks, {name} = "...".')
        if len(value) > LONGEST:
            raise UpheldError(f"{name} is {len(value):,} letters long: shorten it to {LONGEST:,}, or enclose a page.")
        if value.strip():
            found[name] = value.strip()
    return found
