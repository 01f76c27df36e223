"""The look: no marks of the government site, nothing inline, nothing from elsewhere, readable, both ways round."""

import gzip
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from upheld.compliance import STATUSES
from upheld.law import law_named
from upheld.web.ui import errors

UI = Path(__file__).parents[3] / "upheld" / "web" / "ui"
LOOK, STATIC, TEMPLATES = UI / "look", UI / "static" / "upheld", UI / "templates"
OWN = {"favicon.svg", "offline.js", "worker.js", "VENDORED"}
CSS = (STATIC / "upheld.css").read_text(encoding="ascii")
RTL = (STATIC / "upheld-rtl.css").read_text(encoding="ascii")
JS = (STATIC / "upheld.js").read_text(encoding="utf-8")
OWN_SCSS = [path for path in (LOOK / "scss").glob("*.scss") if path.name != "rtl.scss"]


def _all_templates() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))


def _page(source: str = '{% extends "ui/layout.html" %}{% block title %}A page{% endblock %}') -> str:
    template = engines["jinja2"].from_string(source)
    return str(template.render({}, RequestFactory().get("/")))


# Whose look it is -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["gds transport", "crest", "crown", "gov.uk logotype"])
def test_nothing_shipped_bears_the_marks_of_the_government_site(word: str) -> None:
    shipped = CSS + RTL + JS + (STATIC / "favicon.svg").read_text(encoding="utf-8") + _all_templates() + _page()
    assert word not in shipped.lower()


def test_no_page_names_the_government_site() -> None:
    assert "gov.uk" not in (_all_templates() + _page()).lower()


def test_the_only_typeface_is_our_own_and_it_is_here() -> None:
    faces = re.findall(r"@font-face\{([^}]*)\}", CSS)
    assert {re.search(r'font-family:"([^"]+)"', face)[1] for face in faces} == {"Atkinson Hyperlegible Next"}  # type: ignore[index]
    addresses = re.findall(r'url\("?([^")]+)"?\)', CSS + RTL)
    assert addresses
    assert all((STATIC / address).is_file() for address in addresses)


def test_every_file_of_others_is_named_with_its_version_and_licence() -> None:
    pinned = json.loads((LOOK / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    rows = [line.split() for line in (STATIC / "VENDORED").read_text(encoding="utf-8").splitlines()]
    named = {row[0]: row for row in rows if row and (STATIC / row[0]).is_file()}
    shipped = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()}
    assert set(named) == {path for path in shipped if path not in OWN and not path.startswith("licences/")}
    for row in named.values():
        package, version, licence, text = row[1].rstrip(","), *row[-3:]
        assert pinned[package] == version
        assert licence in {"MIT", "OFL-1.1"}
        assert {"MIT": "MIT License", "OFL-1.1": "SIL OPEN FONT LICENSE"}[licence].lower() in (
            (STATIC / text).read_text(encoding="utf-8").lower()
        )


def test_the_source_pins_exact_versions_and_names_no_registry() -> None:
    text = (LOOK / "package.json").read_text(encoding="utf-8")
    assert "http" not in text
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pin) for pin in json.loads(text)["devDependencies"].values())
    assert not list(LOOK.glob("*lock*"))


# What the browser is sent ---------------------------------------------------------------------------------------------


def test_the_style_and_the_script_stay_small() -> None:
    assert len(gzip.compress(CSS.encode())) < 18_000
    assert len(gzip.compress(RTL.encode())) < 3_000
    assert len(gzip.compress(JS.encode())) < 5_000


@pytest.mark.parametrize(
    "word", ["localStorage", "sessionStorage", "indexedDB", "cookie", "fetch(", "XMLHttpRequest", "sendBeacon", "eval("]
)
def test_the_script_keeps_nothing_and_sends_nothing(word: str) -> None:
    assert word not in JS


def test_no_page_has_a_script_a_style_or_a_handler_inside() -> None:
    html = _page("{% set exit = true %}" + '{% extends "ui/layout.html" %}{% block title %}A{% endblock %}')
    for source in (html, _all_templates()):
        assert not re.search(r"<script(?![^>]*\bsrc=)", source)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source)


def test_the_layout_tells_no_other_site_where_the_visitor_came_from() -> None:
    assert '<meta name="referrer" content="same-origin">' in _page()


# The layout -----------------------------------------------------------------------------------------------------------


def test_every_link_of_the_layout_leads_somewhere() -> None:
    html = _page("{% set exit = true %}" + '{% extends "ui/layout.html" %}{% block title %}A{% endblock %}')
    links = [link for link in re.findall(r'<a [^>]*href="([^"]+)"', html) if not link.startswith("#")]
    assert len(links) >= 12
    for link in links:
        try:
            resolve(link)
        except Resolver404:
            pytest.fail(f"nothing at {link}")


def test_the_way_out_is_there_only_where_it_is_asked_for() -> None:
    asked = _page("{% set exit = true %}" + '{% extends "ui/layout.html" %}{% block title %}A{% endblock %}')
    assert "data-upheld-exit" in asked
    assert "upheld-has-exit" in asked
    assert "data-upheld-exit" not in _page()


def test_the_title_says_first_that_something_is_wrong() -> None:
    wrong = SimpleNamespace(errors={"day": ["Enter a day."]})
    template = engines["jinja2"].from_string(
        '{% extends "ui/layout.html" %}{% block title %}When was it?{% endblock %}'
    )
    told = str(template.render({"form": wrong}, RequestFactory().get("/")))
    assert re.search(r"<title>Error: When was it\? – Upheld</title>", told)
    assert "<title>A page – Upheld</title>" in _page()


def test_a_language_from_right_to_left_turns_the_page() -> None:
    with translation.override("ar"):
        html = _page()
    assert 'dir="rtl"' in html
    assert "upheld-rtl.css" in html
    assert "upheld-rtl.css" not in _page()


@pytest.mark.parametrize(
    ("name", "words"), [("check:start", "Check"), ("library:home", "The law"), ("about:about", "About")]
)
def test_the_menu_shows_where_the_visitor_is(name: str, words: str) -> None:
    address = reverse(name)
    request = RequestFactory().get(address)
    request.resolver_match = resolve(address)
    template = engines["jinja2"].from_string('{% extends "ui/layout.html" %}{% block title %}A{% endblock %}')
    html = str(template.render({}, request))
    assert re.findall(r'<a [^>]*aria-current="true">([^<]+)</a>', html) == [words]


def test_an_error_page_says_what_happened_and_what_to_do() -> None:
    answer = errors.not_found(RequestFactory().get("/nowhere/"))
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "<h1" in html
    assert "Check the address" in html


# Both ways round ------------------------------------------------------------------------------------------------------


def test_our_own_rules_know_no_left_and_no_right() -> None:
    sided = re.compile(
        r"\b(?:margin|padding|border)-(?:left|right)\b|^\s*(?:left|right):|(?:text-align|float|clear): *(?:left|right)",
        re.MULTILINE,
    )
    four = re.compile(r"\b(?:margin|padding): *(\S+) (\S+) (\S+) (\S+);")
    assert len(OWN_SCSS) >= 8
    for path in OWN_SCSS:
        text = path.read_text(encoding="utf-8")
        assert not sided.search(text), path.name
        assert all(right == left for _top, right, _bottom, left in four.findall(text)), path.name


def test_every_sided_rule_of_the_components_is_mirrored() -> None:
    for rule in ("govuk-back-link::before", "govuk-radios__label::before", "govuk-checkboxes__label::before",
                 "govuk-inset-text", "govuk-form-group--error", "govuk-warning-text__icon", "govuk-table__header",
                 "govuk-details__summary::before", "govuk-task-list__status"):  # fmt: skip
        assert rule in RTL


# Readable -------------------------------------------------------------------------------------------------------------


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _colours() -> dict[str, str]:
    text = (LOOK / "scss" / "_base.scss").read_text(encoding="utf-8")
    return dict(re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("ink", "paper"),
    [("brand", "#ffffff"), ("link", "#ffffff"), ("link", "brand-tint"), ("link-hover", "#ffffff"),
     ("link-hover", "brand-tint"), ("brand", "brand-tint"), ("#0b0c0c", "brand-tint"), ("#4b5154", "#ffffff"),
     ("#4b5154", "brand-tint"), ("#ffffff", "#a6192e"), ("#ffffff", "#7d1222"), ("#0b0c0c", "#fff2a8"),
     ("#0b0c0c", "#fff7e6"), ("link", "#fff7e6"), ("link", "#f3f8f6")],
)  # fmt: skip
def test_words_stand_out_from_what_is_behind_them(ink: str, paper: str) -> None:
    colours = _colours()
    first, second = colours.get(ink, ink), colours.get(paper, paper)
    assert first in CSS or first == "#ffffff"
    assert second in CSS or second == "#ffffff"
    assert _contrast(first, second) >= 4.5


# Components -----------------------------------------------------------------------------------------------------------


def _component(call: str, file: str, name: str, **given: object) -> str:
    template = engines["jinja2"].from_string(f'{{% from "components/{file}.html" import {name} %}}{{{{ {call} }}}}')
    return str(template.render(given))


def test_every_status_has_words_of_its_own() -> None:
    told = {_component("status_words(status)", "status", "status_words", status=status).strip() for status in STATUSES}
    assert len(told) == len(STATUSES)
    assert "" not in told


def test_every_confidence_in_the_register_is_said_in_words() -> None:
    marks = {duty.confidence for duty in law_named("england").duties}
    assert "A/B" in marks
    for mark in marks:
        told = _component("sure(mark)", "cited", "sure", mark=mark)
        assert told.count("How sure we are") == mark.count("/") + 1


def test_words_of_the_law_are_marked_as_english_and_escaped() -> None:
    html = _component("card(title, who='The council')", "card", "card", title="Reply <soon>")
    assert '<span lang="en-GB">Reply &lt;soon&gt;</span>' in html
    assert '<span lang="en-GB">The council</span>' in html


def test_a_timeline_links_each_entry_by_its_name() -> None:
    items = [
        {"day": "Monday 12 January 2026", "title": "The request was sent", "edit": "/change/", "remove": "/remove/"}
    ]
    html = _component("timeline(items)", "timeline", "timeline", items=items)
    assert html.count('<span class="govuk-visually-hidden"> – <span lang="en-GB">The request was sent</span>') == 2
    assert "Nothing yet." in _component("timeline([], 'Nothing yet.')", "timeline", "timeline")


def test_the_language_chooser_offers_every_other_language() -> None:
    languages = [("en-gb", "English"), ("cy", "Cymraeg")]
    html = _component(
        "languages_form(languages, 'en-gb', '/language/', '')", "languages", "languages_form", languages=languages
    )
    assert re.findall(r'<button[^>]*value="([^"]+)"', html) == ["cy"]
