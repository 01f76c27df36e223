"""Summaries in other languages: shown above the English, never in its place, and never made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation

from tests.web.library.site import client, read
from upheld.errors import UpheldError
from upheld.web.library import kept, summaries
from upheld.web.library.entries import entry, the_law

FILE = """
by = "A made-up translator"
on = 2026-11-01
law = "{law}"

[duty]
"plan.final" = '''
Krótko <b>mówiąc</b>.

Drugi akapit.
'''
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(summaries, "FOLDER", tmp_path)
    # A page is made anew when the files of the program change, which this folder is not one of.
    kept._KEPT.clear()
    yield tmp_path
    kept._KEPT.clear()


def _polish(address: str) -> str:
    with override_settings(LANGUAGES=[("en-gb", "English"), ("pl", "polski")]):
        html = client().get(address, headers={"accept-language": "pl"}).content.decode()
    translation.activate("en-gb")
    return html


def test_a_summary_stands_above_the_english_with_who_wrote_it(folder: Path) -> None:
    (folder / "pl.toml").write_text(FILE.format(law=the_law().version), encoding="utf-8")
    html = _polish("/law/duty/plan.final/")
    assert '<p class="upheld-notice__text" lang="pl">Krótko &lt;b&gt;mówiąc&lt;/b&gt;.</p>' in html
    assert html.index("Drugi akapit.") < html.index("Within 20 weeks")
    assert "A made-up translator" in html and "another version" not in html
    assert "nobody has written" not in html


def test_a_summary_of_another_version_says_so(folder: Path) -> None:
    (folder / "pl.toml").write_text(FILE.format(law="2020-01-01+00000000"), encoding="utf-8")
    assert "It was written for another version of the law." in _polish("/law/duty/plan.final/")


def test_without_one_a_sentence_says_that_the_law_is_in_english(folder: Path) -> None:
    (folder / "pl.toml").write_text(FILE.format(law=the_law().version), encoding="utf-8")
    for address in ("/law/duty/ehcna.decide/", "/law/letter/complaint_stage_1/"):
        seen = read(_polish(address))
        assert seen.text.count("nobody has written a summary of this page in your language yet") == 1


def test_in_english_nothing_is_said_of_summaries() -> None:
    assert "summary of this page" not in client().get("/law/duty/plan.final/").content.decode()


@pytest.mark.parametrize(
    "text",
    ["by = 1", "not toml at all [", 'by = "x"\non = 2026-01-01\nlaw = "y"\n[duty]\n"no.such" = "z"', "\udcff"],
)
def test_a_file_that_cannot_be_trusted_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "cy.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UpheldError, match=r"cy\.toml"):
        summaries.summary(entry("duty", "plan.final"), "cy", tmp_path)


@pytest.mark.parametrize("language", ["../pl", "/etc/passwd", "", "pl/../pl", "xx"])
def test_a_language_names_one_file_of_the_folder_or_none(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "pl.toml").write_text(FILE.format(law="x"), encoding="utf-8")
    assert summaries.summary(entry("duty", "plan.final"), language, folder) is None


def test_what_is_shipped_can_be_read_and_says_who_wrote_it() -> None:
    for path in sorted(summaries.FOLDER.glob("*.toml")):
        found = summaries._read(summaries.FOLDER, path.stem)
        assert found and all(one.by and one.text for one in found.values())
