"""Every page of the library, fetched once by following links from its first page."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.test import Client

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Seen:
    """What a page holds: its links, how many h1, its citations, its words, and which of them are not in English."""

    body: str
    links: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    h1: int = 0
    citations: list[str] = field(default_factory=list)
    text: str = ""
    foreign: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen
        self.stack: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.seen.h1 += tag == "h1"
        if given.get("id"):
            self.seen.anchors.add(str(given["id"]))
        if tag == "a" and given.get("href"):
            (self.seen.links if str(given["href"]).startswith("/") else self.seen.outside).append(str(given["href"]))
        if "library-citation" in (given.get("class") or ""):
            self.seen.citations.append("")
        if tag not in _VOID:
            self.stack.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.stack}
        if tags & {"script", "style"} or not data.strip():
            return
        self.seen.text += data
        if any("library-citation" in (given.get("class") or "") for _, given in self.stack):
            self.seen.citations[-1] += data
        if not any(str(given.get("lang", "")).startswith("en") for tag, given in self.stack if tag != "html"):
            self.seen.foreign.append(data.strip())


def read(body: str) -> Seen:
    """What a page holds."""
    seen = Seen(body)
    _Reader(seen).feed(body)
    seen.text = re.sub(r"\s+", " ", seen.text)
    return seen


def client() -> Client:
    """A browser that has been nowhere."""
    return Client(headers={"host": "localhost"})


@lru_cache(maxsize=1)
def site() -> dict[str, Seen]:
    """Every page that can be reached, by its address without what stands after the question mark or the hash."""
    browser, found, waiting = client(), {}, ["/law/"]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        found[address] = seen = read(answer.content.decode())
        waiting += [path for link in seen.links if (path := urlsplit(link).path).startswith("/law/")]
    return found
