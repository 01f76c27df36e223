"""Duties whose words changed: each older or newer version as a change to the one in its part's module.

Law: england.md 9.1 and section 15.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from upheld.law.code import START, Gap
from upheld.law.duty import Duty, events, on
from upheld.law.limit import Before


def with_versions(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """The duties with the versions that preceded or followed them."""
    found: list[Duty] = []
    for duty in duties:
        match duty.id:
            case "excl.notify":
                found += _notify(duty)
            case "excl.sixth_day.school":
                found += [
                    replace(
                        duty,
                        to_on=date(2015, 1, 4),
                        cite="Education and Inspections Act 2006 s.100; SI 2007/1870 regs 3, 5",
                        trigger=events(on("excluded", type="suspension")),
                        when=("school_age", "over_5_days"),
                        note="A single fixed period of more than five school days.",
                    ),
                    replace(duty, from_on=date(2015, 1, 5)),
                ]
            case "review.phase.post16":
                # Reg 18(3), once only: before 31 May 2015 for transfers on 1 September 2015.
                found += [
                    replace(duty, to_on=date(2015, 8, 31), within=Before(5, 31, "transfer_date")),
                    replace(duty, from_on=date(2015, 9, 1)),
                ]
            case _:
                found.append(duty)
    return tuple(found)


def _notify(duty: Duty) -> list[Duty]:
    steps = (
        (date(2012, 9, 1), duty.cite, duty.owed_to, duty.note),
        (
            date(2022, 9, 1),
            f"{duty.cite}; SI 2022/788",
            "relevant person, and the local authority, the pupil's social worker and the virtual school head (if any)",
            "Where it is permanent, over 5 school days in the term or costs a public examination or National "
            "Curriculum test, also the governing body; if permanent, the home authority.",
        ),
        (
            date(2023, 9, 1),
            f"{duty.cite}; SI 2023/571; SI 2023/882",
            "relevant person, and the local authority, the pupil's social worker and the virtual school head (if any)",
            "The notice must say that a remote meeting may be asked for where governors will meet.",
        ),
    )
    ends = [later[0] - timedelta(days=1) for later in steps[1:]]
    return [
        replace(duty, from_on=first, to_on=last, cite=cite, owed_to=owed_to, note=note)
        for (first, cite, owed_to, note), last in zip(steps, [*ends, None], strict=True)
    ]


_WHY = {
    date(2015, 1, 1): "the SEND Code of Practice of January 2015 did not yet stand",
    date(2015, 3, 23): "the earlier scheme of regs 44 and 45, before SI 2015/359, is not encoded",
    date(2015, 4, 1): "the provision was not yet in force",
    date(2016, 1, 1): "the practice is recorded from 2016",
    date(2018, 4, 3): "SI 2017/1306 was not yet in force",
    date(2018, 5, 25): "the earlier Data Protection Act 1998 is not encoded",
    date(2023, 9, 1): "the power to cancel an exclusion did not yet exist in these words",
    date(2024, 8, 19): "the School Attendance Regulations 2024 were not yet in force",
    date(2026, 1, 1): "the practice was announced for 2026",
}


def gaps(duties: tuple[Duty, ...]) -> tuple[Gap, ...]:
    """The days since 1 September 2014 on which a duty id had no version yet, each with its reason.

    A first day that is not in the table above is an error: every gap is declared on purpose.
    """
    first: dict[str, date] = {}
    for duty in duties:
        first[duty.id] = min(first.get(duty.id, duty.from_on), duty.from_on)
    return tuple(Gap(name, START, day - timedelta(days=1), _WHY[day]) for name, day in first.items() if day > START)
