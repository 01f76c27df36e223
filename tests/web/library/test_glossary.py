"""The glossary: one table, from which the page and GLOSSARY.md are both made."""

from pathlib import Path

from tests.web.library.site import client, read
from upheld.web.library.glossary import as_markdown, intro, sections

WRITTEN = Path(__file__).parents[3] / "GLOSSARY.md"


def test_the_file_is_made_of_the_table() -> None:
    """To change a word, change upheld/web/library/glossary.toml, and write as_markdown() to GLOSSARY.md."""
    assert WRITTEN.read_text(encoding="utf-8") == as_markdown()


def test_a_family_reads_the_words_of_the_field_first_and_no_names_of_the_code() -> None:
    assert sections()[0].title == "The field's own words"
    terms = {term.name: term for section in sections() for term in section.terms}
    assert {"EHC plan", "T0", "anchor", "limb, part"} & set(terms) == {"EHC plan"}
    assert not [term for term in terms.values() if "`" in term.name + term.meaning + term.more]
    assert terms["the Tribunal"].more == "HESC Rules 2008"
    assert "Children and Families Act 2014" in intro() and "dash" not in intro()


def test_every_word_has_its_own_place_on_the_page() -> None:
    seen = read(client().get("/law/glossary/").content.decode())
    anchors = [term.anchor for section in sections() for term in section.terms]
    assert len(set(anchors)) == len(anchors) > 60
    assert set(anchors) <= seen.anchors
