"""What a date of birth decides: who holds the rights, and the birthdays the law counts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from upheld import dates
from upheld.case import Person


@dataclass(frozen=True)
class Life:
    """One person's ages as on a day; every answer is None where the date of birth is not recorded."""

    person: Person
    as_at: date

    @property
    def born(self) -> date | None:
        """The date of birth."""
        return self.person.date_of_birth

    @cached_property
    def school_age_ends(self) -> date | None:
        """The last Friday in June of the academic year of the 16th birthday."""
        return None if self.born is None else dates.end_of_compulsory_school_age(self.born)

    def of_school_age(self, day: date) -> bool | None:
        """Whether a day may be of compulsory school age: from the fifth birthday to the day it ends."""
        if self.school_age_ends is None or self.born is None:
            return None
        return dates.birthday(self.born, 5) <= day <= self.school_age_ends

    def birthday(self, age: int) -> date | None:
        """The day on which that age is reached."""
        return None if self.born is None else dates.birthday(self.born, age)

    def year_group(self, day: date) -> int | None:
        """The National Curriculum year on a day: as recorded for the academic year of `as_at`, else from the birth.

        Law: Year 9 is normally the academic year in which the pupil turns 14 (england.md pfa.year9).
        """
        if self.person.year_group is not None:
            return self.person.year_group - dates.academic_year(self.as_at) + dates.academic_year(day)
        return None if self.born is None else dates.year_group(self.born, day)

    def rights_holder(self) -> dict[str, str | None]:
        """Who holds the rights on `as_at`, until when, and who does then.

        Law: Children and Families Act 2014 s.83; SEND Regulations 2014 regs 63-64 where capacity is lacking.
        """
        end = self.school_age_ends
        if end is None:
            return {"who": "unknown", "until": None, "then": None, "why": "the date of birth is not recorded"}
        assert self.born is not None
        grown = "alternative_person" if self.person.capacity is False else "young_person"
        if self.as_at <= end:
            return {"who": "parent", "until": end.isoformat(), "then": grown}
        outer = dates.birthday(self.born, 26) - timedelta(days=1)
        if self.as_at > outer:
            return {"who": "nobody", "until": None, "then": None, "why": "the 26th birthday has passed"}
        return {"who": grown, "until": outer.isoformat(), "then": None}
