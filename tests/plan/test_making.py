"""The made-up plans hold what their truth says, and the maker still makes the very ones that are kept."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.plan.making.content import AREAS
from tests.plan.making.documents import FOLDER, Made, made
from tests.plan.making.pdf import folded, pages_of, with_pages
from tests.plan.making.pools import CELLS, NEEDS, PROVISIONS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STEMS = [path.stem for path in sorted(FOLDER.glob("*.docx"))]


@cache
def plans() -> dict[str, Made]:
    return {one.stem: one for one in made()}


def truth(stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{stem}.json").read_text(encoding="utf-8"))
    return found


def parts(data: bytes | Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as file:
        return {name: file.read(name) for name in file.namelist()}


def words_of(path: Path, struck_out: bool = False) -> list[str]:
    """Every paragraph of the Word file, headers and footers too: as accepted, or only what was struck out."""
    found = []
    kept = f"{W}delText" if struck_out else f"{W}t"
    for name, data in parts(path).items():
        if name.startswith(("word/document", "word/header", "word/footer")):
            for paragraph in etree.fromstring(data).iter(f"{W}p"):
                pieces = (one.text or "" if one.tag == kept else " " for one in paragraph.iter(kept, f"{W}br"))
                found.append("".join(pieces))
    return found


def texts(stem: str) -> list[str]:
    kept = truth(stem)
    found = [one["text"] for name in ("needs", "outcomes", "provisions") for one in kept[name]]
    found += [text for one in kept["provisions"] for text in one.get("cells", {}).values() if text]
    found += [one[key] for one in kept["advice"] for key in ("author", "role")]
    found += [text for one in kept["people"] for text in (one["role"], one["name"])]
    return [*found, *([kept["named_setting"]] if kept["named_setting"] else []), kept["title"], kept["council"]]


def test_there_are_enough_of_them() -> None:
    assert len(STEMS) >= 30
    assert len({truth(stem)["layout"] for stem in STEMS}) >= 10
    assert {truth(stem)["version"] for stem in STEMS} == {"draft", "final", "amended", "working_document"}
    wordings = {line.text for pool in (PROVISIONS, CELLS) for lines in pool.values() for line in lines}
    assert len(wordings) >= 120
    assert all(len(NEEDS[area]) >= 10 for area in AREAS)


def test_the_kept_documents_are_the_ones_that_are_made() -> None:
    assert list(plans()) == STEMS
    assert {path.stem for path in FOLDER.iterdir()} == set(STEMS)
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 5_000_000


@pytest.mark.parametrize("stem", STEMS)
def test_the_maker_makes_the_kept_truth_and_word_file(stem: str) -> None:
    one = plans()[stem]
    assert with_pages(one.truth.as_json(), FOLDER / f"{stem}.pdf") == truth(stem)
    assert parts(one.word) == parts(FOLDER / f"{stem}.docx")


@pytest.mark.parametrize("stem", STEMS)
def test_the_word_file_holds_every_text_of_the_truth(stem: str) -> None:
    paragraphs = words_of(FOLDER / f"{stem}.docx")
    whole = "\n".join(folded(text) for text in paragraphs)
    assert [text for text in texts(stem) if folded(text) not in whole] == []
    struck = "\n".join(folded(text) for text in words_of(FOLDER / f"{stem}.docx", struck_out=True))
    assert [text for text in truth(stem)["boilerplate"] if folded(text) not in whole + struck] == []


@pytest.mark.parametrize("stem", STEMS)
def test_the_pdf_holds_every_text_of_the_truth(stem: str) -> None:
    pages = pages_of(FOLDER / f"{stem}.pdf")
    assert 4 <= len(pages) <= 25
    assert [text for text in texts(stem) if not _on(folded(text), pages)] == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_page_in_the_truth_holds_the_beginning_of_its_text(stem: str) -> None:
    kept, pages = truth(stem), pages_of(FOLDER / f"{stem}.pdf")
    for one in (*kept["needs"], *kept["outcomes"], *kept["provisions"]):
        assert folded(one["text"])[:12] in pages[one["page"] - 1]


def _on(text: str, pages: list[str]) -> bool:
    """Whether a page holds the text, or one page its beginning and the next its end."""
    if any(text in page for page in pages):
        return True
    return any(
        text[:at] in first and text[at:] in second for first, second in pairwise(pages) for at in range(1, len(text))
    )


@pytest.mark.parametrize("stem", STEMS)
def test_the_truth_agrees_with_itself(stem: str) -> None:
    kept = truth(stem)
    assert set(kept["sections"]) == {"A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"}
    assert len(kept["sections"]) == 12
    said = [folded(one["text"]) for name in ("needs", "outcomes", "provisions") for one in kept[name]]
    assert len(said) == len(set(said))
    assert not set(said) & {folded(text) for text in kept["boilerplate"]}
    for one in kept["provisions"]:
        assert one["for_needs"] == [ref for at in one["needs_at"] if (ref := kept["needs"][at]["ref"])]
        assert one["for_outcomes"] == [ref for at in one["outcomes_at"] if (ref := kept["outcomes"][at]["ref"])]


@pytest.mark.parametrize("stem", STEMS)
def test_the_word_file_tells_nothing_of_the_machine_it_was_made_on(stem: str) -> None:
    found = parts(FOLDER / f"{stem}.docx")
    about = etree.fromstring(found["docProps/core.xml"])
    people = {etree.QName(one).localname: one.text for one in about}
    assert people["creator"] == people["lastModifiedBy"] == "upheld"
    everything = b"".join(found.values()) + (FOLDER / f"{stem}.pdf").read_bytes()
    places = {str(place) for place in (FOLDER.parents[3], Path.home(), tempfile.gettempdir()) if len(str(place)) > 3}
    assert not [place for place in ("file:///", *places) if f"{place}/".encode() in everything]


def test_struck_out_words_are_in_the_word_file_and_not_in_its_pdf() -> None:
    changed = [stem for stem in STEMS if stem.endswith("tracked-changes")]
    assert changed
    for stem in changed:
        document = etree.fromstring(parts(FOLDER / f"{stem}.docx")["word/document.xml"])
        struck = {one.text for one in document.iter(f"{W}delText")}
        assert len(struck) > 2
        pages = "".join(pages_of(FOLDER / f"{stem}.pdf"))
        assert not [text for text in struck if folded(text) in pages]
