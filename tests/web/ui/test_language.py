"""Every word of the interface can be translated, and the pages run from right to left where a language does."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import locale, settings
from django.test import Client, override_settings
from django.utils import translation

from tests.web.pages import CASES, Page, pages, told
from tests.web.pseudo import LOCALE, ROOT, write
from upheld.measures.area import areas
from upheld.measures.constituency import constituencies

pytestmark = pytest.mark.django_db
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_VOID = {"meta", "link", "input", "br", "hr", "img", "source", "col", "wbr"}
_SPOKEN = ("aria-label", "title", "alt", "placeholder")
# What is the same in every language: the service's own name, those of places, and kinds of files.
_PLACES = sorted({one.name for one in (*areas().values(), *constituencies())}, key=len, reverse=True)
_NAMES = re.compile(rf"\b(?:Upheld|{'|'.join(map(re.escape, _PLACES))}|CSV|JSON|SVG|PNG|PDF|SHA-256)\b")


class Seen(HTMLParser):
    """What a reader sees or hears of a page, but for what is marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def hidden(self) -> bool:
        return any(hides for _, hides in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hides = tag in ("script", "style") or (given.get("lang") or "").lower() == "en-gb"
        if not self.hidden() and not hides:
            self.words += [given[name] or "" for name in _SPOKEN if name in given]
            if tag == "input" and given.get("type") in ("submit", "button", "reset"):
                self.words.append(given.get("value") or "")
        if tag not in _VOID:
            self.open.append((tag, hides))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1][0] != tag:
            self.open.pop()
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden():
            self.words.append(data)


def plain_english(html: str) -> list[str]:
    seen = Seen()
    seen.feed(html)
    return [" ".join(words.split()) for words in seen.words if _ENGLISH.search(_NAMES.sub("", words))]


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    for code in ("qps", "qpr"):
        write(folder, code)
    return folder


@pytest.fixture
def language(catalogues: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    code = getattr(request, "param", "qps")
    info = {"bidi": code == "qpr", "code": code, "name": code, "name_local": code}
    locale.LANG_INFO[code] = info  # type: ignore[index]
    with override_settings(
        LANGUAGES=[(code, "Ƥšéüđø")], LANGUAGE_CODE=code, LANGUAGES_BIDI=["qpr"], LOCALE_PATHS=[catalogues]
    ):
        yield code
    del locale.LANG_INFO[code]  # type: ignore[attr-defined]
    translation.activate(settings.LANGUAGE_CODE)


def shown(page: Page) -> str:
    client = Client()
    if page.case:
        told(client, CASES[page.case])
    response = client.get(page.address, follow=True)
    assert response.status_code == 200, page
    return response.content.decode()


def test_the_check_finds_what_is_not_translated() -> None:
    assert plain_english("<p>Hello <span lang='en-GB'>the law</span></p>") == ["Hello"]
    assert plain_english("<button aria-label='Close'>×</button>") == ["Close"]
    assert plain_english("<p>Ħéłłø <b>12</b> Upheld</p>") == []


@pytest.mark.slow
@pytest.mark.parametrize("page", pages(), ids=str)
def test_no_word_of_a_page_is_left_in_plain_english(page: Page, language: str) -> None:
    html = shown(page)
    assert f'lang="{language}"' in html
    assert plain_english(html) == []


@pytest.mark.parametrize("language", ["qpr"], indirect=True)
def test_a_page_runs_from_right_to_left_where_its_language_does(language: str) -> None:
    assert 'dir="rtl"' in shown(Page("/", None))


@pytest.mark.slow
def test_what_translators_are_given_is_fresh(tmp_path: Path) -> None:
    made = tmp_path / "django.pot"
    options = ["--omit-header", "--sort-output", "--no-location", "-k", "gettext_lazy", "-k", "ngettext_lazy:1,2",
               "-k", "pgettext:1c,2", "-k", "pgettext_lazy:1c,2"]  # fmt: skip
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", str(LOCALE / "babel.cfg")]
    subprocess.run([*command, *options, "-o", str(made), "upheld/web"], cwd=ROOT, check=True, env=dict(os.environ))
    assert made.read_text("utf-8") == (LOCALE / "django.pot").read_text("utf-8"), "run `make messages`"
