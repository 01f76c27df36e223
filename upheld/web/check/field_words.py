"""What the fields of an event, and the closed words some of them take, are called on a page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from upheld.web.check.questions.question import Words

DATE_WORDS: Mapping[str, Words] = {
    "on": _("When was it?"),
    "sent_on": _("When was it sent? Give the date on the letter or e-mail."),
    "received_on": _("When did it come?"),
    "served_on": _("When did it come?"),
    "made_on": _("What date is printed on it?"),
}
"""The dates every event can have."""

FIELD_WORDS: Mapping[str, Words] = {
    "amount": _("How much"),
    "answer": _("What the answer was"),
    "answers": _("What it answers"),
    "appendices_included": _("Did the reports come with it?"),
    "approx": _("Is the date only a guess?"),
    "because": _("How the council says this stopped it"),
    "bodies": _("Which organisations, one on each line"),
    "body": _("Which organisation"),
    "by": _("Who did it"),
    "category": _("Which kind of advice"),
    "channel": _("How it was sent"),
    "code": _("Which exception"),
    "contents": _("What was in it"),
    "continuing": _("Is it still going on?"),
    "dates": _("Days the Tribunal set"),
    "days": _("How many school days"),
    "decision": _("What was decided"),
    "description": _("What happened"),
    "due_on": _("By when"),
    "duration": _("How long each time"),
    "duty": _("Which duty"),
    "end_date": _("When did it end?"),
    "event": _("Which entry"),
    "evidence": _("What shows it, one on each line"),
    "evidence_included": _("Did the evidence come with it?"),
    "expected_days": _("How many days away are expected"),
    "family_agrees": _("Did the family agree?"),
    "first_day_closed": _("First day closed"),
    "frequency": _("How often"),
    "from": _("First day"),
    "from_la": _("The old council"),
    "ground": _("Which kind of decision"),
    "grounds": _("What the appeal is about"),
    "hearing_on": _("Day of the hearing"),
    "home_la": _("The home council"),
    "hours": _("How many hours"),
    "how": _("How"),
    "institution": _("Which school or college"),
    "invitees": _("Who was invited, one on each line"),
    "issues": _("What it is about"),
    "item": _("Which piece of help"),
    "items": _("What was agreed"),
    "la_agrees": _("Did the council agree?"),
    "la_party": _("Did the council sign it?"),
    "meeting_on": _("Day of the meeting"),
    "minutes": _("How many minutes"),
    "moving_on": _("Day of the move"),
    "notes": _("Notes"),
    "orders": _("What was ordered"),
    "outcome": _("How it ended"),
    "person": _("Which person"),
    "placement": _("School or college named in section I, or its type"),
    "practice": _("What the school does, or does not do"),
    "provider_agrees": _("Did the adviser agree?"),
    "public_exam": _("Is there a public exam?"),
    "quantity": _("How much"),
    "reason": _("Reason"),
    "reopens_on": _("Day it opens again"),
    "representations": _("Did the family ask to be heard?"),
    "requester": _("Who asked"),
    "section": _("Section of the plan"),
    "section_i_blank": _("Was section I empty?"),
    "text": _("In your words"),
    "to": _("Last day"),
    "to_la": _("The new council"),
    "transfer_date": _("Day of the move"),
    "type": _("Which kind"),
    "version": _("Which version"),
    "what": _("What was not done"),
    "who": _("Who"),
}
"""Every other field by its name in a case file."""

TO_WHOM: Words = _("To whom")
"""`to`, on an event where it is not a day."""

ORDER_WORDS: Mapping[str, Words] = {
    "assess": _("To assess"),
    "make_plan": _("To make a plan"),
    "remit": _("To think again about making a plan"),
    "amend_BF": _("To change the needs or the help in the plan (sections B or F)"),
    "amend_I": _("To name a school or a type of school (section I)"),
    "continue": _("To keep the plan"),
    "cease_upheld": _("Nothing: the plan may end"),
}
GROUND_WORDS: Mapping[str, Words] = {
    "a": _("Not assessing"),
    "b": _("Not making a plan"),
    "c": _("What the plan says"),
    "c(i)": _("The needs in the plan (section B)"),
    "c(ii)": _("The help in the plan (section F)"),
    "c(iii)": _("The school in the plan (section I)"),
    "c(iv)": _("That no school is named (section I)"),
    "d": _("Not assessing again"),
    "e": _("Not changing the plan"),
    "f": _("Ending the plan"),
}
CHOICE_WORDS: Mapping[str, Mapping[str, Words]] = {
    "orders": ORDER_WORDS,
    "order": ORDER_WORDS,
    "grounds": GROUND_WORDS,
    "ground": GROUND_WORDS,
    "channel": {
        "email": _("By e-mail"),
        "portal": _("On a website"),
        "hand": _("By hand"),
        "post_first": _("By first class post"),
        "post_second": _("By second class post"),
    },
    "category": {
        "a": _("From the family"),
        "b": _("From the school, nursery or college"),
        "c": _("Medical"),
        "d": _("From an educational psychologist"),
        "e": _("Social care"),
        "f": _("From someone else the council chose"),
        "g": _("About growing up and adult life"),
        "h": _("From someone the family asked for"),
    },
    "section": {
        "F": _("F: learning and therapy"),
        "G": _("G: health"),
        "H1": _("H1: care for a disabled child"),
        "H2": _("H2: other care"),
    },
    "issues": {"education": _("Education"), "health": _("Health"), "care": _("Care")},
    "decision": {
        "keep": _("To keep the plan as it is"),
        "amend": _("To change the plan"),
        "cease": _("To end the plan"),
        "assess": _("To assess"),
        "refuse": _("Not to assess"),
    },
    "body": {"health": _("Health"), "care": _("Care")},
    "reason": {
        "review": _("A yearly review"),
        "other": _("A change at another time"),
        "reassessment": _("A new assessment"),
        "order": _("An order of the Tribunal"),
        "agreement": _("An agreement"),
    },
    "type": {
        "permanent": _("For good"),
        "suspension": _("For some days"),
        "main": _("To the first school, or from one school to the next"),
        "post16": _("From secondary school to a college or sixth form"),
        "early_years": _("Nursery"),
        "infant": _("Infant school"),
        "junior": _("Junior school"),
        "primary": _("Primary school"),
        "middle": _("Middle school"),
        "secondary": _("Secondary school"),
        "post_16": _("Sixth form, or other place after 16"),
        "fe": _("Further education college"),
        "special": _("Special school"),
        "nmss": _("Special school not run by a council"),
        "s41": _("Independent special school on the approved list"),
        "independent": _("Other independent school"),
        "pru": _("Pupil referral unit"),
        "ap": _("Alternative provision"),
        "eotas": _("Education not in a school"),
        "none": _("Nowhere"),
    },
}
"""The closed words a field takes, by its name."""

YES_NO: tuple[tuple[str, Words], ...] = (("yes", _("Yes")), ("no", _("No")), ("", _("Not sure")))


def field_words(name: str, *, is_day: bool = False) -> Words:
    """What a field is called on a page."""
    if name == "to" and not is_day:
        return TO_WHOM
    return DATE_WORDS.get(name) or FIELD_WORDS[name]
