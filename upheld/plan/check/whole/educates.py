"""Does health or social care provision educate or train, so that it belongs in section F?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import CODE_9_76, EDUCATES_OR_TRAINS, SECURE_EDUCATION
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen

_SPEECH = Phrases(
    "speech and|& language", "speech language", "salt", "slt", "speech therapy|therapist", "language therapy|therapist",
)  # fmt: skip
_THERAPY = Phrases(
    "occupational therapy|therapist|therapists", "ot", "physiotherapy", "physiotherapist", "physio", "music therapy",
    "art therapy", "play therapy", "drama therapy", "dramatherapy", "hydrotherapy", "counselling", "psychologist",
    "psychology", "psychotherapy", "cognitive behavioural therapy", "cbt", "camhs", "sensory integration",
    "therapeutic", "mentor", "mentoring", "mental health service|services",
)  # fmt: skip
# What teaches or trains the child; training others is not the child's education.
_TEACHES = Phrases(
    "teach", "taught", "teaching", "learn", "learning", "lesson|lessons", "curriculum", "handwriting", "literacy",
    "numeracy", "fine motor", "gross motor", "motor skills", "self care skills", "self help skills", "dressing skills",
    "communication skills", "social skills", "language skills", "understanding of language", "listening skills",
    "attention skills", "independence skills", "independent living skills", "life skills", "living skills",
    "travel training", "emotional regulation", "self regulation", "regulation skills", "emotional literacy",
    "sensory diet", "sensory programme|program|circuit", "sensory integration", "aac", "makaton", "signing",
    "coping strategies|skills", "in class|lessons", "play skills", "articulation", "phonology", "vocabulary",
    "speech sounds", "expressive language", "receptive language", "social communication", "coaching", "practise",
    "train him|her|them", "training for child|him|her", "skills",
)  # fmt: skip
_MEDICAL = Phrases(
    "medication|medicine|medicines|medical", "epilepsy", "epileptic", "seizure|seizures", "gastrostomy", "peg",
    "tube", "catheter", "catheterisation", "tracheostomy", "suction", "oxygen", "insulin", "diabetes", "diabetic",
    "dysphagia", "swallow|swallowing", "aspiration", "eating and|& drinking", "feeding", "diet|dietitian|dietetic",
    "dietician", "nurse|nursing", "paediatrician", "consultant", "clinic", "orthotics|orthotic|orthoses", "splint",
    "splints", "botox", "wheelchair services|service|clinic", "hip surveillance", "x ray", "blood", "continence",
    "audiology", "cochlear", "hearing aid|aids", "ophthalmology", "orthoptist", "dental", "dentist", "adrenaline",
    "allergy", "asthma", "inhaler", "emergency", "crisis", "melatonin", "sleep clinic", "surgery",
    "chest physiotherapy", "airway clearance", "stretches", "contracture|contractures",
)  # fmt: skip
_AT_SCHOOL = Phrases("at|in school", "at|in nursery", "at|in college")
_CLINICAL = Phrases(
    "crisis", "emergency", "clinic", "medicine", "medication", "airway clearance", "chest physiotherapy", "surgery",
    "consultant",
)  # fmt: skip
_OTHERS = Phrases(
    "training for staff|parents|school|carers|adults|teachers|teaching", "train staff|school|parents|adults|carers",
    "staff training", "staff ~ trained", "train ~ staff|assistants|carers", "parents ~ trained", "carers ~ trained",
    "training to staff|school|parents|carers", "taught to ~ staff|adults|parents|carers",
    "teach|teaches ~ staff|parents|carers", "teaching staff|assistant|assistants", "learning support assistant",
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Lines of G, H1 and H2 that teach or train; what is purely medical is left alone.

    Speech and language therapy and what says that it teaches are `important`; another therapy that does not say what
    it is for is `look`, with the question.
    """
    for line in seen.lines:
        if line.kind == "provision" and line.section in ("G", "H1", "H2"):
            told = _educates(line)
            if told:
                yield _finding(line, *told)


def _educates(line: Line) -> tuple[Severity, tuple[str, ...]] | None:
    others = set(_OTHERS.found(line.text, line.words))
    taught = tuple(
        words
        for words in _TEACHES.found(line.text, line.words)
        if not any(words.casefold() in other.casefold() for other in others)
    )
    medical = _MEDICAL.found(line.text, line.words)
    speech = _SPEECH.found(line.text, line.words)
    therapy = _THERAPY.found(line.text, line.words)
    if medical and therapy and not speech and not _CLINICAL.found(line.text, line.words):
        # Therapy at school beside something medical, such as splints: its hours may teach, and the plan does not say.
        return ("look", (*therapy, *taught)) if taught or _AT_SCHOOL.found(line.text, line.words) else None
    if medical:
        # A line of both kinds may have to be split; a purely medical one is where it belongs.
        return ("look", (*speech, *therapy, *taught)) if taught and (speech or therapy) else None
    if speech or (therapy and taught):
        return "important", (*speech, *therapy, *taught)
    if taught:
        return ("important" if line.section == "G" else "look"), taught
    return ("look", therapy) if therapy and line.section == "G" else None


def _finding(line: Line, severity: Severity, words: tuple[str, ...]) -> Finding:
    sure = "reads as if it educates or trains" if severity == "important" else "may educate or train"
    return Finding(
        "provision.educates",
        severity,
        f"This provision {sure}. If it does, it is special educational provision, whoever gives it, and the council "
        "must secure it in section F.",
        section=line.section,
        on=line.on,
        place=line.place,
        words=words,
        law=(EDUCATES_OR_TRAINS, CODE_9_76, SECURE_EDUCATION),
        remedy=f"Please move this provision from section {line.section} to section F, specified there.",
        question="Does this provision educate or train the child or young person, and in what?",
    )
