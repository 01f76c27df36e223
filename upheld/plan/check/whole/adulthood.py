"""From Year 9, does the plan prepare for adulthood?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import ADULTHOOD, CONTENT
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen, some
from upheld.plan.document import Advice, Letter, section_of

YEAR = 9
_ADULTHOOD = Phrases(
    "adulthood", "adult life", "pfa", "independent living", "living independently", "live independently",
    "independent travel", "independent traveller", "travel training", "travel independently", "life skills",
    "living skills", "employment", "employer|employers", "employability", "paid work", "work experience",
    "work placement", "work related", "job|jobs", "vocational", "career|careers", "internship|internships",
    "apprentice|apprenticeship", "further education", "higher education", "college course|courses|place",
    "supported living", "post 16|19", "budgeting", "managing|manage|handling ~ money", "cook|cooking",
    "prepare ~ meal|meals", "community participation", "take part in ~ community", "self advocacy",
    "adult social care|services", "public transport", "bus", "shopping", "tenancy",
)  # fmt: skip


_PARTS: dict[str, Phrases] = {
    "work": Phrases(
        "employment", "employer|employers", "work experience|placement", "paid work", "job", "jobs", "career",
        "careers", "internship", "apprenticeship", "vocational", "course", "award", "level 1|2|3", "workshop",
    ),
    "independent living": Phrases(
        "independent living", "live independently", "own flat|home", "cook", "cooking", "budget", "budgeting", "money",
        "shopping", "life skills", "living skills", "travel", "bus", "household",
    ),
    "friends and the community": Phrases(
        "community", "friends", "friend", "club", "clubs", "relationships", "leisure", "volunteering",
    ),
    "health": Phrases(
        "health", "healthy", "appointments", "medicine", "doctor", "gp", "fitness", "exercise", "stretching",
    ),
}  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """No outcome, or no provision in F, G, H1 or H2, that speaks of adulthood, for a pupil in Year 9 or above."""
    if seen.year is None or seen.year < YEAR:
        return
    if seen.plan.provisions and not _spoken(seen, "F", "G", "H1", "H2"):
        yield Finding(
            "adulthood.no_provision",
            "serious",
            f"The plan is for Year {seen.year}, and no line of section F, G, H1 or H2 was found that speaks of "
            "preparing for adulthood and independent living.",
            section="F",
            place=seen.place_of("F"),
            law=(ADULTHOOD,),
            remedy=(
                "Please specify the provision to help prepare for adulthood and independent living, in section F, G, "
                "H1 or H2 as fits."
            ),
            question="What does this young person need to prepare for work, independent living, health and community?",
        )
    if seen.plan.outcomes and not _spoken(seen, "E"):
        yield Finding(
            "adulthood.no_outcome",
            "important",
            f"The plan is for Year {seen.year}, and no outcome was found that speaks of adulthood, which the provision "
            "for it should lead to.",
            section="E",
            place=seen.place_of("E"),
            law=(ADULTHOOD, CONTENT),
            remedy="Please add outcomes for adulthood: work, independent living, health and the community.",
        )
    elif seen.plan.outcomes:
        yield from _parts(seen)


def _parts(seen: Seen) -> Iterator[Finding]:
    """Parts of adult life for which there is no outcome: the law names none of them, so a person should look."""
    lines = [line for line in seen.by_section.get("E", ()) if line.kind == "outcome"]
    missing = [
        name for name, phrases in _PARTS.items() if not any(phrases.stands_in(line.text, line.words) for line in lines)
    ]
    if len(missing) > 1:
        yield Finding(
            "adulthood.parts",
            "look",
            f"The plan is for Year {seen.year}. Some outcome speaks of adult life, and none was found for "
            f"{some(missing, 4)}. The law asks for provision for adult life and lists none of these: this is advice.",
            section="E",
            place=seen.place_of("E"),
            law=(ADULTHOOD, CONTENT),
            remedy=f"Please add outcomes for {some(missing, 4)}, or say why there are none.",
            question=f"What does this young person hope for in {some(missing, 4)}?",
        )


def _spoken(seen: Seen, *letters: Letter) -> bool:
    lines = (one for letter in letters for one in seen.lines if one.section == letter and one.kind != "piece")
    if any(_ADULTHOOD.stands_in(line.text, line.words) for line in lines):
        return True
    areas = {one.area for one in seen.plan.items() if not isinstance(one, Advice) and section_of(one) in letters}
    return any(_ADULTHOOD.found(area, words_of(area)) for area in areas if area)
