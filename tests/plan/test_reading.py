"""The made-up plans are read at least as well as was measured (the floors are a little below: see README.md)."""

from functools import lru_cache

import pytest

from tests.plan.score_reading import KINDS, LISTS, Count, documents, score, together

FLOORS = {
    "generated docx": dict.fromkeys(LISTS, 0.99),
    "generated pdf": dict.fromkeys(LISTS, 0.97),
    "outside docx": dict.fromkeys(LISTS, 0.95),
    "outside pdf": dict.fromkeys(LISTS, 0.95),
    "outside odt": dict.fromkeys(LISTS, 0.95),
    "later docx": dict.fromkeys(LISTS, 0.95) | {"advice": 0.65, "links": 0.90, "facts": 0.88},
    "later pdf": dict.fromkeys(LISTS, 0.95)
    | {"needs": 0.70, "outcomes": 0.49, "provisions": 0.92, "advice": 0.62, "links": 0.45, "facts": 0.77},
}
PRECISION = {"later pdf": 0.90}
"""Of provision, where it is less than 0.97: one of these four plans is made of labels without lines around them."""
SETS = [(of, kind) for of, kinds in KINDS.items() for kind in kinds]


@lru_cache
def counts(of: str, kind: str) -> dict[str, Count]:
    """The counts of a whole set of documents."""
    return together([score(path) for path in documents(of, kind)])


@pytest.mark.parametrize(("of", "kind"), SETS)
def test_a_set_is_read_as_well_as_was_measured(of: str, kind: str) -> None:
    found = counts(of, kind)
    below = {name: round(count.f1, 3) for name, count in found.items() if count.f1 < FLOORS[f"{of} {kind}"][name]}
    assert not below


@pytest.mark.parametrize(("of", "kind"), SETS)
def test_what_is_no_provision_is_not_taken_for_it(of: str, kind: str) -> None:
    """A line of guidance or a wish taken for provision would be promised to a family by this program."""
    assert counts(of, kind)["provisions"].precision >= PRECISION.get(f"{of} {kind}", 0.97)


def test_the_sets_are_there() -> None:
    """At least thirty plans in Word and PDF, and five made outside the generator in three kinds of file."""
    assert [len(documents("generated", kind)) >= 30 for kind in KINDS["generated"]] == [True, True]
    assert [len(documents("outside", kind)) >= 5 for kind in KINDS["outside"]] == [True, True, True]
