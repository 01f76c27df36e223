"""The decisions that can be appealed to the SEND Tribunal, and what it can do (england.md 6.1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of appeal: when the right arises, whether it needs a certificate, what the Tribunal may do.

    `certificate` False means none is needed if the appeal is about nothing else.
    """

    code: str
    title: str
    arises: str
    certificate: bool
    recommendations: bool
    powers: str
    cite: str
    confidence: str = "A"


GROUNDS: dict[str, Ground] = {
    one.code: one
    for one in (
        Ground(
            "a",
            "Refusal to secure an EHC needs assessment",
            "notice under reg 5",
            True,
            False,
            "order assessment",
            "Children and Families Act 2014 s.51(2)(a)",
        ),
        Ground(
            "b",
            "Refusal to make a plan after assessment",
            "notice under s.36(9), reg 10",
            True,
            True,
            "order plan; remit",
            "Children and Families Act 2014 s.51(2)(b)",
        ),
        Ground(
            "c(i)",
            "Section B (needs)",
            "first final plan; any amendment or replacement (s.51(3))",
            True,
            True,
            "amend B, and consequential",
            "Children and Families Act 2014 s.51(2)(c)",
        ),
        Ground(
            "c(ii)",
            "Section F (provision)",
            "first final plan; any amendment or replacement (s.51(3))",
            True,
            True,
            "amend F",
            "Children and Families Act 2014 s.51(2)(c)",
        ),
        Ground(
            "c(iii)",
            "Section I: school, institution or type named",
            "first final plan; any amendment or replacement (s.51(3))",
            False,
            True,
            "name another",
            "Children and Families Act 2014 s.51(2)(c)",
        ),
        Ground(
            "c(iv)",
            "Section I: no school or institution named",
            "first final plan; any amendment or replacement (s.51(3))",
            False,
            True,
            "name one",
            "Children and Families Act 2014 s.51(2)(c)",
        ),
        Ground(
            "d",
            "Refusal to reassess after a request",
            "reg 25 notice",
            True,
            True,
            "order reassessment",
            "Children and Families Act 2014 s.51(2)(d)",
        ),
        Ground(
            "e",
            "Refusal to amend or replace after a review or reassessment",
            "reg 20(11), 22(4), 27 notices",
            True,
            True,
            "amend",
            "Children and Families Act 2014 s.51(2)(e)",
        ),
        Ground(
            "f",
            "Ceasing to maintain",
            "reg 31 notice",
            True,
            True,
            "continue, amend",
            "Children and Families Act 2014 s.51(2)(f)",
        ),
    )
}

NOT_APPEALABLE = (
    "sections A, C, D, E, G, H1, H2, J and K as such",
    "delay or silence",
    "failure to deliver provision",
    "refusal of direct payments or of a personal budget",
    "transport alone",
    "refusal to hold an early review",
)
