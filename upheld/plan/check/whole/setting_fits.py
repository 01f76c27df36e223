"""Does the place that section I names fit the child's age, and education out of school?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import ELSEWHERE, FINAL_NAMES_SCHOOL
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole.setting import FROM_SEPTEMBER, OUT_OF_SCHOOL, is_blank, named_in

_FOR_YOUNGER = Phrases("primary", "infant|infants", "junior|juniors", "nursery", "preschool", "first school")
_FOR_OLDER = Phrases("secondary", "high", "upper school", "sixth form", "college")


def findings(seen: Seen) -> Iterator[Finding]:
    """In a final plan, a school for another age, and words in section I where it should be blank."""
    said = (seen.plan.named_setting or "").strip()
    if seen.plan.version in ("final", "amended") and said and not is_blank(said):
        yield from _wrong_age(seen, said)
        yield from _needless(seen, said)


def _wrong_age(seen: Seen, said: str) -> Iterator[Finding]:
    """A school for another age: a name proves nothing, so a person should look."""
    year = seen.plan.year_group if seen.plan.year_group is not None else seen.year
    if year is None or FROM_SEPTEMBER.search(said):
        return
    words = (_FOR_YOUNGER if year >= 8 else _FOR_OLDER).found(said, words_of(said)) if year >= 8 or year <= 5 else ()
    if words:
        yield Finding(
            "setting.other_age",
            "look",
            f"Section I seems to name a school for {'younger children' if year >= 8 else 'older pupils'}: the child or "
            f"young person is in {f'Year {year}' if year > 0 else 'Reception or below'}.",
            section="I",
            place=seen.place_of("I"),
            words=words,
            law=(FINAL_NAMES_SCHOOL,),
            remedy="Please say which ages the school named in section I is for, or put right its name or type.",
        )


def _needless(seen: Seen, said: str) -> Iterator[Finding]:
    """Words in section I where all the education is given elsewhere: then it stays blank."""
    if not named_in(said) and OUT_OF_SCHOOL.found(said, words_of(said)):
        yield Finding(
            "setting.elsewhere",
            "look",
            "Section I says that the education is given outside a school. Where all of it is, section I is left blank "
            "and the arrangements stand in section F.",
            section="I",
            place=seen.place_of("I"),
            law=(ELSEWHERE,),
            remedy="Please leave section I blank, and see that all the arrangements stand in section F.",
        )
