"""How councils title the sections of a plan, its areas of need, and the guidance that they leave under a title."""

from __future__ import annotations

from datetime import date

SHORT = {
    "A": "Views, interests and aspirations", "B": "Special educational needs", "C": "Health needs",
    "D": "Social care needs", "E": "Outcomes", "F": "Special educational provision", "G": "Health provision",
    "H1": "Social care provision (1970 Act)", "H2": "Other social care provision", "I": "Placement",
    "J": "Personal budget", "K": "Advice and information",
}  # fmt: skip
LONG = {
    "A": "The child's and the family's views, interests and aspirations", "B": "The child's special educational needs",
    "C": "The child's health care needs related to SEN", "D": "The child's social care needs related to SEN",
    "E": "The outcomes sought for the child", "F": "The special educational provision required by the child",
    "G": "Any health care provision reasonably required",
    "H1": "Social care provision which must be made under section 2 of the 1970 Act",
    "H2": "Any other social care provision reasonably required", "I": "Name and type of school or other institution",
    "J": "Personal budget and direct payments", "K": "Appendices: advice and information gathered",
}  # fmt: skip
MINE = {
    "A": "All about me", "B": "My special educational needs", "C": "My health needs", "D": "My social care needs",
    "E": "What I want to achieve", "F": "The help I will have at school", "G": "The help I will have with my health",
    "H1": "The help my family must have", "H2": "Other help for me and my family", "I": "My school",
    "J": "My personal budget", "K": "Who wrote about me",
}  # fmt: skip
AREAS = {
    "communication": "Communication and interaction", "cognition": "Cognition and learning",
    "semh": "Social, emotional and mental health", "sensory": "Sensory and/or physical",
    "adulthood": "Preparing for adulthood", "health": "Health", "social": "Social care",
}  # fmt: skip
MY_AREAS = {
    "communication": "How I communicate", "cognition": "How I learn", "semh": "How I feel and get on with others",
    "sensory": "My senses and my body", "adulthood": "Getting ready to be an adult",
}  # fmt: skip
GUIDANCE = {
    "B": "Guidance for writers: set out every need found in the assessment, even where no help is asked for it. "
    "Each need in this section must be answered by provision in Section F.",
    "C": "Guidance for writers: write 'none' if the health body has told us of no needs.",
    "D": "Guidance for writers: the social care team must be asked even when the family is not known to it.",
    "E": "Guidance for writers: outcomes are specific and measurable and have an end date, for example: "
    "'By the end of Year 6, X will dress without help.' They do not describe a service.",
    "F": "Guidance for writers: say what, who, how often and how long. For example: 'Individual speech and language "
    "therapy for 30 minutes each week from a qualified therapist.' Do not write 'access to' or 'as required'.",
    "G": "Guidance for writers: the responsible commissioning body must have agreed what is written here.",
    "H1": "Guidance for writers: only for a child under 18.",
    "H2": "Guidance for writers: include adult care and support from the age of 18.",
}
NONE = {
    "C": "No health needs related to special educational needs were identified.",
    "D": "No social care needs were identified at this time.",
    "G": "Not applicable.",
    "H1": "None.",
    "H2": "No provision required.",
}


def heading(scheme: str, letter: str) -> str:
    """The heading of a section, as this kind of template words it."""
    return {
        "section": f"Section {letter}: {SHORT[letter]}",
        "part": f"PART {letter} – {SHORT[letter].upper()}",
        "caps": f"SECTION {letter} – {SHORT[letter].upper()}",
        "letter": f"{letter}: {SHORT[letter].title()}",
        "dot": f"Section {letter}. {LONG[letter]}",
        "title": SHORT[letter],
        "mine": f"Section {letter} – {MINE[letter]}",
        "bracket": f"({letter}) {LONG[letter]}",
        "alone": f"Section {letter}",
    }[scheme]


def said(day: date | None, form: str) -> str:
    """A day as this council writes it."""
    if day is None:
        return ""
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return {
        "words": f"{day.day} {day:%B %Y}",
        "slashes": f"{day:%d/%m/%Y}",
        "dots": f"{day:%d.%m.%y}",
        "ending": f"{day.day}{ending} {day:%B %Y}",
        "short": f"{day.day} {day:%b %Y}",
    }[form]
