"""The exceptions that release an authority from a limit, and what each needs to be shown.

An exception stops no clock and gives no new date: it excuses a limit missed because of the listed reason.

Law: england.md 1.3, with the regulations named there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exception code: what it is, where it stands, and the elements of fact it needs."""

    code: str
    title: str
    elements: tuple[str, ...]
    cite: str
    confidence: str


CAUSE = "that meeting the limit was impractical because of it"

_CLOSED = "a school closure of at least four weeks in a row"
EXCEPTIONS: dict[str, Exemption] = {
    one.code: one
    for one in (
        Exemption(
            "EXC-SCHOOL4",
            "Advice was asked of the head or principal around a school closure of four weeks or more",
            (
                _CLOSED,
                "advice asked of the head or principal between a week before the closure and a week before its end",
            ),
            "SEND Regulations 2014 regs 5(4)(a), 10(4)(a), 13(3), 27(3)(a)",
            "A",
        ),
        Exemption(
            "EXC-EY4",
            "Advice was asked of an early years provider around a closure of four weeks or more",
            (
                _CLOSED,
                "advice asked of the early years provider between a week before the closure and a week before its end",
            ),
            "SEND Regulations 2014 regs 5(4)(b), 10(4)(b), 13(3), 27(3)(b)",
            "A",
        ),
        Exemption(
            "EXC-PERSONAL",
            "Exceptional personal circumstances affected the child, parent or young person",
            ("exceptional personal circumstances in the period",),
            "SEND Regulations 2014 regs 5(4)(c), 8(2)(a), 10(4)(c), 13(3), 27(3)(c)",
            "A",
        ),
        Exemption(
            "EXC-ABSENT4",
            "The child, parent or young person was away from the area for four weeks or more",
            ("an absence from the area of at least four weeks in a row in the period",),
            "SEND Regulations 2014 regs 5(4)(d), 8(2)(b), 10(4)(d), 13(3), 27(3)(d)",
            "A",
        ),
        Exemption(
            "EXC-ABSENT2",
            "The child, parent or young person was away from the area for two weeks or more",
            ("an absence from the area of at least two weeks in a row in the period",),
            "SEND Regulations 2014 regs 44(3), 45",
            "A",
        ),
        Exemption(
            "EXC-APPT",
            "An appointment for an examination or test was not kept",
            ("an appointment with the body missed in its six weeks",),
            "SEND Regulations 2014 reg 8(2)(c)",
            "A",
        ),
        Exemption(
            "EXC-REPS",
            "The family asked to make representations on the draft after the fifteen days",
            ("representations on the draft after its fifteen days",),
            "SEND Regulations 2014 reg 44(3)",
            "A/C",
        ),
        Exemption(
            "EXC-FTT-DIR",
            "The Tribunal directed a different period",
            ("a direction of the Tribunal that sets another day",),
            "SEND Regulations 2014 reg 44(1)",
            "A",
        ),
        Exemption(
            "EXC-AGREED",
            "The parties agreed a different time in writing",
            ("an agreement in writing that sets another day",),
            "SEND Regulations 2014 reg 42(5)",
            "A",
        ),
        Exemption(
            "EXC-COVID",
            "A reason relating to the incidence or transmission of coronavirus",
            ("a limit that fell from 1 May to 25 September 2020",),
            "SI 2020/471",
            "A",
        ),
    )
}
