"""What is so of the person on a day: their age, where they are, and where they are educated."""

from __future__ import annotations

from upheld.compliance import Reckoning
from upheld.dates import Span

_NOT_SCHOOLS = frozenset({"early_years", "fe", "post_16", "eotas", "none"})
_NOT_MAINSTREAM = frozenset({"special", "nmss", "s41", "independent", "eotas", "none"})


def is_detained(reckoning: Reckoning) -> bool:
    """Whether the person is detained."""
    return reckoning.story.is_detained(Span(reckoning.as_at, reckoning.as_at))


def is_abroad(reckoning: Reckoning) -> bool:
    """Whether the person has moved out of England, where this law does not run."""
    return any(first <= reckoning.as_at <= last for first, last in reckoning.story.abroad)


def is_under_25(reckoning: Reckoning) -> bool:
    """Whether the twenty-fifth birthday lies ahead, or is not known."""
    birthday = reckoning.story.life.birthday(25)
    return birthday is None or reckoning.as_at < birthday


def is_over_18(reckoning: Reckoning) -> bool:
    """Whether the eighteenth birthday is known to have come."""
    birthday = reckoning.story.life.birthday(18)
    return birthday is not None and birthday <= reckoning.as_at


def is_over_19(reckoning: Reckoning) -> bool:
    """Whether the nineteenth birthday is known to have come."""
    birthday = reckoning.story.life.birthday(19)
    return birthday is not None and birthday <= reckoning.as_at


def is_of_school_age(reckoning: Reckoning) -> bool:
    """Whether the child is of compulsory school age, or it is not known."""
    return reckoning.story.life.of_school_age(reckoning.as_at) is not False


def is_over_school_age(reckoning: Reckoning) -> bool:
    """Whether compulsory school age is known to have ended."""
    ends = reckoning.story.life.school_age_ends
    return ends is not None and ends < reckoning.as_at


def is_not_a_school(reckoning: Reckoning) -> bool:
    """Whether the place recorded is a nursery or college, or no place at all."""
    return reckoning.story.setting_on(reckoning.as_at) in _NOT_SCHOOLS


def is_mainstream(reckoning: Reckoning) -> bool:
    """Whether the place recorded is a mainstream one, or its kind is not recorded."""
    return reckoning.story.setting_on(reckoning.as_at) not in _NOT_MAINSTREAM
