import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Pictured,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.html import as_html

VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """A page read back: its elements with their attributes and words, and whether every one was closed in turn."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(source)
        self.close()
        assert not self.open, "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "an attribute twice"
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for place in self.open:
            self.elements[place][2].append(data)

    def words(self, tag: str) -> list[str]:
        return ["".join(words) for name, _, words in self.elements if name == tag]

    def values(self, tag: str, attribute: str) -> list[str | None]:
        return [
            attributes[attribute] for name, attributes, _ in self.elements if name == tag and attribute in attributes
        ]


def said(words: str) -> Runs:
    return (Text(words),)


def part(*blocks: Block) -> Page:
    return Page(as_html(Document("A letter", blocks), whole=False))


def test_the_page_says_its_language_and_title_and_needs_nothing_else(every_block: Document) -> None:
    source = as_html(replace(every_block, language="cy"))
    page = Page(source)
    assert source.startswith("<!doctype html>\n")
    assert page.values("html", "lang") == ["cy"]
    assert page.words("title") == [every_block.title]
    assert page.values("meta", "charset") == ["utf-8"]
    assert page.values("meta", "content") == ["width=device-width, initial-scale=1"]
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _, _ in page.elements}
    assert "@import" not in source and "url(" not in source


def test_no_word_becomes_an_element(every_block: Document) -> None:
    page = Page(as_html(every_block))
    known = "html head meta title style body main h1 h2 p strong a mark ul ol li div hr br"
    known += " table caption thead tbody tr th td"
    assert {tag for tag, _, _ in page.elements} == set(known.split())
    hostile = [words for words in page.words("p") if "<script>" in words]
    assert hostile == ["".join(run.text for run in every_block.blocks[3].runs)]  # type: ignore[union-attr]


def test_nothing_acts_on_its_own(every_block: Document) -> None:
    for _, attributes, _ in Page(as_html(every_block)).elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_a_part_is_only_what_stands_in_the_page(every_block: Document) -> None:
    inside = as_html(every_block, whole=False)
    assert inside.startswith("<h1>A late plan</h1>\n<p")
    assert f"<main>\n{inside}</main>" in as_html(every_block)
    Page(inside)


def test_quotes_in_words_do_not_end_an_attribute() -> None:
    page = part(
        Pictured('a "big" house <', said("x")),
        Table('What "was" <owed>', (said("a"),), ()),
        Paragraph((Link("x", 'https://example.org/"><script>'),)),
    )
    assert page.values("div", "aria-label") == ['Place for a picture: a "big" house <', 'What "was" <owed>']
    assert page.values("a", "href") == ["https://example.org/%22%3E%3Cscript%3E"]


@pytest.mark.parametrize(("levels", "tags"), [((2, 3, 3), ["h1", "h2", "h2"]), ((1, 2, 3), ["h1", "h2", "h3"])])
def test_headings_are_headings(levels: tuple[int, ...], tags: list[str]) -> None:
    assert [tag for tag, _, _ in part(*(Heading(level, said("x")) for level in levels)).elements] == tags


def test_links_lead_to_their_address_and_to_a_page_of_the_bundle() -> None:
    page = part(
        Paragraph((Link("a", "https://example.org/?a=1&b=2"), Link("b", "page:12"), Link("c", "mailto:d@e.uk")))
    )
    assert page.values("a", "href") == ["https://example.org/?a=1&b=2", "#page-12", "mailto:d@e.uk"]
    assert page.words("a") == ["a", "b", "c"]


def test_what_is_to_be_filled_in_is_marked() -> None:
    assert '<mark class="gap">[first &amp; last]</mark>' in as_html(Document("t", (Paragraph((Gap("first & last"),)),)))


def test_strong_words_are_strong() -> None:
    assert part(Paragraph((Text("a "), Text("<b>", strong=True)))).words("strong") == ["<b>"]


def test_lists_are_lists() -> None:
    page = part(Items((said("a"), said("b"))), Items((said("c"),), ordered=True))
    assert [tag for tag, _, _ in page.elements] == ["ul", "li", "li", "ol", "li"]
    assert page.words("li") == ["a", "b", "c"]


def test_a_table_says_what_it_shows_and_which_cells_are_headers(every_block: Document) -> None:
    page = Page(as_html(every_block))
    assert page.words("caption") == ["What was owed", "What happened"]
    assert page.values("th", "scope") == ["col"] * 6
    assert page.words("th")[:3] == ["Duty", "Due on", "Days late"]
    assert len(page.words("tr")) == 3 + 46
    assert page.words("td")[:6] == ["Final plan", "1 June 2026", "174", "Decision", "[day]", ""]
    wide = [attributes for tag, attributes, _ in page.elements if tag == "div" and "tabindex" in attributes]
    assert wide[0] == {"class": "table", "role": "region", "aria-label": "What was owed", "tabindex": "0"}


def test_an_address_is_one_paragraph_of_lines() -> None:
    page = part(Lines((said("Parent B"), said("Exampletown"))))
    assert [tag for tag, _, _ in page.elements] == ["p", "br"]
    assert page.words("p") == ["Parent B\nExampletown"]


def test_a_signature_may_lack_its_closing_words_or_its_lines() -> None:
    assert part(Signature("Yours faithfully,", (said("Parent B"),))).words("p") == ["Yours faithfully,", "Parent B"]
    assert part(Signature("", (said("Parent B"),))).words("p") == ["Parent B"]
    assert part(Signature("Yours faithfully,", ())).words("p") == ["Yours faithfully,"]


def test_the_place_of_a_picture_is_heard_as_one() -> None:
    page = part(Pictured("a clock", said("Be quick.")))
    assert page.elements[1][1] == {"class": "picture", "role": "img", "aria-label": "Place for a picture: a clock"}
    assert page.words("div")[1] == "Picture: a clock"
    assert page.words("p") == ["Be quick."]


def test_a_page_break_parts_pages_only_on_paper() -> None:
    page = part(Paragraph(said("x")), PageBreak(), Paragraph(said("y")))
    assert page.values("hr", "class") == ["page-break"]
    style = Page(as_html(Document("t", ()))).words("style")[0]
    assert re.search(r"@media print \{.*hr\.page-break \{[^}]*break-after: page", style, re.DOTALL)


def luminance(colour: str) -> float:
    """The relative luminance of a colour as WCAG 2.2 reckons it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("selector", "behind", "least"),
    [("body", None, 4.5), ("a", "#fff", 4.5), ("mark.gap", None, 4.5), (".picture", "#fff", 3), ("th, td", "#fff", 3)],
)
def test_colours_can_be_told_apart(selector: str, behind: str | None, least: float) -> None:
    style = Page(as_html(Document("t", ()))).words("style")[0]
    rule = re.search(rf"^{re.escape(selector)} \{{([^}}]*)\}}", style, re.MULTILINE)
    assert rule
    fore = re.search(r"(?:^|; ?| )(?:color|border): [^;]*?(#[0-9a-f]{3,6})", rule[1])
    back = behind or re.search(r"background: (#[0-9a-f]{3,6})", rule[1])[1]  # type: ignore[index]
    assert fore
    light, dark = sorted((luminance(fore[1]), luminance(back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


@pytest.mark.parametrize("style", ["letter", "easy-read", "report"])
def test_the_style_of_the_document_is_that_of_the_page(style: str, every_block: Document) -> None:
    assert Page(as_html(replace(every_block, style=style))).values("body", "class") == [style]  # type: ignore[arg-type]
