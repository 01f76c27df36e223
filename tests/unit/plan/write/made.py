"""A made-up plan with every kind of thing a plan may hold, and judgements of its lines made by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.documents.reading.found import Place
from upheld.law.plan_rules import CODE_9_69, CUMBRIA, NEEDS_MET, OXFORDSHIRE, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.provision.judgement import Amount, Judgement, Weak
from upheld.plan.document import Advice, Need, Outcome, Person, Piece, Plan, Provision, Section


def at(page: int, block: int = 1) -> Place:
    return Place(page, block)


PLAN = Plan(
    name="draft.docx",
    version="draft",
    child="Child A",
    council="Exampleshire Council",
    year_group=5,
    dates={"draft": date(2026, 2, 20), "birth": date(2016, 2, 3)},
    sections=(
        Section("A", "Section A: My views", (Piece("A.1", "I like trains & maps. <b>Loud rooms hurt.</b>", at(2)),)),
        Section("B", "Special Educational Needs"),
        Section("E", "OUTCOMES", with_letters=("F",)),
        Section("F", "Outcomes and provision", with_letters=("E",)),
        Section("G", "Section G Health provision", (Piece("G.1", "Agreed by the NHS body on 4 March.", at(7)),)),
        Section("I", "", (Piece("I.1", "Mainstream primary school", at(8)),)),
        Section("K", "Section K: Appendices"),
    ),
    needs=(
        Need("B.1", "B", "Cannot follow two spoken instructions.", "B1", "Communication", at(3)),
        Need("B.2", "B", "Reads at the level of a six year old.", None, "Learning", at(3)),
    ),
    outcomes=(
        Outcome("E.1", "Will follow three instructions in class by July 2027.", "E1", None, ("Two by Easter", "#3"),
                at(4)),
        Outcome("E.2", "Will read a page aloud.", "E2", None, (), at(4)),
    ),
    provisions=(
        Provision(
            "F.1", "F", "Speech and language therapy programme", "F1", "Communication",
            {"who": "A speech and language therapist", "how often": "45 minutes a week, one to one"},
            ("B.1",), ("E.1",), ("K.1",), "printed", at(5),
        ),
        Provision(
            "F.2", "F", "Access to a word processor as required", "F2", "Communication",
            {"who": "", "how often": "Daily"}, place=at(5),
        ),
        Provision("F.3", "F", "Reading in a small group with a teaching assistant, three times a week", None,
                  "Learning", needs=("B.2",), tied="area", place=at(6)),
        Provision("F.4", "F", "Up to 5 hours a week of support from an adult", "F4", "Learning", place=at(6)),
        Provision("G.2", "G", "Physiotherapy: a physiotherapist for 30 to 40 minutes every week", "G1", place=at(7)),
    ),
    advice=(
        Advice("K.1", "Report of Therapist T", "medical", "Therapist T", "Speech and language therapist",
               date(2025, 11, 4)),
        Advice("K.2", "Letter from the family"),
    ),
    people=(Person("Case officer", "Officer O"),),
    named_setting="Mainstream  primary school",
    direct_payments="No direct payments are made.",
    unplaced=(Piece("?.1", "This box is for office use.", at(9)),),
    pages=9,
    remarks=("Page 4 has a picture whose words were not read.",),
)  # fmt: skip

VAGUE_F2 = Finding(
    "provision.vague",
    "serious",
    "Nothing says how much is given, so the line would be kept by giving nothing.",
    "F",
    "F.2",
    at(5),
    ("access to", "as required"),
    (SPECIFYING, CODE_9_69),
    "Say how long, how often, and with whose help.",
    "For how many lessons a week is the word processor needed?",
)
BAND_F4 = Finding(
    "provision.partly", "important", "The least is nothing.", "F", "F.4", at(6), ("up to",), (CODE_9_69, OXFORDSHIRE),
    "State the least number of hours.",
)  # fmt: skip
MONEY_F4 = Finding(
    "provision.money", "important", "A sum stands for help.", "F", "F.4", None, (), (CUMBRIA,), "Say it."
)
NEED_B2 = Finding(
    "need.unmet", "serious", "No line of section F was found for this need.", "B", "B.2", at(3), (), (NEEDS_MET,),
    "Write provision for it.",
)  # fmt: skip
NO_D = Finding("section.missing", "serious", "Section D was not found.", "D", None, None, (), (SPECIFYING,), "Add it.")
WHOLE = Finding("plan.hard", "look", "The plan is hard to read.", remedy="Use shorter sentences")

JUDGEMENTS = {
    "F.1": Judgement(
        "Speech and language therapy programme",
        "specific",
        "What, who, how long and how often are said.",
        {
            "what": ("Speech and language therapy programme",),
            "who": ("A speech and language therapist",),
            "duration": ("45 minutes",),
            "frequency": ("a week",),
            "group_size": ("one to one",),
        },
        amounts=(Amount((45, 45), (28.5, 28.5), "term time, 38 weeks"),),
    ),
    "F.2": Judgement(
        "Access to a word processor as required",
        "vague",
        "It can be kept by giving nothing",
        missing=("who", "duration"),
        weak=(Weak("access to", 0, "a door that is open is not a lesson"), Weak("as required", 28, "nobody decides")),
        flexible="Nothing suggests that the need varies",
        ask="How often is it needed?",
        findings=(VAGUE_F2,),
    ),
    "F.3": Judgement(
        "Reading in a small group with a teaching assistant, three times a week",
        "partly",
        "It does not say for how long.",
        {
            "what": ("Reading",),
            "who": ("a teaching assistant",),
            "frequency": ("three times a week",),
            "group_size": ("a small group",),
        },
        missing=("duration",),
        amounts=(Amount(),),
    ),
    "F.4": Judgement(
        "Up to 5 hours a week of support from an adult",
        "partly",
        "It may be nothing.",
        {"duration": ("5 hours",), "frequency": ("a week",)},
        missing=("what", "who"),
        weak=(Weak("up to", 0, "the least is nothing"),),
        amounts=(Amount((0, 300)),),
        findings=(BAND_F4,),
    ),
    "G.2": Judgement(
        "Physiotherapy: a physiotherapist for 30 to 40 minutes every week",
        "specific",
        "All is said.",
        {
            "what": ("Physiotherapy",),
            "who": ("a physiotherapist",),
            "duration": ("30 to 40 minutes",),
            "frequency": ("every week",),
        },
        amounts=(Amount((30, 40)),),
    ),
}


@dataclass(frozen=True)
class Checked:
    """A plan as checked."""

    plan: Plan
    judgements: dict[str, Judgement]
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...] = ("Section K could not be held against the day of the assessment.",)


CHECKED = Checked(PLAN, JUDGEMENTS, (VAGUE_F2, BAND_F4, MONEY_F4, NEED_B2, NO_D, WHOLE))
CUMBRIA_POINT = "a funding band or sum of money is not specification"
