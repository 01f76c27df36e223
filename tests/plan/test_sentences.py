"""The judge of provision agrees with the labels as often as was agreed, and better than a plain list of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.plan.score import by_list, entries, score

SENTENCES = Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class Floors:
    """The least that is asked of the judge on a file: recall and precision by verdict, recall by element."""

    recall: dict[str, float] = field(default_factory=dict)
    precision: dict[str, float] = field(default_factory=dict)
    elements: dict[str, float] = field(default_factory=dict)


FILES: dict[Path, Floors] = {
    SENTENCES / "before_the_rules.yaml": Floors(
        recall={"specific": 0.94, "partly": 0.90, "vague": 0.95},
        precision={"specific": 0.94, "partly": 0.90, "vague": 0.95},
        elements={"what": 0.90, "who": 0.90, "duration": 0.90, "frequency": 0.93},
    ),
    SENTENCES / "after_the_rules.yaml": Floors(
        recall={"specific": 0.95, "partly": 0.64, "vague": 0.76},
        precision={"specific": 0.80, "partly": 0.68, "vague": 0.84},
        elements={"what": 0.85, "who": 0.85, "duration": 0.88, "frequency": 0.88},
    ),
    Path(__file__).parents[3] / "shared" / "cases" / "provision_sample.yaml": Floors(
        recall={"specific": 0.55, "vague": 0.90}, precision={"specific": 0.95, "vague": 0.90}
    ),
}
"""Each file of labelled lines and its floors, a little below what was measured. The rules were made on the first."""


def _labelled(path: Path) -> list:
    if not path.exists():
        pytest.skip(f"{path.name} is not there: the labelled lines in it were NOT SCORED")
    return entries(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_agreement_is_no_less_than_agreed(path: Path) -> None:
    floors = FILES[path]
    labelled = _labelled(path)
    assert labelled
    judged = score(labelled)
    print(f"\n{path.name}\n{judged}")
    short = [
        f"{kind} of {name}: {reached:.2f}, agreed {least}"
        for kind, wanted, rates in (
            ("recall", floors.recall, judged.verdicts),
            ("precision", floors.precision, judged.verdicts),
            ("recall", floors.elements, judged.elements),
        )
        for name, least in wanted.items()
        if (reached := getattr(rates[name], kind)) < least
    ]
    assert not short, "\n".join([*short, *judged.differences])


def test_a_label_may_have_another_name_and_a_file_without_any_is_an_error(tmp_path: Path) -> None:
    sample = tmp_path / "sample.yaml"
    sample.write_text(
        "about: made up\nitems:\n- id: 1\n  text: Weekly support.\n  label: mixed\n  missing: [what]\n",
        encoding="utf-8",
    )
    assert [one["verdict"] for one in entries(sample)] == ["partly"]
    sample.write_text("items:\n- id: 1\n  words: Weekly support.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no labelled line"):
        entries(sample)


def test_a_plain_list_of_words_finds_fewer_of_each_verdict() -> None:
    labelled = _labelled(SENTENCES / "before_the_rules.yaml")
    judged, listed = score(labelled), score(labelled, by_list)
    print(f"\nA plain list of words\n{listed}")
    assert all(judged.verdicts[name].recall > listed.verdicts[name].recall for name in ("specific", "partly", "vague"))
