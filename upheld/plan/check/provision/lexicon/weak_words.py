"""Which words promise less than they seem to, why, how far they reach and on whose word?

`after`: what follows is not promised, to the end of its part of the sentence. `before`: the whole of its part of the
sentence is not, and all of the sentence where the words stand by themselves. `loose`: something is promised, and these
words make it less. `floor` and `cap` are the least and the most of an amount.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from upheld.law.plan_rules import (
    CLARKE,
    CODE_9_69,
    CUMBRIA,
    GREENWICH,
    NORTH_EAST_LINCOLNSHIRE,
    OXFORDSHIRE,
    REDBRIDGE,
    ROTHERHAM,
    SPECIFYING,
    Authority,
)

Reach = Literal["after", "before", "loose"]


@dataclass(frozen=True, slots=True)
class WeakKind:
    """One way in which words are weak: the code of its finding, why, how far it reaches, and its authorities."""

    code: str
    why: str
    reach: Reach
    law: tuple[Authority, ...]
    remedy: str


KINDS: tuple[WeakKind, ...] = (
    WeakKind(
        "provision.minimum_zero",
        "it sets a most and no least, so that nothing at all would keep to it",
        "after",
        (CLARKE, CODE_9_69),
        "Please state the least that must be given, not only the most.",
    ),
    WeakKind(
        "provision.access",
        "being able to have something is not being given it",
        "after",
        (CLARKE, CODE_9_69),
        "Please state what will be given in place of access, a chance or an offer of it.",
    ),
    WeakKind(
        "provision.hope",
        "it says what would be good for the child, or what somebody hopes, not what will be done",
        "after",
        (SPECIFYING, CLARKE),
        "Please state it as something that will be done.",
    ),
    WeakKind(
        "provision.describes",
        "it describes the child or what happens now, and promises nothing",
        "after",
        (SPECIFYING,),
        "Please state what will be done.",
    ),
    WeakKind(
        "provision.for_staff_only",
        "it goes to staff, and gives the child nothing by itself",
        "after",
        (CODE_9_69, CLARKE),
        "Please state what will then be done with the child, by whom, how often and for how long.",
    ),
    WeakKind(
        "provision.may",
        "it leaves whether it happens to whoever gives it",
        "after",
        (CLARKE, CODE_9_69),
        "Please say that it will be done.",
    ),
    WeakKind(
        "provision.as_required",
        "it is given only if somebody thinks it needed or possible, and nobody need think so",
        "before",
        (CLARKE, REDBRIDGE),
        "Please state the least that will be given, and what must happen for more to be given.",
    ),
    WeakKind(
        "provision.condition",
        "it depends on something that has not been decided, so that it may never be given",
        "before",
        (CLARKE, REDBRIDGE),
        "Please take the condition out, so that nothing but the need decides whether it is given.",
    ),
    WeakKind(
        "provision.undecided",
        "it puts the decision off, so that nothing has been decided yet",
        "before",
        (CLARKE, GREENWICH),
        "Please decide it in the plan, and do not leave it for later.",
    ),
    WeakKind(
        "provision.decided_by_school",
        "it leaves to the school, or to whoever gives it, what the plan itself should decide",
        "before",
        (GREENWICH, CLARKE),
        "Please decide it in the plan, and do not leave it to whoever gives it.",
    ),
    WeakKind(
        "provision.change_without_review",
        "it lets the provision be changed without the plan being amended",
        "before",
        (ROTHERHAM, GREENWICH),
        "Please take these words out: provision is changed by amending the plan, not by discussion.",
    ),
    WeakKind(
        "provision.money",
        "a band or a sum of money is not provision: it does not say what the child will be given",
        "before",
        (CUMBRIA,),
        "Please state the provision that the money or the band is meant to pay for.",
    ),
    WeakKind(
        "provision.setting_only",
        "it describes what the school does for everyone, not what this child will be given",
        "before",
        (OXFORDSHIRE, CLARKE),
        "Please state what this child will be given beyond what every pupil has.",
    ),
    WeakKind(
        "provision.loose_amount",
        "it does not say how much or how often",
        "loose",
        (CLARKE, CODE_9_69),
        "Please state how much and how often.",
    ),
    WeakKind(
        "provision.approximate",
        "it is about so much, so that less would keep to it",
        "loose",
        (CLARKE, CODE_9_69),
        "Please state the least that must be given.",
    ),
    WeakKind(
        "provision.equivalent",
        "it lets something else be given in its place",
        "loose",
        (CLARKE, REDBRIDGE),
        "Please state the qualification or the programme that is required, without an undefined alternative.",
    ),
    WeakKind(
        "provision.should",
        "it advises and does not decide",
        "loose",
        (SPECIFYING, CLARKE),
        "Please say that it will be done.",
    ),
    WeakKind(
        "provision.no_content",
        "it does not say what is done",
        "loose",
        (SPECIFYING, CODE_9_69, NORTH_EAST_LINCOLNSHIRE),
        "Please state what is done in that time.",
    ),
)
